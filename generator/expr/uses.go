package expr

import "slices"

// Uses lists the keys that the formula of a key mentions, in the order of the
// formula, each once. A value that needs no formula uses none; names of the
// outer environment are no keys.
func (f *Formulas) Uses(key string) []string {
	e, ok := f.entries[key]
	if !ok || e.expr == nil {
		return nil
	}
	var keys []string
	for _, r := range e.expr.Refs() {
		k, used, err := f.resolve(r.Path)
		if _, known := f.entries[k]; err == nil && used > 0 && known && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys
}

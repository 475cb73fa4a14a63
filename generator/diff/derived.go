package diff

import (
	"slices"

	"github.com/selfeval/selfeval/generator/facts"
)

// derived lists the quantities that another value of something else changed: their
// formulas stayed as they were, or the data model implies them.
func derived(before, after *facts.Facts, written []Change) []Change {
	rewritten := names(written)
	list := changes(computed(before, rewritten), computed(after, rewritten))
	list = slices.DeleteFunc(list, func(c Change) bool { return c.Old == nil || c.New == nil }) // said by what was added or removed
	keep(list, append(rewritten, names(list)...))
	return list
}

func computed(f *facts.Facts, rewritten []string) *entries {
	var s entries
	for _, q := range f.Quantities() {
		if q.Printed == "" || slices.Contains(rewritten, q.Name) {
			continue
		}
		kind := Figure
		switch q.Table {
		case "budget":
			kind = Budget
		case "indicators":
			kind = Indicator
		}
		s.add(entry{kind: kind, id: q.Name, name: q.Name, text: q.Printed, at: q.Node.Place(), uses: q.Uses})
	}
	return &s
}

package pack

import (
	"slices"

	"github.com/selfeval/selfeval/generator/source"
)

// nearestHint proposes the nearest of the known words, or lists them.
func nearestHint(word string, known []string) string {
	if near := source.Nearest(word, known); near != "" {
		return "是不是“" + near + "”？"
	}
	hint := "可以写的有："
	for i, k := range known {
		if i > 0 {
			hint += "、"
		}
		hint += k
	}
	return hint
}

// keys returns the keys of m in a fixed order.
func keys[T any](m map[string]T) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}

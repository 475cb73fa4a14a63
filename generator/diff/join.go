package diff

// Pair joins the older and the newer data file of one report by their positions
// in two lists; -1 where one of them is missing.
type Pair struct{ Old, New int }

// Join pairs the data files of two folders: first those of one path, then those of
// one report, if no other file on its side is about the same. Who says which report
// a file is about (unit, project, year), "" if that cannot be told; it is asked only
// for files without a partner. Pairs are in the order of the newer files; those that
// only the older folder has come last.
func Join(before, after []string, who func(old bool, i int) string) []Pair {
	at := map[string]int{}
	for i, path := range before {
		at[path] = i
	}
	pairs := make([]Pair, len(after))
	taken := make([]bool, len(before))
	for j, path := range after {
		pairs[j] = Pair{-1, j}
		if i, ok := at[path]; ok {
			pairs[j].Old, taken[i] = i, true
		}
	}
	about := map[string][]int{}
	for i := range before {
		if !taken[i] {
			id := who(true, i)
			about[id] = append(about[id], i)
		}
	}
	same := map[string][]int{}
	for j := range pairs {
		if pairs[j].Old < 0 && len(about) > 0 {
			id := who(false, j)
			same[id] = append(same[id], j)
		}
	}
	for id, olds := range about {
		if news := same[id]; id != "" && len(olds) == 1 && len(news) == 1 {
			pairs[news[0]].Old, taken[olds[0]] = olds[0], true
		}
	}
	for i := range before {
		if !taken[i] {
			pairs = append(pairs, Pair{i, -1})
		}
	}
	return pairs
}

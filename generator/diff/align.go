package diff

import (
	"cmp"
	"slices"
)

// pair joins an element of one list with one of another.
type pair struct{ a, b int }

// maxCells bounds the table of an exact alignment; longer stretches are parted at
// lines that occur once in each.
const maxCells = 1 << 20

// align pairs equal elements of two lists in order, as many as it can. It gives
// the same pairs whichever list comes first.
func align(a, b []string) []pair {
	if slices.Compare(a, b) <= 0 {
		return appendCommon(nil, a, b, 0, 0)
	}
	pairs := appendCommon(nil, b, a, 0, 0)
	for i := range pairs {
		pairs[i].a, pairs[i].b = pairs[i].b, pairs[i].a
	}
	return pairs
}

func appendCommon(pairs []pair, a, b []string, i, j int) []pair {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		pairs = append(pairs, pair{i, j})
		a, b, i, j = a[1:], b[1:], i+1, j+1
	}
	end := 0
	for end < len(a) && end < len(b) && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	a, b = a[:len(a)-end], b[:len(b)-end]
	switch {
	case len(a) == 0 || len(b) == 0:
	case len(a)*len(b) <= maxCells:
		pairs = longest(pairs, a, b, i, j)
	default:
		pairs = patience(pairs, a, b, i, j)
	}
	for k := range end {
		pairs = append(pairs, pair{i + len(a) + k, j + len(b) + k})
	}
	return pairs
}

// longest is a longest common subsequence.
func longest(pairs []pair, a, b []string, i, j int) []pair {
	width := len(b) + 1
	length := make([]int32, (len(a)+1)*width) // of what is common from x, y on
	for x := len(a) - 1; x >= 0; x-- {
		for y := len(b) - 1; y >= 0; y-- {
			if a[x] == b[y] {
				length[x*width+y] = length[(x+1)*width+y+1] + 1
			} else {
				length[x*width+y] = max(length[(x+1)*width+y], length[x*width+y+1])
			}
		}
	}
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] == b[y]:
			pairs = append(pairs, pair{i + x, j + y})
			x, y = x+1, y+1
		case length[(x+1)*width+y] >= length[x*width+y+1]:
			x++
		default:
			y++
		}
	}
	return pairs
}

// patience parts two long lists at what occurs once in each, and aligns what lies
// between. Without any such place they have nothing in common.
func patience(pairs []pair, a, b []string, i, j int) []pair {
	type seen struct{ a, b, countA, countB int }
	all := map[string]*seen{}
	at := func(s string) *seen {
		if all[s] == nil {
			all[s] = &seen{}
		}
		return all[s]
	}
	for x, s := range a {
		at(s).a, at(s).countA = x, at(s).countA+1
	}
	for y, s := range b {
		at(s).b, at(s).countB = y, at(s).countB+1
	}
	var unique []pair
	for x, s := range a {
		if p := all[s]; p.countA == 1 && p.countB == 1 {
			unique = append(unique, pair{x, p.b})
		}
	}
	from := pair{}
	for _, p := range append(rising(unique), pair{len(a), len(b)}) {
		if len(unique) == 0 {
			break
		}
		pairs = appendCommon(pairs, a[from.a:p.a], b[from.b:p.b], i+from.a, j+from.b)
		if p.a < len(a) {
			pairs = append(pairs, pair{i + p.a, j + p.b})
		}
		from = pair{p.a + 1, p.b + 1}
	}
	return pairs
}

// rising is a longest part of the pairs in which b rises; a does already.
func rising(pairs []pair) []pair {
	var tails []int // the pair that ends the best run of each length
	before := make([]int, len(pairs))
	for k, p := range pairs {
		n, _ := slices.BinarySearchFunc(tails, p.b, func(t, b int) int { return cmp.Compare(pairs[t].b, b) })
		if before[k] = -1; n > 0 {
			before[k] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, k)
		} else {
			tails[n] = k
		}
	}
	run := make([]pair, len(tails))
	if len(tails) == 0 {
		return run
	}
	for n, k := len(tails)-1, tails[len(tails)-1]; n >= 0; n, k = n-1, before[k] {
		run[n] = pairs[k]
	}
	return run
}

package check

import (
	"strings"

	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/source"
)

// sameText is the number of characters from which two whole texts that are equal
// are a copy.
const sameText = 12

// identical finds whole texts that stand twice in the file with the same figures.
// Longer repeats are found sentence by sentence: see repeats.
func (r *reporter) identical() {
	first := map[string]*passage{}
	for i := range r.passages {
		p := &r.passages[i]
		n := han(p.Value)
		if p.role == reasonText || p.role == measureText || n < sameText {
			continue
		}
		text := core(p.Value)
		before := first[text]
		if before == nil {
			first[text] = p
			continue
		}
		if n < longRepeat { // repeats has found the others
			r.add(source.TextRepeated, p.Node, "与另一处一字不差", "各写各的内容，或保留一处", before.Node.Place())
		}
	}
}

// lastYear finds texts that stand word for word in last year's file. What refers
// to the data changes with it, and is no copy; nor is the form of words of lists.
func (r *reporter) lastYear() {
	if r.Facts.Last == nil {
		return
	}
	old := map[string]*passage{}
	list := passagesOf(r.Facts.Last)
	for i := range list {
		old[core(list[i].Value)] = &list[i]
	}
	for i := range r.passages {
		p := &r.passages[i]
		switch p.role {
		case itemText, fieldText, shownText, goalText:
			continue
		}
		if han(p.Value) < sameText || strings.ContainsAny(p.Value, "{}") {
			continue
		}
		if same := old[core(p.Value)]; same != nil && p.Value != facts.Blank {
			r.add(source.LikeLastYear, p.Node, "与上年的报告一字不差", "写本年的情况；确实没有变化的，认可它", same.Node.Place())
		}
	}
}

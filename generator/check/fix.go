package check

import (
	"sort"
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// Fix exchanges one typed figure for a reference to the data that holds it.
type Fix struct {
	source.Place
	Key        string // of the text
	Text       string // as typed: 4253人
	Reference  string // 安管人员, without braces
	Start, End int    // bytes of the data file
}

// Left is a typed figure that Fixes left alone though the data holds it.
type Left struct {
	source.Place
	Key, Text string
	Why       string // Chinese, without a full stop
}

// Fixes lists the typed figures of a report that are exactly one figure of the
// data and are printed just as they are typed, in the order of the file, and
// those that are left for a person to decide.
func Fixes(s Subject) (list []Fix, left []Left) {
	r := newReporter(s, &source.Findings{})
	r.contradictions()
	file := s.Facts.Node.Value.File
	for i := range r.review.text.Mentions {
		m := &r.review.text.Mentions[i]
		if !r.isTyped(m) || r.script.told[m.Start] || !isFigure(m) || r.review.quoted(m.Start) {
			continue
		}
		p := r.script.at(m.Start)
		n := p.passage.Node
		if n.Value.File != file {
			continue
		}
		names, _ := r.holding(m)
		switch equal := r.equal(m); {
		case len(names) == 0:
		case len(equal) > 1:
			left = append(left, Left{p.place(m.Start), n.Path(), m.Text, "数据里有不止一个：" + strings.Join(equal, "、")})
		default:
			from := p.within(m.Start)
			list = append(list, Fix{p.place(m.Start), n.Path(), m.Text, names[0], n.Offset(from), n.Offset(from + len(m.Text))})
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Start < list[j].Start })
	return list, left
}

// equal names all figures of the data that are printed as a typed one is,
// whatever the words around it.
func (r *reporter) equal(m *prose.Mention) (names []string) {
	for i := range r.known {
		if k := &r.known[i]; k.name != "" && k.value.String() == m.Text {
			names = append(names, k.name)
		}
	}
	return names
}

// Apply is the text of a data file with the figures exchanged. Every other byte
// stays as it is.
func Apply(text string, list []Fix) string {
	var b strings.Builder
	at := 0
	for _, f := range list {
		if f.Start < at || f.End > len(text) {
			continue
		}
		b.WriteString(text[at:f.Start] + "{" + f.Reference + "}")
		at = f.End
	}
	return b.String() + text[at:]
}

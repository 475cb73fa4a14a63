package explain

import (
	"reflect"
	"slices"
	"strings"

	"github.com/selfeval/selfeval/generator/compose"
)

// printed lists the places where the value of a step is printed because of it.
func (x *Explainer) printed(n *Node) []*Printed {
	a := &Answer{}
	for i := range x.stretches {
		s := &x.stretches[i]
		for _, at := range s.mentions(n.Value) {
			x.add(a, s, at, x.cause(s, at))
		}
	}
	for _, item := range a.Items {
		if reflect.DeepEqual(item.Node, n) {
			return item.Printed
		}
	}
	return []*Printed{}
}

// mentions are the places of a stretch that may print a value: numbers that are
// the same but for zeros at the end, or the value itself where it is a word.
func (s *stretch) mentions(value string) []span {
	spans := numbers(value)
	if len(spans) == 0 {
		if i := strings.Index(s.text, value); i >= 0 && value != "" {
			return []span{{i, i + len(value)}}
		}
		return nil
	}
	want := significant(value[spans[0].from:spans[0].to])
	var list []span
	for _, at := range numbers(s.text) {
		if significant(s.text[at.from:at.to]) == want {
			list = append(list, at)
		}
	}
	return list
}

// significant is a number without commas, and without zeros at the end of its
// decimals.
func significant(s string) string {
	s = plainDigits(s)
	if strings.Contains(s, ".") {
		s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// bySentence finds every place where a text is printed and explains the sentence:
// the conditions that put it there, and all that is filled into it.
func (x *Explainer) bySentence(a *Answer, what string) {
	for i := range x.stretches {
		s := &x.stretches[i]
		from := strings.Index(s.text, what)
		if from < 0 || s.bar != "" {
			continue
		}
		sentence := s.sentence(from, from+len(what))
		start := strings.Index(s.text, sentence)
		heading := append([]string{}, s.heading...)
		a.Items = append(a.Items, &Item{
			Node:    x.sentence(sentence, s.parts(start, start+len(sentence))),
			Printed: []*Printed{{Heading: heading, Where: s.where, Text: sentence, Via: []*Via{}}},
		})
	}
}

// sentence explains a sentence by the parts of runs that it is made of.
func (x *Explainer) sentence(text string, parts []part) *Node {
	n := node(Text, "这一句", text)
	var conditions []*compose.Why
	for _, p := range parts {
		if p.run.Origin.Fill == 0 {
			continue
		}
		f := &x.trace.Fills[p.run.Origin.Fill-1]
		if n.At == nil {
			n.at(f.Place())
			if n.note("模板的措辞"); f.Author {
				n.Notes[0] = "作者写的"
			}
		}
		var list []*compose.Why
		for w := f.Why; w != nil; w = w.Outer {
			list = append(list, w)
		}
		for _, w := range slices.Backward(list) {
			if !slices.Contains(conditions, w) {
				conditions = append(conditions, w)
				n.add(x.because(w))
			}
		}
	}
	for _, p := range parts {
		if fill := p.run.Origin.Fill; fill > 0 && x.trace.Fills[fill-1].Expr != nil {
			n.add(x.run(p.run, whole))
		}
	}
	return n
}

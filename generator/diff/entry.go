package diff

import (
	"slices"
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// entry is one thing of a version, under an id that both versions share.
type entry struct {
	kind Kind
	id   string
	in   string // id of the thing that it is a part of: a part of what was added or removed is not reported apart
	name string
	text string // as printed
	same string // what is compared instead of text, or ""
	at   source.Place
	uses []string // names that it follows from
}

func (e *entry) compared() string {
	if e.same != "" {
		return e.same
	}
	return e.text
}

// entries are the things of one version, each id once.
type entries struct {
	list []entry
	byID map[string]int
}

// add keeps the first of two things of one id apart from the second.
func (s *entries) add(e entry) string {
	if s.byID == nil {
		s.byID = map[string]int{}
	}
	for _, taken := s.byID[e.id]; taken; _, taken = s.byID[e.id] {
		e.id += "'"
	}
	s.byID[e.id] = len(s.list)
	s.list = append(s.list, e)
	return e.id
}

func (s *entries) get(id string) *entry {
	if i, ok := s.byID[id]; ok {
		return &s.list[i]
	}
	return nil
}

// changes compares two versions thing by thing.
func changes(before, after *entries) []Change {
	list := []Change{}
	for i := range after.list {
		b := &after.list[i]
		a := before.get(b.id)
		switch {
		case a == nil && (b.in == "" || before.get(b.in) != nil):
			list = append(list, changeOf(nil, b))
		case a != nil && a.compared() != b.compared():
			list = append(list, changeOf(a, b))
		}
	}
	for i := range before.list {
		a := &before.list[i]
		if after.get(a.id) == nil && (a.in == "" || after.get(a.in) != nil) {
			list = append(list, changeOf(a, nil))
		}
	}
	return list
}

func changeOf(a, b *entry) Change {
	c := Change{Causes: []string{}}
	for _, e := range []*entry{a, b} {
		if e == nil {
			continue
		}
		c.Kind, c.Name, c.id = e.kind, e.name, e.id
		for _, u := range e.uses {
			if !slices.Contains(c.Causes, u) {
				c.Causes = append(c.Causes, u)
			}
		}
	}
	slices.Sort(c.Causes)
	if a != nil {
		c.Old = &Value{a.text, a.at}
	}
	if b != nil {
		c.New = &Value{b.text, b.at}
	}
	return c
}

// keep leaves of each change's causes those that changed themselves.
func keep(list []Change, changed []string) {
	for i := range list {
		c := &list[i]
		c.Causes = slices.DeleteFunc(c.Causes, func(name string) bool { return name == c.Name || !slices.Contains(changed, name) })
	}
}

func names(lists ...[]Change) []string {
	var all []string
	for _, l := range lists {
		for i := range l {
			all = append(all, l[i].Name)
		}
	}
	return all
}

// squeeze leaves out what is not printed of an author's text: blanks at the ends
// of its lines, and empty lines.
func squeeze(s string) string {
	if !strings.ContainsAny(s, "\n\t 　") {
		return s
	}
	lines := strings.Split(s, "\n")
	kept := lines[:0]
	for _, l := range lines {
		if l = strings.Trim(l, " \t\r　"); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}

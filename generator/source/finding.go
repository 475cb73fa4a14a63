package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity of a finding.
type Severity uint8

// The severities, worst first.
const (
	Error   Severity = iota // an exact contradiction, or something that schema or pack declares mandatory
	Warning                 // suspicious; counts as an error with --strict
	Notice
)

// String is the severity's name in JSON.
func (s Severity) String() string { return [...]string{"error", "warning", "notice"}[s] }

// MarshalText makes JSON show the name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the name back from a record.
func (s *Severity) UnmarshalText(text []byte) error {
	for _, known := range []Severity{Error, Warning, Notice} {
		if known.String() == string(text) {
			*s = known
			return nil
		}
	}
	return fmt.Errorf("no severity is called %q", text)
}

// Finding is one thing that is wrong, or worth a look, at one place.
type Finding struct {
	Code     Code     `json:"code"`
	Severity Severity `json:"severity"`
	Message  string   `json:"message"` // Chinese, without a full stop
	Place
	Key      string  `json:"key"`      // path of the data item: indicators[3].actual
	Hint     string  `json:"hint"`     // names the fix; Chinese, without a full stop
	Related  []Place `json:"related"`  // the other places of a contradiction
	Accepted string  `json:"accepted"` // reason of the [[accept]] that covers it, or ""
}

// String is the line that the command line prints.
func (f Finding) String() string {
	var b strings.Builder
	b.WriteString(string(f.Code))
	if f.File != "" {
		b.WriteString(" " + f.Place.String())
	}
	if f.Key != "" {
		b.WriteString(" " + f.Key)
	}
	b.WriteString(": " + sentence(f.Message))
	lead, end := "另见", ""
	for _, p := range f.Related {
		if p.IsZero() { // of a key that could not be read
			continue
		}
		b.WriteString(lead + p.String())
		lead, end = "、", "。"
	}
	b.WriteString(end)
	if f.Hint != "" {
		b.WriteString("提示：" + sentence(f.Hint))
	}
	if f.Accepted != "" {
		b.WriteString("（已认可：" + f.Accepted + "）")
	}
	return b.String()
}

// sentence ends s with a full stop, unless it is a question.
func sentence(s string) string {
	if strings.HasSuffix(s, "？") {
		return s
	}
	return s + "。"
}

// Findings collects what one run finds. The zero value is ready to use. It is
// not safe for concurrent use: each report has its own.
type Findings struct{ list []Finding }

// Add records a finding. The code decides the severity.
func (fs *Findings) Add(code Code, at Place, key, message, hint string, related ...Place) {
	if related == nil {
		related = []Place{} // JSON promises a list
	}
	fs.list = append(fs.list, Finding{
		Code: code, Severity: code.Severity(), Message: message,
		Place: at, Key: key, Hint: hint, Related: related,
	})
}

// Append records findings made elsewhere.
func (fs *Findings) Append(list ...Finding) { fs.list = append(fs.list, list...) }

// List returns the findings sorted by position, without repeats.
func (fs *Findings) List() []Finding {
	l := slices.Clone(fs.list)
	slices.SortStableFunc(l, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Key, b.Key), cmp.Compare(a.Message, b.Message))
	})
	return slices.CompactFunc(l, func(a, b Finding) bool {
		return a.Code == b.Code && a.Place == b.Place && a.Key == b.Key && a.Message == b.Message
	})
}

// Errors counts the findings at error level that nobody accepted.
func (fs *Findings) Errors() int {
	n := 0
	for i := range fs.list {
		if fs.list[i].Severity == Error && fs.list[i].Accepted == "" {
			n++
		}
	}
	return n
}

package explain

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/source"
)

// Kind says what a [Node] is. The names are part of the JSON that machines read.
type Kind string

// The kinds of node.
const (
	Total     Kind = "total"     // 总分, or the sum before limits
	Grade     Kind = "grade"     // 等级
	Band      Kind = "band"      // lower bound of a grade
	Cap       Kind = "cap"       // limit of the total
	Class     Kind = "class"     // score of a class or goal
	Execution Kind = "execution" // score of the execution rate
	Group     Kind = "group"     // one score that several rows share
	Indicator Kind = "indicator" // score of an indicator
	Share     Kind = "share"     // part of the points that was earned
	Points    Kind = "points"    // 分值
	Deduction Kind = "deduction" // points taken
	Given     Kind = "given"     // a score that somebody else gave
	Actual    Kind = "actual"    // 完成数
	Target    Kind = "target"    // 目标值
	Fact      Kind = "fact"      // a figure or an amount of the budget
	Computed  Kind = "computed"  // worked out on the way: 完成率, 得分率
	Count     Kind = "count"     // how many items a list has
	Setting   Kind = "setting"   // what the data or the pack states: a year, a name, a date, a threshold
	Paper     Kind = "document"  // a document
	Problem   Kind = "problem"   // 问题
	Condition Kind = "condition" // of the pack
	Text      Kind = "text"      // an author's text with what is filled in
	Wording   Kind = "wording"   // an expression in a text
	Typed     Kind = "typed"     // letters and digits that somebody typed
	Numbering Kind = "numbering" // the program counted
)

// Node is one step of an explanation: a value and what it follows from.
type Node struct {
	Kind     Kind        `json:"kind"`
	Name     string      `json:"name"`     // what it is, in Chinese
	Value    string      `json:"value"`    // as printed; "" if it has none
	Exact    string      `json:"exact"`    // the same without rounding, as a fraction, where rounding changed it; else ""
	Rule     string      `json:"rule"`     // formula, rule or condition as written; ""
	Filled   string      `json:"filled"`   // Rule with its values put in; ""
	Notes    []string    `json:"notes"`    // what else there is to say
	At       *Place      `json:"at"`       // where Rule or Value is written; null where nobody wrote it
	Document *Document   `json:"document"` // that the value comes from
	Evidence []*Document `json:"evidence"`
	From     []*Node     `json:"from"`

	again string // an expression without names that yields the value: Filled in full
}

// Place is a place in a file.
type Place = source.Place

// Document is a document that a value comes from, or that proves it.
type Document struct {
	Key    string `json:"key"` // in [documents]
	Title  string `json:"title"`
	Issuer string `json:"issuer"`
	Number string `json:"number"`
	Scope  string `json:"scope"`
	Phase  string `json:"phase"`
	AsOf   string `json:"as_of"`
	Kept   string `json:"kept"` // where it is kept
	At     *Place `json:"at"`
}

// node makes a step. JSON promises lists.
func node(kind Kind, name, value string, from ...*Node) *Node {
	n := &Node{Kind: kind, Name: name, Value: value, Notes: []string{}, Evidence: []*Document{}, From: []*Node{}}
	for _, f := range from {
		if f != nil {
			n.From = append(n.From, f)
		}
	}
	return n
}

func (n *Node) note(format string, args ...any) *Node {
	n.Notes = append(n.Notes, fmt.Sprintf(format, args...))
	return n
}

func (n *Node) at(p source.Place) *Node {
	if !p.IsZero() {
		n.At = &p
	}
	return n
}

// written is a node with the place of a value of the data or the pack.
func (n *Node) written(at *source.Node) *Node { return n.at(at.Place()) }

// quantity is how a value prints, with its fraction where that is rounded.
func (n *Node) quantity(v expr.Value) *Node {
	s, err := v.Print()
	if err != nil {
		return n
	}
	n.Value = s
	if q, ok := v.Number(); ok && q.Text == "" && !q.IsExact() {
		n.Exact = fraction(q)
	}
	return n
}

// fraction is the exact value of a quantity that is printed rounded.
func fraction(q expr.Quantity) string {
	if q.Unit == expr.PercentUnit || q.Unit == "" {
		return q.Rat.RatString()
	}
	return expr.Exact(q)
}

// repeats reports whether what was put in only says the value again.
func (n *Node) repeats() bool {
	return n.Filled == "" || strings.Trim(n.Filled, "≈()") == n.Value
}

// add puts a step below n. A document that several fields were read of is one.
func (n *Node) add(from *Node) {
	for _, o := range n.From {
		if from.Kind == Paper && o.Kind == Paper && o.Name == from.Name {
			return
		}
	}
	n.From = append(n.From, from)
}

func (x *Explainer) document(e *source.Entry[facts.Document]) *Document {
	if e == nil {
		return nil
	}
	d, at := &e.Value, e.Key.Node.KeyPlace()
	return &Document{
		Key: e.Key.Value, Title: d.Title.Value, Issuer: d.Issuer.Value, Number: d.Number.Value,
		Scope: d.Scope.Value, Phase: d.Phase.Value, AsOf: d.AsOf.Text, Kept: d.Place.Value, At: &at,
	}
}

// documentOf is the entry of a key, nil if there is none.
func (x *Explainer) documentOf(key string) *source.Entry[facts.Document] {
	for i := range x.facts.Documents {
		if x.facts.Documents[i].Key.Value == key {
			return &x.facts.Documents[i]
		}
	}
	return nil
}

// String words a document: 区财政局《…》（东财〔2020〕42号，部门决算口径，截至2020-12-31，存1号档案盒）.
func (d *Document) String() string {
	s := d.Issuer + "《" + d.Title + "》"
	inside := ""
	add := func(before, value string) {
		if value == "" {
			return
		}
		if inside != "" {
			inside += "，"
		}
		inside += before + value
	}
	add("", d.Number)
	add("口径：", d.Scope)
	add("阶段：", d.Phase)
	add("截至", d.AsOf)
	add("存", d.Kept)
	if inside != "" {
		s += "（" + inside + "）"
	}
	return s
}

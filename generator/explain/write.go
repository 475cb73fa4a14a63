package explain

import (
	"bufio"
	"io"
	"strings"
)

// Write prints the answer for people: what each value is, the rule with its
// numbers, what that follows from, and where it is printed. What is behind a
// condition, and behind a target that was met, is left to a question of its own;
// the JSON has it.
func (a *Answer) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	for i, item := range a.Items {
		if i > 0 {
			b.WriteString("\n")
		}
		writeNode(b, item.Node, "", "")
		if len(item.Printed) > 0 {
			b.WriteString("印在：\n")
		}
		for _, p := range item.Printed {
			writePrinted(b, p)
		}
	}
	return b.Flush()
}

func writePrinted(b *bufio.Writer, p *Printed) {
	where := append([]string{}, p.Heading...)
	if p.Where != "" {
		where = append(where, p.Where)
	}
	if len(where) == 0 {
		where = []string{"标题之前"}
	}
	b.WriteString("  " + strings.Join(where, "／") + "：" + p.Text + "\n")
	for _, v := range p.Via {
		b.WriteString("    " + v.Rule)
		if v.At != nil {
			b.WriteString("　" + v.At.String())
		}
		b.WriteString("\n")
	}
}

// writeNode prints a step with lines of a tree before it: first before its first
// line, rest before the others.
func writeNode(b *bufio.Writer, n *Node, first, rest string) {
	line := func(s string) { b.WriteString(rest + s + "\n") }
	title := n.Name
	if n.Kind == Wording {
		title = n.Rule
	}
	b.WriteString(first + title)
	if n.Value != "" {
		b.WriteString("　" + strings.ReplaceAll(n.Value, "\n", " "))
	}
	if n.At != nil {
		b.WriteString("　" + n.At.String())
	}
	b.WriteString("\n")
	inner := rest
	if len(n.From) > 0 {
		rest += "│ "
	} else {
		rest += "  "
	}
	if n.Rule != "" && n.Kind != Wording {
		line("规则　" + n.Rule)
	}
	if !n.repeats() {
		s := "代入　" + n.Filled
		if n.Kind != Condition && n.Kind != Problem && n.Kind != Grade && n.Kind != Cap {
			s += " = " + n.Value
		}
		line(s)
	}
	if n.Exact != "" {
		line("精确值　" + n.Exact)
	}
	for _, s := range n.Notes {
		line("说明　" + s)
	}
	if n.Document != nil {
		line("出处　" + n.Document.String() + "　" + n.Document.At.String())
	}
	for _, d := range n.Evidence {
		line("佐证　" + d.String() + "　" + d.At.String())
	}
	for i, f := range n.From {
		shown := *f
		if n.Kind == Condition || f.Kind == Share && f.Value == "100%" { // what was met needs no more words here
			shown.From = nil
		}
		if i == len(n.From)-1 {
			writeNode(b, &shown, inner+"└─ ", inner+"   ")
		} else {
			writeNode(b, &shown, inner+"├─ ", inner+"│  ")
		}
	}
}

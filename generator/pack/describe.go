package pack

import (
	"fmt"
	"strings"
)

// Describe explains a pack to the people who use it: what it prints, how it
// scores, what the author has to write.
func (p *Pack) Describe() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", p.Name.Value, p.Settings.Title.Value)
	if p.Issuer.Set() {
		fmt.Fprintf(&b, "制定：%s\n", p.Issuer.Value)
	}
	if p.Source.Set() {
		fmt.Fprintf(&b, "依据：%s\n", p.Source.Value)
	}
	if p.Scheme != nil {
		p.Scheme.describe(&b)
	}
	if p.Outline != nil {
		b.WriteString("\n提纲：\n")
		walk(p.Outline.Body, func(n Node) {
			switch n := n.(type) {
			case *Heading:
				fmt.Fprintf(&b, "%s%s\n", strings.Repeat("  ", n.Level), n.Text.plain())
			case *Slot:
				fmt.Fprintf(&b, "      ［作者写：%s］\n", n.Name)
			case *TableRef:
				fmt.Fprintf(&b, "      ［表：%s］\n", n.Name)
			case *Annex:
				fmt.Fprintf(&b, "  附件：%s\n", n.Title.plain())
			}
		})
	}
	p.describeInputs(&b)
	return b.String()
}

// plain is wording with its expressions as they are written.
func (w Wording) plain() string {
	var b strings.Builder
	for _, p := range w.Pieces {
		if p.Text == nil {
			continue
		}
		for _, s := range p.Text.Segments {
			if s.Expr != nil {
				b.WriteString("{" + s.Expr.String() + "}")
			} else {
				b.WriteString(s.Literal)
			}
		}
	}
	return b.String()
}

func (s *Scheme) describe(b *strings.Builder) {
	if !s.IsScored() {
		b.WriteString("\n不计分\n")
		return
	}
	fmt.Fprintf(b, "\n计分：满分%s分\n", Points(s.Total))
	if e := s.SchemeData.Execution; e != nil {
		fmt.Fprintf(b, "  %s %s分", e.Class.Value, e.Points.Text)
		if e.ReasonBelow.Set() {
			fmt.Fprintf(b, "（执行率低于%s要说明原因）", e.ReasonBelow.Value)
		}
		b.WriteByte('\n')
	}
	for _, c := range s.Classes {
		c.describe(b, "  ")
	}
	for i, band := range s.Bands {
		if i > 0 {
			b.WriteString("，")
		} else {
			b.WriteString("  等级：")
		}
		fmt.Fprintf(b, "%s %s分起", band.Name, Points(band.From))
	}
	b.WriteByte('\n')
}

func (c *Class) describe(b *strings.Builder, indent string) {
	b.WriteString(indent + c.Name)
	switch {
	case !c.Scored:
		b.WriteString("（不计分）")
	case c.Points != nil:
		b.WriteString(" " + Points(c.Points) + "分")
	}
	b.WriteByte('\n')
	for _, k := range c.Kids {
		k.describe(b, indent+"  ")
	}
}

func (p *Pack) describeInputs(b *strings.Builder) {
	if len(p.Slots) > 0 {
		b.WriteString("\n[text] 作者写的部分：\n")
		for _, s := range p.Slots {
			fmt.Fprintf(b, "  %s%s", s.Key.Value, required(s.Value.Required.Value))
			if s.Value.Limit.Set() {
				fmt.Fprintf(b, "（不超过%d字）", s.Value.Limit.Value)
			}
			fmt.Fprintf(b, "：%s\n", s.Value.Hint.Value)
		}
	}
	if len(p.Lists) > 0 {
		b.WriteString("\n[[lists.…]] 清单：\n")
		for _, l := range p.Lists {
			fmt.Fprintf(b, "  %s（%s）：%s。", l.Key.Value, l.Value.Name.Value, l.Value.Hint.Value)
			for i, f := range l.Value.Fields {
				if i > 0 {
					b.WriteString("，")
				}
				fmt.Fprintf(b, "%s %s", f.Key.Value, f.Value.Value)
			}
			b.WriteByte('\n')
		}
	}
	if len(p.Fields) > 0 {
		b.WriteString("\n[fields] 表头：\n")
		for _, f := range p.Fields {
			fmt.Fprintf(b, "  %s%s", f.Key.Value, required(f.Value.Required.Value))
			for i, c := range f.Value.Choices {
				b.WriteString(map[bool]string{true: "：", false: "、"}[i == 0] + c.Value)
			}
			if h := f.Value.Hint.Value; h != "" {
				b.WriteString("（" + h + "）")
			}
			b.WriteByte('\n')
		}
	}
	if len(p.Figures) > 0 {
		b.WriteString("\n[figures] 提纲用到的数据：\n")
		for _, f := range p.Figures {
			fmt.Fprintf(b, "  %s%s %s\n", f.Key.Value, required(f.Value.Required.Value), f.Value.Hint.Value)
		}
	}
}

func required(yes bool) string {
	if yes {
		return "（必填）"
	}
	return ""
}

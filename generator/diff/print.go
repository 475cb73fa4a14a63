package diff

import (
	"cmp"
	"fmt"
	"io"
	"strings"
)

// Print writes a difference for people. A change within a text is shown as
// 〔old→new〕, with what it stands in.
func (d *Difference) Print(w io.Writer) error {
	p := &printer{}
	p.head(d)
	if d.Empty() {
		p.line("没有变化")
	}
	p.changes("数据", d.Facts, true)
	p.changes("随之变化的数", d.Derived, false)
	p.changes("得分和等级", d.Scores, false)
	p.passages(d)
	_, err := io.WriteString(w, p.String())
	return err
}

type printer struct{ strings.Builder }

func (p *printer) line(format string, args ...any) {
	fmt.Fprintf(p, format+"\n", args...)
}

func (p *printer) head(d *Difference) {
	p.line("%s → %s", d.Old.Data, d.New.Data)
	if d.New.Title != "" {
		p.line("%s", d.New.Title)
	}
	if a, b := d.Old.summary(), d.New.summary(); a+b != "" {
		p.line("  原：%s", a)
		p.line("  现：%s", b)
	}
}

// summary is what tells two versions apart at a glance.
func (v *Version) summary() string {
	var parts []string
	for _, x := range []struct{ name, value, after string }{
		{"版本", v.Version, ""}, {"", v.Date, ""}, {"", v.Total, "分"}, {"", v.Grade, ""}, {"执行率", v.Rate, ""},
	} {
		if x.value != "" {
			parts = append(parts, x.name+x.value+x.after)
		}
	}
	return strings.Join(parts, "，")
}

func (p *printer) changes(title string, list []Change, places bool) {
	if len(list) == 0 {
		return
	}
	p.line("\n%s（%d处）", title, len(list))
	for i := range list {
		c := &list[i]
		p.WriteString("  " + c.Name + "：")
		switch {
		case c.Old == nil:
			p.WriteString("增加 " + short(c.New.Text))
		case c.New == nil:
			p.WriteString("删去 " + short(c.Old.Text))
		case isLong(c.Old.Text) || isLong(c.New.Text):
			p.WriteString(marked(plainEdits(c.Old.Text, c.New.Text)))
		default:
			p.WriteString(cmp.Or(c.Old.Text, "（空）") + " → " + cmp.Or(c.New.Text, "（空）"))
		}
		if len(c.Causes) > 0 {
			p.WriteString("　因：" + strings.Join(c.Causes, "、"))
		}
		if places {
			p.WriteString("　" + placesOf(c))
		}
		p.WriteByte('\n')
	}
}

func placesOf(c *Change) string {
	var list []string
	for _, v := range []*Value{c.Old, c.New} {
		if v != nil && !v.IsZero() {
			list = append(list, v.Place.String())
		}
	}
	return strings.Join(list, " → ")
}

// longText is from where on only the changes of a text are shown.
const longText = 40

func isLong(s string) bool { return len([]rune(s)) > longText || strings.Contains(s, "\n") }

func short(s string) string {
	if r := []rune(s); len(r) > 2*longText {
		s = string(r[:2*longText]) + "…"
	}
	return strings.ReplaceAll(s, "\n", " ")
}

// marked shows the changes of a text in place.
func marked(list []Edit) string {
	var b strings.Builder
	for i, e := range list {
		switch {
		case e.Same != "":
			b.WriteString(clip(e.Same, i > 0, i < len(list)-1))
		case e.Old == "":
			b.WriteString("〔＋" + e.New + "〕")
		case e.New == "":
			b.WriteString("〔－" + e.Old + "〕")
		default:
			b.WriteString("〔" + e.Old + "→" + e.New + "〕")
		}
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}

func (p *printer) passages(d *Difference) {
	if len(d.Passages) == 0 && d.Renumbered == 0 {
		return
	}
	p.line("\n报告（%d处）", len(d.Passages))
	last := "\x00"
	for i := range d.Passages {
		x := &d.Passages[i]
		side := x.New
		if side == nil {
			side = x.Old
		}
		if at := strings.Join(side.place(), " ＞ "); at != last {
			p.line("  %s", cmp.Or(at, "正文开头"))
			last = at
		}
		prefix := "    "
		if side.Row != "" {
			prefix += side.Row + "："
		}
		switch {
		case x.Old == nil:
			p.line("%s增加 %s", prefix, short(x.New.Text))
		case x.New == nil:
			p.line("%s删去 %s", prefix, short(x.Old.Text))
		case x.Sort == "row":
			cells := make([]string, len(x.Cells))
			for k, c := range x.Cells {
				if cells[k] = c.Column + "〔" + c.Old + "→" + c.New + "〕"; isLong(c.Old + c.New) {
					cells[k] = c.Column + " " + marked(plainEdits(c.Old, c.New))
				}
			}
			p.line("%s%s", prefix, strings.ReplaceAll(strings.Join(cells, "，"), "\n", " "))
		default:
			p.line("%s%s", prefix, marked(x.Edits))
		}
	}
	if d.Renumbered > 0 {
		p.line("  另有%d处标题只是编号变化", d.Renumbered)
	}
}

// place is where a passage stands: headings and table, outermost first.
func (s *Side) place() []string {
	if s.Table == "" {
		return s.Path
	}
	return append(s.Path[:len(s.Path):len(s.Path)], "表“"+s.Table+"”")
}

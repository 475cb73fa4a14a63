package pack

import (
	"fmt"
	"strconv"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/source"
)

// formData is one [[form]] of forms.toml as written.
type formData struct {
	Node    *source.Node
	Name    source.Text  `toml:"name,required"`
	Caption source.Text  `toml:"caption"`
	Text    source.Text  `toml:"text"` // table (default) or form
	Columns *source.Node `toml:"columns,required"`
	Head    source.Int   `toml:"head"`
	Plain   source.Bool  `toml:"plain"`
	Rows    []rowData    `toml:"row,required"`
}

type rowData struct {
	Node  *source.Node
	Each  source.Text `toml:"each"`
	When  source.Text `toml:"when"`
	Cells []cellData  `toml:"cells,required"`
}

// cellData is a text, or a table with text and looks.
type cellData struct {
	Node  *source.Node
	Text  source.Text
	Span  source.Int
	Rows  source.Int
	Merge source.Text
	Align source.Text
	Head  source.Bool
}

// UnmarshalNode reads "文字" and { t = "文字", span = 2, … }.
func (c *cellData) UnmarshalNode(n *source.Node, b *source.Binder) {
	c.Node = n
	if n.Kind != source.Table {
		b.Bind(n, &c.Text)
		return
	}
	var t struct {
		Text  source.Text `toml:"t,required"`
		Span  source.Int  `toml:"span"`
		Rows  source.Int  `toml:"rows"`
		Merge source.Text `toml:"merge"`
		Align source.Text `toml:"align"`
		Head  source.Bool `toml:"head"`
	}
	b.Bind(n, &t)
	c.Text, c.Span, c.Rows, c.Merge, c.Align, c.Head = t.Text, t.Span, t.Rows, t.Merge, t.Align, t.Head
}

// LoadForms reads forms.toml: every row's cells must fill its columns.
func LoadForms(node *source.Node, out *source.Findings) []*Form {
	var data struct {
		Form []formData `toml:"form"`
	}
	source.Bind(node, &data, out)
	forms := make([]*Form, 0, len(data.Form))
	for i := range data.Form {
		d := &data.Form[i]
		l := formLoader{out: out, form: &Form{Name: d.Name.Value, At: d.Node.Place(), Head: d.Head.Value, Plain: d.Plain.Value, Text: doc.TableText}}
		l.load(d)
		for _, f := range forms {
			if f.Name == l.form.Name {
				out.Add(source.BadForm, d.Name.Node.Place(), d.Name.Node.Path(), "表“"+f.Name+"”重复", "改一个名称", f.At)
			}
		}
		forms = append(forms, l.form)
	}
	return forms
}

type formLoader struct {
	out  *source.Findings
	form *Form
	open []int // rows that a cell above still covers, by column
}

func (l *formLoader) load(d *formData) {
	if d.Caption.Set() {
		w := textWording(d.Caption, l.out)
		l.form.Caption = &w
	}
	switch d.Text.Value {
	case "", "table":
	case "form":
		l.form.Text = doc.FormText
	default:
		l.out.Add(source.BadForm, d.Text.Node.Place(), d.Text.Node.Path(), "不认识“"+d.Text.Value+"”", "写 table 或 form")
	}
	l.columns(d.Columns)
	if len(l.form.Columns) == 0 {
		return
	}
	l.open = make([]int, len(l.form.Columns))
	for i := range d.Rows {
		l.row(&d.Rows[i])
	}
	if h := d.Head; h.Set() && (h.Value < 0 || h.Value >= max(1, len(d.Rows))) {
		l.out.Add(source.BadForm, h.Node.Place(), h.Node.Path(), "表头要在表的各行之内：写的是"+h.Node.Text+"行，这张表有"+strconv.Itoa(len(d.Rows))+"行", "head 写换页时重复的行数")
		l.form.Head = 0
	}
	for _, rows := range l.open {
		if rows > 0 {
			l.out.Add(source.BadForm, d.Node.Place(), d.Node.Path(), "最后一行之下还有没合并完的单元格", "减少 rows，或补上行")
			break
		}
	}
}

// maxColumns bounds a form's width.
const maxColumns = 64

func (l *formLoader) columns(n *source.Node) {
	if n == nil {
		return
	}
	if n.Kind == source.Integer {
		var count source.Int
		source.Bind(n, &count, l.out)
		if count.Value < 1 || count.Value > maxColumns {
			l.out.Add(source.BadForm, n.Place(), n.Path(), "列数不对", fmt.Sprintf("列数在1到%d之间", maxColumns))
			return
		}
		l.form.Columns = make([]doc.Column, count.Value)
		return
	}
	var list []struct {
		Weight source.Int  `toml:"weight"`
		Align  source.Text `toml:"align"`
	}
	source.Bind(n, &list, l.out)
	if len(list) > maxColumns {
		l.out.Add(source.BadForm, n.Place(), n.Path(), "列太多", fmt.Sprintf("最多%d列", maxColumns))
		return
	}
	for _, c := range list {
		l.form.Columns = append(l.form.Columns, doc.Column{Weight: max(0, c.Weight.Value), Align: l.align(c.Align)})
	}
}

func (l *formLoader) align(t source.Text) doc.Align {
	switch t.Value {
	case "":
		return doc.AlignDefault
	case "left":
		return doc.AlignLeft
	case "center":
		return doc.AlignCenter
	case "right":
		return doc.AlignRight
	case "justify":
		return doc.AlignJustify
	}
	l.out.Add(source.BadForm, t.Node.Place(), t.Node.Path(), "不认识的对齐方式“"+t.Value+"”", "写 left、center、right 或 justify")
	return doc.AlignDefault
}

// row reads a row and checks that its cells fill the columns that the cells
// above leave free, side by side.
func (l *formLoader) row(d *rowData) {
	r := FormRow{At: d.Node.Place()}
	if d.Each.Set() {
		r.Each = compile(d.Each, l.out)
		r.Variable = loopVariable(d.Each.Value)
	}
	if d.When.Set() {
		r.When = compile(d.When, l.out)
	}
	at := 0
	for i := range d.Cells {
		c := l.cell(&d.Cells[i], d.Each.Set())
		for at < len(l.open) && l.open[at] > 0 {
			l.open[at]--
			at++
		}
		for j := 0; j < c.Span; j, at = j+1, at+1 {
			if at >= len(l.open) || l.open[at] > 0 {
				l.out.Add(source.BadForm, d.Cells[i].Node.Place(), d.Cells[i].Node.Path(), fmt.Sprintf("单元格放不下：这张表有%d列", len(l.open)), "减少 span，或改 columns")
				return
			}
			l.open[at] = c.Rows - 1
		}
		r.Cells = append(r.Cells, c)
	}
	for at < len(l.open) && l.open[at] > 0 {
		l.open[at]--
		at++
	}
	if at < len(l.open) {
		l.out.Add(source.BadForm, r.At, d.Node.Path(), fmt.Sprintf("这一行只占%d列，表有%d列", at, len(l.open)), "补上单元格，或加大 span")
	}
	l.form.Rows = append(l.form.Rows, r)
}

func (l *formLoader) cell(d *cellData, repeated bool) FormCell {
	c := FormCell{Text: textWording(d.Text, l.out), Span: 1, Rows: 1, Align: l.align(d.Align), Header: d.Head.Value}
	if d.Span.Set() {
		c.Span = min(max(1, d.Span.Value), maxColumns)
	}
	if d.Rows.Set() {
		c.Rows = max(1, d.Rows.Value)
		if repeated && c.Rows > 1 {
			l.out.Add(source.BadForm, d.Node.Place(), d.Node.Path(), "重复的行里不能用 rows", "要合并相同的单元格，写 merge")
			c.Rows = 1
		}
	}
	switch d.Merge.Value {
	case "":
	case "same":
		c.Same = true
	default:
		c.Key = compile(d.Merge, l.out)
	}
	return c
}

package pack

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/source"
)

// styleData is style.toml as written: what it does not mention stays as
// GB/T 9704-2012 has it.
type styleData struct {
	Node  *source.Node
	Lines source.Int `toml:"lines"`
	Chars source.Int `toml:"chars"`
	Paper struct {
		Width  source.Text `toml:"width"`
		Height source.Text `toml:"height"`
		Top    source.Text `toml:"top"`
		Bottom source.Text `toml:"bottom"`
		Left   source.Text `toml:"left"`
		Right  source.Text `toml:"right"`
	} `toml:"paper"`
	Emphasis   source.Text               `toml:"emphasis"`
	Fonts      source.Map[[]source.Text] `toml:"fonts"`
	Styles     source.Map[formatData]    `toml:"styles"`
	PageNumber struct {
		Font    source.Text `toml:"font"`
		Size    source.Text `toml:"size"`
		Dash    source.Bool `toml:"dash"`
		Centred source.Bool `toml:"centred"`
		Below   source.Text `toml:"below"`
	} `toml:"page_number"`
	Table struct {
		Rule source.Text `toml:"rule"`
		PadX source.Text `toml:"pad_x"`
		PadY source.Text `toml:"pad_y"`
	} `toml:"table"`
}

// formatData changes one paragraph style. Indents are in characters, space
// before and after in grid lines.
type formatData struct {
	Font        source.Text   `toml:"font"`
	Size        source.Text   `toml:"size"`
	Align       source.Text   `toml:"align"`
	FirstIndent source.Number `toml:"first_indent"`
	Left        source.Number `toml:"left"`
	Right       source.Number `toml:"right"`
	Before      source.Number `toml:"before"`
	After       source.Number `toml:"after"`
	Leading     source.Text   `toml:"leading"`
	Keep        source.Bool   `toml:"keep"`
}

// roles and sizes are what people call them.
var (
	roles = map[string]doc.Role{"仿宋": doc.Fangsong, "楷体": doc.Kai, "黑体": doc.Hei, "小标宋": doc.TitleSong, "宋体": doc.Song}
	sizes = map[string]doc.Length{
		"初号": 42000, "小初": 36000, "一号": 26000, "小一": 24000, "二号": 22000, "小二": 18000, "三号": 16000, "小三": 15000,
		"四号": 14000, "小四": 12000, "五号": 10500, "小五": 9000, "六号": 7500,
	}
)

// The bounds of a page that can be set: narrower columns and smaller lines than
// these are mistakes of a figure.
const (
	minLength = 0
	maxLength = 2000 * doc.Point
)

// LoadStyle changes style as style.toml says.
func LoadStyle(node *source.Node, style *doc.Style, out *source.Findings) {
	var d styleData
	source.Bind(node, &d, out)
	l := styleLoader{out}
	l.count(d.Lines, &style.Lines, 10, 60)
	l.count(d.Chars, &style.Chars, 10, 60)
	p := &style.Paper
	for _, x := range []struct {
		from source.Text
		to   *doc.Length
	}{
		{d.Paper.Width, &p.Width}, {d.Paper.Height, &p.Height}, {d.Paper.Top, &p.Top}, {d.Paper.Bottom, &p.Bottom}, {d.Paper.Left, &p.Left}, {d.Paper.Right, &p.Right},
		{d.PageNumber.Below, &style.PageNumber.Below}, {d.PageNumber.Size, &style.PageNumber.Size},
		{d.Table.Rule, &style.Table.Rule}, {d.Table.PadX, &style.Table.PadX}, {d.Table.PadY, &style.Table.PadY},
	} {
		l.length(x.from, x.to)
	}
	if p.TextWidth() < 100*doc.Point || p.TextHeight() < 100*doc.Point {
		out.Add(source.BadStyle, node.Place(), "paper", "页边距太大，版心放不下正文", "减小 top、bottom、left、right")
		*p = doc.GBT9704().Paper
	}
	l.role(d.Emphasis, &style.Emphasis)
	l.role(d.PageNumber.Font, &style.PageNumber.Role)
	l.flag(d.PageNumber.Dash, &style.PageNumber.Dash)
	l.flag(d.PageNumber.Centred, &style.PageNumber.Centred)
	for _, f := range d.Fonts {
		var role doc.Role
		if !l.role(f.Key, &role) || len(f.Value) == 0 {
			continue
		}
		name := doc.FontName{Name: f.Value[0].Value}
		for _, alt := range f.Value[1:] {
			name.Alternatives = append(name.Alternatives, alt.Value)
		}
		style.Fonts[role] = name
	}
	for i := range d.Styles {
		l.format(&d.Styles[i], style)
	}
	l.grid(&d, style)
}

// grid checks that characters of the body's size fill the grid: all text of the
// report is set with its distances.
func (l styleLoader) grid(d *styleData, style *doc.Style) {
	size := style.Paragraphs[doc.BodyText].Size
	if size <= 0 {
		return
	}
	if pitch := style.CharPitch(); pitch > size*5/4 || pitch < size*9/10 {
		n := style.Paper.TextWidth() / size
		l.misfit(d.Chars, d.Node, "chars", fmt.Sprintf("每行%d字，字距和正文的字号不合", style.Chars), fmt.Sprintf("这样的字号和版心，每行约%d字：写 chars = %d", n, n))
	}
	if style.LinePitch() < size {
		l.misfit(d.Lines, d.Node, "lines", fmt.Sprintf("每页%d行，行距小于正文的字号", style.Lines), fmt.Sprintf("最多写 lines = %d", style.Paper.TextHeight()/size))
	}
}

func (l styleLoader) misfit(n source.Int, root *source.Node, key, message, hint string) {
	at := n.Node
	if at == nil {
		at = root
	}
	l.out.Add(source.BadStyle, at.Place(), key, message, hint)
}

type styleLoader struct{ out *source.Findings }

func (l styleLoader) bad(t *source.Node, message, hint string) {
	l.out.Add(source.BadStyle, t.Place(), t.Path(), message, hint)
}

func (l styleLoader) count(from source.Int, to *int, least, most int) {
	switch {
	case !from.Set():
	case from.Value < least || from.Value > most:
		l.bad(from.Node, "数目不在可用的范围内", fmt.Sprintf("写%d到%d之间的整数", least, most))
	default:
		*to = from.Value
	}
}

func (l styleLoader) flag(from source.Bool, to *bool) {
	if from.Set() {
		*to = from.Value
	}
}

func (l styleLoader) role(from source.Text, to *doc.Role) bool {
	if !from.Set() {
		return false
	}
	r, ok := roles[from.Value]
	if !ok {
		l.out.Add(source.BadStyle, from.Node.KeyPlace(), from.Node.Path(), "没有“"+from.Value+"”这种字体用途", nearestHint(from.Value, keys(roles)))
		return false
	}
	*to = r
	return true
}

// length reads 三号, 16pt, 37mm or 3.7cm.
func (l styleLoader) length(from source.Text, to *doc.Length) {
	if !from.Set() {
		return
	}
	if s, ok := sizes[from.Value]; ok {
		*to = s
		return
	}
	for _, unit := range []struct {
		name     string
		num, den int64 // of a thousandth of a point
	}{{"pt", 1000, 1}, {"mm", 720000, 254}, {"cm", 7200000, 254}} {
		digits, ok := strings.CutSuffix(from.Value, unit.name)
		if !ok || strings.ContainsAny(digits, "eE/_xX") || len(digits) > 12 {
			continue
		}
		if r, ok := new(big.Rat).SetString(strings.TrimSpace(digits)); ok {
			r.Mul(r, big.NewRat(unit.num, unit.den))
			// Half away from zero, as MM does.
			n, _ := new(big.Int).SetString(r.FloatString(0), 10)
			if n.IsInt64() && doc.Length(n.Int64()) >= minLength && doc.Length(n.Int64()) <= maxLength {
				*to = doc.Length(n.Int64())
				return
			}
		}
	}
	l.bad(from.Node, "“"+from.Value+"”不是长度", "写字号（三号）、磅（16pt）、毫米（37mm）或厘米（3.7cm）")
}

// hundredths reads a number of characters or lines.
func (l styleLoader) hundredths(from source.Number, to *int) {
	if !from.Set() {
		return
	}
	r, ok := new(big.Rat).SetString(from.Text)
	if ok {
		r.Mul(r, big.NewRat(100, 1))
		if ok = r.IsInt() && r.Num().IsInt64() && r.Num().Int64() >= -2000 && r.Num().Int64() <= 2000; ok {
			*to = int(r.Num().Int64())
		}
	}
	if !ok {
		l.bad(from.Node, "不是可用的字数或行数", "写-20到20之间的数，最多两位小数")
	}
}

func (l styleLoader) format(e *source.Entry[formatData], style *doc.Style) {
	var f *doc.Format
	known := make([]string, 0, len(style.Paragraphs))
	for i := range style.Paragraphs {
		known = append(known, style.Paragraphs[i].Name)
		if style.Paragraphs[i].Name == e.Key.Value {
			f = &style.Paragraphs[i]
		}
	}
	if f == nil {
		l.out.Add(source.BadStyle, e.Key.Node.KeyPlace(), e.Key.Node.Path(), "没有“"+e.Key.Value+"”这个段落样式", nearestHint(e.Key.Value, known))
		return
	}
	d := &e.Value
	l.role(d.Font, &f.Role)
	l.length(d.Size, &f.Size)
	l.length(d.Leading, &f.Leading)
	l.hundredths(d.FirstIndent, &f.FirstIndent)
	l.hundredths(d.Left, &f.Left)
	l.hundredths(d.Right, &f.Right)
	l.hundredths(d.Before, &f.Before)
	l.hundredths(d.After, &f.After)
	l.flag(d.Keep, &f.KeepNext)
	if f.Size == 0 {
		l.bad(d.Size.Node, "字号不能是0", "例如“三号”")
		f.Size = 16 * doc.Point
	}
	if d.Align.Set() {
		a, ok := map[string]doc.Align{"left": doc.AlignLeft, "center": doc.AlignCenter, "right": doc.AlignRight, "justify": doc.AlignJustify}[d.Align.Value]
		if !ok {
			l.bad(d.Align.Node, "不认识的对齐方式“"+d.Align.Value+"”", "写 left、center、right 或 justify")
			return
		}
		f.Align = a
	}
}

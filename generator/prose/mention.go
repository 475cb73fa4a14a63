package prose

import "github.com/selfeval/selfeval/generator/expr"

// Kind says what sort of figure a [Mention] is.
type Kind uint8

// The kinds of figures.
const (
	Plain   Kind = iota // a number without a unit, as in the cells of a table
	Money               // 元 at any scale
	Count               // with a measure word or a unit of measurement: 3种, 105.8公里
	Score               // 分
	Percent             // % and ‰, 百分之三十
	Points              // 百分点
	Span                // a length of time: 三天, 2年
)

// Mention is one figure of a running text. Dates, years, file numbers,
// ordinals, numbers of paragraphs, telephone numbers and set phrases such as
// 一是 or 三公经费 are none.
type Mention struct {
	Quantity   expr.Quantity  // exact; Approx also tells of 约, 以上, ≥ and the like around it
	To         *expr.Quantity // the upper end of a range (3-5人), nil otherwise
	Text       string         // as it stands
	Start, End int            // bytes of the text that was scanned
	From       int            // where the words begin that say what is counted: after the last mark or figure
	Kind       Kind
	Hanzi      bool // written in Chinese numerals
}

// Exact reports whether the figure is a single value without 余, 约, 以上 ….
func (m *Mention) Exact() bool { return m.To == nil && !m.Quantity.IsApprox() }

// kindOf is the kind that a unit makes.
func kindOf(unit string) Kind {
	switch unit {
	case "":
		return Plain
	case "元":
		return Money
	case "分":
		return Score
	case expr.PercentUnit:
		return Percent
	case "百分点":
		return Points
	case "年", "月", "周", "天", "小时", "分钟", "工作日", "季度":
		return Span
	}
	return Count
}

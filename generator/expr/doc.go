// Package expr holds the quantities of a report and the one language in which
// data files compute with them, schemes score them and wording prints them.
//
// # Quantities
//
// A [Quantity] is an exact number (big.Rat, never a float) with a unit, a scale
// (千 万 亿 % ‰) and the digits it was written with. It prints as written, or, if
// it was computed, with the digits that its operands had; it is rounded once,
// half away from zero, where it is printed.
//
//   - + and - need equal units. 元, 千元, 万元 and 亿元 are one unit at several scales,
//     so are % and ‰. A plain 0 goes with every unit.
//   - × keeps the unit of the operand that has one; a percentage counts as the
//     number it is: 20 × 84.25% is 16.85.
//   - ÷ of equal units is a percentage (782.11万元 / 1236.72万元 is 63.24%), of
//     different ones a compound unit (元/人). Two plain numbers make a plain number,
//     since a mean is more often meant than a rate; 比率(a, b) makes the rate.
//   - A percentage and a plain number neither add nor compare: 执行率 < 95 is a
//     finding whose hint is 95%, never silently true.
//   - What is computed from 11万余份 or 约800万元 is itself only about right, and
//     prints 约.
//
// # Expressions
//
//	literal     95%  100万元  4253人  "text"  “text”  真 假 空 (true false null)
//	name        收入决算  指标.名称     letters, digits, _; dots between segments
//	arithmetic  + - * /  (also × ÷ and the full-width forms of every sign)
//	comparison  == != < <= > >= ≠ ≤ ≥   without chains
//	logic       && || !
//	call        最小(执行率, 100%)  如果(a < b, "降", "升")
//	filter      95% - 执行率 | 数值(2)   weakest of all: x | f(y) is f(x, y)
//
// The language is closed: no loops, no definitions, no files; source, depth,
// size and the digits of results are bounded. Conditions must be conditions: a
// quantity, text, list or missing value is neither true nor false, and the
// error says what to write instead (有(x), x != 空, x > 0). A field of a missing
// value is missing; a missing value can be tested and replaced, but neither
// computed with nor printed. A field of a list is the list of that field of
// each item: 合计(项目.金额).
//
// The lexer and the Pratt parser are our own rather than go/parser, because
// literals carry Chinese units and percent signs, operators come in full width,
// every message is Chinese, and no name must be refused for being a keyword of
// Go.
//
// # Places
//
// Nothing here knows files. Every [Error] has an offset into the text that was
// parsed, and the caller knows where that text stands.
package expr

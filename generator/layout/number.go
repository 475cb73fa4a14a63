package layout

import "strings"

// A number is one piece with its sign, its scale and its unit: ≥4000人,
// 2679.72万元, 11万余份, 9月8日-10日, 〔2020〕42号 (GB/T 15835-2011, 数字不能回行).
// One Hanzi behind a number counts as its unit, because units and measure words
// are an open list; longer units are listed.
var longUnits = []string{
	"个百分点", "百分点", "平方米", "平方公里", "立方米", "千瓦时", "工作日", "个月",
	"人次", "家次", "台次", "台套", "车次", "户次", "例次", "场次", "批次", "架次", "班次", "课次", "课时", "学时",
	"公里", "公斤", "公顷", "千米", "千克", "千瓦", "毫米", "厘米", "毫升", "毫克",
	"小时", "分钟", "周年", "年度", "月份", "美元", "欧元", "港元", "日元", "平米", "标段",
}

// glueNumbers closes the opportunities inside each number of text, so that it is
// broken only where it is wider than a line. opp[i] is for a break before text[i].
func glueNumbers(text []rune, opp []opportunity) {
	for i := 0; i < len(text); {
		if kindOf(text[i]) != digit {
			i++
			continue
		}
		start, end := i, numberEnd(text, i)
		for start > 0 && boundToNumber(text[start-1]) {
			start--
		}
		for k := start + 1; k < end; k++ {
			opp[k] = min(opp[k], emergency)
		}
		i = end
	}
}

// numberEnd is the index behind the number that begins at text[i], with its
// scale and unit and, for ranges and dates, with the numbers tied to it.
func numberEnd(text []rune, i int) int {
	for {
		i = digitsEnd(text, i)
		for i < len(text) && strings.ContainsRune("十百千万亿余多来几", text[i]) {
			i++
		}
		day := i < len(text) && text[i] == '月'
		i = unitEnd(text, i)
		switch {
		case i >= len(text):
			return i
		case day && kindOf(text[i]) == digit: // 9月8日
		case i+1 < len(text) && isRange(text[i]) && kindOf(text[i+1]) == digit: // 8日-10日
			i++
		case i+1 < len(text) && text[i] == ' ' && kindOf(text[i+1]) == letter: // 100 km
			return wordEnd(text, i+1)
		default:
			return i
		}
	}
}

// digitsEnd skips digits, and points and the like between digits. The point
// behind the number of an item (1.提高) is part of it.
func digitsEnd(text []rune, i int) int {
	for i < len(text) {
		switch {
		case kindOf(text[i]) == digit:
		case !strings.ContainsRune(".,:/：．", text[i]):
			return i
		case i+1 < len(text) && kindOf(text[i+1]) == digit:
		case text[i] == '.' && i+1 < len(text) && kindOf(text[i+1]) == hanzi:
			return i + 1
		default:
			return i
		}
		i++
	}
	return i
}

// unitEnd skips the unit at text[i]: suffixes, letters, a listed unit, or one Hanzi.
func unitEnd(text []rune, i int) int {
	if i == len(text) {
		return i
	}
	switch kindOf(text[i]) {
	case suffix:
		for i < len(text) && kindOf(text[i]) == suffix {
			i++
		}
	case letter:
		return wordEnd(text, i)
	case hanzi:
		for _, u := range longUnits {
			if hasPrefix(text[i:], u) {
				return i + len(u)/3 // all units are Hanzi of three bytes
			}
		}
		i++
	}
	return i
}

func wordEnd(text []rune, i int) int {
	for i < len(text) && (kindOf(text[i]) == letter || kindOf(text[i]) == suffix || kindOf(text[i]) == digit) {
		i++
	}
	return i
}

func hasPrefix(text []rune, s string) bool {
	n := 0
	for _, r := range s {
		if n == len(text) || text[n] != r {
			return false
		}
		n++
	}
	return true
}

func isRange(r rune) bool {
	return r == '-' || r == '–' || r == '－' || r == '～' || r == '~' || r == '—' || r == '至'
}

// boundToNumber tells what before a number belongs to it: its sign, 第, and the
// bracket of a document's year.
func boundToNumber(r rune) bool { return kindOf(r) == sign || r == '第' || r == '〕' || r == '-' }

package expr

import (
	"strconv"
	"strings"
)

// maxHanzi bounds [Hanzi]: one below 万亿.
const maxHanzi = 1e12 - 1

var (
	hanziDigits = [...]string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	hanziRanks  = [...]string{"", "十", "百", "千"}
)

// Hanzi writes a whole number from 0 to below 万亿 in Chinese: 十一, 一百零五,
// 一万零三十. Other numbers stay as they are, in digits.
func Hanzi(n int) string {
	if n < 0 || n > maxHanzi {
		return strconv.Itoa(n)
	}
	if n < 10 {
		return hanziDigits[n]
	}
	var b strings.Builder
	gap := false // a rank was skipped: 零 comes before the next digit
	for _, group := range [...]struct {
		unit int
		name string
	}{{1e8, "亿"}, {1e4, "万"}, {1, ""}} {
		g := n / group.unit % 1e4
		if g == 0 {
			gap = b.Len() > 0
			continue
		}
		for rank, weight := 3, 1000; rank >= 0; rank, weight = rank-1, weight/10 {
			d := g / weight % 10
			if d == 0 {
				gap = gap || b.Len() > 0
				continue
			}
			if gap {
				b.WriteString("零")
				gap = false
			}
			if !(d == 1 && rank == 1 && b.Len() == 0) { // 十一, but 一百一十一
				b.WriteString(hanziDigits[d])
			}
			b.WriteString(hanziRanks[rank])
		}
		gap = false
		b.WriteString(group.name)
	}
	return b.String()
}

// Ordinal numbers after a sample: the first 一, 1 or ① in it gives way to n. 3
// like （一） is （三）, 3 like 1. is 3., 3 like 一是 is 三是. Circled numbers end at ㊿;
// later ones are written (51). It is false if the sample has no numeral.
func Ordinal(n int, sample string) (string, bool) {
	i := strings.IndexAny(sample, "一1①")
	if i < 0 {
		return "", false
	}
	before, rest := sample[:i], sample[i:]
	if after, ok := strings.CutPrefix(rest, "一"); ok {
		return before + Hanzi(n) + after, true
	}
	if after, ok := strings.CutPrefix(rest, "1"); ok {
		return before + strconv.Itoa(n) + after, true
	}
	return before + circled(n) + strings.TrimPrefix(rest, "①"), true
}

func circled(n int) string {
	switch {
	case n >= 1 && n <= 20:
		return string(rune('①' + n - 1))
	case n >= 21 && n <= 35:
		return string(rune('㉑' + n - 21))
	case n >= 36 && n <= 50:
		return string(rune('㊱' + n - 36))
	}
	return "(" + strconv.Itoa(n) + ")"
}

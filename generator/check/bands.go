package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// bands are the bands of grades that the report states, best first; nil if it
// states none that can be read with certainty. Two statements that differ count
// as none.
func (r *review) bands() []band {
	var found []band
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		if sn.Mentions.To-sn.Mentions.From < 3 {
			continue
		}
		b := r.bandsOf(sn)
		if b == nil {
			continue
		}
		r.countBands(sn, b)
		if found != nil && !sameBands(found, b) {
			return nil
		}
		if found == nil {
			found = b
		}
	}
	return found
}

// countBands compares 分为四级 with the bands behind it.
func (r *review) countBands(sn *prose.Sentence, bands []band) {
	s := r.s[sn.Start:sn.End]
	word := "分为"
	i := strings.Index(s, word)
	if i < 0 {
		word = "分"
		if i = strings.Index(s, "分五"); i < 0 {
			if i = strings.Index(s, "分四"); i < 0 {
				return
			}
		}
	}
	rest := s[i+len(word):]
	first, _ := runeAt(rest, 0)
	n, ok := prose.Number(string(first))
	unit := strings.TrimPrefix(rest[min(len(rest), len(string(first))):], "个")
	if !ok || !strings.HasPrefix(unit, "级") && !strings.HasPrefix(unit, "档") && !strings.HasPrefix(unit, "等") || int(n) == len(bands) {
		return
	}
	r.add(source.TextCountUnsure, sn.Start+i, fmt.Sprintf("等级数与所列不符：写“分为%s”，列出%d个等级", firstRunes(rest, 3), len(bands)), "补上遗漏的等级，或改正数目", bands[0].at)
}

func sameBands(a, b []band) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].grade != b[i].grade || a[i].low.Cmp(b[i].low) != 0 {
			return false
		}
	}
	return true
}

// bandsOf reads 优（得分≥90分）；良（80分≤得分＜90分）… or 90（含）-100分为优、… in
// one sentence. Every part between marks names one grade and its limits; the
// parts must tile the scores from the best grade down to 0.
func (r *review) bandsOf(sn *prose.Sentence) []band {
	var list []band
	m := sn.Mentions.From
	var lastLow *big.Rat
	for from := sn.Start; from < sn.End; {
		to := partEnd(r.s, from, sn.End)
		first := m
		for m < sn.Mentions.To && r.text.Mentions[m].Start < to {
			m++
		}
		grade := gradeNamed(r.s[from:to])
		if grade != "" && m > first {
			low, high := limits(r.text, r.s[from:to], first, m)
			switch {
			case low == nil || high != nil && lastLow != nil && high.Cmp(lastLow) != 0 && !oneBelow(high, lastLow):
				return nil
			case lastLow != nil && low.Cmp(lastLow) >= 0:
				return nil
			}
			list = append(list, band{grade, low, from})
			lastLow = low
		}
		from = to
	}
	if len(list) < 3 || len(list) > 6 || list[len(list)-1].low.Sign() != 0 {
		return nil
	}
	return list
}

// oneBelow reports whether bands are given as 80-89 and 90-100.
func oneBelow(high, low *big.Rat) bool {
	d := new(big.Rat).Sub(low, high)
	return d.Sign() > 0 && d.Cmp(big.NewRat(1, 1)) <= 0
}

// partEnd is behind the next ；，、 or 。 that does not stand in brackets.
func partEnd(s string, from, to int) int {
	depth := 0
	for i := from; i < to; {
		r, n := runeAt(s, i)
		i += n
		switch r {
		case '（', '(', '[':
			depth++
		case '）', ')', ']':
			depth--
		case '；', '，', '、', '。', '：', ';', ',':
			if depth <= 0 {
				return i
			}
		}
	}
	return to
}

// gradeNamed is the one grade that a part of a sentence names, "" if there is
// none or more than one.
func gradeNamed(s string) string {
	found := ""
	for i := 0; i < len(s); {
		_, n := runeAt(s, i)
		g, word := gradeAt(s[i:])
		if g == "" {
			i += n
			continue
		}
		before, after := s[:i], s[i+len(word):]
		if beforeGrade(before) && afterGrade(after) {
			if found != "" {
				return ""
			}
			found = g
		}
		i += len(word)
	}
	return found
}

func beforeGrade(s string) bool {
	return s == "" || endsWith(s, "为", "“", "”", "：", ":", "是", " ", "；", "，", "、", "评", "分", "）", ")", "\"", "级", "得", "=", "＝", "下", "上")
}

func afterGrade(s string) bool {
	if s == "" {
		return true
	}
	for _, w := range [...]string{"”", "\"", "（", "(", "；", "，", "、", "。", "：", ":", "级", "等", " ", "为", "≥", "[", ";", ",", "）", ")"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	r, _ := runeAt(s, 0)
	return r >= '0' && r <= '9'
}

// limits are the lower and the upper limit of a band. high is nil for the
// highest one.
func limits(t *prose.Text, part string, first, end int) (low, high *big.Rat) {
	var values []*big.Rat
	for i := first; i < end; i++ {
		m := &t.Mentions[i]
		if m.Kind != prose.Score && m.Kind != prose.Plain {
			return nil, nil
		}
		values = append(values, m.Quantity.Rat)
		if m.To != nil {
			values = append(values, m.To.Rat)
		}
	}
	hundred := big.NewRat(100, 1)
	for _, v := range values {
		if v.Cmp(hundred) > 0 || v.Sign() < 0 {
			return nil, nil
		}
	}
	switch len(values) {
	case 1:
		v := values[0]
		up := anyOf(part, "≥", "以上", ">", "＞", "不低于", "高于", "大于")
		down := anyOf(part, "＜", "<", "以下", "低于", "不足", "小于", "≤")
		if up == down || anyOf(part, "不低于") && anyOf(part, "以下") {
			return nil, nil
		}
		if up {
			return v, nil
		}
		return new(big.Rat), v
	case 2:
		low, high = values[0], values[1]
		if low.Cmp(high) > 0 {
			low, high = high, low
		}
		if high.Cmp(hundred) == 0 {
			high = nil
		}
		return low, high
	}
	return nil, nil
}

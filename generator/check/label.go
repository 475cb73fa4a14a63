package check

import (
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
)

// leads and tails are words around the name of a quantity that say nothing of
// which quantity it is.
var (
	leads = [...]string{"其中", "截至", "截止", "全年", "当年", "年度", "目前", "已经", "已", "共计", "共", "总计", "合计", "累计", "另有", "另", "并", "且", "同时", "以及", "和", "及", "与", "对", "将", "按", "的", "：", " ", "　", "末", "底"}
	tails = [...]string{"分别为", "共计为", "合计为", "达到了", "达到", "达", "共计", "合计", "总计", "累计", "计", "共有", "共", "约为", "约", "为", "是", "有", "近", "超过", "逾", "在", "到", "至", "仅", "只", "：", ":", "（", "(", " ", "　", "“", "\t", "≥", "＝", "=", "-"}
)

// label is what a figure is of, as words that can be compared: without years,
// the unit's own name, copulas and what stands in brackets or book-title marks.
func (r *review) label(m *prose.Mention) string {
	i := r.indexOf(m)
	if r.labelled[i] == "" {
		r.labelled[i] = r.bare(r.text.Words(m)) + "\n" // never empty
	}
	return strings.TrimSuffix(r.labelled[i], "\n")
}

func (r *review) bare(s string) string {
	if i := strings.LastIndex(s, "》"); i >= 0 {
		s = s[i+len("》"):]
	}
	s = strings.ReplaceAll(withoutBrackets(s), " ", "")
	for i := 0; i+7 <= len(s); i++ {
		if yearAt(s[i:]) > 0 {
			s = s[:i] + strings.TrimPrefix(s[i+7:], "度")
			i--
		}
	}
	for _, w := range r.own {
		s = strings.ReplaceAll(s, w, "")
	}
	for _, w := range selves {
		s = strings.ReplaceAll(s, w, "")
	}
	return trimWords(s)
}

// trimWords strips leads and tails until there are none.
func trimWords(s string) string {
	for again := true; again; {
		again = false
		for _, w := range leads {
			if t := strings.TrimPrefix(s, w); len(t) < len(s) {
				s, again = t, true
			}
		}
		for _, w := range tails {
			if t := strings.TrimSuffix(s, w); len(t) < len(s) && !(w == "约" && strings.HasSuffix(t, "节")) {
				s, again = t, true
			}
		}
	}
	return s
}

// withoutBrackets drops （…） with what is in it.
func withoutBrackets(s string) string {
	for {
		open := strings.IndexAny(s, "（(")
		if open < 0 {
			return s
		}
		end := strings.IndexAny(s[open:], "）)")
		if end < 0 {
			return s
		}
		_, size := runeAt(s, open+end)
		s = s[:open] + s[open+end+size:]
	}
}

// isChange reports whether words tell of a change rather than of a value.
func isChange(s string) bool {
	return isMove(s) || anyOf(s, "节约", "结余", "差额", "超出", "低于", "高于")
}

// isMove reports whether words tell of a rise or a fall.
func isMove(s string) bool {
	return anyOf(s, "增长", "下降", "减少", "增加", "上升", "提高", "降低", "降幅", "增幅", "增速", "较上", "比上", "同比", "环比", "较年初", "比年初", "相比", "压减")
}

package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// gradeWords are the names of grades, with the one that stands for all that
// mean the same.
var gradeWords = [...]struct{ text, grade string }{
	{"优秀", "优"}, {"优良", "优良"}, {"优", "优"}, {"良好", "良"}, {"良", "良"}, {"中等", "中"}, {"一般", "中"}, {"合格", "中"}, {"中", "中"},
	{"不合格", "差"}, {"较差", "差"}, {"低", "低"}, {"差", "差"},
}

// band is a grade with its lowest score.
type band struct {
	grade string
	low   *big.Rat
	at    int
}

// grades compares each score that stands beside a grade with the report's
// bands, or with the usual ones if it states none.
func (r *review) grades() {
	bands := r.bands()
	code, where := source.TextGrade, "报告写明的等级标准"
	if bands == nil {
		code, where = source.TextGradeDefault, "通行标准（优90分、良80分、中60分）"
		bands = []band{{"优", big.NewRat(90, 1), -1}, {"良", big.NewRat(80, 1), -1}, {"中", big.NewRat(60, 1), -1}, {"差", new(big.Rat), -1}}
	}
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		if bands[0].at >= sn.Start && bands[0].at < sn.End {
			continue
		}
		grade, at := gradeStated(r.s, sn.Start, sn.End)
		if grade == "" {
			continue
		}
		score := r.scoreBefore(i, at)
		if sum := r.pairSums[sn.Line]; score == nil && sum != nil && sum.at < at { // 合计98.5分。自评结论为优
			if want, place := gradeOf(bands, sum.score); known(bands, grade) && want != "" && want != grade {
				r.once(code, at, fmt.Sprintf("等级与得分不符：各项得分之和%s分，按%s应为“%s”，这里写“%s”", plain(sum.score), where, want, grade), "核对得分和等级，改正其中一个", sum.at, place)
			}
			continue
		}
		if score == nil && bands != nil && startsWithAny(strings.TrimLeft(r.s[sn.Start:sn.End], "（一二三四五六七八九十）、 "), "评价等级", "自评等级", "等级", "评价结果", "自评结论") {
			if score = r.onlyTotal(at); score == nil && len(r.scoreTotals) == 1 && r.scoreTotals[0].at < at {
				if want, place := gradeOf(bands, r.scoreTotals[0].score); known(bands, grade) && want != "" && want != grade {
					r.once(code, at, fmt.Sprintf("等级与得分不符：各项得分之和%s分，按%s应为“%s”，这里写“%s”", plain(r.scoreTotals[0].score), where, want, grade), "核对得分和等级，改正其中一个", r.scoreTotals[0].at, place)
				}
				continue
			}
		}
		if score == nil || anyOf(r.s[min(score.End, at):at], "上年", "去年", "上一年") {
			continue
		}
		want, place := gradeOf(bands, score.Quantity.Rat)
		if known(bands, grade) && want != "" && want != grade {
			r.add(code, at, fmt.Sprintf("等级与得分不符：得分%s，按%s应为“%s”，这里写“%s”", score.Text, where, want, grade),
				"核对得分和等级，改正其中一个", score.Start, place)
		}
	}
}

// onlyTotal is the one total score of the text before a place, nil if there is
// none or several.
func (r *review) onlyTotal(at int) *prose.Mention {
	var found *prose.Mention
	for i := range r.text.Mentions {
		m := &r.text.Mentions[i]
		if m.Start >= at {
			break
		}
		if m.Kind != prose.Score || !isTotalScore(r, m) || !r.ownScore(m) {
			continue
		}
		if found != nil && found.Quantity.Rat.Cmp(m.Quantity.Rat) != 0 {
			return nil
		}
		found = m
	}
	return found
}

// startsWithAny reports whether s begins with one of the words.
func startsWithAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// gradeStated is the grade that s[from:to] gives to what was evaluated.
func gradeStated(s string, from, to int) (grade string, at int) {
	for _, key := range [...]string{"等级", "评定", "评价结果", "自评结果", "评价结论", "自评结论", "评为", "档次", "等次", "综合评价"} {
		for i := from; i < to; {
			n := strings.Index(s[i:to], key)
			if n < 0 {
				break
			}
			i += n + len(key)
			rest := s[i:to]
			skipped := 0
			for again := true; again; {
				again = false
				for _, w := range [...]string{"为", "是", "：", ":", "“", "\"", "「", "等级", "结果", "达到", "属于", "属", " ", "评定"} {
					if strings.HasPrefix(rest[skipped:], w) {
						skipped += len(w)
						again = true
					}
				}
			}
			if skipped == 0 && key != "评为" {
				continue
			}
			if g, word := gradeAt(rest[skipped:]); g != "" {
				after := rest[skipped+len(word):]
				if endsGrade(after) {
					return g, i + skipped
				}
			}
		}
	}
	return "", 0
}

// endsGrade reports whether a grade's name ends here: not 优化, 中期, 良好环境,
// nor one of a list of grades.
func endsGrade(s string) bool {
	if s == "" {
		return true
	}
	for _, w := range [...]string{"”", "\"", "」", "。", "，", "；", "）", ")", "（", "(", "级", "等级", "等次", "档", " ", "\t"} {
		if strings.HasPrefix(s, w) {
			rest := strings.TrimPrefix(strings.TrimPrefix(s, w), "、")
			g, _ := gradeAt(strings.TrimPrefix(rest, "“"))
			return w == "。" || g == "" || !strings.Contains(s[:min(len(s), 8)], "、")
		}
	}
	return false
}

func gradeAt(s string) (grade, word string) {
	for _, w := range gradeWords {
		if strings.HasPrefix(s, w.text) {
			return w.grade, w.text
		}
	}
	return "", ""
}

// scoreBefore is the one total score that a grade at at belongs to: in the same
// sentence before it, or in the sentence before.
func (r *review) scoreBefore(sentence, at int) *prose.Mention {
	sn := r.text.Sentences[sentence]
	if m, n := r.totalScores(sn.Mentions, at); n == 1 {
		return m
	} else if n > 1 {
		return nil
	}
	for k := sentence - 1; k >= max(0, sentence-3) && r.text.Sentences[k].Line == sn.Line; k-- {
		if m, n := r.totalScores(r.text.Sentences[k].Mentions, at); n == 1 {
			return m
		} else if n > 1 {
			return nil
		}
	}
	return nil
}

// totalScores finds total scores among mentions that end before at.
func (r *review) totalScores(list prose.Range, at int) (found *prose.Mention, n int) {
	for i := list.From; i < list.To; i++ {
		m := &r.text.Mentions[i]
		if m.End <= at && isTotalScore(r, m) {
			found = m
			n++
		}
	}
	return found, n
}

// isTotalScore reports whether a figure is the score of all that was
// evaluated: 自评得分96.85分. Full marks and the scores of parts are not.
func isTotalScore(r *review, m *prose.Mention) bool {
	if m.Kind != prose.Score || !m.Exact() || m.Quantity.Rat.Cmp(big.NewRat(130, 1)) > 0 || m.Quantity.Rat.Cmp(big.NewRat(50, 1)) <= 0 {
		return false // a class of indicators rarely has more than 50 points
	}
	for _, w := range [...]string{"（含", "(含", "以", "及以", "-", "至", "≤", "＜", "<", "≥", "（不含"} {
		if strings.HasPrefix(r.s[m.End:], w) { // the limit of a band
			return false
		}
	}
	words := r.label(m)
	if words == "" { // （一）自评得分：95.62分
		if head := strings.TrimRight(r.s[:m.From], "： :"); len(head) < m.From {
			words = lastRunes(head, 4)
		}
	}
	if sn := r.sentenceOf(m.Start); words == "得" && sn != nil && anyOf(r.s[sn.Start:m.Start], "满分100分", "满分为100分") {
		return strings.HasPrefix(strings.TrimLeft(r.s[m.End:], "，, "), "等")
	}
	if sn := r.sentenceOf(m.Start); sn != nil && (anyOf(r.s[sn.Start:m.Start], "该项", "该指标", "本项", "分值") || r.fullMarks(r.s[sn.Start:m.Start])) || strings.Contains(r.text.Words(m), "其中") {
		return false
	}
	if anyOf(words, "满分", "总分值", "设置", "指标", "执行", "其中", "产出", "效益", "满意度", "每", "扣", "权重", "标准", "不得", "上年", "≥", "＜", "去年", "分值", "加分", "减分") {
		return false
	}
	return endsWith(words, "自评得分", "自评总得分", "自评总分", "综合得分", "综合评分", "总得分", "评价得分", "最终得分", "自评分", "自评分数", "绩效得分", "评价总分", "自评综合得分", "总体得分", "实际得分", "评分", "得分") ||
		endsWith(words, "总分", "总评分") && (anyOf(words, "自评", "评价", "得") || words == "总分" && strings.HasPrefix(strings.TrimLeft(r.s[m.End:], "，, "), "等"))
}

// fullMarks reports whether words tell of the full marks of a part: 满分40分. Those of
// the whole, 满分100分, do not make a total the score of a part.
func (r *review) fullMarks(s string) bool {
	i := strings.LastIndex(s, "满分")
	if i < 0 {
		return false
	}
	rest := strings.TrimLeft(s[i+len("满分"):], "为是： ")
	return !strings.HasPrefix(rest, "100分") && !strings.HasPrefix(rest, "100 分") && !strings.HasPrefix(rest, "120分")
}

// gradeOf is the grade of a score by bands from the best down.
func gradeOf(bands []band, score *big.Rat) (grade string, at int) {
	for _, b := range bands {
		if score.Cmp(b.low) >= 0 {
			return b.grade, b.at
		}
	}
	return "", -1
}

func known(bands []band, grade string) bool {
	for _, b := range bands {
		if b.grade == grade {
			return true
		}
	}
	return false
}

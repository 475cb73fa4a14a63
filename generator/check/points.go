package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// scoreParts checks 自评得分96.85分，其中：预算执行16.85分，… in one sentence, and the
// points of 总分100分，其中….
func (r *review) scoreParts() {
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		list, end := r.withParts(i)
		r.means(list)
		r.weights(sn)
		for j := range list {
			whole := &list[j]
			if whole.Start >= sn.End || whole.Kind != prose.Score || !whole.Exact() || j+2 >= len(list) {
				continue
			}
			parts := partsAfter(r, list[j+1:], end, prose.Score)
			if len(parts) < 2 || parts[0].Start < whole.End || strings.HasPrefix(strings.TrimLeft(r.text.Words(parts[1]), " ，"), "得") || !anyOf(r.s[whole.End:parts[0].Start], "其中", "包括") {
				continue
			}
			if makes(parts, whole.Quantity.Rat) {
				continue
			}
			sum, _ := total(parts)
			own := isTotalScore(r, whole)
			code, certain := source.TextScoreUnsure, own && allScores(r, parts)
			if anyOf(r.s[whole.End:parts[len(parts)-1].End], "扣", "加分", "满分", "主要") {
				continue
			}
			if !own && sum.Cmp(whole.Quantity.Rat) < 0 {
				continue // perhaps not all parts are named
			}
			if certain {
				code = source.TextScoreSum
			}
			r.add(code, whole.Start, fmt.Sprintf("%s与各部分之和不符：%s，这里写%s", labelOr(r, whole, "总分"), equationText(parts, sum), whole.Text), "核对总分和各部分，改正其中一个", parts[0].Start)
		}
	}
}

// means checks 甲98.5分，乙87分，丙96分，平均得分93.83分.
func (r *review) means(list []prose.Mention) {
	for i := 2; i < len(list); i++ {
		m := &list[i]
		if m.Kind != prose.Score || !m.Exact() || !endsWith(r.label(m), "平均得分", "平均分", "平均分数") {
			continue
		}
		sum, n := new(big.Rat), int64(0)
		for k := range i {
			if list[k].Kind != prose.Score {
				continue
			}
			if !list[k].Exact() || anyOf(r.label(&list[k]), "最高", "最低", "满分") {
				return
			}
			sum.Add(sum, list[k].Quantity.Rat)
			n++
		}
		if n < 2 {
			return
		}
		mean := sum.Quo(sum, big.NewRat(n, 1))
		if compareTo(m.Quantity, mean, interval{mean, mean}) == differs {
			r.add(source.TextScoreUnsure, m.Start, fmt.Sprintf("平均得分不符：前面%d个得分的平均数是%s分，这里写%s", n, as(mean, expr.Quantity{Unit: "", Places: m.Quantity.Places}), m.Text), "重算平均得分", list[0].Start)
		}
	}
}

// weights checks the points of the classes: 预算执行20分，产出指标50分，效益指标30分 must
// make 100.
func (r *review) weights(sn *prose.Sentence) {
	if sentence := r.s[sn.Start:sn.End]; !anyOf(sentence, "百分制", "满分", "分值", "权重", "总分100", "总分设置") || anyOf(sentence, "扣", "加分") {
		return
	}
	var parts []*prose.Mention
	classes := map[string]bool{}
	for i := sn.Mentions.From; i < sn.Mentions.To; i++ {
		m := &r.text.Mentions[i]
		words := r.label(m)
		if m.Kind != prose.Score || !m.Exact() || anyOf(words, "得") {
			continue
		}
		for _, w := range [...]string{"执行", "产出", "效益", "满意度", "成本", "过程", "决策", "目标"} {
			if strings.Contains(words, w) && !classes[w] {
				classes[w] = true
				parts = append(parts, m)
				break
			}
		}
	}
	hundred := big.NewRat(100, 1)
	if len(parts) < 3 || !classes["效益"] || !classes["产出"] || !classes["执行"] || makes(parts, hundred) {
		return
	}
	sum, _ := total(parts)
	if sum.Cmp(big.NewRat(60, 1)) < 0 || sum.Cmp(big.NewRat(150, 1)) > 0 {
		return
	}
	r.add(source.TextScoreUnsure, parts[0].Start, fmt.Sprintf("各类分值之和不是100分：%s", equationText(parts, sum)), "核对各类分值", parts[len(parts)-1].Start)
}

// allScores reports whether the parts are the usual classes of an evaluation
// from the execution of the budget on, so that nothing is missing.
func allScores(r *review, parts []*prose.Mention) bool {
	execution, goals := false, false
	for _, p := range parts {
		w := r.label(p)
		execution = execution || anyOf(w, "执行")
		goals = goals || anyOf(w, "效益", "满意度", "目标")
		if anyOf(w, "扣", "满分", "分值", "权重", "加") {
			return false
		}
	}
	return execution && goals
}

func labelOr(r *review, m *prose.Mention, other string) string {
	if w := r.label(m); w != "" && len(w) <= 60 {
		return "“" + w + "”"
	}
	return other
}

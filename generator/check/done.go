package check

import (
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// claims say that everything is done; denials that something is not.
var (
	claims  = [...]string{"目标全部完成", "目标均已完成", "目标均完成", "目标已全部完成", "指标全部完成", "指标均已完成", "指标均完成", "指标已全部完成", "任务全部完成", "任务均已完成", "全部完成年度目标", "目标全部实现", "目标均已实现", "全面完成了年度目标", "圆满完成各项目标", "指标全部达标", "指标均达标", "目标任务全部完成"}
	denials = [...]string{"指标未完成", "目标未完成", "指标未达", "目标未达", "未完成年度目标", "未达到预期", "未达到目标", "未完成目标", "未实现目标", "项指标未", "个指标未", "任务未完成", "未完成指标值", "未达到年度", "未达到指标", "未达标", "尚未完成", "未按期完成", "未能完成", "当年无支出", "未能按期"}
)

// done finds a claim that everything is done beside the statement that
// something is not.
func (r *review) done() {
	claim := -1
	for _, w := range claims {
		r.each(w, func(at int) {
			if sn := r.sentenceOf(at); sn != nil && (claim < 0 || at < claim) && !anyOf(r.s[sn.Start:at], "确保", "力争", "争取", "未", "如", "若", "为") {
				claim = at
			}
		})
	}
	if claim < 0 {
		return
	}
	denial := -1
	for _, w := range denials {
		r.each(w, func(at int) {
			if (denial < 0 || at < denial) && r.isDenial(at, w) {
				denial = at
			}
		})
	}
	if denial >= 0 {
		r.add(source.TextDone, claim, "这里写全部完成，另一处写有未完成的", "改成与事实一致的说法，写明哪些没有完成、为什么", denial)
	}
}

// isDenial clears headings, conditions and “无未完成…”.
func (r *review) isDenial(at int, word string) bool {
	sn := r.sentenceOf(at)
	if sn == nil {
		return false
	}
	l := &r.text.Lines[sn.Line]
	if l.Kind == prose.Heading || l.Kind == prose.RunIn && at < l.Head.To {
		return false
	}
	sentence := r.s[sn.Start:sn.End]
	before := r.s[max(sn.Start, at-24):at]
	after := strings.TrimLeft(r.s[at+len(word):sn.End], "成的标到")
	return !anyOf(before, "无", "没有", "不存在", "如", "若", "对", "凡", "每", "是否", "因") && !anyOf(sentence, "扣", "得分标准", "评分", "不得分", "通报", "问责", "上年", "去年") && !strings.HasPrefix(after, "的原因") && !strings.HasPrefix(after, "：无") && !strings.HasPrefix(after, "原因")
}

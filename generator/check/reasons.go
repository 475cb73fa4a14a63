package check

import (
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// shortReason is the number of characters that a reason has at least.
const shortReason = 6

// emptyReasons say nothing.
var emptyReasons = [...]string{"客观原因", "主观原因", "历史原因", "其他原因", "特殊原因", "工作原因", "多方面原因", "各种原因", "不可抗力", "见正文", "见附件", "暂无", "不详", "正常", "无特殊原因", "受客观条件限制", "由于客观原因", "因客观原因", "工作安排原因", "工作需要", "情况特殊", "众所周知的原因", "实际工作需要", "客观因素影响", "受客观因素影响"}

// reasons finds reasons that explain nothing, and one reason for several things.
func (r *reporter) reasons() {
	first := map[string]*source.Node{}
	for i := range r.passages {
		p := &r.passages[i]
		if p.role != reasonText {
			continue
		}
		text := strings.Trim(strings.TrimSpace(p.Value), "。；，、！")
		switch {
		case isEmptyReason(text), han(text) < shortReason && !strings.ContainsAny(text, "{}"):
			r.add(source.ReasonThin, p.Node, "原因“"+text+"”太笼统", "写明是哪件事、什么环节、为什么")
			continue
		}
		if same := first[text]; same != nil {
			r.add(source.ReasonShared, p.Node, "与另一处的原因一字不差", "各自写明具体的原因", same.Place())
			continue
		}
		first[text] = p.Node
	}
}

func isEmptyReason(text string) bool {
	for _, w := range emptyReasons {
		if text == w {
			return true
		}
	}
	return false
}

// copies finds texts that repeat the target instead of telling what was done.
func (r *reporter) copies() {
	for i := range r.passages {
		p := &r.passages[i]
		if p.role != toldText && p.role != shownText || strings.ContainsAny(p.Value, "{}") {
			continue
		}
		in := p.indicator
		target := core(in.Target.Text)
		text := core(p.Value)
		same := text == target && (!in.Target.Qualitative || han(target) >= 8) || text == core(in.Name)+target ||
			p.role == toldText && han(target) >= 8 && strings.Contains(text, target) && han(text)-han(target) < 6
		if same && target != "" {
			r.add(source.CopiesTarget, p.Node, "“"+in.Name+"”的完成情况照抄了目标“"+in.Target.Text+"”", "写实际做了什么、完成多少", in.Node.Get("target").Place())
		}
	}
	for _, g := range r.Facts.Goals {
		if d := g.Data; d.Done.Set() && han(d.Done.Value) >= 8 && core(d.Done.Value) == core(d.Text.Value) {
			r.add(source.CopiesTarget, d.Done.Node, "目标“"+g.Name+"”的完成情况照抄了目标", "写实际做了什么、完成多少", d.Text.Node.Place())
		}
	}
}

// core is a text without marks and blanks.
func core(s string) string {
	return marks.Replace(s)
}

// marks drops marks and blanks; a Replacer is safe for concurrent use.
var marks = strings.NewReplacer(" ", "", "\n", "", "　", "", "，", "", "。", "", "；", "", "、", "", "：", "", "“", "", "”", "")

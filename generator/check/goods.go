package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// goods finds one kind of thing that is counted with two measure words: 口罩
// 546.48万个 and 526.48万只.
func (r *review) goods() {
	first := map[string]*prose.Mention{}
	reported := map[string]bool{}
	for i := range r.text.Mentions {
		m := &r.text.Mentions[i]
		if m.Kind != prose.Count || m.Hanzi || !isPiece(m.Quantity.Unit) {
			continue
		}
		words := r.label(m)
		if i := strings.LastIndex(words, "各类"); i >= 0 {
			words = words[i+len("各类"):]
		}
		for _, w := range [...]string{"收到", "发放", "采购", "购置", "购买", "配备", "投入", "接收", "储备", "新增", "更换"} {
			if i := strings.LastIndex(words, w); i >= 0 && i+len(w) < len(words) {
				words = words[i+len(w):]
			}
		}
		if n := han(words); n < 2 || n > 8 || anyOf(words, "项目", "工作", "问题", "案") {
			continue
		}
		f := first[words]
		if f == nil {
			first[words] = m
			continue
		}
		if f.Quantity.Unit != m.Quantity.Unit && !reported[words] {
			reported[words] = true
			r.add(source.TextUnitsOfOneSet, m.Start, fmt.Sprintf("“%s”的单位不一：这里用“%s”，另一处用“%s”", words, m.Quantity.Unit, f.Quantity.Unit), "统一成一个单位", f.Start)
		}
	}
}

// isPiece reports whether a unit is a measure word for single things, of which
// one thing has one.
func isPiece(u string) bool {
	switch u {
	case "个", "只", "台", "套", "辆", "件", "支", "把", "张", "双", "部", "顶", "枚", "块", "份", "册", "本":
		return true
	}
	return false
}

package check

import (
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/source"
)

// evidence finds indicators that nothing proves, and documents that nothing
// uses. A file that names no evidence at all leaves that to its annexes.
func (r *reporter) evidence() {
	used := r.usedDocuments()
	any := false
	for _, in := range r.Facts.Indicators {
		any = any || len(in.Data.Evidence) > 0
	}
	var without []*facts.Indicator
	for _, in := range r.Facts.Indicators {
		if any && in.Counts && len(in.Data.Evidence) == 0 {
			without = append(without, in)
		}
	}
	const hint = `写 evidence = ["…"]，名称要在 [documents] 里`
	if n := len(without); n > single {
		r.add(source.EvidenceMissing, without[0].Data.Node, "“"+without[0].Name+"”等"+itoa(n)+"项指标没有佐证材料", hint, without[1].Data.Node.Place(), without[2].Data.Node.Place())
	} else {
		for _, in := range without {
			r.add(source.EvidenceMissing, in.Data.Node, "“"+in.Name+"”没有佐证材料", hint)
		}
	}
	file := r.Facts.Node.Value.File
	for i := range r.Facts.Documents {
		key := r.Facts.Documents[i].Key
		if !used[key.Value] && key.Node.Key.File == file { // shared files list what others use
			r.out.Add(source.DocumentUnused, key.Node.KeyPlace(), key.Node.Path(), "“"+key.Value+"”没有用到：不是依据、数据来源或佐证，正文也没有引用", "用上它，或删去")
		}
	}
}

func (r *reporter) usedDocuments() map[string]bool {
	f := r.Facts
	used := map[string]bool{}
	for _, b := range f.Report.Basis {
		used[b.Value] = true
	}
	for i := range f.Figures {
		used[f.Figures[i].Key.Value] = true
	}
	if b := f.Data.Budget; b != nil {
		for i := range b.Rows {
			used[b.Rows[i].Source.Value] = true
		}
	}
	for _, in := range f.Indicators {
		for _, e := range in.Data.Evidence {
			used[e.Value] = true
		}
	}
	for i := range r.script.pieces {
		if e := r.script.pieces[i].expr; e != nil {
			documentsOf(e, used)
		}
	}
	return used
}

// documentsOf notes the documents that an expression names: 文件.通知.
func documentsOf(e *expr.Expr, used map[string]bool) {
	if !strings.Contains(e.String(), "文件") {
		return
	}
	for _, ref := range e.Refs() {
		if len(ref.Path) > 1 && ref.Path[0] == "文件" {
			used[ref.Path[1]] = true
		}
	}
}

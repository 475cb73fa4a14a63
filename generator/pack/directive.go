package pack

import (
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/source"
)

// namedStyles are the styles that :::段 knows.
var namedStyles = map[string]doc.ParagraphStyle{
	"署名": doc.Signature, "成文日期": doc.SignDate, "说明": doc.Notice, "注": doc.ListText, "抬头": doc.ListText, "题注": doc.Caption,
}

var directives = []string{"表", "图", "目录", "作者", "如果", "否则如果", "否则", "每项", "没有", "段", "附件", "封面"}

// directive reads what follows ::: on a line.
func (r *outlineReader) directive(start, end int) {
	text := r.file.Text
	for start < end && isBlank(text[start]) {
		start++
	}
	stop := start
	for stop < end && !isBlank(text[stop]) {
		stop++
	}
	name, at := text[start:stop], r.file.Place(start)
	for stop < end && isBlank(text[stop]) {
		stop++
	}
	rest := text[stop:end]
	need := func(what string) bool {
		if rest == "" {
			r.out.Add(source.OutlineSyntax, at, "", "“:::"+name+"”后面缺"+what, "写成“:::"+name+" "+what+"”")
		}
		return rest != ""
	}
	switch name {
	case "":
		r.close(at)
	case "表":
		if need("表名") {
			r.add(&TableRef{Name: rest, At: at})
		}
	case "图":
		if need("图名") {
			r.add(&ChartRef{Name: rest, At: at})
		}
	case "目录":
		r.add(&ContentsRef{At: at})
	case "作者":
		need("槽名")
		s := &Slot{Name: rest, At: at}
		r.open(&block{name: name, at: at, body: &s.Default, node: s})
	case "如果":
		need("条件")
		r.openIf(at, stop, end)
	case "否则如果", "否则":
		r.elseIf(name, at, stop, end)
	case "每项":
		need("列表")
		r.openEach(at, stop, end)
	case "没有":
		b := r.top()
		if e, ok := b.node.(*Each); ok {
			b.body = &e.None
			return
		}
		r.out.Add(source.OutlineSyntax, at, "", "“:::没有”不在“:::每项”里", "先结束里面的块，再写“:::没有”")
	case "段":
		b := &block{name: name, at: at, body: r.top().body, style: r.style}
		if need("样式") {
			style, ok := namedStyles[rest]
			if !ok {
				r.out.Add(source.OutlineSyntax, r.file.Place(stop), "", "没有“"+rest+"”这个样式", nearestHint(rest, keys(namedStyles)))
			}
			r.style = style
		}
		r.stack = append(r.stack, b)
	case "附件":
		need("标题")
		r.openAnnex(at, stop, end)
	case "封面":
		c := &Cover{}
		r.open(&block{name: name, at: at, body: &c.Body, node: c})
	default:
		r.out.Add(source.OutlineSyntax, at, "", "没有“:::"+name+"”这个指令", nearestHint(name, directives))
	}
}

// open starts a block whose node stands at the present place.
func (r *outlineReader) open(b *block) {
	b.style = r.style
	r.add(b.node)
	r.stack = append(r.stack, b)
}

func (r *outlineReader) close(at source.Place) {
	if len(r.stack) == 1 {
		r.out.Add(source.OutlineUnclosed, at, "", "多余的“:::”，没有块可以结束", "删去这一行")
		return
	}
	r.style = r.top().style
	r.stack = r.stack[:len(r.stack)-1]
}

func (r *outlineReader) openIf(at source.Place, start, end int) {
	n := &If{Branches: []Branch{{Condition: r.condition(start, end)}}}
	r.open(&block{name: "如果", at: at, body: &n.Branches[0].Body, node: n})
}

func (r *outlineReader) elseIf(name string, at source.Place, start, end int) {
	b := r.top()
	n, ok := b.node.(*If)
	if !ok {
		r.out.Add(source.OutlineSyntax, at, "", "“:::"+name+"”不在“:::如果”里", "先结束里面的块，再写“:::"+name+"”")
		return
	}
	if n.Branches[len(n.Branches)-1].Condition == nil && len(n.Branches) > 1 {
		r.out.Add(source.OutlineSyntax, at, "", "“:::否则”之后不能再有分支", "把它移到“:::否则”之前")
		return
	}
	var c *Condition
	if name == "否则如果" {
		c = r.condition(start, end)
	}
	n.Branches = append(n.Branches, Branch{Condition: c})
	b.body = &n.Branches[len(n.Branches)-1].Body
}

func (r *outlineReader) openEach(at source.Place, start, end int) {
	list, when := end, end
	if i := strings.Index(r.file.Text[start:end], " 如果 "); i >= 0 {
		list, when = start+i, start+i+len(" 如果 ")
	}
	n := &Each{List: r.condition(start, list)}
	if when < end {
		n.When = r.condition(when, end)
	}
	n.Variable = loopVariable(r.file.Text[start:list])
	r.open(&block{name: "每项", at: at, body: &n.Body, node: n})
}

// loopVariable is the last name of a path: 指标.分项 is repeated as 分项.
func loopVariable(list string) string {
	list = strings.TrimSpace(list)
	return list[strings.LastIndexByte(list, '.')+1:]
}

func (r *outlineReader) openAnnex(at source.Place, start, end int) {
	a := &Annex{}
	if rest, ok := strings.CutPrefix(r.file.Text[start:end], "横页 "); ok {
		a.Landscape = true
		start = end - len(rest)
	}
	a.Title = Wording{r.wording(start, end), r.file.Place(start)}
	if len(r.stack) > 1 {
		r.out.Add(source.OutlineSyntax, at, "", "附件不能写在别的块里", "把“:::附件”移到最外层")
	}
	r.open(&block{name: "附件", at: at, body: &a.Body, node: a})
}

package diff

import (
	"slices"
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// node adds a value of the TOML tree with everything in it. The order of a
// table's keys does not matter; elements of an array of tables are known by what
// names them, so that their order does not matter for what they say.
func (w *writer) node(kind Kind, id, in, name string, n *source.Node) {
	switch {
	case n.Kind == source.Table:
		for _, kid := range n.Kids {
			// target = "≥4人" says the same as target = { adjusted = "≥4人" }.
			if n.Name == "target" && (kid.Name == "now" || kid.Name == "adjusted") {
				w.leaf(kind, id, in, name, kid)
				continue
			}
			w.node(kind, id+"/"+sameKey(kid.Name), in, name+"的"+label(kid.Name), kid)
		}
	case n.Kind == source.Array && len(n.Kids) > 0 && n.Kids[0].Kind == source.Table:
		w.elements(kind, id, in, name, n)
	default:
		w.leaf(kind, id, in, name, n)
	}
}

func (w *writer) elements(kind Kind, id, in, name string, n *source.Node) {
	for _, element := range n.Kids {
		if element.Kind != source.Table {
			w.leaf(kind, id+"/"+printedNode(element), in, name, element)
			continue
		}
		key, by := identity(element)
		own := w.add(entry{kind: kind, id: id + "/" + key, in: in, name: name + "“" + key + "”", text: key, at: element.Place()})
		w.parts(kind, own, name+"“"+key+"”", element, by)
	}
}

// parts adds what a table says about the thing id but for the keys that name it.
// There is no table where the file has another kind of value.
func (w *writer) parts(kind Kind, id, name string, table *source.Node, named ...string) {
	if table == nil {
		return
	}
	for _, kid := range table.Kids {
		if !slices.Contains(named, kid.Name) {
			w.node(kind, id+"/"+sameKey(kid.Name), id, name+"的"+label(kid.Name), kid)
		}
	}
}

// identity is what an element of an array is known by, and the key that says so.
func identity(n *source.Node) (value, key string) {
	for _, key := range []string{"name", "title", "about", "code", "answers"} {
		if kid := n.Get(key); kid != nil {
			return printedNode(kid), key
		}
	}
	if len(n.Kids) > 0 {
		return printedNode(n.Kids[0]), n.Kids[0].Name
	}
	return "", ""
}

// leaf adds a value as people read it.
func (w *writer) leaf(kind Kind, id, in, name string, n *source.Node) {
	if n == nil {
		return
	}
	e := entry{kind: kind, id: id, name: name, text: printedNode(n), at: n.Place()}
	if q, ok := w.printed[n]; ok {
		e = quantity(kind, id, q)
	}
	e.in = in
	w.add(e)
}

func printedNode(n *source.Node) string {
	switch n.Kind {
	case source.String:
		return squeeze(n.Text)
	case source.Boolean:
		if n.Text == "true" {
			return "是"
		}
		return "否"
	case source.Table, source.Array:
		parts := make([]string, len(n.Kids))
		for i, kid := range n.Kids {
			parts[i] = printedNode(kid)
		}
		return strings.Join(parts, "；")
	}
	return n.Text
}

// sameKey makes keys equal that say the same thing in two ways.
func sameKey(key string) string {
	switch key {
	case "stated", "rated":
		return "actual"
	}
	return key
}

// label is the Chinese name of a key; keys that have none stand for themselves.
func label(key string) string {
	if s := labels[key]; s != "" {
		return s
	}
	return "“" + key + "”"
}

var labels = map[string]string{
	"name": "名称", "short": "简称", "year": "年度", "date": "成文日期", "basis": "依据", "example": "示例说明", "version": "版本", "replaces": "被更正的版本",
	"issuer": "发文单位", "title": "标题", "number": "文号", "scope": "口径", "phase": "阶段", "as_of": "截止日期", "place": "存放处", "note": "说明",
	"initial": "年初预算", "adjusted": "调整后预算", "executed": "执行数", "source": "来源", "sub": "其中项", "rate": "执行率", "declared": "申报值",
	"reason": "原因", "measure": "措施", "reviewed": "复核得分", "approved": "审定得分", "class": "类别", "goal": "总体目标", "target": "目标值", "original": "原目标值",
	"actual": "完成情况", "stated": "完成情况", "rated": "完成情况", "parts": "分项", "shown": "表中写法", "points": "分值", "text": "内容", "evidence": "佐证",
	"deduction": "扣分", "deductions": "扣分项", "core": "核心指标", "applicable": "适用", "group": "计分组", "rule": "计分规则", "band": "档次", "last": "上年数",
	"weight": "权重", "combine": "合并方式", "done": "完成情况", "about": "所指", "causes": "原因", "answers": "针对的问题", "owner": "责任单位", "due": "完成时限",
	"code": "代码", "at": "位置", "total": "总得分", "grade": "等级", "items": "分项", "income": "收入", "spent": "支出",
}

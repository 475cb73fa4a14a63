package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// unitTails are the last words of units' names.
var unitTails = [...]string{"局", "委员会", "委", "厅", "院", "中心", "学校", "大学", "学院", "中学", "小学", "人民政府", "办事处", "办公室", "支队", "大队", "站", "所", "联合会", "协会", "法院", "检察院", "总队", "街道", "镇", "馆", "社"}

// endsLikeUnit reports whether s is formed like a unit's name.
func endsLikeUnit(s string) bool {
	return han(s) >= 3 && endsWith(s, unitTails[:]...)
}

// roles follow a unit's name where only the report's own unit can stand.
var roles = [...]string{"成立自评工作组", "成立自评小组", "成立绩效自评", "成立了自评", "整体绩效自评得分", "部门整体支出绩效自评", "整体支出绩效自评", "部门整体绩效自评", "整体绩效自评", "部门预算整体执行率", "部门整体支出", "绩效自评得分", "年度部门整体", "年部门预算整体", "年部门整体"}

// names finds another unit's name where the report's own belongs, and bureaus
// of the same kind from another place. Only a report whose title names its unit
// can be checked.
func (r *review) names() {
	if len(r.own) == 0 {
		return
	}
	own := r.own[0]
	for _, role := range roles {
		r.each(role, func(at int) {
			name, start := r.unitBefore(at)
			if name == "" || sameUnitName(name, own) || start < r.text.Lines[0].End {
				return
			}
			r.add(source.TextOtherUnit, start, fmt.Sprintf("单位名称不一致：标题是“%s”，这里是“%s”", own, name), "核对单位名称，改成本单位的", r.text.Lines[0].Start)
		})
	}
	kind := kindOfUnit(own)
	if kind == "" {
		return
	}
	seen := map[string]bool{}
	r.each(kind, func(at int) {
		name, start := r.unitBefore(at + len(kind))
		if name == "" || sameUnitName(name, own) || seen[name] || start < r.text.Lines[0].End || higher(name, kind) && !(strings.HasSuffix(strings.TrimSuffix(own, kind), "市") && strings.HasSuffix(strings.TrimSuffix(name, kind), "市")) {
			return
		}
		seen[name] = true
		r.add(source.TextNeighbour, start, fmt.Sprintf("出现了另一处的同类单位“%s”，本单位是“%s”", name, own), "如是套用了别处的文字，改成本单位的", r.text.Lines[0].Start)
	})
}

// higher reports whether a name is that of the superior bureau: 市应急管理局.
func higher(name, kind string) bool {
	place := strings.TrimSuffix(name, kind)
	return han(place) <= 1 || strings.HasSuffix(place, "市") || strings.HasSuffix(place, "省") || strings.HasSuffix(place, "国家")
}

// kindOfUnit is a unit's name without its place: 应急管理局 of 东西湖区应急管理局.
func kindOfUnit(own string) string {
	for _, w := range [...]string{"自治县", "自治州", "新区", "开发区", "区", "县", "市", "省", "州", "旗", "镇", "乡"} {
		if i := strings.LastIndex(own, w); i >= 0 && i+len(w) < len(own) {
			if w == "市" && strings.HasPrefix(own[i:], "市场") && i > 0 { // 市场监督管理局 begins with no place
				i = strings.LastIndex(own[:i], w)
				if i < 0 {
					continue
				}
			}
			if kind := own[i+len(w):]; han(kind) >= 3 && endsLikeUnit(kind) {
				return kind
			}
		}
	}
	return ""
}

// unitBefore is the unit's name that ends at at, years skipped.
func (r *review) unitBefore(at int) (name string, start int) {
	end := at
	if n := strings.TrimSuffix(r.s[:end], "度"); endsWith(n, "年") && len(n) >= 7 && yearAt(n[len(n)-7:]) > 0 {
		end = len(n) - 7
	} else if i := end - 4; i >= 0 && strings.HasPrefix(r.s[end:], "年") && yearAt(r.s[i:end]+"年") > 0 {
		end = i
	}
	start = end
	for start > 0 && end-start < 90 {
		c, n := lastRune(r.s[:start])
		if !isHan(c) {
			break
		}
		start -= n
	}
	name = r.s[start:end]
	for _, w := range [...]string{"根据", "按照", "对", "关于", "由", "将", "向", "经", "报", "与", "和", "现将", "我", "及", "请", "在", "是", "为", "做好", "开展", "以", "会同", "联合", "配合", "协助", "接受", "到", "从", "于", "被", "其中", "了"} {
		if i := strings.LastIndex(name, w); i >= 0 && i+len(w) < len(name) && i < 24 {
			start += i + len(w)
			name = name[i+len(w):]
		}
	}
	if !endsLikeUnit(name) || han(name) > 20 {
		return "", 0
	}
	return name, start
}

// sameUnitName reports whether two names may be of one unit: one is the end of
// the other, or they share all but the place.
func sameUnitName(a, b string) bool {
	if strings.HasSuffix(a, b) || strings.HasSuffix(b, a) || strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	// 区应急管理局 and 东西湖区应急管理局, 市财政局 and 某市财政局: the short form drops the
	// place's name; 农业农村局 and 农业局 share the tail only.
	return kindOfUnit(a) != "" && kindOfUnit(a) == kindOfUnit(b) && (placeShort(a) || placeShort(b))
}

func placeShort(name string) bool {
	return han(strings.TrimSuffix(name, kindOfUnit(name))) <= 1
}

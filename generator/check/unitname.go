package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// names finds other units and projects in the author's texts where the report's
// own belong: the usual trace of a text taken from elsewhere. Only declared
// names may appear; superiors and units of another kind are left alone.
func (r *reporter) names() {
	v := r.review
	own := r.Facts.Unit.Name.Value
	reported := map[int]bool{}
	other := func(name string, at int, what, mine string) {
		p := r.script.at(at)
		if p == nil || !p.typed || v.quoted(at) || reported[at] || r.declared(name) {
			return
		}
		reported[at] = true
		r.put(source.TextOtherUnit, at, fmt.Sprintf("出现了另一个%s“%s”，本报告的是“%s”", what, name, mine), "套用了别处的文字就改过来；确实要提到的，写进 names = [\""+name+"\"]", []int{0})
	}
	for _, w := range roles {
		v.each(w, func(at int) {
			if name, start := v.unitBefore(at); name != "" && !sameUnitName(name, own) {
				other(name, start, "单位", own)
			}
		})
	}
	if kind := kindOfUnit(own); kind != "" {
		v.each(kind, func(at int) {
			place, start := v.placeBefore(at)
			if place != "" && !strings.HasSuffix(strings.TrimSuffix(own, kind), place) {
				other(place+kind, start, "同类单位", own)
			}
		})
	}
	if p := r.Facts.Project; p != nil {
		tail := placeless(p.Name.Value)
		v.each(tail, func(at int) {
			start := at
			for n := 0; n < 8; n++ {
				c, size := lastRune(v.s[:start])
				if !isHan(c) || strings.ContainsRune("在对和与的为将由", c) {
					break
				}
				start -= size
			}
			name := v.s[start : at+len(tail)]
			if place := name[:len(name)-len(tail)]; endsWith(place, "县", "区", "市", "镇", "乡") && !strings.HasSuffix(p.Name.Value, name) && !strings.HasSuffix(name, p.Name.Value) {
				other(name, start, "项目", p.Name.Value)
			}
		})
	}
	r.selves()
}

// placeBefore is the county or district whose name ends at a byte, "" if none
// does. Cities and provinces are the superiors' and do not count.
func (r *review) placeBefore(at int) (name string, start int) {
	if !endsWith(r.s[:at], "县", "区", "旗") {
		return "", at
	}
	start = at
	for n := 0; n < 6; n++ {
		c, size := lastRune(r.s[:start])
		if !isHan(c) || strings.ContainsRune("市州在对和与的为将由向同及是经据以使请到从于被", c) {
			break
		}
		start -= size
	}
	if name = r.s[start:at]; han(name) < 3 || strings.HasSuffix(name, "全县") || strings.HasSuffix(name, "全区") {
		return "", at
	}
	return name, start
}

// placeless is a name without the place that it begins with; the whole if that
// leaves too little.
func placeless(name string) string {
	for _, w := range [...]string{"县", "区", "市"} {
		if _, rest, ok := strings.Cut(name, w); ok && utf8.RuneCountInString(rest) >= 6 {
			return rest
		}
	}
	return name
}

// declared reports whether a name is one that texts may use.
func (r *reporter) declared(name string) bool {
	for _, t := range r.Facts.Names {
		if t.Value != "" && (strings.HasSuffix(name, t.Value) || strings.HasSuffix(t.Value, name)) {
			return true
		}
	}
	for _, s := range r.review.own {
		if name == s {
			return true
		}
	}
	return false
}

// selfNames are what units of one kind call themselves, with the last words of
// their names.
var selfNames = [...]struct{ self, kind string }{
	{"我局", "局"}, {"本局", "局"}, {"我院", "院"}, {"本院", "院"}, {"我校", "学校 大学 中学 小学 学院 校"}, {"本校", "学校 大学 中学 小学 学院 校"}, {"我厅", "厅"}, {"我镇", "镇 镇人民政府 镇政府"}, {"我乡", "乡 乡人民政府 乡政府"}, {"我街道", "街道 街道办事处"}, {"我委", "委 委员会"}, {"我站", "站"}, {"我所", "所"}, {"我馆", "馆"},
}

// selves finds a bureau that calls itself a school.
func (r *reporter) selves() {
	own := r.Facts.Unit.Name.Value
	for _, x := range selfNames {
		if endsWith(own, strings.Fields(x.kind)...) || r.declared(x.self) {
			continue
		}
		first := true
		r.review.each(x.self, func(at int) {
			p := r.script.at(at)
			if p == nil || !p.typed || !first || r.review.quoted(at) || endsWith(r.review.s[:at], "自") {
				return
			}
			first = false
			r.put(source.TextOtherUnit, at, fmt.Sprintf("自称“%s”，填报单位是“%s”", x.self, own), "改成 {单位.自称}；是本单位的简称，就写进 unit.short", []int{0})
		})
	}
}

// alike finds one platform or system under two names.
func (r *reporter) alike() {
	type use struct {
		name string
		at   int
	}
	var uses []use
	v := r.review
	for _, tail := range [...]string{"平台", "系统"} {
		v.each(tail, func(at int) {
			end := at + len(tail)
			start := at
			for start > 0 && end-start < 51 {
				c, n := lastRune(v.s[:start])
				if !isHan(c) {
					break
				}
				start -= n
			}
			name := v.s[start:end]
			for _, w := range [...]string{"建设", "建成", "新建", "开发", "使用", "运行", "接入", "及", "的", "与", "和", "在", "通过", "利用", "依托", "完善", "升级", "推广", "搭建", "打造", "运用", "借助", "对", "了", "个", "套", "用于", "采购", "运维", "投入", "维护", "推进", "向", "将"} {
				if i := strings.LastIndex(name, w); i >= 0 && i+len(w) < len(name)-len(tail) {
					start += i + len(w)
					name = name[i+len(w):]
				}
			}
			if n := han(name); n >= 6 && n <= 16 && !v.quoted(at) {
				uses = append(uses, use{name, start})
			}
		})
	}
	seen := map[string]bool{}
	for i, u := range uses {
		for _, e := range uses[:i] {
			a, b := e.name, u.name
			if a == b || seen[a+b] || strings.Contains(a, b) || strings.Contains(b, a) || a[len(a)-two:] != b[len(b)-two:] || !nearlySame(a, b) {
				continue
			}
			seen[a+b] = true
			r.put(source.NamesAlike, u.at, fmt.Sprintf("“%s”与另一处的“%s”像是同一个，名称不一", b, a), "是同一个就统一名称", []int{e.at})
		}
	}
}

// nearlySame reports whether two names have four fifths of their characters in
// common, in order, and begin alike.
func nearlySame(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if x[0] != y[0] || x[1] != y[1] {
		return false
	}
	row := make([]int, len(y)+1) // longest common subsequence
	for _, c := range x {
		diagonal := 0
		for j, d := range y {
			above := row[j+1]
			if c == d {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(y)]*5 >= max(len(x), len(y))*4
}

// annexes finds annexes that the author's texts name and the pack does not have.
func (r *reporter) annexes() {
	if r.Pack == nil || r.Pack.Outline == nil {
		return
	}
	count := annexesIn(r.Pack.Outline.Body)
	v := r.review
	v.each("附件", func(at int) {
		p := r.script.at(at)
		end := at + len("附件")
		if p == nil || !p.typed || end >= len(v.s) || v.quoted(at) {
			return
		}
		n := 0
		for i := end; i < len(v.s) && i < end+2 && v.s[i] >= '0' && v.s[i] <= '9'; i++ {
			n = 10*n + int(v.s[i]-'0')
		}
		if n > count || n == 0 && count == 0 && endsWith(v.s[:at], "见", "详见", "参见", "列入", "列于") {
			name := "附件"
			if n > 0 {
				name += itoa(n)
			}
			r.put(source.AnnexUnknown, at, fmt.Sprintf("提到“%s”，报告有%d个附件", name, count), "改正附件的序号；另文报送的写明", nil)
		}
	})
}

func annexesIn(list []pack.Node) int {
	n := 0
	for _, x := range list {
		switch x := x.(type) {
		case *pack.Annex:
			n++
		case *pack.If:
			most := 0
			for _, b := range x.Branches {
				most = max(most, annexesIn(b.Body))
			}
			n += most
		case *pack.Each:
			n += annexesIn(x.Body)
		}
	}
	return n
}

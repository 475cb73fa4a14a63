package archive

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// specTypes are the values of the key type that this reader knows.
var specTypes = map[string]string{
	"https://ocfl.io/1.0/spec/#inventory": "1.0",
	"https://ocfl.io/1.1/spec/#inventory": "1.1",
}

// readInventory reads inventory.json, from anybody. It finds everything wrong
// with it that can be told without the files. The inventory is nil when it is no
// use; otherwise every path in it is clean, whatever was found.
func readInventory(data []byte) (*inventory, flaws) {
	var found flaws
	if !utf8.Valid(data) {
		found.add(fatal, "E033", "不是 UTF-8 编码")
		return nil, found
	}
	list, err := members(data)
	if err != nil {
		found.add(fatal, "E033", "%v", err)
		return nil, found
	}
	r := inventoryReader{flaws: &found, values: map[string]json.RawMessage{}}
	for _, m := range list {
		r.values[m.key] = m.value
		switch m.key {
		case "id", "type", "digestAlgorithm", "head", "contentDirectory", "manifest", "versions", "fixity":
		default:
			found.add(advice, "E102", "有标准以外的键 %q", m.key) // harmless: read on
		}
	}
	r.header()
	r.manifest()
	r.versions()
	r.fixity()
	if found.worst() >= fatal || len(r.inv.versions) == 0 {
		return nil, found
	}
	return &r.inv, found
}

// inventoryReader reads the parts of one inventory.
type inventoryReader struct {
	*flaws
	values map[string]json.RawMessage
	inv    inventory
	known  map[string]bool // digests of the manifest, as written
}

// need returns a string that must be there.
func (r *inventoryReader) need(key string) string {
	value, there := r.values[key]
	if !there {
		r.add(breach, "E036", "缺少键 %q", key)
		return ""
	}
	s, ok := text(value)
	if !ok || s == "" {
		rule := map[string]string{"id": "E037", "type": "E038", "digestAlgorithm": "E039", "head": "E040"}[key]
		r.add(breach, rule, "键 %q 的值应为非空字符串", key)
	}
	return s
}

func (r *inventoryReader) header() {
	r.inv.id = r.need("id")
	if r.inv.id != "" && !strings.Contains(r.inv.id, ":") {
		r.add(advice, "W005", "标识 %q 不是 URI", r.inv.id)
	}
	if t := r.need("type"); t != "" {
		if r.inv.spec = specTypes[t]; r.inv.spec == "" {
			r.add(breach, "E038", "类型 %q 不是 OCFL 1.0 或 1.1 的清单", t)
		}
	}
	r.inv.algorithm = r.need("digestAlgorithm")
	switch r.inv.algorithm {
	case "sha512", "":
	case "sha256":
		r.add(advice, "W004", "摘要算法是 sha256，标准建议用 sha512")
	default:
		r.add(breach, "E025", "摘要算法 %q 不是 sha512 或 sha256", r.inv.algorithm)
	}
	r.inv.head = r.need("head")
	if value, there := r.values["contentDirectory"]; there {
		s, ok := text(value)
		if !ok || !cleanPath(s) || strings.Contains(s, "/") {
			r.add(escape, "E017", "内容文件夹名 contentDirectory 不能含“/”，不能是“.”或“..”")
		}
		r.inv.contentDir = s
	}
}

func (r *inventoryReader) manifest() {
	value, there := r.values["manifest"]
	if !there {
		r.add(breach, "E041", "缺少键 \"manifest\"")
		return
	}
	r.inv.manifest = r.groups(value, r.inv.algorithm, "manifest", contentRules)
	r.known = make(map[string]bool, len(r.inv.manifest))
	for _, g := range r.inv.manifest {
		r.known[g.digest] = true
	}
}

func (r *inventoryReader) fixity() {
	value, there := r.values["fixity"]
	if !there {
		return
	}
	list, err := members(value)
	if err != nil {
		r.add(breach, "E111", "fixity：%v", err)
		return
	}
	for _, m := range list {
		if _, known := digests[m.key]; !known {
			continue // E028: others may know it
		}
		r.inv.fixity = append(r.inv.fixity, fixity{m.key, r.groups(m.value, m.key, "fixity."+m.key, fixityRules)})
	}
}

func (r *inventoryReader) versions() {
	value, there := r.values["versions"]
	if !there {
		r.add(breach, "E043", "缺少键 \"versions\"")
		return
	}
	list, err := members(value)
	if err != nil {
		r.add(breach, "E044", "versions：%v", err)
		return
	}
	if len(list) == 0 || len(list) > maxVersions {
		r.add(breach, "E008", "版本数为 %d，应在 1 至 %d 之间", len(list), maxVersions)
		return
	}
	numbers := map[string]int{}
	_, width, _ := number(list[0].key)
	for _, m := range list {
		n, w, ok := number(m.key)
		switch {
		case !ok:
			r.add(fatal, "E046", "版本名 %q 不是 v1、v2 这样的形式", m.key)
		case w != width:
			r.add(breach, "E012", "版本名 %q 与其他版本名的位数写法不一致", m.key)
		}
		numbers[m.key] = n
	}
	slices.SortFunc(list, func(a, b member) int { return cmp.Compare(numbers[a.key], numbers[b.key]) })
	used := map[string]bool{}
	for i, m := range list {
		if numbers[m.key] != i+1 {
			r.add(fatal, "E010", "版本号应从 1 起连续，缺少第 %d 版", i+1)
			return
		}
		v := r.version(m.key, m.value)
		for _, g := range v.state {
			used[g.digest] = true
		}
		r.inv.versions = append(r.inv.versions, v)
	}
	if last := list[len(list)-1].key; r.inv.head != "" && r.inv.head != last {
		r.add(fatal, "E040", "head 是 %q，而最新的版本是 %q", r.inv.head, last)
	}
	if width > 0 {
		r.add(advice, "W001", "版本名补了零，标准建议 v1、v2")
	}
	for _, g := range r.inv.manifest {
		if !used[g.digest] {
			r.add(breach, "E107", "manifest 中的摘要 %.16s… 没有任何版本使用", g.digest)
		}
	}
}

// version reads one version's block.
func (r *inventoryReader) version(name string, value json.RawMessage) version {
	v := version{name: name}
	list, err := members(value)
	if err != nil {
		r.add(breach, "E047", "versions.%s：%v", name, err)
		return v
	}
	there := map[string]json.RawMessage{}
	for _, m := range list {
		there[m.key] = m.value
		switch m.key {
		case "created", "message", "user", "state":
		default:
			r.add(advice, "E102", "versions.%s 有标准以外的键 %q", name, m.key)
		}
	}
	if created, is := there["created"]; !is {
		r.add(breach, "E048", "versions.%s 缺少键 \"created\"", name)
	} else {
		v.created, _ = text(created)
		if _, err := time.Parse(time.RFC3339, v.created); err != nil {
			r.add(breach, "E049", "versions.%s.created 不是带时区、精确到秒的时间（RFC 3339）：%.40q", name, v.created)
		}
	}
	if message, is := there["message"]; is {
		var ok bool
		if v.message, ok = text(message); !ok {
			r.add(breach, "E094", "versions.%s.message 应为字符串", name)
		}
	} else {
		r.add(advice, "W007", "versions.%s 没有说明 message", name)
	}
	r.user(&v, there["user"])
	if state, is := there["state"]; !is {
		r.add(breach, "E048", "versions.%s 缺少键 \"state\"", name)
	} else {
		v.state = r.groups(state, r.inv.algorithm, "versions."+name+".state", stateRules)
		for _, g := range v.state {
			if r.known != nil && !r.known[g.digest] {
				r.add(breach, "E050", "versions.%s.state 的摘要 %.16s… 不在 manifest 中", name, g.digest)
			}
		}
	}
	return v
}

func (r *inventoryReader) user(v *version, value json.RawMessage) {
	if value == nil {
		r.add(advice, "W007", "versions.%s 没有写明归档人 user", v.name)
		return
	}
	list, err := members(value)
	if err != nil {
		r.add(breach, "E054", "versions.%s.user：%v", v.name, err)
		return
	}
	for _, m := range list {
		s, ok := text(m.value)
		switch m.key {
		case "name":
			v.user = s
		case "address":
			v.address = s
			if !strings.Contains(s, ":") {
				r.add(advice, "W009", "versions.%s.user.address %q 不是 URI", v.name, s)
			}
		}
		if !ok {
			r.add(breach, "E054", "versions.%s.user.%s 应为字符串", v.name, m.key)
		}
	}
	if v.user == "" {
		r.add(breach, "E054", "versions.%s.user 缺少姓名 name", v.name)
	}
	if v.address == "" {
		r.add(advice, "W008", "versions.%s.user 没有联系方式 address", v.name)
	}
}

package archive

import (
	"encoding/json"
	"strings"
)

// pathRules names the standard's rules for one kind of block of digests and paths.
type pathRules struct {
	shape, digest, twice, element, slash, conflict string
}

var (
	contentRules = pathRules{"E106", "E096", "E096", "E099", "E100", "E101"}
	fixityRules  = pathRules{"E057", "E057", "E097", "E099", "E100", "E101"}
	stateRules   = pathRules{"E050", "E050", "E050", "E052", "E053", "E095"}
)

// groups reads a block {digest: [paths]}: shape, digests, and above all paths,
// which must not lead anywhere else.
func (r *inventoryReader) groups(value json.RawMessage, algorithm, name string, rules pathRules) []group {
	list, err := members(value)
	if err != nil {
		r.add(breach, rules.shape, "%s：%v", name, err)
		return nil
	}
	var all []string
	seen := make(map[string]bool, len(list))
	result := make([]group, 0, len(list))
	for _, m := range list {
		if digests[algorithm].digits > 0 && !isDigest(algorithm, m.key) {
			r.add(breach, rules.digest, "%s 的键 %.40q 不是 %s 摘要", name, m.key, algorithm)
		}
		if folded := strings.ToLower(m.key); seen[folded] {
			r.add(breach, rules.twice, "%s 的摘要 %.16s… 重复出现（仅大小写不同）", name, m.key)
		} else {
			seen[folded] = true
		}
		paths, ok := texts(m.value)
		if !ok {
			r.add(breach, rules.shape, "%s 的摘要 %.16s… 的值应为路径的数组", name, m.key)
			continue
		}
		for _, p := range paths {
			if cleanPath(p) {
				continue
			}
			rule := rules.element
			if strings.HasPrefix(p, "/") || strings.HasSuffix(p, "/") {
				rule = rules.slash
			}
			r.add(escape, rule, "%s 中的路径 %.80q 不安全或不完整，不会读取", name, p)
		}
		all = append(all, paths...)
		result = append(result, group{m.key, paths})
	}
	if len(all) > maxFiles*8 {
		r.add(fatal, rules.shape, "%s 的文件数 %d 超过上限", name, len(all))
	} else if p := conflict(all); p != "" {
		r.add(fatal, rules.conflict, "%s 中的路径 %q 重复出现，或又是文件又是文件夹", name, p)
	}
	if rules != stateRules {
		r.inside(name, all)
	}
	return result
}

// inside checks that content paths lie in version folders' content folders, the
// only place where files are content (OCFL 1.1 §3.3.1).
func (r *inventoryReader) inside(block string, paths []string) {
	for _, p := range paths {
		name, rest, _ := strings.Cut(p, "/")
		folder, file, _ := strings.Cut(rest, "/")
		if _, _, ok := number(name); cleanPath(p) && (!ok || folder != r.inv.content() || file == "") {
			r.add(breach, "E042", "%s 中的路径 %q 不在版本的内容文件夹中", block, p)
		}
	}
}

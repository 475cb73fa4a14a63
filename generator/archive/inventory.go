package archive

import (
	"fmt"
	"strconv"
	"strings"
)

// inventory is an OCFL object's inventory.json (OCFL 1.1 §3.5).
type inventory struct {
	spec       string // "1.1", from the type
	id         string
	algorithm  string // of manifest and states
	head       string // name of the newest version
	contentDir string // as given; "" for the default
	manifest   []group
	versions   []version // versions[i] is number i+1
	fixity     []fixity
}

// group is a digest and the paths whose content has it.
type group struct {
	digest string
	paths  []string
}

// fixity is one algorithm's block of additional digests.
type fixity struct {
	algorithm string
	groups    []group
}

// version is one version of an item as its inventory tells it.
type version struct {
	name          string // v1, or zero-padded
	created       string // RFC 3339
	message       string
	user, address string
	state         []group // logical paths
}

// content is the name of the folder that holds a version's files.
func (inv *inventory) content() string {
	if inv.contentDir == "" {
		return contentName
	}
	return inv.contentDir
}

// locate maps digests, in small letters, to a content path.
func (inv *inventory) locate() map[string]string {
	m := make(map[string]string, len(inv.manifest))
	for _, g := range inv.manifest {
		if len(g.paths) > 0 {
			m[strings.ToLower(g.digest)] = g.paths[0]
		}
	}
	return m
}

// logical maps the logical paths of version n to digests in small letters.
func (inv *inventory) logical(n int) map[string]string {
	m := map[string]string{}
	for _, g := range inv.versions[n-1].state {
		for _, p := range g.paths {
			m[p] = strings.ToLower(g.digest)
		}
	}
	return m
}

// number is the version number that a folder's name says, and how many digits
// padding gave it (0: not padded). ok is false for a name of another kind.
func number(name string) (n, width int, ok bool) {
	digits, ok := strings.CutPrefix(name, "v")
	if !ok || digits == "" || len(digits) > 9 || strings.Trim(digits, "0123456789") != "" {
		return 0, 0, false
	}
	n, _ = strconv.Atoi(digits)
	if digits[0] == '0' {
		width = len(digits)
	}
	return n, width, n > 0
}

// weight is how much a flaw matters.
type weight uint8

const (
	advice weight = iota // the standard recommends otherwise
	breach               // the standard forbids it; the inventory can still be used
	fatal                // what it describes cannot be told
	escape               // a path in it would leave the item
)

// flaw is something wrong with an inventory.
type flaw struct {
	weight weight
	rule   string // of the standard: E040, W005
	text   string // Chinese
}

func (f flaw) String() string { return fmt.Sprintf("%s（OCFL 1.1 %s）", f.text, f.rule) }

// flaws collects.
type flaws []flaw

func (fs *flaws) add(w weight, rule, format string, args ...any) {
	*fs = append(*fs, flaw{w, rule, fmt.Sprintf(format, args...)})
}

// worst is the weight of the worst of them.
func (fs flaws) worst() weight {
	var w weight
	for _, f := range fs {
		w = max(w, f.weight)
	}
	return w
}

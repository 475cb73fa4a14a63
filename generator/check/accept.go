package check

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/source"
)

// Mark is what an acceptance writes as seen: it stands for what a finding said,
// so that the acceptance ends when the figures or words in it change.
func Mark(f source.Finding) string {
	sum := sha256.Sum256([]byte(string(f.Code) + "\n" + f.Message))
	return hex.EncodeToString(sum[:4])
}

// Accept marks the findings that the data file's [[accept]] acknowledge, and adds
// what is wrong with the acceptances themselves. Errors cannot be accepted.
func Accept(f *facts.Facts, list []source.Finding) []source.Finding {
	if f == nil || len(f.Data.Accept) == 0 {
		return list
	}
	var out source.Findings
	for i := range f.Data.Accept {
		accept(&f.Data.Accept[i], list, &out)
	}
	out.Append(list...)
	return out.List()
}

func accept(a *facts.Accept, list []source.Finding, out *source.Findings) {
	add := func(code source.Code, n *source.Node, message, hint string, related ...source.Place) {
		out.Add(code, n.Place(), n.Path(), message, hint, related...)
	}
	code, at := source.Code(a.Code.Value), a.At.Value
	if !a.Code.Set() || !a.Reason.Set() {
		return // reported as missing keys
	}
	if code.Severity() == source.Error && strings.HasPrefix(a.Code.Value, "E") {
		add(source.AcceptRefused, a.Code.Node, "“"+a.Code.Value+"”是错误，不能认可", "改正数据或文字，然后删去这一条认可")
		return
	}
	if strings.TrimSpace(a.Reason.Value) == "" {
		add(source.AcceptRefused, a.Reason.Node, "认可没有写理由", "写明为什么可以这样")
		return
	}
	var first *source.Finding
	held := false
	for i := range list {
		x := &list[i]
		if x.Code != code || !covers(at, x.Key) || !a.Node.IsSet() {
			continue
		}
		if first == nil {
			first = x
		}
		if a.Seen.Value == Mark(*x) {
			x.Accepted, held = a.Reason.Value, true
		}
	}
	switch {
	case held:
	case first == nil:
		add(source.AcceptUnmatched, a.Node, fmt.Sprintf("这条认可没有对应的问题：“%s”没有出现“%s”", at, code), "问题已经没有了，删去这一条；否则核对 code 和 at")
	case !a.Seen.Set():
		add(source.AcceptExpired, a.Node, "这条认可没有写 seen，还不生效", "核对问题后写上 seen = \""+Mark(*first)+"\"，数变了它会失效", first.Place)
	default:
		add(source.AcceptExpired, a.Seen.Node, "认可之后情况变了，这条认可已经失效", "重新核对问题；仍然认可的，改成 seen = \""+Mark(*first)+"\"", first.Place)
	}
}

// covers reports whether a path is at, or a value below it. An empty at is the
// whole file.
func covers(at, key string) bool {
	rest, ok := strings.CutPrefix(key, at)
	return ok && (at == "" || rest == "" || rest[0] == '.' || rest[0] == '[')
}

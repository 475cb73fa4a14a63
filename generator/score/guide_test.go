package score

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

var (
	fence  = regexp.MustCompile("(?s)```toml (方案|数据)\n(.*?)```")
	result = regexp.MustCompile(`\*\*(?:得|总分) ([0-9.]+)`)
)

// TestGuide computes every example of docs/rubrics.md: the snippets must load
// without a finding and give the score that the guide works out.
func TestGuide(t *testing.T) {
	text, err := os.ReadFile("../../docs/rubrics.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := 0
	for _, section := range strings.Split(string(text), "\n### ")[1:] {
		title, body, _ := strings.Cut(section, "\n")
		body, _, _ = strings.Cut(body, "\n## ")
		var schemeText, rows string
		for _, m := range fence.FindAllStringSubmatch(body, -1) {
			if m[1] == "方案" {
				schemeText = m[2]
			} else {
				rows = m[2]
			}
		}
		if rows == "" {
			continue
		}
		m := result.FindStringSubmatch(body)
		if m == nil {
			t.Errorf("%s: no worked result", title)
			continue
		}
		for _, part := range []string{"\n出处：", "\n公式", "\n何时用："} {
			if !strings.Contains(body, part) {
				t.Errorf("%s: no %s", title, strings.TrimSpace(part))
			}
		}
		head := data
		if strings.Contains(rows, "[budget]") {
			head, _, _ = strings.Cut(data, "budget = ")
		}
		r, found := score(t, guideScheme(schemeText), head+rows)
		for _, f := range found {
			if f.Severity < source.Notice {
				t.Errorf("%s: %v", title, f)
			}
		}
		if r.Total == nil {
			t.Errorf("%s: no total", title)
			continue
		}
		if got := pack.Points(r.Total); got != m[1] {
			t.Errorf("%s: the guide says %s, the program %s", title, m[1], got)
		}
		examples++
	}
	if examples < 30 {
		t.Errorf("only %d examples", examples)
	}
}

// guideScheme puts a snippet into the guide's basic scheme, unless it is a whole
// one. A rule of the snippet replaces the basic one of that name.
func guideScheme(snippet string) string {
	if strings.HasPrefix(snippet, "total ") {
		return snippet
	}
	basic := strings.TrimSuffix(single, "[bands]\n\"合格\" = 0\n")
	rules := ""
	for _, line := range strings.SplitAfter(usual, "\n") {
		key, _, _ := strings.Cut(line, " =")
		if key != "" && !strings.Contains(snippet, "\n"+key+" ") && !strings.Contains(snippet, "[rules."+key+"]") {
			rules += line
		}
	}
	if rest, ok := strings.CutPrefix(snippet, "[rules]\n"); ok {
		return basic + "[rules]\n" + rules + rest
	}
	return basic + "[rules]\n" + rules + snippet
}

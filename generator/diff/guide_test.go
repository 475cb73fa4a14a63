package diff_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/pack"
)

// TestGuide: docs/corrections.md names everything that the wording may use.
func TestGuide(t *testing.T) {
	raw, err := os.ReadFile("../../docs/corrections.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(raw), "| 名称 | 内容 |")
	ofReports := []string{"单位", "项目", "报告", "依据", "文件"} // explained with the packs of reports
	for _, term := range pack.CorrectionDictionary {
		if !strings.Contains(table, term.Name) {
			t.Errorf("%s is not explained", term.Name)
		}
		for _, f := range term.Fields {
			if !slices.Contains(ofReports, term.Name) && !strings.Contains(table, f) {
				t.Errorf("%s.%s is not explained", term.Name, f)
			}
		}
	}
}

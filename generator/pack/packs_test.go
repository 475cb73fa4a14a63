package pack

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

// TestPacksRead: the outlines and forms that come with the program have no finding.
func TestPacksRead(t *testing.T) {
	for _, pattern := range []string{"report.md", "forms.toml"} {
		files, err := filepath.Glob("../../templates/*/" + pattern)
		if err != nil || len(files) == 0 {
			t.Fatal("no ", pattern, err)
		}
		for _, name := range files {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			file, found := source.Decode(name, raw)
			var out source.Findings
			out.Append(found...)
			if pattern == "report.md" {
				ReadOutline(file, &out)
			} else {
				node, found := source.Parse(file)
				out.Append(found...)
				LoadForms(node, &out)
			}
			for _, f := range out.List() {
				t.Error(f)
			}
		}
	}
}

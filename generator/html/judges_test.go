package html

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
)

// absent skips a test that needs a program which is not here, or fails it
// where judges are required.
func absent(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("SELFEVAL_REQUIRE_JUDGES") == "1" {
		t.Fatalf("%s is required but absent", what)
	}
	t.Skipf("SKIPPED: %s is absent", what)
}

// program finds an outside judge: by the path in an environment variable, else
// by name.
func program(t *testing.T, env, name string) string {
	t.Helper()
	if path := os.Getenv(env); path != "" {
		return path
	}
	path, err := exec.LookPath(name)
	if err != nil {
		absent(t, name)
	}
	return path
}

// pages are what the judges see.
func pages(t *testing.T) map[string][]byte {
	d := sample()
	out := map[string][]byte{"draft": mustWrite(t, d, Options{Application: "selfeval"})}
	d.Draft, d.Sections = false, d.Sections[2:]
	out["report"] = mustWrite(t, d, Options{Contents: true})
	d.Sections = d.Sections[1:2]
	d.Sections[0].Blocks[0].(*doc.Paragraph).Link = ""
	out["form"] = mustWrite(t, d, Options{})
	for seed := range uint64(6) {
		out[fmt.Sprint("random", seed)] = mustWrite(t, randomDocument(seed), Options{Contents: true})
	}
	return out
}

func save(t *testing.T, name string, file []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestNu has the validator of the W3C judge the pages, their style sheets
// included (npm install vnu-jar; it needs Java).
func TestNu(t *testing.T) {
	vnu := program(t, "SELFEVAL_VNU", "vnu")
	dir := t.TempDir()
	for name, page := range pages(t) {
		if err := os.WriteFile(filepath.Join(dir, name+".html"), page, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command(vnu, "--format", "gnu", dir).CombinedOutput()
	for _, said := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		// Random documents have headings without text.
		if err != nil || said != "" && !strings.HasSuffix(said, "Empty heading.") {
			t.Errorf("%v %s", err, said)
		}
	}
}

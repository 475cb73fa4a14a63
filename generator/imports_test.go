package generator_test

import (
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestImportDirections holds the packages to the block that ARCHITECTURE.md draws.
func TestImportDirections(t *testing.T) {
	text, err := os.ReadFile("../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, ok := strings.Cut(string(text), "```imports\n")
	if !ok {
		t.Fatal("ARCHITECTURE.md has no imports block")
	}
	block, _, _ = strings.Cut(block, "```")
	allowed := map[string]map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(block), "\n") {
		name, to, ok := strings.Cut(line, "→")
		if !ok {
			t.Fatalf("no arrow in %q", line)
		}
		set := map[string]bool{}
		for _, p := range strings.Fields(to) {
			set[p] = true
		}
		allowed[strings.TrimSpace(name)] = set
	}
	files, err := filepath.Glob("*/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no packages", err)
	}
	const module = "github.com/selfeval/selfeval/"
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		name := filepath.Dir(file)
		set, known := allowed[name]
		if !known {
			t.Errorf("%s: package %s is not in ARCHITECTURE.md", file, name)
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, imp := range f.Imports {
			path, _ := strconv.Unquote(imp.Path.Value)
			rest, ours := strings.CutPrefix(path, module)
			if !ours {
				continue
			}
			// The front door itself is named generator.
			if to := strings.TrimPrefix(rest, "generator/"); to == rest && rest != "generator" || !set[to] {
				t.Errorf("%s imports %s, which ARCHITECTURE.md does not allow", file, path)
			}
		}
	}
}

// TestSupportStaysOutside: what serves tests is not in the program.
func TestSupportStaysOutside(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "../cmd/selfeval").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range strings.Fields(string(out)) {
		if path == "testing" || strings.HasPrefix(path, "github.com/selfeval/selfeval/generator/judge") {
			t.Errorf("the program contains %s", path)
		}
	}
}

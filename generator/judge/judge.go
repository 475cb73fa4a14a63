// Package judge asks programs of other people what they think of our files:
// Microsoft's Open XML SDK, LibreOffice, python-docx, PDFBox Preflight, qpdf,
// poppler, MuPDF. Only tests import it; it is not in the program.
//
// Without a judge a test is skipped, aloud. Where SELFEVAL_REQUIRE_JUDGES is 1,
// as in CI, it fails. In short mode no judge is asked.
package judge

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Absent ends a test for which something is missing: skipped, or failed where
// judges are required.
func Absent(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("SELFEVAL_REQUIRE_JUDGES") == "1" {
		t.Fatalf("%s is missing, and SELFEVAL_REQUIRE_JUDGES=1 asks for it", what)
	}
	t.Skipf("SKIPPED: %s is missing", what)
}

// Program returns the path of a judge: what the environment variable env says,
// else what PATH has under name. env may be "".
func Program(t testing.TB, env, name string) string {
	t.Helper()
	skipShort(t)
	if path := os.Getenv(env); env != "" && path != "" {
		return path
	}
	path, err := exec.LookPath(name)
	if err != nil {
		Absent(t, name)
	}
	return path
}

func skipShort(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("SKIPPED in short mode: no judge is asked")
	}
}

// Run runs a judge from PATH and returns all that it says.
func Run(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(Program(t, "", name), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// Python returns a Python that has a module: $SELFEVAL_PYTHON, that of PATH, or
// Debian's, which sees Debian's packages.
func Python(t testing.TB, module string) string {
	t.Helper()
	skipShort(t)
	for _, name := range []string{os.Getenv("SELFEVAL_PYTHON"), "python3", "/usr/bin/python3"} {
		if name != "" && exec.Command(name, "-c", "import "+module).Run() == nil {
			return name
		}
	}
	Absent(t, "Python with "+module)
	return ""
}

// Save puts a file where a judge can read it, in a folder of its own, and
// returns its path.
func Save(t testing.TB, name string, file []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// Root is the folder of the repository: the nearest above the test that has a go.mod.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the test's folder")
		}
		dir = parent
	}
}

package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// judge returns the path of an outside program. Without it the test is skipped,
// aloud, or fails where SELFEVAL_REQUIRE_JUDGES is set.
func judge(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name+" is not installed")
	}
	return path
}

func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("SELFEVAL_REQUIRE_JUDGES") == "1" {
		t.Fatalf("%s, and SELFEVAL_REQUIRE_JUDGES=1 asks for it", what)
	}
	t.Skipf("SKIPPED: %s", what)
}

// run runs a judge and returns what it says.
func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(judge(t, name), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// write writes the sample and returns its bytes.
func write(t testing.TB, opts Options) []byte {
	t.Helper()
	b, err := Write(sample(t), sampleMeta, opts)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// save puts a file where a judge can read it.
func save(t testing.TB, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

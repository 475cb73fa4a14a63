package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// preflight asks PDFBox Preflight (Debian: libpdfbox2-java, libactivation-java,
// libjaxb-api-java, libcommons-logging-java and a JDK) about files and returns
// what it finds in each.
func preflight(t *testing.T, paths ...string) [][]string {
	t.Helper()
	var jars []string
	for _, name := range []string{"preflight", "pdfbox2", "fontbox2", "xmpbox", "javax.activation", "jaxb-api", "commons-logging"} {
		jar := filepath.Join("/usr/share/java", name+".jar")
		if _, err := os.Stat(jar); err != nil {
			missing(t, jar+" is not installed")
		}
		jars = append(jars, jar)
	}
	classes := t.TempDir()
	path := strings.Join(jars, string(os.PathListSeparator))
	run(t, "javac", "-cp", path, "-d", classes, filepath.Join("testdata", "preflight", "Preflight.java"))
	args := append([]string{"-cp", path + string(os.PathListSeparator) + classes, "Preflight"}, paths...)
	out, err := exec.Command(judge(t, "java"), args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	found := make([][]string, 1)
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		last := len(found) - 1
		if line == "judged" {
			found = append(found, nil)
		} else {
			found[last] = append(found[last], line)
		}
	}
	if len(found) != len(paths)+1 {
		t.Fatalf("Preflight judged %d of %d files: %s", len(found)-1, len(paths), out)
	}
	return found[:len(paths)]
}

// TestPreflight: Preflight judges PDF/A-1b only. Of a file that claims PDF/A-2b
// and is otherwise written as 1b asks, it may say that the claim is not 1, and
// nothing else. Files with a fault planted show that it looks.
func TestPreflight(t *testing.T) {
	opts := sampleOptions
	opts.Classic = true
	good := write(t, opts)
	plant := func(old, new string) []byte {
		t.Helper()
		if len(old) != len(new) || !strings.Contains(string(good), old) {
			t.Fatalf("%q cannot be planted for %q", new, old)
		}
		return []byte(strings.ReplaceAll(string(good), old, new))
	}
	random, err := Write(randomResult(t, 3), sampleMeta, opts)
	if err != nil {
		t.Fatal(err)
	}
	const allowed = "7.11.2\tError on MetaData, part must be 1"
	files := []struct {
		name string
		pdf  []byte
		want string // the error that must be found beside the allowed one
	}{
		{"sample", good, ""},
		{"random", random, ""},
		{"title in XMP", plant("<rdf:li xml:lang=\"x-default\">2020", "<rdf:li xml:lang=\"x-default\">2021"), "7.2"},
		{"link not printed", plant("/F 4", "/F 0"), "5.2.2"},
		{"no output intent", plant("/OutputIntents", "/OutputIntentX"), "2.4.3"},
		{"no font program", plant("/FontFile2", "/FontFileX"), "3.1.3"},
	}
	var paths []string
	for _, file := range files {
		paths = append(paths, save(t, file.pdf))
	}
	for i, found := range preflight(t, paths...) {
		if files[i].want == "" {
			if len(found) != 1 || found[0] != allowed {
				t.Errorf("%s: %q", files[i].name, found)
			}
			continue
		}
		if !strings.Contains(strings.Join(found, "\n"), files[i].want) {
			t.Errorf("%s: %s is not found: %q", files[i].name, files[i].want, found)
		}
	}
}

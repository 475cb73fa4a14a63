package main

import (
	"archive/zip"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/selfeval/selfeval/generator/sample"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"selfeval": main})
}

func TestScripts(t *testing.T) {
	data, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:  "testdata",
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"code": code, "replace": replace, "docx": docx, "xlsx": xlsxCell, "shards": shards, "district": writeDistrict},
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", data+"/../../data")
			e.Setenv("TEMPLATES", data+"/../../templates")
			// A file as an old Windows editor writes it: 某市公司 in GBK.
			gbk := "schema = 1\npack = \"\xc4\xb3\xca\xd0\xb9\xab\xcb\xbe\"\n"
			if err := os.WriteFile(filepath.Join(e.WorkDir, "gbk.toml"), []byte(gbk), 0o666); err != nil {
				return err
			}
			// The companions lie in the working folder, as in the repository.
			if err := os.Mkdir(filepath.Join(e.WorkDir, "fonts"), 0o777); err != nil {
				return err
			}
			return os.Symlink(filepath.Join(data, "..", "..", "fonts", "companion"), filepath.Join(e.WorkDir, "fonts", "companion"))
		},
	})
}

// code runs a command that has to end with an exit code: code 3 selfeval check x.
func code(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var failed *exec.ExitError
		if !errors.As(err, &failed) {
			ts.Fatalf("%v", err)
		}
		got = failed.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// replace exchanges one text in a file: replace FILE OLD NEW.
func replace(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	old := ts.ReadFile(args[0])
	if !strings.Contains(old, args[1]) {
		ts.Fatalf("%s does not contain %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(name, []byte(strings.ReplaceAll(old, args[1], args[2])), 0o666))
}

// writeDistrict makes data of so many departments: district DIR N.
func writeDistrict(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(sample.Write(ts.MkAbs(args[0]), n))
}

// docx looks for a text in a DOCX: docx FILE TEXT.
func docx(ts *testscript.TestScript, neg bool, args []string) {
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer z.Close()
	f, err := z.Open("word/document.xml")
	ts.Check(err)
	raw, err := io.ReadAll(f)
	ts.Check(err)
	if strings.Contains(string(raw), args[1]) == neg {
		ts.Fatalf("%s: text %q, unwanted %v", args[0], args[1], neg)
	}
}

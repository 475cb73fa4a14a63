package main

import (
	"bytes"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"github.com/selfeval/selfeval/generator/batch"
)

// xlsxCell looks at a cell: xlsx FILE SHEET CELL VALUE text|number.
func xlsxCell(ts *testscript.TestScript, neg bool, args []string) {
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer book.Close()
	value, err := book.GetCellValue(args[1], args[2])
	ts.Check(err)
	kind, err := book.GetCellType(args[1], args[2])
	ts.Check(err)
	formula, err := book.GetCellFormula(args[1], args[2])
	ts.Check(err)
	is := "number"
	if kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
		is = "text"
	}
	if value != args[3] || is != args[4] || formula != "" {
		ts.Fatalf("%s!%s is the %s %q, formula %q", args[1], args[2], is, value, formula)
	}
}

// shards looks at s1 and s2: together they are the files of a, none twice.
func shards(ts *testscript.TestScript, neg bool, args []string) {
	count := func(dir string) map[string]bool {
		names := map[string]bool{}
		ts.Check(filepath.WalkDir(ts.MkAbs(dir), func(p string, d fs.DirEntry, err error) error {
			if strings.HasSuffix(p, ".pdf") {
				names[filepath.Base(p)] = true
			}
			return err
		}))
		return names
	}
	all, one, two := count("a"), count("s1"), count("s2")
	for name := range all {
		if one[name] == two[name] {
			ts.Fatalf("%s: in shard 1 %v, in shard 2 %v", name, one[name], two[name])
		}
	}
	if len(all) != len(one)+len(two) {
		ts.Fatalf("%d reports, %d and %d in the shards", len(all), len(one), len(two))
	}
}

func TestAligned(t *testing.T) {
	var b bytes.Buffer
	printAligned([][]string{{"单位", "得分", "注"}, {"甲", "96.85", ""}, {"Ａb（乙）", "100", "x"}}, func(k int) bool { return k == 1 }, &b)
	want := "单位        得分  注\n甲         96.85\nＡb（乙）    100  x\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestInert(t *testing.T) {
	for s, want := range map[string]string{"": "", "甲局": "甲局", "=1+1": "'=1+1", "-甲": "'-甲", "+": "'+", "@x": "'@x", "\t=1": "'\t=1", "＝1": "'＝1", "a=1": "a=1"} {
		if got := inert(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}

// TestShards: every file is in one shard, and the shards are about as large.
func TestShards(t *testing.T) {
	const n = 7
	sizes := [n]int{}
	for i := range 1000 {
		file := strings.Repeat("x/", i%3) + string(rune('一'+i)) + ".toml"
		hits := 0
		for k := range n {
			pick, err := parseShard(string(rune('1'+k)) + "/7")
			if err != nil {
				t.Fatal(err)
			}
			if pick(file) {
				hits++
				sizes[k]++
			}
		}
		if hits != 1 {
			t.Fatalf("%s is in %d shards", file, hits)
		}
	}
	for _, size := range sizes {
		if size < 100 || size > 190 {
			t.Errorf("sizes %v", sizes)
		}
	}
}

// TestProgress: a terminal shows how many, how fast and how long still.
func TestProgress(t *testing.T) {
	var b bytes.Buffer
	p := progress{newBar(&b, 3)}
	p.done(batch.Item{})
	time.Sleep(150 * time.Millisecond) // the bar is not drawn more often
	p.done(batch.Item{})
	p.done(batch.Item{})
	p.finish()
	for _, want := range []string{"生成报告", "(2/3, ", "份/s) [0s:0s]"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in %q", want, b.String())
		}
	}
	if newProgress(&b, 100).bar != nil {
		t.Error("a bar in a pipe")
	}
}

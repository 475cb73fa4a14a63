package batch_test

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/batch"
	"github.com/selfeval/selfeval/generator/sample"
)

// TestCorrection: one fact of the county's file is corrected. Exactly the reports
// that print it are written anew, and nobody else's.
func TestCorrection(t *testing.T) {
	const n = 22 // the last two are of another county
	o := newOffice(t, n)
	o.want(o.run(), "built 22 unchanged 0 failed 0")
	before := o.files()
	district := o.read(filepath.Join(o.data, county+"district.toml"))
	_, rest, _ := strings.Cut(district, `"乡镇数"   = "`)
	towns, _, _ := strings.Cut(rest, "个")
	o.edit(county+"district.toml", `"`+towns+`个"`, `"1`+towns+`个"`)
	r := o.run()
	users := 0
	for i := range n {
		k := slices.IndexFunc(r.Items, func(x batch.Item) bool { return x.Unit == sample.Unit(i) })
		want, why := batch.Unchanged, "没有变化"
		if i < sample.PerCounty {
			why = "district.toml变了，报告内容没有变"
			if sample.UsesPopulation(i) {
				want, why = batch.Built, "district.toml变了"
				users++
			}
		}
		if x := r.Items[k]; x.Status != want || !strings.HasSuffix(x.Why, why) {
			t.Errorf("%s: %s, %s; want %s, %s", x.Unit, x.Status, x.Why, want, why)
		}
	}
	changed := 0
	for name, text := range o.files() {
		if before[name] != text {
			changed++
		}
	}
	if changed != 2*users || users == 0 {
		t.Errorf("%d files changed, %d reports print the figure", changed, users)
	}
	o.want(o.run(), "built 0 unchanged 22 failed 0")

	// Taken back, everything is as it was to the last byte.
	o.write(filepath.Join(o.data, county+"district.toml"), district)
	o.run()
	if !maps.Equal(before, o.files()) {
		t.Error("files differ after the correction was taken back")
	}
}

// TestStopped: a run was killed after it had noted what it would write and before
// it wrote. The older file is not taken for the new one.
func TestStopped(t *testing.T) {
	o := newOffice(t, 1)
	o.run()
	older := o.files()
	o.edit(county+"水利局.toml", `"我局"`, `"本局"`)
	o.edit(county+"水利局.toml", "对淤积河段", "对重点河段")
	o.run()
	newer := o.files()
	for name, text := range older {
		o.write(filepath.Join(o.out, "2020", name), text)
	}
	r := o.run()
	if o.want(r, "built 1 unchanged 0 failed 0"); !strings.HasSuffix(r.Items[0].Why, "上次没有写完") {
		t.Error(r.Items[0].Why)
	}
	if !maps.Equal(newer, o.files()) {
		t.Error("the files are not those of the data")
	}
}

// TestOutputFails: a file that cannot be replaced fails its report, and the next
// run does it, whatever had been written before.
func TestOutputFails(t *testing.T) {
	o := newOffice(t, 1)
	o.run()
	o.edit(county+"水利局.toml", "对淤积河段", "对重点河段")
	pdf := filepath.Join(o.out, "2020", title+".pdf")
	text := o.read(pdf)
	if err := os.Remove(pdf); err != nil {
		t.Fatal(err)
	}
	o.write(filepath.Join(pdf, "x"), "a folder stands where the PDF belongs")
	o.options.Force = true
	r := o.run()
	if o.want(r, "built 0 unchanged 0 failed 1"); !r.Items[0].OutputFailed {
		t.Errorf("%+v", r.Items[0])
	}
	o.options.Force = false
	if err := os.RemoveAll(pdf); err != nil {
		t.Fatal(err)
	}
	o.write(pdf, text)
	o.want(o.run(), "built 1 unchanged 0 failed 0")
	o.want(o.run(), "built 0 unchanged 1 failed 0")
}

// TestRecord: what else may stand in the record.
func TestRecord(t *testing.T) {
	for name, c := range map[string]struct {
		change func(string) string
		want   string
	}{
		"cut off":         {func(s string) string { return s + s[:len(s)/2] }, "built 0 unchanged 1 failed 0"},
		"garbage":         {func(s string) string { return "\x00\xff{\n[]\nnull\n{}\n" + s }, "built 0 unchanged 1 failed 0"},
		"older form":      {func(s string) string { return strings.Replace(s, `"version":2`, `"version":1`, 1) }, "built 0 unchanged 1 failed 0"},
		"no sums":         {func(s string) string { return strings.ReplaceAll(s, `"sums":["`, `"gone":["`) }, "built 0 unchanged 1 failed 0"},
		"another file":    {func(s string) string { return strings.Replace(s, `"path":"2020/`, `"path":"2021/`, 1) }, "built 0 unchanged 1 failed 0"},
		"outside":         {func(s string) string { return strings.ReplaceAll(s, `"2020/`, `"../2020/`) }, "built 0 unchanged 1 failed 0"},
		"empty":           {func(string) string { return "" }, "built 0 unchanged 1 failed 0"},
		"twice":           {func(s string) string { return s + s }, "built 0 unchanged 1 failed 0"},
		"another program": {func(s string) string { return strings.Replace(s, `"program":"`, `"program":"x`, 1) }, "built 0 unchanged 1 failed 0"},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t, 1)
			o.run()
			before := o.files()
			record := filepath.Join(o.out, ".selfeval", "record.jsonl")
			text := o.read(record)
			changed := c.change(text)
			if changed == text {
				t.Fatal("nothing was changed")
			}
			o.write(record, changed)
			o.want(o.run(), c.want)
			if !maps.Equal(before, o.files()) {
				t.Error("the files have changed")
			}
			if o.want(o.run(), "built 0 unchanged 1 failed 0"); strings.Count(o.read(record), "\n") != 1 {
				t.Error("the record has not been put in order")
			}
		})
	}
}

// TestCopied: an output folder that was copied without its times is still known.
func TestCopied(t *testing.T) {
	o := newOffice(t, 1)
	o.run()
	for name, text := range o.files() {
		o.write(filepath.Join(o.out, "2020", name), text)
	}
	o.want(o.run(), "built 0 unchanged 1 failed 0")
	o.write(filepath.Join(o.out, "2020", title+".docx"), "edited")
	o.want(o.run(), "built 0 unchanged 0 failed 1")
}

// TestSwapped: two units swap their names. Both reports are right, whichever is
// written first.
func TestSwapped(t *testing.T) {
	o := newOffice(t, 2)
	o.run()
	a, b := county+"水利局.toml", county+"教育局.toml"
	x, y := o.read(filepath.Join(o.data, a)), o.read(filepath.Join(o.data, b))
	o.write(filepath.Join(o.data, a), y)
	o.write(filepath.Join(o.data, b), x)
	before := o.files()
	r := o.run()
	if o.want(r, "built 0 unchanged 2 failed 0"); len(r.Leftovers) > 0 {
		t.Errorf("leftovers %v", r.Leftovers)
	}
	if !maps.Equal(before, o.files()) {
		t.Error("the reports have changed")
	}
	r = o.run()
	if o.want(r, "built 0 unchanged 2 failed 0"); len(r.Leftovers) > 0 || r.Items[0].Why != "没有变化" {
		t.Errorf("leftovers %v, %s", r.Leftovers, r.Items[0].Why)
	}
}

// TestRenamed: a data file that sorts before and one that sorts after its old name
// both take their outputs along, for good.
func TestRenamed(t *testing.T) {
	for _, to := range []string{"a.toml", "龥.toml"} {
		o := newOffice(t, 1)
		o.run()
		if err := os.Rename(filepath.Join(o.data, county+"水利局.toml"), filepath.Join(o.data, county+to)); err != nil {
			t.Fatal(err)
		}
		for range 3 {
			r := o.run()
			if o.want(r, "built 0 unchanged 1 failed 0"); len(r.Leftovers) > 0 {
				t.Errorf("leftovers %v", r.Leftovers)
			}
		}
	}
}

// TestGone: what was made of a data file that is gone is named until it is gone too.
func TestGone(t *testing.T) {
	o := newOffice(t, 2)
	o.run()
	if err := os.Remove(filepath.Join(o.data, county+"水利局.toml")); err != nil {
		t.Fatal(err)
	}
	r := o.run()
	if o.want(r, "built 0 unchanged 1 failed 0"); len(r.Leftovers) != 1 || !r.Leftovers[0].Gone || len(r.Leftovers[0].Outputs) != 2 {
		t.Errorf("leftovers %v", r.Leftovers)
	}
	for _, name := range r.Leftovers[0].Outputs {
		if err := os.Remove(filepath.FromSlash(name)); err != nil {
			t.Fatal(err)
		}
	}
	if r := o.run(); len(r.Leftovers) > 0 {
		t.Errorf("leftovers %v", r.Leftovers)
	}
	if strings.Contains(o.read(filepath.Join(o.out, ".selfeval", "record.jsonl")), "水利局") {
		t.Error("the record still knows it")
	}
}

// TestInterrupted: what is done is kept, and the next run goes on.
func TestInterrupted(t *testing.T) {
	o := newOffice(t, 12)
	ctx, cancel := context.WithCancel(context.Background())
	o.options.Done = func(batch.Item) { cancel() }
	r, err := batch.Run(ctx, o.jobs(), o.options)
	if !errors.Is(err, context.Canceled) || len(r.Items) == 0 || len(r.Items) == 12 {
		t.Fatalf("%v, %d reports", err, len(r.Items))
	}
	done := len(r.Items)
	if n := len(o.files()); n != 2*done {
		t.Errorf("%d files of %d reports", n, done)
	}
	o.options.Done = nil
	r = o.run()
	for _, i := range r.Items {
		if i.Status == batch.Unchanged {
			done--
		}
	}
	if done != 0 || len(r.Items) != 12 {
		t.Errorf("%d reports that were done were made again", done)
	}
}

// TestTwoRuns: a second run in the same folder is refused and spoils nothing.
func TestTwoRuns(t *testing.T) {
	o := newOffice(t, 3)
	second := *o
	once := false
	o.options.Done = func(batch.Item) {
		if once {
			return
		}
		once = true
		second.options.Done = nil
		_, err := batch.Run(context.Background(), second.jobs(), second.options)
		var busy *batch.OutputError
		if !errors.As(err, &busy) || !strings.Contains(err.Error(), "另一个 selfeval") {
			t.Errorf("second run: %v", err)
		}
	}
	o.want(o.run(), "built 3 unchanged 0 failed 0")
	o.options.Done = nil
	o.want(o.run(), "built 0 unchanged 3 failed 0")
}

// TestMemory: a finished report leaves little behind, however many there are.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("60 reports")
	}
	o := newOffice(t, 60)
	o.run() // what is kept of fonts and packs, once
	if err := os.RemoveAll(o.out); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	measure := func(m *runtime.MemStats) {
		runtime.GC()
		runtime.GC() // empties pools of buffers too
		runtime.ReadMemStats(m)
	}
	measure(&before)
	r := o.run()
	measure(&after)
	if per := (int64(after.HeapAlloc) - int64(before.HeapAlloc)) / int64(len(r.Items)); per > 8<<10 {
		t.Errorf("%d bytes are kept for a report", per)
	} else {
		t.Logf("%d bytes are kept for a report", per)
	}
	runtime.KeepAlive(r)
}

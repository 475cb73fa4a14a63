package source

import (
	"encoding/json"
	"testing"
)

func TestPlace(t *testing.T) {
	f := NewFile("x", "甲a\r\n\n乙")
	for _, c := range []struct{ offset, line, column int }{
		{-1, 1, 1}, {0, 1, 1}, {3, 1, 2}, {4, 1, 3}, {6, 2, 1}, {7, 3, 1}, {10, 3, 2}, {99, 3, 2},
	} {
		if got := f.Place(c.offset); got != (Place{"x", c.line, c.column}) {
			t.Errorf("%d: %v", c.offset, got)
		}
	}
	var none *File
	if p := none.Place(3); !p.IsZero() {
		t.Errorf("a file that is not there: %v", p)
	}
	if p := (Span{}).Place(); !p.IsZero() {
		t.Errorf("a span of no file: %v", p)
	}
}

// TestFindingJSON holds the keys of the contract.
func TestFindingJSON(t *testing.T) {
	var fs Findings
	fs.Add(UnknownKey, Place{"x.toml", 8, 1}, "report.yaer", "不认识的键“yaer”", "是不是“year”？")
	fs.Add(MissingKey, Place{"x.toml", 1, 1}, "pack", "缺少“pack”", "补上 pack = \"…\"", Place{}, Place{"y.toml", 2, 3})
	list := fs.List()
	raw, err := json.Marshal(list[1])
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"code":"E106","severity":"error","message":"不认识的键“yaer”","file":"x.toml","line":8,"column":1,"key":"report.yaer","hint":"是不是“year”？","related":[],"accepted":""}`
	if string(raw) != want {
		t.Errorf("got  %s\nwant %s", raw, want)
	}
	if got, want := list[0].String(), "E109 x.toml:1:1 pack: 缺少“pack”。另见y.toml:2:3。提示：补上 pack = \"…\"。"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if fs.Append(list...); len(fs.List()) != 2 || fs.Errors() != 4 {
		t.Errorf("%d findings listed, %d errors", len(fs.List()), fs.Errors())
	}
}

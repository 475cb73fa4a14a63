package facts

import (
	"os"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

// TestExampleBinds reads the example data file: no unknown key, no wrong type.
func TestExampleBinds(t *testing.T) {
	raw, err := os.ReadFile("../../data/2020/dongxihu-yingji.toml")
	if err != nil {
		t.Fatal(err)
	}
	file, found := source.Decode("dongxihu-yingji.toml", raw)
	if len(found) > 0 {
		t.Fatal(found)
	}
	root, found := source.Parse(file)
	var out source.Findings
	out.Append(found...)
	var d Data
	source.Bind(root, &d, &out)
	for _, f := range out.List() {
		t.Error(f)
	}
	if len(d.Indicators) != 21 {
		t.Errorf("%d indicators, want 21", len(d.Indicators))
	}
}

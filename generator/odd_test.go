package generator_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/judge/example"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
	"github.com/selfeval/selfeval/templates"
)

// odd are values that somebody may type anywhere.
var odd = []string{
	``, `待填`, `-5`, `0`, `0%`, `= 1 / 0`, `= 甲`, `{`, `{不存在}`, `{{}}`, `≥0人`, `100%`, `＞0％`, `第\n二行`, `\u0007`, `99999999999999999999999999999999万元`,
	`0.0000000000000000001人`, strings.Repeat("长", 3000), `**粗**`, `:::表 x`, `<no value>`, `"`, `2020-02-30`, `优`, `完成`, `{指标.名称}`, `{问题 | 个数}`,
}

// TestOddValues puts odd values in the place of each value of the examples, one
// at a time: no panic, no fault of the program, and a draft whenever there is a
// document.
func TestOddValues(t *testing.T) {
	packs := pack.NewLibrary(templates.FS, "templates", nil)
	set := example.Fonts(t, false)
	step := 37 // a sample: all of them take a minute
	if os.Getenv("SELFEVAL_ALL") != "" {
		step = 1
	}
	n := 0
	for _, name := range example.Names {
		raw, err := os.ReadFile("../data/2020/" + name + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		root, _ := source.Parse(source.NewFile("x.toml", string(raw)))
		var leaves []*source.Node
		var collect func(x *source.Node)
		collect = func(x *source.Node) {
			if len(x.Kids) == 0 && x.Kind != source.Table && x.Kind != source.Array {
				leaves = append(leaves, x)
			}
			for _, k := range x.Kids {
				collect(k)
			}
		}
		collect(root)
		for i, leaf := range leaves {
			for k, value := range odd {
				if (i*len(odd)+k)%step != 0 {
					continue
				}
				n++
				text := source.Replace(leaf, `"`+strings.ReplaceAll(value, `"`, `\"`)+`"`)
				in := generator.Input{Root: fstest.MapFS{"x.toml": {Data: []byte(text)}}, Path: "x.toml", Packs: packs}
				r, err := generator.Build(in, generator.Options{Fonts: set, Program: "test", DOCX: true, PDF: true, Draft: true})
				if err != nil || r.Document != nil && r.PDF == nil {
					t.Errorf("%s = %.40q: %v", leaf.Path(), value, err)
				}
				for _, f := range r.Findings {
					if f.Message == "" || f.Hint == "" {
						t.Errorf("%s = %.40q: no message or hint: %v", leaf.Path(), value, f)
					}
				}
			}
		}
	}
	t.Log(n, "reports")
}

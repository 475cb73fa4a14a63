package source

import (
	"fmt"
	"strings"
	"testing"
)

// large is a data file of some 56 KB: many times what a department writes.
func large() []byte {
	var b strings.Builder
	b.WriteString(whole + "[documents]\n")
	for i := range 60 {
		fmt.Fprintf(&b, "\"通知%d\" = { title = \"关于开展2020年度预算绩效评价及结果应用工作的通知\", as_of = 2020-12-31 } # 第%d份\n", i, i)
	}
	for i := range 12 {
		fmt.Fprintf(&b, "[figures.\"台账%d\"]\n", i)
		for j := range 25 {
			fmt.Fprintf(&b, "\"安管人员%d\" = \"%d人\"\n\"死亡%d\" = { now = \"68起\", last = \"81起\" }\n", j, 4253+j, j)
		}
	}
	b.WriteString("[budget]\nunit = \"万元\"\nrows = [\n")
	for i := range 60 {
		fmt.Fprintf(&b, "  { name = \"财政拨款%d\", amount = %d.72 },\n", i, i)
	}
	b.WriteString("]\n")
	for i := range 100 {
		fmt.Fprintf(&b, "[[indicators]]\nname = \"培训企业人员%d\"\ntarget = \"≥4000人\"\nactual = \"= 安管人员\"\nreason = \"\"\"\n共培训{安管人员}，\\\n    复工复产期间加密检查。\"\"\"\n", i)
	}
	b.WriteString("[text]\n")
	for i := range 20 {
		fmt.Fprintf(&b, "\"综合评价%d\" = \"%s\"\n", i, strings.Repeat("较好地完成了年度工作计划任务。", 8))
	}
	return []byte(b.String())
}

func BenchmarkDecode(b *testing.B) {
	raw := large()
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		Decode("x.toml", raw)
	}
}

func BenchmarkParse(b *testing.B) {
	f, found := Decode("x.toml", large())
	if len(found) > 0 {
		b.Fatal(found)
	}
	b.SetBytes(int64(len(f.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, found := Parse(f); len(found) > 0 {
			b.Fatal(found)
		}
	}
}

func BenchmarkBind(b *testing.B) {
	f, _ := Decode("x.toml", large())
	root, _ := Parse(f)
	b.SetBytes(int64(len(f.Text)))
	b.ReportAllocs()
	for b.Loop() {
		var d sample
		var out Findings
		if Bind(root, &d, &out); out.Errors() > 0 {
			b.Fatal(out.List())
		}
	}
}

func BenchmarkPlace(b *testing.B) {
	f, _ := Decode("x.toml", large())
	b.ReportAllocs()
	for i := 0; b.Loop(); i += 997 {
		f.Place(i % len(f.Text))
	}
}

// BenchmarkFaults reads a large file with an error in each of 40 lines.
func BenchmarkFaults(b *testing.B) {
	text := strings.Replace(string(large()), "\"≥4000人\"", "≥4000人", 40)
	b.ReportAllocs()
	for b.Loop() {
		if _, found := Parse(NewFile("x.toml", text)); len(found) != 40 {
			b.Fatal(len(found))
		}
	}
}

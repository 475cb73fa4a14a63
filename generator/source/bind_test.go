package source

import (
	"strings"
	"testing"
)

// bound binds text to a sample and returns what was found, one finding a line.
func bound(t *testing.T, text string) (sample, string) {
	t.Helper()
	root, found := Parse(NewFile("x", text))
	if len(found) > 0 {
		t.Fatalf("%q: %v", text, found)
	}
	var out Findings
	var d sample
	Bind(root, &d, &out)
	var b strings.Builder
	for _, f := range out.List() {
		b.WriteString(f.String() + "\n")
	}
	return d, b.String()
}

const whole = `schema = 1
pack = "p"
unit = { name = "区应急管理局", short = ["我局"] }
report.year = 2020
`

func TestBind(t *testing.T) {
	d, found := bound(t, whole+`report.date = 2020-12-31
report.test = true
raw = [1, "x"]
budget = { unit = "万元", rows = [{ name = "甲", amount = +2_679.720 }, { name = "乙", amount = -3 }] }
[documents]
"b" = { title = "乙" }
"a" = { title = "甲", as_of = 2019-01-31 }
[figures."决算"]
"收入" = "1万元"
"事故" = { now = "68起", last = "81起" }
[[indicators]]
name = "甲"
target = "≥1人"
[[indicators]]
name = "乙"
target = "≥2人"
parts = [{ name = "丙", target = "3人" }]
[text]
"评价" = ""
`)
	if found != "" {
		t.Fatal(found)
	}
	switch {
	case d.Schema.Value != 1, d.Pack.Value != "p", d.Unit.Short[0].Value != "我局", !d.Report.Test.Value:
		t.Errorf("leaves: %+v", d)
	case d.Report.Date.Year != 2020 || d.Report.Date.Month != 12 || d.Report.Date.Day != 31 || d.Report.Date.Text != "2020-12-31":
		t.Errorf("date: %+v", d.Report.Date)
	case d.Budget == nil || d.Budget.Rows[0].Amount.Text != "2679.720" || d.Budget.Rows[1].Amount.Text != "-3":
		t.Errorf("numbers keep their digits: %+v", d.Budget)
	case d.Documents[0].Key.Value != "b" || d.Documents[1].Value.Title.Value != "甲":
		t.Errorf("a map keeps the order of the file: %+v", d.Documents)
	case d.Documents.Get("a").AsOf.Year != 2019 || d.Documents.Get("c") != nil:
		t.Errorf("map lookup: %+v", d.Documents)
	case d.Figures[0].Value[1].Value.Last.Value != "81起":
		t.Errorf("a union of two forms: %+v", d.Figures)
	case d.Indicators[1].Parts[0].Target.Now.Value != "3人":
		t.Errorf("recursion: %+v", d.Indicators)
	case !d.Text.Get("评价").Set() || d.Indicators[0].Reason.Set() || d.Report.More != nil:
		t.Errorf("an empty text is set, a missing one is not: %+v", d.Text)
	case d.Raw == nil || len(d.Raw.Kids) != 2 || d.Node.Parent != nil || d.Unit.Node.Name != "unit":
		t.Errorf("raw nodes: %+v", d.Raw)
	}
	for _, c := range []struct {
		n    *Node
		path string
		at   Place
	}{
		{d.Indicators[1].Parts[0].Name.Node, "indicators[2].parts[1].name", Place{"x", 21, 19}},
		{d.Indicators[1].Node, "indicators[2]", Place{"x", 18, 1}},
		{d.Documents[0].Key.Node, "documents.b", Place{"x", 10, 1}},
		{d.Documents[0].Value.Title.Node, "documents.b.title", Place{"x", 10, 17}},
		{d.Figures[0].Value[0].Value.Now.Node, "figures.决算.收入", Place{"x", 13, 8}},
	} {
		if c.n.Path() != c.path || c.n.Place() != c.at {
			t.Errorf("%s at %v, want %s at %v", c.n.Path(), c.n.Place(), c.path, c.at)
		}
	}
}

// TestBindFaults appends to a whole file, or replaces it, and looks for exactly
// the findings that follow.
func TestBindFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", `E109 x:1:1 pack: 缺少“pack”（模板）。提示：补上 pack = "…"。
E109 x:1:1 report: 缺少“report”。提示：补上 report = { … }。
E109 x:1:1 schema: 缺少“schema”。提示：补上 schema = 1。
E109 x:1:1 unit: 缺少“unit”。提示：补上 unit = { … }。`},
		{whole + "[[indicators]]\ntarget = \"1\"", `E109 x:5:1 indicators[1].name: 缺少“name”（指标名称）。提示：补上 name = "…"。`},
		{whole + "[[indicators]]\nname = \" \"\ntarget = \"1\"", `E109 x:6:8 indicators[1].name: “name”（指标名称）不能空着。提示：填写内容，如 name = "…"。`},
		{whole + "documents.a = { tilte = \"甲\", title = \"乙\" }", `E106 x:5:17 documents.a.tilte: 不认识的键“tilte”。提示：是不是“title”（标题）？`},
		{whole + "documents.a = { \"标题\" = \"甲\", title = \"乙\" }", `E106 x:5:17 documents.a.标题: 不认识的键“标题”。提示：是不是“title”（标题）？`},
		{whole + "[budget]\nunit = \"元\"\npack = \"p\"", `E106 x:7:1 budget.pack: 不认识的键“pack”。提示：“pack”要写在文件开头，第一个 [表] 之前。`},
		{whole + "[[indicators]]\nname = \"甲\"\ntarget = \"1\"\nparts = [{ name = \"乙\", target = \"1\", unit = 1 }]", `E106 x:8:38 indicators[1].parts[1].unit: 不认识的键“unit”。提示：“unit”要写在文件开头，第一个 [表] 之前。`},
		{whole + "budget = { unit = \"元\", zzz = 1 }", `E106 x:5:24 budget.zzz: 不认识的键“zzz”。提示：这里可以用的键：unit、rows。`},
		{whole + "include = [1, 2.5, true, 2020-12-31, [\"a\"], [], {}]", `E107 x:5:12 include[1]: “include”的第1项应当是文字，这里是整数。提示：给值加半角引号："1"。
E107 x:5:15 include[2]: “include”的第2项应当是文字，这里是小数。提示：给值加半角引号："2.5"。
E107 x:5:20 include[3]: “include”的第3项应当是文字，这里是真假值。提示：给值加半角引号："true"。
E107 x:5:26 include[4]: “include”的第4项应当是文字，这里是日期。提示：给值加半角引号："2020-12-31"。
E107 x:5:38 include[5]: “include”的第5项应当是文字，这里是列表。提示：去掉方括号："a"。
E107 x:5:45 include[6]: “include”的第6项应当是文字，这里是列表。提示：这里只能写一个："…"。
E107 x:5:49 include[7]: “include”的第7项应当是文字，这里是表。提示：写成 "…"。`},
		{whole + "report.test = 1", `E107 x:5:15 report.test: “test”应当是真假值，这里是整数。提示：写成 test = true，不带引号。`},
		{whole + "report.test = \"也许\"", `E107 x:5:15 report.test: “test”应当是真假值，这里是文字。提示：写成 test = true 或 test = false。`},
		{whole + "report.date = \"待填\"", `E107 x:5:15 report.date: “date”应当是日期，这里是文字。提示：写成 年-月-日，不带引号，如 date = 2020-12-31。`},
		{whole + "report.date = \"2021年2月29日\"", `E107 x:5:15 report.date: “date”应当是日期，这里是文字。提示：写成 年-月-日，不带引号，如 date = 2020-12-31。`},
		{whole + "report.date = 2020-12-31T10:00:00", `E107 x:5:15 report.date: “date”应当是日期，这里是日期和时刻。提示：写成 年-月-日，不带引号，如 date = 2020-12-31。`},
		{whole + "budget = { unit = \"元\", rows = [{ name = \"a\", amount = 1e3 }, { name = \"b\", amount = nan }, { name = \"c\", amount = 0x1F }, { name = \"d\", amount = \"3万元\" }] }", `E107 x:5:55 budget.rows[1].amount: “amount”应当是普通的十进制数，这里是小数。提示：写成普通小数，如 amount = 2679.72。
E107 x:5:85 budget.rows[2].amount: “amount”应当是普通的十进制数，这里是小数。提示：写成普通小数，如 amount = 2679.72。
E107 x:5:115 budget.rows[3].amount: “amount”应当是普通的十进制数，这里是整数。提示：写成普通小数，如 amount = 2679.72。
E107 x:5:146 budget.rows[4].amount: “amount”应当是数，这里是文字。提示：只写数，不带引号和单位，如 amount = 2679.72。`},
		{whole + "budget = \"元\"", `E107 x:5:10 budget: “budget”应当是表，这里是文字。提示：写成 budget = { unit = "…" }。`},
		{whole + "[[budget]]\nunit = \"元\"", `E107 x:5:1 budget: “budget”应当是表，这里是列表。提示：这个表只有一个，表头用单方括号：[budget]。`},
		{whole + "[indicators]\nname = \"元\"", `E107 x:5:1 indicators: “indicators”应当是列表，这里是表。提示：一项一个表，表头用双方括号：[[indicators]]。`},
		{whole + "indicators = { name = \"元\" }", `E107 x:5:14 indicators: “indicators”应当是列表，这里是表。提示：加上方括号：indicators = [{ … }]。`},
		{whole + "documents = [1]", `E107 x:5:13 documents: “documents”应当是表，这里是列表。提示：写成 documents = { 名称 = … }。`},
		{strings.Replace(whole, "2020", "2020.5", 1), `E107 x:4:15 report.year: “year”应当是整数，这里是小数。提示：去掉小数部分。`},
		{strings.Replace(whole, "2020", "0x7E4", 1), `E107 x:4:15 report.year: “year”应当是十进制整数，这里是整数。提示：写成十进制，如 year = 2020。`},
		{strings.Replace(whole, "2020", `"2020年"`, 1), `E107 x:4:15 report.year: “year”应当是整数，这里是文字。提示：只写数，不带引号和单位，如 year = 2020。`},
		{whole + "figures.a.b = { last = \"1\" }", `E109 x:5:15 figures.a.b.now: 缺少“now”。提示：补上 now = "…"。`},
		{whole + "figures.a.b = 3", `E107 x:5:15 figures.a.b: “b”应当是文字，这里是整数。提示：给值加半角引号：b = "3"。`},
	} {
		if _, found := bound(t, c.text); found != c.want+"\n" {
			t.Errorf("%s\n got %s\nwant %s", c.text, found, c.want)
		}
	}
}

// TestExamples checks how missing keys of each kind are shown.
func TestExamples(t *testing.T) {
	root, _ := Parse(NewFile("x", "[t]\nz = 1\n"))
	var d struct {
		T struct {
			A Text      `toml:"a,required"`
			B Int       `toml:"b,required"`
			C Number    `toml:"c,required"`
			D Bool      `toml:"d,required"`
			E Date      `toml:"e,required"`
			F []Text    `toml:"f,required"`
			G *budget   `toml:"g,required"`
			H figure    `toml:"h,required"`
			I Map[Text] `toml:"甲,required"`
		} `toml:"t"`
	}
	var out Findings
	Bind(root, &d, &out)
	var got []string
	for _, f := range out.List() {
		if f.Code == MissingKey {
			got = append(got, strings.TrimPrefix(f.Hint, "补上 "))
		}
	}
	const want = `a = "…"; b = 1; c = 1.00; d = true; e = 2020-12-31; f = […]; g = { … }; h = "…"; "甲" = { … }`
	if got := strings.Join(got, "; "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestBindPartial checks that nothing is called missing that may only be
// unreadable.
func TestBindPartial(t *testing.T) {
	root, found := Parse(NewFile("x", "schema = 1\npack = 〇\n"))
	if len(found) != 1 || !root.Get("schema").Partial() {
		t.Fatal(found)
	}
	var out Findings
	var d sample
	if Bind(root, &d, &out); len(out.List()) > 0 || d.Schema.Value != 1 {
		t.Error(out.List())
	}
	if Bind(nil, &d, &out); len(out.List()) > 0 {
		t.Error(out.List())
	}
}

// TestBindProgram checks that mistakes of the program are not silent.
func TestBindProgram(t *testing.T) {
	root, _ := Parse(NewFile("x", "a = 1\n"))
	for name, dst := range map[string]any{
		"no pointer": sample{},
		"float": new(struct {
			A float64 `toml:"a"`
		}),
		"map": new(struct {
			A map[string]Text `toml:"a"`
		}),
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: accepted", name)
				}
			}()
			Bind(root, dst, new(Findings))
		}()
	}
}

func TestNearest(t *testing.T) {
	known := []string{"name", "source", "scope", "执行数", "年初预算", "调整后预算", "收入决算"}
	for _, c := range []struct{ word, want string }{
		{"nmae", "name"}, {"sorce", "source"}, {"执行率", "执行数"}, {"年初予算", "年初预算"}, {"后预算", "调整后预算"},
		{"收入", "收入决算"}, {"xyz", ""}, {"采购执行率", ""}, {"", ""}, {"n", ""},
	} {
		if got := Nearest(c.word, known); got != c.want {
			t.Errorf("%s: %q, want %q", c.word, got, c.want)
		}
	}
}

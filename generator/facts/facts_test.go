package facts

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator/source"
)

func load(t *testing.T, text string) (*Facts, []source.Finding) {
	t.Helper()
	var out source.Findings
	f := Load(fstest.MapFS{"x.toml": {Data: []byte(text)}}, "x.toml", "", &out)
	return f, out.List()
}

const head = `schema = 1
pack = "p"
unit = { name = "甲局" }
report = { year = 2020, date = "待填" }
documents."账" = { title = "账本" }
`

func TestExample(t *testing.T) {
	var out source.Findings
	f := Load(os.DirFS("../../data"), "2020/dongxihu-yingji.toml", "data", &out)
	for _, x := range out.List() {
		t.Error(x)
	}
	for name, want := range map[string]string{
		"收入决算": "4801.11万元", "支出决算": "4786.11万元", "采购执行率": "63.24%",
		"死亡人数.降幅": "17.65%", "死亡人数.变化": "下降", "事故起数": "68起", "执行率": "84.25%", "年初预算": "2679.72万元",
	} {
		key, used, _ := f.resolve(strings.Split(name, "."))
		v, _, err := f.formulas.Value(key)
		if err != nil || used != len(strings.Split(name, ".")) {
			t.Errorf("%s: used %d, %v", name, used, err)
			continue
		}
		if got, _ := v.Print(); got != want {
			t.Errorf("%s = %s, want %s", name, got, want)
		}
	}
	if !f.Budget.Declared {
		t.Error("the rate should be declared")
	}
	for _, in := range f.Indicators {
		if in.Way == Unknown {
			t.Errorf("%s: way unknown", in.Measurement.Name)
		}
	}
}

func TestBudget(t *testing.T) {
	f, found := load(t, head+`[budget]
rows = [
  { name = "财政拨款", by = "来源", initial = "100", adjusted = "120.50", executed = "90" },
  { name = "其他资金", by = "来源", initial = "0", adjusted = "0", executed = "30.5" },
]
`)
	if len(found) > 0 {
		t.Fatal(found)
	}
	if got := f.Budget.Rate.String(); got != "100%" {
		t.Errorf("rate %s, want 100%%", got)
	}
	if got := f.Budget.Adjusted.String(); got != "120.50万元" {
		t.Errorf("adjusted %s", got)
	}
}

func TestFindings(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"ring", "figures.\"账\" = { a = \"= b\", b = \"= a\" }\n", "E206"},
		{"division by zero", "figures.\"账\" = { a = \"0元\", b = \"1元\", c = \"= b / a\" }\n", "E205"},
		{"unknown name", "figures.\"账\" = { a = \"= 收人\" }\n", "E203"},
		{"units", "figures.\"账\" = { a = \"1元\", b = \"1人\", c = \"= a + b\" }\n", "E204"},
		{"quantity", "figures.\"账\" = { a = \"多少元\" }\n", "E201"},
		{"no document", "figures.\"帐\" = { a = \"1元\" }\n", "E211"},
		{"two values", "documents.\"表\" = { title = \"表\" }\nfigures.\"账\" = { a = \"1元\" }\nfigures.\"表\" = { a = \"2元\" }\n", "E210"},
		{"zero budget", "budget = { rows = [{ name = \"甲\", initial = \"0\", executed = \"1\" }] }\n", "E205"},
		{"two totals", "budget = { rows = [{ name = \"甲\", by = \"来源\", initial = \"1\" }, { name = \"乙\", by = \"用途\", initial = \"2\" }] }\n", "E251"},
		{"outside root", "include = [\"../y.toml\"]\n", "E110"},
		{"no fulfilment", "indicators = [{ class = \"产出指标\", name = \"甲\", target = \"1人\" }]\n", "E112"},
		{"units of target", "indicators = [{ class = \"产出指标\", name = \"甲\", target = \"1人\", actual = \"1次\" }]\n", "E204"},
	} {
		text := head + c.text
		if strings.HasPrefix(c.text, "include") {
			text = c.text + head
		}
		_, found := load(t, text)
		if len(found) != 1 || string(found[0].Code) != c.want || found[0].Line == 0 || found[0].Hint == "" {
			t.Errorf("%s: got %v, want one %s with place and hint", c.name, found, c.want)
		}
	}
}

package facts

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator/source"
)

const lastYear = `schema = 1
pack = "p"
unit = { name = "甲局" }
report = { year = 2019, date = "待填" }
documents."账" = { title = "账" }
[figures."账"]
"事故" = "81起"
"检查" = "= 3次 + 4次"
"培训" = "500人"
`

func loadYears(t *testing.T, this, last string) (*Facts, []source.Finding) {
	t.Helper()
	var out source.Findings
	f := Load(fstest.MapFS{"2020/x.toml": {Data: []byte(this)}, "2019/x.toml": {Data: []byte(last)}}, "2020/x.toml", "", &out)
	return f, out.List()
}

func thisYear(figures string) string {
	return strings.NewReplacer("2019", "2020", "pack =", "previous = \"../2019/x.toml\"\npack =").Replace(lastYear[:strings.Index(lastYear, "[figures")]) + "[figures.\"账\"]\n" + figures
}

// TestPrevious: last year's values come from last year's file, formulas included.
func TestPrevious(t *testing.T) {
	f, found := loadYears(t, thisYear("\"事故\" = \"68起\"\n\"检查\" = \"14次\"\n\"新增\" = \"= 事故.上年 - 事故\"\n"), lastYear)
	for _, x := range found {
		t.Error(x)
	}
	for key, want := range map[string]string{"事故.上年": "81起", "事故.降幅": "16.05%", "检查.增幅": "100%", "新增": "13起"} {
		if q, ok := f.number(key); !ok || q.String() != want {
			t.Errorf("%s: %v, want %s", key, q, want)
		}
	}
}

func TestPreviousFindings(t *testing.T) {
	for _, c := range []struct{ name, this, last, want string }{
		{"another value", thisYear("\"事故\" = { now = \"68起\", last = \"80起\" }\n"), lastYear, "W213 2020/x.toml:8"},
		{"not there", strings.Replace(thisYear(""), "../2019/x.toml", "../2019/y.toml", 1), lastYear, "E101 2020/x.toml:2:12 previous: 找不到文件“../2019/y.toml”"},
		{"not last year's", thisYear(""), strings.Replace(lastYear, "2019", "2020", 1), "E112 2020/x.toml:2"},
		{"outside", strings.Replace(thisYear(""), "../2019", "../../2019", 1), lastYear, "E110 2020/x.toml:2"},
		{"last year's own mistakes are not this year's", thisYear(""), lastYear + "x = 1\n", ""},
	} {
		_, found := loadYears(t, c.this, c.last)
		if c.want == "" && len(found) == 0 {
			continue
		}
		if len(found) != 1 || !strings.HasPrefix(found[0].String(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, found, c.want)
		}
	}
}

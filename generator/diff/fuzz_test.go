package diff_test

import (
	"testing"

	"github.com/selfeval/selfeval/generator/diff"
)

// FuzzCompare: whatever two data files say, comparing them does not panic, a file
// does not differ from itself, and the other way round there are as many changes.
func FuzzCompare(f *testing.F) {
	f.Add(example(f), changed(f, example(f), correction...))
	f.Add("schema = 1\npack = \"mof-project\"\nunit = 1\nreport = 2\ndocuments.\"账\" = 3\nfigures = { \"账\" = { \"甲\" = 4 } }\nbudget = { rows = [1, { name = 2 }] }\nindicators = [1, { name = 2 }]\n",
		"schema = 1\npack = \"mof-project\"\nunit = { name = \"甲\" }\nreport = { year = 2020 }\nproblems = [1]\nmeasures = [[]]\nlists = { a = 1, b = [{}, [], \"x\"] }\ntext = { a = 1 }\nfields = { a = [] }\naccept = 1\npublished = 1\n")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := read(a, "old.toml"), read(b, "new.toml")
		if d := diff.Compare(x, x); !d.Empty() {
			t.Error(print(d))
		}
		there, back := diff.Compare(x, y), diff.Compare(y, x)
		if len(there.Facts) != len(back.Facts) || len(there.Derived) != len(back.Derived) || len(there.Scores) != len(back.Scores) || len(there.Passages) != len(back.Passages) {
			t.Errorf("%s\n%s", print(there), print(back))
		}
	})
}

package pack

import (
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

func forms(t *testing.T, text string) ([]*Form, []source.Finding) {
	t.Helper()
	node, found := source.Parse(source.NewFile("forms.toml", text))
	if len(found) > 0 {
		t.Fatal(found)
	}
	var out source.Findings
	f := LoadForms(node, &out)
	return f, out.List()
}

func TestLoadForms(t *testing.T) {
	list, found := forms(t, `[[form]]
name = "自评表"
text = "form"
columns = [{ weight = 2 }, { align = "right" }, {}]
head = 2
[[form.row]]
cells = [{ t = "类", rows = 2 }, { t = "数", span = 2 }]
[[form.row]]
cells = ["目标", "实际"]
[[form.row]]
each = "指标"
when = "指标.计分"
cells = [{ t = "{指标.一级}", merge = "same" }, "{指标.目标}", { t = "{指标.实际}", merge = "指标.组" }]
`)
	for _, f := range found {
		t.Error(f)
	}
	f := list[0]
	if len(f.Rows) != 3 || f.Rows[2].Variable != "指标" || !f.Rows[2].Cells[0].Same || f.Rows[2].Cells[2].Key == nil {
		t.Errorf("%+v", f)
	}
}

func TestLoadFormsFindings(t *testing.T) {
	for _, c := range []struct{ name, rows string }{
		{"too narrow", "[[form.row]]\ncells = [\"甲\"]\n"},
		{"too wide", "[[form.row]]\ncells = [\"甲\", \"乙\", \"丙\"]\n"},
		{"below the last row", "[[form.row]]\ncells = [\"甲\", { t = \"乙\", rows = 2 }]\n"},
		{"into a cell above", "[[form.row]]\ncells = [\"甲\", { t = \"乙\", rows = 2 }]\n[[form.row]]\ncells = [{ t = \"丙\", span = 2 }]\n"},
		{"all rows in the head", "head = 2\n[[form.row]]\ncells = [\"甲\", \"乙\"]\n[[form.row]]\ncells = [\"丙\", \"丁\"]\n"},
		{"alignment", "[[form.row]]\ncells = [{ t = \"甲\", align = \"middle\" }, \"乙\"]\n"},
		{"rows in a loop", "[[form.row]]\neach = \"指标\"\ncells = [{ t = \"甲\", rows = 2 }, \"乙\"]\n"},
	} {
		_, found := forms(t, "[[form]]\nname = \"表\"\ncolumns = 2\n"+c.rows)
		if len(found) == 0 || found[0].Code != source.BadForm || found[0].Line == 0 || found[0].Hint == "" {
			t.Errorf("%s: got %v", c.name, found)
		}
	}
}

package explain

import (
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// placed is a place in a file: lines move when somebody edits the examples, so that
// golden files name the file alone. TestPlaces has the rest.
var placed = regexp.MustCompile(`(\.(?:toml|md)):\d+:\d+`)

func golden(t *testing.T, name, got string) {
	t.Helper()
	got = placed.ReplaceAllString(got, "$1")
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (rewrite with -update):\n%s", name, diff)
	}
}

// TestSheet: the working paper of an example as it was read and approved, and the
// same cells as a table.
func TestSheet(t *testing.T) {
	s := example(t, "qinghe-gongshui").Sheet()
	var text, table strings.Builder
	if err := s.Write(&text); err != nil {
		t.Fatal(err)
	}
	golden(t, "sheet.txt", text.String())
	if err := s.WriteCSV(&table); err != nil {
		t.Fatal(err)
	}
	body, ok := strings.CutPrefix(table.String(), "\ufeff")
	if !ok {
		t.Error("no byte order mark: spreadsheets take it for another encoding")
	}
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(s.Rows)+3 {
		t.Errorf("%d rows", len(rows))
	}
	for i, r := range rows {
		for k, c := range r {
			if c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
				t.Errorf("row %d column %d is a formula: %s", i, k, c)
			}
		}
	}
}

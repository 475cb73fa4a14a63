package facts

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// TestGuide: docs/data.md explains every key of the data file.
func TestGuide(t *testing.T) {
	raw, err := os.ReadFile("../../docs/data.md")
	if err != nil {
		t.Fatal(err)
	}
	guide := string(raw)
	seen := map[reflect.Type]bool{}
	var walk func(x reflect.Type)
	walk = func(x reflect.Type) {
		switch x.Kind() {
		case reflect.Pointer, reflect.Slice:
			walk(x.Elem())
			return
		case reflect.Struct:
		default:
			return
		}
		if seen[x] {
			return
		}
		seen[x] = true
		for i := range x.NumField() {
			f := x.Field(i)
			if key, _, _ := strings.Cut(f.Tag.Get("toml"), ","); key != "" && key != "-" {
				if !regexp.MustCompile(`[` + "`" + `\[.,、{ ]` + key + `[` + "`" + `\].,、 =]`).MatchString(guide) {
					t.Errorf("%s.%s is not explained", x.Name(), key)
				}
			}
			walk(f.Type)
		}
	}
	walk(reflect.TypeFor[Data]())
	walk(reflect.TypeFor[Shared]())
	walk(reflect.TypeFor[figureTable]())
}

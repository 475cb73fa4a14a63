package pack

import (
	"strings"
	"testing"
)

// TestGuideIsComplete: every filter and directive of the package is explained.
func TestGuideIsComplete(t *testing.T) {
	guide := Guide()
	for name := range Functions() {
		if !strings.Contains(guide, "| "+name) {
			t.Errorf("filter %s is not explained", name)
		}
	}
	for _, d := range directives {
		if !strings.Contains(guide, ":::"+d) {
			t.Errorf("directive %s is not explained", d)
		}
	}
	for style := range namedStyles {
		if !strings.Contains(guide, style) {
			t.Errorf("style %s is not explained", style)
		}
	}
}

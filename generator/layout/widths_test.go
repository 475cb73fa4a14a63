package layout

import (
	"math/rand/v2"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
)

// TestWidthsAddUp: whatever columns demand and weigh, their widths add up, and
// none is below its least as long as all of that fits.
func TestWidthsAddUp(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 5000 {
		n := 1 + random.IntN(10)
		widths, least := make([]doc.Length, n), make([]doc.Length, n)
		demands, columns := make([]demand, n), make([]doc.Column, random.IntN(n+1))
		total := doc.Length(0)
		for i := range n {
			least[i] = doc.Length(10000 + random.IntN(60000))
			demands[i] = demand{least[i], least[i] + doc.Length(random.IntN(2)*random.IntN(200000))}
			total += least[i]
		}
		for i := range columns {
			columns[i].Weight = max(0, random.IntN(8)-3)
		}
		width := doc.Length(50000 + random.IntN(600000))
		distribute(widths, demands, width)
		if total <= width {
			weigh(widths, columns, width)
			raise(widths, least)
		}
		sum := doc.Length(0)
		for i, w := range widths {
			if sum += w; w <= 0 || total <= width && w < least[i] {
				t.Fatalf("column %d is %d wide, least %d of %d", i, w, least[i], width)
			}
		}
		if sum != width {
			t.Fatalf("widths add up to %d, not %d: %v %v", sum, width, demands, columns)
		}
	}
}

// TestShortColumnsStayWhole: numbers and labels keep to one line while a long
// text takes what is left.
func TestShortColumnsStayWhole(t *testing.T) {
	demands := []demand{{50, 50}, {60, 60}, {80, 900}}
	widths := make([]doc.Length, 3)
	distribute(widths, demands, 500)
	if widths[0] != 50 || widths[1] != 60 || widths[2] != 390 {
		t.Errorf("got %v", widths)
	}
}

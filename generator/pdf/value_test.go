package pdf

import (
	"math"
	"testing"
)

func TestAppendMilli(t *testing.T) {
	for v, want := range map[int64]string{
		0: "0", 1: ".001", -1: "-.001", 10: ".01", 100: ".1", 120: ".12", 123: ".123", 1000: "1", -1000: "-1",
		1500: "1.5", -20: "-.02", 15793: "15.793", 595276: "595.276", -1050: "-1.05", 1_000_000: "1000",
	} {
		got := string(appendMilli(nil, v))
		if got != want {
			t.Errorf("%d: got %s, want %s", v, got, want)
		}
		if back := parseMilli(t, got); back != v {
			t.Errorf("%s is read as %d", got, back)
		}
	}
}

func TestAppendText(t *testing.T) {
	for s, want := range map[string]string{
		"":            "()",
		"abc 1":       "(abc 1)",
		`a(b)c\d`:     `(a\(b\)c\\d)`,
		"绩效":          "<FEFF7EE96548>",
		"𠮷":           "<FEFFD842DFB7>",
		"a\nb":        "<FEFF0061000A0062>",
		"bad \xffutf": "<FEFF0062006100640020FFFD007500740066>",
	} {
		if got := string(appendText(nil, s)); got != want {
			t.Errorf("%q: got %s, want %s", s, got, want)
		}
	}
}

func TestAppendName(t *testing.T) {
	for s, want := range map[string]string{
		"SelfevalSong": "/SelfevalSong", "A B": "/A#20B", "a/b#c": "/a#2Fb#23c", "宋": "/#E5#AE#8B", "(x)": "/#28x#29",
	} {
		if got := string(appendName(nil, s)); got != want {
			t.Errorf("%q: got %s, want %s", s, got, want)
		}
	}
}

func TestDivide(t *testing.T) {
	for _, a := range []int64{0, 1, 2, 3, 5, 7, 499, 500, 501, 999, 12345} {
		for _, b := range []int64{1, 2, 3, 10, 1000} {
			want := int64(math.Floor(float64(a)/float64(b) + 0.5))
			if got := divide(a, b); got != want {
				t.Errorf("%d/%d: got %d, want %d", a, b, got, want)
			}
			if got := divide(-a, b); got != -want {
				t.Errorf("-%d/%d: got %d, want %d", a, b, got, -want)
			}
		}
	}
}

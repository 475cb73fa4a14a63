package html

import (
	"regexp"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
)

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		n, places int
		want      string
	}{
		{0, 3, "0"}, {8425, 2, "84.25"}, {10000, 2, "100"}, {9000, 2, "90"}, {1375, 3, "1.375"}, {5, 3, "0.005"}, {-300, 2, "-3"}, {-30, 2, "-0.3"}, {101, 1, "10.1"},
	} {
		w := &writer{}
		if w.decimal(c.n, c.places); string(w.b) != c.want {
			t.Errorf("decimal(%d, %d) is %s, want %s", c.n, c.places, w.b, c.want)
		}
	}
}

func TestRatio(t *testing.T) {
	for _, c := range []struct {
		a, b doc.Length
		want string
	}{
		{22 * doc.Point, 16 * doc.Point, "1.375"}, {1, 3, "0.333"}, {2, 3, "0.667"}, {-2, 3, "-0.667"}, {0, 5, "0"},
	} {
		w := &writer{}
		if w.ratio(c.a, c.b); string(w.b) != c.want {
			t.Errorf("ratio(%d, %d) is %s, want %s", c.a, c.b, w.b, c.want)
		}
	}
}

// styleSheet is the style sheet of a page of d.
func styleSheet(t *testing.T, d *doc.Document) string {
	return mustParse(t, mustWrite(t, d, Options{})).all("style")[0].content()
}

// TestStyle checks that the page looks as the pack's style says.
func TestStyle(t *testing.T) {
	d := one(para(doc.BodyText, "文"))
	d.Style.Paragraphs[doc.Title] = doc.Format{Role: doc.Kai, Size: 32 * doc.Point, Align: doc.AlignRight, Leading: 40 * doc.Point, Left: 150, FirstIndent: -150}
	d.Style.Paper.Width = doc.MM(25000)
	css := styleSheet(t, d)
	for _, want := range []string{
		`.title{font-family:"楷体_GB2312","楷体","KaiTi","STKaiti",serif;font-size:2rem;line-height:1.25;text-align:right;text-indent:-1.5em;margin:0 0em 0rem 1.5em}`,
		"@media print{html{font-size:16pt}}",
		"@page numbered{size:708.661pt 841.89pt;margin:104.882pt 73.701pt 99.213pt 79.37pt}",
		"@page plain-landscape{size:841.89pt 708.661pt;",
		`@page numbered:right{@bottom-right{content:"— " counter(page) " —";`,
	} {
		if !strings.Contains(strings.ReplaceAll(css, "margin:0rem", "margin:0"), want) {
			t.Errorf("the style sheet lacks %s", want)
		}
	}
	d.Style.PageNumber = doc.PageNumber{Centred: true, Size: 10 * doc.Point}
	if css = styleSheet(t, d); !strings.Contains(css, "@page numbered{@bottom-center{content:counter(page);") {
		t.Error("the page number is not centred, or has dashes")
	}
}

// TestFontName checks that a font's name cannot end its string, let alone the
// style sheet.
func TestFontName(t *testing.T) {
	d := one(para(doc.BodyText, "文"))
	d.Style.Fonts[doc.Hei] = doc.FontName{Name: `黑体"</style><script>\`}
	if css := styleSheet(t, d); !strings.Contains(css, `font-family:"黑体\22 \3c \2f style\3e \3c script\3e \5c ",sans-serif`) {
		t.Error("the name is not escaped")
	}
}

// TestClasses checks that every class of the page has a rule, and every rule a
// class that the page can have.
func TestClasses(t *testing.T) {
	d := sample()
	d.Sections = append(d.Sections, one(para(doc.BodyText, "")).Sections...)
	for style := range doc.ParagraphStyle(doc.ParagraphStyleCount) {
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, para(style, "文"))
	}
	for level := range 6 {
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, lead(level, "题", "文"))
	}
	d.Sections[3].Blocks = append(d.Sections[3].Blocks, &doc.Contents{Depth: 5}, heading(3, "", "", "题"), heading(3, "", "", "题"))
	tree := mustParse(t, mustWrite(t, d, Options{}))
	used := map[string]bool{"screen-contents": true, "right": true, "justify": true}
	tree.walk(func(n *node) {
		for _, c := range strings.Fields(n.attrs["class"]) {
			used[c] = true
		}
	})
	ruled := map[string]bool{"lead": true, "text": true, "annex": true, "contents-page": true} // plain by intent
	for _, m := range regexp.MustCompile(`\.([a-z][a-z0-9-]*)`).FindAllStringSubmatch(tree.all("style")[0].content(), -1) {
		ruled[m[1]] = true
	}
	for c := range used {
		if !ruled[c] {
			t.Errorf("class %s has no rule", c)
		}
	}
	for c := range ruled {
		if !used[c] {
			t.Errorf("the rule of class %s is never used", c)
		}
	}
}

// TestSelfContained checks that the style sheet asks for nothing outside.
func TestSelfContained(t *testing.T) {
	css := strings.ToLower(styleSheet(t, sample()))
	for _, no := range []string{"url(", "@import", "@font-face", "http", "expression", "</"} {
		if strings.Contains(css, no) {
			t.Errorf("the style sheet has %s", no)
		}
	}
}

package html

import (
	"bytes"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/selfeval/selfeval/generator/doc"
)

// TestMarkdownReadBack has GitHub's own reader (cmark-gfm) judge the Markdown:
// it finds the markup that was meant and no other, and every text as it was.
func TestMarkdownReadBack(t *testing.T) {
	cmark := program(t, "SELFEVAL_CMARK", "cmark-gfm")
	readBack(t, cmark, sample())
	for seed := range uint64(150) {
		if readBack(t, cmark, randomDocument(seed)); t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// FuzzMarkdown puts any text wherever text can stand.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"", "得分96.85分", "1. a", "- a", "**a**", "a_b_", "`", "\\", "\\|", "|", "[a]: b", "![a](b)", "<b>", "&lt;", "a@b.cn", "www.a.cn", "http://a.cn", "~~a~~", "---", "===", "    a", "\n\n#", "\x00", "\xff", "<!-- -->", "。", "*", "a\\\n\nb", "\t- a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\xff") // halves of a character would join where texts meet
		readBack(t, program(t, "SELFEVAL_CMARK", "cmark-gfm"), everywhere(s))
	})
}

var tag = regexp.MustCompile(`<[^>]*>`)

// readBack compares what the judge reads with what the document says, but for
// space, which Markdown may drop.
func readBack(t *testing.T, cmark string, d *doc.Document) {
	t.Helper()
	cmd := exec.Command(cmark, "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tasklist", "-e", "footnotes", "--unsafe")
	source := Markdown(d)
	cmd.Stdin = bytes.NewReader(source)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	html := string(out)
	for _, found := range tag.FindAllString(html, -1) {
		if !meant.MatchString(found) {
			t.Errorf("%s was not meant:\n%s", found, source)
		}
	}
	replaced := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&").Replace(tag.ReplaceAllString(html, ""))
	got, want := solidText(replaced), solidText(markdownText(d))
	if got != want {
		t.Errorf("read\n%s\nwant\n%s\nof\n%s", got, want, source)
	}
}

var meant = regexp.MustCompile(`^<(/?(h[1-6]|p|strong|table|thead|tbody|tr|ul|li|blockquote|a)|t[hd]( align="(left|center|right)")?|/t[hd]|hr /|br|a (id="[\w.-]+"|href="#[\w.-]+")|!-- --)>$`)

func solidText(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// markdownText is what the Markdown of d must say, found by another way than
// the writer's.
func markdownText(d *doc.Document) string {
	var b strings.Builder
	put := func(list ...string) {
		for _, s := range list {
			for _, r := range strings.ReplaceAll(s, "\r\n", "\n") {
				if r != '\n' && r != '\r' && r != '\t' && (r < ' ' || r >= 0x7F && !writable(r)) {
					r = unicode.ReplacementChar
				}
				b.WriteRune(r)
			}
		}
	}
	if d.Draft {
		put("草稿", draftNotice, "。")
	}
	if !beginsWithTitle(d) {
		put(d.Meta.Title)
	}
	for _, sec := range d.Sections {
		for _, x := range sec.Blocks {
			switch x := x.(type) {
			case *doc.Heading:
				put(x.Number, doc.PlainText(x.Runs))
			case *doc.Paragraph:
				put(doc.PlainText(x.Lead))
				if x.Style == doc.Title || x.Style == doc.AnnexTitle || x.Style == doc.CoverTitle || x.Style == doc.Caption {
					put(doc.PlainText(x.Runs))
				} else {
					put(slotted(x.Runs))
				}
			case *doc.Table:
				put(doc.PlainText(x.Caption))
				put(gridText(x)...)
			case *doc.Chart:
				put(x.Title)
				for _, bar := range x.Bars {
					put(bar.Label, "：", bar.Text)
				}
			case *doc.Contents:
				put(x.Title)
				for i, sec := range d.Sections {
					if sec.Kind == doc.Annex && sec.Name != "" {
						put(sec.Name)
					}
					for _, y := range d.Sections[i].Blocks {
						if h, ok := y.(*doc.Heading); ok && h.Level <= x.Depth {
							put(h.Number, doc.PlainText(h.Runs))
						}
					}
				}
			}
		}
	}
	return b.String()
}

// slotted is text with its slots as lines to write on.
func slotted(runs []doc.Run) (s string) {
	for _, r := range runs {
		if r.Underline && strings.TrimSpace(r.Text) == "" {
			r.Text = strings.Repeat("＿", len([]rune(r.Text)))
		}
		s += r.Text
	}
	return s
}

// gridText is the text of a table's cells in the order of reading, that of
// merged cells in each of their rows.
func gridText(t *doc.Table) (list []string) {
	type over struct {
		text string
		rows int
	}
	above := make([]over, len(t.Columns))
	wide := make([]int, len(t.Columns)) // columns that the cell above covers
	for i, r := range t.Rows {
		cells := r.Cells
		for col := 0; col < len(t.Columns); {
			if above[col].rows > 0 {
				above[col].rows--
				if !t.Plain {
					list = append(list, above[col].text)
				}
				col += wide[col]
				continue
			}
			c := cells[0]
			cells = cells[1:]
			s := ""
			for _, p := range c.Paragraphs {
				if i > 0 && i < t.Head && !t.Plain {
					s += doc.PlainText(p.Runs)
				} else {
					s += slotted(p.Runs)
				}
			}
			list = append(list, s)
			above[col], wide[col] = over{s, c.RowSpan - 1}, c.ColSpan
			col += c.ColSpan
		}
	}
	return list
}

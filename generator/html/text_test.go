package html

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/source"
)

// TestRefusesCharacters checks that each character that a browser would drop or
// change is an error with the place it came from.
func TestRefusesCharacters(t *testing.T) {
	for _, c := range []struct{ name, bad, char string }{
		{"NUL", "\x00", "U+0000"},
		{"control", "\x01", "U+0001"},
		{"escape", "\x1b", "U+001B"},
		{"form feed", "\f", "U+000C"},
		{"carriage return alone", "\r", "U+000D"},
		{"delete", "\x7f", "U+007F"},
		{"C1 control", "\u0085", "U+0085"},
		{"noncharacter", "\uffff", "U+FFFF"},
		{"noncharacter inside", "\ufdd0", "U+FDD0"},
		{"noncharacter of a high plane", "\U0002fffe", "U+2FFFE"},
		{"lone surrogate", "\xed\xa0\x80", "字节 EDA080"},
		{"broken UTF-8", "\xe4\xb8", "字节 E4B8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			run := doc.Run{Text: "全年进馆" + c.bad + "人", Origin: doc.Origin{Place: source.Place{File: "x.toml", Line: 41, Column: 9}}}
			_, err := Write(one(&doc.Paragraph{Runs: []doc.Run{run}}, &doc.Paragraph{Runs: text("好")}), Options{})
			var fault *TextError
			if !errors.As(err, &fault) {
				t.Fatalf("got %v, want a TextError", err)
			}
			for _, want := range []string{"x.toml:41:9", "“全年进馆”之后", c.char} {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("error %q does not say %q", err, want)
				}
			}
			if md := Markdown(one(&doc.Paragraph{Runs: []doc.Run{run}})); !strings.Contains(string(md), "\uFFFD") && c.bad != "\r" {
				t.Errorf("Markdown has %q", md)
			}
		})
	}
}

// TestRefusesEverywhere checks that no way into the page goes around the check
// of characters.
func TestRefusesEverywhere(t *testing.T) {
	const bad = "\x02"
	for name, spoil := range map[string]func(d *doc.Document, o *Options){
		"title":       func(d *doc.Document, o *Options) { d.Meta.Title = bad },
		"unit":        func(d *doc.Document, o *Options) { d.Meta.Unit = bad },
		"subject":     func(d *doc.Document, o *Options) { d.Meta.Subject = bad },
		"keywords":    func(d *doc.Document, o *Options) { d.Meta.Keywords = bad },
		"application": func(d *doc.Document, o *Options) { o.Application = bad },
		"font name":   func(d *doc.Document, o *Options) { d.Style.Fonts[doc.Kai].Name = bad },
		"alternative": func(d *doc.Document, o *Options) { d.Style.Fonts[doc.Kai].Alternatives[0] = bad },
		"table name":  func(d *doc.Document, o *Options) { d.Sections[3].Blocks[2].(*doc.Table).Name = bad },
		"caption":     func(d *doc.Document, o *Options) { block[*doc.Table](d).Caption[0].Text = bad },
		"cell": func(d *doc.Document, o *Options) {
			block[*doc.Table](d).Rows[0].Cells[0].Paragraphs[0].Runs[0].Text = bad
		},
		"chart title":  func(d *doc.Document, o *Options) { block[*doc.Chart](d).Title = bad },
		"chart alt":    func(d *doc.Document, o *Options) { block[*doc.Chart](d).Alt = bad },
		"bar label":    func(d *doc.Document, o *Options) { block[*doc.Chart](d).Bars[0].Label = bad },
		"bar text":     func(d *doc.Document, o *Options) { block[*doc.Chart](d).Bars[0].Text = bad },
		"heading":      func(d *doc.Document, o *Options) { block[*doc.Heading](d).Number = bad },
		"contents":     func(d *doc.Document, o *Options) { block[*doc.Contents](d).Title = bad },
		"annex's name": func(d *doc.Document, o *Options) { d.Sections[3].Name = bad },
	} {
		t.Run(name, func(t *testing.T) {
			d, o := sample(), Options{}
			spoil(d, &o)
			_, err := Write(d, o)
			var fault *TextError
			if !errors.As(err, &fault) || fault.Char != "U+0002" {
				t.Errorf("got %v, want a TextError", err)
			}
		})
	}
}

// block finds the first block of a type.
func block[T doc.Block](d *doc.Document) T {
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if b, ok := b.(T); ok {
				return b
			}
		}
	}
	panic("the sample has no such block")
}

// TestAllFaultsAtOnce checks that one run tells of every fault.
func TestAllFaultsAtOnce(t *testing.T) {
	_, err := Write(one(para(doc.BodyText, "甲\x01"), para(doc.BodyText, "乙\x02"), heading(9, "", "", "丙")), Options{})
	for _, want := range []string{"“甲”", "“乙”", "“丙”"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v does not tell of %s", err, want)
		}
	}
}

// TestRuns pins how each look of text is marked up.
func TestRuns(t *testing.T) {
	for _, c := range []struct {
		runs []doc.Run
		want string
	}{
		{[]doc.Run{{Text: "得"}, {Text: "91.50"}, {Text: "分"}}, "得91.50分"},
		{[]doc.Run{{Text: "一", Strong: true}, {Text: "二", Strong: true}, {Text: "三"}}, "<strong>一二</strong>三"},
		{[]doc.Run{{Text: "　　", Underline: true}}, `<span class="blank" role="img" aria-label="空白，待手写填入">　　</span>`},
		{[]doc.Run{{Text: "张三", Underline: true}}, "<u>张三</u>"},
		{[]doc.Run{{Text: "［缺］", Gap: true, Strong: true}}, "<strong><mark>［缺］</mark></strong>"},
		{text("一\n二\r\n三\t四"), "一<br>二<br>三 四"},
		{text(`<b onclick="x">&amp;'`), "&lt;b onclick=&quot;x&quot;&gt;&amp;amp;'"},
	} {
		page := string(mustWrite(t, one(&doc.Paragraph{Runs: c.runs}), Options{}))
		if !strings.Contains(page, "<p>"+c.want+"</p>\n") {
			_, got, _ := strings.Cut(page, "<p>")
			t.Errorf("got %.80s, want %s", got, c.want)
		}
	}
}

// FuzzText puts any text wherever text can stand, and checks that it is refused
// or read back as it was: it never becomes markup.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "得分96.85分", `<&>"'`, "</style><script>alert(1)</script>", "]]>", "-->", "a\r\nb\tc", "\x00", "\u0085", "\ufffe", "\ufffd", "\xed\xa0\x80", "𠮷〇“…”", `\3c `, "\u00a0", "&nbsp;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := everywhere(s)
		page, err := Write(d, Options{Application: s, Contents: true})
		good := utf8.ValidString(s)
		for i, r := range s {
			lineEnd := r == '\r' && strings.HasPrefix(s[i:], "\r\n")
			if !lineEnd && r != '\n' && r != '\t' && (r < 0x20 || r >= 0x7F && !writable(r)) {
				good = false
			}
		}
		if accepted := err == nil; accepted != good {
			t.Fatalf("accepted %v, want %v: %v", accepted, good, err)
		}
		if !good {
			return
		}
		if faults := audit(page); len(faults) > 0 {
			t.Fatalf("%q: %s", s, faults)
		}
		if got, want := printedText(mustParse(t, page)), treeText(d, Options{Contents: true}); got != want {
			t.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	})
}

// everywhere is a document with s in every place that holds text.
func everywhere(s string) *doc.Document {
	c := header(s)
	c.Paragraphs[0].ID = "c" + s
	d := one(
		&doc.Paragraph{ID: s, Style: doc.Title, Runs: text(s)},
		heading(1, "h"+s, s, s),
		&doc.Paragraph{Style: doc.BodyText, Level: 3, Lead: text(s), Runs: []doc.Run{{Text: s, Underline: true}, {Text: s, Gap: true}}, Link: "c" + s},
		&doc.Table{ID: "t" + s, Name: s, Caption: text(s), Columns: make([]doc.Column, 2), Head: 1, Rows: []doc.Row{row(c, cell(s)), plainRow(s, s)}},
		&doc.Table{Name: s, Columns: make([]doc.Column, 1), Rows: []doc.Row{plainRow(s)}},
		&doc.Chart{ID: "x" + s, Title: s, Alt: s, Bars: []doc.Bar{{Label: s, Text: s, Value: 1}}},
	)
	d.Meta = doc.Meta{Title: "题" + s, Unit: s, Subject: s, Keywords: s}
	d.Style.Fonts[doc.Hei].Name = s
	d.Sections = append(d.Sections, doc.Section{Kind: doc.Annex, Name: s})
	return d
}

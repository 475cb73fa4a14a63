package docx

import (
	"encoding/xml"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/source"
)

// TestRefusesCharacters checks that each character that would make Word call
// the file damaged is an error with the place it came from.
func TestRefusesCharacters(t *testing.T) {
	for _, c := range []struct{ name, bad, char string }{
		{"NUL", "\x00", "U+0000"},
		{"control", "\x01", "U+0001"},
		{"escape", "\x1b", "U+001B"},
		{"vertical tab", "\v", "U+000B"},
		{"carriage return alone", "\r", "U+000D"},
		{"delete", "\x7f", "U+007F"},
		{"C1 control", "\u0085", "U+0085"},
		{"noncharacter", "\uffff", "U+FFFF"},
		{"lone surrogate", "\xed\xa0\x80", "字节 EDA080"},
		{"broken UTF-8", "\xe4\xb8", "字节 E4B8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			run := doc.Run{Text: "全年培训" + c.bad + "人", Origin: doc.Origin{Place: source.Place{File: "x.toml", Line: 41, Column: 9}}}
			d := &doc.Document{Style: doc.GBT9704(), Sections: []doc.Section{{Blocks: []doc.Block{
				&doc.Paragraph{Runs: []doc.Run{run}}, &doc.Paragraph{Runs: text("好")}}}}}
			_, err := Write(d, nil, Options{})
			var fault *TextError
			if !errors.As(err, &fault) {
				t.Fatalf("got %v, want a TextError", err)
			}
			for _, want := range []string{"x.toml:41:9", "“全年培训”之后", c.char} {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("error %q does not say %q", err, want)
				}
			}
		})
	}
}

// TestRefusesEverywhere checks that no way into the file goes around the
// check of characters.
func TestRefusesEverywhere(t *testing.T) {
	const bad = "\x02"
	for name, spoil := range map[string]func(d *doc.Document){
		"title":        func(d *doc.Document) { d.Meta.Title = bad },
		"unit":         func(d *doc.Document) { d.Meta.Unit = bad },
		"style name":   func(d *doc.Document) { d.Style.Paragraphs[doc.BodyText].Name = bad },
		"font name":    func(d *doc.Document) { d.Style.Fonts[doc.Kai].Name = bad },
		"alternative":  func(d *doc.Document) { d.Style.Fonts[doc.Kai].Alternatives[0] = bad },
		"table name":   func(d *doc.Document) { block[*doc.Table](d).Name = bad },
		"caption":      func(d *doc.Document) { block[*doc.Table](d).Caption[0].Text = bad },
		"cell":         func(d *doc.Document) { block[*doc.Table](d).Rows[0].Cells[0].Paragraphs[0].Runs[0].Text = bad },
		"chart title":  func(d *doc.Document) { block[*doc.Chart](d).Title = bad },
		"chart alt":    func(d *doc.Document) { block[*doc.Chart](d).Alt = bad },
		"bar label":    func(d *doc.Document) { block[*doc.Chart](d).Bars[0].Label = bad },
		"bar text":     func(d *doc.Document) { block[*doc.Chart](d).Bars[0].Text = bad },
		"heading":      func(d *doc.Document) { block[*doc.Heading](d).Number = bad },
		"contents":     func(d *doc.Document) { block[*doc.Contents](d).Title = bad },
		"annex's name": func(d *doc.Document) { d.Sections[3].Name = bad },
	} {
		t.Run(name, func(t *testing.T) {
			d, pages := sample()
			spoil(d)
			_, err := Write(d, pages, Options{})
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
	d := &doc.Document{Style: doc.GBT9704(), Sections: []doc.Section{{Blocks: []doc.Block{
		para(doc.BodyText, "甲\x01"), para(doc.BodyText, "乙\x02"), heading(9, "", "", "丙")}}}}
	_, err := Write(d, nil, Options{})
	for _, want := range []string{"“甲”", "“乙”", "“丙”"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v does not tell of %s", err, want)
		}
	}
}

// FuzzEscape checks the text appender against the standard reader: what it
// accepts reads back as it was, and it accepts whatever XML can hold but
// control characters.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"", "得分96.85分", `<&>"'`, "]]>", "a\r\nb\tc", "\x00", "\u0085", "\ufffe", "\ufffd", "\xed\xa0\x80", "𠮷〇“…”"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var o output
		o.text(s, "正文")
		good := utf8.ValidString(s)
		for i, r := range s {
			lineEnd := r == '\r' && strings.HasPrefix(s[i:], "\r\n")
			if !lineEnd && r != '\n' && r != '\t' && (r < 0x20 || r >= 0x7F && r < 0xA0 || r == 0xFFFE || r == 0xFFFF) {
				good = false
			}
		}
		if accepted := len(o.errs) == 0; accepted != good {
			t.Fatalf("accepted %v, want %v: %v", accepted, good, o.errs)
		}
		if !good {
			return
		}
		want := strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ").Replace(s)
		var read struct {
			Attr string `xml:"a,attr"`
			Text string `xml:",chardata"`
		}
		if err := xml.Unmarshal([]byte(`<t a="`+string(o.b)+`">`+string(o.b)+`</t>`), &read); err != nil {
			t.Fatalf("%q: %v", o.b, err)
		}
		if read.Text != want || read.Attr != want {
			t.Fatalf("read %q and %q, want %q", read.Text, read.Attr, want)
		}
	})
}

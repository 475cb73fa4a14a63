package pdf

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/layout"
)

// TestArchive holds a file against what PDF/A-2b (ISO 19005-2) asks for, rule by
// rule. The classic variant has to keep them too.
func TestArchive(t *testing.T) {
	classic := sampleOptions
	classic.Classic = true
	for name, opts := range map[string]Options{"default": sampleOptions, "classic": classic} {
		t.Run(name, func(t *testing.T) {
			r := sample(t)
			if n := len(find(r.Root, "Link")); n != 2 {
				t.Errorf("the sample has %d links", n)
			}
			checkArchive(t, parse(t, write(t, opts)), r)
		})
	}
}

// checkArchive holds a file to all rules. r is what it was written from.
func checkArchive(t *testing.T, p *parsed, r *layout.Result) {
	for _, rule := range archiveRules {
		t.Run(rule.name, func(t *testing.T) {
			p.t = t
			rule.check(t, p, r)
		})
	}
}

var archiveRules = []struct {
	name  string
	check func(t *testing.T, p *parsed, r *layout.Result)
}{
	{"header", func(t *testing.T, p *parsed, _ *layout.Result) {
		head := p.raw[:15]
		if !bytes.HasPrefix(head, []byte("%PDF-1.7\n%")) {
			t.Errorf("begins with %q", head)
		}
		for _, c := range head[10:14] {
			if c <= 127 {
				t.Errorf("comment %x has a byte that is not above 127", head[10:14])
			}
		}
		if !bytes.HasSuffix(p.raw, []byte("%%EOF\n")) || bytes.Count(p.raw, []byte("%%EOF")) != 1 {
			t.Error("does not end with its only mark of the end of file")
		}
	}},
	{"trailer ID", func(t *testing.T, p *parsed, _ *layout.Result) {
		if len(p.ctx.ID) != 2 || p.ctx.ID[0].String() != p.ctx.ID[1].String() {
			t.Fatalf("ID %v", p.ctx.ID)
		}
		id, ok := p.ctx.ID[0].(types.HexLiteral)
		if b, err := hex.DecodeString(string(id)); !ok || err != nil || len(b) != 16 {
			t.Errorf("ID %v is not 16 bytes", p.ctx.ID[0])
		}
	}},
	{"nothing forbidden", func(t *testing.T, p *parsed, _ *layout.Result) {
		if p.ctx.Encrypt != nil {
			t.Error("encrypted")
		}
		for number, entry := range p.ctx.Table {
			if entry == nil || entry.Free || entry.Object == nil {
				continue
			}
			forbidden := regexp.MustCompile(`/(JS|JavaScript|OpenAction|AA|Launch|URI|SubmitForm|LZWDecode|Crypt|FFilter|SMask|Group|OPI|Ref|XFA|PS|DeviceCMYK|Interpolate)\b`)
			if found := forbidden.FindString(entry.Object.PDFString()); found != "" {
				t.Errorf("object %d has %s", number, found)
			}
			if s, ok := entry.Object.(types.StreamDict); ok && s.Dict["F"] != nil {
				t.Errorf("object %d has its data in another file", number)
			}
		}
		for _, key := range []string{"OCProperties", "AcroForm", "Perms", "Requirements", "NeedsRendering"} {
			if p.catalog()[key] != nil {
				t.Errorf("catalog has %s", key)
			}
		}
	}},
	{"stream lengths", func(t *testing.T, p *parsed, r *layout.Result) {
		streams := regexp.MustCompile(`/Length (\d+) *>>stream\n`).FindAllSubmatchIndex(p.raw, -1)
		// Content of pages, two for each font, metadata and profile.
		if least := len(r.Pages) + 2*len(p.fonts()) + 2; len(streams) < least {
			t.Fatalf("%d streams, want %d", len(streams), least)
		}
		for _, at := range streams {
			length := int(parseMilli(t, string(p.raw[at[2]:at[3]])) / 1000)
			if !bytes.HasPrefix(p.raw[at[1]+length:], []byte("\nendstream\nendobj\n")) {
				t.Errorf("the stream at %d is not %d bytes long", at[1], length)
			}
		}
	}},
	{"XMP uncompressed", func(t *testing.T, p *parsed, _ *layout.Result) {
		d := p.dict(p.catalog()["Metadata"])
		if d["Filter"] != nil || p.name(d["Type"]) != "Metadata" || p.name(d["Subtype"]) != "XML" {
			t.Errorf("Metadata %v", d)
		}
		for _, claim := range []string{"<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>"} {
			if bytes.Count(p.raw, []byte(claim)) != 1 {
				t.Errorf("%s is not there in clear, once", claim)
			}
		}
	}},
	{"output intent", func(t *testing.T, p *parsed, _ *layout.Result) {
		intents := p.array(p.catalog()["OutputIntents"])
		if len(intents) != 1 || p.name(p.get(intents, 0, "S")) != "GTS_PDFA1" {
			t.Fatalf("OutputIntents %v", intents)
		}
		profile := p.get(intents, 0, "DestOutputProfile")
		if !bytes.Equal(p.data(profile), srgbProfile()) || p.integer(p.dict(profile)["N"]) != 3 {
			t.Error("the embedded profile is not sRGB with 3 components")
		}
	}},
	{"resources of each page", func(t *testing.T, p *parsed, _ *layout.Result) {
		if p.get(p.catalog(), "Pages", "Resources") != nil {
			t.Error("resources are inherited")
		}
		for i, page := range p.pages() {
			if page["Resources"] == nil {
				t.Errorf("page %d has no resources of its own", i)
				continue
			}
			for key := range p.dict(page["Resources"]) { // fonts alone: no pictures, no transparency
				if key != "Font" {
					t.Errorf("page %d has resources of kind %s", i, key)
				}
			}
		}
	}},
	{"fonts", func(t *testing.T, p *parsed, r *layout.Result) {
		faces := map[*font.Face]bool{}
		for i := range r.Pages {
			for _, item := range r.Pages[i].Items {
				if text, ok := item.(*layout.Text); ok && len(text.Glyphs) > 0 {
					faces[text.Face] = true
				}
			}
		}
		if n := len(p.fonts()); n != len(faces) || n == 0 {
			t.Errorf("%d fonts for %d faces", n, len(faces))
		}
		for _, f := range p.fonts() {
			checkFont(t, p, f)
		}
	}},
	{"annotations", func(t *testing.T, p *parsed, r *layout.Result) {
		links := 0
		for i, page := range p.pages() {
			links -= len(r.Pages[i].Links)
			if page["Annots"] == nil {
				continue
			}
			for _, o := range p.array(page["Annots"]) {
				links++
				a := p.dict(o)
				if p.name(a["Subtype"]) != "Link" || p.integer(a["F"]) != 4 || a["A"] != nil || a["AP"] != nil {
					t.Errorf("annotation %v", a)
				}
			}
		}
		if links != 0 {
			t.Errorf("%d links too many", links)
		}
	}},
	{"colours", func(t *testing.T, p *parsed, _ *layout.Result) {
		for i := range p.pages() {
			for _, s := range p.replayPage(i) { // which refuses other operators
				if !slices.ContainsFunc(colors[:], func(c struct{ fill, line string }) bool { return c.fill == s.color+"\n" }) {
					t.Errorf("page %d: colour %s", i, s.color)
				}
			}
		}
	}},
	{"never glyph 0, every code mapped", func(t *testing.T, p *parsed, r *layout.Result) {
		n := 0
		for i := range p.pages() {
			n += len(p.replayPage(i)) // which fails for both
			for _, item := range r.Pages[i].Items {
				if text, ok := item.(*layout.Text); ok {
					n -= len(text.Glyphs)
				} else if rule := item.(*layout.Rule); rule.W != 0 && rule.H != 0 {
					n--
				}
			}
		}
		if n != 0 {
			t.Errorf("%d things too many are shown", n)
		}
	}},
}

func checkFont(t *testing.T, p *parsed, f types.Dict) {
	d := p.dict(p.get(f, "DescendantFonts", 0))
	descriptor := p.dict(d["FontDescriptor"])
	name := p.name(f["BaseFont"])
	if !regexp.MustCompile(`^[A-Z]{6}\+(Selfeval|Fandol)`).MatchString(name) || p.name(d["BaseFont"]) != name || p.name(descriptor["FontName"]) != name {
		t.Errorf("names %s, %s, %s", name, p.name(d["BaseFont"]), p.name(descriptor["FontName"]))
	}
	if p.name(f["Subtype"]) != "Type0" || p.name(f["Encoding"]) != "Identity-H" ||
		p.name(d["Subtype"]) != "CIDFontType2" || p.name(d["CIDToGIDMap"]) != "Identity" {
		t.Errorf("%s: %v, %v", name, f, d)
	}
	if flags := p.integer(descriptor["Flags"]); flags&4 == 0 || flags&32 != 0 {
		t.Errorf("%s: flags %d are not those of a symbolic font", name, flags)
	}
	ascent, descent, cap := p.integer(descriptor["Ascent"]), p.integer(descriptor["Descent"]), p.integer(descriptor["CapHeight"])
	if ascent < 700 || ascent > 1300 || descent > -100 || descent < -400 || cap < 500 || cap > 900 {
		t.Errorf("%s: ascent %d, descent %d, cap height %d are not thousandths of an em", name, ascent, descent, cap)
	}
	box := p.array(descriptor["FontBBox"])
	if p.integer(box[1]) >= 0 || p.integer(box[3]) <= 700 || p.integer(box[0]) >= p.integer(box[2]) {
		t.Errorf("%s: box %v", name, box)
	}

	program := sfnt(t, p.data(descriptor["FontFile2"]))
	if length := p.integer(p.dict(descriptor["FontFile2"])["Length1"]); length != len(program.data) {
		t.Errorf("%s: Length1 is %d for %d bytes", name, length, len(program.data))
	}
	codes := toUnicode(t, p.data(f["ToUnicode"]))
	widths := p.widths(p.get(f, "DescendantFonts", 0))
	for code := 1; code <= len(codes); code++ { // the codes count up without a gap
		own := program.width(code)
		if off := widths[code] - own; off < -1 || off > 1 { // millionths of an em
			t.Errorf("%s: code %d is %d wide in W and %d in the font", name, code, widths[code], own)
		}
	}
	if codes[0] != "" {
		t.Errorf("%s: .notdef is mapped to %q", name, codes[0])
	}
	if descriptor["CIDSet"] != nil {
		set := p.data(descriptor["CIDSet"])
		for glyph := range len(set) * 8 {
			in := set[glyph/8]&(0x80>>(glyph%8)) != 0
			if in != (glyph < program.glyphs) {
				t.Errorf("%s: CIDSet says %v for glyph %d of %d", name, in, glyph, program.glyphs)
			}
		}
	}
}

// TestClassic checks what the classic variant promises beside all that.
func TestClassic(t *testing.T) {
	opts := sampleOptions
	opts.Classic = true
	pdf := write(t, opts)
	for _, absent := range []string{"/ObjStm", "/XRef"} {
		if bytes.Contains(pdf, []byte(absent)) {
			t.Errorf("it has %s", absent)
		}
	}
	if !bytes.Contains(pdf, []byte("\nxref\n0 ")) {
		t.Error("it has no table of cross-references")
	}
	_, table, _ := bytes.Cut(pdf, []byte("\nxref\n0 "))
	head, rows, _ := bytes.Cut(table, []byte("\n"))
	rows, _, _ = bytes.Cut(rows, []byte("trailer\n"))
	if fmt.Sprint(len(rows)/20) != string(head) || len(rows)%20 != 0 {
		t.Errorf("%d bytes of table for %s objects", len(rows), head)
	}
	for i := 0; i < len(rows); i += 20 { // exactly 20 bytes each (ISO 32000-1, 7.5.4)
		var offset, generation int
		if _, err := fmt.Sscanf(string(rows[i:i+20]), "%010d %05d", &offset, &generation); err != nil {
			t.Fatal(err)
		}
		want := fmt.Sprintf("\n%d 0 obj\n", i/20)
		if i > 0 && !bytes.HasPrefix(pdf[offset-1:], []byte(want)) {
			t.Errorf("no %q at %d", want, offset)
		}
	}
	p := parse(t, pdf)
	for name, f := range p.fonts() {
		if p.get(f, "DescendantFonts", 0, "FontDescriptor", "CIDSet") == nil {
			t.Errorf("font %s has no CIDSet", name)
		}
	}
	if p := parse(t, write(t, sampleOptions)); !p.ctx.Read.UsingObjectStreams || !p.ctx.Read.UsingXRefStreams {
		t.Error("the default file does not use object and cross-reference streams")
	}
}

// TestTwoVariantsOneReport: both variants show and say the same.
func TestTwoVariantsOneReport(t *testing.T) {
	opts := sampleOptions
	opts.Classic = true
	a, b := parse(t, write(t, sampleOptions)), parse(t, write(t, opts))
	for i := range a.pages() {
		if !slices.Equal(a.replayPage(i), b.replayPage(i)) {
			t.Errorf("page %d differs", i)
		}
	}
	if !bytes.Equal(a.data(a.catalog()["Metadata"]), b.data(b.catalog()["Metadata"])) {
		t.Error("metadata differ")
	}
}

// TestSharedGlyph: two characters that share a glyph are told apart when copied.
func TestSharedGlyph(t *testing.T) {
	s := newTypesetter(t)
	s.newPage(1, false)
	s.row(add(s.result.Root, "P"), s.song, size, 0, left, 100000, "一一")
	s.page.Items[0].(*layout.Text).Glyphs[1].Rune = '⼀' // the radical, U+2F00
	pdf, err := Write(s.result, sampleMeta, sampleOptions)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, g := range parse(t, pdf).replayPage(0) {
		text.WriteString(g.what)
	}
	if text.String() != "一⼀" {
		t.Errorf("got %q", text.String())
	}
}

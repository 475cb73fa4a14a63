package pdf

import (
	"strconv"
	"strings"
	"testing"
)

// shown is a glyph or a rule as a reader of the file sees it.
type shown struct {
	what   string // the character, or "rule"
	x, y   int64  // nanopoints; of a rule: its lower left corner
	w, h   int64  // of rules
	size   int64  // of characters: thousandths of a point
	color  string
	width  int64 // of characters: the width the reader reckons with, nanopoints
	font   string
	mcid   int // -1: artifact
	inside bool
}

// replay is a small reader of content streams: it knows the operators that
// this package writes, and refuses all others.
type replay struct {
	t      testing.TB
	fonts  map[string]replayFont
	stack  []string
	font   string
	size   int64 // thousandths of a point
	track  int64
	lineX  int64
	lineY  int64
	pen    int64 // nanopoints
	fill   string
	stroke string
	width  int64
	path   []shown
	from   [2]int64
	mcid   int
	marked int
	text   bool
	out    []shown
}

type replayFont struct {
	widths  []int64        // by code: millionths of an em
	unicode map[int]string // by code
}

// replayPage reads what page i of a file shows.
func (p *parsed) replayPage(i int) []shown {
	p.t.Helper()
	if p.replayFonts == nil {
		p.replayFonts = map[string]replayFont{}
		for name, f := range p.fonts() {
			p.replayFonts["/"+name] = replayFont{p.widths(p.get(f, "DescendantFonts", 0)), toUnicode(p.t, p.data(f["ToUnicode"]))}
		}
	}
	r := &replay{t: p.t, fonts: p.replayFonts, fill: "0 g", stroke: "0 G", width: 1000, mcid: -1}
	r.run(p.data(p.pages()[i]["Contents"]))
	if r.marked != 0 || r.text || r.path != nil {
		p.t.Errorf("page %d ends within an object", i)
	}
	return r.out
}

func (r *replay) run(content []byte) {
	for _, tok := range tokens(r.t, content) {
		switch c := tok[0]; {
		case c == '/' || c == '(' || c == '[' || c == ']' || c == '<' || c == '>' || c == '-' || c == '.' || c >= '0' && c <= '9':
			r.stack = append(r.stack, tok)
		default:
			r.operator(tok)
			r.stack = r.stack[:0]
		}
	}
}

func (r *replay) milli(i int) int64 { return parseMilli(r.t, r.stack[i]) }

func (r *replay) operator(op string) {
	r.t.Helper()
	need := func(ok bool) {
		if !ok {
			r.t.Fatalf("operator %s where it must not be", op)
		}
	}
	switch op {
	case "BMC":
		need(r.stack[0] == "/Artifact" && r.marked == 0 && !r.text)
		r.marked, r.mcid = 1, -1
	case "BDC":
		need(r.marked == 0 && !r.text && r.stack[1] == "<<" && r.stack[2] == "/MCID")
		id, err := strconv.Atoi(r.stack[3])
		need(err == nil)
		r.marked, r.mcid = 1, id
	case "EMC":
		need(r.marked == 1 && !r.text && r.path == nil)
		r.marked = 0
	case "BT":
		need(!r.text && r.path == nil)
		r.text, r.lineX, r.lineY = true, 0, 0
	case "ET":
		need(r.text)
		r.text = false
	case "Tf":
		r.font, r.size = r.stack[0], r.milli(1)
	case "Tc":
		r.track = r.milli(0)
	case "Td":
		need(r.text)
		r.lineX += r.milli(0)
		r.lineY += r.milli(1)
		r.pen = r.lineX * nano
	case "TJ":
		need(r.text)
		r.show()
	case "g", "rg":
		need(r.path == nil)
		r.fill = strings.Join(append(r.stack, op), " ")
	case "G", "RG":
		need(r.path == nil)
		r.stroke = strings.Join(append(r.stack, op), " ")
	case "w":
		r.width = r.milli(0)
	case "re":
		need(!r.text)
		r.path = append(r.path, shown{what: "rule", x: r.milli(0), y: r.milli(1), w: r.milli(2), h: r.milli(3), mcid: r.mcid, inside: r.marked == 1})
	case "m":
		need(!r.text)
		r.from = [2]int64{r.milli(0), r.milli(1)}
	case "l":
		x, y := r.milli(0), r.milli(1)
		s := shown{what: "rule", mcid: r.mcid, inside: r.marked == 1}
		if y == r.from[1] {
			s.x, s.y, s.w, s.h = r.from[0], y-(r.width+1)/2, x-r.from[0], r.width
		} else {
			s.x, s.y, s.w, s.h = x-r.width/2, y, r.width, r.from[1]-y
		}
		r.path = append(r.path, s)
	case "f", "S":
		color := r.fill
		if op == "S" {
			color = strings.ToLower(r.stroke)
		}
		for _, s := range r.path {
			s.color = color
			r.out = append(r.out, s)
		}
		r.path = nil
	default:
		r.t.Fatalf("operator %s", op)
	}
}

func (r *replay) show() {
	font := r.fonts[r.font]
	for _, tok := range r.stack[1 : len(r.stack)-1] {
		if tok[0] != '(' {
			r.pen -= parseMilli(r.t, tok) * r.size
			continue
		}
		for b := []byte(tok[1:]); len(b) > 0; b = b[2:] {
			code := int(b[0])<<8 | int(b[1])
			if code == 0 {
				r.t.Error("code 0 is shown")
			}
			character, ok := font.unicode[code]
			if !ok {
				r.t.Errorf("code %d of %s has no Unicode value", code, r.font)
			}
			width := font.widths[code] * r.size
			r.out = append(r.out, shown{what: character, x: r.pen, y: r.lineY, size: r.size, color: r.fill,
				width: width, font: r.font, mcid: r.mcid, inside: r.marked == 1})
			r.pen += width + r.track*nano
		}
	}
}

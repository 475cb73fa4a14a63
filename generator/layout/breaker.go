package layout

import (
	"math"

	"github.com/go-text/typesetting/segmenter"

	"github.com/selfeval/selfeval/generator/doc"
)

// breaker breaks paragraphs into lines. All lines of a paragraph are chosen
// together so that the sum of what is wrong with them is least (as Knuth and
// Plass do it), in integers. It holds buffers only, for one goroutine.
type breaker struct {
	segmenter segmenter.Segmenter
	opp       []opportunity
	width     []doc.Length // width[i]: of chars before i, in a line's middle
	room      []doc.Length // room[i]: what the chars before i can still be squeezed
	gaps      []int32      // gaps[i]: stretchable gaps behind chars before i
	at        []stop
}

// stop is a place where a line may end, and the best way to it.
type stop struct {
	end  int32 // index of the char that would begin the next line
	ink  int32 // end without hanging spaces
	opp  opportunity
	prev int32 // stop where the best last line begins
	cost int64 // of the best lines up to here; math.MaxInt64: no way
}

// measure is the shape of a paragraph.
type measure struct {
	first, rest doc.Length // width of the first line and of the others
	size        doc.Length
	fit         fit
}

// title reports centred lines long enough to choose where they end; in a narrow
// cell similar lengths look better.
func (m *measure) title() bool { return m.fit == balanced && m.rest >= 15*m.size }

// fit is what becomes of the space that a line leaves.
type fit uint8

const (
	justified fit = iota // spread over the gaps; the last line stays short
	ragged               // left at one side; as few lines as possible
	balanced             // as ragged, but with lines of similar length
)

// What is wrong with a line, in squares of thousandths of an em a gap.
const (
	maxStretch = 130     // strict limit; a line of 28 that lacks one character has 38
	relaxed    = 1 << 20 // a line stretched beyond it
	perLine    = 1 << 40 // of ragged lines: their number counts first
	reluctance = 1500
	lonely     = 30000 // a last line of one character
	torn       = 6000  // a title's line that ends inside a name that was filled in, or inside wording
	awkward    = 3000  // and where no word is known to end either
	forced     = 1 << 24
)

// level is how far the breaker goes to find lines that fit.
type level uint8

const (
	strict    level = iota // legal breaks, limited stretch
	stretched              // legal breaks, any stretch
	inside                 // also inside pieces wider than the line
	anywhere               // also against 避头尾: nothing else fits
)

// lines breaks chars[start:end], one paragraph or what lies between two forced
// breaks, at the opportunities opp (of the whole text), and appends to out.
func (b *breaker) lines(out []line, chars []char, opp []opportunity, start, end int, m measure) []line {
	if start == end {
		return append(out, line{start: int32(start), end: int32(end), ink: int32(end), last: true, width: m.first})
	}
	b.sums(chars, start, end)
	for lv := strict; ; lv++ {
		b.stops(chars, opp, start, end, lv)
		if b.choose(chars, m, lv) || lv == anywhere {
			return b.collect(out, m)
		}
	}
}

// sums prepares the running totals over chars[start:end].
func (b *breaker) sums(chars []char, start, end int) {
	n := end + 1
	if cap(b.width) < n {
		b.width, b.room, b.gaps = make([]doc.Length, 2*n), make([]doc.Length, 2*n), make([]int32, 2*n)
	}
	w, r, g := b.width[:n], b.room[:n], b.gaps[:n]
	w[start], r[start], g[start] = 0, 0, 0
	for i := start; i < end; i++ {
		c := &chars[i]
		w[i+1] = w[i] + doc.Length(c.adv-c.cut)
		r[i+1] = r[i] + doc.Length(c.room)
		g[i+1] = g[i]
		if c.gap {
			g[i+1]++
		}
	}
	b.width, b.room, b.gaps = w, r, g
}

// stops lists the breaks that the level allows.
func (b *breaker) stops(chars []char, opp []opportunity, start, end int, lv level) {
	least := reluctant
	switch lv {
	case inside:
		least = emergency
	case anywhere:
		least = never
	}
	b.at = append(b.at[:0], stop{end: int32(start), ink: int32(start)})
	for i := start + 1; i <= end; i++ {
		if i < end && opp[i] < least {
			continue
		}
		ink := i
		for ink > start && chars[ink-1].kind == space {
			ink--
		}
		o := opp[i]
		if i == end {
			o = free
		}
		b.at = append(b.at, stop{end: int32(i), ink: int32(ink), opp: o, cost: math.MaxInt64})
	}
}

// choose finds the best lines up to each stop. It reports whether there are
// lines to the end.
func (b *breaker) choose(chars []char, m measure, lv level) bool {
	widest := max(m.first, m.rest)
	slack := m.rest / 5 // more than maxStretch can fill
	near := 0           // no line from a later stop is long enough
	for k := 1; k < len(b.at); k++ {
		last := k == len(b.at)-1
		to := &b.at[k]
		for near+1 < k && (last || lv > strict || m.fit != justified ||
			b.width[to.ink]-b.width[b.at[near+1].end] >= m.rest-slack) {
			near++
		}
		for a := near; a >= 0; a-- {
			from := &b.at[a]
			if from.cost == math.MaxInt64 {
				continue
			}
			l := b.trial(chars, from, to, a == 0, last)
			if l.natural-l.endRoom-l.room > widest && a < k-1 {
				break
			}
			cost, ok := l.cost(m, lv)
			if !ok {
				if lv != anywhere || a < k-1 {
					continue
				}
				cost = forced * 16 // a single character wider than its line
			}
			cost += from.cost + to.cost0(last)
			if m.title() && !last && to.ink > 0 && !chars[to.ink-1].seam {
				if cost += torn; !endsWord(chars[to.ink-1].r) {
					cost += awkward
				}
			}
			if cost < to.cost {
				to.cost, to.prev = cost, int32(a)
			}
		}
	}
	return b.at[len(b.at)-1].cost != math.MaxInt64
}

// cost0 is the cost of ending a line here, whatever the line.
func (s *stop) cost0(last bool) int64 {
	switch {
	case last || s.opp == free:
		return 0
	case s.opp == reluctant:
		return reluctance
	case s.opp == emergency:
		return forced
	}
	return forced * 4
}

// trial is a line that might be.
type trial struct {
	natural doc.Length // unsqueezed, but for neighbouring punctuation
	endRoom doc.Length // what a closer or point at its end can lose
	room    doc.Length // what the others can lose
	gaps    int32
	first   bool
	last    bool
	lonely  bool // nothing but one character and points
}

func (b *breaker) trial(chars []char, from, to *stop, first, last bool) trial {
	i, e := from.end, to.ink
	t := trial{first: first, last: last}
	if e <= i { // nothing but spaces
		return t
	}
	t.natural = b.width[e] - b.width[i]
	t.room = b.room[e] - b.room[i]
	t.gaps = b.gaps[e-1] - b.gaps[i]
	if c := &chars[e-1]; c.kind == closer || c.kind == point {
		t.natural += doc.Length(c.cut)
		t.endRoom = doc.Length(c.cut + c.room)
		t.room -= doc.Length(c.room)
	}
	if last && !first {
		n := e
		for n > i && (chars[n-1].kind == closer || chars[n-1].kind == point) {
			n--
		}
		t.lonely = n-i <= 1
	}
	return t
}

// cost is how bad the line is, and whether it is possible at all.
func (t *trial) cost(m measure, lv level) (int64, bool) {
	width := m.rest
	if t.first {
		width = m.first
	}
	cost := int64(0)
	if t.lonely {
		cost = lonely
	}
	short := width - t.natural
	if m.fit != justified {
		cost += perLine
		if short >= 0 && (!t.last || m.fit == balanced) {
			tenths := int64(short * 10 / m.size)
			cost += tenths * tenths
		}
	}
	switch {
	case short < 0:
		over := -short - min(-short, t.endRoom)
		if over > t.room {
			return 0, false
		}
		if over > 0 {
			squeeze := int64(over * 1000 / t.room)
			cost += squeeze * squeeze / 250
		}
	case m.fit == justified && !t.last && short > 0:
		if t.gaps == 0 {
			return cost + relaxed*2, lv > strict
		}
		stretch := int64(short * 1000 / (doc.Length(t.gaps) * m.size))
		if stretch > maxStretch {
			if lv == strict {
				return 0, false
			}
			cost += relaxed
		}
		cost += stretch * stretch
	}
	return cost, true
}

// collect appends the chosen lines in order.
func (b *breaker) collect(out []line, m measure) []line {
	n := len(out)
	for k := int32(len(b.at) - 1); k > 0; k = b.at[k].prev {
		from, to := &b.at[b.at[k].prev], &b.at[k]
		l := line{start: from.end, end: to.end, ink: max(to.ink, from.end), width: m.rest, last: int(k) == len(b.at)-1}
		if b.at[k].prev == 0 {
			l.width = m.first
		}
		out = append(out, l)
	}
	for i, j := n, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

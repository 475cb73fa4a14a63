package layout

import "strings"

// opportunity says how well a line may end before a character.
type opportunity uint8

const (
	never     opportunity = iota
	emergency             // only where a piece is wider than its line
	reluctant             // legal, but it parts what reads better together
	free
)

// opportunities finds where text may be broken: opp[i] is for a break before
// text[i]. UAX 14 proposes, the rules of Chinese typesetting dispose. The result
// lies in a buffer that the next call uses again.
func (b *breaker) opportunities(text []rune) []opportunity {
	opp := append(b.opp[:0], make([]opportunity, len(text)+1)...)
	b.opp = opp
	b.proposals(text, opp)
	for i := 1; i < len(text); i++ {
		before, after := kindOf(text[i-1]), kindOf(text[i])
		switch {
		case !after.mayBegin() || !before.mayEnd(), before == after && (after == dash || after == ellipsis):
			opp[i] = never
		case opp[i] == free:
			opp[i] = preference(text, i)
		case after != space:
			opp[i] = emergency
		}
	}
	opp[0], opp[len(text)] = never, free
	glueNumbers(text, opp)
	return opp
}

// proposals sets opp to free wherever UAX 14 allows a break. Between two Hanzi
// it always does, whatever stands around them, so that only the stretches with
// other characters need the segmenter, each with a Hanzi of context at its ends.
func (b *breaker) proposals(text []rune, opp []opportunity) {
	for i := 0; i < len(text); {
		if isIdeograph(text[i]) {
			if i > 0 && isIdeograph(text[i-1]) {
				opp[i] = free
			}
			i++
			continue
		}
		start := i
		for i < len(text) && !(isIdeograph(text[i]) && i+1 < len(text) && isIdeograph(text[i+1])) {
			i++
		}
		start, end := max(0, start-1), min(i+1, len(text))
		b.segmenter.Init(text[start:end])
		lines := b.segmenter.LineIterator()
		for lines.Next() {
			if at := start + lines.Line().Offset; at > start {
				opp[at] = free
			}
		}
	}
}

// isIdeograph reports the characters whose line breaking class is ID without
// doubt; kana and others have finer classes.
func isIdeograph(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF }

// preference demotes breaks that UAX 14 allows: reluctant where they part a
// date, take a document's number from its name or begin a line with a dash,
// emergency within a compound of words (PDF/A-2b).
func preference(text []rune, i int) opportunity {
	switch {
	case i > 1 && kindOf(text[i-1]) == joiner && isWord(text[i-2]) && isWord(text[i]):
		return emergency
	case text[i-1] == '年' && kindOf(text[i]) == digit && i > 1 && kindOf(text[i-2]) == digit,
		text[i] == '〔' && i+1 < len(text) && kindOf(text[i+1]) == digit,
		kindOf(text[i]) == dash:
		return reluctant
	}
	return free
}

// endsWord reports Hanzi that mostly end a word or a name in titles, and marks: a
// title's line is to end where the sense allows (GB/T 9704-2012, 7.3.1: 回行时词意完整).
func endsWord(r rune) bool {
	switch kindOf(r) {
	case hanzi:
		return strings.ContainsRune("省市区县镇乡局厅委办处院所馆校司部会站队度的和及与益响", r)
	case letter, digit:
		return false
	}
	return true
}

func isWord(r rune) bool { k := kindOf(r); return k == letter || k == digit }

package check

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// longRepeat is the number of Chinese characters from which a repeated passage
// is no form of words any more.
const longRepeat = 30

// repeats finds passages that stand twice, word for word. Neighbouring
// sentences make one finding.
func (r *review) repeats() {
	first := make(map[string]int, len(r.text.Sentences))
	list := r.text.Sentences
	for i := 0; i < len(list); i++ {
		text := r.s[list[i].Start:list[i].End]
		before, seen := first[text]
		if !seen {
			if han(text) >= 6 {
				first[text] = i
			}
			continue
		}
		// As far as the two passages go on alike in their paragraphs.
		n, size := 1, han(text)
		for i+n < len(list) && before+n < i && list[i+n].Line == list[i].Line && list[before+n].Line == list[before].Line &&
			r.s[list[i+n].Start:list[i+n].End] == r.s[list[before+n].Start:list[before+n].End] {
			size += han(r.s[list[i+n].Start:list[i+n].End])
			n++
		}
		if size >= longRepeat && !r.isQuote(&list[i]) {
			r.add(source.TextRepeated, list[i].Start, fmt.Sprintf("与前文重复：“%s…”等%d字一字不差", firstRunes(text, 14), size), "保留一处，另一处写出不同的内容或改为“见…”", list[before].Start)
		}
		i += n - 1
	}
}

// isQuote reports whether a sentence is a bare heading or title that comes
// again with its section.
func (r *review) isQuote(sn *prose.Sentence) bool {
	kind := r.text.Lines[sn.Line].Kind
	return kind == prose.Heading || kind == prose.Contents
}

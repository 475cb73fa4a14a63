package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/doc"
)

// Edit is a stretch of a text: the same in both versions, or replaced. Of what was
// only added or removed, the other side is "".
type Edit struct {
	Same string `json:"same,omitempty"`
	Old  string `json:"old,omitempty"`
	New  string `json:"new,omitempty"`
}

// token bounds: a filled-in value up to this long is compared as a whole, so that
// 4座 becomes 6座 and not 6.
const maxValue = 16

// least is how many characters two versions must share between two changes to
// show them apart: a lone 的 in common says nothing.
const least = 3

// edits compares two texts.
func edits(a, b []string) []Edit {
	var list []Edit
	add := func(e Edit) {
		n := len(list)
		switch {
		case e == Edit{}:
		case e.Same != "" && n > 0 && list[n-1].Same != "":
			list[n-1].Same += e.Same
		case e.Same == "" && n > 0 && list[n-1].Same == "":
			list[n-1].Old += e.Old
			list[n-1].New += e.New
		default:
			list = append(list, e)
		}
	}
	i, j := 0, 0
	for _, p := range append(align(a, b), pair{len(a), len(b)}) {
		add(Edit{Old: strings.Join(a[i:p.a], ""), New: strings.Join(b[j:p.b], "")})
		if p.a < len(a) {
			add(Edit{Same: a[p.a]})
		}
		i, j = p.a+1, p.b+1
	}
	parts := list
	list = nil
	for k, e := range parts {
		if e.Same != "" && k > 0 && k < len(parts)-1 && utf8.RuneCountInString(e.Same) < least && !strings.ContainsAny(e.Same, "，。；、\n") {
			e = Edit{Old: e.Same, New: e.Same}
		}
		add(e)
	}
	return list
}

// tokens parts runs into what is compared as a whole: filled-in values, numbers,
// words of Latin letters, single characters.
func tokens(runs []doc.Run) []string {
	var list []string
	for i := range runs {
		r := &runs[i]
		if r.Origin.Expr != "" && utf8.RuneCountInString(r.Text) <= maxValue && !strings.ContainsAny(r.Text, "，。；\n") {
			list = append(list, r.Text)
			continue
		}
		list = append(list, words(r.Text)...)
	}
	return list
}

// words parts a text into numbers, Latin words and single characters.
func words(s string) []string {
	var list []string
	for s != "" {
		n := 0
		class := 0
		for i, r := range s {
			k := classOf(r)
			if i > 0 && (k == 0 || k != class) {
				break
			}
			class = k
			n = i + utf8.RuneLen(max(r, 0))
			if r == utf8.RuneError {
				_, size := utf8.DecodeRuneInString(s[i:])
				n = i + size
			}
		}
		list = append(list, s[:n])
		s = s[n:]
	}
	return list
}

// classOf tells runes that make up one word: 1 digits, 2 Latin letters, 0 none.
func classOf(r rune) int {
	switch {
	case r >= '0' && r <= '9' || r == '.' || r == ',' || r == '%':
		return 1
	case r < utf8.RuneSelf && unicode.IsLetter(r):
		return 2
	}
	return 0
}

// plainEdits compares two texts without runs.
func plainEdits(a, b string) []Edit { return edits(words(a), words(b)) }

// Excerpt is what changed of a text with the sentences around it: the older and
// the newer wording. What is left out is marked with ….
func Excerpt(list []Edit) (before, after string) {
	var a, b strings.Builder
	for i, e := range list {
		if e.Same == "" {
			a.WriteString(e.Old)
			b.WriteString(e.New)
			continue
		}
		s := clip(e.Same, i > 0, i < len(list)-1)
		a.WriteString(s)
		b.WriteString(s)
	}
	return a.String(), b.String()
}

// sentenceEnds part a text into what can stand alone.
const sentenceEnds = "。；！？\n"

// clip shortens an unchanged stretch to the rest of the sentence behind a change
// and the beginning of the one before the next.
func clip(s string, behind, before bool) string {
	head, tail := "", ""
	if behind {
		if i := strings.IndexAny(s, sentenceEnds); i >= 0 {
			_, n := utf8.DecodeRuneInString(s[i:])
			head = s[:i+n]
		} else {
			return s
		}
	}
	if before {
		if i := strings.LastIndexAny(s, sentenceEnds); i >= 0 {
			_, n := utf8.DecodeRuneInString(s[i:])
			tail = s[i+n:]
		} else {
			return s
		}
	}
	if len(head)+len(tail) >= len(s) {
		return s
	}
	return head + "…" + tail
}

package summary

import (
	"cmp"
	"crypto/sha256"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/source"
)

// paragraph is the fingerprint of a paragraph that an author wrote.
type paragraph struct {
	hash  [16]byte // of the text without names and numbers
	chars int      // of that text
	start string   // of the text as written, to be quoted
	where string   // path in the data file
}

// shortest is the least length of a paragraph whose fingerprint is taken. A
// summary compares those that its pack asks for, which are no shorter.
const shortest = 20

// quoted is how many characters of a paragraph are quoted.
const quoted = 24

// notText are the parts of a data file that hold no author's paragraphs: names,
// figures, and titles of documents that many units share.
var notText = []string{"schema", "pack", "include", "previous", "unit", "project", "report", "documents", "figures", "accept", "published"}

// paragraphs takes the fingerprints of everything that a report's author wrote.
func paragraphs(f *facts.Facts) []paragraph {
	var list []paragraph
	n := newNeutral(f)
	var walk func(*source.Node)
	walk = func(node *source.Node) {
		for _, kid := range node.Kids {
			walk(kid)
		}
		if node.Kind != source.String || utf8.RuneCountInString(node.Text) < shortest {
			return
		}
		for line := range strings.Lines(node.Text) {
			line = strings.TrimFunc(line, unicode.IsSpace)
			bare := n.text(line)
			if chars := utf8.RuneCountInString(bare); chars >= shortest {
				p := paragraph{chars: chars, start: opening(line), where: node.Path()}
				sum := sha256.Sum256([]byte(bare))
				copy(p.hash[:], sum[:])
				list = append(list, p)
			}
		}
	}
	for _, kid := range f.Node.Kids {
		if !slices.Contains(notText, kid.Name) {
			walk(kid)
		}
	}
	return list
}

// neutral takes out of a text what differs when a paragraph is copied from one
// department to another: its names and its numbers.
type neutral struct{ names *strings.Replacer }

func newNeutral(f *facts.Facts) neutral {
	var list []string
	add := func(t source.Text) {
		if t.Value != "" {
			list = append(list, t.Value)
		}
	}
	add(f.Unit.Name)
	for _, s := range f.Unit.Short {
		add(s)
	}
	if f.Project != nil {
		add(f.Project.Name)
		add(f.Project.Short)
	}
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(len(b), len(a)) }) // 区应急管理局 before 应急管理局
	var pairs []string
	for _, s := range list {
		pairs = append(pairs, s, "某")
	}
	return neutral{strings.NewReplacer(pairs...)}
}

// figure is a reference to a figure, or a number in digits with its percent sign.
var figure = regexp.MustCompile(`\{[^{}]*\}|[0-9０-９]+([.,．，][0-9０-９]+)*[%％‰]?`)

func (n neutral) text(s string) string {
	s = figure.ReplaceAllString(n.names.Replace(s), "0")
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsPunct(r) {
			return -1
		}
		return r
	}, s)
}

// opening is the beginning of a text, references to figures as “…”.
func opening(s string) string {
	runes := []rune(figure.ReplaceAllStringFunc(s, func(m string) string {
		if strings.HasPrefix(m, "{") {
			return "…"
		}
		return m
	}))
	if len(runes) <= quoted {
		return string(runes)
	}
	return string(runes[:quoted]) + "……"
}

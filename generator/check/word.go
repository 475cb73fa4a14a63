package check

import (
	"strings"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// doubled are words that nobody writes twice in a row; after are the
// continuations that belong to another word: 指标指标值, 项目项目库.
var doubled = [...]struct{ word, after string }{
	{"进行", ""}, {"开展", ""}, {"部门", "长间"}, {"指标", "值分解说体完权名"}, {"情况", "说报分"}, {"绩效", "自评目指考奖管"}, {"预算", "执管绩编单数调科"}, {"支出", "预绩总功决"}, {"评价", "指体结标"}, {"自评", "报表得结"}, {"完成", "率值情"},
	{"提高", ""}, {"加强", ""}, {"实施", "方细单办意"}, {"以及", ""}, {"由于", ""}, {"根据", "地"}, {"通过", "率"}, {"对于", ""}, {"为了", ""}, {"按照", ""}, {"我局", ""}, {"我们", ""}, {"年度", "预绩目计"}, {"已经", ""}, {"可以", ""}, {"主要", ""}, {"存在", ""},
	{"建设", "工项局单用管"}, {"工作", "组队人员站室会计方日岗专领"}, {"管理", "局办员中科制处机部单平系和人"}, {"单位", "名内职负性预自主人部整编领"}, {"学校", "长"}, {"项目", "库部组法单经资预实建支管绩负名"}, {"资金", "使管来支拨到"}, {"产出", "指数"}, {"效益", "指"}, {"报告", ""}, {"问题", ""}, {"措施", ""}, {"要求", ""}, {"财政", "局厅部所资拨补支"},
}

// doubledChars are characters that stand twice only by mistake, but for the
// words named.
var doubledChars = [...]struct{ text, before, after string }{
	{"的的", "", "确士"}, {"了了", "为", "解然却结"}, {"和和", "", "气美睦谐平"}, {"与与", "", ""}, {"在在", "存实现所", ""}, {"是是", "", "否非"}, {"为为", "行作成", "民"}, {"。。", "", "。"}, {"，，", "", ""}, {"、、", "", ""}, {"；；", "", ""}, {"：：", "", ""}, {"，。", "", ""}, {"。，", "", ""}, {"、，", "", ""}, {"、。", "", ""}, {"；。", "", ""}, {"。；", "", ""},
}

// doubledTables are the two lists by their words, for one walk over the text.
var doubledTables = func() (t struct {
	words map[string]string
	pairs map[string][2]string
}) {
	t.words, t.pairs = map[string]string{}, map[string][2]string{}
	for _, d := range doubled {
		t.words[d.word] = d.after
	}
	for _, d := range doubledChars {
		t.pairs[d.text] = [2]string{d.before, d.after}
	}
	return t
}()

// Bytes of one and of two Chinese characters.
const one, two = len("的"), len("指标")

// doubledWords finds words and marks that stand twice.
func (r *review) doubledWords() {
	s := r.s
	for i := 0; i+two <= len(s); {
		c, n := runeAt(s, i)
		if n != one {
			i += n
			continue
		}
		if i+2*two <= len(s) && s[i:i+two] == s[i+two:i+2*two] {
			if after, ok := doubledTables.words[s[i:i+two]]; ok && !startsWith(s[i+2*two:], after) {
				word := s[i : i+two]
				r.add(source.TextDoubledWord, i, "重复的词“"+word+word+"”", "删去一个“"+word+"”")
				i += 2 * two
				continue
			}
		}
		if s[i:i+one] == s[i+one:i+two] || !isHan(c) {
			if around, ok := doubledTables.pairs[s[i:i+two]]; ok && !endsOn(s[:i], around[0]) && !startsWith(s[i+two:], around[1]) {
				r.add(source.TextDoubledWord, i, "重复的字或标点“"+s[i:i+two]+"”", "保留一个")
			}
		}
		i += n
	}
}

// doubledPhrases finds three to twelve characters that stand twice in a row, a
// sentence that does, and a measure word twice behind a number.
func (r *review) doubledPhrases() {
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		s := r.s[sn.Start:sn.End]
		for at := 0; at < len(s); {
			c, n := runeAt(s, at)
			if isHan(c) {
				if size := doubledAt(s[at:]); size > 0 && !r.found[sn.Start+at] {
					word := s[at : at+size]
					r.once(source.TextDoubledWord, sn.Start+at, "重复的词“"+word+word+"”", "删去一个“"+word+"”")
					at += 2 * size
					continue
				}
			}
			at += n
		}
		for j := sn.Mentions.From; j < sn.Mentions.To; j++ {
			m := &r.text.Mentions[j]
			if u := m.Quantity.Unit; m.Kind == prose.Count && !m.Hanzi && len(u) == one && strings.HasSuffix(m.Text, u) && strings.HasPrefix(r.s[m.End:], u) && strings.ContainsAny(firstRunes(r.s[m.End+len(u):], 1)+"，", "，。；、：（") {
				r.once(source.TextDoubledWord, m.Start, "重复的字“"+u+u+"”", "保留一个")
			}
		}
		if i > 0 {
			before := &r.text.Sentences[i-1]
			if a := r.s[before.Start:before.End]; before.Line == sn.Line && strings.Trim(a, "。！ ") == strings.Trim(s, "。！ ") && han(s) >= 6 {
				r.once(source.TextRepeated, sn.Start, "同一句话连着写了两遍", "删去一句", before.Start)
			} else if before.Line == sn.Line && han(s) >= 6 && strings.HasSuffix(strings.Trim(a, "。！ "), "，"+strings.Trim(s, "。！ ")) {
				r.once(source.TextRepeated, sn.Start, "与前一句的末尾重复", "删去一处", before.Start)
			}
		}
	}
}

// doubledAt is the length of the three to twelve characters that s begins with
// twice, 0 if it does not.
func doubledAt(s string) int {
	for size := 3 * one; size <= 12*one && 2*size <= len(s); size += one {
		if s[:size] == s[size:2*size] && han(s[:size])*one == size {
			return size
		}
	}
	return 0
}

// startsWith reports whether s begins with one of the characters.
func startsWith(s, characters string) bool {
	c, _ := runeAt(s, 0)
	return c != utf8.RuneError && strings.ContainsRune(characters, c)
}

// endsOn reports whether s ends with one of the characters.
func endsOn(s, characters string) bool {
	c, _ := lastRune(s)
	return c != utf8.RuneError && strings.ContainsRune(characters, c)
}

// each calls yield with each place of word; of none there is no place.
func (r *review) each(word string, yield func(at int)) {
	if word == "" {
		return
	}
	if word == "" { // a name that has not been filled in yet
		return
	}
	for i := 0; ; {
		n := strings.Index(r.s[i:], word)
		if n < 0 {
			return
		}
		yield(i + n)
		i += n + len(word)
	}
}

func lastRune(s string) (rune, int) { return utf8.DecodeLastRuneInString(s) }

package explain

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/compose"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
	"github.com/selfeval/selfeval/templates"
)

var examples = []string{"dongxihu-yingji", "qinghe-gongshui"}

func example(t testing.TB, name string) *Explainer {
	t.Helper()
	var out source.Findings
	f := facts.Load(os.DirFS("../../data"), "2020/"+name+".toml", "data", &out)
	if f == nil {
		t.Fatal(out.List())
	}
	p := pack.Load(templates.FS, f.Pack.Value, "templates", &out)
	x := New(p, f, score.Score(f, p.Scheme, &out), &out)
	for _, e := range out.List() {
		if e.Severity == source.Error {
			t.Fatal(e)
		}
	}
	return x
}

// TestEveryNumber walks every number that the examples print. Each leads back to a
// cause that yields it, and every way ends at a place in a file.
func TestEveryNumber(t *testing.T) {
	for _, name := range examples {
		x := example(t, name)
		kinds := map[Kind]int{}
		for i := range x.stretches {
			s := &x.stretches[i]
			for _, at := range numbers(s.text) {
				printed := s.text[at.from:at.to]
				a := &Answer{}
				x.add(a, s, at, x.cause(s, at))
				n := a.Items[0].Node
				kinds[n.Kind]++
				if why := unexplained(n, printed); why != "" {
					t.Errorf("%s: %s in %q (%s): %s\n%s", name, printed, s.sentence(at.from, at.to), strings.Join(s.heading, "／"), why, tree(n))
				}
			}
		}
		t.Log(name, kinds)
		for _, k := range []Kind{Fact, Total, Class, Execution, Points, Target, Setting, Typed, Numbering} {
			if kinds[k] == 0 {
				t.Errorf("%s: nothing of kind %s, so that the walk proves nothing of it", name, k)
			}
		}
	}
}

// unexplained says what an explanation of a printed number lacks, or "".
func unexplained(n *Node, printed string) string {
	inner := n
	for len(inner.From) == 1 && (inner.Kind == Problem || (inner.Kind == Wording || inner.Kind == Text) && inner.Filled == "") {
		inner = inner.From[0]
	}
	if !yields(inner, printed) {
		return "the cause does not yield it"
	}
	return rootless(n)
}

// rootless is a step that neither stands anywhere nor follows from anything.
func rootless(n *Node) string {
	if n.At == nil && len(n.From) == 0 && n.Kind != Numbering && !(n.Kind == Target && n.Value == "100%") {
		return "no place: " + string(n.Kind) + " " + n.Name
	}
	for _, f := range n.From {
		if s := rootless(f); s != "" {
			return s
		}
	}
	return ""
}

// yields reports whether a step's value prints as a number, at some scale and
// precision.
func yields(n *Node, printed string) bool {
	for _, at := range numbers(n.Value) {
		if significant(n.Value[at.from:at.to]) == significant(printed) {
			return true
		}
	}
	q, ok := exact(n)
	if !ok {
		return false
	}
	want, err := expr.ParseQuantity(strings.TrimPrefix(printed, "-"))
	if err != nil {
		return false
	}
	for _, scale := range []expr.Scale{expr.One, expr.Percent, expr.TenThousand} {
		q.Scale = scale
		if strings.TrimPrefix(q.Number(want.Places), "-") == want.Number(want.Places) {
			return true
		}
	}
	return false
}

// exact is the value of a step without rounding.
func exact(n *Node) (expr.Quantity, bool) {
	if n.Exact == "" {
		q, err := expr.ParseQuantity(n.Value)
		return q, err == nil
	}
	return evaluated(n.Exact)
}

func evaluated(text string) (expr.Quantity, bool) {
	e, errs := expr.Parse(text)
	if len(errs) > 0 {
		return expr.Quantity{}, false
	}
	v, err := e.Eval(nil)
	if err != nil {
		return expr.Quantity{}, false
	}
	return v.Number()
}

func tree(n *Node) string {
	var b strings.Builder
	(&Answer{Items: []*Item{{Node: n}}}).Write(&b)
	return b.String()
}

// TestTraceChangesNothing: the document that is explained is the one that is built.
func TestTraceChangesNothing(t *testing.T) {
	for _, name := range examples {
		x := example(t, name)
		var out source.Findings
		plain := compose.Compose(x.pack, x.facts, x.score, compose.Options{}, &out)
		if doc.Dump(plain) != doc.Dump(x.doc) {
			t.Errorf("%s: the traced document differs", name)
		}
	}
}

// TestEveryRun: whatever a run prints is explained as a whole, and no step of it
// is without a place.
func TestEveryRun(t *testing.T) {
	for _, name := range examples {
		x := example(t, name)
		for i := range x.stretches {
			s := &x.stretches[i]
			for k := range s.runs {
				if s.runs[k].Origin.Fill == 0 {
					if text := s.runs[k].Text; strings.TrimLeft(text, "一二三四五六七八九十（）()0123456789.、①②③④⑤⑥⑦⑧⑨。/　附件：") != "" {
						t.Errorf("%s: %q comes from nowhere", name, text)
					}
					continue
				}
				n := x.run(&s.runs[k], whole)
				if why := rootless(n); why != "" {
					t.Errorf("%s: %q: %s", name, s.runs[k].Text, why)
				}
				recompute(t, n)
			}
		}
	}
}

// recompute puts the numbers of every step into its rule again.
func recompute(t *testing.T, n *Node) {
	t.Helper()
	if n.again != "" {
		got, ok := evaluated(n.again)
		want, known := exact(n)
		if !ok || !known || got.Rat.Cmp(want.Rat) != 0 {
			t.Errorf("%s %s: %s does not yield %s (%s)", n.Kind, n.Name, n.again, n.Value, n.Exact)
		}
	}
	for _, f := range n.From {
		recompute(t, f)
	}
}

// TestDictionary: no name that wording may use is unknown here.
func TestDictionary(t *testing.T) {
	x := example(t, "qinghe-gongshui")
	for _, term := range pack.Dictionary {
		paths := []string{term.Name}
		for _, f := range term.Fields {
			paths = append(paths, term.Name+"."+f)
		}
		for _, path := range paths {
			if path == "文件" || path == "字段" || path == "封顶" { // name things of their own
				continue
			}
			e, errs := expr.Parse("有(" + path + ")")
			if len(errs) > 0 {
				t.Fatal(path, errs[0])
			}
			tr, err := e.Trace(x.trace.Env)
			if err != nil {
				t.Fatal(path, err)
			}
			for _, p := range x.named(&tr.Names[0]) {
				n := p.node(whole)
				if v := tr.Names[0].Value; n.At == nil && len(n.From) == 0 && len(n.Notes) == 0 && !v.IsNull() {
					if list, ok := v.List(); !ok || len(list) > 0 {
						t.Errorf("%s: %+v", path, n)
					}
				}
			}
		}
	}
}

// TestPlaces: every place is that of what the step says is written there.
func TestPlaces(t *testing.T) {
	files := map[string]*source.File{}
	at := func(p *Place) string {
		f := files[p.File]
		if f == nil {
			raw, err := os.ReadFile("../../" + p.File)
			if err != nil {
				t.Fatal(err)
			}
			f = source.NewFile(p.File, string(raw))
			files[p.File] = f
		}
		lines := strings.Split(f.Text, "\n")
		return string([]rune(lines[p.Line-1])[p.Column-1:])
	}
	checked := map[Kind]int{}
	var visit func(n *Node)
	visit = func(n *Node) {
		if n.At != nil {
			there := at(n.At)
			ok := there != ""
			switch n.Kind {
			case Wording:
				ok = strings.HasPrefix(there, n.Rule)
			case Typed:
				begin := n.Value
				if digit(begin) == 0 { // a text may go on behind a line continuation
					_, n := utf8.DecodeRuneInString(begin)
					begin = begin[:n]
				}
				ok = strings.HasPrefix(there, begin)
			case Target:
				ok = strings.HasPrefix(there, `"`+n.Value) || strings.HasPrefix(there, "{")
			case Fact, Actual:
				ok = strings.HasPrefix(there, `"`+n.Value+`"`) || strings.HasPrefix(there, `"= `) || there[0] == '"' || there[0] == '['
				if n.Rule != "" && n.Kind == Fact {
					ok = strings.HasPrefix(there, `"`+n.Rule)
				}
			case Execution:
				ok = strings.HasPrefix(there, n.Rule) || strings.HasPrefix(there, `"`+n.Rule)
			case Condition, Problem:
				ok = n.Rule == "" || strings.Contains(there, n.Rule)
			}
			checked[n.Kind]++
			if !ok {
				t.Errorf("%s %s (%s %s) is not at %s: %s", n.Kind, n.Name, n.Rule, n.Value, n.At, there)
			}
		}
		for _, f := range n.From {
			visit(f)
		}
	}
	for _, name := range examples {
		x := example(t, name)
		for i := range x.stretches {
			s := &x.stretches[i]
			for _, at := range numbers(s.text) {
				visit(x.cause(s, at))
			}
			for k := range s.runs {
				if fill := s.runs[k].Origin.Fill; fill > 0 {
					visit(x.run(&s.runs[k], whole))
					for w := x.trace.Fills[fill-1].Why; w != nil; w = w.Outer {
						visit(x.because(w))
					}
				}
			}
		}
	}
	for _, k := range []Kind{Wording, Typed, Target, Fact, Actual, Execution, Condition, Problem, Points, Band, Text} {
		if checked[k] == 0 {
			t.Errorf("no place of kind %s", k)
		}
	}
}

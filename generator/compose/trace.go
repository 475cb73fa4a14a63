package compose

import (
	"slices"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// Trace is how a document came about: what stands behind each run of text, and
// why it is there. It is kept apart from the document, and only when asked for,
// because a report is built a thousand times for once that it is explained.
type Trace struct {
	Env      *expr.Env // in which wording and the author's texts are filled
	Last     *expr.Env // the same of last year's texts; nil without them
	Fills    []Fill    // [doc.Origin.Fill] counts them from 1
	Problems []ProblemTrace
	Measures []MeasureTrace

	nodes map[*expr.Record]*source.Node
}

// NodeOf is where the data of an item of a list stands, or nil.
func (t *Trace) NodeOf(item *expr.Record) *source.Node { return t.nodes[item] }

// Fill is one stretch of wording and how it was filled.
type Fill struct {
	*expr.Segment               // as written; without an expression it is literal
	At            source.Anchor // of the text that the segment is of
	Env           *expr.Env     // of its expression
	Author        bool          // it is of a text of the author's own, not of the pack
	Why           *Why          // nil: it is always there
}

// Place is where the segment is written.
func (f *Fill) Place() source.Place { return f.At.Place(f.Offset) }

// Why is a condition of the pack that decided over a stretch of the report.
type Why struct {
	*pack.Condition
	Env   *expr.Env
	Held  bool // false: the branch before the one that is printed did not hold
	Outer *Why // nil: nothing more
}

// ProblemTrace is where a problem comes from.
type ProblemTrace struct {
	Item *expr.Record         // in 问题
	Rule *pack.DerivedProblem // of the pack, that it follows from; nil: none
	Env  *expr.Env            // of Rule
	Data *facts.Problem       // the author's, which goes before Rule; nil: derived
}

// MeasureTrace is where a measure comes from.
type MeasureTrace struct {
	Item    *expr.Record  // in 措施
	Node    *source.Node  // of the author's measure, or of the data that says what is done
	Problem *ProblemTrace // whose rule gave it; nil: the author wrote it
}

func (c *composer) startTrace() {
	if t := c.options.Trace; t != nil {
		t.Env, t.nodes = c.env, c.nodes
	}
}

// traced notes a segment. Only to be called when somebody asks.
func (c *composer) traced(s *expr.Segment, at source.Anchor, env *expr.Env, author bool) int {
	t := c.options.Trace
	t.Fills = append(t.Fills, Fill{s, at, env, author, c.why})
	return len(t.Fills)
}

// because notes a condition that has been tested, until the caller puts back what
// was there before. What has no condition needs no reason.
func (c *composer) because(x *pack.Condition, env *expr.Env, held bool) {
	if c.options.Trace != nil && x != nil {
		c.why = &Why{x, env, held, c.why}
	}
}

func (c *composer) traceProblems(list []*problem, items []expr.Value) {
	t := c.options.Trace
	if t == nil {
		return
	}
	for i, p := range list {
		item, _ := items[i].Record()
		t.Problems = append(t.Problems, ProblemTrace{item, p.rule, p.env, p.data})
	}
}

func (c *composer) traceMeasures(problems []*problem, list []*measure, items []expr.Value) {
	t := c.options.Trace
	if t == nil {
		return
	}
	for i, m := range list {
		item, _ := items[i].Record()
		x := MeasureTrace{Item: item, Node: m.node}
		if k := slices.Index(problems, m.of); k >= 0 {
			x.Problem = &t.Problems[k]
		}
		t.Measures = append(t.Measures, x)
	}
}

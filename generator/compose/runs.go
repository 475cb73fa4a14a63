package compose

import (
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// blankSlot is what a blank to be filled in by hand looks like: four characters
// of underlined space.
const blankSlot = "　　　　"

// blankRune is pack.Blank as a character.
const blankRune = '\uE000'

// runs fills wording. Each expression becomes a run that knows where it came
// from; text between them is joined.
func (c *composer) runs(w pack.Wording, env *expr.Env) []doc.Run {
	var runs []doc.Run
	for _, p := range w.Pieces {
		if p.Text != nil {
			runs = c.segments(runs, p.Text, p.At, p.Strong, env)
		}
	}
	return runs
}

// segments fills one text and appends its runs.
func (c *composer) segments(runs []doc.Run, t *expr.Text, at source.Anchor, strong bool, env *expr.Env) []doc.Run {
	for i := range t.Segments {
		s := &t.Segments[i]
		run := doc.Run{Strong: strong}
		if s.Expr == nil {
			run.Text = s.Literal
		} else {
			filled, err := s.Fill(env)
			if err != nil {
				c.fault(at, err)
				filled, run.Gap = "［缺："+s.Expr.String()+"］", true
			}
			if c.broken {
				filled = source.Printable(filled, blankRune)
			}
			run.Text, run.Origin = filled, doc.Origin{Expr: s.Expr.String(), Place: at.Place(s.Offset), Data: c.authors[strings.TrimSuffix(filled, "。")]}
		}
		if c.options.Trace != nil {
			run.Origin.Fill = c.traced(s, at, env, false)
		}
		runs = appendRun(runs, run)
	}
	return runs
}

// appendRun adds a run, joined with the one before if they look alike and
// neither has an origin.
func appendRun(runs []doc.Run, r doc.Run) []doc.Run {
	if r.Text == "" {
		return runs
	}
	if n := len(runs); n > 0 {
		last := &runs[n-1]
		if last.Strong == r.Strong && last.Underline == r.Underline && last.Gap == r.Gap && last.Origin.Expr == "" && r.Origin.Expr == "" && last.Origin.Fill == r.Origin.Fill {
			last.Text += r.Text
			return runs
		}
	}
	return append(runs, r)
}

// words fills wording as plain text.
func (c *composer) words(w pack.Wording, env *expr.Env) string {
	return doc.PlainText(c.runs(w, env))
}

// paragraphs parts runs at line breaks and turns blanks into underlined space.
func paragraphs(runs []doc.Run) [][]doc.Run {
	plain := true
	for i := range runs {
		plain = plain && !strings.ContainsAny(runs[i].Text, "\n"+pack.Blank)
	}
	if plain {
		if len(runs) == 0 {
			return nil
		}
		return [][]doc.Run{runs}
	}
	var list [][]doc.Run
	var now []doc.Run
	for _, r := range runs {
		for {
			i := strings.IndexAny(r.Text, "\n"+pack.Blank)
			if i < 0 {
				now = appendRun(now, r)
				break
			}
			before, slot := r, r
			before.Text = r.Text[:i]
			now = appendRun(now, before)
			if r.Text[i] == '\n' {
				if len(now) > 0 {
					list = append(list, now)
				}
				now, r.Text = nil, r.Text[i+1:]
				continue
			}
			slot.Text, slot.Underline, slot.Strong = blankSlot, true, false
			now, r.Text = appendRun(now, slot), r.Text[i+len(pack.Blank):]
		}
	}
	if len(now) > 0 {
		list = append(list, now)
	}
	return list
}

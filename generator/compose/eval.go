package compose

import (
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// eval computes a pack's expression; null after an error, which is reported.
func (c *composer) eval(x *pack.Condition, env *expr.Env) expr.Value {
	v, err := x.Expr.Eval(env)
	if err != nil {
		c.fault(x.At, err)
		return expr.Value{}
	}
	return v
}

// test computes a condition; a nil one holds, one that fails does not.
func (c *composer) test(x *pack.Condition, env *expr.Env) bool {
	if x == nil {
		return true
	}
	ok, err := x.Expr.Test(env)
	if err != nil {
		c.fault(x.At, err)
	}
	return ok && err == nil
}

// list computes a list; a missing one is empty.
func (c *composer) list(x *pack.Condition, env *expr.Env) []expr.Value {
	if x == nil {
		return nil
	}
	v := c.eval(x, env)
	items, ok := v.List()
	if !ok && !v.IsNull() {
		c.out.Add(source.WrongOperand, x.At.Place(0), "", "“"+x.Expr.String()+"”不是列表", "“每项”后面写列表的名称")
	}
	return items
}

// nodeOf is where the data of a list's item stands, or nil.
func (c *composer) nodeOf(item expr.Value) *source.Node {
	if r, ok := item.Record(); ok {
		return c.nodes[r]
	}
	return nil
}

// consequence reports whether a missing value follows from an error that has been
// reported: of the item that is printed, or, outside any item, of the data.
func (c *composer) consequence() bool {
	if c.item == nil {
		return c.broken || c.bare
	}
	if c.failed[c.item] {
		return true
	}
	prefix := c.item.Path()
	for _, f := range c.out.List() {
		if f.Severity == source.Error && (f.Key == prefix || strings.HasPrefix(f.Key, prefix+".")) {
			return true
		}
	}
	return false
}

// fault reports an error of the pack's wording. What lacks a value is for the
// clerk to give: the finding stands at the item of the data that lacks it, and
// the pack's line is the related place.
func (c *composer) fault(at source.Anchor, err *expr.Error) {
	if err.Elsewhere {
		return
	}
	place := at.Place(err.Offset)
	if err.Code != source.MissingValue {
		c.out.Add(err.Code, place, "", err.Message, err.Hint)
		return
	}
	if c.consequence() {
		return
	}
	message, hint := err.Message+"，报告这里要印它", "在数据里补上"
	if err.Hint != "" {
		hint = err.Hint
	}
	if c.item != nil {
		c.out.Add(source.NothingToSay, c.item.Place(), c.item.Path(), message, hint, place)
		return
	}
	c.out.Add(source.NothingToSay, source.Place{File: c.facts.Name}, "", message, hint, place)
}

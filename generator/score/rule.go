package score

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// apply is the share that a rule gives to a measurement of an indicator; nil if
// a finding says why not.
func (s *scorer) apply(rule *pack.Rule, r *Row, m *facts.Measurement, met bool) *big.Rat {
	share, f := s.evaluate(rule, subject{m, r.Points, r.Last, met})
	switch {
	case f == nil:
		return share
	case f.err != nil && f.err.Code == source.MissingValue && r.Points == nil && f.score:
		s.fail(source.PointsMissing, r.Data.Node, "“"+m.Name+"”没有分值，不能按规则“"+rule.Name+"”计分", "写 points；合并计分的指标要用按比例计分的规则", f.at)
	case f.err != nil && f.err.Code == source.MissingValue:
		s.fail(source.MissingValue, r.Data.Node, "“"+m.Name+"”不能计分："+f.err.Message, "规则“"+rule.Name+"”要用它：上年的完成数写 last，预算写在 [budget] 里，目标是0时没有完成率", f.at)
	case f.err != nil:
		s.out.Add(f.err.Code, f.at, "", "“"+m.Name+"”不能计分："+f.err.Message, f.err.Hint, r.Data.Node.Place())
	case f.score:
		s.out.Add(source.BadRule, f.at, "", "“"+m.Name+"”按规则“"+rule.Name+"”得不到0到分值之间的得分", "用 max(0, min(…, 分值)) 限定范围", r.Data.Node.Place())
	default:
		s.out.Add(source.BadRule, f.at, "", "“"+m.Name+"”按规则“"+rule.Name+"”得不到0到1之间的得分比例", "用 max(0, min(…, 100%)) 限定范围", r.Data.Node.Place())
	}
	s.failed = true
	return nil
}

// fault is why a rule gives nothing: an error of its expression, or a value out
// of range.
type fault struct {
	err   *expr.Error
	at    source.Place
	score bool // the expression yields points
}

// evaluate is the share of its points that a rule gives to a subject.
func (s *scorer) evaluate(rule *pack.Rule, x subject) (*big.Rat, *fault) {
	env := s.env(x)
	c, score := rule.Condition, rule.Score
	if len(rule.Steps) > 0 {
		step, err := stepOf(rule, env)
		if err != nil {
			return nil, &fault{err: err, at: c.At.Place(err.Offset)}
		}
		c, score = step.Condition, step.Score
	}
	f := &fault{at: c.At.Place(0), score: score}
	if score && x.points == nil {
		f.err = &expr.Error{Code: source.MissingValue, Message: "没有分值"}
		return nil, f
	}
	v, err := c.Expr.Eval(env)
	if err != nil {
		f.err, f.at = err, c.At.Place(err.Offset)
		return nil, f
	}
	q, ok := v.Number()
	most := one
	if score {
		most = x.points
	}
	if !ok || !q.IsPlain() && (score || q.Unit != expr.PercentUnit) || q.Sign() < 0 || q.Rat != nil && q.Rat.Cmp(most) > 0 {
		return nil, f
	}
	switch {
	case q.Sign() == 0:
		return new(big.Rat), nil
	case score:
		return new(big.Rat).Quo(q.Rat, x.points), nil
	}
	return q.Rat, nil
}

// stepOf is the first step that fits.
func stepOf(rule *pack.Rule, env *expr.Env) (*pack.Step, *expr.Error) {
	v, err := rule.Expr.Eval(env)
	if err != nil {
		return nil, err
	}
	q, ok := v.Number()
	if !ok {
		return nil, &expr.Error{Code: source.WrongOperand, Message: "阶梯要按一个数分档", Hint: "例如 of = \"完成率\""}
	}
	for i := range rule.Steps {
		fits, err := rule.Steps[i].Fits(q)
		if err != nil {
			return nil, &expr.Error{Code: err.Code, Message: err.Message, Hint: err.Hint}
		}
		if fits {
			return &rule.Steps[i], nil
		}
	}
	return nil, &expr.Error{Code: source.BadRule, Message: "“" + q.String() + "”不在任何一档里", Hint: "最后一档不写 from 和 to"}
}

// subject is what a rule is asked about.
type subject struct {
	*facts.Measurement
	points *big.Rat       // nil: none of its own
	last   *expr.Quantity // nil: not given
	met    bool
}

// env is the environment of a rule: [pack.RuleNames].
func (s *scorer) env(x subject) *expr.Env {
	return &expr.Env{
		Lookup: func(path []string) (expr.Value, int, *expr.Error) {
			v, known := s.ruleName(path[0], x)
			if !known {
				return expr.Value{}, 0, nil
			}
			return v, 1, nil
		},
		Names: func() []string { return pack.RuleNames[:] },
	}
}

func (s *scorer) ruleName(name string, x subject) (v expr.Value, known bool) {
	b := &s.f.Budget
	switch name {
	case "实际":
		return expr.OfNumber(x.Actual), true
	case "目标":
		return expr.OfNumber(x.Target.Quantity), true
	case "分值":
		if x.points == nil {
			return expr.Value{}, true
		}
		places, _ := x.points.FloatPrec()
		return expr.OfNumber(expr.NewQuantity(x.points, "", expr.One, places)), true
	case "上年":
		return optional(x.last), true
	case "完成率":
		q, err := x.Actual.Ratio(x.Target.Quantity)
		if err != nil {
			return expr.Value{}, true // of a target of 0 there is none
		}
		return expr.OfNumber(q), true
	case "超出":
		return distance(x.Actual, x.Target.Quantity, false, x), true
	case "不足":
		return distance(x.Target.Quantity, x.Actual, false, x), true
	case "超出数":
		return distance(x.Actual, x.Target.Quantity, true, x), true
	case "不足数":
		return distance(x.Target.Quantity, x.Actual, true, x), true
	case "达标":
		return expr.OfBool(x.met), true
	case "执行率":
		return optional(b.Rate), true
	case "年初预算":
		return optional(b.Initial), true
	case "调整后预算":
		return optional(b.Adjusted), true
	case "执行数":
		return optional(b.Executed), true
	}
	return expr.Value{}, false
}

func optional(q *expr.Quantity) expr.Value {
	if q == nil {
		return expr.Value{}
	}
	return expr.OfNumber(*q)
}

// distance is how far a lies above b, 0 if it does not: with its unit, or as a
// bare number in the unit that the target is printed with (3 for 3%, 2 for
// 2万元), so that “每超1个百分点” and “每超1起” are one rule.
func distance(a, b expr.Quantity, bare bool, x subject) expr.Value {
	d, err := a.Sub(b)
	if err != nil {
		return expr.Value{}
	}
	if d.Sign() < 0 {
		d = expr.NewQuantity(new(big.Rat), d.Unit, d.Scale, d.Places)
	}
	if bare {
		d = expr.NewQuantity(new(big.Rat).Quo(d.Rat, power(x.Target.Quantity.Scale)), "", expr.One, d.Places)
	}
	return expr.OfNumber(d)
}

// power is 10 to the scale.
func power(scale expr.Scale) *big.Rat {
	n := int64(scale)
	p := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(max(n, -n)), nil))
	if n < 0 {
		p.Inv(p)
	}
	return p
}

package summary

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
)

// Options are what a summary is told besides its reports.
type Options struct {
	Year     int        // of the reports; 0: the year that most of them have
	District []District // what the sums should come to
	Limits   Limits
}

// District is an amount of the whole district, for comparison with a sum.
type District struct {
	Name   string // 年初预算, 预算数 or 执行数
	Amount expr.Quantity
}

// Limits say from when on something should be looked into.
type Limits struct {
	High      *big.Rat // share of the total that counts as a high score
	LowRate   *big.Rat // execution rate that goes ill with a high score
	Paragraph int      // characters of a paragraph that departments should not have in common
}

// DefaultLimits: a score of 90 % with an execution rate below 80 %, 40 characters.
func DefaultLimits() Limits {
	return Limits{High: big.NewRat(9, 10), LowRate: big.NewRat(8, 10), Paragraph: 40}
}

// Collector takes the rows of a summary, one after the other. Their order decides
// nothing but which of two files of one report counts, and which of the reports
// that have a paragraph in common is quoted.
type Collector struct {
	options Options
	rows    []*Row
	last    []*Row
	twins   twins
}

// NewCollector starts a summary.
func NewCollector(o Options) *Collector {
	if o.Limits.High == nil {
		o.Limits = DefaultLimits()
	}
	return &Collector{options: o, twins: newTwins(o.Limits.Paragraph)}
}

// Add takes the next report.
func (c *Collector) Add(r *Row) {
	if r.Failure == "" {
		c.twins.add(r)
	}
	r.paragraphs = nil
	c.rows = append(c.rows, r)
}

// AddLast takes a report of the year before.
func (c *Collector) AddLast(r *Row) {
	r.paragraphs = nil
	c.last = append(c.last, r)
}

// Summary is what comes of the reports. The collector must not be used after it.
func (c *Collector) Summary() *Summary {
	s := &Summary{Year: c.options.Year, Reports: len(c.rows), limits: c.options.Limits}
	if s.Year == 0 {
		s.Year = commonYear(c.rows)
	}
	s.Rows, s.Left = admitted(c.rows, s.Year)
	rank(s.Rows)
	s.distribute()
	s.addUp()
	s.compareDistrict(c.options.District)
	s.compareLast(c.last)
	s.group()
	s.suspect(&c.twins)
	return s
}

// commonYear is the year that most reports have, the later one of two.
func commonYear(rows []*Row) int {
	counts := map[int]int{}
	best := 0
	for _, r := range rows {
		if r.Year == 0 || r.Failure != "" {
			continue
		}
		counts[r.Year]++
		if n := counts[r.Year]; n > counts[best] || n == counts[best] && r.Year > best {
			best = r.Year
		}
	}
	return best
}

// admitted parts the reports that count from those that do not, which are given
// the reason. A report that is there twice counts once.
func admitted(rows []*Row, year int) (in, left []*Row) {
	first := map[string]*Row{}
	for _, r := range rows {
		if r.Failure == "" && r.Year != year {
			r.Failure = fmt.Sprintf("是%d年度的报告，不是%d年度的", r.Year, year)
		}
		if r.Failure == "" {
			if same := first[r.key()]; same != nil {
				r.Failure = "与" + same.Data + "是同一个单位、同一个项目的报告"
			} else {
				first[r.key()] = r
			}
		}
		if r.Failure != "" {
			left = append(left, r)
		} else {
			in = append(in, r)
		}
	}
	slices.SortStableFunc(left, func(a, b *Row) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Data, b.Data)) })
	return in, left
}

// rank sorts reports, those of departments first, by share of the total, and
// numbers them; those with equal shares have one rank.
func rank(rows []*Row) {
	slices.SortStableFunc(rows, func(a, b *Row) int {
		return cmp.Or(cmp.Compare(order(a.Kind), order(b.Kind)), -compare(a.Share(), b.Share()), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Data, b.Data))
	})
	place := 0
	for i, r := range rows {
		if i == 0 || rows[i-1].Kind != r.Kind {
			place = 0
		}
		place++
		switch share := r.Share(); {
		case share == nil:
		case place > 1 && compare(rows[i-1].Share(), share) == 0:
			r.rank = rows[i-1].rank
		default:
			r.rank = place
		}
	}
}

func order(kind string) int {
	return slices.IndexFunc(pack.Kinds, func(k pack.Kind) bool { return k.Name == kind })
}

// compare orders numbers; nil comes before all.
func compare(a, b *big.Rat) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return a.Cmp(b)
}

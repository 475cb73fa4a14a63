package summary

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
)

var bands = []pack.Band{{Name: "优", From: big.NewRat(90, 1)}, {Name: "良", From: big.NewRat(80, 1)}, {Name: "中", From: big.NewRat(60, 1)}, {Name: "差", From: new(big.Rat)}}

// row makes a row of a department with a score in hundredths and amounts in 元.
func row(unit string, score, budget, executed int64) *Row {
	r := &Row{Data: "d/" + unit + ".toml", Name: unit, Unit: unit, Kind: pack.KindDepartment, Year: 2023,
		Score: big.NewRat(score, 100), Full: big.NewRat(100, 1), Bands: bands, Indicators: 4}
	r.Grade = (&pack.Scheme{Bands: bands}).Grade(r.Score)
	if budget > 0 {
		r.Money = &Money{Initial: big.NewRat(budget, 1), Budget: big.NewRat(budget, 1), Executed: big.NewRat(executed, 1)}
		r.Rate = big.NewRat(executed, budget)
	}
	return r
}

func collect(o Options, rows ...*Row) *Summary {
	c := NewCollector(o)
	for _, r := range rows {
		c.Add(r)
	}
	return c.Summary()
}

// TestLeftOut: what does not count is in the list of those left out, with the
// reason, and in the distribution; nothing is in both.
func TestLeftOut(t *testing.T) {
	old, twice, broken := row("丁局", 9000, 0, 0), row("甲局", 8000, 0, 0), row("戊局", 0, 0, 0)
	old.Year, twice.Data, broken.Failure = 2022, "d/甲局2.toml", "没有得分"
	project := row("甲局", 9500, 0, 0)
	project.Kind, project.Project, project.Name = pack.KindProject, "甲项目", "甲项目"
	s := collect(Options{}, row("甲局", 9100, 0, 0), twice, row("乙局", 7000, 0, 0), old, broken, project)
	if s.Year != 2023 || s.Reports != 6 || len(s.Rows) != 3 || len(s.Left) != 3 || s.Units != 2 {
		t.Fatalf("year %d, %d reports, %d in, %d left, %d units", s.Year, s.Reports, len(s.Rows), len(s.Left), s.Units)
	}
	var got []string
	for _, r := range s.Left {
		got = append(got, r.Name+"："+r.Failure)
	}
	want := []string{"丁局：是2022年度的报告，不是2023年度的", "戊局：没有得分", "甲局：与d/甲局.toml是同一个单位、同一个项目的报告"}
	if !slices.Equal(got, want) {
		t.Errorf("left out: %q, want %q", got, want)
	}
	if last := s.Grades[len(s.Grades)-1]; last.Name != failed || last.Count != 3 {
		t.Errorf("last grade: %+v", last)
	}
}

// TestRanking: by share of the total, equal shares have one rank, departments and
// projects are ranked apart, what has no score has no rank.
func TestRanking(t *testing.T) {
	half := row("己局", 4600, 0, 0)
	half.Full = big.NewRat(50, 1) // 92 %
	unscored := row("庚局", 0, 0, 0)
	unscored.Score, unscored.Full, unscored.Grade, unscored.Bands = nil, nil, "", nil
	project := row("辛局", 9900, 0, 0)
	project.Kind, project.Project, project.Name = pack.KindProject, "辛项目", "辛项目"
	s := collect(Options{}, row("丙局", 9000, 0, 0), project, unscored, row("乙局", 9200, 0, 0), half, row("甲局", 9900, 0, 0))
	var got []string
	for _, r := range s.Rows {
		got = append(got, fmt.Sprint(r.Rank(), " ", r.Name))
	}
	if got, want := strings.Join(got, " "), "1 甲局 2 乙局 2 己局 4 丙局 0 庚局 1 辛项目"; got != want {
		t.Errorf("ranking %q, want %q", got, want)
	}
	if s.Full != nil || s.Average != nil || s.Scored != 5 {
		t.Errorf("schemes of two totals have a mean score %v of %v", s.Average, s.Full)
	}
	if want := big.NewRat(99+99+92+92+90, 500); s.Share.Cmp(want) != 0 {
		t.Errorf("mean share %s, want %s", s.Share, want)
	}
}

// TestSums: sums are exact, the rate is that of the totals, declared rates and
// lacking amounts stay out and are counted, projects are never added to departments.
func TestSums(t *testing.T) {
	declared := row("丙局", 9000, 0, 0)
	declared.Declared, declared.Rate, declared.Scope = true, big.NewRat(9, 10), "考核口径"
	project := row("甲局", 9000, 1000, 500)
	project.Kind, project.Project = pack.KindProject, "甲项目"
	noInitial := row("戊局", 9000, 300, 100)
	noInitial.Money.Initial = nil
	s := collect(Options{District: []District{
		{"预算数", expr.NewQuantity(big.NewRat(100000000000000301, 1), "元", expr.TenThousand, 4)},
		{"执行数", expr.NewQuantity(big.NewRat(102, 1), "元", expr.One, 0)},
		{"年初预算", expr.NewQuantity(big.NewRat(1, 1), "元", expr.One, 0)},
	}}, row("甲局", 9000, 100000000000000001, 1), declared, row("丁局", 9000, 0, 0), noInitial, project)
	if len(s.Sums) != 2 {
		t.Fatalf("%d sums", len(s.Sums))
	}
	d, p := s.Sums[0], s.Sums[1]
	if d.Reports != 2 || d.Declared != 1 || d.Lacking != 1 || d.Budget.Cmp(big.NewRat(100000000000000301, 1)) != 0 || d.Executed.Cmp(big.NewRat(101, 1)) != 0 || d.Initial != nil {
		t.Errorf("departments: %+v", d)
	}
	if d.Rate.Cmp(new(big.Rat).Quo(d.Executed, d.Budget)) != 0 || p.Budget.Cmp(big.NewRat(1000, 1)) != 0 || p.Reports != 1 {
		t.Errorf("rate %s, projects %+v", d.Rate, p)
	}
	if len(s.Checks) != 3 || s.Checks[2].Sum != nil || s.Checks[2].Difference != nil || s.Checks[0].Difference.Sign() != 0 || s.Checks[1].Difference.Cmp(big.NewRat(-1, 1)) != 0 {
		t.Errorf("checks: %+v", s.Checks)
	}
	differ := 0
	for _, a := range s.Anomalies {
		if a.Sort == SumDiffers {
			differ++
		}
	}
	if differ != 1 {
		t.Errorf("%d sums differ", differ)
	}
}

// TestProperties: whatever the reports, the distribution adds up to them, sums are
// those of the rows, ranks follow the shares, and the order of reading decides
// nothing.
func TestProperties(t *testing.T) {
	for seed := range uint64(200) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		make := func() []*Row {
			rnd := rand.New(rand.NewPCG(seed, 9))
			var rows []*Row
			for i := range rnd.IntN(40) + 1 {
				r := row(fmt.Sprintf("%02d局", i), rnd.Int64N(10001), rnd.Int64N(3)*(1+rnd.Int64N(1e12)), rnd.Int64N(1e12))
				switch rnd.IntN(8) {
				case 0:
					r.Failure = "错误"
				case 1:
					r.Kind, r.Project, r.Name = pack.KindProject, r.Unit+"项目", r.Unit+"项目"
				case 2:
					r.Declared, r.Money = true, nil
				}
				rows = append(rows, r)
			}
			return rows
		}
		rows := make()
		s := collect(Options{Year: 2023}, rows...)
		if len(s.Rows)+len(s.Left) != len(rows) || s.Reports != len(rows) {
			t.Fatalf("seed %d: %d + %d of %d reports", seed, len(s.Rows), len(s.Left), len(rows))
		}
		n, scores, rates := 0, 0, 0
		share := new(big.Rat)
		for _, b := range s.Grades {
			n += b.Count
			share.Add(share, b.Share)
			if b.Count != len(b.Rows) {
				t.Fatalf("seed %d: %s counts %d of %d", seed, b.Name, b.Count, len(b.Rows))
			}
		}
		if n != s.Reports || share.Cmp(whole) != 0 {
			t.Fatalf("seed %d: grades of %d of %d reports, shares %s", seed, n, s.Reports, share)
		}
		measured := 0
		budget, executed := map[string]*big.Rat{}, map[string]*big.Rat{}
		for i, r := range s.Rows {
			if r.Rate != nil && !r.Declared {
				measured++
			}
			if budget[r.Kind] == nil {
				budget[r.Kind], executed[r.Kind] = new(big.Rat), new(big.Rat)
			}
			if r.Money != nil {
				budget[r.Kind].Add(budget[r.Kind], r.Money.Budget)
				executed[r.Kind].Add(executed[r.Kind], r.Money.Executed)
			}
			if i > 0 && s.Rows[i-1].Kind == r.Kind {
				if c := s.Rows[i-1].Share().Cmp(r.Share()); c < 0 || (c == 0) != (s.Rows[i-1].Rank() == r.Rank()) {
					t.Fatalf("seed %d: ranks %d, %d for %s, %s", seed, s.Rows[i-1].Rank(), r.Rank(), s.Rows[i-1].Share(), r.Share())
				}
			}
		}
		for _, b := range s.Scores {
			scores += b.Count
		}
		for _, b := range s.Rates {
			rates += b.Count
		}
		if scores != s.Scored || rates != measured {
			t.Fatalf("seed %d: %d of %d scores, %d of %d rates", seed, scores, s.Scored, rates, measured)
		}
		for _, sum := range s.Sums {
			if sum.Budget.Cmp(budget[sum.Kind]) != 0 || sum.Executed.Cmp(executed[sum.Kind]) != 0 {
				t.Fatalf("seed %d: %+v, rows add up to %s, %s", seed, sum, budget[sum.Kind], executed[sum.Kind])
			}
		}
		again := make()
		rnd.Shuffle(len(again), func(i, j int) { again[i], again[j] = again[j], again[i] })
		if other := collect(Options{Year: 2023}, again...); !reflect.DeepEqual(s.values(), other.values()) || !reflect.DeepEqual(s.charts(), other.charts()) {
			t.Fatalf("seed %d: the order of reading changes the summary", seed)
		}
	}
}

// TestAnomalies: each sort is found where it is, and at its bound.
func TestAnomalies(t *testing.T) {
	full := row("甲局", 10000, 100, 100)
	step, edge := row("乙局", 9000, 1000, 799), row("丙局", 9000, 1000, 800)
	over := row("丁局", 8000, 1000, 1001)
	capped := row("戊局", 8900, 1000, 700)
	capped.Cap = &Cap{Condition: "执行率 < 80%", Before: big.NewRat(95, 1), Limit: big.NewRat(89, 1)}
	far := row("己局", 8500, 0, 0)
	far.Over = []Over{{"培训", "≥10次", "40次"}, {"检查", "≥5次", "9次"}}
	bare := row("庚局", 8400, 0, 0)
	bare.Unproved = 3
	s := collect(Options{}, full, step, edge, over, capped, far, bare)
	var got []string
	for _, a := range s.Anomalies {
		got = append(got, a.Sort.String()+a.Rows[0].Name)
	}
	want := []string{"全部满分甲局", "远超目标己局", "远超目标己局", "得分与执行率不符乙局", "超预算执行丁局", "封顶戊局", "缺少佐证庚局"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestLadder: bounds belong to the class above.
func TestLadder(t *testing.T) {
	l := ladder(true, 100, 90, 60, 0)
	for value, want := range map[int64]string{10000: "100分", 9999: "90分（含）至100分", 9000: "90分（含）至100分", 8999: "60分（含）至90分", 5999: "60分以下", -5: "60分以下"} {
		l.take(&Row{Name: fmt.Sprint(value)}, big.NewRat(value, 10000))
		for _, b := range l.buckets {
			if in := slices.ContainsFunc(b.Rows, func(r *Row) bool { return r.Name == fmt.Sprint(value) }); in != (b.Name == want) {
				t.Errorf("%d: in %s is %v", value, b.Name, in)
			}
		}
	}
	if b := ladder(false, 100, 0).buckets; b[0].Name != "100%及以上" || b[1].Name != "100%以下" {
		t.Errorf("%+v", b)
	}
}

// TestEveryNameHasAValue: each name of the dictionary gets a value somewhere, so
// that none is misspelt on the way.
func TestEveryNameHasAValue(t *testing.T) {
	seen := map[string]bool{}
	note := func(s *Summary) {
		for name, v := range s.values() {
			items, ok := v.List()
			if !ok {
				items = []expr.Value{v}
			}
			for _, item := range items {
				if r, ok := item.Record(); ok {
					for _, field := range r.Names() {
						if x, _ := r.Field(field); !x.IsNull() {
							seen[name+"."+field] = true
						}
					}
				}
			}
		}
	}
	s, _, _ := county(t)
	note(s)
	capped := row("戊局", 8900, 1000, 700)
	capped.Cap = &Cap{Condition: "执行率 < 80%", Before: big.NewRat(95, 1), Limit: big.NewRat(89, 1)}
	note(collect(Options{}, capped))
	for _, term := range pack.SummaryDictionary {
		switch term.Name {
		case "年度", "单位", "报告", "依据", "文件", "字段":
			continue // compose gives them their values
		}
		if term.Fields == nil {
			t.Errorf("%s has no fields", term.Name)
		}
		for _, field := range term.Fields {
			if !seen[term.Name+"."+field] {
				t.Errorf("%s.%s never has a value", term.Name, field)
			}
		}
	}
	for name := range s.values() {
		if !slices.ContainsFunc(pack.SummaryDictionary, func(x pack.Term) bool { return x.Name == name }) {
			t.Errorf("%s is not in the dictionary", name)
		}
	}
	for _, name := range pack.SummaryCharts {
		if c := s.charts()[name]; c == nil || len(c.Bars) == 0 {
			t.Errorf("no chart %s", name)
		}
	}
}

package score

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/pack"
)

// randomReport is a scheme of two or three levels with every way of giving out
// points, and indicators of every kind. Points of rows are cut so that they add up.
func randomReport(r *rand.Rand) (scheme, rows string) {
	var s, d strings.Builder
	left := int64(100 * 100)
	take := func(parts int) string { // of what is left, in hundredths
		x := left
		if parts > 1 {
			x = r.Int64N(left - 100*int64(parts))
		}
		left -= x
		return big.NewRat(x, 100).FloatString(2)
	}
	classes := 1 + r.IntN(4)
	fmt.Fprintf(&s, "total = 100\nrounding = %d\n", 2+r.IntN(2))
	if r.IntN(3) == 0 {
		s.WriteString("scale = 100\n")
	}
	if r.IntN(3) == 0 {
		s.WriteString("inapplicable = \"rescale\"\n")
	}
	fmt.Fprintf(&s, "[execution]\nclass = \"预算执行\"\npoints = %s\nrule = \"分值 * max(0, min(执行率, 100%%))\"\n", take(classes+1))
	for c := range classes {
		points := take(classes - c)
		way := []string{"group", "even", "weight"}[r.IntN(3)]
		fmt.Fprintf(&s, "[[classes]]\nname = \"类%d\"\npoints = %s\nunweighted = \"%s\"\nsplit_rounding = %d\n", c, points, way, r.IntN(3))
		for i := range 1 + r.IntN(5) {
			fmt.Fprintf(&d, "[[indicators]]\nclass = \"类%d/子%d\"\nname = \"指标%d\"\nreason = \"因故\"\nweight = \"%d\"\n", c, r.IntN(2), i, 1+r.IntN(9))
			if way != "group" && r.IntN(3) == 0 {
				fmt.Fprintf(&d, "group = \"组%d\"\n", r.IntN(2))
			}
			if r.IntN(5) == 0 && i > 0 {
				d.WriteString("applicable = false\n")
			}
			if r.IntN(4) == 0 {
				fmt.Fprintf(&d, "deduction = \"%d.5\"\n", r.IntN(8))
			}
			switch r.IntN(4) {
			case 0:
				fmt.Fprintf(&d, "target = \"提升\"\nrated = \"%d.%d%%\"\n", r.IntN(100), r.IntN(10))
			case 1:
				fmt.Fprintf(&d, "target = \"建立\"\nstated = \"%s\"\n", []string{"完成", "未完成"}[r.IntN(2)])
			default:
				fmt.Fprintf(&d, "target = \"%s%d人\"\nactual = \"%d人\"\n", []string{"≥", "≤", "=", ">", "<", ""}[r.IntN(6)], r.IntN(60), r.IntN(90))
			}
		}
	}
	s.WriteString(tail)
	return s.String(), d.String()
}

// TestProperties: in random reports every score lies between 0 and its points,
// every parent is the sum of what is printed below it, points given out make
// their class, and the grade is that of the printed total.
func TestProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	scored := 0
	for i := range 400 {
		schemeText, rows := randomReport(r)
		budget := fmt.Sprintf(`executed = "%d"`, r.IntN(130))
		result, found := score(t, schemeText, strings.Replace(data, `executed = "100"`, budget, 1)+rows)
		if result.Total == nil {
			if len(found) == 0 {
				t.Fatalf("%d: no total and no finding\n%s%s", i, schemeText, rows)
			}
			continue
		}
		scored++
		if bad := faults(result); bad != "" {
			t.Fatalf("%d: %s\n%s\n%s%s", i, bad, dump(result), schemeText, rows)
		}
	}
	if scored < 200 {
		t.Errorf("only %d of 400 reports could be scored", scored)
	}
}

// faults says which property a result lacks, or "".
func faults(r *Result) string {
	between := func(name string, score, points *big.Rat) string {
		if score != nil && points != nil && (score.Sign() < 0 || score.Cmp(points) > 0) {
			return name + " not within its points"
		}
		return ""
	}
	bad := between("execution", r.Execution.Score, r.Execution.Points)
	sum := new(big.Rat).Set(r.Execution.Score)
	var class func(c *Class) *big.Rat
	class = func(c *Class) *big.Rat {
		below, points := new(big.Rat), new(big.Rat)
		add := func(name string, score, of *big.Rat) {
			if score == nil {
				return
			}
			bad += between(name, score, of)
			below.Add(below, score)
			points.Add(points, of)
		}
		for _, row := range c.Rows {
			add(row.Name, row.Score, row.Points)
		}
		for _, g := range append(c.Groups[:len(c.Groups):len(c.Groups)], c.Group) {
			if g != nil {
				add(g.Name, g.Score, g.Points)
			}
		}
		for _, k := range c.Kids {
			points.Add(points, class(k))
			below.Add(below, k.Score)
		}
		if below.Cmp(c.Score) != 0 {
			bad += c.Name + " is not the sum of its parts "
		}
		if c.Excluded != nil {
			points.Add(points, c.Excluded)
		}
		if c.Points != nil && points.Cmp(c.Points) != 0 {
			bad += c.Name + ": points given out do not make it "
		}
		bad += between(c.Name, c.Score, c.Points)
		return points
	}
	for _, c := range r.Classes {
		class(c)
		sum.Add(sum, c.Score)
	}
	if sum.Cmp(r.Sum) != 0 || r.Excluded == nil && sum.Cmp(r.Total) != 0 {
		bad += "total is not the sum of its parts "
	}
	bad += between("total", r.Total, big.NewRat(100, 1))
	if want := gradeOf(pack.Points(r.Total)); want != r.Grade {
		bad += "grade " + r.Grade + " is not that of the printed total"
	}
	return bad
}

// gradeOf grades what is printed by a second way: comparing hundredths.
func gradeOf(printed string) string {
	x := rat(printed)
	for _, b := range []struct {
		from int64
		name string
	}{{90, "优"}, {80, "良"}, {60, "中"}} {
		if x.Cmp(big.NewRat(b.from, 1)) >= 0 {
			return b.name
		}
	}
	return "差"
}

// TestMonotone: more of what is wanted never earns less. Each rule is asked about
// two actuals and one target.
func TestMonotone(t *testing.T) {
	rules := usual + `"偏差" = "如果(目标 <= 0, 0, max(0, 100% - 比率(实际 - 目标, 目标)))"
"系数" = "max(0, 1 - 3 * 比率(超出, 100人))"
"扣分" = { score = "max(0, 分值 - 0.3 * 超出数)" }
"阶梯" = { of = "完成率", steps = [{ from = "95%", share = "100%" }, { from = "70%", share = "60%" }, { share = "10%" }] }
"逐档" = { of = "超出", steps = [{ to = "3人", share = "90%" }, { to = "9人", score = "分值 * 30%" }, { share = "0%" }] }
`
	r := rand.New(rand.NewPCG(3, 4))
	for _, c := range []struct {
		name, target string
		up           bool
	}{
		{"", "≥", true}, {"", ">", true}, {"", "≤", false}, {"", "<", false},
		{"偏差", "≤", false}, {"系数", "≤", false}, {"扣分", "≤", false}, {"阶梯", "≥", true}, {"逐档", "≤", false},
	} {
		scheme := single + "[rules]\n" + rules
		for range 60 {
			target := 1 + r.IntN(50)
			low := r.IntN(100)
			high := low + 1 + r.IntN(20)
			of := func(actual int) *big.Rat {
				row := fmt.Sprintf("target = \"%s%d人\" ; actual = \"%d人\"", c.target, target, actual)
				if c.name != "" {
					row += ` ; rule = "` + c.name + `"`
				}
				result, found := score(t, scheme, data+in("指标", "甲", row))
				if len(found) > 0 {
					t.Fatal(found)
				}
				return result.Total
			}
			a, b := of(low), of(high)
			if order := b.Cmp(a); c.up && order < 0 || !c.up && order > 0 {
				t.Errorf("%s%s%d: %d earns %s, %d earns %s", c.name, c.target, target, low, pack.Points(a), high, pack.Points(b))
			}
		}
	}
}

// TestGradeMonotone: a higher total never has a lower grade.
func TestGradeMonotone(t *testing.T) {
	s, _ := scheme(t, hubei)
	rank := map[string]int{"优": 3, "良": 2, "中": 1, "差": 0}
	last := 0
	for i := int64(0); i <= 10000; i++ {
		grade, ok := rank[s.Grade(big.NewRat(i, 100))]
		if !ok || grade < last {
			t.Fatalf("%d hundredths", i)
		}
		last = grade
	}
}

// TestApportion: parts add up exactly, none is off by a whole unit, and all but
// what the points themselves force are whole units.
func TestApportion(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		places := r.IntN(3)
		unit := new(big.Rat).SetFrac64(1, []int64{1, 10, 100}[places])
		points := big.NewRat(r.Int64N(10000), 100)
		points = rounded(points, places)
		weights := make([]*big.Rat, 1+r.IntN(12))
		sum := new(big.Rat)
		for i := range weights {
			weights[i] = big.NewRat(1+r.Int64N(20), 1+r.Int64N(5))
			sum.Add(sum, weights[i])
		}
		total := new(big.Rat)
		for i, p := range apportion(points, weights, places) {
			total.Add(total, p)
			exact := new(big.Rat).Mul(points, weights[i])
			exact.Quo(exact, sum)
			if off := exact.Sub(exact, p); off.Abs(off).Cmp(unit) >= 0 {
				t.Fatalf("%s of %s by %s: %s", weights[i], points, sum, p)
			}
			if n := new(big.Rat).Quo(p, unit); !n.IsInt() || p.Sign() < 0 {
				t.Fatalf("%s is not a whole number of %s", p, unit)
			}
		}
		if total.Cmp(points) != 0 {
			t.Fatalf("parts make %s, not %s", total, points)
		}
	}
}

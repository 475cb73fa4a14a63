package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// rowGrades checks tables that give every row a grade: the report's own bands,
// applied to score ÷ points. Only where all other rows agree is the rule known.
func (r *review) rowGrades() {
	if len(r.text.Tables) == 0 {
		return
	}
	bands := r.bands()
	if bands == nil {
		return
	}
	for i := range r.text.Tables {
		for k, list := 0, r.gridsOf(i); k < len(list); k++ {
			g := &list[k]
			grade := -1
			for c, h := range g.head {
				if h == "等级" || h == "等次" || h == "评价等级" {
					grade = c
				}
			}
			if points, score := g.scoreColumns(); grade >= 0 && score >= 0 {
				r.gridGrades(g, bands, points, score, grade)
			}
		}
	}
}

func (r *review) gridGrades(g *grid, bands []band, points, score, grade int) {
	rows := g.rows
	if g.sum != nil {
		rows = append(rows[:len(rows):len(rows)], *g.sum)
	}
	good, bad, want := 0, -1, ""
	for k := range rows {
		p, s, w := &rows[k].cells[points], &rows[k].cells[score], strings.Trim(rows[k].cells[grade].text, "“” ")
		named, word := gradeAt(w)
		if !p.number || !s.number || p.value.Sign() <= 0 || named == "" || word != w {
			continue
		}
		share := new(big.Rat).Quo(s.value.Rat, p.value.Rat)
		is, _ := gradeOf(bands, share.Mul(share, big.NewRat(100, 1)))
		switch {
		case is == named:
			good++
		case bad >= 0:
			return
		default:
			bad, want = k, is
		}
	}
	if bad < 0 || good < 2 || want == "" {
		return
	}
	row := &rows[bad]
	r.once(source.TextGradeDefault, row.cells[grade].at, fmt.Sprintf("“%s”的等级与得分率不符：%s÷%s按报告写明的等级标准应为“%s”，这里写“%s”", row.name, row.cells[score].text, row.cells[points].text, want, row.cells[grade].text),
		"核对这一行的得分和等级", row.cells[score].at, bands[0].at)
}

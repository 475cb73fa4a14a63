package expr

// String prints q as it was written, or, if it was computed, at its own scale
// and places: 4801.11万元, 约13万份, 97.33%.
func (q Quantity) String() string {
	if q.Text != "" {
		return q.Text
	}
	return q.Format(q.Places, q.Scale)
}

// Format prints q with exactly so many places at a scale, rounded half away
// from zero, with its unit. What is only approximately known begins with 约, or
// with the word it was written with: 约0.08亿元, 近800万元. Scale [One] prints a
// percentage as a plain ratio.
func (q Quantity) Format(places int, scale Scale) string {
	buf := make([]byte, 0, 40)
	buf = append(buf, q.prefix()...)
	buf = appendFixed(buf, q.rat(), scale, clampPlaces(places))
	buf = append(buf, scale.String()...)
	if q.Unit != PercentUnit {
		buf = append(buf, q.Unit...)
	}
	return string(buf)
}

// Number prints the digits alone, at q's own scale: 4659.56 for 4659.56万元,
// 84.25 for 84.25%. It is an exact decimal if places are enough.
func (q Quantity) Number(places int) string {
	return string(appendFixed(make([]byte, 0, 24), q.rat(), q.Scale, clampPlaces(places)))
}

// Round is q rounded half away from zero to so many places at its own scale.
func (q Quantity) Round(places int) Quantity {
	places = clampPlaces(places)
	return Quantity{Rat: rounded(q.rat(), q.Scale, places), Unit: q.Unit, Scale: q.Scale, Places: places, Approx: carry(q)}
}

// prefix is the word before a reprinted number. Words that stand inside or
// behind the number as written (余, 以上) do not survive another precision.
func (q Quantity) prefix() string {
	switch q.Approx {
	case "", "近", "将近", "接近", "超", "超过", "逾", "不足", "不到", "大约":
		return q.Approx
	}
	return "约"
}

// carry is the Approx of what is computed from the operands.
func carry(operands ...Quantity) string {
	for i := range operands {
		if operands[i].Approx != "" {
			return "约"
		}
	}
	return ""
}

func clampPlaces(n int) int { return max(0, min(n, maxPlaces)) }

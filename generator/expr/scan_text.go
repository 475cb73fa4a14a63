package expr

// ScanNumber reads the number that running text begins with, and says how many
// bytes it takes: 11万余 of 11万余份资料, 84.25% of 84.25%的。 In running text nobody
// can tell where a unit ends, so q has none but [PercentUnit]; the caller knows
// which units to expect. A point or comma that no digit follows belongs to the
// text. It is 0 if s does not begin with a digit.
func ScanNumber(s string) (q Quantity, n int) {
	sc := scanner{src: s}
	var d digits
	if !sc.integer(&d) {
		sc, d = scanner{src: s}, digits{}
		sc.run(&d)
	}
	if r, size := sc.peek(); r == '.' && d.count > 0 {
		whole := sc
		sc.text = append(sc.text, '.')
		sc.pos += size
		if d.places = sc.run(&d); d.places == 0 {
			sc = whole
		}
	}
	if d.count == 0 || d.count > maxDigits {
		return Quantity{}, 0
	}
	d.finish(sc.text)
	sc.infix(&q)
	q.Scale = sc.scale()
	sc.infix(&q)
	if q.Scale == One {
		q.Scale = sc.percent()
	}
	if q.Scale < One {
		q.Unit = PercentUnit
	}
	q.Rat, q.Places, q.Text = d.value(false, q.Scale), d.places, string(sc.text)
	return q, sc.pos
}

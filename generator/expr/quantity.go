package expr

import "math/big"

// PercentUnit is the Unit of percentages and permilles.
const PercentUnit = "%"

// Quantity is an exact number with its unit and the way it is printed. The zero
// Quantity is a plain 0. Quantities are values: nothing changes a Rat after it
// was made, so copies may share it.
type Quantity struct {
	Rat    *big.Rat // in Unit, scale multiplied in: 11万份 is 110000, 84.25% is 337/400; nil is 0, but nothing in this package yields nil
	Unit   string   // 元, 人, 元/人; [PercentUnit] for % and ‰; "" for a plain number
	Scale  Scale    // the mark it is printed with
	Places int      // digits after the point at that scale
	Approx string   // 余, 多, 约, 近, 以上 … as written; 约 for what is computed from an approximate value; "" for an exact one
	Text   string   // as written, full-width forms and blanks normalised; "" for a computed value
}

// NewQuantity is a computed quantity: value in unit, printed at scale with so
// many places. A percentage has [PercentUnit], scale [Percent] and, for 84.25%,
// the value 0.8425.
func NewQuantity(value *big.Rat, unit string, scale Scale, places int) Quantity {
	return Quantity{Rat: value, Unit: unit, Scale: scale, Places: places}
}

// Int is a whole number in a unit; the unit may be "".
func Int(n int64, unit string) Quantity {
	return Quantity{Rat: new(big.Rat).SetInt64(n), Unit: unit}
}

var zero = new(big.Rat) // never written to

func (q Quantity) rat() *big.Rat {
	if q.Rat == nil {
		return zero
	}
	return q.Rat
}

// Sign is -1, 0 or 1.
func (q Quantity) Sign() int { return q.rat().Sign() }

// IsPlain reports whether q has no unit.
func (q Quantity) IsPlain() bool { return q.Unit == "" }

// IsApprox reports whether q is only approximately known.
func (q Quantity) IsApprox() bool { return q.Approx != "" }

// Leans says on which side of Rat the true value of an approximate quantity
// lies: 1 for 200余人 and 200人以上 (at least), -1 for 近200人 and 200人以内 (at
// most), 0 for 约200人 and for exact ones.
func (q Quantity) Leans() int {
	switch q.Approx {
	case "余", "多", "超", "超过", "逾", "以上":
		return 1
	case "近", "将近", "接近", "不足", "不到", "以下", "以内":
		return -1
	}
	return 0
}

// Measure names the unit with its mark, as messages show it: 万元, %, 人.
func (q Quantity) Measure() string {
	if q.Unit == PercentUnit {
		return q.Scale.String()
	}
	return q.Scale.String() + q.Unit
}

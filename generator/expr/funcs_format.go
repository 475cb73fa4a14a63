package expr

import (
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// format prints q at a scale. Without a wanted number of places a quantity
// written at that scale stays as it is; others get the digits they need, two at
// most.
func format(args []Value, q Quantity, scale Scale) (Value, *Error) {
	n, given, err := wanted(args)
	if err != nil {
		return Value{}, err
	}
	switch {
	case given:
	case q.Scale == scale && q.Text != "":
		return OfText(q.Text), nil
	case q.Scale == scale:
		n = q.Places
	default:
		n = trimmed(q.rat(), scale, 0, quotientPlaces)
	}
	return OfText(q.Format(n, scale)), nil
}

// bare prints the number without mark and unit.
func bare(args []Value) (Value, *Error) {
	q := *args[0].number
	n, given, err := wanted(args)
	if err != nil {
		return Value{}, err
	}
	if !given {
		n = q.Places
	}
	return OfText(q.prefix() + q.Number(n)), nil
}

func percent(args []Value) (Value, *Error)  { return share(args, Percent) }
func permille(args []Value) (Value, *Error) { return share(args, Permille) }

// share prints a percentage, or a plain number as one: 0.95 is 95%.
func share(args []Value, scale Scale) (Value, *Error) {
	q, err := pure(args[0])
	if err != nil {
		return Value{}, err
	}
	return format(args, q, scale)
}

// pure is a percentage; a plain number becomes one.
func pure(v Value) (Quantity, *Error) {
	q := *v.number
	switch q.Unit {
	case PercentUnit:
		return q, nil
	case "":
		return dress(q.rat(), PercentUnit, Percent, q, q.Approx), nil
	}
	return q, ArgError(0, source.UnitMismatch, "“"+q.String()+"”不是比率", "先用除法或“比率(甲, 乙)”求出比率")
}

// percentagePoints prints the difference of two percentages: 10.75个百分点.
func percentagePoints(args []Value) (Value, *Error) {
	q := *args[0].number
	if q.Unit != PercentUnit {
		return Value{}, ArgError(0, source.UnitMismatch, "“"+q.String()+"”不是百分数之差", "例如“95% - 执行率 | 百分点”")
	}
	n, given, err := wanted(args)
	if err != nil {
		return Value{}, err
	}
	if !given {
		n = trimmed(q.rat(), Percent, 0, max(quotientPlaces, q.Places))
	}
	q.Scale = Percent
	return OfText(q.prefix() + q.Number(n) + "个百分点"), nil
}

// money prints an amount at a scale of 元.
func money(scale Scale) func(args []Value) (Value, *Error) {
	return func(args []Value) (Value, *Error) {
		q := *args[0].number
		if q.Unit != "元" {
			return Value{}, ArgError(0, source.UnitMismatch, "“"+q.String()+"”不是金额", "金额的单位是元、千元、万元或亿元")
		}
		return format(args, q, scale)
	}
}

// grouped prints with thousands separators: 1,234.56万元.
func grouped(args []Value) (Value, *Error) {
	q := *args[0].number
	n, given, err := wanted(args)
	if err != nil {
		return Value{}, err
	}
	if !given {
		n = q.Places
	}
	s := q.Number(n)
	whole, rest, fraction := strings.Cut(s, ".")
	start := 0
	if whole[0] == '-' {
		start = 1
	}
	b := []byte(whole[:start])
	for i := start; i < len(whole); i++ {
		if i > start && (len(whole)-i)%3 == 0 {
			b = append(b, ',')
		}
		b = append(b, whole[i])
	}
	if fraction {
		b = append(append(b, '.'), rest...)
	}
	return OfText(q.prefix() + string(b) + q.Measure()), nil
}

// change words a difference: 增加2121.39万元, 减少3人, 持平.
func change(args []Value) (Value, *Error) {
	words := [3]string{"增加", "减少", "持平"}
	for i, a := range args[1:] {
		words[i] = a.text
	}
	q := *args[0].number
	switch q.Sign() {
	case 1:
		return OfText(words[0] + q.String()), nil
	case -1:
		return OfText(words[1] + q.Neg().String()), nil
	}
	return OfText(words[2]), nil
}

func hanzi(args []Value) (Value, *Error) {
	n, ok := whole(*args[0].number)
	if !ok || n < 0 || n > maxHanzi {
		return Value{}, ArgError(0, source.WrongOperand, "“"+args[0].number.String()+"”不能写成中文数字", "只有不带小数、不太大的整数可以")
	}
	return OfText(Hanzi(int(n))), nil
}

func ordinal(args []Value) (Value, *Error) {
	n, ok := whole(*args[0].number)
	if !ok || n < 1 || n > maxHanzi {
		return Value{}, ArgError(0, source.WrongOperand, "“"+args[0].number.String()+"”不能作序号", "序号是从1开始的整数")
	}
	s, ok := Ordinal(int(n), args[1].text)
	if !ok {
		return Value{}, ArgError(1, source.BadValue, "样子“"+args[1].text+"”里没有一、1或①", "例如“（一）”“1.”“①”“一是”")
	}
	return OfText(s), nil
}

// fullWidth widens ASCII letters, digits and signs.
func fullWidth(args []Value) (Value, *Error) {
	s, err := args[0].Print()
	if err != nil {
		return Value{}, err
	}
	return OfText(strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7F {
			return r + 0xFEE0
		}
		return r
	}, s)), nil
}

package expr

import (
	"fmt"
	"math/big"

	"github.com/selfeval/selfeval/generator/source"
)

// each visits the quantities among args, those in lists included.
func each(args []Value, visit func(q Quantity) *Error) *Error {
	for i, a := range args {
		if a.kind == KindNumber {
			if err := visit(*a.number); err != nil {
				return err
			}
			continue
		}
		for k, item := range a.list {
			q, ok := item.Number()
			if !ok {
				err := wrongKind(fmt.Sprintf("列表的第%d项", k+1), item, KindNumber)
				return ArgError(i, err.Code, err.Message, err.Hint)
			}
			if err := visit(q); err != nil {
				return err
			}
		}
	}
	return nil
}

func total(args []Value) (sum Quantity, n int64, err *Error) {
	err = each(args, func(q Quantity) (err *Error) {
		if n++; n == 1 {
			sum = q
			return nil
		}
		sum, err = sum.Add(q)
		return err
	})
	if n == 0 {
		sum = Int(0, "")
	}
	return sum, n, err
}

// sum of an empty list is a plain 0, which goes with any unit.
func sum(args []Value) (Value, *Error) {
	q, _, err := total(args)
	if err != nil {
		return Value{}, err
	}
	return OfNumber(q), nil
}

func average(args []Value) (Value, *Error) {
	q, n, err := total(args)
	if err != nil || n == 0 {
		return Value{}, err
	}
	q, err = q.Div(Int(n, ""))
	return OfNumber(q), err
}

func least(args []Value) (Value, *Error)    { return extreme(args, -1) }
func greatest(args []Value) (Value, *Error) { return extreme(args, 1) }

// extreme keeps the operand as it was written. Of an empty list there is none.
func extreme(args []Value, side int) (Value, *Error) {
	var best *Quantity
	err := each(args, func(q Quantity) *Error {
		if best == nil {
			best = &q
			return nil
		}
		order, err := q.Cmp(*best)
		if err == nil && order == side {
			best = &q
		}
		return err
	})
	if err != nil || best == nil {
		return Value{}, err
	}
	return OfNumber(*best), nil
}

func count(args []Value) (Value, *Error) {
	return OfNumber(Int(int64(len(args[0].list)), "")), nil
}

func ratio(args []Value) (Value, *Error) {
	q, err := args[0].number.Ratio(*args[1].number)
	if err != nil {
		if err.Code == source.DivisionByZero {
			return Value{}, ArgError(1, err.Code, "分母是0", "请核对数据；确实可能为0时，先用“如果(…)”判断")
		}
		return Value{}, err
	}
	return OfNumber(q), nil
}

func absolute(args []Value) (Value, *Error) { return OfNumber(args[0].number.Abs()), nil }

func round(args []Value) (Value, *Error) {
	n, _, err := wanted(args)
	return OfNumber(args[0].number.Round(n)), err
}

func floor(args []Value) (Value, *Error) { return toward(args, -1) }
func ceil(args []Value) (Value, *Error)  { return toward(args, 1) }

// toward rounds to the next place below or above.
func toward(args []Value, side int) (Value, *Error) {
	n, _, err := wanted(args)
	if err != nil {
		return Value{}, err
	}
	q := *args[0].number
	r := q.Round(n)
	if compare(r.Rat, q.rat())*side < 0 {
		exp := n - int(q.Scale)
		step := new(big.Rat)
		if exp >= 0 {
			step.SetFrac(big.NewInt(int64(side)), pow10(exp))
		} else {
			step.SetInt(new(big.Int).Mul(big.NewInt(int64(side)), pow10(-exp)))
		}
		r.Rat = step.Add(step, r.Rat)
	}
	return OfNumber(r), nil
}

// wanted is the optional second argument: how many places.
func wanted(args []Value) (places int, given bool, err *Error) {
	if len(args) < 2 {
		return 0, false, nil
	}
	q := *args[1].number
	n, ok := whole(q)
	if !ok || q.Unit != "" || n < 0 || n > 20 {
		return 0, false, ArgError(1, source.WrongOperand, "小数位数应当是0到20的整数", "例如“2”")
	}
	return int(n), true, nil
}

// whole is q as an integer.
func whole(q Quantity) (int64, bool) {
	r := q.rat()
	if !r.IsInt() || !r.Num().IsInt64() {
		return 0, false
	}
	return r.Num().Int64(), true
}

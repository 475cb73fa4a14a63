package expr

import "github.com/selfeval/selfeval/generator/source"

// Kind says what a [Value] is.
type Kind uint8

// The kinds of value. They are bits so that a [Param] can name several.
const (
	KindNull Kind = 1 << iota
	KindBool
	KindNumber
	KindText
	KindList
	KindRecord
	KindAny = KindNull | KindBool | KindNumber | KindText | KindList | KindRecord
)

// String is the kind's Chinese name.
func (k Kind) String() string {
	switch k {
	case KindNull:
		return "空值"
	case KindBool:
		return "条件"
	case KindNumber:
		return "数量"
	case KindText:
		return "文字"
	case KindList:
		return "列表"
	case KindRecord:
		return "一组数据"
	}
	return "值"
}

// Value is what an expression yields. The zero Value is null: there is no
// value. Text is text and never markup. Values are immutable; whoever makes a
// list or record gives it away.
type Value struct {
	kind   Kind // 0 is null
	yes    bool
	text   string
	number *Quantity
	list   []Value
	record *Record
}

// OfBool is a truth value.
func OfBool(b bool) Value { return Value{kind: KindBool, yes: b} }

// OfNumber is a quantity.
func OfNumber(q Quantity) Value { return Value{kind: KindNumber, number: &q} }

// OfText is a text, which may be empty.
func OfText(s string) Value { return Value{kind: KindText, text: s} }

// OfList is a list; its items may be of any kind.
func OfList(items []Value) Value { return Value{kind: KindList, list: items} }

// OfRecord is a record; nil is null.
func OfRecord(r *Record) Value {
	if r == nil {
		return Value{}
	}
	return Value{kind: KindRecord, record: r}
}

// Kind is what v is.
func (v Value) Kind() Kind {
	if v.kind == 0 {
		return KindNull
	}
	return v.kind
}

// IsNull reports whether there is no value.
func (v Value) IsNull() bool { return v.kind == 0 }

// Bool is v's truth value; ok is false if it has none. Only conditions have:
// quantities, texts, lists and null are neither true nor false.
func (v Value) Bool() (b, ok bool) {
	v = v.self()
	return v.yes, v.kind == KindBool
}

// Number is v's quantity, or that of the record it is.
func (v Value) Number() (Quantity, bool) {
	v = v.self()
	if v.kind != KindNumber {
		return Quantity{}, false
	}
	return *v.number, true
}

// Text is v's text, or that of the record it is; it does not print quantities.
func (v Value) Text() (string, bool) {
	v = v.self()
	return v.text, v.kind == KindText
}

// List is v's items. They must not be changed.
func (v Value) List() ([]Value, bool) {
	v = v.self()
	return v.list, v.kind == KindList
}

// Record is v's fields.
func (v Value) Record() (*Record, bool) { return v.record, v.kind == KindRecord }

// self is what a record stands for where no record is wanted.
func (v Value) self() Value {
	if v.kind == KindRecord && !v.record.self.IsNull() {
		return v.record.self
	}
	return v
}

// Print is v as it appears in text: a quantity as [Quantity.String] has it, a
// text as it is. Nothing else can be printed; null least of all, for missing
// data is never silent.
func (v Value) Print() (string, *Error) {
	switch w := v.self(); w.kind {
	case KindNumber:
		return w.number.String(), nil
	case KindText:
		return w.text, nil
	case KindBool:
		return "", fail(source.WrongOperand, "条件不能直接写进文字", "写成“如果(条件, \"是\", \"否\")”")
	case KindList:
		return "", fail(source.WrongOperand, "列表不能直接写进文字", "写成“… | 列举”")
	case KindRecord:
		return "", fail(source.WrongOperand, "一组数据不能直接写进文字", "写出其中一项，例如“."+w.record.shape.first()+"”")
	}
	return "", fail(source.MissingValue, "没有值", "请补上数据，或写成“… | 或(\"/\")”")
}

package expr

import "strings"

// pureNumber reports whether a unit leaves the other operand of × as it is.
func pureNumber(unit string) bool { return unit == "" || unit == PercentUnit }

// mulUnits is the unit of a × b. Numbers and percentages keep the other unit; a
// percentage of a plain number is a plain number; 元/人 × 人 is 元. There are no
// other products.
func mulUnits(a, b string) (string, bool) {
	switch {
	case a == b && pureNumber(a):
		return a, true
	case pureNumber(a) && pureNumber(b):
		return "", true
	case pureNumber(a):
		return b, true
	case pureNumber(b):
		return a, true
	}
	if over, under, ok := strings.Cut(a, "/"); ok && under == b {
		return over, true
	}
	if over, under, ok := strings.Cut(b, "/"); ok && under == a {
		return over, true
	}
	return "", false
}

// divUnits is the unit of a ÷ b. Two equal units make a percentage, except two
// plain numbers, whose quotient is a plain number; 元 ÷ 人 is 元/人; 元 ÷ 元/人 is 人.
func divUnits(a, b string) (string, bool) {
	switch {
	case a == b && a == "":
		return "", true
	case a == b:
		return PercentUnit, true
	case pureNumber(b) && a == PercentUnit:
		return PercentUnit, true
	case pureNumber(b):
		return a, true
	case pureNumber(a):
		return "", false
	}
	if over, under, ok := strings.Cut(b, "/"); ok {
		return under, over == a
	}
	if strings.Contains(a, "/") {
		return "", false
	}
	return a + "/" + b, true
}

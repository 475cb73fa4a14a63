package source

import (
	"fmt"
	"regexp"
)

// dateDigits reads 2020-12-31.
func dateDigits(s string) (year, month, day int, ok bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, 0, 0, false
	}
	year, ok1 := digits(s[:4])
	month, ok2 := digits(s[5:7])
	day, ok3 := digits(s[8:])
	return year, month, day, ok1 && ok2 && ok3
}

// digits reads a short unsigned decimal.
func digits(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, s != ""
}

// dateFault says why there is no such day, or "".
func dateFault(year, month, day int) string {
	if month < 1 || month > 12 {
		return fmt.Sprintf("没有%d月", month)
	}
	last := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
	if month == 2 && (year%4 == 0 && year%100 != 0 || year%400 == 0) {
		last = 29
	}
	if day < 1 || day > last {
		return fmt.Sprintf("%d年%d月没有%d日", year, month, day)
	}
	return ""
}

// dateLike reads a day as people write it: 2020年1月2日, 2020/1/2, 2020.1.2, 2020-1-2.
func dateLike(s string) (year, month, day int, ok bool) {
	m := datePattern.FindStringSubmatch(s)
	if m == nil {
		return 0, 0, 0, false
	}
	year, _ = digits(m[1])
	month, _ = digits(m[2])
	day, _ = digits(m[3])
	return year, month, day, true
}

var datePattern = regexp.MustCompile(`^\s*([0-9]{4})\s*[-./年．／]\s*([0-9]{1,2})\s*[-./月．／]\s*([0-9]{1,2})\s*日?\s*$`)

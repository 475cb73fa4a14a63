package source

import (
	"fmt"
	"strings"
)

// explainBare is for a word that stands where a value should, without being one.
func explainBare(word, key string) (message, hint string) {
	narrow := strings.Map(halfWidth, word)
	show := shorten(word)
	clean := strings.NewReplacer(",", "", "，", "").Replace(narrow)
	switch first := word[:min(1, len(word))]; {
	case narrow != word && isDecimal(narrow, false):
		return "“" + show + "”里有全角数字", "换成半角数字：" + assign(key, narrow)
	case grouped.MatchString(word) && isDecimal(clean, false):
		return "“" + show + "”里有千分位逗号", "去掉逗号：" + assign(key, clean)
	case grouped.MatchString(word):
		return "“" + show + "”里有千分位逗号，又带单位", "去掉逗号，加半角引号：" + assign(key, Quote(shorten(clean)))
	case isBoolWord(word):
		return "“" + show + "”不是值", "真假值写成小写的 true 或 false；文字加半角引号：" + assign(key, Quote(show))
	default:
		if year, month, day, ok := dateLike(narrow); ok {
			if fault := dateFault(year, month, day); fault != "" {
				return "日期“" + show + "”不对：" + fault, "写成 年-月-日，如 " + assign(key, "2020-12-31")
			}
			return "日期“" + show + "”没有写对", "写成 " + assign(key, fmt.Sprintf("%04d-%02d-%02d", year, month, day))
		}
		if first == "." && isDecimal("0"+word, false) {
			return "小数点前面没有数字", "写成 " + assign(key, "0"+word)
		}
		if number := strings.Trim(word, "+-"); number != "" && strings.Trim(number, "0123456789._") == "" {
			return "“" + show + "”不是合法的数", "数不能以0开头，小数点两边都要有数字；编号一类的加半角引号：" + assign(key, Quote(show))
		}
		if first != "" && strings.Contains("0123456789+-.", first) {
			return "“" + show + "”不是单纯的数", "带单位或符号的加半角引号：" + assign(key, Quote(show))
		}
	}
	return "“" + strings.Trim(show, quotes) + "”没有加引号", "文字要加半角引号：" + assign(key, Quote(strings.Trim(show, quotes)))
}

// halfWidth is the half-width form of a full-width character.
func halfWidth(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// isBoolWord reports whether people write word for true or false.
func isBoolWord(word string) bool {
	switch strings.ToLower(word) {
	case "true", "false", "yes", "no", "on", "off", "是", "否":
		return true
	}
	return false
}

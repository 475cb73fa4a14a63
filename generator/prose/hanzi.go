package prose

import "strings"

// hanziDigit is the value of a Chinese digit, -1 for other characters.
func hanziDigit(r rune) int {
	switch r {
	case '〇', '零':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// hanziRank is the power of ten of 十百千万亿, 0 for other characters.
func hanziRank(r rune) int64 {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万':
		return 10000
	case '亿':
		return 100000000
	}
	return 0
}

// Number is the value of a whole Chinese numeral such as 二十一 or 一百零五, false
// if s is none or has more than nine digits.
func Number(s string) (int64, bool) {
	var total, group, digit int64
	pending, any := false, false
	for _, r := range s {
		if d := hanziDigit(r); d >= 0 {
			if pending && digit != 0 { // 二三十, 二〇二〇
				return 0, false
			}
			digit, pending, any = int64(d), true, true
			continue
		}
		rank := hanziRank(r)
		switch {
		case rank == 0, !any && rank > 10:
			return 0, false
		case rank < 10000:
			if !pending {
				digit = 1
			}
			group += digit * rank
		default:
			total = (total + group + digit) * rank
			group = 0
		}
		digit, pending, any = 0, false, true
		if total+group > 1e12 {
			return 0, false
		}
	}
	return total + group + digit, any
}

// isNumeral reports whether r is part of a Chinese numeral.
func isNumeral(r rune) bool { return hanziDigit(r) >= 0 || hanziRank(r) > 0 }

// setPhrases begin like a count and are none.
var setPhrases = [...]string{
	"三公", "两会", "两委", "五进", "三农", "百日", "万众", "四套班子", "两个维护", "两个确立", "两个责任", "四个意识", "四个自信", "四个全面", "三个代表", "三个必须", "三个清单",
	"三项制度", "三项岗位", "三类人员", "八项规定", "四项基本原则", "三重一大", "三会一课", "两学一做", "三定方案", "五位一体", "十大功劳", "四大班子", "四大家", "三大攻坚战", "三大革命", "一家",
	"三大球", "五项管理", "六个一", "三个一批", "四个最严", "两个专项", "千家", "百家", "两项补助", "三块地", "五级书记", "两个覆盖", "两种形式",
}

// isPhrase reports whether s begins with a set phrase.
func isPhrase(s string) bool {
	for _, p := range setPhrases {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

package expr

// Scale is the power of ten that a quantity's mark stands for: 万 is 4, % is -2.
type Scale int8

// The scales that have a mark of their own.
const (
	One            Scale = 0
	Thousand       Scale = 3  // 千
	TenThousand    Scale = 4  // 万
	Million        Scale = 6  // 百万
	TenMillion     Scale = 7  // 千万
	HundredMillion Scale = 8  // 亿
	Trillion       Scale = 12 // 万亿
	Percent        Scale = -2 // %
	Permille       Scale = -3 // ‰
)

// String is the printed mark, "" for [One].
func (s Scale) String() string {
	switch s {
	case Thousand:
		return "千"
	case TenThousand:
		return "万"
	case Million:
		return "百万"
	case TenMillion:
		return "千万"
	case HundredMillion:
		return "亿"
	case Trillion:
		return "万亿"
	case Percent:
		return "%"
	case Permille:
		return "‰"
	}
	return ""
}

// marks lists the written marks, longer ones before their prefixes.
var marks = [...]struct {
	text  string
	scale Scale
}{
	{"万亿", Trillion}, {"千万", TenMillion}, {"百万", Million},
	{"千", Thousand}, {"万", TenThousand}, {"亿", HundredMillion},
}

// wholeUnits are units whose first character looks like a scale. They are kept
// whole, so that 200万千瓦时 is 200 × 万 of the unit 千瓦时.
var wholeUnits = [...]string{"千克", "千米", "千瓦", "千伏", "千帕", "千卡", "千焦", "千赫", "千字"}

package font

import "slices"

// commonHanzi is every 19th of the 3,755 common Hanzi of GB/T 2312-1980, whose
// order is by sound: a sample without a bias of shape.
const commonHanzi = "" +
	"蔼敖靶般蚌鲍本毖变摈铂部惨插缠抄忱秤虫躇串戳丛寸代弹德嫡佃蝶栋睹吨堕饵繁纺纷逢俘覆概肛鸽羹钩蛊官轨骸" +
	"捍呵黑喉虎坏蝗慧活迹级忌架硷饯椒绞捷金茎靖舅巨抉喀抗刻窟框困篮劳类荔哩粱廖玲留漏录孪骡迈锚媒眯勉闽墨" +
	"木难匿镊努趴乓佩砒骗评朴奇迄钱橇窃晴曲券嚷日辱塞砂擅芍砷牲时誓首赎数瞬伺素穗塔坛唐藤天汀痛颓挖晚微蔚" +
	"稳污晤希隙仙宪巷肖蟹惺休叙靴迅阉艳疡姚夜姨疫因缨雍油余芋渊曰晕葬贼诈占障这挣知纸中帚嘱撰拙籽卒作"

// minSample is the number of Hanzi below which a median says nothing.
const minSample = 20

// measureCentre finds what [Face.Centre] returns. A font without common Hanzi
// is measured on rare ones, a font without any by its ascent and descent.
func (f *Face) measureCentre() int {
	heights := make([]int, 0, 256)
	sample := func(r rune) {
		if g := f.Glyph(r); g != 0 {
			if _, low, _, high := f.Ink(g); high > low {
				heights = append(heights, low+high)
			}
		}
	}
	for _, r := range commonHanzi {
		sample(r)
	}
	if len(heights) < minSample {
		for r := rune(0x20000); r < 0x2A6E0; r += 200 {
			sample(r)
		}
	}
	if len(heights) < minSample {
		return (f.Ascent + f.Descent) / 2
	}
	slices.Sort(heights)
	return heights[len(heights)/2] / 2
}

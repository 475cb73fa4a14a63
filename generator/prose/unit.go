package prose

import (
	"strings"
	"unicode/utf8"
)

// unitWords are the units that may follow a number, longer ones before their
// beginnings.
const unitWords = `元 分钟 分 个百分点 百分点 个工作日 工作日 个季度 季度 个月 个 人次 人日 人天 人 名 位 家次 家 户次 户 次 期 场次 场 项次 项 件次 件 份 册 本 张 条 台套 台次 台 套 辆次 辆 艘 架次 架 部 支
只 双 把 顶 床位 床 间 处次 处 所 座 栋 幢 吨 公斤 千克 克 公里 千米 平方公里 平方米 平米 立方米 厘米 毫米 米 亩次 亩 公顷 平方 立方 方 升 天 小时 年 周 起 例 宗 批次 批 队 组 类 种 门 节 篇 幅 块 片 册次
株 棵 头 尾 羽 箱 袋 瓶 盒 桶 车次 车 班次 班 轮次 轮 届 层 村次 村 镇 款 道 倍 字 页 千瓦时 千瓦 度 单位 点次 枚 颗 盏 杆 眼 口 根 卷 束 副 扇 面 樘 剂次 剂 支队 码 阶段 环节 步骤 方面 步 大
㎡ m² m2 m³ m3 km² km kg mm cm m t kWh kW MW GB TB`

// hanziOnly are left out behind Arabic figures, digitsOnly behind Chinese ones,
// where they mostly are other words: 三方, 四面, 五度.
const (
	hanziOnly  = "大"
	digitsOnly = "方 分 点 度 头 口 面 根 节 门 部 升 字 码 片 道 尾 眼 副 层 卷 束 本 年 周 村 镇 班 轮 届 m t 克"
)

// notUnit are continuations that make another word of a unit: 支持, 台账.
var notUnit = map[string]string{
	"部": "门署分", "个": "别性体", "名": "录单称牌义", "本": "级年地单部次局", "支": "持出付撑部", "次": "要性日数", "组": "织建成长", "条": "件例款", "处": "理置级罚于在长",
	"场": "所地", "家": "庭长电园", "所": "有需属在", "张": "贴", "台": "账帐风", "类": "别型似", "项": "目", "期": "间限末", "起": "来草到用", "天": "然", "位": "于置", "间": "接",
	"套": "路", "座": "谈", "种": "植子", "轮": "换", "班": "子", "队": "伍", "分": "别类为成析管局配之解", "人": "民均才", "份": "额", "周": "边围期年", "村": "委民", "户": "籍均", "件": "均",
	"门": "户", "块": "状", "片": "区", "方": "面案式法向", "面": "积对向", "点": "位评多", "度": "假", "口": "岸", "元": "素", "米": "粉", "头": "发", "层": "面次级", "道": "路德", "单位": "面",
	"步": "伐行入走", "节": "约能日假", "批": "复准示评", "条目": "", "大": "队厅型力学家", "年": "度", "字": "号", "面积": "", "阶段": "性", "环节": "", "款": "项", "页": "面", "车": "间辆", "根": "据",
}

// unitTable finds units by their first character.
var unitTable = buildUnits()

type unitWord struct {
	text          string
	hanzi, digits bool // may follow Chinese numerals, Arabic ones
}

func buildUnits() map[rune][]unitWord {
	only := func(list, w string) bool { return strings.Contains(" "+list+" ", " "+w+" ") }
	t := map[rune][]unitWord{}
	for _, w := range strings.Fields(unitWords) {
		r, _ := utf8.DecodeRuneInString(w)
		t[r] = append(t[r], unitWord{w, !only(digitsOnly, w), !only(hanziOnly, w)})
	}
	for _, list := range t { // longest first; the lists are short
		for i := range list {
			for j := i + 1; j < len(list); j++ {
				if len(list[j].text) > len(list[i].text) {
					list[i], list[j] = list[j], list[i]
				}
			}
		}
	}
	return t
}

// unitAt is the unit that s begins with, "" for none. A second unit in
// brackets belongs to it: 台（套）.
func unitAt(s string, hanzi bool) string {
	r, _ := utf8.DecodeRuneInString(s)
	for _, w := range unitTable[r] {
		if !strings.HasPrefix(s, w.text) || hanzi && !w.hanzi || !hanzi && !w.digits {
			continue
		}
		rest := s[len(w.text):]
		if after, n := utf8.DecodeRuneInString(rest); n > 0 {
			if strings.ContainsRune(notUnit[w.text], after) || r < utf8.RuneSelf && (after >= 'a' && after <= 'z' || after >= 'A' && after <= 'Z') {
				continue
			}
		}
		for _, open := range [...]string{"（", "("} {
			if inner, ok := strings.CutPrefix(rest, open); ok {
				if u := unitAt(inner, false); u != "" && (strings.HasPrefix(inner[len(u):], "）") || strings.HasPrefix(inner[len(u):], ")")) {
					closer, _ := utf8.DecodeRuneInString(inner[len(u):])
					return w.text + open + u + string(closer)
				}
			}
		}
		return w.text
	}
	return ""
}

// plainUnit is the unit as it is compared: without 个 before a length of time
// or 百分点, brackets in full width.
func plainUnit(u string) string {
	switch u {
	case "个百分点":
		return "百分点"
	case "个月":
		return "月"
	case "个工作日":
		return "工作日"
	case "个季度":
		return "季度"
	case "m²", "m2", "㎡", "平米":
		return "平方米"
	case "m³", "m3", "立方":
		return "立方米"
	case "km", "千米":
		return "公里"
	case "kg", "千克":
		return "公斤"
	}
	if strings.ContainsRune(u, '(') {
		u = strings.NewReplacer("(", "（", ")", "）").Replace(u)
	}
	return u
}

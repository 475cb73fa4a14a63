package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// years finds places that name another year than the title as the one that is
// reported on.
func (r *review) years() {
	titleYear, titleAt := 0, 0
	several := false
	yearsIn(r.title, 0, len(r.title), func(y, at int) {
		several = several || titleYear != 0 && titleYear != y || at > 0 && strings.ContainsAny(r.title[max(0, at-3):at], "-—~～至、")
		titleYear = y
	})
	if titleYear == 0 && r.year > 0 && len(r.text.Lines) > 0 && !several { // the year stands below the title: （2023年度）
		r.dateLine(r.year, r.text.Lines[0].Start)
	}
	if titleYear == 0 || several || len(r.text.Lines) == 0 {
		return
	}
	titleAt = r.text.Lines[0].Start
	lead := true
	for i := range r.text.Lines {
		l := &r.text.Lines[i]
		if l.Mark.Style != prose.NoMark {
			lead = false
		}
		if l.Kind == prose.Cells || i == 0 {
			continue
		}
		yearsIn(r.s, l.Start, l.End, func(y, at int) {
			if y != titleYear {
				r.otherYear(l, i, y, at, titleYear, titleAt, lead)
			}
		})
	}
	r.dateLine(titleYear, titleAt)
}

func (r *review) otherYear(l *prose.Line, line, y, at, titleYear, titleAt int, lead bool) {
	sn := r.sentenceOf(at)
	if sn == nil || l.Kind == prose.Heading && l.Mark.Style == prose.NoMark && line < 3 {
		return
	}
	rest := r.s[at:min(sn.End, at+120)]
	rest = strings.TrimPrefix(strings.TrimPrefix(rest[len("2020年"):], "度"), "年")
	before := r.s[sn.Start:at]
	if endsWith(before, "比", "较", "与", "同", "和", "结合", "根据", "按照", "参照", "参考", "运用", "应用") {
		return // an earlier year on purpose
	}
	if endsWith(before, "-", "—", "至", "~", "～", "、", "到") || strings.HasPrefix(rest, "至") || strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, "到") {
		return // a range of years
	}
	quoted := strings.LastIndex(before, "《") > strings.LastIndex(before, "》")
	about := subjectOfReport(rest)
	if i := strings.Index(rest, about); about != "" && (strings.HasPrefix(rest[i+len(about):], "结果") || strings.HasPrefix(rest[i+len(about):], "报告")) && !quoted {
		return
	}
	message := fmt.Sprintf("年度不一致：标题是%d年，这里是%d年", titleYear, y)
	switch {
	case l.Kind == prose.Heading && about != "" && y < titleYear+1 && !anyOf(r.text.Of(l), "上年", "上一年", "历年", "整改", "应用"):
		r.add(source.TextYearUnsure, at, message, "核对年度，改正其中一处", titleAt)
	case about == "" || anyOf(rest[:about1(rest, about)], "上年", "结果应用", "计划", "下一步"):
	case quoted && lead && y == titleYear-1, quoted && lead && y > titleYear:
		r.add(source.TextYearUnsure, at, message+"（所依据的文件名）", "核对文件名和年度", titleAt)
	case !quoted && r.alsoNames(sn, titleYear):
	case !quoted && lead && isOwnYear(r.s[sn.Start:sn.End], before, about):
		r.add(source.TextYear, at, message, "核对年度，改正其中一处", titleAt)
	case !quoted && y != titleYear+1 && y != titleYear+2 && isOwnYear(r.s[sn.Start:sn.End], before, about):
		r.add(source.TextYearUnsure, at, message, "核对年度，改正其中一处", titleAt)
	}
}

// alsoNames reports whether a sentence names the year outside of book-title
// marks: then it speaks of two years on purpose.
func (r *review) alsoNames(sn *prose.Sentence, year int) bool {
	found := false
	yearsIn(r.s, sn.Start, sn.End, func(y, at int) {
		before := r.s[sn.Start:at]
		found = found || y == year && strings.LastIndex(before, "《") <= strings.LastIndex(before, "》")
	})
	return found
}

// about1 is where the words behind a year end that say what is of that year.
func about1(rest, about string) int { return min(len(rest), strings.Index(rest, about)+len(about)+30) }

// subjectOfReport is the word by which text behind a year speaks of what a
// report is about, "" if it does not.
func subjectOfReport(rest string) string {
	for _, w := range [...]string{"部门整体", "整体支出", "整体绩效", "绩效自评", "绩效评价", "预算绩效", "重点工作", "自评工作", "部门预算整体", "部门履职", "纳入政府预算", "部门预算执行", "工作计划任务"} {
		if i := strings.Index(rest, w); i >= 0 && i <= 24 {
			return w
		}
	}
	return ""
}

// isOwnYear reports whether a sentence speaks of the evaluation that the report
// is about, not of an earlier one or of plans.
func isOwnYear(sentence, before, about string) bool {
	return !anyOf(sentence, "上年", "上一年", "去年", "往年", "结果应用", "整改", "相比", "同比", "增长", "下降", "编制", "计划于", "将于", "下一年", "预算安排", "自2", "从2", "起，", "以来") && !endsWith(before, "自", "从") && about != ""
}

// dateLine checks the date that closes the report, or that its form was filled
// in: a report on a year is not written before the year ends.
func (r *review) dateLine(titleYear, titleAt int) {
	for i := 1; i < len(r.text.Lines); i++ {
		l := &r.text.Lines[i]
		text := r.text.Of(l)
		if j := strings.Index(text, "填报日期："); j >= 0 && l.Kind != prose.Cells {
			text = strings.TrimSpace(text[j+len("填报日期："):])
		}
		y, month := wholeDate(text)
		if y == 0 || l.Kind == prose.Cells {
			continue
		}
		if y < titleYear || y == titleYear && month != 12 && !strings.Contains(r.title, "监控") {
			r.once(source.TextYearUnsure, l.Start, fmt.Sprintf("成文日期%s早于所评%d年度结束", text, titleYear), "核对日期和年度", titleAt)
		}
	}
}

// wholeDate reads a line that is a date and nothing else: 2023年4月12日, 二〇二三年三月十日.
func wholeDate(text string) (year, month int) {
	if han(text) > 12 || !strings.HasSuffix(text, "日") {
		return 0, 0
	}
	digits := strings.NewReplacer("〇", "0", "○", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
	head, rest, ok := strings.Cut(text, "年")
	if !ok {
		return 0, 0
	}
	year = yearAt(digits.Replace(strings.TrimSpace(head)) + "年")
	name, _, ok := strings.Cut(rest, "月")
	if !ok || year == 0 {
		return 0, 0
	}
	switch name = strings.TrimSpace(name); name {
	case "10", "十":
		return year, 10
	case "11", "十一":
		return year, 11
	case "12", "十二":
		return year, 12
	}
	if name = digits.Replace(strings.TrimPrefix(name, "0")); len(name) == 1 && name[0] > '0' && name[0] <= '9' {
		return year, int(name[0] - '0')
	}
	return 0, 0
}

package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// UsesPopulation tells that the i-th department's report prints its county's
// population, which stands in the shared file.
func UsesPopulation(i int) bool { return i%3 == 0 }

// department is a data file while it is written.
type department struct {
	strings.Builder
	*rand.Rand
	index  int
	bureau bureau
	missed []string // names of targets that were not reached
	hard   bool     // a bad year: little spent, many targets missed
}

// Department is the data file of the i-th department.
func Department(i int) File {
	d := &department{Rand: numbers(i), index: i, bureau: bureaus[i%PerCounty]}
	d.hard = d.IntN(12) == 0
	goals := make([]int, len(d.bureau.tasks))
	results := make([]int, len(d.bureau.tasks))
	for k, t := range d.bureau.tasks {
		goals[k] = max(2, t.amount*(70+d.IntN(60))/100)
		results[k] = goals[k] * (100 + d.IntN(16)) / 100
		switch {
		case d.hard && d.IntN(2) == 0:
			results[k] = max(1, goals[k]*(10+d.IntN(60))/100)
		case d.IntN(14) == 0:
			results[k] = max(1, goals[k]*(80+d.IntN(18))/100)
		}
		if results[k] < goals[k] {
			d.missed = append(d.missed, t.name)
		}
	}
	d.head()
	d.figures(results)
	low := d.budget()
	d.indicators(goals, results)
	d.measures(low)
	d.texts()
	return File{folder(i/PerCounty) + "/" + d.bureau.name + ".toml", d.String()}
}

func (d *department) add(format string, args ...any) { fmt.Fprintf(d, format, args...) }

func (d *department) head() {
	d.add("schema  = 1\npack    = \"hubei-department\"\ninclude = [\"district.toml\"]\n\n")
	d.add("[unit]\nname  = %q\nshort = [%q, \"我局\"]\n\n", Unit(d.index), "县"+d.bureau.name)
	d.add("[report]\nyear    = %d\ndate    = %d-03-%02d\nbasis   = [\"通知\"]\nexample = \"示例：单位和数字均由程序生成\"\n\n", Year, Year+1, 1+d.IntN(28))
	d.add("[documents]\n\"决算\" = { title = \"%d年度部门决算\", scope = \"部门决算\", as_of = %d-12-31 }\n", Year, Year)
	for _, t := range d.bureau.tasks {
		d.add("%q = { title = \"%d年%s工作台账和验收资料\", place = \"%d号档案盒\" }\n", t.name+"台账", Year, t.name, 1+d.IntN(9))
	}
	d.add("\"问卷\" = { title = \"服务对象满意度调查问卷及汇总表\", place = \"办公室\" }\n\n")
}

func (d *department) figures(results []int) {
	for k, t := range d.bureau.tasks {
		d.add("[figures.%q]\n", t.name+"台账")
		d.add("%q = { now = \"%d%s\", last = \"%d%s\" }\n", t.name+"数", results[k], t.unit, max(1, results[k]*(80+d.IntN(35))/100), t.unit)
		batch := 20 + d.IntN(400)
		d.add("%q = \"%d批\"\n%q = \"%d批\"\n\n", t.name+"抽查", batch, t.name+"合格", batch-d.IntN(2)*d.IntN(2))
	}
	asked := 200 + 50*d.IntN(9)
	d.add("[figures.\"问卷\"]\n\"有效问卷\" = \"%d份\"\n\"满意问卷\" = \"%d份\"\n\n", asked, asked*(92+d.IntN(8))/100)
}

// budget reports whether the rate is below what the pack asks for.
func (d *department) budget() (low bool) {
	// Money in hundredths of 万元, so that every part is exact.
	staff, project, other := 40000+d.IntN(160000), 60000+d.IntN(900000), 1000+d.IntN(20000)
	share := 960 + d.IntN(40)
	switch {
	case d.hard:
		share = 350 + d.IntN(350)
	case d.IntN(4) == 0:
		share = 780 + d.IntN(150)
	}
	done, rest := project*share/1000, other*share/1000
	d.add("[budget]\nunit = \"万元\"\nrows = [\n")
	d.add("  { name = \"基本支出\", by = \"用途\", initial = %s, executed = %s, source = \"决算\" },\n", money(staff), money(staff))
	d.add("  { name = \"项目支出\", by = \"用途\", initial = %s, executed = %s, source = \"决算\" },\n", money(project), money(done))
	d.add("  { name = \"其他支出\", by = \"用途\", initial = %s, executed = %s, source = \"决算\" },\n]\n", money(other), money(rest))
	d.add("reason = \"部分项目跨年实施，按合同约定在验收后付款；个别项目的采购程序开始较晚\"\n\n")
	return 100*(staff+done+rest) < 95*(staff+project+other)
}

func money(hundredths int) string { return fmt.Sprintf("\"%d.%02d\"", hundredths/100, hundredths%100) }

func (d *department) indicators(goals, results []int) {
	row := func(class, name, target, actual, text, evidence, more string) {
		d.add("[[indicators]]\nclass    = %q\nname     = %q\ntarget   = %q\n%s\ntext     = %q\nevidence = [%q]\n%s\n", class, name, target, actual, text, evidence, more)
	}
	for k, t := range d.bureau.tasks {
		more := ""
		if results[k] < goals[k] {
			more = fmt.Sprintf("reason   = %q\nmeasure  = %q\n", fmt.Sprintf(delays[k], t.name), fmt.Sprintf("把%s的剩余任务列入下一年度计划，按月调度", t.name))
		}
		row("产出指标/数量指标", t.name, fmt.Sprintf("≥%d%s", goals[k], t.unit), fmt.Sprintf("actual   = %q", "= "+t.name+"数"),
			fmt.Sprintf("%s，全年%s{%s数}，上年为{%s数.上年}。", t.detail, t.name, t.name, t.name), t.name+"台账", more)
	}
	for k := 0; k < 3; k++ {
		t := d.bureau.tasks[(k+d.index)%len(d.bureau.tasks)]
		row("产出指标/质量指标", t.name+"合格率", "≥95%", fmt.Sprintf("actual   = \"= %s合格 / %s抽查\"", t.name, t.name),
			fmt.Sprintf("抽查{%s抽查}，合格{%s合格}。", t.name, t.name), t.name+"台账", "")
	}
	row("产出指标/时效指标", "年度任务按期完成", "12月底前", "stated   = \"完成\"", "列入年度计划的任务都安排在12月底前，按季度检查进度。", "决算", "")
	for k, e := range d.bureau.effects {
		class := []string{"效益指标/社会效益指标", "效益指标/社会效益指标", "效益指标/可持续影响指标", "效益指标/可持续影响指标"}[k]
		text := fmt.Sprintf("通过%s和%s，%s得到提升。", d.bureau.tasks[k].name, d.bureau.tasks[k+1].name, e)
		if k == 0 && UsesPopulation(d.index) {
			text = fmt.Sprintf("服务覆盖{乡镇数}乡镇、常住人口{常住人口}，%s得到提升。", e)
		}
		row(class, e, "提升", "stated   = \"完成\"\nshown    = \"提升\"", text, d.bureau.tasks[k].name+"台账", "")
	}
	row("满意度指标/服务对象满意度指标", "服务对象满意度", "≥90%", "actual   = \"= 满意问卷 / 有效问卷\"", "收回有效问卷{有效问卷}，表示满意的{满意问卷}。", "问卷", "")
}

// delays are why a target was missed, by the number of the task.
var delays = []string{
	"%s的前期手续办理时间较长，开工晚于计划",
	"%s受连续降雨影响，有效作业时间减少",
	"部分乡镇配套资金到位晚，%s没有全部实施",
	"%s的采购两次流标，签订合同推迟",
	"年中调整了%s的范围，剩余部分转入下一年度",
	"%s的对象在年内减少，实际需要低于预计",
}

// measures answer what the pack finds: a low rate, and each missed target.
func (d *department) measures(low bool) {
	if low {
		d.add("[[measures]]\nanswers = [\"预算执行率\"]\ntitle   = \"加快项目支出进度\"\n")
		d.add("text    = \"年初编实项目计划和采购计划，按季度通报支出进度，进度滞后的及时分析原因、调整预算。\"\nowner   = \"财务科\"\ndue     = \"%d年底\"\n\n", Year+1)
	}
	for _, name := range d.missed {
		d.add("[[measures]]\nanswers = [%q]\ntitle   = %q\n", name, "补齐"+name+"的剩余任务")
		d.add("text    = %q\nowner   = \"业务科室\"\ndue     = %d-%02d-30\n\n",
			name+"未完成的部分结转到下一年度优先安排，明确责任人和时限。", Year+1, 4+d.IntN(8))
	}
}

func (d *department) texts() {
	d.add("[text]\n\"综合评价\" = %q\n", "{年度}年，{单位.简称}围绕年初确定的重点任务，统筹安排资金和力量，"+
		d.bureau.tasks[0].name+"、"+d.bureau.tasks[1].name+"和"+d.bureau.tasks[2].name+"等工作按计划推进。")
	d.add("\"预算安排\" = \"根据{文件.批复 | 引用}，{单位.简称}{年度}年年初部门预算为{年初预算}，包括基本支出、项目支出和其他支出。\"\n")
	d.add("\"预算执行\" = \"{单位.简称}{年度}年实际支出{执行数}，与部门决算一致。\"\n\n")
	for k := range 3 {
		a, b := d.bureau.tasks[2*k], d.bureau.tasks[2*k+1]
		d.add("[[lists.works]]\ntitle = %q\ntext  = %q\nitems = [\n", "推进"+a.name+"和"+b.name, "把"+a.name+"、"+b.name+"列入年度重点，落实责任科室和进度要求")
		for _, t := range []task{a, b} {
			d.add("  { title = %q, text = %q },\n", t.name, fmt.Sprintf("%s，共%s{%s数}；组织抽查{%s抽查}，对发现的问题逐一反馈并督促整改。", t.detail, t.name, t.name, t.name))
		}
		d.add("]\n\n")
	}
	for _, s := range [][2]string{
		{"制定工作方案", "明确自评的内容、分工和时间要求。"},
		{"收集核对数据", "各科室提供台账和凭证，财务科核对金额。"},
		{"撰写自评结果", "汇总数据，计算得分，形成自评结果和自评表。"},
	} {
		d.add("[[lists.steps]]\ntitle = %q\ntext  = %q\n\n", s[0], s[1])
	}
	for _, m := range [][2]string{
		{"审阅资料法", "查阅预算、决算、台账和验收资料，核对任务和资金。"},
		{"实地考察法", "选取部分项目到现场查看进度和质量。"},
		{"比较分析法", "将实际完成情况与年初目标逐项对照。"},
	} {
		d.add("[[lists.methods]]\ntitle = %q\ntext  = %q\n\n", m[0], m[1])
	}
	d.add("[fields]\n\"单位性质\" = \"行政单位\"\n\"预算级次\" = \"一级预算单位\"\n")
}

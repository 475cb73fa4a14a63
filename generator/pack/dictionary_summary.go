package pack

import "slices"

// SummaryDictionary lists every name that a summary's wording may use. Package
// summary gives the names their values.
var SummaryDictionary = append(common("年度", "单位", "报告", "依据", "文件", "字段"), []Term{
	{Name: "汇总", Does: "汇总的范围和总的结果；得分率是得分占总分的比例；平均分在各模板总分相同时才有", Fields: []string{
		"报告数", "纳入数", "未纳入数", "单位数", "部门数", "项目数", "计分数", "满分数", "总分", "平均分", "最高分", "最低分", "平均得分率",
		"指标数", "完成数", "未完成数", "完成率", "执行率数", "执行率低数", "尾差",
	}},
	{Name: "等级分布", Does: "各等级的报告；未能评价的单列，数量之和等于报告数。报告是全部名称的列表，举例是写出来的一句，多了只写几个", List: true, Fields: []string{"等级", "界限", "数量", "占比", "报告", "举例"}},
	{Name: "得分分布", Does: "各得分率区间的报告", List: true, Fields: []string{"区间", "数量", "占比"}},
	{Name: "执行率分布", Does: "各预算执行率区间的报告，申报的执行率不计入", List: true, Fields: []string{"区间", "数量", "占比"}},
	{Name: "一级指标", Does: "各类指标的得分合计", List: true, Fields: []string{"名称", "报告数", "分值", "得分", "得分率"}},
	{Name: "排名", Does: "纳入汇总的报告，部门在前、项目在后，各按得分率排名，同分同名次", List: true, Fields: []string{
		"序号", "名次", "名称", "单位", "类别", "得分", "总分", "得分率", "等级", "前列", "靠后",
		"预算数", "执行数", "执行率", "申报", "执行率低", "指标数", "未完成数", "上年得分", "变化",
	}},
	{Name: "资金", Does: "纳入汇总的部门的资金合计；只有项目时是项目的", Fields: moneyFields},
	{Name: "资金分类", Does: "部门整体和项目支出各自的资金合计，两类不相加", List: true, Fields: moneyFields},
	{Name: "低执行率", Does: "执行率低于计分方案要求的报告，从低到高，最多20份", List: true, Fields: []string{"名称", "预算数", "执行数", "执行率", "申报", "得分"}},
	{Name: "申报执行率", Does: "口径与本报告金额不同的执行率，不参与合计", List: true, Fields: []string{"名称", "率", "口径"}},
	{Name: "共性问题", Does: "各报告的问题按所指归并，涉及的报告多的在前；两份以上报告都有的是共性；类型是执行率、指标、数据或其他", List: true, Fields: []string{"序号", "名称", "类型", "数量", "占比", "条数", "共性", "报告", "举例"}},
	{Name: "未完成指标", Does: "没有完成的绩效指标", List: true, Fields: []string{"序号", "名称", "指标", "一级", "目标", "实际", "失分", "原因"}},
	{Name: "上年", Does: "上年的结果，只比较两年都有的报告；没有上年的数据就没有值", Fields: []string{
		"年度", "报告数", "可比数", "得分率", "本年得分率", "变化", "新增数", "新增举例", "缺少数", "缺少举例", "资金可比数", "预算数", "本年预算数", "执行数", "本年执行数", "执行率", "本年执行率", "执行率变化",
	}},
	{Name: "对比", Does: "两年都有的报告，按变化从高到低；多于20份时，显著的是首尾各10份", List: true, Fields: []string{"序号", "显著", "名称", "上年得分", "上年等级", "得分", "等级", "变化", "上年执行率", "执行率"}},
	{Name: "地区合计", Does: "与地区决算核对的金额；有单位没有填的，没有汇总数、差额和相符", List: true, Fields: []string{"名称", "汇总数", "地区数", "差额", "相符"}},
	{Name: "异常", Does: "需要核实的事项；类别是全部满分、文字相同、远超目标、得分与执行率不符、超预算执行、封顶、合计不符或缺少佐证，其余各项随类别而有", List: true, Fields: []string{
		"序号", "类别", "名称", "得分", "总分", "得分率", "执行率", "指标", "目标", "实际", "数量", "总数", "报告", "举例",
		"摘录", "出处", "字数", "条件", "上限", "原得分", "汇总数", "地区数", "差额",
	}},
	{Name: "异常分类", Does: "需要核实的事项分类", List: true, Fields: []string{"类别", "数量", "报告数"}},
	{Name: "未纳入", Does: "没有纳入汇总的数据文件和原因", List: true, Fields: []string{"序号", "名称", "文件", "原因"}},
}...)

var moneyFields = []string{"类别", "报告数", "年初预算", "预算数", "执行数", "执行率", "未执行数", "申报数", "缺少数"}

// SummaryCharts are the charts of a summary.
var SummaryCharts = []string{"等级分布", "得分分布", "执行率分布", "一级指标得分率"}

// common are the terms of a report that packs of other kinds have too.
func common(names ...string) []Term {
	var list []Term
	for _, t := range Dictionary {
		if slices.Contains(names, t.Name) {
			list = append(list, t)
		}
	}
	return list
}

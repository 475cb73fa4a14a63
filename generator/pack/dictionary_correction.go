package pack

// CorrectionDictionary lists every name that the wording of a 更正说明 may use.
// Package diff gives the names their values.
var CorrectionDictionary = append(common("年度", "单位", "项目", "报告", "依据", "文件"), []Term{
	{Name: "原报告", Does: "更正前的报告；没有得分的模板没有得分和等级", Fields: versionFields},
	{Name: "更正后", Does: "更正后的报告", Fields: versionFields},
	{Name: "更正日期", Does: "数据文件 [correction] 的 date，没有写就是更正后报告的成文日期"},
	{Name: "更正原因", Does: "数据文件 [correction] 的 reason"},
	{Name: "更正", Does: "更正的事项；原值或新值没有的，是增加或删去的。影响是由它引起的变化，原因是 [correction.reasons] 里单写的；文字为真的，只改了说法，数没有变", List: true, Fields: []string{"序号", "事项", "原值", "新值", "影响", "原因", "文字"}},
	{Name: "联动", Does: "由公式随之变化的数，原因是引起它的事项", List: true, Fields: []string{"序号", "事项", "原值", "新值", "原因"}},
	{Name: "得分变动", Does: "变化的得分、完成情况、总分和等级", List: true, Fields: []string{"序号", "事项", "原值", "新值", "原因"}},
	{Name: "得分相同", Does: "总得分没有变化"},
	{Name: "等级相同", Does: "评价等级没有变化"},
	{Name: "文字变动", Does: "报告正文、表格变化之处；原文或新文没有的，是增加或删去的", List: true, Fields: []string{"序号", "位置", "原文", "新文"}},
	{Name: "编号变动", Does: "只有编号变化的标题有几处"},
}...)

var versionFields = []string{"标题", "日期", "版本", "得分", "等级", "执行率"}

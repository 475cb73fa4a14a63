package check_test

// mutation plants one defect into a clean data file. Old must stand there; an
// empty old appends.
type mutation struct {
	name, file string
	old, new   string
	codes      string // that must be found; behind it what else follows from the defect, rightly
	key        string // where; "" anywhere
	conflict   bool   // two statements that cannot both be true
}

const slot = "重点工作按计划推进，教学条件有所改善。"

var mutations = []mutation{
	// Amounts and their parts.
	{"by source and by use differ", "jiaoyu", `executed = "18480.40"`, `executed = "18490.40"`, "E251", "budget", true},
	{"income is not the sum of its parts", "jiaoyu", `"= 财政拨款收入 + 事业收入"`, `"20010.00万元"`, "E805 W805 E252", "text.预算执行", true},
	{"spending is not the sum of its parts", "jiaoyu", `"= 基本支出 + 项目支出"`, `"19870.00万元"`, "E805 E252 W254", "text.预算执行", true},
	{"a row and its account differ", "jiaoyu", `executed = "= 项目支出"`, `executed = "3810.00"`, "E254 E251 W254", "budget.rows[4].executed", true},
	{"a cause of the difference is missing", "jiaoyu", "[[lists.accounts]]\ntitle  = \"年末结转\"\nspent  = \"{-年末结转 | 数值(2)}\"\ntext   = \"设备尾款在次年支付\"\n", "", "E252", "lists.accounts", true},
	{"a cause has another amount", "jiaoyu", `income = "{财政拨款收入 - 17450万元 | 数值(2)}"`, `income = "1270.40"`, "E252", "lists.accounts", true},
	{"one name, two values", "jiaoyu", "[figures.\"资助台账\"]", "[figures.\"资助台账\"]\n\"新增学位\" = \"3408个\"", "E210", "", true},
	{"actual and target in two units", "jiaoyu", `target   = "≥2200人"`, `target   = "≥2200人次"`, "E204", "", true},
	{"points do not add up", "yanglao", `points = "5"`, `points = "4"`, "E403", "", true},
	{"last year's number changed", "jiaoyu", `last = "12140人次"`, `last = "12104人次"`, "W213", "", true},
	{"published total", "jiaoyu", "", "\n[published]\ntotal = \"96.85\"\n", "E253", "published.total", true},
	{"published grade", "jiaoyu", "", "\n[published]\ngrade = \"良\"\n", "E253", "published.grade", true},
	{"published rate", "yanglao", "", "\n[published]\nrate = \"96.76%\"\n", "E253", "published.rate", true},
	{"more satisfied than asked", "jiaoyu", `"满意问卷" = "1398份"`, `"满意问卷" = "1598份"`, "W255", "", true},
	{"more passed than examined", "jiaoyu", `"合格学校"   = "26所"`, `"合格学校"   = "28所"`, "W255", "", true},
	{"more spent than there was", "yanglao", `{ name = "县级配套", by = "来源", initial = "200.00", adjusted = "200.00"`, `{ name = "县级配套", by = "来源", initial = "100.00", adjusted = "100.00"`, "E251 W255", "", true},
	{"one thing in two units", "jiaoyu", `"平板发放" = "605台"`, `"平板发放" = "605个"`, "N820", "", false},

	// Typed figures against the data.
	{"total score", "jiaoyu", slot, slot + "自评得分81.00分。", "E804", "text.综合评价", true},
	{"grade", "jiaoyu", slot, slot + "评价等级为“良”。", "E802", "text.综合评价", true},
	{"grade in another wording", "wenlv", "文化市场秩序平稳。", "文化市场秩序平稳，自评结果为“中”。", "E802", "text.综合评价", true},
	{"execution rate of the department", "jiaoyu", slot, slot + "部门整体预算执行率为97.50%。", "E804", "text.综合评价", true},
	{"declared rate", "wenlv", "其他说明\" = \"", "其他说明\" = \"2021年部门整体支出执行率为92.30%。", "E804", "text.其他说明", true},
	{"execution rate of the project", "yanglao", "审计没有发现违规问题。", "审计没有发现违规问题。项目预算执行率为95.67%。", "E804", "text.资金管理", true},
	{"trained teachers", "jiaoyu", slot, slot + "全年培训教师2351人。", "E804", "text.综合评价", true},
	{"income of the accounts", "jiaoyu", "收入决算{收入决算}，", "收入决算20001.00万元，", "E804 W804 E805 W805", "text.预算执行", true},
	{"books", "wenlv", "图书馆新增图书15400册", "图书馆新增图书15040册", "E804 W804", "indicators[2].text", true},
	{"performances", "wenlv", "全年组织文艺演出136场", "全年组织文艺演出163场", "E804 W804", "indicators[1].text", true},
	{"audience", "wenlv", "观演群众9.6万人次", "观演群众9.8万人次", "E804 W804", "indicators[1].text", true},
	{"villages", "wenlv", "其中送戏下乡72场", "其中送戏下乡27场", "W804 E804", "indicators[1].text", true},
	{"students of courses", "wenlv", "培训学员2460人", "培训学员2640人", "E804 W804", "indicators[6].text", true},
	{"places inspected, named a little otherwise", "wenlv", "检查文化经营场所862家次", "检查文化经营场所826家次", "W804 E804", "indicators[3].text", true},
	{"beds", "yanglao", "采购护理床210张", "采购护理床201张", "E804 W804", "indicators[2].text", true},
	{"walkers", "yanglao", "助行器318个", "助行器381个", "E804 W804", "indicators[2].text", true},
	{"days", "yanglao", "平均历时172天", "平均历时127天", "W804", "indicators[4].text", true},
	{"ramps", "yanglao", "无障碍坡道36处", "无障碍坡道63处", "E804 W804", "text.项目概况", true},
	{"satisfied", "yanglao", "其中满意187份", "其中满意178份", "W804 E804", "indicators[8].text", true},
	{"all eight homes where seven were done", "yanglao", "完成{完成改造}，改造床位", "完成8所，改造床位", "W804 E804 W822", "indicators[1].text", true},
	{"project spending", "jiaoyu", "项目支出{项目支出}。", "项目支出3900.00万元。", "E804 W804 E805 W805", "text.预算执行", true},
	{"public funds in brackets", "jiaoyu", "公用经费{公用经费}", "公用经费1680.00万元", "E804 W804 E805 W805", "text.预算执行", true},
	{"carry-over", "jiaoyu", "年末结转{年末结转}。", "年末结转240.00万元。", "E804 W804", "text.预算执行", true},
	{"amount in 元 for 万元", "jiaoyu", "支出决算{支出决算}，", "支出决算19860.00元，", "E804 W804 E805 W805", "text.预算执行", true},

	// Arithmetic in sentences.
	{"growth", "wenlv", "增长25%", "增长52%", "E807 W807", "indicators[5].text", true},
	{"last year's value", "wenlv", "上年为17.2万册次", "上年为12.7万册次", "E807 W807 W804", "indicators[5].text", true},
	{"rate of two figures", "jiaoyu", "其余列入下一学期计划。", "问题整改率87.18%，其余列入下一学期计划。", "E803 W803 E804 W804", "indicators[5].text", true},
	{"written out", "yanglao", "审计没有发现违规问题。", "审计没有发现违规问题。工程支出486.20万元+设备支出93.80万元=590.00万元。", "E809", "text.资金管理", true},
	{"two typed sentences", "wenlv", "做到月月有演出。\"", "做到月月有演出，全区各类文艺团队达到218支。\"\n[[lists.works]]\ntitle = \"培育文艺团队\"\ntext = \"安排辅导老师联系基层，全区各类文艺团队达到281支。\"", "W804", "", true},
	{"the same words, another figure", "wenlv", "做到月月有演出。\"", "做到月月有演出，下基层辅导群众文艺骨干，开设公益课程96节次。\"\n[[lists.works]]\ntitle = \"培育文艺团队\"\ntext = \"下基层辅导群众文艺骨干，开设公益课程69节次。\"", "W804", "", true},

	// Counts and lists.
	{"four measures, three listed", "jiaoyu", "先行改造，一是拆除危房", "先行改造，采取以下四项措施：一是拆除危房", "E806 W806", "lists.works[1].text", true},
	{"courses", "wenlv", "戏曲三类课程", "戏曲四类课程", "W806", "indicators[6].text", true},
	{"kinds of shows", "wenlv", "器乐3类专场", "器乐5类专场", "W806", "lists.works[1].items[1].text", true},
	{"departments", "yanglao", "消防三个部门", "消防五个部门", "W806", "indicators[3].text", true},
	{"departments by a figure of the data", "yanglao", "消防三个部门联合验收", "消防{部门数}部门联合验收", "W806", "indicators[3].text", true},
	{"works", "jiaoyu", slot, slot + "全年安排5项重点工作。", "W806", "text.综合评价", true},
	{"indicators", "gongshui", "没有用于项目以外的支出。", "没有用于项目以外的支出。项目共设置绩效指标13项。", "W806", "text.资金管理", true},
	{"items skip a number", "jiaoyu", "二是扩建教学楼，三是", "二是扩建教学楼，四是", "W815", "lists.works[1].text", false},

	// Claims.
	{"all indicators done", "yanglao", "审计没有发现违规问题。", "审计没有发现违规问题。各项绩效指标均已完成。", "E818", "text.资金管理", true},
	{"all goals done", "gongshui", "没有用于项目以外的支出。", "没有用于项目以外的支出。年度绩效目标全部完成。", "E818", "text.资金管理", true},
	{"all tasks done", "yanglao", "审计没有发现违规问题。", "审计没有发现违规问题。项目建设任务全部完成。", "W818", "text.资金管理", true},
	{"done, and not accepted yet", "jiaoyu", "秋季学期开学前交付使用。", "其中两所学校尚未完成验收。", "W822", "indicators[6].text", true},
	{"done, with too small a number", "yanglao", "target = \"全部通过\"\nstated = \"完成\"\npoints = \"10\"\ntext = \"完工的敬老院由", "target = \"≥7所\"\nstated = \"完成\"\npoints = \"10\"\ntext = \"完工的6所敬老院由", "W822", "indicators[3].text", true},
	{"a number to reach and none given", "jiaoyu", "target   = \"8月底前\"\nstated   = \"完成\"\nshown    = \"8月底前完工\"", "target   = \"≥20所\"\nstated   = \"完成\"", "N822", "indicators[6]", false},
	{"the text copies the target", "jiaoyu", "target   = \"改善\"\nstated   = \"完成\"\nshown    = \"改善\"\ntext     = \"为农村学校配备班班通设备{班班通设备}，采购平板电脑{平板采购}、发放{平板发放}，其余留作备用。\"", "target   = \"改善农村学校信息化教学条件\"\nstated   = \"完成\"\ntext     = \"改善农村学校信息化教学条件。\"", "W823", "indicators[7].text", false},
	{"shown copies the target", "wenlv", "target = \"按期完成\"\nstated = \"完成\"", "target = \"≥12场\"\nstated = \"完成\"\nshown = \"≥12场\"", "W823", "indicators[4].shown", false},
	{"a declared rate beside amounts of another scope", "wenlv", "其他说明\" = \"", "其他说明\" = \"全年支出决算3300.00万元，部门整体预算执行率93.20%。", "W256", "text.其他说明", true},

	// Years and dates.
	{"dated before the year", "jiaoyu", "date  = 2023-04-18", "date  = 2021-04-18", "E808 W828 W808", "report.date", true},
	{"dated within the year", "jiaoyu", "date  = 2023-04-18", "date  = 2022-04-18", "W808 W828", "report.date", true},
	{"basis of another year", "jiaoyu", "关于开展2022年度部门整体支出绩效自评工作的通知", "关于开展2020年度部门整体支出绩效自评工作的通知", "W808", "documents.通知.title", true},
	{"last year's opening", "jiaoyu", "\"综合评价\" = \"\"\"\\\n  {年度}年，", "\"综合评价\" = \"\"\"\\\n  2021年，", "W808", "text.综合评价", true},
	{"last year's budget sentence", "wenlv", "2021年年初部门预算", "2020年年初部门预算", "W808", "text.预算安排", true},
	{"last year's self-evaluation", "yanglao", "项目资金设专账核算", "2022年度项目绩效自评工作由财务股牵头，项目资金设专账核算", "W808", "text.资金管理", true},
	{"due before the report", "jiaoyu", "due     = 2023-07-31", "due     = 2023-03-31", "W828", "measures[1].due", true},
	{"due within the year", "wenlv", "due = \"2022年底\"", "due = \"2021年底\"", "W828", "measures[1].due", true},
	{"figures of another year", "jiaoyu", "as_of = 2022-12-31", "as_of = 2021-12-31", "W808", "documents.决算.as_of", true},
	{"number and date of a document", "jiaoyu", "松财绩〔2023〕5号", "松财绩〔2020〕5号", "W828 W808", "documents.通知.number", true},

	// Names.
	{"another county's bureau", "jiaoyu", "{年度}年，{单位.简称}围绕", "{年度}年，桃源县教育局围绕", "W817", "text.综合评价", true},
	{"another district's bureau in full", "wenlv", "\"2021年，区文旅局组织", "\"2021年，西山区文化和旅游局组织", "W817", "text.综合评价", true},
	{"a school's own word", "jiaoyu", "逐户核对名单", "我校逐户核对名单", "W817", "lists.works[2].text", true},
	{"another project", "yanglao", "项目由县民政局组织实施", "石泉县农村敬老院适老化改造项目由县民政局组织实施", "W817", "text.项目概况", true},
	{"a committee's own word", "gongshui", "没有用于项目以外的支出。", "我委没有将资金用于项目以外的支出。", "W817", "text.资金管理", true},
	{"a platform under two names", "jiaoyu", "校舍改造和学生资助\"", "校舍改造和学生资助\"\n\n[[lists.works]]\ntitle = \"推进信息化\"\ntext  = \"建成县智慧教育资源公共服务平台。\"\n\n[[lists.works]]\ntitle = \"用好资源\"\ntext  = \"教师备课使用县智慧教育资源共享服务平台。\"", "N833", "", false},
	{"an annex that is not there", "yanglao", "审计没有发现违规问题。", "审计没有发现违规问题，明细见附件4。", "W834", "text.资金管理", true},

	// Leftovers and typing.
	{"crosses", "jiaoyu", slot, "××工作按计划推进。", "W810", "text.综合评价", false},
	{"letters in place of a name", "wenlv", "以“临溪之夏”为品牌", "以XX节为品牌", "W810", "lists.works[1].items[1].text", false},
	{"bookmark", "yanglao", "审计没有发现违规问题。", "审计没有发现违规问题。[bookmark: _GoBack]", "E810", "text.资金管理", false},
	{"hint of a template", "jiaoyu", slot, slot + "（格式参见附2）", "W810", "text.综合评价", false},
	{"to be added", "gongshui", "并随部门决算公开。", "并随部门决算公开（待补充）。", "W810", "text.结果应用和公开", false},
	{"empty book-title marks", "jiaoyu", "明确自评的分工", "按照《》明确自评的分工", "W810", "lists.steps[1].text", false},
	{"doubled word", "wenlv", "计财科汇总打分", "计财科进行进行汇总打分", "W813", "lists.steps[2].text", false},
	{"doubled particle", "yanglao", "不适合失能老人使用", "不适合失能老人的的使用", "W813", "text.项目概况", false},
	{"half-width comma", "jiaoyu", "教学条件有所改善", "校园环境,教学条件有所改善", "W814", "text.综合评价", false},
	{"half-width brackets", "wenlv", "优先安排没有固定剧场的乡镇", "优先安排(没有固定剧场)的乡镇", "W814", "lists.works[1].items[2].text", false},
	{"blank in a quantity", "yanglao", "采购护理床210张", "采购护理床210 张", "N814", "indicators[2].text", false},
	{"bracket left open", "jiaoyu", "涉及教学楼、食堂和运动场", "涉及教学楼（食堂和运动场", "W816", "indicators[1].text", false},
	{"sentence twice", "wenlv", "读者可以就近借书、还书。", "剧团走进偏远村组，优先安排没有固定剧场的乡镇，组织广场文化节、戏曲展演和送戏下乡，做到月月有演出。组织广场文化节、戏曲展演和送戏下乡，做到月月有演出，受到群众普遍欢迎和好评。组织广场文化节、戏曲展演和送戏下乡，做到月月有演出，受到群众普遍欢迎和好评。", "W812", "lists.works[2].text", false},
	{"text twice", "jiaoyu", "明确自评的分工、时间和口径。", "各股室提供台账，计财股核对金额。", "W812", "lists.steps[2].text", false},

	// Reasons, problems, measures, evidence.
	{"empty reason", "yanglao", "reason = \"两名护理员没有取得资格证书，持证比例低于要求\"", "reason = \"客观原因\"", "W824", "indicators[7].reason", false},
	{"reason of a word", "wenlv", "reason = \"图书馆智能化项目在年底验收，尾款按合同在次年支付\"", "reason = \"疫情\"", "W824", "budget.rate.reason", false},
	{"one reason for two", "yanglao", "reason = \"两名护理员没有取得资格证书，持证比例低于要求\"", "reason = \"一所敬老院的主楼被鉴定为危房，需要先加固再改造\"", "W825", "indicators[7].reason", false},
	{"no reason", "yanglao", "reason = \"两名护理员没有取得资格证书，持证比例低于要求\"\n", "", "E405", "indicators[7].reason", false},
	{"far over target", "yanglao", "reason = \"改造后的护理条件较好，邻近乡镇的老人也来入住\"\n", "", "W407", "indicators[6].reason", false},
	{"problem without a cause", "jiaoyu", "[[measures]]", "[[problems]]\ntitle = \"部分学校食堂管理薄弱\"\ntext = \"督导发现个别学校食堂台账不全。\"\n\n[[measures]]\nanswers = [\"部分学校食堂管理薄弱\"]\ntitle = \"规范食堂管理\"\ntext = \"统一台账格式，每学期检查一次。\"\nowner = \"后勤股\"\ndue = 2023-09-30\n\n[[measures]]", "W827", "problems[2]", false},
	{"measure without owner", "jiaoyu", "owner   = \"人事股\"\n", "", "W826", "measures[1]", false},
	{"measure without a day", "wenlv", "due = \"2022年底\"\n", "", "W826", "measures[1]", false},
	{"problem without a measure", "jiaoyu", "[[measures]]\nanswers = [\"教师队伍建设机制\"]", "[[measures]]\nanswers = [\"其他\"]", "E507 E504", "", true},
	{"evidence that is not listed", "wenlv", "evidence = [\"问卷\"]", "evidence = [\"问卷表\"]", "E211 N829", "", true},
	{"no evidence", "wenlv", "evidence = [\"执法册\"]\n", "", "W829", "indicators[3]", false},
	{"document that nothing uses", "yanglao", "\"问卷\"   = {", "\"合同\"   = { title = \"施工合同\" }\n\"问卷\"   = {", "N829", "documents.合同", false},
	{"reason of last year", "jiaoyu", "农村学校编制调剂涉及面广，方案审定晚于计划", "办法需要多个部门会签，时间较长", "N830", "indicators[8].reason", false},

	// What pack and schema demand.
	{"reference that does not exist", "jiaoyu", "参训教师{培训教师}", "参训教师{培训老师}", "E203", "indicators[3].text", true},
	{"box that the form lacks", "jiaoyu", "\"单位性质\" = \"行政单位\"", "\"单位性质\" = \"企业\"", "E506", "fields.单位性质", true},
	{"mandatory text", "yanglao", "\"项目概况\" = \"\"\"", "\"完成情况总述\" = \"\"\"", "E501", "", false},
	{"mandatory field", "yanglao", "\"主管部门\" = \"玉屏县民政局\"\n", "", "E502 E505", "", false},
	{"class that the scheme lacks", "wenlv", "class = \"产出指标/质量指标\"", "class = \"产品指标/质量指标\"", "E401", "", true},

	// Acceptances and what they are about.
	{"acceptance of nothing", "jiaoyu", "", "\n[[accept]]\ncode = \"W814\"\nat = \"text\"\nreason = \"格式要求\"\nseen = \"00000000\"\n", "W841", "accept[1]", false},
	{"acceptance that expired", "wenlv", "", "\n[[accept]]\ncode = \"N831\"\nat = \"indicators[1].text\"\nreason = \"引自统计表\"\nseen = \"00000000\"\n", "W842", "accept[1].seen", false},
	{"acceptance of an error", "wenlv", "", "\n[[accept]]\ncode = \"E805\"\nat = \"text\"\nreason = \"就是这样\"\n", "W843", "accept[1].code", false},

	// Typed figures.
	{"typed figure of the data", "jiaoyu", "全年改造薄弱学校{改造学校}", "全年改造薄弱学校26所", "N831", "indicators[1].text", false},
	{"typed figure of nothing", "jiaoyu", slot, slot + "全县教育投入占财政支出的21.3%。", "N832", "text.综合评价", false},
}

package check_test

import (
	"os"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

// harmless are changes that look like contradictions and are none: figures of
// other years, phases and scopes, rounded figures, plans, other units that may
// be named.
var harmless = []struct{ file, old, new string }{
	{"jiaoyu", slot, slot + "督导问题整改率97.18%。"},
	{"jiaoyu", slot, slot + "督导问题整改率97.2%。"},
	{"jiaoyu", slot, slot + "部门整体预算执行率为99.30%。"},
	{"jiaoyu", slot, slot + "上年部门整体预算执行率为95.10%。"},
	{"jiaoyu", slot, slot + "截至6月底，部门整体预算执行率为48.20%。"},
	{"jiaoyu", slot, slot + "部门整体预算执行率应达到95%以上。"},
	{"jiaoyu", slot, slot + "收入决算2.0亿元，支出决算1.99亿元。"},
	{"jiaoyu", slot, slot + "收入决算20000万元。"},
	{"jiaoyu", slot, slot + "2021年培训教师2108人，2022年培训教师2315人。"},
	{"jiaoyu", slot, slot + "计划培训教师2200人，近三年累计培训教师6900人。"},
	{"jiaoyu", slot, slot + "其中城区培训教师1020人。"},
	{"jiaoyu", slot, slot + "幼儿园新增学位600个，中小学新增学位2880个。"},
	{"jiaoyu", slot, slot + "上年自评得分88.50分，评价等级为“良”。"},
	{"jiaoyu", slot, slot + "其中校舍改造项目自评得分92分。"},
	{"jiaoyu", slot, slot + "全县教育质量监测等级为“良”。"},
	{"jiaoyu", slot, slot + "与县人社局、市教育局、省教育厅共同推进。"},
	{"jiaoyu", slot, slot + "学习借鉴外省《桃源县教育局资助工作办法》。"},
	{"jiaoyu", slot, slot + "确保年度目标任务全部完成。"},
	{"jiaoyu", slot, slot + "会同我县有关单位推进，详见附件。"},
	{"jiaoyu", slot, slot + "对照2021年度自评结果逐项整改。"},
	{"jiaoyu", slot, slot + "围绕三项重点，一是抓安全，二是抓质量，三是抓公平。"},
	{"jiaoyu", "{年度}年，{单位.简称}围绕", "2021年启动、2022年完成机构改革，{单位.简称}围绕"},
	{"jiaoyu", "其余列入下一学期计划。", "整改率比上年提高2.1个百分点，其余列入下一学期计划。"},
	{"jiaoyu", "秋季学期开学前交付使用。", "督促尚未完成的附属工程在寒假扫尾，秋季学期开学前交付使用。"},
	{"jiaoyu", "due     = 2023-07-31", "due     = \"2023年7月底\""},
	{"jiaoyu", "date  = 2023-04-18", "date  = \"待填\""},
	{"wenlv", "观演群众9.6万人次", "观演群众近10万人次"},
	{"wenlv", "新增图书15400册", "新增图书1.54万册"},
	{"wenlv", "新增图书15400册", "新增图书1.5万余册"},
	{"wenlv", "检查文化经营场所862家次", "第四季度检查文化经营场所215家次"},
	{"wenlv", "其他说明\" = \"", "其他说明\" = \"2021年部门整体预算执行率为93.20%。全年支出决算3300.00万元。"},
	{"wenlv", "做到月月有演出。\"", "做到月月有演出，2021年12月举办新年音乐会1场。\""},
	{"yanglao", "审计没有发现违规问题。", "审计没有发现违规问题。预算执行率96.67%。"},
	{"yanglao", "审计没有发现违规问题。", "审计没有发现违规问题。2022年预算执行率91.20%。"},
	{"yanglao", "审计没有发现违规问题。", "审计没有发现违规问题。省级补助资金执行率95%。"},
	{"yanglao", "审计没有发现违规问题。", "审计没有发现违规问题。已开工的改造任务全部完成后办理结算。"},
	{"yanglao", "完成{完成改造}，改造床位", "完成7所，改造床位"},
	{"yanglao", "完成{完成改造}，改造床位", "目标8所、完成{完成改造}，改造床位"},
	{"yanglao", "项目由县民政局组织实施", "2022年县政府批准立项，项目由县民政局组织实施"},
	{"yanglao", "项目由县民政局组织实施", "参照石泉县的做法，项目由县民政局组织实施"},
	{"gongshui", "没有用于项目以外的支出。", "没有用于项目以外的支出。已完成的11项绩效指标中有8项达标。"},
	{"gongshui", "没有用于项目以外的支出。", "没有用于项目以外的支出。产出指标6项、效益指标4项、满意度指标1项。"},
}

func TestHarmless(t *testing.T) {
	for _, h := range harmless {
		text := readData(t, h.file)
		if !strings.Contains(text, h.old) {
			t.Errorf("%s does not contain %q", h.file, h.old)
			continue
		}
		before := tally(checked(t, os.DirFS("testdata/data"), h.file+".toml"))
		for _, f := range checked(t, overlay(t, h.file+".toml", strings.Replace(text, h.old, h.new, 1)), h.file+".toml") {
			id := string(f.Code) + " " + f.Key
			if before[id] > 0 {
				before[id]--
			} else if f.Severity != source.Notice {
				t.Errorf("%s\n  false: %v", h.new, f)
			}
		}
	}
}

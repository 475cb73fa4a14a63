package check

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

// defect is one that a text carries: its code, its line and the words that the
// finding points at.
type defect struct {
	name, code string
	line       int
	where      string
}

// carries tests that each defect of a text is found, and that there is no error
// but those.
func carries(t *testing.T, file string, defects []defect) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	list := found(text)
	expected := make([]bool, len(list))
	for _, d := range defects {
		ok := false
		for i, f := range list {
			if string(f.Code) == d.code && f.Line == d.line && strings.HasPrefix(at(text, f.Place), d.where) {
				ok, expected[i] = true, true
			}
		}
		if !ok {
			t.Errorf("%s: no %s in line %d at %q", d.name, d.code, d.line, d.where)
		}
	}
	for i, f := range list {
		if f.Severity == source.Error && !expected[i] {
			t.Errorf("false error: %v", f)
		}
	}
}

// TestSeed reads the report that this program was first asked to reproduce; it
// is not part of the repository.
func TestSeed(t *testing.T) {
	const file = "../../../shared/reference/seed-report.txt"
	if _, err := os.Stat(file); err != nil {
		t.Skip("the seed report is not here: ", err)
	}
	carries(t, file, []defect{
		{"A1 grade against the bands", "E802", 6, "良"},
		{"A2 two execution rates", "E804", 59, "82.62%"},
		{"A5 all done under what is not done", "W818", 57, "绩效目标全部完成"[len("绩效"):]},
		{"A6 benefit with two figures", "W804", 51, "20余万人"},
		{"A7 no count of last year gives 17%", "W807", 46, "17%"},
		{"A9 nothing behind the colon", "W811", 86, "根据"},
		{"A10 placeholder", "W810", 68, "××年度"},
		{"A10 hint of the template", "W810", 68, "格式参见"},
		{"A10 annex absent", "N811", 68, "附件"},
		{"B15 copy", "W812", 52, "2020年"},
		{"B15 copy", "W812", 54, "2020年"},
		{"B15 copy", "W812", 53, "打造"},
		{"B15 copy", "W812", 78, "在区"},
		{"B16 three methods named, five described", "W819", 104, "本次"},
		{"B20 subjects of the drill", "W806", 40, "4个科目"},
		{"B21 echelons", "W806", 81, "5个应急抢险梯队"},
		{"C31 bookmark", "E810", 29, "[bookmark"},
		{"C32 doubled word", "W813", 96, "指标指标"},
		{"C42 half-width comma", "W814", 55, ",矿泉水"},
		{"C42 blank in a quantity", "N814", 55, " 2.2万个"},
		{"C43 two measure words", "N820", 55, "526.48万只"},
	})
}

func TestDraft(t *testing.T) {
	carries(t, "../../data/review/draft.txt", []defect{
		{"grade against the bands", "E802", 6, "良"},
		{"bookmark", "E810", 27, "[bookmark"},
		{"subjects of the drill", "W806", 35, "4个科目"},
		{"teams", "W806", 37, "6个志愿服务分队"},
		{"copy", "W812", 38, "元旦"},
		{"benefit with two figures", "W804", 38, "21余万人次"},
		{"all done", "W818", 41, "目标任务全部完成"},
		{"two execution rates", "E804", 43, "88.60%"},
		{"annex", "N811", 48, "附件"},
		{"placeholder", "W810", 48, "××"},
		{"hint of the template", "W810", 48, "格式参见"},
		{"nothing behind the colon", "W811", 55, "根据"},
		{"doubled word", "W813", 59, "指标指标"},
		{"methods", "W819", 61, "这次"},
	})
}

// clean are reports without a contradiction.
var clean = []string{"../../data/review/corrected.txt", "testdata/shuiwu.txt", "testdata/zhanting.md", "testdata/zhuanxiang.txt", "testdata/jiaoyu.txt", "testdata/xiangmu.txt", "testdata/renshe.txt"}

func TestClean(t *testing.T) {
	for _, file := range clean {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found(string(raw)) {
			t.Errorf("%s: %v", file, f)
		}
	}
}

// TestPlanted plants contradictions into clean reports, one at a time. At least
// 95 of 100 must be found as errors or warnings; an error may only stand where
// it was planted, or at a figure that contradicts it.
func TestPlanted(t *testing.T) {
	type plant struct{ old, now string }
	all, hits := 0, 0
	for file, plants := range map[string][]plant{
		clean[0]: {
			{"整体预算执行率90.60%", "整体预算执行率96.60%"}, {"自评得分93.12分", "自评得分92.13分"}, {"等级为“优”", "等级为“中”"}, {"产出指标50分", "产出指标60分"},
			{"支出982.35万元", "支出928.35万元"}, {"收入2251.15万元", "收入2215.15万元"}, {"采购执行率为85.00%", "采购执行率为58.00%"}, {"整改率95%", "整改率97%"}, {"下降20%", "下降25%"},
			{"五个方面", "六个方面"}, {"三条主线", "四条主线"}, {"共4个科目", "共5个科目"}, {"3个志愿服务分队", "4个志愿服务分队"}, {"对比法和问卷调查法", "对比法、走访座谈法和问卷调查法"}, {"\t94%", "\t92%"}, {"\t18.12", "\t18.21"},
			{"四个等级", "三个等级"}, {"（四）下一步", "（五）下一步"}, {"对本部门2022年度整体支出的绩效做了自评", "对本部门2021年度整体支出绩效自评"}, {"整改38处", "整改39处"}, {"送戏下乡、文化惠民", "文化惠民"},
		},
		clean[1]: {
			{"等6个科室", "等3个科室"}, {"四项职责", "五项职责"}, {"调整后预算6326.94万元", "调整后预算6362.94万元"}, {"预算执行率95%", "预算执行率85%"}, {"支出2100.34万元", "支出2010.34万元"}, {"及时率85.71%", "及时率58.71%"},
			{"减少60%", "减少50%"}, {"上升8.4个", "上升4.8个"}, {"回收率97.2%", "回收率92.7%"}, {"得分94.37分", "得分95.37分"}, {"等级为“优”", "等级为“良”"}, {"2022年3月15日", "2021年3月15日"}, {"执行9.5分", "执行8.5分"}, {"二是绩效指标设置", "三是绩效指标设置"}, {"二是完善指标体系", "三是完善指标体系"},
		},
		clean[2]: {
			{"县级财政 120 万元", "县级财政 130 万元"}, {"到位率 100%", "到位率 90%"}, {"执行率 94%", "执行率 49%"}, {"总分 97.4 分", "总分 94.7 分"}, {"等级“优”", "等级“良”"}, {"增长 40%", "增长 14%"}, {"| 30 | 28 |", "| 30 | 27 |"}, {"（二）网上", "（三）网上"},
			{"| 50 | 50 |", "| 50 | 52 |"},
		},
		clean[3]: {
			{"预算执行率93.10%", "预算执行率91.30%"}, {"整改率97.54%", "整改率95.74%"}, {"已整改2,103条", "已整改2,013条"}, {"完成目标的108.67%", "完成目标的106.87%"}, {"资金到位率92.86%", "资金到位率100%"},
			{"预算执行率98%", "预算执行率89%"}, {"硬件350万元", "硬件380万元"}, {"自评等级“良”", "自评等级“优”"}, {"以下三项工作", "以下四项工作"}, {"三是完善指标", "四是完善指标"}, {"我厅组织对2022年省级", "我厅组织对2021年省级"},
		},
		clean[4]: {
			{"高中5所", "高中6所"}, {"基本支出72,310.08万元", "基本支出72,130.08万元"}, {"调整后预算91,743.48", "调整后预算91,734.48"}, {"预算执行率98.11%。按", "预算执行率89.11%。按"}, {"占77.89%", "占78.79%"},
			{"占15.21%", "占12.51%"}, {"分三个阶段开展", "分四个阶段开展"}, {"四个维度", "五个维度"}, {"分为四级", "分为五级"}, {"综合评价得分为91.35分", "综合评价得分为93.15分"}, {"评价等级为“优”", "评价等级为“良”"}, {"96.67%\n过程", "97.66%\n过程"},
			{"\t18.35\t", "\t18.53\t"}, {"\t91.75%", "\t97.15%"}, {"政府采购执行率为96.4%", "政府采购执行率为94.6%"}, {"完成计划的112.5%", "完成计划的121.5%"}, {"计划8所的75%", "计划8所的85%"},
			{"提高1.5个百分点", "提高2.5个百分点"}, {"回收率95.63%", "回收率93.65%"}, {"差异率4.02%", "差异率2.04%"}, {"一、部门基本情况\n（一）", "一、部门基本情况\n（二）"},
		},
		clean[5]: {
			{"执行率98.83%", "执行率89.83%"}, {"不合格18批次", "不合格28批次"}, {"合格率98.29%", "合格率92.89%"}, {"执行率88%", "执行率98%"}, {"执行率99.09%", "执行率90.99%"}, {"整改率100%", "整改率95%"},
			{"3个项目中，2个", "4个项目中，2个"}, {"平均得分93.83分", "平均得分98.33分"}, {"减少2.6万元", "减少3.6万元"}, {"下降17.11%", "下降11.17%"},
		},
		clean[6]: {
			{"执行率98%。", "执行率89%。"}, {"自评得分为95.6分", "自评得分为96.5分"}, {"创业培训500人次", "创业培训600人次"}, {"结案率97.14%", "结案率91.74%"}, {"增长4.92%", "增长9.42%"}, {"107.9%", "109.7%"},
			{"3个事业单位", "4个事业单位"}, {"其他收入108.20万元", "其他收入180.20万元"}, {"项目支出2,417.54万元", "项目支出2,471.54万元"}, {"分三步进行", "分四步进行"}, {"支出4,038.09万元，其中", "支出4,083.09万元，其中"},
		},
	} {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range plants {
			head, _, ok := strings.Cut(string(raw), p.old)
			if !ok {
				t.Fatalf("%s does not have %q", file, p.old)
			}
			line := strings.Count(head, "\n") + 1
			all++
			hit := false
			for _, f := range found(strings.Replace(string(raw), p.old, p.now, 1)) {
				hit = hit || f.Severity != source.Notice
				low, high := f.Line, f.Line
				for _, other := range f.Related {
					low, high = min(low, other.Line), max(high, other.Line)
				}
				if f.Severity == source.Error && (line < low || line > high) {
					t.Errorf("%s → %s: false error %v", p.old, p.now, f)
				}
			}
			if hit {
				hits++
			} else {
				t.Logf("missed: %s → %s", p.old, p.now)
			}
		}
	}
	t.Logf("%d of %d", hits, all)
	if all < 40 || hits*100 < all*95 {
		t.Errorf("found %d of %d", hits, all)
	}
}

func FuzzText(f *testing.F) {
	for _, file := range append([]string{"../../data/review/draft.txt"}, clean...) {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(raw))
	}
	f.Add("|\t|\n\t1\n一、\n（一）\n100%（1/0）\n20×0=%，0÷0=0\n《（“” 其中：1万元，2万元")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		lines := strings.Count(s, "\n") + 1
		for _, x := range found(s) {
			for _, p := range slices.Concat([]source.Place{x.Place}, x.Related) {
				if p.Line < 1 || p.Line > lines || p.Column < 1 || at(s, p) == "?" {
					t.Fatalf("%v outside of the text", p)
				}
			}
			if x.Message == "" || x.Hint == "" {
				t.Fatalf("%v says nothing", x.Code)
			}
		}
	})
}

// BenchmarkText reviews a report of some 20000 characters.
func BenchmarkText(b *testing.B) {
	raw, err := os.ReadFile("../../data/review/draft.txt")
	if err != nil {
		b.Fatal(err)
	}
	f := source.NewFile("r.txt", strings.Repeat(string(raw), 14))
	b.SetBytes(int64(len(f.Text)))
	b.ReportAllocs()
	for b.Loop() {
		var out source.Findings
		Text(f, &out)
	}
}

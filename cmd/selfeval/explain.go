package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/explain"
	"github.com/selfeval/selfeval/generator/source"
)

func explainCommand() *cobra.Command {
	var asJSON, asCSV, all bool
	var inputs inputFlags
	c := &cobra.Command{
		Use:   "explain 文件 要问的内容",
		Short: "说明报告里的一个数、得分或一句话从哪里来",
		Long: "说明从哪里来：值、代入数字的规则、用到的数据、公式、写在哪个文件的第几行、来源文件和佐证。\n" +
			"要问的内容可以是：印出来的数（16.85、4801.11万元、84.25%），数据、指标、类、问题或文件的名称，\n" +
			"“总分”“等级”“执行率”，或报告里的一句话（一部分也行）。--all 列出全部指标的底稿。\n" +
			`
退出码：
  0  说明了
  1  报告里没有这个数、名称或句子，或者数据有错误级别的问题
  2  命令行有误
  3  唯一的输入文件不能读取（不存在、不是UTF-8、TOML语法错误）`,
		Example: "  selfeval explain data/2020/dongxihu-yingji.toml 16.85\n  selfeval explain data/2020/qinghe-gongshui.toml 新建改造村级供水站\n" +
			"  selfeval explain data/2020/dongxihu-yingji.toml 等级 --json\n  selfeval explain data/2020/dongxihu-yingji.toml --all --csv > 底稿.csv",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case all && len(args) == 1, !all && len(args) == 2:
			case all:
				return fmt.Errorf("--all 只要一个数据文件")
			default:
				return fmt.Errorf("写一个数据文件和要问的内容，例如 selfeval explain 甲局.toml 总分")
			}
			if asCSV && (!all || asJSON) {
				return fmt.Errorf("--csv 和 --all 一起用，不和 --json 一起用")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			files, list, err := inputs.openAll(args[:1])
			if err != nil {
				return err
			}
			if len(files) != 1 {
				return fmt.Errorf("一次说明一个数据文件，%s里有%d个", slash(args[0]), len(files))
			}
			r := generator.Score(list[0])
			var found source.Findings
			found.Append(r.Findings...)
			var x *explain.Explainer
			if r.Score != nil {
				x = explain.New(r.Pack, r.Facts, r.Score, &found)
			}
			for _, f := range found.List() {
				fmt.Fprintln(cmd.ErrOrStderr(), f)
			}
			if x == nil {
				return outcome(true, files, found.List())
			}
			if all {
				err = writeSheet(cmd.OutOrStdout(), files[0], x.Sheet(), asJSON, asCSV)
			} else {
				err = answer(cmd, files[0], x, args[1], asJSON)
			}
			if err != nil {
				return err
			}
			return outcome(found.Errors() > 0, files, found.List())
		},
	}
	c.Flags().BoolVar(&all, "all", false, "列出全部指标的底稿：标准、数据、佐证、规则、得分")
	c.Flags().BoolVar(&asJSON, "json", false, "输出JSON")
	c.Flags().BoolVar(&asCSV, "csv", false, "底稿输出CSV，电子表格软件可以打开")
	c.Flags().StringVar(&inputs.pack, "pack", "", "不用数据里写的模板，用这个模板`文件夹`")
	return c
}

func writeSheet(w io.Writer, file string, s *explain.Sheet, asJSON, asCSV bool) error {
	switch {
	case asJSON:
		return encode(w, struct {
			Schema int    `json:"schema"`
			Data   string `json:"data"`
			*explain.Sheet
		}{1, file, s})
	case asCSV:
		return s.WriteCSV(w)
	}
	return s.Write(w)
}

// answer prints what there is to say; nothing is an error that names what may have
// been meant.
func answer(cmd *cobra.Command, file string, x *explain.Explainer, what string, asJSON bool) error {
	a, ok := x.Explain(what)
	if asJSON {
		if err := encode(cmd.OutOrStdout(), struct {
			Schema int    `json:"schema"`
			Data   string `json:"data"`
			*explain.Answer
		}{1, file, a}); err != nil {
			return err
		}
	} else if ok {
		if err := a.Write(cmd.OutOrStdout()); err != nil {
			return err
		}
	}
	if ok {
		return nil
	}
	hint := "写印出来的数、名称，或报告里的一句话"
	if near := x.Nearest(what); near != "" {
		hint = "是不是“" + near + "”"
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "报告里没有“%s”。提示：%s。\n", what, hint)
	return exit(exitFindings)
}

func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

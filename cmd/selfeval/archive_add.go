package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/archive"
	"github.com/selfeval/selfeval/generator/pdf"
)

func archiveAddCommand() *cobra.Command {
	var inputs inputFlags
	var meta archive.Metadata
	var retention, when string
	c := &cobra.Command{
		Use:   "add 文件或文件夹…",
		Short: "生成报告并存入档案库；内容没有变化的不重复存",
		Long: "生成 PDF/A-3b（数据嵌在里面）和 DOCX，连同数据、模板、问题清单存成一件。有错误的报告不存。\n" +
			exitCodes + "，或有的报告没有存\n  4  档案库不能写\n  130  被中断；已经存入的都是完整的",
		Example: "  selfeval archive add data/2020 --by 区财政局绩效科 --retention 30年\n  selfeval archive add data/2020/水务局.toml --by 办公室 --reason 更正执行数",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			meta.Retention = archive.Retention(retention)
			switch meta.Retention {
			case archive.Permanent, archive.Years30, archive.Years10:
			default:
				return fmt.Errorf("--retention 写 永久、30年 或 10年")
			}
			if meta.Maker == "" {
				return errors.New("用 --by 写归档的人或部门")
			}
			meta.Time = time.Now().Truncate(time.Second)
			if when != "" {
				t, err := time.ParseInLocation(time.DateOnly, when, time.FixedZone("CST", 8*3600))
				if err != nil {
					return fmt.Errorf("--date 写成 2021-03-31：%w", err)
				}
				meta.Time = t
			}
			files, list, err := inputs.openAll(args)
			if err != nil {
				return err
			}
			set, found, err := inputs.fonts(list)
			if err != nil {
				return err
			}
			for _, x := range found { // another font is another report
				fmt.Fprintln(cmd.ErrOrStderr(), x)
			}
			store, err := openOrCreate(cmd)
			if err != nil {
				return err
			}
			defer store.Close()
			o := generator.Options{Fonts: set, Program: program, DOCX: true, PDF: true, Conformance: pdf.A3B, KeepSources: true}
			a := adder{store: store, options: o, meta: meta, stdout: cmd.OutOrStdout(), stderr: cmd.ErrOrStderr()}
			return a.addAll(cmd.Context(), files, list)
		},
	}
	flags := c.Flags()
	flags.StringVar(&meta.Maker, "by", "", "归档的人或`部门`")
	flags.StringVar(&retention, "retention", string(archive.Years30), "保管`期限`：永久、30年、10年")
	flags.StringVar(&meta.Reason, "reason", "", "更正的`原因`")
	flags.StringVar(&meta.Number, "number", "", "发文`字号`")
	flags.StringVar(&meta.Fonds, "fonds", "", "全宗`名称`")
	flags.StringVar(&meta.Contact, "contact", "", "联系`方式`，例如 mailto:x@example.cn")
	flags.StringVar(&when, "date", "", "归档`日期`，默认今天")
	inputs.register(c)
	return c
}

// openOrCreate opens the store, or makes one where there is nothing yet.
func openOrCreate(cmd *cobra.Command) (*archive.Store, error) {
	dir, err := cmd.Flags().GetString("store")
	if err != nil {
		return nil, err
	}
	if s, err := archive.Open(dir); err == nil {
		return s, nil
	}
	s, err := archive.Create(dir)
	if errors.Is(err, archive.ErrNotEmpty) { // no store, or one that somebody made meanwhile
		return openStore(cmd)
	}
	if err != nil {
		return nil, report(cmd, err)
	}
	return s, nil
}

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/archive"
	"github.com/selfeval/selfeval/generator/pdf"
	"github.com/selfeval/selfeval/generator/source"
)

func archiveAddCommand() *cobra.Command {
	var inputs inputFlags
	var meta archive.Metadata
	var retention, when string
	c := &cobra.Command{
		Use:   "add 文件或文件夹…",
		Short: "生成报告并存入档案库；内容没有变化的不重复存",
		Long: "生成 PDF/A-3b（数据嵌在里面）和 DOCX，连同数据、模板、问题清单存成一件。有错误的报告不存。\n" +
			exitCodes + "\n  4  档案库不能写",
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
			set, _, err := inputs.fonts(list)
			if err != nil {
				return err
			}
			store, err := openOrCreate(cmd)
			if err != nil {
				return err
			}
			defer store.Close()
			o := generator.Options{Fonts: set, Program: program, DOCX: true, PDF: true, Conformance: pdf.A3B, KeepSources: true}
			a := adder{cmd: cmd, store: store, options: o, meta: meta}
			for i, file := range files {
				if err := a.add(file, list[i]); err != nil {
					return report(cmd, err)
				}
			}
			fmt.Fprintf(cmd.OutOrStdout(), "存入%d件，没有变化%d件，没有存%d件\n", a.added, a.same, a.failed)
			if a.failed > 0 {
				return exit(exitFindings)
			}
			return nil
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
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0 {
		s, err := archive.Create(dir)
		if err != nil {
			return nil, report(cmd, err)
		}
		return s, nil
	}
	return openStore(cmd)
}

// adder stores reports one after another.
type adder struct {
	cmd                 *cobra.Command
	store               *archive.Store
	options             generator.Options
	meta                archive.Metadata
	added, same, failed int
}

func (a *adder) add(file string, in generator.Input) error {
	r, err := generator.Build(in, a.options)
	for _, f := range r.Findings {
		if f.Severity == source.Error || f.Severity == source.Warning {
			fmt.Fprintln(a.cmd.ErrOrStderr(), f)
		}
	}
	if err != nil {
		return err
	}
	if r.PDF == nil {
		a.failed++
		fmt.Fprintf(a.cmd.OutOrStdout(), "没有存 %s：有错误\n", slash(file))
		return nil
	}
	item, err := a.item(in, r)
	if err != nil {
		return err
	}
	version, added, err := a.store.Add(item)
	if err != nil {
		return err
	}
	if added {
		a.added++
		fmt.Fprintf(a.cmd.OutOrStdout(), "存入 %s：%s 第%d版\n", slash(file), item.Meta.Title, version)
	} else {
		a.same++
		fmt.Fprintf(a.cmd.OutOrStdout(), "未变 %s：第%d版\n", slash(file), version)
	}
	return nil
}

// The folders of an item.
const (
	itemData = "data/"
	itemPack = "pack/"
)

func (a *adder) item(in generator.Input, r *generator.Report) (archive.Item, error) {
	m := a.meta
	m.Title, m.Unit, m.Year, m.Date = r.Document.Meta.Title, r.Facts.Unit.Name.Value, r.Facts.Report.Year.Value, r.Document.Meta.Date
	manifest := r.Manifest(in, a.options)
	m.Program, m.Pack = program, manifest.Pack.Name+" "+manifest.Pack.Digest
	name := m.Unit
	if p := r.Facts.Project; p != nil {
		name += "-" + p.Name.Value
	}
	item := archive.Item{ID: archive.ID(m.Year, name), Meta: m}
	put := func(path, role string, data []byte) {
		item.Files = append(item.Files, archive.File{Path: path, Role: role, Data: data})
	}
	put("report.pdf", "正文", r.PDF)
	put("report.docx", "正文的可编辑形式", r.DOCX)
	attached, err := pdf.Attached(r.PDF)
	if err != nil {
		return item, err
	}
	for _, f := range attached {
		switch f.Name {
		case generator.ManifestName:
			put(f.Name, "生成方式", f.Data)
		case generator.FindingsName:
			put(f.Name, "问题清单", f.Data)
		}
	}
	for _, f := range r.Sources {
		put(itemData+f.Path, "数据", f.Data)
	}
	for _, f := range r.Pack.Files {
		put(itemPack+manifest.Pack.Name+"/"+f.Name, "模板包", []byte(f.Text))
	}
	return item, nil
}

func archiveExtractCommand() *cobra.Command {
	var out string
	var version int
	c := &cobra.Command{
		Use:   "extract 件或PDF",
		Short: "取出一件的文件；或从 PDF/A-3 里取出嵌入的数据",
		Example: "  selfeval archive extract 2020-武汉市东西湖区应急管理局 -o 取出\n" +
			"  selfeval archive extract out/2020/报告.pdf -o 取出",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if strings.EqualFold(filepath.Ext(args[0]), ".pdf") {
				return extractPDF(cmd, args[0], out)
			}
			s, err := openStore(cmd)
			if err != nil {
				return err
			}
			defer s.Close()
			id, err := itemID(s, args[0])
			if err != nil {
				return report(cmd, err)
			}
			if err := s.Extract(id, version, out); err != nil {
				return report(cmd, err)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "已取出到%s\n", slash(out))
			return nil
		},
	}
	c.Flags().StringVarP(&out, "out", "o", "extracted", "取出到这个`文件夹`")
	c.Flags().IntVar(&version, "version", 0, "第几`版`，默认最新")
	return c
}

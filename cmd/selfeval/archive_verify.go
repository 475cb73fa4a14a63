package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/archive"
	"github.com/selfeval/selfeval/generator/batch"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/pdf"
	"github.com/selfeval/selfeval/generator/source"
)

func archiveVerifyCommand() *cobra.Command {
	var asJSON, quick bool
	var inputs inputFlags
	c := &cobra.Command{
		Use:   "verify [件…]",
		Short: "校验：每个文件、每个校验和，并由存的数据重新生成、逐字节比较",
		Long: "校验档案库是否完好：缺少、多出、改动的文件，清单和历史是否一致，PDF有没有PDF/A标识；再由存的数据和模板重新生成报告，与存的逐字节比较。\n" +
			"由别的版本的程序或别的字体生成的，重新生成这一步只提示、不算错误。\n" + exitCodes + "\n  130  被中断",
		Example: "  selfeval archive verify\n  selfeval archive verify --quick -s 档案库",
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := openStore(cmd)
			if err != nil {
				return err
			}
			defer s.Close()
			var o archive.VerifyOptions
			for _, arg := range args {
				id, err := itemID(s, arg)
				if err != nil {
					return report(cmd, err)
				}
				o.IDs = append(o.IDs, id)
			}
			if !quick {
				set, _, err := inputs.fonts(nil)
				if err != nil {
					return err
				}
				o.Rebuild = func(files map[string][]byte) (map[string][]byte, error) { return rebuild(files, set) }
			}
			o.Inspect = map[string]func([]byte) error{".pdf": archivable}
			var bar progress
			o.Done = func(of int) {
				if bar.bar == nil {
					bar = newProgress(cmd.ErrOrStderr(), of)
					bar.describe("校验")
				}
				bar.done(batch.Item{})
			}
			found := s.Verify(cmd.Context(), o)
			bar.finish()
			if cmd.Context().Err() != nil {
				fmt.Fprintln(cmd.ErrOrStderr(), "已中断，没有校验完")
				return exit(exitInterrupted)
			}
			failed := false
			for _, f := range found {
				failed = failed || f.Severity == source.Error
			}
			if asJSON {
				if err := writeJSON(cmd.OutOrStdout(), "diagnostics", append([]source.Finding{}, found...)); err != nil {
					return err
				}
			} else {
				for _, f := range found {
					fmt.Fprintln(cmd.ErrOrStderr(), f)
				}
				if !failed {
					fmt.Fprintln(cmd.OutOrStdout(), "档案库完好")
				}
			}
			if failed {
				return exit(exitFindings)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "输出JSON")
	c.Flags().BoolVar(&quick, "quick", false, "只校验文件，不重新生成")
	c.Flags().StringVar(&inputs.fontFolder, "fonts", "", "自己的字体`文件夹`")
	return c
}

// rebuild makes an archived report anew from its own data and pack.
func rebuild(files map[string][]byte, set *font.Set) (map[string][]byte, error) {
	in, m, err := archived(files)
	if err != nil {
		return nil, fmt.Errorf("%w：%w", archive.ErrCannotRebuild, err)
	}
	if m.Program != program {
		return nil, fmt.Errorf("%w：它由 %s 生成，这里是 %s", archive.ErrCannotRebuild, m.Program, program)
	}
	uses := set.Uses()
	for i, f := range m.Fonts {
		if i >= len(uses) || uses[i].Role != f.Role || uses[i].SHA256 != f.SHA256 {
			return nil, fmt.Errorf("%w：当时的字体（%s）和现在的不同", archive.ErrCannotRebuild, f.Role)
		}
	}
	r, err := generator.Build(in, generator.Options{Fonts: set, Program: program, DOCX: true, PDF: true, Conformance: pdf.A3B, Draft: m.Draft, Form: m.Form})
	if err != nil {
		return nil, err
	}
	if r.PDF == nil {
		return nil, errors.New("由存的数据已生成不出报告：" + first(r.Findings))
	}
	if err := described(files["metadata.json"], r); err != nil {
		return nil, err
	}
	return map[string][]byte{"report.pdf": r.PDF, "report.docx": r.DOCX}, nil
}

// described holds an item's metadata against the report that its data gives.
func described(raw []byte, r *generator.Report) error {
	var said archive.Record
	if err := json.Unmarshal(raw, &said); err != nil {
		return fmt.Errorf("元数据读不懂：%w", err)
	}
	for _, x := range []struct{ name, said, is string }{
		{"题名", said.Title, r.Document.Meta.Title},
		{"责任者", said.Unit, r.Facts.Unit.Name.Value},
		{"年度", strconv.Itoa(said.Year), strconv.Itoa(r.Facts.Report.Year.Value)},
		{"日期", said.Date, r.Document.Meta.Date},
	} {
		if x.said != x.is {
			return fmt.Errorf("元数据的%s是“%s”，数据给出的是“%s”", x.name, x.said, x.is)
		}
	}
	return nil
}

// archivable tells what is wrong with a PDF file in an archive: it has to claim
// PDF/A. That it keeps the claim follows from being what this program makes.
func archivable(data []byte) error {
	part, conformance, err := pdf.Claims(data)
	switch {
	case err != nil:
		return fmt.Errorf("读不了这个PDF：%w", err)
	case part == 0:
		return errors.New("没有PDF/A标识，不能长期保存")
	case part > 4 || !slices.Contains([]string{"A", "B", "U", "E", "F", ""}, conformance) || conformance == "" && part < 4:
		return fmt.Errorf("PDF/A标识“%d%s”不是标准里的", part, conformance)
	}
	return nil
}

func first(list []source.Finding) string {
	for _, f := range list {
		if f.Severity == source.Error {
			return f.String()
		}
	}
	return ""
}

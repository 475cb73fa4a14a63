package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing/fstest"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/archive"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/pdf"
	"github.com/selfeval/selfeval/generator/source"
)

func archiveVerifyCommand() *cobra.Command {
	var asJSON, quick bool
	var inputs inputFlags
	c := &cobra.Command{
		Use:   "verify [件…]",
		Short: "校验：每个文件、每个校验和，并由存的数据重新生成、逐字节比较",
		Long: "校验档案库是否完好：缺少、多出、改动的文件，清单和历史是否一致；再由存的数据和模板重新生成报告，与存的逐字节比较。\n" +
			"由别的版本的程序或别的字体生成的，重新生成这一步只提示、不算错误。\n" + exitCodes,
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
			found := s.Verify(o)
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
	var m generator.Manifest
	if err := json.Unmarshal(files[generator.ManifestName], &m); err != nil {
		return nil, fmt.Errorf("%w：%s 读不懂（%v）", archive.ErrCannotRebuild, generator.ManifestName, err)
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
	data, packs := fstest.MapFS{}, fstest.MapFS{}
	for name, content := range files {
		if rest, ok := strings.CutPrefix(name, itemData); ok {
			data[rest] = &fstest.MapFile{Data: content}
		}
		if rest, ok := strings.CutPrefix(name, itemPack); ok {
			packs[rest] = &fstest.MapFile{Data: content}
		}
	}
	// What findings say about places was written with the path that people typed.
	in := generator.Input{Root: data, Path: m.Data, Shown: m.Shown, Packs: pack.NewLibrary(packs, "", nil), Pack: m.Pack.Name}
	r, err := generator.Build(in, generator.Options{Fonts: set, Program: program, DOCX: true, PDF: true, Conformance: pdf.A3B, Draft: m.Draft, Form: m.Form})
	if err != nil {
		return nil, err
	}
	if r.PDF == nil {
		return nil, errors.New("由存的数据已生成不出报告：" + first(r.Findings))
	}
	return map[string][]byte{"report.pdf": r.PDF, "report.docx": r.DOCX}, nil
}

func first(list []source.Finding) string {
	for _, f := range list {
		if f.Severity == source.Error {
			return f.String()
		}
	}
	return ""
}

// extractPDF writes the data that a PDF/A-3 report carries.
func extractPDF(cmd *cobra.Command, name, out string) error {
	raw, err := os.ReadFile(name)
	if err != nil {
		fmt.Fprintf(cmd.ErrOrStderr(), "selfeval: 读不了%s：%v\n", slash(name), err)
		return exit(exitUnreadable)
	}
	list, err := pdf.Attached(raw)
	if err != nil {
		fmt.Fprintf(cmd.ErrOrStderr(), "selfeval: %s：%v\n", slash(name), err)
		return exit(exitUnreadable)
	}
	if len(list) == 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "selfeval: %s里没有嵌入的文件；用 selfeval build --pdf-a 3b 生成的才有\n", slash(name))
		return exit(exitFindings)
	}
	places := map[string]string{}
	for _, a := range list {
		var m generator.Manifest
		if a.Name == generator.ManifestName && json.Unmarshal(a.Data, &m) == nil {
			for _, f := range m.Files {
				if filepath.IsLocal(filepath.FromSlash(f.Path)) {
					places[f.Name] = f.Path
				}
			}
		}
	}
	for _, a := range list {
		path := a.Name
		if p := places[a.Name]; p != "" {
			path = p
		}
		target := filepath.Join(out, filepath.FromSlash(path))
		if err := writeOnce(target, a.Data); err != nil {
			fmt.Fprintf(cmd.ErrOrStderr(), "selfeval: 写不了%s：%v\n", slash(target), err)
			return exit(exitOutput)
		}
		fmt.Fprintln(cmd.OutOrStdout(), slash(target))
	}
	return nil
}

// writeOnce writes a file that is not there yet.
func writeOnce(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if errors.Is(err, os.ErrExist) {
		return errors.New("已经有这个文件，没有覆盖")
	}
	if err != nil {
		return err
	}
	if _, err = f.Write(data); err == nil {
		return f.Close()
	}
	f.Close()
	return err
}

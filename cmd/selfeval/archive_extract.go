package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/archive"
	"github.com/selfeval/selfeval/generator/pdf"
)

func archiveExtractCommand() *cobra.Command {
	var out string
	var version int
	c := &cobra.Command{
		Use:   "extract 件或PDF",
		Short: "取出一件的文件；或从 PDF/A-3 里取出嵌入的数据",
		Long: "取出的文件或者全部写出，或者一个也不写；已有的文件不覆盖。由取出的数据可以重新生成同样的报告。\n" +
			exitCodes + "\n  4  取出的文件夹不能写，或已有同名文件",
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
	files := extracted(list)
	if err := archive.Place(out, files); err != nil {
		fmt.Fprintf(cmd.ErrOrStderr(), "selfeval: %v\n", err)
		return exit(exitOutput)
	}
	for _, f := range files {
		fmt.Fprintln(cmd.OutOrStdout(), slash(filepath.Join(out, filepath.FromSlash(f.Path))))
	}
	return nil
}

// extracted puts the attachments of a report where they were: the manifest tells
// where. It may be anybody's: a path that leads elsewhere is not followed.
func extracted(list []pdf.Attachment) []archive.File {
	places := map[string]string{}
	var m generator.Manifest
	for _, a := range list {
		if a.Name == generator.ManifestName && json.Unmarshal(a.Data, &m) == nil {
			for _, f := range m.Files {
				if fs.ValidPath(f.Path) && f.Path != "." && filepath.IsLocal(filepath.FromSlash(f.Path)) {
					places[f.Name] = f.Path
				}
			}
		}
	}
	var files []archive.File
	for _, a := range list {
		path := a.Name
		if p := places[a.Name]; p != "" {
			path = p
		}
		files = append(files, archive.File{Path: path, Data: a.Data})
	}
	marked := slices.ContainsFunc(files, func(f archive.File) bool { return f.Path == rootMark })
	if strings.Contains(m.Data, "/") && !marked { // so that the data is found from its root, as it was
		files = append(files, archive.File{Path: rootMark})
	}
	return files
}

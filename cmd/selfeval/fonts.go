package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/fonts"
	"github.com/selfeval/selfeval/generator/font"
)

func fontsCommand() *cobra.Command {
	var asJSON, licences bool
	var inputs inputFlags
	c := &cobra.Command{
		Use:   "fonts",
		Short: "列出用的字体和许可",
		Long: "列出每种用途用哪个字体文件：先用 --fonts 指定的文件夹，再用程序旁边或当前文件夹的 fonts/companion，\n" +
			"最后用程序自带的。不使用系统字体。\n" + exitCodes,
		Example: "  selfeval fonts\n  selfeval fonts --fonts C:\\Windows\\Fonts\n  selfeval fonts --licences",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w := cmd.OutOrStdout()
			if licences {
				return printLicences(w)
			}
			set, found, err := inputs.fonts(nil)
			if err != nil {
				return err
			}
			for _, f := range found {
				fmt.Fprintln(cmd.ErrOrStderr(), f)
			}
			if asJSON {
				enc := json.NewEncoder(w)
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				return enc.Encode(map[string]any{"schema": 1, "fonts": set.Uses()})
			}
			for _, u := range set.Uses() {
				printUse(w, u)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "输出JSON")
	c.Flags().BoolVar(&licences, "licences", false, "印出自带字体的许可全文")
	c.Flags().StringVar(&inputs.fontFolder, "fonts", "", "自己的字体`文件夹`")
	return c
}

func printUse(w io.Writer, u font.Use) {
	origin := map[font.Origin]string{
		font.FromUser: "自己的", font.FromPack: "模板的", font.FromCompanion: "fonts/companion", font.FromProgram: "程序自带",
	}[u.Origin]
	fmt.Fprintf(w, "%s：%s（%s，%s）", u.Label, u.Family, u.File, origin)
	if u.StandIn {
		fmt.Fprint(w, "，代替")
	}
	if u.Licence != "" {
		fmt.Fprintf(w, "，许可 %s", u.Licence)
	} else {
		fmt.Fprintf(w, "，嵌入标记 %s", u.Flags)
	}
	fmt.Fprintf(w, "\n  SHA-256 %s\n", u.SHA256)
}

func printLicences(w io.Writer) error {
	texts, err := fonts.Licences()
	if err != nil {
		return err
	}
	for _, t := range texts {
		fmt.Fprintf(w, "%s\n%s\n%s\n\n", t.Name, strings.Repeat("=", 60), strings.TrimSpace(t.Text))
	}
	return nil
}

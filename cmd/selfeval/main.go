// Command selfeval builds performance self-evaluation reports.
//
// Results go to standard output, findings and everything else to standard
// error. Exit codes are a contract; each command's help lists them.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit codes.
const (
	exitDone       = 0
	exitFindings   = 1
	exitUsage      = 2
	exitUnreadable = 3
	exitOutput     = 4

	exitInterrupted = 130
)

// exit is an error that only carries an exit code: everything has been said.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

func main() {
	// A second interrupt ends the program at once: every file is whole anyway.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := &cobra.Command{
		Use:           "selfeval",
		Short:         "绩效自评报告：数据写一次，得分、结论、报告和自评表由程序生成，互不矛盾",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.SetUsageTemplate(usage)
	root.AddCommand(newCommand(), buildCommand(), checkCommand(), fixCommand(), acceptCommand(), scoreCommand(), diffCommand(), explainCommand(), summaryCommand(), packsCommand(), archiveCommand(), fontsCommand(), versionCommand())
	root.PersistentFlags().BoolP("help", "h", false, "显示帮助")
	var code exit
	switch command, err := root.ExecuteContextC(ctx); {
	case err == nil:
		return exitDone
	case errors.As(err, &code):
		return int(code)
	default:
		fmt.Fprintf(stderr, "selfeval: 命令行有误：%s\n提示：%s --help 列出用法和例子\n", usageError(err), command.CommandPath())
		return exitUsage
	}
}

const usage = `用法：
  {{.UseLine}}{{if .HasAvailableSubCommands}} 命令{{end}}
{{- if .HasExample}}

例子：
{{.Example}}{{end}}
{{- if .HasAvailableSubCommands}}

命令：{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}
{{- if .HasAvailableLocalFlags}}

选项：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`

const exitCodes = `
退出码：
  0  没有错误
  1  有错误级别的问题
  2  命令行有误
  3  唯一的输入文件不能读取（不存在、不是UTF-8、TOML语法错误）`

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strconv"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/batch"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
	"github.com/selfeval/selfeval/generator/summary"
)

// write composes the summary and puts its files into the output folder. A finding
// at error level leaves none.
func (f *summaryFlags) write(s *summary.Summary, p *pack.Pack, own *facts.Facts, reports []summary.Report, formats []string, out *source.Findings, stderr io.Writer) ([]batch.Output, error) {
	composed := s.Compose(p, own, out)
	inputs := make([]generator.Input, len(reports))
	for i := range reports {
		inputs[i] = reports[i].Input
	}
	set, found, err := f.inputs.fonts(inputs)
	if err != nil {
		return nil, err
	}
	for _, x := range found {
		fmt.Fprintln(stderr, x)
	}
	var files []summary.File
	if out.Errors() == 0 {
		if files, err = composed.Write(formats, set, program, out); err != nil {
			return nil, err
		}
	}
	for _, x := range out.List() {
		fmt.Fprintln(stderr, x)
	}
	if out.Errors() > 0 {
		return nil, exit(exitFindings)
	}
	stem := path.Join(strconv.Itoa(s.Year), batch.SafeName(composed.Document.Meta.Title))
	written, err := f.place(stem, files)
	var blocked *inTheWay
	switch {
	case errors.As(err, &blocked):
		fmt.Fprintf(stderr, "selfeval: %s已经存在，不是本程序生成的，或生成后改过。提示：移走它，或用 --force 覆盖\n", slash(blocked.name))
		return nil, exit(exitFindings)
	case err != nil:
		fmt.Fprintf(stderr, "selfeval: 写不了汇总：%v。提示：关闭打开它的程序，检查权限和磁盘空间，或用 -o 另选一个文件夹\n", err)
		return nil, exit(exitOutput)
	}
	return written, nil
}

// summaryRecord keeps, in the output folder, the hashes of the summaries that were
// written there, so that a summary that nobody has touched can be written anew.
const summaryRecord = ".selfeval/summary.json"

// place writes the files of a summary. One that is in the way and was not written
// by an earlier run, or was changed since, is left alone without --force.
func (f *summaryFlags) place(stem string, files []summary.File) ([]batch.Output, error) {
	record := filepath.Join(f.out, filepath.FromSlash(summaryRecord))
	hashes := map[string]string{}
	if raw, err := os.ReadFile(record); err == nil {
		json.Unmarshal(raw, &hashes) // a damaged record knows nothing
	}
	if hashes == nil {
		hashes = map[string]string{}
	}
	var list []batch.Output
	for _, x := range files {
		list = append(list, batch.Output{Format: x.Format, Path: stem + "." + x.Format, SHA256: digest(x.Data), Bytes: len(x.Data), Pages: x.Pages})
	}
	names := make([]string, len(files))
	force := make([]bool, len(files))
	for i, o := range list { // nothing is written if anything is in the way
		names[i] = filepath.Join(f.out, filepath.FromSlash(o.Path))
		old, err := os.ReadFile(names[i])
		force[i] = f.force || err == nil && hashes[o.Path] == digest(old)
		if err == nil && !force[i] && digest(old) != o.SHA256 {
			return nil, &inTheWay{names[i]}
		}
	}
	for i, o := range list {
		hashes[o.Path] = o.SHA256
		if err := writeWhole(names[i], files[i].Data, force[i]); err != nil {
			return nil, err
		}
	}
	raw, err := json.MarshalIndent(hashes, "", "  ")
	if err != nil {
		return nil, err
	}
	return list, writeWhole(record, append(raw, '\n'), true)
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// print shows what came of it: one line each for what a reader asks first.
func (f *summaryFlags) print(s *summary.Summary, written []batch.Output, w io.Writer) error {
	if f.asJSON {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(map[string]any{"schema": 1, "summary": s, "outputs": written})
	}
	fmt.Fprintf(w, "%d年度：报告%d份，纳入%d份，未纳入%d份\n", s.Year, s.Reports, len(s.Rows), len(s.Left))
	for _, g := range s.Grades {
		fmt.Fprintf(w, "  %s %d份\n", g.Name, g.Count)
	}
	fmt.Fprintf(w, "指标%d项，未完成%d项；需要核实的事项%d项\n", s.Indicators, s.Missed, len(s.Anomalies))
	for _, r := range s.Left {
		fmt.Fprintf(w, "未纳入 %s：%s\n", r.Data, r.Failure)
	}
	for _, o := range written {
		pages := ""
		if o.Pages > 0 {
			pages = fmt.Sprintf("，%d页", o.Pages)
		}
		fmt.Fprintf(w, "  %s（%d KB%s）\n", o.Path, (o.Bytes+1023)/1024, pages)
	}
	return nil
}

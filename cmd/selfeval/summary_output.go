package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
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
		fmt.Fprintln(stderr, "selfeval:", err)
		return nil, exit(exitOutput)
	}
	return written, nil
}

// summaryRecord keeps, in the output folder, the hashes of the summaries that were
// written there, so that a summary that nobody has touched can be written anew. It
// is written before the files: a file whose run was stopped has one of them.
const summaryRecord = ".selfeval/summary.json"

// place writes the files of a summary. One that is in the way and was not written
// by an earlier run, or was changed since, is left alone without --force.
func (f *summaryFlags) place(stem string, files []summary.File) ([]batch.Output, error) {
	folder, err := batch.Hold(f.out)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	known := map[string][]string{}
	if raw, err := folder.Read(summaryRecord); err != nil {
		return nil, err
	} else if json.Unmarshal(raw, &known) != nil || known == nil {
		known = map[string][]string{} // a damaged record knows nothing
	}
	list := make([]batch.Output, len(files))
	for i, x := range files { // nothing is written if anything is in the way
		rel := stem + "." + x.Format
		list[i] = batch.Output{Format: x.Format, Path: slash(filepath.Join(f.out, filepath.FromSlash(rel))), SHA256: digest(x.Data), Bytes: len(x.Data), Pages: x.Pages}
		old, err := folder.Read(rel)
		switch {
		case f.force:
		case err != nil:
			return nil, err
		case old != nil && digest(old) != list[i].SHA256 && !slices.Contains(known[rel], digest(old)):
			return nil, &inTheWay{list[i].Path}
		}
		known[rel] = append(known[rel], list[i].SHA256)
	}
	if err := putJSON(folder, summaryRecord, known); err != nil {
		return nil, err
	}
	for i, x := range files {
		rel := stem + "." + x.Format
		if err := folder.Place(rel, x.Data); err != nil {
			return nil, err
		}
		known[rel] = []string{list[i].SHA256}
	}
	return list, putJSON(folder, summaryRecord, known)
}

func putJSON(folder *batch.Held, rel string, v any) error {
	raw, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return folder.Place(rel, append(raw, '\n'))
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
		fmt.Fprintf(w, "未纳入 %s：%s\n", r.Data, printable(r.Failure))
	}
	if s.Last != nil {
		fmt.Fprintf(w, "上年（%d年度）：报告%d份，两年都有的%d份\n", s.Last.Year, s.Last.Reports, len(s.Last.Pairs))
	}
	for _, r := range s.LeftThen {
		fmt.Fprintf(w, "上年的没有比较 %s：%s\n", r.Data, printable(r.Failure))
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

package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// report builds one report, or finds that it need not.
func (b *batch) report(job *Job, p *plan) Item {
	if p.clash != "" {
		return b.refuse(job, source.NameClash, "“"+p.name+"”这个文件名已用于"+p.clash, "两份报告的年度和标题相同；改其中一份的 report.year 或单位、项目名称")
	}
	if p.why != "" {
		return b.make(job, p)
	}
	old := b.folder.known(job.Data)
	for _, o := range old.Item.Outputs {
		switch b.folder.standing(o.Path) {
		case absent:
			p.why = b.shown(o.Path) + "不见了"
		case edited, foreign:
			if !b.options.Force {
				return b.changed(job, o.Path)
			}
			p.why = b.shown(o.Path) + "生成后被改过"
		}
	}
	if p.why != "" {
		return b.make(job, p)
	}
	item := b.public(old.Item)
	item.Data, item.Status, item.Why = job.Data, Unchanged, "没有变化"
	return item
}

func (b *batch) shown(rel string) string { return path.Join(b.folder.shown, rel) }

// public is an item with the paths that people know.
func (b *batch) public(item Item) Item {
	item.Outputs = slices.Clone(item.Outputs)
	for i := range item.Outputs {
		item.Outputs[i].Path = b.shown(item.Outputs[i].Path)
	}
	return item
}

func (b *batch) changed(job *Job, rel string) Item {
	return b.refuse(job, source.OutputEdited, b.shown(rel)+"生成后被改过，没有覆盖", "把改动写回数据文件；不要改动的，用 --force 重新生成")
}

// refuse is an item that failed before anything was built.
func (b *batch) refuse(job *Job, code source.Code, message, hint string) Item {
	var out source.Findings
	out.Add(code, source.Place{File: job.Data}, "", message, hint)
	return Item{Data: job.Data, Status: Failed, Why: message, Outputs: []Output{}, Fonts: []Font{}, Diagnostics: out.List()}
}

func (b *batch) make(job *Job, p *plan) Item {
	reads := track(job.Input.Root)
	in := job.Input
	in.Root = reads
	r, err := generator.Build(in, b.options.Options)
	item := describe(job, r)
	if err != nil {
		var out source.Findings
		out.Append(item.Diagnostics...)
		out.Add(source.BuildFailed, source.Place{File: job.Data}, "", err.Error(), "这是程序的错误，请把数据文件和这条信息报告给开发者")
		item.Diagnostics = out.List()
	}
	if err != nil || r.DOCX == nil && r.PDF == nil {
		item.Status, item.Why = Failed, "有错误，没有生成"
		return item
	}
	item.Fonts = fontsOf(b.options.Fonts)
	e := &entry{Common: b.common, PackName: packName(job, r), Pack: r.Pack.Digest, Inputs: reads.files()}
	files := b.outputs(r, &item, p)
	if fail := b.obstacle(job, files); fail != nil {
		return *fail
	}
	item.Status, item.Why = Built, p.why
	e.Item = item
	if err := b.folder.write(job.Data, e, files); err != nil {
		fail := b.refuse(job, source.OutputFailed, err.Error(), "关闭正在打开它的程序（例如 Word），检查文件夹的权限和磁盘空间")
		fail.OutputFailed = true
		return fail
	}
	return b.public(item)
}

// describe is what is known of a report before its files are written.
func describe(job *Job, r *generator.Report) Item {
	item := Item{Data: job.Data, Outputs: []Output{}, Fonts: []Font{}, Diagnostics: r.Findings}
	if item.Diagnostics == nil {
		item.Diagnostics = []source.Finding{}
	}
	if f := r.Facts; f != nil {
		item.Unit, item.Year = f.Unit.Name.Value, f.Report.Year.Value
		if q := f.Budget.Rate; q != nil {
			s := q.Number(q.Places)
			item.Rate = &s
		}
	}
	if s := r.Score; s != nil && s.Total != nil {
		total := pack.Points(s.Total)
		item.Score, item.Grade = &total, &s.Grade
	}
	return item
}

// output is a file to be written.
type output struct {
	rel  string // below the output folder, slash-separated
	data []byte
}

// outputs lists the files of a report and describes them in its item.
func (b *batch) outputs(r *generator.Report, item *Item, p *plan) []output {
	if p.name == "" {
		p.set(item.Year, r.Document.Meta.Title, &b.options)
	}
	var list []output
	for _, f := range []struct {
		format string
		data   []byte
	}{{"docx", r.DOCX}, {"pdf", r.PDF}} {
		if f.data == nil {
			continue
		}
		rel := p.name + "." + f.format
		sum := sha256.Sum256(f.data)
		list = append(list, output{rel, f.data})
		item.Outputs = append(item.Outputs, Output{
			Format: f.format, Path: rel, SHA256: hex.EncodeToString(sum[:]), Bytes: len(f.data), Pages: len(r.Pages.Pages),
		})
	}
	return list
}

// obstacle is a file in the way that no earlier run wrote for this data file.
func (b *batch) obstacle(job *Job, files []output) *Item {
	if other := b.claim(job, files); other != "" {
		item := b.refuse(job, source.NameClash, "“"+files[0].rel+"”这个文件名已用于"+other, "两份报告的年度和标题相同；改其中一份的 report.year 或单位、项目名称")
		return &item
	}
	if b.options.Force {
		return nil
	}
	for _, f := range files {
		var item Item
		switch b.folder.standing(f.rel) {
		case foreign:
			item = b.refuse(job, source.OutputInTheWay, b.shown(f.rel)+"已经存在，不是本程序生成的", "移走它，或用 --force 覆盖")
		case edited:
			item = b.changed(job, f.rel)
		default:
			continue
		}
		return &item
	}
	return nil
}

// packName is the name by which the library knows the report's pack.
func packName(job *Job, r *generator.Report) string {
	if job.Input.Pack != "" {
		return job.Input.Pack
	}
	return r.Facts.Data.Pack.Value
}

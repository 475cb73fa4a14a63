package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"path"
	"slices"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/source"
)

// report builds one report, or finds that it need not.
func (b *batch) report(job *Job, p *plan) Item {
	if p.clash != "" {
		return b.clash(job, p.name, p.clash)
	}
	if p.why != "" {
		return b.make(job, p)
	}
	b.folder.mu.Lock()
	old := b.folder.entries[b.folder.key(job.Data)]
	b.folder.mu.Unlock()
	for _, o := range old.Item.Outputs {
		switch b.folder.standing(o.Path) {
		case absent:
			p.why = b.folder.show(o.Path) + "不见了"
		case older:
			p.why = b.folder.show(o.Path) + "上次没有写完"
		case edited, foreign:
			if !b.options.Force {
				return b.changed(job, old.Item, o.Path)
			}
			p.why = b.folder.show(o.Path) + "生成后被改过"
		}
	}
	if p.why != "" {
		return b.make(job, p)
	}
	item := b.public(old.Item, old.Inputs)
	item.Data, item.Status, item.Why, item.Pack = job.Data, Unchanged, "没有变化", old.Pack.Name
	return item
}

func (f *folder) show(rel string) string { return path.Join(f.shown, rel) }

// public is an item with the paths that people know.
func (b *batch) public(item Item, inputs []input) Item {
	item.Outputs = slices.Clone(item.Outputs)
	for i := range item.Outputs {
		item.Outputs[i].Path = b.folder.show(item.Outputs[i].Path)
	}
	item.Reads = paths(inputs)
	return item
}

func paths(inputs []input) []string {
	list := make([]string, len(inputs))
	for i, in := range inputs {
		list[i] = in.Path
	}
	return list
}

func (b *batch) changed(job *Job, item Item, rel string) Item {
	return refuse(job, item, source.OutputEdited, b.folder.show(rel)+"生成后被改过，没有覆盖", "把改动写回数据文件；不要改动的，用 --force 重新生成")
}

func (b *batch) clash(job *Job, name, other string) Item {
	item := describe(job, generator.Score(job.Input)) // whose report it would have been
	return refuse(job, item, source.NameClash, "“"+name+"”这个文件名已用于"+other, "两份报告的年度和标题相同；改其中一份的 report.year 或单位、项目名称")
}

// refuse is an item of which nothing was written.
func refuse(job *Job, item Item, code source.Code, message, hint string) Item {
	var out source.Findings
	out.Append(item.Diagnostics...)
	out.Add(code, source.Place{File: job.Data}, "", message, hint)
	item.Data, item.Status, item.Why = job.Data, Failed, message
	item.Outputs, item.Fonts, item.Diagnostics = []Output{}, []Font{}, out.List()
	return item
}

func (b *batch) make(job *Job, p *plan) Item {
	reads := track(job.Input.Root)
	in := job.Input
	in.Root = reads
	r, err := generator.Build(in, b.options.Options)
	inputs := reads.files()
	item := describe(job, r)
	item.Reads = paths(inputs)
	if err != nil {
		var out source.Findings
		out.Append(item.Diagnostics...)
		out.Add(source.BuildFailed, source.Place{File: job.Data}, "", err.Error(), "这是程序的错误，请把数据文件和这条信息报告给开发者")
		item.Diagnostics = out.List()
	}
	if err != nil || !r.Written() {
		item.Status, item.Why, item.Earlier = Failed, "有错误，没有生成", b.earlier(job)
		return item
	}
	files := b.outputs(r, &item, p)
	if fail := b.obstacle(job, p, item, files); fail != nil {
		return *fail
	}
	item.Status, item.Why, item.Fonts = Built, p.why, b.fonts
	e := &entry{
		Version: recordVersion, Key: b.folder.key(job.Data), Made: b.made,
		Pack:   usedPack{Asked: job.Input.Pack, Name: item.Pack, Digest: r.Pack.Digest},
		Inputs: inputs, Item: item,
	}
	same, err := b.folder.write(e, files)
	if err != nil {
		fail := refuse(job, item, source.OutputFailed, err.Error(), "关闭正在打开它的程序（例如 Word），检查文件夹的权限和磁盘空间")
		fail.OutputFailed = true
		return fail
	}
	if same {
		item.Status, item.Why = Unchanged, p.why+"，报告内容没有变"
	}
	return b.public(item, inputs)
}

// earlier lists files that show an older state of data that has errors now.
func (b *batch) earlier(job *Job) (list []string) {
	f := b.folder
	f.mu.Lock()
	old := f.entries[f.key(job.Data)]
	f.mu.Unlock()
	if old == nil {
		return nil
	}
	for _, o := range old.Item.Outputs {
		if _, err := f.root.Lstat(local(o.Path)); err == nil {
			list = append(list, f.show(o.Path))
		}
	}
	return list
}

// output is a file to be written.
type output struct {
	rel  string // below the output folder, slash-separated
	kind string
	sum  string // SHA-256
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
	}{{"docx", r.DOCX}, {"pdf", r.PDF}, {"html", r.HTML}, {"md", r.Markdown}} {
		if f.data == nil {
			continue
		}
		sum := sha256.Sum256(f.data)
		x := output{p.name + "." + f.format, f.format, hex.EncodeToString(sum[:]), f.data}
		if b.options.Form {
			x.kind = "form." + x.kind
		}
		if b.options.Draft {
			x.kind = "draft." + x.kind
		}
		list = append(list, x)
		item.Outputs = append(item.Outputs, Output{
			Format: f.format, Path: x.rel, SHA256: x.sum, Bytes: len(f.data), Pages: len(r.Pages.Pages),
		})
	}
	return list
}

// obstacle is a file in the way that no earlier run wrote for this data file. A
// file with the very bytes that are to be written is none, wherever it is from: a
// folder that has lost its record finds itself again.
func (b *batch) obstacle(job *Job, p *plan, item Item, files []output) *Item {
	if other := b.claim(job, p, files); other != "" {
		item = refuse(job, item, source.NameClash, "“"+p.name+"”这个文件名已用于"+other, "两份报告的年度和标题相同；改其中一份的 report.year 或单位、项目名称")
		return &item
	}
	if b.options.Force {
		return nil
	}
	for _, f := range files {
		if b.folder.holds(f) {
			continue
		}
		switch b.folder.standing(f.rel) {
		case foreign:
			item = refuse(job, item, source.OutputInTheWay, b.folder.show(f.rel)+"已经存在，不是本程序生成的", "移走它，或用 --force 覆盖")
		case edited:
			item = b.changed(job, item, f.rel)
		default:
			continue
		}
		return &item
	}
	return nil
}

// write records an entry and puts its files in place. A file that stands there
// already with the same content is left alone; same tells that all are.
func (f *folder) write(e *entry, files []output) (same bool, err error) {
	fresh := make([]bool, len(files))
	for i, x := range files {
		fresh[i] = !f.holds(x)
	}
	f.mu.Lock()
	e.Files = map[string]written{}
	if old := f.entries[e.Key]; old != nil {
		maps.Copy(e.Files, old.Files)
	}
	for _, x := range files {
		_, _, w := f.find(x.rel)
		e.Files[x.rel] = w.with(x.kind, x.sum)
	}
	err = f.log(e)
	f.mu.Unlock()
	if err != nil {
		return false, fmt.Errorf("写不了构建记录：%w", f.explain(recordFile, err))
	}
	for i, x := range files {
		if fresh[i] {
			if err := f.place(x.rel, x.data); err != nil {
				return false, fmt.Errorf("写不了%s：%w", f.show(x.rel), err)
			}
		}
		if info, err := f.root.Lstat(local(x.rel)); err == nil {
			f.mu.Lock()
			f.note(e, x.rel, info.Size(), info.ModTime().UnixNano())
			f.mu.Unlock()
		}
	}
	return !slices.Contains(fresh, true), nil
}

package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/selfeval/selfeval/generator/pdf"
	"github.com/selfeval/selfeval/generator/source"
)

// SourceFile is a file that a report was made of: the data file, what it
// includes, last year's.
type SourceFile struct {
	Path string // below the data root
	Data []byte
}

// capture is a file system that keeps what was read of it.
type capture struct {
	fs.FS
	mu   sync.Mutex
	read map[string][]byte
}

// Open implements fs.FS.
func (c *capture) Open(name string) (fs.File, error) {
	f, err := c.FS.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil || info.IsDir() {
		return f, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, source.MaxFileSize+1))
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	c.read[name] = data
	c.mu.Unlock()
	return &captured{Reader: bytes.NewReader(data), info: info}, nil
}

// captured is a file in memory.
type captured struct {
	*bytes.Reader
	info fs.FileInfo
}

func (f *captured) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *captured) Close() error               { return nil }

func (c *capture) sources() []SourceFile {
	list := make([]SourceFile, 0, len(c.read))
	for name, data := range c.read {
		list = append(list, SourceFile{name, data})
	}
	slices.SortFunc(list, func(a, b SourceFile) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// Manifest says how a report was made, so that it can be made again: what a
// PDF/A-3 file and an archived item carry beside the data itself.
type Manifest struct {
	Schema  int            `json:"schema"`
	Program string         `json:"program"`
	Data    string         `json:"data"` // path of the data file below the root
	Pack    ManifestPack   `json:"pack"`
	Draft   bool           `json:"draft"`
	Form    bool           `json:"form"`
	Files   []ManifestFile `json:"files"`
	Fonts   []ManifestFont `json:"fonts"`
}

// ManifestPack identifies a template pack.
type ManifestPack struct {
	Name   string `json:"name"`
	Digest string `json:"digest"` // SHA-256 over its files
}

// ManifestFile tells where an attached file belongs.
type ManifestFile struct {
	Name string `json:"name"` // of the attachment
	Path string `json:"path"` // below the data root
}

// ManifestFont identifies a font file.
type ManifestFont struct {
	Role   string `json:"role"`
	SHA256 string `json:"sha256"`
}

// The names of the attachments that are not data.
const (
	ManifestName = "manifest.json"
	FindingsName = "findings.json"
)

// Manifest describes how r was made from in with o.
func (r *Report) Manifest(in Input, o Options) Manifest {
	m := Manifest{Schema: 1, Program: o.Program, Data: in.Path, Draft: o.Draft, Form: o.Form, Files: []ManifestFile{}, Fonts: []ManifestFont{}}
	m.Pack = ManifestPack{in.pack(r.Facts), r.Pack.Digest}
	names := map[string]bool{ManifestName: true, FindingsName: true}
	for _, f := range r.Sources {
		name := path.Base(f.Path)
		for n := 2; names[strings.ToLower(name)]; n++ {
			name = fmt.Sprintf("%d-%s", n, path.Base(f.Path))
		}
		names[strings.ToLower(name)] = true
		m.Files = append(m.Files, ManifestFile{name, f.Path})
	}
	for _, u := range o.Fonts.Uses() {
		m.Fonts = append(m.Fonts, ManifestFont{u.Role, u.SHA256})
	}
	return m
}

// attachments are the files that a PDF/A-3 report carries (ISO 19005-3): the
// data, how it was made into the report, and what was found.
func (r *Report) attachments(in Input, o Options) ([]pdf.Attachment, error) {
	m := r.Manifest(in, o)
	manifest, err := marshal(m)
	if err != nil {
		return nil, err
	}
	findings, err := marshal(map[string]any{"schema": 1, "diagnostics": r.portable(in)})
	if err != nil {
		return nil, err
	}
	var list []pdf.Attachment
	for i, f := range r.Sources {
		a := pdf.Attachment{Name: m.Files[i].Name, MediaType: "application/toml", Description: "数据：" + f.Path, Relationship: pdf.Data, Data: f.Data}
		if f.Path == in.Path {
			a.Description, a.Relationship = "生成本报告的数据文件："+f.Path, pdf.Source
		}
		list = append(list, a)
	}
	return append(list,
		pdf.Attachment{Name: ManifestName, MediaType: "application/json", Description: "生成本报告的程序、模板、字体和文件清单", Relationship: pdf.Supplement, Data: manifest},
		pdf.Attachment{Name: FindingsName, MediaType: "application/json", Description: "生成时发现的问题", Relationship: pdf.Supplement, Data: findings},
	), nil
}

// portable are the findings with places below the data root, or below the folder
// that holds the pack: the same wherever that was, and however its path was typed.
// Otherwise the same report, made from another folder, would be another file.
func (r *Report) portable(in Input) []source.Finding {
	root := strings.TrimSuffix(path.Join(in.Shown, "x"), "x")
	packs := ""
	if r.Pack != nil && r.Pack.Name.Node != nil {
		packs = path.Dir(r.Pack.Name.Node.Place().File)
	}
	move := func(p *source.Place) {
		if rest, ok := strings.CutPrefix(p.File, packs+"/"); ok && packs != "" {
			p.File = path.Join(path.Base(packs), rest)
		} else {
			p.File = strings.TrimPrefix(p.File, root)
		}
	}
	var out source.Findings
	for _, f := range r.Findings {
		f.Related = slices.Clone(f.Related)
		move(&f.Place)
		for i := range f.Related {
			move(&f.Related[i])
		}
		out.Append(f)
	}
	return append([]source.Finding{}, out.List()...)
}

func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return b.Bytes(), err
}

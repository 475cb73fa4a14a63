package pdf

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/selfeval/selfeval/generator/judge"
)

// sampleAttachments are of all kinds, in an order that is not that of their names.
func sampleAttachments() []Attachment {
	return []Attachment{
		{Name: "2020年度数据.toml", MediaType: "application/toml", Description: "报告的数据文件", Relationship: Source, Modified: "2021-03-09",
			Data: []byte("schema = 1\nunit = { name = \"区应急管理局\" }\n")},
		{Name: "𠮷.bin", Relationship: Supplement, Data: []byte{0, '\r', '\n', 0xFF, '%', '>', '>'}},
		{Name: "district (1).toml", MediaType: "application/toml", Relationship: Source, Modified: "2020-02-29", Data: []byte(strings.Repeat("# 共用\n", 999))},
		{Name: "图（一）.txt", MediaType: "text/plain", Relationship: Alternative, Data: []byte("全角括号\n")},
		{Name: "空.txt", MediaType: "text/plain", Description: "no content"},
		{Name: "A.json", MediaType: "application/ld+json", Relationship: Data, Data: []byte("{}")},
	}
}

// filled is a list of attachments as they come back.
func filled(list []Attachment) []Attachment {
	list = slices.Clone(list)
	for i := range list {
		a := &list[i]
		if a.MediaType == "" {
			a.MediaType = "application/octet-stream"
		}
		if a.Relationship == "" {
			a.Relationship = Unspecified
		}
		if len(a.Data) == 0 {
			a.Data = nil
		}
	}
	return list
}

func writeWith(t testing.TB, list ...Attachment) []byte {
	t.Helper()
	opts := sampleOptions
	opts.Conformance, opts.Attachments = A3B, list
	return write(t, opts)
}

// TestAttachments holds the objects against ISO 19005-3, 6.8.
func TestAttachments(t *testing.T) {
	list := sampleAttachments()
	p := parse(t, writeWith(t, list...))
	associated := p.array(p.catalog()["AF"])
	if len(associated) != len(list) {
		t.Fatalf("%d associated files", len(associated))
	}
	refs := map[string]int{}
	for i, a := range filled(list) {
		refs[a.Name] = refOf(t, associated[i])
		d := p.dict(associated[i])
		if p.name(d["Type"]) != "Filespec" || p.text(d["UF"]) != a.Name || p.name(d["AFRelationship"]) != string(a.Relationship) {
			t.Errorf("%s: %v", a.Name, d)
		}
		if f := p.text(d["F"]); strings.Trim(f, asciiName(a.Name)) != "" || filepath.Ext(f) != filepath.Ext(a.Name) || !printableASCII(f) {
			t.Errorf("%s: F is %q", a.Name, f)
		}
		if (d["Desc"] != nil) != (a.Description != "") || a.Description != "" && p.text(d["Desc"]) != a.Description {
			t.Errorf("%s: Desc is %v", a.Name, d["Desc"])
		}
		if refOf(t, p.dict(d["EF"])["F"]) != refOf(t, p.dict(d["EF"])["UF"]) {
			t.Errorf("%s: EF %v", a.Name, d["EF"])
		}
		stream := p.get(d, "EF", "F")
		if !bytes.Equal(p.data(stream), a.Data) {
			t.Errorf("%s: other content", a.Name)
		}
		s := p.dict(stream)
		subtype, err := types.DecodeName(p.name(s["Subtype"]))
		if err != nil || subtype != a.MediaType || p.name(s["Type"]) != "EmbeddedFile" {
			t.Errorf("%s: %v", a.Name, s)
		}
		params := p.dict(s["Params"])
		sum := md5.Sum(a.Data)
		if got, ok := params["CheckSum"].(types.HexLiteral); !ok || !strings.EqualFold(string(got), hex.EncodeToString(sum[:])) {
			t.Errorf("%s: CheckSum %v", a.Name, params["CheckSum"])
		}
		if p.integer(params["Size"]) != len(a.Data) {
			t.Errorf("%s: Size %v for %d", a.Name, params["Size"], len(a.Data))
		}
		date := ""
		if params["ModDate"] != nil {
			date = p.text(params["ModDate"])
		}
		want := ""
		if a.Modified != "" {
			want = "D:" + strings.ReplaceAll(a.Modified, "-", "") + "000000+08'00'"
		}
		if date != want {
			t.Errorf("%s: ModDate %q, want %q", a.Name, date, want)
		}
	}

	names := p.array(p.get(p.catalog(), "Names", "EmbeddedFiles", "Names"))
	var order []string
	for i := 0; i < len(names); i += 2 {
		name := p.text(names[i])
		order = append(order, name)
		if refOf(t, names[i+1]) != refs[name] {
			t.Errorf("%s leads to %v in the tree", name, names[i+1])
		}
	}
	if want := []string{"2020年度数据.toml", "A.json", "district (1).toml", "图（一）.txt", "空.txt", "𠮷.bin"}; !slices.Equal(order, want) {
		t.Errorf("names are in the order %q", order)
	}
}

// TestNameOrder: by UTF-16, in which 𠮷 (D842 …) comes before （ (FF08).
func TestNameOrder(t *testing.T) {
	names := []string{"（", "𠮷", "中", "a", "A", "中a"}
	slices.SortFunc(names, compareUTF16)
	if want := []string{"A", "a", "中", "中a", "𠮷", "（"}; !slices.Equal(names, want) {
		t.Errorf("order %q", names)
	}
}

// TestAttachmentsComeBack: what was put in comes out, whatever way it is written.
func TestAttachmentsComeBack(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	large := make([]byte, 5<<20)
	for i := range large {
		large[i] = byte(rnd.Uint32() >> (i >> 20 * 5)) // ever easier to compress
	}
	for name, list := range map[string][]Attachment{
		"none":   nil,
		"sample": sampleAttachments(),
		"empty":  {{Name: "空"}},
		"large":  {{Name: "大.bin", Data: large}},
		"many": func() (list []Attachment) {
			for i := range 500 {
				list = append(list, Attachment{Name: fmt.Sprintf("第%d号.txt", i), Data: []byte{byte(i)}})
			}
			return list
		}(),
	} {
		for _, classic := range []bool{false, true} {
			opts := sampleOptions
			opts.Conformance, opts.Attachments, opts.Classic = A3B, list, classic
			file := write(t, opts)
			before := bytes.Clone(file)
			got, err := Attached(file)
			if err != nil || !reflect.DeepEqual(filled(got), filled(list)) {
				t.Errorf("%s: other attachments, or %v", name, err)
			}
			for i := range got {
				clear(got[i].Data)
			}
			if !bytes.Equal(file, before) {
				t.Errorf("%s: the file is not left alone", name)
			}
			if again := write(t, opts); !bytes.Equal(again, before) {
				t.Errorf("%s: other bytes the second time", name)
			}
		}
	}
	for _, c := range []Conformance{A2B, A1B} {
		if list, err := Attached(write(t, allKinds()[c])); list != nil || err != nil {
			t.Errorf("%s: %v, %v", c, list, err)
		}
	}
}

// TestOtherReaders: poppler, qpdf and MuPDF take the attachments out as they
// were put in.
func TestOtherReaders(t *testing.T) {
	list := sampleAttachments()
	list = append(list, Attachment{Name: "大.bin", Data: bytes.Repeat([]byte("0123456789abcdef"), 5<<16)})
	path := judge.Save(t, "judged.pdf", writeWith(t, list...))

	listed := judge.Run(t, "pdfdetach", "-list", path)
	if !strings.HasPrefix(listed, fmt.Sprintf("%d embedded files\n", len(list))) {
		t.Errorf("poppler lists %s", listed)
	}
	folder := t.TempDir()
	judge.Run(t, "pdfdetach", "-saveall", "-o", folder, path)
	for i, a := range list {
		check := func(reader string, got []byte, err error) {
			t.Helper()
			if err != nil || !bytes.Equal(got, a.Data) {
				t.Errorf("%s: %s reads %d bytes of %d, or %v", a.Name, reader, len(got), len(a.Data), err)
			}
		}
		if a.Name != "𠮷.bin" { // whose name poppler 22 writes as two halves
			if !strings.Contains(listed, ": "+a.Name+"\n") {
				t.Errorf("poppler does not list %s", a.Name)
			}
			got, err := os.ReadFile(filepath.Join(folder, a.Name))
			check("poppler", got, err)
		}
		got, err := judgeOutput(t, "qpdf", "--show-attachment="+a.Name, path)
		check("qpdf", got, err)
		got, err = judgeOutput(t, "mutool", "show", "-b", path, fmt.Sprintf("trailer/Root/AF/%d/EF/F", i+1))
		check("MuPDF", got, err)
	}
}

// TestAttachmentsRefused: what could not be given back, or would break the claim.
func TestAttachmentsRefused(t *testing.T) {
	ok := Attachment{Name: "a.toml"}
	for _, test := range []struct {
		want string // within the error
		list []Attachment
	}{
		{"附件“”：不能用作文件名", []Attachment{{}}},
		{"附件“..”：不能用作文件名", []Attachment{{Name: ".."}}},
		{"附件“x/a.toml”：不能用作文件名", []Attachment{{Name: "x/a.toml"}}},
		{"不能用作文件名", []Attachment{{Name: `x\a.toml`}}},
		{"不能用作文件名", []Attachment{{Name: "a\nb"}}},
		{"不能用作文件名", []Attachment{{Name: "a\u202Elmot.exe"}}},
		{"不能用作文件名", []Attachment{{Name: "a\xFF"}}},
		{"不能用作文件名", []Attachment{{Name: "C:a"}}},
		{"不能用作文件名", []Attachment{{Name: " a"}}},
		{"不能用作文件名", []Attachment{{Name: "a."}}},
		{"不能用作文件名", []Attachment{{Name: strings.Repeat("长", 86)}}},
		{"附件“A.TOML”：另有附件同名", []Attachment{ok, {Name: "A.TOML"}}},
		{"媒体类型“toml”", []Attachment{{Name: "a", MediaType: "toml"}}},
		{"媒体类型“text/plain; charset=utf-8”", []Attachment{{Name: "a", MediaType: "text/plain; charset=utf-8"}}},
		{"关系“Child”", []Attachment{{Name: "a", Relationship: "Child"}}},
		{"修改日期“2021-02-29”", []Attachment{{Name: "a", Modified: "2021-02-29"}}},
		{"共超过 128 MiB", []Attachment{ok, {Name: "b", Data: make([]byte, MaxAttached)}, {Name: "c", Data: []byte{1}}}},
		{"最多 10000 个", make([]Attachment, maxAttachments+1)},
	} {
		opts := sampleOptions
		opts.Conformance, opts.Attachments = A3B, test.list
		if file, err := Write(sample(t), sampleMeta, opts); err == nil || file != nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("want %s, got %v", test.want, err)
		}
	}
	for _, c := range []Conformance{A2B, A1B} {
		opts := sampleOptions
		opts.Conformance, opts.Attachments = c, []Attachment{ok}
		if _, err := Write(sample(t), sampleMeta, opts); err == nil || !strings.Contains(err.Error(), c.String()+" 文件不能带附件") {
			t.Errorf("%s: %v", c, err)
		}
	}
}

// TestAttachmentsSize: an attachment costs what its content does, and some 200
// bytes.
func TestAttachmentsSize(t *testing.T) {
	bare := len(writeWith(t))
	for _, test := range []struct {
		list []Attachment
		most int
	}{
		{[]Attachment{{Name: "a"}}, 420},
		{sampleAttachments(), 2200},
		{[]Attachment{{Name: "数据.toml", Data: record(60_000)}}, 15_000},
	} {
		cost := len(writeWith(t, test.list...)) - bare
		t.Logf("%d attachments: %d bytes", len(test.list), cost)
		if cost > test.most {
			t.Errorf("%d attachments cost %d bytes, more than %d", len(test.list), cost, test.most)
		}
	}
}

// record is a data file of some size.
func record(size int) []byte {
	rnd := rand.New(rand.NewPCG(3, 4))
	characters := []rune("绩效评价报告预算执行率单位项目资金支出收入完成指标目标培训企业人员")
	var b bytes.Buffer
	for b.Len() < size {
		b.WriteString("[[indicators]]\nclass = \"产出指标/数量指标\"\nname = \"")
		for range 8 {
			b.WriteRune(characters[rnd.IntN(len(characters))])
		}
		fmt.Fprintf(&b, "\"\ntarget = \"≥%d人\"\nactual = \"%d.%02d万元\"\n", rnd.IntN(9999), rnd.IntN(9999), rnd.IntN(100))
	}
	return b.Bytes()[:size]
}

// judgeOutput runs a judge and returns what it writes, warnings left out.
func judgeOutput(t testing.TB, name string, args ...string) ([]byte, error) {
	t.Helper()
	return exec.Command(judge.Program(t, "", name), args...).Output()
}

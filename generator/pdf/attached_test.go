package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"github.com/selfeval/selfeval/generator/judge"
)

// TestOtherWriters: attachments are found in what other programs make of our
// file, and in what they attach themselves.
func TestOtherWriters(t *testing.T) {
	list := filled(sampleAttachments())
	folder := t.TempDir()
	in := judge.Save(t, "in.pdf", writeWith(t, list...))
	extra := filepath.Join(folder, "另附（1）.txt")
	if err := os.WriteFile(extra, []byte("another program attached this\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	more := Attachment{Name: "另附（1）.txt", Data: []byte("another program attached this\n")}
	out := filepath.Join(folder, "out.pdf")
	bare := judge.Save(t, "bare.pdf", write(t, sampleOptions))
	api.DisableConfigDir()

	for _, test := range []struct {
		name string
		run  func(t *testing.T)
		want []Attachment
	}{
		{"qpdf object streams", func(t *testing.T) { judge.Run(t, "qpdf", "--object-streams=generate", in, out) }, list},
		{"qpdf classic", func(t *testing.T) { judge.Run(t, "qpdf", "--object-streams=disable", in, out) }, list},
		{"qpdf uncompressed", func(t *testing.T) { judge.Run(t, "qpdf", "--qdf", "--stream-data=uncompress", in, out) }, list},
		{"qpdf linearized", func(t *testing.T) { judge.Run(t, "qpdf", "--linearize", in, out) }, list},
		{"qpdf classic and linearized", func(t *testing.T) { judge.Run(t, "qpdf", "--linearize", "--object-streams=disable", in, out) }, list},
		{"qpdf attaches", func(t *testing.T) { judge.Run(t, "qpdf", in, "--add-attachment", extra, "--", out) }, append(list, more)},
		{"qpdf attaches first", func(t *testing.T) { judge.Run(t, "qpdf", bare, "--add-attachment", extra, "--", out) }, []Attachment{more}},
		{"MuPDF", func(t *testing.T) { judge.Run(t, "mutool", "clean", "-gggz", in, out) }, list},
		{"MuPDF in the clear", func(t *testing.T) { judge.Run(t, "mutool", "clean", "-d", in, out) }, list},
		{"poppler attaches", func(t *testing.T) { judge.Run(t, "pdfattach", "-replace", in, extra, out) }, append(list, more)},
		{"pdfcpu", func(t *testing.T) {
			if err := api.OptimizeFile(in, out, model.NewDefaultConfiguration()); err != nil {
				t.Fatal(err)
			}
		}, list},
		{"pdfcpu attaches", func(t *testing.T) {
			if err := api.AddAttachmentsFile(bare, out, []string{extra}, false, model.NewDefaultConfiguration()); err != nil {
				t.Fatal(err)
			}
		}, []Attachment{more}},
	} {
		t.Run(test.name, func(t *testing.T) {
			os.Remove(out)
			test.run(t)
			file, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			got, err := Attached(file)
			if err != nil || len(got) != len(test.want) {
				t.Fatalf("%d attachments, want %d, or %v", len(got), len(test.want), err)
			}
			got = filled(got)
			for i, want := range test.want {
				if want.Name == more.Name { // of which other programs say what they like
					want.MediaType, want.Description, want.Modified = got[i].MediaType, got[i].Description, got[i].Modified
					want.Relationship = got[i].Relationship
				}
				if !reflect.DeepEqual(got[i], want) {
					t.Errorf("got %+v, want %+v", got[i], want)
				}
			}
		})
	}
}

// small is a file by hand: objects in order, then a classic table.
func small(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, object := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

// update appends a revision that puts a new object in the place of an old one.
func update(file []byte, number int, object string) []byte {
	at := bytes.LastIndex(file, []byte("startxref\n"))
	var previous int
	fmt.Sscanf(string(file[at:]), "startxref\n%d", &previous)
	b := bytes.NewBuffer(bytes.Clone(file))
	start := b.Len()
	fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", number, object)
	table := b.Len()
	fmt.Fprintf(b, "xref\n%d 1\n%010d 00000 n \ntrailer\n<</Root 1 0 R/Size 9/Prev %d>>\nstartxref\n%d\n%%%%EOF\n", number, start, previous, table)
	return b.Bytes()
}

// packed is a file whose catalog, object 1, is said to be in the object stream
// that is object 2 or, where one is given, in that which is said to be in another.
func packed(stream string, in ...byte) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n2 0 obj\n")
	b.WriteString(stream + "\nendobj\n")
	start := b.Len()
	row := []byte{1, 9, 0}
	if in != nil {
		row = []byte{2, in[0], 0}
	}
	fmt.Fprintf(&b, "3 0 obj\n<</Type/XRef/W[1 1 1]/Index[1 2]/Size 3/Root 1 0 R/Length 6>>stream\n\x02\x02\x00%s\nendstream\nendobj\n", row)
	fmt.Fprintf(&b, "startxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}

const (
	oneName   = "<</Names<</EmbeddedFiles<</Names[(k.txt) 2 0 R]>>>>>>"
	oneSpec   = "<</F(a.txt)/EF<</F 3 0 R>>>>"
	oneStream = "<</Length 3>>stream\nabc\nendstream"
)

// TestForeignFiles: ways of writing that ours does not use.
func TestForeignFiles(t *testing.T) {
	stream := func(dict, data string) string {
		return fmt.Sprintf("<<%s/Length %d>>stream\r\n%s\r\nendstream", dict, len(data), data)
	}
	for _, test := range []struct {
		name string
		file []byte
		want string // names, content
	}{
		{"plain", small(oneName, oneSpec, oneStream), "a.txt abc"},
		{"lines before the header", append([]byte("From: a@b\r\n\r\n"), small(oneName, oneSpec, oneStream)...), "a.txt abc"},
		{"key for a name", small(oneName, "<</EF<</UF 3 0 R>>>>", oneStream), "k.txt abc"},
		{"no name at all", small("<</AF[2 0 R]>>", "<</EF<</F 3 0 R>>>>", oneStream), "附件 abc"},
		{"Unicode before other names", small(oneName, `<</UF(\376\377N\055)/F(x)/EF<</F 3 0 R>>>>`, oneStream), "中 abc"},
		{"UTF-8", small(oneName, "<</UF(\xEF\xBB\xBF中\xFF)/EF<</F 3 0 R>>>>", oneStream), "中\uFFFD abc"},
		{"PDFDocEncoding", small(oneName, `<</F(\223caf\351\224 \240\030.txt)/EF<</F 3 0 R>>>>`, oneStream), "ﬁcaféﬂ €˘.txt abc"},
		{"escapes", small(oneName, "<</F(a\\(b\\)\\\n(c)\\\\\\t)/EF<</F 3 0 R>>>>", oneStream), "_ abc"},
		{"digits", small(oneName, "<</F<61 2E7 >/EF<</F 3 0 R>>>>", oneStream), "a.p abc"},
		{"out of the folder", small(oneName, "<</UF(../../etc/passwd)/EF<</F 3 0 R>>>>", oneStream), "passwd abc"},
		{"out of the folder, Windows", small(oneName, `<</UF(C:\\x\\..)/F(..)/EF<</F 3 0 R>>>>`, oneStream), "k.txt abc"},
		{"signs that no name may have", small(oneName, "<</UF(a:b|\x01.txt)/EF<</F 3 0 R>>>>", oneStream), "a_b__.txt abc"},
		{"length apart", small(oneName, oneSpec, "<</Length 4 0 R>>stream\nabc\nendstream", "3"), "a.txt abc"},
		{"comments", small("<</Names %x\n<</EmbeddedFiles<<%>>\n/Names[(k)%]\r2 0 R]>>>>>>", oneSpec, oneStream), "a.txt abc"},
		{"tree", small("<</Names 4 0 R>>", oneSpec, oneStream, "<</EmbeddedFiles 5 0 R>>", "<</Kids[6 0 R 7 0 R]>>",
			"<</Limits[(a)(b)]/Names[(a) 2 0 R(b)<</F(b)/EF<</F 3 0 R>>>>]>>", "<</Kids[<</Names[(c)<</F(c)/EF 8 0 R>>]>>]>>", "<</F 3 0 R>>"), "a.txt abc b abc c abc"},
		{"both lists", small("<</AF[2 0 R 4 0 R]/Names<</EmbeddedFiles<</Names[(z) 4 0 R(k) 2 0 R(y) 5 0 R]>>>>>>", oneSpec, oneStream,
			"<</F(b)/EF<</F 3 0 R>>>>", "<</F(c)/EF<</F 3 0 R>>>>"), "a.txt abc b abc c abc"},
		{"not within the file", small("<</AF[2 0 R null 9 0 R]>>", "<</F(https://example.org)/FS/URL>>"), ""},
		{"Flate twice", small(oneName, oneSpec, stream("/Filter[/FlateDecode/FlateDecode]", string(appendFlate(nil, appendFlate(nil, []byte("xyz")))))), "a.txt xyz"},
		{"predicted", small(oneName, oneSpec, stream("/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 3>>",
			string(appendFlate(nil, []byte("\x00abc\x01a\x01\x01\x02\x00\x01\x00\x03\x32\x01\x00\x04\x01\x00\x01"))))), "a.txt abc" + "abc" + "acc" + "bcc" + "ccd"},
		{"corrected", update(small(oneName, oneSpec, oneStream), 3, "<</Length 3>>stream\nnew\nendstream"), "a.txt new"},
		{"deleted", bytes.Replace(update(small(oneName, oneSpec, oneStream), 2, "null"), []byte(" 00000 n \ntrailer\n<</Root 1 0 R/Size 9"), []byte(" 00000 f \ntrailer\n<</Root 1 0 R/Size 9"), 1), ""},
		{"corrected twice", update(update(small(oneName, oneSpec, oneStream), 3, "<</Length 3>>stream\nold\nendstream"), 3, "<</Length 3>>stream\nnew\nendstream"), "a.txt new"},
	} {
		list, err := Attached(test.file)
		var got []string
		for _, a := range list {
			got = append(got, a.Name, string(a.Data))
		}
		if strings.Join(got, " ") != test.want || err != nil {
			t.Errorf("%s: got %q, %v; want %q", test.name, got, err, test.want)
		}
	}
}

// TestHybrid: a table that calls deleted what a stream beside it has.
func TestHybrid(t *testing.T) {
	file := small(oneName, oneSpec, oneStream)
	spec := bytes.Index(file, []byte("2 0 obj"))
	hidden := len(file)
	rows := string([]byte{1, byte(spec >> 8), byte(spec), 0})
	b := bytes.NewBuffer(bytes.Replace(file, fmt.Appendf(nil, "%010d 00000 n", spec), []byte("0000000000 00000 f"), 1))
	fmt.Fprintf(b, "9 0 obj\n<</Type/XRef/W[1 2 1]/Index[2 1]/Size 4/Length 4>>stream\n%s\nendstream\nendobj\n", rows)
	previous := bytes.Index(file, []byte("xref\n0"))
	start := b.Len()
	fmt.Fprintf(b, "xref\n0 0\ntrailer\n<</Root 1 0 R/Size 4/XRefStm %d/Prev %d>>\nstartxref\n%d\n%%%%EOF\n", hidden, previous, start)
	list, err := Attached(b.Bytes())
	if err != nil || len(list) != 1 || string(list[0].Data) != "abc" {
		t.Errorf("got %v, %v", list, err)
	}
}

// TestDamage: what is wrong is said, and nothing is given back that might be.
func TestDamage(t *testing.T) {
	good := small(oneName, oneSpec, oneStream)
	swap := func(old, new string) []byte {
		t.Helper()
		if !bytes.Contains(good, []byte(old)) {
			t.Fatalf("no %q", old)
		}
		return bytes.Replace(good, []byte(old), []byte(new), 1)
	}
	with := func(dict string) []byte {
		return small(oneName, oneSpec, "<</Length 3"+dict+">>stream\nabc\nendstream")
	}
	for _, test := range []struct {
		name string
		file []byte
		want string
	}{
		{"empty", nil, "不是 PDF 文件"},
		{"DOCX", []byte("PK\x03\x04"), "不是 PDF 文件"},
		{"header alone", []byte("%PDF-1.7\n"), "找不到 startxref"},
		{"cut", good[:len(good)-60], "找不到 startxref"},
		{"beyond the end", swap("startxref\n", "startxref\n9"), "文件可能不完整"},
		{"below zero", swap("startxref\n", "startxref\n-"), "应有一个数"},
		{"no table there", swap("startxref\n", "startxref\n1 "), "有损坏"},
		{"encrypted", swap("/Root 1 0 R", "/Root 1 0 R/Encrypt 2 0 R"), "已加密"},
		{"no root", swap("/Root 1 0 R", "/Roof 1 0 R"), "没有 Root"},
		{"wrong object", swap("2 0 obj", "4 0 obj"), "应为对象 2"},
		{"no object", swap("2 0 obj", "2 0 org"), "应为 obj"},
		{"table row", swap(" 00000 n ", " 00000 x "), "n 或 f"},
		{"size", with("/Params<</Size 4>>"), "内容有 3 字节，与所记的 4 字节不符"},
		{"check sum", with("/Params<</CheckSum<900150983CD24FB0D6963F7D28E17F73>>>"), "校验值（MD5）不符"},
		{"length", small(oneName, oneSpec, "<</Length 2>>stream\nabc\nendstream"), "应为 endstream"},
		{"length beyond the end", small(oneName, oneSpec, "<</Length 3000>>stream\nabc\nendstream"), "流超出文件"},
		{"no length", small(oneName, oneSpec, "<<>>stream\nabc\nendstream"), "应为一个数"},
		{"compression", with("/Filter/LZWDecode"), "本程序只读 FlateDecode"},
		{"not compressed", with("/Filter/FlateDecode"), "有损坏"},
		{"compressed too often", with("/Filter[/A/A/A/A/A]"), "太多次"},
		{"no stream", small(oneName, oneSpec, "7"), "应为流"},
		{"no specification", small(oneName, "7", oneStream), "应为字典"},
		{"no tree", small("<</Names 2 0 R>>", "[]"), "应为字典"},
		{"tree in a circle", small("<</Names<</EmbeddedFiles 2 0 R>>>>", "<</Kids[3 0 R]>>", "<</Kids[2 0 R]>>"), "绕成一圈"},
		{"reference to itself", small("<</AF 2 0 R>>", "2 0 R"), "绕成一圈"},
		{"length of itself", small(oneName, oneSpec, "<</Length 3 0 R>>stream\nabc\nendstream"), "应为一个数"},
		{"revisions in a circle", swap("trailer\n<<", "trailer\n<</Prev "+fmt.Sprint(bytes.Index(good, []byte("xref\n")))), "绕成一圈"},
		{"deep", small("<</AF " + strings.Repeat("[", 100) + strings.Repeat("]", 100) + ">>"), "嵌套太深"},
		{"large", small("<</AF[" + strings.Repeat("1 ", maxValues) + "]>>"), "对象太大"},
		{"unclosed", small("<</AF[(abc"), "没有写完"},
		{"bracket", small("<</AF )>>"), "多余的括号"},
		{"no key", small("<<1 2>>"), "字典中应有名称"},
		{"digits", small("<</AF<6X>>>"), "十六进制"},
	} {
		list, err := Attached(test.file)
		if err == nil || list != nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, %v; want %s", test.name, list, err, test.want)
		}
	}
}

// TestHostile: files that cost little and would cost a reader much.
func TestHostile(t *testing.T) {
	flate := func(dict string, n int) string {
		data := appendFlate(nil, make([]byte, n))
		return fmt.Sprintf("<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream", dict, len(data), data)
	}
	specs := func(n int, spec string) string {
		return "<</AF[" + strings.Repeat(spec, n) + "]>>"
	}
	for _, test := range []struct {
		name string
		file []byte
		want string
	}{
		{"bomb", small(oneName, oneSpec, flate("", MaxAttached+1)), "解压后太大"},
		{"many small bombs", small(specs(200, "<</EF<</F 3 0 R>>>>"), "0", flate("", 1<<20)), "解压后太大"},
		{"one stream for all", small(specs(9000, "<</EF<</F 3 0 R>>>>"), "0",
			fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", 1<<16, make([]byte, 1<<16))), "反复引用"},
		{"one large object for all", small(specs(9000, "<</Desc 3 0 R/EF<</F 2 0 R>>>>"), flate("", 1), "["+strings.Repeat("0 ", 1<<16)+"]"), "反复引用"},
		{"too many", small(specs(maxAttachments+1, "0 ")), "超过 10000 个"},
		{"many revisions", func() []byte {
			file := small(oneName, oneSpec, oneStream)
			for range maxRevisions + 1 {
				file = update(file, 2, oneSpec)
			}
			return file
		}(), "绕成一圈"},
		{"object stream that says its own length", packed("<</Type/ObjStm/N 1/First 4/Length 1 0 R>>stream\n1 0 9\nendstream"), "引用自己"},
		{"object stream in an object stream", packed("<</Type/ObjStm/N 1/First 4/Length 5>>stream\n1 0 9\nendstream", 2), "在另一个对象流中"},
		{"object stream of others", packed("<</Type/ObjStm/N 1/First 4/Length 5>>stream\n3 0 9\nendstream"), "没有对象 1"},
		{"object stream of too many", packed("<</Type/ObjStm/N 9/First 4/Length 5>>stream\n1 0 9\nendstream"), "超出其内容"},
	} {
		if list, err := Attached(test.file); err == nil || list != nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %d attachments, %v; want %s", test.name, len(list), err, test.want)
		}
	}
}

// TestEveryCut and every flipped byte: a file that is cut short is an error, and
// one bit changed brings no content that was not put in; check sums see to it.
func TestEveryCut(t *testing.T) {
	s := newTypesetter(t)
	s.newPage(1, false)
	list := filled(sampleAttachments())
	for _, classic := range []bool{false, true} {
		file, err := Write(s.result, sampleMeta, Options{Conformance: A3B, Attachments: list, Classic: classic})
		if err != nil {
			t.Fatal(err)
		}
		for n := range len(file) - 8 { // up to the place of the last cross-references
			if got, err := Attached(file[:n]); err == nil {
				t.Fatalf("cut to %d of %d bytes it has %d attachments", n, len(file), len(got))
			}
		}
		for n := range file {
			broken := bytes.Clone(file)
			broken[n] ^= 1 << (n % 8)
			got, _ := Attached(broken)
			for _, a := range got {
				same := func(b Attachment) bool { return bytes.Equal(a.Data, b.Data) }
				if !slices.ContainsFunc(list, same) {
					t.Errorf("byte %d flipped: content %q", n, a.Data)
				}
			}
		}
	}
}

func FuzzAttached(f *testing.F) {
	s := newTypesetter(f)
	s.newPage(1, false)
	for _, opts := range []Options{{}, {Conformance: A1B}, {Conformance: A3B, Attachments: sampleAttachments()},
		{Conformance: A3B, Attachments: sampleAttachments(), Classic: true}} {
		file, err := Write(s.result, sampleMeta, opts)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(file)
	}
	f.Add(small(oneName, oneSpec, oneStream))
	f.Add(update(small(oneName, oneSpec, oneStream), 3, oneStream))
	f.Fuzz(func(t *testing.T, file []byte) {
		list, err := Attached(file)
		if err != nil {
			if list != nil {
				t.Error("attachments beside an error")
			}
			if errors.Is(err, errForeign) && bytes.HasPrefix(file, []byte("%PDF-")) {
				t.Error("it is a PDF file")
			}
			return
		}
		for _, a := range list {
			if a.Name == "" || a.Name != plainName(a.Name) {
				t.Errorf("name %q", a.Name)
			}
		}
	})
}

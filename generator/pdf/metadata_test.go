package pdf

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/selfeval/selfeval/generator/doc"
)

// properties reads the text of an XMP packet by element name.
func properties(t *testing.T, packet []byte) map[string]string {
	t.Helper()
	found := map[string]string{}
	d := xml.NewDecoder(strings.NewReader(string(packet)))
	var open []string
	var space string // of the element begun last
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			t.Fatalf("XMP: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			open, space = append(open, token.Name.Local), token.Name.Space
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if strings.HasSuffix(space, "/ns/property#") {
				continue // describes another property
			}
			if s := strings.TrimSpace(string(token)); s != "" {
				name := open[len(open)-1]
				for i := len(open) - 1; name == "li" || name == "Alt" || name == "Seq" || name == "Bag"; i-- {
					name = open[i]
				}
				found[name] = s
			}
		}
	}
}

// TestMetadataAgree: whatever Info says, XMP says too, dates included.
func TestMetadataAgree(t *testing.T) {
	awkward := doc.Meta{Title: "a<b>&\"c\"", Unit: "单位\n两行", Subject: "𠮷", Keywords: " 空 ", Date: "2024-02-29"}
	for _, meta := range []doc.Meta{sampleMeta, awkward, {Title: "只有标题"}, {}} {
		pdf, err := Write(sample(t), meta, sampleOptions)
		if err != nil {
			t.Fatal(err)
		}
		checkMetadata(t, parse(t, pdf), meta)
	}
}

// checkMetadata compares Info, XMP and what they were written from.
func checkMetadata(t *testing.T, p *parsed, meta doc.Meta) {
	info := p.dict(*p.ctx.Info)
	x := properties(t, p.data(p.catalog()["Metadata"]))
	for key, name := range map[string]string{"Title": "title", "Author": "creator", "Subject": "description",
		"Keywords": "Keywords", "Creator": "CreatorTool", "Producer": "Producer"} {
		in := ""
		if info[key] != nil {
			in = strings.TrimSpace(p.text(info[key]))
		}
		if in != x[name] {
			t.Errorf("Info says %s %q, XMP %q", key, in, x[name])
		}
	}
	for key, name := range map[string]string{"CreationDate": "CreateDate", "ModDate": "ModifyDate"} {
		if meta.Date == "" {
			if info[key] != nil || x[name] != "" {
				t.Errorf("a date from nowhere: %v, %q", info[key], x[name])
			}
			continue
		}
		in, err := time.Parse("D:20060102150405-07'00'", p.text(info[key]))
		if err != nil {
			t.Fatal(err)
		}
		out, err := time.Parse(time.RFC3339, x[name])
		if err != nil || !in.Equal(out) || out.Format(time.DateOnly) != meta.Date {
			t.Errorf("Info says %v, XMP %v, the data %s", in, out, meta.Date)
		}
	}
	if x["format"] != "application/pdf" || x["language"] != "zh-CN" {
		t.Errorf("format %q, language %q", x["format"], x["language"])
	}
}

func TestBadDate(t *testing.T) {
	for _, date := range []string{"2021-3-9", "2021-02-30", "待填", "2021-03-09T00:00:00Z"} {
		meta := sampleMeta
		meta.Date = date
		if _, err := Write(sample(t), meta, sampleOptions); err == nil || !strings.Contains(err.Error(), date) {
			t.Errorf("%s: error %v", date, err)
		}
	}
}

package summary

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/docx"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/layout"
	"github.com/selfeval/selfeval/generator/pdf"
	"github.com/selfeval/selfeval/generator/source"
)

// Formats lists the formats of a summary.
var Formats = []string{"docx", "pdf", "xlsx"}

// File is one file of a summary.
type File struct {
	Format string
	Data   []byte
	Pages  int // of DOCX and PDF
}

// Write writes a composed summary in some of [Formats]. What the layout finds goes
// to out: an error there leaves no file. The error is a fault of the program.
func (c *Composed) Write(formats []string, fonts *font.Set, program string, out *source.Findings) ([]File, error) {
	pages := layout.Layout(c.Document, fonts, out)
	if out.Errors() > 0 {
		return nil, nil
	}
	var files []File
	for _, format := range formats {
		x := File{Format: format, Pages: len(pages.Pages)}
		var err error
		switch format {
		case "docx":
			x.Data, err = docx.Write(c.Document, pages.PageNumbers(), docx.Options{Application: program})
		case "pdf":
			x.Data, err = pdf.Write(pages, c.Document.Meta, pdf.Options{Program: program})
		case "xlsx":
			x.Pages = 0
			x.Data, err = Workbook(c.Sheets, c.Document.Meta)
		default:
			err = fmt.Errorf("没有格式“%s”", format)
		}
		if err != nil {
			return nil, err
		}
		files = append(files, x)
	}
	return files, nil
}

package pdf_test

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
	"github.com/selfeval/selfeval/generator/pdf"
)

// A report that carries the data it was made from can be made again from itself.
func ExampleAttached() {
	pages := &layout.Result{
		Pages: []layout.Page{{Width: doc.MM(21000), Height: doc.MM(29700), Number: 1}},
		Root:  &layout.Element{Tag: "Document"},
	}
	file, err := pdf.Write(pages, doc.Meta{Title: "绩效自评报告"}, pdf.Options{
		Conformance: pdf.A3B,
		Attachments: []pdf.Attachment{{
			Name: "应急局2020.toml", MediaType: "application/toml", Description: "报告的数据文件",
			Relationship: pdf.Source, Modified: "2021-03-09", Data: []byte("schema = 1\n"),
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}

	attached, err := pdf.Attached(file)
	for _, a := range attached {
		fmt.Printf("%s（%s，%s）：%q\n", a.Name, a.Description, a.Modified, a.Data)
	}
	fmt.Println(err)
	// Output:
	// 应急局2020.toml（报告的数据文件，2021-03-09）："schema = 1\n"
	// <nil>
}

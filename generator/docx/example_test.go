package docx_test

import (
	"archive/zip"
	"bytes"
	"fmt"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/docx"
)

func ExampleWrite() {
	report := &doc.Document{
		Style: doc.GBT9704(),
		Meta:  doc.Meta{Title: "2020年度区应急管理局整体绩效自评结果", Date: "2021-03-09"},
		Sections: []doc.Section{{Numbered: true, Blocks: []doc.Block{
			&doc.Heading{ID: "conclusion", Level: 1, Number: "一、", Runs: []doc.Run{{Text: "自评结论"}}},
			&doc.Paragraph{Style: doc.BodyText, Runs: []doc.Run{{Text: "得分96.85分，评价等级为“优”。"}}},
		}}},
	}
	file, err := docx.Write(report, nil, docx.Options{Application: "selfeval"})
	if err != nil {
		fmt.Println(err)
		return
	}
	parts, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, part := range parts.File {
		fmt.Println(part.Name)
	}
	// Output:
	// [Content_Types].xml
	// _rels/.rels
	// word/_rels/document.xml.rels
	// word/document.xml
	// docProps/core.xml
	// docProps/app.xml
	// word/styles.xml
	// word/settings.xml
	// word/fontTable.xml
	// word/footer1.xml
	// word/footer2.xml
}

package html_test

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/html"
)

func ExampleWrite() {
	report := &doc.Document{
		Style: doc.GBT9704(),
		Meta:  doc.Meta{Title: "2023年度云溪县图书馆绩效自评报告", Date: "2024-03-18"},
		Sections: []doc.Section{{Numbered: true, Blocks: []doc.Block{
			&doc.Paragraph{Style: doc.Title, Runs: []doc.Run{{Text: "2023年度云溪县图书馆绩效自评报告"}}},
			&doc.Heading{ID: "h1", Level: 1, Number: "一、", Runs: []doc.Run{{Text: "自评结论"}}},
			&doc.Paragraph{Style: doc.BodyText, Runs: []doc.Run{{Text: "得分91.50分，等级为<优>。"}}},
		}}},
	}
	page, err := html.Write(report, html.Options{Application: "selfeval"})
	if err != nil {
		fmt.Println(err)
		return
	}
	_, body, _ := strings.Cut(string(page), "</head>\n")
	fmt.Print(body)
	// Output:
	// <body>
	// <main>
	// <section class="text numbered" aria-label="正文">
	// <h1 class="title">2023年度云溪县图书馆绩效自评报告</h1>
	// <h2 class="level1" id="h1">一、自评结论</h2>
	// <p>得分91.50分，等级为&lt;优&gt;。</p>
	// </section>
	// </main>
	// </body>
	// </html>
}

func ExampleMarkdown() {
	fmt.Print(string(html.Markdown(&doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{
		&doc.Paragraph{Style: doc.Title, Runs: []doc.Run{{Text: "2023年度云溪县图书馆绩效自评报告"}}},
		&doc.Heading{Level: 1, Number: "一、", Runs: []doc.Run{{Text: "自评结论"}}},
		&doc.Paragraph{Lead: []doc.Run{{Text: "1.得分。"}}, Level: 3, Runs: []doc.Run{{Text: "得91.50分*。"}}},
	}}}})))
	// Output:
	// # 2023年度云溪县图书馆绩效自评报告
	//
	// ## 一、自评结论
	//
	// **1.得分。** 得91.50分\*。
}

package archive_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/selfeval/selfeval/generator/archive"
)

// A report is archived, corrected, archived again, and proved.
func Example() {
	dir, err := os.MkdirTemp("", "archive")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	store, err := archive.Create(filepath.Join(dir, "档案库"))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer store.Close()

	item := archive.Item{
		ID: archive.ID(2020, "武汉市东西湖区应急管理局"),
		Files: []archive.File{
			{Path: "报告.pdf", Data: []byte("得分96.85"), Role: "正文"},
			{Path: "data/unit.toml", Data: []byte("score = 96.85"), Role: "数据"},
		},
		Meta: archive.Metadata{
			Title: "2020年度部门整体绩效自评报告", Unit: "武汉市东西湖区应急管理局", Year: 2020, Retention: archive.Years30,
			Maker: "办公室", Program: "selfeval 1.0.0", Time: time.Date(2021, 3, 15, 9, 0, 0, 0, time.UTC),
		},
	}
	for _, score := range []string{"96.85", "96.85", "95.20"} {
		item.Files[0].Data = []byte("得分" + score)
		version, added, err := store.Add(item)
		fmt.Println(version, added, err)
	}
	changes, _ := store.Diff(item.ID, 1, 2)
	fmt.Println(changes)
	fmt.Println(len(store.Verify(context.Background(), archive.VerifyOptions{})), "findings")
	_ = os.Truncate(filepath.Join(dir, "档案库", "2020-武汉市东西湖区应急管理局", "v1", "content", "报告.pdf"), 5)
	for _, f := range store.Verify(context.Background(), archive.VerifyOptions{}) {
		fmt.Println(f.Code, f.File)
	}
	// Output:
	// 1 true <nil>
	// 1 false <nil>
	// 2 true <nil>
	// [{报告.pdf changed}]
	// 0 findings
	// E906 2020-武汉市东西湖区应急管理局/v1/content/报告.pdf
}

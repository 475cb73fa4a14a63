package prose_test

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/prose"
)

// The figures of a sentence: dates, file numbers and set phrases are none.
func ExampleScan() {
	s := "2022年9月8日，按照东财〔2022〕42号文，开展三类检查287家次，发放资料11万余份，整改率达97.33%，落实“三公”经费80-90万元。"
	for _, m := range prose.Scan(s) {
		fmt.Print(s[m.From:m.Start], "|", m.Text, "|", m.Quantity.Rat.RatString(), m.Quantity.Unit)
		if m.To != nil {
			fmt.Print(" 至 ", m.To.Rat.RatString(), m.To.Unit)
		}
		fmt.Println()
	}
	// Output:
	// 开展|三类|3类
	// 检查|287家次|287家次
	// 发放资料|11万余份|110000份
	// 整改率达|97.33%|9733/10000%
	// 落实“三公”经费|80-90万元|800000元 至 900000元
}

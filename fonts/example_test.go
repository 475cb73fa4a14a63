package fonts_test

import (
	"fmt"

	"github.com/selfeval/selfeval/fonts"
)

func ExampleProvenance() {
	table, err := fonts.Provenance()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range table {
		fmt.Println(f.Path, f.Licence, f.Embedded)
	}
	// Output:
	// SelfevalSong.ttf OFL-1.1 true
	// SelfevalTitle.ttf OFL-1.1 true
	// SelfevalHei.ttf OFL-1.1 true
	// SelfevalKai.ttf OFL-1.1 true
	// SelfevalRare.ttf.zst Hanazono true
	// companion/FandolFang.ttf GPL-3.0 with font exception false
	// companion/FandolFang-Regular.otf GPL-3.0 with font exception false
	// companion/FandolKai.ttf GPL-3.0 with font exception false
	// companion/FandolKai-Regular.otf GPL-3.0 with font exception false
}

package expr

import (
	"sync"
	"testing"
)

// One Expr and one Env serve all goroutines; the race detector watches.
func TestExprIsShared(t *testing.T) {
	env := world(t)
	text, errs := ParseText("{财政拨款收入 + 其他收入 | 万元}{指标 | 筛选(\"完成\") | 个数}{没有}{合计(指标.得分) / 个数(指标)}")
	if len(errs) > 0 {
		t.Fatal(errs[0])
	}
	want, _ := text.Fill(env)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 200 {
				if got, errs := text.Fill(env.Bind("行", OfNumber(Int(1, "")))); got != want || len(errs) != 1 {
					t.Errorf("%q, want %q", got, want)
					return
				}
			}
		})
	}
	group.Wait()
}

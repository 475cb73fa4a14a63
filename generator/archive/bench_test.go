package archive

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
)

// bigItem has five files of 100 KB, as a report with its data and pack.
func bigItem(random *rand.ChaCha8, i int) Item {
	item := sample(fmt.Sprintf("%d局", i), "")
	for k := range item.Files {
		item.Files[k].Data = make([]byte, 100_000)
		_, _ = random.Read(item.Files[k].Data)
	}
	return item
}

// BenchmarkVerify1000 verifies 1,000 items of 500 KB.
func BenchmarkVerify1000(b *testing.B) {
	s := newStore(b)
	random := rand.NewChaCha8([32]byte{})
	for i := range 1000 {
		add(b, s, bigItem(random, i))
	}
	b.SetBytes(1000 * 500_000)
	b.ReportAllocs()
	for b.Loop() {
		if list := s.Verify(context.Background(), VerifyOptions{}); len(list) != 0 {
			b.Fatal(list)
		}
	}
}

// BenchmarkAdd adds items of 500 KB, each settled on the disk.
func BenchmarkAdd(b *testing.B) {
	s := newStore(b)
	random := rand.NewChaCha8([32]byte{})
	b.SetBytes(500_000)
	i := 0
	for b.Loop() {
		add(b, s, bigItem(random, i))
		i++
	}
}

// BenchmarkAddUnchanged adds an item that is there already.
func BenchmarkAddUnchanged(b *testing.B) {
	s := newStore(b)
	item := bigItem(rand.NewChaCha8([32]byte{}), 0)
	add(b, s, item)
	for b.Loop() {
		if _, added, err := s.Add(item); added || err != nil {
			b.Fatal(added, err)
		}
	}
}

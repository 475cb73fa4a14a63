// Command generate writes the data of many made-up departments, to try the
// program at the size of a district or a province:
//
//	go run ./docs/scale/generate -n 1000 -o sample
//	go run ./cmd/selfeval build sample
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/selfeval/selfeval/generator/sample"
)

func main() {
	n := flag.Int("n", 1000, "how many departments")
	out := flag.String("o", "sample", "folder to write to")
	flag.Parse()
	if *n < 1 || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := sample.Write(*out, *n); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("%d departments in %s\n", *n, *out)
}

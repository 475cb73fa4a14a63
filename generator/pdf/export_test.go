package pdf

import (
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
)

// CheckFile holds a file to every rule of these tests. r and meta are what it
// was written from. It is for tests from outside, which can build whole reports.
func CheckFile(t *testing.T, file []byte, r *layout.Result, meta doc.Meta) {
	p := parse(t, file)
	checkArchive(t, p, r)
	checkTagged(t, p, r)
	p.t = t
	checkMetadata(t, p, meta)
	checkParentTree(t, p, r)
	compareReplay(t, p, r)
}

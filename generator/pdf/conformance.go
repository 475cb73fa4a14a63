package pdf

import (
	"fmt"
	"strings"
)

// Conformance is the kind of archive file that is written, always at level B:
// pages look the same for good. All kinds show the same pages and hold the same
// structure tree.
type Conformance uint8

const (
	// A2B is PDF/A-2b (ISO 19005-2): what a report is unless something else is
	// asked for, tagged for PDF/UA-1.
	A2B Conformance = iota

	// A1B is PDF/A-1b (ISO 19005-1, GB/T 23286.1): no feature that is newer than
	// PDF 1.4, hence without compressed objects and without the claim of
	// PDF/UA-1, which rests on newer ones.
	A1B

	// A3B is PDF/A-3b (ISO 19005-3): PDF/A-2b that may carry files of any kind.
	A3B
)

// conformances are what tells the kinds apart: the part of ISO 19005 and the
// minor version of PDF 1 that the part is about.
var conformances = [...]struct{ part, version int }{A2B: {2, 7}, A1B: {1, 4}, A3B: {3, 7}}

// ParseConformance reads "1b", "2b" or "3b", in small or capital letters.
func ParseConformance(s string) (Conformance, error) {
	for c, kind := range conformances {
		if strings.EqualFold(s, fmt.Sprintf("%db", kind.part)) {
			return Conformance(c), nil
		}
	}
	return 0, fmt.Errorf("没有“%s”这种 PDF/A 类型，可写 1b（GB/T 23286.1）、2b、3b（可带附件）", s)
}

// String returns the name of the standard: "PDF/A-2b".
func (c Conformance) String() string {
	if !c.known() {
		return fmt.Sprintf("Conformance(%d)", uint8(c))
	}
	return fmt.Sprintf("PDF/A-%db", c.part())
}

func (c Conformance) known() bool  { return int(c) < len(conformances) }
func (c Conformance) part() int    { return conformances[c].part }
func (c Conformance) version() int { return conformances[c].version }

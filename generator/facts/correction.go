package facts

import "github.com/selfeval/selfeval/generator/source"

// Correction says why a report that had been handed in was corrected. It stands
// in the data file of the corrected report; the report itself does not print it,
// the 更正说明 does.
type Correction struct {
	Node    *source.Node
	Date    DateOrBlank             `toml:"date"`    // 更正日期; the report's own date where it is unset
	Reason  source.Text             `toml:"reason"`  // of everything that was corrected
	Reasons source.Map[source.Text] `toml:"reasons"` // of single items, by the name of what was changed
}

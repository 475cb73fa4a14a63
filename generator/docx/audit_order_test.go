package docx

import (
	"slices"
	"strings"
)

// childOrder is the order of the children that the schema prescribes
// (ISO/IEC 29500-1, annex A), for the elements that this package fills.
var childOrder = map[string][]string{
	"w:pPr":       words("w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:tabs w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:snapToGrid w:spacing w:ind w:jc w:textAlignment w:outlineLvl w:rPr w:sectPr"),
	"w:rPr":       words("w:rStyle w:rFonts w:b w:i w:color w:spacing w:w w:kern w:position w:sz w:szCs w:highlight w:u w:lang"),
	"w:tblPr":     words("w:tblStyle w:tblW w:jc w:tblInd w:tblBorders w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription"),
	"w:trPr":      words("w:cantSplit w:tblHeader"),
	"w:tcPr":      words("w:tcW w:gridSpan w:vMerge w:vAlign"),
	"w:tbl":       words("w:tblPr w:tblGrid w:tr"),
	"w:tr":        words("w:trPr w:tc"),
	"w:tc":        words("w:tcPr w:p"),
	"w:sectPr":    words("w:headerReference w:footerReference w:type w:pgSz w:pgMar w:pgNumType w:cols w:docGrid"),
	"w:style":     words("w:name w:basedOn w:next w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:pPr w:rPr w:tblPr"),
	"w:font":      words("w:altName w:panose1 w:charset w:family w:pitch"),
	"w:settings":  words("w:defaultTabStop w:evenAndOddHeaders w:characterSpacingControl w:noLineBreaksAfter w:noLineBreaksBefore w:compat w:themeFontLang w:decimalSymbol w:listSeparator"),
	"w:p":         words("w:pPr *"),
	"w:tblGrid":   words("w:gridCol"),
	"w:body":      words("*"),
	"w:hyperlink": words("w:r"),
}

func words(s string) []string { return strings.Fields(s) }

// order checks that the children of each element stand in schema order. In
// w:p the properties come first, all else in any order.
func (a *auditor) order(part string, tree *node) {
	tree.walk(func(n *node) {
		order := childOrder[n.name]
		if order == nil || order[0] == "*" {
			return
		}
		at := 0
		for _, k := range n.kids {
			i := slices.Index(order, k.name)
			if i < 0 {
				i = slices.Index(order, "*")
			}
			if i < at {
				a.fault("%s: %s out of place in %s", part, k.name, n.name)
			}
			at = max(at, i)
		}
	})
}

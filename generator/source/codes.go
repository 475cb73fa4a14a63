package source

import "strings"

// Code is the stable code of a finding: a letter for its severity (E error, W
// warning, N notice) and a number whose hundreds name the phase. Codes are a
// contract: they are never reused for something else.
type Code string

// Severity is what the code's letter says.
func (c Code) Severity() Severity {
	switch {
	case strings.HasPrefix(string(c), "W"):
		return Warning
	case strings.HasPrefix(string(c), "N"):
		return Notice
	}
	return Error
}

// 1xx: reading files.
const (
	FileMissing  Code = "E101" // the file does not exist or cannot be read
	NotUTF8      Code = "E102" // GBK, UTF-16 or damaged
	FileTooLarge Code = "E103"
	SyntaxError  Code = "E104"
	DuplicateKey Code = "E105"
	UnknownKey   Code = "E106"
	WrongType    Code = "E107"
	BadDate      Code = "E108"
	MissingKey   Code = "E109"
	OutsideRoot  Code = "E110" // an include or previous that leaves the root
	BadValue     Code = "E112" // a value outside its closed list or range
	TooDeep      Code = "E113"
)

// 2xx: quantities, formulas, the data's own references.
const (
	BadQuantity    Code = "E201"
	BadFormula     Code = "E202" // syntax of an expression
	UnknownName    Code = "E203"
	UnitMismatch   Code = "E204"
	DivisionByZero Code = "E205"
	FormulaCycle   Code = "E206"
	WrongOperand   Code = "E207" // text where a number is needed, and the like
	UnknownFunc    Code = "E208"
	TooComplex     Code = "E209" // past the bounds of the language
	AmbiguousName  Code = "E210" // one name, several values
	UnknownRef     Code = "E211" // a document, list or indicator that does not exist
	MissingValue   Code = "E212" // a name that has no value where one is needed
)

// 25x: figures that contradict each other.
const (
	BudgetMismatch Code = "E251" // the same money adds up to two totals
)

// 3xx: packs.
const (
	PackMissing     Code = "E301" // no such pack, or a file of it is missing
	OutlineSyntax   Code = "E302" // report.md: a line that cannot be read
	OutlineUnclosed Code = "E303" // a ::: without its other end
	OutlineTitle    Code = "E304" // no title, or two
	OutlineLevel    Code = "E305" // heading levels that jump or are too deep
	BadForm         Code = "E307" // cells, spans and columns that do not fit
	BadScheme       Code = "E308" // points that do not add up, a rule that is missing
	BadBands        Code = "E309" // grade bands with a gap, unordered, or above the total
)

// 4xx: scoring.
const (
	UnknownClass     Code = "E401" // an indicator's class that the scheme lacks
	PointsMissing    Code = "E402" // a row without points where the scheme wants them
	PointsDoNotAddUp Code = "E403" // the points of the rows do not make their class
	NoRate           Code = "E404" // no execution rate to score
	ReasonMissing    Code = "E405" // a lost point or a low rate without a reason
	BadRule          Code = "E406" // a rule that gives no share between 0 and 1
	FarOverTarget    Code = "W407" // far above target without a reason
)

// 7xx: fonts.
const (
	GlyphMissing     Code = "E701" // no font has the character
	FontUnreadable   Code = "E702" // damaged, not a font, or past the limits
	FontOutlines     Code = "E703" // CFF (PostScript) outlines, which are not read
	FontRestricted   Code = "E704" // the font's own flags forbid embedding
	FontMissing      Code = "E705" // a file that style.toml names is in no font folder
	FangsongMissing  Code = "W701" // 仿宋 is set in another face
	CompanionAltered Code = "W702" // a companion file that is not the one of the provenance table
	FontsUnused      Code = "W703" // a font folder in which no file serves any role
)

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
	BadCharacter Code = "E114" // one that nobody can see
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
	LastDiffers    Code = "W213" // last year's number is not the one of last year's file
)

// 25x: figures that contradict each other.
const (
	BudgetMismatch     Code = "E251" // the same money adds up to two totals
	DifferenceMismatch Code = "E252" // the items of a difference do not make it
	PublishedDiffers   Code = "E253" // what was already printed is not what the data gives
	SourceDiffers      Code = "E254" // one amount of one document has two values
	SourceUnsure       Code = "W254" // the same, where it may be two amounts
	AboveWhole         Code = "W255" // a part that is larger than its whole
	RateUnfounded      Code = "E257" // a declared rate that the amounts of its own scope do not give
	ScopeMixed         Code = "W256" // figures of two scopes set against each other in one sentence
)

// 3xx: packs.
const (
	PackMissing     Code = "E301" // no such pack, or a file of it is missing
	OutlineSyntax   Code = "E302" // report.md: a line that cannot be read
	OutlineUnclosed Code = "E303" // a ::: without its other end
	OutlineTitle    Code = "E304" // no title, or two
	OutlineLevel    Code = "E305" // heading levels that jump or are too deep
	UnknownForm     Code = "E306" // a table that forms.toml lacks
	BadForm         Code = "E307" // cells, spans and columns that do not fit
	BadScheme       Code = "E308" // points that do not add up, a rule that is missing
	BadBands        Code = "E309" // grade bands with a gap, unordered, or above the total
	UnknownSlot     Code = "E310" // a slot that pack.toml does not declare
	BadStyle        Code = "E311" // a size, length or name of style.toml that cannot be read
	UnusedSlot      Code = "W312" // a declared slot that the outline never prints
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
	ColumnIncomplete Code = "W408" // 复核 or 审定 scores of some rows only, so that they have no total
	CapApplied       Code = "N409" // the total is limited by a cap
	RatedOutsideBand Code = "E410" // a judged share in no grade of the scheme, or not in the one that is named
	UnknownRule      Code = "E411" // a rule that the scheme lacks, or one for an indicator that it cannot score
	GivenScore       Code = "E412" // a 复核 or 审定 score above the points, or where no score is
	UnknownGoal      Code = "E413" // an indicator without a goal, or of one that is not declared
	WeightMissing    Code = "E414" // rows or goals that share points by weight, one without
)

// 5xx: composing the report.
const (
	SlotMissing    Code = "E501" // a mandatory text of the author is not there
	FieldMissing   Code = "E502" // a mandatory field, list item or figure is not there
	EmptySection   Code = "E503" // a heading with nothing below it
	ProblemOpen    Code = "E504" // a problem that no measure answers
	NothingToSay   Code = "E505" // wording that needs a value which the data lacks
	BadChoice      Code = "E506" // a field with a value outside its choices
	AnswersNothing Code = "E507" // a measure that answers no problem of the report
	TextTooLong    Code = "W508" // past the pack's limit
	VersionMissing Code = "W509" // a corrected report that does not say its version, or what it replaces
)

// 6xx: writing files.
const (
	NameClash      Code = "E601" // two reports of one year and title
	OutputInTheWay Code = "E602" // a file that no run wrote
	OutputEdited   Code = "E603" // an output that was changed after it was written
	OutputFailed   Code = "E604" // the system did not take the file
	BuildFailed    Code = "E605" // a fault of the program
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

// 9xx: the archive.
const (
	ArchiveStore      Code = "E901" // no store, or one whose own files break the standard
	ArchiveInventory  Code = "E902" // an inventory that cannot be read, or breaks the standard
	ArchiveSidecar    Code = "E903" // an inventory's digest file is missing, malformed or does not match
	ArchiveMissing    Code = "E904" // a file, version or item that is registered and not there
	ArchiveExtra      Code = "E905" // a file or folder that nothing registers
	ArchiveChanged    Code = "E906" // a file whose digest is not the registered one
	ArchivePath       Code = "E907" // a path that would leave its item, or is unusable
	ArchiveLink       Code = "E908" // a link, pipe or device instead of a file
	ArchiveUnfinished Code = "E909" // a write that was cut off
	ArchiveHistory    Code = "E910" // versions that disagree about the past, or have gaps
	ArchiveRebuild    Code = "E911" // what the archived data gives today is not what was archived
	ArchiveMetadata   Code = "E912" // metadata.json is missing, unreadable, or contradicts the files
	ArchiveUnreadable Code = "E913" // the system would not give the bytes
	ArchiveAdvice     Code = "W914" // against a recommendation of the standard
	ArchiveNotRebuilt Code = "N915" // the caller could not rebuild this version, and says why
	ArchiveFormat     Code = "E916" // a stored file is not of the format that an archive keeps
)

// 8xx: what contradicts itself in the running text of a report. One number is
// one family; its letter says how certain the finding is.
const (
	TextScoreSum      Code = "E801" // scores that do not make their total, or exceed their points
	TextGrade         Code = "E802" // a grade that the report's own bands do not give
	TextRate          Code = "E803" // a rate that its two parts do not give
	TextTwoValues     Code = "E804" // one quantity, two values
	TextSum           Code = "E805" // parts that do not make their whole
	TextCount         Code = "E806" // a count and a numbered list of another length
	TextGrowth        Code = "E807" // a change that the two values do not give
	TextYear          Code = "E808" // the report names two years as its own
	TextEquation      Code = "E809" // a calculation written out with a wrong result
	TextMachine       Code = "E810" // a word processor's or program's own words
	TextScoreUnsure   Code = "W801"
	TextGradeDefault  Code = "W802" // as E802, by the usual bands 90, 80, 60
	TextRateUnsure    Code = "W803"
	TextValuesUnsure  Code = "W804"
	TextSumUnsure     Code = "W805"
	TextCountUnsure   Code = "W806"
	TextGrowthUnsure  Code = "W807"
	TextYearUnsure    Code = "W808"
	TextPlaceholder   Code = "W810" // ××, XX, 待填, a hint of the template, empty brackets
	TextEmptySection  Code = "W811" // a heading, or a colon, with nothing behind it
	TextRepeated      Code = "W812" // the same sentences twice
	TextDoubledWord   Code = "W813"
	TextHalfWidth     Code = "W814" // half-width punctuation between Chinese characters
	TextNumbering     Code = "W815" // numbers of headings or items that skip or repeat
	TextUnbalanced    Code = "W816" // a bracket or quotation mark without its other half
	TextOtherUnit     Code = "W817" // another unit's name where the report's own belongs
	TextDone          Code = "W818" // all is done, and something is not
	TextListed        Code = "W819" // what a sentence names and what the list below describes differ
	TextSumPartial    Code = "N805" // parts that leave a remainder unnamed
	TextAnnexAbsent   Code = "N811" // an annex that is named and not there
	TextSpace         Code = "N814" // a blank inside of a quantity
	TextMixedNumbers  Code = "N815" // one level numbered in two ways
	TextNeighbour     Code = "N817" // a unit of the same kind from another place
	TextUnitsOfOneSet Code = "N820" // one kind of thing counted with two measure words
	TextDoneFalse     Code = "E818" // all is said to be done, and the scores say that something is not
	MetInDoubt        Code = "W822" // counted as done, and its own text says otherwise
	CopiesTarget      Code = "W823" // what was done is told in the target's words
	ReasonThin        Code = "W824" // a reason of a word or two, or one that says nothing
	ReasonShared      Code = "W825" // one reason for several things
	MeasureIncomplete Code = "W826" // a measure without who does it or until when
	ProblemNoCause    Code = "W827" // a problem without its cause
	DateOrder         Code = "W828" // dates that cannot follow each other so
	EvidenceMissing   Code = "W829" // an indicator without evidence
	AnnexUnknown      Code = "W834" // an annex is named that the report does not have
	TextParticle      Code = "W835" // 的 where only 地 can stand
	MetUnproved       Code = "N822" // a number was to be reached, and none is given
	DocumentUnused    Code = "N829" // a document that nothing uses
	LikeLastYear      Code = "N830" // word for word as in last year's file
	FigureTyped       Code = "N831" // a typed figure that the data holds: refer to it
	FigureUnheld      Code = "N832" // a typed figure that no data holds
	NamesAlike        Code = "N833" // one platform or system under two names
	AcceptUnmatched   Code = "W841" // an acceptance of something that was not found
	AcceptExpired     Code = "W842" // an acceptance of what reads otherwise now
	AcceptRefused     Code = "W843" // an acceptance of an error
)

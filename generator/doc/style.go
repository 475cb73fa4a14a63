package doc

// Length is a distance in thousandths of a point: integers only, so that every
// processor lays out the same page.
type Length int64

// Units of length. Millimetres are rounded to the nearest thousandth of a point
// by [MM].
const (
	Point Length = 1000
	Twip  Length = 50 // 1/20 pt, OOXML's unit
)

// MM returns hundredths of a millimetre as a Length: MM(15600) is 156 mm.
func MM(hundredths int64) Length {
	// 1 mm = 72/25.4 pt = 72000/25.4 thousandths; per hundredth: 7200/254.
	return Length((hundredths*7200*2 + 254) / (254 * 2))
}

// Role is what a typeface is used for (GB/T 9704-2012, 5.2.2 and 7.3).
type Role uint8

// The roles. Which file serves a role is the font set's matter; which name a
// DOCX asks for is [Style.Fonts].
const (
	Fangsong  Role = iota // 仿宋: text, heading levels 3 and below
	Kai                   // 楷体: heading level 2
	Hei                   // 黑体: heading level 1, 附件, table heads, emphasis
	TitleSong             // 小标宋: the title
	Song                  // 宋体: page numbers, table text
	RoleCount = iota
)

// Style is a pack's style.toml, complete: every value is set.
type Style struct {
	Paper      Paper
	Lines      int // lines a full page: 22
	Chars      int // characters a full line: 28
	Fonts      [RoleCount]FontName
	Emphasis   Role
	Paragraphs [ParagraphStyleCount]Format
	Table      TableFormat
	PageNumber PageNumber
}

// Paper is the sheet and its margins, portrait. A landscape page is the sheet
// turned a quarter, margins turned with it so that the binding edge stays.
type Paper struct {
	Width, Height            Length
	Top, Bottom, Left, Right Length
}

// TextWidth and TextHeight are the 版心 of a portrait page.
func (p Paper) TextWidth() Length { return p.Width - p.Left - p.Right }

// TextHeight is the height of the 版心 of a portrait page.
func (p Paper) TextHeight() Length { return p.Height - p.Top - p.Bottom }

// LinePitch is the distance of two base lines on the grid.
func (s *Style) LinePitch() Length { return s.Paper.TextHeight() / Length(s.Lines) }

// CharPitch is the advance of one Hanzi of body text on the grid.
func (s *Style) CharPitch() Length { return s.Paper.TextWidth() / Length(s.Chars) }

// FontName is what a DOCX asks for: the official name and what may stand in.
type FontName struct {
	Name         string   // 仿宋_GB2312
	Alternatives []string // 仿宋, FangSong, STFangsong
}

// ParagraphStyle names a paragraph format. The list is closed; its looks are data.
type ParagraphStyle uint8

// The paragraph styles.
const (
	BodyText ParagraphStyle = iota
	Title
	Notice // the visible line that says: example, or correction of …
	Heading1
	Heading2
	Heading3
	Heading4
	Heading5
	AnnexNote  // 附件： line below the text
	AnnexLabel // 附件1, first line of an annex
	AnnexTitle
	Signature
	SignDate
	Caption
	TableText
	TableHead
	FormText
	FormHead
	ContentsTitle
	Contents1
	Contents2
	Contents3
	CoverTitle
	CoverLine
	ListText            // plain paragraphs flush with the margin: findings annexed to a draft, notes below a form
	ParagraphStyleCount = iota
)

// HeadingStyle is the style of headings of a level from 1 to 5.
func HeadingStyle(level int) ParagraphStyle { return Heading1 + ParagraphStyle(level-1) }

// Format is how a paragraph style looks.
type Format struct {
	Name        string // shown in Word's list of styles: 公文正文
	Role        Role
	Size        Length
	Align       Align
	FirstIndent int    // hundredths of a character; -200 with Left 200 hangs
	Left, Right int    // hundredths of a character
	Before      int    // hundredths of a grid line
	After       int    // hundredths of a grid line
	Leading     Length // distance of base lines; 0: the grid's line pitch
	KeepNext    bool   // stays with the next block
}

// TableFormat is the look of all tables.
type TableFormat struct {
	Rule          Length // thickness of rules
	PadX, PadY    Length // from rule to text
	Before, After int    // hundredths of a grid line
}

// PageNumber is the look of "— 1 —" (GB/T 9704-2012, 7.5).
type PageNumber struct {
	Role    Role
	Size    Length
	Dash    bool   // a dash at each side
	Centred bool   // else: odd pages right, even pages left
	Indent  int    // hundredths of a character of the number's size
	Below   Length // from the lower edge of the 版心 to the top of the digits' line
}

// Turned is the sheet turned a quarter clockwise, as a landscape page is read:
// the binding edge is on top (GB/T 9704-2012, 7.6: 横排表格, 表头在订口一边).
func (p Paper) Turned() Paper {
	return Paper{
		Width: p.Height, Height: p.Width,
		Top: p.Left, Right: p.Top, Bottom: p.Right, Left: p.Bottom,
	}
}

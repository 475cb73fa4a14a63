package source

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

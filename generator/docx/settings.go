package docx

// settingsPart writes word/settings.xml.
//
// Nothing asks for fields to be updated on opening. Punctuation is compressed.
// The two lists are Word's own for simplified Chinese with ％ ‰ % ℃ … — kept
// from the beginning of a line as well. The compatibility settings are those
// of Chinese Word that a report can meet: spaces at a line's end are
// underlined (blanks to be filled by hand), a line that ends in a line break
// is not stretched, and the layout is that of Word 2013 and later.
func (w *writer) settingsPart() {
	w.raw(xmlHead + `<w:settings xmlns:w="` + nsWord + `">` +
		`<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>` +
		`<w:noLineBreaksAfter w:lang="zh-CN" w:val="([{·‘“〈《「『【〔〖（．［｛￡￥"/>` +
		`<w:noLineBreaksBefore w:lang="zh-CN" w:val="!%),.:;&gt;?]}¢°·ˇˉ―—‖’”…‰℃∶、。〃〉》」』】〕〗！＂％＇），．：；？］｀｜｝～￠"/>` +
		`<w:compat><w:spaceForUL/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:useFELayout/>`)
	for _, s := range [...][2]string{
		{"compatibilityMode", "15"},
		{"overrideTableStyleFontSizeAndJustification", "1"},
		{"enableOpenTypeFeatures", "1"},
		{"doNotFlipMirrorIndents", "1"},
		{"differentiateMultirowTableHeaders", "1"},
	} {
		w.raw(`<w:compatSetting w:name="` + s[0] + `" w:uri="http://schemas.microsoft.com/office/word" w:val="` + s[1] + `"/>`)
	}
	w.raw(`</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`)
}

package pdf

const (
	unicodeHead = `/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
`
	unicodeTail = `endcmap
CMapName currentdict/CMap defineresource pop
end
end
`
	// unicodeBlock is the most entries that a block may have (Adobe Technical
	// Note 5411); some readers drop what is beyond.
	unicodeBlock = 100
)

// unicodeMap makes the map from character codes to Unicode (ISO 32000-1,
// 9.10.3) by which text is copied, searched and read aloud. Every code has its
// own entry: ranges would have to stop where the low byte of a code overflows.
func unicodeMap(runes []rune) []byte {
	b := make([]byte, 0, len(unicodeHead)+len(unicodeTail)+16*len(runes)+512)
	b = append(b, unicodeHead...)
	for first := 1; first < len(runes); first += unicodeBlock {
		end := min(first+unicodeBlock, len(runes))
		b = append(appendInt(b, end-first), " beginbfchar\n"...)
		for code := first; code < end; code++ {
			b = append(b, '<')
			b = appendHex16(b, uint16(code))
			b = append(b, "><"...)
			b = appendUTF16(b, runes[code])
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, unicodeTail...)
}

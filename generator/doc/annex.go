package doc

// GoesOn reports whether block i is a 附件 line below another one: the list of
// annexes stands one line below the text, its lines without space between them
// (GB/T 9704-2012, 7.3.4).
func GoesOn(blocks []Block, i int) bool { return isNote(blocks, i-1) && isNote(blocks, i) }

func isNote(blocks []Block, i int) bool {
	if i < 0 {
		return false
	}
	p, ok := blocks[i].(*Paragraph)
	return ok && p.Style == AnnexNote
}

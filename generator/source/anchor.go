package source

// Anchor ties text that was taken out of a file to its place there: text of a
// plain file begins at Base, text of a TOML string is Node's decoded value from
// byte Base on.
type Anchor struct {
	File *File
	Node *Node
	Base int
}

// Place is where the byte at offset of the text stands in the file.
func (a Anchor) Place(offset int) Place {
	if a.Node != nil {
		return a.Node.Inside(a.Base + offset)
	}
	return a.File.Place(a.Base + offset)
}

package pdf

import (
	"cmp"
	"crypto/md5"
	"slices"
	"strings"
	"unicode/utf16"
)

// An attached file is two objects: a stream with its content, and a file
// specification that names it (ISO 32000-1, 7.11). The catalog lists the
// specifications twice: as associated files, in the order given, and in a tree
// by name, where viewers look for attachments.

// writeAttachments writes attachments and returns their specifications.
func writeAttachments(f *file, list []Attachment) []ref {
	specs := make([]ref, len(list))
	for i := range list {
		a := &list[i]
		stream := f.alloc()
		f.stream(stream, string(appendEmbedded(nil, a)), a.Data)

		specs[i] = f.alloc()
		b := append(f.begin(specs[i]), "<</Type/Filespec/F"...)
		b = appendText(b, asciiName(a.Name))
		b = append(b, "/UF"...)
		b = appendText(b, a.Name)
		if a.Description != "" {
			b = append(b, "/Desc"...)
			b = appendText(b, a.Description)
		}
		b = append(b, "/AFRelationship"...)
		b = appendName(b, string(cmp.Or(a.Relationship, Unspecified)))
		b = append(b, "/EF<</F "...)
		b = append(appendRef(b, stream), "/UF "...)
		f.end(append(appendRef(b, stream), ">>>>"...))
	}
	return specs
}

// appendEmbedded appends the entries of an embedded file's dictionary (7.11.4).
func appendEmbedded(b []byte, a *Attachment) []byte {
	b = append(b, "/Type/EmbeddedFile/Subtype"...)
	b = appendName(b, cmp.Or(a.MediaType, anyMedia))
	b = append(b, "/Params<</Size "...)
	b = appendInt(b, len(a.Data))
	b = append(b, "/CheckSum<"...)
	for _, c := range md5.Sum(a.Data) { // asked for by 7.11.4.1: against accidents, no seal
		b = append(b, hexDigits[c>>4], hexDigits[c&15])
	}
	b = append(b, '>')
	if a.Modified != "" {
		b = appendDate(append(b, "/ModDate"...), a.Modified)
	}
	return append(b, ">>"...)
}

// appendAttached appends the catalog's two lists.
func appendAttached(b []byte, list []Attachment, specs []ref) []byte {
	if len(list) == 0 {
		return b
	}
	b = append(b, "/AF["...)
	order := make([]int, len(list))
	for i, spec := range specs {
		order[i] = i
		b = append(appendRef(b, spec), ' ')
	}
	slices.SortFunc(order, func(i, k int) int { return compareUTF16(list[i].Name, list[k].Name) })
	b = append(b, "]/Names<</EmbeddedFiles<</Names["...)
	for _, i := range order {
		b = appendWide(b, list[i].Name)
		b = append(appendRef(b, specs[i]), ' ')
	}
	return append(b, "]>>>>"...)
}

// compareUTF16 orders the keys of a name tree, which go by their bytes (7.9.6).
// All are UTF-16, also those in ASCII: some readers search by the characters, and
// so the two orders agree.
func compareUTF16(a, b string) int {
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
}

// asciiName is a name for readers that do not know Unicode names: UF, which has
// the true one, is of PDF 1.7.
func asciiName(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '_'
		}
		return r
	}, s)
}

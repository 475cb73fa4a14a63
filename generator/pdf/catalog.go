package pdf

import "github.com/selfeval/selfeval/generator/layout"

// catalogParts is what the catalog ties together.
type catalogParts struct {
	pageTree, treeRoot, outlines, metadata, profile ref
	pages                                           []layout.Page
	attached                                        []Attachment
	specs                                           []ref // of the attachments
}

// writeCatalog writes the root of the file (ISO 32000-1, 7.7.2).
func writeCatalog(f *file, r ref, parts catalogParts) {
	b := append(f.begin(r), "<</Type/Catalog/Pages "...)
	b = appendRef(b, parts.pageTree)
	b = append(b, "/Lang("+language+")/MarkInfo<</Marked true>>/StructTreeRoot "...)
	b = appendRef(b, parts.treeRoot)
	b = append(b, "/ViewerPreferences<</DisplayDocTitle true"...)
	if f.version >= 6 {
		// A page is printed as large as it is: the 版心 is given in millimetres.
		b = append(b, "/PrintScaling/None"...)
	}
	b = append(b, ">>/Metadata "...)
	b = appendRef(b, parts.metadata)
	b = append(b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)/DestOutputProfile "...)
	b = appendRef(b, parts.profile)
	b = append(b, ">>]"...)
	if parts.outlines != 0 {
		b = append(b, "/PageMode/UseOutlines/Outlines "...)
		b = appendRef(b, parts.outlines)
	}
	b = appendLabels(b, parts.pages)
	b = appendAttached(b, parts.attached, parts.specs)
	f.end(append(b, ">>"...))
}

// writeMetadata writes the XMP packet, uncompressed so that archives find it
// without reading PDF (ISO 19005-2, 6.6.2.1).
func writeMetadata(f *file, packet []byte) ref {
	r := f.alloc()
	f.plainStream(r, "/Type/Metadata/Subtype/XML", packet)
	return r
}

// writeProfile writes the colour profile of the output intent.
func writeProfile(f *file) ref {
	r := f.alloc()
	f.plainStream(r, "/N 3/Filter/FlateDecode", srgb())
	return r
}

// Package pdf writes laid-out pages as PDF/A (ISO 19005) at level B: part 2, part
// 1 for archives that ask for it, or part 3, which carries the files that a
// report was made from. All are tagged; parts 2 and 3 for PDF/UA-1 (ISO 14289-1).
//
// [Write] writes, [Attached] takes attached files out again. The writer is our
// own because an archive file is what a report ends as, and everything that makes a file one (embedded subsets
// with exact widths, a map to Unicode, a structure tree, metadata that agree, a
// colour profile) reaches into every object. It appends to one buffer, needs no
// second pass, and the same pages give the same bytes on every machine: there is
// no clock, no random number and no order of a map in it.
package pdf

import (
	"errors"
	"fmt"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/layout"
)

// language is what the reports are written in.
const language = "zh-CN"

// Options say how a file is written. The zero value is what a report is.
type Options struct {
	// Program is the name and version that the file gives as its maker:
	// "selfeval 1.0.0". It is part of the bytes.
	Program string

	// Conformance is the kind of archive file: PDF/A-2b unless said otherwise.
	Conformance Conformance

	// Attachments are carried by a PDF/A-3b file, in this order.
	Attachments []Attachment

	// Classic writes a table of cross-references, no object streams, and a
	// CIDSet with every font: some 6 % larger, for readers and validators that
	// know no more than PDF 1.4. PDF/A-1b is always written so.
	Classic bool
}

// sheet is a page as other objects refer to it.
type sheet struct {
	ref    ref
	height doc.Length
}

// ErrNoPages is returned for a result without pages, which no PDF file can hold.
var ErrNoPages = errors.New("没有可写的页")

// Write returns a laid-out document as a PDF file. It fails where an archive
// file would be wrong: a character without a glyph, a link to nowhere, content
// outside the structure tree, a date that is no date, an attachment without a
// usable name. It may be called from
// several goroutines at once, also on one Result.
func Write(r *layout.Result, meta doc.Meta, opts Options) ([]byte, error) {
	if len(r.Pages) == 0 {
		return nil, ErrNoPages
	}
	if !opts.Conformance.known() {
		return nil, fmt.Errorf("没有编号为 %d 的 PDF/A 类型", opts.Conformance)
	}
	if err := checkDate("成文日期", meta.Date); err != nil {
		return nil, err
	}
	if err := checkAttachments(opts.Attachments, opts.Conformance); err != nil {
		return nil, err
	}
	if err := checkPlaces(r); err != nil {
		return nil, err
	}

	f := newFile(4096*(len(r.Pages)+4), opts.Conformance.version(), opts.Classic)
	catalog, info := f.alloc(), f.alloc()
	pageTree, resources, treeRoot := f.alloc(), f.alloc(), f.alloc()
	tree, err := newStructure(f, r.Root, treeRoot)
	if err != nil {
		return nil, err
	}
	used := new(fonts)
	pages, err := writePages(f, r, used, tree, pageTree, resources)
	if err != nil {
		return nil, err
	}
	if err := tree.checkArrays(); err != nil {
		return nil, err
	}
	tree.write(f, treeRoot, pages)
	if err := writeFonts(f, used, resources); err != nil {
		return nil, err
	}

	accessible := opts.Conformance != A1B && meta.Title != "" && Accessible(r.Root) == nil
	writeCatalog(f, catalog, catalogParts{
		pageTree: pageTree,
		treeRoot: treeRoot,
		outlines: writeOutlines(f, r.Outline, pages),
		metadata: writeMetadata(f, xmp(meta, opts, accessible)),
		profile:  writeProfile(f),
		pages:    r.Pages,
		attached: opts.Attachments,
		specs:    writeAttachments(f, opts.Attachments),
	})
	f.end(appendInfo(f.begin(info), meta, opts.Program))
	return f.finish(catalog, info), nil
}

// writePages writes the pages, their content and their links.
func writePages(f *file, r *layout.Result, used *fonts, tree *structure, pageTree, resources ref) ([]sheet, error) {
	pages := make([]sheet, len(r.Pages))
	for i := range pages {
		pages[i] = sheet{f.alloc(), r.Pages[i].Height}
	}
	c := content{fonts: used, tree: tree}
	for i := range r.Pages {
		page := &r.Pages[i]
		c.page(page.Height)
		c.draw(page.Items)
		if c.err != nil {
			return nil, c.err
		}
		drawn := f.alloc()
		f.stream(drawn, "", c.b)

		links := make([]ref, len(page.Links))
		for k := range page.Links {
			link := &page.Links[k]
			links[k] = f.alloc()
			key, err := tree.link(link.Element, links[k], len(pages))
			if err != nil {
				return nil, err
			}
			writeLink(f, links[k], link, key, page.Height, r.Anchors[link.Target], pages)
		}
		writePage(f, i, pages, page.Width, pageTree, resources, drawn, links)
	}

	b := append(f.begin(pageTree), "<</Type/Pages/Count "...)
	b = append(appendInt(b, len(pages)), "/Kids["...)
	for _, p := range pages {
		b = append(appendRef(b, p.ref), ' ')
	}
	f.end(append(b, "]>>"...))
	return pages, nil
}

// writePage writes the dictionary of page i. Its resources are named by itself,
// since archive files must not inherit them (ISO 19005-2, 6.2.2).
func writePage(f *file, i int, pages []sheet, width doc.Length, pageTree, resources, drawn ref, links []ref) {
	b := append(f.begin(pages[i].ref), "<</Type/Page/Parent "...)
	b = appendRef(b, pageTree)
	b = append(b, "/MediaBox"...)
	b = appendRect(b, pages[i].height, 0, 0, width, pages[i].height)
	b = append(b, "/Resources "...)
	b = appendRef(b, resources)
	b = append(b, "/Contents "...)
	b = appendRef(b, drawn)
	if f.version >= 5 {
		b = append(b, "/Tabs/S"...)
	}
	b = append(b, "/StructParents "...)
	b = appendInt(b, i)
	if len(links) > 0 {
		b = append(b, "/Annots["...)
		for _, link := range links {
			b = append(appendRef(b, link), ' ')
		}
		b = append(b, ']')
	}
	f.end(append(b, ">>"...))
}

// writeFonts writes the fonts and the one resource dictionary that names them.
func writeFonts(f *file, used *fonts, resources ref) error {
	subsets := make([]*font.Subset, len(used.list))
	size := 0
	for i, u := range used.list {
		var err error
		if subsets[i], err = u.face.Subset(u.glyphs); err != nil {
			return err
		}
		size += len(subsets[i].TrueType)
	}
	f.grow(size * 3 / 4) // outlines shrink to two thirds; the rest is for what follows

	names := append(make([]byte, 0, 128), "<</Font<<"...)
	for i, u := range used.list {
		r := f.alloc()
		u.write(f, r, subsets[i])
		names = append(append(names, u.name...), ' ')
		names = appendRef(names, r)
	}
	names = append(names, ">>>>"...)
	f.end(append(f.begin(resources), names...))
	return nil
}

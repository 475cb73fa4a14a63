package pdf

import (
	"bytes"
	"cmp"
	"crypto/md5"
	"errors"
	"fmt"
)

// Attached returns the files that a PDF file carries, with their content: first
// the associated files of the document in their order, then what else its tree of
// embedded files names. For a file of [Write] that is what was given to it, the
// zero values filled in. A file that carries none has no attachments and no error.
//
// The file may come from anybody. Names are made plain file names, so that none
// leads out of a folder, but two may be equal. Content that does not agree with
// its own length or check sum, files that are damaged, encrypted or too large are
// errors; a damaged file is not repaired. Not read are files that hang on a
// comment on a page.
func Attached(pdf []byte) ([]Attachment, error) {
	r, err := newReader(pdf)
	if err != nil {
		return nil, err
	}
	specs, err := r.specifications()
	if err != nil {
		return nil, err
	}
	var list []Attachment
	room := MaxAttached
	for i, spec := range specs {
		a, ok, err := r.attachment(spec, &room)
		if err != nil {
			return nil, fmt.Errorf("第 %d 个附件“%s”：%w", i+1, a.Name, err)
		}
		if ok {
			list = append(list, a)
		}
	}
	return list, nil
}

// specification is a file specification and the key it has in the name tree.
type specification struct {
	object any
	key    any
}

// specifications finds the file specifications of a document, each once.
func (r *reader) specifications() ([]specification, error) {
	catalog, err := r.dict(r.trailer["Root"])
	if err != nil {
		return nil, err
	}
	if catalog == nil {
		return nil, fmt.Errorf("%w：没有 Root", errDamaged)
	}
	var found []specification
	seen := map[ref]bool{}
	add := func(object, key any) error {
		if n, ok := object.(ref); ok {
			if seen[n] {
				return nil
			}
			seen[n] = true
		}
		if found = append(found, specification{object, key}); len(found) > maxAttachments {
			return fmt.Errorf("附件超过 %d 个", maxAttachments)
		}
		return nil
	}

	associated, err := r.array(catalog["AF"])
	if err != nil {
		return nil, err
	}
	for _, spec := range associated {
		if err := add(spec, nil); err != nil {
			return nil, err
		}
	}
	names, err := r.dict(catalog["Names"])
	if err != nil {
		return nil, err
	}
	if names["EmbeddedFiles"] == nil {
		return found, nil
	}
	// The tree is walked in order, a stack instead of recursion; a node that is
	// met twice would have no end.
	for stack := []any{names["EmbeddedFiles"]}; len(stack) > 0; {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if n, ok := top.(ref); ok {
			if seen[n] {
				return nil, fmt.Errorf("%w：附件目录绕成一圈", errDamaged)
			}
			seen[n] = true
		}
		node, err := r.dict(top)
		if err != nil {
			return nil, err
		}
		pairs, err := r.array(node["Names"])
		if err != nil {
			return nil, err
		}
		for ; len(pairs) >= 2; pairs = pairs[2:] {
			if err := add(pairs[1], pairs[0]); err != nil {
				return nil, err
			}
		}
		kids, err := r.array(node["Kids"])
		if err != nil {
			return nil, err
		}
		for i := len(kids) - 1; i >= 0; i-- {
			stack = append(stack, kids[i])
		}
		if len(stack) > maxAttachments {
			return nil, fmt.Errorf("%w：附件目录太大", errDamaged)
		}
	}
	return found, nil
}

// attachment reads what a specification leads to. ok is false for one that leads
// out of the file.
func (r *reader) attachment(spec specification, room *int) (a Attachment, ok bool, err error) {
	d, err := r.dict(spec.object)
	if err != nil {
		return a, false, err
	}
	embedded, err := r.dict(d["EF"])
	if err != nil || embedded == nil {
		return a, false, err
	}
	unicode, file, key := r.text(d["UF"]), r.text(d["F"]), r.text(spec.key)
	a.Name = cmp.Or(plainName(unicode), plainName(file), plainName(key), "附件")
	a.Description = r.text(d["Desc"])
	if o, err := r.resolve(d["AFRelationship"]); err == nil {
		name, _ := o.(nameObject)
		a.Relationship = Relationship(cmp.Or(name, nameObject(Unspecified)))
	}

	from := embedded["UF"]
	if from == nil {
		from = embedded["F"]
	}
	stream, err := r.stream(from)
	if err != nil {
		return a, false, err
	}
	if o, err := r.resolve(stream.dict["Subtype"]); err == nil {
		name, _ := o.(nameObject)
		a.MediaType = string(name)
	}
	if a.Data, err = r.decode(stream, room); err != nil {
		return a, false, err
	}
	parms, err := r.dict(stream.dict["Params"])
	if err != nil {
		return a, false, err
	}
	a.Modified = day(r.text(parms["ModDate"]))
	if n, err := r.integer(parms["Size"]); err == nil && n != len(a.Data) {
		return a, false, fmt.Errorf("内容有 %d 字节，与所记的 %d 字节不符", len(a.Data), n)
	}
	if o, err := r.resolve(parms["CheckSum"]); err == nil {
		sum := md5.Sum(a.Data)
		if want, ok := o.(stringObject); ok && len(want) == len(sum) && !bytes.Equal(want, sum[:]) {
			return a, false, errors.New("内容与所记的校验值（MD5）不符")
		}
	}
	return a, true, nil
}

package pdf

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// Attachment is a file within a PDF file (ISO 19005-3, 6.8).
type Attachment struct {
	// Name is a plain file name, without folders, and of its own among the
	// attachments of a file also where capital and small letters are one.
	Name string

	// MediaType is type and subtype after RFC 6838, without parameters:
	// "application/toml". "" is written as application/octet-stream.
	MediaType string

	// Description says in words what the file is. It may be "".
	Description string

	// Relationship is what the file is to the report. "" is written as Unspecified.
	Relationship Relationship

	// Modified is the day from which the content is ("2021-03-09"), as the data
	// say; no clock is asked. It may be "", but archives expect it.
	Modified string

	// Data is the content.
	Data []byte
}

// Relationship is what an attachment is to the document that carries it, by the
// name that stands in the file.
type Relationship string

// The relationships of ISO 19005-3.
const (
	Source      Relationship = "Source"      // the document was made from it
	Data        Relationship = "Data"        // the figures behind what is shown
	Alternative Relationship = "Alternative" // the same content in another form
	Supplement  Relationship = "Supplement"  // more than is shown
	Unspecified Relationship = "Unspecified"
)

// MaxAttached is the most bytes that the attachments of a file hold together:
// far more than data files need, and what a reader has room for.
const MaxAttached = 128 << 20

// maxAttachments is the most attachments of a file.
const maxAttachments = 10_000

// anyMedia is the media type of what is of no known type (RFC 2046, 4.5.1).
const anyMedia = "application/octet-stream"

var mediaType = regexp.MustCompile(`^[\w.+-]{1,60}/[\w.+-]{1,60}$`)

// checkAttachments reports attachments that a reader could not give back as they
// are, and any that would break the claim of the file.
func checkAttachments(list []Attachment, conformance Conformance) error {
	if len(list) > 0 && conformance != A3B {
		return fmt.Errorf("%s 文件不能带附件：请写成 %s，或去掉附件", conformance, A3B)
	}
	if len(list) > maxAttachments {
		return fmt.Errorf("附件有 %d 个，最多 %d 个", len(list), maxAttachments)
	}
	names := make(map[string]bool, len(list))
	room := MaxAttached
	for i := range list {
		a := &list[i]
		if err := a.check(); err != nil {
			return fmt.Errorf("附件“%s”：%w", a.Name, err)
		}
		key := strings.ToLower(a.Name)
		if names[key] {
			return fmt.Errorf("附件“%s”：另有附件同名（不分大小写），请改名", a.Name)
		}
		names[key] = true
		if len(a.Data) > room {
			return fmt.Errorf("附件“%s”：到此附件共超过 %d MiB，请减少附件", a.Name, MaxAttached>>20)
		}
		room -= len(a.Data)
	}
	return nil
}

func (a *Attachment) check() error {
	if a.Name == "" || a.Name != plainName(a.Name) || len(a.Name) > 255 {
		return errors.New(`不能用作文件名：不能为空，不能带文件夹、控制字符和 \ / : * ? " < > |，首尾不能是空格，末尾不能是点，不超过 255 字节`)
	}
	if a.MediaType != "" && !mediaType.MatchString(a.MediaType) {
		return fmt.Errorf("媒体类型“%s”不是“类型/子类型”的形式（如 application/toml）", a.MediaType)
	}
	switch a.Relationship {
	case "", Source, Data, Alternative, Supplement, Unspecified:
	default:
		return fmt.Errorf("与报告的关系“%s”不是 Source、Data、Alternative、Supplement、Unspecified 之一", a.Relationship)
	}
	return checkDate("修改日期", a.Modified)
}

// plainName makes a name one that every file system takes and that leads
// nowhere: the part after the last folder, with _ for what may not be in a file
// name or would not be seen. It is "" where nothing is left.
func plainName(s string) string {
	s = s[strings.LastIndexAny(s, `/\`)+1:]
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:*?"<>|`, r) || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			return '_'
		}
		return r
	}, s)
	return strings.TrimLeft(strings.TrimRight(s, " ."), " ")
}

package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// idPrefix begins every identifier. The layout extension 0006 drops it, so that
// an item's folder is the readable rest: 2020-武汉市东西湖区应急管理局.
const idPrefix = "urn:selfeval:"

// maxName bounds an item's folder name in bytes: file systems allow 255.
const maxName = 200

// ID makes the identifier of one report and year, "urn:selfeval:2020-NAME".
// name is what tells reports of a year apart: the unit, or unit and project.
// The result is also a folder name on every system: characters that Windows
// forbids become their full-width twins, letters become small ones, composed and
// decomposed characters become the same, and a long name is cut and carries a
// digest of the whole. So two names that some disk would hold for one are one
// identifier here, and [Store.Add] notices that the reports differ.
func ID(year int, name string) string {
	safe := strings.Trim(folded(strings.Map(safeRune, name)), " .")
	if safe == "" { // nothing of it can stand in a folder's name
		sum := sha256.Sum256([]byte(name))
		safe = "无名-" + hex.EncodeToString(sum[:6])
	}
	full := strconv.Itoa(year) + "-" + safe
	if len(full) > maxName {
		sum := sha256.Sum256([]byte(full))
		tail := "-" + hex.EncodeToString(sum[:6])
		cut := full[:maxName-len(tail)]
		for !utf8.ValidString(cut) {
			cut = cut[:len(cut)-1]
		}
		full = cut + tail
	}
	return idPrefix + full
}

// safeRune replaces what a file name must not have on some system.
func safeRune(r rune) rune {
	switch {
	case r == utf8.RuneError || unicode.Is(unicode.C, r):
		return -1
	case unicode.IsSpace(r):
		return ' '
	case strings.ContainsRune(`/\:*?"<>|`, r):
		return r - '!' + '！' // U+FF01 and what follows are ASCII's twins
	}
	return r
}

// folded is what a disk that ignores case and composition takes a name for.
func folded(name string) string { return norm.NFC.String(strings.ToLower(norm.NFC.String(name))) }

// folderOf maps an identifier to its folder: everything after the last colon.
func folderOf(id string) string { return id[strings.LastIndexByte(id, ':')+1:] }

// checkID tells whether id is one that [ID] could have made.
func checkID(id string) error {
	year, name, ok := strings.Cut(strings.TrimPrefix(id, idPrefix), "-")
	number, err := strconv.Atoi(year)
	if !ok || err != nil || len(year) != 4 || number < 1900 || name == "" || !strings.HasPrefix(id, idPrefix) || ID(number, name) != id {
		return fmt.Errorf("%w：标识 %q 不符合“%s年度-名称”的规则，请用 archive.ID 生成", ErrBadItem, id, idPrefix)
	}
	return nil
}

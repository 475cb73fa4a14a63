package source

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxFileSize is the largest text file that is read, in bytes. A data file of a
// hundred indicators has some 60 KB.
const MaxFileSize = 16 << 20

// Decode makes a File of the bytes of a text file: a byte order mark is
// dropped, line ends stay. Where the bytes are no UTF-8 text the File is nil
// and the finding names what they seem to be: another encoding, another format,
// or a damaged file, then with the place of the first bad byte.
func Decode(name string, raw []byte) (*File, []Finding) {
	var out Findings
	refuse := func(code Code, at Place, message, hint string) (*File, []Finding) {
		out.Add(code, at, "", message, hint)
		return nil, out.List()
	}
	whole := Place{File: name}
	if len(raw) > MaxFileSize {
		return refuse(FileTooLarge, whole, tooLarge(MaxFileSize), "检查是不是选错了文件")
	}
	if format := formatOf(raw); format != "" {
		return refuse(NotUTF8, whole, "这是"+format+"，不是文本文件", "检查是不是选错了文件")
	}
	f := NewFile(name, strings.TrimPrefix(string(raw), "\uFEFF"))
	if bad := firstInvalid(f.Text); bad < len(f.Text) {
		if encoding := encodingOf(raw); encoding != "" {
			return refuse(NotUTF8, whole, "文件的编码是 "+encoding+"，应当是 UTF-8",
				"用记事本打开，选“另存为”，编码选 UTF-8，再保存")
		}
		if f.Text[bad] == 0 {
			return refuse(NotUTF8, f.Place(bad), "文件里有空字符（NUL），不是文本文件", "检查是不是选错了文件")
		}
		return refuse(NotUTF8, f.Place(bad), fmt.Sprintf("文件已损坏：这里的字节 0x%02X 不是 UTF-8 文字", f.Text[bad]),
			"把这里的文字重新输入一遍，按 UTF-8 保存")
	}
	return f, nil
}

// tooLarge is the message for a file of more than limit bytes.
func tooLarge(limit int64) string {
	if limit >= 1<<20 {
		return fmt.Sprintf("文件过大，上限是%d MiB", limit>>20)
	}
	return fmt.Sprintf("文件过大，上限是%d字节", limit)
}

// firstInvalid is the offset of the first byte that is zero or not UTF-8,
// len(s) if there is none.
func firstInvalid(s string) int {
	end := len(s)
	if i := strings.IndexByte(s, 0); i >= 0 {
		end = i
	}
	if utf8.ValidString(s[:end]) {
		return end
	}
	for i := 0; i < end; {
		r, size := utf8.DecodeRuneInString(s[i:end])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return end
}

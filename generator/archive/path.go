package archive

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// checkPaths tells whether files can be stored under their names on every
// system, together.
func checkPaths(files []File) error {
	seen := make(map[string]string, 2*len(files)) // folded path of a file or folder → the file
	for _, f := range files {
		if err := checkPath(f.Path); err != nil {
			return err
		}
		if folded(f.Path) == metadataName {
			return fmt.Errorf("%w：文件名 %s 由档案库自己使用，请换一个名称", ErrBadItem, f.Path)
		}
		if len(f.Data) > maxFile {
			return fmt.Errorf("%w：文件 %s 超过 %d 字节的上限", ErrBadItem, f.Path, maxFile)
		}
		key := folded(f.Path)
		if other, ok := seen[key]; ok {
			return fmt.Errorf("%w：文件 %s 与 %s 在某些磁盘上是同一个名称，请改名", ErrBadItem, f.Path, strings.TrimSuffix(other, "/"))
		}
		seen[key] = f.Path
	}
	for _, f := range files {
		for dir := path.Dir(f.Path); dir != "."; dir = path.Dir(dir) {
			if other, ok := seen[folded(dir)]; ok {
				return fmt.Errorf("%w：%s 既是文件，又是 %s 的文件夹，请改名", ErrBadItem, other, f.Path)
			}
		}
	}
	return nil
}

// checkPath tells whether a path is safe to make on every system.
func checkPath(p string) error {
	bad := func(why string) error {
		return fmt.Errorf("%w：文件路径 %q %s", ErrBadItem, p, why)
	}
	switch {
	case !cleanPath(p):
		return bad("必须是用“/”分隔的相对路径，不能含“.”“..”或空段")
	case len(p) > 400:
		return bad("太长（上限 400 字节）")
	case strings.Count(p, "/") >= maxDepth/2:
		return bad("文件夹层数太多")
	}
	for element := range strings.SplitSeq(p, "/") {
		stem, _, _ := strings.Cut(strings.ToUpper(element), ".")
		switch {
		case len(element) > maxName:
			return bad("有一段名称太长（上限 200 字节）")
		case strings.ContainsAny(element, `\:*?"<>|`) || strings.ContainsFunc(element, unicode.IsControl):
			return bad(`不能含控制字符和 \ : * ? " < > |`)
		case strings.HasSuffix(element, ".") || strings.HasSuffix(element, " ") || strings.HasPrefix(element, " "):
			return bad("的各段不能以空格开头，不能以空格或句点结尾")
		case reserved[stem]:
			return bad("用了 Windows 保留的名称")
		}
	}
	return nil
}

var reserved = map[string]bool{
	"CON": true, "PRN": true, "AUX": true, "NUL": true,
	"COM1": true, "COM2": true, "COM3": true, "COM4": true, "COM5": true, "COM6": true, "COM7": true, "COM8": true, "COM9": true,
	"LPT1": true, "LPT2": true, "LPT3": true, "LPT4": true, "LPT5": true, "LPT6": true, "LPT7": true, "LPT8": true, "LPT9": true,
}

// cleanPath tells whether p is made of one or more elements joined by slashes,
// none empty, "." or ".." (OCFL 1.1 §3.5.2, §3.5.3.1): such a path cannot leave
// the folder that it is joined to.
func cleanPath(p string) bool {
	if p == "" || !utf8.ValidString(p) || strings.IndexByte(p, 0) >= 0 {
		return false
	}
	for element := range strings.SplitSeq(p, "/") {
		if element == "" || element == "." || element == ".." {
			return false
		}
	}
	return true
}

// conflict returns a path that is also the folder of another, or occurs twice;
// "" when there is none.
func conflict(paths []string) string {
	set := make(map[string]bool, len(paths))
	for _, p := range paths {
		if set[p] {
			return p
		}
		set[p] = true
	}
	for _, p := range paths {
		for i := range len(p) {
			if p[i] == '/' && set[p[:i]] {
				return p[:i]
			}
		}
	}
	return ""
}

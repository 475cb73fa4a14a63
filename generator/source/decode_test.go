package source

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestDecode(t *testing.T) {
	gbk := "a = 1\nb = \"\xB1\xA8\xB8\xE6\"\n" // 报告
	for _, c := range []struct {
		name, raw, want string // want "": accepted
	}{
		{"utf-8", "# 甲\r\na = 1\r\n", ""},
		{"mark", "\xEF\xBB\xBFa = 1\n", ""},
		{"empty", "", ""},
		{"gbk", gbk, "E102 x.toml: 文件的编码是 GBK"},
		{"gb 18030", gbk + "\x81\x39\xEE\x39", "E102 x.toml: 文件的编码是 GB 18030"},
		{"utf-16 little", "\xFF\xFEa\x00", "E102 x.toml: 文件的编码是 UTF-16"},
		{"utf-16 big", "\xFE\xFF\x00a", "E102 x.toml: 文件的编码是 UTF-16"},
		{"utf-16 without mark", "a\x00 \x00=\x00 \x001\x00", "E102 x.toml: 文件的编码是 UTF-16"},
		{"utf-32", "\xFF\xFE\x00\x00a\x00\x00\x00", "E102 x.toml: 文件的编码是 UTF-32"},
		{"nul", "a = 1\n\x00", "E102 x.toml:2:1: 文件里有空字符"},
		{"damaged", "# 甲乙丙\na = \"甲\xB1\"", "E102 x.toml:2:7: 文件已损坏：这里的字节 0xB1"},
		{"latin", "a = \"\xE9\"", "E102 x.toml:1:6: 文件已损坏"},
		{"zip", "PK\x03\x04\x14\x00", "E102 x.toml: 这是 Word、Excel 或压缩文件"},
		{"pdf", "%PDF-1.7\n", "E102 x.toml: 这是 PDF 文件"},
		{"large", strings.Repeat("#", MaxFileSize+1), "E103 x.toml: 文件过大，上限是16 MiB"},
	} {
		f, found := Decode("x.toml", []byte(c.raw))
		switch {
		case c.want == "" && (f == nil || len(found) > 0):
			t.Errorf("%s: %v", c.name, found)
		case c.want != "" && (f != nil || len(found) != 1 || !strings.HasPrefix(found[0].String(), c.want) || found[0].Hint == ""):
			t.Errorf("%s: got %v, want %s", c.name, found, c.want)
		}
	}
	if f, _ := Decode("x.toml", []byte("\xEF\xBB\xBF甲\r\n乙")); f.Text != "甲\r\n乙" || f.Place(len("甲\r\n")) != (Place{"x.toml", 2, 1}) {
		t.Errorf("%q: the mark stays out, line ends stay in", f.Text)
	}
}

func TestRead(t *testing.T) {
	fsys := fstest.MapFS{
		"2020/district.toml": {Data: []byte("a = 1\n")},
		"2020/gbk.toml":      {Data: []byte("a = \"\xB1\xA8\"\n")},
	}
	for _, c := range []struct {
		name  string
		limit int64
		want  string
	}{
		{"2020/district.toml", 0, ""},
		{"2020/district.toml", 6, ""},
		{"2020/district.toml", 5, "E103 shown.toml: 文件过大，上限是5字节"},
		{"2020/distrct.toml", 0, "E101 shown.toml: 找不到这个文件。提示：是不是“2020/district.toml”？"},
		{"2020/District.toml", 0, "E101 shown.toml: 找不到这个文件。提示：文件名的大小写不同：“district.toml”。"},
		{"2020/其他", 0, "E101 shown.toml: 找不到这个文件。提示：检查文件名和路径。"},
		{"2021/district.toml", 0, "E101 shown.toml: 找不到这个文件。提示：没有“2021”这个文件夹"},
		{"2020", 0, "E101 shown.toml: 这是文件夹，不是文件"},
		{"../x.toml", 0, "E101 shown.toml: 文件路径“../x.toml”不合规则"},
		{"2020/gbk.toml", 0, "E102 shown.toml: 文件的编码是 GBK"},
	} {
		f, found := Read(fsys, c.name, "shown.toml", c.limit)
		switch {
		case c.want == "" && (f == nil || len(found) > 0 || f.Text != "a = 1\n" || f.Name != "shown.toml"):
			t.Errorf("%s: %v", c.name, found)
		case c.want != "" && (f != nil || len(found) != 1 || !strings.HasPrefix(found[0].String(), c.want) || found[0].Hint == ""):
			t.Errorf("%s: got %v, want %s", c.name, found, c.want)
		}
	}
}

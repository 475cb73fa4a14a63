package font_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/source"
)

// table is what a set says of itself, one line a use.
func table(set *font.Set) string {
	var b strings.Builder
	for _, u := range set.Uses() {
		fmt.Fprintf(&b, "%s %s %s %s %s", u.Role, u.Label, u.Family, u.File, u.Origin)
		if u.StandIn {
			b.WriteString(" 代替")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func lines(findings []source.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		b.WriteString(f.String() + "\n")
	}
	return b.String()
}

// files makes a folder of copies of the program's own fonts.
func files(tb testing.TB, name string, from map[string]string) font.Folder {
	tb.Helper()
	dir := fstest.MapFS{}
	for file, original := range from {
		data, err := os.ReadFile("../../fonts/" + original)
		if err != nil {
			tb.Fatal(err)
		}
		dir[file] = &fstest.MapFile{Data: data}
	}
	return font.Folder{Name: name, FS: dir}
}

const standsIn = "W701: 没有仿宋字体，正文以宋体（Selfeval Song）代替。提示：请把发布包中的 fonts/companion 文件夹放在程序旁边，或用 --fonts 指定一个含仿宋字体（如 simfang.ttf）的文件夹。\n"

func TestNewSet(t *testing.T) {
	const (
		alone = `fangsong 仿宋 Selfeval Song SelfevalSong.ttf embedded 代替
kai 楷体 Selfeval Kai SelfevalKai.ttf embedded
hei 黑体 Selfeval Hei SelfevalHei.ttf embedded
title 小标宋 Selfeval Title SelfevalTitle.ttf embedded
song 宋体 Selfeval Song SelfevalSong.ttf embedded
rare 生僻字 Selfeval Rare SelfevalRare.ttf.zst embedded
`
		whole = `fangsong 仿宋 FandolFang FandolFang.ttf companion
kai 楷体 FandolKai FandolKai.ttf companion
hei 黑体 Selfeval Hei SelfevalHei.ttf embedded
title 小标宋 Selfeval Title SelfevalTitle.ttf embedded
song 宋体 Selfeval Song SelfevalSong.ttf embedded
rare 生僻字 Selfeval Rare SelfevalRare.ttf.zst embedded
`
	)
	hei := func(name string) font.Folder { return files(t, "自备", map[string]string{name: "SelfevalHei.ttf"}) }
	for _, c := range []struct {
		name     string
		config   font.Config
		table    string
		findings string
	}{
		{"the program alone", font.Config{}, alone, standsIn},
		{"no folder there", font.Config{Companions: []font.Folder{{Name: "无", FS: os.DirFS("testdata/none")}, {}}}, alone, standsIn},
		{"companions", font.Config{Companions: []font.Folder{{Name: "无", FS: os.DirFS("testdata/none")}, companions}}, whole, ""},
		{
			"altered companion",
			font.Config{Companions: []font.Folder{files(t, "fonts/companion", map[string]string{"FandolFang.ttf": "SelfevalHei.ttf"})}},
			alone,
			standsIn + "W702 fonts/companion/FandolFang.ttf: 附带字体与发布的文件不一致，未采用。提示：请用发布包中的原文件覆盖；自己的字体请放进 --fonts 指定的文件夹。\n",
		},
		{
			"altered companion, sound one elsewhere",
			font.Config{Companions: []font.Folder{files(t, "甲", map[string]string{"FandolFang.ttf": "SelfevalHei.ttf"}), companions}},
			whole,
			"W702 甲/FandolFang.ttf: 附带字体与发布的文件不一致，未采用。提示：请用发布包中的原文件覆盖；自己的字体请放进 --fonts 指定的文件夹。\n",
		},
		{
			"user's file before the companion", font.Config{Companions: []font.Folder{companions}, User: hei("SIMFANG.TTF")},
			strings.Replace(whole, "FandolFang FandolFang.ttf companion", "Selfeval Hei SIMFANG.TTF user", 1), "",
		},
		{
			"pack's file", font.Config{Companions: []font.Folder{companions}, Pack: hei("方正小标宋简体.ttf")},
			strings.Replace(whole, "Selfeval Title SelfevalTitle.ttf embedded", "Selfeval Hei 方正小标宋简体.ttf pack", 1), "",
		},
		{
			"user's before the pack's", font.Config{Companions: []font.Folder{companions}, User: hei("simhei.ttf"), Pack: hei("黑体.ttf")},
			strings.Replace(whole, "Selfeval Hei SelfevalHei.ttf embedded", "Selfeval Hei simhei.ttf user", 1), "",
		},
		{
			"known by the names inside",
			font.Config{User: files(t, "自备", map[string]string{"a.ttf": "companion/FandolFang.ttf", "b.ttf": "SelfevalHei.ttf"})},
			strings.Replace(alone, "Selfeval Song SelfevalSong.ttf embedded 代替", "FandolFang a.ttf user", 1), "",
		},
		{
			"user's 宋体: the program's fills its gaps", font.Config{Companions: []font.Folder{companions}, User: hei("simsun.ttf")},
			strings.Replace(whole, "song 宋体 Selfeval Song SelfevalSong.ttf embedded", "song 宋体 Selfeval Hei simsun.ttf user\nsong 宋体补字 Selfeval Song SelfevalSong.ttf embedded 代替", 1), "",
		},
		{
			"user's rare characters", font.Config{Companions: []font.Folder{companions}, User: hei("simsunb.ttf")},
			strings.Replace(whole, "rare 生僻字", "rare 生僻字 Selfeval Hei simsunb.ttf user\nrare 生僻字", 1), "",
		},
		{
			"CFF", font.Config{User: files(t, "自备", map[string]string{"simfang.otf": "companion/FandolFang-Regular.otf"})},
			alone,
			standsIn + "E703 自备/simfang.otf: 字体文件“simfang.otf”不能使用：字体采用 CFF（PostScript）轮廓，本程序只读 TrueType（glyf）轮廓。提示：请换用同一字体的 TrueType 版本（多为 .ttf 或 .ttc 文件）。\n",
		},
		{
			"damaged, another in reserve",
			font.Config{Companions: []font.Folder{companions}, User: font.Folder{Name: "自备", FS: fstest.MapFS{
				"simhei.ttf": {Data: []byte("x")}, "黑体.ttf": hei("x").FS.(fstest.MapFS)["x"],
			}}},
			strings.Replace(whole, "SelfevalHei.ttf embedded", "黑体.ttf user", 1),
			"E702 自备/simhei.ttf: 字体文件“simhei.ttf”不能使用：不是字体文件。提示：请换一个完好的 .ttf 或 .ttc 文件。\n",
		},
		{
			"asked for by name",
			font.Config{User: hei("office.ttf"), Files: [doc.RoleCount]font.Wanted{doc.Fangsong: {File: "office.ttf"}}},
			strings.Replace(alone, "Selfeval Song SelfevalSong.ttf embedded 代替", "Selfeval Hei office.ttf user", 1), "",
		},
		{
			"asked for by name, missing",
			font.Config{Companions: []font.Folder{companions}, Files: [doc.RoleCount]font.Wanted{
				doc.Kai: {File: "../simkai.ttf", At: source.Place{File: "style.toml", Line: 3, Column: 7}},
			}},
			whole,
			"E705 style.toml:3:7: 找不到楷体字体文件“../simkai.ttf”。提示：请把该文件放进 --fonts 指定的文件夹或模板包的 fonts 文件夹，或删去这一项。\n",
		},
		{
			"nothing recognised", font.Config{Companions: []font.Folder{companions}, User: hei("office.ttf")},
			whole,
			"W703 自备: 字体文件夹中没有能识别的字体。提示：按文件名或字体名识别仿宋、楷体、黑体、小标宋、宋体，如 simfang.ttf、simkai.ttf、simhei.ttf、FZXBSJW.TTF、simsun.ttc。\n",
		},
		{
			"folder missing", font.Config{Companions: []font.Folder{companions}, User: font.Folder{Name: "自备", FS: os.DirFS("testdata/none")}},
			whole, "E705 自备: 无法读取字体文件夹：不存在。提示：请检查 --fonts 指定的路径。\n",
		},
		{"pack without fonts", font.Config{Companions: []font.Folder{companions}, Pack: font.Folder{Name: "包", FS: os.DirFS("testdata/none")}}, whole, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.config.Bundled = bundled(t)
			set, findings, err := font.NewSet(c.config)
			if err != nil {
				t.Fatal(err)
			}
			if got := table(set); got != c.table {
				t.Errorf("set:\n%swant:\n%s", got, c.table)
			}
			if got := lines(findings); got != c.findings {
				t.Errorf("findings:\n%swant:\n%s", got, c.findings)
			}
			for role := range doc.Role(doc.RoleCount) {
				if set.Face(role) == nil {
					t.Errorf("no face for %s", font.RoleLabel(role))
				}
			}
		})
	}
}

func TestNewSetWithoutSong(t *testing.T) {
	if _, _, err := font.NewSet(font.Config{}); err == nil || err.Error() != "程序没有自带宋体" {
		t.Errorf("error %v", err)
	}
	if _, _, err := font.NewSet(font.Config{Bundled: []font.Bundled{{File: "x.ttf", Role: doc.Song, Data: []byte("x")}}}); err == nil ||
		err.Error() != "程序自带的字体 x.ttf 损坏：不是字体文件" {
		t.Errorf("error %v", err)
	}
}

func TestFind(t *testing.T) {
	set := newSet(t, font.Config{Bundled: bundled(t), Companions: []font.Folder{companions}})
	for _, c := range []struct {
		r      rune
		family string
	}{
		{'绩', "FandolFang"}, {'1', "FandolFang"}, {'“', "FandolFang"},
		{'²', "Selfeval Song"}, {'㎡', "Selfeval Song"}, {'⑪', "Selfeval Song"}, {'☑', "Selfeval Song"},
		{'啰', "Selfeval Song"}, {'瞭', "Selfeval Song"}, {'䶮', "Selfeval Song"}, {'堃', "Selfeval Song"},
		{'𠮷', "Selfeval Rare"}, {'𬎆', "Selfeval Rare"}, {'𫚖', "Selfeval Song"},
		{'😀', ""}, {0x30000, ""}, {0xE000, ""}, {-1, ""}, {0x110000, ""},
	} {
		face, g := set.Find(doc.Fangsong, c.r)
		switch {
		case c.family == "":
			if face != nil || g != 0 {
				t.Errorf("U+%04X: found in %s", c.r, face.Family)
			}
		case face == nil || g == 0:
			t.Errorf("%c U+%04X: not found, want %s", c.r, c.r, c.family)
		case face.Family != c.family:
			t.Errorf("%c U+%04X: found in %s, want %s", c.r, c.r, face.Family, c.family)
		case face.Advance(g) == 0:
			t.Errorf("%c U+%04X: no advance", c.r, c.r)
		}
	}
	if err := set.Err(); err != nil {
		t.Error(err)
	}
	face, g := set.Find(doc.Song, '𠮷')
	if s, err := face.Subset([]font.GlyphID{g}); err != nil || s.Count != 2 {
		t.Errorf("subset of a rare character: %v", err)
	}
	if c := face.Centre() * 1000 / face.UnitsPerEm; c < 360 || c > 400 {
		t.Errorf("centre of the rare font is %d/1000 em", c)
	}
}

// Together the embedded fonts have every Hanzi of GB 18030-2022, level 3: what
// products for governments must show (9.4).
func TestEveryHanzi(t *testing.T) {
	set := newSet(t, font.Config{Bundled: bundled(t)})
	count := 0
	for _, block := range [][2]rune{
		{0x3400, 0x4DB5}, {0x4E00, 0x9FEF}, {0x20000, 0x2A6D6}, {0x2A700, 0x2B734}, {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0},
	} {
		for r := block[0]; r <= block[1]; r++ {
			count++
			if face, _ := set.Find(doc.Song, r); face == nil {
				t.Errorf("%c U+%04X is in no font", r, r)
			}
		}
	}
	if count != 87875 {
		t.Errorf("%d Hanzi, the standard has 87,875", count)
	}
}

// A broken font of rare characters finds nothing, says so, and harms nothing else.
func TestRareBroken(t *testing.T) {
	list := slices.Clone(bundled(t))
	for i := range list {
		if list[i].Rare {
			list[i].Data = slices.Clone(list[i].Data[:len(list[i].Data)/2])
		}
	}
	set := newSet(t, font.Config{Bundled: list})
	if face, _ := set.Find(doc.Kai, '绩'); face == nil || set.Err() != nil {
		t.Errorf("before: %v", set.Err())
	}
	if face, _ := set.Find(doc.Kai, '𠮷'); face != nil {
		t.Error("found in a broken font")
	}
	if err := set.Err(); err == nil || !strings.HasPrefix(err.Error(), "生僻字字体 SelfevalRare.ttf.zst：解压失败：") {
		t.Errorf("error %v", err)
	}
}

// A character that no font can have does not cost the decoding of the rare one.
func TestRareStaysClosed(t *testing.T) {
	list := slices.Clone(bundled(t))
	for i := range list {
		if list[i].Rare {
			list[i].Data = []byte("broken")
		}
	}
	set := newSet(t, font.Config{Bundled: list})
	set.Find(doc.Song, '😀')
	if err := set.Err(); err != nil {
		t.Errorf("decoded for an emoji: %v", err)
	}
}

func TestSetConcurrent(t *testing.T) {
	set := newSet(t, font.Config{Bundled: bundled(t), Companions: []font.Folder{companions}})
	var group sync.WaitGroup
	faces := make([]*font.Face, 8)
	for i := range faces {
		group.Go(func() {
			_ = set.Err()
			faces[i], _ = set.Find(doc.Fangsong, '𠮷')
			set.Find(doc.Fangsong, '绩')
		})
	}
	group.Wait()
	for _, f := range faces {
		if f == nil || f != faces[0] {
			t.Errorf("not one face: %p, %p", f, faces[0])
		}
	}
}

// brokenFS has files that can be seen but not read.
type brokenFS struct{ fstest.MapFS }

func (brokenFS) ReadFile(string) ([]byte, error) { return nil, fs.ErrPermission }

func TestUnreadableFiles(t *testing.T) {
	dir := brokenFS{fstest.MapFS{"simhei.ttf": {}, "FandolFang.ttf": {}}}
	_, findings, err := font.NewSet(font.Config{
		Bundled: bundled(t), User: font.Folder{Name: "自备", FS: dir}, Companions: []font.Folder{{Name: "随附", FS: dir}},
	})
	if err != nil {
		t.Fatal(err)
	}
	const want = standsIn +
		"E702 自备/FandolFang.ttf: 字体文件“FandolFang.ttf”不能使用：没有读取权限。提示：请换一个完好的 .ttf 或 .ttc 文件。\n" +
		"E702 自备/simhei.ttf: 字体文件“simhei.ttf”不能使用：没有读取权限。提示：请换一个完好的 .ttf 或 .ttc 文件。\n" +
		"W702 随附/FandolFang.ttf: 附带字体无法读取，未采用：没有读取权限。提示：请用发布包中的原文件覆盖；自己的字体请放进 --fonts 指定的文件夹。\n"
	if got := lines(findings); got != want {
		t.Errorf("findings:\n%swant:\n%s", got, want)
	}
}

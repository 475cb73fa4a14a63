package font

import (
	"slices"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// roleNames are key (in style.toml and JSON) and label of the roles.
var roleNames = [doc.RoleCount]struct{ key, label string }{
	doc.Fangsong:  {"fangsong", "仿宋"},
	doc.Kai:       {"kai", "楷体"},
	doc.Hei:       {"hei", "黑体"},
	doc.TitleSong: {"title", "小标宋"},
	doc.Song:      {"song", "宋体"},
}

// rareKey and rareLabel name the last resort, which serves no role of its own.
const (
	rareKey   = "rare"
	rareLabel = "生僻字"
)

// RoleKey is a role's name in style.toml and in JSON: fangsong, kai, hei, title, song.
func RoleKey(role doc.Role) string { return roleNames[role].key }

// RoleLabel is a role's name for people: 仿宋, 楷体, 黑体, 小标宋, 宋体.
func RoleLabel(role doc.Role) string { return roleNames[role].label }

// RoleOf is the role of a key.
func RoleOf(key string) (doc.Role, bool) {
	for role := range roleNames {
		if roleNames[role].key == key {
			return doc.Role(role), true
		}
	}
	return 0, false
}

// known are the beginnings of file, family and full names by which a user's
// font is recognised, folded, the preferred first. They name the faces that
// bureaus prescribe, those of Windows and Office, and free ones.
var known = [doc.RoleCount][]string{
	doc.Fangsong: {
		"仿宋gb2312", "fangsonggb2312", "simfang", "仿宋", "fangsong", "方正仿宋", "fzfangsong", "fzfs",
		"华文仿宋", "stfangso", "朱雀仿宋", "zhuquefangsong", "fandolfang",
	},
	doc.Kai: {
		"楷体gb2312", "kaitigb2312", "simkai", "楷体", "kaiti", "方正楷体", "fzkai", "fzkt",
		"华文楷体", "stkaiti", "霞鹜文楷", "lxgwwenkai", "fandolkai",
	},
	doc.Hei: {"simhei", "黑体", "方正黑体", "fzhei", "fzht", "华文黑体", "stheiti", "fandolhei"},
	doc.TitleSong: {
		"方正小标宋简体", "fzxbsjw", "方正小标宋", "fzxiaobiaosong", "fzxbs", "华文中宋", "stzhongs",
	},
	doc.Song: {"simsun", "宋体", "方正书宋", "fzshusong", "fzss", "华文宋体", "stsong", "fandolsong"},
}

// knownRare are those of fonts for characters beyond the BMP. They are tried
// first, since "simsunb" begins with "simsun".
var knownRare = []string{"simsunb", "simsunext", "宋体ext"}

// recognise says which role a folded name announces, and how far down the list
// it stands. Role doc.RoleCount is the rare one; ok is false for all other names.
func recognise(name string) (role, rank int, ok bool) {
	begins := func(prefix string) bool { return strings.HasPrefix(name, prefix) }
	if rank = slices.IndexFunc(knownRare, begins); rank >= 0 {
		return doc.RoleCount, rank, true
	}
	for role := range known {
		if rank = slices.IndexFunc(known[role], begins); rank >= 0 {
			return role, rank, true
		}
	}
	return 0, 0, false
}

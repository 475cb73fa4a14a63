package font

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/source"
)

// set makes the Set of what was chosen. A role that nothing serves is set in
// 宋体; for 仿宋, the face of the whole body, that is worth a warning.
func (b *builder) set() *Set {
	s := &Set{rare: b.rare}
	song := b.chosen[doc.Song]
	for role := range s.roles {
		c, standIn := b.chosen[role], false
		if c.face == nil {
			c, standIn = song, true
			if role == int(doc.Fangsong) {
				b.findings.Add(source.FangsongMissing, source.Place{}, "",
					fmt.Sprintf("没有仿宋字体，正文以宋体（%s）代替", c.face.Family),
					"请把发布包中的 fonts/companion 文件夹放在程序旁边，或用 --fonts 指定一个含仿宋字体（如 simfang.ttf）的文件夹")
			}
		}
		s.roles[role] = c.face
		s.uses = append(s.uses, use(roleNames[role].key, roleNames[role].label, c, standIn))
	}
	s.fallback = append(s.fallback, song.face)
	if b.own.face != song.face {
		s.fallback = append(s.fallback, b.own.face)
		s.uses = append(s.uses, use(roleNames[doc.Song].key, "宋体补字", b.own, true))
	}
	if c := b.chosen[doc.RoleCount]; c.face != nil {
		s.fallback = append(s.fallback, c.face)
		s.uses = append(s.uses, use(rareKey, rareLabel, c, false))
	}
	if b.rare != nil {
		file := b.rare.file
		s.uses = append(s.uses, Use{
			Role: rareKey, Label: rareLabel, Family: file.Family, File: file.File, SHA256: file.SHA256,
			Licence: file.Licence, Origin: FromProgram,
		})
	}
	return s
}

// use describes a chosen face.
func use(key, label string, c choice, standIn bool) Use {
	return Use{
		Role: key, Label: label, Family: c.face.Family, File: c.face.File, SHA256: c.face.SHA256,
		Licence: c.licence, Flags: fmt.Sprintf("0x%04X", c.face.Embedding), Origin: c.origin, StandIn: standIn,
	}
}

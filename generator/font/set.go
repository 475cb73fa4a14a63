package font

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/doc"
)

// Set says which face serves which role. It is immutable once built and shared
// by all reports of a process; see [NewSet].
type Set struct {
	roles    [doc.RoleCount]*Face
	fallback []*Face // for what a role's face lacks, in order
	rare     *rare   // last resort; nil without one
	uses     []Use
}

// Face is the first choice for a role. It is never nil.
func (s *Set) Face(role doc.Role) *Face { return s.roles[role] }

// Find returns the face that shows a character in a role: the role's own, else
// a 宋体, else the one of rare characters. It returns nil and 0 when no font has it.
func (s *Set) Find(role doc.Role, r rune) (*Face, GlyphID) {
	if g := s.roles[role].Glyph(r); g != 0 {
		return s.roles[role], g
	}
	for _, f := range s.fallback {
		if g := f.Glyph(r); g != 0 {
			return f, g
		}
	}
	if s.rare != nil && r >= rareFirst {
		if f, err := s.rare.face(); err == nil {
			if g := f.Glyph(r); g != 0 {
				return f, g
			}
		}
	}
	return nil, 0
}

// Err is what went wrong with the font of rare characters, which is not read
// before a character needs it: nil as long as none did.
func (s *Set) Err() error {
	if s.rare == nil {
		return nil
	}
	if err := s.rare.failure(); err != nil {
		return fmt.Errorf("生僻字字体 %s：%w", s.rare.file.File, err)
	}
	return nil
}

// Origin says whose a font is.
type Origin string

// The origins, in the order in which they are asked.
const (
	FromUser      Origin = "user"      // --fonts, or the data's own fonts
	FromPack      Origin = "pack"      // the pack's fonts folder
	FromCompanion Origin = "companion" // fonts/companion beside the program
	FromProgram   Origin = "embedded"
)

// Use is one line of the table that says which font serves what.
type Use struct {
	Role    string `json:"role"`  // key: fangsong, kai, hei, title, song, rare
	Label   string `json:"label"` // 仿宋
	Family  string `json:"family"`
	File    string `json:"file"` // without folder, so that a record is the same on every machine
	SHA256  string `json:"sha256"`
	Licence string `json:"licence"` // "" for a user's own: see Flags
	Flags   string `json:"flags"`   // OS/2 fsType in hex: what the foundry allows
	Origin  Origin `json:"origin"`
	StandIn bool   `json:"stand_in"` // not of the design that the role asks for
}

// Uses lists the roles in order and, last, the fonts that fill gaps. The caller
// must not change it.
func (s *Set) Uses() []Use { return s.uses }

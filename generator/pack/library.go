package pack

import (
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/selfeval/selfeval/generator/source"
)

// Library loads packs by name, each once, and shares them between the reports
// of a batch. It is safe for concurrent use.
type Library struct {
	packs fs.FS
	shown string
	next  *Library

	mu     sync.Mutex
	loaded map[string]*shelf
}

// shelf is a pack with what was found in it.
type shelf struct {
	once  sync.Once
	pack  *Pack
	found []source.Finding
}

// NewLibrary is the library of the packs in a folder, each a folder of it. Shown
// is put before file names in findings. A name that the folder lacks is looked
// for in next, which may be nil.
func NewLibrary(packs fs.FS, shown string, next *Library) *Library {
	return &Library{packs: packs, shown: shown, next: next, loaded: map[string]*shelf{}}
}

// Get is the pack of a name with everything found in it; the pack is nil if
// there is none.
func (l *Library) Get(name string) (*Pack, []source.Finding) {
	if l.next != nil && !l.has(name) {
		return l.next.Get(name)
	}
	l.mu.Lock()
	s := l.loaded[name]
	if s == nil {
		s = &shelf{}
		l.loaded[name] = s
	}
	l.mu.Unlock()
	s.once.Do(func() {
		var out source.Findings
		s.pack = Load(l.packs, name, l.shown, &out)
		s.found = out.List()
	})
	return s.pack, s.found
}

func (l *Library) has(name string) bool {
	if !fs.ValidPath(name) {
		return false
	}
	_, err := fs.Stat(l.packs, path.Join(name, settingsFile))
	return err == nil
}

// Names lists the packs that Get knows, those of the folder first.
func (l *Library) Names() []string {
	names := List(l.packs)
	if l.next == nil {
		return names
	}
	for _, n := range l.next.Names() {
		if !l.has(n) {
			names = append(names, n)
		}
	}
	return names
}

// Nearest is the hint for a name that Get does not know: the pack that was
// probably meant, or all that can write the report of one data file.
func (l *Library) Nearest(name string) string {
	names := l.Names()
	if near := source.Nearest(name, names); near != "" {
		return "是不是“" + near + "”"
	}
	var scored []string
	for _, n := range names {
		if p, _ := l.Get(n); p != nil && p.KindOf().Scored {
			scored = append(scored, n)
		}
	}
	return "可用的模板：" + strings.Join(scored, "、") + "；自己的模板，文件夹要放在数据文件旁边或数据根目录下"
}

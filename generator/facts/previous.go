package facts

import (
	"errors"
	"io/fs"
	"path"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// previous reads last year's data file. What is wrong in it was found last year:
// only that it cannot be read is reported, at the reference.
func (f *Facts) previous(root fs.FS, name, shown string) {
	at := f.Data.Previous
	if !at.Set() {
		return
	}
	if !fs.ValidPath(name) {
		f.out.Add(source.OutsideRoot, at.Node.Place(), at.Node.Path(), "“"+at.Value+"”在数据根目录之外，不读取", "在两年数据的上级文件夹里放一个空的 selfeval.toml，它就是数据根目录")
		return
	}
	if f.absent(root, name, at) {
		return
	}
	var unread, rest source.Findings
	node := read(root, name, shown, &unread)
	if node == nil {
		f.out.Append(unread.List()...)
		return
	}
	last := build(root, node, name, shown, &rest, false)
	if last.Report.Year.Value >= f.Report.Year.Value {
		f.out.Add(source.BadValue, at.Node.Place(), at.Node.Path(), "“"+at.Value+"”不是上年的数据，年度相同或更晚", "写上年的数据文件", last.Report.Year.Node.Place())
		return
	}
	f.Last = last
}

// absent reports a file that the data names and that is not there, at its name.
func (f *Facts) absent(root fs.FS, name string, at source.Text) bool {
	if _, err := fs.Stat(root, name); !errors.Is(err, fs.ErrNotExist) {
		return false
	}
	f.out.Add(source.FileMissing, at.Node.Place(), at.Node.Path(), "找不到文件“"+at.Value+"”", "检查文件名；路径从本文件所在的文件夹算起")
	return true
}

// pair gives a figure the value of last year's file. What the data says itself
// comes first; the two must not disagree.
func (f *Facts) pair(g *figure) {
	if f.Last == nil || f.out == nil {
		return
	}
	q, ok := f.Last.Figure(g.name)
	if !ok {
		return
	}
	if g.paired {
		said, err := expr.ParseQuantity(g.data.Last.Value)
		if err != nil {
			return
		}
		if c, err := said.Cmp(q); err != nil || c != 0 {
			n := g.data.Last.Node
			f.out.Add(source.LastDiffers, n.Place(), n.Path(), "“"+g.name+"”的上年数写的是"+said.String()+"，上年的数据文件是"+q.String(), "核对哪个对；不写 last，就用上年文件的数", f.Last.byName[g.name][0].data.Value.Node.Place())
		}
		return
	}
	g.paired = true
	f.formulas.Set(g.key+".上年", expr.OfNumber(q))
}

// Figure is the value of a figure, false if there is none.
func (f *Facts) Figure(name string) (expr.Quantity, bool) {
	list := f.byName[name]
	if len(list) == 0 {
		return expr.Quantity{}, false
	}
	key, _ := list[0].of(nil)
	return f.number(key)
}

// beside is a path relative to the folder of a file.
func beside(name, to string) string { return path.Join(path.Dir(name), to) }

package facts

// IsFigure reports whether the data has a figure of that name.
func (f *Facts) IsFigure(name string) bool { return len(f.byName[name]) > 0 }

// FigureNames lists the figures' names in the order of the file, repeats left out.
func (f *Facts) FigureNames() []string {
	var list []string
	for _, g := range f.figures {
		if f.byName[g.name][0] == g {
			list = append(list, g.name)
		}
	}
	return list
}

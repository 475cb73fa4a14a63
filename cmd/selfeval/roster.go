package main

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/unicode/norm"

	"github.com/selfeval/selfeval/generator/batch"
	"github.com/selfeval/selfeval/generator/source"
)

// rosterUnit is a unit that has to file.
type rosterUnit struct {
	name string // as the roster writes it
	key  string
}

// unitKey is what two spellings of one name have in common: no blanks, and no
// difference between full and half width.
func unitKey(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(name))
}

// readRoster reads the units of a roster: a line each, or a column of a .csv
// (the one headed 单位, 单位名称, 部门, unit or name, else the first), or units = [...]
// of a .toml.
func readRoster(file string) ([]rosterUnit, error) {
	text, err := readText(file)
	if err != nil {
		return nil, fmt.Errorf("--roster：%w", err)
	}
	var names []string
	switch strings.ToLower(filepath.Ext(file)) {
	case ".csv":
		names, err = rosterCSV(text)
	case ".toml":
		names, err = rosterTOML(text)
	default:
		for line := range strings.Lines(text) {
			if !strings.HasPrefix(strings.TrimSpace(line), "#") {
				names = append(names, line)
			}
		}
	}
	if err != nil {
		return nil, fmt.Errorf("--roster %s：%w", slash(file), err)
	}
	var units []rosterUnit
	seen := map[string]bool{}
	for _, name := range names {
		key := unitKey(name)
		switch {
		case key == "":
		case seen[key]:
			return nil, fmt.Errorf("--roster %s：“%s”写了两次，删去一个", slash(file), strings.TrimSpace(name))
		default:
			seen[key] = true
			units = append(units, rosterUnit{strings.TrimSpace(name), key})
		}
	}
	if units == nil {
		return nil, fmt.Errorf("--roster %s：名册里没有单位", slash(file))
	}
	return units, nil
}

func rosterCSV(text string) ([]string, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	at := slices.IndexFunc(rows[0], func(head string) bool {
		return slices.Contains([]string{"单位", "单位名称", "部门", "部门名称", "unit", "name"}, strings.ToLower(unitKey(head)))
	})
	if at >= 0 {
		rows = rows[1:]
	}
	var names []string
	for _, row := range rows {
		if len(row) > max(at, 0) {
			names = append(names, row[max(at, 0)])
		}
	}
	return names, nil
}

func rosterTOML(text string) ([]string, error) {
	var list struct {
		Units []any `toml:"units"`
	}
	if err := toml.Unmarshal([]byte(text), &list); err != nil {
		return nil, err
	}
	var names []string
	for _, u := range list.Units {
		if table, ok := u.(map[string]any); ok {
			u = table["name"]
		}
		name, ok := u.(string)
		if !ok {
			return nil, fmt.Errorf("units 的每一项应当是单位名称，或有 name 的表")
		}
		names = append(names, name)
	}
	return names, nil
}

// rollCall is the roster compared with the reports.
type rollCall struct {
	Units    int          `json:"units"` // on the roster
	Filed    int          `json:"filed"` // of them, with or without errors
	Missing  []string     `json:"missing"`
	Repeated []filedTwice `json:"repeated"`
	Extra    []filedExtra `json:"extra"`
	Unknown  []string     `json:"unknown"` // data files whose unit cannot be read
}

// filedTwice is a report that there is more than one data file of.
type filedTwice struct {
	Unit    string   `json:"unit"`
	Project string   `json:"project"`
	Year    int      `json:"year"`
	Data    []string `json:"data"`
}

// filedExtra is a unit that the roster lacks.
type filedExtra struct {
	Unit    string   `json:"unit"`
	Nearest string   `json:"nearest"` // on the roster and missing, or ""
	Data    []string `json:"data"`
}

// callRoll compares. A unit may file any number of projects: twice means the same
// unit, project and year.
func callRoll(units []rosterUnit, items []batch.Item) *rollCall {
	type report struct {
		unit, project string
		year          int
	}
	files := map[report][]string{}
	byUnit := map[string][]string{}
	names := map[string]string{}
	c := &rollCall{Units: len(units), Missing: []string{}, Repeated: []filedTwice{}, Extra: []filedExtra{}, Unknown: []string{}}
	for _, i := range items {
		if i.Unit == "" {
			c.Unknown = append(c.Unknown, i.Data)
			continue
		}
		unit := unitKey(i.Unit)
		names[unit] = i.Unit
		byUnit[unit] = append(byUnit[unit], i.Data)
		r := report{unit, unitKey(i.Project), i.Year}
		files[r] = append(files[r], i.Data)
		if len(files[r]) == 2 {
			c.Repeated = append(c.Repeated, filedTwice{i.Unit, i.Project, i.Year, nil})
		}
	}
	for k := range c.Repeated {
		t := &c.Repeated[k]
		t.Data = files[report{unitKey(t.Unit), unitKey(t.Project), t.Year}]
	}
	listed := map[string]bool{}
	for _, u := range units {
		listed[u.key] = true
		if byUnit[u.key] == nil {
			c.Missing = append(c.Missing, u.name)
		} else {
			c.Filed++
		}
	}
	for unit, data := range byUnit {
		if !listed[unit] {
			c.Extra = append(c.Extra, filedExtra{names[unit], source.Nearest(names[unit], c.Missing), data})
		}
	}
	slices.SortFunc(c.Extra, func(a, b filedExtra) int { return cmp.Compare(a.Data[0], b.Data[0]) })
	return c
}

// rows is the roll call as one table; the first row is its head.
func (c *rollCall) rows() [][]string {
	rows := [][]string{{"名册", "单位", "项目", "说明"}}
	for _, name := range c.Missing {
		rows = append(rows, []string{"未报", name, "", ""})
	}
	for _, t := range c.Repeated {
		rows = append(rows, []string{"重报", t.Unit, t.Project, strings.Join(t.Data, "、")})
	}
	for _, x := range c.Extra {
		note := strings.Join(x.Data, "、")
		if x.Nearest != "" {
			note += "；名册里有“" + x.Nearest + "”"
		}
		rows = append(rows, []string{"名册外", x.Unit, "", note})
	}
	for _, data := range c.Unknown {
		rows = append(rows, []string{"读不出单位", "", "", data})
	}
	return rows
}

func (c *rollCall) print(w io.Writer) {
	if rows := c.rows(); len(rows) > 1 {
		printAligned(rows, func(int) bool { return false }, w)
	}
	fmt.Fprintf(w, "名册%d家：已报%d家，未报%d家；重报%d份，名册外%d家\n", c.Units, c.Filed, len(c.Missing), len(c.Repeated), len(c.Extra))
}

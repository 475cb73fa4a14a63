// Package sample makes the data of as many departments as wanted: counties of
// twenty departments each, with what a real county has (shared documents,
// shared figures, targets that were missed, rates below the mark). The same
// numbers give the same bytes everywhere. It serves tests and measurements and
// is not part of the program.
package sample

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Year is the year of all reports.
const Year = 2020

// PerCounty is how many departments share one district file.
const PerCounty = 20

// File is a file below the data root.
type File struct {
	Path string // slash-separated
	Text string
}

// Root marks the data root.
var Root = File{"selfeval.toml", "# 数据的根：县、区的公共文件放在各自的文件夹里\n"}

// Files lists the first n departments with their counties' shared files.
func Files(n int) []File {
	list := []File{Root}
	for i := range n {
		if i%PerCounty == 0 {
			list = append(list, District(i/PerCounty))
		}
		list = append(list, Department(i))
	}
	return list
}

// Write puts Files(n) into a folder.
func Write(dir string, n int) error {
	for _, f := range Files(n) {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(f.Text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// county names the i-th county: 64 to a city, then the next city begins.
func county(i int) string {
	first, second := []rune("青云白清金玉锦芳"), []rune("禾溪岭原湾林泉石")
	cities := []string{"东江", "南陵", "西川", "北原", "中阳", "新海", "长宁", "安远"}
	city := cities[i/64%len(cities)]
	if round := i / 64 / len(cities); round > 0 {
		city += fmt.Sprint(round + 1)
	}
	return city + "市" + string(first[i/8%8]) + string(second[i%8]) + "县"
}

// Unit names the i-th department.
func Unit(i int) string { return county(i/PerCounty) + bureaus[i%PerCounty].name }

func folder(c int) string { return fmt.Sprintf("%d/%s", Year, county(c)) }

// numbers is the source of the i-th file's numbers.
func numbers(i int) *rand.Rand { return rand.New(rand.NewPCG(Year, uint64(i))) }

// District is the file that the departments of a county include.
func District(c int) File {
	r := numbers(1<<32 + c)
	return File{folder(c) + "/district.toml", fmt.Sprintf(`# %[1]s：各部门共用的文件和数据

[documents]
"通知" = { issuer = "县财政局", title = "关于开展%[2]d年度部门整体支出绩效自评工作的通知", number = "财绩〔%[3]d〕%[4]d号" }
"批复" = { issuer = "县财政局", title = "关于批复%[2]d年部门预算的通知", number = "财预〔%[2]d〕%[5]d号", phase = "年初" }
"公报" = { issuer = "县统计局", title = "%[2]d年国民经济和社会发展统计公报", as_of = %[2]d-12-31 }

[figures."公报"]
"常住人口" = "%[6]d.%[7]d万人"
"乡镇数"   = "%[8]d个"
`, county(c), Year, Year+1, 3+r.IntN(40), 2+r.IntN(30), 28+r.IntN(60), 1+r.IntN(9), 9+r.IntN(14))}
}

package archive

import (
	"context"
	"encoding/csv"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestExport(t *testing.T) {
	s := newStore(t)
	first := sample("甲局", "一")
	add(t, s, first)
	second := sample("甲局", "二")
	second.Meta.Title = "=甲局/自评报告"
	add(t, s, second)
	other := sample("乙局", "一")
	add(t, s, other)
	dir := filepath.Join(t.TempDir(), "移交", "2021")
	ids := []string{other.ID, first.ID}
	if err := s.Export(context.Background(), ids, dir, ExportOptions{Name: "{年度}/{保管期限}/{序号}-{责任者}-{题名}/{文件}"}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "2020", "30年", "0002-甲局-=甲局／自评报告", "报告.pdf"))
	if err != nil || string(data) != "%PDF 甲局二" {
		t.Errorf("%q %v", data, err)
	}
	if _, err := exec.LookPath("sha256sum"); err == nil {
		c := exec.Command("sha256sum", "-c", "--strict", manifestFile)
		c.Dir = dir
		out, err := c.CombinedOutput()
		if err != nil || strings.Count(string(out), "\n") != 13 {
			t.Errorf("%v\n%s", err, out)
		}
	}
	text, err := os.ReadFile(filepath.Join(dir, transferFile))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != 3 || rows[2][2] != "'=甲局/自评报告" || rows[2][9] != "2" || rows[1][12] != "2020/30年/0001-乙局-乙局2020年度绩效自评报告" {
		t.Errorf("%q %v", rows, err)
	}
	again := filepath.Join(filepath.Dir(dir), "再次")
	left := filepath.Join(filepath.Dir(dir), ".移交-再次") // by a run that was killed
	if err := os.Mkdir(left, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := s.Export(context.Background(), ids, again, ExportOptions{}); !errors.Is(err, ErrNotEmpty) || !strings.Contains(err.Error(), left) {
		t.Error(err)
	}
	if err := os.Remove(left); err != nil {
		t.Error(err)
	}
	if err := s.Export(context.Background(), ids, again, ExportOptions{}); err != nil {
		t.Error(err)
	}
	if err := s.Export(context.Background(), ids, dir, ExportOptions{}); !errors.Is(err, ErrNotEmpty) {
		t.Errorf("over another hand-over: %v", err)
	}
}

func TestExportRefused(t *testing.T) {
	s, _ := damaged(t, bit("2020-乙局/v1/content/报告.pdf"))
	parent := t.TempDir()
	for rule, want := range map[string]error{
		"{件}/{文件}":        ErrDamaged, // 乙局 is
		"{责任者}.pdf":       ErrBadItem, // several files, one name
		"{单位}/{文件}":       ErrBadItem, // no such placeholder
		"../{件}/{文件}":     ErrBadItem,
		"{全宗名称}/{件}/{文件}": ErrBadItem, // the metadata has none
		"移交清单.csv/{文件}":   ErrDamaged,
	} {
		ids := []string{ID(2020, "甲局")}
		if want == ErrDamaged {
			ids = append(ids, ID(2020, "乙局"))
		}
		if err := s.Export(context.Background(), ids, filepath.Join(parent, "移交"), ExportOptions{Name: rule}); !errors.Is(err, want) {
			t.Errorf("%s: %v", rule, err)
		}
		if left, _ := os.ReadDir(parent); len(left) != 0 {
			t.Errorf("%s left %v", rule, left)
		}
	}
	if err := s.Export(context.Background(), []string{ID(2020, "丙局")}, filepath.Join(parent, "移交"), ExportOptions{}); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}

package archive

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// ExportOptions says what a hand-over looks like.
type ExportOptions struct {
	// Name is how the bureau names files, with placeholders in braces: 年度, 责任者,
	// 题名, 档号, 文件编号, 保管期限, 全宗名称, 版本, 件 (the item's folder name), 序号
	// (number of the item in the list, from 1) and 文件 (path within the item). ""
	// is {件}/{文件}. Two files of one name are refused.
	Name string
}

// Names of the lists that go with a hand-over.
const (
	manifestFile = "manifest-sha256.txt" // what sha256sum -c reads
	transferFile = "移交清单.csv"
)

// Export writes the newest version of each item to a new folder, for handing over:
// plain files under the bureau's names, manifest-sha256.txt over all of them, and
// 移交清单.csv with one row an item. dir must be missing or empty and is complete
// or, after an error, absent.
//
// It stops when ctx ends.
func (s *Store) Export(ctx context.Context, ids []string, dir string, opts ExportOptions) error {
	if opts.Name == "" {
		opts.Name = "{件}/{文件}"
	}
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return fmt.Errorf("%w：%s，请另选一个新文件夹", ErrNotEmpty, dir)
	} else if err != nil && !isMissing(err) {
		return fmt.Errorf("移交文件夹：%w", err)
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return fmt.Errorf("移交文件夹：%w", err)
	}
	unfinished := filepath.Join(filepath.Dir(dir), ".移交-"+filepath.Base(dir)) // one name, so that a run that died leaves one folder, and is noticed
	if err := os.Mkdir(unfinished, 0o700); errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%w：上次往 %s 移交没有做完，留下了 %s。确认没有别的移交正在进行，删去它再运行", ErrNotEmpty, dir, unfinished)
	} else if err != nil {
		return fmt.Errorf("移交文件夹：%w", err)
	}
	if err := s.export(ctx, ids, unfinished, opts); err != nil {
		return errors.Join(err, os.RemoveAll(unfinished))
	}
	_ = os.Remove(dir) // if it is there, it is empty: a rename onto it fails on Windows
	if err := errors.Join(os.Chmod(unfinished, 0o755), os.Rename(unfinished, dir)); err != nil {
		return errors.Join(fmt.Errorf("移交文件夹：%w", err), os.RemoveAll(unfinished))
	}
	return nil
}

func (s *Store) export(ctx context.Context, ids []string, dir string, opts ExportOptions) error {
	var manifest bytes.Buffer
	var rows [][]string
	taken := map[string]string{transferFile: transferFile, manifestFile: manifestFile} // folded name → item
	for i, id := range ids {
		if err := ctx.Err(); err != nil {
			return err
		}
		o, n, err := s.at(id, 0)
		if err != nil {
			return err
		}
		if o.flaw != nil {
			return fmt.Errorf("%w，不能移交：%w", ErrDamaged, o.flaw)
		}
		r, err := s.record(o, n)
		if err != nil {
			return err
		}
		files, err := s.files(o, n)
		if err != nil {
			return err
		}
		var size int
		for k, f := range files {
			name, err := exportName(opts.Name, o.folder, i+1, r, f.Path)
			if err != nil {
				return err
			}
			if other, twice := taken[folded(name)]; twice {
				return fmt.Errorf("%w：命名规则 %q 给出两个同名文件 %s（%s 和 %s），请在规则中加入 {件} 或 {文件}", ErrBadItem, opts.Name, name, other, id)
			}
			taken[folded(name)] = id
			sum := sha256.Sum256(f.Data)
			fmt.Fprintf(&manifest, "%s  %s\n", hex.EncodeToString(sum[:]), name)
			size += len(f.Data)
			files[k].Path = name
		}
		top, err := exportName(opts.Name, o.folder, i+1, r, metadataName) // which lies at the item's top
		if err != nil {
			return err
		}
		rows = append(rows, transferRow(i+1, id, r, n, len(files), size, path.Dir(top)))
		if err := Place(dir, files); err != nil {
			return err
		}
	}
	list, err := transferList(rows)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(list)
	fmt.Fprintf(&manifest, "%s  %s\n", hex.EncodeToString(sum[:]), transferFile)
	return Place(dir, []File{{Path: transferFile, Data: list}, {Path: manifestFile, Data: manifest.Bytes()}})
}

// exportName fills the naming rule.
func exportName(rule, folder string, number int, r *Record, file string) (string, error) {
	values := []struct{ key, value string }{
		{"{年度}", strconv.Itoa(r.Year)}, {"{责任者}", r.Unit}, {"{题名}", r.Title}, {"{档号}", r.Code}, {"{文件编号}", r.Number},
		{"{保管期限}", string(r.Retention)}, {"{全宗名称}", r.Fonds}, {"{版本}", strconv.Itoa(r.Version)}, {"{件}", folder},
		{"{序号}", fmt.Sprintf("%04d", number)}, {"{文件}", file},
	}
	rest, pairs := rule, make([]string, 0, 2*len(values))
	for _, f := range values {
		if f.key != "{文件}" {
			f.value = strings.Trim(strings.Map(safeRune, f.value), " .")
		}
		if f.value == "" && strings.Contains(rule, f.key) {
			return "", fmt.Errorf("%w：命名规则用了 %s，而 %s 的元数据没有它", ErrBadItem, f.key, r.ID)
		}
		rest = strings.ReplaceAll(rest, f.key, "")
		pairs = append(pairs, f.key, f.value)
	}
	if strings.ContainsAny(rest, "{}") {
		return "", fmt.Errorf("%w：命名规则 %q 中有不认识的占位符", ErrBadItem, rule)
	}
	name := strings.NewReplacer(pairs...).Replace(rule) // in one pass: a value is never filled in turn
	return name, checkPath(name)
}

func transferRow(number int, id string, r *Record, version, files, size int, folder string) []string {
	return []string{
		strconv.Itoa(number), r.Code, r.Title, r.Unit, r.Number, r.Date, strconv.Itoa(r.Year), string(r.Retention), r.Secrecy,
		strconv.Itoa(version), strconv.Itoa(files), strconv.Itoa(size), folder, id,
	}
}

// transferList makes 移交清单.csv as Excel opens it: with a byte order mark, CRLF,
// and no cell that it would take for a formula.
func transferList(rows [][]string) ([]byte, error) {
	head := []string{"序号", "档号", "题名", "责任者", "文件编号", "日期", "年度", "保管期限", "密级", "版本", "文件数", "字节数", "所在文件夹", "标识"}
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, row := range slices.Concat([][]string{head}, rows) {
		for i, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
				row[i] = "'" + cell
			}
		}
		_ = w.Write(row) // to memory
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

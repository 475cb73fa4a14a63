package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/selfeval/selfeval/generator/batch"
)

// tableFormat is the ending of a table's file.
func tableFormat(name string) (string, error) {
	switch format := strings.ToLower(filepath.Ext(name)); format {
	case ".csv", ".xlsx":
		return format, nil
	}
	return "", fmt.Errorf("--table %s：文件名要以 .csv 或 .xlsx 结尾", slash(name))
}

// writeTable writes the result table, whole or not at all; a workbook has the roll
// call as a second sheet.
func writeTable(name string, items []batch.Item, calls *rollCall) error {
	format, err := tableFormat(name)
	if err != nil {
		return err
	}
	var raw []byte
	if format == ".csv" {
		raw, err = tableCSV(items)
	} else {
		raw, err = tableXLSX(items, calls)
	}
	if err == nil {
		err = replaceFile(name, raw)
	}
	if err != nil {
		return fmt.Errorf("写不了%s：%w。提示：关闭正在打开它的程序（例如 Excel），检查文件夹的权限和磁盘空间", slash(name), err)
	}
	return nil
}

func replaceFile(name string, raw []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(name), ".selfeval-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // there only if something went wrong
	_, err = temp.Write(raw)
	if e := temp.Chmod(0o644); err == nil {
		err = e
	}
	if e := temp.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(temp.Name(), name)
	}
	return err
}

// tableCSV is the table with a byte order mark, by which Excel knows UTF-8.
func tableCSV(items []batch.Item) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	head := make([]string, len(columns))
	for k, c := range columns {
		head[k] = c.head
	}
	w.Write(head)
	for i := range items {
		row := make([]string, len(columns))
		for k, c := range columns {
			if row[k] = c.cell(&items[i]); !c.number {
				row[k] = inert(row[k])
			}
		}
		w.Write(row)
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// inert keeps a spreadsheet from taking text for a formula: the apostrophe is how
// Excel itself marks text. In a CSV file there is no other way.
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(s)[0]) {
		return "'" + s
	}
	return s
}

// tableXLSX is the table as a workbook: numbers are numbers to the last digit, and
// text is text whatever it begins with.
func tableXLSX(items []batch.Item, calls *rollCall) ([]byte, error) {
	rows := make([][]string, 1, len(items)+1)
	for _, c := range columns {
		rows[0] = append(rows[0], c.head)
	}
	for i := range items {
		row := make([]string, len(columns))
		for k, c := range columns {
			row[k] = c.cell(&items[i])
		}
		rows = append(rows, row)
	}
	book := excelize.NewFile()
	defer book.Close()
	if err := book.SetSheetName("Sheet1", "自评结果"); err != nil {
		return nil, err
	}
	if err := fillSheet(book, "自评结果", rows, func(k int) bool { return columns[k].number }); err != nil {
		return nil, err
	}
	if calls != nil {
		if _, err := book.NewSheet("名册"); err != nil {
			return nil, err
		}
		if err := fillSheet(book, "名册", calls.rows(), func(int) bool { return false }); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	if _, err := book.WriteTo(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func fillSheet(book *excelize.File, sheet string, rows [][]string, number func(column int) bool) error {
	widths := make([]int, len(rows[0]))
	for i, row := range rows {
		for k, s := range row {
			name, err := excelize.CoordinatesToCellName(k+1, i+1)
			if err != nil {
				return err
			}
			widths[k] = max(widths[k], cells(s))
			switch {
			case s == "":
			case i > 0 && number(k):
				err = book.SetCellDefault(sheet, name, s)
			default:
				err = book.SetCellStr(sheet, name, s)
			}
			if err != nil {
				return err
			}
		}
	}
	for k, n := range widths {
		name, err := excelize.ColumnNumberToName(k + 1)
		if err != nil {
			return err
		}
		if err := book.SetColWidth(sheet, name, name, float64(min(n+2, 60))); err != nil {
			return err
		}
	}
	return book.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

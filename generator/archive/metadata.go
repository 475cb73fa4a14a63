package archive

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"
)

// Retention is 保管期限 (国家档案局令第8号): permanent, or a number of years.
type Retention string

// The three retention periods.
const (
	Permanent Retention = "永久"
	Years30   Retention = "30年"
	Years10   Retention = "10年"
)

// Metadata describes an item after DA/T 46-2009 and answers what 《电子档案管理办法》
// (国家档案局令第22号) asks of an electronic record: who made it, in what activity,
// when, and how it came about. The JSON keys are the standard's own Chinese names:
// whoever opens metadata.json in thirty years needs no key to read it.
type Metadata struct {
	// Description.
	Title     string    `json:"题名"`
	Unit      string    `json:"责任者"` // whose report it is
	Year      int       `json:"年度"`
	Date      string    `json:"日期,omitempty"`   // 成文日期, as printed
	Number    string    `json:"文件编号,omitempty"` // 发文字号
	Fonds     string    `json:"全宗名称,omitempty"`
	Code      string    `json:"档号,omitempty"`
	Secrecy   string    `json:"密级,omitempty"`
	Retention Retention `json:"保管期限"`

	// How this version came about.
	Maker   string    `json:"形成者"`               // person or office that archives it
	Contact string    `json:"形成者联系方式,omitempty"` // a URI, such as mailto:x@example.cn
	Program string    `json:"形成程序"`              // name and version
	Pack    string    `json:"模板包,omitempty"`
	Time    time.Time `json:"归档时间"`           // given by the caller: the package has no clock
	Reason  string    `json:"更正原因,omitempty"` // why this version replaces the last
}

// Record is metadata.json: what [Store.Add] writes into every version.
type Record struct {
	ID       string `json:"标识"`
	Version  int    `json:"版本"`
	Replaces int    `json:"替代版本,omitempty"` // the version that this one replaces; 0: none
	Metadata
	Files []FileRecord `json:"文件"`
}

// FileRecord describes one file of a version.
type FileRecord struct {
	Path   string `json:"文件名"`
	Role   string `json:"用途,omitempty"`
	Format string `json:"格式,omitempty"` // the name's ending, in capitals
	Bytes  int64  `json:"大小"`
	SHA256 string `json:"SHA-256"`
}

// check finds what an archivist could not work without.
func (m *Metadata) check() error {
	if flaw := m.flaw(); flaw != "" {
		return fmt.Errorf("%w：%s", ErrBadItem, flaw)
	}
	return nil
}

// flaw says what is wrong with a description, "" if nothing is.
func (m *Metadata) flaw() string {
	var missing []string
	for _, f := range []struct{ name, value string }{
		{"题名", m.Title}, {"责任者", m.Unit}, {"保管期限", string(m.Retention)}, {"形成者", m.Maker}, {"形成程序", m.Program},
	} {
		if strings.TrimSpace(f.value) == "" {
			missing = append(missing, f.name)
		}
	}
	if m.Year == 0 {
		missing = append(missing, "年度")
	}
	if m.Time.IsZero() {
		missing = append(missing, "归档时间")
	}
	if missing != nil {
		return "元数据缺少" + strings.Join(missing, "、")
	}
	switch m.Retention {
	case Permanent, Years30, Years10:
	default:
		return fmt.Sprintf("保管期限 %q 不是永久、30年、10年之一", m.Retention)
	}
	if _, err := m.Time.MarshalJSON(); err != nil {
		return fmt.Sprintf("归档时间无法按 RFC 3339 写出：%v", err)
	}
	return ""
}

// describes is m without the circumstances of the making: adding the same report
// again, later or by somebody else, is no new version.
func (m Metadata) describes() Metadata {
	m.Maker, m.Contact, m.Program, m.Pack, m.Reason, m.Time = "", "", "", "", "", time.Time{}
	return m
}

// clash tells whether two descriptions belong to two different reports that have
// one identifier: of names that only a strict eye tells apart, or of a unit 甲-乙
// and the project 乙 of a unit 甲. A title may change from version to version, but
// not to one that a folder's name could not show.
func clash(a, b Metadata) bool {
	plain := func(s string) string { return folded(strings.Map(safeRune, s)) }
	return a.Year != b.Year || a.Unit != b.Unit || a.Title != b.Title && plain(a.Title) == plain(b.Title)
}

// record makes metadata.json.
func record(item *Item, version int) (Record, []byte, error) {
	r := Record{ID: item.ID, Version: version, Replaces: version - 1, Metadata: item.Meta, Files: make([]FileRecord, 0, len(item.Files))}
	for _, f := range item.Files {
		sum := sha256.Sum256(f.Data)
		r.Files = append(r.Files, FileRecord{
			Path: f.Path, Role: f.Role, Format: strings.ToUpper(strings.TrimPrefix(path.Ext(f.Path), ".")),
			Bytes: int64(len(f.Data)), SHA256: hex.EncodeToString(sum[:]),
		})
	}
	slices.SortFunc(r.Files, func(a, b FileRecord) int { return cmp.Compare(a.Path, b.Path) })
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(r); err != nil {
		return r, nil, fmt.Errorf("%w：元数据无法写成 JSON：%w", ErrBadItem, err)
	}
	return r, b.Bytes(), nil
}

// same tells whether two versions are the same report: files with their roles,
// and the description.
func (r *Record) same(other *Record) bool {
	return r.Metadata.describes() == other.Metadata.describes() && slices.Equal(r.Files, other.Files)
}

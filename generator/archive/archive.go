// Package archive keeps the builds of reports for decades: an immutable,
// versioned store on an open standard layout, OCFL 1.1 (https://ocfl.io/1.1/spec/).
//
// One item is one report of one year with everything that belongs to it (DA/T 22:
// a document and its annexes are one 件). A correction is a new version beside the
// old ones; nothing that was stored is ever changed. The package knows files as
// bytes, not how reports come about: whoever wants archived figures proved passes
// a function that rebuilds them to [Store.Verify].
//
// The layout on disk, why it is this one, and how to check a store without this
// program is told in docs/archive.md, and in short in the 说明.txt of every store.
package archive

import "errors"

// File is one file of an item.
type File struct {
	Path string // relative to the item, slash-separated, such as "data/x.toml"
	Data []byte
	Role string // 用途, such as 正文, 附件, 数据, 模板包; free text, may be empty
}

// Item is one report and year as handed in: what [Store.Add] stores.
type Item struct {
	ID    string // from [ID]
	Files []File // in any order; metadata.json is made by Add
	Meta  Metadata
}

// What went wrong, to be asked for with errors.Is. The texts around them say
// where and how to mend it.
var (
	ErrNotStore = errors.New("这里不是可用的档案库")
	ErrNotEmpty = errors.New("目标位置已有内容，不会覆盖")
	ErrLocked   = errors.New("档案库正在被使用")
	ErrNotFound = errors.New("档案库中没有")
	ErrBadItem  = errors.New("无法归档")
	ErrDamaged  = errors.New("档案已损坏")
	// ErrCannotRebuild is what a Rebuild function wraps when it is not able to
	// rebuild a version (made by another version of the program, say), which is
	// no fault of the archive: a notice instead of an error.
	ErrCannotRebuild = errors.New("无法用本程序重新生成")
)

// Bounds. A store comes from other people: nothing in it is read without one.
const (
	maxFile      = 1 << 30  // bytes of one file
	maxItem      = 2 << 30  // bytes of one version read into memory
	maxFiles     = 10_000   // files of one version
	maxVersions  = 10_000   // versions of one item
	maxInventory = 64 << 20 // bytes of an inventory
	maxSmall     = 1 << 20  // bytes of a declaration, sidecar, metadata.json
	maxDepth     = 16       // folders below each other
	maxRegister  = 1 << 30  // bytes of the register: millions of versions
)

const (
	rootDeclaration   = "0=ocfl_1.1"
	objectDeclaration = "0=ocfl_object_1.1"
	inventoryName     = "inventory.json"
	contentName       = "content"
	metadataName      = "metadata.json"
	extensionsName    = "extensions"
	algorithm         = "sha512" // what addresses content; sha256 stands beside it in the fixity block
)

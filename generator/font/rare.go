package font

import (
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// rareFirst is the first character that the font of rare characters may have;
// a character below is not worth decoding it for.
const rareFirst = 0x20000

// maxRare bounds the decoded size.
const maxRare = 64 << 20

// rare is the font of rare characters: compressed, since hardly any report needs
// it, and decoded once when the first one does.
type rare struct {
	file Bundled

	once    sync.Once
	mu      sync.Mutex // guards err for those who ask without decoding
	decoded *Face
	err     error
}

// face decodes the font on first call.
func (r *rare) face() (*Face, error) {
	r.once.Do(func() {
		decoded, err := r.decode()
		r.mu.Lock()
		defer r.mu.Unlock()
		r.decoded, r.err = decoded, err
	})
	return r.decoded, r.err
}

// failure is the error of the decoding, if it was tried.
func (r *rare) failure() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.err
}

func (r *rare) decode() (*Face, error) {
	reader, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxRare))
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	var header zstd.Header
	if err := header.Decode(r.file.Data); err != nil {
		return nil, fmt.Errorf("解压失败：%w", err)
	}
	if !header.HasFCS || header.FrameContentSize > maxRare {
		return nil, errors.New("解压失败：长度未注明或过大")
	}
	data, err := reader.DecodeAll(r.file.Data, make([]byte, 0, header.FrameContentSize))
	if err != nil {
		return nil, fmt.Errorf("解压失败：%w", err)
	}
	return parse(data, r.file.File, 0, r.file.SHA256)
}

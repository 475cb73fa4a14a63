package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"sync"

	"github.com/klauspost/compress/flate"
)

// deflater compresses parts; it is kept between documents for its tables.
type deflater struct {
	out bytes.Buffer
	w   *flate.Writer
}

// level 5 gives 98 % of the best size in a fifth of its time. It is part of
// "same inputs, same bytes", as is the version of the compressor.
const level = 5

var deflaters = sync.Pool{New: func() any {
	d := new(deflater)
	d.w, _ = flate.NewWriter(&d.out, level) // fails for an unknown level only
	return d
}}

// deflate returns data compressed; the result is valid until the next call.
func (d *deflater) deflate(data []byte) ([]byte, error) {
	d.out.Reset()
	d.w.Reset(&d.out)
	if _, err := d.w.Write(data); err != nil {
		return nil, err
	}
	if err := d.w.Close(); err != nil {
		return nil, err
	}
	return d.out.Bytes(), nil
}

// pack puts the parts into a zip file, the list of content types first. Every
// file has the first date that the format knows.
func pack(b []byte, parts []part) ([]byte, error) {
	d := deflaters.Get().(*deflater)
	defer deflaters.Put(d)
	var out bytes.Buffer
	out.Grow(len(b)/4 + 4096)
	z := zip.NewWriter(&out)
	const guides = 3 // content types and relationships are written last
	for i := range parts {
		p := &parts[(i+len(parts)-guides)%len(parts)]
		if err := d.store(z, p.name, b[p.start:p.end]); err != nil {
			return nil, fmt.Errorf("写 DOCX 的 %s：%w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("写 DOCX：%w", err)
	}
	return out.Bytes(), nil
}

func (d *deflater) store(z *zip.Writer, name string, data []byte) error {
	packed, err := d.deflate(data)
	if err != nil {
		return err
	}
	// Raw, so that sizes and checksum stand before the data: streamed entries
	// are what strict readers trip over.
	f, err := z.CreateRaw(&zip.FileHeader{
		Name:           name,
		Method:         zip.Deflate,
		ReaderVersion:  20,
		CreatorVersion: 20,
		//lint:ignore SA1019 Modified would add an extended timestamp to each entry
		ModifiedDate:       1<<5 | 1, // 1980-01-01
		CRC32:              crc32.ChecksumIEEE(data),
		CompressedSize64:   uint64(len(packed)),
		UncompressedSize64: uint64(len(data)),
	})
	if err != nil {
		return err
	}
	_, err = f.Write(packed)
	return err
}

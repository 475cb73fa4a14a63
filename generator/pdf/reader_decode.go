package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zlib"
)

// decode returns the content of a stream and takes its length off room.
func (r *reader) decode(stream streamObject, room *int) ([]byte, error) {
	length, err := r.integer(stream.dict["Length"])
	if err != nil {
		return nil, err
	}
	s := scanner{b: r.b, pos: stream.start}
	if length > len(r.b)-s.pos {
		return nil, s.fault("的流超出文件，文件可能不完整")
	}
	data := r.b[s.pos : s.pos+length]
	s.pos += length
	if err := s.keyword("endstream"); err != nil {
		return nil, err
	}
	if err := r.spend(length); err != nil {
		return nil, err
	}
	filters, err := r.list(stream.dict["Filter"])
	if err != nil {
		return nil, err
	}
	parms, err := r.list(stream.dict["DecodeParms"])
	if err != nil {
		return nil, err
	}
	if len(filters) > 4 {
		return nil, s.fault("的流压缩了太多次")
	}
	left := *room
	for i, filter := range filters {
		method, err := r.resolve(filter)
		if err != nil {
			return nil, err
		}
		if name, _ := method.(nameObject); name != "FlateDecode" {
			return nil, fmt.Errorf("流的压缩方法是“%s”，本程序只读 FlateDecode", name)
		}
		if data, err = inflate(data, left); errors.Is(err, errRoom) {
			return nil, err
		} else if err != nil {
			return nil, fmt.Errorf("%w：第 %d 字节处的流：%w", errDamaged, stream.start, err)
		}
		left -= len(data)
		if i < len(parms) {
			if data, err = r.unpredict(data, parms[i]); err != nil {
				return nil, err
			}
		}
	}
	if len(data) > *room {
		return nil, errRoom
	}
	*room -= len(data)
	if len(filters) == 0 {
		data = bytes.Clone(data) // the file stays its owner's
	}
	return data, nil
}

// list resolves what may be an array, a single object or nothing.
func (r *reader) list(o any) (arrayObject, error) {
	o, err := r.resolve(o)
	if err != nil || o == nil {
		return nil, err
	}
	if list, ok := o.(arrayObject); ok {
		return list, nil
	}
	return arrayObject{o}, nil
}

var errRoom = fmt.Errorf("内容解压后太大：附件合计最多 %d MiB，文件自身的目录最多 %d MiB", MaxAttached>>20, maxStructure>>20)

// inflate undoes Flate, as long as the result has room.
func inflate(data []byte, room int) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(z, int64(room)+1))
	if err != nil {
		return nil, err
	}
	if n > int64(room) {
		return nil, errRoom
	}
	return b.Bytes(), nil
}

// unpredict undoes PNG's prediction (ISO 32000-1, 7.4.4.4), which many programs
// use for their cross-references. Each row begins with a byte that says how it
// was predicted.
func (r *reader) unpredict(data []byte, parms any) ([]byte, error) {
	d, err := r.dict(parms)
	if err != nil {
		return nil, err
	}
	parm := func(key nameObject, usual int) int {
		if n, ok := d[key].(int); ok {
			return n
		}
		return usual
	}
	predictor, columns := parm("Predictor", 1), parm("Columns", 1)
	if predictor == 1 {
		return data, nil
	}
	if predictor < 10 || parm("Colors", 1) != 1 || parm("BitsPerComponent", 8) != 8 || columns < 1 || columns > 1<<16 {
		return nil, fmt.Errorf("流的预测方法 %d 本程序不能读", predictor)
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, columns)
	for len(data) > 1 {
		kind, row := data[0], data[1:min(len(data), columns+1)]
		data = data[1+len(row):]
		start := len(out)
		for i, c := range row {
			var left, corner byte
			if i > 0 {
				left, corner = out[len(out)-1], above[i-1]
			}
			switch kind {
			case 0:
			case 1:
				c += left
			case 2:
				c += above[i]
			case 3:
				c += byte((int(left) + int(above[i])) / 2)
			case 4:
				c += paeth(left, above[i], corner)
			default:
				return nil, fmt.Errorf("%w：流的一行以未知的方式 %d 预测", errDamaged, kind)
			}
			out = append(out, c)
		}
		if above = out[start:]; len(above) < columns {
			break // a last row cut short
		}
	}
	return out, nil
}

// paeth returns the neighbour that is nearest to left + above - corner (PNG, 9.4).
func paeth(left, above, corner byte) byte {
	distance := func(a, b int) int { return max(a-b, b-a) }
	estimate := int(left) + int(above) - int(corner)
	toLeft, toAbove, toCorner := distance(estimate, int(left)), distance(estimate, int(above)), distance(estimate, int(corner))
	switch {
	case toLeft <= toAbove && toLeft <= toCorner:
		return left
	case toAbove <= toCorner:
		return above
	}
	return corner
}

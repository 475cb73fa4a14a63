package pdf

import (
	"encoding/binary"
	"math"
	"sync"
)

// srgb is the deflated sRGB profile of every file, made once.
var srgb = sync.OnceValue(func() []byte { return appendFlate(nil, srgbProfile()) })

// srgbProfile makes an ICC profile of version 2.1 for sRGB (IEC 61966-2-1), the
// version that every PDF/A reader takes (ISO 19005-2, 6.2.3). It is what shades
// of grey and our few colours are relative to.
func srgbProfile() []byte {
	curve := srgbCurve()
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", iccDescription("sRGB IEC61966-2.1")},
		{"cprt", iccText("No copyright, use freely")},
		{"wtpt", iccXYZ(0xF6D6, 0x10000, 0xD32D)}, // D50
		{"rXYZ", iccXYZ(0x6FA2, 0x38F5, 0x0390)},
		{"gXYZ", iccXYZ(0x6299, 0xB785, 0x18DA)},
		{"bXYZ", iccXYZ(0x24A0, 0x0F84, 0xB6CF)},
		{"rTRC", curve},
		{"gTRC", nil}, // nil: shares the data of the tag before it
		{"bTRC", nil},
	}
	be := binary.BigEndian
	table := be.AppendUint32(nil, uint32(len(tags)))
	var body []byte
	base := 128 + 4 + 12*len(tags)
	start, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			start, size = base+len(body), len(t.data)
			body = append(body, t.data...)
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
		}
		table = append(table, t.name...)
		table = be.AppendUint32(table, uint32(start))
		table = be.AppendUint32(table, uint32(size))
	}

	head := make([]byte, 128)
	be.PutUint32(head, uint32(base+len(body)))
	be.PutUint32(head[8:], 0x02100000) // version 2.1
	copy(head[12:], "mntrRGB XYZ ")    // a display, RGB, by way of XYZ
	be.PutUint16(head[24:], 2000)      // made 2000-01-01, a date like any other
	be.PutUint16(head[26:], 1)
	be.PutUint16(head[28:], 1)
	copy(head[36:], "acsp")
	be.PutUint32(head[68:], 0xF6D6) // illuminant D50
	be.PutUint32(head[72:], 0x10000)
	be.PutUint32(head[76:], 0xD32D)
	return append(append(head, table...), body...)
}

// srgbCurve is the curve from stored value to light in 256 steps. Rounding to 16
// bits swallows any difference between processors; a test holds the bytes.
func srgbCurve() []byte {
	be := binary.BigEndian
	b := be.AppendUint32([]byte("curv\x00\x00\x00\x00"), 256)
	for i := range 256 {
		v := float64(i) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = be.AppendUint16(b, uint16(math.Round(v*65535)))
	}
	return b
}

// iccXYZ is a colour in sixteenths of sixteen bits.
func iccXYZ(x, y, z uint32) []byte {
	be := binary.BigEndian
	b := []byte("XYZ \x00\x00\x00\x00")
	return be.AppendUint32(be.AppendUint32(be.AppendUint32(b, x), y), z)
}

func iccText(s string) []byte {
	return append([]byte("text\x00\x00\x00\x00"), s+"\x00"...)
}

// iccDescription is version 2's textDescriptionType with its ASCII part only;
// the Unicode and Macintosh parts are there and empty.
func iccDescription(s string) []byte {
	b := []byte("desc\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, uint32(len(s)+1))
	b = append(b, s+"\x00"...)
	return append(b, make([]byte, 4+4+2+1+67)...)
}

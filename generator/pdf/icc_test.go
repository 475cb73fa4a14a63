package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"testing"
)

func TestSRGBProfile(t *testing.T) {
	p := srgbProfile()
	if size := binary.BigEndian.Uint32(p); int(size) != len(p) || len(p) > 1200 {
		t.Errorf("size says %d of %d bytes", size, len(p))
	}
	if string(p[12:24]) != "mntrRGB XYZ " || string(p[36:40]) != "acsp" || p[8] != 2 {
		t.Errorf("head %x", p[:40])
	}
	for i := range int(binary.BigEndian.Uint32(p[128:])) {
		tag := p[132+12*i:]
		start, size := binary.BigEndian.Uint32(tag[4:]), binary.BigEndian.Uint32(tag[8:])
		if start%4 != 0 || int(start+size) > len(p) {
			t.Errorf("tag %s lies at %d for %d bytes", tag[:4], start, size)
		}
	}
	// The colourants add up to white, as far as those that all sRGB profiles use do.
	for axis, want := range []uint32{0xF6D6, 0x10000, 0xD32D} {
		sum := uint32(0)
		for i := 3; i < 6; i++ {
			start := binary.BigEndian.Uint32(p[132+12*i+4:])
			sum += binary.BigEndian.Uint32(p[int(start)+8+4*axis:])
		}
		if diff := int(sum) - int(want); diff < -16 || diff > 16 {
			t.Errorf("axis %d: white is %x, want %x", axis, sum, want)
		}
	}
}

// TestSRGBProfileBytes: the curve is computed in floating point, so its bytes
// are held here, for every processor that the tests run on.
func TestSRGBProfileBytes(t *testing.T) {
	sum := sha256.Sum256(srgbProfile())
	if got := hex.EncodeToString(sum[:8]); got != "ee3dc561d099aa30" {
		t.Errorf("the profile's hash is %s", got)
	}
	curve := srgbCurve()[12:]
	for i, want := range map[int]uint16{0: 0, 255: 65535, 128: 14146, 10: 199} {
		if got := binary.BigEndian.Uint16(curve[2*i:]); got != want {
			t.Errorf("entry %d: %d, want %d", i, got, want)
		}
	}
}

package archive

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// FuzzInventory: whatever an inventory says, reading it ends, and what is believed
// of it has clean paths only and survives being written and read again.
func FuzzInventory(f *testing.F) {
	s := newStore(f)
	for _, body := range []string{"一", "二"} {
		add(f, s, sample("局", body))
	}
	raw, err := os.ReadFile(filepath.Join(s.dir, "2020-局", inventoryName))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add(raw[:len(raw)/2])
	f.Add(bytes.Replace(raw, []byte("v1/content/"), []byte("v1/../../"), 1))
	f.Add(bytes.Replace(raw, []byte(`"v1": {`), []byte(`"v1": null, "v1": {`), 1))
	f.Add(bytes.Replace(raw, []byte(`"head"`), []byte(`"contentDirectory": "..", "head"`), 1))
	f.Add([]byte(`{"id":"x:1","type":"https://ocfl.io/1.0/spec/#inventory","digestAlgorithm":"sha256","head":"v01","manifest":{},"versions":{"v01":{"created":"","state":{}}}}`))
	f.Add([]byte(`{"versions":{"v1":{}},"manifest":[],"fixity":{"md5":null}}`))
	f.Add([]byte("\xef\xbb\xbf{}"))
	f.Add([]byte("[[[["))
	f.Fuzz(func(t *testing.T, data []byte) {
		inv, found := readInventory(data)
		if inv == nil {
			if len(found) == 0 {
				t.Fatal("no inventory and no reason")
			}
			return
		}
		for _, g := range inv.manifest {
			for _, p := range g.paths {
				if !cleanPath(p) {
					t.Fatalf("path %q", p)
				}
			}
		}
		for n := range inv.versions {
			for p := range inv.logical(n + 1) {
				if !cleanPath(p) {
					t.Fatalf("path %q", p)
				}
			}
		}
		if found.worst() > advice || inv.spec == "" {
			return
		}
		again, complaints := readInventory(inv.bytes())
		if again == nil || complaints.worst() > advice {
			t.Fatalf("written and read again: %v\n%s", complaints, inv.bytes())
		}
		if first, second := inv.bytes(), again.bytes(); !bytes.Equal(first, second) {
			t.Fatalf("%s\nthen\n%s", first, second)
		}
	})
}

// FuzzRegister: a register that anybody wrote gives lines that we could have
// written, and no path that leads out.
func FuzzRegister(f *testing.F) {
	f.Add([]byte(registered{sum512(nil), "2020-局", 3}.line()))
	f.Add([]byte("00  ../x/v1/inventory.json\n\r\nabc"))
	f.Fuzz(func(t *testing.T, data []byte) {
		lines, whole, bad := parseRegister(data)
		if whole > len(data) || len(lines) == 0 && bad == 0 && whole > 0 {
			t.Fatal(whole, bad)
		}
		for _, line := range lines {
			if again, ok := parseRegistered(line.line()[:len(line.line())-1]); !ok || again != line || !cleanPath(line.folder) {
				t.Fatalf("%+v", line)
			}
		}
	})
}

package archive

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// registerName is the store's register: one line for each of the store's own
// files, then one a version, in the order they came, in the form that sha512sum -c
// reads. It is what the standard lacks: an item that is gone as a whole, or
// rewritten as a whole with digests that agree, is noticed here. A version is
// stored from the moment its line is on disk.
const registerName = "register.sha512"

// entry is one line of the register.
type registered struct {
	digest  string // of the version's inventory.json
	folder  string // of the item
	version int
}

func (r registered) line() string {
	return fmt.Sprintf("%s  %s/v%d/%s\n", r.digest, r.folder, r.version, inventoryName)
}

// ownLine registers one of the store's own files.
func ownLine(name string, data []byte) string { return sum512(data) + "  " + name + "\n" }

// parseOwn reads what ownLine wrote.
func parseOwn(line string) (digest, name string, ok bool) {
	digest, name, ok = strings.Cut(line, "  ")
	ok = ok && canonical(digest)
	switch name {
	case readmeFile, layoutFile, layoutConfig, rootDeclaration:
		return digest, name, ok
	}
	return "", "", false
}

// parseRegister reads the register's versions. bad is the number of the first line
// that is none of ours, 0 if all are; a last line without an end was cut off and is
// no line yet: whole is how many bytes come before it.
func parseRegister(data []byte) (lines []registered, whole, bad int) {
	whole = bytes.LastIndexByte(data, '\n') + 1
	number := 0
	for line := range bytes.Lines(data[:whole]) {
		number++
		text := strings.TrimSuffix(string(line), "\n")
		if r, ok := parseRegistered(text); ok {
			lines = append(lines, r)
		} else if _, _, own := parseOwn(text); !own && bad == 0 {
			bad = number
		}
	}
	return lines, whole, bad
}

func parseRegistered(line string) (r registered, ok bool) {
	digest, name, ok := strings.Cut(line, "  ")
	if !ok || !canonical(digest) || !cleanPath(name) {
		return r, false
	}
	parts := strings.Split(name, "/")
	if len(parts) != 3 || parts[2] != inventoryName {
		return r, false
	}
	n := versionNumber(parts[1])
	return registered{digest, parts[0], n}, n > 0
}

// canonical tells whether a digest is written as this program writes it.
func canonical(digest string) bool {
	return isDigest(algorithm, digest) && digest == strings.ToLower(digest)
}

// versionNumber is N of vN, without padding; 0 for anything else.
func versionNumber(name string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(name, "v"))
	if err != nil || n < 1 || n > maxVersions || name != "v"+strconv.Itoa(n) {
		return 0
	}
	return n
}

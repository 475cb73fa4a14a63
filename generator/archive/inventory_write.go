package archive

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// bytes writes an inventory: always the same bytes for the same content, one
// line for each digest, so that line tools (grep, sed) can read it as well.
func (inv *inventory) bytes() []byte {
	var b bytes.Buffer
	b.WriteString("{\n")
	if inv.contentDir != "" {
		fmt.Fprintf(&b, "  \"contentDirectory\": %s,\n", quoted(inv.contentDir))
	}
	fmt.Fprintf(&b, "  \"digestAlgorithm\": %s,\n", quoted(inv.algorithm))
	if len(inv.fixity) > 0 {
		b.WriteString("  \"fixity\": {\n")
		for i, f := range inv.fixity {
			fmt.Fprintf(&b, "    %s: ", quoted(f.algorithm))
			writeGroups(&b, f.groups, "    ")
			separate(&b, i, len(inv.fixity))
		}
		b.WriteString("  },\n")
	}
	fmt.Fprintf(&b, "  \"head\": %s,\n  \"id\": %s,\n  \"manifest\": ", quoted(inv.head), quoted(inv.id))
	writeGroups(&b, inv.manifest, "  ")
	fmt.Fprintf(&b, ",\n  \"type\": \"https://ocfl.io/%s/spec/#inventory\",\n  \"versions\": {\n", inv.spec)
	for i, v := range inv.versions {
		fmt.Fprintf(&b, "    %s: {\n      \"created\": %s,\n      \"message\": %s,\n      \"state\": ", quoted(v.name), quoted(v.created), quoted(v.message))
		writeGroups(&b, v.state, "      ")
		if v.user != "" {
			fmt.Fprintf(&b, ",\n      \"user\": {")
			if v.address != "" {
				fmt.Fprintf(&b, "\"address\": %s, ", quoted(v.address))
			}
			fmt.Fprintf(&b, "\"name\": %s}", quoted(v.user))
		}
		b.WriteString("\n    }")
		separate(&b, i, len(inv.versions))
	}
	b.WriteString("  }\n}\n")
	return b.Bytes()
}

// writeGroups writes a block of digests, sorted by path as people look for it.
func writeGroups(b *bytes.Buffer, groups []group, indent string) {
	sorted := make([]group, len(groups))
	for i, g := range groups {
		sorted[i] = group{g.digest, slices.Sorted(slices.Values(g.paths))}
	}
	slices.SortFunc(sorted, func(x, y group) int {
		return cmp.Or(slices.Compare(x.paths, y.paths), cmp.Compare(x.digest, y.digest))
	})
	b.WriteString("{\n")
	for i, g := range sorted {
		fmt.Fprintf(b, "%s  %s: [", indent, quoted(g.digest))
		for j, p := range g.paths {
			if j > 0 {
				b.WriteString(", ")
			}
			b.WriteString(quoted(p))
		}
		b.WriteString("]")
		separate(b, i, len(sorted))
	}
	b.WriteString(indent + "}")
}

func separate(b *bytes.Buffer, i, n int) {
	if i < n-1 {
		b.WriteByte(',')
	}
	b.WriteByte('\n')
}

// quoted is s as a JSON string with Hanzi as they are.
func quoted(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string can always be encoded
	return strings.TrimSuffix(b.String(), "\n")
}

// sidecar is the text of inventory.json.sha512, in the form that sha512sum -c
// reads.
func sidecar(data []byte) []byte { return []byte(sum512(data) + "  " + inventoryName + "\n") }

// sidecarDigest reads a sidecar's text: digest, blanks, the inventory's name.
func sidecarDigest(algorithm string, text []byte) (digest string, ok bool) {
	fields := strings.FieldsFunc(strings.TrimRight(string(text), "\r\n"), func(r rune) bool { return r == ' ' || r == '\t' })
	if len(fields) != 2 || fields[1] != inventoryName || !isDigest(algorithm, fields[0]) {
		return "", false
	}
	return fields[0], true
}

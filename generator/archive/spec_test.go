package archive_test

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"
)

// This file is a second reader of OCFL 1.1, written from the specification's text
// alone: it shares no code with package archive, knows nothing of what selfeval
// stores, and is deliberately plain. Each complaint names the rule that it is
// about. An outside client, where one is installed, is asked in reader_test.go.

// specComplaints is what a storage root breaks of OCFL 1.1.
func specComplaints(root string) (complaints []string) {
	say := func(rule, format string, args ...any) {
		complaints = append(complaints, rule+" "+fmt.Sprintf(format, args...))
	}
	if text, err := os.ReadFile(filepath.Join(root, "0=ocfl_1.1")); err != nil || string(text) != "ocfl_1.1\n" {
		say("E069", "root declaration: %q %v", text, err)
	}
	if text, err := os.ReadFile(filepath.Join(root, "ocfl_layout.json")); err == nil {
		var layout map[string]string
		if json.Unmarshal(text, &layout) != nil || layout["extension"] == "" || layout["description"] == "" {
			say("E070", "ocfl_layout.json: %s", text)
		}
	}
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !e.IsDir():
			if !e.Type().IsRegular() {
				say("E090", "%s is a link or device", name)
			}
			if filepath.Dir(name) != root {
				say("E084", "%s is in no object", name)
			}
			return nil
		case name == filepath.Join(root, "extensions"):
			return filepath.SkipDir
		}
		entries, err := os.ReadDir(name)
		if err != nil {
			return err
		}
		if len(entries) == 0 {
			say("E073", "%s is empty", name)
		}
		for _, e := range entries {
			if name != root && strings.HasPrefix(e.Name(), "0=ocfl_object_") {
				specObject(name, say)
				return filepath.SkipDir
			}
		}
		return nil
	})
	if err != nil {
		say("", "%v", err)
	}
	return complaints
}

type specInventory struct {
	ID               string
	Type             string
	DigestAlgorithm  string
	Head             string
	ContentDirectory *string
	Manifest         map[string][]string
	Fixity           map[string]map[string][]string
	Versions         map[string]struct {
		Created, Message string
		State            map[string][]string
		User             *struct{ Name, Address string }
	}
}

func specObject(dir string, say func(rule, format string, args ...any)) {
	if text, err := os.ReadFile(filepath.Join(dir, "0=ocfl_object_1.1")); err != nil || string(text) != "ocfl_object_1.1\n" {
		say("E007", "%s: declaration %q %v", dir, text, err)
	}
	inv, raw := specRead(dir, say)
	if inv == nil {
		return
	}
	var versions []string
	for name := range inv.Versions {
		versions = append(versions, name)
	}
	sort.Slice(versions, func(i, j int) bool {
		return len(versions[i]) < len(versions[j]) || len(versions[i]) == len(versions[j]) && versions[i] < versions[j]
	})
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		switch name := e.Name(); {
		case e.IsDir() && (slices.Contains(versions, name) || name == "logs" || name == "extensions"):
		case !e.IsDir() && (name == "0=ocfl_object_1.1" || name == "inventory.json" || name == "inventory.json."+inv.DigestAlgorithm):
		default:
			say("E001", "%s/%s does not belong there", dir, name)
		}
	}
	registered := map[string]bool{}
	for digest, paths := range inv.Manifest {
		for _, p := range paths {
			specPath("E099", p, say)
			if registered[p] {
				say("E101", "%s: %s twice", dir, p)
			}
			registered[p] = true
			specDigest("E092", dir, p, inv.DigestAlgorithm, digest, say)
		}
	}
	for algorithm, block := range inv.Fixity {
		for digest, paths := range block {
			for _, p := range paths {
				specDigest("E093", dir, p, algorithm, digest, say)
			}
		}
	}
	for i, name := range versions {
		if name != fmt.Sprintf("v%d", i+1) {
			say("E010", "%s: version %s where v%d should be", dir, name, i+1)
		}
		specVersion(dir, name, inv, registered, say)
		old, oldRaw := specRead(filepath.Join(dir, name), say)
		if old == nil {
			continue
		}
		if old.ID != inv.ID || old.Head != name {
			say("E110", "%s/%s: id %s, head %s", dir, name, old.ID, old.Head)
		}
		if i == len(versions)-1 && string(oldRaw) != string(raw) {
			say("E064", "%s: inventory differs from that of %s", dir, name)
		}
		for _, earlier := range versions[:i+1] {
			if specState(old.Versions[earlier].State) != specState(inv.Versions[earlier].State) {
				say("E066", "%s: %s tells another %s", dir, name, earlier)
			}
		}
	}
	if len(versions) == 0 || inv.Head != versions[len(versions)-1] {
		say("E040", "%s: head %s", dir, inv.Head)
	}
}

// specRead reads an inventory and its sidecar.
func specRead(dir string, say func(rule, format string, args ...any)) (*specInventory, []byte) {
	raw, err := os.ReadFile(filepath.Join(dir, "inventory.json"))
	if err != nil {
		say("E063", "%v", err)
		return nil, nil
	}
	var inv specInventory
	if err := json.Unmarshal(raw, &inv); err != nil {
		say("E033", "%s: %v", dir, err)
		return nil, nil
	}
	if inv.ID == "" || inv.Head == "" || inv.Manifest == nil || inv.Versions == nil {
		say("E036", "%s: something is missing in the inventory", dir)
	}
	if inv.Type != "https://ocfl.io/1.1/spec/#inventory" {
		say("E038", "%s: type %s", dir, inv.Type)
	}
	if inv.DigestAlgorithm != "sha512" {
		say("W004", "%s: %s", dir, inv.DigestAlgorithm)
	}
	side, err := os.ReadFile(filepath.Join(dir, "inventory.json."+inv.DigestAlgorithm))
	if err != nil {
		say("E058", "%v", err)
	}
	fields := regexp.MustCompile(`^([0-9a-fA-F]+)[ \t]+inventory\.json\n?$`).FindStringSubmatch(string(side))
	if fields == nil {
		say("E061", "%s: sidecar %q", dir, side)
	} else if !strings.EqualFold(fields[1], fmt.Sprintf("%x", sha512.Sum512(raw))) {
		say("E060", "%s: sidecar does not match", dir)
	}
	return &inv, raw
}

func specVersion(dir, name string, inv *specInventory, registered map[string]bool, say func(rule, format string, args ...any)) {
	v := inv.Versions[name]
	if _, err := time.Parse(time.RFC3339, v.Created); err != nil {
		say("E049", "%s %s: %v", dir, name, err)
	}
	if v.User == nil || v.User.Name == "" || v.Message == "" {
		say("W007", "%s %s: no user or message", dir, name)
	}
	seen := map[string]bool{}
	for digest, paths := range v.State {
		if inv.Manifest[digest] == nil {
			say("E050", "%s %s: %.8s is not in the manifest", dir, name, digest)
		}
		for _, p := range paths {
			specPath("E052", p, say)
			if seen[p] {
				say("E095", "%s %s: %s twice", dir, name, p)
			}
			seen[p] = true
		}
	}
	entries, err := os.ReadDir(filepath.Join(dir, name))
	if err != nil {
		say("E010", "%v", err)
	}
	for _, e := range entries {
		if n := e.Name(); !(e.IsDir() && n == "content") && !(!e.IsDir() && (n == "inventory.json" || n == "inventory.json."+inv.DigestAlgorithm)) {
			say("E015", "%s/%s/%s does not belong there", dir, name, n)
		}
	}
	_ = filepath.WalkDir(filepath.Join(dir, name, "content"), func(file string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // a version without new content has no folder
		case e.IsDir():
			if inside, _ := os.ReadDir(file); len(inside) == 0 {
				say("E024", "%s is empty", file)
			}
		case !e.Type().IsRegular():
			say("E090", "%s is a link or device", file)
		default:
			if rel, _ := filepath.Rel(dir, file); !registered[filepath.ToSlash(rel)] {
				say("E023", "%s is not in the manifest", file)
			}
		}
		return nil
	})
}

func specPath(rule, p string, say func(rule, format string, args ...any)) {
	for _, element := range strings.Split(p, "/") {
		if element == "" || element == "." || element == ".." {
			say(rule, "path %q", p)
		}
	}
}

func specDigest(rule, dir, p, algorithm, digest string, say func(rule, format string, args ...any)) {
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(p)))
	if err != nil {
		say(rule, "%v", err)
		return
	}
	var sum string
	switch algorithm {
	case "sha512":
		sum = fmt.Sprintf("%x", sha512.Sum512(data))
	case "sha256":
		sum = fmt.Sprintf("%x", sha256.Sum256(data))
	default:
		return
	}
	if !strings.EqualFold(sum, digest) {
		say(rule, "%s/%s has another %s", dir, p, algorithm)
	}
}

// specState is a state as sorted text.
func specState(state map[string][]string) string {
	var lines []string
	for digest, paths := range state {
		for _, p := range paths {
			lines = append(lines, p+" "+strings.ToLower(digest))
		}
	}
	sort.Strings(lines)
	return strings.Join(lines, "\n")
}

func TestSecondReader(t *testing.T) {
	dir, _ := sampleStore(t)
	for _, c := range specComplaints(dir) {
		t.Error(c)
	}
	for _, c := range []struct {
		rule   string
		damage func(string) error
	}{
		{"E092", func(dir string) error { return os.Remove(filepath.Join(dir, "2020-甲局/v1/content/报告.pdf")) }},
		{"E092", func(dir string) error { return os.Truncate(filepath.Join(dir, "2020-甲局/v1/content/报告.pdf"), 3) }},
		{"E060", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "2020-甲局/inventory.json.sha512"), []byte("00 inventory.json\n"), 0o644)
		}},
		{"E023", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "2020-甲局/v1/content/x"), nil, 0o644)
		}},
		{"E001", func(dir string) error { return os.Mkdir(filepath.Join(dir, "2020-甲局/v9"), 0o755) }},
	} {
		dir, _ := sampleStore(t)
		if err := c.damage(dir); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(specComplaints(dir), "\n"); !strings.Contains(got, c.rule) {
			t.Errorf("%s is not among %s", c.rule, got)
		}
	}
}

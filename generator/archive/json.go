package archive

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// member is one key of a JSON object with its value as written.
type member struct {
	key   string
	value json.RawMessage
}

// members splits a JSON object, in its own order. Unlike encoding/json it does
// not let the last of several equal keys win in silence: two readers that
// disagree about which one counts would see two different archives.
func members(data []byte) ([]member, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	t, err := d.Token()
	if err != nil {
		return nil, broken(data, d, err)
	}
	if t != json.Delim('{') {
		return nil, errors.New("应为 JSON 对象 { }")
	}
	var list []member
	seen := map[string]bool{}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return nil, broken(data, d, err)
		}
		key, _ := t.(string) // a key is a string, or Token has failed
		if seen[key] {
			return nil, fmt.Errorf("键 %q 重复出现", key)
		}
		seen[key] = true
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, broken(data, d, err)
		}
		list = append(list, member{key, value})
	}
	if _, err := d.Token(); err != nil {
		return nil, broken(data, d, err)
	}
	if rest := bytes.TrimLeft(data[d.InputOffset():], " \t\r\n"); len(rest) > 0 {
		return nil, errors.New("JSON 对象之后还有多余的内容")
	}
	return list, nil
}

// broken says where JSON broke off.
func broken(data []byte, d *json.Decoder, err error) error {
	at := min(d.InputOffset(), int64(len(data)))
	if s := (*json.SyntaxError)(nil); errors.As(err, &s) {
		at = min(max(at, s.Offset), int64(len(data)))
	}
	line := bytes.Count(data[:at], []byte("\n")) + 1
	return fmt.Errorf("第 %d 行附近不是正确的 JSON（文件可能被截断或改动）：%w", line, err)
}

// text decodes a JSON string.
func text(value json.RawMessage) (s string, ok bool) {
	if len(value) == 0 || value[0] != '"' || !utf8.Valid(value) {
		return "", false
	}
	return s, json.Unmarshal(value, &s) == nil
}

// texts decodes an array of JSON strings, null not among them.
func texts(value json.RawMessage) (list []string, ok bool) {
	var raw []json.RawMessage
	if len(value) == 0 || value[0] != '[' || json.Unmarshal(value, &raw) != nil {
		return nil, false
	}
	list = make([]string, len(raw))
	for i, r := range raw {
		if list[i], ok = text(r); !ok {
			return nil, false
		}
	}
	return list, true
}

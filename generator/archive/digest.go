package archive

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"hash"
	"io"
	"strings"

	"golang.org/x/crypto/blake2b"
)

// digests are the algorithms of OCFL 1.1 §3.4, all of which a client must know,
// and how many hexadecimal digits each has. Unknown ones are ignored (E028).
var digests = map[string]struct {
	make   func() hash.Hash
	digits int
}{
	"md5":    {md5.New, 32},
	"sha1":   {sha1.New, 40},
	"sha256": {sha256.New, 64},
	"sha512": {sha512.New, 128},
	"blake2b-512": {func() hash.Hash {
		h, _ := blake2b.New512(nil) // fails for a key only
		return h
	}, 128},
}

// isDigest tells whether text can be a digest of the algorithm.
func isDigest(algorithm, text string) bool {
	if len(text) != digests[algorithm].digits {
		return false
	}
	_, err := hex.DecodeString(text)
	return err == nil
}

func sum512(data []byte) string {
	sum := sha512.Sum512(data)
	return hex.EncodeToString(sum[:])
}

// sums returns what r holds under each of the algorithms, reading it once.
func sums(r io.Reader, algorithms []string, buffer []byte) (map[string]string, error) {
	hashes := make([]hash.Hash, len(algorithms))
	writers := make([]io.Writer, len(algorithms))
	for i, a := range algorithms {
		hashes[i] = digests[a].make()
		writers[i] = hashes[i]
	}
	if _, err := io.CopyBuffer(struct{ io.Writer }{io.MultiWriter(writers...)}, struct{ io.Reader }{r}, buffer); err != nil {
		return nil, err
	}
	result := make(map[string]string, len(algorithms))
	for i, a := range algorithms {
		result[a] = hex.EncodeToString(hashes[i].Sum(nil))
	}
	return result, nil
}

// equalDigest compares hexadecimal digests, which have no case.
func equalDigest(a, b string) bool { return strings.EqualFold(a, b) }

package pdf

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// archiveSpace is the XML name space of a file's claim to be PDF/A
// (ISO 19005-1, 6.7.11).
const archiveSpace = "http://www.aiim.org/pdfa/ns/id/"

// maxMetadata is the most bytes of an XMP packet that are read.
const maxMetadata = 4 << 20

// Claims tells which part of ISO 19005 and which conformance a PDF file says it
// follows: 3 and "B" for PDF/A-3b; 0 and "" for a file that claims nothing. That it
// keeps its word is for a validator to prove. The file may come from anybody.
func Claims(pdf []byte) (part int, conformance string, err error) {
	r, err := newReader(pdf)
	if err != nil {
		return 0, "", err
	}
	catalog, err := r.dict(r.trailer["Root"])
	if err != nil {
		return 0, "", err
	}
	if catalog["Metadata"] == nil {
		return 0, "", nil
	}
	stream, err := r.stream(catalog["Metadata"])
	if err != nil {
		return 0, "", fmt.Errorf("元数据：%w", err)
	}
	room := maxMetadata
	packet, err := r.decode(stream, &room)
	if err != nil {
		return 0, "", fmt.Errorf("元数据：%w", err)
	}
	said, err := archiveClaim(packet)
	if err != nil {
		return 0, "", err
	}
	if said["part"] == "" {
		return 0, "", nil
	}
	if part, err = strconv.Atoi(said["part"]); err != nil || part < 1 {
		return 0, "", fmt.Errorf("元数据中 PDF/A 的部分号是“%.20s”，应是正整数", said["part"])
	}
	return part, said["conformance"], nil
}

// archiveClaim reads the properties of archiveSpace in an XMP packet. RDF may write
// one as an element or as an attribute.
func archiveClaim(packet []byte) (map[string]string, error) {
	said := map[string]string{}
	d := xml.NewDecoder(bytes.NewReader(packet))
	in := "" // the property whose element is open
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return said, nil
		}
		if err != nil {
			return nil, fmt.Errorf("元数据不是 XMP：%w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			in = ""
			if t.Name.Space == archiveSpace {
				in = t.Name.Local
			}
			for _, a := range t.Attr {
				if a.Name.Space == archiveSpace {
					said[a.Name.Local] = strings.TrimSpace(a.Value)
				}
			}
		case xml.CharData:
			if in != "" {
				said[in] += strings.TrimSpace(string(t))
			}
		case xml.EndElement:
			in = ""
		}
	}
}

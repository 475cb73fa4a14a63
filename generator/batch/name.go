package batch

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/selfeval/selfeval/generator"
)

// plan is what is known of a report before it is built.
type plan struct {
	name  string // path below the output folder without ending: 2020/标题; "" if the title cannot be told yet
	clash string // data file that has the same name
	why   string // the reason to build it; "" if nothing has changed since the last run
}

// set names the report's files after its year and title.
func (p *plan) set(year int, title string, o *Options) {
	if o.Form {
		title += "（自评表）"
	}
	if o.Draft {
		title += "（草稿）"
	}
	p.name = fmt.Sprintf("%d/%s", year, SafeName(title))
}

// names finds out what every report will be called, so that two of one name are
// found before anything is written.
func (b *batch) names(ctx context.Context, jobs []Job) {
	b.planned = make([]plan, len(jobs))
	b.claims = map[string]string{}
	b.each(ctx, len(jobs), func(i int) {
		p := &b.planned[i]
		old := b.folder.known(jobs[i].Data)
		if p.why = "第一次生成"; old != nil {
			p.why = b.stale(&jobs[i], old)
		}
		if p.why == "" {
			return // its name is that of last time
		}
		if title, year, ok := generator.Title(jobs[i].Input); ok {
			p.set(year, title, &b.options)
		}
	})
	first := map[string]int{}
	for i := range jobs {
		p := &b.planned[i]
		if p.name == "" {
			continue
		}
		key := fold(p.name)
		if k, taken := first[key]; taken {
			p.clash = jobs[k].Data
			if b.planned[k].clash == "" {
				b.planned[k].clash = jobs[i].Data
			}
			continue
		}
		first[key] = i
	}
}

// claim takes the names of a report's files. It returns the data file that has
// one of them already.
func (b *batch) claim(job *Job, files []output) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, f := range files {
		key := fold(f.rel)
		if other, taken := b.claims[key]; taken && other != job.Data {
			return other
		}
		if other := b.folder.owner(f.rel, job.Data); other != "" {
			return other
		}
		b.claims[key] = job.Data
	}
	return ""
}

// fold makes names equal that some file system takes for one.
func fold(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// maxName bounds a file name in bytes; file systems allow 255 with the ending.
const maxName = 200

// SafeName makes a title a file name that every system accepts: what a name
// cannot hold becomes its full-width form, and a long one is cut and marked with
// a part of its hash, so that two long titles stay apart.
func SafeName(title string) string {
	s := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`\/:*?"<>|`, r):
			return r + 0xFEE0
		case r < 0x20 || r == 0x7F || r == utf8.RuneError || r >= 0xE000 && r <= 0xF8FF:
			return -1
		}
		return r
	}, norm.NFC.String(title))
	s = strings.Trim(s, " .　")
	if s == "" {
		s = "报告"
	}
	if reserved[strings.ToUpper(strings.SplitN(s, ".", 2)[0])] {
		s = "_" + s
	}
	if len(s) > maxName {
		sum := sha256.Sum256([]byte(s))
		cut := maxName - 9
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = fmt.Sprintf("%s_%x", strings.TrimRight(s[:cut], " ."), sum[:4])
	}
	return s
}

// reserved are the device names of Windows.
var reserved = map[string]bool{
	"CON": true, "PRN": true, "AUX": true, "NUL": true,
	"COM1": true, "COM2": true, "COM3": true, "COM4": true, "COM5": true, "COM6": true, "COM7": true, "COM8": true, "COM9": true,
	"LPT1": true, "LPT2": true, "LPT3": true, "LPT4": true, "LPT5": true, "LPT6": true, "LPT7": true, "LPT8": true, "LPT9": true,
}

package batch

import (
	"context"
	"fmt"

	"github.com/selfeval/selfeval/generator"
)

// plan is what is known of a report before it is built.
type plan struct {
	name  string // path below the output folder without ending: 2020/标题; "" if it cannot be told yet
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

// plan finds out which reports have to be built and what they will be called, so
// that two of one name are found before anything is written.
func (b *batch) plan(ctx context.Context, jobs []Job) {
	b.plans = make([]plan, len(jobs))
	b.byKey = make(map[string]int, len(jobs))
	b.claims = map[string]string{}
	for i := range jobs {
		b.byKey[b.folder.key(jobs[i].Data)] = i
	}
	b.each(ctx, len(jobs), func(i int) {
		p := &b.plans[i]
		old := b.folder.entries[b.folder.key(jobs[i].Data)]
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
		p := &b.plans[i]
		if p.name == "" {
			continue
		}
		key := fold(p.name)
		if k, taken := first[key]; taken {
			p.clash = jobs[k].Data
			if b.plans[k].clash == "" {
				b.plans[k].clash = jobs[i].Data
			}
			continue
		}
		first[key] = i
	}
}

// claim takes the names of a report's files. It returns the data file that has
// one of them already.
func (b *batch) claim(job *Job, p *plan, files []output) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, f := range files {
		if other, taken := b.claims[fold(f.rel)]; taken && other != job.Data {
			return other
		}
		if other := b.owner(job, p, f.rel); other != "" {
			return other
		}
	}
	for _, f := range files {
		b.claims[fold(f.rel)] = job.Data
	}
	return ""
}

// owner is the other data file whose report a file is; "" if that one is gone, has
// a newer file, or gets another name in this run.
func (b *batch) owner(job *Job, p *plan, rel string) string {
	f := b.folder
	f.mu.Lock()
	e, name, _ := f.find(rel)
	free := e == nil || e.superseded(name)
	f.mu.Unlock()
	if free || e.Key == f.key(job.Data) || f.gone(e.Key) {
		return ""
	}
	if i, ok := b.byKey[e.Key]; ok && b.plans[i].name != "" && fold(b.plans[i].name) != fold(p.name) {
		return ""
	}
	return f.dataPath(e.Key)
}

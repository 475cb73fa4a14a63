package html

import (
	"bytes"
	"strings"
	"testing"
)

// TestAuditCatches plants faults and checks that the audit sees each: an
// assertion that cannot fail asserts nothing.
func TestAuditCatches(t *testing.T) {
	page := mustWrite(t, sample(), Options{})
	for _, c := range []struct{ name, old, new, want string }{
		{"doctype", "<!DOCTYPE html>\n", "", "no doctype"},
		{"language", `lang="zh-CN"`, `lang="en"`, "language"},
		{"element not closed", "</strong>", "", "closes"},
		{"crossed elements", "</mark>。</p>", "。</p></mark>", "closes <mark>"},
		{"page cut off", "</body>\n</html>\n", "", "not closed"},
		{"bare <", "&lt;合并", "<合并", "no element"},
		{"bare >", "合并&gt;", "合并>", "markup in"},
		{"bare &", "A &amp; B", "A & B", "entity"},
		{"open attribute", `<p class="notice">`, `<p class="notice>`, "of p"},
		{"attribute twice", `<p class="notice">`, `<p class="notice" class="x">`, "two attributes"},
		{"script", `<p class="notice">`, `<script></script><p class="notice">`, "script in section"},
		{"event", `<p class="notice">`, `<p onclick="x" class="notice">`, "attribute onclick"},
		{"style attribute", `<p class="notice">`, `<p style="x" class="notice">`, "attribute style"},
		{"image", `<p class="notice">`, `<p class="notice"><img src="x"></img>`, "img in p"},
		{"block in paragraph", `<p class="notice">`, `<p class="notice"><p></p>`, "p in p"},
		{"text between cells", "<tr><th", "<tr>得分<th", "text \"得分\" in tr"},
		{"link outside", `href="#a1"`, `href="http://a.cn"`, "link to"},
		{"dead link", `href="#a1"`, `href="#a9"`, "link to \"#a9\""},
		{"dead name", `aria-labelledby="contents-1"`, `aria-labelledby="contents-9"`, "named by"},
		{"id twice", `id="h2"`, `id="h1"`, "id \"h1\" twice"},
		{"two titles", `<h2 class="level1"`, `<h1 class="level1"`, "closes"},
		{"rank skipped", `<h2 class="level1" id="h4">二、佐证材料</h2>`, `<h5 class="level1" id="h4">二、佐证材料</h5>`, "h5 \"二、佐证材料\" after h3"},
		{"no main", "<main>", "", "closes"},
		{"section without name", `aria-label="封面"`, `aria-label=""`, "section named"},
		{"sections of one name", `aria-label="封面"`, `aria-label="正文"`, "section named"},
		{"box out of reach", ` tabindex="0"`, "", "cannot be reached"},
		{"chart without name", `<svg role="img" aria-labelledby="chart-1-title chart-1-values"`, `<svg role="img"`, "svg without a name"},
		{"short row", `<td class="center short">8.50</td>`, "", "fills 3 of 4"},
		{"wide cell", ` colspan="6"`, ` colspan="7"`, "fills"},
		{"tall cell", ` rowspan="4"`, ` rowspan="5"`, "fills 8 of 9"},
		{"cell over another", `<th scope="col" class="short">实际完成值`, `<th scope="col" colspan="2" class="short">实际完成值`, "overlaps"},
		{"cell out of the head", `<th scope="col" rowspan="2"`, `<th scope="col" rowspan="3"`, "reaches out"},
		{"header cell without scope", `<th scope="row"`, "<th", "has scope"},
		{"layout table announced", ` role="presentation"`, "", "announced"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !bytes.Contains(page, []byte(c.old)) {
				t.Fatalf("the page has no %q", c.old)
			}
			faults := audit(bytes.Replace(page, []byte(c.old), []byte(c.new), 1))
			if !strings.Contains(strings.Join(faults, "\n"), c.want) {
				t.Errorf("faults %q do not tell of %q", faults, c.want)
			}
		})
	}
}

package html

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
)

// browser runs Chromium on a page and returns what it prints. What the page
// makes it complain of is a fault.
func browser(t *testing.T, page []byte, args ...string) []byte {
	t.Helper()
	chromium := program(t, "SELFEVAL_CHROMIUM", "chromium")
	path := save(t, "page.html", page)
	dir := filepath.Dir(path)
	conf := fontConfig(t, dir)
	cmd := exec.Command(chromium, slices.Concat([]string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-logging=stderr",
		"--virtual-time-budget=10000", "--user-data-dir=" + dir + "/profile"}, args, []string{"file://" + path})...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "FONTCONFIG_FILE="+conf)
	var log strings.Builder
	cmd.Stderr = &log
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, log.String())
	}
	for _, said := range strings.Split(log.String(), "\n") {
		if strings.Contains(said, "CONSOLE") {
			t.Errorf("the browser says %s", said)
		}
	}
	return out
}

// fontConfig maps the fonts that the page asks for to those of this repository.
func fontConfig(t *testing.T, dir string) string {
	t.Helper()
	fonts, err := filepath.Abs("../../fonts")
	if err != nil {
		t.Fatal(err)
	}
	conf := `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>` + fonts + `</dir><cachedir>` + dir + `/cache</cachedir>`
	for _, pair := range [][2]string{
		{"仿宋_GB2312", "FandolFang"}, {"楷体_GB2312", "FandolKai"}, {"黑体", "Selfeval Hei"}, {"方正小标宋简体", "Selfeval Title"}, {"宋体", "Selfeval Song"},
		{"serif", "Selfeval Song"}, {"sans-serif", "Selfeval Hei"},
	} {
		conf += `<match target="pattern"><test name="family"><string>` + pair[0] + `</string></test><edit name="family" mode="assign" binding="same"><string>` + pair[1] + `</string></edit></match>`
	}
	path := filepath.Join(dir, "fonts.conf")
	if err := os.WriteFile(path, []byte(conf+"</fontconfig>"), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestBrowserReads checks that a browser builds the very tree that was written:
// it mended nothing, moved nothing, and complained of nothing.
func TestBrowserReads(t *testing.T) {
	for name, page := range pages(t) {
		out := strings.TrimSpace(string(browser(t, page, "--dump-dom")))
		got, err := parse(out)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !equal(got, mustParse(t, page)) {
			t.Errorf("%s: the browser reads\n%s\nof\n%s", name, out, page)
		}
	}
}

// inFrame shows a page in a frame of a width and runs a script that has its
// document as d and its window as w. What the script returns is read as JSON.
func inFrame(t *testing.T, page []byte, width int, script string, result any) {
	t.Helper()
	wrapper := fmt.Sprintf(`<!DOCTYPE html><iframe id="f" style="width:%dpx;height:800px;border:0" srcdoc="%s"></iframe><pre id="out"></pre>
<script>onload=async()=>{const w=document.getElementById("f").contentWindow,d=w.document;
let r;try{r=await(async()=>{%s})()}catch(e){r={error:String(e)}}
document.getElementById("out").textContent=encodeURIComponent(JSON.stringify(r))}</script>`, width, strings.ReplaceAll(strings.ReplaceAll(string(page), "&", "&amp;"), `"`, "&quot;"), script)
	out := browser(t, []byte(wrapper), "--dump-dom")
	m := regexp.MustCompile(`<pre id="out">(.+?)</pre>`).FindSubmatch(out)
	if m == nil {
		t.Fatal("the script returned nothing")
	}
	text, err := url.PathUnescape(string(m[1]))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(text), result); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
}

// TestPhone checks that the page fits a phone's screen: what is wider scrolls in
// its own box, and no text is too small to read.
func TestPhone(t *testing.T) {
	for _, width := range []int{320, 390, 768, 1280} {
		var got struct {
			Page, Boxes int
			Smallest    int
			Error       string
		}
		inFrame(t, mustWrite(t, sample(), Options{}), width, `
			const boxes=[...d.querySelectorAll(".scroll")].filter(b=>b.scrollWidth>b.clientWidth).length;
			const sizes=[...d.querySelectorAll("p,th,td,h1,h2,h3,caption,a,text")].map(e=>parseFloat(w.getComputedStyle(e).fontSize));
			return {page:d.documentElement.scrollWidth,boxes,smallest:Math.floor(Math.min(...sizes))}`, &got)
		if got.Error != "" || got.Page > width || got.Smallest < 13 {
			t.Errorf("%d pixels wide: %+v", width, got)
		}
		if width < 400 && got.Boxes == 0 || width > 1000 && got.Boxes > 0 {
			t.Errorf("%d pixels wide: %d tables scroll", width, got.Boxes)
		}
	}
}

// TestAxe has the axe rules of accessibility judge the page in the browser
// (npm install axe-core; SELFEVAL_AXE is the path of its axe.min.js). The page's
// own policy would keep that script out, so it is taken off.
func TestAxe(t *testing.T) {
	path := os.Getenv("SELFEVAL_AXE")
	if path == "" {
		absent(t, "axe-core (SELFEVAL_AXE)")
	}
	axe, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	all := pages(t)
	for _, name := range []string{"draft", "report", "form"} {
		page := all[name]
		for _, width := range map[string][]int{"draft": {390, 1280}, "report": {1280}, "form": {390}}[name] {
			free := strings.Replace(string(page), policy, "", 1)
			free = strings.Replace(free, "</head>", "<script>"+string(axe)+"</script></head>", 1)
			var got struct {
				Passes     int
				Violations []struct{ ID, Help, Nodes string }
				Error      string
			}
			inFrame(t, []byte(free), width, `
				const r=await w.axe.run(d,{resultTypes:["violations"]});
				return {passes:r.passes.length,violations:r.violations.map(v=>({id:v.id,help:v.help,nodes:v.nodes.map(n=>n.html).join(" ").slice(0,400)}))}`, &got)
			if got.Error != "" || got.Passes < 10 {
				t.Fatalf("%s: %+v", name, got)
			}
			for _, v := range got.Violations {
				t.Errorf("%s, %d pixels wide: %s: %s: %s", name, width, v.ID, v.Help, v.Nodes)
			}
		}
	}
}

// printed prints a page and returns the text of each sheet and its width and
// height in points.
func printed(t *testing.T, page []byte) (sheets []string, sizes []string) {
	t.Helper()
	pdftotext, pdfinfo := program(t, "SELFEVAL_PDFTOTEXT", "pdftotext"), program(t, "SELFEVAL_PDFINFO", "pdfinfo")
	file := filepath.Join(t.TempDir(), "printed.pdf")
	browser(t, page, "--no-pdf-header-footer", "--print-to-pdf="+file)
	out, err := exec.Command(pdftotext, "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	sheets = strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	out, err = exec.Command(pdfinfo, "-l", "99", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`Page +\d+ size: +(\d+)[.\d]* x (\d+)`).FindAllStringSubmatch(string(out), -1) {
		sizes = append(sizes, m[1]+"x"+m[2])
	}
	return sheets, sizes
}

// TestPrint checks how the sample is printed: sections on sheets of their own,
// the form's turned, numbers only where pages are numbered, and the mark of a
// draft on every sheet.
func TestPrint(t *testing.T) {
	sheets, sizes := printed(t, mustWrite(t, sample(), Options{Contents: true}))
	const upright, turned = "594x841", "841x594"
	number := regexp.MustCompile(`—\s*(\d+)\s*—`)
	next := 1
	for i, text := range sheets {
		solid := solidText(text)
		if !strings.Contains(solid, "草稿") {
			t.Errorf("sheet %d lacks the mark of a draft", i+1)
		}
		want := upright
		if strings.Contains(solid, "公共图书馆免费开放") || strings.Contains(solid, "定性指标分档得分") {
			want = turned
		}
		if sizes[i] != want {
			t.Errorf("sheet %d is %s, want %s:\n%s", i+1, sizes[i], want, text)
		}
		m := number.FindStringSubmatch(text)
		if i < 2 {
			if m != nil {
				t.Errorf("sheet %d has page number %s", i+1, m[1])
			}
			continue
		}
		if m == nil || m[1] != fmt.Sprint(next) {
			t.Errorf("sheet %d has page number %q, want %d", i+1, m, next)
		}
		next++
	}
	if first := solidText(sheets[0]); !strings.Contains(first, "项目支出绩效自评报告") || strings.Contains(first, "目录") {
		t.Errorf("the first sheet is not the cover:\n%s", sheets[0])
	}
}

// TestPrintedTable checks that the head of a table is on each of its sheets and
// never alone there.
func TestPrintedTable(t *testing.T) {
	table := &doc.Table{Name: "表", Head: 1, Text: doc.TableText, Columns: make([]doc.Column, 2), Rows: []doc.Row{headRow("三级指标", "得分")}}
	for range 60 {
		table.Rows = append(table.Rows, plainRow("服务读者", "10"))
	}
	sheets, _ := printed(t, mustWrite(t, one(para(doc.Title, "报告"), table), Options{}))
	if len(sheets) < 2 {
		t.Fatalf("%d sheets, want several", len(sheets))
	}
	for i, text := range sheets {
		if !strings.Contains(text, "三级指标") || !strings.Contains(text, "服务读者") {
			t.Errorf("sheet %d lacks head or rows:\n%s", i+1, text)
		}
	}
}

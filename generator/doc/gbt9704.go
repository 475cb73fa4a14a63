package doc

// GBT9704 returns the style of GB/T 9704-2012 党政机关公文格式, the base that a
// pack's style.toml changes. Each call returns a new value, which the caller
// owns. Clauses are those of the standard; what it leaves open (tables, cover,
// contents) follows office habit and is marked so.
func GBT9704() *Style {
	return &Style{
		// 5.1, 5.2.1: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm.
		Paper: Paper{
			Width: MM(21000), Height: MM(29700),
			Top: MM(3700), Bottom: MM(3500), Left: MM(2800), Right: MM(2600),
		},
		Lines:      22, // 5.2.3
		Chars:      28,
		Fonts:      officialFonts(),
		Emphasis:   Hei, // a printed 公文 has no bold: emphasis is another face
		Paragraphs: officialFormats(),
		// Habit: thin rules, text close to them, so that wide forms fit.
		Table: TableFormat{Rule: 500, PadX: 4000, PadY: 2500, Before: 25, After: 25},
		// 7.5: 4 号半角宋体, 一字线上距版心下边缘 7 mm, 单页码居右空一字, 双页码居左空一字.
		PageNumber: PageNumber{Role: Song, Size: 14 * Point, Dash: true, Indent: 100, Below: MM(700)},
	}
}

// officialFonts are the faces that the standard and the bureaus' notices ask
// for, and the names under which systems have the same design.
func officialFonts() (f [RoleCount]FontName) {
	f[Fangsong] = FontName{"仿宋_GB2312", []string{"仿宋", "FangSong", "STFangsong"}}
	f[Kai] = FontName{"楷体_GB2312", []string{"楷体", "KaiTi", "STKaiti"}}
	f[Hei] = FontName{"黑体", []string{"SimHei"}}
	f[TitleSong] = FontName{"方正小标宋简体", []string{"方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong"}}
	f[Song] = FontName{"宋体", []string{"SimSun"}}
	return f
}

// Chinese type sizes (字号) in use.
const (
	size1      = 26 * Point
	size2      = 22 * Point
	size3      = 16 * Point
	size4      = 14 * Point
	size4Small = 12 * Point
	size5      = 10500
)

// officialFormats sets every paragraph style. Names that Word knows in English
// (heading 1, toc 1, caption) are its built-in styles, which it shows in the
// user's language and builds its navigation from.
func officialFormats() (p [ParagraphStyleCount]Format) {
	// 5.2.2: 3 号仿宋; 7.3.3: each paragraph starts two characters in, turned lines are flush.
	body := Format{Role: Fangsong, Size: size3, Align: AlignJustify, FirstIndent: 200}
	named := func(f Format, name string, role Role) Format {
		f.Name, f.Role = name, role
		return f
	}
	p[BodyText] = named(body, "公文正文", Fangsong)
	// 7.3.1: 2 号小标宋, centred; one line is left empty below it.
	p[Title] = Format{Name: "公文标题", Role: TitleSong, Size: size2, Align: AlignCenter, After: 100, KeepNext: true}
	p[Notice] = Format{Name: "说明行", Role: Kai, Size: size4, Align: AlignCenter}

	// 7.3.3: 一、黑体 （一）楷体 1. 仿宋 （1）仿宋, all 3 号.
	heading := body
	heading.KeepNext = true
	for i, name := range []string{"heading 1", "heading 2", "heading 3", "heading 4", "heading 5"} {
		p[HeadingStyle(i+1)] = named(heading, name, Fangsong)
	}
	p[Heading1].Role, p[Heading2].Role = Hei, Kai

	// 7.3.4: one line below the text, two characters in; turned lines align with the name behind 附件：.
	p[AnnexNote] = Format{Name: "附件说明", Role: Fangsong, Size: size3, Align: AlignJustify, Left: 500, FirstIndent: -300, Before: 100}
	// 7.3.7: 附件1 in 3 号黑体 at the top left corner, the title centred on the third line.
	p[AnnexLabel] = Format{Name: "附件序号", Role: Hei, Size: size3, Align: AlignLeft, KeepNext: true}
	p[AnnexTitle] = Format{Name: "附件标题", Role: TitleSong, Size: size2, Align: AlignCenter, Before: 100, After: 100, KeepNext: true}
	// 7.3.5: name above the date; the date four characters from the right when it is to be sealed.
	p[Signature] = Format{Name: "署名", Role: Fangsong, Size: size3, Align: AlignRight, Right: 200, Before: 200, KeepNext: true}
	p[SignDate] = Format{Name: "成文日期", Role: Fangsong, Size: size3, Align: AlignRight, Right: 400}

	// From here on habit.
	p[Caption] = Format{Name: "caption", Role: Hei, Size: size4Small, Align: AlignCenter, KeepNext: true}
	p[TableText] = Format{Name: "表格文字", Role: Song, Size: size4Small, Align: AlignLeft, Leading: 16 * Point}
	p[TableHead] = Format{Name: "表格表头", Role: Hei, Size: size4Small, Align: AlignCenter, Leading: 16 * Point}
	p[FormText] = Format{Name: "表单文字", Role: Song, Size: size5, Align: AlignLeft, Leading: 14 * Point}
	p[FormHead] = Format{Name: "表单表头", Role: Hei, Size: size5, Align: AlignCenter, Leading: 14 * Point}
	p[ContentsTitle] = Format{Name: "目录标题", Role: TitleSong, Size: size2, Align: AlignCenter, After: 100, KeepNext: true}
	for i, name := range []string{"toc 1", "toc 2", "toc 3"} {
		p[Contents1+ParagraphStyle(i)] = Format{Name: name, Role: Fangsong, Size: size3, Align: AlignLeft, Left: 200 * i}
	}
	p[Contents1].Role = Hei
	p[CoverTitle] = Format{Name: "封面标题", Role: TitleSong, Size: size1, Align: AlignCenter, Before: 500, After: 700, Leading: 40 * Point}
	p[CoverLine] = Format{Name: "封面文字", Role: Fangsong, Size: size3, Align: AlignCenter}
	p[ListText] = Format{Name: "列表文字", Role: Song, Size: size5, Align: AlignLeft, Leading: 16 * Point}
	return p
}

package source

// sample is a small schema in the manner of the data file's.
type sample struct {
	Schema     Int              `toml:"schema,required"`
	Pack       Text             `toml:"pack,required" zh:"模板"`
	Include    []Text           `toml:"include"`
	Unit       unit             `toml:"unit,required"`
	Report     report           `toml:"report,required"`
	Documents  Map[document]    `toml:"documents"`
	Figures    Map[Map[figure]] `toml:"figures"`
	Budget     *budget          `toml:"budget"`
	Indicators []indicator      `toml:"indicators"`
	Text       Map[Text]        `toml:"text"`
	Raw        *Node            `toml:"raw"`
	Node       *Node
}

type unit struct {
	Name  Text   `toml:"name,required" zh:"单位全称"`
	Short []Text `toml:"short"`
	Node  *Node  `toml:"-"`
}

type report struct {
	Year Int    `toml:"year,required" zh:"年度"`
	Date Date   `toml:"date"`
	Test Bool   `toml:"test"`
	More []Date `toml:"more"`
}

type document struct {
	Title Text `toml:"title,required" zh:"标题"`
	AsOf  Date `toml:"as_of"`
}

type budget struct {
	Unit Text  `toml:"unit,required"`
	Rows []row `toml:"rows"`
}

type row struct {
	Name   Text   `toml:"name,required"`
	Amount Number `toml:"amount"`
}

type base struct {
	Name   Text `toml:"name,required" zh:"指标名称"`
	Reason Text `toml:"reason"`
}

type indicator struct {
	base
	Target figure      `toml:"target,required"`
	Actual figure      `toml:"actual"`
	Parts  []indicator `toml:"parts"`
	Node   *Node
}

// figure is a text, or a table with this year's and last year's.
type figure struct {
	Now, Last Text
}

func (f *figure) UnmarshalNode(n *Node, b *Binder) {
	if n.Kind != Table {
		b.Bind(n, &f.Now)
		return
	}
	var t struct {
		Now  Text `toml:"now,required"`
		Last Text `toml:"last"`
	}
	b.Bind(n, &t)
	f.Now, f.Last = t.Now, t.Last
}

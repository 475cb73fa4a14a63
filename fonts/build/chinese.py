"""Makes a font's signs those of Chinese official documents.

Every change is a composite of glyphs that the font has, so no outline is drawn anew.
"""
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

OPENERS, CLOSERS, MIDDLE = (0x2018, 0x201C), (0x2019, 0x201D), (0x00B7,)
ROUND_XY, USE_XY = 0x0004, 0x0002
SCALED_OFFSET_OFF = 0x1000  # offsets are not scaled with the component


class Font:
    """A TrueType font while glyphs are being added to it."""

    def __init__(self, font):
        self.font = font
        self.glyf, self.hmtx = font["glyf"], font["hmtx"]
        self.em = font["head"].unitsPerEm
        self.cmap = font.getBestCmap()
        self.mapped = {}   # code point → name of the glyph it is to have
        self.changes = []  # for the provenance table

    def bounds(self, name):
        glyph = self.glyf[name]
        glyph.recalcBounds(self.glyf)
        return glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax

    def compose(self, code, parts, advance):
        """Maps code to a new glyph of parts (name, x scale, y scale, dx, dy)."""
        name = f"selfeval.{code:04X}"
        glyph = Glyph()
        glyph.numberOfContours = -1
        glyph.components = []
        for part, sx, sy, dx, dy in parts:
            component = GlyphComponent()
            component.glyphName = part
            component.x, component.y = round(dx), round(dy)
            component.flags = ROUND_XY | USE_XY | SCALED_OFFSET_OFF
            if (sx, sy) != (1, 1):
                component.transform = [[sx, 0], [0, sy]]
            glyph.components.append(component)
        self.font.setGlyphOrder(self.font.getGlyphOrder() + [name])
        self.glyf.glyphs[name] = glyph
        self.glyf.glyphOrder = self.font.getGlyphOrder()
        glyph.recalcBounds(self.glyf)
        self.hmtx.metrics[name] = (advance, glyph.xMin)
        self.mapped[code] = name

    def save_mapping(self):
        for table in self.font["cmap"].tables:
            if table.isUnicode() and table.format in (4, 12):
                for code, name in self.mapped.items():
                    if code < 0x10000 or table.format == 12:
                        table.cmap[code] = name


def full_width_punctuation(f):
    """“ ” ‘ ’ · stand in one em, ink where a GB font has it."""
    done = []
    for code in OPENERS + CLOSERS + MIDDLE:
        name = f.cmap[code]
        if f.hmtx[name][0] == f.em:
            continue
        left, _, right, _ = f.bounds(name)
        width = right - left
        if code in OPENERS:
            at = 0.92 * f.em - width
        elif code in CLOSERS:
            at = 0.08 * f.em
        else:
            at = (f.em - width) / 2
        f.compose(code, [(name, 1, 1, at - left, 0)], f.em)
        done.append(chr(code))
    if done:
        f.changes.append("set in one em: " + " ".join(done))


def full_width_dash(f):
    """— is a bar over the whole em, so that —— joins."""
    if f.hmtx[f.cmap[0x2014]][0] == f.em:
        return
    bar = f.cmap[0x2015]
    left, _, right, _ = f.bounds(bar)
    scale = f.em / (right - left)
    f.compose(0x2014, [(bar, scale, 1, -left * scale, 0)], f.em)
    f.changes.append("— made of ― over the whole em")


def tick_boxes(f):
    """☐ ☑ ☒ out of □ ✓ ×, where the font lacks them."""
    box = f.cmap[0x25A1]
    done = []
    if 0x2610 not in f.cmap:
        f.mapped[0x2610] = box
        done.append("☐")
    scale = 0.8
    for code, mark in ((0x2611, 0x2713), (0x2612, 0x00D7)):
        if code in f.cmap or mark not in f.cmap:
            continue
        mark = f.cmap[mark]
        b, m = f.bounds(box), f.bounds(mark)
        dx = ((b[0] + b[2]) - (m[0] + m[2]) * scale) / 2
        dy = ((b[1] + b[3]) - (m[1] + m[3]) * scale) / 2
        f.compose(code, [(box, 1, 1, 0, 0), (mark, scale, scale, dx, dy)], f.hmtx[box][0])
        done.append(chr(code))
    if done:
        f.changes.append("composed of □ ✓ ×: " + " ".join(done))


SUPERSCRIPTS = (0x2070, 0x00B9, 0x00B2, 0x00B3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079)
SUBSCRIPT_DEPTH = 0.16  # em below the base line


def small_digits(f):
    """⁰–⁹ and ₀–₉ out of digits, where the font lacks them: 10⁴, CO₂. ² gives size and place."""
    model, two = f.bounds(f.cmap[0x00B2]), f.bounds(f.cmap[0x32])
    scale = (model[3] - model[1]) / (two[3] - two[1])
    advance = f.hmtx[f.cmap[0x00B2]][0]
    done = []
    for value in range(10):
        digit = f.mapped.get(0x30 + value, f.cmap[0x30 + value])
        left, _, right, _ = f.bounds(digit)
        dx = (advance - (left + right) * scale) / 2
        for code, dy in ((SUPERSCRIPTS[value], model[1]), (0x2080 + value, -SUBSCRIPT_DEPTH * f.em)):
            if code not in f.cmap:
                f.compose(code, [(digit, scale, scale, dx, dy)], advance)
                done.append(code)
    if done:
        f.changes.append("composed of scaled digits: " + " ".join(map(chr, sorted(done))))


def marks(f):
    """✔ ✗ ✘, as input methods offer them, look like ✓ and × where the font lacks them."""
    done = []
    for code, like in ((0x2714, 0x2713), (0x2717, 0x00D7), (0x2718, 0x00D7)):
        if code not in f.cmap:
            f.mapped[code] = f.cmap[like]
            done.append(chr(code))
    if done:
        f.changes.append("shown as ✓ and ×: " + " ".join(done))


def half_width_digits(f):
    """0–9 take the font's own half-em forms (GSUB hwid)."""
    half = {}
    gsub = f.font["GSUB"].table
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag != "hwid":
            continue
        for index in record.Feature.LookupListIndex:
            for sub in gsub.LookupList.Lookup[index].SubTable:
                half.update(getattr(getattr(sub, "ExtSubTable", sub), "mapping", {}))
    for code in b"0123456789":
        f.mapped[code] = half[f.cmap[code]]
    f.changes.append("0–9 mapped to the font's half-width digits")


def adapt(font, digits):
    """Adds all of the above; returns the code points added or changed and the changes in words."""
    f = Font(font)
    if digits == "half":
        half_width_digits(f)
    full_width_punctuation(f)
    full_width_dash(f)
    tick_boxes(f)
    small_digits(f)
    marks(f)
    f.save_mapping()
    return set(f.mapped), f.changes

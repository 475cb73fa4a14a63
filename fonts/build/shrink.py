"""Cuts a font down to what horizontal Chinese text needs."""
from fontTools import subset

KEEP = {"head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post"}


def options():
    o = subset.Options()
    o.hinting = False
    o.layout_features = []
    o.name_IDs = ["*"]
    o.name_languages = ["*"]
    o.notdef_outline = True
    o.recalc_timestamp = False
    o.glyph_names = False
    return o


def keep_tables(font):
    for tag in list(font.keys()):
        if tag not in KEEP and tag != "GlyphOrder":
            del font[tag]


def keep_characters(font, codes):
    """Keeps codes, as far as the font has them, and drops every table but KEEP."""
    keep_tables(font)
    cmap = font["cmap"]
    cmap.tables = [t for t in cmap.tables if t.isUnicode() and t.format in (4, 12)]
    s = subset.Subsetter(options())
    s.populate(unicodes=codes)
    s.subset(font)
    font.flavor = None  # else a woff2 stays a woff2

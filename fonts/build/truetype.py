"""Turns CFF outlines (cubic curves) into TrueType outlines (quadratic)."""
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable

MAX_ERROR = 0.5  # font units; the em has 1000

ZERO_LIMITS = (
    "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements maxSizeOfInstructions "
    "maxPoints maxContours maxCompositePoints maxCompositeContours maxComponentElements maxComponentDepth"
).split()


def convert(font):
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        outlines[name] = pen.glyph()
    glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, outlines
    font["loca"], font["glyf"] = newTable("loca"), glyf
    hmtx = font["hmtx"]
    for name in order:
        outlines[name].recalcBounds(glyf)
        hmtx[name] = (hmtx[name][0], getattr(outlines[name], "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion, maxp.maxZones = 0x00010000, 1
    for field in ZERO_LIMITS:  # the outlines' own limits are counted on saving
        setattr(maxp, field, 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
    cmap = font["cmap"]
    cmap.tables = [t for t in cmap.tables if t.isUnicode()]

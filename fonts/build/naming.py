"""Name tables: our names, the authors' copyright and licence."""

REGULAR, BOLD, ITALIC = 0x40, 0x20, 0x01


def rename(font, family, copyright, licence, licence_url, changes):
    """Writes a complete English name table under a family of our own.

    Reserved Font Names must not be kept by a modified font, and "Noto" is a trademark:
    so no name of the source stays but in the copyright and the description.
    """
    old = font["name"]
    version = (old.getDebugName(5) or "").split(";")[0]
    source = old.getDebugName(4)
    postscript = family.replace(" ", "")
    names = {
        0: copyright,
        1: family,
        2: "Regular",
        3: f"{postscript};{version}",
        4: family,
        5: version,
        6: postscript,
        9: old.getDebugName(9),
        10: f"{source}, modified for selfeval: {changes}",
        11: old.getDebugName(11),
        13: licence,
        14: licence_url,
    }
    old.names = []
    for number, text in names.items():
        if text:
            old.setName(text, number, 3, 1, 0x409)
    # One style a family: each file is the Regular of its own.
    os2, head = font["OS/2"], font["head"]
    os2.fsSelection = os2.fsSelection & ~(BOLD | ITALIC) | REGULAR
    head.macStyle = 0


def mark_modified(font, date, change):
    """Keeps the names of a font whose licence asks only for a dated mark (GPL-3 5a)."""
    name = font["name"]
    name.names = [n for n in name.names if n.platformID == 3]
    version = name.getDebugName(5).split(";")[0]
    name.setName(f"{version}; modified {date}", 5, 3, 1, 0x409)
    name.setName(f"{name.getDebugName(10)} Modified {date}: {change}.", 10, 3, 1, 0x409)
    name.setName("GPL-3.0 with font exception, extended to this modified version; see COPYING and NOTICE.",
                 13, 3, 1, 0x409)

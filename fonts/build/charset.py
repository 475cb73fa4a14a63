"""Which characters the fonts keep."""
import bz2


def hanzi_8105(unicode_folder):
    """The 8105 of 通用规范汉字表, from Unihan's field kTGH."""
    path = unicode_folder / "usr/share/unicode/Unihan_OtherMappings.txt.bz2"
    found = set()
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            field = line.split("\t")
            if len(field) > 2 and field[1] == "kTGH":
                found.add(int(field[0][2:], 16))
    if len(found) != 8105:
        raise SystemExit(f"{path}: kTGH lists {len(found)} characters, not 8105")
    return found


def gb2312():
    """Hanzi and symbols of GB/T 2312-1980."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return found


# Blocks of signs that a report, a form or a foreign name may use.
SIGNS = (
    (0x0020, 0x007E), (0x00A0, 0x017F),  # Latin, Latin-1, Latin Extended-A
    (0x0370, 0x03FF),                    # Greek
    (0x2000, 0x206F), (0x2070, 0x209F),  # general punctuation, super- and subscripts
    (0x20A0, 0x20BF), (0x2100, 0x218F),  # currency, letterlike, number forms
    (0x2190, 0x21FF), (0x2200, 0x22FF),  # arrows, operators
    (0x2460, 0x24FF), (0x2500, 0x257F),  # enclosed, box drawing
    (0x25A0, 0x261F), (0x2713, 0x2718),  # geometric shapes, stars, ballot boxes, ticks and crosses
    (0x3000, 0x303F), (0x3040, 0x30FF),  # CJK punctuation, kana
    (0x3200, 0x33FF), (0xFF01, 0xFFEF),  # enclosed and squared CJK, full-width forms
)


def required(unicode_folder):
    """What every text font must have."""
    return hanzi_8105(unicode_folder) | gb2312() | set(map(ord, "☐☑☒✔²³₂㎡㎥℃‰×÷±≥≤①⑩"))


def common(unicode_folder):
    """What the fonts of headings keep, as far as their source has it."""
    signs = {u for first, last in SIGNS for u in range(first, last + 1)}
    return required(unicode_folder) | signs


# Hanzi of GB 18030-2022, implementation level 3 (URO to extension F): what
# products for governments must show (9.4). Song and Rare together have them.
LEVEL_3 = (
    (0x3400, 0x4DB5), (0x4E00, 0x9FEF), (0x20000, 0x2A6D6), (0x2A700, 0x2B734),
    (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0),
)


def level_3():
    return {u for first, last in LEVEL_3 for u in range(first, last + 1)}

"""make.py RECIPE WORK OUT: makes all font files, licence texts and PROVENANCE.toml in OUT."""
import gzip
import hashlib
import pathlib
import subprocess
import sys
import tomllib

from fontTools.ttLib import TTFont

import charset
import chinese
import naming
import provenance
import shrink
import truetype
from packages import check, sha256, unpack

OFL = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
OFL_URL = "https://openfontlicense.org"
HANAZONO = (
    "Hanazono Font License: unlimited permission is granted to use, copy, and distribute it, with or without "
    'modification, either commercially and noncommercially. THIS FONT IS PROVIDED "AS IS" WITHOUT WARRANTY.'
)


def complete(path, missing):
    if missing:
        raise SystemExit(f"{path}: {len(missing)} required characters are missing: " + "".join(map(chr, sorted(missing)[:50])))


class Build:
    def __init__(self, recipe, work, out):
        self.recipe, self.work, self.out = recipe, work, out
        self.folders = {key: unpack(p, work) for key, p in recipe["packages"].items()}
        self.required = charset.required(self.folders["unicode"])
        self.common = charset.common(self.folders["unicode"])

    def open(self, entry):
        source = self.folders[entry["package"]] / entry["file"]
        check(source, entry["sha256"])
        return TTFont(source, recalcTimestamp=False)

    def text(self, entry):
        """A font for running text: signs adapted, cut to its characters."""
        font = self.open(entry)
        added, changes = chinese.adapt(font, entry.get("digits"))
        if entry["charset"] == "whole":
            codes = set(font.getBestCmap()) | added
            changes.insert(0, "kept every character, dropped hints, layout features, vertical metrics and unreachable glyphs")
        else:
            codes = self.common
            changes.insert(0, f"cut to {len(codes & set(font.getBestCmap()))} characters (see build/charset.py); "
                              "dropped hints, layout features and vertical metrics")
        shrink.keep_characters(font, codes)
        complete(entry["path"], self.required - set(font.getBestCmap()))
        licence = self.recipe["licences"][entry["text"]]
        naming.rename(font, entry["family"], "\n".join(licence["copyright"]), OFL, OFL_URL, "; ".join(changes))
        font.save(self.out / entry["path"])
        return changes

    def rare(self, entry):
        """What lies beyond the BMP and the text font lacks, compressed."""
        font = self.open(entry)
        have = set(TTFont(self.out / entry["beside"]).getBestCmap())
        codes = {u for u in font.getBestCmap() if u >= 0x20000} - have
        changes = [f"cut to the {len(codes)} characters from U+20000 on that {entry['beside']} lacks; "
                   "dropped hints, layout features and vertical metrics"]
        complete(entry["path"], charset.level_3() - have - codes)
        shrink.keep_characters(font, codes)
        licence = self.recipe["licences"][entry["text"]]
        naming.rename(font, entry["family"], "\n".join(licence["copyright"] + [font["name"].getDebugName(0)]),
                      HANAZONO, "", "; ".join(changes))
        raw = self.work / entry["path"].removesuffix(".zst")
        font.save(raw)
        subprocess.run(["zstd", "-q", "-f", "-19", "-T1", raw, "-o", self.out / entry["path"]], check=True)
        entry["raw_sha256"], entry["raw_bytes"] = sha256(raw), raw.stat().st_size
        return changes + ["compressed with zstd -19"]

    def truetype(self, entry):
        """A companion: CFF outlines turned into TrueType once, the original kept beside it."""
        font = self.open(entry)
        truetype.convert(font)
        shrink.keep_tables(font)
        change = "CFF outlines converted to TrueType, error at most 0.5/1000 em; only the tables of horizontal text kept"
        naming.mark_modified(font, self.recipe["modified"], change)
        font.save(self.out / entry["path"])
        original = self.folders[entry["package"]] / entry["file"]
        (self.out / entry["original"]).write_bytes(original.read_bytes())
        return [change]

    def licences(self):
        for name, entry in self.recipe["licences"].items():
            text = (self.folders[entry["package"]] / entry["file"]).read_text(encoding="utf-8")
            head = "\n".join([entry["head"], "Copyright notices:", *("  " + line for line in entry["copyright"])])
            text = text.replace("\r\n", "\n").rstrip("\n")
            (self.out / "licences" / name).write_text(f"{head}\n\n{'=' * 60}\n\n{text}\n", encoding="utf-8")
        folder = self.folders[self.recipe["companion"]["package"]]
        for path, file in self.recipe["companion"]["files"].items():
            data = (folder / file).read_bytes()
            (self.out / path).write_bytes(gzip.decompress(data) if file.endswith(".gz") else data)


def main():
    recipe_path, work, out = map(pathlib.Path, sys.argv[1:])
    recipe = tomllib.loads(recipe_path.read_text(encoding="utf-8"))
    for folder in ("licences", "companion"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    build = Build(recipe, work, out)
    build.licences()
    entries = []
    for entry in recipe["fonts"]:
        changes = getattr(build, entry["recipe"])(entry)
        entries.append(provenance.entry(recipe, entry, changes, out))
        data = (out / entry["path"]).read_bytes()
        print(f"{entry['path']:28} {len(data):>9} {hashlib.sha256(data).hexdigest()[:16]}", flush=True)
        if "original" in entry:
            entries.append(provenance.original(recipe, entry, out))
    (out / "PROVENANCE.toml").write_text(provenance.document(recipe, entries), encoding="utf-8")


main()

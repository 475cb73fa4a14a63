"""Writes PROVENANCE.toml: where each file came from and what was done to it."""
import hashlib
import json

HEAD = """\
# Where each font file came from and what was done to it. Written by
# build/build.sh; a test compares every hash with the files. The program takes
# a file of companion/ only if its hash stands here.
"""


def _value(value):
    if isinstance(value, list):
        return "[" + ", ".join(_value(v) for v in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {_value(v)}" for k, v in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)  # a TOML basic string is a JSON string


def _describe(recipe, font, path, out):
    data = (out / path).read_bytes()
    package = recipe["packages"][font["package"]]
    embedded = not path.startswith("companion/")
    if embedded:
        copyright = recipe["licences"][font["text"]]["copyright"]
        licence_file = "licences/" + font["text"]
    else:
        copyright = ["Copyright © 2012-2013, the Fandol team."]
        licence_file = font["text"]
    return {
        "path": path,
        "family": font["family"],
        "role": font["role"],
        "embedded": embedded,
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "licence": font["licence"],
        "licence_file": licence_file,
        "copyright": copyright,
        "package": {k: package[k] for k in ("kind", "name", "version", "sha256")},
        "source": {"file": font["file"], "sha256": font["sha256"]},
    }


def entry(recipe, font, changes, out):
    e = _describe(recipe, font, font["path"], out)
    if "raw_sha256" in font:
        e["raw_bytes"], e["raw_sha256"] = font["raw_bytes"], font["raw_sha256"]
    e["modified"] = recipe["modified"]
    e["changes"] = changes
    return e


def original(recipe, font, out):
    """The unmodified source that travels with a converted companion."""
    e = _describe(recipe, font, font["original"], out)
    del e["role"]  # serves no role: the reader takes TrueType outlines only
    e["changes"] = []
    return e


def document(recipe, entries):
    parts = [HEAD]
    for e in entries:
        parts.append("[[font]]\n" + "".join(f"{k} = {_value(v)}\n" for k, v in e.items()))
    return "\n".join(parts)

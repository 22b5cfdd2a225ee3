#!/usr/bin/env python3
"""Cuts the fonts of the picture (src/draw/picture/fonts/) out of whole ones: what the languages'
files write, and Latin letters, figures and signs. scripts/fonts.sh runs it with what it needs.

usage: fonts.py FOLDER-OF-NPM-PACKAGES
"""

import sys
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from wordfreq import get_frequency_dict

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "src/explain/words"
OUT = ROOT / "src/draw/picture/fonts"

LATIN = ["en", "de", "es", "fr", "pt", "tr"]
# What a number, a name or a quotation may bring along.
ALWAYS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) + "–—‘’“”„…·−€×ğĞıİşŞœŒ"
# How many of a language's most frequent characters are there besides what is written so far.
USUAL = 600


def written(languages):
    """All characters that the files of these languages write, comments left out."""
    text = ""
    for path in sorted(WORDS.rglob("*.ftl")):
        if path.stem in languages:
            lines = path.read_text().splitlines()
            text += "".join(line for line in lines if not line.startswith("#"))
    return set(text)


def usual(language):
    """The most frequent characters of a language beyond ASCII: words that are written next year
    mostly need no other font."""
    weights = {}
    for word, frequency in get_frequency_dict(language, wordlist="small").items():
        for letter in word:
            if ord(letter) > 0x2E7F:
                weights[letter] = weights.get(letter, 0) + frequency
    return set(sorted(weights, key=lambda letter: (-weights[letter], letter))[:USUAL])


def cut(font, letters, features):
    """Leaves these letters, and of what a font knows beyond outlines only these features."""
    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.layout_features = features
    options.name_IDs = [0, 1, 2, 5, 13, 14]
    options.drop_tables += ["STAT", "vhea", "vmtx", "BASE", "gasp", "meta", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(letter) for letter in letters])
    cutter.subset(font)
    font.flavor = None
    return font


def latin(paths, axes, name):
    """One font from the pieces into which a family is split."""
    letters = set(ALWAYS) | written(LATIN)
    pieces = []
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(paths):
            font = TTFont(path)
            if axes:
                font = instancer.instantiateVariableFont(font, axes)
            # Each letter from the first piece that has it.
            own = letters & set(map(chr, font.getBestCmap()))
            letters -= own
            piece = Path(folder) / f"{number}.ttf"
            cut(font, own, ["kern", "tnum", "lnum"]).save(piece)
            pieces.append(str(piece))
        merged = merge.Merger().merge(pieces)
    missing = "".join(sorted(letters))
    save(merged, name, missing)


def asian(path, language, name):
    """One language's letters; figures and Latin letters come from the Latin font."""
    letters = {letter for letter in written([language]) if ord(letter) > 0x7E} | usual(language)
    font = TTFont(path)
    missing = letters - set(map(chr, font.getBestCmap()))
    save(cut(font, letters - missing, []), name, "".join(sorted(missing)))


def save(font, name, missing):
    # The same letters give the same bytes, whenever they are cut.
    font["head"].created = font["head"].modified = 0
    rename(font, "Panel " + name.removesuffix(".ttf").replace("-", " ").title())
    font.recalcTimestamp = False
    font.save(OUT / name)
    size = (OUT / name).stat().st_size
    print(f"{name}: {len(font.getBestCmap())} letters, {size} bytes; without {missing!r}")


def rename(font, name):
    """Their licence keeps the family's own name for the fonts as their makers made them."""
    table = font["name"]
    for entry in list(table.names):
        if entry.nameID in (1, 4, 6, 16):
            table.removeNames(nameID=entry.nameID)
    table.setName(name, 1, 3, 1, 0x409)
    table.setName(name, 4, 3, 1, 0x409)
    table.setName(name.replace(" ", ""), 6, 3, 1, 0x409)


def main():
    packages = Path(sys.argv[1])
    serif = packages / "@fontsource-variable/source-serif-4/files"
    sans = packages / "@fontsource/source-sans-3/files"
    blocks = ["latin", "latin-ext"]
    latin(
        [serif / f"source-serif-4-{block}-standard-normal.woff2" for block in blocks],
        {"wght": 700, "opsz": 40},
        "serif-bold.ttf",
    )
    for weight, name in [(400, "sans-regular.ttf"), (600, "sans-semibold.ttf")]:
        latin([sans / f"source-sans-3-{block}-{weight}-normal.woff2" for block in blocks], None, name)
    for language, family, block, name in [
        ("ja", "noto-sans-jp", "japanese", "japanese-bold.ttf"),
        ("ko", "noto-sans-kr", "korean", "korean-bold.ttf"),
        ("zh", "noto-sans-sc", "chinese-simplified", "chinese-bold.ttf"),
    ]:
        folder = packages / "@fontsource" / family / "files"
        asian(folder / f"{family}-{block}-700-normal.woff2", language, name)


main()

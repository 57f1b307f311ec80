"""Make the fonts of the page anew: Vazirmatn, only the letters that Persian news is written in, as woff2.

    npm pack vazirmatn && tar xzf vazirmatn-*.tgz
    uv run --with fonttools --with brotli python docs/report_fonts.py package/fonts/ttf

What a font lacks the browser takes from a font of the system, so a letter too few does no harm.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset

WEIGHTS = ("Regular", "Bold")
TARGET = Path(__file__).resolve().parent.parent / "iranru_cli" / "data" / "report"
CHARACTERS = (
    *range(0x20, 0x7F),  # Latin, for addresses and names in brackets
    0xA0, 0xAB, 0xBB, 0xB7, 0xD7,  # « » · ×
    0x060C, 0x061B, 0x061F, *range(0x0621, 0x063B), *range(0x0640, 0x0656),  # letters and their marks
    *range(0x0660, 0x066D), 0x0670, 0x067E, 0x0686, 0x0698, 0x06A9, 0x06AF, 0x06C0, 0x06CC, 0x06D5,
    *range(0x06F0, 0x06FA), 0x200C, 0x200D,
    0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2039, 0x203A, 0x2212,
)  # fmt: skip


def main(folder: Path) -> None:
    """Write a woff2 for each weight and say how large it is."""
    for weight in WEIGHTS:
        made = TARGET / f"Vazirmatn-{weight}.woff2"
        options = subset.Options(flavor="woff2", hinting=False, desubroutinize=True, layout_features=["*"])
        options.name_IDs = [0, 1, 2, 13, 14]  # whose it is, and its licence
        font = subset.load_font(str(folder / f"Vazirmatn-{weight}.ttf"), options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=CHARACTERS)
        subsetter.subset(font)
        subset.save_font(font, str(made), options)
        print(f"{made.name}: {made.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Make the pictures of the page in docs/, from the samples: docs/report-*.png.

    apt-get install chromium
    uv run --with pillow python docs/pictures_report.py

Needs a Chromium of the system and Playwright, which is in the dev group.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
COLOURS = 256


class Picture(NamedTuple):
    """A view of a page: what is reported, the fragment of its address, and the window."""

    name: str
    source: str
    fragment: str = ""
    scheme: str = "light"
    width: int = 1240
    height: int = 1100


PICTURES = (
    Picture("light", "samples/agency.txt"),
    Picture("dark", "samples/press_conference.txt", "#d1s2", "dark"),
    Picture("narrow", "samples/agency.txt", "#d1s3", width=390, height=844),
    Picture("index", "samples"),
)


def main() -> None:
    """Write all pictures and say how large they are."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=chromium, args=flags)
        for picture in PICTURES:
            path = ROOT / "docs" / f"report-{picture.name}.png"
            path.write_bytes(_small(_taken(browser, picture, Path(folder) / "page.html")))
            print(f"{path.name}: {path.stat().st_size:,} bytes")


def _taken(browser: Any, picture: Picture, path: Path) -> bytes:
    command = [sys.executable, "-m", "iranru_cli", "report", picture.source, "-o", str(path)]
    subprocess.run(command, cwd=ROOT, check=True)
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, color_scheme=picture.scheme
    )
    page = context.new_page()
    page.goto(path.as_uri() + picture.fragment)
    page.evaluate("document.fonts.ready")
    shot: bytes = page.screenshot()
    context.close()
    return shot


def _small(png: bytes) -> bytes:
    """Few colours, well packed: a page of text loses nothing."""
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


if __name__ == "__main__":
    main()

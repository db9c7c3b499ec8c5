"""Pictures for the manual of what comes out of the printer.

`python -m tests.frontdesk.printing.pictures FOLDER` makes them of the demo. It needs Chromium, ImageMagick,
pdftoppm and Chinese fonts; the pages themselves need none of them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.frontdesk.printing.every_page import write

PICTURES = {
    "paper-slips-zh": ("slip-a5-zh", "letter-a5-zh", "receipt-zh"),
    "paper-day-zh": ("work-log-zh", "report-zh"),
    "paper-lists-zh": ("session-zh", "consent-child-zh"),
    "paper-wall-zh": ("board-zh", "banners-zh"),
    "paper-letter-en": ("letter-a5-en", "consent-child-en"),
}
"""The first sheets of which pages stand side by side in each."""
_HEIGHT, _COLOURS = 560, 32


def _sheet(page: Path) -> Path:
    """The first sheet of a page as a picture."""
    pdf = page.with_suffix(".pdf")
    # The pages are our own, and as root there is no sandbox.
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run([*browser, f"--print-to-pdf={pdf}", page.as_uri()], check=True, capture_output=True)
    drawn = ["pdftoppm", "-png", "-r", "150", "-f", "1", "-l", "1", "-singlefile"]
    subprocess.run([*drawn, str(pdf), str(page.with_suffix(""))], check=True)
    return page.with_suffix(".png")


def draw(pages: Path, folder: Path) -> None:
    """Draw each picture of the pages that lie in a folder."""
    for name, some in PICTURES.items():
        sheets = [str(_sheet(pages / f"{one}.html")) for one in some]
        alike = ["-resize", f"x{_HEIGHT}", "-bordercolor", "#888888", "-border", "8", "+append"]
        few = ["+dither", "-colors", str(_COLOURS), f"PNG8:{folder / name}.png"]
        subprocess.run(["convert", *sheets, *alike, *few], check=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as apart:
        for tongue in ("zh", "en"):
            write(Path(apart), tongue)
        draw(Path(apart), Path(sys.argv[1]))

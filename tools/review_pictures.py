"""Makes the pictures of the review page in docs/pictures, drawn by Chromium through Playwright.

Run by ``make pictures`` after :mod:`tools.pictures`, which empties the folder.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tools.pictures import OFFICE, PICTURES, ROOT, SHADES

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIGURE = "stock-district-permit/31.72.03/ITAS"
HEAD, ROWS, DARK = NAMES = ("tinjauan", "tinjauan-sumber", "tinjauan-gelap")
WIDTH, HEIGHT = 1200, 800


def main() -> None:
    """Compose the page and write its pictures: its head, the rows of a figure, and its tables in the dark."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- of the tests' packages, as is what it draws with

    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        page = _page(Path(folder))
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            opened = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)
            opened.goto(page.as_uri())
            if scheme == "dark":
                opened.check("#perubahan")
                opened.wait_for_selector(".ubah")
                opened.evaluate("document.querySelector('#angka').scrollIntoView()")
                _keep(opened, DARK)
                continue
            _keep(opened, HEAD)
            opened.locator(f'[data-f="{FIGURE}"]').first.click()
            opened.wait_for_selector("dialog[open] tbody tr")
            _keep(opened, ROWS)
        browser.close()


def _page(folder: Path) -> Path:
    """Return the review page of September of the sample office."""
    words = ("review", "2024-09", "-C", str(OFFICE), "-o", str(folder), "-q")
    program = [sys.executable, "-m", "reports", *words]
    subprocess.run(program, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own program
    return next(folder.rglob("tinjauan.dinas.html"))


def _keep(opened: Page, name: str) -> None:
    """Write what a page shows, in few colours."""
    drawn = Image.open(io.BytesIO(opened.screenshot())).convert("RGB")
    few = drawn.quantize(SHADES, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", "PNG", optimize=True)


if __name__ == "__main__":
    main()

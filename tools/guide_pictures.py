"""Makes the pictures of the guide in docs/pictures: a workbook as it came, check, its questions, the board.

Run by ``make pictures`` after :mod:`tools.pictures`, which empties the folder. Workbooks are laid out by LibreOffice,
what stands on the terminal is drawn by Chromium.
"""

from __future__ import annotations

import html
import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tools.pictures import OFFICE, PICTURES, ROOT, SHADES, Page, picture

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WORKBOOK, CHECK, MEANINGS, BOARD = NAMES = ("panduan-masukan", "panduan-periksa", "panduan-pemahaman", "panduan-papan")
REGISTER = "REGISTER ORANG ASING SEPTEMBER 2024.xlsx"
WIDTH, HEIGHT = 980, 640
LINES = 24
"""Of a terminal."""
UNKNOWN_HEADS = """DATA ORANG ASING BULAN SEPTEMBER 2024
NO,NAMA LENGKAP,NO PASPOR,NEGARA ASAL WNA,JENIS KELAMIN,GOL. DOKUMEN,BERLAKU HINGGA TGL,KEC. DOMISILI SAAT INI
1,SEN WIJO,A1234561,Jepang,L,ITAS,12-02-2026,KOJA
2,HARMO KATA,A1234562,Turki,P,ITAP,12-02-2027,KOJA
3,TORA BELU,A1234563,India,L,ITAS,12-05-2026,CILINCING
"""
"""A register of an invented office, some of whose heads nobody knows."""
STYLE = (
    "margin:0;padding:16px;background:#14171a;color:#e8e8e8;font:14px/1.4 'Liberation Mono',monospace;"
    "white-space:pre-wrap"
)


def main() -> None:
    """Write the pictures."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- of the tests' packages, as is what it draws with

    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        office = folder / "kantor"
        (office / "inputs").mkdir(parents=True)
        (office / "inputs" / "daftar wna.csv").write_text(UNKNOWN_HEADS, encoding="utf-8")
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        _keep_terminal(browser, CHECK, "pora check", _printed("check", office))
        _keep_sheet(office / "outputs" / "corrections" / "daftar wna.koreksi.xlsx", MEANINGS, ("Apa arti tabel",))
        sample = folder / "contoh"
        shutil.copytree(OFFICE, sample, ignore=shutil.ignore_patterns("outputs", "ledger"))
        _keep_sheet(sample / "inputs" / REGISTER, WORKBOOK, ("NO", "NAMA"))
        _printed("return", sample, "2024-09", "-q")
        _keep_terminal(browser, BOARD, "pora status", _printed("status", sample))
        browser.close()


def _printed(command: str, office: Path, *words: str) -> str:
    """Return what a command says in Indonesian."""
    environment = {**os.environ, "PORA_LANG": "id", "COLUMNS": "110", "PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-m", "reports", command, *words]
    done = subprocess.run(  # noqa: S603 -- our own program
        program, check=False, cwd=office, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return done.stdout


def _keep_terminal(browser: Browser, name: str, command: str, text: str) -> None:
    """Draw a command and the first lines it prints."""
    lines = [f"$ {command}", *text.splitlines()][:LINES]
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    body = html.escape("\n".join(lines))
    page.set_content(f'<body style="margin:0"><pre style="{STYLE}">{body}</pre>')
    drawn = Image.open(io.BytesIO(page.locator("pre").screenshot())).convert("RGB")
    few = drawn.quantize(SHADES, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", "PNG", optimize=True)


def _keep_sheet(workbook: Path, name: str, words: tuple[str, ...]) -> None:
    """Draw the first page of a workbook, as LibreOffice prints it, that holds some words."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(workbook)]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 -- a workbook that we made
        document = Path(folder) / f"{workbook.stem}.pdf"
        (PICTURES / f"{name}.png").write_bytes(picture(document, Page(name, document.name, words, "")))


if __name__ == "__main__":
    main()

"""Makes docs/pictures: the main pages of the sample office's documents as small pictures, found by what they say.

Run by ``make pictures``. Pages are drawn by pdftoppm (poppler-utils), in shades that a small file holds.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from pypdf import PdfReader

ROOT = Path(__file__).parents[1]
OFFICE, PICTURES = ROOT / "inputs" / "sample", ROOT / "docs" / "pictures"
MEETING = OFFICE / "inputs" / "rapat-2024-10-16.xlsx"
DOTS, SHADES = 96, 20
"""Resolution in dots per inch, and number of colours of a picture."""
LARGEST = 1_500_000
"""Bytes of all pictures together."""


@dataclass(frozen=True)
class Page:
    """A page of a document: the first that holds some words."""

    name: str
    """Of its picture, without suffix."""
    document: str
    words: tuple[str, ...]
    caption: str
    """What is to be seen, below the picture in the README."""


_RETURN, _PACK = "laporan-bulanan.dinas.pdf", "bahan-rapat.dinas.pdf"
PAGES = (
    Page("surat", _RETURN, ("Nomor", "Hal", "Tembusan"), "Surat pengantar laporan bulanan"),
    Page("ringkasan", _RETURN, ("Mohon arahan",), "Ringkasan laporan bulanan"),
    Page("kebangsaan", _RETURN, ("menurut kebangsaan/wilayah dan jenis izin tinggal", "Tiga kebangsaan"), "Kebangsaan"),
    Page("formulir", _RETURN, ("PASAL YANG DILANGGAR", "BIAYA BEBAN", "RUANG DETENSI"), "Formulir kementerian"),
    Page("rekonsiliasi", _RETURN, ("Register dan instansi yang dapat dibandingkan menurut kecamatan", "Penjaringan"),
         "Rekonsiliasi data antarinstansi"),
    Page("pimpinan", _PACK, ("Ringkasan untuk Pimpinan Rapat", "orang asing tercatat"), "Halaman pimpinan rapat"),
    Page("penegakan", _PACK, ("Kejadian menurut jenis dan tingkat kepastian", "Perlu klarifikasi"),
         "Bahan rapat: kejadian"),
    Page("tema", _PACK, ("Keadaan yang ditemui, pencatatan", "Penanganan"), "Bahan rapat: tema"),
    Page("hasil-rapat", "laporan-rapat.dinas.pdf", ("Dasar", "Maksud dan Tujuan"), "Laporan hasil rapat"),
    Page("arsip", "olah-ulang.dinas.pdf", ("Boleh dibandingkan",), "Laporan olah ulang arsip"),
)  # fmt: skip


def main() -> None:
    """Compose the documents and write the pictures; end with 1 where a page is not found or the files are too large."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        _compose(made)
        documents = {path.name: path for path in made.rglob("*.pdf")}
        pictures = {page.name: picture(documents[page.document], page) for page in PAGES}
    total = sum(map(len, pictures.values()))
    if total > LARGEST:
        sys.exit(f"{total:,} bytes of pictures are more than {LARGEST:,}")
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir()
    for name, content in pictures.items():
        (PICTURES / f"{name}.png").write_bytes(content)
    sys.stdout.write(f"{len(pictures)} pictures of {total:,} bytes in {PICTURES.relative_to(ROOT)}\n")


def _compose(folder: Path) -> None:
    """Make every document of the sample office in a folder."""
    commands = (
        ("return", "2024-09"), ("briefing", str(MEETING), "--edition", "dinas"),
        ("minutes", str(MEETING), "--edition", "dinas"), ("reprocess", str(OFFICE / "inputs")),
    )  # fmt: skip
    for command in commands:
        options = ("-C", str(OFFICE), "-o", str(folder), "-q")
        program = [sys.executable, "-m", "reports", *command, *options]
        subprocess.run(program, check=True, cwd=ROOT)  # noqa: S603 -- our own program


def picture(document: Path, page: Page) -> bytes:
    """Return the picture of a page, one dot wide lines kept, in few colours."""
    number = page_number(document, page)
    command = ["pdftoppm", "-r", str(DOTS), "-f", str(number), "-l", str(number), "-png", str(document)]
    drawn_page = subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 -- a page that we made
    drawn = Image.open(io.BytesIO(drawn_page)).convert("RGB")
    buffer = io.BytesIO()
    few = drawn.quantize(SHADES, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def page_number(document: Path, page: Page) -> int:
    """Return the number of a page, from 1; the table of contents names titles too, so that it must hold every word."""
    for number, content in enumerate(PdfReader(document).pages, 1):
        text = " ".join(content.extract_text().split())
        if all(words in text for words in page.words) and ". . . ." not in text:
            return number
    sys.exit(f"{page.document} has no page with {', '.join(page.words)}")


if __name__ == "__main__":
    main()

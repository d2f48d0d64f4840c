"""A plain archive: one register of invented persons a month, and what a run leaves."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future
from typing import TYPE_CHECKING

from reports.model.period import Month
from reports.pipeline.archive.print_process import PrintProcess
from reports.pipeline.reprocess import Work

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.document import Document
    from reports.pipeline.request import Request
    from reports.vocabulary.config import Config

HEADER = "NO;NAMA LENGKAP;NO PASPOR;KEBANGSAAN;JENIS KELAMIN;JENIS IZIN TINGGAL;MASA BERLAKU IZIN TINGGAL;KECAMATAN"
PLACES = ("PENJARINGAN", "KOJA", "CILINCING", "PADEMANGAN", "TANJUNG PRIOK", "KELAPA GADING")


class DigestPrinter(PrintProcess):
    """Gives the digest of a document for its pages: printing takes most of a run, and most claims are not about it."""

    def start(self) -> None:
        """Start no process."""

    def printed(self, document: Document, request: Request, config: Config) -> Future[bytes]:  # noqa: ARG002 -- the printer's own signature
        """Return what changes when the document changes, and then only."""
        pages: Future[bytes] = Future()
        pages.set_result(b"%PDF-1.7\n" + hashlib.sha256(repr(document).encode()).hexdigest().encode())
        return pages


WITHOUT_PAGES = Work(1, printer=DigestPrinter)
"""A whole run, file after file, but for the printing of its report."""

SHORT = '{% extends "dasar.html" %}{% block isi %}<p>{{ document.title }}</p>{% endblock %}'
"""A template of one line, for claims about a process that prints and not about what it prints."""


def register(persons: range) -> str:
    """Return a register of invented persons as csv."""
    rows = (
        f"{place};KARIMO {place:04d};E{place:07d};JEPANG;L;ITAS;31-12-2030;{PLACES[place % 6]}" for place in persons
    )
    return "\n".join((HEADER, *rows, ""))


def make_archive(folder: Path, months: int, rows: int = 12) -> Path:
    """Write one register a month from January 2019 on."""
    for number in range(months):
        month = Month(2019, 1).plus(number)
        path = folder / str(month.year) / f"REGISTER {month}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(register(range(number, number + rows)))
    return folder


def contents(folder: Path) -> dict[str, str]:
    """Return the hash of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def kept(office: Path) -> dict[str, str]:
    """Return the ledger of the only archive of an office, and its outputs."""
    (ledger,) = (office / "ledger").iterdir()
    return contents(ledger) | contents(office / "outputs")

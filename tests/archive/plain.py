"""A plain archive: one register of invented persons a month, and what a run leaves."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reports.model.period import Month

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "NO;NAMA LENGKAP;NO PASPOR;KEBANGSAAN;JENIS KELAMIN;JENIS IZIN TINGGAL;MASA BERLAKU IZIN TINGGAL;KECAMATAN"
PLACES = ("PENJARINGAN", "KOJA", "CILINCING", "PADEMANGAN", "TANJUNG PRIOK", "KELAPA GADING")


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

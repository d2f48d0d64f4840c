"""Claims about tables below a list: a header of their own ends the list, and none of their rows is a row of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.intake.recognise.tables import locate
from reports.intake.validate import balance_of
from reports.model.grid import Grid
from reports.model.place import Place
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

Row = tuple[object, ...]

LOG: tuple[Row, ...] = (
    ("LOG KEJADIAN BULAN SEPTEMBER 2024",),
    ("NO", "TANGGAL KEJADIAN", "JENIS KEJADIAN", "KECAMATAN", "NAMA ORANG ASING", "NO PASPOR", "KEBANGSAAN"),
    (1, "03/09/2024", "Overstay", "Koja", "JOHN DOE", "A1234567", "Malaysia"),
    (2, "05/09/2024", "Overstay", "Cilincing", "JANE DOE", "A1234568", "Malaysia"),
)
ACTIVITIES: tuple[Row, ...] = (
    ("KEGIATAN PENGAWASAN BULAN SEPTEMBER 2024",),
    ("NO", "TANGGAL PELAKSANAAN", "JENIS KEGIATAN", "KECAMATAN", "LOKASI", "JUMLAH DIPERIKSA"),
    (1, "03/09/2024", "Pengawasan Lapangan", "Koja", "Mall", 4),
    (2, "05/09/2024", "Pengawasan Lapangan", "Cilincing", "Pasar", 2),
)
REGISTER: tuple[Row, ...] = (
    ("DATA ORANG ASING BULAN SEPTEMBER 2024",),
    ("NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "L/P", "JENIS IZIN TINGGAL", "MASA BERLAKU IZIN TINGGAL", "KECAMATAN"),
    (1, "LI WEI", "E12345678", "RRT", "L", "ITAS", "01/02/2025", "Koja"),
    (2, "TAN AH KOW", "A1234567", "Malaysia", "L", "ITAS", "01/03/2025", "Koja"),
)
BELOW: dict[str, tuple[Row, ...]] = {
    "agenda": (
        ("No", "Tanggal", "Agenda", "Petugas"),
        (1, "26/10/2024", "Pemeriksaan kapal", "Budi"),
        (2, "27/10/2024", "Penjemputan deteni", "Sari"),
    ),
    "plan": (
        ("NO", "TANGGAL", "KECAMATAN", "RENCANA"),
        (1, "26/10/2024", "Koja", "Sosialisasi"),
        (2, "27/10/2024", "Cilincing", "Operasi gabungan"),
    ),
    "contacts": (("No.", "Instansi", "Narahubung", "Telepon"), (1, "Polres", "Sdr. Budi", "0812-0000-0001")),
    "no numbers": (
        ("TANGGAL", "KECAMATAN", "URAIAN RENCANA"),
        ("26/10/2024", "Koja", "Sosialisasi"),
        ("27/10/2024", "Koja", "Sosialisasi"),
    ),
}


def located(*rows: Row) -> list[tuple[str | None, int]]:
    """Return kind and number of records of each table of a sheet with some rows."""
    width = max(map(len, rows))
    cells = tuple((*row, *[None] * (width - len(row))) for row in rows)
    tables = locate(Grid("Sheet1", cells), Place("log.xlsx", "Sheet1"), {})  # type: ignore[arg-type]
    return [(one.table.kind, len(one.records)) for one in tables]


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("caption", [((),), ((), ("Agenda Oktober",)), ((), ("RENCANA",), ())])
@pytest.mark.parametrize(("kind", "upper"), [("incidents", LOG), ("activities", ACTIVITIES), ("register", REGISTER)])
def test_a_table_below_a_list_is_one_of_no_kind(
    kind: str, upper: tuple[Row, ...], caption: tuple[Row, ...], below: str
) -> None:
    """Under a blank row or a caption, whatever the list is of."""
    rows = BELOW[below]
    assert located(*upper, *caption, *rows) == [(kind, 2), (None, len(rows) - 1)]


def test_a_header_with_running_numbers_right_below_the_list_ends_it_too() -> None:
    """No blank row is needed where the first label is that of running numbers."""
    assert located(*LOG, *BELOW["agenda"]) == [("incidents", 2), (None, 2)]


def test_two_tables_below_are_told_apart() -> None:
    """Each has a header of its own."""
    assert located(*LOG, (), *BELOW["agenda"], (), *BELOW["contacts"]) == [("incidents", 2), (None, 2), (None, 1)]


def test_the_next_table_of_a_known_kind_is_read_below_the_unknown_one() -> None:
    """The unknown table ends where the next known one begins."""
    assert located(*LOG, (), *BELOW["agenda"], (), *ACTIVITIES) == [("incidents", 2), (None, 2), ("activities", 2)]


@pytest.mark.parametrize(
    "below",
    [
        LOG[1:],
        ((*LOG[1][:5], "PASPOR", "WN"), *LOG[2:]),
        (("Mengetahui,", "Kepala Seksi", "Petugas"), ("Budi", "Sari", "Tono")),
        (("Keterangan", "L", "P"), ("jumlah", 1, 1)),
    ],
)
def test_the_own_header_again_and_signatures_begin_no_table(below: tuple[Row, ...]) -> None:
    """A new page of the same list, and who signs it."""
    assert [kind for kind, _ in located(*LOG, (), *below)] == ["incidents"]


def test_what_stands_below_a_list_is_told_and_counts_nowhere(tmp_path: Path) -> None:
    """As the user meets it: a balance and a problem of its own."""
    book = openpyxl.Workbook()
    for row in (*LOG, (), ("Agenda Oktober",), *BELOW["agenda"]):
        book.active.append(row)
    book.save(tmp_path / "kejadian sept.xlsx")
    (source,) = find(tmp_path / "kejadian sept.xlsx")
    log, agenda = read_file(source, source.path.name).tables
    assert balance_of(log).accepted == 2
    assert balance_of(agenda).unknown == 2
    assert {problem.code for problem in agenda.problems} == {"kind-resembles"}

"""Claims about tables above and below a list: they are told, and none of their rows is a row of the list."""

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
    "another word for numbers": (("Urut", "Hari", "Acara"), (1, "28/10/2024", "Apel"), (2, "29/10/2024", "Rapat")),
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


ABOVE: dict[str, tuple[Row, ...]] = {
    "persons": (
        ("No", "Nama Orang", "Kel.", "Asal", "No Buku", "Kartu"),
        (1, "LI WEI", "L", "RRT", "E12345678", "ITAP"),
        (2, "TAN AH KOW", "L", "Malaysia", "A1234567", "ITAP"),
        (None, "Jumlah", "2 org", None, None, None),
    ),
    "cases": (
        ("No.", "Perkara", "Hari", "Org", "Tempat", "Ps."),
        ("1.", "Overstay", "5-9-2024", "1 org", "Koja", "78 ayat (1)"),
    ),
    "another word for numbers": (("Urut", "Hari", "Acara"), ("1.", "28/10/2024", "Apel")),
    "numbered columns": (("NO", "MELALUI", "MAKSUD"), ("(1)", "(2)", "(3)"), (1, "PLBN", "dagang")),
}


@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize(("kind", "lower"), [("incidents", LOG), ("activities", ACTIVITIES), ("register", REGISTER)])
def test_a_table_above_a_list_is_one_of_no_kind(kind: str, lower: tuple[Row, ...], above: str) -> None:
    """Under a caption, or as the first thing of the sheet."""
    rows = ABOVE[above]
    for titles in ((), (("KANTOR IMIGRASI",), (), ("I. LAIN-LAIN",))):
        (unknown, count), known = located(*titles, *rows, (), *lower)
        assert (unknown, known) == (None, (kind, 2))
        assert count >= 1


@pytest.mark.parametrize(
    "letter",
    [
        (("Nomor", ":", "W10.IMI.4-2050"), ("Lampiran", ":", "1 berkas"), ("Perihal", ":", "Data WNA")),
        (("No", ":", "12"), ("Sifat", ":", "Biasa")),
        (("NO. SURAT", "W10", "2024"), ("1 Oktober 2024",)),
    ],
)
def test_the_lines_of_a_letter_are_no_table(letter: tuple[Row, ...]) -> None:
    """They begin with the word for a number, and no running number follows."""
    assert located(*letter, (), *REGISTER) == [("register", 2)]


def test_dates_of_the_table_above_are_no_title_of_the_list() -> None:
    """The month of arrivals is not that of the register below them."""
    arrivals: tuple[Row, ...] = (
        ("No.", "Nama", "Asal", "Tiba tgl", "Melalui"), (1, "LUIS", "Timor Leste", "28 Agustus 2024", "PLBN"),
    )  # fmt: skip
    width = 8
    rows = (*arrivals, (), *REGISTER)
    cells = tuple((*row, *[None] * (width - len(row))) for row in rows)
    _, register = locate(Grid("Sheet1", cells), Place("wna.xlsx", "Sheet1"), {})  # type: ignore[arg-type]
    assert str(register.table.period) == "2024-09"


def test_a_header_that_names_other_fields_is_no_new_page_of_the_list() -> None:
    """Six of eight labels are the same, and an expiry stands where a kelurahan stood."""
    upper: tuple[Row, ...] = (
        ("NO", "NAMA", "L/P", "WARGA NEGARA", "NO. KARTU UNHCR", "IZIN TINGGAL", "KELURAHAN", "KECAMATAN"),
        (1, "ALI H", "L", "Afghanistan", "815-77002", "Pengungsi", "Lagoa", "Koja"),
    )
    lower: tuple[Row, ...] = (
        ("NO", "NAMA", "L/P", "WARGA NEGARA", "NO. PASPOR", "IZIN TINGGAL", "IZIN TINGGAL BERLAKU S/D", "KECAMATAN"),
        (1, "LI WEI", "L", "RRT", "E12345678", "ITAS", "01/02/2025", "Koja"),
    )
    title: Row = ("DATA ORANG ASING BULAN SEPTEMBER 2024",)
    assert located(title, *upper, (), ("II. PEMEGANG ITAS",), *lower) == [("register", 1), ("register", 1)]


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

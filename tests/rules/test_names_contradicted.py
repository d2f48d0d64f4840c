"""Rule 1: what stands on a sheet weighs more than the name of its file: a contradicted name dismisses nothing."""

from __future__ import annotations

import pytest

from reports.intake.recognise import locate
from reports.model.grid import Grid
from reports.model.place import Place

PERSONS = (("SEN WIJO", "Jepang"), ("MIRA KATO", "Cina"), ("LI WEI", "Cina"))
TABLES = {
    "register": (("NO PASPOR", "JENIS IZIN TINGGAL", "KECAMATAN"), ("A1234567", "ITAS", "Koja")),
    "register, permits under a head of the office": (("NO PASPOR", "GOLONGAN"), ("A1234567", "ITAS")),
    "services": (("TGL PERMOHONAN", "JNS LAYANAN", "HASIL"), ("05/09/2024", "Perpanjangan", "Selesai")),
    "services under heads of the office": (("TGL BERKAS", "PERIHAL"), ("05/09/2024", "Perpanjangan ITAS")),
    "administrative actions": (("NO PASPOR", "BENTUK TAK"), ("A1234567", "Deportasi")),
    "actions under heads of the office": (("SALAH APA", "SANKSI"), ("Overstay", "Deportasi")),
}
NAMES = ("Daftar Deportasi", "Daftar Cekal", "Tamu hotel", "TKA", "Pemohon", "Peserta", "Pelayanan & TKA")
PLAIN = (("NO PASPOR", "KECAMATAN"), ("A1234567", "Koja"))
"""Headers and cells of a list that may be one of workers or guests."""


def codes(table, *, title="", sheet="Sheet1", file="data"):
    """Return what is told of a list of three persons, whose name and nationality are its first columns."""
    heads, cells = table
    head = ("NAMA", "WN", *heads)
    titles = ((title, *(None,) * (len(head) - 1)),) if title else ()
    rows = tuple((*person, *cells) for person in PERSONS)
    name = f"{file} September 2024.xlsx"
    tables = locate(Grid(sheet, (*titles, head, *rows)), Place(name, name, ()), {}, None, None)
    return {problem.code for found in tables for problem in found.problems}


@pytest.mark.parametrize("file", NAMES)
@pytest.mark.parametrize("table", TABLES)
def test_a_file_name_dismisses_no_table_of_a_kind(table, file):
    """Nor does the name of a sheet: it is asked what the list is, and the return is a draft until then."""
    for told in (codes(TABLES[table], file=file), codes(TABLES[table], sheet=file)):
        assert "list-other" not in told
        assert told & {"list-asked", "kind-resembles", "kind-unproven"}


@pytest.mark.parametrize(
    ("where", "is_dismissed"),
    [
        ({"file": "TKA"}, True),
        ({"file": "Daftar WNA cekal"}, True),
        ({"sheet": "Tamu"}, True),
        ({"title": "DATA TKA SEPTEMBER 2024"}, True),
        ({"file": "OA & TKA"}, False),
        ({"file": "Register dan Deportasi"}, False),
        ({"file": "Pelayanan TKA"}, False),
        ({"file": "TKA", "sheet": "Register"}, False),
        ({"file": "TKA", "title": "BUKU PELAYANAN SEPTEMBER 2024"}, False),
        ({"file": "TKA", "title": "DATA ORANG ASING SEPTEMBER 2024"}, False),
        ({"sheet": "TKA", "title": "BUKU PELAYANAN SEPTEMBER 2024"}, False),
        ({"title": "PELAYANAN TKA SEPTEMBER 2024"}, False),
        ({"file": "Pelayanan", "sheet": "Tamu"}, True),
    ],
)
def test_a_list_of_persons_is_dismissed_by_names_that_say_one_thing(where, is_dismissed):
    """A title stands nearer than a sheet's name, and that nearer than a file's."""
    assert ("list-other" in codes(PLAIN, **where)) == is_dismissed


def test_a_list_named_for_two_things_makes_a_draft(office):
    """It is among what was not understood of the month, not among other lists."""
    rows = [f"05-09-2024;SEN WIJO {n};Jepang;Perpanjangan" for n in "ABC"]
    office.write("pelayanan & TKA september 2024", "BUKU SEPTEMBER 2024", *rows, head="TGL BERKAS;NAMA;WN;PERIHAL")
    assert [table.reason for table in office.quality().not_understood] == ["kind-resembles"]

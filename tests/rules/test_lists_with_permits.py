"""Rule 1: a list of persons with a permit class, number or index is asked about, whatever word its title holds."""

from __future__ import annotations

import pytest

from reports.pipeline.intake import decisions_of
from reports.pipeline.learn import questions

HEAD = "NO;{name};GENDER;WN;PASSPORT NO;{permit};KECAMATAN"
STOCK = "stock-district-permit/total/total"
PERMITS = {"JENIS IZIN": "ITAS", "NO KITAS": "2C11JE1234-X", "INDEKS VISA": "C312"}


def company_list(office, word, name, permit, column):
    """Write a list of foreigners with a word in its title, beside the office's register of one person."""
    rows = (f"MIRA {n};M;Jepang;E825665{n};{permit};Koja" for n in range(4))
    office.write("register pt", f"{word} SEPTEMBER 2024", *rows, head=HEAD.format(name=name, permit=column))
    office.write("register", "ORANG ASING SEPTEMBER 2024", "SEN WIJO;A1234567;Jepang;ITAS;Koja;")


def kinds_asked(office):
    """Return how many tables are asked about."""
    found = questions(office.gathered().files, versions=True, decisions=decisions_of(office.folder))
    return [one for one in found if one.table == "tables"]


@pytest.mark.parametrize("word", ["TKA", "TAMU HOTEL", "PEMOHON", "PENGHUNI"])
@pytest.mark.parametrize("name", ["NAMA", "NAMA KARYAWAN", "NAMA BULE"])
@pytest.mark.parametrize(("column", "permit"), PERMITS.items())
def test_with_a_permit_column_the_office_is_asked(office, word, name, column, permit):
    """Whether the head of the names is known or not; an info that says there is nothing to do is no question."""
    company_list(office, word, name, permit, column)
    codes = office.codes()
    assert "list-other" not in codes
    assert codes & {"list-asked", "kind-resembles"}
    assert len(kinds_asked(office)) == 1


@pytest.mark.parametrize("name", ["NAMA", "NAMA KARYAWAN", "NAMA BULE"])
def test_without_a_permit_column_its_title_decides(office, name):
    """A list of the labour office is no register."""
    company_list(office, "TKA", name, "Operator", "JABATAN")
    assert "list-other" in office.codes()
    assert kinds_asked(office) == []


@pytest.mark.parametrize("name", ["NAMA KARYAWAN", "Nama Pekerja Asing", "EMPLOYEE NAME", "NAMA TAMU"])
def test_names_of_workers_and_guests_are_names(office, name):
    """Without such a word in the title the list is a register."""
    company_list(office, "ORANG ASING", name, "ITAS", "JENIS IZIN")
    assert office.value(STOCK) == 5

"""A cell that cannot be read leaves its field empty and is told at its place; the row stays, and so do its others."""

from __future__ import annotations

import re
from datetime import date

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

REGISTER = ("NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS KELAMIN", "JENIS IZIN TINGGAL", "BERLAKU S/D",
            "KECAMATAN")  # fmt: skip
PERSON = ("1", "SEN WIJO", "A1234567", "Jepang", "L", "ITAS", "12-02-2025", "Koja")
INCIDENTS = ("NO", "NO LAPORAN", "TANGGAL KEJADIAN", "JENIS PELANGGARAN", "PASAL", "TINDAKAN", "NO SK", "TGL SK",
             "TAHAP PERKARA", "TINGKAT KEPASTIAN", "JUMLAH ORANG", "KEBANGSAAN", "TGL SPDP")  # fmt: skip
INCIDENT = ("1", "LK-1", "03-09-2024", "Overstay", "Pasal 78 ayat (1)", "Biaya Beban", "SK-1", "05-09-2024", "Sidik",
            "Ditindak", "2", "Jepang", "06-09-2024")  # fmt: skip
ACTIVITIES = ("NO", "TANGGAL", "JENIS KEGIATAN", "NAMA KEGIATAN", "TINGKAT", "JUMLAH PESERTA")
ACTIVITY = ("1", "05-09-2024", "Rapat Koordinasi", "Rapat triwulan", "Kota", "20")
SERVICES = ("NO", "TANGGAL PERMOHONAN", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "HASIL", "JENIS KELAMIN")
SERVICE = ("1", "05-09-2024", "ITAS", "Baru", "Disetujui", "L")
COUNTS = ("NO", "INSTANSI", "KECAMATAN", "JUMLAH")
COUNT = ("1", "Dukcapil", "Koja", "12")
HEADS = {"register": (REGISTER, PERSON), "incidents": (INCIDENTS, INCIDENT), "activities": (ACTIVITIES, ACTIVITY),
         "services": (SERVICES, SERVICE), "agency_counts": (COUNTS, COUNT)}  # fmt: skip


@pytest.fixture
def read(tmp_path):
    """Return a function that writes one row of a kind, some cells of it otherwise, and reads it."""

    def read_row(kind, *rows):
        """Write rows, each a mapping of heads to other texts, and read them.

        Args:
            kind: of the table.
            rows: what is written in place of the ordinary text under each head.
        """
        head, ordinary = HEADS[kind]
        lines = [[row.get(name, text) for name, text in zip(head, ordinary, strict=True)] for row in rows or ({},)]
        text = "\n".join(";".join(line) for line in [["DATA BULAN SEPTEMBER 2024"], head, *lines])
        (tmp_path / "data.csv").write_text(text, encoding="utf-8")
        (table,) = read_file(Found(tmp_path / "data.csv", is_lock=False), "data.csv").tables
        assert table.table.kind == kind
        for one in table.problems:
            assert set(re.findall(r"{(\w+)}", one.message + one.hint)) <= set(one.details), one.code
        return table

    return read_row


def told(table):
    """Return code, cell and value of every problem."""
    return [(one.code, one.cell, one.value) for one in table.problems]


@pytest.mark.parametrize("kind", HEADS)
def test_an_ordinary_row_is_read_without_a_word(read, kind):
    """What follows is told because of the one cell that differs."""
    table = read(kind)
    assert told(table) == []
    assert [str(one) for one in table.records.bins] == ["accepted"]


@pytest.mark.parametrize(
    ("kind", "head", "text", "code", "field", "value"),
    [
        ("register", "NO PASPOR", "TANPA NOMOR", "passport-word", "passport_no", None),
        ("incidents", "JUMLAH ORANG", "banyak", "persons-uncertain", "persons", 1),
        ("incidents", "JUMLAH ORANG", "12,5", "persons-uncertain", "persons", 1),
        ("incidents", "JUMLAH ORANG", "-3", "persons-uncertain", "persons", 1),
        ("agency_counts", "JUMLAH", "banyak", "count-unreadable", "count", None),
        ("activities", "TINGKAT", "Nasional", "level-unreadable", "level", None),
        ("incidents", "TAHAP PERKARA", "Mediasi", "stage-unreadable", "stage", None),
        ("incidents", "PASAL", "menyusul", "article-unreadable", "article", None),
        ("incidents", "TINDAKAN", "dimarahi", "action-unreadable", "actions", ()),
        ("incidents", "TINGKAT KEPASTIAN", "gawat", "grade-unreadable", "grade", "ditindak"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_at_its_place(read, kind, head, text, code, field, value):
    """The row stays; the field is empty or what the other cells carry."""
    table = read(kind, {head: text})
    letter = "ABCDEFGHIJKL"[HEADS[kind][0].index(head)]
    assert (code, f"{letter}3", text) in told(table)
    assert table.records.values[field] == [value]
    assert [str(one) for one in table.records.bins] == ["accepted"]


def test_a_grade_that_cannot_be_read_follows_the_evidence(read):
    """Without a decision nothing but an officer's word makes a suspicion; the problem names what it was counted as."""
    table = read("incidents", {"TINGKAT KEPASTIAN": "gawat", "TINDAKAN": "", "NO SK": "", "TGL SK": ""})
    assert table.records.values["grade"] == ["klarifikasi"]
    assert [one.details for one in table.problems if one.code == "grade-unreadable"] == [{"grade": "klarifikasi"}]


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ([{"TINDAKAN": "Deportasi"}], ["F3"]),
        ([{"TINDAKAN": "Deportasi dan penangkalan"}], []),
        ([{"TINDAKAN": "Deportasi"}, {"TINDAKAN": "Penangkalan", "NO SK": "SK-2"}], []),
        ([{"TINDAKAN": "Deportasi"}, {"TINDAKAN": "Penangkalan", "NO LAPORAN": "LK-2"}], ["F3"]),
        ([{"TINDAKAN": "Biaya Beban"}, {"TINDAKAN": "Deportasi"}], ["F4"]),
        ([{"TINDAKAN": "Penangkalan"}], []),
        ([{"TINDAKAN": "Rencana deportasi"}], []),
        ([{"TINDAKAN": "Deportasi", "NO SK": ""}], []),
    ],
    ids=["alone", "both", "two rows of a case", "two cases", "second row", "other alone", "a plan", "undecided"],
)
def test_deportation_without_penangkalan_is_remarked_once_a_case(read, rows, cells):
    """Only for what counts: a plan, or an action without its decision, is told otherwise."""
    table = read("incidents", *rows)
    assert [one.cell for one in table.problems if one.code == "deportation-alone"] == cells


@pytest.mark.parametrize(
    ("kind", "written", "cell"),
    [
        ("agency_counts", {"INSTANSI": "Kantor X", "JUMLAH": "banyak"}, "D3"),
        ("services", {"JENIS IZIN TINGGAL": "", "JENIS PERMOHONAN": "", "HASIL": ""}, "D3"),
    ],
)
def test_a_row_that_says_neither_what_nor_how_many_is_set_aside(read, kind, written, cell):
    """It stays in the balance, outside of every figure."""
    table = read(kind, {}, written)
    assert [str(one) for one in table.records.bins] == ["accepted", "set_aside"]
    assert [one.cell for one in table.problems if one.code == "not-counted"] == [cell.replace("3", "4")]


@pytest.mark.parametrize(
    "written", [{"JUMLAH": "banyak"}, {"INSTANSI": "Kantor X"}], ids=["whose without a count", "a count of nobody"]
)
def test_a_count_with_one_of_both_stays(read, written):
    """A count of an unknown agency, or an agency without its count, is told at its cell and kept."""
    table = read("agency_counts", written)
    assert [str(one) for one in table.records.bins] == ["accepted"]
    assert "not-counted" not in {one.code for one in table.problems}


@pytest.mark.parametrize(
    ("kind", "head", "field"),
    [
        ("register", "KEBANGSAAN", "nationality"),
        ("register", "JENIS KELAMIN", "sex"),
        ("register", "BERLAKU S/D", "permit_expiry"),
        ("incidents", "KEBANGSAAN", "nationality"),
        ("services", "JENIS KELAMIN", "sex"),
    ],
)
def test_gaps_of_a_counted_field_are_told_once_a_table(read, kind, head, field):
    """However many rows lack it: they are counted as unknown, and that is no fault of a cell."""
    table = read(kind, {}, {head: ""}, {head: ""})
    (problem,) = [one for one in table.problems if one.code == "values-missing"]
    assert (problem.cell, problem.field, problem.details) == (None, field, {"count": 2, "field": field})
    assert [str(one) for one in table.records.bins] == ["accepted"] * 3


def test_a_register_with_permit_numbers_only_is_told_once(read, monkeypatch):
    """A number proves a register, and puts nobody into a class; a row of it is no fault."""
    monkeypatch.setitem(HEADS, "register", ((*REGISTER[:4], "NO KITAS"), (*PERSON[:4], "2C11JE0001-W")))
    table = read("register", {}, {})
    gaps = {one.field: one.details["count"] for one in table.problems if one.code == "values-missing"}
    assert gaps == {"permit_type": 2, "sex": 2, "permit_expiry": 2, "kecamatan": 2}
    assert table.records.values["permit_class"] == [None, None]


def test_the_day_of_a_decision_is_read_beside_a_cell_that_is_not(read):
    """One bad cell spoils no other."""
    table = read("incidents", {"PASAL": "menyusul"})
    assert table.records.values["decision_date"] == [date(2024, 9, 5)]


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("01-01-1900", None), ("1900-01-01", None), ("01-01-1970", None), ("30/12/1899", None),
        ("12-02-2020", date(2020, 2, 12)), ("01-05-1998", date(1998, 5, 1)),
    ],
)  # fmt: skip
def test_a_date_that_programs_write_for_an_empty_cell_ends_no_permit(read, written, end):
    """It would be an overstay of 45,000 days; an old end that may be true stays."""
    table = read("register", {"BERLAKU S/D": written})
    assert table.records.values["permit_expiry"] == [end]
    codes = {code for code, _cell, _value in told(table)}
    assert bool(codes & {"date-placeholder", "date-unreadable"}) == (end is None)

"""Recapitulations of services whose rows name kind and class in one text."""

from __future__ import annotations

import openpyxl
import pytest

from reports.intake.read import find
from reports.pipeline.intake import read_file
from reports.vocabulary.mappings import Mappings
from reports.vocabulary.service_names import parts_of

TITLE = "REKAPITULASI LAYANAN IZIN TINGGAL BULAN SEPTEMBER 2024"
NAMES = {
    "Perpanjangan ITK": ("ITK", "perpanjangan"), "Perpanjangan Izin Tinggal Terbatas": ("ITAS", "perpanjangan"),
    "ITAS Baru": ("ITAS", "baru"), "Alih status ITK ke ITAS": ("ITAS", "alih-status"),
    "Alih Status ITAS - ITAP": ("ITAP", "alih-status"), "Penggantian KITAP hilang": ("ITAP", "penggantian"),
}  # fmt: skip


def read(folder, heads, rows, merged="", decisions=None):
    """Write a sheet and return its one table."""
    book = openpyxl.Workbook()
    for row in ([TITLE], [], *heads, *rows):
        book.active.append(row)
    for span in merged.split():
        book.active.merge_cells(span)
    book.save(folder / "layanan september 2024.xlsx")
    (file,) = find(folder / "layanan september 2024.xlsx")
    (table,) = read_file(file, file.path.name, decisions=decisions).tables
    return table


def counts(table):
    """Return class, service, decision, sex and number of each count that is not 0."""
    values = table.records.values
    rows = zip(*(values[field] for field in ("service_class", "service", "decision", "sex", "count")), strict=True)
    return {row for row in rows if row[-1]}


@pytest.mark.parametrize(
    ("text", "parts"),
    [*((name, {"service": service, "service_class": code}) for name, (code, service) in NAMES.items()),
     ("Alih status menjadi ITAP", {"service": "alih-status", "service_class": "ITAP"}),
     ("Permohonan Perpanjangan KITAS", {"service": "perpanjangan", "service_class": "ITAS"}),
     ("Alih status ITAS ke ITK", {}), ("Alih status", {}), ("Perpanjangan", {}), ("ITAS", {}), ("EPO", {}),
     ("Perpanjangan dan penggantian ITAS", {}), ("Perpanjangan ITAS dan ITAP", {}), ("Perpanjangan paspor", {})],
)  # fmt: skip
def test_a_name_says_kind_and_class_or_neither(text, parts):
    """A conversion belongs to the class that is given; what is not understood whole says nothing."""
    assert parts_of(text) == parts


@pytest.mark.parametrize("head", ["LAYANAN", "JENIS PELAYANAN", "JENIS PERMOHONAN", "URAIAN"])
@pytest.mark.parametrize(
    "decisions", [("DITERIMA", "DITOLAK"), ("DISETUJUI", "DITOLAK"), ("DIKABULKAN", "DITOLAK"), ("Terbit", "Tolak")]
)
def test_numbers_of_each_decision_are_read(tmp_path, head, decisions):
    """DITERIMA beside DITOLAK is approved; JUMLAH is a sum."""
    rows = [[n, name, 10 + n, n, 10 + 2 * n] for n, name in enumerate(NAMES, start=1)]
    table = read(tmp_path, [["NO", head, *decisions, "JUMLAH"]], rows)
    expected = {(*NAMES[name], "approved", None, 10 + n) for n, name in enumerate(NAMES, start=1)}
    expected |= {(*NAMES[name], "refused", None, n) for n, name in enumerate(NAMES, start=1)}
    assert (table.table.kind, counts(table)) == ("services", expected)
    assert all(table.records.values["recap"])


def test_numbers_by_sex_and_decision_are_read(tmp_path):
    """Two rows of heads."""
    heads = [["NO", "LAYANAN", "DISETUJUI", None, "DITOLAK", None], [None, None, "L", "P", "L", "P"]]
    rows = [[n, name, n, 20 + n, 40 + n, 60 + n] for n, name in enumerate(NAMES, start=1)]
    table = read(tmp_path, heads, rows, "A3:A4 B3:B4 C3:D3 E3:F3")
    places = [("approved", "L", 0), ("approved", "P", 20), ("refused", "L", 40), ("refused", "P", 60)]
    assert counts(table) == {
        (*NAMES[name], decision, sex, base + n)
        for n, name in enumerate(NAMES, start=1)
        for decision, sex, base in places
    }


def test_one_column_of_numbers_is_read_without_decisions(tmp_path):
    """JUMLAH alone is no sum; that nothing says the decision is told."""
    rows = [[n, name, n] for n, name in enumerate(NAMES, start=1)]
    table = read(tmp_path, [["NO", "LAYANAN", "JUMLAH"]], [*rows, [None, "JUMLAH", 21]])
    assert counts(table) == {(*NAMES[name], None, None, n) for n, name in enumerate(NAMES, start=1)}
    assert "decisions-unstated" in {one.code for one in table.problems}


def test_a_wrong_sum_and_a_row_that_is_no_service_are_told_at_their_cells(tmp_path):
    """The row keeps its number without a class."""
    rows = [[n, name, n, 0, n] for n, name in enumerate([*NAMES, "EPO"], start=1)]
    rows[2][4] = 99
    table = read(tmp_path, [["NO", "LAYANAN", "DISETUJUI", "DITOLAK", "JUMLAH"]], rows)
    codes = {(one.code, one.cell) for one in table.problems}
    assert {("total-mismatch", "E6"), ("cell-part-unread", "B10")} <= codes
    assert (None, None, "approved", None, 7) in counts(table)


@pytest.mark.parametrize(
    "heads", [["DITERIMA", "DISETUJUI", "DITOLAK"], ["DITERIMA", "PROSES"], ["TARGET", "DISETUJUI"]]
)
def test_what_is_not_certain_is_not_counted(tmp_path, heads):
    """DITERIMA beside DISETUJUI are applications that came in."""
    rows = [[n, name, *range(len(heads))] for n, name in enumerate(NAMES, start=1)]
    table = read(tmp_path, [["NO", "LAYANAN", *heads]], rows)
    assert table.table.kind is None
    assert any(one.code in {"recap-of-log", "kind-resembles"} for one in table.problems)


def log(folder, services, head="LAYANAN", **more_columns):
    """Return the one table of a log with a day, a service and a decision in each row."""
    heads = ["NO", "TGL PERMOHONAN", head, *more_columns, "L/P", "WN", "STATUS"]
    rows = [
        [n, f"{n:02d}.09.2024", name, *(cells[n - 1] for cells in more_columns.values()), "L", "Jepang", "Selesai"]
        for n, name in enumerate(services, start=1)
    ]
    return read(folder, [heads], rows)


@pytest.mark.parametrize("head", ["LAYANAN", "JENIS PERMOHONAN"])
def test_a_log_whose_services_name_the_class_is_read(tmp_path, head):
    """No column says the class; a service that is none of ours is counted without one, and told."""
    table = log(tmp_path, [*NAMES, "EPO"], head)
    assert table.table.kind == "services"
    values = table.records.values
    named = zip(values["service_class"], values["service"], strict=True)
    assert list(named) == [*NAMES.values(), (None, None)]
    assert [(one.code, one.cell) for one in table.problems if one.cell] == [("cell-part-unread", f"C{4 + len(NAMES)}")]


@pytest.mark.parametrize("services", [["Perpanjangan", "Baru", "Baru"], ["EPO", "Lapor diri", "Perpanjangan ITAS"]])
def test_a_log_most_of_whose_services_name_no_class_is_none_of_ours(tmp_path, services):
    """Its column of the class is still asked for."""
    table = log(tmp_path, services)
    assert (table.table.kind, table.table.resembles.missing) == (None, ("service_class",))


def test_a_decided_log_of_services_needs_no_date_of_its_own(tmp_path):
    """The office's word for the kind is proof enough; without it the list may be another's."""
    heads = ["NO REG", "NAMA PEMOHON", "LAYANAN", "STATUS BERKAS"]
    rows = [[f"{n}/IX", "ADA", name, "Selesai"] for n, name in enumerate(NAMES, start=1)]
    columns = {"LAYANAN": "service", "STATUS BERKAS": "decision"}
    tables = {"NO REG | NAMA PEMOHON | LAYANAN | STATUS BERKAS": "services"}
    assert read(tmp_path, [heads], rows, decisions=Mappings(columns=columns)).table.kind is None
    decided = read(tmp_path, [heads], rows, decisions=Mappings(columns=columns, tables=tables))
    assert decided.table.kind == "services"
    values = decided.records.values
    assert list(zip(values["service_class"], values["service"], strict=True)) == [*NAMES.values()]


@pytest.mark.parametrize("blank", [1, 3, 5])
@pytest.mark.parametrize("heads", [["LAYANAN", "DISETUJUI", "DITOLAK"], ["LAYANAN", "JUMLAH"]])
def test_a_row_of_a_recapitulation_without_numbers_counts_nothing(tmp_path, heads, blank):
    """Neither a kind of service that nobody asked for, nor the name of a group of them; each counted as one."""
    numbered = [[name, *range(n, n + len(heads) - 1)] for n, name in enumerate(NAMES, start=2)]
    rows = [row[:1] if n == blank else row for n, row in enumerate(numbered)]
    rows.insert(2, ["IZIN TINGGAL TERBATAS"])
    table = read(tmp_path, [heads], rows)
    values = table.records.values
    assert table.table.kind == "services"
    assert sum(values["count"]) == sum(sum(row[1:]) for row in rows)
    assert {service for service, count in zip(values["service"], values["count"], strict=True) if not count} >= {None}

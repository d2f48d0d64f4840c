"""What an office decides about a header wins over what is known of it, and what changes nothing is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.pipeline.check import check
from reports.pipeline.request import Request
from reports.vocabulary import config

if TYPE_CHECKING:
    from pathlib import Path

REGISTER = {"NAMA": "MIRA A", "KEBANGSAAN": "JEPANG", "JK": "L", "NO PASPOR": "A1234567", "IZIN TINGGAL": "ITAS"}
LOG = {"TGL": "05/09/2024", "JENIS KEJADIAN": "Overstay", **REGISTER, "PASAL": "Pasal 122 huruf a UU 6/2011"}


UNUSED = ("column-decision-unused", "decision-unused")


def decide(folder: Path, lines: str, heads: dict[str, str], title: str = "REGISTER ORANG ASING"):
    """Return the only table of an office with some decisions, and the keys of those that nothing uses."""
    (folder / "inputs").mkdir(exist_ok=True)
    (folder / "pora.toml").write_text("", encoding="utf-8")
    (folder / "mappings.toml").write_text(lines, encoding="utf-8")
    rows = [f"{title} SEPTEMBER 2024", ";".join(heads), ";".join(heads.values())]
    (folder / "inputs" / "table.csv").write_text("\n".join(rows), encoding="utf-8")
    checked = check([], Request(office=folder), config.load(folder))
    unused = [one.details["key"] for one in checked.problems if one.code in UNUSED]
    return checked.files[0].tables[0], unused


@pytest.mark.parametrize(
    ("head", "field", "column", "cell", "value"),
    [
        ("DOMISILI", "kecamatan", "district", "Koja", "31.72.03"),
        ("Asal", "nationality", "nationality", "India", "IND"),

        ("KETERANGAN", "kecamatan", "district", "Koja", "31.72.03"),
    ],
)  # fmt: skip
def test_a_decided_header_of_a_register_is_what_the_office_says(
    tmp_path: Path, head: str, field: str, column: str, cell: str, value: str
) -> None:
    """Whatever the program would have read under it."""
    heads = {name: text for name, text in REGISTER.items() if field != "nationality" or name != "KEBANGSAAN"}
    table, unused = decide(tmp_path, f'[columns]\n"{head}" = "{field}"\n', {**heads, head: cell})
    assert (table.records.values[column][0], unused) == (value, [])


def test_a_decided_status_is_the_grade(tmp_path: Path) -> None:
    """Where a column before it is known to be the grade, the decision is told as unused."""
    lines = '[columns]\n"STATUS KASUS" = "grade"\n'
    table, unused = decide(tmp_path, lines, {**LOG, "STATUS KASUS": "Dugaan"}, "DAFTAR KEJADIAN")
    assert (table.records.values["grade"][0], unused) == ("dugaan", [])
    heads = {**LOG, "TINGKAT KEPASTIAN": "Klarifikasi", "STATUS KASUS": "Dugaan"}
    table, unused = decide(tmp_path, lines, heads, "DAFTAR KEJADIAN")
    assert (table.records.values["grade"][0], unused) == ("klarifikasi", ['columns."STATUS KASUS"'])


def test_a_known_header_may_be_left_out(tmp_path: Path) -> None:
    """Read by its values it is not, either."""
    lines = '[columns]\n"KECAMATAN" = "abaikan"\n"TINGKAT" = "abaikan"\n'
    table, unused = decide(tmp_path, lines, {**LOG, "KECAMATAN": "Koja", "TINGKAT": "Dugaan"}, "DAFTAR KEJADIAN")
    assert (table.records.values["district"][0], table.records.values["grade"][0]) == (None, "klarifikasi")
    assert unused == []
    assert told(table) == [("column-decision-hides", "kecamatan")]


def told(table) -> list[tuple[str, object]]:
    """Return what is told of decisions not to read a known header."""
    return [(one.code, one.details["fields"]) for one in table.problems if one.code.startswith("column-decision-")]


@pytest.mark.parametrize(
    ("head", "cell", "column", "value", "field"),
    [
        ("JUMLAH", "3 org", "persons", 3, "persons"), ("JML", "3", "persons", 3, "persons"),
        ("JUMLAH ORANG", "3", "persons", 3, "persons"), ("PASAL", "78 ayat (1)", "article", "78-1", "legal_basis"),
    ],
)  # fmt: skip
def test_a_header_left_out_in_one_kind_is_read_in_another_that_knows_it(
    tmp_path: Path, head: str, cell: str, column: str, value: object, field: str
) -> None:
    """JUMLAH is asked of a recapitulation, where it means nothing; the log of incidents keeps its persons."""
    heads = {"TGL": "05/09/2024", "JENIS KEJADIAN": "Overstay", "KECAMATAN": "Koja", "KEBANGSAAN": "JEPANG"}
    table, _unused = decide(tmp_path, f'[columns]\n"{head}" = "abaikan"\n', {**heads, head: cell}, "DAFTAR KEJADIAN")
    assert table.records.values[column][0] == value
    assert told(table) == [("column-decision-limited", field)]


def test_what_no_kind_of_the_table_knows_stays_left_out(tmp_path: Path) -> None:
    """Nothing is told of it: it is what was asked."""
    table, unused = decide(tmp_path, '[columns]\n"JUMLAH" = "abaikan"\n', {**REGISTER, "JUMLAH": "1"})
    assert (told(table), unused) == ([], [])
    assert [one.field for one in table.table.columns if one.header == "JUMLAH"] == [None]


@pytest.mark.parametrize(
    "line",
    [
        '[columns]\n"DOMISLI" = "kecamatan"', '[columns]\n"KEC" = "activity_date"',
        '[codes.sex]\n"NAMA | JK › 1" = "L"',
    ],
)  # fmt: skip
def test_a_decision_that_nothing_uses_is_told(tmp_path: Path, line: str) -> None:
    """A misspelt header, a field that no such table holds, codes of another table."""
    _table, unused = decide(tmp_path, line, {**REGISTER, "KEC": "Koja"})
    (key,) = unused
    assert key.split('"')[1] in line.upper()


def test_a_code_of_the_table_is_used(tmp_path: Path) -> None:
    """By the pattern of its headers."""
    heads = {**REGISTER, "JK": "1"}
    table, unused = decide(tmp_path, f'[codes.sex]\n"{" | ".join(heads)} › 1" = "P"\n', heads)
    assert (table.records.values["sex"][0], unused) == ("P", [])


@pytest.mark.parametrize(("behind", "unused"), [({}, ['columns."S D"']), ({"NO ITAS": "J1"}, [])])
def test_a_decision_that_the_neighbours_overrule_is_told(
    tmp_path: Path, behind: dict[str, str], unused: list[str]
) -> None:
    """Behind the number of a passport S/D is its end, whatever is decided; the table is of no kind yet."""
    heads = {**{name: text for name, text in REGISTER.items() if name != "IZIN TINGGAL"}, **behind, "S/D": "01/02/2026"}
    table, told_unused = decide(tmp_path, '[columns]\n"S/D" = "permit_expiry"\n', heads)
    assert (table.table.kind, told_unused) == ("register" if behind else None, unused)

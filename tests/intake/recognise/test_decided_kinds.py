"""A kind that the office has decided is held to: what it still needs is told, never what another kind would need."""

from __future__ import annotations

import pytest

from reports.intake.recognise import locate
from reports.intake.recognise.other_lists import pattern_of
from reports.model.grid import Grid
from reports.model.place import Place
from reports.vocabulary.text import decision_key

HEADS = ("TGL SELESAI", "NAMA PEMOHON", "WN", "L/P", "PERMOHONAN", "HASIL")
ROWS = tuple((f"{day:02d}/09/2024", f"ORANG {day}", "Jepang", "L", "PERP", "Selesai") for day in range(1, 9))
CLASSES = ("IZIN TINGGAL", ("ITAS",) * len(ROWS))


def located(*, kind: str | None = None, extra: tuple[str, tuple[str, ...]] | None = None, columns=None):
    """Return the only table of a list of services, whose kind may be decided."""
    heads = (*HEADS, extra[0]) if extra else HEADS
    rows = tuple((*row, extra[1][number]) if extra else row for number, row in enumerate(ROWS))
    pattern = pattern_of({number: (head,) for number, head in enumerate(heads, 1)})
    grid = Grid("SEPTEMBER 2024", (heads, *rows))
    place = Place("layanan.xlsx", "layanan.xlsx", ())
    (table,) = locate(grid, place, columns or {}, None, {pattern: kind} if kind else None)
    return table


def told(table) -> dict[str, dict[str, str]]:
    """Return the problems of a table: code → details."""
    return {problem.code: dict(problem.details) for problem in table.problems}


@pytest.mark.parametrize("kind", ["services", "activities", "incidents"])
def test_what_the_decided_kind_needs_is_told(kind: str) -> None:
    """Not what the register would need, which the headers resemble more."""
    table = located(kind=kind)
    assert table.table.kind is None
    assert table.table.resembles.kind == kind
    (details,) = (details for code, details in told(table).items() if code == "kind-incomplete")
    assert details["kind"] == kind
    assert details["missing"]


def test_without_a_decision_the_likest_kind_is_told() -> None:
    """The same table, undecided: a list of persons without their permits."""
    problems = told(located())
    assert "kind-incomplete" not in problems
    assert problems["kind-resembles"]["kind"] == "register"


def test_once_the_column_is_there_the_decided_kind_is_read() -> None:
    """The office has added what was told to be missing."""
    columns = {"tgl selesai": "service_date", "permohonan": "service"}
    assert "kind-incomplete" in told(located(kind="services", columns=columns))
    table = located(kind="services", extra=CLASSES, columns=columns)
    assert table.table.kind == "services"
    assert "kind-incomplete" not in told(table)


DECISIONS = (
    ("NO", "NAMA", "WN", "PELANGGARAN", "KECAMATAN", "KEPUTUSAN TAK", None, None),
    (None, None, None, None, None, "NOMOR", "TANGGAL", "JENIS"),
)
"""Heads of a list of decisions, whose lower row alone looks like one of activities."""


@pytest.mark.parametrize(
    ("columns", "kind"),
    [({"pelanggaran": "legal_basis"}, "incidents"), ({"pelanggaran": "incident_type"}, None), ({}, None)],
    ids=["its needs are met", "another answer", "no answer"],
)
def test_a_decided_table_is_of_that_kind_or_of_none(columns: dict[str, str], kind: str | None) -> None:
    """An answer on a column that takes from the decided kind what it needs makes no table of another kind of it."""
    person = ("SEN WIJO", "Jepang", "Overstay", "Koja", "W.10-1", "05/09/2024", "Deportasi")
    grid = Grid("TAK", (*DECISIONS, *((number, *person) for number in range(1, 5))))
    place = Place("tak.xlsx", "tak.xlsx", ())
    pattern = (
        "NO | NAMA | WN | PELANGGARAN | KECAMATAN | KEPUTUSAN TAK NOMOR | KEPUTUSAN TAK TANGGAL | KEPUTUSAN TAK JENIS"
    )
    known = {"keputusan tak / nomor": "decision_no", "keputusan tak / tanggal": "decision_date", **columns}
    (table,) = locate(
        grid, place, {decision_key(text): code for text, code in known.items()}, None, {pattern: "incidents"}
    )
    assert table.table.kind == kind
    assert ("kind-incomplete" in told(table)) == (kind is None)


def test_a_decided_kind_that_lacks_a_need_gives_way_to_no_other() -> None:
    """A list of persons with permits that is decided to be services is no register for want of a column."""
    heads = ("NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "NOMOR BERKAS")
    rows = tuple((f"ORANG {n}", f"A123456{n}", "Jepang", "ITAS", f"B-{n}") for n in range(1, 6))
    grid, place = Grid("SEPTEMBER 2024", (heads, *rows)), Place("data.xlsx", "data.xlsx", ())
    for decided, kind in ((None, "register"), ("services", None), ("incidents", None)):
        (table,) = locate(grid, place, {}, None, {" | ".join(heads): decided} if decided else None)
        assert table.table.kind == kind

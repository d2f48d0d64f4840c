"""A kind that the office has decided is held to: what it still needs is told, never what another kind would need."""

from __future__ import annotations

import pytest

from reports.intake.recognise import locate
from reports.intake.recognise.other_lists import pattern_of
from reports.model.grid import Grid
from reports.model.place import Place

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

"""Workers by size of their place of work: who counts, of which size, and from which rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reports.measures import Scope, Tracer, measure, workplace_tables
from reports.model.coverage import Coverage, Delivery
from reports.model.figures import Status
from reports.model.period import Period

if TYPE_CHECKING:
    from tests.measures.conftest import MakesFrames, Rows

SEPTEMBER = Scope(Period.parse("2024-09"), date(2024, 9, 30), ("31.72.03",))
COVERAGE = Coverage((Delivery("register", SEPTEMBER.period, 1, 0, nil_declared=False),))


def worker(sponsor: str | None, **more: object) -> dict[str, object]:
    """Return a row of the register."""
    return {
        "sponsor_name": sponsor, "district": "31.72.03", "purpose": "bekerja", "permit_class": "ITAS",
        "nationality": "JPN", **more,
    }  # fmt: skip


ROWS: Rows = [
    *(worker("PT. WEXO") for _ in range(3)), worker("PT Wexo", district="31.72.04"), worker("pt wexo", district=None),
    worker("CV Quzo", permit_class="ITK"), worker("CV Quzo", permit_class="ITAP"),
    worker("CV Quzo", permit_class="ITD"), worker("CV Quzo", period="2024-08"), worker(None),
    worker("Ibu Rekaan", purpose="keluarga"), worker("CV Quzo", permit_class="PENGUNGSI"),
]  # fmt: skip


def test_each_figure_is_what_its_rows_add(frames_of: MakesFrames) -> None:
    """Spellings are one place of work, whose size counts its workers wherever they live; order changes nothing."""
    frames = frames_of(register=ROWS)
    tables = workplace_tables(frames["register"], COVERAGE, SEPTEMBER)
    by_district, by_size = (
        {place: cell.value for place, cell in table.cells.items() if cell.value} for table in tables
    )
    assert by_district == {
        ("31.72.03", "1-4"): 2, ("31.72.03", "5-19"): 3, ("31.72.03", "total"): 5, ("work-area", "1-4"): 2,
        ("work-area", "5-19"): 3, ("work-area", "total"): 5, ("outside", "5-19"): 1, ("outside", "total"): 1,
        ("unknown", "5-19"): 1, ("unknown", "total"): 1, ("total", "1-4"): 2, ("total", "5-19"): 5,
        ("total", "total"): 7,
    }  # fmt: skip
    assert by_size == {
        ("1-4", "workplaces"): 1, ("5-19", "workplaces"): 1, ("total", "workplaces"): 2,
        ("1-4", "workers"): 2, ("5-19", "workers"): 5, ("total", "workers"): 7,
    }  # fmt: skip
    assert workplace_tables(frames_of(register=ROWS[::-1])["register"], COVERAGE, SEPTEMBER) == tables
    counted = measure(frames, COVERAGE, SEPTEMBER.period, as_of=SEPTEMBER.as_of, districts=SEPTEMBER.districts)
    figures = replace(counted, tables={**counted.tables, **{table.id: table for table in tables}})
    tracer = Tracer(frames, COVERAGE, figures, SEPTEMBER.districts)
    for figure in (cell for table in tables for cell in table.cells.values()):
        assert sum(row.adds for row in tracer.rows(figure)) == figure.value
        assert sum(adds for adds, _ in tracer.added(figure).values()) == figure.value
        assert "sponsor_name" in tracer.fields(figure)


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ([worker("Ibu Rekaan", purpose="keluarga")], Status.NIHIL),
        ([worker(None)], Status.MISSING),
        ([worker("PT Wexo", purpose=None)], Status.MISSING),
        ([worker(None), worker("PT Wexo")], Status.VALUE),
    ],
    ids=["none works", "no sponsor", "no purpose", "one of two"],
)
def test_none_is_nil_and_unknown_is_missing(frames_of: MakesFrames, rows: Rows, status: Status) -> None:
    """A register that does not say where anybody works is no register without workers."""
    for table in workplace_tables(frames_of(register=rows)["register"], COVERAGE, SEPTEMBER):
        assert table.status is status
        assert all((cell.value is None) is (status is Status.MISSING) for cell in table.cells.values())


def test_without_a_register_nothing_is_known(frames_of: MakesFrames) -> None:
    """What was not delivered has no numbers."""
    empty = frames_of(register=[])["register"]
    assert {table.status for table in workplace_tables(empty, Coverage(()), SEPTEMBER)} == {Status.MISSING}

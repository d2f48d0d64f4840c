"""Whatever stands in a meeting workbook: it is read without an exception, and its rows add up."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reports.intake.meeting import read_meeting
from reports.intake.validate import balance_of, prove
from reports.ledger.typed_json import seal, unseal
from reports.model.grid import Grid, Span
from reports.model.meeting import Meeting
from tests import meetings

WORDS = [word for heads in (meetings.INVITED, meetings.FOLLOW_UPS, meetings.TEXTS) for word in heads]
MARKS = ["NIHIL", "JUMLAH", "1", ":", "-", "Tema: x", "16-10-2024"]
CELLS = st.one_of(
    st.none(), st.none(), st.sampled_from([*WORDS, *meetings.FACTS, *MARKS]),
    st.integers(-5, 60_000), st.floats(allow_nan=False), st.booleans(), st.text(max_size=8),
    st.dates(date(1800, 1, 1)), st.datetimes(datetime(1800, 1, 1)), st.times(), st.timedeltas(timedelta(0)),
)  # fmt: skip


@st.composite
def grids(draw: st.DrawFn) -> list[Grid]:
    """Return sheets of a meeting, ordinary ones with rows put in, and some rows made of anything."""
    found = []
    for name, rows in meetings.sheets().items():
        every = [*rows, *draw(st.lists(st.lists(CELLS, max_size=6), max_size=5))]
        at = draw(st.integers(0, len(every)))
        every = [*every[at:], *every[:at]]
        width = max(map(len, every))
        cells = tuple((*(None if one == "" else one for one in row), *[None] * (width - len(row))) for row in every)
        corners = draw(st.lists(st.tuples(*[st.integers(1, 8)] * 4), max_size=4))
        found.append(
            Grid(name, cells, tuple(Span(top, left, top + down, left + on) for top, left, down, on in corners))
        )
    return found


@given(grids())
def test_anything_is_read_and_adds_up(made: list[Grid]) -> None:
    """Every non-blank row of a table is in exactly one bin, and a kept meeting reads back the same."""
    found = read_meeting("rapat.xlsx", "rapat", made)
    for table in found.tables:
        grid = next(one for one in made if one.sheet == table.table.sheet)
        prove("rapat.xlsx", grid, table)
        assert balance_of(table).balanced
    if found.meeting is not None:
        assert unseal(seal(found.meeting), Meeting) == found.meeting


def test_time_cells_are_written_as_an_official_reads_them() -> None:
    """A time, a span of time and a fraction of a day."""
    for value in (time(9, 30), timedelta(hours=9, minutes=30), 9.5 / 24):
        sheets = meetings.sheets(Pukul=value)
        made = [Grid(name, tuple(map(tuple, rows))) for name, rows in sheets.items()]
        meeting = read_meeting("rapat.xlsx", "rapat", made).meeting
        assert meeting is not None
        assert meeting.time == "09.30"

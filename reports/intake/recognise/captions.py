"""Captions between the parts of a sheet: where the next table begins, and which months its parts are of.

A header that repeats under a title or a month begins a new table; under anything else the table goes on, its captions
being group rows (:mod:`reports.intake.recognise.group_rows`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise import cell_fit, periods
from reports.intake.recognise.group_rows import group_name
from reports.intake.recognise.labels import text_of
from reports.late_patterns import late_regex
from reports.model.sheet import RowRole
from reports.vocabulary.dates import months
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.intake.recognise.header import Header
    from reports.intake.recognise.rows import Body
    from reports.model.grid import Grid
    from reports.model.period import Period

_TITLE_WORDS = frozenset("DATA DAFTAR REGISTER LAPORAN TABEL REKAPITULASI LOG BULAN PERIODE".split())
_BESIDE_MONTH = frozenset("BULAN BLN PERIODE TAHUN THN TH PER KEADAAN POSISI DATA WNA ORANG ASING".split())
_YEAR_OR_DAY = late_regex(r"\d{1,2}|(?:19|20)\d{2}")
_ROWS_ABOVE = 4
"""Rows above a header in which its caption is looked for."""


def last_row_before_next(grid: Grid, headers: Sequence[Header], position: int) -> int:
    """Return the last row that can belong to a table: before the next header that is no repetition of its own."""
    own_header = headers[position]
    for later in headers[position + 1 :]:
        if not later.repeats(own_header) or _begins_table(grid, later.top):
            return later.top - 1
    return grid.height


def is_month(text: str) -> bool:
    """Tell whether a text is a caption of one month or several, and nothing else.

    Example:
        >>> is_month("B. BULAN AGUSTUS 2024"), is_month("Agustus"), is_month("Catatan Agustus")
        (True, True, False)
    """
    words = [word for word in normal(group_name(text)).split() if word not in _BESIDE_MONTH]
    month_words = [word for word in words if word in months()]
    return bool(month_words) and all(word in months() or _YEAR_OR_DAY.fullmatch(word) for word in words)


def months_in(grid: Grid, body: Body) -> tuple[tuple[int, str], ...]:
    """Return the rows of a body that are captions of months, with their texts; notes below the last record are none."""
    last = body.records[-1] if body.records else 0
    rows = sorted(row for row, role in body.structure.items() if role in {RowRole.NOTE, RowRole.GROUP} and row < last)
    return tuple((row, text) for row in rows if is_month(text := " ".join(_texts(grid, row))))


def own_month(grid: Grid, body: Body) -> tuple[str, ...]:
    """Return the caption of a month that stands for all records of a body, if there is one."""
    captions = months_in(grid, body)
    return (captions[0][1],) if len(captions) == 1 and captions[0][0] < body.records[0] else ()


def above_records(grid: Grid, body: Body) -> tuple[str, ...]:
    """Return the captions between a header and the first record, which say of what the first records are."""
    rows = sorted(row for row, role in body.structure.items() if role in {RowRole.NOTE, RowRole.GROUP})
    return tuple(" ".join(_texts(grid, row)) for row in rows if row < body.records[0])


def other_months(grid: Grid, body: Body, period: Period | None) -> tuple[int, ...]:
    """Return the rows that name another month than that of the table for the records below them."""
    return tuple(row for row, text in months_in(grid, body) if not _is_of(text, period))


def _is_of(text: str, period: Period | None) -> bool:
    if period is None or not period.is_month:
        return False
    stated = periods.stated(text)
    period_months = (period.last.month, period.last.month)
    return stated.period == period if stated.period is not None else stated.months == period_months


def _begins_table(grid: Grid, top: int) -> bool:
    """Tell whether the row above a header states a title or a month, so that no new page of the same table begins."""
    for number in range(top - 1, max(top - 1 - _ROWS_ABOVE, 0), -1):
        texts = [*_texts(grid, number)]
        if texts:
            words = normal(" ".join(texts)).split()
            is_title = bool(_TITLE_WORDS & set(words)) or is_month(" ".join(texts))
            return len(texts) <= 2 and is_title and not cell_fit.is_row_number(texts[0])
    return False


def _texts(grid: Grid, row: int) -> Iterator[str]:
    return (text_of(cell) for cell in grid.rows[row - 1] if cell is not None)

"""Marks and words below REALISASI that may say that an activity was not held; only declared words decide it.

V | X | 100% | 0% | - | Tunda | Dalam proses      a person tells an X for no from an X that ticks; here it is told
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.normalise.converters import as_text
from reports.late_patterns import late_regex
from reports.vocabulary import incident_words, ticks
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.model.grid import Scalar
    from reports.problems import Problem

_FIELD = "realization"
_CROSSES = frozenset("x×✗✘✖❌")
_NO = late_regex(
    r"(?:TIDAK|TDK|TAK|BELUM|BLM|TUNDA|TERTUNDA|USUL|USULAN|DIUSULKAN|DRAF|DRAFT|KONSEP|PROSES|DALAM PROSES|DLM PROSES"
    r"|DIPROSES|MASIH|NIHIL|KOSONG|NO|N|FALSE|NOT|MENUNGGU|PENDING|ON PROCESS|IN PROGRESS|SEBAGIAN|PERSIAPAN)\b"
)
_PERCENT = late_regex(r"(\d{1,3})(?:[.,]\d+)?\s?%")
_ALL = 100
_BLANK = "(kosong)"


def unclear_realizations(cells: Cells, not_held: Sequence[object]) -> list[Problem]:
    """Return a problem for each activity that counts although a mark or word of its realization may say no.

    Args:
        cells: of a log of activities.
        not_held: why each one is known as not held; None for those that count.
    """
    if not cells.has(_FIELD):
        return []
    column = cells.raw(_FIELD)
    distinct_cells = {cell for cell in column if cell is not None}
    words = {cell: _word(cell, distinct_cells) for cell in (*distinct_cells, None)}
    return [
        cells.problem("maybe-not-held", index, _FIELD, cell, {"word": word})
        for index, (cell, reason) in enumerate(zip(column, not_held, strict=True))
        if reason is None and (word := words[cell])
    ]


def not_held_by_ticks(cells: Cells) -> dict[int, str]:
    """Return record → ``caption:TIDAK TERLAKSANA`` of each activity ticked below a header that says it was not held."""
    columns = {
        column.index: word
        for column in cells.table.columns
        if column.field is None and (word := incident_words.not_held(column.header.rpartition(" / ")[2]))
        if not incident_words.is_planned(word)  # what was planned may have been held as well
    }
    return {
        index: f"caption:{word}"
        for index, row in enumerate(cells.rows)
        for column, word in columns.items()
        if ticks.is_ticked(cells.grid.cell(row, column))
    }


def _word(cell: Scalar, distinct_cells: Collection[Scalar]) -> str:
    """Return how a cell may say that an activity was not held; empty where it does not."""
    if cell is None:
        # in a column of ticks alone a blank says as much as a tick
        are_ticks = all(ticks.is_ticked(mark) is not None for mark in distinct_cells)
        return _BLANK if are_ticks and any(map(ticks.is_ticked, distinct_cells)) else ""
    text = as_text(cell)
    if incident_words.may_be_not_held(text):
        return ""  # told with the words of other columns
    if text.strip().casefold() in _CROSSES:
        return text if len(distinct_cells) > 1 else ""
    return text if _says_no(cell, text) else ""


def _says_no(cell: Scalar, text: str) -> bool:
    """Tell whether a cell is a mark or word for no, or a part of the whole."""
    if ticks.is_ticked(cell) is False:
        return True
    if isinstance(cell, float):
        return 0 <= cell < 1
    percent = _PERCENT.fullmatch(text.strip())
    if percent:
        return int(percent[1]) < _ALL
    is_mark = not normal(text) and ticks.is_ticked(cell) is None
    return is_mark or _NO.match(normal(text)) is not None

"""Sheets without a table on which NIHIL stands below a title: of one kind and month they declare that kind nil."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reports.intake.recognise import periods
from reports.intake.recognise.located import Located
from reports.intake.recognise.nil_rows import DECLARING
from reports.intake.recognise.nil_tables import months_of
from reports.intake.recognise.table_period import stated_texts, titles_above
from reports.model.grid import cell_name
from reports.model.sheet import RowRole, SheetTable
from reports.problems import Problem
from reports.vocabulary import nil_sentences
from reports.vocabulary.resources import load
from reports.vocabulary.text import first_word_in, normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.intake.recognise.decided_tables import TableDecisions
    from reports.model.grid import Grid
    from reports.model.period import Period
    from reports.model.place import Place

_MOST_ROWS = 60
"""Filled rows of such a sheet; a longer one is a letter."""


@dataclass(frozen=True)
class _Saying:
    """The cell of a sheet that says NIHIL."""

    row: int
    column: int
    text: str
    kinds: tuple[str, ...]
    """That the titles or names next to it name."""
    period: periods.Decided

    @property
    def kind(self) -> str | None:
        """The kind that it declares nil; None where it is not sure which, or for no single month."""
        span = self.period.period
        if len(self.kinds) != 1 or span is None or not span.is_month:
            return None
        fits = nil_sentences.declares_nil(self.kinds[0], self.text)
        return self.kinds[0] if fits and None not in months_of(self.text, span) else None


def nil_sheet(grid: Grid, place: Place, decisions: TableDecisions) -> Iterator[Located]:
    """Yield the table without heads or rows of a sheet that declares one kind nil for one month."""
    saying = _saying(grid, place, decisions.period)
    if saying is None or saying.kind is None:
        return
    rows = (saying.row, saying.row)
    structure = {saying.row: RowRole.NIL}
    period = saying.period
    table = SheetTable(
        grid.sheet, 1, grid.hidden, saying.kind, period.period, period.source, rows, None, (), structure,
        nil_declared=True,
    )  # fmt: skip
    yield Located(table, (), {}, (), {}, ())


def nil_alone(grid: Grid, place: Place, period: Period | None) -> Iterator[Problem]:
    """Yield that a sheet without a table says NIHIL, but not surely of what or when.

    Args:
        grid: the sheet.
        place: where it stands.
        period: this office's decision on the period of the sheet.
    """
    saying = _saying(grid, place, period)
    if saying is None or saying.kind is not None:
        return
    span = saying.period.period
    details = {"kinds": " ".join(saying.kinds), "months": str(span) if span else ""}
    yield Problem("nil-alone", place.path, grid.sheet, cell_name(saying.row, saying.column), details=details)


def _saying(grid: Grid, place: Place, period: Period | None) -> _Saying | None:
    """Return the first cell that stands alone in its row and declares nil."""
    filled = [number for number, row in enumerate(grid.rows, start=1) if row.count(None) < len(row)]
    for row in filled if len(filled) <= _MOST_ROWS else ():
        cells = [(column, cell) for column, cell in enumerate(grid.rows[row - 1], start=1) if cell is not None]
        column, text = cells[0]
        if len(cells) > 1 or not isinstance(text, str):
            continue
        if any(nil_sentences.declares_nil(kind, text) for kind in DECLARING):
            titles = titles_above(grid, 1, row - 1)
            decided = periods.Decided(period, "decision") if period else None
            decided = decided or periods.decide(stated_texts(grid, place, titles))
            return _Saying(row, column, text, _kinds_named(titles, grid.sheet, place.file), decided)
    return None


def _kinds_named(titles: tuple[str, ...], sheet: str, file: str) -> tuple[str, ...]:
    """Return the kinds that the nearest name with any names; that of the unit which reports names none."""
    units = load("incident_proof")["units"]
    words = [normal(title) for title in reversed(titles)]
    named_by = [title for title in words if not any(f"{title} ".startswith(f"{word} ") for word in units)]
    for text in (*named_by, normal(sheet), normal(file.rpartition(".")[0])):
        kinds = tuple(kind for kind, words in _words().items() if first_word_in(words, [text]))
        if kinds:
            return kinds
    return ()


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Return kind → the words by which a title names it."""
    words: dict[str, list[str]] = load("nil_markers")["titles"]
    return {kind: tuple(of_kind) for kind, of_kind in words.items()}

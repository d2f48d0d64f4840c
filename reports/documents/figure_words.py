"""Finds a figure by the words of its table: "Tabel 6, Koja, ITAS"."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from rapidfuzz import process

from reports.documents.figures_used import block_figures, iter_blocks
from reports.errors import UsageError
from reports.late_patterns import late_regex
from reports.model.document import Form, Table
from reports.model.figures import TOTAL
from reports.vocabulary.table_names import column_label, row_label, short_name, table_name
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reports.model.document import Document
    from reports.model.figures import Figure, Figures

NUMBERED = late_regex(r"(?:TABEL|FORMULIR) \d+")
"""A table by its number, in its normal form."""
_PRINTED_AGAIN = late_regex(r"#\d+$")
"""Number after the id of a figure that a document prints more than once."""
_WHOLE = frozenset({TOTAL, "count"})
"""Codes of a side that is not named: its total, or the number itself beside other numbers."""
_MOST_SHOWN = 5


def figure_by_id(figure_id: str, figures: Figures) -> Figure:
    """Return the figure of an id, as it stands in the figures file, in the PDF or in the address of a page.

    Raises:
        UsageError: there is none.
    """
    parts = _PRINTED_AGAIN.sub("", figure_id.strip()).removeprefix("#").split("/")
    table = figures.tables.get(parts[0])
    if table is not None and len(parts) == 3:  # table, row, column
        figure = table.cells.get((parts[1], parts[2]))
        if figure is not None:
            return figure
    ids = [figure.id for table in figures.tables.values() for figure in table.cells.values()]
    near_ids = [match[0] for match in process.extract(figure_id, ids, limit=_MOST_SHOWN)]
    raise UsageError(
        "there is no figure {figure}",
        "ids stand in the figures file of the return and on the sheet Telusur of its workbook; near it: {near}",
        figure=figure_id,
        near=", ".join(near_ids),
    )


def figure_by_words(words: str, figures: Figures, document: Document | None) -> Figure:
    """Return the figure that words of a table name: the table, then row, column or both, in any order.

    Args:
        words: with commas between; a side that is not named is its total.
        figures: as counted.
        document: numbers the tables; None where no number is named.

    Raises:
        UsageError: they name no figure, or several.
    """
    first, *parts = (normal(part) for part in words.split(","))
    candidates = list(dict.fromkeys(_of_number(first, figures, document) if document else _of_title(first, figures)))
    if not candidates:
        tables = ", ".join(table_name(table).title for table in figures.tables)
        raise UsageError("no table is called {words}", "tables are: {tables}", words=first.lower(), tables=tables)
    matches = _matching(candidates, parts)
    if len(matches) == 1:
        return matches[0]
    if matches:
        choices = "; ".join(f"{figure.id} ({_labels(figure)})" for figure in matches[:_MOST_SHOWN])
        raise UsageError(
            "{words} may be several figures", "name row and column, or type an id: {near}", words=words, near=choices
        )
    raise UsageError(
        "{words} names no figure of its table", "its rows and columns are: {near}", words=words,
        near=", ".join(dict.fromkeys(chain.from_iterable(map(_sides, candidates)))),
    )  # fmt: skip


def _of_number(number: str, figures: Figures, document: Document) -> Iterable[Figure]:
    """Yield the measured figures of the printed table or form of a number."""
    for block in iter_blocks(document.sections):
        if isinstance(block, Table | Form) and normal(block.title).startswith(f"{number} "):
            printed = (figure for figure in block_figures(block) if figure.table in figures.tables)
            yield from (figures.figure(figure.table, figure.row, figure.column) for figure in printed)


def _of_title(words: str, figures: Figures) -> Iterable[Figure]:
    """Yield the figures of the tables that words call: the whole title or id, else part of it."""
    names = {
        table: {normal(table), normal(table_name(table).title), normal(short_name(table))} for table in figures.tables
    }
    exact = [table for table, titles in names.items() if words in titles]
    partly = [table for table, titles in names.items() if any(f" {words} " in f" {name} " for name in titles)]
    for table in exact or partly:
        yield from figures.tables[table].cells.values()


def _matching(candidates: Sequence[Figure], parts: Sequence[str]) -> list[Figure]:
    """Return the figures that all parts name; of those a total on the side that no part names, where there is one."""
    for is_named in (_is, _begins):
        fitting = [figure for figure in candidates if _sides_named(figure, parts, is_named) is not None]
        if fitting:
            totals = [
                figure for figure in fitting if _rest_is_total(figure, _sides_named(figure, parts, is_named) or set())
            ]
            return totals or fitting
    return []


def _is(label: str, part: str) -> bool:
    return label == part


def _begins(label: str, part: str) -> bool:
    return bool(part) and label.startswith(part)


def _sides_named(figure: Figure, parts: Sequence[str], is_named: Callable[[str, str], bool]) -> set[str] | None:
    """Return which sides of a figure the parts name; None where a part names none, or two the same."""
    free = {"row": _row_names(figure), "column": _column_names(figure)}
    for part in parts:
        side = next((side for side, labels in free.items() if any(is_named(label, part) for label in labels)), None)
        if side is None:
            return None
        del free[side]
    return {"row", "column"} - free.keys()


def _rest_is_total(figure: Figure, sides: set[str]) -> bool:
    return all(getattr(figure, side) in _WHOLE for side in {"row", "column"} - sides)


def _row_names(figure: Figure) -> set[str]:
    return {normal(row_label(figure.table, figure.row)), normal(figure.row)}


def _column_names(figure: Figure) -> set[str]:
    return {normal(column_label(figure.table, figure.column)), normal(figure.column)}


def _sides(figure: Figure) -> tuple[str, str]:
    return row_label(figure.table, figure.row), column_label(figure.table, figure.column)


def _labels(figure: Figure) -> str:
    return ", ".join(_sides(figure))

"""Texts of rows that documents print: searched for persons, and told at their cells before anything is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.pipeline.masking import masked_texts
from reports.problems import Problem
from reports.vocabulary.editions import DINAS, Use, use_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reports.model.sheet import FileReading, TableReading
    from reports.privacy import PersonIndex

_KINDS = frozenset({"activities", "agency_counts", "incidents"})
_BY_LIST = frozenset({"incident_type"})
"""Fields whose texts become codes; what no list declares is searched where it is printed."""


def row_text_problems(files: Iterable[FileReading], persons: Callable[[], PersonIndex]) -> tuple[Problem, ...]:
    """Return a problem at each cell whose text is printed in some document and names a person.

    Args:
        files: of the office.
        persons: makes the index of those searched for; not called where there is no text.

    Raises:
        NothingReadError: the texts are too costly to search.
    """
    cells = [(file.path, table, *cell) for file in files for table in file.tables for cell in _texts(table)]
    if not cells:
        return ()
    masked_by_text = masked_texts(sorted({text for *_place, text in cells}), persons())
    return tuple(
        Problem(
            "personal-data-in-text", path, table.table.sheet, cell, field, details={"what": masked_by_text[text].kinds}
        )
        for path, table, cell, field, text in cells
        if masked_by_text[text].kinds
    )


def _texts(table: TableReading) -> Iterator[tuple[str, str, str]]:
    """Yield cell, field and text of the accepted rows of a table, of fields that are printed after the search."""
    records = table.records
    if table.table.kind not in _KINDS:
        return
    for column in table.table.columns:
        for field in column.fields or (column.field,):
            if field is None or use_of(field, DINAS) is not Use.SEARCHED or field in _BY_LIST:
                continue
            values = zip(records.rows, records.accepted, records.values.get(field, ()), strict=False)
            yield from (
                (f"{column.letter}{row}", field, text) for row, is_in, text in values if is_in and isinstance(text, str)
            )

"""Recognises counts of agencies with a column for each agency: kecamatan or kelurahan × Dukcapil, Disnaker, ….

NO | KECAMATAN | DUKCAPIL | DISNAKER | JUMLAH      each number is a count of its own, with its cell as provenance
 1 | KOJA      |    30    |    40    |   70        the last column is checked and not counted
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.intake.recognise.body_lines import says_total
from reports.intake.recognise.header_reading import read_header
from reports.intake.recognise.rows import Total
from reports.model.grid import cell_name
from reports.model.pivot import Pivot, PivotPart, PivotTotal
from reports.model.sheet import RowRole
from reports.problems import Problem
from reports.vocabulary import numbers, recap_words, schema
from reports.vocabulary.recap_words import TOTAL
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.intake.recognise.labels import Label
    from reports.intake.recognise.unknown_tables import UnknownTable
    from reports.model.grid import Grid
    from reports.model.place import Place
    from reports.model.sheet import SheetTable

KIND = "agency_counts"
_PLACES = ("kecamatan", "kelurahan")
_OTHERS = frozenset({"row_no", "remarks", "as_of", "definition", *_PLACES})
"""Fields of the rows, beside the counts."""
_AROUND = frozenset("DATA JUMLAH JML JLH MENURUT VERSI DARI WNA OA ORANG ASING".split())
"""Words around the name of an agency."""
_NO_AGENCY = frozenset("IMIGRASI KANIM SELISIH PERSENTASE PERSEN KETERANGAN KET NO".split())
"""Words of columns that are compared or computed, and not given by an agency."""
_COUNTS = 0.8
"""Part of the filled cells of a column that are whole numbers, at least."""
_BY_SEX = {"L": "count_male", "P": "count_female"}


@dataclass(frozen=True)
class AgencyTable:
    """What a table with a column for each agency holds."""

    pivot: Pivot
    stub: Mapping[str, int]
    """Field of the rows → column."""
    unread: tuple[int, ...]
    """Columns of counts under a header that names no known agency."""


def agency_table(grid: Grid, table: UnknownTable) -> AgencyTable | None:
    """Return the agencies of a table of no kind that has a column for each; None for any other table."""
    stub = {field: column for column, field in stub_of(grid, table)}
    if not any(field in stub for field in _PLACES) or "agency" in stub:
        return None
    headed = [column for column in table.columns if column not in stub.values() and column in table.labels]
    meanings = {column: meaning for column in headed if (meaning := _meaning(table.labels[column])) is not None}
    if not meanings:  # and no number of a long table need be looked at
        return None
    counted = [column for column in headed if _is_counted(grid, table, column)]
    meaning_by_column = {column: meanings[column] for column in counted if column in meanings}
    if not meaning_by_column or max(Counter(meaning_by_column.values()).values()) > 1:
        return None
    other_counts = [column for column in counted if column not in meaning_by_column]
    totals = [column for column in other_counts if TOTAL in recap_words.meanings(table.labels[column][-1])]
    unread = tuple(column for column in other_counts if column not in totals and not _is_computed(table.labels[column]))
    checked = tuple(PivotTotal(column, {}) for column in totals) if len(other_counts) == 1 else ()
    return AgencyTable(Pivot(tuple(_parts(meaning_by_column)), checked), stub, unread)


def stub_of(grid: Grid, table: UnknownTable) -> Iterator[tuple[int, str]]:
    """Yield the columns of the rows with their fields; a place is written in words."""
    seen_fields = set()
    for column in table.columns:
        reading = read_header(KIND, table.labels[column]) if column in table.labels else None
        field = reading.fields[0] if reading and len(reading.fields) == 1 else None
        if field is None or field not in _OTHERS | {"agency"} or field in seen_fields:
            continue
        if field not in _PLACES or any(isinstance(grid.cell(row, column), str) for row in table.records):
            seen_fields.add(field)
            yield column, field


def _is_counted(grid: Grid, table: UnknownTable, column: int) -> bool:
    cells = [cell for row in table.records if (cell := grid.cell(row, column)) is not None]
    return bool(cells) and sum(numbers.whole(cell) is not None for cell in cells) >= _COUNTS * len(cells)


def _meaning(label: Label) -> tuple[str, str] | None:
    """Return agency and field of a column: by its header, or by that of its group over L, P and JUMLAH."""
    agency = _agency(label[-1])
    if agency is not None:
        return agency, "count_total"
    groups = [code for text in label[:-1] if (code := _agency(text)) is not None]
    meaning = recap_words.meanings(label[-1])
    if len(groups) != 1:
        return None
    if TOTAL in meaning:
        return groups[0], "count_total"
    return (groups[0], _BY_SEX[meaning["sex"]]) if "sex" in meaning else None


def _agency(text: str) -> str | None:
    """Return the agency a header names, without the words around its name."""
    code_by_alias = schema.value_aliases(KIND, "agency")
    key = normal(text)
    bare = " ".join(word for word in key.split() if word not in _AROUND)
    return code_by_alias.get(key) or code_by_alias.get(bare)


def _is_computed(label: Label) -> bool:
    return bool(_NO_AGENCY & set(normal(" ".join(label)).split())) or "%" in label[-1]


def _parts(meaning_by_column: Mapping[int, tuple[str, str]]) -> Iterator[PivotPart]:
    for agency in dict.fromkeys(agency for agency, _field in meaning_by_column.values()):
        columns = {field: column for column, (owner, field) in meaning_by_column.items() if owner == agency}
        yield PivotPart({"agency": agency}, columns)


def as_counts(table: SheetTable, kind: str, stub: Mapping[str, int], pivot: Pivot) -> SheetTable:
    """Return a table of no kind as one of counts."""
    fields = {column: field for field, column in stub.items()}
    fields_by_column = {
        column: tuple(field for field, place in stub.items() if place == column) for column in stub.values()
    }
    fields |= {column: field for part in pivot.parts for field, column in part.columns.items()}
    columns = tuple(
        replace(
            column,
            field=fields.get(column.index),
            fields=all_fields if len(all_fields := fields_by_column.get(column.index, ())) > 1 else (),
            how="alias" if column.index in fields else "none",
        )
        for column in table.columns
    )
    return replace(table, kind=kind, columns=columns, resembles=None, is_pivoted=True)


def totals_of(grid: Grid, table: UnknownTable) -> tuple[Total, ...]:
    """Return the total rows of a table with the first row of the block that each closes."""
    closing = [row for row in range(max(table.records) + 1, table.last_row + 1) if _is_total(grid, row)]
    inner = [row for row, role in table.structure.items() if role is RowRole.TOTAL and row not in closing]
    totals, first = [], table.records[0]
    for row in sorted({*inner, *closing}):
        totals.append(Total(row, first))
        first = next((record for record in table.records if record > row), first)
    return tuple(totals)


def _is_total(grid: Grid, row: int) -> bool:
    return says_total([cell for cell in grid.rows[row - 1] if isinstance(cell, str)])


def pivot_problems(place: Place, table: SheetTable, agencies: AgencyTable) -> list[Problem]:
    """Return a problem at the header of each column of counts that names no known agency."""
    return [
        Problem("agency-column-unread", place.path, table.sheet, cell_name(table.header_rows[1], column), "agency")
        for column in agencies.unread
    ]

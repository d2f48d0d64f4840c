"""Recognises recapitulations of a register: rows and columns that name kecamatan, nationality, class or sex.

NO | KECAMATAN | ITK | ITAS | ITAP | JUMLAH          a column of names that mean something, over columns of counts
 1 | KOJA      |  2  |  14  |   3  |   19
   | JUMLAH    |  …                                  all persons of a column

A recapitulation is never counted: it is compared with the register of its workbook.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.intake.recognise.body_lines import says_total
from reports.intake.recognise.header_reading import read_header
from reports.intake.recognise.recap_weeks import without_weeks
from reports.model.recap import Recap, RecapCell
from reports.vocabulary import numbers, recap_words, weeks
from reports.vocabulary.recap_words import TOTAL
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.intake.recognise.labels import Label
    from reports.intake.recognise.unknown_tables import UnknownTable
    from reports.model.grid import Grid

    Facets = Mapping[str, str]

_NAMED = 0.7
"""Part of the rows whose label means something, at least."""
_COUNTS = 0.8
"""Part of the filled cells of a column that are whole numbers, at least."""
_DIMENSIONS = ("district", "village", "nationality", "permit_class", "sex")
_MOST_ROWS = 400
"""Rows of the longest recapitulation: there are some 250 nationalities. Longer tables are not searched for words."""
_FEWEST_ROWS = 2
_FIELDS = {"district": "kecamatan", "village": "kelurahan", "nationality": "nationality", "sex": "sex"}
"""Dimension → the field by whose headers a column of labels is told from another that fits as well."""


def recap_of(grid: Grid, table: UnknownTable, titles: tuple[str, ...]) -> Recap | None:
    """Return the numbers of a table of no kind that is a recapitulation of persons; None for any other table.

    Args:
        grid: the sheet.
        table: the table.
        titles: texts above it.
    """
    if len(table.records) > _MOST_ROWS:
        return None
    named_by = " ".join((grid.sheet, *titles))
    if recap_words.has_word("others", named_by):
        return None
    # headers are few: the words of all rows are only looked up below headers that mean something
    if not any(recap_words.meanings(label[-1]) or weeks.of_header(label[-1]) for label in table.labels.values()):
        return None
    stub = _stub(grid, table)
    if stub is None:
        return None
    column, dimension = stub
    counted = [
        other_column
        for other_column in table.columns
        if other_column != column and _is_counted(grid, table, other_column)
    ]
    columns = _columns(table.labels, counted)
    is_of_persons = recap_words.has_word("persons", named_by)
    if not columns or not (is_of_persons or any(columns.values())):
        return None
    rows = dict(_rows(grid, table, column, dimension))
    cells = tuple(_cells(grid, rows, columns))
    damaged = _damaged(grid)
    known_columns = {column for of_weeks in columns for column in of_weeks}
    unread = sum(row in rows and column in known_columns for row, column in damaged)
    unread += sum(
        numbers.whole(grid.cell(row, counted_column)) is not None
        for row in table.records
        for counted_column in counted
        if row not in rows or counted_column not in known_columns
    )
    return Recap(cells, unread, dimension, is_of_persons=is_of_persons) if cells else None


def _stub(grid: Grid, table: UnknownTable) -> tuple[int, str] | None:
    """Return the column of the row labels and the dimension that they name; None where too few mean anything."""
    candidates = []
    for column in table.columns:
        texts = [cell for row in table.records if isinstance(cell := grid.cell(row, column), str)]
        counts = Counter(dimension for text in texts for dimension in recap_words.meanings(text))
        header = read_header("register", table.labels[column]) if column in table.labels else None
        for dimension in _DIMENSIONS:
            is_headed = header is not None and header.fields[0] == _FIELDS.get(dimension)
            candidates.append((counts[dimension], is_headed, -_DIMENSIONS.index(dimension), -column, dimension))
    best = max(candidates, default=None)
    if best is None or best[0] < max(_FEWEST_ROWS, _NAMED * len(table.records)):
        return None
    return -best[3], best[4]


def _is_counted(grid: Grid, table: UnknownTable, column: int) -> bool:
    """Tell whether a column below a header holds counts; a running number is none."""
    cells = [cell for row in table.records if (cell := grid.cell(row, column)) is not None]
    label = table.labels.get(column)
    if not label or _is_row_number(label):
        return False
    if not cells:  # nobody at all in a column whose name is known
        return bool(recap_words.meanings(label[-1]))
    return sum(numbers.whole(cell) is not None for cell in cells) >= _COUNTS * len(cells)


def _is_row_number(label: Label) -> bool:
    reading = read_header("register", label)
    return reading is not None and reading.fields == ("row_no",)


def _columns(labels: Mapping[int, Label], counted: list[int]) -> Mapping[tuple[int, ...], Facets]:
    """Return columns → what their persons have in common: one column, or those of all weeks; only what is certain.

    A total is only certain beside columns that are all known, and facets only where no other column has the same.
    Weeks say nothing where a column of their month stands beside them.
    """
    shared = _shared([labels[column] for column in counted])
    other_labels, of_weeks = without_weeks({column: labels[column][shared:] for column in counted})
    read = {(column,): _facets(label) for column, label in other_labels.items()}
    read_weeks = {columns: _facets(label) for columns, label in of_weeks.items()}
    read_columns = len(read) + sum(map(len, read_weeks))
    is_all_known = read_columns == len(counted) and None not in (*read.values(), *read_weeks.values())
    certain, weekly = (
        {columns: facets for columns, facets in part.items() if facets is not None and (facets or is_all_known)}
        for part in (read, read_weeks)
    )
    same = Counter(tuple(sorted(facets.items())) for facets in certain.values())
    single = {columns: facets for columns, facets in certain.items() if same[tuple(sorted(facets.items()))] == 1}
    return single | {columns: facets for columns, facets in weekly.items() if facets not in certain.values()}


def _shared(labels: list[Label]) -> int:
    """Return how many header texts from the top all columns share: a title, not a group."""
    if len(labels) < _FEWEST_ROWS:
        return 0
    depth = 0
    while all(len(label) > depth + 1 and label[depth] == labels[0][depth] for label in labels):
        depth += 1
    return depth


def _facets(label: Label) -> dict[str, str] | None:
    """Return what a column's persons have in common, empty for a total; None where a text means nothing known."""
    facets: dict[str, str] = {}
    for position, text in enumerate(label):
        meaning = recap_words.meanings(text)
        if not meaning and position < len(label) - 1 and _names_field(text):
            continue
        if not meaning:
            return None
        for dimension, code in list(meaning.items())[:1]:
            if dimension != TOTAL and facets.setdefault(dimension, code) != code:
                return None
    return facets


def _names_field(text: str) -> bool:
    """Tell whether a group header is the name of a dimension: JENIS IZIN TINGGAL over ITAS."""
    reading = read_header("register", (text,))
    return reading is not None and bool({*reading.fields} & {"permit_type", "sex", "kecamatan", "nationality"})


def _rows(grid: Grid, table: UnknownTable, column: int, dimension: str) -> Iterator[tuple[int, Facets]]:
    """Yield row → what its persons have in common: of each record by its label, and of the closing total."""
    rows_by_code = Counter(_code(grid, row, column, dimension) for row in table.records)
    for row in table.records:
        code = _code(grid, row, column, dimension)
        if code is not None and rows_by_code[code] == 1:
            yield row, {dimension: code}
    if rows_by_code[None]:
        return
    totals = [row for row in range(max(table.records) + 1, table.last_row + 1) if _is_total(grid, row)]
    if len(totals) == 1:
        yield totals[0], {}


def _code(grid: Grid, row: int, column: int, dimension: str) -> str | None:
    text = grid.cell(row, column)
    return recap_words.meanings(text).get(dimension) if isinstance(text, str) else None


def _is_total(grid: Grid, row: int) -> bool:
    texts = [cell for cell in grid.rows[row - 1] if isinstance(cell, str)]
    return says_total(texts) or any(normal(text) in recap_words.words("total") for text in texts[:2])


def _damaged(grid: Grid) -> frozenset[tuple[int, int]]:
    """Return the cells that hold an error or a formula without its value."""
    return frozenset((finding.row, finding.column) for finding in grid.damaged)


def _cells(grid: Grid, rows: Mapping[int, Facets], columns: Mapping[tuple[int, ...], Facets]) -> Iterator[RecapCell]:
    """Yield every number whose row and column mean something; a blank cell of a row with numbers is none.

    A formula that was never calculated, or an error, is no blank: it is compared with nothing. Numbers of weeks are
    one, in the column of the last week.
    """
    damaged = _damaged(grid)
    for row, of_row in rows.items():
        if all(numbers.whole(grid.cell(row, column)) is None for of_weeks in columns for column in of_weeks):
            continue
        for of_weeks, of_column in columns.items():
            stated = [_stated(grid, row, column, damaged) for column in of_weeks]
            if None in stated or of_row.keys() & of_column.keys():
                continue
            several = [number or 0 for number in stated]
            latest = several[-1] if len(several) > 1 else None
            yield RecapCell(row, of_weeks[-1], {**of_row, **of_column}, sum(several), latest)


def _stated(grid: Grid, row: int, column: int, damaged: frozenset[tuple[int, int]]) -> int | None:
    """Return the number of a cell, 0 for a blank one; None for a text or a damaged cell."""
    cell = grid.cell(row, column)
    if (row, column) in damaged:
        return None
    return 0 if cell is None else numbers.whole(cell)

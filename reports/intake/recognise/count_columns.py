"""Columns of a log that seem to say how many entries a row stands for, and that no field reads.

KEGIATAN | DIPERIKSA | JUMLAH        4 below JUMLAH may be activities, persons or findings; the row counts once
IZIN | JENIS | HASIL | BULAN INI     without a day, name or sex 52 below BULAN INI may be that many applications

A number that is passed over in silence makes each row one; it is told, whatever it turns out to be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise.decided_tables import header_is_decided
from reports.intake.recognise.labels import joined
from reports.model.grid import cell_name
from reports.problems import Problem
from reports.vocabulary import recap_words
from reports.vocabulary.text import normal
from reports.vocabulary.written_counts import count_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.intake.recognise.header import Header
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.model.grid import Grid, Scalar
    from reports.model.place import Place
    from reports.model.sheet import SheetTable

_LOGS = frozenset({"activities", "incidents", "services"})
_COUNTS, _LARGEST = 0.8, 999
"""Part of the filled cells that are whole numbers, at least; a larger number is an amount of money."""


_OF_ONE = frozenset({"service_date", "full_name", "passport_no", "sex", "count", "count_total", "count_male"})
"""Fields by which a row of a list of applications is one of them, or says how many; else any number may be theirs."""


def count_columns(
    place: Place, table: SheetTable, grid: Grid, header: Header, mapping: Mapping_, records: Sequence[int]
) -> Iterator[Problem]:
    """Yield a problem for each column of numbers of a log that no field reads and that may count its rows.

    Args:
        place: where the table stands.
        table: as it is counted.
        grid: the sheet.
        header: of the table.
        mapping: of its columns.
        records: rows of the records, 1-based.
    """
    if table.kind not in _LOGS:
        return
    is_summed = table.kind == "services" and not _OF_ONE & set(mapping.fields)
    read_columns = {match.column for match in (*mapping.matches, *mapping.repeated)}
    for column, label in sorted(header.labels.items()):
        if column in read_columns or header_is_decided(label, header.remembered):
            continue
        if not is_summed and not _names_count(label[-1]):
            continue
        if _count_several([grid.cell(row, column) for row in records]):
            cell = cell_name(header.bottom, column)
            yield Problem("count-unread", place.path, table.sheet, cell, details={"header": joined(label)})


def _names_count(text: str) -> bool:
    """Tell whether a header says how many, of nothing or of what a log has rows of: JUMLAH, JML KEGIATAN, VOLUME."""
    words = normal(text).split()
    of_rows = recap_words.words("of_rows")
    return bool(words) and words[0] in recap_words.words("how_many") and all(word in of_rows for word in words[1:])


def _count_several(cells: Sequence[Scalar]) -> bool:
    """Tell whether cells are numbers, some of which count more than one; running numbers count nothing."""
    filled = [cell for cell in cells if cell is not None]
    counts = [number for cell in filled if (number := count_of(cell)) is not None]
    if not counts or len(counts) < _COUNTS * len(filled) or (len(counts) > 1 and counts == list(_running(counts))):
        return False
    return 1 < max(counts) <= _LARGEST


def _running(counts: Sequence[int]) -> range:
    return range(counts[0], counts[0] + len(counts))

"""Columns of a register that name or count further persons beside the holder of a row: told once a table.

``Nama Istri | Paspor Istri``, ``Anak 1 | Anak 2``, ``Pengikut L | P``, ``Nama 2``: a row counts as one person still.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.intake.recognise.columns_by_values import is_taken
from reports.late_patterns import late_regex
from reports.model.grid import cell_name, column_letter
from reports.problems import Detail, Problem
from reports.vocabulary import nationalities, numbers
from reports.vocabulary.text import normal
from reports.vocabulary.written_counts import count_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from reports.intake.recognise.header import Header
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.intake.recognise.labels import Label
    from reports.model.grid import Grid
    from reports.model.place import Place
    from reports.model.sheet import SheetTable

_RELATIVES = frozenset(
    "ISTRI ISTERI SUAMI PASANGAN ANAK KELUARGA PENGIKUT TANGGUNGAN IKUTAN DEP DEPENDENT DEPENDENTS "
    "DEPENDANT DEPENDANTS SPOUSE WIFE HUSBAND CHILD CHILDREN FAMILY".split()
)
_BESIDE = frozenset(
    "NAMA NAME NAMES LENGKAP NO NOMOR PASPOR PASSPORT JUMLAH JML JLH JMLH ANGGOTA MEMBER MEMBERS OF DAN AND YANG IKUT "
    "SERTA LAIN LAINNYA L P LK PR PRIA WANITA LAKI LAKI-LAKI PEREMPUAN ORANG ORG JIWA DATA DAFTAR".split()
)
"""Words beside a relative by which a head still names persons; with any other it names one of their properties."""
_FURTHER = late_regex(r"(?:NAMA|NAME)(?: (?:LENGKAP|WNA|OA|ORANG ASING))? (?:[2-9]|KEDUA|KETIGA|KEEMPAT|LAIN|LAINNYA)")
_MOST = 99
"""A larger number counts something else than the persons of a row."""
_DENIALS = frozenset({"TIDAK", "TDK", "TAK", "BELUM", "BLM", "NO", "NONE", "TANPA", "T", "N"})


def persons_beside(
    place: Place, table: SheetTable, grid: Grid, header: Header, mapping: Mapping_, records: Sequence[int]
) -> Iterator[Problem]:
    """Yield one problem for the columns of a register that hold further persons, at the first such cell.

    Args:
        place: where the table stands.
        table: a register.
        grid: the sheet.
        header: of the table.
        mapping: of its columns.
        records: rows of the records, 1-based.
    """
    columns = _columns(header.labels, mapping)
    if not columns:
        return
    filled_rows = {column: _rows_with_persons(grid, column, records) for column in columns}
    cells = sorted((rows[0], column) for column, rows in filled_rows.items() if rows)
    if cells:
        details: dict[str, Detail] = {
            "count": len(set().union(*filled_rows.values())),
            "columns": ", ".join(column_letter(column) for column, rows in filled_rows.items() if rows),
        }
        yield Problem("persons-beside", place.path, table.sheet, cell_name(*cells[0]), details=details)


def _columns(labels: Mapping[int, Label], mapping: Mapping_) -> list[int]:
    """Return the columns that fill no field and whose head names further persons, by itself or with its group."""
    return [
        column
        for column, label in sorted(labels.items())
        if not is_taken(mapping, column) and names_persons(normal(" ".join(label)))
    ]


def names_persons(head: str) -> bool:
    """Tell whether a head in normal form names or counts further persons.

    Example:
        >>> [names_persons(head) for head in ("NAMA ISTRI", "ANAK 1", "DEP L", "PENGIKUT P", "NAMA 2", "FAMILY")]
        [True, True, True, True, True, True]
        >>> [names_persons(head) for head in ("ANAK KE", "STATUS KELUARGA", "KEBANGSAAN ISTRI", "NAMA", "NO KK")]
        [False, False, False, False, False]
    """
    words = re.findall(r"[^\W\d]+(?:-[^\W\d]+)?", head)
    is_of_relatives = bool(_RELATIVES.intersection(words)) and all(word in _RELATIVES | _BESIDE for word in words)
    return is_of_relatives or _FURTHER.fullmatch(head) is not None


def _rows_with_persons(grid: Grid, column: int, records: Sequence[int]) -> list[int]:
    """Return the rows whose cell in a column names or counts persons; none where its numbers count something else."""
    cells = [(row, cell) for row in records if (cell := grid.rows[row - 1][column - 1]) is not None]
    counts = [count_of(cell) for _row, cell in cells]
    if counts and (counts == list(range(1, len(counts) + 1)) or _are_large(counts)):
        return []
    return [row for (row, cell), count in zip(cells, counts, strict=True) if count or (count is None and _names(cell))]


def _are_large(counts: Collection[int | None]) -> bool:
    return any(count is not None and count > _MOST for count in counts)


def _names(cell: object) -> bool:
    """Tell whether a cell holds a name, and no denial, nationality or date."""
    if not isinstance(cell, str) or numbers.is_nothing(cell) or not any(map(str.isalpha, cell)):
        return False
    return normal(cell).partition(" ")[0] not in _DENIALS and nationalities.code_of(cell.strip()) is None

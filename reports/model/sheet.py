"""A table located on a sheet, with its rows sorted into bins and its records as columns of normalised values."""

from __future__ import annotations

from array import array
from collections.abc import Mapping  # noqa: TC003 -- msgspec reads the annotations, as those below
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, cast

from reports.model.column_packing import pack, unpack
from reports.model.grid import column_letter
from reports.model.meeting import Meeting  # noqa: TC001
from reports.model.period import Month, Period  # noqa: TC001
from reports.model.recap import Recap  # noqa: TC001
from reports.model.returned import Returned  # noqa: TC001
from reports.problems import Detail, Problem  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.column_packing import Packed


class RowBin(StrEnum):
    """Bin of a row. Every non-blank row of a table is in exactly one bin."""

    ACCEPTED = "accepted"
    SET_ASIDE = "set_aside"
    DUPLICATE = "duplicate"
    STRUCTURE = "structure"
    UNKNOWN = "unknown"
    """A record of a table whose kind was not understood; it is never called accepted."""


class RowRole(StrEnum):
    """Role of a structure row, which is not a record."""

    HEADER = "header"
    REPEATED_HEADER = "repeated_header"
    NUMBERING = "numbering"
    TOTAL = "total"
    GROUP = "group"
    BLANK = "blank"
    """Only a row number."""
    NOTE = "note"
    NIL = "nil"
    """The word NIHIL."""


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    index: int
    """1-based."""
    header: str
    """Header texts joined top-down with ' / '."""
    field: str | None
    """Field that the column fills; None when it is not used."""
    how: str
    """How the field was recognised: alias, compound, joined, split, tick, values, remembered, proposed or none."""
    hidden: bool = False
    fields: tuple[str, ...] = ()
    """All fields that the header names, where a cell holds several; empty for one."""

    @property
    def letter(self) -> str:
        """Excel letters."""
        return column_letter(self.index)


@dataclass(frozen=True)
class Candidate:
    """One possible header that was considered, with its evidence."""

    header_rows: tuple[int, int]
    kind: str | None
    score: int
    """Number of fields named; for a table of no kind, columns labelled plus contrasts, minus signs of data."""
    evidence: tuple[tuple[str, Mapping[str, Detail]], ...] = ()
    """Gettext msgids with the values of their placeholders; never texts of records."""


@dataclass(frozen=True)
class Resemblance:
    """The kind that a table which was not understood most resembles."""

    kind: str
    known: tuple[str, ...]
    """Headers that mean something in that kind."""
    unknown: tuple[str, ...]
    """Headers that do not."""
    missing: tuple[str, ...]
    """Fields of which the kind needs at least one more, as ``a / b`` where any of several would do."""
    needs_met: int
    needs: int
    is_decided: bool = False
    """Whether the office has decided that the table is of this kind."""

    @property
    def is_likely(self) -> bool:
        """Whether at least half of what the kind needs is there, or the office has decided the kind."""
        return self.is_decided or 2 * self.needs_met >= self.needs


MOST_CANDIDATES = 5
"""Maximum number of candidates stored with a table."""


@dataclass(frozen=True)
class SheetTable:
    """A table located on a sheet; rows are sheet rows, 1-based, both ends included."""

    sheet: str
    index: int
    """1-based number of the table on its sheet."""
    hidden: bool
    kind: str | None
    period: Period | None
    period_from: str | None
    """Source of the period: title, sheet, file, folder or dates."""
    header_rows: tuple[int, int]
    data_rows: tuple[int, int] | None
    """First and last row of the body; None without records."""
    columns: tuple[Column, ...]
    structure: Mapping[int, RowRole]
    """Rows from the first header row to the end of the body that are not records, with their roles."""
    hidden_rows: tuple[int, ...] = ()
    nil_declared: bool = False
    """The table says NIHIL."""
    nil_through: Month | None = None
    """Month of the last row that says NIHIL beside a date."""
    district: str | None = None
    """Kecamatan code named by the sheet or its title."""
    village: str | None = None
    """Kelurahan code that titles, sheet or file name for all rows, where no column says the place."""
    permit_class: str | None = None
    """The one permit class that the sheet or its titles name: ITK, ITAS or ITAP."""
    week: str | None = None
    """The number of the week that its titles, or else the sheet's name, name: ``1`` to ``5``."""
    candidates: tuple[Candidate, ...] = ()
    """Headers considered, the chosen one first; at most ``MOST_CANDIDATES``."""
    resembles: Resemblance | None = None
    """Of a table of no kind: what it most resembles, where anything."""
    other_list: str | None = None
    """The word by which a list of persons is known as another list than a register: DEPORTASI, HOTEL, TKA …"""
    pattern: str = ""
    """Pattern of the headers, by which this office's decisions on the table are remembered."""
    is_pivoted: bool = False
    """A row stands for several records, one for each of several columns; all of them are in the bin of the row."""

    @property
    def lists_decisions(self) -> bool:
        """Whether it is a log of incidents without a date of the deed: a list of decisions on actions."""
        fields = {field for column in self.columns for field in (column.field, *column.fields)}
        return self.kind == "incidents" and "incident_date" not in fields and "decision_date" in fields


@dataclass(frozen=True)
class Records:
    """The records of one table as columns.

    ``values[field][i]`` belongs to sheet row ``rows[i]``; all lists have the same length. ``raw`` holds the original
    texts. For a field whose values are texts, or dates from date cells, ``raw`` holds a text only if it differs from
    the value, else None.
    """

    rows: tuple[int, ...]
    values: Mapping[str, list[object]]
    raw: Mapping[str, list[str | None]]
    bins: tuple[RowBin, ...] = ()
    """Bin of each record; empty before validation."""

    @cached_property
    def accepted(self) -> list[bool]:
        """Whether each record is accepted. The list is cached: do not change it."""
        accepted_bin = RowBin.ACCEPTED
        if self.bins.count(accepted_bin) == len(self.bins):
            return [True] * len(self.bins)
        return [row_bin is accepted_bin for row_bin in self.bins]

    def __reduce__(self) -> tuple[object, ...]:
        """Pack the columns for transfer between processes."""
        indexes = {row_bin: index for index, row_bin in enumerate(RowBin)}
        bins = bytes([indexes[row_bin] for row_bin in self.bins])
        values = {name: pack(column) for name, column in self.values.items()}
        raw = {name: pack(column) for name, column in self.raw.items()}
        return _unpack_records, (array("q", self.rows), values, raw, bins)


def _unpack_records(rows: array[int], values: dict[str, Packed], raw: dict[str, Packed], bins: bytes) -> Records:
    row_bins = tuple(RowBin)
    texts = cast("dict[str, list[str | None]]", {name: unpack(packed) for name, packed in raw.items()})
    columns = {name: unpack(packed) for name, packed in values.items()}
    return Records(tuple(rows), columns, texts, tuple([row_bins[index] for index in bins]))


@dataclass(frozen=True)
class TableReading:
    """A table with its records and problems."""

    table: SheetTable
    records: Records
    problems: tuple[Problem, ...] = ()
    recap: Recap | None = None
    """Its numbers, where it is a recapitulation of persons."""

    def count(self, row_bin: RowBin) -> int:
        """Return the number of rows in a bin."""
        if row_bin is RowBin.STRUCTURE:
            return len(self.table.structure)
        if self.table.is_pivoted:
            rows = zip(self.records.rows, self.records.bins, strict=True)
            return len({row for row, bin_of_row in rows if bin_of_row is row_bin})
        return self.records.bins.count(row_bin)

    @property
    def seen(self) -> int:
        """Number of non-blank rows from the first header row to the end of the body."""
        rows = set(self.records.rows) if self.table.is_pivoted else self.records.rows
        return len(self.table.structure) + len(rows)

    def with_problems(self, problems: Sequence[Problem]) -> TableReading:
        """Return the table with more problems."""
        return replace(self, problems=(*self.problems, *problems)) if problems else self


@dataclass(frozen=True)
class FileReading:
    """One input file with all its tables."""

    path: str
    """Path as given on the command line, or relative to the office folder."""
    sha256: str
    status: str
    """read, encrypted, unreadable or skipped."""
    problem: Problem | None = None
    sheets: tuple[tuple[str, bool], ...] = ()
    """Name and hidden flag of each sheet in order."""
    tables: tuple[TableReading, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    """Problems of the whole file, not of one table."""
    meeting: Meeting | None = None
    """Contents of a meeting workbook; None for other files and for a blank form."""
    returned: Returned | None = None
    """What it carries as a correction workbook that came back; None for other files."""
    used: tuple[tuple[str, str], ...] = ()
    """Field and text of each of the office's decisions on values that was used."""


def with_table_problems(
    files: Sequence[FileReading], problems_by_table: Mapping[tuple[int, int], Sequence[Problem]]
) -> tuple[FileReading, ...]:
    """Return the files with more problems at some of their tables.

    Args:
        files: in their order.
        problems_by_table: file and table by position, from 0 → problems.
    """
    if not problems_by_table:
        return tuple(files)
    return tuple(
        replace(
            file,
            tables=tuple(
                reading.with_problems(problems_by_table.get((index, number), ()))
                for number, reading in enumerate(file.tables)
            ),
        )
        for index, file in enumerate(files)
    )

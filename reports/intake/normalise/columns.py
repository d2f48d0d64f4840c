"""The cells of a table by field, merged cells filled, each distinct value judged once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from dataclasses import field as declared
from functools import cached_property
from types import NoneType
from typing import TYPE_CHECKING, cast

from reports.intake.normalise import fast_path
from reports.intake.normalise.converters import Judged, as_text, judge_for
from reports.model.grid import cell_name
from reports.problems import Detail, Problem
from reports.vocabulary import dates, nationalities, schema
from reports.vocabulary.config import Enforcement
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reports.intake.normalise.converters import Judge
    from reports.model.grid import Grid, Scalar
    from reports.model.sheet import SheetTable

_SAMPLE, _FEW = 256, 0.5
"""Cells looked at, and the part of distinct ones above which a column hardly repeats."""
_DATED = frozenset({schema.Type.DATE, schema.Type.EXPIRY, schema.Type.BIRTH})
_IDENTITY = frozenset({"row_no", "full_name", "passport_no", "niora", "permit_no"})
"""A merged cell over several rows names one person only; it is not spread."""


@dataclass(frozen=True)
class Cells:
    """The records of a table, column by column."""

    path: str
    grid: Grid
    table: SheetTable
    rows: tuple[int, ...]
    """Sheet rows of the records, 1-based."""
    columns: Mapping[str, int]
    """Field → column, 1-based."""
    remembered: Mapping[str, Mapping[str, str]] = declared(default_factory=dict)
    """This office's decisions: field → normalised text → code."""
    enforcement: Enforcement = declared(default_factory=Enforcement)
    """What this office has decided of administrative actions."""

    def has(self, field: str) -> bool:
        """Tell whether the table has a column for a field."""
        return field in self.columns

    def raw(self, field: str) -> list[Scalar]:
        """Return the cells of a field, one a record; None for blanks and for fields without a column.

        The list is one and the same at each call: do not change it.
        """
        found = self._raw.get(field)
        if found is None:
            found = self._raw[field] = self._filled(field)
        return found

    def _filled(self, field: str) -> list[Scalar]:
        column = self.columns.get(field)
        if column is None or not self.rows:
            return [None] * len(self.rows)
        cells = list(self._by_column[column - 1])
        spread = {} if field in _IDENTITY and self.table.kind != "incidents" else self._merged.get(column, {})
        if spread:
            cells = [spread.get(row) if cell is None else cell for row, cell in zip(self.rows, cells, strict=True)]
        return cells

    def raw_at(self, field: str, index: int) -> Scalar:
        """Return one cell of a field as it stands; None for a field without a column."""
        column = self.columns.get(field)
        return None if column is None else self.grid.rows[self.rows[index] - 1][column - 1]

    @cached_property
    def _otherwise(self) -> dict[str, Collection[Scalar]]:
        return {}

    def read_otherwise(self, field: str) -> Collection[Scalar]:
        """Return the distinct cells of a judged field that its values do not show as they stood."""
        return self._otherwise.get(field, ())

    @cached_property
    def _raw(self) -> dict[str, list[Scalar]]:
        return {}

    @cached_property
    def _by_column(self) -> list[tuple[Scalar, ...]]:
        """The records' cells turned: one tuple a sheet column.

        A grid itself does not keep them: cells that are let go by column leave the memory of the next file scattered.
        """
        first, last = self.rows[0], self.rows[-1]
        if last - first + 1 == len(self.rows):
            return list(zip(*self.grid.rows[first - 1 : last], strict=True))
        return list(zip(*(self.grid.rows[row - 1] for row in self.rows), strict=True))

    @cached_property
    def _merged(self) -> dict[int, dict[int, Scalar]]:
        """Return column → row → value of the merged cell that covers it from above."""
        found: dict[int, dict[int, Scalar]] = {}
        for span in self.grid.merged:
            if span.bottom > span.top and span.top > self.table.header_rows[1]:
                value = self.grid.cell(span.top, span.left)
                for column in range(span.left, span.right + 1):
                    found.setdefault(column, {}).update(dict.fromkeys(range(span.top + 1, span.bottom + 1), value))
        return found

    def judged(self, field: str) -> tuple[list[object], list[Problem]]:
        """Return the values of a field and its problems; the list may be that of the raw cells: do not change it."""
        cells = self.raw(field)
        if field not in self.columns:
            return [None] * len(cells), []
        filled = _filled(field, cells)
        doubtful, values = fast_path.sift(field, filled)
        judge, decided = self._judge(field, cells), self.remembered.get(field, {})
        known = {cell: self._decided(cell, decided) or judge(cell) for cell in dict.fromkeys(doubtful)}
        if _seems_month_first(field, known, filled):
            either = [cell for cell in filled if isinstance(cell, str) and dates.could_be_either(cell)]
            known |= dict.fromkeys(either, Judged(code="date-ambiguous"))
        values |= {cell: one.value for cell, one in known.items()}
        self._otherwise[field] = values.keys()
        problems = self._faults(field, cells, known)
        if not values and fast_path.stands(field):
            return cast("list[object]", cells), problems
        return list(map(values.get, cells, cells)), problems

    def _faults(self, field: str, cells: list[Scalar], known: Mapping[Scalar, Judged]) -> list[Problem]:
        """Return the problems of the cells that have one."""
        faults = {cell: one for cell, one in known.items() if one.code}
        if not faults:
            return []
        return [
            self.problem(faults[cell].code or "", index, field, cell, faults[cell].details)
            for index, cell in enumerate(cells)
            if cell in faults
        ]

    @staticmethod
    def _decided(cell: Scalar, decided: Mapping[str, str]) -> Judged | None:
        """Return what this office once decided that a text means."""
        code = decided.get(normal(as_text(cell))) if decided else None
        return Judged(code) if code else None

    def _judge(self, field: str, cells: list[Scalar]) -> Judge:
        """Return the judge of a field after a look at its whole column."""
        period = self.table.period
        texts = _spellings(cells) if field in {"nationality", "sex"} else Counter()
        return judge_for(
            field,
            self.table.kind or "",
            pivot=period.last.year % 100 if period else 30,
            since_1904=self.grid.date_1904,
            alpha2=field == "nationality" and _is_alpha2(texts),
            ambiguous_sex=field == "sex" and "W" in texts and "P" in texts and "L" not in texts,
        )

    def problem(
        self,
        code: str,
        index: int,
        field: str | None,
        value: object = None,
        details: Mapping[str, Detail] | None = None,
    ) -> Problem:
        """Return a problem of one record's cell (or row, without a field)."""
        column = self.columns.get(field) if field else None
        row = self.rows[index]
        cell = cell_name(row, column or min((one.index for one in self.table.columns), default=1))
        return Problem(
            code, self.path, self.table.sheet, cell, field, None if value is None else as_text(value), details or {}
        )

    def texts(self, field: str, only: Collection[Scalar] | None = None) -> list[str | None]:
        """Return the cells of a field as they stood; the list may be that of the raw cells.

        Args:
            field: of the table.
            only: the distinct cells that are wanted; None for all.
        """
        cells = self.raw(field)
        kinds = set(map(type, cells))
        if only is None and kinds <= {str, NoneType}:
            return cast("list[str | None]", cells)
        wanted = set(cells) if only is None else only
        if bool in kinds:  # equal to 1 and 0, but not the same text
            return [as_text(cell, strip=False) if cell is not None and cell in wanted else None for cell in cells]
        known: dict[Scalar, str | None] = {
            cell: cell if isinstance(cell, str) else as_text(cell, strip=False) for cell in wanted if cell is not None
        }
        return [known.get(cell) for cell in cells]


def _filled(field: str, cells: list[Scalar]) -> Collection[Scalar]:
    """Return the cells that are filled, once each; where nearly all may stand and hardly repeat, as they are."""
    sample = cells[:_SAMPLE]
    if fast_path.stands(field) and (schema.type_of(field) in _DATED or len(set(sample)) > _FEW * len(sample)):
        return [cell for cell in cells if cell is not None]
    distinct = set(cells)
    distinct.discard(None)
    return distinct


def _seems_month_first(field: str, known: Mapping[Scalar, Judged], filled: Collection[Scalar]) -> bool:
    """Tell whether a column of dates seems typed month first; without several impossible ones it cannot be."""
    if schema.type_of(field) not in _DATED:
        return False
    odd = [cell for cell, one in known.items() if one.code == "date-impossible" and isinstance(cell, str)]
    return dates.is_month_first(odd) and dates.is_month_first(cell for cell in filled if isinstance(cell, str))


def _spellings(cells: list[Scalar]) -> Counter[str]:
    """Count the texts of a column by their normal forms."""
    found: Counter[str] = Counter()
    for cell, number in Counter(cells).items():
        if isinstance(cell, str):
            found[normal(cell)] += number
    return found


def _is_alpha2(texts: Counter[str]) -> bool:
    """Tell whether nearly all of a column are alpha-2 codes (only there NA is Namibia)."""
    every = sum(texts.values())
    return every > 0 and sum(number for text, number in texts.items() if text in nationalities.alpha2()) >= 0.8 * every

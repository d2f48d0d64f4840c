"""The cells of a table by field, merged cells filled, each distinct value judged once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from dataclasses import field as declared
from functools import cached_property
from types import NoneType
from typing import TYPE_CHECKING, cast

from reports.intake.normalise import fast_path, month_first
from reports.intake.normalise.asked_codes import asked_codes, asked_order, is_own_code
from reports.intake.normalise.column_values import DATED, filled_cells, is_alpha2, spellings, text_shown
from reports.intake.normalise.combined_cells import part_cell
from reports.intake.normalise.continued_rows import CARRIED, carried, heads_of
from reports.intake.normalise.converters import as_text, judge_for
from reports.intake.normalise.day_numbers import month_labels, stated_months, with_months
from reports.intake.normalise.judged import Judged
from reports.intake.normalise.passports import WITH_NUMBER
from reports.intake.normalise.repeated_above import filled_from_above
from reports.intake.normalise.ticked import ages_of, cells_of, options_of, read_ticks, tick_problems
from reports.model.grid import cell_name
from reports.problems import Detail, Problem
from reports.vocabulary import addresses, ditto, schema
from reports.vocabulary.combined_cells import family_of
from reports.vocabulary.config import Enforcement
from reports.vocabulary.date_order import order_of
from reports.vocabulary.digit_dates import order_of_digits
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reports.intake.normalise.combined_cells import Parted
    from reports.intake.normalise.converters import Judge
    from reports.intake.normalise.ticked import Ticked
    from reports.model.grid import Grid, Scalar
    from reports.model.period import Month
    from reports.model.sheet import SheetTable
    from reports.vocabulary.date_order import Order

_AS_SHOWN = frozenset({schema.Type.PASSPORT, schema.Type.TEXT, schema.Type.INDEX})
"""Of these fields what a cell shows counts, not the number in it that a format completes."""
_DAY_AS_SHOWN = frozenset({"permit_expiry"})
"""Dates whose day decides: the first of a month that Excel made of a typed month is none. A log counts by months."""
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
    classes: Mapping[int, str] = declared(default_factory=dict)
    """Sheet row → class of permits that a caption above it names; empty where that is undecided."""
    enforcement: Enforcement = declared(default_factory=Enforcement)
    """What this office has decided of administrative actions."""
    nations: Mapping[int, str] = declared(default_factory=dict)
    """Sheet row → code of the nationality that a group row above it names."""

    @property
    def grouped_nations(self) -> Mapping[int, str]:
        """Those nationalities, where the table has no column of them."""
        return {} if self.has("nationality") else self.nations

    def has(self, field: str) -> bool:
        """Tell whether the table has a column for a field, in some of whose cells it is."""
        return field in self.columns and not self._is_absent(field)

    def _is_absent(self, field: str) -> bool:
        """Tell whether no cell holds a field that its header does not name, but that such cells often hold."""
        column = self._combined.get(self.columns[field])
        return column is not None and field in column.also and all(cell is None for cell in self.raw(field))

    @cached_property
    def _combined(self) -> dict[int, _Combined]:
        """Return column → its fields, of the columns whose cells hold several."""
        return {
            column.index: _Combined(column.fields, _also(column.fields))
            for column in self.table.columns
            if len(column.fields) > 1
        }

    def is_combined(self, field: str) -> bool:
        """Tell whether the cells of a field hold other fields too."""
        return self.columns.get(field) in self._combined

    @cached_property
    def _parted(self) -> dict[int, dict[Scalar, Parted]]:
        return {}

    def parted(self, column: int) -> Mapping[Scalar, Parted]:
        """Return distinct cell → its parts, of a column whose cells hold several fields."""
        parted = self._parted.get(column)
        if parted is None:
            field_names = self._combined[column].fields
            cells = dict.fromkeys(cell for cell in self.column(column) if cell is not None)
            parted = self._parted[column] = {cell: part_cell(cell, field_names) for cell in cells}
        return parted

    def left_over(self) -> list[Problem]:
        """Return a problem for each cell of which a part fits none of the fields that its header names."""
        problems = []
        for column, combined in self._combined.items():
            own_fields = [field for field in combined.fields if self.columns.get(field) == column]
            odd = {cell for cell, parted in self.parted(column).items() if parted.left_over} if own_fields else set()
            for index, cell in enumerate(self.column(column)) if odd else ():
                if cell in odd:
                    details: dict[str, Detail] = {"fields": ", ".join(combined.fields)}
                    problems.append(self.problem("cell-part-unread", index, own_fields[0], cell, details))
            for field in own_fields:  # a part that no figure needs is still told where it cannot be read
                if field not in self._otherwise and schema.type_of(field) in DATED:
                    problems += self.judged(field)[1]
        return problems

    def raw(self, field: str) -> list[Scalar]:
        """Return the cells of a field, one a record, None for blanks; the list is shared: do not change it."""
        cells = self._raw.get(field)
        if cells is None:
            cells = self._raw[field] = self._filled(field)
        return cells

    def _filled(self, field: str) -> list[Scalar]:
        if field in self._options and self.rows:
            return self._marks[field].values()
        column = self.columns.get(field)
        if column is None and field == "age":
            return ages_of(self.table, self._options.get("sex", {}), self.column) or [None] * len(self.rows)
        if column is None or not self.rows:
            return self._from_address(field)
        cells = self.column(column, spread=field not in _IDENTITY or self.table.kind == "incidents")
        if self.grid.displayed_texts and (schema.type_of(field) in _AS_SHOWN or field in _DAY_AS_SHOWN):
            cells = [
                self.grid.displayed_texts.get((row, column), cell) for row, cell in zip(self.rows, cells, strict=True)
            ]
        if column in self._combined:
            parts = {cell: parted.parts.get(field) for cell, parted in self.parted(column).items()}
            cells = [None if cell is None else parts.get(cell) for cell in cells]
        if schema.type_of(field) in DATED:
            cells = with_months(field, cells, self.table, column, self.column, self._month_labels)
        return carried(cells, self.continued) if field in CARRIED and self.continued else cells

    @cached_property
    def _month_labels(self) -> list[Scalar]:
        return month_labels(self.grid, self.table, self.rows)

    @property
    def months(self) -> list[Month | None]:
        """The month that each row of a log states beside its date, where one does."""
        return stated_months(self.table, len(self.rows), self.column, self._month_labels)

    @cached_property
    def continued(self) -> Mapping[int, int]:
        """Return record → the record above whose incident it goes on with, by position; empty but for incidents."""
        if self.table.kind != "incidents":
            return {}
        return heads_of({field: self.column(column) for field, column in self.columns.items()}, self.rows)

    @cached_property
    def _options(self) -> dict[str, dict[int, str]]:
        """Return field → its ticked columns with the values that their headers name."""
        return options_of(self.table, self.columns)

    @cached_property
    def _marks(self) -> dict[str, Ticked]:
        return {field: read_ticks(field, options, self._cells_of(field)) for field, options in self._options.items()}

    def _cells_of(self, field: str) -> dict[int, list[Scalar]]:
        return cells_of(self.table, self._options[field], self.column)

    def is_ticked(self, field: str) -> bool:
        """Tell whether a field is held as one ticked column for each of its values."""
        return field in self._options

    def is_blank(self, field: str, index: int) -> bool:
        """Tell whether a record says nothing of a field; two ticks, or a tick beside words, are not nothing."""
        return self._marks[field].is_blank(index) if field in self._marks else self.raw(field)[index] is None

    def _of_ticks(self, field: str) -> list[Problem]:
        """Return the problems of the marks of a field."""
        if field not in self._options or not self.rows:
            return []
        problems = tick_problems(self.path, self.table.sheet, self.rows, self._marks[field], self._cells_of(field))
        # a row of a log need not be about a person
        return [problem for problem in problems if problem.code != "tick-missing" or self.table.kind != "incidents"]

    def column(self, column: int, *, spread: bool = True) -> list[Scalar]:
        """Return the cells of a column, merged cells filled down."""
        if not self.rows:
            return []
        cells = list(self._by_column[column - 1])
        merged = self._merged.get(column, {}) if spread else {}
        if merged:
            cells = [merged.get(row) if cell is None else cell for row, cell in zip(self.rows, cells, strict=True)]
        return filled_from_above(cells, ditto.marks_of(self._fields.get(column)), self.rows, self.table.structure)

    @cached_property
    def _fields(self) -> dict[int, str]:
        """Return column → its field; of one that holds several, the first."""
        return {column: field for field, column in reversed(tuple(self.columns.items()))}

    def _from_address(self, field: str) -> list[Scalar]:
        """Return kelurahan or kecamatan as the addresses say it, in a table without a column of either."""
        blanks: list[Scalar] = [None] * len(self.rows)
        if field not in {"kecamatan", "kelurahan"} or not self.has_addresses_only:
            return blanks
        position = 0 if field == "kelurahan" else 1
        return [self._places[cell][position] if isinstance(cell, str) else None for cell in self.raw("address")]

    @cached_property
    def _places(self) -> dict[str, tuple[str | None, str | None]]:
        """Return distinct address → the kelurahan and kecamatan that it names."""
        return {cell: addresses.place_in(cell) for cell in set(self.raw("address")) if isinstance(cell, str)}

    @cached_property
    def has_addresses_only(self) -> bool:
        """Whether the place of a record is said by nothing but its address."""
        return "address" in self.columns and not {"kecamatan", "kelurahan"} & self.columns.keys()

    def raw_at(self, field: str, index: int) -> Scalar:
        """Return one cell of a field as it stands; None for a field without a column."""
        return self.grid.rows[self.rows[index] - 1][self.columns[field] - 1] if field in self.columns else None

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
        covering: dict[int, dict[int, Scalar]] = {}
        for span in self.grid.merged:
            if span.bottom > span.top and span.top > self.table.header_rows[1]:
                value = self.grid.cell(span.top, span.left)
                for column in range(span.left, span.right + 1):
                    covering.setdefault(column, {}).update(dict.fromkeys(range(span.top + 1, span.bottom + 1), value))
        return covering

    def judged(self, field: str) -> tuple[list[object], list[Problem]]:
        """Return the values of a field and its problems; the list may be that of the raw cells: do not change it."""
        cells = self.raw(field)
        if field not in self.columns and field not in self._options:
            return [None] * len(cells), []
        filled = filled_cells(field, cells)
        doubtful, values = fast_path.sift(field, filled)
        judge, decided = self._judge(field, cells), self.remembered.get(field, {})
        judgements = {cell: self._decided(field, cell, decided) or judge(cell) for cell in dict.fromkeys(doubtful)}
        order = self._order(field, judgements)
        if order is not None:
            undecided = Judged(code="date-ambiguous")
            judgements |= {text: undecided if day is None else Judged(day) for text, day in order.days.items()}
        judgements |= month_first.turned(field, decided, judgements, filled, judge)
        values |= {cell: judgement.value for cell, judgement in judgements.items()}
        self._otherwise[field] = values.keys()
        problems = [*self._faults(field, cells, judgements), *self._of_ticks(field)]
        if order is not None and order.is_year_first:
            details: dict[str, Detail] = {"field": field, "count": len(order.days)}
            problems.append(Problem("date-year-first", self.path, self.table.sheet, field=field, details=details))
        if not values and fast_path.stands(field):
            return cast("list[object]", cells), problems
        return list(map(values.get, cells, cells)), problems

    def _order(self, field: str, judgements: Mapping[Scalar, Judged]) -> Order | None:
        """Return how dates of two-digit years or digits alone are read, where that is not the declared order."""
        period = self.table.period
        if schema.type_of(field) not in DATED or period is None or field in self.remembered:
            return None
        year = period.last.year
        return order_of(field, judgements, year) or order_of_digits(field, judgements, year)

    def _faults(self, field: str, cells: list[Scalar], judgements: Mapping[Scalar, Judged]) -> list[Problem]:
        """Return the problems of the cells that have one; of a column of codes one for each code."""
        faults = {cell: judgement for cell, judgement in judgements.items() if judgement.code}
        if not faults:
            return []
        places = {index: cell for index, cell in enumerate(cells) if cell in faults}
        of_order = [index for index, cell in places.items() if faults[cell].code == month_first.ASKED]
        places = {index: cell for index, cell in places.items() if faults[cell].code != month_first.ASKED}
        codes = {index: cell for index, cell in places.items() if is_own_code(self.table, field, cell)}
        doubled = [index for index, cell in places.items() if faults[cell].code == WITH_NUMBER]
        problems = [
            self.problem(
                faults[cell].code or "", index, field, cell, faults[cell].details or _number_of(doubled, index)
            )
            for index, cell in places.items()
            if index not in codes and index not in doubled[1:]
        ]
        return [*problems, *asked_codes(self, field, codes), *asked_order(self, field, of_order)]

    @staticmethod
    def _decided(field: str, cell: Scalar, decided: Mapping[str, str]) -> Judged | None:
        """Return what this office once decided that a text means; of an action as one that is no plan."""
        code = decided.get(decision_key(as_text(cell))) if decided else None
        if not code:
            return None
        return Judged(((code,), False) if schema.type_of(field) is schema.Type.ACTION else code)

    def _judge(self, field: str, cells: list[Scalar]) -> Judge:
        """Return the judge of a field after a look at its whole column."""
        period = self.table.period
        texts = spellings(cells) if field in {"nationality", "sex"} else Counter()
        return judge_for(
            field,
            self.table.kind or "",
            pivot=period.last.year % 100 if period else 30,
            since_1904=self.grid.date_1904,
            alpha2=field == "nationality" and is_alpha2(texts),
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
        text = None if value is None else text_shown(as_text(value))
        cell = cell_name(row, column or min((table_column.index for table_column in self.table.columns), default=1))
        return Problem(code, self.path, self.table.sheet, cell, field, text, details or {})

    def whole_texts(self, field: str) -> list[str | None]:
        """Return the cells of a column of several fields as they stood."""
        return [None if cell is None else as_text(cell, strip=False) for cell in self.column(self.columns[field])]

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
        shown_cells = set(cells) if only is None else only
        if bool in kinds:  # equal to 1 and 0, but not the same text
            return [as_text(cell, strip=False) if cell is not None and cell in shown_cells else None for cell in cells]
        text_by_cell: dict[Scalar, str | None] = {
            cell: cell if isinstance(cell, str) else as_text(cell, strip=False)
            for cell in shown_cells
            if cell is not None
        }
        return [text_by_cell.get(cell) for cell in cells]


def _number_of(doubled: list[int], index: int) -> dict[str, Detail]:
    """Return the number of cells for which the first one is told."""
    return {"count": len(doubled)} if index in doubled[:1] else {}


@dataclass(frozen=True)
class _Combined:
    """The fields of a column whose cells hold several."""

    fields: tuple[str, ...]
    also: tuple[str, ...]


def _also(fields: tuple[str, ...]) -> tuple[str, ...]:
    family = family_of(fields)
    return family.also if family else ()

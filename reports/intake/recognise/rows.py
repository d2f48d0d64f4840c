"""Sorts the rows below a header into records and structure, and finds where the body ends.

A record has a running number or a cell that fits its column. Rows of text behind the last such row are notes or
signatures and lie outside the table.

Longer than other files because what each row is depends on all the rows above it: one walk decides it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reports.intake.recognise import cell_fit, group_rows, nil_rows
from reports.intake.recognise.body_lines import all_plain, is_remark, is_signature, says_total
from reports.intake.recognise.group_rows import Group, group_name, groups_of, is_group
from reports.intake.recognise.header import is_numbering
from reports.intake.recognise.labels import text_of
from reports.late_patterns import late_regex
from reports.model.sheet import RowRole
from reports.vocabulary import numbers, schema
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.intake.recognise.labels import Label
    from reports.model.grid import Grid, Scalar

_IDENTIFYING = frozenset(
    "passport_no nationality birth_date niora incident_date activity_date service_date service_class agency".split()
)
"""Fields that identify a person, a report or an event."""
_NAMING = frozenset({"full_name", "narrative", "activity"})
"""Fields that name a person, a report or an event."""
_TOGETHER = 128
"""Rows that are checked at once."""
_GRAND = late_regex(r"\b(?:KESELURUHAN|SELURUHNYA|GRAND|SEMUA|REGISTER|KECAMATAN|TOTAL JUMLAH|JUMLAH TOTAL)\b")
_OF_NATIONS = frozenset({"nationality", "birth_place", "birth_place_date"})
_LETTER = late_regex(r"(?:[A-Z]|[IVX]+)[.)]?")
"""An enumerator in a cell of its own."""


@dataclass(frozen=True)
class Total:
    """A total row and the first row of the block it closes."""

    row: int
    first: int


@dataclass(frozen=True)
class Body:
    """The rows of a table below its header."""

    records: tuple[int, ...]
    structure: Mapping[int, RowRole]
    """Structure rows between the header and the last row of the body."""
    data_rows: tuple[int, int] | None
    groups: Mapping[int, Group]
    """Record row → the group that its group rows name; empty without group rows."""
    totals: tuple[Total, ...]
    """All total rows, the grand total below the body included."""
    nil: bool
    end: int
    """Last row that belongs to the table in any way; the next table begins below."""


@dataclass
class _Scan:
    """State of one walk down a table."""

    roles: dict[int, RowRole] = field(default_factory=dict)
    records: list[int] = field(default_factory=list)
    """In order from the top."""
    solid: set[int] = field(default_factory=set)
    """Records with a running number or a fitting cell."""
    groups: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    pending: list[int] = field(default_factory=list)
    """Thin rows behind a total or note: records only if a strong record follows."""
    by_class: bool = False
    """A caption of a class of permits stands above."""
    footer: bool = False
    """A note, a signature or a total was met, and no record since."""


@dataclass(frozen=True)
class Sorter:
    """Sorts the rows of one table; columns are those of the table, fields by column."""

    grid: Grid
    kind: str
    labels: Mapping[int, Label]
    fields: Mapping[int, str]
    under_caption: bool = False
    """Whether the caption above the header names a class of permits."""
    class_in_place: bool = False
    """Whether the class named above the header is one of a place named above it."""

    @cached_property
    def _typed(self) -> tuple[tuple[int, str], ...]:
        """Columns with a type whose cells differ from free text."""
        free = {schema.Type.TEXT, schema.Type.ROW_NUMBER, schema.Type.OCCUPATION}
        return tuple(
            (column, name)
            for column, name in self.fields.items()
            if schema.type_of(name) not in free and column <= self.grid.width
        )

    @cached_property
    def _number_column(self) -> int | None:
        return next((column for column, name in self.fields.items() if name == "row_no"), None)

    def body(self, first: int, last: int, sheet_district: str | None) -> Body:
        """Sort the rows from first to last (1-based, included)."""
        scan = _Scan(by_class=self.under_caption)
        for run, plain in self._runs(first, last):
            if plain:
                self._take(run, scan)
            else:
                for number in run:
                    self._sort(number, scan)
        end = self._with_nil_rows(self._end(scan), scan)
        records = tuple(scan.records[: bisect_right(scan.records, end)])
        structure = {
            row: role for row, role in scan.roles.items() if row <= end or (not records and role is RowRole.NUMBERING)
        }
        nil = RowRole.NIL in scan.roles.values() and (not records or self.kind in nil_rows.LOGS)
        if nil and not records:
            structure |= {row: role for row, role in scan.roles.items() if role is RowRole.NIL}
        totals = self._totals(scan, records)
        data_rows = (records[0], max(end, records[-1])) if records else None
        reach = max([end, *(total.row for total in totals)], default=end)
        return Body(
            records,
            structure,
            data_rows,
            self._groups(scan, records, sheet_district),
            totals,
            nil,
            max(reach, first - 1),
        )

    def _sort(self, number: int, scan: _Scan) -> None:
        """Put one row into the scan."""
        row = self.grid.rows[number - 1]
        filled = [column for column in self.labels if column <= len(row) and row[column - 1] is not None]
        if not filled:
            return
        role = self._role(number, row, filled, scan)
        if role is None:
            self._record(number, row, filled, scan)
            return
        scan.roles[number] = role
        if role is RowRole.TOTAL:
            scan.totals.append(number)
            scan.footer = True
        elif role is RowRole.GROUP:
            scan.groups.append(number)
        elif role is RowRole.NOTE:
            scan.footer = True

    def _runs(self, first: int, last: int) -> Iterator[tuple[range, bool]]:
        """Yield the rows in runs, and whether they are register rows with a plain number, name and passport.

        Such rows need no further check, and nearly all rows of a long register are plain.
        """
        places = {name: column - 1 for column, name in self.fields.items()}
        positions = [places.get(name, self.grid.width) for name in ("row_no", "full_name", "passport_no")]
        if self.kind != "register" or max(positions) >= self.grid.width:
            yield range(first, last + 1), False
            return
        columns = [[row[place] for row in self.grid.rows] for place in positions]
        for start in range(first, last + 1, _TOGETHER):
            end = min(start + _TOGETHER - 1, last)
            if all_plain(*(cells[start - 1 : end] for cells in columns)):
                yield range(start, end + 1), True
            else:
                yield from (
                    (range(row, row + 1), all_plain(*(cells[row - 1 : row] for cells in columns)))
                    for row in range(start, end + 1)
                )

    @staticmethod
    def _take(run: range, scan: _Scan) -> None:
        """Add rows that are certainly records; the thin rows before them were records too."""
        scan.solid.update(run)
        if scan.pending:
            scan.records.extend(scan.pending)
            scan.pending.clear()
        scan.records.extend(run)
        scan.footer = False

    def _record(self, number: int, row: tuple[Scalar, ...], filled: list[int], scan: _Scan) -> None:
        """Add a row as a record, unless it follows a total or note and is too thin to resume the table."""
        if scan.footer and self._strength(row, filled) < 2 and not self._goes_on(number, filled, scan):
            scan.pending.append(number)
            return
        # a strong record behind thin rows proves that those were records too
        scan.records.extend([*scan.pending, number])
        scan.pending.clear()
        scan.footer = False
        if (len(filled) > 1 and self._numbered(row)) or any(
            cell_fit.fits(name, row[c - 1]) for c, name in self._typed if row[c - 1] is not None
        ):
            scan.solid.add(number)

    def _goes_on(self, number: int, filled: list[int], scan: _Scan) -> bool:
        """Tell whether a thin row behind a total or note is a record all the same.

        It is where it is numbered and has three cells at least, or a name and the number after the last record's.
        """
        if not self._numbered(self.grid.rows[number - 1]):
            return False
        return len(filled) >= 3 or (self._is_name_among(filled) and self._follows_last(number, scan))

    def _follows_last(self, number: int, scan: _Scan) -> bool:
        """Tell whether a row's running number is the one after that of the last record, with no number in between."""
        column = self._number_column
        if column is None or not scan.records:
            return False
        between = self.grid.rows[scan.records[-1] - 1 : number]
        counted = [text_of(row[column - 1]).strip(" .)") for row in between if self._numbered(row)]
        last, *later = map(numbers.whole, counted)
        return last is not None and later == [last + 1]

    def _is_name_among(self, filled: list[int]) -> bool:
        """Tell whether a column of names or accounts is among those of a row that are filled."""
        return any(self.fields.get(column) in _NAMING for column in filled)

    def _role(self, number: int, row: tuple[Scalar, ...], filled: list[int], scan: _Scan) -> RowRole | None:
        """Return the role of a structure row; None for a record."""
        texts = [(column, cell) for column in filled if isinstance(cell := row[column - 1], str)]
        plain = self._clear_role(row, filled, texts)
        if plain is not None:
            return plain
        if says_total([text for _, text in texts]) and not self._identity(row):
            return RowRole.TOTAL
        if len(filled) <= 3 and not self._identity(row):
            role = self._sparse(number, row, filled, texts, scan)
            merged = len(filled) == 1 and filled[0] in self._wide_spans.get(number, ())
            return RowRole.NOTE if role is None and merged and not self._strength(row, filled) else role
        return None

    def _clear_role(self, row: tuple[Scalar, ...], filled: list[int], texts: list[tuple[int, str]]) -> RowRole | None:
        """Return the role of a row that is clear from its cells: column numbers, header, bare number, NIHIL."""
        if is_numbering(row):
            return RowRole.NUMBERING
        if texts and self._repeats_header(texts, filled):
            return RowRole.REPEATED_HEADER
        if len(filled) == 1 and self.fields.get(filled[0]) == "row_no" and cell_fit.is_row_number(row[filled[0] - 1]):
            return RowRole.BLANK
        if texts and (
            nil_rows.is_nil(self.kind, row, filled, self.fields)
            or nil_rows.is_dashes(self.kind, row, filled, self.fields, len(self.labels))
        ):
            return RowRole.NIL
        return None

    def _sparse(
        self, number: int, row: tuple[Scalar, ...], filled: list[int], texts: list[tuple[int, str]], scan: _Scan
    ) -> RowRole | None:
        """Return the role of a row with few cells: group, note, or None for a thin record."""
        words = [text for _, text in texts if not cell_fit.is_row_number(text)]
        if len(words) > 1 and _LETTER.fullmatch(words[0].strip()):
            del words[0]
        if any(map(is_remark, words)):
            return RowRole.NOTE
        if len(words) == 1 and is_group(words[0]) and not self._in_place_column(row, texts, words[0]):
            return RowRole.GROUP
        if len(words) == 1 and (
            self._names_nationality(row, filled, words[0])
            or self._is_caption(row, filled, words[0], scan)
            or self._heads_persons(number, row, filled)
        ):
            return RowRole.GROUP
        strength = self._strength(row, filled)
        if self._is_signature(row, words):
            return RowRole.NOTE
        if strength == 0 and len(filled) <= 2 and not self._is_name_among(filled):
            return RowRole.NOTE if scan.records or scan.footer else RowRole.GROUP
        return None

    def _is_signature(self, row: tuple[Scalar, ...], words: list[str]) -> bool:
        """Tell whether a row is part of a signature block; its place and date may be in the column of births."""
        signed = [text for text in words if is_signature(text)]
        fitting = [row[column - 1] for column, name in self._typed if cell_fit.fits(name, row[column - 1])]
        return bool(signed) and all(cell in signed for cell in fitting)

    @cached_property
    def _wide_spans(self) -> dict[int, set[int]]:
        """Row → columns where merged cells of at least three columns begin."""
        columns: dict[int, set[int]] = {}
        for span in self.grid.merged:
            if span.right - span.left >= 2:
                columns.setdefault(span.top, set()).add(span.left)
        return columns

    def _repeats_header(self, texts: list[tuple[int, str]], filled: list[int]) -> bool:
        first_column, first_text = texts[0]
        if normal(first_text) not in {normal(part) for part in self.labels[first_column]}:
            return False
        same = sum(normal(text) in {normal(part) for part in self.labels[column]} for column, text in texts)
        return same >= 2 and same >= 0.7 * len(filled)

    def _heads_persons(self, number: int, row: tuple[Scalar, ...], filled: list[int]) -> bool:
        """Tell whether the one cell of a register's row, in the column of names, is a heading of the rows below it."""
        if self.kind != "register" or [self.fields.get(place) for place in filled] != ["full_name"]:
            return False
        return group_rows.heads_persons(self.grid, number, self._number_column, text_of(row[filled[0] - 1]))

    def _in_place_column(self, row: tuple[Scalar, ...], texts: list[tuple[int, str]], word: str) -> bool:
        """Tell whether a place is in the column of places of a row with a number: it is then a record, not a group.

        Beside the place of a further row of an activity stand its own numbers of persons and findings.
        """
        column = next(column for column, text in texts if text == word)
        has_own = len(texts) > 1 or self._numbered(row) or (self.kind == "activities" and self._has_count(row))
        return self.fields.get(column) in {"kecamatan", "kelurahan"} and has_own

    def _has_count(self, row: tuple[Scalar, ...]) -> bool:
        """Tell whether a row has a number in a column of numbers."""
        columns = (column for column, name in self.fields.items() if schema.type_of(name) is schema.Type.COUNT)
        return any(numbers.whole(row[column - 1]) is not None for column in columns if column <= len(row))

    def _is_caption(self, row: tuple[Scalar, ...], filled: list[int], word: str, scan: _Scan) -> bool:
        """Tell whether the one text of a register's row names a class of permits for the rows below it, or ends one."""
        column = next(column for column in filled if row[column - 1] == word)
        own_cell = self.fields.get(column) in {"permit_type", "visa_index", "remarks", "status"}
        if self.kind != "register" or len(filled) > 2 or own_cell:
            return False
        scan.by_class = scan.by_class or group_rows.is_caption_of_class(word)
        return group_rows.is_caption_of_class(word) or (scan.by_class and group_rows.is_enumerated(word))

    def _names_nationality(self, row: tuple[Scalar, ...], filled: list[int], word: str) -> bool:
        """Tell whether a register's row holds a nationality and at most a mark before it: it is no person's name."""
        is_last = row[filled[-1] - 1] == word and len(filled) <= 2 and self.fields.get(filled[-1]) not in _OF_NATIONS
        return self.kind == "register" and is_last and group_rows.nationality_of(word) is not None

    def _identity(self, row: tuple[Scalar, ...]) -> bool:
        """Tell whether a cell of a row identifies a person, a report or an event."""
        return any(
            cell_fit.fits(field, row[column - 1])
            for column, field in self.fields.items()
            if field in _IDENTIFYING and column <= len(row)
        )

    def _numbered(self, row: tuple[Scalar, ...]) -> bool:
        column = self._number_column
        return column is not None and cell_fit.is_row_number(row[column - 1])

    def _strength(self, row: tuple[Scalar, ...], filled: list[int]) -> int:
        """Return how many cells fit their column; a running number beside other cells counts as one."""
        fitting = sum(cell_fit.fits(self.fields.get(column, ""), row[column - 1]) for column in filled)
        return fitting + (1 if len(filled) > 1 and self._numbered(row) else 0)

    def _end(self, scan: _Scan) -> int:
        """Return the last row of the body: the last solid record, thin ones that follow it, and a block's own total."""
        last = max(scan.solid, default=0)
        for row in scan.records[bisect_right(scan.records, last) :]:
            if row == last + 1:
                last = row
        totals_after = [row for row in scan.totals if row > last]
        # what was too thin to open the table again lies outside: the table ends before it
        reached = bool(last and totals_after) and not any(last < row < totals_after[0] for row in scan.pending)
        return totals_after[0] if reached and self._closes_block(scan, totals_after, last) else last

    def _with_nil_rows(self, end: int, scan: _Scan) -> int:
        """Return the last row of the body with the rows that say NIHIL right behind it."""
        if not end or self.kind not in nil_rows.LOGS:
            return end
        for row in range(end + 1, self.grid.height + 1):
            if scan.roles.get(row) is RowRole.NIL:
                end = row
            elif any(cell is not None for cell in self.grid.rows[row - 1]):
                break
        return end

    def _closes_block(self, scan: _Scan, totals_after: list[int], last: int) -> bool:
        """Tell whether the first total behind the last record closes an inner block and is not the grand total."""
        inner = [row for row in scan.totals if row < last]
        if not inner and not scan.groups:
            return False
        if len(totals_after) > 1:
            return True
        if not inner and len(scan.groups) < 2:
            return False
        if _GRAND.search(normal(" ".join(self._texts(totals_after[0])))):
            return False
        begin = max([row for row in (*inner, *scan.groups) if row < last], default=0)
        stated = self._numbers(totals_after[0])
        block, body = self._sizes(scan, begin, last)
        if stated & body and not stated & block:
            return False
        return bool(stated & block) or len(inner) + 1 <= len(scan.groups)

    def _sizes(self, scan: _Scan, begin: int, last: int) -> tuple[set[int], set[int]]:
        """Return the sums a total may state for the last block, and for the whole body."""
        body = scan.records[: bisect_right(scan.records, last)]
        return self._sums(body[bisect_right(body, begin) :]), self._sums(body)

    def _sums(self, rows: list[int]) -> set[int]:
        counted = [column for column, name in self.fields.items() if schema.type_of(name) is schema.Type.COUNT]
        sums = {sum(numbers.whole(self.grid.cell(row, column)) or 0 for row in rows) for column in counted}
        return sums or {len(rows)}

    def _texts(self, row: int) -> list[str]:
        return [cell for cell in self.grid.rows[row - 1] if isinstance(cell, str)]

    def _numbers(self, row: int) -> set[int]:
        return {
            number
            for cell in self.grid.rows[row - 1]
            if (number := numbers.whole(cell)) is not None and not isinstance(cell, str)
        } | {int(digits) for text in self._texts(row) for digits in re.findall(r"\d{1,15}", text.replace(".", ""))}

    def _totals(self, scan: _Scan, records: tuple[int, ...]) -> tuple[Total, ...]:
        """Return the totals with the first row of the block that each closes."""
        if not records:
            return ()
        closing, totals, begin = set(scan.totals), [], 0
        for row in sorted([*scan.totals, *scan.groups]):
            if row in closing:
                place = bisect_right(records, begin)
                first = records[place] if place < len(records) and records[place] < row else records[0]
                totals.append(Total(row, first))
            begin = row
        return tuple(totals)

    def _groups(self, scan: _Scan, records: tuple[int, ...], sheet_district: str | None) -> dict[int, Group]:
        """Return the group of each record."""
        if not scan.groups:
            return {}
        name_by_row = {row: group_name(max(self._texts(row), key=len)) for row in scan.groups}
        return groups_of(
            name_by_row, records, sheet_district, class_in_place=self.class_in_place, totals=sorted(scan.totals)
        )

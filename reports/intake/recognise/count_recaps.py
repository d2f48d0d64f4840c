"""Recognises recapitulations of logs: tables whose rows stand for many services, activities or incidents.

JENIS IZIN TINGGAL | PERMOHONAN | MINGGU I | MINGGU II        a row is no service, and its numbers are in columns that
JENIS IZIN TINGGAL | PERMOHONAN | DISETUJUI | DITOLAK         no field of the log holds
JENIS KEGIATAN | JUMLAH KEGIATAN | DIPERIKSA | TEMUAN         a row is no activity
TANGGAL | JENIS PELANGGARAN | JUMLAH KASUS                    a row is no incident

Such a table is never counted by its rows: it is not understood, and its sender is asked for the log.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reports.problems import Problem
from reports.vocabulary import numbers, permits, recap_words, schema, sexes, weeks
from reports.vocabulary.dates import months
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.intake.recognise.labels import Label
    from reports.model.grid import Grid
    from reports.model.place import Place
    from reports.model.sheet import SheetTable

_LOGS = ("services", "activities")
_COUNTED = (*_LOGS, "incidents")
_COUNTS = 0.8
"""Part of the filled cells of a column that are whole numbers, at least."""
_PERSONS = frozenset({"full_name", "passport_no"})
_FEWEST = 2
"""Columns of counts that make a table of no kind a recapitulation of what it resembles."""


def columns_of_counts(
    grid: Grid, kind: str | None, labels: Mapping[int, Label], fields: Mapping[int, str], records: Sequence[int]
) -> tuple[int, ...]:
    """Return the columns by which a table of a log is a recapitulation; none for a log.

    Args:
        grid: the sheet.
        kind: of the table.
        labels: column → header texts from the top.
        fields: column → field that it fills.
        records: rows of the records, 1-based.
    """
    if kind not in _COUNTED or _PERSONS & set(fields.values()):
        return ()
    has_total = "count_total" in fields.values()
    split = {column for column, label in labels.items() if _splits(kind, label)}
    spans = set() if has_total else {column for column, label in labels.items() if _spans(label)}
    unread = (split | spans) - fields.keys()
    # L and P below a decision fill the counts of a row only once
    under = {column for column in split & fields.keys() if fields[column] in {"count_male", "count_female"}}
    counted = [column for column in sorted(unread | under) if _is_counted(grid, column, records)]
    return tuple(counted) if any(column in unread for column in counted) else ()


def _splits(kind: str, label: Label) -> bool:
    """Tell whether a header names a value of a row's field, or the number of activities or incidents."""
    if kind in {"activities", "incidents"}:
        return normal(label[-1]) in recap_words.words(kind)
    return any(_is_value(text) for text in label)


@cache
def _is_value(text: str) -> bool:
    key = normal(text)
    values = (schema.value_aliases("services", field) for field in ("service", "decision"))
    known_texts = set().union(*values) | schema.pending_words()
    return key in known_texts or permits.class_of(text) is not None


def _spans(label: Label) -> bool:
    """Tell whether a header names a week or a month."""
    key = normal(label[-1])
    return weeks.of_header(label[-1]) is not None or key.partition(" ")[0] in months()


def _is_counted(grid: Grid, column: int, records: Sequence[int]) -> bool:
    cells = [cell for row in records if (cell := grid.cell(row, column)) is not None]
    return bool(cells) and sum(numbers.whole(cell) is not None for cell in cells) >= _COUNTS * len(cells)


def is_recap_of(grid: Grid, table: SheetTable, labels: Mapping[int, Label], records: Sequence[int]) -> bool:
    """Tell whether a table of no kind has several columns of counts and resembles a log.

    DIPERIKSA and TEMUAN are counts of a log as well: one column more must count what no log holds.
    """
    like = table.resembles
    if like is None or like.kind not in _LOGS or not like.is_likely:
        return False
    counted = [
        column
        for column, label in labels.items()
        if _is_counted(grid, column, records) and (_names_counts(label) or _spans(label) or _is_value(label[-1]))
    ]
    return len(counted) >= _FEWEST and not all(_is_of_a_log(labels[column]) for column in counted)


def _is_of_a_log(label: Label) -> bool:
    return normal(label[-1]) in recap_words.words("findings")


def _names_counts(label: Label) -> bool:
    key = normal(label[-1])
    words = recap_words.words("activities") | recap_words.words("total") | recap_words.words("findings")
    return key in words or sexes.code_of(label[-1]) is not None


def recap_problems(place: Place, table: SheetTable) -> Iterator[Problem]:
    """Yield that a table holds numbers instead of rows."""
    details = {"kind": table.resembles.kind if table.resembles else ""}
    yield Problem("recap-of-log", place.path, table.sheet, details=details)

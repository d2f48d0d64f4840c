"""What was understood of the inputs of a period, for its review page: files, tables, heads, problems, months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import causes
from reports.intake.validate import balance_of
from reports.model.review_content import BoardRow, Cause, Inputs, UnderstoodColumn, UnderstoodFile, UnderstoodTable
from reports.pipeline.question import is_personal, names_of, place_of
from reports.problems import Severity
from reports.vocabulary import field_labels, formats, schema
from reports.vocabulary.kinds import KINDS, NAMES
from reports.vocabulary.ledger_sources import PERSONAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from reports.model.coverage import Coverage
    from reports.model.period import Month, Period
    from reports.model.quality import Quality
    from reports.model.sheet import Column, FileReading, TableReading
    from reports.pipeline.gather import Gathered
    from reports.problems import Problem

MONTHS_SHOWN = 13
"""Months of the board."""
_EXAMPLES = 3
_PLACES = 500
"""Places of one cause that are listed."""
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_HOW = {
    "alias": "istilah yang dikenal",
    "compound": "judul bertingkat",
    "joined": "judul di atas beberapa kolom",
    "split": "judul terbagi atas beberapa baris",
    "tick": "kolom bertanda centang",
    "code": "kode ekspor",
    "values": "dikenali dari isinya",
    "remembered": "keputusan kantor ini",
    "proposed": "usulan, belum diputuskan",
    "none": "",
}
"""How a head was understood, in words."""
_STATUS = {"encrypted": "terkunci kata sandi", "unreadable": "tidak dapat dibaca", "skipped": "tidak dibaca"}


def shown_inputs(gathered: Gathered, quality: Quality, period: Period, *, show_values: bool) -> Inputs:
    """Return what the office's own page shows of the inputs of a period.

    Args:
        gathered: inputs with their rows in final bins.
        quality: of the inputs of the period, as it is printed.
        period: of the document.
        show_values: show names and numbers of persons.
    """
    files = [file for file in gathered.files if file.meeting is None and bears_on(file, period)]
    return Inputs(
        kinds=tuple(NAMES[kind].short for kind in KINDS),
        board=board(gathered.coverage, period),
        files=tuple(understood(file, show_values=show_values) for file in files),
        further_files=tuple(file.path for file in gathered.files if file not in files),
        lines=quality.lines,
        total=quality.total,
        not_understood=quality.not_understood,
        causes=problem_causes(files),
    )


def bears_on(file: FileReading, period: Period) -> bool:
    """Tell whether a file has a table of a period, or anything that was not read or not understood."""
    if file.status != "read":
        return True
    months = set(period.months)
    return any(
        reading.table.kind is None or (reading.table.period is not None and months & set(reading.table.period.months))
        for reading in file.tables
        if reading.table.kind != "meeting"
    )


def understood(file: FileReading, *, show_values: bool) -> UnderstoodFile:
    """Return what was understood of a file."""
    status = "" if file.status == "read" else _STATUS.get(file.status, file.status)
    if file.problem is not None:
        status = f"{status}: {causes.label(file.problem.code)}"
    return UnderstoodFile(file.path, status, tuple(_table(reading, show_values=show_values) for reading in file.tables))


def _table(reading: TableReading, *, show_values: bool) -> UnderstoodTable:
    table, like = reading.table, reading.table.resembles
    resembles = ""
    if table.kind is None and like is not None:
        lacking = ", ".join(field_labels.label(fields) for fields in like.missing)
        resembles = f"{NAMES[like.kind].title}; belum ditemukan: {lacking}" if like.kind in NAMES else like.kind
    return UnderstoodTable(
        table.sheet,
        NAMES[table.kind].title if table.kind in NAMES else table.kind or "",
        formats.period(table.period) if table.period else "",
        table.header_rows,
        table.data_rows,
        balance_of(reading),
        _columns(reading, show_values=show_values),
        resembles,
    )


def _columns(reading: TableReading, *, show_values: bool) -> tuple[UnderstoodColumn, ...]:
    names = frozenset() if show_values else names_of(reading)
    return tuple(_column(reading, column, names, show_values=show_values) for column in reading.table.columns)


def _column(reading: TableReading, column: Column, names: AbstractSet[str], *, show_values: bool) -> UnderstoodColumn:
    fields = column.fields or ((column.field,) if column.field else ())
    meaning = " + ".join(field_labels.label(field) for field in fields)
    is_withheld = not show_values and not PERSONAL.isdisjoint(fields)
    first = fields[0] if fields else ""
    examples = () if is_withheld else tuple(_examples(reading, first, names, show_values=show_values))
    return UnderstoodColumn(
        column.letter, column.header, meaning, _HOW.get(column.how, column.how), examples, is_withheld
    )


def _examples(reading: TableReading, field: str, names: AbstractSet[str], *, show_values: bool) -> Iterator[str]:
    """Yield a few different texts of a field as they stand in its cells; of free texts none that names a person."""
    raw, values = reading.records.raw.get(field, ()), reading.records.values.get(field, ())
    is_free = schema.type_of(field) in {schema.Type.TEXT, schema.Type.OCCUPATION}
    texts: dict[str, None] = {}
    for index in range(len(reading.records.rows)):
        text = raw[index] if raw and raw[index] is not None else values[index] if values else None
        if text is not None and (show_values or not (is_free and is_personal(str(text), names))):
            texts.setdefault(str(text))
        if len(texts) == _EXAMPLES:
            break
    yield from texts


def problem_causes(files: Iterable[FileReading]) -> tuple[Cause, ...]:
    """Return the problems of files by cause, errors first, then those with most places."""
    by_code: dict[str, list[Problem]] = {}
    for file in files:
        of_file = [file.problem] if file.problem else []
        for problem in (*of_file, *file.problems, *(item for table in file.tables for item in table.problems)):
            by_code.setdefault(problem.code, []).append(problem)
    groups = sorted(by_code.items(), key=lambda item: (_ORDER[item[1][0].severity], -len(item[1]), item[0]))
    return tuple(_cause(code, problems) for code, problems in groups)


def _cause(code: str, problems: list[Problem]) -> Cause:
    places = tuple(dict.fromkeys(place_of(problem.path, problem.sheet, problem.cell) for problem in problems))
    return Cause(
        code, problems[0].severity.value, causes.label(code), causes.remedy(code), places[:_PLACES], len(problems)
    )


def board(coverage: Coverage, period: Period) -> tuple[BoardRow, ...]:
    """Return the months up to the end of a period, the last first, with what was delivered of each kind."""
    months = [period.last.plus(-back) for back in range(MONTHS_SHOWN)]
    return tuple(
        BoardRow(formats.month(month), tuple(_delivered(coverage, kind, month) for kind in KINDS), month in period)
        for month in months
    )


def _delivered(coverage: Coverage, kind: str, month: Month) -> str:
    """Return how many rows of a kind cover a month; NIHIL without any, empty where nothing was delivered."""
    deliveries = coverage.find(kind, month)
    if not deliveries:
        return ""
    rows = sum(delivery.accepted for delivery in deliveries)
    return formats.number(rows) if rows else formats.NIHIL

"""What a reading holds beside its accepted rows, as JSON: tables, columns, structure, bins, other rows, problems."""

from __future__ import annotations

from dataclasses import astuple
from itertools import compress
from typing import TYPE_CHECKING, Any

from reports.ledger import runs, values
from reports.ledger.meeting_codec import decode_meeting, encode_meeting
from reports.model.period import Month, Period
from reports.model.sheet import (
    Candidate,
    Column,
    FileReading,
    Records,
    Resemblance,
    RowBin,
    RowRole,
    SheetTable,
    TableReading,
)
from reports.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]


def encode_problem(one: Problem) -> Json:
    """Return a problem as JSON."""
    return {
        "code": one.code,
        "path": one.path,
        "sheet": one.sheet,
        "cell": one.cell,
        "field": one.field,
        "value": one.value,
        "details": values.encode(dict(one.details)),
    }


def decode_problem(one: Json) -> Problem:
    """Return a problem."""
    return Problem(**{**one, "details": _details(one["details"])})


def encode_table(table: SheetTable) -> Json:
    """Return a located table as JSON."""
    return {
        "sheet": table.sheet,
        "index": table.index,
        "hidden": table.hidden,
        "kind": table.kind,
        "period": None if table.period is None else [str(table.period.first), str(table.period.last)],
        "period_from": table.period_from,
        "header_rows": table.header_rows,
        "data_rows": table.data_rows,
        "columns": [[one.index, one.header, one.field, one.how, one.hidden] for one in table.columns],
        "structure": [[row, role.value] for row, role in table.structure.items()],
        "hidden_rows": table.hidden_rows,
        "nil_declared": table.nil_declared,
        "district": table.district,
        "candidates": [_encode_candidate(one) for one in table.candidates],
        "resembles": None if table.resembles is None else list(astuple(table.resembles)),
        "other_list": table.other_list,
    }


def _encode_candidate(one: Candidate) -> list[Any]:
    evidence = [[message, values.encode(dict(details))] for message, details in one.evidence]
    return [one.header_rows, one.kind, one.score, evidence]


def _decode_resemblance(
    kind: str, known: list[str], unknown: list[str], missing: list[str], needs_met: int, needs: int
) -> Resemblance:
    return Resemblance(kind, tuple(known), tuple(unknown), tuple(missing), needs_met, needs)


def _decode_candidate(one: list[Any]) -> Candidate:
    (first, last), kind, score, evidence = one
    return Candidate((first, last), kind, score, tuple((message, _details(found)) for message, found in evidence))


def _details(encoded: object) -> dict[str, object]:
    details = values.decode(encoded)
    if not isinstance(details, dict):
        raise ValueError("details")
    return details


def decode_table(one: Json) -> SheetTable:
    """Return a located table."""
    first, last = one["header_rows"]
    period = one["period"]
    return SheetTable(
        **{
            **one,
            "period": None if period is None else Period(Month.parse(period[0]), Month.parse(period[1])),
            "header_rows": (first, last),
            "data_rows": None if one["data_rows"] is None else (one["data_rows"][0], one["data_rows"][1]),
            "columns": tuple(Column(*column) for column in one["columns"]),
            "structure": {row: RowRole(role) for row, role in one["structure"]},
            "hidden_rows": tuple(one["hidden_rows"]),
            "candidates": tuple(_decode_candidate(found) for found in one["candidates"]),
            "resembles": None if one["resembles"] is None else _decode_resemblance(*one["resembles"]),
        }
    )


def encode_records(records: Records, kept: list[bool]) -> Json:
    """Return records as JSON: which rows there are, and all of those that no part keeps."""
    return {
        "rows": runs.encode(records.rows),
        "bins": []
        if all(records.accepted)
        else [[place, row_bin.value] for place, row_bin in enumerate(records.bins) if row_bin is not RowBin.ACCEPTED],
        "kept": runs.encode(range(len(kept)) if all(kept) else list(compress(range(len(kept)), kept))),
        "values": {
            field: [values.encode(one) for one in _unkept(column, kept)] for field, column in records.values.items()
        },
        "raw": {field: _unkept(column, kept) for field, column in records.raw.items()},
    }


def decode_records(one: Json, part: dict[str, list[object]], raw_prefix: str) -> Records:
    """Return records, those that a part keeps taken from its columns (of these rows only)."""
    rows = runs.decode(one["rows"])
    size = len(rows)
    bins = dict(one["bins"])
    merge = _merge(runs.decode(one["kept"]), size)
    return Records(
        rows=tuple(rows),
        values={
            field: merge(part.get(field), [values.decode(value) for value in column])
            for field, column in one["values"].items()
        },
        raw={field: merge(part.get(raw_prefix + field), column) for field, column in one["raw"].items()},
        bins=tuple(RowBin(bins[place]) if place in bins else RowBin.ACCEPTED for place in range(size)),
    )


def _unkept(column: list[Any], kept: list[bool]) -> list[Any]:
    if all(kept):
        return []
    return [value for value, here in zip(column, kept, strict=True) if not here]


def _whole(column: list[Any] | None, size: int) -> list[Any]:
    """Return the column of a part that keeps every row; ValueError where it has another length."""
    if column is None or len(column) != size:
        raise ValueError("part")
    return column


def _merge(kept: list[int], size: int) -> Callable[[list[Any] | None, list[Any]], list[Any]]:
    """Return a function from the column of the kept rows and that of the others to the column of all rows."""
    if not kept:
        return lambda _, others: others
    if len(kept) == size:
        return lambda column, _: _whole(column, size)
    here = {place: index for index, place in enumerate(kept)}
    beyond = iter(range(len(kept), size))
    order = [here[place] if place in here else next(beyond) for place in range(size)]

    def merge(column: list[Any] | None, others: list[Any]) -> list[Any]:
        """Return both in the order of the rows."""
        pool = [*(column or ()), *others]
        return [pool[index] for index in order]

    return merge


def encode_file(reading: FileReading) -> Json:
    """Return a file's own facts as JSON, without its tables."""
    return {
        "path": reading.path,
        "sha256": reading.sha256,
        "status": reading.status,
        "problem": None if reading.problem is None else encode_problem(reading.problem),
        "sheets": reading.sheets,
        "problems": [encode_problem(one) for one in reading.problems],
        "meeting": None if reading.meeting is None else encode_meeting(reading.meeting),
    }


def decode_file(one: Json, tables: tuple[TableReading, ...]) -> FileReading:
    """Return a reading with these tables."""
    return FileReading(
        path=one["path"],
        sha256=one["sha256"],
        status=one["status"],
        problem=None if one["problem"] is None else decode_problem(one["problem"]),
        sheets=tuple((name, hidden) for name, hidden in one["sheets"]),
        tables=tables,
        problems=tuple(decode_problem(problem) for problem in one["problems"]),
        meeting=None if one["meeting"] is None else decode_meeting(one["meeting"]),
    )

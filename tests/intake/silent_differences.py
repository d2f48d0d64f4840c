"""Compares what was read with what is true: every difference must be told at its cell, column, row or table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.intake.validate import propose_same_persons, resolve_duplicates
from reports.model.grid import column_letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from random_registers import Human, Register

    from reports.model.sheet import FileReading, TableReading
    from reports.problems import Problem

NOT_COMPARED = frozenset({"remarks", "passport_expiry"})
"""Fields that are no values of records."""
NAMES = {
    "permit_class": {"permit_type", "permit_class"},
    "district": {"kecamatan", "district"},
    "village": {"kelurahan", "village"},
}
"""Field → the names by which a problem may name it."""
COUNTED = (
    "nationality", "sex", "permit_class", "permit_expiry", "district", "activity_date", "activity_kind",
    "incident_date",
)  # fmt: skip
"""Fields by which figures are counted; where they are empty it must be told."""
OF_TABLE = frozenset(
    {"kind-unknown", "kind-resembles", "kind-incomplete", "kind-ambiguous", "list-other", "list-roster", "list-asked"}
)
"""Problems by which a whole table is not read, and the office knows it."""


def silent(file: FileReading, sheets: Sequence[Register]) -> list[str]:
    """Return the differences between a file and the truth about its sheets that no problem tells."""
    (resolved,) = propose_same_persons(resolve_duplicates([file]))
    found: list[str] = []
    for sheet in sheets:
        tables = [table for table in resolved.tables if table.table.sheet == sheet.name]
        found += [f"{sheet.name}: {text}" for text in _of_sheet(sheet, tables, file)]
    return found


def _of_sheet(sheet: Register, tables: list[TableReading], file: FileReading) -> Iterator[str]:
    if sheet.above:
        above = [table for table in tables if table.table.header_rows[0] <= sheet.above]
        if not any(table.table.kind is None and table.problems for table in above):
            yield f"the table above row {sheet.above} is untold: {sheet.rows[: sheet.above]}"
        tables = [table for table in tables if table not in above]
    if sheet.below:
        below = [table for table in tables if table.table.header_rows[0] > sheet.below]
        if not any(table.table.kind is None and table.problems for table in below):
            yield f"the table below row {sheet.below} is untold: {sheet.rows[sheet.below - 1 :]}"
        tables = [table for table in tables if table not in below]
        untold_below = [problem for table in below for problem in table.problems]
        file = replace(file, problems=tuple(problem for problem in file.problems if problem not in untold_below))
    problems = [problem for table in tables for problem in table.problems]
    problems += [problem for problem in file.problems if problem.sheet in {None, sheet.name}]
    registers = [table for table in tables if table.table.kind is not None]
    if sheet.other == "recap":
        if any("accepted" in map(str, table.records.bins) for table in tables):
            yield "a recapitulation was counted"
        if sheet.wrong and not {"recap-differs", *OF_TABLE} & {problem.code for problem in problems}:
            yield "a wrong number of the recapitulation is untold"
        return
    if sheet.other:
        rows = sum(len(table.records.rows) for table in registers)
        if rows or not any(problem.code in OF_TABLE for problem in problems):
            yield f"a list of another sort was read as a register, {rows} rows"
        return
    if any(problem.code in OF_TABLE for problem in problems):
        return
    if len(registers) != 1 or registers[0].table.kind != sheet.kind:
        yield f"not one {sheet.kind} but {[table.table.kind for table in tables]}"
        return
    table = registers[0]
    if str(table.table.period) != "2024-09" and not any(problem.code.startswith("period") for problem in problems):
        yield f"period {table.table.period}"
    yield from _of_table(sheet, table, problems)


def _of_table(sheet: Register, table: TableReading, problems: list[Problem]) -> Iterator[str]:
    told = {problem.cell for problem in problems if problem.cell}
    told_rows = {int("".join(mark for mark in cell if mark.isdigit()) or 0) for cell in told}
    told_rows |= {row for row, caption in sheet.captions.items() if caption in told_rows}
    many_left = any(problem.code == "departures-many" for problem in problems)
    records = table.records
    bins = dict(zip(records.rows, map(str, records.bins), strict=True))
    for row in sorted(bins.keys() - sheet.people.keys()):
        if bins[row] == "accepted" and row not in told_rows:
            yield f"row {row} was counted and is no person: {sheet.rows[row - 1][:4]}"
    for row, human in sheet.people.items():
        if row not in bins:
            if row not in told_rows:
                yield f"row {row} is a person and was not read: {sheet.rows[row - 1]}"
        elif _is_citizen_of_told_column(human, sheet, problems):
            continue
        elif not _is_right(human, bins[row]) and row not in told_rows and not (human.bin == "set_aside" and many_left):
            yield f"row {row} is {bins[row]}, right {human.bin} {human.copy_of}: {sheet.rows[row - 1]}"
        elif bins[row] == "accepted" and human.bin == "accepted":
            yield from _of_row(sheet, table, problems, told, row, human)
        twice = human.copy_of and bins.get(row) == bins.get(human.copy_of) == "accepted"
        if twice and not {row, human.copy_of} & told_rows and not _is_about(problems, "nationality"):
            yield f"rows {human.copy_of} and {row} are one person, counted twice: {sheet.rows[row - 1]}"


def _is_citizen_of_told_column(human: Human, sheet: Register, problems: list[Problem]) -> bool:
    """Tell whether somebody is a citizen by a column of which it is told that nobody knows whether it says so."""
    is_citizen = human.bin == "set_aside" and human.fields.get("nationality") == "IDN"
    return is_citizen and any(
        problem.cell is not None and _tells_of_column(problem, "nationality", sheet) for problem in problems
    )


def _is_about(problems: list[Problem], name: str) -> bool:
    return any(problem.field == name and problem.cell is None for problem in problems)


def _is_right(human: Human, row_bin: str) -> bool:
    """Tell whether a row is where it belongs; of two copies either may be the one that counts."""
    if human.bin == "accepted":
        return row_bin in {"accepted", "duplicate"}
    return row_bin == human.bin


def _of_row(
    sheet: Register, table: TableReading, problems: list[Problem], told: set[str | None], row: int, human: Human
) -> Iterator[str]:
    position = table.records.rows.index(row)
    for name in sheet.places.keys() - NOT_COMPARED:
        read = table.records.values[name][position] if name in table.records.values else None
        if name == "full_name" and human.fields[name] in str(read):
            continue  # the text as it stands, with a number before it or a second person behind
        right = {human.fields[name], human.extended if name == "permit_expiry" else human.fields[name]}
        if read in right:
            continue
        if read is None and name not in COUNTED and all(_is_blank(sheet, row, column) for column in sheet.places[name]):
            continue  # nothing is counted by it, and nothing is written
        cells = {f"{column_letter(column)}{row}" for column in sheet.places[name]}
        if cells & told or any(_tells_of_column(problem, name, sheet) for problem in problems):
            continue
        yield f"{name} of row {row} is {read!r}, right {human.fields[name]!r}: {sorted(cells)} {sheet.rows[row - 1]}"


def _is_blank(sheet: Register, row: int, column: int) -> bool:
    return sheet.rows[row - 1][column - 1] is None


def _tells_of_column(problem: Problem, name: str, sheet: Register) -> bool:
    """Tell whether a problem is about all of a column: at its header, or at no cell and with its field."""
    if problem.cell is None:
        return problem.field in NAMES.get(name, {name})
    letters = {column_letter(column) for column in sheet.places[name]}
    letter = "".join(mark for mark in problem.cell if mark.isalpha())
    digits = "".join(mark for mark in problem.cell if mark.isdigit())
    if problem.code.startswith("code-asked"):  # told once for all cells of a code, at the first
        return letter in letters
    return letter in letters and sheet.header[0] <= int(digits or 0) <= sheet.header[1]

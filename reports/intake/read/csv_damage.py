"""Mends what programs do to the records of a .csv: whole lines in quotes, cells as formulas; finds shifted records."""

from __future__ import annotations

import csv
import re
from collections import Counter

from reports.intake.read.csv_delimiters import delimiter, evenness_of, with_one_character
from reports.late_patterns import late_regex
from reports.model.grid import CellFinding

_AS_FORMULA = late_regex(r'="(.*)"', re.S)
_MOST_RECORDS = 0.8
"""Share of the records that have one and the same number of cells, from which a longer one is a fault."""
_FEW_RECORDS = 5
"""Of fewer records nothing is concluded."""


def without_formulas(lines: list[str], mark: str) -> list[str]:
    """Return the lines with cells such as ``="01-02-2024"`` as texts in quotes, which may hold the delimiter."""
    if not any('="' in line for line in lines):
        return lines
    begins = re.compile(rf'(^|{re.escape(mark)})="')
    return [begins.sub(r'\1"', line) for line in lines]


def mended(records: list[list[str]], mark: str) -> list[list[str]]:
    """Return the records with what was wrapped taken out of its wrapping; their number stays.

    Args:
        records: of a file, as they are parsed.
        mark: the delimiter.
    """
    return [
        [_text_of_formula(cell) if cell.startswith('="') else cell for cell in record]
        for record in _unwrapped(records, mark)
    ]


def _text_of_formula(cell: str) -> str:
    """Return the text of a formula that is nothing but a text: Excel is told so not to read a date or a number."""
    match = _AS_FORMULA.fullmatch(cell.strip())
    return match[1].replace('""', '"') if match else cell


def _unwrapped(records: list[list[str]], mark: str) -> list[list[str]]:
    """Return the records, of which those that are a whole line in quotes are parsed again.

    Excel writes them so after it opened a file with another delimiter: each line was one cell then.
    """
    lines = {index: record[0] for index, record in enumerate(records) if record and record[0] and not any(record[1:])}
    are_most = 2 * len(lines) >= sum(map(any, records))
    inner = delimiter("\n".join(lines.values())) if are_most else mark
    best = {index: _parsed(line, inner) for index, line in lines.items()}
    width = evenness_of(list(best.values()))[1] if are_most else evenness_of(records)[1]
    fitting = {index: cells for index in lines for cells in [best[index]] if len(cells) == width > 1}
    if are_most and 2 * len(fitting) < len(lines):
        return records
    return [fitting.get(index, record) for index, record in enumerate(records)]


def _parsed(line: str, mark: str) -> list[str]:
    """Return the cells of a line; the line itself where it cannot be one record."""
    plain, character = with_one_character(line, mark)
    try:
        rows = list(csv.reader(plain.splitlines(keepends=True), delimiter=character))
    except csv.Error:
        return [line]
    return [cell.replace(character, mark) for cell in rows[0]] if len(rows) == 1 else [line]


def overlong(records: list[list[str]]) -> list[CellFinding]:
    """Return the records that are longer than all others: a text with the delimiter stands in them without quotes."""
    widths = Counter(len(record) for record in records if len(record) > 1)
    if not widths:
        return []
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    if count < _FEW_RECORDS or count < _MOST_RECORDS * widths.total():
        return []
    return [
        CellFinding(row, width, "record-overlong", "")
        for row, record in enumerate(records, start=1)
        if len(record) > width and any(cell.strip() for cell in record[width:])
    ]

"""Chooses what cuts the lines of a .csv into cells: one character or several, by how evenly it cuts them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import islice

from reports.late_patterns import late_regex

_USUAL = (";", ",", "\t", "|")
_NAMED = late_regex(r'sep=([^\n"]{1,6})(?:\n|\Z)', re.I)
"""Excel's own first line, which names the delimiter."""
_AS_BLANK_COLUMNS = frozenset({";", ",", "\t"})
"""Of these a repeated one is no delimiter of its own: merged columns are saved so, as blank cells."""
_RUN = late_regex(r"[^\w\s\"'`.()]{2,}|_{2,}|[~^¦§#|<>;,:!$&@*=\\?\t+%_]")
"""What may cut cells where no usual delimiter does; of one character not what stands in dates, numbers and names."""
_AROUND_USUAL = late_regex(r"[^\w \n\"'`“”„‘’«»\[\](){}]{2,}")
_ALIGNED = late_regex(r"(?<=\S) {2,}(?=\S)")
"""What cuts columns that are aligned by blanks."""
_MOST_TRIED = 8
_FEWEST_CELLS, _MOST_LINES_CUT = 3, 0.6
"""Cells of a line, and part of the lines that are cut into as many, from which a rare one is believed."""
_FEWEST_LINES = 5
"""Of fewer lines nobody can tell that they are a table."""
_NEARLY_ALL = 0.9
"""Part of the lines in which a usual delimiter stands only inside of a longer one, from which that one is believed."""
_LOOKED_AT = 200
"""Records looked at to choose the delimiter."""
_LOOKED_INTO = 1 << 18
"""Characters looked into for it."""


def named_delimiter(text: str) -> str | None:
    """Return the delimiter that the first line of a file names; None where it names none."""
    match = _NAMED.match(text)
    return match[1] if match else None


def delimiter(text: str) -> str:
    """Return what cuts most records into the same number of fields, more than one."""
    by_first_line = named_delimiter(text)
    if by_first_line is not None:
        return by_first_line
    head = text[:_LOOKED_INTO]
    usual = max(_USUAL, key=lambda mark: _evenness(head, mark))
    longer = _longer(head, usual)
    if longer or cuts_most(head, usual):
        return longer or usual
    rare = [mark for mark in _candidates(head) if cuts_most(head, mark) and _first_is_even(head, mark)]
    return max(rare, key=lambda mark: _evenness(head, mark), default=usual)


def uncut_by(text: str, chosen: str) -> str | None:
    """Return what seems to cut the lines though it was not chosen; None where they are cut, or are a letter's.

    A colon stands in times and a stroke in dates as well, and blanks align columns: such lines are not cut here.
    """
    lines = _first_lines(text[:_LOOKED_INTO])
    are_cut = sum(line.count(chosen) >= _FEWEST_CELLS - 1 for line in lines)
    if len(lines) < _FEWEST_LINES or 2 * are_cut >= len(lines):
        return None
    head = "\n".join(lines)
    if sum(len(_ALIGNED.findall(line)) >= _FEWEST_CELLS - 1 for line in lines) >= _MOST_LINES_CUT * len(lines):
        return " "
    return next((mark for mark in (*_candidates(head), "/") if cuts_most(head, mark)), None)


def lines_of(text: str) -> list[str]:
    """Return the lines; only a line feed ends one, while str.splitlines knows ten more characters."""
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return [f"{line}\n" for line in lines]


def with_one_character(text: str, mark: str) -> tuple[str, str]:
    """Return a text with a character that it does not hold in the place of a longer delimiter, and that character."""
    if len(mark) == 1:
        return text, mark
    stand_in = next(chr(code) for code in range(0xE000, 0xF900) if chr(code) not in text)
    return text.replace(mark, stand_in), stand_in


def _longer(text: str, usual: str) -> str | None:
    """Return the longer delimiter of which a usual one is a part in nearly all lines, the first one included."""
    lines = [line for line in _first_lines(text) if usual in line]
    cuts = [line.count(usual) for line in lines]
    commonest = max(sorted(set(cuts)), key=cuts.count, default=0)
    even = [line for line, count in zip(lines, cuts, strict=True) if count == commonest]
    runs = [run for line in even[:_FEWEST_LINES] for run in _AROUND_USUAL.findall(line) if usual in run]
    mark = min(runs, key=len, default=usual)
    if len(mark) == 1 or (mark == usual * len(mark) and usual in _AS_BLANK_COLUMNS):
        return None
    # "A|~|~|~|B" has an empty cell: the usual one counts as often as it stands in the longer one
    within = [line.count(mark) * mark.count(usual) == commonest for line in even]
    return mark if within[0] and sum(within) >= _NEARLY_ALL * len(within) else None


def _candidates(text: str) -> list[str]:
    """Return the runs of marks that stand in most lines, the commonest first."""
    runs = Counter(run for line in _first_lines(text) for run in set(_RUN.findall(line)))
    return [run for run, _count in runs.most_common(_MOST_TRIED)]


def _first_lines(text: str) -> list[str]:
    return [line for line in text.split("\n", _LOOKED_AT)[:_LOOKED_AT] if line.strip()]


def _first_is_even(text: str, mark: str) -> bool:
    """Tell whether the first line that is cut at all, the header, has as many cells as most."""
    widths = [len(record) for record in _records(text, mark)]
    return next((cells for cells in widths if cells >= _FEWEST_CELLS), 0) == _evenness(text, mark)[1]


def cuts_most(text: str, mark: str) -> bool:
    """Tell whether a delimiter cuts most lines that are not blank into the same number of several cells."""
    cells, width = _evenness(text, mark)
    return width >= _FEWEST_CELLS and cells >= _MOST_LINES_CUT * len(_first_lines(text)) * width


def _evenness(text: str, mark: str) -> tuple[int, int]:
    """Return how many records share the commonest width above one, and that width."""
    return evenness_of(_records(text, mark))


def _records(text: str, mark: str) -> list[list[str]]:
    """Return the first records of a text; none where it cannot be cut so."""
    plain, character = with_one_character(text, mark)
    try:
        return list(islice(csv.reader(lines_of(plain), delimiter=character), _LOOKED_AT))
    except csv.Error:
        return []


def evenness_of(records: list[list[str]]) -> tuple[int, int]:
    """Return how many cells the records have together that share the commonest width above one, and that width."""
    widths = [len(record) for record in records if len(record) > 1]
    if not widths:
        return (0, 0)
    commonest = max(sorted(set(widths)), key=widths.count)
    return (widths.count(commonest) * commonest, commonest)

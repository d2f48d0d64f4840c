"""The marks by which the sheets of a correction workbook are known again when it comes back, and what they carry.

The index sheet names the file the workbook was made from, by hashes and by its name without folders: no sender reads
the path of a file. The sheet
Pemahaman asks what tables and columns mean; its last column is hidden and says what each row is about, so that the
answers are found again wherever rows were moved.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary import field_labels, kinds, schema
from reports.vocabulary.text import normal, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.grid import Grid

MARK = "pora-koreksi"
"""Stands in cell E1 of the index sheet: by this, and not by its name, the sheet is known again."""
MARK_CELL = (1, 5)
SOURCE_CELL = (4, 5)
"""Cell of the index sheet, row and column, that names the files the workbook was made from."""
ENDING = ".koreksi"
"""Ending of the name of a correction workbook, before its suffix."""
_DIGITS = 16
"""Hexadecimal digits of a hash in the mark; 64 bits tell the files of an office apart."""
_MOST_SOURCES = 12
"""Generations of correction workbooks that a mark names."""

_NAMED = " » "
"""Before the name and the month of the first file in the mark."""
_LONGEST_NAME = 200
_MONTH = late_regex(r"\d{4}-\d{2}")

TEACHING_MARK = "pora-pemahaman"
ANSWER_COLUMN = 7
"""Column of the sheet Pemahaman that holds the answers, 1-based."""
KEY_COLUMN = 8
"""Hidden column that says what each row is about."""
TEACHING_MARK_CELL = (1, KEY_COLUMN)
TABLE_KEY, KIND_KEY, MONTH_KEY, COLUMN_KEY, CODE_KEY, VALUE_KEY = "tabel", "jenis", "bulan", "kolom", "kode", "isian"

IGNORED = "abaikan"
"""Decision on a header whose column is not read."""
NO_INPUT = "bukan masukan"
OTHER_LIST = "daftar lain"
OTHER_LISTS = {NO_INPUT: "Bukan masukan (tidak dihitung)", OTHER_LIST: "Daftar lain (bukan register)"}
"""Decision that a table is none of the kinds → its words on the sheet."""


def is_index(grid: Grid) -> bool:
    """Tell whether a sheet is the index sheet of a correction workbook that came back."""
    return grid.cell(*MARK_CELL) == MARK


def is_teaching(grid: Grid) -> bool:
    """Tell whether a sheet is the sheet Pemahaman of a correction workbook that came back."""
    return grid.cell(*TEACHING_MARK_CELL) == TEACHING_MARK


def file_key(path: str) -> str:
    """Return the path of a file without suffix and without the ending of correction workbooks.

    Example:
        >>> file_key("inputs/register.koreksi.xlsx") == file_key("inputs/register.csv")
        True
    """
    place = PurePosixPath(path)
    return str(place.with_name(place.stem.removesuffix(ENDING))) if place.name else path


def short_hash(text: str) -> str:
    """Return the hash of a path as a mark holds it."""
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:_DIGITS]


def short_digest(digest: str) -> str:
    """Return the SHA-256 of a file as a mark holds it."""
    return digest[:_DIGITS]


def source_mark(path: str, sources: Sequence[str], name: str = "", month: str = "") -> str:
    """Return the text that names the files a workbook was made from.

    Args:
        path: short hash of the path of the first of them.
        sources: short SHA-256 of each, the latest first.
        name: of the first file, which may state agency and month; a sender may rename the workbook.
        month: that its name and folders state; empty for none.
    """
    hashes = " ".join((path, *sources[:_MOST_SOURCES]))
    return f"{hashes}{_NAMED}{name.replace(_NAMED.strip(), ' ')}{_NAMED}{month}" if name else hashes


def parse_named(text: object) -> tuple[str, str]:
    """Return name and month of the first file of a mark; empty ones where it names none."""
    parts = text.split(_NAMED) if isinstance(text, str) and parse_source_mark(text)[0] else []
    if len(parts) != 3:
        return "", ""
    _hashes, name, month = parts
    return printable(name.rpartition("/")[2])[:_LONGEST_NAME], month if _MONTH.fullmatch(month) else ""


def parse_source_mark(text: object) -> tuple[str, tuple[str, ...]]:
    """Return path and sources of a mark; empty ones where it is not of our form."""
    parts = text.partition(_NAMED)[0].split() if isinstance(text, str) else []
    if len(parts) < 2 or not all(len(part) == _DIGITS and set(part) <= set("0123456789abcdef") for part in parts):
        return "", ()
    return parts[0], tuple(parts[1:])


@cache
def kind_answers() -> dict[str, str]:
    """Return the kinds a table may be and the decisions that it is none → their words, in the order of the list."""
    return {**{kind: kinds.title(kind) for kind in kinds.KINDS}, **OTHER_LISTS}


@cache
def column_answers(kind: str | None = None, *, is_proposed: bool = False) -> dict[str, str]:
    """Return what a column may mean → its words, by alphabet behind "abaikan".

    Args:
        kind: of the table; None where it is not known, for the fields of all kinds.
        is_proposed: the table may be of another kind after all; the fields of the others follow.
    """
    labels = field_labels.labels()
    of_kind = schema.fields_of(kind) & labels.keys() if kind in kinds.NAMES else labels.keys()
    fields = labels.keys() if is_proposed else of_kind
    ordered = sorted(fields, key=lambda field: (field not in of_kind, labels[field].casefold()))
    return {IGNORED: IGNORED, **{field: labels[field] for field in ordered}}


def meaning(code: str) -> str:
    """Return the words for a decision: a field, a kind, or that something is no input; another code as it is."""
    return field_labels.labels().get(code) or kind_answers().get(code) or code


def code_of(text: str, answers: dict[str, str]) -> str | None:
    """Return the decision that a text names by its words or its code; None for any other text."""
    key = normal(text)
    return next((code for code, words in answers.items() if key in (normal(words), normal(code))), None)

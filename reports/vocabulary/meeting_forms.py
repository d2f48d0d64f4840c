"""What sheets, heads and entries of a meeting workbook are called, from ``meeting.json``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reports.model.meeting import Attendance, Level, Progress
from reports.vocabulary import resources
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

FACTS = "Rapat"
"""The sheet whose heads stand one below the other, with their values beside them."""
NUMBER = "number"
"""Field of the column of row numbers."""


@cache
def _aliases(*path: str) -> Mapping[str, str]:
    """Return normal spelling → code of a list; one without letters and digits, such as a tick, stays as it is."""
    aliases_by_code = resources.load("meeting")
    for key in path:
        aliases_by_code = aliases_by_code[key]
    return {_key(alias): code for code, aliases in aliases_by_code.items() for alias in aliases}


def _key(text: str) -> str:
    return normal(text) or text.strip()


def sheet_called(name: str) -> str | None:
    """Return the sheet of a meeting that a sheet name means.

    Example:
        >>> sheet_called(" TINDAK  LANJUT"), sheet_called("Sheet1")
        ('Tindak Lanjut', None)
    """
    return _aliases("sheets").get(_key(name))


def fact_called(label: str) -> str | None:
    """Return the fact of a meeting that a label of the sheet Rapat names."""
    return _aliases("facts").get(_key(label))


def field_called(sheet: str, head: str) -> str | None:
    """Return the field that a column head of a sheet names."""
    return _aliases("columns", sheet).get(_key(head))


def spellings(*path: str) -> Mapping[str, str]:
    """Return normal spelling → code, for proposals: of ``facts``, or of ``columns`` and a sheet."""
    return _aliases(*path)


def keys_of(sheet: str) -> tuple[str, ...]:
    """Return the fields of which a row of a sheet needs at least one to say anything."""
    return tuple(resources.load("meeting")["keys"][sheet])


@cache
def form() -> Mapping[str, tuple[str, ...]]:
    """Return sheet → heads of the blank workbook: those that are declared, then the columns and sheets we add."""
    declared: dict[str, list[str]] = resources.load("kinds")["meeting"]["sheets"]
    added: dict[str, list[str]] = resources.load("meeting")["more"]
    return {sheet: (*declared.get(sheet, ()), *added.get(sheet, ())) for sheet in dict.fromkeys((*declared, *added))}


def head_of(sheet: str, field: str) -> str:
    """Return how the blank workbook heads a field."""
    meaning_of = fact_called if sheet == FACTS else lambda head: field_called(sheet, head)
    return next((head for head in form()[sheet] if meaning_of(head) == field), field)


def attendance(text: str) -> Attendance | None:
    """Return whether an agency came; None when the text does not say.

    Example:
        >>> attendance("✓"), attendance("Diwakili oleh Kasi"), attendance("mungkin")
        (<Attendance.PRESENT: 'hadir'>, <Attendance.REPRESENTED: 'diwakili'>, None)
    """
    code = _aliases("attendance").get(_key(text))
    if code is None and normal(text).startswith("DIWAKILI "):
        return Attendance.REPRESENTED
    return None if code is None else Attendance(code)


def is_government(text: str) -> bool | None:
    """Return whether an invited agency is of the government; None when the text does not say.

    Example:
        >>> is_government("Ya"), is_government("Swasta"), is_government("mungkin")
        (True, False, None)
    """
    code = _aliases("government").get(_key(text))
    return None if code is None else code == "ya"


def progress(text: str) -> Progress | None:
    """Return how far a follow-up has come; None when the text does not say."""
    code = _aliases("progress").get(_key(text))
    return None if code is None else Progress(code)


def level(text: str) -> Level | None:
    """Return the level of a meeting; ``Kecamatan Koja`` is a meeting of a kecamatan."""
    code = _aliases("level").get(_key(text))
    if code is None and normal(text).removeprefix("TINGKAT ").startswith("KECAMATAN "):
        return Level.DISTRICT
    return None if code is None else Level(code)

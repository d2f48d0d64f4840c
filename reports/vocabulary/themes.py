"""Themes of meetings: TOML files that ship with the program, or that an office puts into its folder ``themes``.

Strict, so that a slip cannot change what a document says: unknown keys are an error that names the nearest, every entry
has a source, grades are known ones. A theme that is right but thin is no error; ``lacking`` tells what it has not.
"""

from __future__ import annotations

import dataclasses
import difflib
from datetime import date
from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError
from reports.errors import msgid as _
from reports.late_patterns import late_regex
from reports.model.theme import CalendarEntry, Conduct, Norm, Precedent, Theme
from reports.vocabulary import actions, toml_files
from reports.vocabulary.resources import template_root

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

FOLDER = "themes"
"""Folder of themes, in an office and among the templates."""
GENERAL = "umum"
"""Code of the theme of a meeting that names none."""
_SUFFIX = ".toml"
_CODE = late_regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ENTRIES: dict[str, type] = {"calendar": CalendarEntry, "norms": Norm, "conducts": Conduct, "precedents": Precedent}
_OPTIONAL = {"earliest", "published"}
"""Keys that an entry may leave out."""
_TEXTS = ("incident_types", "recommendations")
_QUESTION = ("agency", "question")
_KEYS = ("title", "aim", "sponsors", *_ENTRIES, *_TEXTS, "questions")


def folders(office: Path | None) -> tuple[Path, ...]:
    """Return where themes are looked for: an office's own folder first, then those that ship with the program."""
    office_folders = (office / FOLDER,) if office else ()
    return (*office_folders, template_root() / FOLDER)


def codes(places: Iterable[Path]) -> tuple[str, ...]:
    """Return the codes of all themes in some folders, sorted."""
    theme_codes = {path.stem for place in places if place.is_dir() for path in place.glob(f"*{_SUFFIX}")}
    return tuple(sorted(theme_codes))


def nearest(code: str, known_codes: Iterable[str]) -> str | None:
    """Return the known code that is most like an unknown one; None when none is."""
    near = difflib.get_close_matches(code.lower(), list(known_codes), n=1, cutoff=0.5)
    return near[0] if near else None


def load(code: str, places: Sequence[Path]) -> Theme:
    """Return a theme; the first folder that has it wins.

    Args:
        code: name of its file without suffix.
        places: folders to look in.

    Raises:
        ConfigurationError: there is none of that code, or its file is wrong.
    """
    path = next((place / f"{code}{_SUFFIX}" for place in places if code in codes((place,))), None)
    if path is None:
        known_codes = codes(places)
        raise ConfigurationError(
            "there is no theme {code}",
            "did you mean {near}? known are: {known}" if nearest(code, known_codes) else "known are: {known}",
            code=code, near=nearest(code, known_codes), known=", ".join(known_codes),
        )  # fmt: skip
    return read(path)


def read(path: Path) -> Theme:
    """Return the theme of a file.

    Raises:
        ConfigurationError: it cannot be read, or something in it is wrong.
    """
    name = f"{path.parent.name}/{path.name}"
    if not _CODE.fullmatch(path.stem):
        raise _error(name, _("file name"), "small letters, digits and hyphens, as pilkada-2024.toml")
    try:
        parsed = toml_files.read(path, name)
    except FileNotFoundError as error:
        raise ConfigurationError("{file} cannot be read", "check the file and its permissions", file=name) from error
    return _Reader(name).theme(path.stem, parsed)


def lacking(theme: Theme) -> tuple[str, ...]:
    """Return the parts that a theme has not, as messages in English."""
    parts = {
        _("calendar"): theme.calendar,
        _("norms"): theme.norms,
        _("table of what is lawful"): theme.conducts,
        _("incident types"): theme.incident_types,
        _("precedents"): theme.precedents,
        _("questions"): theme.questions,
        _("recommendations"): theme.recommendations,
    }
    return tuple(name for name, entries in parts.items() if not entries)


def _error(file: str, key: str, expected: str) -> ConfigurationError:
    return ConfigurationError(
        "{file}: {key} must be {expected}", "correct that line", file=file, key=key, expected=expected
    )


class _Reader:
    """Checks one file while it is read."""

    def __init__(self, file: str) -> None:
        self._file = file

    def theme(self, code: str, parsed: dict[str, Any]) -> Theme:
        """Return the theme of a parsed file."""
        self._keys(parsed, _KEYS, "")
        entries: dict[str, Any] = {
            name: self._entries(name, kind, parsed.get(name, [])) for name, kind in _ENTRIES.items()
        }
        theme = Theme(
            code=code,
            title=self._text("title", parsed.get("title")),
            aim=self._text("aim", parsed.get("aim")),
            questions=self._questions(parsed.get("questions", [])),
            sponsors=self._flag("sponsors", parsed.get("sponsors", False)),
            incident_types=self._texts("incident_types", parsed.get("incident_types", [])),
            recommendations=self._texts("recommendations", parsed.get("recommendations", [])),
            **entries,
        )
        self._check(theme)
        return theme

    def _flag(self, key: str, value: Any) -> bool:  # noqa: ANN401 -- as it stands in the file
        if not isinstance(value, bool):
            raise _error(self._file, key, _("true or false"))
        return value

    def _keys(self, table: dict[str, Any], known_keys: Iterable[str], where: str) -> None:
        for key in table:
            if key not in known_keys:
                near = difflib.get_close_matches(key, list(known_keys), n=1)
                raise ConfigurationError(
                    "{file}: unknown key {key}",
                    "did you mean {near}?" if near else "known are: {near}",
                    file=self._file, key=f"{where}{key}", near=(near or [", ".join(known_keys)])[0],
                )  # fmt: skip

    def _text(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise _error(self._file, key, "a text")
        return " ".join(value.split())

    def _texts(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise _error(self._file, key, "a list of texts")
        return tuple(self._text(f"{key}[{number}]", text) for number, text in enumerate(value, 1))

    def _tables(self, key: str, value: object, known_keys: Sequence[str]) -> list[tuple[str, dict[str, Any]]]:
        """Return the tables of a list, each with its name and with exactly the known keys."""
        if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
            raise _error(self._file, key, "a list of tables")
        named_tables = [(f"{key}[{number}]", table) for number, table in enumerate(value, 1)]
        for name, table in named_tables:
            self._keys(table, known_keys, f"{name}.")
        return named_tables

    def _entries(self, key: str, kind: type, value: object) -> tuple[Any, ...]:
        fields = [field.name for field in dataclasses.fields(kind)]
        return tuple(
            kind(**{field: self._value(f"{name}.{field}", field, table.get(field)) for field in fields})
            for name, table in self._tables(key, value, fields)
        )

    def _value(self, key: str, field: str, value: object) -> object:
        if value is None and field in _OPTIONAL:
            return None
        if field in {"first", "last", "earliest", "published"}:
            if type(value) is not date:
                raise _error(self._file, key, "a date as 2024-10-07")
            return value
        return self._text(key, value)

    def _questions(self, value: object) -> tuple[tuple[str, str], ...]:
        questions = []
        for name, table in self._tables("questions", value, _QUESTION):
            agency, question = (self._text(f"{name}.{key}", table.get(key)) for key in _QUESTION)
            questions.append((agency, question))
        return tuple(questions)

    def _check(self, theme: Theme) -> None:
        """Check what types cannot."""
        for number, occasion in enumerate(theme.calendar, 1):
            if occasion.last < occasion.first:
                raise _error(self._file, f"calendar[{number}].last", "not before first")
        for number, conduct in enumerate(theme.conducts, 1):
            if conduct.grade not in actions.GRADES:
                raise _error(self._file, f"conducts[{number}].grade", " / ".join(actions.GRADES))
        for number, kind in enumerate(theme.incident_types, 1):
            if not _CODE.fullmatch(kind):
                raise _error(self._file, f"incident_types[{number}]", "a code as penyalahgunaan-izin")

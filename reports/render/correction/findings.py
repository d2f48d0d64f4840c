"""What is wrong at one place of the sender's workbook, in words for the sender, and the grouping by cause."""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.errors import msgid as _
from reports.problems import Severity
from reports.vocabulary.schema import kinds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reports.model.sheet import FileReading, SheetTable
    from reports.problems import Problem
    from reports.render.correction.wording import Translate


@dataclass(frozen=True)
class Finding:
    """One finding; all texts are in the sender's language, with their places filled in."""

    sheet: str | None
    """None when it concerns the whole file."""
    cell: str | None
    """Excel name; None when it concerns the whole sheet."""
    code: str
    severity: Severity
    message: str
    """What is wrong."""
    hint: str
    """What to write."""
    cause: str = ""
    """``message`` without what differs from place to place; heads the findings of one code."""


@dataclass(frozen=True)
class Cause:
    """All findings of one code."""

    severity: Severity
    message: str
    hint: str
    findings: tuple[Finding, ...]


def by_cause(findings: Iterable[Finding]) -> tuple[Cause, ...]:
    """Return the findings by cause: the gravest first, then the most frequent, then by code."""
    groups: dict[str, list[Finding]] = {}
    for one in findings:
        groups.setdefault(one.code, []).append(one)
    order = list(Severity)
    ranked = sorted(groups.items(), key=lambda group: (order.index(group[1][0].severity), -len(group[1]), group[0]))
    return tuple(_cause(same) for _code, same in ranked)


def _cause(same: list[Finding]) -> Cause:
    first = same[0]
    alike = len({one.message for one in same}) == 1
    hint = first.hint if len({one.hint for one in same}) == 1 else ""
    return Cause(first.severity, first.message if alike else first.cause or first.message, hint, tuple(same))


OTHER_FILE = _("another file")
SAME_FILE = _("this file")
_FIELDS = ("field", "fields")
"""Details that hold names of fields, separated by commas."""
_FILLED_FROM = {
    "district": "kecamatan",
    "village": "kelurahan",
    "permit_class": "permit_type",
    "permit_lifetime": "permit_expiry",
    "purpose": "occupation",
}
"""Column of the ledger → field it is read from, where the names differ."""


def findings_of(file: FileReading, paths: Collection[str], translate: Translate) -> tuple[Finding, ...]:
    """Return the problems of a file as its sender should read them.

    Args:
        file: the file.
        paths: all files of the run; of those that are not the sender's no name appears.
        translate: into the sender's language.
    """
    told = _Telling(file, paths, translate)
    found = [told.finding(one, None) for one in file.problems]
    found += [told.finding(one, table.table) for table in file.tables for one in table.problems]
    return tuple(dict.fromkeys(found))


class _Telling:
    """Puts the problems of one file into words."""

    def __init__(self, file: FileReading, paths: Collection[str], translate: Translate) -> None:
        self._file, self._paths, self._translate = file, paths, translate

    def finding(self, problem: Problem, table: SheetTable | None) -> Finding:
        """Return one problem as a finding."""
        details = {name: self._told(name, value, table) for name, value in problem.details.items()}
        open_places = dict.fromkeys(_places(problem.message), "…")
        return Finding(
            problem.sheet,
            problem.cell,
            problem.code,
            problem.severity,
            self._translate(problem.message, details),
            self._translate(problem.hint, details),
            self._translate(problem.message, open_places),
        )

    def _told(self, name: str, value: object, table: SheetTable | None) -> object:
        if not isinstance(value, str):
            return value
        path, arrow, sheet = value.partition(" › ")
        if path == self._file.path:
            return sheet if arrow else SAME_FILE
        if path in self._paths or value in self._paths:
            return OTHER_FILE
        if name in _FIELDS and table is not None:
            return ", ".join(_header(one, table) for one in value.split(", "))
        return value


def _header(field: str, table: SheetTable) -> str:
    """Return what the sheet calls a field; else the word that the blank forms use."""
    names = (field, _FILLED_FROM.get(field, field))
    headers = [one.header for one in table.columns if one.field in names and one.header]
    aliases = next((one.aliases for one in kinds() if one.name == table.kind), {})
    usual = [header.upper() for name in reversed(names) for header, fields in aliases.items() if name in fields]
    return (headers or usual or [field.replace("_", " ")])[0]


def _places(text: str) -> Iterator[str]:
    return (name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name)

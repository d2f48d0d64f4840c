"""Findings: problems of a file translated for its sender, with their place in the workbook, and grouped by cause."""

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
    from reports.render.correction.sheet_words import Translate


@dataclass(frozen=True)
class Finding:
    """One problem at one place; all texts are in the sender's language, with their placeholders filled in."""

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
    """``message`` with its placeholders open (…); the heading of all findings of one code."""


@dataclass(frozen=True)
class Cause:
    """All findings of one code."""

    severity: Severity
    message: str
    hint: str
    findings: tuple[Finding, ...]


def group_by_cause(findings: Iterable[Finding]) -> tuple[Cause, ...]:
    """Return the findings by cause: highest severity first, then the most frequent, then by code."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    order = list(Severity)
    ranked = sorted(groups.items(), key=lambda group: (order.index(group[1][0].severity), -len(group[1]), group[0]))
    return tuple(_cause(group) for _code, group in ranked)


def _cause(findings: list[Finding]) -> Cause:
    """Return the cause of findings of one code; it has their message and hint where all are equal."""
    first = findings[0]
    one_message = len({finding.message for finding in findings}) == 1
    hint = first.hint if len({finding.hint for finding in findings}) == 1 else ""
    return Cause(first.severity, first.message if one_message else first.cause or first.message, hint, tuple(findings))


OTHER_FILE = _("another file")
SAME_FILE = _("this file")
_FIELDS = ("field", "fields")
"""Details of a problem that hold field names, separated by commas."""
_FILLED_FROM = {
    "district": "kecamatan",
    "village": "kelurahan",
    "permit_class": "permit_type",
    "permit_lifetime": "permit_expiry",
    "purpose": "occupation",
}
"""Column of the ledger → field it is read from, where the names differ."""


def translate_problems(file: FileReading, paths: Collection[str], translate: Translate) -> tuple[Finding, ...]:
    """Return the problems of a file as findings in the sender's language.

    Args:
        file: the file as it was read.
        paths: all files of the run; names of other senders' files are replaced.
        translate: translation into the sender's language.
    """
    translator = _Translator(file, paths, translate)
    located: list[tuple[Problem, SheetTable | None]] = [(problem, None) for problem in file.problems]
    located += [(problem, table.table) for table in file.tables for problem in table.problems]
    findings = (
        translator.finding(problem, table) for problem, table in located if not translator.is_of_others(problem)
    )
    return tuple(dict.fromkeys(findings))


class _Translator:
    """Translates the problems of one file."""

    def __init__(self, file: FileReading, paths: Collection[str], translate: Translate) -> None:
        self._file, self._paths, self._translate = file, paths, translate

    def is_of_others(self, problem: Problem) -> bool:
        """Tell whether a problem would tell the sender what stands in the file of somebody else: it is for the office.

        That a person counts once because another file has them too is as much an answer to a guess as a name.
        """
        first_parts = (value.partition(" › ")[0] for value in problem.details.values() if isinstance(value, str))
        return any(path in self._paths and path != self._file.path for path in first_parts)

    def finding(self, problem: Problem, table: SheetTable | None) -> Finding:
        """Return one problem as a finding."""
        details = {name: self._detail(name, value, table) for name, value in problem.details.items()}
        open_values = dict.fromkeys(_placeholders(problem.message), "…")
        return Finding(
            problem.sheet,
            problem.cell,
            problem.code,
            problem.severity,
            self._translate(problem.message, details),
            self._translate(problem.hint, details),
            self._translate(problem.message, open_values),
        )

    def _detail(self, name: str, value: object, table: SheetTable | None) -> object:
        """Return a detail as its sender may read it: no names of other files, headers instead of field names."""
        if not isinstance(value, str):
            return value
        path, arrow, sheet = value.partition(" › ")
        if path == self._file.path:
            return sheet if arrow else SAME_FILE
        if path in self._paths or value in self._paths:
            return OTHER_FILE
        if name in _FIELDS and table is not None:
            return ", ".join(_header(field, table) for field in value.split(", "))
        return value


def _header(field: str, table: SheetTable) -> str:
    """Return the header of a field in the sheet; else an alias of the schema in capitals, else the field itself."""
    names = (field, _FILLED_FROM.get(field, field))
    headers = [column.header for column in table.columns if column.field in names and column.header]
    aliases = next((kind.aliases for kind in kinds() if kind.name == table.kind), {})
    usual = [header.upper() for name in reversed(names) for header, fields in aliases.items() if name in fields]
    return (headers or usual or [field])[0]


def _placeholders(text: str) -> Iterator[str]:
    """Yield the names of a message's placeholders."""
    return (name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name)

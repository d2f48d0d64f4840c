"""This office's remembered decisions, ``mappings.toml``: readable, edited by hand, by ``--learn`` or ``pora learn``."""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError
from reports.late_patterns import late_regex
from reports.vocabulary import kinds, own_codes, schema, toml_files, typed_periods, value_decisions, work_area
from reports.vocabulary.config import Enforcement, WorkArea
from reports.vocabulary.correction_sheet import IGNORED, file_key
from reports.vocabulary.text import decision_key, letters_of, normal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    from reports.model.period import Period
    from reports.model.returned import Answer

FILE = "mappings.toml"
NO_NAME = "bukan nama orang"
"""The one decision on a word under ``[names]``."""
NO_PLAN = "bukan rencana operasi"
"""The one decision on a sentence under ``[operations]``."""
NO_COUNT = "bukan orang"
"""The one decision on a sentence under ``[counts]``."""
_CODES, _VALUES = "codes.", "values."
"""Before the field of a decision on codes or values."""
SHEET = " › "
"""Between a file and its sheet, as ``pora check`` prints it."""
_PERSONAL = late_regex(r"\d{5}|[A-Z]{1,2}\d{4}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}", re.IGNORECASE)
"""A passport number, a telephone number or a date, which no header holds; a year is allowed."""


@dataclass(frozen=True)
class SentenceDecisions:
    """Sentences that an office has decided on, as keys of decisions."""

    no_plans: frozenset[str] = frozenset()
    no_counts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Mappings:
    """Decisions of an office."""

    left_out: tuple[str, ...] = ()
    """What to leave out of the inputs: files, relative to the office folder, and single sheets as ``FILE › SHEET``."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Header text, normalised → field, or ``abaikan`` for a column that is not read."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Field → text, normalised → code (``[values.nationality]``: ``"KOREA" = "KOR"``)."""
    sheets_left_out: tuple[str, ...] = ()
    """Names of the sheets to leave out of the one file that these decisions are for; see ``of_file``."""

    lists: Mapping[str, str] = field(default_factory=dict)
    """Pattern of headers (normalised, joined by ``|``) → ``register``, or the word for another list."""
    tables: Mapping[str, str] = field(default_factory=dict)
    """Pattern of headers → kind of the table."""
    periods: Mapping[str, str] = field(default_factory=dict)
    """``FILE › SHEET`` → its period, as ``2024-09`` or ``2024-07..2024-09``."""
    sheet_periods: Mapping[str, str] = field(default_factory=dict)
    """Sheet of the one file that these decisions are for → its period; see ``of_file``."""

    no_names: tuple[str, ...] = ()
    """Words that name nobody though persons are called so, as the office decided (``[names]``)."""
    no_plans: tuple[str, ...] = ()
    """Sentences that tell of no planned operation, as the office decided (``[operations]``)."""
    no_counts: tuple[str, ...] = ()
    """Sentences that count no foreigners, as the office decided (``[counts]``)."""

    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Field → pattern of headers and a code of such tables → what it means (``[codes.sex]``: ``"… › 1" = "L"``)."""
    enforcement: Enforcement = field(default_factory=Enforcement)
    """What ``pora.toml`` says of decisions on administrative actions."""
    districts: tuple[str, ...] = WorkArea().districts
    """Kecamatan of the work area, by ``pora.toml``."""

    @property
    def sentences(self) -> SentenceDecisions:
        """What is decided of sentences of meetings and of ``pora.toml``."""
        return SentenceDecisions(frozenset(self.no_plans), frozenset(self.no_counts))

    @property
    def fingerprint(self) -> str:
        """What of this decides how a file is read; part of the key of a kept reading."""
        enforcement = [self.enforcement.own_prefixes, self.enforcement.receipt]
        compared = [self.columns, self.values, self.lists, enforcement, *self.sheets_left_out]
        taught = [self.tables, self.sheet_periods, *([self.codes] if self.codes else [])]
        read_by_name = work_area.reading_codes(self.districts)
        area = () if read_by_name == work_area.HOME else (read_by_name,)
        return json.dumps([*compared, *(taught if any(taught) else ()), *area], sort_keys=True, default=dict)

    def of_file(self, *names: str) -> Mappings:
        """Return the decisions for one file; what is decided for a file holds for its correction workbooks, too.

        Args:
            names: the paths by which ``left_out`` and ``periods`` may name the file.
        """
        keys = {file_key(name) for name in names}
        pairs = (entry.partition(SHEET) for entry in self.left_out)
        sheets = {sheet.strip() for file, mark, sheet in pairs if mark and _is_named(file, keys)}
        dated = ((entry.partition(SHEET), period) for entry, period in self.periods.items())
        periods = {sheet.strip(): period for (file, _mark, sheet), period in dated if _is_named(file, keys)}
        return replace(self, sheets_left_out=tuple(sorted(sheets)), sheet_periods=periods)

    def leaves_out(self, sheet: str) -> bool:
        """Tell whether a sheet of the file is left out; as in Excel, upper and lower case are the same."""
        return _key(sheet) in map(_key, self.sheets_left_out)

    def period_of(self, sheet: str) -> Period | None:
        """Return the period decided for a sheet of the file; a CSV has one sheet, whatever it is called."""
        decided_periods = (
            period for name, period in self.sheet_periods.items() if not sheet or _key(name) == _key(sheet)
        )
        text = next(decided_periods, None)
        return typed_periods.period_of(text) if text else None

    def values_of(self, pattern: str) -> Mapping[str, Mapping[str, str]]:
        """Return field → text, normalised → code for a table: what holds everywhere, and its own codes.

        Args:
            pattern: of the headers of the table.
        """
        if not self.codes:
            return self.values
        meanings_by_field = {name: dict(texts) for name, texts in self.values.items()}
        for name, meanings in self.codes.items():
            own_meanings = {
                text.removeprefix(own_codes.key_of(pattern, "")): code
                for text, code in meanings.items()
                if text.startswith(own_codes.key_of(pattern, "")) and code in own_codes.candidates(name)
            }
            if own_meanings:
                meanings_by_field[name] = {**meanings_by_field.get(name, {}), **own_meanings}
        return meanings_by_field

    def sheets_not_in(self, sheets: Iterable[str]) -> tuple[str, ...]:
        """Return the sheets to leave out that are none of these: names that are misspelt or out of date."""
        sheet_keys = set(map(_key, sheets))
        return tuple(name for name in self.sheets_left_out if _key(name) not in sheet_keys)

    def with_answers(self, answers: Iterable[Answer], *names: str) -> Mappings:
        """Return the decisions with those of a sheet Pemahaman added.

        Args:
            answers: of the sheet.
            names: as for ``of_file``, where these are the decisions for one file.
        """
        added: dict[str, dict[str, str]] = {}
        for answer in answers:
            added.setdefault(answer.table, {})[answer.text] = answer.code
        grown = replace(
            self,
            left_out=(*self.left_out, *added.get("left_out", ())),
            columns={**self.columns, **{decision_key(text): code for text, code in added.get("columns", {}).items()}},
            lists={**self.lists, **added.get("lists", {})},
            tables={**self.tables, **added.get("tables", {})},
            periods={**self.periods, **added.get("periods", {})},
            codes=_with_fields(self.codes, added, _CODES, own_codes.normal_key),
            values=_with_fields(self.values, added, _VALUES, decision_key),
        )
        return grown.of_file(*names) if names and added else grown

    def decision(self, table: str, text: str) -> str | None:
        """Return what is decided of a text of one table; None where nothing is. For left_out: empty."""
        file, _arrow, sheet = text.rpartition(SHEET)
        if table == "left_out":
            return "" if text in self.left_out or (file and self.of_file(file).leaves_out(sheet)) else None
        if table == "periods":
            period = self.of_file(file).period_of(sheet)
            return str(period) if period else None
        if table.startswith(_CODES):
            return self.codes.get(table.removeprefix(_CODES), {}).get(own_codes.normal_key(text))
        if table.startswith(_VALUES):
            return self.values.get(table.removeprefix(_VALUES), {}).get(decision_key(text))
        decided: Mapping[str, str] = getattr(self, table)
        return decided.get(decision_key(text) if table == "columns" else text)


def _with_fields(
    decided: Mapping[str, Mapping[str, str]],
    added: Mapping[str, Mapping[str, str]],
    prefix: str,
    key_of: Callable[[str], str],
) -> Mapping[str, Mapping[str, str]]:
    """Return field → decisions with those of the tables that begin with ``codes.`` or ``values.``."""
    grown = dict(decided)
    for table, meanings in added.items():
        if table.startswith(prefix):
            name = table.removeprefix(prefix)
            grown[name] = {**grown.get(name, {}), **{key_of(text): code for text, code in meanings.items()}}
    return grown


def may_be_remembered(text: str) -> bool:
    """Tell whether a header or a pattern of headers may be written down: it says something, and nothing of a person."""
    return bool(normal(text)) and not _PERSONAL.search(text)


def _is_named(file: str, keys: Collection[str]) -> bool:
    """Tell whether a decision names one of these files, given without suffix; folders above may be left off."""
    key_wanted = file_key(file)
    return any(key == key_wanted or key.endswith(f"/{key_wanted}") for key in keys)


def _key(sheet: str) -> str:
    """Return the name of a sheet as names are compared."""
    return sheet.strip().casefold()


def load(folder: Path) -> Mappings:
    """Return the decisions of an office folder; none where there is no file.

    Raises:
        ConfigurationError: unreadable, or an unknown key.
    """
    try:
        parsed = toml_files.read(folder / FILE, FILE)
    except FileNotFoundError:
        return Mappings()
    tables_by_key = {key: parsed.pop(key, kind()) for key, kind in _KEYS.items()}
    left_out, columns, values, lists, tables_, periods, names, plans, counts, codes_ = tables_by_key.values()
    if parsed:
        known_keys = ", ".join(_KEYS)
        raise ConfigurationError(
            "{file}: unknown key {key}", "known are: {near}", file=FILE, key=min(parsed), near=known_keys
        )
    if not isinstance(left_out, list) or not all(isinstance(item, str) for item in left_out):
        raise _wrong("left_out", "a list of texts")
    tables = values if isinstance(values, dict) else {"": None}
    return Mappings(
        tuple(left_out),
        _decisions("columns", columns, schema.field_names() | {IGNORED}),
        {name: _values(name, table) for name, table in sorted(tables.items())},
        lists=_patterns("lists", lists),
        tables=_kinds_of_tables(tables_),
        periods=_periods(periods),
        no_names=tuple(_decisions("names", names, frozenset({NO_NAME}))),
        no_plans=tuple(_decisions("operations", plans, frozenset({NO_PLAN}))),
        no_counts=tuple(_decisions("counts", counts, frozenset({NO_COUNT}))),
        codes=_own_codes(codes_),
    )


_KEYS: dict[str, Callable[[], Any]] = {
    "left_out": list, "columns": dict, "values": dict, "lists": dict, "tables": dict, "periods": dict,
    "names": dict, "operations": dict, "counts": dict, "codes": dict,
}  # fmt: skip


def _decisions(key: str, table: object, allowed: frozenset[str] | None) -> dict[str, str]:
    """Return normalised text → decision of a table; a decision outside the allowed ones is an error that lists them."""
    if not isinstance(table, dict) or not all(isinstance(text, str) for text in table.values()):
        raise _wrong(key, "a table of texts")
    for text, decision in table.items():
        if allowed is not None and decision not in allowed:
            near = difflib.get_close_matches(decision, sorted(allowed), n=1)
            raise _wrong(f"{key}.{text}", " / ".join(near or sorted(allowed)))
    return {decision_key(text): decision for text, decision in table.items()}


def _values(field: str, table: object) -> dict[str, str]:
    """Return normalised text → code; what is neither a code nor a name of the field is an error that lists them."""
    _decisions(f"values.{field}", table, None)
    allowed = value_decisions.choices(field)
    code_by_text: dict[str, str] = {}
    for text, decision in table.items() if isinstance(table, dict) else ():
        code = value_decisions.code_of(field, decision)
        if code is None:
            raise _wrong(f"values.{field}.{text}", " / ".join(_similar_codes(decision, allowed) or sorted(allowed)))
        code_by_text[decision_key(text)] = code
    return code_by_text


def _similar_codes(decision: str, allowed: Mapping[str, str]) -> list[str]:
    """Return the codes that a decision resembles by themselves or by their names, the likest first."""
    code_by_word = {normal(name): code for code, name in allowed.items()} | {normal(code): code for code in allowed}
    words = difflib.get_close_matches(normal(decision), sorted(code_by_word), n=3)
    return list(dict.fromkeys(code_by_word[word] for word in words))


def _own_codes(tables: object) -> dict[str, dict[str, str]]:
    """Return field → pattern and code → meaning; another field or meaning is an error that lists those allowed."""
    if not isinstance(tables, dict):
        raise _wrong("codes", "a table of texts")
    codes_by_field: dict[str, dict[str, str]] = {}
    for name, table in sorted(tables.items()):
        if not own_codes.may_be_decided(name):
            raise _wrong(f"codes.{name}", " / ".join(own_codes.FIELDS))
        _decisions(f"codes.{name}", table, frozenset(own_codes.candidates(name)))
        codes_by_field[name] = {own_codes.normal_key(text): code for text, code in table.items()}
    return codes_by_field


def _patterns(key: str, table: object) -> dict[str, str]:
    """Return pattern of headers → decision; parts of a pattern are compared as headers are."""
    if not isinstance(table, dict) or not all(isinstance(decision, str) for decision in table.values()):
        raise _wrong(key, "a table of texts")
    return {" | ".join(letters_of(part) for part in pattern.split("|")): word for pattern, word in table.items()}


def _kinds_of_tables(table: object) -> dict[str, str]:
    """Return pattern of headers → kind; another word than a kind is an error that lists them."""
    decided = _patterns("tables", table)
    for pattern, kind in decided.items():
        if kind not in kinds.KINDS:
            raise _wrong(f"tables.{pattern}", " / ".join(kinds.KINDS))
    return decided


def _periods(table: object) -> dict[str, str]:
    """Return ``file › sheet`` → period; what is no period is an error that shows one."""
    if not isinstance(table, dict):
        raise _wrong("periods", "a table of texts")
    for sheet, period in table.items():
        try:
            typed_periods.period_of(period if isinstance(period, str) else "")
        except ValueError:
            raise _wrong(f"periods.{sheet}", "2024-09 / 2024-07..2024-09") from None
    return dict(table)


def _wrong(key: str, expected: str) -> ConfigurationError:
    return ConfigurationError(
        "{file}: {key} must be {expected}", "correct that line", file=FILE, key=key, expected=expected
    )

"""Rows that speak of several persons where each counts as one: ``+ 3 anak`` behind a name, ``4 org`` below JML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.intake.recognise.columns_by_values import is_taken
from reports.intake.recognise.labels import leaf
from reports.intake.recognise.persons_beside import persons_beside
from reports.late_patterns import late_regex
from reports.model.grid import cell_name
from reports.problems import Problem
from reports.vocabulary import nationalities
from reports.vocabulary.written_counts import count_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.intake.recognise.header import Header
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.model.grid import Grid
    from reports.model.place import Place
    from reports.model.sheet import SheetTable

_DATE = r"\b\d{1,2}[-/. ]{1,2}(?:\d{1,2}|[A-Z]{3,9})[-/. ]{1,2}\d{2,4}\b"
_DATES = late_regex(rf"{_DATE}|\b\d{{4}}-\d{{1,2}}-\d{{1,2}}\b", re.IGNORECASE)
_BIRTH = late_regex(rf"(?:[/\n(;]|\s[-–]\s)[^/\n(;]{{0,60}}?(?:{_DATES.pattern})\)?\s*$", re.IGNORECASE)
"""The end of a cell of a name that is place and date of birth: Ada Novak / Dili, 26-12-1974."""
_OF_BIRTH = frozenset({"full_name", "birth_place", "birth_date", "sex", "persons"})
"""Fields of a cell of a name and its birth, with those that such a cell may hold too."""
_RELATED = r"(?:ANAK|ISTRI|SUAMI|KELUARGA)"
_SEVERAL = late_regex(
    r"\+ ?\d{1,2}\b|\b(?:\d{1,3}|DUA|TIGA|EMPAT|LIMA|ENAM) ?(?:ORANG|ORG|ANAK|JIWA|WNA|ABK|TKA|CREW|KRU|AWAK|PAX)\b"
    r"|\bDKK\b|\b(?:WNA|ABK|TKA|CREW|KRU|AWAK)\b.{0,40}\b[X×] ?\d|\((?:[2-9]|\d{2,3})\)$"
    rf"|(?:\b(?:BESERTA|BERSAMA|DAN|DENGAN|DGN)\b|[+&]) ?(?:\d{{1,2}} )?{_RELATED}\b|^KELUARGA\b"
)
"""Words in the cell of a name for more persons than one."""
_TOGETHER = late_regex(
    r"\w (?:DAN|SERTA|BERSAMA|&|\+) \w|\b(?:CS|DKK|PASUTRI|SUAMI ISTRI|KAKAK BERADIK|KELUARGA|ROMBONGAN)\b"
)
_ENUMERATED = late_regex(r"\b1 ?[.)] ?\w.* 2 ?[.)] ?\w")
_PARTED = late_regex(r"[,;/]")
_FATHER = late_regex(r"\b[A-Z]\s?/\s?[A-Z]\b", re.I)
"""Son or daughter of, between two names of one person: S/O, D/O, A/L, A/P."""
_ALONG = late_regex(
    r"\+ ?\d{1,2} ?(?:ANAK|ORANG|ORG|JIWA|KELUARGA)\b|\bBESERTA\b.*\b(?:ANAK|ISTRI|SUAMI|KELUARGA)\b"
    r"|\bMEMBAWA \d{1,2} (?:ANAK|ORANG)\b"
    rf"|\b(?:BESERTA|BERSAMA|DENGAN|DGN|IKUT) {_RELATED}\b.*\b(?:PASPOR\b|PASSPORT\b|[A-Z]{{1,2}}\d{{6,8}}\b)"
)
_WITH_NAME = late_regex(
    r"\b(?i:beserta|bersama|dengan|dgn) (?i:anak|istri|suami)(?: (?i:an|a\.n\.|atas nama|bernama|yaitu|:))?"
    r" [A-Z][\w'-]+ (?!Wni|WNI)[A-Z][\w'-]+(?!.*(?:WNI|Indonesia))"
)
"""In remarks: a relative by name and family name, who is no citizen."""
"""In remarks; a person who lives with a relative has a row as the relative has one."""
_FEW, _FAMILY_FIRST = 3, 0.2
"""Names with one comma, and their part of all, from which the family name stands first."""
_COUNTED_BY_ROW = frozenset({"incidents", "services"})
"""Kinds of which a row counts as one unless it says how many it is about."""
_STATED = ("persons", "count", "count_male", "count_female", "count_total")
"""Fields by which a row says how many persons or applications it is about."""
_SIGNS = (
    "+", "&", ",", ";", "/", "\n", "1.", "1)", "1 ", " DAN ", "SERTA", "BERSAMA", "CS", "PASUTRI", "ROMBONGAN",
    "BERADIK", "ORANG", "ORG", "ANAK", "JIWA", "WNA", "DKK", "ISTRI", "SUAMI", "KELUARGA", "ABK", "TKA", "CREW", "KRU",
    "AWAK", "PAX", ")",
)  # fmt: skip
_SIGN = late_regex("|".join(map(re.escape, _SIGNS)))
"""What each of these has at least one of."""
_COUNTS = frozenset({
    "JUMLAH", "JML", "JLH", "JMLH", "JUM", "JUMLAH ORANG", "JML ORANG", "JML ORG", "JUMLAH JIWA", "JML JIWA",
    "JUMLAH KELUARGA", "JML KELUARGA", "JUMLAH ANGGOTA KELUARGA", "JUMLAH PENGIKUT", "JML PENGIKUT", "PENGIKUT",
})  # fmt: skip
_MOST = 99
"""A larger number counts something else than the persons of a row."""


def several_persons(
    place: Place, table: SheetTable, grid: Grid, header: Header, mapping: Mapping_, records: Sequence[int]
) -> Iterator[Problem]:
    """Yield a problem at each cell that speaks of several persons in one row; incidents may say how many they are.

    Args:
        place: where the table stands.
        table: as it is counted; nothing is told but of a register and of incidents.
        grid: the sheet.
        header: of the table.
        mapping: of its columns.
        records: rows of the records, 1-based.
    """
    name_column = mapping.column("full_name")
    if table.kind in _COUNTED_BY_ROW and name_column:
        stated_columns = [column for field in _STATED if (column := mapping.column(field))]
        for row in _rows_of_uncounted_names(grid, name_column, stated_columns, records):
            yield Problem("names-several", place.path, table.sheet, cell_name(row, name_column), "full_name")
    if table.kind != "register":
        return
    shared = next((frozenset(match.fields) for match in mapping.matches if match.column == name_column), frozenset())
    for row in _rows_of_several_names(grid, name_column, records, shared) if name_column else ():
        yield Problem("row-several", place.path, table.sheet, cell_name(row, name_column or 1), "full_name")
    remarks_column = mapping.column("remarks")
    for row in _rows_of_remarks(grid, remarks_column, records) if remarks_column else ():
        yield Problem("row-several", place.path, table.sheet, cell_name(row, remarks_column or 1), "remarks")
    for column, label in sorted(header.labels.items()):
        if leaf(label) in _COUNTS and not is_taken(mapping, column):
            for row in _rows_of_several(grid, column, records):
                yield Problem("row-several", place.path, table.sheet, cell_name(row, column))
    yield from persons_beside(place, table, grid, header, mapping, records)


def _rows_of_several_names(
    grid: Grid, column: int, records: Sequence[int], shared: frozenset[str] = frozenset()
) -> list[int]:
    """Return the rows whose name speaks of several persons; names without any of the signs are not looked at.

    Lines and commas of a cell that other fields share with the name part no persons; what stands before the slash of a
    birth may be two.
    """
    names = [(row, name) for row in records if isinstance(name := grid.rows[row - 1][column - 1], str)]
    uppers = "\x1f".join([name for _row, name in names]).upper()
    if not _SIGN.search(uppers):
        return []
    has_sign = _SIGN.search
    doubtful = [pair for pair, upper in zip(names, uppers.split("\x1f"), strict=False) if has_sign(upper)]
    family_first = sum(len(name.split(",")) == len("AB") for _row, name in doubtful)
    has_family_first = family_first >= max(_FEW, _FAMILY_FIRST * len(names))
    if shared:
        is_birth = "birth_place" in shared and shared <= _OF_BIRTH
        return [row for row, name in doubtful if _says_several(name) or (is_birth and _has_several_births(name))]
    return [row for row, name in doubtful if _names_several(name, family_first=has_family_first)]


def _rows_of_remarks(grid: Grid, column: int, records: Sequence[int]) -> list[int]:
    """Return the rows whose remarks say that others came along: beserta istri dan 2 anak, + 1 anak."""
    remarks = [(row, text) for row in records if isinstance(text := grid.rows[row - 1][column - 1], str)]
    several = {text for text in {text for _row, text in remarks} if _names_along(" ".join(text.split()))}
    return [row for row, text in remarks if text in several]


def _names_along(text: str) -> bool:
    """Tell whether remarks say that others came along, or name them.

    Example:
        >>> [_names_along(text) for text in ("Beserta 2 anak", "bersama istri (paspor X)", "bersama istri Mei Lin")]
        [True, True, True]
        >>> [_names_along(text) for text in ("bersama suami", "dengan istri Siti Aminah (WNI)", "Ikut suami di Koja")]
        [False, False, False]
    """
    return bool(_ALONG.search(text.upper()) or _WITH_NAME.search(text))


def _rows_of_uncounted_names(grid: Grid, column: int, stated: Sequence[int], records: Sequence[int]) -> list[int]:
    """Return the rows of incidents whose name speaks of several persons, and where nothing says how many."""
    rows = _rows_of_several_names(grid, column, records)
    return [row for row in rows if sum(count_of(grid.cell(row, place)) or 0 for place in stated) <= 1]


def _names_several(name: str, *, family_first: bool = False) -> bool:
    r"""Tell whether a cell names several persons: by words, in a list, or in lines of whole names.

    Example:
        >>> [_names_several(name) for name in ("Kim dan Lee", "Wang Wei, Li Jun", "1. Anna 2. Peter", "Tanaka cs")]
        [True, True, True, True]
        >>> [_names_several(name) for name in ("GARCIA, Sofia", "ALVEN\nTORSTEK", "Muller, Anna Maria", "Daniel")]
        [False, False, False, False]
        >>> _names_several("Lee Seo Yeon / Korea Selatan"), _names_several("Lee Seo Yeon / Kim Ji Soo / Korea Selatan")
        (False, True)
    """
    name = _without_birth(name)
    apart = (part for part in _PARTED.split(_FATHER.sub(" ", name)) if part.strip())
    parts = list(apart)
    is_one = family_first and "," in name and len(parts) == len("AB")
    return _says_several(name) or _are_names(name.split("\n")) or (not is_one and _are_names(parts))


def _without_birth(name: str) -> str:
    """Return a name without the one birth behind it; several are of several persons.

    Example:
        >>> _without_birth("Ada Novak / Dili, 26-12-1974"), _without_birth("Kim Min (Seoul, 3 Mei 1980)")
        ('Ada Novak ', 'Kim Min ')
    """
    return _BIRTH.sub("", name) if len(_DATES.findall(name)) == 1 else name


def _has_several_births(name: str) -> bool:
    """Tell whether a cell of name and birth is of two persons: by two dates, or by two names before the birth."""
    parts = re.split(r"[/\n]", _without_birth(_FATHER.sub(" ", name)))
    return len(set(_DATES.findall(name))) > 1 or _are_names(parts)


def _says_several(name: str) -> bool:
    upper = " ".join(name.upper().split())
    return any(pattern.search(upper) for pattern in (_SEVERAL, _TOGETHER, _ENUMERATED))


def _are_names(parts: Sequence[str]) -> bool:
    """Tell whether texts are whole names, of two words each, or three texts and more; a nationality is none."""
    words = [part.split() for part in parts if part.strip() and nationalities.code_of(part.strip()) is None]
    return len(words) > 1 and (all(len(of_part) > 1 for of_part in words) or len(words) > len("AB"))


def _rows_of_several(grid: Grid, column: int, records: Sequence[int]) -> list[int]:
    """Return the rows whose number in a column is above one; none for a running number or for large numbers."""
    counts = [count_of(grid.cell(row, column)) for row in records]
    if counts == list(range(1, len(counts) + 1)) or any(count is not None and count > _MOST for count in counts):
        return []
    return [row for row, count in zip(records, counts, strict=True) if count is not None and count > 1]

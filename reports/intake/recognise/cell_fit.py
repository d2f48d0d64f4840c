"""Whether a cell holds what its column promises. Tells a record from a signature line; decides nothing else."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary import actions, dates, kinds, nationalities, numbers, own_codes, permits, places, schema, sexes
from reports.vocabulary.schema import Type
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PASSPORT = late_regex(r"(?=.*\d{4})[A-Z]{0,4}\d{4,10}[A-Z]{0,2}\d{0,3}")

_CERTAIN_PASSPORT = late_regex(r"([A-Z]{1,2}) ?\d{6,9}|\d{8,9}")
"""A passport number: no year, and no code of a column; one of digits alone may be an amount."""

_CASE_NUMBER = late_regex(r"[A-Z][A-Z. -]{0,12}[/. -] ?\d+(?: ?/ ?[A-Z0-9. -]+)+")
"""A number of a case or report: LP/12/IX/2024."""


def is_row_number(value: object) -> bool:
    """Tell whether a cell holds a running number such as 12, ``12.`` or ``12)``."""
    if isinstance(value, bool):
        return False
    if isinstance(value, (int, float)):
        return value > 0 and value == int(value)
    return isinstance(value, str) and value.strip().rstrip(".)").strip().isdigit()


def day_of(value: object) -> date | None:
    """Return the day a cell clearly holds."""
    return dates.read(value).first if value is not None else None


def fits(field: str, value: object) -> bool:
    """Tell whether a value is clearly of a field's type; free text never is."""
    kind = schema.type_of(field)
    if value is None or kind in {Type.TEXT, Type.ROW_NUMBER, Type.OCCUPATION}:
        return False
    if isinstance(value, str):
        return _text_fits(kind, field, value)
    if kind in {Type.DATE, Type.EXPIRY, Type.BIRTH}:
        return isinstance(value, date) or dates.read(value).first is not None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    # a short number in the passport column is the count of a total row
    return kind in {Type.COUNT, Type.INDEX} or (kind is Type.PASSPORT and value >= 10_000)


def is_person(cells: Sequence[object]) -> bool:
    """Tell whether a row certainly holds a person: a passport number, and nationality or sex in cells of their own.

    Beside a number of digits alone both must stand; the number of a case does where a nationality stands.

    Example:
        >>> is_person(["LI WEI", "RRT", "L", "E12345678"]), is_person(["NAMA", "WN", "L/P", "NO PASPOR"])
        (True, False)
    """
    texts = [cell for cell in cells if isinstance(cell, str)]
    passports = [match for text in texts if (match := _CERTAIN_PASSPORT.fullmatch(text.strip()))]
    if not passports:
        is_case = any(_CASE_NUMBER.fullmatch(text.strip().upper()) for text in texts)
        return is_case and any(fits("nationality", text) for text in texts)
    facts = [any(fits(field, text) for text in texts) for field in ("nationality", "sex")]
    return any(facts) if any(match[1] for match in passports) else all(facts)


@places.cleared_with_area
@cache
def _text_fits(kind: Type, field: str, text: str) -> bool:
    if kind in {Type.DATE, Type.EXPIRY, Type.BIRTH}:
        reading = dates.read(text)
        return reading.first is not None or reading.lifetime or reading.fault == "date-impossible"
    if kind is Type.BIRTH_PLACE_DATE:
        return dates.read(text.rpartition(",")[2].strip()).first is not None
    if kind is Type.PASSPORT:
        return bool(_PASSPORT.fullmatch(normal(text).replace(" ", "")))
    if kind is Type.COUNT:
        return numbers.whole(text) is not None
    judge = _JUDGES.get(kind)
    if judge is not None:
        return bool(judge(text))
    return any(normal(text) in schema.value_aliases(name, field) for name in kinds.KINDS)


_JUDGES: dict[Type, Callable[[str], object]] = {
    Type.NATIONALITY: lambda text: nationalities.code_of(text) or normal(text) in nationalities.ambiguous(),
    Type.SEX: sexes.code_of,
    Type.PERMIT: permits.class_of,
    Type.INDEX: permits.class_of_index,
    Type.DISTRICT: lambda text: (
        places.district_code(text) or places.is_elsewhere(text) or own_codes.district_code(text)
    ),
    Type.VILLAGE: lambda text: places.is_village(text) or own_codes.village_code(text),
    Type.ACTIVE: lambda text: normal(text) in own_codes.WORDS_FOR_ACTIVE,
    Type.ARTICLE: lambda text: "PASAL" in text.upper() and actions.article_code(text),
    Type.ACTION: lambda text: actions.actions_in(text)[0],
}

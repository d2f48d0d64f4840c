"""Group rows: a kecamatan, kelurahan or class of permits named in a row of its own stands for the rows below it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary import nationalities, numbers, permits, places
from reports.vocabulary.caption_words import says_of_persons
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.model.grid import Grid

_ENUMERATOR = late_regex(r"^(?:[A-Z]|[IVX]+|\d{1,2})[.)]\s*")
_TRAILING_COUNT = late_regex(r"\s*[:(=]\s*\d+.*$")
_GROUP_WORDS = late_regex(r"^(?:KECAMATAN|KEC|KELURAHAN|KEL|WILAYAH|KOTA|BULAN|KELOMPOK|GOLONGAN)\b")
_COMPANY = late_regex(
    r"^(?:(?:SPONSOR|PENJAMIN|PERUSAHAAN|NAMA PERUSAHAAN|PEMBERI KERJA) )?"
    r"(?:PT|CV|UD|PD|FA|FIRMA|KOPERASI|YAYASAN|PERKUMPULAN|PERUSAHAAN|SEKOLAH|UNIVERSITAS|KAMPUS|PESANTREN|GEREJA"
    r"|RUMAH SAKIT|RS"
    r"|KLINIK|HOTEL|APARTEMEN|APARTMENT|RUSUN|KOS|RUMAH KOS|WISMA|MESS|PERUMAHAN|KOMPLEK|KEDUTAAN|KONSULAT|SPONSOR"
    r"|PENJAMIN)\b|\b(?:TBK|LTD|CO LTD|INC|CORP|PERSERO|FOUNDATION)$"
)
"""Companies, institutions and lodgings under whose names offices group persons."""
_RELATIVE = late_regex(r"\w ?[(,–-] ?(?:ANAK|ISTRI|SUAMI|IBU|AYAH|ADIK|KAKAK|CHILD|SON|DAUGHTER|WIFE|HUSBAND|SPOUSE)\b")
"""Apart behind a name: a member of the family of the person above. ``Ikut suami`` heads several."""
_MOST_WORDS = 10
"""Words of a caption that names a class of permits."""
UNDECIDED = ""
"""Stands for a class of permits where a group row names several, or the class of an earlier group has ended."""


@dataclass(frozen=True)
class Group:
    """What the nearest group row above says."""

    district: str | None = None
    village: str | None = None
    permit_class: str | None = None
    """None where no group row names any; :data:`UNDECIDED` where the rows below may be of several."""
    nationality: str | None = None
    """Code, ISO 3166-1 alpha-3."""


def is_group(text: str) -> bool:
    """Tell whether a text names a kecamatan or kelurahan, or says that it is a group."""
    key = group_name(text)
    return bool(_GROUP_WORDS.match(normal(key)) or places.district_code(key) or places.is_village(key))


def is_company(text: str) -> bool:
    """Tell whether a text says by its words that it is a company, an institution or a lodging, and no person.

    Example:
        >>> is_company("A. PT Baja Samudra"), is_company("Apartemen Mutiara"), is_company("Petra Cvitan")
        (True, True, False)
    """
    return bool(_COMPANY.search(normal(group_name(text))))


def says_group(text: str) -> bool:
    """Tell whether a text says by its words what it groups: a place, a company, a class of permits, a nationality."""
    return is_group(text) or is_company(text) or is_caption_of_class(text) or nationality_of(text) is not None


def heads_persons(grid: Grid, row: int, number_column: int | None, text: str) -> bool:
    """Tell whether the one text of a row is a heading of the persons below it.

    It is where it names a company or says whether persons count, or where running numbers go on or begin below it. A
    relative, ``Mei Chen (istri)``, is a person.

    Args:
        grid: the sheet.
        row: of the text, without a running number.
        number_column: of the running numbers; None for a list without any.
        text: in the column of names.
    """
    if _RELATIVE.search(" ".join(text.upper().split())):
        return False
    if is_company(text) or says_of_persons(text):
        return True
    if number_column is None:
        return False
    above, below = (
        numbers.whole(grid.cell(place, number_column)) if 0 < place <= grid.height else None
        for place in (row - 1, row + 1)
    )
    return below == 1 or (above is not None and below == above + 1)


def group_name(text: str) -> str:
    """Return a group row's name without enumerator and count.

    Example:
        >>> group_name("1. KECAMATAN KOJA (25 orang)"), group_name("A. ANCOL : 12")
        ('KECAMATAN KOJA', 'ANCOL')
    """
    upper = " ".join(text.upper().split())
    return _TRAILING_COUNT.sub("", _ENUMERATOR.sub("", upper)).strip()


def is_caption_of_class(text: str) -> bool:
    """Tell whether a text that stands alone in its row names classes of permits.

    Example:
        >>> is_caption_of_class("B. IZIN TINGGAL TETAP (ITAP)"), is_caption_of_class("B. Lain-lain")
        (True, False)
    """
    return len(normal(text).split()) <= _MOST_WORDS and bool(permits.classes_in(text))


def nationality_of(text: str) -> str | None:
    """Return the nationality that a text names and nothing else, as a code; None for other texts.

    Example:
        >>> nationality_of("II. WARGA NEGARA JEPANG"), nationality_of("Tiongkok"), nationality_of("Wen Tiongkok")
        ('JPN', 'CHN', None)
    """
    return nationalities.code_of(group_name(text))


def is_enumerated(text: str) -> bool:
    """Tell whether a text begins with a letter or number that counts captions."""
    return bool(_ENUMERATOR.match(text.upper().strip()))


def groups_of(
    name_by_row: Mapping[int, str],
    records: Sequence[int],
    sheet_district: str | None,
    *,
    class_in_place: bool = False,
    totals: Sequence[int] = (),
) -> dict[int, Group]:
    """Return the group of each record that has a group row above it.

    Args:
        name_by_row: sheet row → name of the group that it begins.
        records: sheet rows of the records, from the top.
        sheet_district: kecamatan of the whole sheet.
        class_in_place: whether titles name a class of permits for one place only.
        totals: sheet rows of the totals, from the top; two of them one below the other end every group.
    """
    nations = {row: code for row, name in name_by_row.items() if (code := nationality_of(name)) and not is_group(name)}
    other_names = {row: name for row, name in name_by_row.items() if row not in nations}
    groups = _places_and_classes(other_names, records, sheet_district, class_in_place=class_in_place)
    groups = _with_nationalities(groups, nations, other_names, records) if nations else groups
    ends = [row for previous, row in pairwise(totals) if row == previous + 1]
    named_rows = sorted(name_by_row)
    return {row: group for row, group in groups.items() if not _is_ended(row, ends, named_rows)} if ends else groups


def _is_ended(record: int, ends: Sequence[int], named_rows: Sequence[int]) -> bool:
    """Tell whether no group begins between the end of all groups nearest above a record and the record."""
    place = bisect_left(ends, record)
    return bool(place) and bisect_left(named_rows, ends[place - 1]) == bisect_left(named_rows, record)


def _with_nationalities(
    groups: Mapping[int, Group], nations: Mapping[int, str], other_names: Mapping[int, str], records: Sequence[int]
) -> dict[int, Group]:
    """Return the groups with the nationality named nearest above each record; outer groups of another sort end it."""
    is_inner = bool(other_names) and min(other_names) < min(nations)
    named_rows = sorted({*nations, *other_names} if is_inner else nations)
    result = dict(groups)
    for record in records:
        place = bisect_left(named_rows, record)
        nationality = nations.get(named_rows[place - 1]) if place else None
        if nationality:
            result[record] = replace(groups.get(record, Group()), nationality=nationality)
    return result


def _places_and_classes(
    name_by_row: Mapping[int, str], records: Sequence[int], sheet_district: str | None, *, class_in_place: bool
) -> dict[int, Group]:
    """Return the kecamatan, kelurahan and class of each record that has a group row above it."""
    steps = [
        (row, _Step(permits.without_classes(name_by_row[row]), permits.classes_in(name_by_row[row])))
        for row in sorted(name_by_row)
    ]
    if not steps:
        return {}
    nesting = _Nesting.of([step for _row, step in steps], sheet_district, class_in_place=class_in_place)
    result: dict[int, Group] = {}
    current, position = Group(), 0
    for record in records:
        while position < len(steps) and steps[position][0] < record:
            current = nesting.after(current, steps[position][1])
            position += 1
        if position:
            result[record] = current
    return result


@dataclass(frozen=True)
class _Step:
    """What a group row says."""

    place: str
    """Its text without classes of permits."""
    classes: frozenset[str]

    @property
    def is_place(self) -> bool:
        """Whether it names a place, or is a group of another sort."""
        return is_group(self.place)


@dataclass(frozen=True)
class _Nesting:
    """Which groups of a table hold which."""

    villages: bool
    """Whether the groups of places are kelurahan."""
    sheet: str | None
    """Kecamatan of the whole sheet."""
    by_class: bool
    """Whether a group row names a class of permits."""
    classes_outside: bool
    """Whether groups of a class hold those of places."""

    @classmethod
    def of(cls, steps: Sequence[_Step], sheet: str | None, *, class_in_place: bool) -> _Nesting:
        """Return the nesting that the group rows of a table show."""
        names = [step.place for step in steps if step.is_place]
        villages = sheet is not None or not all(map(places.district_code, names))
        by_class = class_in_place or any(step.classes for step in steps)
        return cls(villages, sheet, by_class, not (class_in_place or steps[0].is_place))

    def after(self, current: Group, step: _Step) -> Group:
        """Return the group behind a group row; what an outer group holds begins anew with it."""
        if not step.is_place:
            permit_class = next(iter(step.classes)) if len(step.classes) == 1 else UNDECIDED
            return (
                Group(permit_class=permit_class)
                if self.classes_outside
                else replace(current, permit_class=permit_class)
            )
        place = next_group(current, step.place, villages=self.villages, sheet=self.sheet)
        if step.classes:
            return replace(place, permit_class=next(iter(step.classes)) if len(step.classes) == 1 else UNDECIDED)
        is_inside = self.classes_outside or (place.village is not None and place.district == current.district)
        ended = UNDECIDED if self.by_class else None
        return replace(place, permit_class=current.permit_class if is_inside else ended)


def next_group(current: Group, text: str, *, villages: bool, sheet: str | None = None) -> Group:
    """Return the group context behind a group row; a name that is both is a kelurahan where groups are kelurahan.

    Args:
        current: the context before it.
        text: of the group row.
        villages: whether the groups of the table are kelurahan.
        sheet: kecamatan of the whole sheet.
    """
    key = normal(text)
    district, village = places.district_code(text), places.village_code(text, current.district or sheet)
    if key.startswith(("KEC ", "KECAMATAN ")):
        if district is None and places.is_elsewhere(text):
            district = places.OUTSIDE
        return Group(district)
    says_village = key.startswith(("KEL ", "KELURAHAN ", "DESA ")) and district is None
    says_village = says_village or key.startswith("KELURAHAN ")
    home, outer = village.rpartition(".")[0] if village else "", current.district or sheet
    if village and (says_village or district is None or (villages and (outer is None or home == outer))):
        # a kelurahan of another kecamatan than that of the sheet says so by itself
        return Group(home if outer not in {None, home} else current.district, village)
    return Group(district) if district else Group()

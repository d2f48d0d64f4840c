"""The counts of other agencies on a day (settled rule 12): which rows count for which kecamatan.

An agency's count of a kecamatan is that of its own row, else the sum of its kelurahan if all of them were given. Of
each place the latest date not after the as-of date counts, unless it is too old. A row whose L and P contradict its
total is never added.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reports.measures.frame_columns import counts, days, texts
from reports.measures.place_dimensions import place_code
from reports.model.period import Month
from reports.model.reconciliation import Contradiction, Delivery, PartialCount, SourceRemarks, VillageDifference
from reports.vocabulary import places, sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    import pandas as pd

    from reports.measures.declaration import Scope


@dataclass(frozen=True)
class AgencyRow:
    """One dated count."""

    position: int
    agency: str
    district: str
    """Kecamatan code of the work area, ``outside`` or ``unknown``."""
    village: str | None
    """Kelurahan code, ``outside`` or ``unknown``; None for a whole kecamatan."""
    day: date
    is_dated: bool
    """Whether the row states its day; else it is that of its sheet's month."""
    count: int
    parts: int | None
    """L plus P, where they contradict the count."""
    definition: str | None
    table: tuple[object, ...]
    """File, sheet and table."""

    @property
    def content(self) -> tuple[object, ...]:
        """What makes a row of another table a copy of this one."""
        return self.agency, self.district, self.village, self.day, self.count, self.parts, self.definition


@dataclass(frozen=True)
class DistrictCount:
    """What an agency gave for one kecamatan, ``outside`` or ``unknown``."""

    agency: str
    district: str
    district_rows: tuple[AgencyRow, ...]
    """Rows of the place as a whole, of the latest date."""
    villages: tuple[AgencyRow, ...]
    """Rows of its kelurahan, each of its latest date; those that are no kelurahan of ours, too."""
    villages_given: int
    """Kelurahan of ours with a count."""
    contradictions: tuple[AgencyRow, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every kelurahan was given."""
        return bool(self.villages_given) and self.villages_given == len(villages_of(self.district))

    @property
    def counted(self) -> tuple[AgencyRow, ...]:
        """Rows that add up to the count; empty where there is none."""
        listed = villages_of(self.district)
        return self.district_rows or (
            tuple(row for row in self.villages if row.village in listed) if self.is_whole else ()
        )

    @property
    def printed_rows(self) -> tuple[AgencyRow, ...]:
        """Rows whose date and coverage are printed."""
        return self.counted or self.villages or self.contradictions


def district_counts(log: pd.DataFrame, scope: Scope) -> list[DistrictCount]:
    """Return what each agency gave for each kecamatan on the as-of date, in the order of their codes."""
    by_place: defaultdict[tuple[str, str], list[AgencyRow]] = defaultdict(list)
    for row in _without_copies(_rows(log, scope)):
        by_place[row.agency, row.district].append(row)
    return [_district_count(*place, rows) for place, rows in sorted(by_place.items())]


def _rows(log: pd.DataFrame, scope: Scope) -> Iterator[AgencyRow]:
    """Yield the rows of known agencies with a number and a date that is neither after the as-of date nor too old."""
    known_agencies = {source.code for source in sources.sources()}
    for position, agency, district, village, day, period, count, parts, definition, *table in zip(
        log.index.tolist(), texts(log, "agency"), texts(log, "district"), texts(log, "village"), days(log, "as_of"),
        texts(log, "period"), counts(log, "count"), counts(log, "parts"), texts(log, "definition"), texts(log, "path"),
        texts(log, "sheet"), counts(log, "table"), strict=True,
    ):  # fmt: skip
        dated = day or _undated(period, scope)
        if agency not in known_agencies or count is None or dated is None:
            continue
        if 0 <= (scope.as_of - dated).days <= sources.oldest_days():
            place = place_code(district, scope.districts)
            is_dated = day is not None
            yield AgencyRow(position, agency, place, village, dated, is_dated, count, parts, definition, tuple(table))


def _undated(period: str | None, scope: Scope) -> date | None:
    """Return the day an undated row stands for: the last of its month, or in the month counted the as-of date."""
    if period is None:
        return None
    month = Month.parse(period)
    return scope.as_of if month == Month.of(scope.as_of) else month.last


def _without_copies(rows: Iterable[AgencyRow]) -> Iterator[AgencyRow]:
    """Yield the rows without those that another table states again in the same words."""
    table_of: dict[tuple[object, ...], tuple[object, ...]] = {}
    for row in rows:
        if table_of.setdefault(row.content, row.table) == row.table:
            yield row


def _district_count(agency: str, district: str, rows: Sequence[AgencyRow]) -> DistrictCount:
    by_village: defaultdict[str | None, list[AgencyRow]] = defaultdict(list)
    for row in rows:
        if row.parts is None:
            by_village[row.village].append(row)
    latest = {village: _latest(same) for village, same in by_village.items()}
    listed = villages_of(district)
    villages = tuple(row for village in sorted(set(latest) - {None}, key=str) for row in latest[village])
    # outside the work area no kelurahan is ours: all rows are of the place itself
    district_rows = (
        latest.get(None, ()) if listed else tuple(row for place in sorted(latest, key=str) for row in latest[place])
    )
    return DistrictCount(
        agency,
        district,
        district_rows,
        villages if listed else (),
        len(listed & set(latest)),
        tuple(row for row in rows if row.parts is not None),
    )


def _latest(rows: Sequence[AgencyRow]) -> tuple[AgencyRow, ...]:
    """Return the rows of the latest date."""
    last = max(row.day for row in rows)
    return tuple(row for row in rows if row.day == last)


@cache
def villages_of(district: str) -> frozenset[str]:
    """Return the kelurahan codes of a kecamatan; none for ``outside`` and ``unknown``."""
    return frozenset(village.code for village in places.villages() if village.district == district)


def source_remarks(frames: Mapping[str, pd.DataFrame], scope: Scope) -> tuple[SourceRemarks, ...]:
    """Return what is printed of each agency that gave something on the as-of date, in print order.

    Args:
        frames: accepted rows by kind.
        scope: as-of date and work area.
    """
    log = frames.get("agency_counts")
    if log is None or log.empty:
        return ()
    district_counts_ = district_counts(log, scope)
    by_agency = {
        source.code: [district_count for district_count in district_counts_ if district_count.agency == source.code]
        for source in sources.sources()
    }
    return tuple(_remarks(agency, several) for agency, several in by_agency.items() if several)


def _remarks(agency: str, counts_of_agency: Sequence[DistrictCount]) -> SourceRemarks:
    shown_rows = [row for district_count in counts_of_agency for row in district_count.printed_rows]
    return SourceRemarks(
        agency,
        tuple(sorted({row.definition for row in shown_rows if row.definition})),
        min(row.day for row in shown_rows),
        max(row.day for row in shown_rows),
        any(row.is_dated for row in shown_rows),
        tuple(
            district_count.district
            for district_count in counts_of_agency
            if district_count.counted and villages_of(district_count.district)
        ),
        tuple(
            PartialCount(
                district_count.district, district_count.villages_given, len(villages_of(district_count.district))
            )
            for district_count in counts_of_agency
            if district_count.villages and not district_count.counted
        ),
        tuple(
            Contradiction(row.district, row.village, row.count, row.parts or 0, row.day)
            for district_count in counts_of_agency
            for row in district_count.contradictions
        ),
        tuple(difference for district_count in counts_of_agency for difference in _difference(district_count)),
        tuple(
            _delivery(district_count)
            for district_count in counts_of_agency
            if (district_count.counted or district_count.villages) and villages_of(district_count.district)
        ),
    )


def _delivery(district_count: DistrictCount) -> Delivery:
    """Return of which days the rows of a kecamatan and of its kelurahan are."""
    days_given, listed = [row.day for row in district_count.printed_rows], villages_of(district_count.district)
    by_village = {row.village: row.day for row in district_count.villages if row.village in listed}
    villages = tuple((village, by_village[village]) for village in sorted(listed & set(by_village)))
    return Delivery(district_count.district, min(days_given), max(days_given), villages)


def _difference(district_count: DistrictCount) -> Iterator[VillageDifference]:
    """Yield the difference between a kecamatan's own count and the sum of its kelurahan, where there is one."""
    listed = villages_of(district_count.district)
    district_sum = sum(row.count for row in district_count.district_rows)
    villages = sum(row.count for row in district_count.villages if row.village in listed)
    if district_count.district_rows and district_count.is_whole and district_sum != villages:
        yield VillageDifference(district_count.district, district_sum, villages)

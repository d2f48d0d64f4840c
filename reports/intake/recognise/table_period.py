"""Titles above a table, its kecamatan, permit class and period: by titles, sheet, file, folders, else dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise import cell_fit, periods
from reports.intake.recognise.labels import text_of
from reports.model.period import Month, Period
from reports.vocabulary import permits, places
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from reports.intake.recognise.decided_tables import TableDecisions
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.intake.recognise.rows import Body
    from reports.model.grid import Grid
    from reports.model.place import Place


def decided_period(decisions: TableDecisions) -> periods.Decided | None:
    """Return the period that this office decided for a sheet; None where it decided none."""
    return periods.Decided(decisions.period, "decision") if decisions.period else None


def titles_above(grid: Grid, first: int, last: int) -> tuple[str, ...]:
    """Return the texts of the rows above a header, nearest last; a key:value pair is one text."""
    rows = (grid.rows[number - 1] for number in range(max(first, last - 15, 1), last + 1))
    return tuple(text for row in rows if (text := " ".join(text_of(cell) for cell in row if cell is not None)))


def district_of(titles: tuple[str, ...], sheet: str) -> str | None:
    """Return the kecamatan that a title or else the sheet's name names.

    A sheet name needs no word KECAMATAN; a title does, for it may mention a place otherwise.
    """
    for title in titles:
        words = normal(title)
        _, marker, name = words.partition("KECAMATAN ")
        if marker:
            code = places.district_in(name)
            if code is not None:
                return code
            if places.is_elsewhere(name):
                return places.OUTSIDE
    return places.district_in(sheet, whole_name=True)


def permit_class_of(titles: tuple[str, ...], sheet: str) -> str | None:
    """Return the permit class that the sheet's name, or else its titles, name; None where they name none or several."""
    return permits.class_in(sheet) or permits.class_in(" ".join(titles))


def stated_texts(grid: Grid, place: Place, titles: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the texts that may state a period, by source in their order of trust."""
    return [
        ("title", titles),
        ("sheet", (grid.sheet,)),
        ("file", (place.file.rpartition(".")[0],)),
        *(("folder", (folder,)) for folder in place.folders),
    ]


def table_period(grid: Grid, place: Place, titles: tuple[str, ...], mapping: Mapping_, body: Body) -> periods.Decided:
    """Decide the period by title, sheet, file and folder names, then by the dates of the rows."""
    decided = periods.decide(stated_texts(grid, place, titles))
    if decided.period is not None:
        return decided
    span = _span_of_dates(grid, mapping, body)
    return periods.Decided(span, "dates") if span else decided


_PERIOD_FIELDS = {
    "register": ("permit_issue_date", "arrival_date"),
    "incidents": ("incident_date",),
    "activities": ("activity_date",),
    "services": ("service_date",),
    "agency_counts": ("as_of",),
}


def _span_of_dates(grid: Grid, mapping: Mapping_, body: Body) -> Period | None:
    """Return the months the rows' dates span; of a stock only the latest month."""
    days = []
    for name in _PERIOD_FIELDS[mapping.kind]:
        column = mapping.column(name)
        if column is not None:
            days += [day for row in body.records if (day := cell_fit.day_of(grid.cell(row, column))) is not None]
    if not days:
        return None
    last = Month.of(max(days))
    return Period(last if mapping.kind in {"register", "agency_counts"} else Month.of(min(days)), last)

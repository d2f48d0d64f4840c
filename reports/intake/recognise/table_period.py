"""Titles above a table, its kecamatan, permit class and period: by titles, sheet, file, folders, else dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise import cell_fit, periods
from reports.intake.recognise.captions import is_month
from reports.intake.recognise.group_rows import group_name, is_enumerated
from reports.intake.recognise.labels import text_of
from reports.intake.recognise.titled_places import abbreviated_district, is_regency
from reports.model.period import Month, Period
from reports.vocabulary import permits, places, weeks
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.intake.recognise.decided_tables import TableDecisions
    from reports.intake.recognise.header import Header
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.intake.recognise.rows import Body
    from reports.model.grid import Grid, Scalar
    from reports.model.place import Place

_MOST_TITLE_CELLS = 2
"""Cells of a row that states titles."""


def decided_period(decisions: TableDecisions) -> periods.Decided | None:
    """Return the period that this office decided for a sheet; None where it decided none."""
    return periods.Decided(decisions.period, "decision") if decisions.period else None


def titles_above(grid: Grid, first: int, last: int, columns: tuple[int, int | None] = (1, None)) -> tuple[str, ...]:
    """Return the texts of the rows above a header, nearest last; a key:value pair is one text.

    Args:
        grid: the sheet.
        first: row from which they are looked for.
        last: row right above the header.
        columns: first and last of the table; a row without a text there says what it says for all tables.
    """
    rows = (grid.rows[number - 1] for number in range(max(first, last - 15, 1), last + 1))
    texts = (_text(row[columns[0] - 1 : columns[1]]) or _text(row) for row in rows)
    return tuple(text for text in texts if text)


def titles_over(grid: Grid, header: Header, first: int) -> tuple[str, ...]:
    """Return the texts above a header that stand over its own columns, nearest last."""
    rows = (grid.rows[number - 1] for number in range(max(first, header.top - 16, 1), header.top))
    return tuple(text for row in rows if (text := _text(row[header.left - 1 : header.right])))


def _text(cells: Sequence[Scalar]) -> str:
    return " ".join(text_of(cell) for cell in cells if cell is not None)


def district_of(titles: tuple[str, ...], sheet: str) -> str | None:
    """Return the kecamatan that a title or else the sheet's name names.

    A sheet name needs no word KECAMATAN; a title does, for it may mention a place otherwise. Below KABUPATEN
    KARANGASEM a sheet KARANGASEM is named after the kabupaten, though one of its kecamatan is called so as well.
    """
    for title in reversed(titles):
        words = normal(title)
        _, marker, name = words.partition("KECAMATAN ")
        if marker:
            code = places.district_in(name)
            if code is not None:
                return code
            if places.is_elsewhere(name):
                return places.OUTSIDE
        if code := abbreviated_district(title):
            return code
    sheet_district = places.district_in(sheet, whole_name=True)
    if sheet_district and is_regency(sheet_district, titles):
        return None
    return sheet_district or next(filter(None, map(_district_alone, reversed(titles))), None)


def _district_alone(title: str) -> str | None:
    """Return the kecamatan that a title is the name of, unless it is that of a kelurahan elsewhere too."""
    name = permits.without_classes(group_name(title))
    district, village = places.district_code(name), places.village_code(name)
    return None if village and village.rpartition(".")[0] != district else district


def permit_class_of(titles: tuple[str, ...], sheet: str) -> str | None:
    """Return the permit class that the nearest title or else the sheet's name names; None for several or a conflict."""
    stated = _classes_stated(titles, sheet)
    return stated[0] if len(stated) == 1 else None


def conflicting_classes(titles: tuple[str, ...], sheet: str) -> tuple[str, ...]:
    """Return the permit classes that a table's titles and its sheet's name claim, where these differ."""
    stated = _classes_stated(titles, sheet)
    return stated if len(stated) > 1 else ()


def names_class(titles: tuple[str, ...]) -> bool:
    """Tell whether the caption right above a header, counted by a letter or number, names a class of permits."""
    return bool(titles) and is_enumerated(titles[-1]) and bool(permits.classes_in(titles[-1]))


def is_class_in_place(titles: tuple[str, ...], sheet: str) -> bool:
    """Tell whether a caption of a class stands below that of a kecamatan or kelurahan, which another one ends."""
    classes = [position for position, title in enumerate(titles) if permits.classes_in(title)]
    above = map(group_name, titles[: classes[-1]]) if classes and not permits.class_in(sheet) else ()
    return any(places.district_code(name) or places.is_village(name) for name in above)


def _classes_stated(titles: tuple[str, ...], sheet: str) -> tuple[str, ...]:
    """Return the classes that titles and sheet name alone; where the nearest title names several, only the sheet's."""
    stated_classes = [classes for title in titles if (classes := permits.classes_in(title))]
    stated_classes = stated_classes or [classes for classes in [permits.classes_in(" ".join(titles))] if classes]
    of_sheet = permits.class_in(sheet)
    if stated_classes and len(stated_classes[-1]) > 1:
        return (of_sheet,) if of_sheet in stated_classes[-1] else ()
    single_classes = {next(iter(classes)) for classes in stated_classes if len(classes) == 1}
    return tuple(sorted(single_classes | ({of_sheet} if of_sheet else set())))


def week_of(titles: tuple[str, ...], sheet: str, file: str) -> str | None:
    """Return the number of the week that the nearest title, else the name of sheet or file, names; None for none."""
    named_weeks = (weeks.of_caption(text) for text in (*reversed(titles), sheet, file.rpartition(".")[0]))
    week = next((week for week in named_weeks if week), None)
    return str(week) if week else None


def stated_texts(grid: Grid, place: Place, titles: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the texts that may state a period, by source in their order of trust."""
    return [
        ("title", titles),
        ("sheet", (place.sheet_months.get(grid.sheet) or grid.sheet,)),
        ("file", (place.file.rpartition(".")[0],)),
        *(("folder", (folder,)) for folder in place.folders),
    ]


def month_without_year(sources: list[tuple[str, tuple[str, ...]]]) -> int | None:
    """Return the one month that texts state of no year, by source in their order of trust; None for none."""
    spans = (periods.stated(text).months for _source, texts in sources for text in texts)
    months = next(filter(None, spans), None)
    return months[0] if months and months[0] == months[1] else None


def table_period(grid: Grid, place: Place, titles: tuple[str, ...], mapping: Mapping_, body: Body) -> periods.Decided:
    """Decide the period by title, sheet, file and folder names, then by the dates of the rows."""
    sources = stated_texts(grid, place, titles)
    if periods.decide(sources[:1]).period is None:
        sources.insert(1, ("title", _left_to_the_sheet(grid, titles)))
    nearest = next((title for title in reversed(titles) if is_month(title)), None)
    sources = [("title", (nearest,)), *sources] if nearest else sources
    decided = periods.decide(sources)
    if decided.period is not None:
        return decided
    span = _span_of_dates(grid, mapping, body)
    return periods.Decided(span, "dates") if span else decided


def _left_to_the_sheet(grid: Grid, titles: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the titles of a table leave to those at the top of its sheet: the year, or all of the period."""
    above = titles_of_sheet(grid)
    if not any(periods.stated(title).months for title in titles):
        return above
    period = periods.decide([("title", above)]).period
    return (str(period.last.year),) if period else ()


def titles_of_sheet(grid: Grid) -> tuple[str, ...]:
    """Return the titles at the top of a sheet, above its first row of several cells."""
    wide = (number for number, row in enumerate(grid.rows, 1) if len(row) - row.count(None) > _MOST_TITLE_CELLS)
    return titles_above(grid, 1, next(wide, 1) - 1)


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
    names = _PERIOD_FIELDS[mapping.kind]
    if mapping.kind == "incidents" and "incident_date" not in mapping.fields:
        names = ("decision_date",)
    for name in names:
        column = mapping.column(name)
        if column is not None:
            days += [day for row in body.records if (day := cell_fit.day_of(grid.cell(row, column))) is not None]
    if not days:
        return None
    last = Month.of(max(days))
    return Period(last if mapping.kind in {"register", "agency_counts"} else Month.of(min(days)), last)

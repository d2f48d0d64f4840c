"""Recognises counts of one agency that only the title names: what this office has decided to be data of an agency.

KELURAHAN PLUIT                             the title names the agency, the table has no column of it
NO | KELURAHAN | KECAMATAN | L | P | JML    each row is a count of that agency

Without the decision of the office such a table may be its own recapitulation, and is never counted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.intake.recognise.agency_pivots import KIND, AgencyTable, stub_of
from reports.intake.recognise.header_reading import read_header
from reports.intake.recognise.labels import joined
from reports.model.pivot import Pivot, PivotPart
from reports.model.sheet import Resemblance
from reports.problems import Problem
from reports.vocabulary import schema
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.intake.recognise.labels import Label
    from reports.intake.recognise.unknown_tables import UnknownTable
    from reports.model.grid import Grid
    from reports.model.place import Place
    from reports.model.sheet import SheetTable

_COUNTS = ("count_total", "count_male", "count_female")
_PLACES = ("kecamatan", "kelurahan")
_SHORT = {"KEL": "KELURAHAN"}
"""Words that titles write short."""


def titled_agency(near: Iterable[str], file: str = "") -> str | None:
    """Return the one agency that titles, sheet or file name; None where they name none, or several.

    A file of several agencies leaves each of its sheets the one that its titles and its own name say.

    Args:
        near: titles and the name of the sheet.
        file: name of the file, which may not contradict them.

    Example:
        >>> titled_agency(["LAPORAN KEL. PLUIT"]), titled_agency(["DUKCAPIL PER KELURAHAN"])
        ('kelurahan', None)
        >>> titled_agency(["Disnaker"], "data dukcapil disnaker.xlsx"), titled_agency(["Disnaker"], "dukcapil.xlsx")
        ('disnaker', None)
    """
    of_sheet, of_file = _agencies_in(near), _agencies_in([file])
    if of_sheet and of_file and not of_sheet <= of_file:
        return None
    agencies = of_sheet or of_file
    return next(iter(agencies)) if len(agencies) == 1 else None


def _agencies_in(texts: Iterable[str]) -> set[str]:
    words = (_SHORT.get(word, word) for text in texts for word in re.findall(r"\w+", normal(text)))
    line = f" {' '.join(words)} "
    aliases = schema.value_aliases(KIND, "agency")
    return {agency for alias, agency in aliases.items() if f" {alias} " in line}


def titled_agency_table(grid: Grid, table: UnknownTable, named_by: Iterable[str], file: str) -> AgencyTable | None:
    """Return the counts of a table that is decided to be of an agency; None where its title names no single one.

    Args:
        grid: the sheet.
        table: of no kind by its headers alone.
        named_by: titles and the name of the sheet.
        file: its name.
    """
    agency = titled_agency(named_by, file)
    stub = {field: column for column, field in stub_of(grid, table)}
    if agency is None or "agency" in stub or not any(field in stub for field in _PLACES):
        return None
    columns: dict[str, int] = {}
    for column, label in table.labels.items():
        reading = read_header(KIND, label)
        if reading is None or column in stub.values():
            continue
        field = reading.fields[0]
        if field in columns:  # two columns of the same numbers: which of them counts is not known
            return None
        if field in _COUNTS:
            columns[field] = column
    return AgencyTable(Pivot((PivotPart({"agency": agency}, columns),)), stub, ()) if columns else None


def agency_of(agencies: AgencyTable) -> str:
    """Return the agency that a title names."""
    (part,) = agencies.pivot.parts
    return part.values["agency"]


def resemblance_to(agencies: AgencyTable, labels: Mapping[int, Label]) -> Resemblance:
    """Return that a table which the office has not decided on lacks nothing to be counts of an agency."""
    (part,) = agencies.pivot.parts
    columns = {*agencies.stub.values(), *part.columns.values()}
    headers = tuple(joined(labels[column]) for column in sorted(columns) if column in labels)
    return Resemblance(KIND, headers, (), (), 1, 1)


def agency_asked(place: Place, table: SheetTable, agencies: AgencyTable) -> Problem:
    """Return the question whether these are counts of the agency that the title names, or a recapitulation."""
    details = {"agency": agency_of(agencies).upper()}
    return Problem("agency-asked", place.path, table.sheet, field="agency", details=details)


def titled_agency_problem(place: Place, table: SheetTable, agencies: AgencyTable) -> Problem:
    """Return the remark that the agency was taken from the title."""
    details = {"agency": agency_of(agencies).upper()}
    return Problem("agency-by-title", place.path, table.sheet, field="agency", details=details)

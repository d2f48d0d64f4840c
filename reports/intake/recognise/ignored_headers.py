"""Where a decision that a header is not read holds, and what it takes away.

A header is asked where its table has no field for it. JUMLAH of a recapitulation, answered ``abaikan``, is the number
of persons in a log of incidents: there the header is declared, and the decision does not reach it. A header that every
kind knows is asked nowhere; such a decision was written by hand and holds everywhere. Both are told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise.header_reading import read_header
from reports.model.grid import cell_name
from reports.problems import Problem
from reports.vocabulary import schema
from reports.vocabulary.correction_sheet import IGNORED
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.intake.recognise.header import Header
    from reports.intake.recognise.header_reading import Reading
    from reports.intake.recognise.labels import Label
    from reports.model.place import Place
    from reports.model.sheet import SheetTable


def is_silenced(label: Label, reading: Reading | None) -> bool:
    """Tell whether a decision not to read a header holds in a table.

    Args:
        label: header texts from the top.
        reading: what the header names in tables of that kind; None for nothing known.
    """
    if reading is None or reading.how == "asked":
        return True
    return all(read_header(kind.name, label) is not None for kind in schema.kinds())


def ignored_problems(place: Place, table: SheetTable, header: Header) -> Iterator[Problem]:
    """Yield where a decision not to read a header takes a known field away, and where it does not reach one.

    Args:
        place: where the table stands.
        table: of a known kind; nothing is told of any other.
        header: of the table.
    """
    if table.kind is None:
        return
    for column in table.columns:
        label = header.labels.get(column.index, ("",))
        if not is_ignored(label, header.remembered):
            continue
        cell = cell_name(header.bottom, column.index)
        reading = read_header(table.kind, label)
        if column.field is not None:
            yield Problem("column-decision-limited", place.path, table.sheet, cell, details={"fields": column.field})
        elif reading is not None and reading.how != "asked":
            details = {"fields": ", ".join(reading.fields)}
            yield Problem("column-decision-hides", place.path, table.sheet, cell, details=details)


def is_ignored(label: Label, remembered: Mapping[str, str]) -> bool:
    """Tell whether this office has decided that a header is not read: about all of it, else its lowest text."""
    return (remembered.get(decision_key(" ".join(label))) or remembered.get(decision_key(label[-1]))) == IGNORED

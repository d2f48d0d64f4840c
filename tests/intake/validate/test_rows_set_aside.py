"""Which rows are set aside, and where that is told: a faulty field loses no row that says something."""

from __future__ import annotations

import pytest

from reports.intake.validate import bin_records
from reports.model.sheet import Column, Records, SheetTable

FIELDS = {
    "register": ("full_name", "passport_no", "nationality", "permit_class"),
    "incidents": ("incident_date", "incident_type", "article", "narrative", "actions", "full_name", "passport_no",
                  "stage"),
    "activities": ("activity_kind", "activity", "activity_date"),
    "services": ("service_class", "service", "decision"),
    "agency_counts": ("agency", "count"),
}  # fmt: skip
"""What each kind of row needs at least one of, or is judged by."""


def binned(kind, *rows, columns=()):
    """Return the bins of rows, and code, cell and field of each problem.

    Args:
        kind: of the table.
        rows: fields with a value; the others are empty. They stand on the sheet from row 5 on.
        columns: fields of the table's columns, from B on.
    """
    judged = dict.fromkeys((*FIELDS[kind], "not_held", "unplaced", "nationality", "persons", "type_label"))
    values = {field: [row.get(field) for row in rows] for field in judged}
    fields = tuple(Column(index, field or "KET", field, "alias") for index, field in enumerate(columns, 2))
    last = 4 + len(rows)
    table = SheetTable("Data", 1, False, kind, None, None, (4, 4), (5, last), fields, {})
    records, problems = bin_records("a.xlsx", table, Records(tuple(range(5, last + 1)), values, {}))
    assert {(one.path, one.sheet) for one in problems} <= {("a.xlsx", "Data")}
    return [str(one) for one in records.bins], [(one.code, one.cell, one.field) for one in problems]


@pytest.mark.parametrize("kind", FIELDS)
def test_a_row_with_nothing_that_counts_is_set_aside(kind):
    """The rows around it stay; an empty list of actions is nothing."""
    full, empty = {FIELDS[kind][0]: "x"}, {"actions": ()}
    code = {"register": "no-person", "incidents": "no-event", "activities": "no-event"}.get(kind, "not-counted")
    bins, problems = binned(kind, full, empty, full, empty)
    assert bins == ["accepted", "set_aside", "accepted", "set_aside"]
    assert problems == [(code, "A6", None), (code, "A8", None)]


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (kind, field)
        for kind, fields in FIELDS.items()
        for field in (fields[:2] if kind == "register" else fields)
    ],
)  # fmt: skip
def test_a_row_with_one_thing_that_counts_stays(kind, field):
    """Whichever it is; a count of zero is one."""
    value = {"actions": ("TAK_F",), "count": 0}.get(field, "x")
    assert binned(kind, {field: value}) == (["accepted"], [])


@pytest.mark.parametrize(
    ("row", "row_bin"),
    [
        ({"full_name": "A", "nationality": "IDN"}, "set_aside"),
        ({"full_name": "A", "nationality": "IDN", "permit_class": "ITAS"}, "set_aside"),
        ({"full_name": "A", "nationality": "IDN", "permit_class": "ABG"}, "accepted"),
        ({"full_name": "A", "nationality": "JPN", "permit_class": "ABG"}, "accepted"),
        ({"full_name": "A"}, "accepted"),
    ],
)
def test_a_citizen_is_no_foreigner_unless_a_child_of_dual_citizenship(row, row_bin):
    """Who has no known nationality may be one."""
    bins, problems = binned("register", row)
    assert bins == [row_bin]
    assert [one[0] for one in problems] == ["not-foreign"] * (row_bin == "set_aside")


def test_a_row_is_set_aside_for_one_reason():
    """A citizen without name and passport number is nobody, and that is told."""
    bins, problems = binned("register", {"nationality": "IDN"}, {"full_name": "A"})
    assert bins == ["set_aside", "accepted"]
    assert [one[0] for one in problems] == ["no-person"]


@pytest.mark.parametrize(
    ("kind", "columns", "cell", "field"),
    [
        ("register", ("passport_no", "full_name"), "C5", "full_name"),
        ("register", (None, "passport_no"), "C5", "passport_no"),
        ("register", (None, "nationality"), "B5", None),
        ("activities", ("activity", "activity_date"), "C5", "activity_date"),
        ("services", ("decision", "service"), "C5", "service"),
        ("agency_counts", ("agency", "count_total"), "C5", "count_total"),
        ("agency_counts", ("agency", "count_male"), "B5", None),
    ],
)
def test_it_is_told_at_the_cell_that_should_have_said_it(kind, columns, cell, field):
    """Else at the first cell of the row."""
    assert binned(kind, {}, columns=columns)[1] == [(binned(kind, {})[1][0][0], cell, field)]

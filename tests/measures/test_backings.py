"""Who stands behind a figure, from the same rows as its number."""

from __future__ import annotations

from datetime import date

import pytest

from reports.measures import Scope, backings
from reports.model.contributions import Backing, Contribution
from reports.model.period import Month, Period

PERSON = {"nationality": "JPN", "permit_class": "ITAS", "sex": "L", "district": "31.72.01"}
REGISTER = [
    {**PERSON, "passport_no": "A1", "sponsor_name": "PT A", "address": "Jl. Satu"},
    {**PERSON, "passport_no": "A2", "sponsor_name": "PT A"},
    {**PERSON, "passport_no": "A3", "permit_class": "ITK"},
    {**PERSON, "passport_no": None, "permit_class": "ITAP", "nationality": "KOR"},
]
CASE = {"incident_date": date(2024, 9, 4), "incident_type": "overstay", "grade": "klarifikasi", "district": "31.72.01"}
LOG = [
    {**CASE, "incident_id": "R1", "agency": "Polres", "passport_no": "A1", "nationality": "JPN"},
    {**CASE, "incident_id": "R2", "agency": "Polres", "passport_no": "A1", "nationality": "JPN"},
    {**CASE, "incident_id": "R3", "agency": "Satpol PP", "persons": 4},
]


@pytest.fixture
def behind(frames_of, districts):
    """Return what stands behind the figures of the small register and log."""
    scope = Scope(Period.of(Month(2024, 9)), date(2024, 9, 30), districts)
    tables = ("stock-nationality-permit", "stock-district-permit", "incidents-type-grade", "incidents-district")
    return backings(frames_of(register=REGISTER, incidents=LOG), scope, tables)


def test_a_person_alone_in_a_cell_is_the_same_in_every_table(behind) -> None:
    """By passport and nationality, else by row."""
    alone = (Contribution("person", "A3|JPN", 1),)
    assert behind["stock-nationality-permit/JPN/ITK"] == Backing(None, alone)
    assert behind["stock-district-permit/31.72.01/ITK"] == Backing(None, alone)
    assert behind["stock-nationality-permit/KOR/total"].contributions == (Contribution("person", "#3", 1),)


def test_a_guarantor_and_an_address_know_their_persons(behind) -> None:
    """In cells, margins and the work area."""
    known = (Contribution("sponsor", "Jl. Satu", 1), Contribution("sponsor", "PT A", 2))
    for figure in ("31.72.01/ITAS", "total/ITAS", "work-area/total"):
        assert behind[f"stock-district-permit/{figure}"] == Backing(None, known)


def test_incidents_are_counted_with_the_persons_and_agencies_behind_them(behind) -> None:
    """Two incidents of one person are one person; four persons without a passport are four."""
    assert behind["incidents-type-grade/overstay/klarifikasi"] == Backing(
        5, (Contribution("agency", "Polres", 2), Contribution("agency", "Satpol PP", 1))
    )
    assert behind["incidents-district/total/count"].persons == 5


def test_tables_that_are_not_asked_for_and_zeros_have_nothing(behind) -> None:
    """Only what is needed is looked at."""
    assert not [key for key in behind if key.startswith(("overstay", "stock-village"))]
    assert "stock-district-permit/31.72.02/ITAS" not in behind


def test_rows_that_are_printed_as_one_have_what_stands_behind_both(frames_of, districts) -> None:
    """Types of incidents that no list declares are one row of shared editions."""
    log = [*LOG, {**CASE, "incident_id": "R4", "incident_type": "lain-lain", "agency": "Polres", "passport_no": "B9"}]
    scope = Scope(Period.of(Month(2024, 9)), date(2024, 9, 30), districts)
    found = backings(
        frames_of(incidents=log), scope, ("incidents-type-grade",), {"incidents-type-grade": lambda _row: "jenis-lain"}
    )
    assert found["incidents-type-grade/jenis-lain/total"].persons == 6
    assert found["incidents-type-grade/total/total"].persons == 6
    assert {key.split("/")[1] for key in found} == {"jenis-lain", "total"}

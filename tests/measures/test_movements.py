"""Who came into a cell of the stock, and who left it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from reports.measures import Scope, movements
from reports.model.period import Month, Period

DISTRICT = "31.72.01"
ROWS = [
    ("2024-08", "A", "P1", "JPN", "ITAS"),
    ("2024-09", "A", "P1", "JPN", "ITAS"),
    ("2024-08", "B", "P2", "JPN", "ITAS"),
    ("2024-09", "C", "P3", "JPN", "ITAS"),
    ("2024-08", "D", "P4", "JPN", "ITK"),
    ("2024-09", "D", "P4", "JPN", "ITAP"),
    ("2024-08", "E", None, "KOR", "ITAS"),
    ("2024-09", "E", None, "KOR", "ITAS"),
    ("2024-08", "F", None, "KOR", "ITAS"),
    ("2024-09", "G", None, "KOR", "ITAS"),
]


def scope(month: Month) -> Scope:
    """Return the scope of a month."""
    return Scope(Period.of(month), month.last, (DISTRICT,))


def test_persons_are_the_same_by_passport_else_by_name_and_birth() -> None:
    """One left, one came, one changed the class; without passports one stayed, one left, one came."""
    register = pd.DataFrame(
        [
            {"period": period, "full_name": name, "passport_no": passport, "nationality": nation,
             "permit_class": permit, "birth_date": date(1980, 1, 1), "district": DISTRICT, "village": None}
            for period, name, passport, nation, permit in ROWS
        ]
    )  # fmt: skip
    found = movements(register, scope(Month(2024, 9)), scope(Month(2024, 8)), {"three": ("ITK", "ITAS", "ITAP")})
    nations = {name.partition("/")[2]: moved for name, moved in found.items() if name.startswith("stock-nat")}
    assert nations == {
        "JPN/ITAS": 2, "JPN/ITK": 1, "JPN/ITAP": 1, "JPN/total": 2, "JPN/three": 2,
        "KOR/ITAS": 2, "KOR/total": 2, "KOR/three": 2,
        "total/ITAS": 4, "total/ITK": 1, "total/ITAP": 1, "total/total": 4, "total/three": 4,
    }  # fmt: skip
    assert found[f"stock-district-permit/{DISTRICT}/ITAS"] == 4

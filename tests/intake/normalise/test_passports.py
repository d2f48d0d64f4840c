"""A passport number is one number, or none; never a word, never two numbers glued together."""

from __future__ import annotations

import pytest

from reports.intake.normalise.passports import passport


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("E10000011", "E10000011", None),
        ("e 1234567", "E1234567", None),
        ("1234 5678", "12345678", None),
        ("E10000011\nE10000099", None, "passport-several"),
        ("E10000011 / E10000099", None, "passport-several"),
        ("E10000011 / 2C11JE1234-X", "E10000011", "passport-with-number"),
        ("E10000011\n2C11JE1234-X", "E10000011", "passport-with-number"),
        ("E10000011 2C11 JE 1234-X", "E10000011", "passport-with-number"),
        ("2C21JE0001-W / E10000011", "E10000011", "passport-with-number"),
        ("E10000011 (KITAS 2C21JE12345AW)", "E10000011", "passport-with-number"),
        ("E 1000 0011 X", "E10000011X", None),
        ("E10000011 A", "E10000011A", None),
        ("10000 0112", "100000112", None),
        ("2C11JE1234-X", "2C11JE1234X", None),
        ("E10000011 E10000099", None, "passport-several"),
        ("E10000011 (baru) E10000099 (lama)", None, "passport-several"),
        ("E10000011 / E10000011", "E10000011", None),
        ("HILANG", None, "passport-word"),
        ("dalam proses", None, "passport-word"),
        ("DITAHAN POLISI 2024", None, "passport-word"),
        ("NULL", None, "passport-word"),
        ("0", None, "passport-word"),
        ("000000", None, "passport-word"),
        (0, None, "passport-word"),
        ("HILANG E1234567", "E1234567", "passport-unreadable"),
        ("PASPOR NO. E1234567", "E1234567", "passport-unreadable"),
        ("\u041c\u042012345678", "MP12345678", "passport-alphabet"),
        ("\u041a\u042512345678", "KX12345678", "passport-alphabet"),
        ("-", None, None),
        ("TIDAK ADA", None, None),
        (300000000, "300000000", "passport-number"),
        ("300000000.0", "300000000", "passport-number"),
        (1.5, None, "passport-damaged"),
        (True, None, "passport-damaged"),
    ],
)
def test_what_a_cell_says_of_a_passport(cell: object, value: str | None, code: str | None) -> None:
    """Words are an empty passport, told; letters that look Latin are Latin, told."""
    found = passport(cell)
    assert (found.value, found.code) == (value, code)

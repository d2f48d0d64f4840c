"""Cells that hold several fields are parted; what fits none of them is left over, and the other parts stay."""

from __future__ import annotations

import time
from datetime import date

import pytest

from reports.intake.normalise.combined_cells import part_cell
from reports.vocabulary.dates import months

PASSPORT = ("passport_no", "passport_expiry")
PERMIT = ("permit_no", "permit_expiry", "permit_type")
PLACE = ("kelurahan", "kecamatan")
ADDRESS = ("address", "rt_rw", "kelurahan", "kecamatan")
COUNTED = ("persons", "nationality", "sex", "count_male", "count_female")
DECISION = ("decision_no", "decision_date")
BIRTH = ("birth_place", "birth_date")
IDENTITY = ("full_name", "nationality", "passport_no", "sex", "persons")


def parts(named: tuple[str, ...], cell: object) -> tuple[object, ...]:
    """Return the parts of a cell in the order of the named fields."""
    found = part_cell(cell, named)
    assert not found.left_over
    return tuple(found.parts.get(name) for name in named)


@pytest.mark.parametrize(
    ("cell", "number", "expiry"),
    [
        ("X7713800 / 06-02-2027", "X7713800", "06-02-2027"),
        ("X7713800 (06 Feb 2027)", "X7713800", "06 Feb 2027"),
        ("X7713800 s/d 06/02/2027", "X7713800", "06/02/2027"),
        ("X7713800\n06-02-2027", "X7713800", "06-02-2027"),
        ("06-02-2027 / X7713800", "X7713800", "06-02-2027"),
        ("X7713800 exp. 6 Pebruari 2027", "X7713800", "6 Pebruari 2027"),
        ("1234567 / 2027-02-06", "1234567", "2027-02-06"),
        ("X7713800", "X7713800", None),
        ("06-02-2027", None, "06-02-2027"),
        ("X7713800 / -", "X7713800", None),
        ("X7713800 / tidak jelas", "X7713800", "tidak jelas"),
        ("hilang / 06-02-2027", "hilang", "06-02-2027"),
        ("E1234567 / E7654321 / 06-02-2027", "E1234567 / E7654321", "06-02-2027"),
        (date(2027, 2, 6), None, date(2027, 2, 6)),
        (1234567, 1234567, None),
    ],
)
def test_passport_and_expiry(cell: object, number: object, expiry: object) -> None:
    """In either order, with any mark between them; a part that does not fit is given to the field that lacks one."""
    assert parts(PASSPORT, cell) == (number, expiry)


@pytest.mark.parametrize("month", [word for word in months() if not set(word) <= set("IVX")])
def test_a_date_in_a_cell_may_name_its_month_in_any_spelling(month: str) -> None:
    """Agt and Mrt too: else a part of the date stays with the number."""
    assert parts(PASSPORT, f"X7713800 berlaku s/d 6-{month}-2027") == ("X7713800", f"6-{month}-2027")


@pytest.mark.parametrize(
    ("cell", "number", "expiry", "kind"),
    [
        ("KITAS 2C36JE9231-W s/d 10/04/2025", "2C36JE9231-W", "10/04/2025", "KITAS"),
        ("2C36JE9231-W / 10-04-2025", "2C36JE9231-W", "10-04-2025", None),
        ("ITAS 1 Tahun 2C11AB0001-W, berlaku s/d 10 April 2025", "2C11AB0001-W", "10 April 2025", "ITAS 1 Tahun"),
        ("KITAP 2D44JE1-X SEUMUR HIDUP", "2D44JE1-X", "SEUMUR HIDUP", "KITAP"),
        ("ITK s/d 10-04-2025", None, "10-04-2025", "ITK"),
        ("ITAS-TKA 2C36JE9231-W (10/04/2025)", "2C36JE9231-W", "10/04/2025", "ITAS-TKA"),
        ("KITAS No. 2C36JE9231-W", "2C36JE9231-W", None, "KITAS"),
        ("KITAS 2C36JE9231-W s/d besok", "2C36JE9231-W", "besok", "KITAS"),
    ],
)
def test_permit_number_expiry_and_class(cell: str, number: str | None, expiry: str | None, kind: str | None) -> None:
    """The class is read though the header names number and expiry only."""
    assert parts(PERMIT, cell) == (number, expiry, kind)


@pytest.mark.parametrize(
    ("cell", "village", "district"),
    [
        ("Pluit/Penjaringan", "PLUIT", "PENJARINGAN"),
        ("Penjaringan/Pluit", "PLUIT", "PENJARINGAN"),
        ("Kel. Pluit Kec. Penjaringan", "PLUIT", "PENJARINGAN"),
        ("Pluit, Kec. Penjaringan", "PLUIT", "KEC. PENJARINGAN"),
        ("Pluit Penjaringan", "PLUIT", "PENJARINGAN"),
        ("Tugu Utara", "TUGU UTARA", None),
        ("Kec. Koja", None, "KEC. KOJA"),
        ("Koja/Koja", "KOJA", "KOJA"),
        ("Kojaa / Penjaringan", "KOJAA", "PENJARINGAN"),
    ],
)
def test_kelurahan_and_kecamatan(cell: str, village: str | None, district: str | None) -> None:
    """Turned round only where that alone agrees; a misspelt name stays where it stands."""
    assert tuple(part and str(part).upper() for part in parts(PLACE, cell)) == (village, district)


def test_an_address_with_its_place() -> None:
    """The street stays without RT, kelurahan and kecamatan."""
    cell = "Jl. A No 3 RT 003/RW 005 Kel. Pluit Kec. Penjaringan"
    assert parts(ADDRESS, cell) == ("Jl. A No 3", "RT 003/RW 005", "PLUIT", "PENJARINGAN")
    assert parts(ADDRESS, "Jl. Cilincing Raya No 3") == ("Jl. Cilincing Raya No 3", None, None, None)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("3 WN RRT (L)", ("3", "RRT", "L", None, None)),
        ("2 orang RRT", ("2", "RRT", None, None, None)),
        ("RRT (3)", ("3", "RRT", None, None, None)),
        ("3 WN RRT (2L 1P)", ("3", "RRT", None, "2", "1")),
        ("2 RRT, 1 Jepang", ("3", "RRT, Jepang", None, None, None)),
        ("5 WNA Korea Selatan", ("5", "Korea Selatan", None, None, None)),
        ("Jepang", (None, "Jepang", None, None, None)),
        (3, (3, None, None, None, None)),
    ],
)
def test_counts_with_nationality_and_sex(cell: object, expected: tuple[object, ...]) -> None:
    """Several counts are added; several nationalities are none, and told by their column."""
    assert parts(COUNTED, cell) == expected


@pytest.mark.parametrize(
    ("cell", "number", "day"),
    [
        ("W10.IMI.IMI.4-1101 tgl 7 Okt 2024", "W10.IMI.IMI.4-1101", "7 Okt 2024"),
        ("SK/18/IX/2024 tanggal 10-09-2024", "SK/18/IX/2024", "10-09-2024"),
        ("W10.IMI.IMI.4-1101", "W10.IMI.IMI.4-1101", None),
        ("tgl 7 Okt 2024", None, "7 Okt 2024"),
        ("dalam proses", "dalam proses", None),
        ("WP.30.IMI.2-GR.03.04 / 12 Okt 2025", "WP.30.IMI.2-GR.03.04", "12 Okt 2025"),
        ("WP.30.IMI.2-GR.03.04 / 8 Okt 2025", "WP.30.IMI.2-GR.03.04", "8 Okt 2025"),
        ("No. 03.04/12 Oktober 2025", "No. 03.04", "12 Oktober 2025"),
        ("SK-12 / 24-10-2025", "SK-12", "24-10-2025"),
        ("SK-12 (3/11/2025)", "SK-12", "3/11/2025"),
        ("W18-1004/2024", "W18-1004/2024", None),
    ],
)
def test_number_and_date_of_a_decision(cell: str, number: str | None, day: str | None) -> None:
    """The slashes of a number part nothing, and its last digits belong to no date."""
    assert parts(DECISION, cell) == (number, day)


@pytest.mark.parametrize(
    ("cell", "place", "day"),
    [
        ("Fujian, 10/01/1989", "Fujian", "10/01/1989"),
        ("Fujian 10-01-1989", "Fujian", "10-01-1989"),
        ("FUJIAN (10 Jan 1989)", "FUJIAN", "10 Jan 1989"),
        ("New York, 1 Mei 1990", "New York", "1 Mei 1990"),
        ("Fujian", "Fujian", None),
    ],
)
def test_place_and_date_of_birth(cell: str, place: str, day: str | None) -> None:
    """With or without a comma."""
    assert parts(BIRTH, cell) == (place, day)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Takuro Marsuvo, Jepang, X7713800", ("Takuro Marsuvo", "Jepang", "X7713800", None, None)),
        ("a.n. Takuro Marsuvo WN Jepang paspor X7713800", ("Takuro Marsuvo", "Jepang", "X7713800", None, None)),
        ("Takuro Marsuvo", ("Takuro Marsuvo", None, None, None, None)),
        ("3 WN RRT", (None, "RRT", None, None, "3")),
    ],
)
def test_the_identity_of_a_person(cell: str, expected: tuple[object, ...]) -> None:
    """Name, nationality and passport in any order; a count of persons without names is a count."""
    assert parts(IDENTITY, cell) == expected


def test_what_fits_no_field_is_left_over() -> None:
    """The parts that fit are kept."""
    found = part_cell("X7713800 / 06-02-2027 / baru / lama", PASSPORT)
    assert (found.parts, found.left_over) == (
        {"passport_no": "X7713800", "passport_expiry": "06-02-2027"},
        "baru lama",
    )


@pytest.mark.parametrize("named", [PASSPORT, PERMIT, PLACE, ADDRESS, COUNTED, DECISION, BIRTH, IDENTITY])
def test_no_cell_takes_long(named: tuple[str, ...]) -> None:
    """Patterns are linear in what a hostile cell holds."""
    for mark in ("1 ", "1/", "A", " ", "s/d ", "RT 1 ", "Kel ", "1-", "WN ", "\u0130"):
        begin = time.process_time()
        part_cell(mark * 100, named)
        part_cell(mark * 100_000, named)
        assert time.process_time() - begin < 0.5, mark


@pytest.mark.parametrize("label", ["L/P :", "L / P:", "JK :", "Jenis Kelamin :", "Kelamin=", "Sex:", "P/L :"])
@pytest.mark.parametrize(("written", "sex"), [("L", "L"), ("P", "P"), ("", None)])
def test_the_letters_of_a_label_are_no_sex(label: str, written: str, sex: str | None) -> None:
    """Everybody was a woman by the P of “L/P :”; a form on which nothing was chosen names none."""
    cell = f"Nama : MIRA KATO\nWN : Jepang\nPaspor : X7713800\n{label} {written}"
    found = part_cell(cell, ("full_name", "nationality", "passport_no", "sex"))
    assert found.parts.get("sex") == sex
    assert (found.parts["nationality"], found.parts["passport_no"]) == ("Jepang", "X7713800")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("ADA NOVAK / Dili, 26-12-1974", ("ADA NOVAK", "Dili", "26-12-1974")),
        ("IVO KRAL\nManila, 3 Mei 1980", ("IVO KRAL", "Manila", "3 Mei 1980")),
        ("PAK SU (Seoul, 01/02/1970)", ("PAK SU", "Seoul", "01/02/1970")),
        ("NOVAK, Ada Maria / Dili, 26-12-1974", ("NOVAK, Ada Maria", "Dili", "26-12-1974")),
        ("RAM S/O SINGH / Delhi / 1974-12-26", ("RAM S/O SINGH", "Delhi", "1974-12-26")),
        ("JON A/L DOE / 31-10-1993", ("JON A/L DOE", None, "31-10-1993")),
        ("JON DOE", ("JON DOE", None, None)),
    ],
)
def test_a_name_with_place_and_date_of_birth_is_parted(cell, expected):
    """A comma or the slash of a father's name stands within the name."""
    assert parts(("full_name", *BIRTH), cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Ikut suami/istri / PT Sinar Laut", ("Ikut suami/istri", "PT Sinar Laut")),
        ("Ikut Suami/Isteri", ("Ikut Suami/Isteri", None)),
        ("Direktur/Komisaris/ CV. Jaya", ("Direktur/Komisaris", "CV. Jaya")),
        ("Tenaga Ahli/Teknisi - PT Baja", ("Tenaga Ahli/Teknisi", "PT Baja")),
        ("Guru/Dosen / Budi", ("Guru/Dosen", "Budi")),
        ("Direktur / PT A / PT B", ("Direktur", "PT A / PT B")),
        ("Direktur / PT Maju", ("Direktur", "PT Maju")),
        ("Direktur/Budi", ("Direktur", "Budi")),
    ],
)
def test_a_slash_within_an_occupation_parts_nothing(cell, expected):
    """Nor one within a sponsor; the sponsor begins at the firm, or at the one slash with spaces around it."""
    assert parts(("occupation", "sponsor_name"), cell) == expected

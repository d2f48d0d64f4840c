"""Persons with the same name and birth date but other passports are shown side by side, and both are counted."""

from __future__ import annotations

import pytest

from reports.pipeline.gather import gather_paths

HEAD = "NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,TANGGAL LAHIR,JENIS IZIN TINGGAL"
A, B, C = "A1234567", "B1234567", "C1234567"
BORN = "12-02-1990"


@pytest.fixture
def remarks(tmp_path):
    """Return a function that reads persons, each as name, passport and birth date, and returns who resembles whom."""

    def read(*persons, second=(), of_august=False):
        """Read one register, and a second one where there is one.

        Returns:
            Cell of each person that resembles an earlier one, with row and file of that.
        """
        for name, listed in (("a", persons), ("b", second)):
            month = "AGUSTUS" if of_august and name == "b" else "SEPTEMBER"
            rows = [f"{n},{who},{number},Jepang,{born},ITAS" for n, (who, number, born) in enumerate(listed, 1)]
            text = "\n".join((f"DATA ORANG ASING BULAN {month} 2024", HEAD, *rows))
            if listed:
                (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        found = gather_paths([tmp_path], None)
        read.accepted = found.balance.accepted
        return [
            (f"{one.path[-5]}!{one.cell}", one.details["row"], str(one.details["path"])[-5])
            for one in found.problems
            if one.code == "person-similar"
        ]

    return read


@pytest.mark.parametrize(
    ("name", "born", "similar"),
    [
        ("SEN WIJO", BORN, True),
        ("Wijo Sen", BORN, True),
        ("Sén  Wijo.", BORN, True),
        ("SEN WIJA", BORN, False),
        ("SEN", BORN, False),
        ("SEN WIJO", "13-02-1990", False),
        ("SEN WIJO", "", False),
        ("", BORN, False),
    ],
)
def test_a_person_resembles_another_by_all_words_of_the_name_and_the_birth_date(remarks, name, born, similar):
    """In any order, with or without accents; the second is marked, and says which is the first."""
    assert remarks(("SEN WIJO", A, BORN), (name, B, born)) == ([("a!C4", 3, "a")] if similar else [])
    assert remarks.accepted == 2


def test_the_same_passport_is_no_resemblance(remarks):
    """That is the same person, told as a duplicate."""
    assert remarks(("SEN WIJO", A, BORN), ("SEN WIJO", A, BORN)) == []


@pytest.mark.parametrize(
    ("born", "others", "similar"), [(BORN, BORN, True), (BORN, "13-02-1990", False), ("", BORN, True), ("", "", True)]
)
def test_a_person_without_a_passport_number_may_be_another_of_the_name(remarks, born, others, similar):
    """Birth dates tell them apart; without these the nationality, here the same, is enough. Both are counted."""
    found = [("a!C4", 3, "a")] if similar else []
    assert remarks(("SEN WIJO", "", born), ("WIJO SEN", A, others)) == found
    assert remarks(("SEN WIJO", A, born), ("SEN WIJO", "", others)) == found
    assert remarks(("SEN WIJO", "", born), ("SEN WIJO", "", others)) == found
    assert remarks.accepted == 2


def test_every_later_one_is_marked_with_the_first(remarks):
    """Also where others stand between them."""
    others = ("MIRA KATO", "X1234567", BORN), ("HARMO KATA", "X1234568", "01-01-1970")
    assert remarks(("SEN WIJO", A, BORN), *others, ("SEN WIJO", B, BORN), ("SEN WIJO", C, BORN)) == [
        ("a!C6", 3, "a"), ("a!C7", 3, "a"),
    ]  # fmt: skip


def test_persons_of_two_files_of_a_month_are_compared_and_those_of_two_months_are_not(remarks):
    """A new passport in another month is expected."""
    first, second = ("SEN WIJO", A, BORN), ("SEN WIJO", B, BORN)
    assert remarks(first, second=(second,)) == [("b!C3", 3, "a")]
    assert remarks(first, second=(second,), of_august=True) == []

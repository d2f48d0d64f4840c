"""A cell that holds the numbers of passport and permit: the passport's is read, so that copies are copies."""

from __future__ import annotations

import pytest

SEPTEMBER = "ORANG ASING BULAN SEPTEMBER 2024"
HEAD = "NO;NAMA;{head};KEBANGSAAN;JENIS IZIN TINGGAL;KECAMATAN"
STOCK = "stock-district-permit/total/total"


def two_lists(office, head, cell):
    """Write a list of four persons with two numbers in a cell, and the register with their passports."""
    rows = (
        f"MIRA {n};{cell.format(passport=f'E825665{n}', permit=f'2C11JE123{n}-X')};Jepang;ITAS;Koja" for n in range(4)
    )
    office.write("register pt", SEPTEMBER, *rows, head=HEAD.format(head=head))
    office.write("register", SEPTEMBER, *(f"MIRA {n};E825665{n};Jepang;ITAS;Koja;" for n in range(4)))


def problems(office, code):
    """Return the problems of a code."""
    return [problem for problem in office.gathered().problems if problem.code == code]


@pytest.mark.parametrize("head", ["PASPOR", "NO PASPOR", "No. Passport"])
@pytest.mark.parametrize("cell", ["{passport} / {permit}", "{passport} {permit}", "{permit} / {passport}"])
def test_below_a_head_of_the_passport_alone_that_is_told_once(office, head, cell):
    """Four persons, not eight; one warning for the column, with the number of cells."""
    two_lists(office, head, cell)
    (told,) = problems(office, "passport-with-number")
    assert (office.value(STOCK), told.details["count"]) == (4, 4)


@pytest.mark.parametrize(
    "head", ["NO. PASPOR / NO. KITAS", "No. Paspor / No. ITAS", "NO PASPOR NO KITAS", "NO. KITAS / NO. PASPOR"]
)
@pytest.mark.parametrize("cell", ["{passport} / {permit}", "{passport} {permit}", "{permit} / {passport}"])
def test_below_a_head_of_both_numbers_both_are_read(office, head, cell):
    """Nothing is told."""
    two_lists(office, head, cell)
    values = next(file.tables[0].records.values for file in office.gathered().files if "pt" in file.path)
    assert values["passport_no"] == [f"E825665{n}" for n in range(4)]
    assert [text.replace("-", "") for text in values["permit_no"]] == [f"2C11JE123{n}X" for n in range(4)]
    assert (office.value(STOCK), problems(office, "passport-with-number")) == (4, [])


def test_a_decision_that_names_the_passport_alone_is_told_too(office):
    """The office said passport of a column that holds both."""
    (office.folder / "mappings.toml").write_text('[columns]\n"DOKUMEN" = "passport_no"\n', encoding="utf-8")
    two_lists(office, "DOKUMEN", "{passport} / {permit}")
    assert (office.value(STOCK), len(problems(office, "passport-with-number"))) == (4, 1)

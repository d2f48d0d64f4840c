"""What the rules are silent on: a person who has left by the list of a company, and counts by the register."""

from __future__ import annotations

import pytest

COMPANY = "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;KECAMATAN;STATUS"
STOCK = "stock-district-permit/total/total"


def told(office) -> dict[str, tuple[str, str, dict[str, object]]]:
    """Return code → file, cell and details of what is told of persons who have left elsewhere."""
    problems = (problem for problem in office.gathered().problems if problem.code.startswith("departed-"))
    return {
        problem.code: (problem.path.rpartition("/")[2], problem.cell or "", dict(problem.details))
        for problem in problems
    }


@pytest.mark.parametrize(
    ("status", "word", "day"),
    [
        ("DEPORTED 12-08-2024", "DEPORTED", "2024-08-12"),
        ("EPO 12-08-2024", "EPO", "2024-08-12"),
        ("SUDAH PULANG", "SUDAH PULANG", "-"),
    ],
)
def test_the_figure_stays_and_both_cells_tell(office, status, word, day) -> None:
    """Which file, which row, by which word and on what day."""
    office.persons("register", "BULAN SEPTEMBER 2024", range(1, 31))
    office.write(
        "perusahaan", "ORANG ASING PT MIRA BULAN SEPTEMBER 2024",
        f"MIRA 7;A0000007;Jepang;ITAS;Koja;{status}", "MIRA 90;A0000090;Jepang;ITAS;Koja;", head=COMPANY,
    )  # fmt: skip
    assert office.value(STOCK) == 31
    (path, cell, details), (other_path, other_cell, other_details) = (
        told(office)["departed-elsewhere"], told(office)["departed-still-counted"],
    )  # fmt: skip
    assert (path, cell, details["row"], details["word"], details["day"]) == ("register.csv", "C9", 3, word, day)
    assert str(details["path"]).endswith("perusahaan.csv")
    assert (other_path, other_cell, other_details["row"]) == ("perusahaan.csv", "G3", 9)
    assert {"departed-elsewhere", "departed-still-counted"} <= set(office.quality().causes)


@pytest.mark.parametrize(
    ("month", "row"),
    [
        ("SEPTEMBER", "MIRA 7;A0000007;RRT;ITAS;Koja;DIDEPORTASI"),
        ("AGUSTUS", "MIRA 7;A0000007;Jepang;ITAS;Koja;DIDEPORTASI"),
        ("SEPTEMBER", "MIRA 70;A0000070;Jepang;ITAS;Koja;DIDEPORTASI"),
        ("SEPTEMBER", "MIRA 7;A0000007;Jepang;ITAS;Koja;BELUM DEPORTASI"),
    ],
    ids=["another nation", "another month", "nobody else", "has not left"],
)
def test_nothing_is_told_of_others(office, month, row) -> None:
    """Another person, another month, or somebody who is still here."""
    office.persons("register", "BULAN SEPTEMBER 2024", range(1, 31))
    office.write("perusahaan", f"ORANG ASING PT MIRA BULAN {month} 2024", row, head=COMPANY)
    assert not told(office).keys() & {"departed-elsewhere", "departed-still-counted"}


def test_two_lists_that_both_say_it_agree(office) -> None:
    """Nobody counts the person."""
    office.write("register", "BULAN SEPTEMBER 2024", "MIRA 7;A0000007;Jepang;ITAS;Koja;EPO 01-09-2024")
    office.write(
        "perusahaan", "PT MIRA BULAN SEPTEMBER 2024", "MIRA 7;A0000007;Jepang;ITAS;Koja;DIDEPORTASI", head=COMPANY
    )
    assert not told(office).keys() & {"departed-elsewhere", "departed-still-counted"}

"""Two registers of one month that hold mostly the same persons are told as versions of each other."""

from __future__ import annotations

import pytest

from reports.pipeline.gather import gather_paths

HEAD = "NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS IZIN TINGGAL"


@pytest.fixture
def told(tmp_path):
    """Return a function that writes registers, and returns which are told as versions of which."""

    def read(*, of_august="", **registers):
        """Write a register of so many persons, from a first passport number on, and read all of them.

        Args:
            of_august: names of the registers that are of August 2024; all others are of September.
            registers: name → first number and how many.
        """
        for name, (first, count) in registers.items():
            rows = [f"{n},SEN WIJO,A{n:07d},Jepang,ITAS" for n in range(first, first + count)]
            title = f"DATA ORANG ASING BULAN {'AGUSTUS' if name in of_august else 'SEPTEMBER'} 2024"
            (tmp_path / f"{name}.csv").write_text("\n".join((title, HEAD, *rows)), encoding="utf-8")
        files = gather_paths([tmp_path], None).files
        problems = [(file.path, one) for file in files for one in file.problems if one.code == "versions"]
        return [(path.rpartition("/")[2], str(one.details["other"]).rpartition("/")[2]) for path, one in problems]

    return read


@pytest.mark.parametrize(
    ("registers", "are_versions"),
    [
        ({"a": (1, 30), "b": (16, 30)}, True),
        ({"a": (1, 30), "b": (17, 30)}, False),
        ({"a": (1, 99), "b": (51, 99)}, False),
        ({"a": (1, 60), "b": (46, 30)}, True),
        ({"a": (1, 60), "b": (47, 30)}, False),
        ({"a": (46, 30), "b": (1, 60)}, True),
        ({"a": (1, 10), "b": (1, 10)}, True),
        ({"a": (1, 9), "b": (1, 9)}, False),
    ],
    ids=["half", "less", "less of odd", "half of the smaller", "less of it", "smaller first", "ten", "nine"],
)
def test_versions_share_half_of_the_smaller_and_ten_persons(told, registers, are_versions):
    """On both sides of each bound; it is told once, at the later file."""
    assert told(**registers) == ([("b.csv", "a.csv")] if are_versions else [])


def test_registers_of_two_months_are_no_versions(told):
    """The same persons are expected there."""
    assert told(a=(1, 30), b=(1, 30), of_august="b") == []
    assert told(a=(1, 30), b=(1, 30), c=(100, 30), d=(200, 30), of_august="bd") == []


def test_a_third_register_is_compared_with_each(told):
    """Each pair for itself."""
    assert told(a=(1, 20), b=(11, 20), c=(21, 20)) == [("b.csv", "a.csv"), ("c.csv", "b.csv")]

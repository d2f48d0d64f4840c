"""The present value of a field fills it, not the former one beside it."""

from __future__ import annotations

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file


def table_of(folder, title, heads, rows):
    """Return the one table of a sheet."""
    text = "\n".join(";".join(map(str, line)) for line in [[title], heads, *rows])
    (folder / "data.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(Found(folder / "data.csv", is_lock=False), "data.csv").tables
    return table


@pytest.mark.parametrize(
    "heads",
    [
        ("KEBANGSAAN ASAL", "KEBANGSAAN SEKARANG"),
        ("Kebangsaan Lama", "Kebangsaan Baru"),
        ("Kebangsaan semula", "Kebangsaan saat ini"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_the_present_nationality_counts(tmp_path, heads, is_first):
    """Whichever stands first."""
    pairs = [("Iran", "Swedia"), ("Irak", "Swedia"), ("Iran", "Jerman")]
    rows = [
        [n, f"ORANG {'ABC'[n]}", f"A100000{n}", "ITAS", *(pair if is_first else pair[::-1])]
        for n, pair in enumerate(pairs)
    ]
    columns = heads if is_first else heads[::-1]
    table = table_of(
        tmp_path, "REGISTER WNA SEPTEMBER 2024", ["NO", "NAMA", "NO PASPOR", "JENIS IZIN TINGGAL", *columns], rows
    )
    assert table.records.values["nationality"] == ["SWE", "SWE", "DEU"]


def test_the_last_grade_of_an_incident_counts(tmp_path):
    """What the office itself withdrew is printed nowhere."""
    heads = ["NO", "TANGGAL KEJADIAN", "JENIS KEJADIAN", "KECAMATAN", "NAMA", "PASAL", "STATUS AWAL", "STATUS AKHIR"]
    grades = [("Dugaan", "Klarifikasi"), ("Klarifikasi", "Dugaan"), ("Dugaan", "Dugaan"), ("Dugaan", "Klarifikasi")]
    rows = [
        [n, f"0{n + 1}-09-2024", "Overstay", "Koja", f"ORANG {'ABCD'[n]}", "Pasal 78 ayat (2) UU 6/2011", *pair]
        for n, pair in enumerate(grades)
    ]
    values = table_of(tmp_path, "LOG KEJADIAN SEPTEMBER 2024", heads, rows).records.values
    assert values["grade"] == ["klarifikasi", "dugaan", "dugaan", "klarifikasi"]


def test_a_former_value_alone_fills_its_field(tmp_path):
    """KEBANGSAAN ASAL without another column is the nationality."""
    rows = [[n, f"ORANG {'ABC'[n]}", f"A100000{n}", "ITAS", "Iran"] for n in range(3)]
    heads = ["NO", "NAMA", "NO PASPOR", "JENIS IZIN TINGGAL", "KEBANGSAAN ASAL"]
    assert set(table_of(tmp_path, "REGISTER SEPTEMBER 2024", heads, rows).records.values["nationality"]) == {"IRN"}


@pytest.mark.parametrize(
    ("head", "value"), [("Kec. Baru", "Cilincing"), ("Alamat Baru (Kecamatan)", "Cilincing"), ("Nama Baru", "ALI")]
)
def test_a_newer_value_beside_one_that_does_not_say_it_is_old_is_told(tmp_path, head, value):
    """At its first cell; the older is counted."""
    rows = [[n, f"ORANG {'ABC'[n]}", f"A100000{n}", "ITAS", "Iran", "Koja", value if n else ""] for n in range(3)]
    heads = ["NO", "NAMA", "NO PASPOR", "JENIS IZIN TINGGAL", "KEBANGSAAN", "KECAMATAN", head]
    table = table_of(tmp_path, "REGISTER SEPTEMBER 2024", heads, rows)
    assert [problem.cell for problem in table.problems if problem.code == "newer-unread"] == ["G4"]
    assert set(table.records.values["district"]) == {"31.72.03"}


@pytest.mark.parametrize(
    "groups", [("S.D. BULAN LALU", "BULAN INI"), ("BULAN LALU", "BULAN INI"), ("BULAN INI", "BULAN LALU")]
)
def test_numbers_of_this_month_count_and_not_those_of_the_last(tmp_path, groups):
    """Below groups of heads, whichever stands first."""
    numbers = {"last": (("40", "12"), ("9", "1")), "this": (("5", "2"), ("2", "0"))}
    halves = [numbers["this" if "INI" in group else "last"] for group in groups]
    lines = [
        ("LAYANAN SEPTEMBER 2024",),
        ("NO", "IZIN TINGGAL", "JENIS PERMOHONAN", "HASIL", groups[0], "", groups[1], ""),
        ("", "", "", "", "L", "P", "L", "P"),
        ("1", "ITAS", "Baru", "Disetujui", *halves[0][0], *halves[1][0]),
        ("2", "ITAP", "Baru", "Disetujui", *halves[0][1], *halves[1][1]),
    ]
    (tmp_path / "data.csv").write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
    (table,) = read_file(Found(tmp_path / "data.csv", is_lock=False), "data.csv").tables
    assert table.records.values["count_male"] == [5, 2]
    assert table.records.values["count_female"] == [2, 0]

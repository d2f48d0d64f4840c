"""A row of a register that speaks of several persons counts as one, which is told at the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading


def read(
    folder: Path, names: list[str], head: str = "KET", cells: list[str] | None = None, name_head: str = "NAMA"
) -> TableReading:
    """Return a register of these names, with one more column."""
    rows = [
        f"{number};{name};A000000{number};Jepang;ITAS;{cell}"
        for number, (name, cell) in enumerate(zip(names, cells or [""] * len(names), strict=True), 1)
    ]
    heads = f"NO;{name_head};NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;{head}"
    text = "\n".join(["REGISTER ORANG ASING SEPTEMBER 2024", heads, *rows])
    (folder / "register.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(Found(folder / "register.csv", is_lock=False), "register.csv").tables
    assert (table.table.kind, len(table.records.rows)) == ("register", len(names))
    return table


def told(table: TableReading) -> list[str | None]:
    """Return the cells of which it is told."""
    return [one.cell for one in table.problems if one.code == "row-several"]


@pytest.mark.parametrize(
    "name",
    ["FATIMA NOORI + 3 anak", "FATIMA NOORI +3", "KELUARGA HAIDARI (5 org)", "MIRA (4 orang)", "MIRA dkk",
     "MIRA beserta 2 anak", "MIRA & keluarga", "MIRA dan anak", "MIRA dua anak"],
)  # fmt: skip
def test_a_name_that_speaks_of_several_is_told(tmp_path: Path, name: str) -> None:
    """The row stays one person."""
    assert told(read(tmp_path, ["SEN WIJO", name])) == ["B4"]


@pytest.mark.parametrize(
    "name", ["MARIA ANAK AGUNG", "DAN BROWN", "MIRA (istri)", "MIRA 2", "ANAK DARI MIRA", "X AE A-12"]
)
def test_an_ordinary_name_is_not(tmp_path: Path, name: str) -> None:
    """Though it holds a word or a number of them."""
    assert told(read(tmp_path, ["SEN WIJO", name])) == []


@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        ("Jml", ["1 org", "4 org", "1"], ["F4"]), ("JUMLAH", ["1", "", "2"], ["F5"]),
        ("JUMLAH ORANG", ["1", "2 L 3 P", "1"], ["F4"]), ("Jml", ["1", "1", "1"], []),
        ("JML", ["1", "2", "3"], []), ("JUMLAH", ["500", "1.000", "2"], []), ("LAMA", ["1", "4", "1"], []),
    ],
)  # fmt: skip
def test_a_number_of_persons_above_one_is_told(
    tmp_path: Path, head: str, cells: list[str], expected: list[str]
) -> None:
    """At its cell; a running number, money and other columns are none."""
    assert told(read(tmp_path, ["SEN WIJO", "MIRA KATO", "BUDO ABE"], head, cells)) == expected


INCIDENTS = "NO;TGL KEJADIAN;JENIS PELANGGARAN;NAMA;KEBANGSAAN;KECAMATAN;JUMLAH ORANG"


def incidents_told(folder: Path, name: str, count: str = "") -> list[str | None]:
    """Return the cells of a log of incidents of which it is told that they name several persons."""
    rows = [
        f"1;03-09-2024;Overstay;MIRA KATO;Jepang;Koja;{1 if count else ''}",
        f"2;04-09-2024;Overstay;{name};India;Koja;{count}",
    ]
    text = "\n".join(["LOG KEJADIAN SEPTEMBER 2024", INCIDENTS, *rows])
    (folder / "log.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(Found(folder / "log.csv", is_lock=False), "log.csv").tables
    assert (table.table.kind, len(table.records.rows)) == ("incidents", 2)
    return [one.cell for one in table.problems if one.code == "names-several"]


SEVERAL_NAMES = [
    "Keluarga Gupta (4 orang)", "4 WNA", "Muller dkk (3)", "Kim dan Lee", "Wang Wei, Li Jun, Zhao Min",
    "Wang Wei, Li Jun", "1. Anna 2. Peter", '"Anna Keller\nPeter Keller"', "Tanaka cs", "Sofia Garcia + 2 anak",
    "Suami istri Ivanov", '"1) Anna\n2) Peter"', "Wang Wei / Li Jun", "12 ABK KM Bintang", "ABK (5)", "WNA x 4",
    "Crew KM Laut 7 pax", "15 TKA PT Maju",
]  # fmt: skip


@pytest.mark.parametrize("name", SEVERAL_NAMES)
def test_several_names_of_an_incident_are_told_where_nothing_says_how_many(tmp_path: Path, name: str) -> None:
    """A number above one is told nowhere: it counts."""
    assert incidents_told(tmp_path, name) == ["D4"]
    assert incidents_told(tmp_path, name, "1") == ["D4"]
    assert incidents_told(tmp_path, name, "3") == []


@pytest.mark.parametrize(
    "name",
    ["GARCIA, Sofia", '"ALVEN\nTORSTEK"', "de la Cruz, Maria", "Daniel Craig", "Dana Andersen", "Ali bin Abu",
     "Wang Wei alias Li Jun", "Csaba Kiss", "1. Anna Keller", "Anna Keller (1)", "Malcolm X"],
)  # fmt: skip
def test_one_name_of_an_incident_is_not_told(tmp_path: Path, name: str) -> None:
    """Family name first, broken over lines, or with a word that looks alike."""
    assert incidents_told(tmp_path, name) == []


@pytest.mark.parametrize(("name", "expected"), [*((name, ["B4"]) for name in SEVERAL_NAMES), ("ANNA KELLER", [])])
def test_several_names_of_an_application_are_told(tmp_path: Path, name: str, expected: list[str]) -> None:
    """Each row of a list of applications counts one; a number in it says otherwise."""
    head = "NO;NAMA PEMOHON;IZIN TINGGAL;JENIS PERMOHONAN;TGL PERMOHONAN;KEPUTUSAN"
    rows = [
        "1;MIRA KATO;ITAS;Baru;03-09-2024;Disetujui",
        f"2;{name};ITAS;Perpanjangan;04-09-2024;Disetujui",
    ]
    text = "\n".join(["PERMOHONAN IZIN TINGGAL SEPTEMBER 2024", head, *rows])
    (tmp_path / "layanan.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(Found(tmp_path / "layanan.csv", is_lock=False), "layanan.csv").tables
    assert table.table.kind == "services"
    assert [one.cell for one in table.problems if one.code == "names-several"] == expected


@pytest.mark.parametrize("name", [*SEVERAL_NAMES, "Mr & Mrs Brown", "Gupta Ravi / Sharma Anil"])
def test_several_names_in_a_register_are_told(tmp_path: Path, name: str) -> None:
    """As those of an incident."""
    assert told(read(tmp_path, ["MIRA KATO", name])) == ["B4"]


@pytest.mark.parametrize(
    "name",
    ["GARCIA, Sofia", "RAJU A/L SAMY", "Ravi S/O Kumar", "SITI D/O ALI", "Muller, Anna Maria", '"ALVEN\nTORSTEK"'],
)
def test_one_name_in_a_register_is_not_told(tmp_path: Path, name: str) -> None:
    """Sons and daughters of somebody, and names over two lines."""
    assert told(read(tmp_path, ["MIRA KATO", name])) == []


def test_a_register_with_family_names_first_names_one_person_a_row(tmp_path: Path) -> None:
    """Where many names have one comma it parts nobody; three names in one cell are still several."""
    names = [f"VAN DER {letter}, ANNA MARIA" for letter in "ABCDE"]
    assert told(read(tmp_path, [*names, "WANG WEI, LI JUN, ZHAO MIN"])) == ["B8"]


@pytest.mark.parametrize(
    ("remark", "is_told"),
    [("beserta istri dan 2 anak", True), ("+ 1 anak (lahir 2023)", True), ("membawa 2 anak", True),
     ("tinggal bersama suami", False), ("penjamin istri", False), ("ikut keluarga", False)],
)  # fmt: skip
def test_remarks_that_others_came_along_are_told(tmp_path: Path, remark: str, is_told: bool) -> None:
    """Relatives with rows of their own are no others."""
    assert told(read(tmp_path, ["MIRA KATO", "SEN WIJO"], "KET", ["", remark])) == (["F4"] if is_told else [])


@pytest.mark.parametrize("head", ["JUMLAH KELUARGA", "Jml. Pengikut", "JUMLAH ANGGOTA KELUARGA"])
def test_numbers_of_a_family_are_told(tmp_path: Path, head: str) -> None:
    """The row counts one of them."""
    assert told(read(tmp_path, ["MIRA KATO", "SEN WIJO"], head, ["1", "3"])) == ["F4"]


@pytest.mark.parametrize(
    ("head", "cells", "count"),
    [
        ("Nama Istri", ["", "MEI LIN", "-"], 1), ("Paspor Istri", ["E1234567", "", "E7654321"], 2),
        ("Anak 1", ["", "MEI LIN", "Tidak ada"], 1), ("Anggota Keluarga", ["1. MEI LIN (istri)", "", ""], 1),
        ("Nama 2", ["", "", "MEI LIN"], 1), ("Dep. L", ["0", "1", "2"], 2), ("Pengikut P", ["2", "1", "0"], 2),
        ("Family members", ["2", "0", "0"], 1),
    ],
)  # fmt: skip
def test_persons_in_a_column_beside_are_told_once(tmp_path: Path, head: str, cells: list[str], count: int) -> None:
    """Each row stays one person."""
    table = read(tmp_path, ["SEN WIJO", "MIRA NOOR", "TAN A HOK"], head, cells)
    assert [one.details for one in table.problems if one.code == "persons-beside"] == [{"count": count, "columns": "F"}]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("Anak ke", ["1", "2", "2"]), ("Nama Istri", ["-", "", "tidak ada"]), ("Istri", ["WNI", "", "Jepang"]),
        ("No KK", ["31", "2", "5"]), ("Anak", ["0", "0", "0"]), ("Nama Ibu", ["MEI LIN", "", ""]),
    ],
)  # fmt: skip
def test_facts_about_relatives_are_no_persons(tmp_path: Path, head: str, cells: list[str]) -> None:
    """Nor are dashes, zeros and nationalities."""
    table = read(tmp_path, ["SEN WIJO", "MIRA NOOR", "TAN A HOK"], head, cells)
    assert [one.code for one in table.problems if one.code == "persons-beside"] == []


BIRTHS = {
    "ADA NOVAK / Dili, 26-12-1974": False, "PAK SU (Seoul, 1/2/1970)": False, "IVO KRAL - Manila, 3 Mei 1980": False,
    "ADA NOVAK / BEA NOVAK / Dili, 26-12-1974": True, "ADA NOVAK / Dili, 26-12-1974 / BEA NOVAK / Dili, 1-2-2010": True,
    "ADA NOVAK + 2 anak / Dili, 26-12-1974": True,
}  # fmt: skip


@pytest.mark.parametrize("head", ["NAMA", "NAMA / TTL"])
def test_place_and_date_of_birth_behind_a_name_are_no_second_person(tmp_path: Path, head: str) -> None:
    """Whether the head names them or not; two names, or two births, are of two persons."""
    table = read(tmp_path, list(BIRTHS), name_head=head)
    expected = [f"B{row}" for row, is_several in enumerate(BIRTHS.values(), 3) if is_several]
    is_named = head != "NAMA"
    found = {one.cell for one in table.problems if one.code in {"row-several", "cell-part-unread"}}
    assert (sorted(found) if is_named else told(table)) == expected


@pytest.mark.parametrize("heads", ["L;P", "LAKI-LAKI;PEREMPUAN"])
def test_ticked_columns_say_the_sex_beside_a_name_that_shares_its_cell(tmp_path: Path, heads: str) -> None:
    """The cell of a name may hold the sex only where nothing else says it."""
    table = read(
        tmp_path, ["ADA NOVAK / Dili, 26-12-1974", "IVO KRAL / Dili, 1-2-1970"], heads, ["x;", ";x"], "NAMA / TTL"
    )
    assert table.records.values["sex"] == ["L", "P"]

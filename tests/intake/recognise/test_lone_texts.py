"""A text alone between records is told: it may be a person or a group, and nothing says that it is a note."""

from __future__ import annotations

import pytest

from reports.pipeline.gather import gather_paths

HEAD = "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL"
FIRST, SECOND = "1;MIRA KATO;A1234567;Jepang;ITAS", "2;SEN WIJO;A1234568;Jepang;ITAS"


@pytest.mark.parametrize(
    ("between", "cell", "count"),
    [
        ((HEAD, "ANA KATO;;;;"), "A5", 1),
        (("ANA KATO;;;;",), "A4", 1),
        ((";;;;", "PT MAJU JAYA;;;;", "BUDI;;;;"), "A6", 1),
        (("KECAMATAN KOJA;;;;",), None, 0),
        (("Catatan: data sementara;;;;",), None, 0),
        (("*) belum lengkap;;;;",), None, 0),
        ((HEAD,), None, 0),
        ((), None, 0),
    ],
    ids=["behind a header", "alone", "behind a blank", "group", "note", "star", "header", "nothing"],
)
def test_a_text_alone_between_records_is_told(tmp_path, between, cell, count):
    """At its cell, with how many there are; groups, companies, notes and headers are known by their words."""
    path = tmp_path / "data.csv"
    path.write_text("\n".join(("DATA WNA BULAN SEPTEMBER 2024", HEAD, FIRST, *between, SECOND)), encoding="utf-8")
    gathered = gather_paths([path], None)
    told = [(one.cell, one.details["count"]) for one in gathered.problems if one.code == "text-alone"]
    assert told == ([(cell, count)] if cell else [])
    assert gathered.balance.accepted == 2


def test_a_text_behind_the_last_record_is_outside(tmp_path):
    """Signatures and notes stand there."""
    path = tmp_path / "data.csv"
    lines = ("DATA WNA BULAN SEPTEMBER 2024", HEAD, FIRST, SECOND, "ANA KATO;;;;")
    path.write_text("\n".join(lines), encoding="utf-8")
    assert "text-alone" not in {one.code for one in gather_paths([path], None).problems}


@pytest.mark.parametrize(
    "text",
    [
        "Dipindahkan dari hal. 1", "dipindahkan ke halaman 2", "Pindahan", "PINDAHAN HAL 3", "Jumlah pindahan",
        "Sambungan halaman 2", "bersambung ke hal. 4", "Lanjutan", "Lanjutan halaman sebelumnya",
    ],
)  # fmt: skip
@pytest.mark.parametrize("row", [";{text};;;", ";{text};4;;", "{text};;;;12"])
def test_what_is_carried_from_page_to_page_is_no_person(tmp_path, text, row):
    """Ledgers kept on paper say so at the foot and the head of each page, beside the number carried."""
    path = tmp_path / "data.csv"
    lines = ("DATA WNA BULAN SEPTEMBER 2024", HEAD, FIRST, row.format(text=text), SECOND)
    path.write_text("\n".join(lines), encoding="utf-8")
    gathered = gather_paths([path], None)
    assert gathered.balance.accepted == 2
    assert gathered.balance.structure == 2


@pytest.mark.parametrize("name", ["PINDAH SARI", "LANJUTAN WIJAYA", "SAMBUNGAN"])
def test_names_that_begin_alike_stay_persons_where_they_have_a_passport(tmp_path, name):
    """A row that identifies a person is one."""
    path = tmp_path / "data.csv"
    row = f"2;{name};A1234569;Jepang;ITAS"
    path.write_text("\n".join(("DATA WNA BULAN SEPTEMBER 2024", HEAD, FIRST, row)), encoding="utf-8")
    assert gather_paths([path], None).balance.accepted == 2


def registered(folder, *between):
    """Return what is gathered of a register with texts alone below the names."""
    lines = ("DATA WNA BULAN SEPTEMBER 2024", HEAD, FIRST, *(f";{text};;;" for text in between), SECOND)
    (folder / "data.csv").write_text("\n".join(lines), encoding="utf-8")
    gathered = gather_paths([folder / "data.csv"], None)
    told = [(one.cell, one.details["count"]) for one in gathered.problems if one.code == "name-alone"]
    return gathered.balance.accepted, told


@pytest.mark.parametrize("text", ["Tim Wang", "2. Mei Chen", "Kampung Bahari", "Rombongan Wang"])
def test_a_name_alone_between_persons_is_told(tmp_path, text):
    """Nothing says whether it heads the persons below or is one of them."""
    assert registered(tmp_path, text) == (2, [("B4", 1)])


@pytest.mark.parametrize(
    "text", ["PT MAJU JAYA", "KECAMATAN KOJA", "B. ITAP", "WARGA NEGARA JEPANG", "Apartemen Mutiara"]
)
def test_a_heading_that_says_what_it_groups_is_not_told(tmp_path, text):
    """Companies, places, classes and nationalities."""
    assert registered(tmp_path, text) == (2, [])


@pytest.mark.parametrize("text", ["Mei Chen (istri)", "1. Tim Wang (anak)", "ANA KATO - Anak", "Tim Wang, suami"])
def test_a_relative_is_a_person(tmp_path, text):
    """Also without a number of its own."""
    assert registered(tmp_path, text) == (3, [])


def test_relatives_below_each_other_all_count(tmp_path):
    """The first and the last."""
    assert registered(tmp_path, "1. Tim Wang (anak)", "2. Mei Chen (istri)", "3. Ana Wang (anak)")[0] == 5

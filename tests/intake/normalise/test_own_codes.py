"""Exports with codes: what is fixed everywhere is read, what only the exporter knows is asked once and remembered."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.errors import ConfigurationError
from reports.intake.read import find
from reports.pipeline.intake import read_file
from reports.pipeline.learn import questions
from reports.vocabulary import mappings, own_codes, places
from reports.vocabulary.mappings import Mappings

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading, TableReading

HEAD = ["NO", "NM_LENGKAP", "NO_PASPOR", "KD_NEGARA", "JK", "TGL_LAHIR", "KD_IZIN", "TGL_HABIS_IZIN", "KD_KEC", "AKTIF"]
ROWS = [
    [1, "ALVEN TORSTEK", "E10000011", "JPN", "1", "19800304", "T", "20250304", "317201", "Y"],
    [2, "BRINA KOLVESS", "E10000022", "KOR", "2", "19850506", "T", "20250115", "31.72.05", "Y"],
    [3, "CORDEN MAVIK", "E10000033", "IND", "1", "19900708", "P", "20270201", "317202", "N"],
    [4, "DELIA FROSTEN", "E10000044", "NLD", "2", "19750910", "K", "20241020", "327301", "Y"],
]
PATTERN = "NO | NM LENGKAP | NO PASPOR | KD NEGARA | JK | TGL LAHIR | KD IZIN | TGL HABIS IZIN | KD KEC | AKTIF"
CODES = {
    "sex": {"1": "L", "2": "P"},
    "permit_type": {"T": "ITAS", "P": "ITAP", "K": "ITK"},
    "active": {"Y": "ada", "N": "keluar"},
}


def decided(codes: dict[str, dict[str, str]], pattern: str = PATTERN) -> Mappings:
    """Return decisions on the codes of tables with a pattern of headers."""
    return Mappings(
        codes={
            field: {own_codes.key_of(pattern, code): meaning for code, meaning in meanings.items()}
            for field, meanings in codes.items()
        }
    )


def read_whole(folder: Path, rows: list[list[object]], decisions: Mappings | None = None) -> FileReading:
    """Write an export as CSV and read it."""
    path = folder / "export september 2024.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    (file,) = find(path)
    return read_file(file, path.name, decisions=decisions, originals=True)


def read(folder: Path, *rows: list[object], decisions: Mappings | None = None) -> TableReading:
    """Return the one table of an export."""
    (table,) = read_whole(folder, list(rows), decisions).tables
    return table


def told(reading: TableReading) -> list[tuple[str, str | None]]:
    """Return code and cell of every problem at a cell."""
    return [(problem.code, problem.cell) for problem in reading.problems if problem.cell]


def hows(reading: TableReading) -> dict[str, tuple[str | None, str]]:
    """Return header → field and how it was recognised."""
    return {column.header: (column.field, column.how) for column in reading.table.columns}


def with_column(header: str, *values: object) -> list[list[object]]:
    """Return a register with one more column."""
    head = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", header]
    rows = [[number, f"ORANG {number}", f"E100000{number:02d}", "JEPANG", "ITAS", value] for number, value in
            enumerate(values, 1)]  # fmt: skip
    return [head, *rows]


def test_codes_that_are_fixed_everywhere_are_read(tmp_path: Path) -> None:
    """Countries, kecamatan and dates, without a word; the exporter's own are asked once each."""
    reading = read(tmp_path, HEAD, *ROWS)
    values = reading.records.values
    assert reading.table.kind == "register"
    assert values["nationality"] == ["JPN", "KOR", "IND", "NLD"]
    assert values["district"] == ["31.72.01", "31.72.05", "31.72.02", "outside"]
    assert [str(day) for day in values["permit_expiry"]] == ["2025-03-04", "2025-01-15", "2027-02-01", "2024-10-20"]
    assert (values["sex"], values["permit_class"], values["departed"]) == ([None] * 4, [None] * 4, [None] * 4)
    assert sorted(told(reading), key=str) == [
        ("code-asked", cell) for cell in ("E2", "E3", "G2", "G4", "G5", "J2", "J4")
    ]
    assert {header for header, (_field, how) in hows(reading).items() if how == "code"} == {
        "KD_NEGARA", "JK", "KD_IZIN", "KD_KEC", "AKTIF",
    }  # fmt: skip


def test_a_question_shows_the_code_its_number_and_the_candidates(tmp_path: Path) -> None:
    """So that the office can answer without opening the file."""
    first = next(problem for problem in read(tmp_path, HEAD, *ROWS).problems if problem.cell == "E2")
    assert (first.field, first.value) == ("sex", "1")
    assert dict(first.details) == {"field": "sex", "candidates": "L / P", "code": "1", "count": 2}


def test_decided_codes_are_read_in_tables_with_the_same_headers_only(tmp_path: Path) -> None:
    """Another export may mean something else by 1."""
    reading = read(tmp_path, HEAD, *ROWS, decisions=decided(CODES))
    values = reading.records.values
    assert values["sex"] == ["L", "P", "L", "P"]
    assert values["permit_class"] == ["ITAS", "ITAS", "ITAP", "ITK"]
    assert values["departed"] == [None, None, "active:N", None]
    assert [row_bin.value for row_bin in reading.records.bins] == ["accepted", "accepted", "set_aside", "accepted"]
    assert told(reading) == [("departed", "J4")]
    other = read(tmp_path, [*HEAD, "KD_POS"], *([*row, "14440"] for row in ROWS), decisions=decided(CODES))
    assert other.records.values["sex"] == [None] * 4


@pytest.mark.parametrize(
    ("day", "departed"),
    [
        ("02-10-2024", None),
        ("2024-10-02 14:05:11", None),
        ("30-09-2024", "active:N@2024-09-30"),
        ("12-09-2024", "active:N@2024-09-12"),
        ("", "active:N"),
    ],
)
def test_the_date_of_an_exit_decides_when_a_code_says_that_somebody_left(
    tmp_path: Path, day: str, departed: str | None
) -> None:
    """Who left after the end of the month is in its stock; N without a date counts for the month it stands in."""
    head = [*HEAD, "TANGGAL KELUAR"]
    rows = [[*row, day if row[-1] == "N" else ""] for row in ROWS]
    reading = read(tmp_path, head, *rows, decisions=decided(CODES, f"{PATTERN} | TANGGAL KELUAR"))
    assert reading.records.values["departed"] == [None, None, departed, None]
    assert [str(row_bin)[0] for row_bin in reading.records.bins] == ["a", "a", "s" if departed else "a", "a"]


def test_many_who_left_by_a_decided_code_are_set_aside(tmp_path: Path) -> None:
    """The office has answered already what a twentieth of the rows would be asked for."""
    rows = [[n, f"ORANG {n}", f"E1000{n:04d}", "JPN", "1", "19800304", "T", "20250304", "317201", "NY"[n % 2]]
            for n in range(1, 21)]  # fmt: skip
    reading = read(tmp_path, HEAD, *rows, decisions=decided(CODES))
    assert sum(value is not None for value in reading.records.values["departed"]) == 10


@pytest.mark.parametrize(
    ("header", "field"),
    [("KD_JK", "sex"), ("KODE JENIS KELAMIN", "sex"), ("SEX_CODE", "sex"), ("KD_JENKEL", "sex"),
     ("KD_NEG", "nationality"), ("KODE NEGARA", "nationality"), ("KD_WN", "nationality"),
     ("COUNTRY CODE", "nationality"),
     ("KD_KEC", "kecamatan"), ("KODE_KECAMATAN", "kecamatan"), ("KD KEL", "kelurahan"), ("KODE DESA", "kelurahan")],
)  # fmt: skip
def test_headers_with_a_word_for_a_code_are_known(tmp_path: Path, header: str, field: str) -> None:
    """By any of these words, before or behind the name of the field."""
    head = ["NO", "NAMA", "NO PASPOR", "TGL LAHIR", "JENIS IZIN TINGGAL", header]
    value = {"sex": "L", "nationality": "JPN", "kecamatan": "317203", "kelurahan": "3172031001"}[field]
    head[3] = "KEBANGSAAN" if field != "nationality" else "TGL LAHIR"
    rows = [[1, "ALVEN TORSTEK", "E10000011", "JEPANG" if field != "nationality" else "04-03-1980", "ITAS", value]]
    reading = read(tmp_path, head, *rows)
    assert hows(reading)[header] == (field, "code")
    assert [place for place in told(reading) if place[1] == "F2"] == []


@pytest.mark.parametrize("header", ["KODE POS", "KD_PASPOR", "KODE NAMA", "KODE", "KD", "KODE BILLING", "KD_ALAMAT"])
def test_other_headers_with_such_a_word_are_no_codes_of_ours(tmp_path: Path, header: str) -> None:
    """The code of a name or address is neither."""
    reading = read(tmp_path, *with_column(header, "14440", "14450"))
    assert hows(reading)[header][1] != "code"


def test_a_column_of_names_wins_over_one_of_codes(tmp_path: Path) -> None:
    """Exports hold both; nobody has to delete one of them."""
    head = ["NO", "NAMA", "NO PASPOR", "KD_NEGARA", "NM_NEGARA", "NEGARA", "JENIS IZIN TINGGAL", "KD_KEC", "KECAMATAN"]
    row = [1, "ALVEN TORSTEK", "E10000011", "101", None, "JEPANG", "ITAS", "01", "KOJA"]
    reading = read(tmp_path, head, row)
    assert reading.records.values["nationality"] == ["JPN"]
    assert reading.records.values["district"] == ["31.72.03"]
    assert {problem.code for problem in reading.problems} <= {"values-missing", "column-proposed"}


@pytest.mark.parametrize(("codes", "asked"), [
    (["1", "2", "1"], 2), ([1, 2, 2], 2), (["A", "B", "A"], 2), (["9", "9", "9"], 1), (["0", "1", "0"], 2),
])  # fmt: skip
def test_own_codes_of_the_sex_are_asked_once_each(tmp_path: Path, codes: list[object], asked: int) -> None:
    """Whatever they are, and however many rows hold them."""
    reading = read(tmp_path, *with_column("JK", *codes, *codes))
    assert [code for code, _cell in told(reading) if code != "column-proposed"] == ["code-asked"] * asked
    assert hows(reading)["JK"] == ("sex", "code")


@pytest.mark.parametrize("values", [["L", "P", "L", "X"], ["Laki-laki", "1", "P", "P"], ["P", "W", "W", "W"]], ids=str)
def test_a_slip_among_known_values_is_no_code(tmp_path: Path, values: list[str]) -> None:
    """It is told at its cell, as before."""
    reading = read(tmp_path, *with_column("JK", *values))
    assert hows(reading)["JK"][1] == "alias"
    assert {code for code, _cell in told(reading)} <= {"sex-unreadable", "sex-ambiguous"}


def test_a_column_of_sexes_as_numbers_beside_a_column_of_numbers(tmp_path: Path) -> None:
    """Only the column whose header names a coded field is asked about."""
    rows = [[number, f"ORANG {number}", f"E10000{number}", "JEPANG", "ITAS", number % 2 + 1, number % 3] for number in
            range(1, 7)]  # fmt: skip
    head = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "SEX", "JUMLAH ANAK"]
    reading = read(tmp_path, head, *rows)
    assert [place for place in told(reading) if place[0].startswith("code")] == [
        ("code-asked", "F2"),
        ("code-asked", "F3"),
    ]
    assert hows(reading)["JUMLAH ANAK"][0] is None


def test_codes_of_countries_that_are_the_exporters_own_are_asked_without_a_list(tmp_path: Path) -> None:
    """There are too many countries to name them; any of them may be answered."""
    head = ["NO", "NAMA", "NO PASPOR", "KD_NEGARA", "JENIS IZIN TINGGAL"]
    rows = [[number, f"ORANG {number}", f"E10000{number}", code, "ITAS"] for number, code in
            enumerate(["104", "104", "JPN"], 1)]  # fmt: skip
    file = read_whole(tmp_path, [head, *rows])
    assert told(file.tables[0]) == [("code-asked-freely", "D2")]
    assert file.tables[0].records.values["nationality"] == [None, None, "JPN"]
    (question,) = [one for one in questions([file], versions=False) if one.table == "codes.nationality"]
    assert "CHN" in question.allowed
    answers = decided({"nationality": {"104": "CHN"}}, file.tables[0].table.pattern)
    assert read(tmp_path, head, *rows, decisions=answers).records.values["nationality"] == ["CHN", "CHN", "JPN"]


def test_codes_of_seven_digits_are_asked(tmp_path: Path) -> None:
    """By Kemendagri and by BPS they are kecamatan of different cities."""
    reading = read(tmp_path, *with_column("KD_KEC", "3172010", "3172010", "3172020"))
    assert reading.records.values["district"] == [None] * 3
    assert told(reading) == [("code-asked", "F2"), ("code-asked", "F4")]
    pattern = reading.table.pattern
    answers = decided({"kecamatan": {"3172010": "31.72.01", "3172020": "outside"}}, pattern)
    known = read(tmp_path, *with_column("KD_KEC", "3172010", "3172010", "3172020"), decisions=answers)
    assert known.records.values["district"] == ["31.72.01", "31.72.01", "outside"]
    assert told(known) == []


def test_a_kelurahan_by_its_code_names_its_kecamatan(tmp_path: Path) -> None:
    """As its name does; one of another city is outside."""
    reading = read(tmp_path, *with_column("KD_KEL", "3172031001", "31.72.01.1001", "3273011001"))
    assert reading.records.values["district"] == ["31.72.03", "31.72.01", "outside"]
    assert told(reading) == []


def test_words_below_aktif_are_no_codes(tmp_path: Path) -> None:
    """AKTIF is still here; TIDAK AKTIF is asked as in the remarks; another word is told."""
    reading = read(tmp_path, *with_column("AKTIF", "AKTIF", "Aktif", "TIDAK AKTIF", "SUDAH PULANG", "kadang-kadang"))
    assert reading.records.values["departed"] == [None, None, None, "active:SUDAH PULANG", None]
    assert sorted(told(reading), key=str) == [
        ("active-unreadable", "F6"),
        ("departed", "F5"),
        ("departure-asked", "F4"),
    ]


def test_learn_asks_each_code_once_and_proposes_nothing_by_itself(tmp_path: Path) -> None:
    """With all candidates; a decided code is not asked again."""
    file = read_whole(tmp_path, [HEAD, *ROWS])
    asked = [question for question in questions([file], versions=False) if question.table.startswith("codes.")]
    assert [(question.table, question.shown_text) for question in asked] == [
        ("codes.sex", "JK: 1"), ("codes.sex", "JK: 2"), ("codes.permit_type", "KD_IZIN: T"),
        ("codes.permit_type", "KD_IZIN: P"), ("codes.permit_type", "KD_IZIN: K"), ("codes.active", "AKTIF: Y"),
        ("codes.active", "AKTIF: N"),
    ]  # fmt: skip
    assert [answer.code for answer in asked[0].answers] == ["L", "P"]
    assert asked[0].text == f"{PATTERN} › 1"
    again = read_whole(tmp_path, [HEAD, *ROWS], decided({"sex": CODES["sex"]}))
    assert "codes.sex" not in {question.table for question in questions([again], versions=False)}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [('[codes.sex]\n"NO | JK › 1" = "M"\n', "codes.sex"), ('[codes.warna]\n"NO | JK › 1" = "L"\n', "codes.warna"),
     ('[codes]\n"NO | JK › 1" = "L"\n', "codes")],
)  # fmt: skip
def test_a_decision_on_codes_that_means_nothing_is_refused(tmp_path: Path, text: str, wrong: str) -> None:
    """With the key that is wrong."""
    (tmp_path / "mappings.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        mappings.load(tmp_path)
    assert wrong in str(refused.value.details if hasattr(refused.value, "details") else refused.value)


def test_decisions_written_by_hand_are_compared_in_their_normal_form(tmp_path: Path) -> None:
    """Lower case, dots and spaces change nothing."""
    (tmp_path / "mappings.toml").write_text('[codes.sex]\n"No. | Nama | j k › 1" = "L"\n', encoding="utf-8")
    known = mappings.load(tmp_path)
    assert known.values_of("NO | NAMA | J K") == {"sex": {"1": "L"}}
    assert known.values_of("NO | NAMA") == {}
    assert known.fingerprint != Mappings().fingerprint


@pytest.mark.ci
@given(st.sampled_from(places.villages()), st.sampled_from(["", ".", " "]))
def test_every_kemendagri_code_is_read_back(village: places.Village, mark: str) -> None:
    """With dots, spaces or nothing between its parts."""
    written = village.code.replace(".", mark)
    assert own_codes.village_code(written) == village.code
    assert own_codes.district_code(written.rpartition(mark)[0] if mark else written[:6]) == village.district


@given(st.from_regex(r"[A-Z]{0,3}[0-9]{0,12}", fullmatch=True))
def test_no_other_text_is_a_code_of_the_area(text: str) -> None:
    """What is no Kemendagri code is nothing, or elsewhere by a whole one."""
    district = own_codes.district_code(text)
    assert district in {None, places.OUTSIDE} or district.replace(".", "") == text

"""Values and recapitulations on the sheet Pemahaman: asked in the correction workbook, given back, remembered."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from reports.cli.decision_lines import learned_lines
from reports.cli.i18n import translator_into
from reports.pipeline.check import check
from reports.pipeline.learn_returned import learn_returned
from reports.pipeline.request import Request
from reports.vocabulary.config import Config
from reports.vocabulary.correction_sheet import ANSWER_COLUMN, KEY_COLUMN, OTHER_LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from reports.pipeline.request import CheckResult

HEADS: list[object] = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "IZIN TINGGAL", "KECAMATAN", "KETERANGAN"]
ROWS = [
    [1, "SEN WIJO", "A1234567", "Negeri Sakura", "ITAS", "KOJA", ""],
    [2, "MIRA KATO", "A1234568", "Negeri Sakura", "ITAP", "KOJA", ""],
    [3, "KIM SUN", "A1234569", "Korea", "ITAS", "KOJA", ""],
    [4, "IVAN PETROV", "A1234560", "IVAN PETROV", "ITAS", "KOJA", "Mutasi 12-08-2024"],
    [5, "ANNA LEE", "A1234561", "B7654321", "ITAS", "KOJA", ""],
    [6, "TARO ABE", "A1234562", "Jepang", "ITAS", "KOJA", ""],
]
RECAP: list[list[object]] = [
    ["REKAP KEGIATAN PENGAWASAN SEPTEMBER 2024"], ["JENIS KEGIATAN", "JUMLAH KEGIATAN", "DIPERIKSA", "TEMUAN"],
    ["Operasi Gabungan", 4, 61, 2], ["Pengawasan Lapangan", 14, 90, 0],
]  # fmt: skip


def office_of(folder: Path, rows: list[list[object]]) -> Path:
    """Return an office with one workbook of these rows."""
    (folder / "pora.toml").write_text("", encoding="utf-8")
    (folder / "inputs").mkdir()
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    book.save(folder / "inputs" / "data.xlsx")
    return folder


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office whose register holds values that nobody knows."""
    return office_of(tmp_path, [["REGISTER SEPTEMBER 2024"], HEADS, *ROWS])


def checked(office: Path) -> CheckResult:
    """Check an office, with correction workbooks in Indonesian."""
    return check((), Request(office), Config(), translator_into("id"))


def sheet_of(office: Path) -> Worksheet:
    """Return the sheet Pemahaman of the correction workbook."""
    return openpyxl.load_workbook(office / "outputs" / "corrections" / "data.koreksi.xlsx")["Pemahaman"]


def rows_by_key(sheet: Worksheet) -> dict[str, list[Any]]:
    """Return hidden key → visible cells of each row that has one."""
    rows: Iterator[list[Any]] = ([cell.value for cell in row] for row in sheet.iter_rows(max_col=KEY_COLUMN))
    return {str(row[-1]): row[:-1] for row in rows if row[-1]}


def offered(sheet: Worksheet, key: str) -> list[object]:
    """Return the drop-down of the row with a key."""
    row = next(cell.row for cell in sheet["H"] if cell.value == key)
    rule = next(one for one in sheet.data_validations.dataValidation if f"G{row}" in one.sqref)
    return [cell.value for (cell,) in sheet[str(rule.formula1).replace("$", "")]]


def returned(office: Path, answers: dict[str, str], keys: dict[str, str] | None = None) -> Path:
    """Return the correction workbook filled in by hidden keys, some of which are changed."""
    book = openpyxl.load_workbook(office / "outputs" / "corrections" / "data.koreksi.xlsx")
    for row in book["Pemahaman"].iter_rows():
        key = str(row[KEY_COLUMN - 1].value or "")
        if key in answers:
            row[ANSWER_COLUMN - 1].value = answers[key]
            row[KEY_COLUMN - 1].value = (keys or {}).get(key, key)
    path = office / "kembali.xlsx"
    book.save(path)
    return path


def decided(office: Path) -> dict[str, object]:
    """Return what the office has decided."""
    path = office / "mappings.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def test_values_that_nobody_knows_are_asked_with_all_meanings(office: Path) -> None:
    """Those without a similar spelling too; the most frequent first, with its rows and its column."""
    checked(office)
    sheet = sheet_of(office)
    rows = rows_by_key(sheet)
    asked = [key for key in rows if key.startswith("isian|nationality")]
    assert asked == ["isian|nationality|Negeri Sakura", "isian|nationality|Korea"]
    assert rows[asked[0]][:2] == ["D", "“Negeri Sakura” pada kolom KEBANGSAAN"]
    assert rows[asked[0]][5] == "tidak dikenal; ada di 2 baris"
    assert rows[asked[1]][5] == "mungkin: Korea Selatan / Korea Utara"
    assert {"Jepang", "Korea Selatan", "Korea Utara"} <= set(offered(sheet, asked[0]))
    assert {"sudah pergi", "masih di wilayah kerja"} == set(offered(sheet, "isian|departed|MUTASI"))


def test_names_and_numbers_in_a_column_that_slipped_are_not_asked(office: Path) -> None:
    """They would stand in mappings.toml."""
    checked(office)
    asked = [key for key in rows_by_key(sheet_of(office)) if key.startswith("isian|")]
    assert not [key for key in asked if "PETROV" in key or "B7654321" in key]


def test_answers_on_values_are_remembered_and_told_in_words(office: Path) -> None:
    """And the next check counts the rows by them."""
    checked(office)
    answers = {"isian|nationality|Negeri Sakura": "Jepang", "isian|nationality|Korea": "Korea Selatan"}
    learned = learn_returned([returned(office, answers)], office)
    assert learned.problems == ()
    assert decided(office) == {"values": {"nationality": {"Negeri Sakura": "JPN", "Korea": "KOR"}}}
    (line, _other) = learned_lines(learned.decisions)
    assert line.startswith("learned: 'Negeri Sakura' as Kebangsaan means Jepang (")
    (reading,) = checked(office).files[0].tables
    assert reading.records.values["nationality"][:3] == ["JPN", "JPN", "KOR"]


def test_a_word_for_a_departure_is_told_as_a_word(office: Path) -> None:
    """It stands in no column of its own."""
    checked(office)
    learned = learn_returned([returned(office, {"isian|departed|MUTASI": "sudah pergi"})], office)
    assert decided(office) == {"values": {"departed": {"MUTASI": "pergi"}}}
    (line,) = learned_lines(learned.decisions)
    assert line.startswith("learned: the word 'MUTASI' means sudah pergi (")


@pytest.mark.parametrize("key", ["isian|nationality|Jepang", "isian|remarks|Korea", "isian|nationality|A1234567"])
def test_a_changed_key_teaches_nothing(office: Path, key: str) -> None:
    """A known value, a field without codes, and a number of a person are not decided by a sender."""
    checked(office)
    asked = "isian|nationality|Korea"
    assert learn_returned([returned(office, {asked: "Korea Utara"}, {asked: key})], office).decisions == ()
    assert decided(office) == {}


def test_a_value_that_was_corrected_in_its_cell_is_not_decided(office: Path) -> None:
    """Its answer is about nothing any more; the other answers hold."""
    checked(office)
    answers = {"isian|nationality|Negeri Sakura": "Jepang", "isian|nationality|Korea": "Korea Selatan"}
    path = returned(office, answers)
    book = openpyxl.load_workbook(path)
    book["Sheet"]["D5"] = "Korea Selatan"
    book.save(path)
    learn_returned([path], office)
    assert decided(office) == {"values": {"nationality": {"Negeri Sakura": "JPN"}}}


def test_a_wrong_answer_on_a_value_is_a_finding(office: Path) -> None:
    """Nothing of the sheet is taken over."""
    checked(office)
    learned = learn_returned([returned(office, {"isian|nationality|Korea": "Koreaa"})], office)
    assert {problem.code for problem in learned.problems} == {"answer-unknown", "answers-refused"}
    assert decided(office) == {}


def test_a_recapitulation_is_offered_no_kind_and_its_columns_are_not_asked(tmp_path: Path) -> None:
    """Its numbers cannot be taken for rows: the sheet says what to do."""
    office = office_of(tmp_path, RECAP)
    checked(office)
    sheet = sheet_of(office)
    rows = rows_by_key(sheet)
    (key,) = [key for key in rows if key.startswith("jenis|")]
    assert offered(sheet, key) == list(OTHER_LISTS.values())
    assert str(rows[key][5]).startswith("rekapitulasi: angkanya tidak dihitung")
    assert not [key for key in rows if key.startswith("kolom|")]

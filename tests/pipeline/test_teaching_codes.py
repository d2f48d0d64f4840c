"""Codes of exports on the sheet Pemahaman: asked in the correction workbook, filled in, given back, remembered."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.cli.i18n import translator_into
from reports.pipeline.check import check
from reports.pipeline.learn_returned import learn_returned
from reports.pipeline.request import Request
from reports.vocabulary.config import Config
from reports.vocabulary.correction_sheet import ANSWER_COLUMN, KEY_COLUMN

if TYPE_CHECKING:
    from pathlib import Path

    from reports.pipeline.request import CheckResult

HEADS = ["NO", "NAMA", "NO_PASPOR", "KD_NEGARA", "JK", "KD_IZIN", "KD_KEC"]
ROWS = [[1, "SEN WIJO", "A1234567", "JPN", 1, "T", 317201], [2, "MIRA KATO", "A1234568", "KOR", 2, "K", 317203]]
PATTERN = "NO | NAMA | NO PASPOR | KD NEGARA | JK | KD IZIN | KD KEC"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office whose register is an export with codes."""
    (tmp_path / "pora.toml").write_text("", encoding="utf-8")
    (tmp_path / "inputs").mkdir()
    book = openpyxl.Workbook()
    for row in (["REGISTER SEPTEMBER 2024"], HEADS, *ROWS):
        book.active.append(row)
    book.save(tmp_path / "inputs" / "ekspor.xlsx")
    return tmp_path


def checked(office: Path) -> CheckResult:
    """Check an office, with correction workbooks in Indonesian."""
    return check((), Request(office), Config(), translator_into("id"))


def filled(office: Path, answers: dict[str, str], pattern: str | None = None) -> Path:
    """Return the correction workbook with codes answered by their keys, and another pattern of headers."""
    path = office / "outputs" / "corrections" / "ekspor.koreksi.xlsx"
    book = openpyxl.load_workbook(path)
    for row in book["Pemahaman"].iter_rows():
        key = str(row[KEY_COLUMN - 1].value or "")
        if key.startswith("kode|") and key.removeprefix("kode|") in answers:
            row[ANSWER_COLUMN - 1].value = answers[key.removeprefix("kode|")]
        if pattern and key.startswith("jenis|"):
            row[KEY_COLUMN - 1].value = f"jenis|{pattern}"
    returned = office / "kembali.xlsx"
    book.save(returned)
    return returned


def decided(office: Path) -> dict[str, object]:
    """Return what the office has decided."""
    path = office / "mappings.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def test_codes_are_asked_with_their_meanings_in_a_list(office: Path) -> None:
    """In Indonesian, below the columns of their table."""
    checked(office)
    book = openpyxl.load_workbook(office / "outputs" / "corrections" / "ekspor.koreksi.xlsx")
    sheet = book["Pemahaman"]
    asked = [[cell.value for cell in row] for row in sheet.iter_rows() if str(row[KEY_COLUMN - 1].value)[:5] == "kode|"]
    assert [row[KEY_COLUMN - 1] for row in asked] == [
        "kode|sex|1", "kode|sex|2", "kode|permit_type|T", "kode|permit_type|K",
    ]  # fmt: skip
    assert asked[0][:2] == ["E", "Kode 1 pada kolom JK"]
    rows = [cell.row for cell in sheet["H"] if str(cell.value).startswith("kode|sex")]
    lists = [rule for rule in sheet.data_validations.dataValidation if f"G{rows[0]}" in str(rule.sqref)]
    assert [str(rule.sqref) for rule in lists] == [f"G{rows[0]}:G{rows[1]}"] or str(lists[0].sqref).split() == [
        f"G{rows[0]}", f"G{rows[1]}",
    ]  # fmt: skip


def test_answers_given_back_are_remembered_and_read(office: Path) -> None:
    """By their words; what was left blank is asked again."""
    checked(office)
    answers = {"sex|1": "Laki-laki", "sex|2": "Perempuan", "permit_type|T": "Izin Tinggal Terbatas"}
    learned = learn_returned([filled(office, answers)], office)
    assert learned.problems == ()
    assert decided(office) == {
        "codes": {
            "sex": {f"{PATTERN} › 1": "L", f"{PATTERN} › 2": "P"},
            "permit_type": {f"{PATTERN} › T": "ITAS"},
        }
    }
    (reading,) = checked(office).files[0].tables
    assert reading.records.values["sex"] == ["L", "P"]
    assert reading.records.values["permit_class"] == ["ITAS", None]
    assert [problem.value for problem in reading.problems if problem.code == "code-asked"] == ["K"]


def test_an_answer_that_is_no_meaning_or_belongs_to_another_table_is_told(office: Path) -> None:
    """And nothing of the sheet is taken over."""
    checked(office)
    learned = learn_returned([filled(office, {"sex|1": "Lelaki itu", "sex|2": "Perempuan"})], office)
    assert {problem.code for problem in learned.problems} == {"answer-unknown", "answers-refused"}
    moved = learn_returned([filled(office, {"sex|1": "Laki-laki"}, pattern="NO | NAMA | JK")], office)
    assert {problem.code for problem in moved.problems} == {"answer-misplaced", "answers-refused"}
    assert decided(office) == {}

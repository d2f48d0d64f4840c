"""The sheet Pemahaman: asked in the correction workbook, filled in by its sender, given back, learned.

Which files a correction workbook replaces is in ``test_replaced_originals``.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.errors import NoInputError, UsageError
from reports.model.period import Month, Period
from reports.pipeline.learn_returned import learn_returned
from reports.pipeline.request import Request
from reports.pipeline.returns import monthly_return
from reports.vocabulary.config import Config
from reports.vocabulary.correction_sheet import ANSWER_COLUMN, KEY_COLUMN, column_answers, kind_answers
from tests import libreoffice
from tests.pipeline.taught_office import (
    HEADS,
    MEANINGS,
    PATTERN,
    REGISTER,
    ROWS,
    TITLE,
    book,
    cell_of,
    checked,
    codes_of,
    decided,
    fill,
    office,
    rows_of,
    taught,
    workbook_of,
)

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["office"]


def test_a_file_that_was_not_understood_is_asked_about(office: Path) -> None:
    """Kind and month on top, then a row a column with head, letter and three values; nothing is filled in."""
    checked(office)
    made = openpyxl.load_workbook(workbook_of(office))
    assert made.sheetnames == ["Perbaikan", "Pemahaman", "SEPTEMBER"]
    sheet = made["Pemahaman"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=15, max_col=7)]
    assert rows[0][0] == "Lembar SEPTEMBER, baris 2–4"
    assert [row[0] for row in rows[1:4]] == ["Jenis data", "Bulan", "Kolom"]
    assert rows[2][5] == "dipahami: September 2024"
    assert rows[4][:2] == ["A", "NO"]
    assert rows[4][5] == "dipahami: Nomor urut"
    assert rows[7][:6] == ["D", "ASAL WARGA", "Jepang", None, None, "belum dikenal"]
    assert rows[5][2:5] == ["SEN WIJO", "MIRA KATO", None]
    assert {row[6] for row in rows} == {None, "Arti (pilih)"}
    assert "lembar Pemahaman" in made["Perbaikan"]["A3"].value.replace("Lembar", "lembar")


def test_drop_downs_offer_the_kinds_and_the_meanings_in_words(office: Path) -> None:
    """Their lists stand in hidden columns of the same sheet."""
    checked(office)
    sheet = openpyxl.load_workbook(workbook_of(office))["Pemahaman"]
    offered = {}
    for validation in sheet.data_validations.dataValidation:
        if validation.type == "list":
            cells = sheet[validation.formula1.replace("$", "")]
            offered[str(validation.sqref).split()[0]] = [cell.value for (cell,) in cells]
    assert offered == {
        cell_of(sheet, "Jenis data"): list(kind_answers().values()),
        cell_of(sheet, "SEBUTAN ORANG"): list(column_answers().values()),
    }
    assert all(sheet.column_dimensions["H"].hidden for _ in (0,))
    assert "abaikan" in offered[cell_of(sheet, "SEBUTAN ORANG")]


def test_the_fields_of_other_kinds_follow_where_the_kind_is_a_proposal() -> None:
    """A list of decisions that looks like a register needs fields that no register has."""
    of_register = list(column_answers("register"))
    offered = list(column_answers("register", is_proposed=True))
    assert offered[: len(of_register)] == of_register
    assert sorted(offered) == sorted(column_answers())
    assert "decision_no" in offered[len(of_register) :]


def test_known_columns_are_not_asked_and_show_no_persons(office: Path) -> None:
    """A register with one unknown head asks about that one; names and passports are shown nowhere."""
    heads = ["NO", "NAMA LENGKAP", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "MASA BERLAKU IZIN TINGGAL",
             "KECAMATAN", "NOMOR GAWAI"]  # fmt: skip
    rows = [[1, "SEN WIJO", "A1234567", "Jepangg", "ITAS", "12-02-2026", "KOJA", "kanan"]]
    (office / "inputs" / "orang.xlsx").write_bytes(book(("SEPTEMBER", [[TITLE], heads, *rows])))
    checked(office)
    sheet = openpyxl.load_workbook(workbook_of(office))["Pemahaman"]
    asked = [str(sheet.cell(row, KEY_COLUMN).value) for row in range(1, sheet.max_row + 1)]
    assert [key for key in asked if key.startswith("kolom")] == ["kolom|8|NOMOR GAWAI"]
    shown = " ".join(str(cell.value) for row in sheet.iter_rows(max_col=7) for cell in row)
    assert "kanan" in shown
    assert "SEN WIJO" not in shown
    assert "A1234567" not in shown


def test_answers_dropped_into_inputs_become_decisions(office: Path) -> None:
    """The table is read right in the same run, each decision is told, and no value of a person is written."""
    taught(office)
    found = checked(office)
    assert rows_of(found) == {"inputs/orang.koreksi.xlsx": 2}
    assert [(decision.table, decision.text, decision.code) for decision in found.learned][:2] == [
        ("tables", PATTERN, "register"), ("columns", "SEBUTAN ORANG", "full_name")
    ]  # fmt: skip
    assert decided(office)["tables"] == {PATTERN: "register"}
    assert decided(office)["columns"]["CATATAN DINAS"] == "abaikan"
    text = (office / "mappings.toml").read_text(encoding="utf-8")
    assert "SEN WIJO" not in text
    assert "A1234567" not in text


def test_the_next_workbook_of_the_same_layout_is_understood(office: Path) -> None:
    """What was taught of September holds in October, and nothing is asked or told again."""
    taught(office)
    checked(office)
    later = book(("OKTOBER", [["DATA BULAN OKTOBER 2024"], HEADS, *ROWS]))
    (office / "inputs" / "orang oktober.xlsx").write_bytes(later)
    found = checked(office)
    assert rows_of(found) == {"inputs/orang oktober.xlsx": 2, "inputs/orang.koreksi.xlsx": 2}
    assert found.learned == ()
    assert "kind-unknown" not in codes_of(found)


@pytest.mark.parametrize(
    ("answers", "kind", "head", "code"),
    [
        ({**MEANINGS, "ASAL WARGA": "Negeri asal"}, REGISTER, "ASAL WARGA", "answer-unknown"),
        ({**MEANINGS, "CATATAN DINAS": "Nomor paspor"}, REGISTER, "CATATAN DINAS", "answer-twice"),
        ({**MEANINGS, "CATATAN DINAS": "Nomor urut"}, REGISTER, "CATATAN DINAS", "answer-twice"),
        ({**MEANINGS, "CATATAN DINAS": "Pasal"}, REGISTER, "CATATAN DINAS", "answer-foreign"),
        ({"ASAL WARGA": "Kebangsaan"}, REGISTER, "Jenis data", "answer-kind-needs"),
        (MEANINGS, "Daftar tamu", "Jenis data", "answer-unknown"),
    ],
    ids=["unknown", "twice", "taken", "foreign", "needs", "kind"],
)
def test_a_wrong_answer_is_a_finding_at_its_cell_and_nothing_is_applied(
    office: Path, answers: dict[str, object], kind: str, head: str, code: str
) -> None:
    """All of a workbook or nothing: no decision is written, the table stays as it was, the cell is marked."""
    checked(office)
    target = fill(workbook_of(office), office / "inputs" / "orang.koreksi.xlsx", answers, kind=kind)
    found = checked(office)
    wrong = {(problem.code, problem.cell) for problem in found.problems if problem.sheet == "Pemahaman"}
    cell = cell_of(openpyxl.load_workbook(target)["Pemahaman"], head)
    assert wrong == {(code, cell), ("answers-refused", None)}
    assert decided(office) == {}
    assert sum(rows_of(found).values()) == 0
    again = openpyxl.load_workbook(workbook_of(office))["Pemahaman"]
    assert again[cell].comment is not None
    assert again[cell].value is not None


def test_what_is_no_month_is_a_finding(office: Path) -> None:
    """Nothing of the workbook is taken over then."""
    checked(office)
    fill(
        workbook_of(office), office / "inputs" / "orang.koreksi.xlsx", dict(MEANINGS), kind=REGISTER, month="kapan saja"
    )
    found = checked(office)
    assert {"answer-month", "answers-refused"} <= codes_of(found)
    assert decided(office) == {}


def test_answers_of_a_file_named_by_its_path_are_not_remembered(office: Path) -> None:
    """They are applied to that file, and the remark says how to remember them."""
    checked(office)
    target = fill(workbook_of(office), office / "orang.koreksi.xlsx", dict(MEANINGS), kind=REGISTER)
    assert "answers-unlearned" in codes_of(checked(office, target))
    assert decided(office) == {}


def test_wrong_answers_put_right_are_taken_and_the_marks_go(office: Path) -> None:
    """The workbook comes back a second time."""
    checked(office)
    target = office / "inputs" / "orang.koreksi.xlsx"
    fill(workbook_of(office), target, {**MEANINGS, "CATATAN DINAS": "Pasal"}, kind=REGISTER)
    checked(office)
    fill(workbook_of(office), target, {"CATATAN DINAS": "abaikan"})
    made = openpyxl.load_workbook(target)
    made["SEPTEMBER"]["F3"] = "31-02-2026"
    made.save(target)
    found = checked(office)
    assert rows_of(found) == {"inputs/orang.koreksi.xlsx": 2}
    sheet = openpyxl.load_workbook(workbook_of(office))["Pemahaman"]
    assert sheet["A2"].value == "Semua isi buku kerja ini sudah dipahami."
    assert all(cell.comment is None for row in sheet.iter_rows() for cell in row)


def test_an_answer_that_contradicts_a_decision_is_refused(office: Path) -> None:
    """What the office wrote down wins until somebody changes it."""
    checked(office)
    (office / "mappings.toml").write_text('[columns]\n"ASAL WARGA" = "birth_place"\n', encoding="utf-8")
    fill(workbook_of(office), office / "inputs" / "orang.koreksi.xlsx", dict(MEANINGS), kind=REGISTER)
    found = checked(office)
    (problem,) = [one for one in found.problems if one.code == "answer-decided"]
    assert problem.details == {"meaning": "Tempat lahir"}
    assert decided(office) == {"columns": {"ASAL WARGA": "birth_place"}}


def test_a_table_that_is_no_input_is_counted_nowhere_and_asked_no_more(office: Path) -> None:
    """By the pattern of its heads, so that the next month's is not asked about either."""
    checked(office)
    fill(workbook_of(office), office / "inputs" / "orang.koreksi.xlsx", {}, kind="Bukan masukan (tidak dihitung)")
    found = checked(office)
    assert decided(office) == {"lists": {PATTERN: "bukan masukan"}}
    assert "table-decided" in codes_of(found)
    assert not {"kind-unknown", "kind-resembles"} & codes_of(found)


def test_a_sheet_without_usable_heads_is_left_out_as_a_sheet(office: Path) -> None:
    """What stands in its heads may be a person's, and is not written down."""
    rows = [["SEN WIJO", "A1234567", "ada"], *([f"ORANG {one}", one, one * 3] for one in range(6))]
    (office / "inputs" / "orang.xlsx").write_bytes(book(("CATATAN", rows)))
    checked(office)
    fill(workbook_of(office), office / "inputs" / "orang.koreksi.xlsx", {}, kind="bukan masukan")
    found = checked(office)
    assert decided(office) == {"left_out": ["inputs/orang.koreksi.xlsx › CATATAN"]}
    assert "sheet-left-out" in codes_of(found)
    assert "A1234567" not in (office / "mappings.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("month", ["September 2024", "2024-09", datetime(2024, 9, 1)], ids=["words", "number", "date"])
def test_the_month_of_a_sheet_is_answered_as_people_write_it(office: Path, month: object) -> None:
    """Excel may have made a date of it; the decision is about this file and its later corrections."""
    (office / "inputs" / "orang.xlsx").write_bytes(book(("SEMUA", [HEADS, *ROWS])))
    checked(office)
    target = office / "inputs" / "orang.koreksi.xlsx"
    fill(workbook_of(office), target, dict(MEANINGS), kind=REGISTER, month=month)
    found = checked(office)
    assert decided(office)["periods"] == {"inputs/orang.koreksi.xlsx › SEMUA": "2024-09"}
    (table,) = [table.table for file in found.files for table in file.tables]
    assert (str(table.period), table.period_from) == ("2024-09", "decision")


def test_a_return_takes_the_answers_up_before_it_counts(office: Path) -> None:
    """The month is no draft then, and the command says what was learned."""
    taught(office)
    outcome = monthly_return(Period.of(Month(2024, 9)), Request(office), Config())
    assert outcome.not_understood == ()
    assert len(outcome.learned) == 1 + len(MEANINGS)
    assert outcome.balance.accepted == 2


def test_a_dry_run_uses_the_answers_and_writes_nothing(office: Path) -> None:
    """Neither mappings.toml nor the ledger."""
    taught(office)
    found = checked(office, dry_run=True)
    assert rows_of(found) == {"inputs/orang.koreksi.xlsx": 2}
    assert len(found.learned) == 1 + len(MEANINGS)
    assert decided(office) == {}


def test_pora_learn_takes_the_answers_of_a_workbook_that_lies_elsewhere(office: Path) -> None:
    """A decision about one sheet is made for its original among the inputs."""
    (office / "inputs" / "orang.xlsx").write_bytes(book(("SEMUA", [HEADS, *ROWS])))
    checked(office)
    path = fill(workbook_of(office), office / "kembali.xlsx", dict(MEANINGS), kind=REGISTER, month="2024-09")
    assert learn_returned([path], office, dry_run=True).decisions != ()
    assert decided(office) == {}
    learned = learn_returned([path], office)
    assert learned.problems == ()
    assert decided(office)["periods"] == {"inputs/orang.xlsx › SEMUA": "2024-09"}
    assert rows_of(checked(office)) == {"inputs/orang.xlsx": 2}
    assert learn_returned([path], office).decisions == ()


def test_pora_learn_refuses_what_carries_no_answers(office: Path, tmp_path: Path) -> None:
    """Any other workbook, a path that is not there, a folder that is no office."""
    with pytest.raises(NoInputError, match="no correction workbook"):
        learn_returned([office / "inputs" / "orang.xlsx"], office)
    with pytest.raises(NoInputError, match="does not exist"):
        learn_returned([office / "tidak ada.xlsx"], office)
    with pytest.raises(UsageError):
        learn_returned([office / "inputs" / "orang.xlsx"], tmp_path / "bukan kantor")


def test_a_csv_is_asked_about_in_its_rebuilt_workbook(office: Path) -> None:
    """And its answers hold for the csv itself."""
    (office / "inputs" / "orang.xlsx").unlink()
    text = "\n".join(",".join(map(str, row)) for row in ([TITLE], HEADS, *ROWS))
    (office / "inputs" / "orang.csv").write_text(text, encoding="utf-8")
    checked(office)
    path = fill(workbook_of(office), office / "kembali.xlsx", dict(MEANINGS), kind=REGISTER)
    learn_returned([path], office)
    assert rows_of(checked(office)) == {"inputs/orang.csv": 2}


def test_keys_that_were_changed_teach_nothing(office: Path) -> None:
    """A sender cannot decide on headers that his sheets do not have."""
    checked(office)
    made = openpyxl.load_workbook(workbook_of(office))
    sheet = made["Pemahaman"]
    for row in range(1, sheet.max_row + 1):
        if str(sheet.cell(row, KEY_COLUMN).value).startswith("kolom|4"):
            sheet.cell(row, KEY_COLUMN, "kolom|4|NO PASPOR LAIN")
            sheet.cell(row, ANSWER_COLUMN, "Kebangsaan")
    made.save(office / "inputs" / "orang.koreksi.xlsx")
    found = checked(office)
    assert "answer-misplaced" in codes_of(found)
    assert decided(office) == {}


def test_a_workbook_saved_by_libreoffice_is_learned_from(office: Path, tmp_path: Path) -> None:
    """Opened and saved there, its marks, keys and drop-downs are still there; filled in, it teaches."""
    checked(office)
    (saved,) = libreoffice.converted([workbook_of(office)], "xlsx", tmp_path / "out")
    validations = openpyxl.load_workbook(saved)["Pemahaman"].data_validations.dataValidation
    assert len([one for one in validations if one.type == "list"]) == 2
    fill(saved, office / "inputs" / "orang.koreksi.xlsx", dict(MEANINGS), kind=REGISTER)
    assert rows_of(checked(office)) == {"inputs/orang.koreksi.xlsx": 2}
    assert rows_of(checked(office)) == {"inputs/orang.koreksi.xlsx": 2}

"""Blank input workbooks: what intake will recognise when they are filled in, and nothing before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

import reports
from reports.intake.read import Found
from reports.pipeline.intake import read_file
from reports.render.excel.input_forms import blank_form, blank_meeting, example_meeting
from reports.render.excel.input_forms.drop_downs import choices
from reports.render.excel.input_forms.form_columns import COLUMNS
from reports.render.excel.input_forms.table_form import PERIOD
from reports.vocabulary import actions, kinds, meeting_forms, permits, places, resources, schema
from reports.vocabulary.config import Config, WorkArea
from reports.vocabulary.text import normal
from tests import libreoffice

KINDS = kinds.KINDS
OFFICE = Config()


@cache
def blank(kind: str) -> bytes:
    """Return the blank form of a kind, made once."""
    return blank_form(kind, OFFICE)


def rules(content: bytes, sheet: str) -> dict[str, str]:
    """Return header → kind of data validation."""
    opened = load_workbook(BytesIO(content))[sheet]
    found = {next(iter(rule.sqref.ranges)).min_col: rule.type for rule in opened.data_validations.dataValidation}
    return {opened.cell(4, column).value: kind for column, kind in found.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_every_header_means_its_field_and_no_other(kind: str) -> None:
    """Each header is a declared alias of its field alone, so that a filled form needs no question."""
    aliases = next(one.aliases for one in schema.kinds() if one.name == kind)
    assert {column.header: aliases.get(normal(column.header)) for column in COLUMNS[kind]} == {
        column.header: (column.field,) for column in COLUMNS[kind]
    }
    assert len({column.field for column in COLUMNS[kind]}) == len(COLUMNS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_has_the_fields_its_kind_needs(kind: str) -> None:
    """A filled form is recognised as its kind."""
    fields = {column.field for column in COLUMNS[kind]}
    needs = next(one.needs for one in schema.kinds() if one.name == kind)
    assert all(fields & set(group) for group in needs)


@pytest.mark.parametrize("kind", KINDS)
def test_form_is_blank(kind: str) -> None:
    """Title with dots for the period, office, headers: no period, no row, no number before anybody writes."""
    book = CalamineWorkbook.from_filelike(BytesIO(blank(kind)))
    rows = book.get_sheet_by_index(0).to_python()
    assert str(rows[0][0]).endswith("BULAN ……… TAHUN ………")
    assert rows[1][0] == "Kantor Imigrasi Kelas I TPI Jakarta Utara"
    assert rows[3] == [column.header for column in COLUMNS[kind]]
    assert not any(value for row in rows[4:] for value in row)


@pytest.mark.parametrize("kind", KINDS)
def test_instructions_are_one_column_of_sentences(kind: str) -> None:
    """No line of the instructions is a header by itself, and there is no second column."""
    book = CalamineWorkbook.from_filelike(BytesIO(blank(kind)))
    rows = book.get_sheet_by_name("Petunjuk").to_python()
    aliases = next(one.aliases for one in schema.kinds() if one.name == kind)
    assert {len(row) for row in rows} == {1}
    assert not [row[0] for row in rows if normal(str(row[0])) in aliases]
    assert any("NIHIL" in str(row[0]) for row in rows)
    assert sum(str(row[0]).startswith("• ") for row in rows) == len(COLUMNS[kind])


def test_register_formats_and_rules() -> None:
    """Passport, NIORA and permit numbers are text; dates are dates; choices drop down."""
    content = blank("register")
    sheet = load_workbook(BytesIO(content))["Register"]
    headers = [cell.value for cell in sheet[4]]
    formats = dict(zip(headers, (cell.number_format for cell in sheet[404]), strict=True))
    assert [header for header in headers if formats[header] == "@"] == [
        "NO PASPOR",
        "NIORA",
        "NOMOR IZIN TINGGAL",
        "INDEKS VISA",
    ]
    dates = [header for header in headers if formats[header] == "dd-mm-yyyy"]
    assert len(dates) == 5
    assert rules(content, "Register") == {
        **dict.fromkeys(("L/P", "JENIS IZIN TINGGAL", "KELURAHAN", "KECAMATAN"), "list"),
        **dict.fromkeys(dates, "date"),
    }


def test_all_villages_of_the_work_area_drop_down() -> None:
    """The list of kelurahan is too long for a rule and stands in the instructions, all 31 of them."""
    opened = load_workbook(BytesIO(blank("register")))
    sheet, area = next(iter(opened.defined_names["daftar_kelurahan"].destinations))
    names = [cell.value for (cell,) in opened[sheet][area]]
    assert names == [village.name for village in places.villages()]
    found = [rule for rule in opened["Register"].data_validations.dataValidation if rule.formula1 == "daftar_kelurahan"]
    assert len(found) == 1


def test_drop_downs_follow_the_work_area() -> None:
    """An office of one kecamatan chooses among its own kelurahan only."""
    small = Config(work_area=WorkArea(("31.72.06",)))
    assert choices("district", small) == ("Kelapa Gading",)
    assert choices("village", small) == ("Kelapa Gading Timur", "Pegangsaan Dua", "Kelapa Gading Barat")


@pytest.mark.parametrize(
    ("kind", "field", "name"),
    [
        ("incidents", "grade", "grade"),
        ("incidents", "stage", "stage"),
        ("activities", "activity_kind", "activity_kind"),
        ("activities", "level", "level"),
        ("services", "service", "service"),
        ("services", "decision", "decision"),
        ("agency_counts", "agency", "agency"),
    ],
)
def test_every_choice_is_a_declared_value(kind: str, field: str, name: str) -> None:
    """Intake reads each choice, and the choices cover every code."""
    known = schema.value_aliases(kind, field)
    codes = [known.get(normal(choice)) for choice in choices(name, OFFICE)]
    assert sorted(map(str, codes)) == sorted(set(known.values()))


def test_choices_of_permits_and_actions_are_read() -> None:
    """Each permit class and each action of the drop-downs is understood."""
    assert None not in [permits.class_of(choice) for choice in choices("permit", OFFICE)]
    found = [actions.actions_in(choice) for choice in choices("action", OFFICE)]
    assert {kind for kinds, _, left in found for kind in kinds if not left} == {*actions.KINDS, actions.PROPOSAL}


def test_meeting_has_the_declared_sheets_and_heads() -> None:
    """The workbook of a meeting holds the sheets and heads that its documents are made from."""
    opened = load_workbook(BytesIO(blank_meeting()))
    declared = resources.load("kinds")["meeting"]["sheets"]
    assert opened.sheetnames == [*declared, "Naskah", "Petunjuk"]
    facts = [(row[0].value, row[1].value) for row in opened["Rapat"].iter_rows()]
    assert facts == [(head, None) for head in declared["Rapat"]]
    more = {"Keputusan": ["Penanggung Jawab", "Tenggat"], "Naskah": ["Bagian", "Teks"]}
    for title in opened.sheetnames[1:-1]:
        assert [cell.value for cell in opened[title][1]] == [*declared.get(title, ()), *more.get(title, ())], title
        assert not [cell.value for row in opened[title].iter_rows(min_row=2) for cell in row if cell.value], title


def test_meeting_lists_drop_down_with_what_intake_reads() -> None:
    """Each choice is understood; the themes are those that ship."""
    assert choices("present", OFFICE) == ("Hadir", "Diwakili", "Tidak")
    assert all(map(meeting_forms.attendance, choices("present", OFFICE)))
    assert all(map(meeting_forms.progress, choices("status", OFFICE)))
    assert all(map(meeting_forms.level, choices("level", OFFICE)))
    opened = load_workbook(BytesIO(blank_meeting()))
    (themed,) = [rule for rule in opened["Rapat"].data_validations.dataValidation if "umum" in rule.formula1]
    assert (str(themed.sqref), themed.formula1) == ("B10", '"pilkada-2024,tempat-kerja,umum"')
    assert [rule.formula1 for rule in opened["Undangan"].data_validations.dataValidation] == ['"Hadir,Diwakili,Tidak"']


def test_every_paragraph_that_an_office_may_replace_drops_down() -> None:
    """On the sheet Naskah; what each is stands in the instructions, and all of them are read."""
    opened = load_workbook(BytesIO(blank_meeting()))
    (rule,) = opened["Naskah"].data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("A2:A101", "daftar_bagian")
    sheet, area = next(iter(opened.defined_names["daftar_bagian"].destinations))
    paragraphs = resources.load("narrative")["paragraphs"]
    assert [cell.value for (cell,) in opened[sheet][area]] == list(paragraphs)
    said = {cell.value for (cell,) in opened[sheet].iter_rows()}
    assert {f"• {code}: {text}" for code, text in paragraphs.items()} <= said


def test_blank_meeting_is_none_and_the_example_is_one_without_fault(tmp_path: Path) -> None:
    """As an official would fill it in."""
    found = []
    for name, content in (("kosong", blank_meeting()), ("contoh", example_meeting())):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(content)
        found.append(read_file(Found(path, is_lock=False), path.name))
    none, example = found
    assert (none.meeting, example.meeting and example.meeting.day) == (None, date(2024, 10, 9))
    assert [problem for one in found for problem in (*one.problems, *(x for y in one.tables for x in y.problems))] == []
    meeting = example.meeting
    assert meeting is not None
    assert (len(meeting.invitees), len(meeting.decisions), len(meeting.follow_ups)) == (3, 2, 2)


@pytest.mark.parametrize("kind", KINDS)
def test_blank_form_is_the_same_every_time(kind: str) -> None:
    """Nothing of the day or the machine is in a blank form."""
    assert blank_form(kind, Config()) == blank(kind)


@pytest.mark.ci
def test_blank_forms_open_in_libreoffice(tmp_path: Path) -> None:
    """An independent program opens every blank form and keeps its headers and drop-downs."""
    contents = {kind: blank(kind) for kind in KINDS} | {
        "meeting": blank_meeting(), "example": example_meeting()
    }  # fmt: skip
    for kind, content in contents.items():
        (tmp_path / f"{kind}.xlsx").write_bytes(content)
    libreoffice.converted([tmp_path / f"{kind}.xlsx" for kind in contents], "xlsx", tmp_path / "out")
    for kind, content in contents.items():
        before, after = load_workbook(BytesIO(content)), load_workbook(tmp_path / "out" / f"{kind}.xlsx")
        assert after.sheetnames == before.sheetnames
        for old, new in zip(before, after, strict=True):
            assert [cell.value for cell in new[4]][: old.max_column] == [cell.value for cell in old[4]], (
                kind,
                old.title,
            )
            kinds = sorted(rule.type for rule in old.data_validations.dataValidation)
            assert sorted({rule.type for rule in new.data_validations.dataValidation}) == sorted(set(kinds))


def fill_in(kind: str, folder: Path) -> None:
    """Save a form of September 2024 twice: with its examples in the first body row, and with NIHIL there."""
    book = load_workbook(BytesIO(blank(kind)))
    sheet = book.worksheets[0]
    sheet["A1"] = str(sheet["A1"].value).replace(PERIOD, "BULAN SEPTEMBER TAHUN 2024")
    for number, column in enumerate(COLUMNS[kind], 1):
        sheet.cell(5, number).value = column.example
    book.save(folder / f"{kind}-examples.xlsx")
    for number in range(1, len(COLUMNS[kind]) + 1):
        sheet.cell(5, number).value = "NIHIL" if number == 2 else None
    book.save(folder / f"{kind}-nihil.xlsx")


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """Return what ``pora check --json`` says about the only table of each filled form, by the name of its file."""
    folder = tmp_path_factory.mktemp("filled")
    for kind in KINDS:
        fill_in(kind, folder)
    command = [sys.executable, "-m", "reports", "check", "--json", *map(str, sorted(folder.iterdir()))]
    root = Path(reports.__file__).parents[1]
    run = subprocess.run(command, capture_output=True, check=False, cwd=root, env={**os.environ, "LANG": "C.UTF-8"})
    found = {}
    for file in json.loads(run.stdout)["files"]:
        (found[Path(file["path"]).stem],) = [table for sheet in file["sheets"] for table in sheet["tables"]]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_form_filled_in_with_its_examples_is_recognised(kind: str, checked: dict[str, dict[str, object]]) -> None:
    """The examples of the instructions make one accepted row, every column known by its header."""
    table = checked[f"{kind}-examples"]
    assert (table["kind"], table["period"], table["header_rows"], table["data_rows"]) == (
        kind,
        "2024-09",
        [4, 4],
        [5, 5],
    )
    assert table["rows"] == {"seen": 2, "accepted": 1, "set_aside": 0, "duplicate": 0, "structure": 1, "unknown": 0}
    found = [(column["header"], column["field"], column["how"]) for column in table["columns"]]
    assert found == [(column.header, column.field, "alias") for column in COLUMNS[kind]]


@pytest.mark.parametrize("kind", KINDS)
def test_nihil_in_the_first_body_row_is_understood(kind: str, checked: dict[str, dict[str, object]]) -> None:
    """As the instructions say, NIHIL in the first body row is no record."""
    table = checked[f"{kind}-nihil"]
    assert (table["kind"], table["period"]) == (kind, "2024-09")
    assert table["rows"] == {"seen": 2, "accepted": 0, "set_aside": 0, "duplicate": 0, "structure": 2, "unknown": 0}

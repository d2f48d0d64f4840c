"""Claims about several tables on a sheet, and about sheets per month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from reports.intake.read import find
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading

HEAD = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL"]


def rows(first: int, count: int) -> list[list[object]]:
    """Return rows of invented persons."""
    return [[one + 1, f"MIRA {'ABCDEFGHIJ'[one]}", f"A{first + one:07d}", "Jepang", "ITAS"] for one in range(count)]


def written(path: Path, sheets: dict[str, list[list[object]]]) -> FileReading:
    """Write sheets of rows and read them."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, lines in sheets.items():
        page = book.create_sheet(name)
        for line in lines:
            page.append(line)
    book.save(path)
    (found,) = find(path)
    return read_file(found, path.name)


def places(reading: FileReading) -> list[tuple[object, ...]]:
    """Return where each table is and how many records it has."""
    return [
        (str(one.table.period), one.table.header_rows, one.table.data_rows, len(one.records.rows))
        for one in reading.tables
    ]


def test_tables_below_each_other_are_two(tmp_path: Path) -> None:
    """A new title and header below a table begin a new one."""
    lines = [
        ["DATA WNA BULAN AGUSTUS 2024"],
        HEAD,
        *rows(100, 3),
        [],
        ["DATA WNA BULAN SEPTEMBER 2024"],
        HEAD,
        *rows(200, 4),
    ]
    found = places(written(tmp_path / "data.xlsx", {"Data": lines}))
    assert found == [("2024-08", (2, 2), (3, 5), 3), ("2024-09", (8, 8), (9, 12), 4)]


def test_tables_side_by_side_are_two(tmp_path: Path) -> None:
    """Known headers that begin anew behind a spacer column begin a new table."""
    body = [[*left, None, *right] for left, right in zip(rows(100, 4), [*rows(200, 3), [None] * 5], strict=True)]
    reading = written(tmp_path / "data 2024-09.xlsx", {"Data": [[*HEAD, None, *HEAD], *body]})
    assert places(reading) == [("2024-09", (1, 1), (2, 5), 4), ("2024-09", (1, 1), (2, 4), 3)]
    assert [[column.letter for column in one.table.columns] for one in reading.tables] == [list("ABCDE"), list("GHIJK")]


def test_sheets_per_month_take_the_year_from_title_or_file(tmp_path: Path) -> None:
    """A sheet named after a month is of the year that title or file name state."""
    sheets = {
        name: [["REGISTER ORANG ASING TAHUN 2024"], HEAD, *rows(100 * n, 3)]
        for n, name in enumerate(["JULI", "AGT", "Sept"], 1)
    }
    assert [one[0] for one in places(written(tmp_path / "register.xlsx", sheets))] == ["2024-07", "2024-08", "2024-09"]
    plain = {name: lines[1:] for name, lines in sheets.items()}
    assert [one[0] for one in places(written(tmp_path / "register 2023.xlsx", plain))] == [
        "2023-07",
        "2023-08",
        "2023-09",
    ]


def test_a_title_and_a_file_name_that_contradict_are_a_problem(tmp_path: Path) -> None:
    """The title is trusted more, and the conflict is said."""
    reading = written(tmp_path / "register 2024-08.xlsx", {"Data": [["BULAN SEPTEMBER 2024"], HEAD, *rows(100, 3)]})
    assert places(reading)[0][0] == "2024-09"
    (problem,) = [one for one in reading.tables[0].problems if one.code == "period-conflict"]
    assert problem.details == {"chosen": "2024-09", "chosen_from": "title", "other": "2024-08", "other_from": "file"}


def test_a_blank_form_has_no_period_and_no_body(tmp_path: Path) -> None:
    """An empty form is located, and delivers nothing."""
    reading = written(tmp_path / "form.xlsx", {"Register": [["DATA ORANG ASING BULAN ……… TAHUN ………"], HEAD]})
    assert places(reading) == [("None", (2, 2), None, 0)]
    assert not reading.tables[0].table.nil_declared


def test_nihil_declares_an_empty_month(tmp_path: Path) -> None:
    """The word NIHIL in the body declares that there was nothing."""
    lines = [["LOG KEJADIAN BULAN SEPTEMBER 2024"], ["NO", "TANGGAL KEJADIAN", "JENIS PELANGGARAN", "PASAL"], ["NIHIL"]]
    reading = written(tmp_path / "log.xlsx", {"Log": lines})
    assert reading.tables[0].table.nil_declared
    assert places(reading) == [("2024-09", (2, 2), None, 0)]


def test_two_columns_masa_berlaku_are_told_apart_by_their_neighbours(tmp_path: Path) -> None:
    """The one behind the passport number is the passport's, the other the permit's."""
    head = ["NO", "NAMA", "NO PASPOR", "MASA BERLAKU", "KEBANGSAAN", "JENIS IZIN TINGGAL", "MASA BERLAKU"]
    body = [[1, "MIRA", "A1234567", "01-01-2030", "Jepang", "ITAS", "05-10-2024"]]
    reading = written(tmp_path / "2024-09.xlsx", {"Data": [head, *body]})
    assert [column.field for column in reading.tables[0].table.columns][3:] == [
        "passport_expiry", "nationality", "permit_type", "permit_expiry",
    ]  # fmt: skip


def test_a_column_typed_month_first_leaves_uncertain_dates_empty(tmp_path: Path) -> None:
    """Where only the order month-day makes dates of some, a date that could be either is asked, not turned round."""
    head = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "IZIN TINGGAL BERLAKU S/D"]
    spelled = ["9/25/2024", "10/9/2024", "7/7/2024", "12/31/2025", "1/30/2025"]
    body = [[n, "MIRA", f"A123456{n}", "Jepang", text] for n, text in enumerate(spelled, 1)]
    (table,) = written(tmp_path / "2024-09.xlsx", {"Data": [head, *body]}).tables
    assert [str(day) for day in table.records.values["permit_expiry"]] == ["None", "None", "2024-07-07", "None", "None"]
    assert [(one.code, one.cell) for one in table.problems if one.code.startswith("date-")] == [
        ("date-order-asked", "E2"),
    ]


def test_one_odd_date_does_not_make_a_column_doubtful(tmp_path: Path) -> None:
    """The declared order, day first, stands against a single fault."""
    head = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "IZIN TINGGAL BERLAKU S/D"]
    body = [[n, "MIRA", f"A123456{n}", "Jepang", text] for n, text in enumerate(["9/25/2024", "10/9/2024"], 1)]
    (table,) = written(tmp_path / "2024-09.xlsx", {"Data": [head, *body]}).tables
    assert [str(day) for day in table.records.values["permit_expiry"]] == ["None", "2024-09-10"]


def test_a_permit_that_ends_before_it_was_issued_is_said(tmp_path: Path) -> None:
    """Both dates stay, and the contradiction is a remark."""
    head = ["NO", "NAMA", "NO PASPOR", "NO KITAS", "TGL TERBIT", "BERLAKU S/D"]
    (table,) = written(
        tmp_path / "2024-09.xlsx", {"D": [head, [1, "MIRA", "A1234567", "2C11AB0001", "05-10-2024", "05-10-2023"]]}
    ).tables
    assert [one.cell for one in table.problems if one.code == "date-order"] == ["F2"]


def test_thin_rows_before_a_second_total_end_the_table(tmp_path: Path) -> None:
    """What is too thin to open a table again behind a note lies outside it, and a total further down too."""
    note = [["Catatan: belum lengkap"], [None, "abc", "def", "ghi", "jkl"]]
    lines = [HEAD, *rows(0, 2), ["JUMLAH", 2], *rows(2, 2), *note, ["JUMLAH", 2], ["JUMLAH KESELURUHAN", 4]]
    (table,) = written(tmp_path / "2024-09.xlsx", {"Data": lines}).tables
    assert (table.records.rows, table.table.data_rows) == ((2, 3, 5, 6), (2, 6))


def test_a_header_that_comes_again_below_one_text_record_loses_nobody(tmp_path: Path) -> None:
    """In a delimited file all cells are texts, and a record between two headers looks like a row of a tall one."""
    head = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "MASA BERLAKU", "JABATAN"]
    one, two = (
        [str(number), f"MIRA {name}", f"A{number:07d}", "Jepang", "ITAS", "12-02-2025", "Direktur"]
        for number, name in enumerate("AB", 1)
    )
    text = "\n".join(";".join(line) for line in (["DATA WNA BULAN AGUSTUS 2024"], head, one, head, two))
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    (found,) = find(tmp_path / "data.csv")
    reading = read_file(found, "data.csv")
    assert places(reading) == [("2024-08", (2, 2), (3, 5), 2)]

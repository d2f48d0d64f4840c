"""``pora trace``: what stands on the screen, in JSON and in the workbook of a figure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.pipeline.gather import gather_office
from tests.command_line import run
from tests.sample_office import read_once

if TYPE_CHECKING:
    from pathlib import Path

FIGURE = "stock-district-permit/31.72.03/ITAS"


def trace(*words: str | Path) -> str:
    """Run the command on the sample office; return what it printed."""
    done = run("trace", *words, "-C", read_once(), "--lang", "en", "-q")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_last_line_says_how_many_rows_make_the_figure() -> None:
    """Definition and cells stand above it; twenty rows unless all are asked for."""
    lines = trace(FIGURE, "2024-09").splitlines()
    assert lines[0] == f"{FIGURE} = 74 orang (2024-09, as of 2024-09-30)"
    assert lines[2].strip().startswith("Jumlah orang asing yang tercatat dalam register")
    assert lines[3].endswith("REGISTER ORANG ASING SEPTEMBER 2024.xlsx › KOJA")
    assert 'Jenis izin tinggal Izin Tinggal Terbatas [I9 "KITAS"' in lines[4]
    assert len([line for line in lines if line.startswith("  row ")]) == 20
    assert lines[-2].startswith("… and 54 more rows")
    assert lines[-1] == "74 rows; each adds one: the number of rows is the figure (74)"
    everything = trace(FIGURE, "2024-09", "-v").splitlines()
    assert len([line for line in everything if line.startswith("  row ")]) == 74


def test_id_is_taken_as_it_is_quoted_elsewhere() -> None:
    """In the PDF with a number where the figure is printed again, in the address of a page with its sign."""
    assert trace(f"{FIGURE}#2", "2024-09") == trace(f"#{FIGURE}", "2024-09") == trace(FIGURE, "2024-09")


def test_rows_of_one_person_are_told() -> None:
    """A deportation and a ban of one person are one in the margin."""
    text = trace("tak-persons/total/total", "2024-09")
    assert "adds 0, one with inputs/LOG KEJADIAN INTELDAKIM 2024.xlsx › SEPTEMBER 2024!8" in text
    assert text.splitlines()[-1].startswith("8 rows; several rows are one person, incident or action")


def test_json_holds_every_row_with_its_cells() -> None:
    """What the rows add is the value."""
    content = json.loads(trace("incidents-district/total/count", "2024-09", "--json"))
    assert content["figure"]["value"] == sum(row["adds"] for row in content["rows"]) == 26
    assert (content["schema"], content["edition"], content["relation"], len(content["rows"])) == (
        1,
        "dinas",
        "once",
        29,
    )
    (grade,) = [field for field in content["rows"][0]["fields"] if field["field"] == "grade"]
    assert grade["cells"][0] == {"cell": "R8", "text": "Ditindak", "withheld": False}


def test_names_and_numbers_are_shown_only_where_asked_for(tmp_path: Path) -> None:
    """On the screen, in JSON and in the workbook; every person of the log is searched."""
    texts = set()
    for file in gather_office(read_once(), store=False).files:
        for reading in file.tables:
            if reading.table.kind == "incidents":
                for name in ("full_name", "passport_no"):
                    texts |= {str(text) for text in reading.records.values[name] if text}
    texts -= {"Tidak diketahui"}
    words = ("tak-persons/total/total", "2024-09", "-v")
    book = tmp_path / "telusur.xlsx"
    open_texts = trace(*words, "--xlsx", book) + trace(*words, "--json") + str(cells(book))
    assert [text for text in texts if text in open_texts] == []
    assert any(text in trace(*words, "--show-values") for text in texts)


def cells(book: Path) -> list[object]:
    """Return all cells of a workbook."""
    sheets = openpyxl.load_workbook(book).worksheets
    return [
        value for sheet in sheets for row in sheet.iter_rows(values_only=True) for value in row if value is not None
    ]


def test_workbook_lists_the_rows_and_its_sum_is_the_figure(tmp_path: Path) -> None:
    """The same figure gives the same bytes."""
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    for book in (first, second):
        assert trace("tak-persons/total/total", "2024-09", "--xlsx", book).splitlines()[-1] == str(book)
    assert first.read_bytes() == second.read_bytes()
    sheet = openpyxl.load_workbook(first)["Baris"]
    assert [cell.value for cell in sheet[4]][:6] == [
        "Berkas", "Lembar", "Baris", "Menambah", "Dihitung pada", "Satu dengan",
    ]  # fmt: skip
    assert sum(row[3] for row in sheet.iter_rows(min_row=5, values_only=True)) == 11


@pytest.mark.parametrize("words", [("stock/x/y", "2024-09"), ("Koja", "2024-09"), (FIGURE, "soon")])
def test_what_names_no_figure_is_a_usage_error(words: tuple[str, ...]) -> None:
    """With what is near it."""
    done = run("trace", *words, "-C", read_once(), "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")


def test_for_others_a_figure_is_told_as_they_see_it_without_a_row() -> None:
    """One that is hidden has no number; one that is printed has its own; names cannot be asked for."""
    hidden = trace(FIGURE, "2024-09", "--edition", "antarinstansi").splitlines()
    assert hidden[0].startswith(f"{FIGURE} = no value")
    assert hidden[-1] == "hidden to protect persons; edition antarinstansi: no row is told"
    content = json.loads(trace("stock-district-permit/total/ITAS", "2024-09", "--edition", "antarinstansi", "--json"))
    assert (content["figure"]["value"], content["rows"], content["edition"]) == (885, [], "antarinstansi")
    words = ("trace", FIGURE, "2024-09", "--edition", "publik", "--show-values", "-C", read_once(), "--lang", "en")
    assert run(*words).returncode == 2

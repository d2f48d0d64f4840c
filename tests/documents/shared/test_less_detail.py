"""Tables of which little is left: the total only, classes of the city only, the months of a trend that can be drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reports.documents.figures_used import iter_blocks
from reports.documents.shared import SharedFigures, protect_document
from reports.documents.shared.reading_tables import shared_table
from reports.model.charts import Trend, TrendPanel
from reports.model.document import Paragraph, Section, Table
from reports.model.figures import FigureTable, Status
from tests.documents.shared.test_shared_edition import DAY, NATIONS, document, figure, numbered, table

ACTIONS, STAGES = "tak-actions", "projustisia"


def only_total(name: str, columns: dict[str, int]) -> SharedFigures:
    """Return a table of which only the total row is left."""
    return SharedFigures({name: table(name, {"total": columns})}, {})


def test_a_table_of_which_one_row_is_left_has_its_columns_as_rows() -> None:
    """Eight long heads over a single line of numbers are no table; what no column is left for goes unsaid."""
    notes = ("Jumlah orang bukan penjumlahan kolomnya, karena satu orang dapat dikenai lebih dari satu tindakan. "
             "Pendetensian mempunyai dasar tersendiri.",)  # fmt: skip
    given = Table("tak-jenis", "Tabel 8. Tindakan menurut jenis", "Tindakan, dan orang; 1–30 September 2024",
                  ("Jenis tindakan", "Tindakan", "Orang"), (), notes)  # fmt: skip
    made = shared_table(given, only_total(ACTIONS, {"biaya-beban": 6, "lainnya": 8, "total": 14}))
    assert isinstance(made, Table)
    assert made.head == ("Jenis tindakan", "Jumlah")
    assert [(len(row.cells), row.role) for row in made.rows] == [(2, "body"), (2, "body"), (2, "total")]
    assert made.subtitle == "Orang, 1–30 September 2024"
    assert made.notes == (
        "“Lainnya” dapat memuat pendetensian, yang tidak seluruhnya termasuk dalam jumlah.",
        "Pendetensian mempunyai dasar tersendiri.",
    )


def test_what_is_not_in_a_total_stands_behind_it() -> None:
    """A reader adds the rows above a total: 10 and 8 above 15 would look like an error."""
    given = Table("tak-jenis", "Tabel 8. Tindakan", "Tindakan; 1–30 September 2024", ("Jenis", "Tindakan"), ())
    made = shared_table(given, only_total(ACTIONS, {"TAK_E": 7, "DETENSI": 10, "lainnya": 8, "total": 15}))
    assert isinstance(made, Table)
    assert [row.cells[1].value for row in made.rows] == [7, 8, 15, 10]
    assert [row.role for row in made.rows] == ["body", "body", "total", "body"]
    assert made.rows[-1].cells[0] == (
        "Pendetensian (ruang detensi), di luar jumlah kecuali atas dasar Pasal 75 ayat (2) huruf d"
    )
    assert not made.notes
    persons = table("tak-persons", {code: {"TAK_E": 3, "DETENSI": 9, "total": 5} for code in ("JPN", "total")})
    wide = shared_table(replace(given, id="tak-persons"), SharedFigures({"tak-persons": persons}))
    assert [row.cells[-1].value for row in wide.rows] == [9, 9]
    assert wide.head[-2] == "Jumlah"
    assert wide.head[-1].startswith("Pendetensian (ruang detensi), di luar jumlah")


def test_a_table_of_a_single_number_is_a_sentence() -> None:
    """A head, a line and a rule around one number say less."""
    made = shared_table(Table(STAGES, "Tabel 9. X", "", ("A",), ()), only_total(STAGES, {"total": 7}))
    assert isinstance(made, Paragraph)
    assert made.text == "Projustisia: 7 orang; rinciannya tidak ditampilkan demi pelindungan data pribadi."


def test_a_number_that_was_just_told_is_not_told_again() -> None:
    """In the place of a table of which it is all that is left; without it before, it stands."""
    figures = only_total(STAGES, {"total": 7})
    total = figure(STAGES, "total", "total", 7)
    block = numbered(STAGES, "Tabel 9. Projustisia", (total,))
    told = Paragraph("Selama September terdapat 7 orang.", (total,))
    detail = "tidak ditampilkan demi pelindungan data pribadi."
    for before, expected in (
        ((told,), ["Selama September terdapat 7 orang.", f"Rinciannya {detail}"]),
        ((), [f"Projustisia: 7 orang; rinciannya {detail}"]),
    ):
        section = Section("s", "1. Bagian", (*before, block))
        made = protect_document(replace(document(), sections=(section,)), figures)
        assert [part.text for part in iter_blocks(made.sections)] == expected


def test_classes_of_which_only_the_city_is_left_stand_as_a_table_of_their_own() -> None:
    """A column of them beside nationalities without classes would print a dash for each."""
    rows = {"AFG": {"total": 20}, "lainnya": {"total": 36},
            "total": {"ITAP": 7, "ITAS": 30, "ITK": 9, "lainnya": 10, "total": 56}}  # fmt: skip
    nations = table(NATIONS, rows)
    figures = SharedFigures({NATIONS: replace(nations, columns=())})
    block = numbered(NATIONS, "Tabel 4. Orang asing", (figure(NATIONS, "AFG", "ITK", 3),))
    section = Section("s", "1. Bagian", (block,))
    first, second = iter_blocks(protect_document(replace(document(), sections=(section,)), figures).sections)
    assert first.head == ("Kebangsaan/wilayah", "Jumlah")
    assert [row.cells[1].value for row in first.rows] == [20, 36, 56]
    assert second.title == "Tabel 2. Orang asing menurut izin tinggal"
    assert [(row.cells[0], row.cells[1].value) for row in second.rows] == [
        ("ITAS", 30), ("ITAP", 7), ("ITK", 9), ("Lainnya", 10), ("Jumlah", 56),
    ]  # fmt: skip


def test_a_trend_is_drawn_of_months_with_days_of_their_own_and_of_none() -> None:
    """Each point is as of its own month; a month without a register is a gap that tells of nobody."""
    days = {"2024-07": date(2024, 7, 31), "2024-09": DAY}
    points = {month: replace(figure("stock-trend", month, "total", 40), as_of=day) for month, day in days.items()}
    drawn = FigureTable(
        "stock-trend", "orang", "", DAY, Status.VALUE, tuple(days), (),
        {(month, "total"): point for month, point in points.items()},
    )  # fmt: skip
    gap = figure("stock-trend", "2024-08", "total", None, Status.MISSING)
    panel = TrendPanel("Jumlah", (points["2024-07"], gap, points["2024-09"]))
    hidden = TrendPanel("ITK", (figure("stock-trend", "2024-07", "ITK", 2), gap, points["2024-09"]))
    trend = Trend("stock-trend", "Perkembangan", "Orang", ("Jul", "Agu", "Sep"), (panel, hidden), "40 dan 40", ())
    found = protect_document(document(trend), SharedFigures({"stock-trend": drawn}))
    assert [block.panels for block in iter_blocks(found.sections)] == [(panel,)]

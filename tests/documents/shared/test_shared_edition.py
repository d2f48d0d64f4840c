"""A shared edition prints protected figures only: tables composed anew, sentences and drawings kept or left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reports.documents.completeness import UNPROTECTED
from reports.documents.figures_used import iter_blocks, iter_figures
from reports.documents.shared import SharedFigures, protect_document, protect_register
from reports.documents.shared.reading_tables import shared_table
from reports.documents.shared.texts import shared_text
from reports.model.charts import Bar, Chart, Tile, TileGroup, TileMap, Trend, TrendPanel
from reports.model.document import (
    Document,
    KeyFigure,
    KeyFigures,
    Letter,
    Letterhead,
    Listing,
    Notice,
    Paragraph,
    Particulars,
    Row,
    Section,
    Signature,
    Table,
)
from reports.model.figures import Figure, FigureTable, Status
from reports.model.follow_ups import FollowUpRegister, Task
from reports.model.period import Month, Period

DAY = date(2024, 9, 30)
EXPIRING, NATIONS, STOCK = "stock-expiring", "stock-nationality-permit", "stock-district-permit"


def figure(table: str, row: str, column: str, value: int | None, status: Status = Status.VALUE) -> Figure:
    """Return a figure of September."""
    return Figure(table, row, column, value, "orang", "", DAY, status)


def table(name: str, rows: dict[str, dict[str, int | None]]) -> FigureTable:
    """Return a protected table; None is a star."""
    cells = {
        (row, column): figure(name, row, column, value, Status.VALUE if value is not None else Status.SUPPRESSED)
        for row, numbers in rows.items()
        for column, value in numbers.items()
    }
    columns = tuple(dict.fromkeys(column for _, column in cells if column not in ("total", "itk-itas-itap")))
    inner = tuple(row for row in rows if row not in ("total", "work-area"))
    return FigureTable(name, "orang", "", DAY, Status.VALUE, inner, columns, cells)


SHARED = SharedFigures(
    {
        EXPIRING: table(
            EXPIRING,
            {"31.72.01": {"30": None, "60": None, "total": 30}, "31.72.02": {"30": None, "60": None, "total": 12},
             "work-area": {"30": 21, "60": 21, "total": 42}, "total": {"30": 21, "60": 21, "total": 42}},
        ),
        NATIONS: table(NATIONS, {"AFG": {"total": 20}, "lainnya": {"total": 4}, "total": {"total": 1211}}),
    },
    {NATIONS: "Hanya jumlah setiap baris yang ditampilkan demi pelindungan data pribadi."},
)  # fmt: skip
STAR = figure(EXPIRING, "31.72.01", "30", 1)
TOTAL = figure(EXPIRING, "total", "30", 21)


def shared(*blocks) -> list[object]:
    """Return the blocks of a document after protection."""
    return list(iter_blocks(protect_document(document(*blocks), SHARED).sections))


def document(*blocks) -> Document:
    """Return a document of some blocks."""
    head = Letterhead((), "Kantor", "")
    period = Period.of(Month(2024, 9))
    return Document("bahan-rapat", "Bahan", "", "Kantor", period, "antarinstansi", DAY, None, head,
                    (Section("a", "A", tuple(blocks)),), warning=f"DRAF · {UNPROTECTED}")  # fmt: skip


@pytest.mark.parametrize(
    ("one", "printed"),
    [
        (TOTAL, True),
        (STAR, False),
        (replace(TOTAL, value=22), False),
        (replace(TOTAL, as_of=date(2024, 8, 31)), False),
        (figure(EXPIRING, "31.72.02", "90", 0), False),
        (figure(NATIONS, "CHN", "total", 300), False),
        (figure("overstay", "total", "total", 40), False),
        (figure("tindak-lanjut", "terbuka", "jumlah", 2), True),
        (figure("kejadian-tema", "total", "total", 5), False),
    ],
)
def test_only_what_a_protected_table_prints_is_printed(one: Figure, printed: bool) -> None:
    """Derived figures, other days and other numbers are not; tasks and meetings count no foreigners."""
    assert SHARED.prints(one) is printed


def test_a_total_of_the_stock_is_printed_by_whichever_table_has_it() -> None:
    """The kecamatan table has no total of all classes, the nationalities have."""
    shown = SHARED.printed_as(figure(STOCK, "total", "total", 1211))
    assert shown
    assert shown.id == f"{NATIONS}/total/total"


def test_a_table_is_composed_anew_in_a_fixed_order_with_its_notes() -> None:
    """Merged rows, stars with their footnote, no change, and nothing that only one number explains."""
    rows = (Row(("Tiongkok", figure(NATIONS, "CHN", "ITAS", 300), "+3")),)
    notes = ("Tidak ada orang pada kelompok ITN.", "Menurut paspor yang dipakai.", "Termasuk 2 orang.")
    given = Table(f"{NATIONS}-ringkas", "Tabel 4. Kebangsaan terbanyak", "Orang; perubahan terhadap 31 Agustus 2024",
                  ("Kebangsaan", "ITAS", "Perubahan"), rows, notes)  # fmt: skip
    (made,) = shared(given)
    assert made.title == "Tabel 1. Orang asing menurut kebangsaan/wilayah", "of permits nothing is left"
    assert made.subtitle == "Orang"
    assert made.head == ("Kebangsaan/wilayah", "Jumlah")
    assert [row.cells[0] for row in made.rows] == ["Afganistan", "Lainnya", "Jumlah register"]
    assert made.notes == (SHARED.notes[NATIONS], "Menurut paspor yang dipakai.")
    (stars,) = shared(Table(EXPIRING, "Izin", "", (), ()))
    assert [cell.status for cell in stars.rows[0].cells[1:]] == [Status.SUPPRESSED, Status.SUPPRESSED, Status.VALUE]
    assert stars.rows[-1].role == "total"
    assert stars.notes == ("*) tidak ditampilkan demi pelindungan data pribadi",)


def test_the_work_area_stands_between_its_kecamatan_and_what_lies_outside() -> None:
    """As in the office's own edition."""
    rows = {row: {"30": 1, "total": 1} for row in ("31.72.01", "outside", "unknown", "work-area", "total")}
    shared = SharedFigures({EXPIRING: table(EXPIRING, rows)}, {})
    printed = shared_table(Table(EXPIRING, "Tabel 1. X", "", ("A",), ()), shared)
    assert [row.cells[0] for row in printed.rows] == [
        "Penjaringan", "Wilayah kerja", "Di luar wilayah kerja", "Tidak diketahui", "Jumlah",
    ]  # fmt: skip


def test_a_table_that_is_not_protected_is_left_out_with_a_sentence() -> None:
    """A derived table, or one that went down the whole ladder."""
    overstay = figure("overstay", "31.72.01", "lt60", 9)
    assert shared(Table("overstay", "Tabel 6. Lewat masa berlaku", "", (), (Row(("Koja", overstay)),))) == [
        Paragraph("Lewat masa berlaku: tidak ditampilkan demi pelindungan data pribadi.")
    ]


def test_the_same_table_is_not_printed_twice() -> None:
    """Actions by kind stand in two tables of the office's edition."""
    given = Table(EXPIRING, "Izin", "", (), ())
    assert len(shared(given, given)) == 1


def numbered(name: str, title: str, figures: tuple[Figure, ...]) -> Table:
    """Return a reading table with a number in its title."""
    return Table(name, title, "Orang", ("Kecamatan", "Jumlah"), (Row(("Koja", *figures)),))


def test_numbers_of_tables_have_no_gap_and_definitions_name_what_is_printed() -> None:
    """The second of three tables is left out: the third becomes Tabel 2, and only two are defined."""
    hidden = figure("stock-village", "31.72.01.1001", "total", 2)
    definitions = Table(
        "definisi-tabel", "Definisi tabel", "", ("Tabel", "Definisi"),
        (Row(("Tabel 1, Tabel 2", "Jumlah orang. Satuan: orang.")), Row(("Tabel 2", "Satuan: orang.")),
         Row(("Tabel 3", "Tidak ada satu kejadian pun dihitung dua kali."))),
    )  # fmt: skip
    first, second, third, last = shared(
        numbered("kalender-tema", "Tabel 1. Satu", ()), numbered("stock-village", "Tabel 2. Dua", (hidden,)),
        numbered("norma-tema", "Tabel 3. Tiga", ()), definitions,
    )  # fmt: skip
    assert (first.title, third.title) == ("Tabel 1. Satu", "Tabel 2. Tiga")
    assert isinstance(second, Paragraph)
    assert [row.cells for row in last.rows] == [
        ("Tabel 1", "Jumlah orang. Satuan: orang."),
        ("Tabel 2", "Tidak ada satu kejadian pun dihitung dua kali."),
    ]


def test_a_table_made_for_others_is_defined_by_what_it_prints() -> None:
    """The office's own edition has no table of kinds, so that its list of definitions does not name one."""
    counted = table("tak-actions", {"deportasi": {"total": 30}, "total": {"total": 30}})
    of_kinds = replace(SHARED, tables={**SHARED.tables, "tak-actions": replace(counted, definition="Jumlah tindakan")})
    kinds = numbered("tak-jenis", "Tabel 8. Menurut jenis", ())
    other = numbered("kalender-tema", "Tabel 9. Lain", ())
    definitions = Table(
        "definisi-tabel", "Definisi tabel", "", ("Tabel", "Definisi"), (Row(("Tabel 9", "Lainnya. Satuan: orang.")),)
    )
    (section,) = protect_document(document(other, kinds, definitions), of_kinds).sections
    assert [row.cells for row in section.blocks[-1].rows] == [
        ("Tabel 1", "Lainnya. Satuan: orang."), ("Tabel 2", "Jumlah tindakan. Satuan: orang."),
    ]  # fmt: skip


def test_of_the_rows_of_the_inputs_nothing_is_said() -> None:
    """Not even the sentence that explains the bins, which would stand there without them."""
    rows = figure("neraca-baris", "total", "seen", 1511)
    assert shared(Paragraph("Dibaca 1.511 baris. Setiap baris berada pada tepat satu golongan.", (rows,))) == []


def test_key_figures_and_drawings_stand_if_all_their_numbers_do() -> None:
    """Notes of key figures name further numbers, alternative texts name the largest."""
    large, small = KeyFigure(TOTAL, "orang", "3 di Koja"), KeyFigure(STAR, "orang")
    assert shared(KeyFigures((large, small)), KeyFigures((small,))) == [KeyFigures((replace(large, note=""),))]
    high, low = (figure(EXPIRING, row, "total", value) for row, value in (("31.72.01", 30), ("31.72.02", 12)))
    bars = (Bar("Penjaringan", (high,), high), Bar("Koja", (low,), low))
    (drawn,) = shared(Chart("c", "Judul", "", (), bars, "Terbanyak Penjaringan"))
    assert [bar.label for bar in drawn.bars] == ["Koja", "Penjaringan"]
    assert drawn.alt == "Judul"
    came, absent = (figure("kehadiran", row, "jumlah", value) for row, value in (("present", 26), ("absent", 3)))
    (told,) = shared(Chart("k", "Hadir", "", (), (Bar("Hadir", (came,), came), Bar("Absen", (absent,), absent)), ""))
    assert [bar.label for bar in told.bars] == ["Hadir", "Absen"], "agencies keep the order of the office's own edition"
    tiles = TileMap("m", "Grafik 1. Peta", "", (TileGroup("a", TOTAL, (Tile("b", STAR),)),), (), "")
    elsewhere = figure("kejadian-tema", "total", "total", 1)
    starred = Chart("c", "Judul", "", (), (Bar("a", (elsewhere,), elsewhere),), "")
    sentence = "tidak ditampilkan demi pelindungan data pribadi."
    assert [block.text for block in shared(tiles, starred)] == [f"Peta; judul: {sentence}"]
    panels = (TrendPanel("a", (TOTAL, TOTAL)), TrendPanel("b", (STAR, TOTAL)))
    (lines,) = shared(Trend("t", "Tren", "", (), panels, ""))
    assert lines.panels == panels[:1]


def test_the_warning_goes_and_every_figure_left_is_printed() -> None:
    """A draft stays a draft."""
    made = protect_document(document(Paragraph("Ada 1 orang.", (STAR,)), Listing(("21 orang.",), False, (TOTAL, STAR))),
                            SHARED)  # fmt: skip
    assert made.warning == "DRAF"
    assert list(iter_figures(made)) == [TOTAL]
    assert shared(Notice("Perhatian")) == [Notice("Perhatian")]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Izin 21 orang berakhir. Di Koja 1 orang.", "Izin 21 orang berakhir."),
        ("Izin 21 orang berakhir, 1 di antaranya di Koja.", ""),
        ("Izin dua puluh satu orang, satu di Koja.", ""),
        ("Pada 30 September 2024, menurut Pasal 75 ayat (2), 21 orang. Selisih 20 orang.",
         "Pada 30 September 2024, menurut Pasal 75 ayat (2), 21 orang."),
        ("Kelapa Gading terbanyak. Angka harus diverifikasi.", "Angka harus diverifikasi."),
    ],
)  # fmt: skip
def test_a_sentence_that_names_a_hidden_figure_is_left_out(text: str, left: str) -> None:
    """In digits, in words, or as what is left when two numbers are compared."""
    assert shared_text(text, (TOTAL, STAR), SHARED) == left


def test_a_sentence_on_a_zero_that_is_not_printed_is_left_out() -> None:
    """That there is nobody is a number, too."""
    none = figure("overstay", "31.72.01", "eq60", 0)
    assert shared_text("Tidak ada yang tepat 60 hari. Sumbernya register.", (none,), SHARED) == "Sumbernya register."


def test_changes_and_rankings_are_left_out_even_of_printed_figures() -> None:
    """A net change may be of one person, and the largest may be a star."""
    assert shared_text("Jumlahnya 21 orang. Bertambah 1 orang.", (TOTAL,), SHARED) == "Jumlahnya 21 orang."


def test_letters_and_tasks_count_no_foreigners() -> None:
    """Their texts were written by people, too."""
    signature = Signature(("Kepala",), "", "")
    body = (Paragraph("Mohon hadir. Akan dibahas 2 orang WNA."), Paragraph("Ada dua kasus."), Particulars(()))
    letter = Letter("1", "", "", "", "", (), body, signature, ())
    protected = protect_document(replace(document(), letter=letter, letters=(letter, letter)), SHARED)
    assert protected.letter
    assert len(protected.letters) == 2
    for made in (protected.letter, *protected.letters):
        assert made.body == (Paragraph("Mohon hadir."), Particulars(()))
    task = Task("Memulangkan 2 orang WNA", "Kantor", None, "Belum", "", "rapat", None, None, 0)
    register = FollowUpRegister("t", "", "", "", "antarinstansi", "TERBATAS", DAY, (task,), (), ())
    (shown,) = protect_register(register, SHARED).tasks
    assert (shown.text, shown.note) == ("tidak ditampilkan demi pelindungan data pribadi", "")


def test_nationalities_stand_by_name_and_merged_rows_last() -> None:
    """The order of the codes is none that a reader sees; size would narrow a star."""
    rows = {row: {"total": 5} for row in ("CHN", "DEU", "lainnya", "unknown", "AUS", "total")}
    protected = SharedFigures({NATIONS: table(NATIONS, rows)}, {})
    made = shared_table(Table(NATIONS, "Tabel 1. X", "", ("A",), ()), protected)
    assert isinstance(made, Table)
    names = [row.cells[0] for row in made.rows]
    assert names[:3] == ["Australia", "Jerman", "Republik Rakyat Tiongkok"]
    assert {"Lainnya", "Tidak diketahui"} == set(names[3:5])


def in_part(identifier: str, title: str, text: str, *figures: Figure) -> Section:
    """Return a part of one sentence."""
    return Section(identifier, title, (Paragraph(text, figures),))


def test_a_part_of_which_nothing_is_left_goes_with_its_heading() -> None:
    """What is left is counted without a gap, and what refers to a part names it as it is counted then."""
    hidden = figure("x", "total", "total", 0)
    third = (
        in_part("satu", "3.1 Satu", "Lihat Bagian 5 dan bagian 3.4."),
        in_part("dua", "3.2 Dua", "Tidak ada kejadian.", hidden),
        in_part(
            "tiga", "3.3 Tiga", "Lihat Bagian 3.2. Lihat pula Bagian 3.3; Bagian 2 menjelaskan. Bagian Tata Usaha."
        ),
        in_part("empat", "3.4 Empat", "Pasal 5 ayat (2) Bagian 7.2 tetap."),
    )
    chapters = (
        in_part("a", "1. A", "Rapat dibuka."),
        in_part("b", "2. B", "Tidak ada kejadian.", hidden),
        Section("c", "3. C", (), third),
        Section("d", "4. D", (), (in_part("e", "4.1 E", "Tidak ada kejadian.", hidden),)),
        in_part("f", "5. F", "Rapat ditutup."),
        in_part("g", "Lampiran", "Penjelasan."),
    )
    found = protect_document(replace(document(), sections=chapters), SHARED)
    assert [(section.title, *(part.title for part in section.sections)) for section in found.sections] == [
        ("1. A",),
        ("2. C", "2.1 Satu", "2.2 Tiga", "2.3 Empat"),
        ("3. F",),
        ("Lampiran",),
    ]
    assert [block.text for block in iter_blocks(found.sections)] == [
        "Rapat dibuka.",
        "Lihat Bagian 3 dan bagian 2.3.",
        "Lihat pula Bagian 2.2; Bagian Tata Usaha.",
        "Pasal 5 ayat (2) Bagian 7.2 tetap.",
        "Rapat ditutup.",
        "Penjelasan.",
    ]


def test_a_document_of_which_everything_is_left_is_the_same() -> None:
    """Titles and references stand as they were composed."""
    chapters = (
        in_part("ringkasan", "A. Ringkasan untuk Pimpinan Rapat", "Lihat Bagian B."),
        in_part("b", "B. B", "Ada."),
    )
    made = replace(document(), sections=chapters)
    assert protect_document(made, SHARED).sections == chapters


def test_bars_that_may_not_be_drawn_give_way_to_their_protected_table() -> None:
    """Once, and with a number of its own; a chart of what no protected table prints is left out."""
    bars = (Bar("Afganistan", (figure(NATIONS, "AFG", "ITAS", 1),), figure(NATIONS, "AFG", "ITAS", 1)),)
    chart = Chart("grafik", "Grafik 1. Kebangsaan", "Orang", ("ITAS",), bars, "Diagram")
    made, *more = shared(chart, chart)
    assert isinstance(made, Table)
    assert made.title.startswith("Tabel 1. Orang asing menurut kebangsaan")
    assert more == []
    elsewhere = replace(chart, bars=(Bar("Koja", (figure("lain", "x", "y", 1),), figure("lain", "x", "y", 1)),))
    assert [part.text for part in shared(elsewhere)] == ["Kebangsaan: tidak ditampilkan demi pelindungan data pribadi."]

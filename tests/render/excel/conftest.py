"""A small return of an invented office: every table, every form, every status."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reports.model.document import Document, Form, HeadCell, Letterhead, Row, Section, SubLine, Table
from reports.model.figures import TOTAL, Figure, Figures, FigureTable, Status
from reports.model.period import Period
from reports.model.quality import Balance, Quality, SourceLine
from reports.render.excel import render

AS_OF = date(2024, 9, 30)
TEMPLATES = Path(__file__).parents[3] / "templates"
DISTRICTS = tuple(f"31.72.0{number}" for number in range(1, 7))
PLACES = (*DISTRICTS, "outside", "unknown")
CLASSES = ("ITK", "ITAS", "ITAP", "ITD", "ITN", "PENGUNGSI", "TANPA", "unknown")


def figure(table: str, row: str, column: str, value: int | None, status: Status = Status.VALUE) -> Figure:
    """Return a figure of this office."""
    return Figure(table, row, column, value, "orang", "Orang yang tercatat", AS_OF, status)


def cross_table(table: str, rows: tuple[str, ...], columns: tuple[str, ...]) -> FigureTable:
    """Return a table whose margins are sums, with a work area where it has kecamatan."""
    cells = {(row, column): 3 * i + 2 * j for i, row in enumerate(rows) for j, column in enumerate(columns)}
    inner = [row for row in rows if row not in {"outside", "unknown"}]
    margins = {TOTAL: rows, **({"work-area": inner} if rows == PLACES else {})}
    for margin, parts in margins.items():
        cells |= {(margin, column): sum(cells[part, column] for part in parts) for column in columns}
    for row in (*rows, *margins):
        cells[row, TOTAL] = sum(cells[row, column] for column in columns)
    figures = {place: figure(table, *place, value) for place, value in cells.items()}
    return FigureTable(
        table, "orang", "Orang yang tercatat dalam register", AS_OF, Status.VALUE, rows, columns, figures
    )


def lone_table(table: str, status: Status) -> FigureTable:
    """Return a table that holds nothing, for the reason given."""
    return FigureTable(table, "kejadian", "Kejadian menurut tanggal", AS_OF, status, (), (), {})


def all_figures() -> Figures:
    """Return all tables of September 2024."""
    tables = (
        cross_table("stock-nationality-permit", ("CHN", "KOR", "JPN", "unknown"), CLASSES),
        cross_table("stock-district-permit", PLACES, CLASSES),
        cross_table("stock-district-sex", PLACES, ("L", "P", "unknown")),
        cross_table("stock-village", ("31.72.01.1001", "31.72.06.1002", "outside", "unknown"), CLASSES),
        cross_table("stock-occupation-permit", ("bekerja", "keluarga", "unknown"), CLASSES),
        cross_table("stock-expiring", PLACES, ("30", "60", "90")),
        cross_table("overstay", PLACES, ("lt60", "eq60", "gt60", "unknown")),
        cross_table("tak-actions", ("75-1", "78-3"), ("TAK_A-L", "TAK_A-P", "TAK_F-L", "TAK_F-P", "TAK_F-unknown")),
        lone_table("incidents-type-grade", Status.NIHIL),
        lone_table("activities", Status.MISSING),
        lone_table("a-table-nobody-named-yet-in-the-workbook", Status.MISSING),
    )
    return Figures(Period.parse("2024-09"), AS_OF, {table.id: table for table in tables})


def head(columns: int) -> tuple[tuple[HeadCell, ...], ...]:
    """Return a head of so many columns."""
    return ((HeadCell("NO"), HeadCell("URAIAN"), HeadCell("PELANGGARAN", columns=columns - 3), HeadCell("JUMLAH")),)


def counted_form(form_id: str, columns: int, rows: tuple[tuple[str, tuple[int, ...], int], ...]) -> Form:
    """Return a form of rows given as label, cells, and JUMLAH; the JUMLAH row sums the columns."""
    inner = range(columns - 3)
    body = tuple(
        (
            str(number),
            label,
            *(figure(form_id, label, str(i), cells[i]) for i in inner),
            figure(form_id, label, TOTAL, total),
        )
        for number, (label, cells, total) in enumerate(rows, 1)
    )
    unknown = [total - sum(cells[i] for i in inner) for _, cells, total in rows]
    pairs = (2,) * (len(inner) // 2)
    totals = [sum(cells[i] for _, cells, _ in rows) for i in inner] + [sum(total for _, _, total in rows)]
    last = ("", "JUMLAH", *(figure(form_id, TOTAL, str(i), value) for i, value in enumerate(totals)))
    return Form(
        form_id, f"Formulir {form_id}", "Tindakan, 1–30 September 2024", head(columns), body, last,
        (1.0,) * columns, tuple(range(2, columns - 1)), ("Tindakan, bukan orang.", "Catatan kedua."),
        sublines=tuple(unknown_line(form_id, number, pairs) for number in (*unknown, sum(unknown))),
    )  # fmt: skip


def unknown_line(form_id: str, number: int, pairs: tuple[int, ...]) -> tuple[SubLine, ...]:
    """Return the line of unknown sex of a row, all of them of the first kind."""
    cells = tuple(figure(form_id, "unknown", f"u{at}", 0 if at else number) for at in range(len(pairs)))
    return (SubLine("jenis kelamin tidak diketahui", cells, pairs),) if number else ()


def all_forms() -> tuple[Form, ...]:
    """Return the six ministry forms."""
    tak = (
        ("Pasal 75 ayat (1)", (2, 1, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0), 6),
        ("Pasal 78 ayat (1)", (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0), 1),
        ("Pasal 78 ayat (3)", (1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0), 4),
    )
    meetings = ("1", "PROVINSI", "", "", "", ""), ("2", "KOTA", "16 Oktober 2024", "Rapat " * 20, "…", "=1+1")
    service = (("Baru", (12, 3, 0, 1), 16), ("Perpanjangan", (40, 22, 1, 0), 63))
    timpora = Form(
        "timpora", "TIMPORA BULAN SEPTEMBER 2024", "Kegiatan",
        ((HeadCell("NO"), HeadCell("TIM PORA"), HeadCell("KEGIATAN", 4)),),
        meetings, (), (1.0,) * 6,
    )  # fmt: skip
    nil = counted_form("projustisia", 9, ())
    return (
        Form(nil.id, nil.title, nil.subtitle, nil.head, (), nil.total, nil.widths, nil.summed, (), "NIHIL"),
        counted_form("tak-actions", 15, tak),
        timpora,
        *(counted_form(f"services-{kind}", 7, service) for kind in ("ITK", "ITAS", "ITAP")),
    )


def printed_table(number: int, table: FigureTable) -> Table:
    """Return the reading table of a table with margins, as a return prints it."""
    columns = (*table.columns, TOTAL)
    roles = {TOTAL: "total", "work-area": "subtotal"}
    codes = [code for code in (*DISTRICTS, "work-area", "outside", "unknown", TOTAL) if (code, TOTAL) in table.cells]
    rows = tuple(
        Row((code, *(table.figure(code, column) for column in columns)), roles.get(code, "body")) for code in codes
    )
    head = ("Kecamatan", *table.columns, "Jumlah")
    return Table(table.id, f"Tabel {number}. Orang menurut {table.id}", "Orang", head, rows, ("Catatan.",))


def all_tables(figures: Figures) -> tuple[Table, ...]:
    """Return the reading tables of a return: by kecamatan, and one of a log that was not delivered."""
    ids = ("stock-district-permit", "stock-district-sex", "stock-expiring")
    counted = tuple(printed_table(number, figures.tables[table]) for number, table in enumerate(ids, 7))
    nil = Table("activities", "Tabel 10. Kegiatan", "Kegiatan", ("Jenis", "Jumlah"), (), nil="Data belum disampaikan")
    return (*counted, nil)


def document_of(forms: tuple[Form, ...], edition: str = "dinas") -> Document:
    """Return a return that holds some forms, one of them in a nested section."""
    inner = Section("tak", "TAK", forms[1:])
    register = Section("register", "Register", all_tables(all_figures()))
    section = Section("inteldakim", "Intelijen dan Penindakan", forms[:1], (inner, register))
    letterhead = Letterhead(("KEMENTERIAN",), "Kantor Imigrasi Contoh", "Jalan Contoh 1")
    return Document(
        "laporan-bulanan", "Laporan Bulanan Tim PORA", "September 2024", "Kantor Imigrasi Contoh",
        Period.parse("2024-09"), edition, AS_OF, date(2024, 10, 7), letterhead, (section,),
    )  # fmt: skip


@pytest.fixture(scope="session")
def figures() -> Figures:
    """Return all tables of September 2024."""
    return all_figures()


@pytest.fixture(scope="session")
def forms() -> tuple[Form, ...]:
    """Return the six ministry forms."""
    return all_forms()


@pytest.fixture(scope="session")
def quality() -> Quality:
    """Return the balance of two sources."""
    return two_sources()


@pytest.fixture(scope="session")
def document(forms: tuple[Form, ...]) -> Document:
    """Return the document with all forms."""
    return document_of(forms)


def two_sources() -> Quality:
    """Return the balance of two sources."""
    lines = (
        SourceLine("inputs/register.xlsx", "Koja", "register", "2024-09", Balance(120, 100, 5, 2, 13)),
        SourceLine("inputs/=kejadian.csv", "", "incidents", "2024-09", Balance(12, 9, 1, 0, 2)),
    )
    return Quality(lines, {"date-unreadable": 4, "duplicate": 2}, {"no-person": 6}, "ab" * 32)


@pytest.fixture(scope="session")
def workbook(document: Document, figures: Figures, quality: Quality) -> bytes:
    """Return the rendered workbook."""
    return render(document, figures, quality, templates=TEMPLATES)

"""Compose an invented document that shows every kind of block, for previews and checks of templates.

Nobody and nothing in it exists: it needs no inputs, and a template can be looked at before there are any.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.documents.forms import SEXES, TAK_COLUMNS
from reports.model.charts import (
    Bar,
    Chart,
    Matrix,
    MatrixPanel,
    Series,
    SeriesPanel,
    SeriesPoint,
    Tile,
    TileGroup,
    TileMap,
    Trend,
    TrendPanel,
)
from reports.model.document import (
    Document,
    Form,
    HeadCell,
    KeyFigure,
    KeyFigures,
    Letter,
    Letterhead,
    Listing,
    Notice,
    Paragraph,
    Particulars,
    Picture,
    Pictures,
    Row,
    Section,
    Signature,
    Signatures,
    SignInSheet,
    Table,
)
from reports.model.figures import Figure
from reports.model.period import Period
from reports.vocabulary import formats, labels

if TYPE_CHECKING:
    from reports.model.document import Cell

_PERIOD = Period.parse("2025-09")
DAY = date(2025, 10, 6)
"""Date of the document, which decides the letterhead unless the office has chosen one."""
_SIGNER = Signature(("Kepala Kantor Contoh,",), "Nama Pejabat Contoh", "19000101 192001 1 001")
_DEPUTY = Signature(("Notulis Contoh,",), "Nama Notulis Contoh", "19000102 192001 2 002")
_TITLES = {
    "laporan-bulanan": ("Laporan Bulanan", "Pengawasan Orang Asing"),
    "bahan-rapat": ("Bahan Rapat", "Rapat Tim PORA Contoh"),
    "undangan": ("Undangan", "Rapat Tim PORA Contoh"),
    "undangan-per-instansi": ("Undangan per Instansi", "Rapat Tim PORA Contoh"),
    "daftar-hadir": ("Daftar Hadir", "Rapat Tim PORA Contoh"),
    "laporan-rapat": ("Laporan Hasil Rapat", "Rapat Tim PORA Contoh"),
    "lembar-kecamatan": ("Lembar Kecamatan", "Rapat Tim PORA Contoh"),
    "lampiran-nama": ("Lampiran Nama", "Rapat Tim PORA Contoh"),
    "permintaan-data": ("Permintaan Data", "Laporan bulan contoh"),
    "surat-ralat": ("Surat Ralat", "Laporan bulan contoh"),
    "olah-ulang": ("Hasil Olah Ulang", "Arsip contoh"),
}
"""Document → title and subtitle."""
_STATES = {"present": "ada", "partial": "sebagian", "missing": "tidak ada"}
_WITH_LETTER = ("laporan-bulanan", "undangan", "surat-ralat")
_WITH_LETTERS = ("undangan-per-instansi", "permintaan-data")
_WITH_FORMS = ("laporan-bulanan",)
_WITH_FIGURES = ("laporan-bulanan", "bahan-rapat", "laporan-rapat", "olah-ulang")
"""Documents that may begin with a page of what was not read."""
_COMPLETENESS = Section("kelengkapan", "Kelengkapan data", (Paragraph("Berkas contoh belum terbaca."),))
_ACROSS = ("daftar-hadir", "lampiran-nama")
"""Documents whose pages lie across, which need no table that lies so."""
LONG = (
    "Kalimat contoh yang cukup panjang untuk memperlihatkan pergantian baris, jarak antarbaris, dan batas kiri dan "
    "kanan halaman pada ukuran kertas yang dipilih."
)
PICTURE = "contoh"
"""Key of the photograph that stands in the report of a meeting."""
NAMES = tuple(_TITLES)
"""Names of all documents that are made with a template."""


def specimen(name: str, letterhead: Letterhead, office: str) -> Document:
    """Return an invented document.

    Args:
        name: of the document and its template.
        letterhead: of the office, which is its own.
        office: name of the office.
    """
    title, subtitle = _TITLES[name]
    return Document(
        name=name,
        title=title,
        subtitle=subtitle,
        office=office,
        period=_PERIOD,
        edition="dinas",
        as_of=_PERIOD.end,
        date=DAY,
        letterhead=letterhead,
        sections=_sections(name),
        letter=_letter("Kepala Kantor Wilayah Contoh") if name in _WITH_LETTER else None,
        letters=tuple(map(_letter, ("Instansi Contoh Satu", "Instansi Contoh Dua"))) if name in _WITH_LETTERS else (),
        signature=_SIGNER if name in _WITH_FORMS else None,
        classification="KLASIFIKASI CONTOH",
        marks={"versi": "contoh", "masukan": "contoh"},
        standing="Sifat Contoh" if name in {*_WITH_FORMS, "olah-ulang"} else "",
        warning="DRAF CONTOH",
        completeness=_COMPLETENESS if name in _WITH_FIGURES else None,
        occasion="Rabu, 15 Oktober 2025 · 09.00 WIB · ruang contoh",
    )


def _letter(addressee: str) -> Letter:
    return Letter(
        number="W.00-CONTOH-1",
        nature="Penting",
        enclosure="Satu berkas",
        subject="Perihal contoh yang menempati dua baris agar tampak pergantian barisnya",
        place_date=formats.day(DAY),
        addressee=(addressee, "di tempat"),
        body=(
            Paragraph(f"Pembuka contoh. {LONG}"),
            Particulars((("hari, tanggal", "Rabu, 15 Oktober 2025"), ("tempat", "ruang contoh"))),
            Paragraph(f"Penutup contoh. {LONG}"),
        ),
        signature=_SIGNER,
        copies=("Tembusan Contoh Satu", "Tembusan Contoh Dua"),
        place="Kota Contoh",
    )


def _sections(name: str) -> tuple[Section, ...]:
    """Return the sections: texts, tables and charts, then forms, then the closing with what is signed."""
    if name == "daftar-hadir":
        return (Section("hadir", "Daftar hadir contoh", (_sign_in_sheet(),)),)
    forms = tuple(Section(form.id, form.title, (form,), new_page=True) for form in _forms())
    return (
        Section("uraian", "Uraian contoh", (*_texts(), _table(), *_charts()), (_across(name),)),
        *(forms if name in _WITH_FORMS else ()),
        Section("penutup", "Penutup", _closing(name)),
    )


def _texts() -> tuple[Paragraph | Listing | Notice | Particulars | KeyFigures, ...]:
    keys = tuple(KeyFigure(_figure(n), f"angka kunci {n}", "catatan angka") for n in (1234, 56, 7))
    return (
        Paragraph("Kalimat pokok contoh di atas tabel.", is_headline=True),
        KeyFigures(keys),
        Paragraph(f"Alinea contoh. {LONG}"),
        Listing(("butir contoh pertama", "butir contoh kedua")),
        Notice("Perhatian contoh dalam kotak."),
        Particulars((("nama butir", "isi butir contoh"),)),
    )


def _closing(name: str) -> tuple[Paragraph | Pictures | Signatures, ...]:
    closing = Paragraph("Demikian dokumen contoh ini dibuat.")
    if name != "laporan-rapat":
        return (closing,)
    photographs = Pictures((Picture(PICTURE, "Keterangan foto contoh", "Foto contoh"),))
    return closing, photographs, Signatures((_DEPUTY, _SIGNER), f"Kota Contoh, {formats.day(DAY)}")


def _figure(value: int) -> Figure:
    return Figure("contoh", "baris", str(value), value, "orang", "Angka contoh.", _PERIOD.end)


def _figures(value: int, count: int) -> tuple[Figure, ...]:
    return (_figure(value),) * count


def _table() -> Table:
    rows = [(f"Baris contoh {n}", _figure(1100 + n), _figure(20 + n)) for n in range(1, 5)]
    return Table(
        "tabel-contoh",
        "Tabel contoh",
        "Orang, keadaan per hari contoh",
        ("Kepala baris", "Kolom satu", "Kolom dua"),
        (*map(Row, rows), Row(("Jumlah contoh", _figure(4410), _figure(90)), "total")),
        ("Catatan contoh di bawah tabel.",),
        bars=1,
    )


def _across(name: str) -> Section:
    """Return a section with a table of many columns."""
    head = ("Uraian lebar", *(f"Kolom {n}" for n in range(1, 11)))
    rows = tuple(Row((f"Baris lebar {n}", *(_figure(n * 10 + k) for k in range(10)))) for n in (1, 2))
    table = Table("tabel-lebar", "Tabel lebar contoh", "Orang", head, rows, landscape=name not in _ACROSS)
    return Section("tabel-banyak-kolom", "Tabel berkolom banyak", (table,))


def _charts() -> tuple[Chart | Trend | TileMap | Matrix | Series, ...]:
    bars = tuple(Bar(f"Batang contoh {n}", (_figure(n * 4), _figure(n * 2)), _figure(n * 6)) for n in (3, 2, 1))
    panels = tuple(TrendPanel(f"Arah contoh {n}", tuple(map(_figure, (n * 5, n * 7, n * 6)))) for n in (1, 2))
    return (
        Chart("grafik-contoh", "Grafik contoh", "Orang", ("bagian satu", "bagian dua"), bars, "Grafik batang contoh."),
        TileMap("peta-contoh", "Peta ubin contoh", "Orang", (_tiles(),), (5, 10), "Peta ubin contoh."),
        *_long_charts(),
        Trend("arah-contoh", "Arah contoh", "Orang", ("Jul", "Agt", "Sep"), panels, "Grafik arah contoh."),
    )


def _tiles() -> TileGroup:
    tiles = tuple(Tile(f"Ubin contoh {n}", _figure(n * 3)) for n in range(1, 5))
    return TileGroup("Kelompok contoh", _figure(30), tiles)


def _long_charts() -> tuple[Matrix, Series]:
    """Return the charts of an archive: what was delivered, and series over its months."""
    months = ("Jul", "Agt", "Sep")
    panel = MatrixPanel("Jenis contoh", (tuple(_STATES),))
    points = tuple(SeriesPoint(_figure(n)) for n in (5, 8, 6))
    legend = ("bulan lengkap", "bulan sebagian", "bulan tanpa data")
    return (
        Matrix(
            "matriks-contoh", "Matriks contoh", "Bulan", ("2025",), months, tuple(_STATES.items()), (panel,), "Matriks."
        ),
        Series(
            "deret-contoh",
            "Deret contoh",
            "Orang",
            ((0, "2025"),),
            (SeriesPanel("Deret", points),),
            (),
            legend,
            "Deret.",
        ),
    )


def _sign_in_sheet() -> SignInSheet:
    rows = tuple((str(n), f"Instansi Contoh {n}", "", "", "") for n in range(1, 6))
    head = ("No.", "Instansi", "Nama", "Jabatan", "Tanda tangan")
    return SignInSheet("hadir", "Daftar hadir", "Diisi peserta", head, rows, (1, 4, 4, 3, 3))


def _forms() -> tuple[Form, ...]:
    """Return a form of each shape of the ministry's, with columns as many as the template workbook has."""
    services = tuple(
        _counting_form(f"services-{permit}", f"Formulir {permit}", 2) for permit in ("ITK", "ITAS", "ITAP")
    )
    return (
        *services,
        _counting_form("projustisia", "Formulir projustisia", len(labels.STAGES)),
        _counting_form("tak-actions", "Formulir tindakan administratif", len(TAK_COLUMNS)),
        _meeting_form(),
    )


def _counting_form(form_id: str, title: str, kinds: int) -> Form:
    """Return a form with the columns L and P of some kinds, and JUMLAH."""
    count = kinds * len(SEXES)
    head = (
        (HeadCell("NO", rows=2), HeadCell("URAIAN CONTOH", rows=2),
         *(HeadCell(f"JENIS {n}", columns=2) for n in range(1, kinds + 1)), HeadCell("JUMLAH", rows=2)),
        tuple(HeadCell(sex) for _kind in range(kinds) for sex in SEXES),
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (str(n), f"Isian contoh {n}", *_figures(n, count), _figure(n * count)) for n in (1, 2, 3)
    )
    total: tuple[Cell, ...] = ("", "JUMLAH", *_figures(6, count), _figure(6 * count))
    widths = (5.0, 26.0, *(7.0,) * count, 10.0)
    note = "Catatan contoh di bawah formulir."
    summed = tuple(range(2, 2 + count))
    return Form(form_id, title, "Permohonan contoh", head, rows, total, widths, summed, (note,))


def _meeting_form() -> Form:
    head = (
        (
            HeadCell("NO", rows=2),
            HeadCell("TIM PORA", rows=2),
            HeadCell("RAPAT", columns=2),
            HeadCell("OPERASI", columns=2),
        ),
        tuple(HeadCell(text) for _kind in range(2) for text in ("WAKTU", "KETERANGAN")),
    )
    rows = (("1", "Tingkat contoh", "15 Oktober 2025", "keterangan contoh", "", ""),)
    return Form("timpora-2025-09", "Formulir Tim PORA", "Contoh", head, rows, (), (6.0, 22.0, 32.0, 34.0, 32.0, 34.0))

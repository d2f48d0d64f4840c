"""The lists of an archive's workbook: what is there, what is not, which files, what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import causes
from reports.documents.archive import about, differences, files, findings, flows, stock_series, tidy_series, wording
from reports.model.archive import Role, State
from reports.model.figures import TOTAL
from reports.render.excel import styles
from reports.render.excel.archive import series
from reports.render.excel.archive.list_sheet import TOP, Column, change, month, number, write, year
from reports.vocabulary import formats, labels, law, permits

if TYPE_CHECKING:
    from datetime import date

    from openpyxl.worksheet.worksheet import Worksheet

    from reports.documents.archive.material import ArchiveMaterial
    from reports.model.archive import ArchiveFile
    from reports.model.document import Cell

    Line = tuple[Cell | int | date, ...]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_EVIDENCE = wording.EVIDENCE
_PARTS = {"Kolom": "Kolom Parquet"}


def write_findings(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write the months that are not simply there."""
    columns = (
        Column("Jenis data", 30), month("Dari"), month("Sampai"), number("Bulan", 9), Column("Keadaan", 15),
        Column("Penjelasan", 52), Column("Berkas", 60),
    )  # fmt: skip
    rows = [
        (
            wording.kind_name(one.kind), one.period.start, one.period.last.first, one.months, wording.STATES[one.state],
            one.why,
            "; ".join(one.files),
        )
        for one in findings.list_findings(material)
    ]  # fmt: skip
    told = "Bulan berurutan dengan sebab yang sama digabung; bulan yang tidak tercantum ada dan lengkap."
    write(sheet, ("Bulan yang tidak ada, tidak lengkap, atau bertentangan", told), columns, rows, page)


def write_stock(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write the register month by month, a column a class."""
    shown = stock_series.permit_classes(material)
    columns = (
        month("Bulan"), Column("Keadaan", 15), *(number(labels.permit_label(code), 12) for code in shown),
        number("Jumlah register", 12), number(f"{permits.MEMO} (di luar jumlah)", 14), Column("Patahan", 60),
    )  # fmt: skip
    breaks: dict[object, list[str]] = {}
    for one, mark in stock_series.numbered_breaks(material):
        if mark:
            breaks.setdefault(one.month, []).append(stock_series.break_explanation(one))
    rows: list[Line] = [
        (
            each.first,
            wording.STATES[material.archive.holding(stock_series.REGISTER, each).state],
            *(material.stock(each, code) for code in (*shown, TOTAL)),
            material.figure(each, "stock-memo"),
            " ".join(breaks.get(each, [])),
        )
        for each in material.months
    ]
    told = "Orang pada akhir bulan menurut jenis izin tinggal; … belum ada, - nol."
    write(sheet, ("Deret register orang asing", told), columns, rows, page)


def write_flows(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write what was done year by year."""
    table = flows.flows_table(material)
    columns = (year(), *(number(head, 13) for head in table.head[1:]))
    rows = [(int(str(row.cells[0])), *row.cells[1:]) for row in table.rows]
    write(sheet, ("Layanan, kejadian, tindakan, dan kegiatan per tahun", table.subtitle), columns, rows, page)


def write_breaks(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write from which months figures cannot be compared with those before."""
    columns = (Column("Nomor", 9), month("Sejak"), Column("Jenis data", 30), Column("Sebab dan akibat", 90))
    rows = [
        (mark, one.month.first, wording.kind_name(one.kind), stock_series.break_explanation(one))
        for one, mark in stock_series.numbered_breaks(material)
    ]
    told = "Nomor menunjuk garis putus-putus pada grafik deret register."
    write(sheet, ("Patahan deret", told), columns, rows, page)


def write_files(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write every file with what became of it."""
    columns = (
        Column("Berkas", 40), Column("Peran", 15), Column("Masa", 18), Column("Jenis data", 20),
        Column("Masa dibaca dari", 14), Column("Yang dihitung", 34), Column("Sebab atau dasar", 26),
        Column("Yang perlu dilakukan", 34),
    )  # fmt: skip
    told_by = files.months_by_path(material)
    rows = [_file(one, told_by[one.path]) for one in material.archive.files]
    told = "Setiap berkas dalam folder arsip, satu kali menurut letaknya. Sidik (SHA-256) setiap berkas: manifest.json."
    write(sheet, ("Berkas", told), columns, rows, page)


def _file(one: ArchiveFile, months: str) -> tuple[str, ...]:
    lost = one.role in {Role.UNUSABLE, Role.EMPTY}
    why = (
        causes.label(files.unusable_reason(one))
        if lost
        else files.replacement_rule(one)
        if one.role is not Role.USED
        else ""
    )
    return (
        one.path, wording.ROLES[one.role], months,
        "; ".join(wording.kind_name(kind) for kind in one.kinds), _EVIDENCE.get(one.period_from, one.period_from),
        one.other,
        formats.opening(why), formats.opening(causes.remedy(files.unusable_reason(one))) if lost else "",
    )  # fmt: skip


def write_differences(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write every figure that is another now than in the return of its month."""
    columns = (
        month("Bulan"), Column("Angka", 70), number("Dahulu"), number("Kini"), change("Selisih"),
        Column("Satuan", 14), Column("Kode angka", 52),
    )  # fmt: skip
    rows: list[Line] = [
        (one.month.first, one.label, one.change.base, one.change.now, one.change, one.change.now.unit, one.id)
        for one in differences.list_differences(material)
    ]
    told = "Selisih = kini dikurangi dahulu; laporan terdahulu tidak diubah."
    write(sheet, ("Perbedaan dengan laporan terdahulu", told), columns, rows, page)


def write_balance(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write where the rows of the archive went, and how many files have which role."""
    rows = [row.cells for table in (about.balance_table(material), files.role_table(material)) for row in table.rows]
    told = "Baris lembar kerja dari berkas yang dipakai; di bawahnya berkas menurut perannya."
    write(sheet, ("Neraca baris dan berkas", told), (Column("Golongan", 40), number("Banyaknya", 14)), rows, page)


def write_rules(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write which names and rules the rebuilt returns use for which months."""
    columns = (Column("Hal", 30), month("Dari"), month("Sampai"), Column("Nama atau peraturan", 90))
    rows = [
        (one.subject, one.period.start, one.period.last.first, formats.opening(one.text))
        for one in law.timeline(material.config, material.period)
    ]
    told = "Menurut masa laporan; berlaku pada akhir setiap bulan."
    write(sheet, ("Nama dan peraturan menurut waktu", told), columns, rows, page)


def write_dictionary(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write every column and code of the series with its meaning."""
    columns = (Column("Bagian", 18), Column("Tabel", 28), Column("Kode", 28), Column("Arti", 90))
    rows = [
        *((f"Lembar {series.TITLE}", "", head, meaning) for head, meaning in series.EXPLAINED),
        *(
            (_PARTS.get(one.part, one.part), one.table, one.code, one.meaning)
            for one in tidy_series.dictionary(material.archive)
        ),
    ]
    told = "Lajur lembar “Data deret”, kolom berkas Parquet, serta tabel dan kode keduanya."
    write(sheet, ("Kamus data", told), columns, rows, page, frozen=3)


def write_coverage(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write the coverage matrix: states as words, with a fill beside."""
    columns = (Column("Jenis data", 30), year(), *(Column(name, 13) for name in _MONTHS))
    rows: list[Line] = []
    for kind in material.kinds:
        states = {(one.month.year, one.month.month): one.state for one in material.holdings(kind)}
        for one_year in material.years:
            cells = (wording.STATES[states[one_year, at]] if (one_year, at) in states else "" for at in range(1, 13))
            rows.append((wording.kind_name(kind), one_year, *cells))
    told = "Keadaan setiap bulan menurut jenis data; warna mengulang kata. Kosong: di luar masa arsip."
    write(sheet, ("Cakupan arsip", told), columns, rows, page, frozen=2)
    _fill_states(sheet, len(rows))


def _fill_states(sheet: Worksheet, count: int) -> None:
    looks = {wording.STATES[State(code)]: look for code, look in styles.STATES.items()}
    for row in sheet.iter_rows(min_row=TOP + 1, max_row=TOP + count, min_col=3, max_col=2 + len(_MONTHS)):
        for cell in row:
            look = looks.get(str(cell.value))
            if look:
                look.apply(cell)  # type: ignore[arg-type]

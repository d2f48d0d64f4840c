"""Writes the lists of an archive's workbook: coverage, exceptions, series, files, differences, rules, dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import causes
from reports.documents.archive import about, differences, files, findings, flows, stock_series, tidy_series, wording
from reports.model.archive import Role, State
from reports.model.figures import TOTAL
from reports.render.excel import styles
from reports.render.excel.archive import series_sheet
from reports.render.excel.archive.list_sheet import (
    TOP,
    Column,
    change_column,
    month_column,
    number_column,
    write_list,
    year_column,
)
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
    """Write the months that are missing, partial or conflicting, with their causes."""
    columns = (
        Column("Jenis data", 30), month_column("Dari"), month_column("Sampai"), number_column("Bulan", 9),
        Column("Keadaan", 15), Column("Penjelasan", 52), Column("Berkas", 60),
    )  # fmt: skip
    rows = [
        (
            wording.kind_name(finding.kind), finding.period.start, finding.period.last.first, finding.months,
            wording.STATES[finding.state], finding.why, "; ".join(finding.files),
        )
        for finding in findings.list_findings(material)
    ]  # fmt: skip
    write_list(
        sheet,
        columns,
        rows,
        page,
        title="Bulan yang tidak ada, tidak lengkap, atau bertentangan",
        explanation="Bulan berurutan dengan sebab yang sama digabung; bulan yang tidak tercantum ada dan lengkap.",
    )


def write_stock(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write the register by month, one column per permit class."""
    classes = stock_series.permit_classes(material)
    columns = (
        month_column("Bulan"), Column("Keadaan", 15),
        *(number_column(labels.permit_label(code), 12) for code in classes),
        number_column("Jumlah register", 12), number_column(f"{permits.MEMO} (di luar jumlah)", 14),
        Column("Keterbandingan", 60),
    )  # fmt: skip
    breaks: dict[object, list[str]] = {}
    for series_break, _ in stock_series.numbered_breaks(material):
        if series_break.kind == stock_series.REGISTER:
            breaks.setdefault(series_break.month, []).append(stock_series.break_explanation(series_break))
    rows: list[Line] = [
        (
            period.first,
            wording.STATES[material.archive.holding(stock_series.REGISTER, period).state],
            *(material.stock(period, code) for code in (*classes, TOTAL)),
            material.figure(period, "stock-memo"),
            " ".join(breaks.get(period, [])),
        )
        for period in material.months
    ]
    write_list(
        sheet,
        columns,
        rows,
        page,
        title="Deret register orang asing",
        explanation="Orang pada akhir bulan menurut jenis izin tinggal; … belum ada, - nol.",
    )


def write_flows(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write services, incidents, actions and activities by year."""
    table = flows.flows_table(material)
    columns = (year_column(), *(number_column(head, 13) for head in table.head[1:]))
    rows = [(int(str(row.cells[0])), *row.cells[1:]) for row in table.rows]
    title = "Layanan, kejadian, tindakan, dan kegiatan per tahun"
    write_list(sheet, columns, rows, page, title=title, explanation=table.subtitle)


def write_breaks(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write what limits comparing with the months before, with causes."""
    columns = (
        Column("Nomor", 9),
        month_column("Sejak"),
        Column("Jenis data", 30),
        Column("Sebab, dan apa yang boleh dibandingkan", 90),
    )
    rows = [
        (
            mark,
            series_break.month.first,
            wording.kind_name(series_break.kind),
            stock_series.break_explanation(series_break),
        )
        for series_break, mark in stock_series.numbered_breaks(material)
    ]
    write_list(
        sheet,
        columns,
        rows,
        page,
        title="Patahan dan sela deret",
        explanation="Nomor menunjuk garis putus-putus pada grafik deret register; sela tidak memutus deret.",
    )


def write_files(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write every file of the archive with its role, months, kinds and cause."""
    columns = (
        Column("Berkas", 40), Column("Peran", 15), Column("Periode", 18), Column("Jenis data", 20),
        Column("Masa dibaca dari", 14), Column("Yang dihitung", 34), Column("Sebab atau dasar", 26),
        Column("Yang perlu dilakukan", 34),
    )  # fmt: skip
    months = files.months_by_path(material)
    rows = [_file_row(file, months[file.path]) for file in material.archive.files]
    write_list(
        sheet,
        columns,
        rows,
        page,
        title="Berkas",
        explanation="Setiap berkas dalam folder arsip, satu kali menurut letaknya. "
        "Sidik (SHA-256) setiap berkas: manifest.json.",
    )


def _file_row(file: ArchiveFile, months: str) -> tuple[str, ...]:
    """Return the row of a file; unusable and empty files have a cause and a remedy, other unused ones a rule."""
    unusable = file.role in {Role.UNUSABLE, Role.EMPTY}
    cause = (
        files.unusable_cause(file)
        if unusable
        else files.replacement_rule(file)
        if file.role is not Role.USED
        else files.cause_of_used(file)
    )
    remedies = (files.unusable_remedy(file),) if unusable else map(causes.remedy, files.remedied_codes(file))
    return (
        file.path, wording.ROLES[file.role], months, "; ".join(wording.kind_name(kind) for kind in file.kinds),
        _EVIDENCE.get(file.period_from, file.period_from), file.other, formats.opening(cause),
        "; ".join(map(formats.opening, remedies)),
    )  # fmt: skip


def write_differences(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write every figure that differs from the return of its month."""
    columns = (
        month_column("Bulan"), Column("Angka", 70), number_column("Dahulu"), number_column("Kini"),
        change_column("Selisih"), Column("Satuan", 14), Column("Kode angka", 52),
    )  # fmt: skip
    rows: list[Line] = [
        (
            difference.month.first, difference.label, difference.change.base, difference.change.now, difference.change,
            difference.change.now.unit, difference.id,
        )
        for difference in differences.list_differences(material)
    ]  # fmt: skip
    write_list(
        sheet,
        columns,
        rows,
        page,
        title="Perbedaan dengan laporan terdahulu",
        explanation="Selisih = kini dikurangi dahulu; laporan terdahulu tidak diubah.",
    )


def write_balance(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write the row balance of the archive and the number of files by role."""
    rows = [row.cells for table in (about.balance_table(material), files.role_table(material)) for row in table.rows]
    write_list(
        sheet,
        (Column("Golongan", 40), number_column("Banyaknya", 14)),
        rows,
        page,
        title="Neraca baris dan berkas",
        explanation="Baris lembar kerja dari berkas yang dipakai; di bawahnya berkas menurut perannya.",
    )


def write_rules(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write the names and rules that the rebuilt returns use, by period."""
    columns = (Column("Hal", 30), month_column("Dari"), month_column("Sampai"), Column("Nama atau peraturan", 90))
    rows = [
        (rule.subject, rule.period.start, rule.period.last.first, formats.opening(rule.text))
        for rule in law.timeline(material.config, material.period)
    ]
    write_list(
        sheet,
        columns,
        rows,
        page,
        title="Nama dan peraturan menurut waktu",
        explanation="Menurut periode laporan; berlaku pada akhir setiap bulan.",
    )


def write_dictionary(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write every column and code of the series with its meaning."""
    columns = (Column("Bagian", 18), Column("Tabel", 28), Column("Kode", 28), Column("Arti", 90))
    rows = [
        *((f"Lembar {series_sheet.TITLE}", "", head, meaning) for head, meaning in series_sheet.EXPLAINED),
        *(
            (_PARTS.get(entry.part, entry.part), entry.table, entry.code, entry.meaning)
            for entry in tidy_series.dictionary(material.archive)
        ),
    ]
    write_list(
        sheet,
        columns,
        rows,
        page,
        title="Kamus data",
        explanation="Lajur lembar “Data deret”, kolom berkas Parquet, serta tabel dan kode keduanya.",
        frozen=3,
    )


def write_coverage(sheet: Worksheet, material: ArchiveMaterial, page: styles.Page) -> None:
    """Write the coverage matrix: the state of each month as a word and a fill."""
    columns = (Column("Jenis data", 30), year_column(), *(Column(name, 13) for name in _MONTHS))
    rows: list[Line] = []
    for kind in material.kinds:
        states = {(item.month.year, item.month.month): item.state for item in material.holdings(kind)}
        for year in material.years:
            cells = (wording.STATES[states[year, month]] if (year, month) in states else "" for month in range(1, 13))
            rows.append((wording.kind_name(kind), year, *cells))
    write_list(
        sheet,
        columns,
        rows,
        page,
        title="Cakupan arsip",
        explanation="Keadaan setiap bulan menurut jenis data; warna mengulang kata. Kosong: di luar masa arsip.",
        frozen=2,
    )
    _fill_states(sheet, len(rows))


def _fill_states(sheet: Worksheet, count: int) -> None:
    """Apply the style of its state to each month of ``count`` rows."""
    styles_by_word = {wording.STATES[State(code)]: style for code, style in styles.STATES.items()}
    for row in sheet.iter_rows(min_row=TOP + 1, max_row=TOP + count, min_col=3, max_col=2 + len(_MONTHS)):
        for cell in row:
            style = styles_by_word.get(str(cell.value))
            if style:
                style.apply(cell)  # type: ignore[arg-type]

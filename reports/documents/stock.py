"""Keberadaan orang asing: persons in the register by nationality, place, purpose and validity of the permit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.derived_figures import OTHERS
from reports.documents.headlines import headline
from reports.documents.permit_bars import chart_parts, other_classes, part_figure, part_names
from reports.documents.suggested_actions import expired_permits
from reports.documents.tables import (
    Shape,
    nil_text,
    permit_columns,
    previous_name,
    reading_table,
    sort_by_total,
    stock_place_rows,
    without_empty_places,
)
from reports.documents.villages import village_table
from reports.model.document import Paragraph, Row, Section, Table
from reports.model.figures import TOTAL, Change, Figure
from reports.vocabulary import formats, labels, nationalities, permits

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.document import Block, Cell
    from reports.model.figures import FigureTable

_NO_NATIONALITY = (nationalities.STATELESS, nationalities.REFUGEE, labels.UNKNOWN)
"""Rows that stand among the nationalities and are none."""
_EXPIRY = {"30": "0–30 hari", "60": "31–60 hari", "90": "61–90 hari"}
_EXPIRED = {"lt60": "1–59 hari", "eq60": "60 hari", "gt60": "Lebih dari 60 hari"}
_UNREADABLE = "Tidak terbaca (di luar jumlah)"
EXPIRED_TITLE = "Izin tinggal lewat masa berlaku menurut register (perlu verifikasi perlintasan)"
DAY_60_NOTE = (
    "Izin tinggal yang lewat tepat 60 hari ditampilkan tersendiri karena ketentuan hanya "
    "menyebut kurang dari dan lebih dari 60 hari; penentuannya menjadi kewenangan pejabat imigrasi."
)


def section(material: Material) -> Section:
    """Compose the section on the persons in the register."""
    return Section(
        "keberadaan",
        "B. Keberadaan Orang Asing",
        (opening(material),),
        (
            Section(
                "keberadaan-kebangsaan",
                "1. Menurut kebangsaan/wilayah",
                (*headline(material, "pesan-kebangsaan"), nationality_table(material)),
            ),
            Section(
                "keberadaan-tempat",
                "2. Menurut tempat",
                (
                    *headline(material, "pesan-kecamatan"),
                    district_table(material),
                    _sex_table(material),
                    village_table(material),
                ),
            ),
            Section(
                "keberadaan-kegiatan",
                "3. Menurut maksud keberadaan",
                (*headline(material, "pesan-maksud"), _purpose_table(material)),
            ),
            Section("masa-berlaku", "4. Masa berlaku izin tinggal", _validity(material)),
        ),
    )


def opening(material: Material) -> Paragraph:
    """Return the paragraph with the number of persons and its change since the previous period."""
    total = material.figure("stock-district-permit")
    if total.value is None:
        return Paragraph(
            f"{formats.opening(material.as_of)} register orang asing {material.undelivered('register')}, sehingga "
            "tabel pada bagian ini tidak disajikan.",
            (total,),
        )
    if not total.value:
        return Paragraph(f"{formats.opening(material.as_of)} tidak tercatat orang asing dalam register.", (total,))
    change = material.comparison.previous.change(total)
    change_sentence = (
        f" Dibandingkan dengan keadaan per {formats.day(change.base.as_of)}, jumlah itu {formats.moved(change)}."
        if change and change.difference is not None
        else ""
    )
    return Paragraph(
        f"{formats.opening(material.as_of)} tercatat dalam register {formats.counted(total)} asing.{change_sentence} "
        f"{_departed_sentence(material)}"
        "Jumlah tersebut adalah orang yang tercantum dalam register, apa pun masa berlaku izin tinggalnya; "
        "definisi setiap tabel dimuat dalam dokumen ini.",
        (total, change.base) if change else (total,),
    )


def _departed_sentence(material: Material) -> str:
    """Return the sentence on the rows of the register that were set aside since the person has left."""
    departed, undated = material.quality.departed, material.quality.departed_undated
    if not departed:
        return ""
    apart = f", {formats.number(undated)} di antaranya tanpa tanggal" if undated else ""
    return (
        f"Tidak termasuk di dalamnya {formats.number(departed)} baris register yang menurut keterangannya orangnya "
        f"telah meninggalkan wilayah kerja{apart}. "
    )


def _memo_note(material: Material) -> tuple[str, ...]:
    """Return the note on children with dual citizenship, who are not counted in the stock."""
    memo = material.figure("stock-memo", permits.MEMO, "count")
    if not memo.value:
        return ()
    return (f"Di luar jumlah: {formats.counted(memo)} anak berkewarganegaraan ganda (ABG/afidavit).",)


def nationality_table(material: Material) -> Table:
    """Compose the table of all nationalities, the largest first, with bars and shares; small classes in one column."""
    table = material.table("stock-nationality-permit")
    nil = nil_text(table)
    parts = chart_parts(table)
    total = table.figure(TOTAL, TOTAL)
    has_shares = (total.value or 0) >= formats.SMALLEST_BASE
    rows = [
        _grouped_row(material, labels.nationality_label(code), (code,), parts)
        for code in sort_by_total(table, labels.nationality_label)
    ]
    rows.append(replace(_grouped_row(material, "Jumlah register", (TOTAL,), parts), role="total"))
    if has_shares:
        rows = [_with_share(row, len(parts) + 1, total) for row in rows]
    compared = material.comparison.previous.figures is not None and not nil
    comparison_note = f"; perubahan terhadap {previous_name(material, stock=True)}" if compared else ""
    changes = ("Perubahan",) if compared else ()
    return Table(
        table.id,
        "Orang asing menurut kebangsaan/wilayah dan jenis izin tinggal",
        f"Orang, {material.as_of}{comparison_note}",
        (
            "Kebangsaan/wilayah",
            *part_names(parts),
            "Jumlah",
            *(("Bagian",) if has_shares and not nil else ()),
            *changes,
        ),
        () if nil else tuple(rows),
        () if nil else _others_note(table, parts),
        nil=nil,
        bars=None if nil else len(parts) + 1,
    )


def _with_share(row: Row, place: int, total: Figure) -> Row:
    """Return a row with the share of its figure at a place behind that; a hidden or missing one has none."""
    figure = row.cells[place]
    value = figure.value if isinstance(figure, Figure) else None
    text = formats.MISSING if value is None else formats.share(value, total.value or 0)
    return replace(row, cells=(*row.cells[: place + 1], text, *row.cells[place + 1 :]))


def _others_note(table: FigureTable, parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return which classes the column of all others holds, and how many persons each."""
    if OTHERS not in parts:
        return ()
    counted = [
        f"{labels.permit_label(code)} {formats.figure(figure)}"
        for code in other_classes(table)
        if (figure := table.figure(TOTAL, code)).value
    ]
    return (f"“Lainnya” memuat {formats.joined(counted)}.",)


def leading_nationalities(material: Material, count: int) -> Table:
    """Compose the table of the largest nationalities; all others form one row, so that the columns add up.

    Args:
        material: holds the counts.
        count: number of nationalities with a row of their own.
    """
    table = material.table("stock-nationality-permit")
    nil = nil_text(table)
    parts = chart_parts(table)
    previous = material.comparison.previous.figures
    compared = previous is not None and not nil
    order = sort_by_total(table, labels.nationality_label)
    leading, remaining_codes = order[:count], order[count:]
    rows = [_grouped_row(material, labels.nationality_label(code), (code,), parts) for code in leading]
    if remaining_codes:
        nationality_codes = [code for code in remaining_codes if code not in _NO_NATIONALITY]
        name = f"Lainnya ({formats.number(len(nationality_codes))} kebangsaan/wilayah)"
        rows.append(_grouped_row(material, name, remaining_codes, parts))
    rows.append(replace(_grouped_row(material, "Jumlah register", (TOTAL,), parts), role="total"))
    comparison_note = f"; perubahan terhadap {previous_name(material, stock=True)}" if compared else ""
    return Table(
        f"{table.id}-ringkas",
        "Kebangsaan/wilayah terbanyak menurut jenis izin tinggal",
        f"Orang, {material.as_of}{comparison_note}",
        ("Kebangsaan/wilayah", *part_names(parts), "Jumlah", *(("Perubahan",) if compared else ())),
        () if nil else tuple(rows),
        nil=nil,
        bars=None if nil else len(parts) + 1,
    )


def _grouped_row(material: Material, name: str, codes: tuple[str, ...], parts: tuple[str, ...]) -> Row:
    """Compose the row of one nationality, or of several together, with the change."""
    table = material.table("stock-nationality-permit")
    row = codes[0] if len(codes) == 1 else OTHERS
    cells: tuple[Cell, ...] = tuple(part_figure(table, codes, part, row=row) for part in (*parts, TOTAL))
    base = material.comparison.previous
    if base.figures is not None:
        earlier = base.figures.tables.get(table.id)
        if earlier is None:
            return Row((name, *cells, formats.MISSING))
        now = part_figure(table, codes, TOTAL, row=row)
        then = part_figure(earlier, _earlier_codes(table, earlier, codes), TOTAL, row=row)
        cells = (*cells, Change(now, then, base.figures.period, then.id in base.revised))
    return Row((name, *cells))


def _earlier_codes(table: FigureTable, earlier: FigureTable, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the row codes of the same group in an earlier table; "others" includes codes that no longer occur."""
    vanished = (code for code in earlier.rows if code not in table.rows)
    return codes if len(codes) == 1 else (*codes, *vanished)


def _place_shape(title: str, *, sex: bool = False) -> Shape:
    column = labels.SEXES.__getitem__ if sex else labels.permit_label
    return Shape(title, "Orang", "Kecamatan", labels.place_label, column, total_row="Jumlah register")


def district_table(material: Material) -> Table:
    """Compose the table by kecamatan and permit class."""
    table = material.table("stock-district-permit")
    columns, note = permit_columns(table)
    return reading_table(
        material,
        table.id,
        _place_shape("Orang asing menurut kecamatan dan jenis izin tinggal"),
        rows=stock_place_rows(material, table.id),
        columns=columns,
        notes=(*note, *_memo_note(material)),
        stock=True,
        change=True,
    )


def _sex_table(material: Material) -> Table:
    table_id = "stock-district-sex"
    return reading_table(
        material,
        table_id,
        _place_shape("Orang asing menurut kecamatan dan jenis kelamin", sex=True),
        rows=stock_place_rows(material, table_id),
        columns=tuple(labels.SEXES),
        stock=True,
    )


def _purpose_table(material: Material) -> Table:
    table = material.table("stock-occupation-permit")
    columns, note = permit_columns(table)
    shape = Shape(
        "Orang asing menurut maksud keberadaan dan jenis izin tinggal",
        "Orang",
        "Maksud keberadaan",
        lambda code: labels.PURPOSES.get(code, code),
        labels.permit_label,
        total_row="Jumlah register",
    )
    rows = (*table.rows, TOTAL)
    notes = (*_visits_note(table), *note)
    return reading_table(material, table.id, shape, rows=rows, columns=columns, notes=notes, stock=True)


def _visits_note(table: FigureTable) -> tuple[str, ...]:
    """Return what the holders of visit permits do who are in the row of all other purposes."""
    visitors = table.figure("lainnya", "ITK")
    if not visitors.value:
        return ()
    return (
        f"“Lainnya” memuat {formats.counted(visitors)} pemegang ITK dengan maksud di luar golongan di atas, misalnya "
        "kunjungan wisata atau bisnis.",
    )


def _validity(material: Material) -> tuple[Block, ...]:
    """Compose the tables of permits that end soon and of permits past their date, each under its headline."""
    expiring, expired = validity_tables(material)
    return (
        *headline(material, "pesan-akan-berakhir"),
        expiring,
        *headline(material, "pesan-lewat-masa-berlaku"),
        expired,
    )


def validity_tables(material: Material) -> tuple[Table, ...]:
    """Compose the tables of permits that end soon and of permits past their date."""
    expiring = Shape(
        "Izin tinggal yang akan berakhir",
        "Orang; hari pertama adalah hari berakhirnya izin tinggal",
        "Kecamatan",
        labels.place_label,
        _EXPIRY.__getitem__,
    )
    rows = stock_place_rows(material, "stock-expiring")
    expiring_table = reading_table(material, "stock-expiring", expiring, rows=rows, columns=tuple(_EXPIRY), stock=True)
    return tuple(without_empty_places(table, "kecamatan") for table in (expiring_table, _expired_table(material)))


def _expired_table(material: Material) -> Table:
    """Compose the table of permits past their date; unreadable dates have a column outside the total."""
    table = material.table("overstay")
    nil = nil_text(table)

    def row(code: str) -> Row:
        readable = (*(table.figure(code, column) for column in _EXPIRED), expired_permits(material, code))
        cells = (*readable, table.figure(code, labels.UNKNOWN))
        if code == TOTAL:
            return Row(("Jumlah", *cells), "total")
        return Row((labels.place_label(code), *cells), "subtotal" if code == labels.WORK_AREA else "body")

    notes = (
        "Tabel ini memuat catatan register dan bukan temuan pelanggaran: "
        "orang yang bersangkutan dapat telah meninggalkan wilayah Indonesia atau memperoleh izin tinggal baru.",
        DAY_60_NOTE,
    )
    return Table(
        table.id,
        EXPIRED_TITLE,
        f"Orang; lama lewat dalam hari, {material.as_of}",
        ("Kecamatan", *_EXPIRED.values(), "Jumlah", _UNREADABLE),
        () if nil else tuple(row(code) for code in stock_place_rows(material, table.id)),
        () if nil else notes,
        nil=nil,
    )

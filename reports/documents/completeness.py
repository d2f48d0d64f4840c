"""Kelengkapan data: the page before the letter that names what was not read or not understood (settled rule 16).

While there is such a file or table, a document is a draft: its figures leave out what may be in there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import causes
from reports.model.document import Form, Listing, Paragraph, Row, Section, Table
from reports.vocabulary import field_labels, formats, kinds, table_names
from reports.vocabulary.printable_characters import with_latin_letters

if TYPE_CHECKING:
    from reports.model.document import Document
    from reports.model.period import Period
    from reports.model.quality import NotUnderstood, Quality

DRAFT = "DRAF – DATA BELUM LENGKAP"
"""Printed on every page of a document that leaves out what was not understood."""
UNPROTECTED = "Angka kecil belum dilindungi – tidak untuk diedarkan"
"""Printed on every page of an edition for others until its small figures are protected."""
UNREAD_TABLE = "Data belum terbaca"
"""Printed across an empty table in place of ``Data belum disampaikan``."""
NOT_READ = "belum terbaca"
"""Said of a kind that may be among what was not understood; it may well have been delivered."""
_UNDELIVERED = "belum disampaikan"
_MOST = 60
"""Entries that are listed one by one; of more, the rest is counted."""
_STEPS = (
    "Ajarkan arti kolomnya: jalankan “pora check --learn”, atau isi lembar “Pemahaman” pada buku kerja koreksi lalu "
    "serahkan kembali dengan “pora learn”.",
    "Bila bukan masukan, tinggalkan berkas atau lembar itu dengan menuliskannya dalam mappings.toml.",
    "Bila dilindungi kata sandi atau rusak, mintalah salinan yang dapat dibuka kepada pengirimnya.",
)


def is_draft(quality: Quality) -> bool:
    """Tell whether a document made with these inputs is a draft."""
    return bool(quality.not_understood)


def page_warning(quality: Quality, edition: str) -> str:
    """Return what the top of every page warns of: a draft, an edition that must not be passed on; empty for neither."""
    unprotected = edition != "dinas"
    return " · ".join([DRAFT] * is_draft(quality) + [UNPROTECTED] * unprotected)


def without_unprotected(warning: str) -> str:
    """Return the warning of a page whose small figures are protected."""
    return " · ".join(part for part in warning.split(" · ") if part != UNPROTECTED)


def undelivered_phrase(quality: Quality, kind: str, *, is_delivered: bool = False) -> str:
    """Return what is said of a kind without figures: not delivered, or not read.

    Args:
        quality: of the inputs.
        kind: of input; it may be among the tables that were not understood.
        is_delivered: whether its rows are there, so that only this figure could not be read from them.
    """
    is_unread = is_delivered or any(kind in entry.kinds for entry in quality.not_understood)
    return NOT_READ if is_unread else _UNDELIVERED


def section(quality: Quality, period: Period) -> Section | None:
    """Compose the page; None where everything was understood."""
    entries = quality.not_understood
    if not entries:
        return None
    lead = Paragraph(
        f"Dokumen ini adalah draf. Sebanyak {formats.number(len(entries))} berkas atau tabel masukan untuk "
        f"{formats.period(period)} belum terbaca atau belum dipahami, sehingga isinya belum ikut dihitung. "
        "Angka dalam dokumen ini belum dapat disampaikan sebelum daftar di bawah ini diselesaikan."
    )
    return Section("kelengkapan-data", "Kelengkapan Data", (lead, _table(entries), Listing(_STEPS, numbered=True)))


def with_unread_tables(document: Document, quality: Quality) -> Document:
    """Return a document whose empty tables say that their data were not read, where these may be among the unread."""
    unread = {kind for entry in quality.not_understood for kind in entry.kinds}
    if not unread:
        return document
    return replace(document, sections=tuple(_reworded(part, unread) for part in document.sections))


def _reworded(part: Section, unread: set[str]) -> Section:
    blocks = tuple(
        replace(block, nil=UNREAD_TABLE)
        if isinstance(block, Table | Form) and block.nil == formats.NOT_DELIVERED and _kind_of(block.id) in unread
        else block
        for block in part.blocks
    )
    return replace(part, blocks=blocks, sections=tuple(_reworded(child, unread) for child in part.sections))


def _kind_of(table: str) -> str:
    return table_names.kind_of(table) if table in table_names.TABLES else ""


def _table(entries: tuple[NotUnderstood, ...]) -> Table:
    rows = tuple(Row(_cells(number, entry)) for number, entry in enumerate(entries[:_MOST], 1))
    remaining = len(entries) - _MOST
    notes = (f"Serta {formats.number(remaining)} lainnya; lihat “pora check”.",) if remaining > 0 else ()
    return Table(
        "kelengkapan-data",
        "Berkas dan tabel yang belum terbaca atau belum dipahami",
        "Baris yang belum dihitung",
        ("No", "Berkas › lembar", "Mungkin berisi", "Baris", "Sebab; yang masih diperlukan"),
        rows,
        notes,
    )


def _cells(number: int, entry: NotUnderstood) -> tuple[str, ...]:
    path = entry.path.removeprefix("inputs/")
    return (
        formats.number(number),
        with_latin_letters(f"{path} › {entry.sheet}" if entry.sheet else path),
        _possible(entry),
        formats.number(entry.rows) if entry.rows else formats.MISSING,
        _reason(entry),
    )


def _possible(entry: NotUnderstood) -> str:
    if not entry.kinds:
        return "tidak diketahui"
    return (
        formats.joined([kinds.in_sentence(kind) for kind in entry.kinds]) if len(entry.kinds) == 1 else "data masukan"
    )


def _reason(entry: NotUnderstood) -> str:
    reason = causes.label(entry.reason)
    if entry.missing:
        needed = "; ".join(field_labels.label(fields) for fields in entry.missing)
        return f"{reason}. Diperlukan: {needed}."
    return f"{reason}."

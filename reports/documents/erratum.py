"""The letter of correction (Surat Ralat): which figures of a return that was handed in are others today."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import corrected_figures
from reports.documents.corrected_figures import handed_in, table_of_changes
from reports.documents.figures_used import block_figures, iter_blocks
from reports.documents.letter import signature, title
from reports.model.document import Document, Form, Letter, Paragraph, Row, Section, Table
from reports.vocabulary import formats, law

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.documents.material import Material
    from reports.model.correction import Correction, FigureChange
    from reports.model.document import Block

NAME = "surat-ralat"


_ONCE = (
    "Setiap angka dicantumkan satu kali, pada tabel pertama yang memuatnya; di tempat lain dalam laporan angka yang "
    "sama berubah pula."
)
_COMPARISONS = (corrected_figures.TABLE, "perubahan")
"""Tables that compare figures of others."""
_UNPRINTED = "Angka pada lembar data buku kerja, tidak dicetak dalam laporan"


def erratum(material: Material, printed: Document | None = None, *, edition: str) -> Document | None:
    """Return the letter with the lists of all changed figures; None for a return that corrects no figure.

    Args:
        material: with what the return corrects of the one that was handed in.
        printed: the return, by whose tables the figures are listed; without it they stand in one list.
        edition: of the office itself.

    Raises:
        ConfigurationError: the office must choose the letterhead for the document date.
    """
    correction = material.correction
    if correction is None or not correction.changes:
        return None
    tables = tuple(_tables(material, correction.changes, printed))
    blocks: tuple[Block, ...] = (Paragraph(_ONCE), *tables) if printed else tables
    unprinted = len(tables[-1].rows) if printed and tables[-1].id == corrected_figures.TABLE else 0
    return Document(
        name=NAME,
        title="Ralat",
        subtitle=f"{title(material)} Pengawasan Orang Asing {formats.period(material.period)}",
        office=material.config.office.name,
        period=material.period,
        edition=edition,
        as_of=material.figures.as_of,
        date=material.document_date,
        letterhead=law.letterhead(material.config, material.day),
        sections=(Section("lampiran", "Lampiran: Daftar Ralat", blocks, new_page=True),),
        letter=_letter(material, correction, len(correction.changes), unprinted),
    )


def _tables(material: Material, changes: tuple[FigureChange, ...], printed: Document | None) -> Iterator[Table]:
    """Yield the changed figures by the tables of the return that print them, then those that none prints."""
    remaining = {change.id: change for change in changes}
    for block in iter_blocks(printed.sections) if printed else ():
        if not isinstance(block, Table | Form) or block.id in _COMPARISONS:
            continue
        ids = dict.fromkeys(figure.id for figure in block_figures(block))
        of_block = [remaining.pop(identifier) for identifier in ids if identifier in remaining]
        if of_block:
            rows = tuple(Row(corrected_figures.place_and_numbers(material, change)) for change in of_block)
            subtitle = block.subtitle.partition("; perubahan")[0]
            yield Table(f"ralat-{block.id}", block.title, subtitle, corrected_figures.CHANGE_HEAD, rows)
    if remaining:
        table = table_of_changes(material, tuple(remaining.values()), most=len(remaining))
        yield replace(table, title=_UNPRINTED) if printed else table


def _letter(material: Material, correction: Correction, number: int, unprinted: int) -> Letter:
    config, day = material.config, material.document_date
    return Letter(
        number=formats.DOTTED,
        nature=config.letters.nature,
        enclosure="Satu berkas",
        subject=f"Ralat {title(material)} Pengawasan Orang Asing {formats.period(material.period)}",
        place_date=formats.day(day) if day else formats.DOTTED,
        addressee=law.addressee(config, material.day),
        body=_body(material, correction, number, unprinted),
        signature=signature(config.head),
        copies=config.letters.copies,
        place=config.office.city,
    )


def _body(material: Material, correction: Correction, number: int, unprinted: int) -> tuple[Paragraph, ...]:
    part = f", {formats.number(unprinted)} di antaranya hanya pada lembar data buku kerjanya" if unprinted else ""
    of_rules = (
        " Sebagian perbedaan dapat berasal dari perubahan aturan penghitungan sejak laporan disampaikan."
        if correction.other_rules
        else ""
    )
    return (
        Paragraph(
            f"Sehubungan dengan laporan pengawasan orang asing untuk {formats.period_phrase(material.period)} yang "
            f"kami sampaikan pada {handed_in(correction)}, dengan hormat kami sampaikan ralat atas "
            f"{formats.number(number)} angka dalam laporan tersebut{part}. Angka semula dan angka perbaikannya dimuat "
            f"dalam lampiran surat ini.{of_rules}"
        ),
        Paragraph(f"Perbedaan tersebut disebabkan oleh {formats.DOTTED}."),
        Paragraph("Angka lain dalam laporan tersebut tetap berlaku."),
        Paragraph("Demikian ralat ini kami sampaikan. Atas perhatian Bapak/Ibu, kami ucapkan terima kasih."),
    )

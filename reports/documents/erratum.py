"""The letter of correction (Surat Ralat): which figures of a return that was handed in are others today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.corrected_figures import handed_in, table_of_changes
from reports.documents.letter import signature, title
from reports.model.document import Document, Letter, Paragraph, Section
from reports.vocabulary import formats, law

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.correction import Correction, FigureChange

NAME = "surat-ralat"


def erratum(material: Material, *, edition: str) -> Document | None:
    """Return the letter with the list of all changed figures; None for a return that corrects no figure.

    Args:
        material: with what the return corrects of the one that was handed in.
        edition: of the office itself.

    Raises:
        ConfigurationError: the office must choose the letterhead for the document date.
    """
    correction = material.correction
    if correction is None or not correction.changes:
        return None
    table = table_of_changes(material, correction.changes, most=len(correction.changes))
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
        sections=(Section("lampiran", "Lampiran: Daftar Ralat", (table,), new_page=True),),
        letter=_letter(material, correction, correction.changes),
    )


def _letter(material: Material, correction: Correction, changes: tuple[FigureChange, ...]) -> Letter:
    config, day = material.config, material.document_date
    return Letter(
        number=formats.DOTTED,
        nature=config.letters.nature,
        enclosure="Satu berkas",
        subject=f"Ralat {title(material)} Pengawasan Orang Asing {formats.period(material.period)}",
        place_date=formats.day(day) if day else formats.DOTTED,
        addressee=law.addressee(config, material.day),
        body=_body(material, correction, len(changes)),
        signature=signature(config.head),
        copies=config.letters.copies,
        place=config.office.city,
    )


def _body(material: Material, correction: Correction, number: int) -> tuple[Paragraph, ...]:
    of_rules = (
        " Sebagian perbedaan dapat berasal dari perubahan aturan penghitungan sejak laporan disampaikan."
        if correction.other_rules
        else ""
    )
    return (
        Paragraph(
            f"Sehubungan dengan laporan pengawasan orang asing untuk {formats.period_phrase(material.period)} yang "
            f"kami sampaikan pada {handed_in(correction)}, dengan hormat kami sampaikan ralat atas "
            f"{formats.number(number)} angka dalam laporan tersebut. Angka semula dan angka perbaikannya dimuat dalam "
            f"lampiran surat ini.{of_rules}"
        ),
        Paragraph("Angka lain dalam laporan tersebut tetap berlaku."),
        Paragraph("Demikian ralat ini kami sampaikan. Atas perhatian Bapak/Ibu, kami ucapkan terima kasih."),
    )

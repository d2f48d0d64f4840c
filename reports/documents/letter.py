"""Covering letter (surat pengantar) and signature block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import corrected_figures
from reports.documents.completeness import NOT_READ
from reports.model.document import Letter, Paragraph, Signature
from reports.vocabulary import formats, law

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.vocabulary.config import Official


_PARTS_OF_YEAR = {3: "Triwulan", 6: "Semester"}
"""Names of parts of a year, by their number of months."""
_ROMAN = ("I", "II", "III", "IV")


def title(material: Material) -> str:
    """Return the title of the return: of a month, a quarter, half a year, a year, or of other months together."""
    period, months = material.period, len(material.period.months)
    if period.is_month:
        return "Laporan Bulanan"
    if formats.period(period).startswith("Tahun"):
        return "Laporan Tahunan"
    name = _PARTS_OF_YEAR.get(months)
    number, from_start = divmod(period.first.month - 1, months)
    if name is None or from_start:
        return "Laporan Gabungan"
    return f"Laporan {name} {_ROMAN[number]}"


def covering_letter(material: Material) -> Letter:
    """Compose the covering letter to the Kanwil."""
    letters = material.config.letters
    return Letter(
        number=letters.number or formats.DOTTED,
        nature=letters.nature,
        enclosure="Satu berkas",
        subject=_subject(material),
        place_date=formats.day(material.document_date) if material.document_date else formats.DOTTED_DAY,
        addressee=law.addressee(material.config, material.day),
        body=_body(material),
        signature=signature(material.config.head),
        copies=letters.copies,
        place=material.config.office.city,
    )


def _subject(material: Material) -> str:
    """Return what the letter is about, with the number of the correction."""
    subject = f"{title(material)} Pengawasan Orang Asing {formats.period(material.period)}"
    return f"{subject} ({corrected_figures.label(material.correction)})" if material.correction else subject


def signature(official: Official) -> Signature:
    """Return the signature of an official, with Plt., Plh., a.n. or u.b. before the position."""
    return Signature(_position_lines(official), official.name or formats.DOTTED, official.nip or formats.DOTTED)


def _position_lines(official: Official) -> tuple[str, ...]:
    position = f"{official.position},"
    if official.capacity in {"a.n.", "u.b."} and official.on_behalf_of:
        middle = ("u.b.",) if official.capacity == "u.b." else ()
        return (f"a.n. {official.on_behalf_of}", *middle, position)
    return (f"{official.capacity} {position}".strip(),)


def _body(material: Material) -> tuple[Paragraph, ...]:
    office = material.config.office.name
    total = material.figure("stock-district-permit")
    change = material.comparison.previous.change(total)
    change_clause = (
        f", {formats.moved(change)} dibandingkan dengan keadaan per {formats.day(change.base.as_of)}"
        if change and change.difference is not None
        else ""
    )
    if total.value is None:
        count_sentence = _without_register(material)
    elif not total.value:
        count_sentence = f"{formats.opening(material.as_of)} tidak tercatat orang asing dalam register."
    else:
        count_sentence = (
            f"{formats.opening(material.as_of)} tercatat dalam register {formats.counted(total)} asing{change_clause}."
        )
    return (
        Paragraph(
            f"Berdasarkan {_legal_basis(material)}, dengan hormat kami sampaikan laporan "
            f"pengawasan orang asing di wilayah kerja {office} untuk {formats.period_phrase(material.period)}."
            f"{_subjects(material)}"
        ),
        Paragraph(
            f"{count_sentence} {_enclosed(material)}",
            (total, change.base) if change else (total,),
        ),
        Paragraph("Demikian laporan ini kami sampaikan. Atas perhatian Bapak/Ibu, kami ucapkan terima kasih."),
    )


def _subjects(material: Material) -> str:
    """Return the sentence on what the report is about; a correction leaves it out, so that the letter has one page."""
    if material.correction:
        return ""
    return (
        " Laporan memuat keberadaan orang asing, pelayanan izin tinggal, penyidikan, "
        f"tindakan administratif keimigrasian, serta kegiatan {material.team}."
    )


def _enclosed(material: Material) -> str:
    """Return the sentence on what is enclosed, and on what it corrects."""
    if material.correction:
        return corrected_figures.letter_sentence(material.correction)
    return f"{_contents(material)} dimuat dalam laporan terlampir."


def _legal_basis(material: Material) -> str:
    """Return the legal basis: the article on the team, and the letter that asks for returns, when in force."""
    asked_by = law.monthly_letter(material.period.end)
    article = f"Pasal 69 {law.act(material.period.end)}"
    return f"{article} serta {asked_by}" if asked_by else article


def _without_register(material: Material) -> str:
    """Return the sentence in place of the stock: an office does not deliver its own register, it cannot show it yet."""
    state = material.undelivered("register")
    if state == NOT_READ:
        return f"Register orang asing untuk periode laporan ini {state}."
    return (
        "Keadaan orang asing menurut register untuk periode laporan ini belum dapat disajikan; datanya disampaikan "
        "dalam laporan susulan."
    )


def _contents(material: Material) -> str:
    """Return what the enclosed report holds."""
    return "Rincian, definisi, dan rekonsiliasi data" if material.sources else "Rincian dan definisi"

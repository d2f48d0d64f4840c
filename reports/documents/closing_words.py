"""The conclusion of a return: what was counted, sentence by sentence, what is missing, then the closing words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import reconciliation, suggested_actions
from reports.model.document import Paragraph
from reports.model.figures import TOTAL
from reports.vocabulary import formats, kinds, labels

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.figures import Figure

Sentence = tuple[str, tuple["Figure", ...]]
"""A sentence and the figures that it names; empty where there is nothing to say."""
_NONE: Sentence = ("", ())
_MANY_UNREAD = 0.05
"""Part of the register without a readable end of the permit from which the closing words say so."""


def paragraphs(material: Material) -> tuple[Paragraph, ...]:
    """Return what was counted by subject, what is missing, and the closing words."""
    subjects = (
        (_stock(material),),
        (_incidents(material), _actions(material)),
        (_meetings(material), _gap(material)),
        (_missing(material),),
    )
    filled_subjects = [[sentence for sentence in subject if sentence[0]] for subject in subjects]
    return (
        *(
            Paragraph(
                " ".join(text for text, _ in subject), tuple(figure for _, figures in subject for figure in figures)
            )
            for subject in filled_subjects
            if subject
        ),
        Paragraph("Demikian laporan ini disusun untuk menjadi bahan pertimbangan pimpinan."),
    )


def _stock(material: Material) -> Sentence:
    """Return the register with the permits that end soon and those past their date."""
    total = material.figure("stock-district-permit")
    if total.value is None:
        return _NONE
    soon, lapsed = material.figure("stock-expiring", TOTAL, "30"), suggested_actions.expired_permits(material)
    if not total.value:
        return f"{formats.opening(material.as_of)} tidak tercatat orang asing dalam register.", (total,)
    text = f"{formats.opening(material.as_of)} register orang asing memuat {formats.quantity(total)}."
    if soon.value:
        text += f" Izin tinggal {formats.counted(soon)} berakhir dalam 30 hari."
    if lapsed.value:
        text += f" Izin tinggal {formats.counted(lapsed)} lewat masa berlaku menurut register."
    unread = material.figure("overstay", TOTAL, labels.UNKNOWN)
    if (unread.value or 0) >= _MANY_UNREAD * total.value > 0:
        text += f" Tanggal akhir izin tinggal {formats.counted(unread)} tidak terbaca, sehingga belum ikut dihitung."
    return text, (total, soon, lapsed, unread)


def _incidents(material: Material) -> Sentence:
    """Return the incidents by grade, and the persons in criminal proceedings."""
    total, cases = material.figure("incidents-type-grade"), material.figure("projustisia")
    if total.value is None:
        return _NONE
    span = material.counted_span(total.table)
    if not total.value:
        return f"Selama {span} tidak tercatat kejadian.", (total,)
    grades = [(grade, material.figure(total.table, TOTAL, grade)) for grade in labels.GRADES]
    parts = [f"{formats.figure(figure)} {labels.grade_phrase(grade)}" for grade, figure in grades if figure.value]
    text = f"Selama {span} tercatat {formats.counted(total, 'kejadian')}: {formats.joined(parts)}."
    if cases.value:
        text += f" Dalam proses projustisia pada seluruh tahap terdapat {formats.counted(cases)}."
    return text, (total, cases, *(figure for _, figure in grades))


def _actions(material: Material) -> Sentence:
    actions, persons = material.figure("tak-actions"), material.figure("tak-persons")
    if actions.value is None:
        return _NONE
    span = material.counted_span(actions.table)
    if not actions.value:
        return f"Selama {span} tidak ada tindakan administratif keimigrasian.", (actions,)
    against = f" terhadap {formats.counted(persons)}" if persons.value else ""
    text = f"Selama {span} ditetapkan {formats.counted(actions)} administratif keimigrasian{against}."
    return text, (actions, persons)


def _meetings(material: Material) -> Sentence:
    """Return the meetings and operations that the log holds; others than the office held some of them."""
    meetings = material.figure("timpora", TOTAL, "rapat")
    operations = material.figure("timpora", TOTAL, "operasi-gabungan")
    if meetings.value is None:
        return _NONE
    span = material.counted_span(meetings.table)
    counted = formats.there_are((meetings, "rapat koordinasi"), (operations, "operasi gabungan"))
    text = f"Selama {span} dalam catatan kegiatan {counted} {material.team} pada seluruh tingkat."
    return text, (meetings, operations)


def _gap(material: Material) -> Sentence:
    """Return the difference between the register and the agency that counts the same persons."""
    gap = reconciliation.difference(material)
    if not gap.difference:
        return _NONE
    number = formats.number(abs(gap.difference))
    return (
        f"Antara register dan data Dukcapil terdapat selisih {number} orang pemegang ITAS dan ITAP pada kecamatan yang "
        "sama.",
        (gap.now, gap.base),
    )


def _missing(material: Material) -> Sentence:
    """Return which inputs the conclusion lacks."""
    names = [kinds.in_sentence(kind) for kind, _ in material.undelivered_kinds()]
    if not names:
        return _NONE
    return f"Kesimpulan ini belum atau baru sebagian memuat {formats.joined(names)}.", ()

"""Intelijen dan penindakan: incidents by grade, criminal cases, administrative actions and persons under action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import form_pages
from reports.documents.forms import has_unread_actions
from reports.documents.headlines import headline
from reports.documents.tables import Shape, flow_place_rows, reading_table, shortened_for_office, sort_by_total
from reports.model.document import Listing, Paragraph, Section, Table
from reports.model.figures import TOTAL
from reports.vocabulary import actions, formats, labels

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.decisions import NamedDecision
    from reports.model.document import Block

GRADE_NOTE = (
    "“Dugaan” hanya dipakai bila pejabat menyatakannya dan mencantumkan pasal keimigrasian; "
    "“dikenai TAK” bila ada nomor dan tanggal keputusan, dan tidak berarti terbukti melakukan tindak pidana."
)


INCIDENT_HEAD = "Jenis kejadian (menurut laporan awal)"
"""Head of the types of incidents: their words assert nothing that the grade does not."""


def sections(material: Material) -> tuple[Section, ...]:
    """Compose the sections on incidents, projustisia and TAK."""
    return (
        Section(
            "kejadian",
            "1. Kejadian yang tercatat",
            (
                incidents_opening(material),
                *headline(material, "pesan-kejadian"),
                incidents(material),
                incidents_by_place(material),
            ),
        ),
        Section(
            "projustisia-bagian",
            "2. Projustisia",
            (
                cases_opening(material),
                *form_pages.reference((material.table("projustisia"),), "menurut pasal dan tahap", "Projustisia"),
            ),
        ),
        Section(
            "tak",
            "3. Tindakan administratif keimigrasian (TAK)",
            (
                actions_opening(material),
                *form_pages.reference(
                    (material.table("tak-actions"),),
                    "menurut pasal dan jenis tindakan",
                    "Tindakan administratif keimigrasian",
                ),
                persons(material),
                *decisions_to_check(material),
            ),
        ),
    )


def incidents_opening(material: Material) -> Paragraph:
    """Return the paragraph with the number of recorded incidents and a note on their grades."""
    total = material.figure("incidents-type-grade")
    if total.value is None:
        return Paragraph(
            f"Catatan kejadian untuk {formats.period_phrase(material.period)} {material.undelivered('incidents')}.",
            (total,),
        )
    if not total.value:
        return Paragraph(f"Selama {material.counted_span(total.table)} tidak tercatat kejadian.", (total,))
    return Paragraph(
        f"Selama {material.counted_span(total.table)} tercatat {formats.counted(total, 'kejadian')}. "
        "Kejadian dicatat menurut tingkat kepastiannya, dari keberadaan sampai dengan putusan berkekuatan hukum "
        "tetap; kehadiran atau peliputan yang sah dicatat sebagai keberadaan.",
        (total,),
    )


def incidents(material: Material) -> Table:
    """Compose the table of incidents by type and grade."""
    table = material.table("incidents-type-grade")
    shape = Shape(
        "Kejadian menurut jenis dan tingkat kepastian",
        "Kejadian",
        INCIDENT_HEAD,
        labels.incident_type_label,
        labels.GRADES.__getitem__,
    )
    rows = (*sort_by_total(table, labels.incident_type_label), TOTAL)
    return reading_table(
        material, table.id, shape, rows=rows, columns=tuple(labels.GRADES), notes=_grade_notes(material)
    )


def _grade_notes(material: Material) -> tuple[str, ...]:
    """Return what stands under the table of grades."""
    remarks, when = material.decisions, "bulan" if material.period.is_month else "periode laporan"
    later, untouched = remarks.of_earlier_incidents, remarks.without_action
    notes = [GRADE_NOTE]
    if later:
        notes.append(f"{formats.number(later)} kejadian bulan terdahulu memperoleh keputusan pada {when} ini.")
    if untouched:
        notes.append(f"{formats.number(untouched)} orang dalam kejadian yang dikenai TAK tidak dikenai tindakan.")
    return tuple(notes)


_REASONS = {
    "before": "keputusan bertanggal sebelum kejadian",
    "late": "keputusan bertanggal lebih dari satu tahun setelah kejadian",
    "after-document": "keputusan bertanggal setelah tanggal dokumen",
    "korban": "orangnya dicatat sebagai korban",
    "diplomat": "orangnya dicatat sebagai pejabat diplomatik atau dinas",
}


def decisions_to_check(material: Material) -> tuple[Block, ...]:
    """Return the decisions that could not be placed, and those on persons on whom none may fall."""
    lists = (
        (
            "TAK belum dapat ditempatkan. Tanggal keputusan berikut tidak mungkin; tindakannya tidak dihitung pada "
            "bulan mana pun sampai tanggalnya dibetulkan:",
            material.decisions.unplaced,
        ),
        (
            "Tindakan berikut menurut catatan dikenakan kepada orang yang tidak dapat dikenai TAK. Tindakannya "
            "dihitung dan perlu diperiksa:",
            material.decisions.against_protected,
        ),
    )
    return tuple(
        block
        for opening, decisions in lists
        if decisions
        for block in (Paragraph(opening), Listing(tuple(map(_decision, decisions))))
    )


def _decision(decision: NamedDecision) -> str:
    kinds = formats.joined([labels.action_label(kind) for kind in decision.kinds])
    incident = f", kejadian {formats.day(decision.incident)}" if decision.incident else ""
    day, reason = formats.day(decision.decided), _REASONS[decision.reason]
    return f"{kinds}, nomor {decision.number} tanggal {day}{incident}: {reason}."


def incidents_by_place(material: Material) -> Table:
    """Compose the table of incidents by kecamatan."""
    table = material.table("incidents-district")
    columns = tuple(column for column in table.columns if column in labels.GRADES)
    shape = Shape(
        "Kejadian menurut kecamatan",
        "Kejadian",
        "Kecamatan",
        labels.place_label,
        labels.GRADES.__getitem__,
        total_row="Jumlah",
    )
    rows = flow_place_rows(material, table.id)
    table_of_places = reading_table(material, table.id, shape, rows=rows, columns=columns)
    return shortened_for_office(material, table_of_places)


def cases_opening(material: Material) -> Paragraph:
    """Return the paragraph with the number of persons in criminal proceedings."""
    total = material.figure("projustisia")
    counted = material.counted_span(total.table)
    if total.value is None:
        phrase = formats.period_phrase(material.period)
        return Paragraph(f"Catatan projustisia untuk {phrase} {material.undelivered('incidents')}.", (total,))
    if not total.value:
        return Paragraph(
            f"Selama {counted} tidak ada perkara keimigrasian dalam tahap penyidikan, penuntutan, atau sidang.",
            (total,),
        )
    return Paragraph(
        f"Selama {counted} terdapat {formats.counted(total)} dalam proses projustisia pada seluruh tahap.", (total,)
    )


def actions_opening(material: Material) -> Paragraph:
    """Return the paragraph with the number of actions and of persons under action."""
    count, persons = material.figure("tak-actions"), material.figure("tak-persons")
    if count.value is None and has_unread_actions(material.table("tak-actions")):
        return Paragraph(
            f"Selama {formats.period_phrase(material.period)} terdapat keputusan yang jenis tindakannya belum terbaca, "
            "sehingga jumlah tindakan administratif keimigrasian belum dapat dinyatakan.",
            (count, persons),
        )
    if count.value is None:
        return Paragraph(
            f"Catatan tindakan untuk {formats.period_phrase(material.period)} {material.undelivered('incidents')}.",
            (count, persons),
        )
    if not count.value:
        return Paragraph(
            f"Selama {material.counted_span(count.table)} tidak ada tindakan administratif keimigrasian.",
            (count, persons),
        )
    return Paragraph(
        f"Selama {material.counted_span(count.table)} ditetapkan {formats.counted(count)} "
        f"administratif keimigrasian terhadap {formats.counted(persons)}. Tindakan dan orang dihitung terpisah: "
        "satu orang dapat dikenai lebih dari satu tindakan. Yang dihitung adalah tindakan yang mempunyai nomor "
        "dan tanggal keputusan; usulan dan rencana tidak dihitung.",
        (count, persons),
    )


def persons(material: Material) -> Table:
    """Compose the table of distinct persons under action, by nationality; detention stands behind the total.

    Most detentions are outside of it, and a row such as 1, 9, total 1 would look like an error.
    """
    table = material.table("tak-persons")
    used = tuple(kind for kind in table.columns if table.figure(TOTAL, kind).value) or actions.KINDS
    in_total = tuple(kind for kind in used if kind != actions.DETENTION)
    shape = Shape(
        "Orang yang dikenai tindakan menurut kebangsaan/wilayah",
        "Orang; setiap orang dihitung satu kali",
        "Kebangsaan/wilayah",
        labels.nationality_label,
        _persons_head,
        total_column="",
    )
    rows = (*sort_by_total(table, labels.nationality_label), TOTAL)
    return reading_table(
        material,
        table.id,
        shape,
        rows=rows,
        columns=(*in_total, TOTAL, *(kind for kind in used if kind not in in_total)),
        notes=(
            "Jumlah menghitung orang satu kali, sehingga bukan penjumlahan kolom maupun baris; orang yang hanya "
            "dikenai pendetensian tidak termasuk di dalamnya, kecuali atas dasar Pasal 75 ayat (2) huruf d.",
        ),
    )


def _persons_head(code: str) -> str:
    return {TOTAL: "Jumlah", actions.DETENTION: "Detensi (lihat catatan)"}.get(code) or short_action_label(code)


def short_action_label(kind: str) -> str:
    """Return a column head for a kind of action, shorter than the wording of the law."""
    return {
        "TAK_A": "Penangkalan",
        "TAK_B": "Pembatalan izin tinggal",
        "TAK_C": "Larangan berada",
        "TAK_D": "Keharusan bertempat tinggal",
        "TAK_E": "Biaya beban",
        "TAK_F": "Deportasi",
        "DETENSI": "Detensi",
    }.get(kind, labels.action_label(kind))

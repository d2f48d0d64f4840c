"""The one page a chair reads: what is new, five figures, what must be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import summary
from reports.documents.meeting import follow_ups, naming, recommendations, theme_section
from reports.documents.meeting.own_paragraphs import listing
from reports.model.document import KeyFigure, KeyFigures, Paragraph, Section
from reports.model.figures import TOTAL
from reports.model.meeting import Progress
from reports.vocabulary import formats, labels

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.figures import Figure

Point = tuple[str, tuple["Figure", ...]]
"""A sentence and the figures it names."""


def section(material: MeetingMaterial) -> Section:
    """Compose the page."""
    news = news_since(material)
    return Section(
        "ringkasan",
        "Ringkasan untuk Pimpinan Rapat",
        (_lead(material), KeyFigures(key_figures(material))),
        (
            Section(
                "baru",
                naming.news_title(material),
                (
                    listing(
                        material, "bahan-baru", [text for text, _ in news], tuple(f for _, some in news for f in some)
                    ),
                ),
            ),
            Section("keputusan", "Yang perlu diputuskan", recommendations.decisions(material)),
        ),
    )


def _lead(material: MeetingMaterial) -> Paragraph:
    data = material.data
    return Paragraph(
        f"Keadaan {data.as_of}; kejadian, tindakan, dan kegiatan {data.span}; {recommendations.scope(material)}."
    )


def key_figures(material: MeetingMaterial) -> tuple[KeyFigure, ...]:
    """Return five figures, each with its unit in words and its change or breakdown."""
    data, code = material.data, naming.row(material)
    register = data.figure("stock-district-permit", code)
    soon = data.figure("stock-expiring", code, "30")
    cases = data.figure("incidents-district", code) if code != TOTAL else data.figure("incidents-type-grade")
    acts = data.figure("tak-actions")
    tasks = follow_ups.open_count(material)
    return (
        KeyFigure(register, "orang asing tercatat dalam register",
                  summary.change_note(data, register, stock_table=True)),
        KeyFigure(soon, "orang yang izin tinggalnya berakhir dalam 30 hari",
                  summary.change_note(data, soon, stock_table=True)),
        KeyFigure(cases, "kejadian tercatat", _of_theme(material)),
        KeyFigure(acts, "tindakan administratif keimigrasian" + ("" if code == TOTAL else " (seluruh wilayah kerja)"),
                  summary.persons_note(data)),
        KeyFigure(tasks, "tindak lanjut rapat terdahulu belum selesai", _late(material)),
    )  # fmt: skip


def _of_theme(material: MeetingMaterial) -> str:
    total = theme_section.incidents_total(material)
    if total.value is None or not material.theme.incident_types or naming.row(material) != TOTAL:
        return ""
    return f"{formats.headline(total)} berkaitan dengan tema"


def _late(material: MeetingMaterial) -> str:
    late = follow_ups.overdue_count(material)
    return f"{formats.headline(late)} lewat tenggat" if follow_ups.open_count(material).value else ""


def news_since(material: MeetingMaterial) -> list[Point]:
    """Return what is new since the last meeting, at most five sentences."""
    found = (_stock(material), _incidents(material), _actions(material), _tasks(material), _held(material))
    return [one for one in found if one is not None]


def _stock(material: MeetingMaterial) -> Point:
    data = material.data
    now = data.figure("stock-district-permit", naming.row(material))
    where = naming.place(material)
    if now.value is None:
        return f"Register orang asing {data.as_of} belum disampaikan.", (now,)
    if not now.value:
        return f"{formats.opening(data.as_of)} tidak tercatat orang asing dalam register{where}.", (now,)
    change = data.comparison.previous.change(now)
    if change is None or change.difference is None:
        return f"{formats.opening(data.as_of)} tercatat dalam register {formats.counted(now)} asing{where}.", (now,)
    return (
        f"Jumlah orang asing dalam register{where} {formats.moved(change)} dibandingkan dengan keadaan per "
        f"{formats.day(change.base.as_of)}, menjadi {formats.counted(now)}.",
        (now, change.base),
    )


def _incidents(material: MeetingMaterial) -> Point:
    data, code = material.data, naming.row(material)
    total = data.figure("incidents-district", code) if code != TOTAL else data.figure("incidents-type-grade")
    phrase, where = formats.period_phrase(data.period), naming.place(material)
    if total.value is None:
        return f"Catatan kejadian untuk {phrase} belum disampaikan.", (total,)
    if not total.value:
        return f"Selama {phrase} tidak tercatat kejadian{where}.", (total,)
    if code != TOTAL:
        return f"Selama {phrase} tercatat {formats.counted(total, 'kejadian')}{where}.", (total,)
    grades = [(grade, data.figure("incidents-type-grade", TOTAL, grade)) for grade in labels.GRADES]
    told = [f"{formats.figure(one)} dicatat sebagai {labels.grade_phrase(grade)}" for grade, one in grades if one.value]
    return (
        f"Selama {phrase} tercatat {formats.counted(total, 'kejadian')}: {formats.joined(told)}.",
        (total, *(one for _, one in grades)),
    )


def _actions(material: MeetingMaterial) -> Point | None:
    data = material.data
    acts, who = data.figure("tak-actions"), data.figure("tak-persons")
    if acts.value is None:
        return None
    where = naming.area(material)
    if not acts.value:
        return f"Tidak ada tindakan administratif keimigrasian{where}.", (acts,)
    return f"Ditetapkan {formats.counted(acts)} administratif keimigrasian terhadap {formats.counted(who)}{where}.", (
        acts,
        who,
    )


def _tasks(material: MeetingMaterial) -> Point | None:
    total = follow_ups.task_count(material)
    if not total.value:
        return None
    parts = [(step, follow_ups.task_count(material, step)) for step in Progress]
    told = formats.joined(
        [f"{formats.figure(one)} {follow_ups.STATUS_IN_SENTENCES[step]}" for step, one in parts if one.value]
    )
    return f"Dari {formats.counted(total)} rapat terdahulu, {told}.", (total, *(one for _, one in parts))


def _held(material: MeetingMaterial) -> Point | None:
    data = material.data
    meetings, joint = data.figure("timpora", TOTAL, "rapat"), data.figure("timpora", TOTAL, "operasi-gabungan")
    if meetings.value is None or not (meetings.value or joint.value):
        return None
    return (
        f"Diselenggarakan {formats.counted(meetings, 'rapat koordinasi')} dan "
        f"{formats.counted(joint, 'operasi gabungan')} {naming.team(material)} pada seluruh tingkat.",
        (meetings, joint),
    )

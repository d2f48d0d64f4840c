"""Compose the one-page summary for the chair: what is new, five key figures, what must be decided."""

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
    from reports.model.document import Listing


def section(material: MeetingMaterial) -> Section:
    """Return the page."""
    return Section(
        "ringkasan",
        "Ringkasan untuk Pimpinan Rapat",
        (_scope_line(material), KeyFigures(key_figures(material))),
        (
            Section(
                "baru",
                naming.news_title(material),
                (news_listing(material),),
            ),
            Section("keputusan", "Yang perlu diputuskan", recommendations.decisions(material)),
        ),
    )


def _scope_line(material: MeetingMaterial) -> Paragraph:
    """Return a line with the as-of date, the period and the area of the figures."""
    data = material.data
    return Paragraph(
        f"Keadaan {data.as_of}; kejadian, tindakan, dan kegiatan {data.span}; {recommendations.scope(material)}."
    )


def key_figures(material: MeetingMaterial) -> tuple[KeyFigure, ...]:
    """Return five figures, each with its unit in words and with its change or breakdown."""
    data, code = material.data, naming.place_code(material)
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
        KeyFigure(cases, "kejadian tercatat", _theme_remark(material)),
        KeyFigure(acts, "tindakan administratif keimigrasian" + ("" if code == TOTAL else " (seluruh wilayah kerja)"),
                  summary.persons_note(data)),
        KeyFigure(tasks, "tindak lanjut rapat terdahulu belum selesai", _overdue_remark(material)),
    )  # fmt: skip


def _theme_remark(material: MeetingMaterial) -> str:
    """Return the number of incidents of the theme; empty where it is unknown or at a meeting of one kecamatan."""
    total = theme_section.incidents_total(material)
    if total.value is None or not material.theme.incident_types or naming.place_code(material) != TOTAL:
        return ""
    return f"{formats.headline(total)} berkaitan dengan tema"


def _overdue_remark(material: MeetingMaterial) -> str:
    overdue = follow_ups.overdue_count(material)
    return f"{formats.headline(overdue)} lewat tenggat" if follow_ups.open_count(material).value else ""


def news_listing(material: MeetingMaterial) -> Listing:
    """Return what is new since the previous meeting: at most five sentences, or the office's own text."""
    news = _news(material)
    figures = tuple(figure for sentence in news for figure in sentence.figures)
    return listing(material, "bahan-baru", [sentence.text for sentence in news], figures)


def _news(material: MeetingMaterial) -> list[Paragraph]:
    sentences = (
        _stock_news(material),
        _incident_news(material),
        _action_news(material),
        _task_news(material),
        _meeting_news(material),
    )
    return [sentence for sentence in sentences if sentence is not None]


def _stock_news(material: MeetingMaterial) -> Paragraph:
    data = material.data
    now = data.figure("stock-district-permit", naming.place_code(material))
    place = naming.district_phrase(material)
    if now.value is None:
        return Paragraph(f"Register orang asing {data.as_of} {data.undelivered('register')}.", (now,))
    if not now.value:
        return Paragraph(f"{formats.opening(data.as_of)} tidak tercatat orang asing dalam register{place}.", (now,))
    change = data.comparison.previous.change(now)
    if change is None or change.difference is None:
        text = f"{formats.opening(data.as_of)} tercatat dalam register {formats.counted(now)} asing{place}."
        return Paragraph(text, (now,))
    return Paragraph(
        f"Jumlah orang asing dalam register{place} {formats.moved(change)} dibandingkan dengan keadaan per "
        f"{formats.day(change.base.as_of)}, menjadi {formats.counted(now)}.",
        (now, change.base),
    )


def _incident_news(material: MeetingMaterial) -> Paragraph:
    data, code = material.data, naming.place_code(material)
    total = data.figure("incidents-district", code) if code != TOTAL else data.figure("incidents-type-grade")
    counted, place = data.counted_span(total.table), naming.district_phrase(material)
    if total.value is None:
        phrase = formats.period_phrase(data.period)
        return Paragraph(f"Catatan kejadian untuk {phrase} {data.undelivered('incidents')}.", (total,))
    if not total.value:
        return Paragraph(f"Selama {counted} tidak tercatat kejadian{place}.", (total,))
    if code != TOTAL:
        return Paragraph(f"Selama {counted} tercatat {formats.counted(total, 'kejadian')}{place}.", (total,))
    grades = [(grade, data.figure("incidents-type-grade", TOTAL, grade)) for grade in labels.GRADES]
    parts = [f"{formats.figure(figure)} {labels.grade_phrase(grade)}" for grade, figure in grades if figure.value]
    return Paragraph(
        f"Selama {counted} tercatat {formats.counted(total, 'kejadian')}: {formats.joined(parts)}.",
        (total, *(figure for _, figure in grades)),
    )


def _action_news(material: MeetingMaterial) -> Paragraph | None:
    data = material.data
    acts, persons = data.figure("tak-actions"), data.figure("tak-persons")
    if acts.value is None:
        return None
    place = naming.whole_area_phrase(material)
    if not acts.value:
        return Paragraph(f"Tidak ada tindakan administratif keimigrasian{place}.", (acts,))
    return Paragraph(
        f"Ditetapkan {formats.counted(acts)} administratif keimigrasian terhadap {formats.counted(persons)}{place}.",
        (acts, persons),
    )


def _task_news(material: MeetingMaterial) -> Paragraph | None:
    total = follow_ups.task_count(material)
    if not total.value:
        return None
    counts = [(progress, follow_ups.task_count(material, progress)) for progress in Progress]
    states = formats.joined(
        [
            f"{formats.figure(figure)} {follow_ups.STATUS_IN_SENTENCES[progress]}"
            for progress, figure in counts
            if figure.value
        ]
    )
    figures = (total, *(figure for _, figure in counts))
    return Paragraph(f"Dari {formats.counted(total)} rapat terdahulu, {states}.", figures)


def _meeting_news(material: MeetingMaterial) -> Paragraph | None:
    data = material.data
    meetings, joint = data.figure("timpora", TOTAL, "rapat"), data.figure("timpora", TOTAL, "operasi-gabungan")
    if meetings.value is None or not (meetings.value or joint.value):
        return None
    counted = ((meetings, "rapat koordinasi"), (joint, "operasi gabungan"))
    events = formats.joined([formats.counted(figure, noun) for figure, noun in counted if figure.value])
    text = f"Diselenggarakan {events} {naming.team_name(material)} pada seluruh tingkat."
    return Paragraph(text, (meetings, joint))

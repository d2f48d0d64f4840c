"""What follows from the data: what the office plans, what it asks its superior, what a meeting may decide.

A report to a superior assigns nothing: it tells the plans of the office and asks for direction. A meeting decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.documents import reconciliation
from reports.model.figures import TOTAL
from reports.vocabulary import formats, kinds, labels

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.figures import Change, Figure

_OTHER_AGENCIES = "agency_counts"


@dataclass(frozen=True)
class Proposal:
    """A proposal that follows from the data."""

    cause: str
    """Short name of the cause: lapsed, expiring, exactly-60, difference, idle, undelivered."""
    plan: str
    """As a plan of the office, or, for a superior, as what direction is asked on."""
    advice: str
    """As advice in a report to a superior, from "Agar"."""
    figures: tuple[Figure, ...] = ()
    decision: str = ""
    """As a decision of a meeting; empty for what the office does by itself."""
    for_superior: bool = False
    """Whether the office asks its superior for direction."""


def of_return(material: Material) -> tuple[Proposal, ...]:
    """Return what a report to a superior proposes, the most urgent first; nothing in a reprocessed one."""
    if material.reprocessed:
        return ()
    candidates = (
        _verification(expired_permits(material)),
        _notification(material.figure("stock-expiring", TOTAL, "30")),
        _determination(material.figure("overstay", TOTAL, "eq60")),
        _matching(reconciliation.difference(material), ""),
        _delivery(material),
    )
    return tuple(proposal for proposal in candidates if proposal is not None)


def of_meeting(material: Material, row: str = TOTAL) -> tuple[Proposal, ...]:
    """Return what a meeting may decide; what the office does by itself is no matter for other agencies.

    Args:
        material: holds the counts.
        row: code of a kecamatan, or TOTAL for all.
    """
    place = "" if row == TOTAL else f" di Kecamatan {labels.place_label(row)}"
    candidates = (_matching(reconciliation.difference(material, row), place), _meetings(material), _delivery(material))
    return tuple(proposal for proposal in candidates if proposal is not None and proposal.decision)


def expired_permits(material: Material, row: str = TOTAL) -> Figure:
    """Return the number of permits past their date in the register; unreadable dates do not count.

    Args:
        material: holds the counts.
        row: code of a kecamatan, or TOTAL for all.
    """
    return material.figure("overstay", row)


def _verification(lapsed: Figure) -> Proposal | None:
    if not lapsed.value:
        return None
    whose = f"izin tinggal {formats.counted(lapsed)} yang lewat masa berlaku menurut register"
    return Proposal(
        "lapsed",
        f"Memverifikasi {whose} dengan data perlintasan.",
        f"Agar {whose} diverifikasi dengan data perlintasan.",
        (lapsed,),
    )


def _notification(soon: Figure) -> Proposal | None:
    if not soon.value:
        return None
    whom = f"{formats.counted(soon)} yang izin tinggalnya berakhir dalam 30 hari"
    return Proposal(
        "expiring", f"Menyampaikan pemberitahuan kepada {whom}.", f"Agar {whom} menerima pemberitahuan.", (soon,)
    )


def _determination(exactly_60: Figure) -> Proposal | None:
    if not exactly_60.value:
        return None
    whose = f"izin tinggal {formats.counted(exactly_60)} yang lewat tepat 60 hari"
    return Proposal(
        "exactly-60",
        f"Penetapan atas {whose}, karena ketentuan tidak menyebut hari ke-60.",
        f"Agar ditetapkan perlakuan atas {whose}, karena ketentuan tidak menyebut hari ke-60.",
        (exactly_60,),
        for_superior=True,
    )


def _matching(gap: Change, place: str) -> Proposal | None:
    if not gap.difference:
        return None
    gap_phrase = f"selisih {formats.number(abs(gap.difference))} orang pemegang ITAS dan ITAP{place}"
    return Proposal(
        "difference",
        f"Pencocokan data dengan Dukcapil atas {gap_phrase}.",
        f"Agar {gap_phrase} dicocokkan bersama Dukcapil.",
        (gap.now, gap.base),
        decision=f"Menetapkan jadwal pencocokan data dengan Dukcapil atas {gap_phrase}.",
        for_superior=True,
    )


def _meetings(material: Material) -> Proposal | None:
    """Propose meetings of the kecamatan without one, where the office has set how many there are to be."""
    without_meeting = _without_meeting(material) if material.config.meeting.district_target else []
    if not without_meeting:
        return None
    level = f"rapat koordinasi {material.team} tingkat Kecamatan {formats.joined(without_meeting)}"
    return Proposal("idle", "", "", decision=f"Menetapkan jadwal {level}.")


def _delivery(material: Material) -> Proposal | None:
    undelivered = [kind for kind, _ in material.undelivered_kinds()]
    if not undelivered:
        return None
    names = formats.joined([kinds.in_sentence(kind) for kind in undelivered])
    of_agencies = kinds.in_sentence(_OTHER_AGENCIES)
    return Proposal(
        "undelivered",
        f"Melengkapi {names} yang belum tersedia.",
        f"Agar {names} yang belum tersedia dilengkapi dalam laporan susulan.",
        decision=f"Menugaskan penyampaian {of_agencies} yang belum diterima." if _OTHER_AGENCIES in undelivered else "",
    )


def _without_meeting(material: Material) -> list[str]:
    """Return the kecamatan without a meeting in the period; none when the log was not delivered."""
    meetings = {code: material.figure("timpora", code, "rapat").value for code in material.districts}
    return [labels.place_label(code) for code, value in meetings.items() if value == 0]

"""What the office has to decide or find, as decisions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.documents import causes
from reports.documents.archive import differences, findings
from reports.model.archive import Role, State
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.documents.archive.findings import Finding
    from reports.documents.archive.material import ArchiveMaterial
    from reports.model.figures import Figure

MOST_DECISIONS = 6
"""Decisions on the summary page."""
_NAMED = 3
"""Periods of a kind that a decision names."""
_KIND = {
    "register": "register",
    "incidents": "catatan kejadian",
    "activities": "catatan kegiatan",
    "services": "data layanan",
    "agency_counts": "data instansi lain",
}


def decision_points(material: ArchiveMaterial) -> tuple[tuple[str, ...], tuple[Figure, ...]]:
    """Return the decisions, the weightiest first, and the figures they name."""
    figures: list[Figure] = []
    listed = findings.list_findings(material)
    made = (
        *_contradictions(listed),
        *_differing(material, figures),
        *_unusable(material, figures),
        *_partial(listed),
        *_missing(listed),
    )
    return made[:MOST_DECISIONS], tuple(figures)


def _named(own: list[Finding]) -> str:
    """Return the periods of a few findings, and how many more there are."""
    periods = [formats.period(one.period) for one in own]
    if len(periods) <= _NAMED:
        return formats.joined(periods)
    return formats.joined([*periods[:_NAMED], f"{formats.number(len(periods) - _NAMED)} masa lain"])


def _contradictions(listed: tuple[Finding, ...]) -> Iterator[str]:
    own = [one for one in listed if one.state is State.CONFLICTING]
    periods = [one for one in own if "period-conflict" in one.reasons]
    versions = [one for one in own if one not in periods]
    if versions:
        yield f"Menetapkan versi yang berlaku: {_by_kind(versions)}."
    if periods:
        yield f"Menetapkan masa laporan yang benar: {_by_kind(periods)}."


def _differing(material: ArchiveMaterial, figures: list[Figure]) -> Iterator[str]:
    listed = differences.list_differences(material)
    if listed:
        figures.append(material.count("perbedaan", "angka", len(listed), "angka"))
        number = formats.number(len(listed))
        yield f"Menetapkan perlu tidaknya ralat atas {number} angka yang berbeda dari laporan terdahulu."


def _unusable(material: ArchiveMaterial, figures: list[Figure]) -> Iterator[str]:
    lost = material.files(Role.UNUSABLE)
    if lost:
        figures.append(material.count("berkas", Role.UNUSABLE.value, len(lost)))
        counted = Counter(causes.label(one.reason or "file-unreadable") for one in lost)
        leading = [
            f"{formats.number(number)} karena {text[:1].lower()}{text[1:]}" for text, number in counted.most_common(2)
        ]
        more = len(lost) - sum(number for _, number in counted.most_common(2))
        told = formats.joined([*leading, f"{formats.number(more)} karena sebab lain"] if more else leading)
        number = formats.number(len(lost))
        yield f"Meminta pengirim menyampaikan ulang {number} berkas yang tidak dapat dipakai ({told})."


def _partial(listed: tuple[Finding, ...]) -> Iterator[str]:
    own = [one for one in listed if one.state is State.PARTIAL]
    if own:
        yield f"Melengkapi yang masih sebagian: {_by_kind(own)}."


def _missing(listed: tuple[Finding, ...]) -> Iterator[str]:
    own = [one for one in listed if one.state is State.MISSING]
    if own:
        months = {kind: sum(one.months for one in own if one.kind == kind) for kind in _kinds(own)}
        told = [f"{_KIND.get(kind, kind)} {formats.number(number)} bulan" for kind, number in months.items()]
        yield f"Mencari yang belum ada, atau menyatakannya tidak ada: {formats.joined(told)}."


def _kinds(own: list[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.kind for one in own))


def _by_kind(own: list[Finding]) -> str:
    """Return kinds with their periods, a few of each by name."""
    return "; ".join(
        f"{_KIND.get(kind, kind)} {_named([one for one in own if one.kind == kind])}" for kind in _kinds(own)
    )

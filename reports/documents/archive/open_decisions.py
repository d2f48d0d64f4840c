"""Open decisions for the office: contradictions, corrections, unusable files, partial and missing months."""

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
"""Maximum number of decisions on the summary page."""
_NAMED_PERIODS = 3
"""Maximum number of periods of a kind that a decision names."""
_KIND_NAMES = {
    "register": "register",
    "incidents": "catatan kejadian",
    "activities": "catatan kegiatan",
    "services": "data layanan",
    "agency_counts": "data instansi lain",
}


def decision_points(material: ArchiveMaterial) -> tuple[tuple[str, ...], tuple[Figure, ...]]:
    """Return the open decisions, the most important first, and the figures they name."""
    figures: list[Figure] = []
    all_findings = findings.list_findings(material)
    points = (
        *_decide_contradictions(all_findings),
        *_decide_corrections(material, figures),
        *_request_files(material, figures),
        *_complete_partial(all_findings),
        *_search_missing(all_findings),
    )
    return points[:MOST_DECISIONS], tuple(figures)


def _period_names(group: list[Finding]) -> str:
    """Return the first periods of some findings by name, and the number of the others."""
    periods = [formats.period(finding.period) for finding in group]
    if len(periods) <= _NAMED_PERIODS:
        return formats.joined(periods)
    return formats.joined([*periods[:_NAMED_PERIODS], f"{formats.number(len(periods) - _NAMED_PERIODS)} periode lain"])


def _decide_contradictions(all_findings: tuple[Finding, ...]) -> Iterator[str]:
    conflicting = [finding for finding in all_findings if finding.state is State.CONFLICTING]
    by_period = [finding for finding in conflicting if "period-conflict" in finding.reasons]
    by_version = [finding for finding in conflicting if finding not in by_period]
    if by_version:
        yield f"Menetapkan versi yang berlaku: {_by_kind(by_version)}."
    if by_period:
        yield f"Menetapkan periode laporan yang benar: {_by_kind(by_period)}."


def _decide_corrections(material: ArchiveMaterial, figures: list[Figure]) -> Iterator[str]:
    changed_figures = differences.changed_figures(material)
    if changed_figures:
        figures.append(material.count("perbedaan", "angka", len(changed_figures), "angka"))
        number = formats.number(len(changed_figures))
        yield f"Menetapkan perlu tidaknya ralat atas {number} angka yang berbeda dari laporan terdahulu."


def _request_files(material: ArchiveMaterial, figures: list[Figure]) -> Iterator[str]:
    unusable = material.files(Role.UNUSABLE)
    if unusable:
        figures.append(material.count("berkas", Role.UNUSABLE.value, len(unusable)))
        counted = Counter(causes.label(file.reason or "file-unreadable") for file in unusable)
        leading = [
            f"{formats.number(number)} karena {text[:1].lower()}{text[1:]}" for text, number in counted.most_common(2)
        ]
        other_causes = len(unusable) - sum(number for _, number in counted.most_common(2))
        reasons = formats.joined(
            [*leading, f"{formats.number(other_causes)} karena sebab lain"] if other_causes else leading
        )
        number = formats.number(len(unusable))
        yield f"Meminta pengirim menyampaikan ulang {number} berkas yang tidak dapat dipakai ({reasons})."


def _complete_partial(all_findings: tuple[Finding, ...]) -> Iterator[str]:
    partial = [finding for finding in all_findings if finding.state is State.PARTIAL]
    if partial:
        yield f"Melengkapi yang masih sebagian: {_by_kind(partial)}."


def _search_missing(all_findings: tuple[Finding, ...]) -> Iterator[str]:
    missing = [finding for finding in all_findings if finding.state is State.MISSING]
    if missing:
        months_by_kind = {
            kind: sum(finding.months for finding in missing if finding.kind == kind) for kind in _kinds(missing)
        }
        kind_counts = [
            f"{_KIND_NAMES.get(kind, kind)} {formats.number(number)} bulan" for kind, number in months_by_kind.items()
        ]
        yield f"Mencari yang belum ada, atau menyatakannya tidak ada: {formats.joined(kind_counts)}."


def _kinds(group: list[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.kind for finding in group))


def _by_kind(group: list[Finding]) -> str:
    """Return the kinds of some findings, each with its periods."""
    return "; ".join(
        f"{_KIND_NAMES.get(kind, kind)} {_period_names([finding for finding in group if finding.kind == kind])}"
        for kind in _kinds(group)
    )

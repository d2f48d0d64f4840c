"""Missing, partial and contradictory months; consecutive months with the same reason form one finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.documents.archive import wording
from reports.documents.archive.files import shorten
from reports.model.archive import State
from reports.model.document import Paragraph, Row, Table
from reports.model.period import Period
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.documents.archive.material import ArchiveMaterial
    from reports.model.archive import Holding
    from reports.model.document import Block

_WEIGHT = {State.CONFLICTING: 0, State.PARTIAL: 1, State.MISSING: 2}


@dataclass(frozen=True)
class Finding:
    """Consecutive months of a kind that are missing, partial or contradictory for the same reason."""

    kind: str
    period: Period
    state: State
    why: str
    """Explanation in Indonesian, in full sentences."""
    reasons: tuple[str, ...] = ()
    """Reasons of the holdings: problem codes or ``districts:<codes>``."""
    files: tuple[str, ...] = ()

    @property
    def months(self) -> int:
        """Number of months."""
        return len(self.period.months)


def list_findings(material: ArchiveMaterial) -> tuple[Finding, ...]:
    """Return the findings of an archive by kind, then by time."""
    return tuple(finding for kind in material.kinds for finding in _findings_of_kind(material.holdings(kind)))


def _findings_of_kind(holdings: tuple[Holding, ...]) -> Iterator[Finding]:
    run: list[Holding] = []
    for holding in holdings:
        if run and not _same_finding(run[-1], holding):
            yield _finding(run)
            run = []
        if holding.state is not State.PRESENT:
            run.append(holding)
    if run:
        yield _finding(run)


def _same_finding(previous: Holding, holding: Holding) -> bool:
    """Tell whether two months belong to the same finding; a contradictory month is always a finding of its own."""
    alike = (previous.state, previous.reasons) == (holding.state, holding.reasons)
    return alike and holding.state is not State.CONFLICTING


def _finding(run: list[Holding]) -> Finding:
    first = run[0]
    files = tuple(dict.fromkeys(path for holding in run for path in holding.files))
    return Finding(
        first.kind, Period(first.month, run[-1].month), first.state, _explanation(first), first.reasons, files
    )


def _explanation(holding: Holding) -> str:
    if holding.reasons:
        return " ".join(map(wording.reason_sentence, dict.fromkeys(holding.reasons)))
    return {
        State.MISSING: "Tidak ada berkas yang memuat periode ini.",
        State.PARTIAL: "Sebagian data belum ada.",
        State.CONFLICTING: "Lebih dari satu versi, dan tidak ada aturan yang memutus.",
    }.get(holding.state, "")


def sort_by_weight(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings with contradictory ones first, then partial, then missing; longer ones first."""

    def weight(finding: Finding) -> tuple[int, int, Period, str]:
        """Return the sort key of a finding."""
        return _WEIGHT[finding.state], -finding.months, finding.period, finding.kind

    return tuple(sorted(findings, key=weight))


def finding_blocks(material: ArchiveMaterial) -> tuple[Block, ...]:
    """Compose the table of findings; a long list is shortened to the most important ones."""
    all_findings = list_findings(material)
    if not all_findings:
        return (Paragraph("Setiap jenis data ada dan lengkap pada setiap bulan; tidak ada pengecualian."),)
    printed_findings, shortened_note = shorten(
        all_findings, sort_by_weight, unit="baris", sheet="Pengecualian", first="yang perlu diputuskan lebih dahulu"
    )
    notes = shortened_note or ("Bulan yang tidak tercantum dalam daftar ini ada dan lengkap.",)
    return (
        Table(
            "pengecualian",
            "Bulan yang tidak ada, tidak lengkap, atau bertentangan",
            "Menurut jenis data dan periode; bulan berurutan dengan sebab yang sama digabung",
            ("Jenis data", "Periode", "Keadaan", "Penjelasan"),
            tuple(map(_row, printed_findings)),
            notes,
        ),
    )


def _row(finding: Finding) -> Row:
    file_names = f" Berkas: {'; '.join(finding.files)}." if finding.files and finding.state is State.CONFLICTING else ""
    return Row(
        (
            wording.kind_name(finding.kind),
            formats.period(finding.period),
            wording.STATES[finding.state],
            f"{finding.why}{file_names}",
        )
    )

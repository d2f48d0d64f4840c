"""Months that are not simply there, in words: consecutive months with the same reason together."""

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
    """Months of a kind that are not simply there, for one reason."""

    kind: str
    period: Period
    state: State
    why: str
    """In Indonesian, one or more sentences."""
    reasons: tuple[str, ...] = ()
    """Codes of problems, as the holdings have them."""
    files: tuple[str, ...] = ()

    @property
    def months(self) -> int:
        """How many months."""
        return len(self.period.months)


def list_findings(material: ArchiveMaterial) -> tuple[Finding, ...]:
    """Return the findings of an archive, by kind and time."""
    return tuple(one for kind in material.kinds for one in _of_kind(material.holdings(kind)))


def _of_kind(holdings: tuple[Holding, ...]) -> Iterator[Finding]:
    run: list[Holding] = []
    for one in holdings:
        if run and not _together(run[-1], one):
            yield _finding(run)
            run = []
        if one.state is not State.PRESENT:
            run.append(one)
    if run:
        yield _finding(run)


def _together(before: Holding, one: Holding) -> bool:
    """Tell whether two months are one finding; contradictions are decided month by month."""
    return (before.state, before.reasons) == (one.state, one.reasons) and one.state is not State.CONFLICTING


def _finding(run: list[Holding]) -> Finding:
    first = run[0]
    files = tuple(dict.fromkeys(path for one in run for path in one.files))
    return Finding(first.kind, Period(first.month, run[-1].month), first.state, _why(first), first.reasons, files)


def _why(one: Holding) -> str:
    if one.reasons:
        return " ".join(map(wording.reason_sentence, dict.fromkeys(one.reasons)))
    return {
        State.MISSING: "Tidak ada berkas yang memuat masa ini.",
        State.PARTIAL: "Sebagian data belum ada.",
        State.CONFLICTING: "Lebih dari satu versi, dan tidak ada aturan yang memutus.",
    }.get(one.state, "")


def sort_by_weight(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return findings with what has to be decided first, then the longest."""
    return tuple(sorted(findings, key=lambda one: (_WEIGHT[one.state], -one.months, one.period, one.kind)))


def finding_blocks(material: ArchiveMaterial) -> tuple[Block, ...]:
    """Compose the list of exceptions, a long one shortened to what matters most."""
    listed = list_findings(material)
    if not listed:
        return (Paragraph("Setiap jenis data ada dan lengkap pada setiap bulan; tidak ada pengecualian."),)
    shown, rest = shorten(
        listed, sort_by_weight, unit="baris", sheet="Pengecualian", first="yang perlu diputuskan lebih dahulu"
    )
    notes = rest or ("Bulan yang tidak tercantum dalam daftar ini ada dan lengkap.",)
    return (
        Table(
            "pengecualian",
            "Bulan yang tidak ada, tidak lengkap, atau bertentangan",
            "Menurut jenis data dan masa; bulan berurutan dengan sebab yang sama digabung",
            ("Jenis data", "Masa", "Keadaan", "Penjelasan"),
            tuple(map(_row, shown)),
            notes,
        ),
    )


def _row(one: Finding) -> Row:
    named = f" Berkas: {'; '.join(one.files)}." if one.files and one.state is State.CONFLICTING else ""
    return Row(
        (wording.kind_name(one.kind), formats.period(one.period), wording.STATES[one.state], f"{one.why}{named}")
    )

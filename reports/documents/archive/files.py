"""The files of the archive: those that could not be used with what to do, copies, and versions that gave way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reports.documents import causes
from reports.documents.archive import wording
from reports.model.archive import Role
from reports.model.document import Paragraph, Row, Section, Table
from reports.model.period import Period
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.documents.archive.material import ArchiveMaterial
    from reports.model.archive import ArchiveFile
    from reports.model.document import Block
    from reports.model.figures import Figure
    from reports.model.period import Month


_LOCK = "file-skipped"
"""Lock files of Excel, which hold nothing and need nothing."""
_USELESS = "Berkas yang tidak dapat dipakai dan yang tanpa tabel masukan"
_LOCKS = "Berkas kunci Excel, yang namanya berawalan “~$”, tergolong tanpa tabel masukan dan tidak dicantumkan."
"""Why the list is shorter than the count of its two roles."""


def section(material: ArchiveMaterial) -> Section:
    """Compose the part on files."""
    parts = (
        Section("berkas-tak-terpakai", _USELESS, _unusable(material)),
        Section(
            "berkas-versi", "Salinan dan versi yang digantikan", (Paragraph(wording.VERSION_RULE), *_replaced(material))
        ),
    )
    return Section("berkas", "BERKAS", (role_table(material),), parts)


def role_table(material: ArchiveMaterial) -> Table:
    """Compose how many files are in which role."""
    rows = tuple(Row((wording.ROLES[role], role_count(material, role))) for role in Role)
    total = material.count("berkas", "total", len(material.archive.files))
    return Table(
        "berkas-peran",
        "Berkas yang ditemukan menurut perannya",
        "Berkas",
        ("Peran", "Banyaknya"),
        (*rows, Row(("Jumlah", total), "total")),
    )


def role_count(material: ArchiveMaterial, role: Role) -> Figure:
    """Return how many files have a role."""
    return material.count("berkas", role.value, len(material.files(role)))


def month_ranges(listed: tuple[Month, ...]) -> str:
    """Return the months a file tells of; consecutive ones as a range."""
    ordered = sorted(listed)
    runs: list[list[Month]] = []
    for month in ordered:
        if runs and runs[-1][-1].plus(1) == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    return "; ".join(formats.period(Period(run[0], run[-1])) for run in runs)


def months_by_path(material: ArchiveMaterial) -> dict[str, str]:
    """Return path → the months a file tells of; a copy, which is not read, tells of those of what it is a copy of."""
    own = {one.path: one.months for one in material.archive.files}
    return {
        one.path: month_ranges(own.get(one.other, ()) if one.role is Role.COPY else one.months)
        for one in material.archive.files
    }


def replacement_rule(one: ArchiveFile) -> str:
    """Return what decided that a file gave way to another."""
    if one.role is Role.COPY:
        return "isi sama persis"
    return wording.RULES.get(one.reason, causes.label(one.reason) if one.reason else "")


def unusable_reason(one: ArchiveFile) -> str:
    """Return the code of the problem that makes a file useless."""
    return one.reason or ("file-empty" if one.role is Role.EMPTY else "file-unreadable")


def _unusable(material: ArchiveMaterial) -> tuple[Block, ...]:
    every = material.files(Role.UNUSABLE, Role.EMPTY)
    listed = tuple(one for one in every if one.reason != _LOCK)
    if not listed:
        return (Paragraph("Tidak ada: setiap berkas yang ditemukan dapat dibaca dan memuat tabel masukan."),)

    def row(one: ArchiveFile) -> Row:
        """Return the line of a file."""
        return Row(
            (one.path, causes.label(unusable_reason(one)), f"{formats.opening(causes.remedy(unusable_reason(one)))}.")
        )

    table = _listed(
        ("berkas-tak-terpakai-daftar", _USELESS, "Sebab dan yang perlu dilakukan"),
        ("Berkas", "Sebab", "Yang perlu dilakukan"),
        tuple(sorted(listed, key=lambda one: (one.role is Role.EMPTY, one.path))),
        row,
    )
    return (replace(table, notes=(_LOCKS, *table.notes)) if len(every) > len(listed) else table,)


def _replaced(material: ArchiveMaterial) -> tuple[Block, ...]:
    listed = material.files(Role.SUPERSEDED, Role.COPY)
    if not listed:
        return (Paragraph("Tidak ada salinan dan tidak ada versi yang digantikan."),)

    told = months_by_path(material)

    def row(one: ArchiveFile) -> Row:
        """Return the line of a file."""
        return Row(
            (one.path, told[one.path], wording.ROLES[one.role], one.other, formats.opening(replacement_rule(one)))
        )

    return (
        _listed(
            (
                "berkas-digantikan",
                "Salinan dan versi yang digantikan",
                "Berkas yang dihitung sebagai gantinya, dan dasarnya",
            ),
            ("Berkas", "Masa", "Peran", "Yang dihitung", "Dasar"),
            tuple(sorted(listed, key=lambda one: (one.role is Role.COPY, one.path))),
            row,
        ),
    )


def _listed(
    about: tuple[str, str, str],
    head: tuple[str, ...],
    listed: tuple[ArchiveFile, ...],
    row: Callable[[ArchiveFile], Row],
) -> Table:
    """Compose a list of files, a long one shortened."""
    shown, rest = shorten(listed, tuple, unit="berkas", sheet="Berkas", first="menurut peran dan letak")
    return Table(*about, head, tuple(map(row, shown)), rest)


Line = TypeVar("Line")

MOST_LINES = 60
"""Lines of a list that a page prints in full."""
MOST_IMPORTANT = 25
"""Lines of a longer list that the page names."""


def shorten(
    listed: tuple[Line, ...],
    by_weight: Callable[[tuple[Line, ...]], tuple[Line, ...]],
    *,
    unit: str,
    sheet: str,
    first: str,
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Return the lines a page prints, and the note that says what it leaves out.

    Args:
        listed: all of them, in reading order.
        by_weight: puts the most important first.
        unit: what a line is.
        sheet: where the workbook has them all.
        first: which come first, as a clause.
    """
    if len(listed) <= MOST_LINES:
        return listed, ()
    note = (
        f"Ditampilkan {formats.number(MOST_IMPORTANT)} dari {formats.number(len(listed))} {unit}, {first}; selebihnya "
        f"dimuat dalam buku kerja, lembar “{sheet}”."
    )
    return by_weight(listed)[:MOST_IMPORTANT], (note,)

"""The files of the archive: unusable files with their remedies, copies, and superseded versions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from reports.documents import causes
from reports.documents.archive import wording
from reports.model.archive import Role
from reports.model.document import Listing, Paragraph, Row, Section, Table
from reports.model.period import Period
from reports.vocabulary import formats
from reports.vocabulary.printable_characters import with_latin_letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.documents.archive.material import ArchiveMaterial
    from reports.model.archive import ArchiveFile
    from reports.model.document import Block
    from reports.model.figures import Figure
    from reports.model.period import Month


_LOCK_FILE = "file-skipped"
"""Problem code of Excel lock files, which have no content and need no action."""
OUTSIDE = "rows-outside"
"""Problem code of rows outside of every table."""
_UNUSABLE_HEADING = "Berkas yang tidak dipakai"
_UNUSABLE_TITLE = "Berkas yang tidak dapat dipakai dan yang tanpa tabel masukan"
_LOCK_NOTE = "Berkas kunci Excel, yang namanya berawalan “~$”, tergolong tanpa tabel masukan dan tidak dicantumkan."
"""Explains why the list is shorter than the count of its two roles."""


def section(material: ArchiveMaterial) -> Section:
    """Compose the part on files."""
    parts = (
        Section("berkas-tak-terpakai", _UNUSABLE_HEADING, _unusable_blocks(material)),
        Section(
            "berkas-versi",
            "Salinan dan versi yang digantikan",
            (Paragraph(wording.VERSION_RULE), *_replaced_blocks(material)),
        ),
        *_outside_section(material),
        *_between_section(material),
    )
    return Section("berkas", "BERKAS", (role_table(material),), parts)


def role_table(material: ArchiveMaterial) -> Table:
    """Compose the table of the number of files by role."""
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
    """Return the number of files with a role, as a figure."""
    return material.count("berkas", role.value, len(material.files(role)))


def month_ranges(file_months: tuple[Month, ...]) -> str:
    """Return the months of a file in words; consecutive months as a range."""
    ordered = sorted(file_months)
    runs: list[list[Month]] = []
    for month in ordered:
        if runs and runs[-1][-1].plus(1) == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    return "; ".join(formats.period(Period(run[0], run[-1])) for run in runs)


def months_by_path(material: ArchiveMaterial) -> dict[str, str]:
    """Return the months of each file in words, by path.

    A copy is not read, so it has the months of its original.
    """
    own_months = {file.path: file.months for file in material.archive.files}
    return {
        file.path: month_ranges(own_months.get(file.other, ()) if file.role is Role.COPY else file.months)
        for file in material.archive.files
    }


def replacement_rule(file: ArchiveFile) -> str:
    """Return the rule by which another file replaced this one, in words."""
    if file.role is Role.COPY:
        return "isi sama persis"
    return wording.RULES.get(file.reason, causes.label(file.reason) if file.reason else "")


def unusable_cause(file: ArchiveFile) -> str:
    """Return in words why a file is unusable, or holds no table that counts."""
    return wording.MEETING_CAUSE if file.reason == wording.MEETING else causes.label(_problem_code(file))


def unusable_remedy(file: ArchiveFile) -> str:
    """Return in words what to do with a file that is unusable, or holds no table that counts."""
    return wording.MEETING_REMEDY if file.reason == wording.MEETING else causes.remedy(_problem_code(file))


def _problem_code(file: ArchiveFile) -> str:
    return file.reason or ("file-empty" if file.role is Role.EMPTY else "file-unreadable")


def _unusable_blocks(material: ArchiveMaterial) -> tuple[Block, ...]:
    files = material.files(Role.UNUSABLE, Role.EMPTY)
    shown_files = tuple(file for file in files if file.reason != _LOCK_FILE)
    if not shown_files:
        return (Paragraph("Tidak ada: setiap berkas yang ditemukan dapat dibaca dan memuat tabel masukan."),)

    def row(file: ArchiveFile) -> Row:
        """Return the row of a file."""
        remedy = f"{formats.opening(unusable_remedy(file))}."
        return Row((with_latin_letters(file.path), unusable_cause(file), remedy))

    table = _file_table(
        _Caption("berkas-tak-terpakai-daftar", _UNUSABLE_TITLE, "Sebab dan yang perlu dilakukan"),
        ("Berkas", "Sebab", "Yang perlu dilakukan"),
        tuple(sorted(shown_files, key=lambda file: (file.role is Role.EMPTY, file.path))),
        row,
    )
    return (replace(table, notes=(_LOCK_NOTE, *table.notes)) if len(files) > len(shown_files) else table,)


def _replaced_blocks(material: ArchiveMaterial) -> tuple[Block, ...]:
    files = material.files(Role.SUPERSEDED, Role.COPY)
    if not files:
        return (Paragraph("Tidak ada salinan dan tidak ada versi yang digantikan."),)

    months = months_by_path(material)

    def row(file: ArchiveFile) -> Row:
        """Return the row of a file."""
        rule = formats.opening(replacement_rule(file))
        return Row((with_latin_letters(file.path), months[file.path], wording.ROLES[file.role], file.other, rule))

    return (
        _file_table(
            _Caption(
                "berkas-digantikan",
                "Salinan dan versi yang digantikan",
                "Berkas yang dihitung sebagai gantinya, dan dasarnya",
            ),
            ("Berkas", "Periode", "Peran", "Yang dihitung", "Dasar"),
            tuple(sorted(files, key=lambda file: (file.role is Role.COPY, file.path))),
            row,
        ),
    )


def outside_cause(file: ArchiveFile) -> str:
    """Return what is said of the rows of a file that stand outside of every table; empty where there are none."""
    number = formats.number(file.rows_outside)
    return f"{causes.label(OUTSIDE)}: {number} baris" if file.rows_outside else ""


def _outside_section(material: ArchiveMaterial) -> tuple[Section, ...]:
    """Compose the part on files whose rows were not all read; none where every row stands in a table."""
    files = tuple(file for file in material.files(Role.USED) if file.rows_outside)
    if not files:
        return ()
    months, numbers = months_by_path(material), {file.path: number for number, file in enumerate(files, 1)}

    def row(file: ArchiveFile) -> Row:
        """Return the row of a file."""
        number = material.count("baris-luar", f"berkas-{numbers[file.path]}", file.rows_outside, "baris")
        return Row((with_latin_letters(file.path), months[file.path], number))

    title = "Berkas dengan baris di luar semua tabel"
    table = _file_table(
        _Caption("berkas-baris-luar-daftar", title, "Baris yang menyerupai isi tabel; tidak dibaca dan tidak dihitung"),
        ("Berkas", "Masa", "Baris"),
        files,
        row,
    )
    remedy = f"{formats.opening(causes.remedy(OUTSIDE))}."
    return (Section("berkas-baris-luar", title, (Paragraph(remedy), table)),)


def cause_of_used(file: ArchiveFile) -> str:
    """Return what is said of the rows of a file that counts; empty where there is nothing to say."""
    between = (f"{causes.label(code)}: {formats.number(count)} baris" for code, count in file.between_files)
    return "; ".join(filter(None, (outside_cause(file), *between)))


def remedied_codes(file: ArchiveFile) -> tuple[str, ...]:
    """Return the codes of what is said of a file that counts."""
    return (*((OUTSIDE,) if file.rows_outside else ()), *(code for code, _count in file.between_files))


def _between_section(material: ArchiveMaterial) -> tuple[Section, ...]:
    """Compose the part on what files say of one another; none where they do not contradict and repeat nothing."""
    lines = tuple((file, *entry) for file in material.files(Role.USED) for entry in file.between_files)
    if not lines:
        return ()
    months = months_by_path(material)
    numbers = {path: number for number, path in enumerate(dict.fromkeys(file.path for file, *_ in lines), 1)}
    printed_lines, notes = shorten(lines, tuple, unit="baris", sheet="Berkas", first="menurut letaknya")
    rows = (
        Row(
            (
                with_latin_letters(file.path),
                months[file.path],
                causes.label(code),
                material.count(f"antarberkas-{code}", f"berkas-{numbers[file.path]}", count, "baris"),
            )
        )
        for file, code, count in printed_lines
    )
    title = "Berkas yang isinya berulang di berkas lain atau bertentangan dengannya"
    head, subtitle = ("Berkas", "Masa", "Yang ditemukan", "Baris"), "Baris yang dihitung, tetapi perlu dipastikan"
    table = Table("berkas-antarberkas-daftar", title, subtitle, head, tuple(rows), notes)
    codes = dict.fromkeys(code for _file, code, _count in lines)
    remedies = Listing(tuple(f"{causes.label(code)}: {causes.remedy(code)}." for code in codes), numbered=False)
    return (Section("berkas-antarberkas", title, (remedies, table)),)


@dataclass(frozen=True)
class _Caption:
    """Id, title and subtitle of a table."""

    id: str
    title: str
    subtitle: str


def _file_table(
    caption: _Caption,
    head: tuple[str, ...],
    files: tuple[ArchiveFile, ...],
    row: Callable[[ArchiveFile], Row],
) -> Table:
    """Compose a table of files; a long list is shortened."""
    printed_files, notes = shorten(files, tuple, unit="berkas", sheet="Berkas", first="menurut peran dan letak")
    return Table(caption.id, caption.title, caption.subtitle, head, tuple(map(row, printed_files)), notes)


Line = TypeVar("Line")

MOST_LINES = 60
"""Maximum number of lines of a list that is printed in full."""
MOST_IMPORTANT = 25
"""Number of lines printed of a longer list."""


def shorten(
    lines: tuple[Line, ...],
    sort_by_weight: Callable[[tuple[Line, ...]], tuple[Line, ...]],
    *,
    unit: str,
    sheet: str,
    first: str,
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Return the lines to print, and a note on the lines left out.

    Args:
        lines: all lines in reading order.
        sort_by_weight: returns the lines with the most important first.
        unit: Indonesian noun for a line.
        sheet: sheet of the workbook that has all lines.
        first: Indonesian clause that says which lines are printed.
    """
    if len(lines) <= MOST_LINES:
        return lines, ()
    note = (
        f"Ditampilkan {formats.number(MOST_IMPORTANT)} dari {formats.number(len(lines))} {unit}, {first}; selebihnya "
        f"dimuat dalam buku kerja, lembar “{sheet}”."
    )
    return sort_by_weight(lines)[:MOST_IMPORTANT], (note,)

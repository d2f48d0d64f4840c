"""Rekonsiliasi: the register and the counts of other agencies, each for the kecamatan that the agency covers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reports.documents import reconciliation_notes as notes_of
from reports.documents.derived_figures import OTHERS_SUFFIX
from reports.documents.tables import nil_text
from reports.model.document import Paragraph, Row, Section, Table
from reports.model.figures import TOTAL, Change, Figure, Status
from reports.vocabulary import formats, labels, places
from reports.vocabulary.sources import REGISTER, Source, source_of, sources

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.documents.reconciliation_notes import Mark
    from reports.model.document import Cell

COMPARABLE = "dukcapil"
"""The agency that is asked and reminded of differences: it registers holders of ITAS and ITAP, too."""
TABLE = "reconciliation"

DIFFERENCE_NOTE = (
    "Selisih adalah angka imigrasi dikurangi angka instansi, untuk golongan izin tinggal dan kecamatan yang sama. "
    "Selisih dapat timbul dari perbedaan tanggal data, cakupan, dan pemutakhiran, dan perlu dicocokkan bersama."
)
OTHERS_NOTE = (
    "Instansi ini menghitung golongan orang yang lain daripada register, sehingga angkanya ditampilkan berdampingan "
    "tanpa dikurangkan."
)
_MISSING_NOTE = (
    "“…” dan “sebagian”: data kecamatan itu belum disampaikan, atau baru untuk sebagian kelurahannya; keduanya tidak "
    "termasuk dalam jumlah dan tidak diperbandingkan."
)
_REGISTER_NOTE = "“…” pada angka imigrasi dan selisih: register orang asing {state}."


def section(material: Material) -> Section:
    """Compose the section on reconciliation."""
    counts = material.table(TABLE)
    blocks = tables(material)
    if not blocks:
        empty = Table(TABLE, _TITLE, f"Orang, {material.as_of}", ("Kecamatan", "Imigrasi"), (), nil=nil_text(counts))
        blocks = (empty if empty.nil else _nil(empty),)
    return Section("rekonsiliasi", "D. Rekonsiliasi Data Antarinstansi", (opening(material), *blocks))


def _nil(table: Table) -> Table:
    return Table(table.id, table.title, table.subtitle, table.head, (), nil=formats.NOT_DELIVERED)


def difference(material: Material, row: str = TOTAL, agency: str = COMPARABLE) -> Change:
    """Return the register's count minus that of an agency, for the kecamatan that the agency covers.

    Args:
        material: holds the counts.
        row: code of a kecamatan; TOTAL for all that the agency covers.
        agency: code of the agency.
    """
    counts = material.table(TABLE)
    place = labels.WORK_AREA if row == TOTAL else row
    return Change(counts.figure(place, source_of(agency).column), counts.figure(place, agency), material.period)


def opening(material: Material) -> Paragraph:
    """Return the paragraph with the counts of the register and of each comparable agency, and their differences."""
    register_total = material.figure(TABLE, TOTAL, REGISTER)
    compared = [source for source in delivered(material) if source.is_compared]
    gaps = [(source, difference(material, agency=source.code)) for source in compared]
    stated = [(source, gap) for source, gap in gaps if gap.difference is not None]
    if not stated:
        gap = difference(material)
        lacking = (
            f"Register orang asing {material.undelivered('register')}"
            if compared and register_total.value is None
            else _lacking_agencies(material)
        )
        return Paragraph(f"{lacking}, sehingga selisih belum dapat dihitung.", (gap.now, gap.base))
    sentences = [_sentence(material, source, gap) for source, gap in stated]
    counted = f"mencatat {formats.quantity(register_total)}" if register_total.value else "tidak mencatat"
    first = f"{formats.opening(material.as_of)} register {counted} pemegang ITAS dan ITAP."
    return Paragraph(
        " ".join((first, *sentences)),
        (register_total, *(figure for _, gap in stated for figure in (gap.now, gap.base))),
    )


def _lacking_agencies(material: Material) -> str:
    """Return which agencies gave no count that can be compared, after those that gave one that cannot."""
    delivering, lacking = given_and_lacking(material)
    undelivered = material.undelivered("agency_counts")
    if not delivering or not lacking:
        state = "baru disampaikan sebagian" if delivering else undelivered
        return f"Data instansi yang dapat dibandingkan dengan register orang asing {state}"
    return (
        f"Data instansi disampaikan sebagian, yaitu oleh {formats.joined(delivering)}; data "
        f"yang dapat dibandingkan dengan register orang asing, yaitu dari {formats.joined(lacking)}, {undelivered}"
    )


def given_and_lacking(material: Material) -> tuple[list[str], list[str]]:
    """Return the names of the agencies that gave counts, and of those compared with the register that gave none."""
    delivering = delivered(material)
    lacking = [source.name for source in sources() if source.is_compared and source not in delivering]
    return [source.name for source in delivering], lacking


def _sentence(material: Material, source: Source, gap: Change) -> str:
    inside = len(_covered(material, source))
    district_note = (
        "" if inside == len(material.districts) else f" pada {formats.number(inside)} kecamatan yang disampaikannya"
    )
    holders = f"pemegang izin tinggal {source.classes_phrase} pada kecamatan yang sama"
    if not gap.now.value and not gap.base.value:
        return f"{source.name} tidak mencatat orang asing{district_note}; register juga tidak mencatat {holders}."
    difference = f"selisih {formats.number(abs(gap.difference))} orang" if gap.difference else "tidak ada selisih"
    return (
        f"{source.name} mencatat {formats.quantity(gap.base)}{district_note}, sedangkan register mencatat "
        f"{formats.quantity(gap.now)} {holders}; {difference}."
    )


def delivered(material: Material) -> tuple[Source, ...]:
    """Return the agencies that gave something: a count, or a part or a contradiction that is told."""
    counts = material.table(TABLE)
    agencies_with_remarks = {remarks.agency for remarks in material.sources}
    return tuple(
        source
        for source in sources()
        if counts.figure(TOTAL, source.code).value is not None or source.code in agencies_with_remarks
    )


def _covered(material: Material, source: Source) -> tuple[str, ...]:
    counts = material.table(TABLE)
    return tuple(code for code in material.districts if counts.figure(code, source.code).value is not None)


_TITLE = "Orang asing menurut kecamatan dan sumber data"


def tables(material: Material) -> tuple[Table, ...]:
    """Compose the tables: agencies with a difference, those without, and coverage and date of all of them.

    Empty where no agency delivered anything.
    """
    delivered_sources = delivered(material)
    if not delivered_sources or material.table(TABLE).status is Status.NIHIL:
        return ()
    compared = tuple(source for source in delivered_sources if source.is_compared)
    other_sources = tuple(source for source in delivered_sources if not source.is_compared)
    parts = (
        (TABLE, "Register dan instansi yang dapat dibandingkan", compared, DIFFERENCE_NOTE),
        (f"{TABLE}{OTHERS_SUFFIX}", "Register dan instansi lain", other_sources, OTHERS_NOTE),
    )
    comparison_tables = tuple(_table(material, *part) for part in parts if part[2])
    return (*comparison_tables, *notes_of.sources_table(material, delivered_sources, difference))


def _table(material: Material, table_id: str, title: str, table_sources: tuple[Source, ...], note: str) -> Table:
    counts = material.table(TABLE)
    remarks = tuple(
        source_remarks
        for source_remarks in material.sources
        if source_remarks.agency in {source.code for source in table_sources}
    )
    marks = notes_of.marks(remarks)
    margins = tuple(
        code
        for code in (places.OUTSIDE, labels.UNKNOWN)
        if any(counts.figure(code, source.code).value for source in table_sources)
    )
    codes = (*material.places(counts.id), labels.WORK_AREA, *margins)
    repeated = _repeated(material, codes, table_sources)
    rows = tuple(_row(material, code, table_sources, marks, repeated) for code in codes)
    return Table(
        table_id,
        f"{title} menurut kecamatan",
        f"Orang, {material.as_of}; imigrasi: pemegang izin tinggal untuk kecamatan yang sama",
        ("Kecamatan", *(head for source in table_sources for head in _heads(source)[source in repeated :])),
        rows,
        (
            note,
            *_gap_notes(material, codes, table_sources),
            *notes_of.undivided(material, table_sources),
            *(mark.note for mark in marks),
        ),
    )


def _gap_notes(material: Material, codes: tuple[str, ...], table_sources: tuple[Source, ...]) -> tuple[str, ...]:
    """Return what is said of the cells without a number: the register is not there, an agency's counts, or both."""
    lacks_register = material.figure(TABLE, TOTAL, REGISTER).value is None
    lacks_counts = any(_is_gap(_cells(material, code, source)[1]) for code in codes for source in table_sources)
    return (
        *((_REGISTER_NOTE.format(state=material.undelivered("register")),) if lacks_register else ()),
        *((_MISSING_NOTE,) if lacks_counts else ()),
    )


def _repeated(material: Material, codes: tuple[str, ...], table_sources: tuple[Source, ...]) -> frozenset[Source]:
    """Return the agencies beside which the register's column would say what that of the agency before them says."""

    def column(source: Source) -> tuple[object, ...]:
        counted = (difference(material, code, source.code).now for code in codes)
        return (source.classes_phrase, *((figure.value, figure.status) for figure in counted))

    return frozenset(later for earlier, later in pairwise(table_sources) if column(earlier) == column(later))


def _heads(source: Source) -> tuple[str, ...]:
    return f"Imigrasi ({source.classes_phrase})", source.name, *(("Selisih",) if source.is_compared else ())


def _is_gap(cell: Cell) -> bool:
    """Tell whether a cell says that a count is not there, or there in part."""
    if isinstance(cell, str):
        return cell.startswith(notes_of.PARTLY)
    return isinstance(cell, Figure) and cell.status is Status.MISSING


def _row(
    material: Material,
    code: str,
    table_sources: tuple[Source, ...],
    marks: tuple[Mark, ...],
    repeated: frozenset[Source],
) -> Row:
    cells = tuple(cell for source in table_sources for cell in _cells(material, code, source)[source in repeated :])
    if code == labels.WORK_AREA:
        return Row(("Jumlah kecamatan", *cells), "total")
    signs = "".join(f" {mark.sign}" for mark in marks if mark.district == code)
    return Row((f"{labels.place_label(code)}{signs}", *cells))


def _cells(material: Material, code: str, source: Source) -> tuple[Cell, ...]:
    """Return the register, the agency and their difference, for one kecamatan or margin."""
    gap = difference(material, code, source.code)
    if code in {places.OUTSIDE, labels.UNKNOWN}:
        return "", gap.base, *(("",) if source.is_compared else ())
    partial = notes_of.partly(material, code, source.code)
    agency: Cell = partial or gap.base
    return gap.now, agency, *((gap,) if source.is_compared else ())

"""Compose the section on law enforcement (Penegakan Hukum).

Incidents by grade, criminal cases, administrative actions and persons are counted separately.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.documents import enforcement, timpora
from reports.documents.derived_figures import grouped_sum
from reports.documents.meeting import naming
from reports.documents.meeting.own_paragraphs import headline, paragraph
from reports.documents.tables import Shape, nil_text, reading_table
from reports.model.document import Row, Section, Table
from reports.model.figures import TOTAL, Figure
from reports.vocabulary import actions, formats, labels

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Paragraph

KINDS_TABLE = "tak-jenis"
"""Table of actions and persons by kind: sums of the tables by article and by nationality."""
CASES_TABLE = "projustisia-tahap"
"""Table of persons by article and stage, both sexes together."""


@dataclass(frozen=True)
class FigurePlace:
    """Table, row and column of a figure."""

    table: str
    row: str
    column: str


def section(material: MeetingMaterial) -> Section:
    """Return the section."""
    data = material.data
    return Section(
        "penegakan",
        "3. Penegakan Hukum Keimigrasian",
        (),
        (
            Section(
                "kejadian",
                "3.1 Kejadian yang tercatat",
                (
                    _incidents_paragraph(material),
                    *headline(material, "pesan-kejadian"),
                    *naming.with_area_subtitles(
                        material, (enforcement.incidents(data), enforcement.incidents_by_place(data))
                    ),
                ),
            ),
            Section(
                "projustisia",
                "3.2 Projustisia",
                (_criminal_paragraph(material), *naming.with_area_subtitles(material, (criminal_table(data),))),
            ),
            Section(
                "tindakan",
                "3.3 Tindakan administratif keimigrasian (TAK)",
                (
                    _area_paragraph(material, "bahan-tindakan", enforcement.actions_opening(data)),
                    *naming.with_area_subtitles(material, (kinds_table(data), *_article_tables(data))),
                ),
            ),
            Section(
                "kegiatan",
                f"3.4 Rapat dan operasi gabungan {naming.team_name(material)}",
                timpora.meetings_and_operations(data),
            ),
        ),
    )


def _area_paragraph(material: MeetingMaterial, paragraph_id: str, generated: Paragraph) -> Paragraph:
    """Return a paragraph that, at a meeting of one kecamatan, says that it is about the whole work area."""
    return paragraph(material, paragraph_id, naming.with_area_phrase(material, generated.text), generated.figures)


def _incidents_paragraph(material: MeetingMaterial) -> Paragraph:
    """Return a paragraph on the number of incidents; at a meeting of one kecamatan its own number first."""
    data, code = material.data, naming.place_code(material)
    generated, area_figure = enforcement.incidents_opening(data), data.figure("incidents-type-grade")
    local = data.figure("incidents-district", code)
    if code == TOTAL or not area_figure.value:
        return _area_paragraph(material, "bahan-kejadian", generated)
    count = formats.counted(local, "kejadian")
    count_phrase = f"tercatat {count}" if local.value else "tidak tercatat kejadian"
    _, _, explanation = generated.text.partition(". ")
    text = (
        f"Selama {data.counted_span(local.table)} {count_phrase}{naming.district_phrase(material)}"
        f"{naming.whole_area_remark(material, formats.counted(area_figure, 'kejadian'))}. {explanation}"
    )
    return paragraph(material, "bahan-kejadian", text, (local, area_figure))


def _criminal_paragraph(material: MeetingMaterial) -> Paragraph:
    return _area_paragraph(material, "bahan-projustisia", enforcement.cases_opening(material.data))


def _sum_of_sexes(data: Material, table_id: str, row: str, kind: str, *, place: FigurePlace) -> Figure:
    """Return the sum over the sexes of a kind or stage, as a figure of another table.

    Args:
        data: of the period.
        table_id: the measured table.
        row: of the measured table.
        kind: start of its column codes, before the sex.
        place: where the sum is printed.
    """
    summed = grouped_sum(data.table(table_id), (row,), (f"{kind}-{sex}" for sex in labels.SEXES), row=row, column=kind)
    return replace(summed, table=place.table, row=place.row, column=place.column)


def criminal_table(data: Material) -> Table:
    """Return the table of criminal cases by article and stage."""
    table = data.table("projustisia")
    nil = nil_text(table)

    def cells(row: str) -> tuple[Figure, ...]:
        stages = (
            _sum_of_sexes(data, table.id, row, stage, place=FigurePlace(CASES_TABLE, row, stage))
            for stage in labels.STAGES
        )
        return (*stages, table.figure(row, TOTAL))

    rows = [Row((actions.article_label(row), *cells(row))) for row in table.rows]
    return Table(
        table.id,
        "Projustisia menurut pasal dan tahap",
        f"Orang, {data.span}",
        ("Pasal", *labels.STAGE_NAMES.values(), "Jumlah"),
        () if nil else (*rows, Row(("Jumlah", *cells(TOTAL)), "total")),
        nil=nil,
    )


def kinds_table(data: Material) -> Table:
    """Return the table with actions and persons by kind."""
    actions_table, persons_table = data.table("tak-actions"), data.table("tak-persons")
    nil = nil_text(actions_table)

    def row(kind: str) -> Row:
        if kind == actions.DETENTION:
            return detention_as_tak
        acts = _sum_of_sexes(data, actions_table.id, TOTAL, kind, place=FigurePlace(KINDS_TABLE, kind, "tindakan"))
        persons = replace(persons_table.figure(TOTAL, kind), table=KINDS_TABLE, row=kind, column="orang")
        return Row((labels.action_label(kind), acts, persons))

    detention_as_tak, other_detention = detention_rows(data, KINDS_TABLE)
    total = Row(("Jumlah TAK", actions_table.figure(TOTAL, TOTAL), persons_table.figure(TOTAL, TOTAL)), "total")
    return Table(
        KINDS_TABLE,
        "Tindakan administratif keimigrasian menurut jenis",
        f"Tindakan, dan orang yang dikenai (setiap orang dihitung satu kali); {data.span}",
        ("Jenis tindakan", "Tindakan", "Orang"),
        () if nil else (*map(row, actions.KINDS), total, *other_detention),
        () if nil else (KINDS_NOTE,),
        nil=nil,
    )


def used_kinds_table(data: Material) -> Table:
    """Return the table by kind without the kinds that were not used; without rows if none was."""
    table = kinds_table(data)
    used = tuple(row for row in table.rows if row.role != "body" or any(map(_is_nonzero, row.cells)))
    return replace(table, rows=used if any(row.role == "body" for row in used) else ())


def _is_nonzero(cell: object) -> bool:
    return isinstance(cell, Figure) and cell.value != 0


KINDS_NOTE = (
    "Jumlah orang bukan penjumlahan kolomnya, karena satu orang dapat dikenai lebih dari satu tindakan. Pendetensian "
    "mempunyai dasar tersendiri dan tidak termasuk dalam jumlah TAK, kecuali atas dasar Pasal 75 ayat (2) huruf d."
)


def _article_tables(data: Material) -> tuple[Table, ...]:
    """Return the table of actions by article, all kinds together; articles of other detentions are left out."""
    shape = Shape(
        "Tindakan menurut pasal",
        "Tindakan",
        "Pasal",
        actions.article_label,
        enforcement.short_action_label,
    )
    table = data.table("tak-actions")
    used = tuple(code for code in table.rows if table.figure(code, TOTAL).value)
    return (reading_table(data, table.id, shape, rows=(*used, TOTAL), columns=()),) if used or nil_text(table) else ()


IN_TOTAL, NOT_IN_TOTAL = labels.DETENTION_ROWS
"""Row codes of detentions in the total of administrative actions, and of other detentions."""


def detention_rows(data: Material, table_id: str) -> tuple[Row, tuple[Row, ...]]:
    """Return the row of detentions that are in the total, and the row of the others, if there are any.

    Persons are known only for detention as a whole: they are printed in the row that has actions; if both have, in the
    second row with a remark.

    Args:
        data: with the tables of actions and of persons.
        table_id: the table that prints the figures.
    """
    in_total, all_detentions = _detentions(data, actions.DETENTION_AS_TAK), _detentions(data, TOTAL)
    outside_total = replace(
        all_detentions, value=None if all_detentions.value is None else all_detentions.value - (in_total.value or 0)
    )
    persons = data.figure("tak-persons", TOTAL, actions.DETENTION)

    def row(code: str, acts: Figure, persons_cell: Figure | str, remark: str = "") -> Row:
        label = f"{labels.action_label(code)}{remark}"
        figure_row = actions.DETENTION if remark else code
        if isinstance(persons_cell, Figure):
            persons_cell = replace(persons_cell, table=table_id, row=figure_row, column="orang")
        return Row((label, replace(acts, table=table_id, row=code, column="tindakan"), persons_cell))

    if not outside_total.value:
        return row(IN_TOTAL, in_total, persons), ()
    both_rows = bool(in_total.value)
    first = row(IN_TOTAL, in_total, "" if both_rows else replace(persons, value=0))
    return first, (row(NOT_IN_TOTAL, outside_total, persons, "; orang: seluruh pendetensian" if both_rows else ""),)


def _detentions(data: Material, article: str) -> Figure:
    """Return the detentions under an article, of persons of either and of unknown sex."""
    columns = tuple(f"{actions.DETENTION}-{sex}" for sex in labels.SEXES)
    return grouped_sum(data.table("tak-actions"), (article,), columns, row=article, column=actions.DETENTION)

"""Penegakan hukum: incidents by grade, criminal cases, actions and persons, each counted apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import enforcement
from reports.documents.derived_figures import grouped_sum
from reports.documents.meeting import naming
from reports.documents.meeting.own_paragraphs import paragraph
from reports.documents.tables import Shape, nil_text, reading_table
from reports.model.document import Row, Section, Table
from reports.model.figures import TOTAL, Figure
from reports.vocabulary import actions, formats, labels

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Paragraph

KINDS_TABLE = "tak-jenis"
"""Table of actions and persons by kind, sums of the two tables by article and nationality."""
CASES_TABLE = "projustisia-tahap"
"""Table of persons by article and stage, both sexes together."""


def section(material: MeetingMaterial) -> Section:
    """Compose the section."""
    data = material.data
    return Section(
        "penegakan",
        "3. Penegakan Hukum Keimigrasian",
        (),
        (
            Section(
                "kejadian",
                "3.1 Kejadian menurut tingkat kepastian",
                (
                    _incidents_told(material),
                    *naming.scoped(material, (enforcement.incidents(data), enforcement.incidents_by_place(data))),
                ),
            ),
            Section(
                "projustisia",
                "3.2 Projustisia",
                (_criminal_told(material), *naming.scoped(material, (_criminal(data),))),
            ),
            Section(
                "tindakan",
                "3.3 Tindakan administratif keimigrasian (TAK)",
                (
                    _own(material, "bahan-tindakan", enforcement.actions_opening(data)),
                    *naming.scoped(material, (kinds(data), *_articles(data))),
                ),
            ),
        ),
    )


def _own(material: MeetingMaterial, paragraph_id: str, generated: Paragraph) -> Paragraph:
    return paragraph(material, paragraph_id, naming.widely(material, generated.text), generated.figures)


def _incidents_told(material: MeetingMaterial) -> Paragraph:
    """Say how many incidents there were: at a meeting of one kecamatan, there first."""
    data, code = material.data, naming.row(material)
    generated, whole = enforcement.incidents_opening(data), data.figure("incidents-type-grade")
    own = data.figure("incidents-district", code)
    if code == TOTAL or not whole.value:
        return _own(material, "bahan-kejadian", generated)
    told = formats.counted(own, "kejadian")
    what = f"tercatat {told}" if own.value else "tidak tercatat kejadian"
    _, _, explained = generated.text.partition(". ")
    text = (
        f"Selama {formats.period_phrase(data.period)} {what}{naming.place(material)}"
        f"{naming.beside(material, formats.counted(whole, 'kejadian'))}. {explained}"
    )
    return paragraph(material, "bahan-kejadian", text, (own, whole))


def _criminal_told(material: MeetingMaterial) -> Paragraph:
    total = material.data.figure("projustisia")
    phrase = formats.period_phrase(material.data.period)
    if total.value is None:
        text = f"Catatan projustisia untuk {phrase} belum disampaikan."
    elif not total.value:
        text = f"Selama {phrase} tidak ada perkara keimigrasian dalam tahap penyidikan, penuntutan, atau sidang."
    else:
        text = f"Selama {phrase} terdapat {formats.counted(total)} dalam proses projustisia pada seluruh tahap."
    return paragraph(material, "bahan-projustisia", naming.widely(material, text), (total,))


def _together(data: Material, table_id: str, row: str, kind: str, *, into: tuple[str, str, str]) -> Figure:
    """Return the sum over the sexes of a kind or stage, as a figure at a place of its own."""
    summed = grouped_sum(data.table(table_id), (row,), (f"{kind}-{sex}" for sex in labels.SEXES), row=row, column=kind)
    return replace(summed, table=into[0], row=into[1], column=into[2])


def _criminal(data: Material) -> Table:
    """Compose the table of criminal cases by article and stage."""
    table = data.table("projustisia")
    nil = nil_text(table)

    def cells(row: str) -> tuple[Figure, ...]:
        stages = (_together(data, table.id, row, stage, into=(CASES_TABLE, row, stage)) for stage in labels.STAGES)
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


def kinds(data: Material) -> Table:
    """Compose the table of actions and persons by kind, side by side."""
    counted, who = data.table("tak-actions"), data.table("tak-persons")
    nil = nil_text(counted)

    def row(kind: str) -> Row:
        if kind == actions.DETENTION:
            return joining
        acts = _together(data, counted.id, TOTAL, kind, into=(KINDS_TABLE, kind, "tindakan"))
        persons = replace(who.figure(TOTAL, kind), table=KINDS_TABLE, row=kind, column="orang")
        return Row((labels.action_label(kind), acts, persons))

    joining, apart = rows(data, KINDS_TABLE)
    total = Row(("Jumlah TAK", counted.figure(TOTAL, TOTAL), who.figure(TOTAL, TOTAL)), "total")
    return Table(
        KINDS_TABLE,
        "Tindakan administratif keimigrasian menurut jenis",
        f"Tindakan, dan orang berlainan yang dikenai; {data.span}",
        ("Jenis tindakan", "Tindakan", "Orang"),
        () if nil else (*map(row, actions.KINDS), total, *apart),
        () if nil else (NOTE,),
        nil=nil,
    )


def used_kinds(data: Material) -> Table:
    """Compose the table of actions and persons by kind without the kinds there were none of; bare without any."""
    table = kinds(data)
    used = tuple(row for row in table.rows if row.role != "body" or any(map(_counts, row.cells)))
    return replace(table, rows=used if any(row.role == "body" for row in used) else ())


def _counts(cell: object) -> bool:
    return isinstance(cell, Figure) and cell.value != 0


NOTE = (
    "Jumlah orang bukan penjumlahan kolomnya, karena satu orang dapat dikenai lebih dari satu tindakan. Pendetensian "
    "mempunyai dasar tersendiri dan tidak termasuk dalam jumlah TAK, kecuali atas dasar Pasal 75 ayat (2) huruf d."
)


def _articles(data: Material) -> tuple[Table, ...]:
    """Compose the table of actions by article, all kinds together; articles of other detentions are none of them."""
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


JOINING, APART = labels.DETENTION_ROWS
"""Codes of the two rows."""


def rows(data: Material, table_id: str) -> tuple[Row, tuple[Row, ...]]:
    """Return the row of detentions that join the total, and the row of others, none where there are none.

    Persons are known for detention as a whole only: they stand in the one row that holds actions; where both do, the
    row below says so in words.

    Args:
        data: with the tables of actions and of persons.
        table_id: the table in which the figures are shown.
    """
    joining, every = _acts(data, actions.DETENTION_AS_TAK), _acts(data, TOTAL)
    other = replace(every, value=None if every.value is None else every.value - (joining.value or 0))
    persons = data.figure("tak-persons", TOTAL, actions.DETENTION)

    def row(code: str, acts: Figure, who: Figure | str, remark: str = "") -> Row:
        label = f"{labels.action_label(code)}{remark}"
        of = actions.DETENTION if remark else code
        who = who if isinstance(who, str) else replace(who, table=table_id, row=of, column="orang")
        return Row((label, replace(acts, table=table_id, row=code, column="tindakan"), who))

    if not other.value:
        return row(JOINING, joining, persons), ()
    both = bool(joining.value)
    first = row(JOINING, joining, "" if both else replace(persons, value=0))
    return first, (row(APART, other, persons, "; orang: seluruh pendetensian" if both else ""),)


def _acts(data: Material, article: str) -> Figure:
    """Return the detentions under an article, of persons of either and of unknown sex."""
    columns = tuple(f"{actions.DETENTION}-{sex}" for sex in labels.SEXES)
    return grouped_sum(data.table("tak-actions"), (article,), columns, row=article, column=actions.DETENTION)

"""Forms prescribed by the ministry, with their heads word for word: columns L and P only, JUMLAH, column numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.derived_figures import grouped_sum
from reports.documents.tables import nil_text, partial_note
from reports.model.document import Form, HeadCell, SubLine
from reports.model.figures import TOTAL
from reports.vocabulary import actions, formats, labels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reports.documents.material import Material
    from reports.model.document import Cell
    from reports.model.figures import FigureTable

SEXES = ("L", "P")
TAK_COLUMNS = ("TAK_A", "TAK_B", "TAK_C", "TAK_F", "DETENSI", "TAK_E")
"""Kinds of action in the order of the form's columns; TAK_D has no column."""
NO_COLUMN = "TAK_D"

_UNREAD_NOTE = (
    "Terdapat keputusan yang jenis tindakannya belum terbaca; tindakannya belum termasuk dalam tabel ini, dan sel "
    "tanpa angka bukan nihil."
)
_HEAD_NOTE = "Judul kolom menurut formulir; “PASAL YANG DILANGGAR” tidak menyatakan kesalahan."
_NUMBER_WIDTH = 5.0
_STUB_WIDTH = 26.0


def services(material: Material, permit: str) -> Form:
    """Compose the form of one permit class: ITK, ITAS or ITAP."""
    table = material.table(f"services-{permit}")
    columns = [f"{result}-{sex}" for result in ("approved", "refused") for sex in SEXES]
    head = (
        (
            HeadCell("NO", rows=2),
            HeadCell("JENIS PERMOHONAN", rows=2),
            HeadCell("DISETUJUI", columns=2),
            HeadCell("DITOLAK", columns=2),
            HeadCell("JUMLAH", rows=2),
        ),
        tuple(HeadCell(sex) for _ in range(2) for sex in SEXES),
    )
    return _form(
        material,
        table,
        f"Pelayanan izin tinggal: {permit}",
        "Permohonan",
        head,
        columns,
        label=lambda code: labels.SERVICES.get(code, code),
        codes=_printed_codes(table, tuple(labels.SERVICES)),
        extra_notes=_undecided_note(material, permit),
    )


def _undecided_note(material: Material, permit: str) -> tuple[str, ...]:
    """Return the note on applications that are not in the form, since they were not decided or nobody can read how."""
    undecided = material.figure("services-outside", permit, "undecided")
    if not undecided.value:
        return ()
    return (f"Tidak termasuk {formats.counted(undecided)} yang belum diputus atau hasilnya tidak terbaca.",)


def projustisia(material: Material) -> Form:
    """Compose the form of criminal cases by article and stage."""
    table = material.table("projustisia")
    columns = [f"{stage}-{sex}" for stage in labels.STAGES for sex in SEXES]
    head = (
        (
            HeadCell("NO", rows=4),
            HeadCell("PASAL YANG DILANGGAR", rows=4),
            HeadCell("PELANGGARAN KEIMIGRASIAN", columns=6),
            HeadCell("JUMLAH", rows=4),
        ),
        (HeadCell("PROJUSTITIA", columns=6),),
        tuple(HeadCell(stage.upper(), columns=2) for stage in labels.STAGES.values()),
        tuple(HeadCell(sex) for _ in labels.STAGES for sex in SEXES),
    )
    return _form(
        material, table, "Projustisia", "Orang", head, columns, label=actions.article_label, extra_notes=(_HEAD_NOTE,)
    )


def administrative_actions(material: Material) -> Form:
    """Compose the form of administrative actions by article and kind."""
    table = material.table("tak-actions")
    columns = [f"{kind}-{sex}" for kind in TAK_COLUMNS for sex in SEXES]
    names = [str(actions.kinds()[kind]["report_column"]) for kind in TAK_COLUMNS]
    head = (
        (
            HeadCell("NO", rows=4),
            HeadCell("PASAL YANG DILANGGAR", rows=4),
            HeadCell("PELANGGARAN KEIMIGRASIAN", columns=12),
            HeadCell("JUMLAH", rows=4),
        ),
        (HeadCell("TINDAKAN ADMINISTRATIF KEIMIGRASIAN", columns=12),),
        tuple(HeadCell(name, columns=2) for name in names),
        tuple(HeadCell(sex) for _ in TAK_COLUMNS for sex in SEXES),
    )
    detention = TAK_COLUMNS.index(actions.DETENTION)
    return _form(
        material,
        table,
        "Tindakan administratif keimigrasian",
        "Tindakan (bukan orang; satu orang dapat dikenai lebih dari satu tindakan)",
        head,
        columns,
        label=actions.article_label,
        unsummed=(2 + detention * 2, 3 + detention * 2),
        extra_notes=(*_action_notes(table), _HEAD_NOTE),
        without_column=NO_COLUMN,
    )


def has_unread_actions(table: FigureTable) -> bool:
    """Tell whether decisions stand behind a table of actions whose kind was not read."""
    return any(column.startswith(f"{actions.UNREAD}-") for column in table.columns)


def _action_notes(table: FigureTable) -> tuple[str, ...]:
    """Return notes on what JUMLAH excludes."""
    detentions = [table.figure(TOTAL, f"{actions.DETENTION}-{sex}") for sex in (*SEXES, labels.UNKNOWN)]
    notes = [_UNREAD_NOTE] if has_unread_actions(table) else []
    if any(figure.value for figure in detentions):
        notes.append(
            "RUANG DETENSI mempunyai dasar tersendiri dan tidak termasuk dalam JUMLAH, kecuali yang ditetapkan dengan "
            "keputusan berdasarkan Pasal 75 ayat (2) huruf d."
        )
    return tuple(notes)


def _printed_codes(table: FigureTable, codes: Sequence[str]) -> tuple[str, ...]:
    """Return the row codes to print; ``unknown`` only when it counts something."""
    return tuple(code for code in codes if code != labels.UNKNOWN or table.figure(code, TOTAL).value)


def _form(  # noqa: PLR0913 -- a form has this many parts
    material: Material,
    table: FigureTable,
    title: str,
    unit: str,
    head: tuple[tuple[HeadCell, ...], ...],
    columns: Sequence[str],
    *,
    label: Callable[[str], str],
    codes: Sequence[str] | None = None,
    unsummed: tuple[int, ...] = (),
    extra_notes: tuple[str, ...] = (),
    without_column: str = "",
) -> Form:
    """Compose a form whose rows are codes and whose last column is JUMLAH."""
    nil = nil_text(table)
    row_codes = table.rows if codes is None else codes
    summed = tuple(index for index in range(2, 2 + len(columns)) if index not in unsummed)
    return Form(
        table.id,
        title,
        f"{unit}, {material.span}",
        head,
        ()
        if nil
        else tuple((str(n), label(code), *_cells(table, code, columns)) for n, code in enumerate(row_codes, 1)),
        ("", "JUMLAH", *_cells(table, TOTAL, columns)),
        (_NUMBER_WIDTH, _STUB_WIDTH, *(7.0 for _ in columns), 10.0),
        summed,
        (*partial_note(table), *(() if nil else extra_notes)),
        nil,
        sublines=_sublines(table, () if nil else (*row_codes, TOTAL), columns, without_column),
    )


def _cells(table: FigureTable, row: str, columns: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(table.figure(row, column) for column in (*columns, TOTAL))


def _sublines(
    table: FigureTable, codes: Sequence[str], columns: Sequence[str], without_column: str
) -> tuple[tuple[SubLine, ...], ...]:
    """Return the lines below each row for what has neither L nor P, or no column, so that every JUMLAH is a plain sum.

    Args:
        table: the counts.
        codes: of the rows, the total last.
        columns: columns of the form, two of each kind.
        without_column: a kind that is counted in JUMLAH and has no column; empty for none.
    """
    kinds = tuple(dict.fromkeys(column.rpartition("-")[0] for column in columns))
    lines = tuple((*_unknown_sex(table, code, kinds), *_without_column(table, code, without_column)) for code in codes)
    return lines if any(lines) else ()


def _unknown_sex(table: FigureTable, code: str, kinds: tuple[str, ...]) -> tuple[SubLine, ...]:
    """Return the line of unknown sex of a row, one cell a kind; none where there is nobody."""
    cells = tuple(table.figure(code, f"{kind}-{labels.UNKNOWN}") for kind in kinds)
    spans = (len(SEXES),) * len(kinds)
    return (SubLine("jenis kelamin tidak diketahui", cells, spans),) if any(cell.value for cell in cells) else ()


def _without_column(table: FigureTable, code: str, kind: str) -> tuple[SubLine, ...]:
    """Return the line of a kind of action that the form has no column for; none where nothing was decided."""
    if not kind:
        return ()
    sexes = (*SEXES, labels.UNKNOWN)
    count = grouped_sum(table, (code,), (f"{kind}-{sex}" for sex in sexes), row=code, column=kind)
    label = "keharusan bertempat tinggal di suatu tempat tertentu (tanpa kolom)"
    return (SubLine(label, (count,), (len(TAK_COLUMNS) * len(SEXES),)),) if count.value else ()

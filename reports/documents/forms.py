"""Forms prescribed by the ministry, with their heads word for word: columns L and P only, JUMLAH, column numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.tables import nil_text, partial_note
from reports.model.document import Form, HeadCell
from reports.model.figures import TOTAL, Status
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
        landscape=True,
    )


def has_unread_actions(table: FigureTable) -> bool:
    """Tell whether decisions stand behind a table of actions whose kind was not read."""
    return any(column.startswith(f"{actions.UNREAD}-") for column in table.columns)


def _action_notes(table: FigureTable) -> tuple[str, ...]:
    """Return notes on what JUMLAH excludes, and on what it includes beyond the columns."""
    detentions = [table.figure(TOTAL, f"{actions.DETENTION}-{sex}") for sex in (*SEXES, labels.UNKNOWN)]
    notes = [_UNREAD_NOTE] if has_unread_actions(table) else []
    if any(figure.value for figure in detentions):
        notes.append(
            "RUANG DETENSI mempunyai dasar tersendiri dan tidak termasuk dalam JUMLAH, kecuali yang ditetapkan dengan "
            "keputusan berdasarkan Pasal 75 ayat (2) huruf d."
        )
    residence_orders = sum(table.figure(TOTAL, f"{NO_COLUMN}-{sex}").value or 0 for sex in (*SEXES, labels.UNKNOWN))
    if residence_orders:
        notes.append(
            "Keharusan bertempat tinggal di suatu tempat tertentu (Pasal 75 ayat (2) huruf d) tidak mempunyai "
            f"kolom pada formulir ini; {formats.number(residence_orders)} tindakan termasuk dalam JUMLAH."
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
    landscape: bool = False,
) -> Form:
    """Compose a form whose rows are codes and whose last column is JUMLAH."""
    nil = nil_text(table)
    row_codes = table.rows if codes is None else codes
    heads = [cell.text for cells in head for cell in cells if cell.columns == len(SEXES)]
    sex_note = _sex_note(table, columns, heads, label, unit.split(" ", maxsplit=1)[0].lower())
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
        (*partial_note(table), *(() if nil else (*sex_note, *extra_notes))),
        nil,
        landscape,
    )


def _cells(table: FigureTable, row: str, columns: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(table.figure(row, column) for column in (*columns, TOTAL))


def _sex_note(
    table: FigureTable, columns: Sequence[str], heads: Sequence[str], label: Callable[[str], str], unit: str
) -> tuple[str, ...]:
    """Return a note on how many in JUMLAH have an unknown sex and so are in neither L nor P, and where they are.

    Args:
        table: the counts.
        columns: columns of the form, two of each kind.
        heads: head of each kind, in their order.
        label: maps a row code to its label.
        unit: what is counted.
    """
    kinds = tuple(dict.fromkeys(column.rpartition("-")[0] for column in columns))
    counted = {kind: _count_unknown_sex(table, kind) for kind in kinds if kind != actions.DETENTION}
    total = sum(number for rows in counted.values() for number in rows.values())
    if not total or table.status is not Status.VALUE:
        return ()
    places = [_name_rows(head, counted.get(kind, {}), label) for kind, head in zip(kinds, heads, strict=True)]
    return (
        f"JUMLAH termasuk {formats.number(total)} {unit} yang jenis kelaminnya tidak diketahui, sehingga lebih besar "
        f"daripada jumlah kolom L dan P: {formats.joined([place for place in places if place])}.",
    )


def _count_unknown_sex(table: FigureTable, kind: str) -> dict[str, int]:
    """Return the number of unknown sex in each row of a kind that has any."""
    counts = {row: table.figure(row, f"{kind}-{labels.UNKNOWN}").value or 0 for row in table.rows}
    return {row: number for row, number in counts.items() if number}


def _name_rows(head: str, counts: dict[str, int], label: Callable[[str], str]) -> str:
    """Return a kind with its number and rows, e.g. ``BIAYA BEBAN 6 (Pasal 78 ayat (1))``; empty for none."""
    if not counts:
        return ""
    many = len(counts) > 1
    rows = [f"{label(row)}: {formats.number(number)}" if many else label(row) for row, number in counts.items()]
    return f"{head} {formats.number(sum(counts.values()))} ({'; '.join(rows)})"

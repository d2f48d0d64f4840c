"""Columns of a register that may say who has left, and by which nobody leaves: told.

They fill no field, or that of an occupation (POSISI: Di Indonesia, Pulang). A column says so by words of a departure,
by its head (EXIT, TGL MENINGGAL), or by a no below a head of presence (MASIH TINGGAL?, HASIL CEK).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.problems import Problem
from reports.vocabulary import numbers
from reports.vocabulary.departures import departure
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.model.grid import Scalar
    from reports.model.sheet import Column
    from reports.problems import Detail

_MOST_TEXTS, _MOST_STATES = 40, 4
"""Distinct texts of a column of words, and of one of yes and no; one with more is a column of other facts."""
_LONGEST = 60
_HEADS = frozenset(
    "EXIT PINDAH MENINGGAL KEMATIAN WAFAT PULANG KEPULANGAN BERANGKAT KEBERANGKATAN DEPORTASI MUTASI HAPUS DIHAPUS "
    "PENGHAPUSAN CABUT DICABUT PENCABUTAN DICORET PENCORETAN NONAKTIF LEFT DEPARTURE DEPARTED EPO KELUAR "
    "ABG GANDA AFFIDAVIT UNHCR PENGUNGSI SUAKA REFUGEE".split()
)
"""Words of a head below which any text or day may mean that somebody has left, or counts elsewhere (ABG, refugees)."""
_OF_OTHERS = frozenset(
    "SUAMI ISTRI ISTERI PASANGAN SPOUSE WIFE HUSBAND AYAH BAPAK IBU ORANGTUA PENJAMIN SPONSOR".split()
)
"""Words of a head by which it is about somebody else, who may well be a citizen."""
_OF_OTHER_THINGS = frozenset("DARI ASAL PASPOR ITK ITAS KITAS ITAP KITAP VISA IZIN IJIN DOKUMEN MASUK RENCANA".split())
"""Words of a head by which it is about coming, a document, or a plan."""
_PRESENCE = frozenset(
    "ADA MASIH BERADA KEBERADAAN HIDUP MATI CEK CHECK DICEK PENGECEKAN VERIFIKASI VERIF VALID VALIDASI KONDISI POSISI "
    "AKTIF HADIR DITEMUKAN LAPANGAN WASLAP HASIL KEHADIRAN".split()
)
_NO = frozenset({"TIDAK", "TDK", "TAK", "N", "NO", "NON", "M", "MATI", "T", "FALSE", "INVALID"})
_CROSSES = frozenset({"X", "✗", "✘", "×", "0", "-"})
"""What says no beside another mark; alone it may be a tick."""


def unread_departures(cells: Cells) -> Iterator[Problem]:
    """Yield a problem for each column that may say who has left and is not read so, at its first such cell.

    A column that the office has decided to leave out is passed over.
    """
    for column in cells.table.columns:
        is_free = column.field is None and not column.fields and column.how != "remembered"
        if column.header and (is_free or column.field == "occupation"):
            leaving = _leaving(column, cells.column(column.index), is_free=is_free)
            yield from _first(cells, column, leaving) if leaving else ()


def _leaving(column: Column, texts: Sequence[Scalar], *, is_free: bool) -> set[Scalar]:
    """Return the distinct cells of a column that may say that somebody has left."""
    words = set(normal(column.header or "").split())
    if words & _OF_OTHERS:
        return set()
    filled: set[Scalar] = {text for text in set(texts) if text is not None}
    distinct = {text for text in filled if isinstance(text, str) and len(text) <= _LONGEST}
    leaving: set[Scalar] = {text for text in distinct if departure(text)} if len(distinct) <= _MOST_TEXTS else set()
    if leaving or not is_free or words & _OF_OTHER_THINGS:
        return leaving
    if words & _HEADS:
        return {text for text in filled if not (isinstance(text, str) and _says_nothing(text))}
    return _negative(filled) if words & _PRESENCE and len(filled) <= _MOST_STATES else set()


def _says_nothing(text: str) -> bool:
    return numbers.is_nothing(text) or normal(text).partition(" ")[0] in {"BELUM", "TIDAK"}


def _negative(states: set[Scalar]) -> set[Scalar]:
    """Return the states that say no: a word for it, or a cross beside another mark."""
    words = {state for state in states if normal(str(state)).partition(" ")[0] in _NO}
    return words or {state for state in states if str(state).strip().upper() in _CROSSES and len(states) > 1}


def _first(cells: Cells, column: Column, leaving: set[Scalar]) -> Iterator[Problem]:
    """Yield the problem of a column at its first cell that may say so."""
    texts = cells.column(column.index)
    for row, text in zip(cells.rows, texts, strict=True):
        if text in leaving:
            details: dict[str, Detail] = {"header": column.letter, "count": sum(other in leaving for other in texts)}
            place = cell_name(row, column.index)
            yield Problem("departure-unread", cells.path, cells.table.sheet, place, None, str(text), details)
            return

"""The table of what lies in the inputs and is counted nowhere, on the quality page (settled rule 16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import causes
from reports.model.document import Row, Table
from reports.vocabulary import formats
from reports.vocabulary.printable_characters import with_latin_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.quality import OtherFile

_MOST = 40
"""Entries that are listed one by one; of more, the rest is counted."""
_UNREAD = "tidak dibaca"
"""In place of the number of rows of what is no workbook, is left out, or holds no table."""


def other_inputs(entries: Sequence[OtherFile]) -> tuple[Table, ...]:
    """Return the table; none where everything in the inputs is counted or makes the document a draft."""
    if not entries:
        return ()
    remaining = len(entries) - _MOST
    further = (f"Serta {formats.number(remaining)} lainnya; lihat “pora check”.",) if remaining > 0 else ()
    return (
        Table(
            "masukan-tidak-dihitung",
            "Masukan yang tidak dihitung",
            "Baris yang tidak dihitung",
            ("Berkas › lembar", "Sebab", "Baris"),
            tuple(Row(_cells(entry)) for entry in entries[:_MOST]),
            (
                "Bila salah satunya seharusnya dihitung, kantor menjelaskan artinya atau mencabut ketetapannya, lalu "
                "menyusun ulang dokumen ini.",
                *further,
            ),
        ),
    )


def _cells(entry: OtherFile) -> tuple[str, ...]:
    path = entry.path.removeprefix("inputs/")
    reason = causes.label(entry.reason)
    return (
        with_latin_letters(f"{path} › {entry.sheet}" if entry.sheet else path),
        f"{reason} ({entry.what})" if entry.what else reason,
        formats.number(entry.rows) if entry.rows else _UNREAD,
    )

"""Notes below the records of a table that speak of its rows, of persons or of numbers: they are told, and not read.

``Catatan: No. 5 dan 9 sudah EPO`` or ``Belum termasuk permohonan melalui aplikasi 34 berkas`` change what the rows say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary.departures import departure
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.sheet import SheetTable

_OF_ROWS = late_regex(r"\b(?:NO|NOMOR|NO URUT|NOMOR URUT|URUTAN|BARIS)(?: KE)? \d{1,4}\b(?! (?:TAHUN|\d{4}))")
_OF_NUMBERS = late_regex(
    r"\b(\d{1,5}) (?:ORANG|ORG|WNA|WN|OA|JIWA|KEGIATAN|GIAT|BERKAS|PERMOHONAN|KASUS|KEJADIAN|TINDAKAN)\b"
)
_WORDS = late_regex(
    r"\b(?:BATAL|DIBATALKAN|DITUNDA|(?:BELUM|TIDAK|TDK|BLM) (?:TERMASUK|DITERIMA|DIHITUNG|LENGKAP)|MENYUSUL"
    r"|GABUNG|DIGABUNG|ORANG YANG SAMA|SISA BULAN|TAMBAHAN|DATA BULAN|EPO|PULANG|DIDEPORTASI|MENINGGALKAN"
    r"|KEMBALI KE NEGARA|PINDAH|DICORET|DIHAPUS|GANDA|DOBEL)\b"
)
_OF_LETTERS = late_regex(r"\b(?:SURAT|PASAL|UNDANG|PERATURAN|NIP|TEMBUSAN|NOTA DINAS|SK)\b")
"""Words of a letter, behind which a number is not that of a row."""
_LONGEST = 300


def speaks_of_rows(text: str, row: int, tables: Sequence[SheetTable]) -> bool:
    """Tell whether a text below the records of the counted tables of a sheet speaks of what they hold.

    Args:
        text: of a cell outside all records.
        row: it stands in, 1-based.
        tables: of the sheet.
    """
    counted_tables = [table for table in tables if table.kind is not None and table.data_rows]
    if not counted_tables or row <= max(table.data_rows[1] for table in counted_tables if table.data_rows):
        return False
    key = normal(text) if len(text) <= _LONGEST else ""
    numbers = {int(match[1]) for match in _OF_NUMBERS.finditer(key)} - {_rows_of(table) for table in counted_tables}
    names_rows = bool(_OF_ROWS.search(key)) and not _OF_LETTERS.search(key)
    return bool(numbers) or names_rows or bool(_WORDS.search(key)) or departure(text) is not None


def _rows_of(table: SheetTable) -> int:
    """Return how many records a table has at most: a note that gives their number says nothing new."""
    first, last = table.data_rows or (1, 0)
    return sum(row not in table.structure for row in range(first, last + 1))

"""Numbers that count and that their own row doubts: a remark beside a count, more findings than were checked.

INSTANSI | JUMLAH | KETERANGAN
Dukcapil |     14 | data Agustus       of another month
Disnaker |      5 | termasuk WNI       not of foreigners alone
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary import dates
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.intake.normalise.columns import Cells
    from reports.problems import Problem

_NO = r"(?:BELUM|BLM|TIDAK|TDK|BUKAN|KURANG)"
_IN_DOUBT = late_regex(
    rf"\b(?:SEMENTARA|{_NO} (?:\w+ )?(?:VALID|FINAL|LENGKAP|PASTI|AKURAT|RESMI|UPDATE|TERUPDATE|MUTAKHIR|COCOK|SESUAI"
    r"|VERIFIKASI|DIVERIFIKASI|TERVERIFIKASI|KONFIRMASI|DIKONFIRMASI|VALIDASI|DIVALIDASI|DICEK|MASUK|DITERIMA|SEMUA)"
    r"|PERKIRAAN|DIPERKIRAKAN|ESTIMASI|TAKSIRAN|PREDIKSI|KIRA KIRA|KURANG LEBIH|DRAF|DRAFT|KONSEP|PROVISIONAL|ESTIMATED"
    r"|DATA LAMA|(?:BULAN|BLN|TAHUN|THN|TH) (?:LALU|KEMARIN|SEBELUMNYA)|MENYUSUL|KUMULATIF|GANDA|DOBEL|DOUBLE|RAGU"
    r"|SALAH|KELIRU)\b"
)
_OF_CITIZENS = late_regex(r"\bWNI\b|\bWARGA NEGARA INDONESIA\b")
_APART = late_regex(r"\b(?:TIDAK TERMASUK|TDK TERMASUK|DI LUAR|DILUAR|TANPA|BUKAN|SELAIN|KECUALI)\b")
_YEAR = late_regex(r"(?<![/\d])(?:19|20)\d\d\b")


def counts_in_doubt(cells: Cells, months: Sequence[object]) -> list[Problem]:
    """Say of which counts a remark says that they are of another time, not final, or not of foreigners alone.

    Args:
        cells: of a list of counts.
        months: ``2024-09`` of each row; None where it is not known.
    """
    return [
        cells.problem("count-in-doubt", index, "remarks", text, {"word": text.strip()})
        for index, text in enumerate(cells.raw("remarks"))
        if isinstance(text, str) and _doubts(text, months[index])
    ]


def findings_exceeding(cells: Cells, not_held: Sequence[object], numbers: Sequence[Sequence[object]]) -> list[Problem]:
    """Say at which activities more was found than checked.

    Args:
        cells: of a log of activities.
        not_held: why each does not count; None for the others.
        numbers: checked and findings of all.
    """
    return [
        cells.problem("findings-exceed", index, "findings", findings, {"checked": checked, "findings": findings})
        for index, (checked, findings) in enumerate(zip(*numbers, strict=True))
        if isinstance(checked, int) and isinstance(findings, int) and findings > checked and not_held[index] is None
    ]


def _doubts(text: str, month: object) -> bool:
    """Tell whether a remark doubts the count of a month.

    Example:
        >>> _doubts("data Agustus", "2024-09"), _doubts("rekap 2023", "2024-09"), _doubts("blm valid", None)
        (True, True, True)
        >>> _doubts("per 30 September 2024", "2024-09"), _doubts("tidak termasuk WNI", None), _doubts("lengkap", None)
        (False, False, False)
    """
    key = normal(text)
    if _IN_DOUBT.search(key) or (_OF_CITIZENS.search(key) and not _APART.search(key)):
        return True
    if not isinstance(month, str):
        return False
    year, number = map(int, month.split("-"))
    named_months = {dates.months()[word] for word in key.split() if word in dates.months()}
    named_years = set(map(int, _YEAR.findall(text)))
    return bool(named_months and number not in named_months) or bool(named_years and year not in named_years)

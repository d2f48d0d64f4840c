"""Cells of an occupation and a sponsor of which a slash parts neither: Ikut suami/istri / PT Laut."""

from __future__ import annotations

import re

from reports.late_patterns import late_regex

_RELATIVES = r"(?:SUAMI|ISTRI|ISTERI|ANAK|AYAH|IBU|ORANG TUA|ORTU)"
_TOGETHER = late_regex(rf"\b({_RELATIVES})\s?/\s?(?={_RELATIVES}\b)", re.IGNORECASE)
_FIRM = late_regex(
    r"(?:/|[,;(\n]|\s[-–—]\s)\s*(?=(?:PT|CV|UD|PD|FA|FIRMA|PERUM|KOPERASI|YAYASAN|UNIVERSITAS|UNIV|SEKOLAH|HOTEL|LEMBAGA|PERKUMPULAN|KEDUTAAN"
    r"|KONSULAT|KEDUBES|GEREJA|RUMAH SAKIT|RS)\b)",
    re.IGNORECASE,
)
"""What parts an occupation from a sponsor that is no person."""
_WIDE = late_regex(r"(?<=\s)/(?=\s)")


def with_own_slashes(text: str, mark: str) -> str:
    """Return a cell of occupation and sponsor with a mark in place of each slash that does not part the two.

    Example:
        >>> with_own_slashes("Ikut suami/istri / PT Laut", "|"), with_own_slashes("Guru/Dosen/Yayasan X", "|")
        ('Ikut suami|istri / PT Laut', 'Guru|Dosen/Yayasan X')
        >>> with_own_slashes("Teknisi/Juru Las / Budi", "|"), with_own_slashes("Direktur/Budi", "|")
        ('Teknisi|Juru Las / Budi', 'Direktur/Budi')
    """
    text = _TOGETHER.sub(rf"\1{mark}", text)
    parting = _FIRM.search(text)
    if parting is None and not _FIRM.match(f"/{text}"):
        wide = list(_WIDE.finditer(text))
        parting = wide[0] if len(wide) == 1 else None
    if parting is None:
        return text
    before, after = text[: parting.start()], text[parting.end() :]
    return f"{before.replace('/', mark)}{parting[0]}{after.replace('/', mark)}"

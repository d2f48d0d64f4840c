"""Numbers of decisions: what is none though it holds a digit, and what is the number of another paper."""

from __future__ import annotations

import re
from functools import lru_cache

from reports.late_patterns import late_regex
from reports.vocabulary.text import normal

_GAP = late_regex(
    r"\.{3,}|…|_{2,}|\s{3,}|(?:[-./]|^NO\w*\.?|\s)\s*/\s*(?:[IVX]+\s*/\s*)?(?:(?:19|20)\d\d|[IVX]+)?\s*$", re.I
)
"""Where the running number is not filled in yet: ``No. ... /2025``, ``W25.IMI-   /2025``."""
_NOT_YET = late_regex(
    r"\b(?:USUL|USULAN|DIUSULKAN|DRAF|DRAFT|KONSEP|RANCANGAN|RENCANA|PROSES|DIPROSES|MENUNGGU|MENYUSUL|BELUM|BLM)\b"
)
_OTHER_PAPER = late_regex(
    r"^(?:NO(?:MOR)? )?(?:NOTA DINAS|NOTDIN|ND|SPRIN|SPRINT|SURAT PERINTAH|SPT|SURAT TUGAS|BA|BAP|BAPEN|BERITA ACARA"
    r"|SURAT PANGGILAN|MEMO|LAPORAN|LAPJU|LAPSUS|SURAT PERNYATAAN|SURAT PERMOHONAN|LP|LK)\b"
)


@lru_cache(maxsize=4096)
def is_number(text: str | None) -> bool:
    """Tell whether a text is the number of a decision: it holds a digit, and its running number is filled in.

    Example:
        >>> [is_number(text) for text in ("W10.IMI-0012/2024", "12", "SK/3/IX/2024", "W.10-TI.02/2024")]
        [True, True, True, True]
        >>> [is_number(text) for text in ("No. ... /2025", "W25.IMI-   /2025", "0", "draft 12", "-/IX/2025")]
        [False, False, False, False, False]
    """
    if text is None or not any(sign.isdigit() and sign != "0" for sign in text):
        return False
    return not _GAP.search(text) and not _NOT_YET.search(normal(text))


@lru_cache(maxsize=4096)
def is_of_other_paper(text: str) -> bool:
    """Tell whether a number is that of a paper which decides nothing.

    Example:
        >>> is_of_other_paper("Nota dinas 12"), is_of_other_paper("BA 12/2025"), is_of_other_paper("W25-12 BA")
        (True, True, False)
    """
    return _OTHER_PAPER.match(normal(text)) is not None

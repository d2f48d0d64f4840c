"""Words that accuse: a document of the team tells grades of evidence and leaves guilt to the court."""

from __future__ import annotations

import re

_ACCUSING = re.compile(
    r"\b(?:pelaku(?!\s+(?:usaha|perjalanan|ekonomi|pasar)\b)|(?<!tidak )(?<!belum )(?<!tak )(?:terbukti|bersalah)"
    r"|penjahat|(?<!reserse )(?<!reskrim )(?<!hukum )kriminal(?!\s+(?:umum|khusus)\b)|oknum)(?:nya)?\b",
    re.IGNORECASE,
)


def accusing(text: str) -> tuple[str, ...]:
    """Return the accusing words of a text, each once, in its order.

    Example:
        >>> accusing("Pelaku terbukti bersalah; pelaku usaha tidak terbukti.")
        ('pelaku', 'terbukti', 'bersalah')
    """
    return tuple(dict.fromkeys(match[0].lower() for match in _ACCUSING.finditer(text)))

"""Messages of the program in Indonesian, for documents: they speak it whatever the screen speaks."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

DOMAIN = "pora"
LOCALE = Path(__file__).parents[1] / "locale"


@cache
def _translation() -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, str(LOCALE), ["id"], fallback=True)


def said(msgid: str) -> str:
    """Return a message in Indonesian; its places are left as they are."""
    return _translation().gettext(msgid) if msgid else ""

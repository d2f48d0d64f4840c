"""What the name of a service says of its kind and class: Perpanjangan ITAS, Alih status ITK ke ITAS."""

from __future__ import annotations

from functools import cache, lru_cache

from reports.vocabulary import permits, schema
from reports.vocabulary.text import normal

_BESIDE = frozenset(
    "PERMOHONAN LAYANAN PELAYANAN PENERBITAN PENGURUSAN PROSES JENIS ONLINE "
    "WNA ORANG ASING YANG UNTUK ATAS HILANG RUSAK KARENA".split()
)
"""Words beside a service and its class that say nothing of either."""
_BECOMES = frozenset({"KE", "MENJADI", "JADI", "MJD"})
_ORDER = ("ITK", "ITAS", "ITAP")
"""Classes as a person goes through them."""
_CONVERSION = "alih-status"


@lru_cache(maxsize=4096)
def parts_of(text: str) -> dict[str, str]:
    """Return ``service`` and ``service_class`` of a name; neither where anything of it is not understood.

    The class of a conversion is the one that is given.

    Example:
        >>> parts_of("Perpanjangan KITAS"), parts_of("Alih Status ITK ke ITAS"), parts_of("Perpanjangan")
        ({'service': 'perpanjangan', 'service_class': 'ITAS'}, {'service': 'alih-status', 'service_class': 'ITAS'}, {})
    """
    key = f" {normal(text)} "
    aliases = _aliases()
    alias = max((alias for alias in aliases if f" {alias} " in key), key=len, default=None)
    if alias is None:
        return {}
    words = [word for word in key.replace(f" {alias} ", " ", 1).split() if word not in _BESIDE]
    if any(f" {other} " in f" {' '.join(words)} " for other in aliases):
        return {}
    service = aliases[alias]
    code = _class_given(words) if service == _CONVERSION else permits.class_of(" ".join(words)) if words else None
    return {"service": service, "service_class": code} if code else {}


@cache
def _aliases() -> dict[str, str]:
    """Return the names of kinds of services that name no class → code."""
    aliases = schema.value_aliases("services", "service")
    return {normal(alias): code for alias, code in aliases.items() if not permits.classes_in(alias)}


def _class_given(words: list[str]) -> str | None:
    """Return the class that a conversion gives: behind KE, or the later of two; None where it is not certain."""
    marks = [place for place, word in enumerate(words) if word in _BECOMES]
    sides = [words[: marks[0]], words[marks[0] + 1 :]] if len(marks) == 1 else [[word] for word in words]
    classes = [permits.class_of(" ".join(word for word in side if word != "DARI")) for side in sides if side]
    if marks and not sides[0]:
        return classes[0] if classes and classes[0] in _ORDER else None
    orders = [_ORDER.index(code) if code in _ORDER else -1 for code in classes]
    is_certain = bool(orders) and -1 not in orders and orders == sorted(set(orders)) and len(orders) <= len("AB")
    return _ORDER[orders[-1]] if is_certain else None

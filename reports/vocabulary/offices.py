"""Names of immigration offices by their class and place, proposed when an office is set up; any other name is as good.

Which office exists where is not listed: only how offices write their class.
"""

from __future__ import annotations

from functools import cache

from reports.vocabulary import regions
from reports.vocabulary.text import normal

CLASSES = (
    "Kelas I Khusus TPI", "Kelas I Khusus Non TPI", "Kelas I TPI", "Kelas I Non TPI", "Kelas II TPI",
    "Kelas II Non TPI", "Kelas III TPI", "Kelas III Non TPI",
)  # fmt: skip
_KINDS = ("Kota Administrasi ", "Kabupaten Administrasi ", "Kota ", "Kabupaten ")
_SHORT = {"Daerah Khusus Ibukota Jakarta": "DKI Jakarta"}
_LONG = {"Daerah Khusus Ibukota Jakarta": "Daerah Khusus Jakarta"}
"""Name of a province in the code list → its name on letterheads."""


def names_beginning_with(text: str) -> tuple[str, ...]:
    """Return the names of offices that begin with a text."""
    key = normal(text)
    return tuple(name for name in _names() if normal(name).startswith(key))


@cache
def _names() -> tuple[str, ...]:
    codes = sorted(code for code in regions.names() if regions.level_of(code) == regions.REGENCY)
    cities = tuple(dict.fromkeys(city_of(code) for code in codes))
    return tuple(f"Kantor Imigrasi {office_class} {city}" for office_class in CLASSES for city in cities)


def city_of(code: str) -> str:
    """Return the name of the kota or kabupaten of a code, without that word.

    Example:
        >>> city_of("31.72.03"), city_of("18.71")
        ('Jakarta Utara', 'Bandar Lampung')
    """
    name = regions.names()[code[:5]]
    kind = next((kind for kind in _KINDS if name.startswith(kind)), "")
    return name.removeprefix(kind)


def city_in(name: str) -> str:
    """Return the kota or kabupaten that an office's name ends with, the longest; empty for none.

    Example:
        >>> city_in("Kantor Imigrasi Kelas I Non TPI Malang"), city_in("Kantor Imigrasi Rekaan")
        ('Malang', '')
    """
    codes = (code for code in regions.names() if regions.level_of(code) == regions.REGENCY)
    cities = {city for city in map(city_of, codes) if f" {normal(name)}".endswith(f" {normal(city)}")}
    return max(cities, key=lambda city: (len(city), city), default="")


def defaults(code: str) -> dict[str, str]:
    """Return keys of ``pora.toml`` with what an office there most likely writes; the office confirms each.

    Args:
        code: a kecamatan of its area.
    """
    province = regions.names()[code[:2]]
    return {
        "office.city": city_of(code),
        "office.regional_office_before": f"Kantor Wilayah {_SHORT.get(province, province)}",
        "office.regional_office": f"Kantor Wilayah Direktorat Jenderal Imigrasi {_LONG.get(province, province)}",
    }

"""Codes of exports: those that are fixed everywhere, and those that only the exporter knows.

ISO codes of countries, Kemendagri codes of places and dates as 20241231 mean the same everywhere and are read. What 1
and 2 mean below JK, or T, P and K below KD_IZIN, is decided by the office once, for tables with the same headers.
"""

from __future__ import annotations

from functools import cache

from reports.late_patterns import late_regex
from reports.vocabulary import codes, permits, places, schema
from reports.vocabulary.text import letters_of, normal

PRESENT, LEFT = "ada", "keluar"
"""What a code below AKTIF may mean."""
BEHIND_PATTERN = " › "
"""Between the pattern of headers and the code of one of the columns, in ``mappings.toml``."""
WORDS_FOR_ACTIVE = frozenset(
    {"AKTIF", "ACTIVE", "MASIH AKTIF", "STATUS AKTIF", "STILL ACTIVE", "ADA", "MASIH ADA", "ADA DI TEMPAT",
     "BERADA DI TEMPAT", "DI TEMPAT", "MASIH TINGGAL", "MENETAP", "TINGGAL"}
)  # fmt: skip
MOST_WORDS = 24
"""Distinct other words of a column that says AKTIF, each of which the office is asked about."""
_OWN = ("sex", "active")
FIELDS = (*codes.FIELDS, *_OWN)
"""Fields whose codes an office may decide for tables with the same headers."""
ORDER = "URUTAN TANGGAL"
"""In place of a code: in which order the dates of a column are written."""
MONTH_FIRST, DAY_FIRST = "bulan", "hari"
_DATED = frozenset({schema.Type.DATE, schema.Type.EXPIRY, schema.Type.BIRTH})
_ORDERS = {MONTH_FIRST: "bulan/hari/tahun (12/31/2024)", DAY_FIRST: "hari/bulan/tahun (31/12/2024)"}
MOST = 12
"""Distinct codes of one column."""
_CODE = late_regex(r"[A-Z]{1,3}|\d{1,4}|[A-Z]\d{1,2}|TRUE|FALSE|TIDAK")
_PLACE = late_regex(r"\d[\d ]{0,12}")
_LABELS = {
    "sex": {"L": "Laki-laki", "P": "Perempuan"},
    "active": {PRESENT: "Masih berada (aktif)", LEFT: "Sudah tidak berada (tidak aktif)"},
}
_MOST_LISTED = 10
"""Candidates that a message lists; of countries there are too many."""
_DISTRICT_DIGITS, _VILLAGE_DIGITS = 6, 10


def may_be_decided(field: str) -> bool:
    """Tell whether an office may decide codes of a field, or in which order its dates are written."""
    return field in FIELDS or schema.type_of(field) in _DATED


def is_code(field: str, text: str) -> bool:
    """Tell whether a text may be a code: a few letters or digits.

    Example:
        >>> is_code("sex", "1"), is_code("permit_type", "T"), is_code("sex", "Pria"), is_code("kecamatan", "3172010")
        (True, True, False, True)
    """
    key = normal(text)
    if schema.type_of(field) in _DATED:
        return key == ORDER
    pattern = _PLACE if field in {"kecamatan", "kelurahan"} else _CODE
    return bool(pattern.fullmatch(key))


@places.cleared_with_area
@cache
def candidates(field: str) -> dict[str, str]:
    """Return what a code of a field may mean → its words, in the order in which they are listed."""
    if field in _LABELS:
        return _LABELS[field]
    if schema.type_of(field) in _DATED:
        return _ORDERS
    if field in {"permit_type", "service_class"}:
        return {code: permits.labels().get(code, code) for code in (*permits.CLASSES, permits.MEMO)}
    labels = {code: codes.label(field, code) for code in codes.codes(field)}
    if field == "kecamatan":
        labels[places.OUTSIDE] = "di luar wilayah kerja"
    return dict(sorted(labels.items(), key=lambda item: item[0]))


def listed(field: str) -> str:
    """Return the candidates of a field as a message lists them; empty where there are too many."""
    labels = candidates(field)
    if len(labels) > _MOST_LISTED:
        return ""
    return " / ".join(labels.values() if field == "kecamatan" else labels)


def key_of(pattern: str, code: str) -> str:
    """Return the text by which a code of tables with the same headers is remembered.

    Example:
        >>> key_of("No | Nama | J.K.", "1")
        'NO | NAMA | J K › 1'
    """
    return f"{' | '.join(letters_of(part) for part in pattern.split('|'))}{BEHIND_PATTERN}{letters_of(code)}"


def normal_key(text: str) -> str:
    """Return such a text, as it was written by hand, in its normal form."""
    pattern, _mark, code = text.rpartition(BEHIND_PATTERN.strip())
    return key_of(pattern, code)


def district_code(text: str) -> str | None:
    """Return the kecamatan of a Kemendagri code, ``outside`` for one elsewhere; None for what is no such code.

    A code of seven digits may be one of BPS, which numbers the cities of Jakarta otherwise, and is none.

    Example:
        >>> district_code("317201"), district_code("31.72.01"), district_code("327301"), district_code("3172010")
        ('31.72.01', '31.72.01', 'outside', None)
    """
    return _place_code(text, _DISTRICT_DIGITS)


def village_code(text: str) -> str | None:
    """Return the kelurahan of a Kemendagri code, ``outside`` for one elsewhere; None for what is no such code.

    Example:
        >>> village_code("3172011001"), village_code("31.72.01.1001"), village_code("3175010001")
        ('31.72.01.1001', '31.72.01.1001', None)
    """
    return _place_code(text, _VILLAGE_DIGITS)


def _place_code(text: str, length: int) -> str | None:
    digits = normal(text).replace(" ", "")
    if not (digits.isdecimal() and len(digits) == length):
        return None
    parts = [digits[:2], digits[2:4], digits[4:6], *([digits[6:]] if len(digits) > _DISTRICT_DIGITS else [])]
    code = ".".join(parts)
    if code in places.names():
        return code
    return places.OUTSIDE if places.name_of(code) else None

"""Indonesian labels and order of the codes that figures use, from ids.json; other slugs from their data files."""

from __future__ import annotations

import re
from functools import cache

from reports.late_patterns import late_regex
from reports.vocabulary import actions, nationalities, permits, places, resources
from reports.vocabulary.text import normal, slug

UNKNOWN = "unknown"
WORK_AREA = "work-area"
"""Row of stock tables: the kecamatan of the work area together."""

PLACE_MARGINS = {
    WORK_AREA: "Wilayah kerja",
    places.OUTSIDE: "Di luar wilayah kerja",
    UNKNOWN: "Tidak diketahui",
    "total": "Jumlah register",
}
SEXES = {"L": "Laki-laki", "P": "Perempuan", UNKNOWN: "Tidak diketahui"}
PURPOSES = {
    "bekerja": "Bekerja", "investasi": "Investasi", "keluarga": "Keluarga", "pendidikan": "Pendidikan",
    "lansia": "Lanjut usia", "rohaniwan": "Rohaniwan", "lainnya": "Lainnya", UNKNOWN: "Tidak diketahui",
}  # fmt: skip
SERVICES = {
    "baru": "Baru", "perpanjangan": "Perpanjangan", "alih-status": "Alih status", "penggantian": "Penggantian",
    UNKNOWN: "Tidak diketahui",
}  # fmt: skip
GRADES = {
    "keberadaan": "Keberadaan", "klarifikasi": "Perlu klarifikasi", "dugaan": "Dugaan", "ditindak": "Dikenai TAK",
    "terbukti": "Putusan berkekuatan hukum tetap",
}  # fmt: skip
STAGES = {"sidik": "Sidik", "penuntutan": "Penuntutan", "sidang": "Sidang"}
"""As the ministry's form and the workbooks have them."""
STAGE_NAMES = STAGES | {"sidik": "Penyidikan", "sidang": "Persidangan"}
"""As reading tables have them."""
ACTIVITIES = {
    "administratif": "Pengawasan administratif", "lapangan": "Pengawasan lapangan",
    "operasi-gabungan": "Operasi gabungan", "operasi-mandiri": "Operasi mandiri", "rapat": "Rapat koordinasi",
    "sosialisasi": "Sosialisasi", UNKNOWN: "Tidak diketahui",
}  # fmt: skip
LEVELS = {"provinsi": "Provinsi", "kota": "Kota", "kecamatan": "Kecamatan"}
AGENCIES = {
    "imigrasi": "Imigrasi", "dukcapil": "Dukcapil", "disnaker": "Dinas Tenaga Kerja",
    "kelurahan": "Kelurahan", "pendidikan": "Dinas Pendidikan", "kesehatan": "Dinas Kesehatan",
}  # fmt: skip
"""Agencies that give counts. In Jakarta a Dinas of a city is a Suku Dinas (``agency_label``)."""


_JAKARTA = "31"
"""Code of the province whose cities have a Suku Dinas where others have a Dinas."""


def agency_label(code: str) -> str:
    """Return the printed name of an agency that gives counts, as it is called in the work area."""
    name = AGENCIES.get(code, code)
    in_jakarta = all(district.code.startswith(f"{_JAKARTA}.") for district in places.districts())
    return f"Suku {name}" if in_jakarta and name.startswith("Dinas ") else name


_AGENCY_WORDS = {
    "KEPENDUDUKAN": "dukcapil", "NAKERTRANSGI": "disnaker", "KETENAGAKERJAAN": "disnaker", "TENAGA KERJA": "disnaker",
    "PENDIDIKAN": "pendidikan", "KESEHATAN": "kesehatan", "KECAMATAN": "kelurahan", "CAMAT": "kelurahan",
}  # fmt: skip
"""Words in the name of an invited agency; a kecamatan answers for the data of its kelurahan."""


@cache
def _agency_phrases() -> dict[str, str]:
    listed = resources.load("kinds")["agency_counts"]["values"]["agency"]
    return {normal(alias): code for code, aliases in listed.items() for alias in aliases} | _AGENCY_WORDS


def agency_in(name: str) -> str | None:
    """Return the code of the agency whose counts an invited agency gives; None for those that give none.

    Example:
        >>> agency_in("Sudin Dukcapil Jakarta Utara"), agency_in("Kecamatan Koja"), agency_in("Polsek Koja")
        ('dukcapil', 'kelurahan', None)
    """
    words = f" {normal(name)} "
    return next((code for phrase, code in _agency_phrases().items() if f" {phrase} " in words), None)


_MEASURED = late_regex(
    r"[(,;]?\s*(?:\b(?:selama|lebih dari|kurang dari|lebih|di ?atas|di ?bawah|sekitar|kurang lebih)\s+)?[±<>≥≤+]?\s*"
    r"\b\d+\s*(?:\([\w ]+\)\s*)?(?:hari|hr|minggu|bulan|bln|tahun|thn|th|jam|orang|org|wna|oa|kali)\b\s*\)?",
    re.IGNORECASE,
)
"""How long or how many, beside the name of a type of incident."""


@cache
def incident_aliases() -> dict[str, str]:
    """Return the normalised spellings of declared types of incidents → code."""
    declared = resources.load("incident_types")["types"]
    return {normal(alias): code for code, entry in declared.items() for alias in (code, *entry["aliases"])}


def incident_type_code(text: str) -> str:
    """Return the declared slug of an incident type, else the slug of the text itself; no number is part of a type.

    Example:
        >>> incident_type_code("Overstay 70 hari"), incident_type_code("Perkelahian (2 orang)")
        ('overstay', 'perkelahian')
    """
    plain = incident_type_text(text)
    bare = " ".join(word for word in normal(plain).split() if not word.isdigit())
    return incident_aliases().get(normal(text)) or incident_aliases().get(bare) or slug(plain)


def incident_type_text(text: str) -> str:
    """Return an incident type as written, without how long or how many; those of a single number as it is.

    Example:
        >>> incident_type_text("Perkelahian, 2 orang"), incident_type_text("Pelanggaran Pasal 71")
        ('Perkelahian', 'Pelanggaran Pasal 71')
    """
    plain = " ".join(_MEASURED.sub(" ", text).split()).strip(" ,;:-()")
    return plain or text


def incident_types() -> tuple[str, ...]:
    """Return the codes of the declared types of incidents."""
    return tuple(resources.load("incident_types")["types"])


def is_declared_type(code: str) -> bool:
    """Tell whether a code of an incident type is of the list, or says that the type is unknown."""
    return code == UNKNOWN or code in resources.load("incident_types")["types"]


def incident_type_label(code: str, as_written: str | None = None) -> str:
    """Return the printed name of an incident type: declared, else as written in the log."""
    declared = resources.load("incident_types")["types"].get(code)
    if declared:
        return str(declared["label"])
    return "Tidak diketahui" if code == UNKNOWN else as_written or code.replace("-", " ").capitalize()


@cache
def _purpose_phrases() -> tuple[tuple[str, str], ...]:
    rows = resources.load("occupations")["rows"]
    pairs = {(normal(phrase), row) for row, phrases in rows.items() for phrase in (row, *phrases)}
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def purpose_of(text: str) -> str | None:
    """Return the row of stock-occupation-permit for an occupation: its longest listed phrase, else lainnya."""
    key = f" {normal(text)} "
    if not key.strip():
        return None
    return next((row for phrase, row in _purpose_phrases() if f" {phrase} " in key), "lainnya")


def place_label(code: str) -> str:
    """Return the printed name of a place code or place margin."""
    return PLACE_MARGINS.get(code) or places.name_of(code) or code


def village_label(code: str) -> str:
    """Return the printed name of a kelurahan; one of several of that name also says its kecamatan."""
    district = code.rpartition(".")[0]
    return f"{place_label(code)}, {place_label(district)}" if code in places.shared_villages() else place_label(code)


def permit_label(code: str) -> str:
    """Return the column head of a permit class."""
    return {"PENGUNGSI": "Pengungsi", "TANPA": "Tanpa dokumen", UNKNOWN: "Tidak diketahui"}.get(code, code)


def grade_phrase(code: str) -> str:
    """Return the name of a grade within a sentence; TAK keeps its capitals.

    Example:
        >>> grade_phrase("klarifikasi"), grade_phrase("ditindak")
        ('perlu klarifikasi', 'dikenai TAK')
    """
    return GRADES[code][:1].lower() + GRADES[code][1:]


def nationality_label(code: str) -> str:
    """Return the printed name of a nationality."""
    return nationalities.label(code)


DETENTION_ROWS = {
    "DETENSI-TAK": "Pendetensian atas dasar Pasal 75 ayat (2) huruf d",
    "DETENSI-LAIN": "Pendetensian lain (di luar jumlah)",
}
"""Detention in tables of actions by kind: what joins their total, and what stands below it."""


def action_label(code: str) -> str:
    """Return the printed name of a kind of administrative action, or of a row of detention."""
    entry = actions.kinds().get(code)
    return str(entry["name"]) if entry else {actions.UNREAD: "Tindakan belum terbaca", **DETENTION_ROWS}.get(code, code)


def permit_names() -> dict[str, str]:
    """Return permit class → full name, for definitions."""
    return permits.labels()

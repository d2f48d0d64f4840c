"""Sentences that declare a log nil: "Tidak ada kejadian dalam bulan ini", "Laporan nihil", "Nihil Oktober 2024"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reports.late_patterns import late_regex
from reports.vocabulary import numbers
from reports.vocabulary.dates import months
from reports.vocabulary.text import normal

_REPORTS = "DATA|LAPORAN|HASIL|REKAP"
"""What may be nil itself; "Tidak ada data" may say that it was not delivered."""
_LONGEST = 240
"""Characters of a sentence that is read."""
_SUBJECTS = {
    "incidents": "TEMUAN|KEJADIAN|PELANGGAR(?:AN)?|KASUS|PERISTIWA|INSIDEN|PERKARA|TAK|PENINDAKAN|TINDAKAN|PENYIDIKAN",
    "activities": "KEGIATAN|GIAT|OPERASI|PENGAWASAN|RAPAT|PATROLI|SOSIALISASI|PELAKSANAAN",
    "services": "PERMOHONAN|PEMOHON|LAYANAN|PELAYANAN|PENERBITAN|PERPANJANGAN|BERKAS",
}
"""Kind → what its rows are called in such a sentence."""
_NO = (
    r"(?:TIDAK|TDK|TAK|BELUM|BLM) (?:PERNAH )?"
    r"(?:ADA|TERDAPAT|DITEMUKAN|DIJUMPAI|TERJADI|MENERIMA|MENANGANI|MELAKSANAKAN)(?: ADANYA)?"
)
_OF = (
    r"(?: (?:KEIMIGRASIAN|ADMINISTRATIF|ADMINISTRASI|IZIN TINGGAL|IJIN TINGGAL|PENGAWASAN|GABUNGAN|LAPANGAN|KOORDINASI"
    r"|(?:OLEH )?(?:WARGA NEGARA|ORANG) ASING|(?:OLEH )?(?:WNA|OA)|MENONJOL|PRO JUSTIT?S?IA|PIDANA|DIMAKSUD"
    r"|(?:YANG |YG )?(?:DILAPORKAN|TERJADI|DILAKSANAKAN|DITEMUKAN|MASUK|DITANGANI|TERCATAT|DITERIMA)"
    r"|(?:DI|PADA) WILAYAH KERJA(?: (?:KANTOR IMIGRASI|KANIM)(?: [A-Z]+){0,5}?)?))*"
)
_FIRST_WORDS = "(?:(?:KET|KETERANGAN|CATATAN|CAT|HASIL|NB|REKAP|STATUS) )?"
_MAY_BE_NIL = late_regex(
    r"\bNIHIL|\b(?:NIL|KOSONG|ZERO)\b|\b(?:TIDAK|TDK|TAK|BELUM|BLM) (?:PERNAH )?"
    r"(?:ADA|TERDAPAT|DITEMUKAN|DIJUMPAI|TERJADI|MENERIMA|MENANGANI|MELAKSANAKAN)\b"
)
_NOT_DELIVERED = late_regex(r"(?:BELUM|BLM) (?:ADA|TERDAPAT|MENERIMA) (?:DATA|LAPORAN)\b")
"""What says that a log comes later."""
_THIS_MONTH = late_regex(r"\b(?:BULAN|BLN|PERIODE|MINGGU|TRIWULAN) (?:INI|TERSEBUT|BERJALAN|LAPORAN|DIMAKSUD)\b")


@lru_cache(maxsize=4096)
def declares_nil(kind: str, text: str) -> bool:
    """Tell whether a text says that nothing of a kind happened, and says nothing else.

    Example:
        >>> declares_nil("incidents", "TIDAK ADA KEJADIAN BULAN INI"), declares_nil("activities", "Tidak ada kasus")
        (True, False)
        >>> declares_nil("services", "(nihil)"), declares_nil("incidents", "Tidak ada kejadian lain pada bulan ini")
        (True, False)
    """
    if kind not in _SUBJECTS or len(text) > _LONGEST:
        return False
    return numbers.is_nil(text) or _sentence(kind).fullmatch(normal(text)) is not None


@lru_cache(maxsize=4096)
def may_declare_nil(text: str) -> bool:
    """Tell whether a text may say that there was nothing; one that says that a log comes later does not.

    Example:
        >>> may_declare_nil("Kosong"), may_declare_nil("Belum ada data"), may_declare_nil("Mengetahui")
        (True, False, False)
    """
    key = normal(text)
    return _MAY_BE_NIL.search(key) is not None and _NOT_DELIVERED.search(key) is None


def says_this_month(text: str) -> bool:
    """Tell whether a text speaks of the month of its log without its name."""
    return _THIS_MONTH.search(normal(text)) is not None


@cache
def _sentence(kind: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    of_month = rf"(?:INI|TERSEBUT|BERJALAN|LAPORAN|DIMAKSUD|(?:{names})(?: (?:TAHUN )?(?:19|20)\d\d)?)"
    when = (
        rf"(?:(?:DALAM|PADA|SELAMA|UNTUK|DI|SEPANJANG) )?"
        rf"(?:(?:BULAN|BLN|PERIODE|MINGGU|TRIWULAN) {of_month}|(?:{names}) (?:19|20)\d\d)"
    )
    subject = rf"(?:(?:LAPORAN |DATA )?(?:{_SUBJECTS[kind]}|HAL MENONJOL))"
    more = rf"(?:{_OF} (?:DAN|ATAU|MAUPUN|DAN ATAU) {subject})*"
    nil = (
        rf"(?:NIHIL(?: {subject}{more}{_OF})?|(?:{subject}{_OF}|{_REPORTS})(?: {when})? NIHIL"
        rf"|{_NO} {subject}{more}{_OF}|{subject}{_OF} (?:TIDAK|TDK) ADA)"
    )
    return re.compile(rf"{_FIRST_WORDS}(?:{when} )?{nil}(?: {when})?")

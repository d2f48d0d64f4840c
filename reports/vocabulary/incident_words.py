"""Words in logs of incidents and activities: not held, nothing found, who is protected, accreditations, receipts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary import dates, nationalities, numbers
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from datetime import date

_NOT_HELD = late_regex(
    r"(?:STATUS |KET(?:ERANGAN)? |KEGIATAN |GIAT )?(BATAL|DIBATALKAN|DITUNDA|(?:TIDAK|TDK|TAK|GAK) (?:JADI|JD)"
    r"|DITIADAKAN|DIUNDUR(?:KAN)?|DIMUNDURKAN|TERTUNDA|PENUNDAAN|PEMBATALAN|DIJADWALKAN(?: ULANG)?|JADWAL ULANG"
    r"|DIRENCANAKAN|URUNG|GAGAL (?:TERLAKSANA|DILAKSANAKAN)|CANCEL(?:L?ED)?|POSTPONED?|RESCHEDULED?|PENDING"
    r"|(?:TIDAK|TDK|TAK|BELUM|BLUM|BLM|BLOM) (?:TERLAKSANA|TERLAKS|DILAKSANAKAN|DILAKSANAKN|DILAKS|DILAKSNKN|LAKSANA)"
    r"|RENCANA|AKAN)\b"
)
"""A word and how it is written short: TDK JD, BLM DILAKS."""
_FOLLOW_UP = late_regex(
    r"(?:RENCANA|AKAN) (?:(?:SEGERA|DILAKUKAN|DILAKSANAKAN|KEGIATAN) )?"
    r"(?:TINDAK|DITINDAK|DIPANGGIL|PEMANGGILAN|PANGGIL|DIPERIKSA|PEMERIKSAAN LANJUT|DIDEPORTASI|DEPORTASI"
    r"|PENDEPORTASIAN|DIPROSES|DILIMPAHKAN|DIKLARIFIKASI|DIDALAMI|PENDALAMAN|DIKOORDINASIKAN|KOORDINASI LANJUT"
    r"|DILAPORKAN|DITERUSKAN|DISERAHKAN|DIUNDANG|DICEK|DIPANTAU|DIAWASI|MEMANGGIL|MENDALAMI|MELAKUKAN PEND"
    r"|MELAKUKAN PEMANGGILAN)"
)
"""What an activity that was held leads to."""
_PLANNED = frozenset({"RENCANA", "AKAN", "DIRENCANAKAN", "DIJADWALKAN"})
_MAYBE_NOT_HELD = late_regex(
    r"(?:STATUS |KET(?:ERANGAN)? |KEGIATAN |GIAT )?"
    r"(GAGAL|DIJADWAL|DIALIHKAN|DIGANTI|DIGESER|DIPINDAH(?:KAN)?|DIHENTIKAN|DIBUBARKAN|MUNDUR|MENUNGGU"
    r"|NIHIL (?:KEGIATAN|GIAT)|DOBEL|DOUBLE|DUPLIKAT|DATA GANDA|GANDA$|HAPUS|DIHAPUS|SALAH INPUT|ON ?GOING|TENTATIF"
    r"|EFISIENSI|TERKENDALA|TL$|ANGGARAN (?:TIDAK|TDK|BELUM|BLM)"
    r"|(?:TIDAK|TDK|TAK|BELUM|BLM) ADA (?:KEGIATAN|GIAT|PELAKSANAAN)|(?:TIDAK|TDK|TAK|BELUM|BLM|NO|NOT)(?=$| [^A-Z]))"
)
"""What may say that an activity was not held, and may say something else: "Gagal", "Gagal menemukan WNA"."""
_NOT_HELD_WITHIN = late_regex(
    r"\b(BATAL|DIBATALKAN|DITUNDA|TERTUNDA|DITIADAKAN|DIUNDUR(?:KAN)?|DIMUNDURKAN|DIJADWALKAN ULANG|PENJADWALAN ULANG"
    r"|URUNG|GAGAL|CANCEL(?:L?ED)?|POSTPONED?|RESCHEDULED?|(?:TIDAK|TDK|BELUM|BLM) (?:JADI|TERLAKSANA|DILAKSANAKAN))\b"
)
_SIGNS = late_regex(r"[(\[:;,]|\s[-–—]+\s?")
_OF_SOMETHING_ELSE = late_regex(
    r"\b(?:TIDAK (?:BATAL|DITUNDA|GAGAL)|WNA?|OA|ORANG|PASPOR|VISA|ITAS|ITAP|ITK|KITAS|KITAP|IZIN|IJIN|DEPORTASI"
    r"|DETENSI|PENDEPORTASIAN|KEBERANGKATAN|PENERBANGAN)\b"
)
"""What was put off, where it was not the activity: "Deportasi ditunda"."""
_HELD = late_regex(r"(?:TERLAKSANA|SUDAH|TELAH|SELESAI|SESUAI RENCANA|DILAKSANAKAN)\b")

_NIL = late_regex(
    r"NIHIL(?: (?:TEMUAN|KEJADIAN|PELANGGARAN|KASUS|LAPORAN|PERISTIWA))?"
    r"|(?:TIDAK|TDK|BELUM|BLM) (?:ADA|TERDAPAT|DITEMUKAN|DIJUMPAI)(?: ADANYA)?"
    r" (?:TEMUAN|KEJADIAN|PELANGGARAN|KASUS|LAPORAN|PERISTIWA|HAL MENONJOL)(?: KEIMIGRASIAN)?"
)
_NIL_ACCOUNTS = frozenset(
    {"TIDAK ADA", "TDK ADA", "KOSONG", "ZERO", "AMAN", "AMAN TERKENDALI", "AMAN DAN TERKENDALI", "AMAN KONDUSIF",
     "SITUASI AMAN", "KONDUSIF"}
)  # fmt: skip
"""What says in the account of an incident that there was none, and in remarks says something else."""
_PARTING = late_regex(r"[,;:]|\s[-–—]\s")
_SOMEBODY = late_regex(
    r"\b(?:\d+|SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN|SEPULUH|BEBERAPA)(?: \(?\d+\)?)? "
    r"(?:ORANG|ORG|WNA|WN|OA)\b|\bSEORANG\b|\bPASAL \d"
)
"""A number of persons, or an article, in the words before NIHIL."""
_ACTIVITY = late_regex(
    r"(?:RAPAT|RAKOR|APEL|UPACARA|SOSIALISASI|PIKET|BRIEFING|PATROLI|KOORDINASI|KUNJUNGAN KERJA|AUDIENSI|BIMTEK"
    r"|PELATIHAN|SERAH TERIMA|DINAS LUAR|OPERASI GABUNGAN|OPSGAB|OPGAB|WASLAP|WASMIN"
    r"|PENGAWASAN (?:LAPANGAN|ADMINISTRATIF|KEIMIGRASIAN|ORANG ASING))\b"
)
_DAY_OFF = late_regex(r"(?:HARI )?(?:LIBUR|CUTI BERSAMA|TANGGAL MERAH)\b")
_FOREIGNER = late_regex(
    r"\b(?:WNA|OA|WARGA NEGARA ASING|ORANG ASING (?:YANG|DI|TANPA|BEKERJA)|SEORANG|LAPORAN|PASAL)\b"
)
"""What a meeting or a patrol without findings says nothing of."""
_CITIZENS = late_regex(r"\b(?:WN|WNA|WARGA NEGARA|KEBANGSAAN)((?: [A-Z]+){1,3})")

VICTIM, REFUGEE, DIPLOMAT, CHILD = "korban", "pengungsi", "diplomat", "anak"
"""Why a person is protected."""
_ROLES = (
    (VICTIM, late_regex(r"(?<!BUKAN )\bKORBAN\b")),
    (REFUGEE, late_regex(r"(?<!BUKAN )\b(?:PENGUNGSI|PENCARI SUAKA|REFUGEE|UNHCR)\b")),
    (
        DIPLOMAT,
        late_regex(
            r"\b(?:DIPLOMAT|DIPLOMATIK|KONSULER|KONSUL|ATASE|DUTA BESAR|KEDUTAAN|PEJABAT (?:ASING|DINAS|NEGARA))\b"
        ),
    ),
    (CHILD, late_regex(r"\bANAK DI ?BAWAH UMUR\b")),
)
_PRESS = late_regex(r"\b(?:JURNALIS|WARTAWAN|PEWARTA|REPORTER|PELIPUTAN|PEMANTAU|PEMANTAUAN)\b")
_UNCOVERED = late_regex(
    r"\b(?:DI ?LUAR|TANPA|TIDAK (?:ADA|MEMILIKI|MEMPUNYAI|PUNYA|SESUAI|DAPAT MENUNJUKKAN)|TDK (?:ADA|MEMILIKI|SESUAI)"
    r"|BELUM (?:ADA|MEMILIKI|MEMPUNYAI|PUNYA))(?: [A-Z]+){0,3}? (?:AKREDITASI|REKOMENDASI|KARTU PERS|ID PERS)(?:NYA)?\b"
)
"""What an officer writes of somebody who is not covered by an accreditation."""
_NEGATED = late_regex(
    r"\b(?:TIDAK|TDK|TAK|BELUM|BLM|TANPA|BUKAN|NIHIL|DICABUT|DITOLAK|PALSU|KEDALUWARSA|KEDALUARSA|KADALUWARSA|KADALUARSA"
    r"|EXPIRED|HABIS|MENUNGGU|PROSES|DIPROSES|MENGURUS|MOHON|PENGAJUAN|DIAJUKAN|HILANG)\b"
)
_ISSUERS = late_regex(
    r"\b(?:DEWAN PERS|KEMENLU|KEMLU|KEMENTERIAN|KPU|KPUD|BAWASLU|KOMINFO|KEMENKOMINFO|KOMDIGI|KPI|PWI|AJI|JFCC|KEDUBES"
    r"|KEDUTAAN|POLRI|MABES|SETNEG|PEMPROV|DPMPTSP)\b"
)
_VALID = late_regex(r"\b(?:MASA BERLAKU|BERLAKU|S\s?[./]?\s?D|SAMPAI(?: DENGAN)?|HINGGA|EXP(?:IRED)?)\b[\s.:/]*")
_DATED = late_regex(r"\b(?:TGL|TANGGAL)\b.*")
_RECEIPT = late_regex(
    r"\b(?:KUITANSI|KWITANSI|NTPN|SIMPONI|BILLING|BUKTI (?:BAYAR|SETOR|PEMBAYARAN|PENYETORAN)|SSBP|STRUK|PNBP)\b"
)
_SENTENCE = late_regex(r"\b(?:PUTUSAN|PID|PN|PT|MA)\b")
_AGE = late_regex(r"(\d{1,3})(?:[.,]\d+)? ?(TAHUN|THN|TH|T|YO|BULAN|BLN|HARI|HR|MINGGU)?\b")
_OLDEST = 130
_UNFOUNDED = late_regex(
    r"\b(?:(?:TIDAK|TDK|TAK|BELUM|BLM) (?:TERBUKTI|BENAR|CUKUP BUKTI)|(?:KURANG|TANPA) BUKTI|HOAKS?"
    r"|LAPORAN (?:PALSU|KELIRU)"
    r"|(?:TIDAK|TDK|TAK) (?:ADA|TERDAPAT|DITEMUKAN|TERJADI) (?:ADANYA )?PELANGGARAN|SP ?3|DIHENTIKAN PENYELIDIKANNYA"
    r"|PENYELIDIKAN DIHENTIKAN|SALAH (?:ORANG|LAPOR))\b"
)
"""What an officer writes of a suspicion that did not hold."""
_NO_SUSPECT = late_regex(
    r"\b(?:ANAK (?:DI ?BAWAH UMUR|USIA|BERUSIA|UMUR|BERUMUR)(?: \d{1,2})?"
    r"|(?:USIA|UMUR|BERUSIA|BERUMUR) (?:1[0-7]|\d) ?(?:TAHUN|THN|TH)"
    r"|DI ?BAWAH UMUR|BALITA|UNHCR|PENGUNGSI|PENCARI SUAKA|DIPLOMAT(?:IK)?|KEDUBES|KEDUTAAN|KONSULAT|KONSULER"
    r"|SAKSI|PELAPOR|TERNYATA WNI|BUKAN (?:WNA|WARGA (?:NEGARA )?ASING|ORANG ASING)"
    r"|DIBATALKAN|SALAH INPUT|(?:LAPORAN |DATA )?(?:GANDA|DUPLIKAT|DOBEL|DOUBLE)(?! PASPOR)|SIMULASI|LATIHAN"
    r"|(?:DI )?LUAR WILAYAH|(?:DISERAHKAN|DILIMPAHKAN|LIMPAHAN) KE KANIM)\b"
)
"""What an officer writes of somebody who is not to be suspected, or of a row that is no incident of the office."""
_DENIED_ROLE = late_regex(r"\b(?:BUKAN|TIDAK ADA|TANPA|MENGAKU|MENDATANGI|MENURUT|DI DEPAN|DEKAT)(?: SEBAGAI)? $")


@lru_cache(maxsize=4096)
def is_day_off(text: str) -> bool:
    """Tell whether a text of a calendar says that nobody worked, and names no activity of that day.

    Example:
        >>> is_day_off("LIBUR"), is_day_off("Libur Maulid Nabi"), is_day_off("Libur nasional, patroli")
        (True, True, False)
    """
    words = normal(text)
    return bool(_DAY_OFF.match(words)) and not _ACTIVITY.search(words)


@lru_cache(maxsize=65536)
def not_held(text: str) -> str | None:
    """Return the word by which a cell says that an activity was not held; None where it does not.

    Example:
        >>> not_held("BATAL, hujan"), not_held("rencana"), not_held("Sesuai rencana"), not_held("Rencana tindak lanjut")
        ('BATAL', 'RENCANA', None, None)
    """
    key = normal(text)
    word = _NOT_HELD.match(key)
    return word[1] if word and not _FOLLOW_UP.match(key) else None


@lru_cache(maxsize=65536)
def may_be_not_held(text: str) -> str | None:
    """Return the word by which a cell may say that an activity was not held, where :func:`not_held` finds none.

    Only a person can tell; rule 5 counts the activity.

    Example:
        >>> may_be_not_held("Gagal"), may_be_not_held("Hujan deras, batal"), may_be_not_held("Deportasi ditunda")
        ('GAGAL', 'BATAL', None)
    """
    key = normal(text)
    if word := _MAYBE_NOT_HELD.match(key):
        return word[1]
    within = _NOT_HELD_WITHIN.search(key)
    return within[1] if within and not not_held(text) and not _OF_SOMETHING_ELSE.search(key) else None


@lru_cache(maxsize=65536)
def not_held_in_name(text: str) -> str | None:
    """Return the word by which the name of an activity or its place may say that it was not held.

    Behind a sign it is of the activity, whatever else the name speaks of.

    Example:
        >>> not_held_in_name("Patroli (batal krn cuaca)"), not_held_in_name("Pengawasan orang asing – ditunda")
        ('BATAL', 'DITUNDA')
        >>> not_held_in_name("Pengawasan WNA yang batal berangkat"), not_held_in_name("Hotel A")
        (None, None)
    """
    key = normal(text)
    within = _NOT_HELD_WITHIN.search(key)
    if within is None or not (within.end() == len(key) or not _OF_SOMETHING_ELSE.search(key) or _is_behind_sign(text)):
        return None
    return within[1]


def _is_behind_sign(text: str) -> bool:
    """Tell whether such a word stands at the beginning of a text, or behind a bracket, dash, colon or comma."""
    return any(_NOT_HELD_WITHIN.match(normal(part)) for part in _SIGNS.split(text))


def is_planned(word: str) -> bool:
    """Tell whether a word of :func:`not_held` speaks of a plan, which a report of its realization outdates."""
    return word in _PLANNED


@lru_cache(maxsize=4096)
def is_held(text: str) -> bool:
    """Tell whether a cell says that an activity was held."""
    return _HELD.match(normal(text)) is not None


@lru_cache(maxsize=65536)
def is_nil(text: str) -> bool:
    """Tell whether a text is NIHIL and no more, a place or an activity before it aside.

    Example:
        >>> is_nil("Pemeriksaan rutin apartemen, nihil temuan"), is_nil("N I H I L"), is_nil("2 WNA diamankan, nihil")
        (True, True, False)
    """
    if numbers.is_nil(text):
        return True
    *preceding, last = _PARTING.split(text)
    if not _NIL.fullmatch(normal(last)):
        return False
    lead = normal(" ".join(preceding))
    return not _SOMEBODY.search(lead) and not any(_is_nationality(words[1]) for words in _CITIZENS.finditer(lead))


def is_nil_account(text: str) -> bool:
    """Tell whether the type or the account of an incident says that there was none.

    Example:
        >>> is_nil_account("Tidak ada"), is_nil_account("Tidak ada paspor")
        (True, False)
    """
    return normal(text) in _NIL_ACCOUNTS or is_nil(text)


def _is_nationality(words: str) -> bool:
    names = words.split()
    codes = (nationalities.code_of(" ".join(names[:count])) for count in range(1, len(names) + 1))
    return any(code and code != nationalities.INDONESIA for code in codes)


@lru_cache(maxsize=65536)
def is_activity(text: str) -> bool:
    """Tell whether a text names an activity of the office and nothing that was found.

    Example:
        >>> is_activity("Rapat Timpora"), is_activity("Operasi gabungan, 2 WNA tanpa paspor"), is_activity("Keributan")
        (True, False, False)
    """
    key = normal(text)
    return bool(_ACTIVITY.match(key)) and not _SOMEBODY.search(key) and not _FOREIGNER.search(key)


@lru_cache(maxsize=65536)
def role_of(text: str) -> str | None:
    """Return why a person so described is protected; None for anybody else.

    Example:
        >>> role_of("Penyelundupan manusia (korban)"), role_of("pelaku"), role_of("Pencari suaka")
        ('korban', None, 'pengungsi')
    """
    key = normal(text)
    return next((role for role, words in _ROLES if words.search(key)), None)


@lru_cache(maxsize=65536)
def press_word(text: str) -> str | None:
    """Return the word by which a text speaks of a journalist or an observer."""
    match = _PRESS.search(normal(text))
    return match[0] if match else None


@lru_cache(maxsize=65536)
def says_uncovered(text: str) -> bool:
    """Tell whether a text says that somebody acted outside or without an accreditation.

    Example:
        >>> says_uncovered("meliput di luar masa akreditasi"), says_uncovered("jurnalis dengan kartu pers")
        (True, False)
    """
    return _UNCOVERED.search(normal(text)) is not None


@lru_cache(maxsize=4096)
def is_denied(accreditation: str) -> bool:
    """Tell whether a cell for an accreditation says that there is none."""
    return _NEGATED.match(normal(accreditation)) is not None


@lru_cache(maxsize=65536)
def accreditation_stands(text: str, day: date | None) -> bool:
    """Tell whether an accreditation has a number or a named issuer, is not negated, and was valid on a day.

    Example:
        >>> accreditation_stands("KPU 88/2024", None), accreditation_stands("tidak ada", None)
        (True, False)
        >>> from datetime import date
        >>> accreditation_stands("ID PERS 0617 s/d 31-08-2024", date(2024, 9, 11))
        False
    """
    statement = " ".join(text.upper().split())
    if _NEGATED.search(normal(statement)) or dates.read(statement).first:
        return False
    mark = _VALID.search(statement)
    number = _DATED.sub("", statement[: mark.start()] if mark else statement)
    if not (any(sign.isdigit() for sign in number) or _ISSUERS.search(normal(number))):
        return False
    if mark is None or day is None:
        return True
    valid = dates.read(_VALID.sub(" - ", statement[mark.end() :]).strip(" -()"))
    if valid.last is None:
        return True
    return day <= valid.last and (valid.first == valid.last or valid.first is None or valid.first <= day)


@lru_cache(maxsize=65536)
def unfounded_word(text: str) -> str | None:
    """Return the words by which a cell says that a suspicion did not hold, or is of nobody who may be suspected.

    Example:
        >>> unfounded_word("Tidak terbukti"), unfounded_word("Laporan tidak benar, ditutup"), unfounded_word("Terbukti")
        ('TIDAK TERBUKTI', 'TIDAK BENAR', None)
    """
    key = normal(text)
    match = _UNFOUNDED.search(key) or _NO_SUSPECT.search(key)
    return match[0] if match and not _DENIED_ROLE.search(key[: match.start()]) else None


@lru_cache(maxsize=65536)
def is_receipt(number: str) -> bool:
    """Tell whether a number is that of a receipt."""
    return _RECEIPT.search(normal(number)) is not None


@lru_cache(maxsize=65536)
def is_sentence(number: str) -> bool:
    """Tell whether a number is that of a court's decision."""
    return _SENTENCE.search(normal(number)) is not None


@lru_cache(maxsize=4096)
def age_in(value: object) -> int | None:
    """Return the age in whole years that a cell states.

    Example:
        >>> age_in(12), age_in("17 th"), age_in("8 bulan"), age_in("dewasa")
        (12, 17, 0, None)
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return int(value) if 0 <= value <= _OLDEST else None
    key = normal(str(value).replace(",", "."))
    if key in {"BAYI", "BALITA", "ANAK", "ANAK ANAK"}:
        return 0
    match = _AGE.match(key)
    if match is None or int(match[1]) > _OLDEST:
        return None
    return 0 if match[2] in {"BULAN", "BLN", "HARI", "HR", "MINGGU"} else int(match[1])

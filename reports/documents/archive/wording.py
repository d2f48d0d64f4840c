"""Indonesian wording of the archive report: states, roles, rules and reasons."""

from __future__ import annotations

from reports.documents import causes
from reports.model.archive import Role, State
from reports.model.period import Period
from reports.vocabulary import formats, kinds, labels, places

STATES = {
    State.PRESENT: "Lengkap",
    State.PARTIAL: "Sebagian",
    State.MISSING: "Belum ada",
    State.CONFLICTING: "Bertentangan",
}
ROLES = {
    Role.USED: "Dipakai",
    Role.COPY: "Salinan",
    Role.SUPERSEDED: "Digantikan versi lain",
    Role.UNUSABLE: "Tidak dapat dipakai",
    Role.EMPTY: "Tanpa tabel masukan",
}
EVIDENCE = {
    "title": "baris judul",
    "sheet": "nama lembar",
    "file": "nama berkas",
    "folder": "nama folder",
    "dates": "kolom tanggal",
    "decision": "keputusan kantor",
}
"""Source of the period of a file."""
RULES = {
    "mappings": "ditetapkan kantor",
    "correction": "buku kerja koreksinya telah kembali",
}
"""Rule by which a file does not count."""
MEETING = "meeting"
"""Reason of a workbook of a meeting, which holds no month of any kind of data."""
MEETING_CAUSE = "Buku kerja rapat, bukan data bulanan"
MEETING_REMEDY = "tidak ada; dipakai untuk bahan dan laporan rapat"
BREAKS = {
    "coverage": "Cakupan kecamatan berubah",
    "gap": "Bulan sebelumnya belum ada",
    "rules": "Kode atau nama menurut peraturan yang baru",
}
CONSEQUENCES = {
    "coverage": "hanya kecamatan yang ada pada kedua periode.",
    "gap": "ya; perubahan selama bulan yang belum ada tidak dapat ditelusuri per bulan.",
    "rules": "jumlah dan jenis izin tinggal ya; rincian menurut kode atau nama itu tidak.",
}
"""What can be compared with the months before."""
VERSION_RULE = (
    "Bila ada beberapa versi untuk bulan dan jenis data yang sama, yang berlaku ialah ketetapan kantor; "
    "tanda pada nama berkas, seperti FINAL atau REVISI, tidak memutus. Sebelum ditetapkan, bulan itu "
    "dicatat bertentangan, dan angka dari jenis data itu tidak disajikan. Berkas yang isinya sama "
    "persis dihitung satu kali, yaitu yang pertama menurut urutan nama di antara yang menyebut bulannya."
)
_DISTRICTS = "districts:"


def kind_name(code: str) -> str:
    """Return the name of a kind of input, with a capital letter."""
    return formats.opening(kinds.in_sentence(code))


def district_names(codes: str) -> str:
    """Return the names of kecamatan codes given as a comma-separated text."""
    return formats.joined([labels.place_label(code.strip()) for code in codes.split(",") if code.strip()])


def district_codes(detail: str) -> frozenset[str]:
    """Return the kecamatan codes of a break whose coverage changed."""
    return frozenset(code.strip() for code in detail.removeprefix(_DISTRICTS).split(",") if code.strip())


def reason_sentence(code: str) -> str:
    """Return the sentence for a reason: a problem code, or ``districts:<codes>`` of missing kecamatan."""
    if code.startswith(_DISTRICTS):
        return f"Kecamatan yang belum ada: {district_names(code.removeprefix(_DISTRICTS))}."
    return f"{causes.label(code)}."


def break_detail(text: str) -> str:
    """Return the detail of a break with kecamatan codes and periods in words; other text is unchanged.

    Example:
        >>> break_detail("districts:31.72.03"), break_detail("2019-02..2019-04")
        ('Koja', 'Februari–April 2019')
    """
    bare = text.removeprefix(_DISTRICTS)
    codes = [code.strip() for code in bare.split(",")]
    if all(places.name_of(code) for code in codes):
        return district_names(bare)
    try:
        return formats.period(Period.parse(bare))
    except ValueError:
        return text

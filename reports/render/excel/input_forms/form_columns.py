"""Columns of the blank input forms: field, header, width, example and explanation.

Every header is an alias that the schema assigns to this field and no other of its kind, so that intake recognises a
filled form; a test checks this.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class InputColumn:
    """A column of a blank form."""

    field: str
    """Field of the schema."""
    header: str
    width: float
    """In characters."""
    example: str
    """Example value as an official would write it; never of a real person."""
    about: str
    """Explanation in one sentence, in Indonesian."""
    choices: str = ""
    """Name of the drop-down's list of values; empty for none."""
    form: str = "text"
    """text, code (a text format, so that Excel keeps it as typed), date or count."""


_NUMBER = InputColumn("row_no", "NO", 6, "1", "Nomor urut.", form="count")
_SEX = InputColumn("sex", "L/P", 7, "P", "Jenis kelamin: L laki-laki, P perempuan.", "sex")
_NATIONALITY = InputColumn("nationality", "KEBANGSAAN", 18, "Jepang", "Nama negara atau wilayah secara lengkap.")
_PASSPORT = InputColumn(
    "passport_no", "NO PASPOR", 16, "X0000001", "Nomor paspor persis seperti tertulis.", form="code"
)
_PERMIT = InputColumn("permit_type", "JENIS IZIN TINGGAL", 14, "ITAS", "Jenis izin tinggal.", "permit")
_VILLAGE = InputColumn("kelurahan", "KELURAHAN", 20, "Pluit", "Kelurahan tempat tinggal atau kejadian.", "village")
_DISTRICT = InputColumn("kecamatan", "KECAMATAN", 18, "Penjaringan", "Kecamatan.", "district")
_RECORD = InputColumn("apgakkum", "DICATAT DI APGAKKUM", 18, "", "Nomor atau tanggal pencatatan.", form="code")
_REMARKS = InputColumn("remarks", "KETERANGAN", 28, "", "Keterangan lain bila perlu.")

COLUMNS: dict[str, tuple[InputColumn, ...]] = {
    "register": (
        _NUMBER,
        InputColumn("full_name", "NAMA LENGKAP", 30, "CONTOH NAMA", "Nama sesuai paspor."),
        _SEX,
        InputColumn("birth_place", "TEMPAT LAHIR", 16, "Osaka", "Tempat lahir."),
        InputColumn("birth_date", "TANGGAL LAHIR", 13, "17-08-1990", "Tanggal lahir.", form="date"),
        _NATIONALITY,
        _PASSPORT,
        InputColumn(
            "passport_expiry", "MASA BERLAKU PASPOR", 13, "31-12-2028", "Akhir masa berlaku paspor.", form="date"
        ),
        InputColumn("niora", "NIORA", 18, "ZZZ0000000001", "Nomor induk orang asing.", form="code"),
        _PERMIT,
        InputColumn("permit_no", "NOMOR IZIN TINGGAL", 20, "2Z00AA0001-Z", "Nomor izin tinggal.", form="code"),
        InputColumn("visa_index", "INDEKS VISA", 10, "E23", "Indeks visa.", form="code"),
        InputColumn(
            "permit_issue_date", "TANGGAL TERBIT", 13, "02-01-2024", "Tanggal terbit izin tinggal.", form="date"
        ),
        InputColumn(
            "permit_expiry",
            "MASA BERLAKU IZIN TINGGAL",
            14,
            "01-01-2025",
            "Akhir masa berlaku izin tinggal; untuk yang tidak berbatas waktu tulis SEUMUR HIDUP.",
            form="date",
        ),
        InputColumn(
            "arrival_date", "TANGGAL KEDATANGAN", 13, "28-12-2023", "Tanggal kedatangan terakhir.", form="date"
        ),
        InputColumn("address", "ALAMAT", 34, "Jalan Contoh Nomor 1", "Alamat di Indonesia."),
        _VILLAGE,
        _DISTRICT,
        InputColumn("sponsor_name", "PENJAMIN", 26, "PT Contoh", "Nama penjamin, bila ada."),
        InputColumn("occupation", "PEKERJAAN", 22, "Tenaga ahli", "Pekerjaan atau tujuan tinggal."),
        _REMARKS,
    ),
    "incidents": (
        _NUMBER,
        InputColumn(
            "incident_id",
            "NOMOR LAPORAN",
            18,
            "LK-001",
            "Nomor laporan; baris dengan nomor yang sama adalah satu kejadian.",
            form="code",
        ),
        InputColumn("incident_date", "TANGGAL KEJADIAN", 13, "05-09-2024", "Tanggal kejadian.", form="date"),
        InputColumn("incident_type", "JENIS KEJADIAN", 26, "Overstay", "Jenis kejadian dengan kata sendiri."),
        InputColumn("incident_place", "TEMPAT KEJADIAN", 26, "Jalan Contoh", "Tempat kejadian."),
        _VILLAGE,
        _DISTRICT,
        InputColumn("full_name", "NAMA ORANG ASING", 28, "CONTOH NAMA", "Nama orang yang bersangkutan."),
        _PASSPORT,
        _NATIONALITY,
        _SEX,
        _PERMIT,
        InputColumn(
            "persons", "JUMLAH ORANG", 10, "1", "Banyaknya orang bila satu baris mewakili beberapa orang.", form="count"
        ),
        InputColumn(
            "grade",
            "TINGKAT KEPASTIAN",
            16,
            "klarifikasi",
            "Dugaan memerlukan pasal keimigrasian; ditindak dan terbukti memerlukan nomor dan tanggal keputusan.",
            "grade",
        ),
        InputColumn(
            "legal_basis", "PASAL YANG DILANGGAR", 20, "Pasal 78 ayat (1)", "Pasal Undang-Undang Keimigrasian."
        ),
        InputColumn("stage", "TAHAP PERKARA", 14, "Sidik", "Hanya untuk projustisia.", "stage"),
        InputColumn("action_type", "JENIS TAK", 20, "Deportasi", "Tindakan administratif keimigrasian.", "action"),
        InputColumn("decision_no", "NOMOR KEPUTUSAN", 20, "KEP-001", "Nomor keputusan tindakan.", form="code"),
        InputColumn("decision_date", "TANGGAL KEPUTUSAN", 13, "09-09-2024", "Tanggal keputusan tindakan.", form="date"),
        InputColumn(
            "execution_date", "TANGGAL DEPORTASI", 13, "12-09-2024", "Tanggal pelaksanaan deportasi.", form="date"
        ),
        InputColumn("narrative", "URAIAN", 40, "Pemeriksaan administratif.", "Uraian singkat tanpa nama orang."),
        InputColumn(
            "accreditation", "NO AKREDITASI", 16, "", "Nomor akreditasi atau rekomendasi jurnalis dan pemantau."
        ),
        InputColumn("reporting_agency", "INSTANSI PELAPOR", 20, "Kelurahan", "Instansi yang melaporkan."),
        InputColumn("follow_up", "TINDAK LANJUT", 28, "", "Rencana tindak lanjut."),
        _RECORD,
    ),
    "activities": (
        _NUMBER,
        InputColumn("activity_date", "TANGGAL PELAKSANAAN", 13, "05-09-2024", "Tanggal pelaksanaan.", form="date"),
        InputColumn("activity_kind", "JENIS KEGIATAN", 26, "Operasi Gabungan", "Jenis kegiatan.", "activity_kind"),
        InputColumn("activity", "NAMA KEGIATAN", 34, "Operasi gabungan Tim PORA", "Nama kegiatan."),
        InputColumn("level", "TINGKAT", 13, "Kecamatan", "Tingkat Tim PORA yang melaksanakan.", "level"),
        _DISTRICT,
        InputColumn("place", "LOKASI", 26, "Kantor Kecamatan", "Tempat pelaksanaan."),
        InputColumn("agencies", "INSTANSI TERLIBAT", 30, "Polsek, Koramil", "Instansi yang terlibat, dipisahkan koma."),
        InputColumn("checked", "JUMLAH DIPERIKSA", 12, "9", "Banyaknya orang asing yang diperiksa.", form="count"),
        InputColumn("findings", "JUMLAH TEMUAN", 10, "1", "Banyaknya temuan.", form="count"),
        InputColumn(
            "participants", "JUMLAH PESERTA", 10, "25", "Banyaknya peserta rapat atau sosialisasi.", form="count"
        ),
        InputColumn("order_no", "NO SURAT PERINTAH", 20, "SP-001", "Nomor surat perintah.", form="code"),
        _RECORD,
        _REMARKS,
    ),
    "services": (
        _NUMBER,
        InputColumn("service_date", "TANGGAL PERMOHONAN", 14, "05-09-2024", "Tanggal layanan.", form="date"),
        InputColumn("service_class", "JENIS IZIN TINGGAL", 14, "ITAS", "Jenis izin tinggal.", "service_class"),
        InputColumn("service", "JENIS PERMOHONAN", 18, "Perpanjangan", "Jenis permohonan.", "service"),
        InputColumn("decision", "KEPUTUSAN", 14, "Disetujui", "Disetujui atau ditolak.", "decision"),
        _SEX,
        _NATIONALITY,
        _REMARKS,
    ),
    "agency_counts": (
        _NUMBER,
        InputColumn("agency", "INSTANSI", 20, "DUKCAPIL", "Instansi yang memberikan angka.", "agency"),
        _DISTRICT,
        InputColumn("as_of", "PER TANGGAL", 13, "30-09-2024", "Keadaan per tanggal.", form="date"),
        InputColumn("count_male", "LAKI-LAKI", 11, "12", "Banyaknya orang laki-laki.", form="count"),
        InputColumn("count_female", "PEREMPUAN", 11, "8", "Banyaknya orang perempuan.", form="count"),
        InputColumn("count_total", "JUMLAH", 10, "20", "Banyaknya orang seluruhnya.", form="count"),
        InputColumn("definition", "DEFINISI", 34, "Pemegang SKTT", "Apa yang dihitung oleh instansi itu."),
    ),
}

TITLES = {
    "register": "DATA ORANG ASING",
    "incidents": "DATA KEJADIAN DAN TINDAKAN KEIMIGRASIAN",
    "activities": "DATA KEGIATAN PENGAWASAN ORANG ASING",
    "services": "DATA LAYANAN IZIN TINGGAL",
    "agency_counts": "DATA ORANG ASING MENURUT INSTANSI LAIN",
}
SHEETS = {
    "register": "Register", "incidents": "Kejadian", "activities": "Kegiatan", "services": "Layanan",
    "agency_counts": "Data instansi",
}  # fmt: skip

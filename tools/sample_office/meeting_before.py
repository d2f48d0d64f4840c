"""The workbook of the meeting of 11 September 2024, the one before: two of its tasks are still open in October."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools.sample_office.meeting_book import MeetingBook

if TYPE_CHECKING:
    from tools.sample_office.page import Cell

_FACTS: tuple[tuple[str, Cell], ...] = (
    ("Tema", "Keberadaan dan kegiatan orang asing di Jakarta Utara"), ("Tingkat", "Kota"),
    ("Hari/Tanggal", date(2024, 9, 11)), ("Pukul", "09.30 WIB s.d. 12.00 WIB"),
    ("Tempat", "Aula Kantor Imigrasi Kelas I TPI Jakarta Utara"),
    ("Pimpinan", "Kepala Kantor Imigrasi Kelas I TPI Jakarta Utara"),
    ("Notulis", "Kepala Subseksi Penindakan Keimigrasian"),
    ("Nomor Undangan", ""), ("Tanggal Undangan", "4 September 2024"), ("Kode Tema", "umum"),
)  # fmt: skip
_INVITED = (
    ("Pemerintah Kota Administrasi Jakarta Utara", "Asisten Pemerintahan", "Diwakili"),
    ("Kodim 0502/Jakarta Utara", "Perwira Seksi Intelijen", "Ya"),
    ("Polres Metro Jakarta Utara", "Kepala Satuan Intelkam", "Ya"),
    ("Kejaksaan Negeri Jakarta Utara", "Kepala Seksi Intelijen", "Tidak"),
    ("Suban Kesbangpol Jakarta Utara", "Kepala Suku Badan", "Ya"),
    ("Sudin Dukcapil Jakarta Utara", "Kepala Suku Dinas", "Ya"),
    ("Sudin Nakertransgi Jakarta Utara", "Kepala Suku Dinas", "Ya"),
    *((f"Kecamatan {name}", "Camat", "Ya") for name in ("Penjaringan", "Tanjung Priok", "Koja", "Cilincing")),
)
_AGENDA = (
    ("09.30–09.45", "Pembukaan", "Kepala Kantor"),
    ("09.45–10.30", "Paparan keberadaan orang asing", "Kepala Seksi Inteldakim"),
    ("10.30–11.45", "Diskusi", "Moderator"),
    ("11.45–12.00", "Kesimpulan dan penutup", "Kepala Kantor"),
)
_DISCUSSION = (
    ("Kecamatan Penjaringan", "Laporan kelurahan", "Bentuk laporan kelurahan berbeda-beda",
     "Format laporan diseragamkan"),
    ("Sudin Nakertransgi Jakarta Utara", "Data tenaga kerja asing", "Data tersedia menurut perusahaan",
     "Data disampaikan menurut kecamatan"),
)  # fmt: skip
_DECISIONS = (
    ("Laporan kelurahan tentang orang asing memakai satu format.", "Suban Kesbangpol Jakarta Utara",
     date(2024, 9, 30)),
    ("Setiap instansi menunjuk petugas penghubung.", "Seluruh anggota Tim PORA", date(2024, 9, 20)),
)  # fmt: skip
_FOLLOW_UPS = (
    ("Menyeragamkan format laporan kelurahan", "Suban Kesbangpol Jakarta Utara", date(2024, 9, 30), "Belum", None),
    ("Menyampaikan data tenaga kerja asing menurut kecamatan", "Sudin Nakertransgi Jakarta Utara", "30-09-2024",
     "Proses", "Data tiga kecamatan telah diterima"),
    ("Menunjuk petugas penghubung setiap instansi", "Kantor Imigrasi", date(2024, 9, 20), "Selesai",
     "Daftar lengkap 18 September"),
)  # fmt: skip

BOOK = MeetingBook(
    "inputs/rapat-2024-09-11.xlsx", _FACTS, _INVITED, _AGENDA, _DISCUSSION, _DECISIONS, _FOLLOW_UPS
)  # fmt: skip

"""The workbook of the meeting of 16 October 2024 in Kelapa Gading; roles stand where names would."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools.sample_office.meeting_book import MeetingBook
from tools.sample_office.truth import Trap

if TYPE_CHECKING:
    from tools.sample_office.page import Cell

_RAPAT: tuple[tuple[str, Cell], ...] = (
    ("Tema", "Potensi pelanggaran oleh orang asing pada tahapan Pilkada Serentak Tahun 2024"), ("Tingkat", "Kota"),
    ("Hari/Tanggal", "Rabu, 16 Oktober 2024"), ("Pukul", "09.00 WIB s.d. selesai"),
    ("Tempat", "Hotel di Kelapa Gading, Jakarta Utara"),
    ("Pimpinan", "Kepala Kantor Imigrasi Kelas I TPI Jakarta Utara"),
    ("Notulis", "Kepala Subseksi Intelijen Keimigrasian"),
    ("Nomor Undangan", ""), ("Tanggal Undangan", date(2024, 10, 9)), ("Kode Tema", "pilkada-2024"),
)  # fmt: skip
_KECAMATAN = ("Penjaringan", "Tanjung Priok", "Koja", "Cilincing", "Pademangan", "Kelapa Gading")
_KORAMIL = ("Penjaringan", "Tanjung Priok", "Koja", "Cilincing", "Kelapa Gading")
"""Five Koramil serve six kecamatan."""
_CITY: tuple[tuple[str, str, str], ...] = (
    ("Kantor Wilayah Kementerian Hukum dan HAM DKI Jakarta", "Kepala Divisi Keimigrasian", "Hadir"),
    ("Pemerintah Kota Administrasi Jakarta Utara", "Asisten Pemerintahan", "Hadir"),
    ("Kodim 0502/Jakarta Utara", "Perwira Seksi Intelijen", "Hadir"),
    ("Polres Metro Jakarta Utara", "Kepala Satuan Intelkam", "Hadir"),
    ("Polres Pelabuhan Tanjung Priok", "Kepala Satuan Intelkam", "Diwakili"),
    ("Kejaksaan Negeri Jakarta Utara", "Kepala Seksi Intelijen", "Hadir"),
    ("Suban Kesbangpol Jakarta Utara", "Kepala Suku Badan", "Hadir"),
    ("Satpol PP Jakarta Utara", "Kepala Satuan", "Hadir"),
    ("Sudin Dukcapil Jakarta Utara", "Kepala Suku Dinas", "Hadir"),
    ("Sudin Nakertransgi Jakarta Utara", "Kepala Suku Dinas", "Diwakili"),
    ("Sudin Pendidikan Wilayah I Jakarta Utara", "Kepala Suku Dinas", "Tidak"),
    ("Bawaslu Jakarta Utara", "Anggota", "Hadir"),
    ("KPU Jakarta Utara", "Anggota", "Hadir"), ("BNN Kota Jakarta Utara", "Kepala", "Tidak"),
)  # fmt: skip
_AGENDA = (
    ("09.00–09.30", "Registrasi peserta", "Seksi Inteldakim"),
    ("09.30–09.40", "Laporan dan sambutan Kepala Kantor Imigrasi", "Kepala Kantor"),
    ("09.40–09.55", "Sambutan dan pembukaan", "Kepala Divisi Keimigrasian"),
    ("09.55–10.30", "Paparan situasi orang asing di Jakarta Utara", "Kepala Seksi Inteldakim"),
    ("10.30–11.00", "Paparan pengawasan tahapan Pilkada", "Bawaslu Jakarta Utara"),
    ("11.00–12.00", "Diskusi dan masukan instansi", "Moderator"),
    ("12.00", "Kesimpulan dan penutup", "Kepala Kantor"),
)  # fmt: skip
_DISCUSSION = (
    ("Bawaslu Jakarta Utara", "Kehadiran orang asing pada kegiatan kampanye",
     "Tiga informasi awal diterima selama September",
     "Setiap informasi diteruskan kepada Bawaslu; penanganan keimigrasian menunggu klarifikasi"),
    ("KPU Jakarta Utara", "Pemantau pemilihan dari luar negeri", "Pendaftaran pemantau asing melalui KPU RI",
     "Daftar pemantau terakreditasi diminta sebelum masa tenang"),
    ("Polres Metro Jakarta Utara", "Pengamanan tahapan kampanye", "Jadwal kampanye tersedia pada Satuan Intelkam",
     "Jadwal dibagikan kepada Tim PORA setiap Senin"),
    ("Sudin Dukcapil Jakarta Utara", "Selisih data orang asing", "Data SKTT per akhir September",
     "Pencocokan data per kecamatan setiap triwulan"),
    ("Sudin Nakertransgi Jakarta Utara", "Data tenaga kerja asing", "Data pengesahan RPTKA per September",
     "Data dikirim dalam lembar yang seragam"),
    ("Suban Kesbangpol Jakarta Utara", "Organisasi yang bermitra dengan pihak asing", "Belum ada data tertulis",
     "Data disampaikan tertulis"),
)  # fmt: skip
_DECISIONS: tuple[tuple[Cell, ...], ...] = (
    ("Kehadiran orang asing pada kampanye dicatat sebagai keberadaan atau klarifikasi sampai ada pasal keimigrasian.",
     "Kantor Imigrasi", date(2024, 11, 27)),
    ("Informasi dugaan pelanggaran pemilihan diteruskan kepada Bawaslu Jakarta Utara.",
     "Seluruh anggota Tim PORA", date(2024, 11, 27)),
    ("Instansi menyampaikan data orang asing per kecamatan paling lambat tanggal 5 setiap bulan.",
     "Seluruh anggota Tim PORA", None),
    ("Operasi gabungan tingkat kota dilaksanakan sebelum masa tenang.", None, None),
)  # fmt: skip
_FOLLOW_UPS: tuple[tuple[Cell, ...], ...] = (
    ("Menyampaikan jadwal kampanye mingguan kepada Tim PORA", "Polres Metro Jakarta Utara", date(2024, 10, 21),
     "Selesai", "Diterima 18 Oktober"),
    ("Meminta daftar pemantau asing terakreditasi", "Kantor Imigrasi", "1 November 2024", "Proses", ""),
    ("Mencocokkan data Dukcapil dan Imigrasi per kecamatan", "Sudin Dukcapil Jakarta Utara", date(2024, 12, 31),
     "Belum", ""),
    ("Menyeragamkan format laporan kelurahan", "Suban Kesbangpol Jakarta Utara", date(2024, 9, 30), "Belum",
     "Dari rapat 11 September 2024"),
    ("Melaksanakan operasi gabungan tingkat kota", "Kantor Imigrasi", date(2024, 11, 22), "Proses",
     "Menunggu surat perintah"),
)  # fmt: skip


_INVITED = (
    *_CITY,
    *((f"Kecamatan {name}", "Camat", "Hadir") for name in _KECAMATAN),
    *((f"Polsek {name}", "Kapolsek", "Tidak" if name == "Koja" else "Hadir") for name in _KECAMATAN),
    *((f"Koramil {name}", "Danramil", "Hadir") for name in _KORAMIL),
)
"""The city's agencies, then camat, Polsek and Koramil."""

BOOK = MeetingBook(
    "inputs/rapat-2024-10-16.xlsx", _RAPAT, _INVITED, _AGENDA, _DISCUSSION, _DECISIONS, _FOLLOW_UPS
)  # fmt: skip
TRAP = Trap(
    BOOK.path, "Keputusan", "D4", "decision-without-deadline",
    "keputusan berkala tanpa tenggat; yang keempat tenggatnya ada pada tindak lanjut",
)  # fmt: skip

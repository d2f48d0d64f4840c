"""The cases of the incident log, written out one by one; every person in them is invented."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from tools.sample_office import places
from tools.sample_office.truth import ACCEPTED, SET_ASIDE

if TYPE_CHECKING:
    from tools.sample_office.page import Cell


@dataclass(frozen=True)
class Case:
    """A row of the log: its cells, and what they mean where that is not the same."""

    number: str | None
    day: Cell
    kind: str | None
    """Text of the type; ``means`` is its slug."""
    means: str | None
    district: str | None = None
    """Kecamatan code, or the text of another place."""
    who: int | None = None
    """Which of the invented people."""
    nationality: str | None = None
    sex: str | None = None
    permit: str | None = None
    index: str | None = None
    persons: int | None = None
    split: tuple[int, int] | None = None
    pasal: str | None = None
    article: str | None = None
    stated: str | None = None
    grade: str = "klarifikasi"
    letter: str | None = None
    action: str | None = None
    kinds: tuple[str, ...] = ()
    decision: str | None = None
    decided: Cell = None
    executed: date | None = None
    stage: str | None = None
    theme: str | None = None
    story: str | None = None
    follow_up: str | None = None
    bin: str = ACCEPTED
    traps: tuple[tuple[str, str | None, str], ...] = ()


_PENJARINGAN, _PRIOK, _KOJA, _CILINCING, _PADEMANGAN, _GADING = places.DISTRICTS
_OVERSTAY = "Overstay"
_MISUSE = "Penyalahgunaan Izin Tinggal"
_P783, _P122, _P751, _P71 = "Pasal 78 ayat (3)", "Pasal 122 huruf a UU 6/2011", "Pasal 75 ayat (1)", "Pasal 71 jo. 116"
_PILKADA = "Pilkada 2024"
_BOTH = Case(
    "LP/IX/001/2024", date(2024, 9, 3), _OVERSTAY, "overstay", _PENJARINGAN, 1, "NGA", "L", "ITK", pasal=_P783,
    article="78-3",
    stated="Ditindak", grade="ditindak", action="Deportasi", kinds=("TAK_F",), decision="SK.TAK/101/IX/2024",
    decided=date(2024, 9, 5),
    executed=date(2024, 9, 9), story="Ditemukan saat pengawasan lapangan di apartemen",
    traps=(("action_type", None,
            "deportasi dan penangkalan orang yang sama: dua tindakan, satu orang, satu kejadian"),),
)  # fmt: skip
_SECT = Case(
    "LP/IX/003/2024", date(2024, 9, 6), _MISUSE, "penyalahgunaan-izin-tinggal", _GADING, 3, "CHN", "L", "ITK",
    index="C2", pasal=_P122,
    article="122-a", stated="Dugaan", grade="dugaan", story="Diduga bekerja dengan izin kunjungan",
    traps=(("incident_id", "incident-differs",
            "baris satu laporan berbeda tingkat: yang tertinggi dan berdasar (dugaan) berlaku"),),
)  # fmt: skip
_SIDIK = Case(
    "LP/IX/015/2024", date(2024, 9, 20), _MISUSE, "penyalahgunaan-izin-tinggal", _CILINCING, 15, "CHN", "L", "ITK",
    index="B1",
    pasal=_P122, article="122-a", stated="Dugaan", grade="dugaan", stage="SPDP", story="Bekerja di gudang",
    traps=(("stage", None, "SPDP: tahap sidik"),),
)  # fmt: skip

SEPTEMBER: tuple[Case, ...] = (
    _BOTH,
    replace(_BOTH, action="Penangkalan", kinds=("TAK_A",), decision="SK.TAK/102/IX/2024", executed=None, traps=()),
    Case("LP/IX/002/2024", "Rabu, 4 September 2024", "Over Stay", "overstay", _PRIOK, 2, "BGD", "L", "ITK",
         pasal=_P783, article="78-3",
         stated="Ditindak", grade="ditindak", action="Deportasi", kinds=("TAK_F",), decision="SK.TAK/103/IX/2024",
         decided="10-09-2024", executed=date(2024, 9, 12), story="Melapor sendiri di kantor",
         traps=(("action_type", "article-78-3", "Pasal 78 ayat (3) hanya dengan deportasi"),)),
    _SECT,
    replace(_SECT, who=4, sex="P", pasal=None, article=None, stated="Perlu Klarifikasi", grade="klarifikasi", traps=()),
    Case("LP/IX/004/2024", "9 Sept 2024", _MISUSE, "penyalahgunaan-izin-tinggal", _KOJA, 5, "KOR", "L", "ITAS",
         index="E23", stated="Dugaan",
         story="Jabatan tidak sesuai, belum diperiksa",
         follow_up="Rencana deportasi dan penangkalan",
         traps=(("grade", "grade-without-ground", "dugaan tanpa pasal: dihitung klarifikasi"),
                ("follow_up", None, "rencana di kolom tindak lanjut: bukan tindakan"))),
    Case("LP/IX/005/2024", date(2024, 9, 10), _OVERSTAY, "overstay", _PADEMANGAN, 6, "PAK", "L", "ITK", pasal=_P783,
         article="78-3",
         stated="Ditindak", grade="dugaan", action="Deportasi", story="Menunggu keputusan",
         traps=(("grade", "grade-without-ground", "ditindak tanpa nomor keputusan: dihitung dugaan menurut pasalnya"),
                ("action_type", "action-no-decision", "tindakan tanpa nomor dan tanggal SK: tidak dihitung"))),
    Case("LP/IX/006/2024", "11/09/2024", "Peliputan Pilkada", "peliputan", _GADING, 7, "AUS", "P", "ITK", index="C5",
         stated="Keberadaan", grade="keberadaan", letter="ID PERS 0617/2024", theme=_PILKADA,
         story="Jurnalis dengan kartu pers meliput pendaftaran pasangan calon",
         traps=(("accreditation", None, "jurnalis terakreditasi: keberadaan, bukan pelanggaran"),)),
    Case("LP/IX/007/2024", date(2024, 9, 12), "Peliputan", "peliputan", _PENJARINGAN, 8, "GBR", "L", "ITK", index="B1",
         theme=_PILKADA,
         story="Mengaku jurnalis, surat rekomendasi belum dilihat",
         traps=(("narrative", None, "kata jurnalis tanpa surat: klarifikasi, bukan pelanggaran"),
                ("grade", "grade-missing", "tingkat kosong: klarifikasi menurut buktinya"))),
    Case("LP/IX/008/2024", "13 September 2024", "Tidak Memiliki Dokumen", "tanpa-dokumen", _PENJARINGAN, None, "CHN",
         None,
         persons=9, split=(6, 3), pasal="Pasal 83", article="83", stated="Klarifikasi", action="Pendetensian",
         kinds=("DETENSI",),
         decision="SK.DET/011/IX/2024", decided=date(2024, 9, 13), story="Operasi gabungan, 9 orang dibawa ke kantor",
         traps=(("persons", None, "sembilan orang tanpa nama dalam satu baris: L 6, P 3"),
                ("legal_basis", None, "detensi Pasal 83: dihitung tersendiri, di luar jumlah TAK"))),
    Case("LP/IX/009/2024", date(2024, 9, 14), _MISUSE, "penyalahgunaan-izin-tinggal", _PRIOK, 9, "IND", "L", "ITAS",
         pasal="Pasal 75 ayat (2) huruf d", article="75-2-d", stated="Klarifikasi", action="Ruang Detensi",
         kinds=("DETENSI",),
         decision="SK.TAK/104/IX/2024", decided=date(2024, 9, 16), story="Wajib berada di ruang detensi",
         traps=(("legal_basis", None, "detensi berdasarkan Pasal 75 ayat (2) huruf d: masuk jumlah TAK"),)),
    Case("LP/IX/010/2024", date(2024, 9, 16), _MISUSE, "penyalahgunaan-izin-tinggal", _CILINCING, 10, "TWN", "L",
         "ITK", index="C2",
         pasal=_P122, article="122-a", stated="Diduga", grade="dugaan", action="Usulan penangkalan",
         kinds=("USUL_TANGKAL",), story="Diusulkan ke Ditjen",
         traps=(("action_type", "action-plan", "usulan penangkalan: bukan tindakan"),)),
    Case("LP/IX/011/2024", date(2024, 9, 27), _MISUSE, "penyalahgunaan-izin-tinggal", _GADING, 11, "RUS", "P", "ITK",
         index="B1",
         pasal=_P751, article="75-1", stated="Ditindak", grade="ditindak", action="Deportasi dan penangkalan",
         kinds=("TAK_A", "TAK_F"),
         decision="SK.TAK/120/X/2024", decided=date(2024, 10, 3), story="Keputusan setelah akhir bulan",
         traps=(("decision_date", None, "keputusan Oktober: kejadian September, tindakan Oktober"),)),
    Case("LP/IX/012/2024", date(2024, 9, 17), _OVERSTAY, "overstay", _KOJA, 12, "PHL", None, "ITK",
         pasal="Pasal 78 ayat (1)", article="78-1",
         stated="Ditindak", grade="ditindak", action="Biaya Beban", kinds=("TAK_E",), decision="SK.TAK/105/IX/2024",
         decided=date(2024, 9, 17),
         story="Membayar biaya beban",
         traps=(("sex", None, "jenis kelamin kosong: hanya masuk JUMLAH"),)),
    Case("LP/IX/013/2024", date(2024, 9, 18), _MISUSE, "penyalahgunaan-izin-tinggal", _PADEMANGAN, 13, "EGY", "L",
         "ITAS", index="E28A",
         pasal=_P751, article="75-1", stated="Dikenai TAK", grade="ditindak",
         action="Pembatalan izin tinggal, deportasi dan penangkalan",
         kinds=("TAK_A", "TAK_B", "TAK_F"), decision="SK.TAK/106/IX/2024", decided=date(2024, 9, 23),
         executed=date(2024, 9, 26),
         story="Perusahaan penjamin tidak ditemukan",
         traps=(("action_type", None, "tiga tindakan dalam satu sel"),)),
    Case("LP/IX/014/2024", date(2024, 9, 19), "Tidak melapor perubahan alamat", "tidak-melapor-perubahan-alamat",
         _GADING, 14, "JPN", "L", "ITAS",
         pasal=_P71, article="71", stated="Dugaan", grade="dugaan", action="Rencana deportasi",
         story="Pindah tanpa melapor",
         traps=(("action_type", "action-plan", "rencana: bukan tindakan"),
                ("incident_type", None, "jenis kejadian di luar daftar: menjadi baris tersendiri"))),
    _SIDIK,
    replace(_SIDIK, who=16, sex="P", traps=()),
    Case("LP/IX/016/2024", date(2024, 9, 21), "Tanpa Dokumen", "tanpa-dokumen", _CILINCING, 17, "NGA", "L",
         pasal="Pasal 119 ayat (1)", article="119-1", stated="Dugaan", grade="dugaan", stage="Tahap II",
         story="Berkas dilimpahkan"),
    Case("LP/IX/017/2024", date(2024, 9, 23), "Tanpa Dokumen", "tanpa-dokumen", _PRIOK, 18, "CIV", "L",
         pasal="Pasal 119 ayat (1)",
         article="119-1", stated="Terbukti", grade="terbukti", decision="Putusan 1120/2024", decided=date(2024, 9, 30),
         stage="Sidang",
         story="Putusan berkekuatan hukum tetap",
         traps=(("grade", None, "terbukti dengan nomor dan tanggal putusan"),)),
    Case("LP/IX/018/2024", date(2024, 9, 24), "Tanpa Dokumen", "tanpa-dokumen", _PRIOK, 19, "CIV", "L",
         pasal="Pasal 119 ayat (2)",
         article="119-2", stated="Terbukti", grade="dugaan", stage="Sidang", story="Putusan belum diterima",
         traps=(("grade", "grade-without-ground", "terbukti tanpa nomor putusan: dihitung dugaan menurut pasalnya"),)),
    Case(None, date(2024, 9, 25), "Kehadiran Kampanye", "kehadiran-kampanye", _GADING, 20, "DEU", "L", "ITK",
         index="B1", stated="Hadir",
         grade="keberadaan", theme=_PILKADA, story="Menonton konser pembukaan kampanye",
         traps=(("incident_id", None, "tanpa nomor laporan: satu baris satu kejadian"),)),
    Case(None, date(2024, 9, 26), "Ikut Kampanye", "ikut-kampanye", _PADEMANGAN, 21, "NLD", "L", "ITAS", index="E31B",
         stated="Dalam Klarifikasi",
         theme=_PILKADA, story="Membagikan brosur pasangan calon; diteruskan ke Bawaslu"),
    Case("LP/IX/019/2024", "tgl belum dicatat", "Pemantauan", "pemantauan", _PENJARINGAN, 22, "USA", "P", "ITK",
         stated="Terakreditasi",
         grade="keberadaan", letter="KPU 88/2024", theme=_PILKADA, story="Pemantau terdaftar di KPU",
         traps=(("incident_date", "date-unreadable", "tanggal tidak terbaca: dihitung pada bulan lembarnya"),)),
    Case("LP/IX/020/2024", date(2024, 9, 28), _OVERSTAY, "overstay", "Tambora", 23, "VNM", "P", "ITK",
         pasal="Pasal 78 ayat (1)", article="78-1",
         stated="Dugaan", grade="dugaan", story="Ditemukan di luar wilayah",
         traps=(("kecamatan", None, "di luar wilayah kerja"),)),
    Case("LP/IX/021/2024", date(2024, 9, 28), None, None, None, 24, "THA", "P", "ITK", stated="Klarifikasi",
         story="Pengaduan warga lewat telepon",
         traps=(("incident_type", None, "jenis kejadian kosong: baris tidak diketahui"),
                ("kecamatan", "district-missing", "kecamatan kosong: tidak diketahui"))),
    Case("LP/IX/022/2024", date(2024, 9, 29), "Tanpa Dokumen", "tanpa-dokumen", _KOJA, 25, "AFG", "L", "PENGUNGSI",
         pasal="Pasal 119 ayat (1)",
         article="119-1", stated="Dugaan", story="Pemegang kartu UNHCR",
         traps=(("grade", "grade-protected", "pengungsi tidak pernah dugaan: dihitung klarifikasi"),)),
    Case("LP/IX/023/2024", date(2024, 8, 31), _OVERSTAY, "overstay", _KOJA, 26, "YEM", "L", "ITK",
         stated="Klarifikasi", story="Terlambat dicatat",
         traps=(("incident_date", "date-outside-period", "tanggal Agustus di lembar September: dihitung Agustus"),)),
    Case("LP/IX/024/2024", date(2024, 9, 30), _OVERSTAY, "overstay", _GADING, None, "VNM", persons=5,
         pasal="Pasal 78 ayat (1)",
         article="78-1", stated="Ditindak", grade="ditindak", action="Biaya Beban", kinds=("TAK_E",),
         decision="SK.TAK/107/IX/2024",
         decided=date(2024, 9, 30), story="Rombongan melapor sendiri",
         traps=(("persons", None,
                 "lima orang tanpa nama dan tanpa L/P: lima tindakan, lima orang, jenis kelamin tidak diketahui"),)),
    Case("LP/IX/025/2024", date(2024, 9, 30), _MISUSE, "penyalahgunaan-izin-tinggal", _PENJARINGAN, None, "CHN",
         persons=2, pasal=_P122,
         article="122-a", stated="Dugaan", grade="dugaan", stage="Sidik", story="Dua orang bekerja di gudang",
         traps=(("persons", None, "dua orang dalam satu baris: dua pada tahap sidik"),)),
    Case(None, None, None, None, _KOJA, bin=SET_ASIDE,
         traps=(("incident_date", "no-event", "tanpa tanggal dan isi: disisihkan"),)),
)  # fmt: skip

AUGUST: tuple[Case, ...] = (
    Case("LP/VIII/001/2024", date(2024, 8, 6), _OVERSTAY, "overstay", _PENJARINGAN, 30, "NGA", "L", "ITK", pasal=_P783,
         article="78-3",
         stated="Ditindak", grade="ditindak", action="Deportasi dan penangkalan", kinds=("TAK_A", "TAK_F"),
         decision="SK.TAK/090/VIII/2024",
         decided=date(2024, 8, 8), executed=date(2024, 8, 12), story="Apartemen"),
    Case("LP/VIII/002/2024", "14 Agustus 2024", _MISUSE, "penyalahgunaan-izin-tinggal", _GADING, 31, "CHN", "L", "ITK",
         index="C2", pasal=_P122,
         article="122-a", stated="Dugaan", grade="dugaan", stage="Sidik", story="Gudang daring"),
    Case("LP/VIII/003/2024", date(2024, 8, 29), _MISUSE, "penyalahgunaan-izin-tinggal", _PRIOK, 32, "CHN", "P", "ITK",
         index="B1", pasal=_P751,
         article="75-1", stated="Ditindak", grade="ditindak", action="Deportasi dan penangkalan",
         kinds=("TAK_A", "TAK_F"),
         decision="SK.TAK/100/IX/2024", decided=date(2024, 9, 4), executed=date(2024, 9, 6), story="Restoran",
         traps=(("decision_date", None, "kejadian Agustus, keputusan September: tindakan September"),)),
    Case(None, date(2024, 8, 22), "Kampanye", "ikut-kampanye", _PADEMANGAN, 33, "FRA", "L", "ITK",
         stated="Klarifikasi", theme=_PILKADA,
         story="Hadir pada deklarasi"),
    Case("LP/VIII/004/2024", date(2024, 8, 27), "Tanpa Dokumen", "tanpa-dokumen", _CILINCING, None, "VNM", None,
         persons=4, split=(4, 0),
         pasal="Pasal 83", article="83", stated="Klarifikasi", action="Detensi", kinds=("DETENSI",),
         decision="SK.DET/009/VIII/2024",
         decided=date(2024, 8, 27), story="Awak kapal tanpa buku pelaut"),
)  # fmt: skip

JULY: tuple[Case, ...] = (
    Case("LP/VII/001/2024", date(2024, 7, 9), _OVERSTAY, "overstay", _PRIOK, 40, "PAK", "L", "ITK",
         pasal="Pasal 78 ayat (1)", article="78-1",
         stated="Ditindak", grade="ditindak", action="Biaya Beban", kinds=("TAK_E",), decision="SK.TAK/081/VII/2024",
         decided=date(2024, 7, 9), story="Melapor sendiri"),
    Case("LP/VII/002/2024", "17-07-2024", _MISUSE, "penyalahgunaan-izin-tinggal", _PENJARINGAN, 41, "KOR", "P", "ITAS",
         index="E23", pasal=_P122,
         article="122-a", stated="Dugaan", grade="dugaan", story="Jabatan rangkap"),
    Case("LP/VII/003/2024", date(2024, 7, 24), "Tanpa Dokumen", "tanpa-dokumen", _KOJA, 42, "NGA", "L", pasal=_P71,
         article="71",
         stated="Klarifikasi", story="Paspor ada pada penjamin"),
)  # fmt: skip

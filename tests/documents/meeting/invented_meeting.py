"""Invented meetings: what the documents of a meeting are composed from, built by hand on the invented office."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from reports.documents.material import Material
from reports.documents.meeting.material import MeetingMaterial
from reports.model.comparison import Comparison
from reports.model.figures import TOTAL, Figure, FigureTable, Status
from reports.model.meeting import (
    AgendaItem,
    Attendance,
    Contribution,
    Decision,
    FollowUp,
    Invitee,
    Level,
    Meeting,
    Progress,
)
from reports.model.period import Month, Period
from reports.model.quality import Quality
from reports.model.theme import CalendarEntry, Conduct, Norm, Precedent, Theme
from reports.vocabulary.config import Config

_SPEC = importlib.util.spec_from_file_location("invented", Path(__file__).parents[1] / "invented.py")
invented = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(invented)

DAY = date(2024, 10, 16)
BEFORE = date(2024, 8, 14)
AGENCIES = (
    ("Pemerintah Kota Administrasi Jakarta Utara", "Asisten Pemerintahan"),
    ("Kodim 0502/Jakarta Utara", "Perwira Seksi Intelijen"),
    ("Polres Metro Jakarta Utara", "Kepala Satuan Intelkam"),
    ("Kejaksaan Negeri Jakarta Utara", "Kepala Seksi Intelijen"),
    ("Suban Kesbangpol Jakarta Utara", "Kepala Suku Badan"),
    ("Sudin Dukcapil Jakarta Utara", "Kepala Suku Dinas"),
    ("Sudin Nakertransgi Jakarta Utara", "Kepala Suku Dinas"),
    ("Sudin Pendidikan Wilayah I Jakarta Utara", "Kepala Suku Dinas"),
    ("Bawaslu Jakarta Utara", "Anggota"),
    ("KPU Jakarta Utara", "Anggota"),
    *((f"Kecamatan {name}", "Camat") for name in ("Penjaringan", "Tanjung Priok", "Koja", "Cilincing", "Pademangan",
                                                 "Kelapa Gading")),
)  # fmt: skip
AGENDA = (
    AgendaItem("09.00–09.30", "Registrasi peserta", "Seksi Inteldakim"),
    AgendaItem("09.30–09.40", "Laporan dan sambutan Kepala Kantor Imigrasi", "Kepala Kantor"),
    AgendaItem("09.40–09.55", "Sambutan dan pembukaan", "Kepala Divisi Keimigrasian"),
    AgendaItem("09.55–10.30", "Paparan situasi orang asing di Jakarta Utara", "Kepala Seksi Inteldakim"),
    AgendaItem("10.30–11.00", "Paparan pengawasan tahapan Pilkada", "Bawaslu Jakarta Utara"),
    AgendaItem("11.00–12.00", "Diskusi dan masukan instansi", "Moderator"),
    AgendaItem("12.00", "Kesimpulan dan penutup", "Kepala Kantor"),
)
_ACT = "UU 1/2015 sebagaimana diubah terakhir dengan UU 6/2020"
THEME = Theme(
    "pilkada-2024",
    "Orang asing dan Pilkada Serentak Tahun 2024",
    "menyamakan pemahaman tentang apa yang boleh dan tidak boleh dilakukan orang asing pada tahapan Pilkada, "
    "melindungi kehadiran yang sah, dan membagi tugas anggota tim",
    (
        CalendarEntry(date(2024, 2, 27), date(2024, 11, 16), "Pendaftaran pemantau pemilihan, termasuk pemantau asing "
                      "melalui KPU RI", "PKPU 9/2022 Pasal 42"),
        CalendarEntry(date(2024, 9, 25), date(2024, 11, 23), "Masa kampanye pemilihan gubernur dan wakil gubernur",
                      "Jadwal tahapan KPU"),
        CalendarEntry(date(2024, 11, 24), date(2024, 11, 26), "Masa tenang", "Jadwal tahapan KPU"),
        CalendarEntry(date(2024, 11, 27), date(2024, 11, 27), "Pemungutan suara", "Jadwal tahapan KPU"),
    ),
    (
        Norm("UU 6/2011 tentang Keimigrasian", "Pasal 75 ayat (1)", "Dasar tindakan administratif keimigrasian "
             "terhadap orang asing yang melakukan kegiatan berbahaya atau tidak menaati peraturan.", "UU 6/2011"),
        Norm("UU 6/2011 tentang Keimigrasian", "Pasal 122 huruf a", "Kegiatan orang asing harus sesuai dengan maksud "
             "dan tujuan izin tinggalnya.", "UU 6/2011"),
        Norm(_ACT, "Pasal 76 ayat (1) huruf a", "Pasangan calon tidak menerima sumbangan dari negara asing, lembaga "
             "swasta asing, lembaga swadaya masyarakat asing, atau warga negara asing.", "UU 8/2015"),
        Norm("PKPU 13/2024 tentang Kampanye", "Pasal 57–66", "Larangan dalam kampanye pemilihan.", "PKPU 13/2024"),
        Norm("PKPU 9/2022 tentang Pemantauan", "Pasal 42", "Pemantau pemilihan asing mendaftar pada KPU RI dengan "
             "rekomendasi kementerian yang membidangi urusan luar negeri.", "Pemberitaan KPU 27-2-2024"),
    ),
    (
        Conduct("Visa atau izin tinggal jurnalistik berlaku, disertai rekomendasi atau kartu pers, kegiatan dalam "
                "lingkupnya", "keberadaan", "Dicatat sebagai jumlah; tidak ada tindakan", "Laman e-Visa"),
        Conduct("Pemantau terakreditasi atau diplomat yang bertugas", "keberadaan", "Dicatat sebagai jumlah; tidak ada "
                "tindakan", "PKPU 9/2022"),
        Conduct("Visa berlaku, surat rekomendasi belum diperlihatkan", "klarifikasi", "Diminta memperlihatkan surat; "
                "bukan pelanggaran", "Pedoman kantor"),
        Conduct("Izin kunjungan atau wisata dengan kegiatan jurnalistik tanpa surat", "dugaan", "Pemeriksaan oleh "
                "pejabat imigrasi dengan mencantumkan Pasal 122 huruf a", "UU 6/2011 Pasal 122"),
        Conduct("Hadir secara pasif, anggota keluarga, atau berada di sekitar lokasi", "keberadaan", "Tidak dicatat "
                "sebagai pelanggaran", "Pedoman kantor"),
        Conduct("Orasi, atribut kampanye, atau ajakan memilih di media sosial", "klarifikasi", "Diklarifikasi dan "
                "diteruskan kepada Bawaslu; menjadi dugaan hanya bila pejabat mencantumkan pasal keimigrasian",
                "Pedoman kantor"),
    ),
    ("kehadiran-kampanye", "peliputan", "ikut-kampanye"),
    (
        Precedent("Pademangan, Jakarta Utara", "tahapan Pemilu 2024", "Kantor Imigrasi Kelas I TPI Jakarta Utara",
                  "Seorang warga negara asing terlibat kampanye sehingga dilakukan pengamanan",
                  "Hasil akhir tidak disebutkan sumber", "antaranews.com/berita/4400917"),
        Precedent("Patung Kuda, Jakarta Pusat", "29 Agustus 2024", "Kantor Imigrasi Kelas I Non-TPI Jakarta Pusat",
                  "Dua warga negara asing berbicara pada unjuk rasa pengemudi ojek daring",
                  "Dideportasi 4 September 2024 berdasarkan Pasal 75", "potret24.com; merdeka.com"),
        Precedent("Bener Meriah dan Gayo Lues", "Oktober 2024", "Kantor Imigrasi Takengon",
                  "Empat warga negara asing diamankan untuk diperiksa karena diduga mengikuti kampanye",
                  "Masih diperiksa menurut sumber", "nanggroe.media"),
    ),
    (
        ("Bawaslu", "Informasi apa tentang kehadiran orang asing pada kampanye yang diterima sejak rapat terakhir?"),
        ("KPU", "Siapa saja pemantau asing terakreditasi untuk Jakarta, menurut lembaga dan jumlahnya?"),
        ("Polres", "Di lokasi kampanye mana diperlukan koordinasi pengamanan dengan Kantor Imigrasi?"),
    ),
    (
        "Menetapkan saluran penyampaian informasi antara Bawaslu, Polres, dan Kantor Imigrasi selama masa kampanye.",
        "Menugaskan sosialisasi kepada penjamin dan pengelola tempat penginapan tentang kegiatan yang sesuai izin "
        "tinggal.",
    ),
)  # fmt: skip
GENERAL = Theme("umum", "Pengawasan orang asing", "bertukar data dan menyelaraskan pengawasan orang asing")
TASKS = (
    FollowUp("Menyeragamkan format laporan bulanan kelurahan", "Suban Kesbangpol Jakarta Utara", date(2024, 9, 30),
             Progress.OPEN, None, BEFORE, "rapat-2024-08-14"),
    FollowUp("Mencocokkan data Dukcapil dan Imigrasi per kecamatan", "Sudin Dukcapil Jakarta Utara",
             date(2024, 12, 31), Progress.STARTED, "Data awal diterima", BEFORE, "rapat-2024-08-14"),
    FollowUp("Melaksanakan operasi gabungan di kawasan apartemen", "Kantor Imigrasi", date(2024, 9, 20),
             Progress.CLOSED, "Dilaksanakan 19 September", BEFORE, "rapat-2024-08-14"),
    FollowUp("Menyusun daftar narahubung kecamatan", None, None, Progress.OPEN, None, date(2024, 5, 15),
             "rapat-2024-05-15"),
)  # fmt: skip
EARLIER = Meeting(
    "rapat-2024-08-14", "inputs/rapat-2024-08-14.xlsx", "Pertukaran data", "umum", Level.CITY, None, BEFORE,
    decisions=(Decision("Instansi menyampaikan data per kecamatan setiap bulan."),), follow_ups=TASKS[:3],
)  # fmt: skip


def city_meeting(**more):
    """Return the meeting of 16 October 2024 before it is held."""
    return replace(
        Meeting(
            "rapat-2024-10-16", "inputs/rapat-2024-10-16.xlsx",
            "Potensi pelanggaran oleh orang asing pada tahapan Pilkada Serentak Tahun 2024", "pilkada-2024", Level.CITY,
            None, DAY, "09.00 WIB s.d. selesai", "Hotel di Kelapa Gading, Jakarta Utara",
            "Kepala Kantor Imigrasi Kelas I TPI Jakarta Utara", "Kepala Subseksi Intelijen Keimigrasian",
            invitation_date=date(2024, 10, 9),
            invitees=tuple(Invitee(agency, position) for agency, position in AGENCIES), agenda=AGENDA,
        ),
        **more,
    )  # fmt: skip


def trend(last="2024-09", count=12, *, gap=None):
    """Return the stock over months; ``gap`` is the place of a month without a register."""
    months = [Month.parse(last).plus(step) for step in range(1 - count, 1)]
    cells = {}
    for place, month in enumerate(months):
        parts = {"ITK": 90 + 3 * place, "ITAS": 860 + (place * 37) % 90 + 6 * place, "ITAP": 210 + place}
        for code, value in (*parts.items(), (TOTAL, sum(parts.values()))):
            missing = place == gap
            cells[str(month), code] = Figure(
                "stock-trend", str(month), code, None if missing else value, "orang",
                "Jumlah orang asing dalam register pada akhir setiap bulan.", months[-1].last,
                Status.MISSING if missing else Status.VALUE,
            )  # fmt: skip
    rows = tuple(map(str, months))
    return FigureTable(
        "stock-trend", "orang", "Jumlah orang asing dalam register pada akhir setiap bulan.", months[-1].last,
        Status.VALUE, rows, ("ITK", "ITAS", "ITAP"), cells,
    )  # fmt: skip


def data(period="2024-08..2024-09", *, status=None, config=None, day=date(2024, 10, 9), changes=None, scale=1.0):
    """Return figures and their surroundings; ``status`` maps input kinds to MISSING or NIHIL."""
    status = status or {}
    missing = {kind for kind, one in status.items() if one is Status.MISSING}
    kinds = tuple(kind for kind in invented.EVERYTHING if kind not in missing)
    months = Period.parse(period)
    events = () if status else tuple(one for one in invented.events() if Month.of(one.day) in months)
    return Material(
        invented.figures(period, status=status, scale=scale),
        changes or (Comparison() if status else invented.comparison(period)),
        events,
        invented.coverage(period, kinds),
        Quality((), {}, {}) if len(missing) == len(invented.EVERYTHING) else invented.quality(),
        config or Config(),
        day,
    )


def city(**more):
    """Return the material of the city's meeting; ``meeting``, ``data`` and so on replace its parts."""
    return replace(MeetingMaterial(city_meeting(), THEME, data(), TASKS, (EARLIER,), trend()), **more)


def district():
    """Return a meeting of Kecamatan Kelapa Gading on a general theme, the first of its level, nothing happened."""
    meeting = city_meeting(
        name="rapat-2024-10-23", subject="Pendataan orang asing di rumah susun", theme="umum", level=Level.DISTRICT,
        district="31.72.06", day=date(2024, 10, 23), place="Kantor Kecamatan Kelapa Gading",
        invitees=tuple(
            Invitee(agency, position)
            for agency, position in (
                ("Kecamatan Kelapa Gading", "Camat"), ("Polsek Kelapa Gading", "Kapolsek"),
                ("Koramil Kelapa Gading", "Danramil"), ("Kelurahan Pegangsaan Dua", "Lurah"),
            )
        ),
    )  # fmt: skip
    nothing = dict.fromkeys(("incidents", "activities"), Status.NIHIL)
    return MeetingMaterial(meeting, GENERAL, data("2024-09", status=nothing), (), (), trend(count=1))


def without_data():
    """Return a meeting of an office that has delivered nothing at all, and planned little."""
    meeting = Meeting("rapat", "inputs/rapat.xlsx", level=Level.PROVINCE, day=DAY)
    return MeetingMaterial(meeting, GENERAL, data("2024-09", status=dict.fromkeys(invented.EVERYTHING, Status.MISSING)))


def large():
    """Return a meeting of 60 agencies that carries 200 tasks."""
    invitees = tuple(
        Invitee(f"Instansi Undangan Wilayah Jakarta Utara Nomor {number}", "Kepala") for number in range(1, 61)
    )
    tasks = tuple(
        FollowUp(
            f"Menyelesaikan pencocokan data keberadaan orang asing tahap {number} bersama kelurahan setempat",
            f"Instansi Undangan Wilayah Jakarta Utara Nomor {number % 60 + 1}" if number % 7 else None,
            DAY + timedelta(days=number - 60) if number % 5 else None,
            (Progress.OPEN, Progress.STARTED)[number % 2], "Menunggu data" if number % 3 == 0 else None,
            BEFORE - timedelta(days=number % 4 * 90), "rapat-2024-08-14",
        )
        for number in range(1, 201)
    )  # fmt: skip
    return city(meeting=city_meeting(invitees=invitees), follow_ups=tasks)


def held():
    """Return the city's meeting after it was held."""
    invitees = tuple(
        Invitee(agency, position, None, Attendance.ABSENT if place % 5 == 3 else Attendance.PRESENT)
        for place, (agency, position) in enumerate(AGENCIES)
    )
    said = (Contribution("Bawaslu Jakarta Utara", "Kehadiran orang asing pada kampanye", "Tiga informasi awal", None),)
    return city(meeting=city_meeting(invitees=invitees, contributions=said))

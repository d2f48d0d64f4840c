"""Meetings that were held, as their documents are composed from: the seed case, a quiet one, a very large one."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from reports.documents.material import Material
from reports.documents.meeting.material import MeetingMaterial
from reports.model.comparison import Comparison
from reports.model.figures import Status
from reports.model.meeting import (
    AgendaItem,
    Attendance,
    Contribution,
    Decision,
    FollowUp,
    Invitee,
    Level,
    Meeting,
    Photo,
    Progress,
)
from reports.model.theme import Theme
from reports.vocabulary.config import Config, Official

_SPEC = importlib.util.spec_from_file_location("invented", Path(__file__).parents[1] / "invented.py")
invented = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(invented)

DAY = date(2024, 10, 16)
EARLIER = date(2024, 7, 18)
THEME = Theme(
    "pilkada-2024",
    "Pengawasan orang asing pada Pilkada Serentak Tahun 2024",
    "menyamakan pemahaman anggota tim tentang keberadaan dan kegiatan orang asing pada tahapan pemilihan",
)
CONFIG = Config(head=Official("Kepala Kantor", "", "", "Sutalu Harmori", "00000000 000000 0 001"))
INVITEES = (
    Invitee("Polres Metro Jakarta Utara", "Kepala Satuan Intelkam", "Ranu Sabeko", Attendance.PRESENT),
    Invitee(
        "Sudin Dukcapil Jakarta Utara", "Kepala Suku Dinas", "Tamira Joleno", Attendance.REPRESENTED, "Kepala Seksi"
    ),
    Invitee("Bawaslu Jakarta Utara", "Anggota", None, Attendance.PRESENT),
    Invitee("KPU Jakarta Utara", "Anggota", None, Attendance.PRESENT),
    Invitee("Sudin Pendidikan Wilayah I Jakarta Utara", "Kepala Suku Dinas", None, Attendance.ABSENT),
    Invitee("BNN Kota Jakarta Utara", "Kepala", "Wakoro Sinde", Attendance.ABSENT),
    Invitee("Kecamatan Koja", "Camat", None, Attendance.PRESENT),
)
AGENDA = (
    AgendaItem("09.00–09.30", "Registrasi peserta", "Seksi Inteldakim"),
    AgendaItem("09.30–10.00", "Sambutan dan pembukaan", "Kepala Kantor"),
    AgendaItem("10.00–11.30", "Diskusi dan masukan instansi", "Moderator"),
    AgendaItem("11.30", "Kesimpulan dan penutup", None),
)
CONTRIBUTIONS = (
    Contribution(
        "Bawaslu Jakarta Utara",
        "Kehadiran orang asing pada kegiatan kampanye",
        "Tiga informasi awal diterima selama September",
        "Setiap informasi diteruskan kepada Bawaslu; penanganan keimigrasian menunggu klarifikasi",
    ),
    Contribution("KPU Jakarta Utara", "Pemantau pemilihan dari luar negeri", None, "Daftar diminta"),
    Contribution("Sudin Dukcapil Jakarta Utara", "Selisih data orang asing", "Data SKTT per akhir September", None),
)
DECISIONS = (
    Decision("Kehadiran orang asing pada kampanye dicatat sebagai keberadaan atau klarifikasi."),
    Decision("Operasi gabungan tingkat kota dilaksanakan sebelum masa tenang", "Kantor Imigrasi", date(2024, 11, 22)),
)
FOLLOW_UPS = (
    FollowUp("Menyeragamkan format laporan kelurahan", "Suban Kesbangpol Jakarta Utara", date(2024, 9, 30),
             Progress.OPEN, None, EARLIER, "rapat-2024-07-18"),
    FollowUp("Menyampaikan jadwal sosialisasi", "Kantor Imigrasi", date(2024, 8, 30), Progress.CLOSED,
             "Diterima 21 Agustus", EARLIER, "rapat-2024-07-18"),
    FollowUp("Meminta daftar pemantau asing terakreditasi", "Kantor Imigrasi", date(2024, 11, 1), Progress.STARTED,
             "Surat disiapkan", DAY, "rapat-2024-10-16"),
    FollowUp("Mencocokkan data Dukcapil dan Imigrasi per kecamatan", None, None, Progress.OPEN, None, DAY,
             "rapat-2024-10-16"),
)  # fmt: skip
MEETING = Meeting(
    "rapat-2024-10-16",
    "inputs/rapat-2024-10-16.xlsx",
    "Potensi pelanggaran oleh orang asing pada tahapan Pilkada Serentak Tahun 2024",
    "pilkada-2024",
    Level.CITY,
    None,
    DAY,
    "09.00 WIB s.d. selesai",
    "Hotel di Kelapa Gading, Jakarta Utara",
    "Kepala Kantor Imigrasi Kelas I TPI Jakarta Utara",
    "Kepala Subseksi Intelijen Keimigrasian",
    None,
    date(2024, 10, 9),
    INVITEES,
    AGENDA,
    CONTRIBUTIONS,
    DECISIONS,
    FOLLOW_UPS[2:],
    (Photo("foto-1.jpg", "Suasana rapat"), Photo("foto-2.jpg", "Penandatanganan kesepakatan")),
)


def data(*, status=None, day=date(2024, 10, 17), config=CONFIG, period="2024-09"):
    """Return the figures a meeting leans on."""
    status = status or {}
    missing = {kind for kind, one in status.items() if one is Status.MISSING}
    return Material(
        invented.figures(period, status=status),
        Comparison() if status else invented.comparison(period),
        (),
        invented.coverage(period, tuple(kind for kind in invented.EVERYTHING if kind not in missing)),
        invented.quality(),
        config,
        day,
    )


def held(**more):
    """Return the seed case: a city-level meeting with everything filled in."""
    meeting = replace(MEETING, **more.pop("meeting", {}))
    follow_ups = more.pop("follow_ups", FOLLOW_UPS)
    return MeetingMaterial(meeting, THEME, data(**more), follow_ups)


def quiet():
    """Return a kecamatan-level meeting with neither incidents nor follow-ups nor any other input than the register."""
    nothing = dict.fromkeys(("incidents", "activities", "services", "agency_counts"), Status.NIHIL)
    meeting = Meeting(
        "rapat-koja-2024-10-23",
        "inputs/rapat-koja-2024-10-23.xlsx",
        "Pendataan orang asing di kelurahan",
        "umum",
        Level.DISTRICT,
        "31.72.03",
        date(2024, 10, 10),
        "10.00 WIB",
        "Aula Kecamatan Koja",
        "Camat Koja",
        None,
        invitees=(Invitee("Kecamatan Koja", "Camat", None, Attendance.PRESENT),),
        decisions=(Decision("Kelurahan melaporkan keberadaan orang asing setiap bulan."),),
    )
    theme = Theme("umum", "Pengawasan orang asing", "")
    return MeetingMaterial(meeting, theme, data(status=nothing, day=None))


def large(agencies=60, tasks=200):
    """Return a meeting of sixty agencies with two hundred follow-ups."""
    noted = (Attendance.PRESENT, Attendance.PRESENT, Attendance.REPRESENTED, Attendance.ABSENT)
    invitees = tuple(
        Invitee(
            f"Instansi Pengawasan Wilayah Nomor {n}", f"Kepala Bagian Urusan {n}", f"Nakoro Selipa {n}", noted[n % 4]
        )
        for n in range(1, agencies + 1)
    )
    said = tuple(
        Contribution(one.agency, f"Pendataan orang asing di wilayah {n}", f"Data bulan September, bagian {n}",
                     "Disepakati penyampaian berkala setiap bulan")
        for n, one in enumerate(invitees, 1)
    )  # fmt: skip
    follow_ups = tuple(
        FollowUp(f"Menyampaikan data orang asing bagian {n} dalam lembar yang seragam kepada sekretariat tim",
                 invitees[n % agencies].agency, EARLIER + timedelta(days=n), tuple(Progress)[n % 3], None,
                 EARLIER if n <= tasks // 2 else DAY, "rapat-2024-07-18" if n <= tasks // 2 else "rapat-2024-10-16")
        for n in range(1, tasks + 1)
    )  # fmt: skip
    decisions = tuple(Decision(f"Keputusan bersama tentang pendataan bagian {n}.") for n in range(1, 21))
    return held(
        meeting={"invitees": invitees, "contributions": said, "decisions": decisions, "photos": ()},
        follow_ups=follow_ups,
    )

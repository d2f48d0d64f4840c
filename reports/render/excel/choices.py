"""The values of the drop-downs, as intake reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.vocabulary import actions, permits, places, themes
from reports.vocabulary.datafile import load
from reports.vocabulary.labels import SERVICES, STAGES, UNKNOWN

if TYPE_CHECKING:
    from reports.vocabulary.config import Config

_FIXED = {
    "sex": ("L", "P"),
    "permit": (*(code for code in permits.CLASSES if code not in {"PENGUNGSI", "TANPA"}), "Pengungsi", permits.MEMO),
    "service_class": ("ITK", "ITAS", "ITAP"),
    "service": tuple(label for code, label in SERVICES.items() if code != UNKNOWN),
    "decision": ("Disetujui", "Ditolak"),
    "grade": actions.GRADES,
    "stage": tuple(STAGES.values()),
    "action": (
        "Penangkalan", "Pembatalan Izin Tinggal", "Larangan Berada", "Keharusan Bertempat Tinggal", "Biaya Beban",
        "Deportasi", "Detensi", "Usulan Penangkalan",
    ),
    "activity_kind": (
        "Pengawasan Administratif", "Pengawasan Lapangan", "Operasi Gabungan", "Operasi Mandiri", "Rapat Koordinasi",
        "Sosialisasi",
    ),
    "level": ("Provinsi", "Kota", "Kecamatan"),
    "agency": ("DUKCAPIL", "DISNAKER", "KELURAHAN", "SUDIN PENDIDIKAN", "SUDIN KESEHATAN"),
    "status": ("Belum", "Proses", "Selesai"),
    "present": ("Hadir", "Diwakili", "Tidak"),
}  # fmt: skip


def choices(name: str, config: Config) -> tuple[str, ...]:
    """Return the values of a list; kecamatan and kelurahan are those of the work area."""
    listed = [one for one in places.districts() if one.code in config.work_area.districts] or list(places.districts())
    if name == "district":
        return tuple(one.name for one in listed)
    if name == "village":
        return tuple(village.name for one in listed for village in one.villages)
    if name == "theme":
        return themes.codes(themes.folders(None))
    if name == "part":
        return tuple(load("narrative")["paragraphs"])
    return _FIXED[name]

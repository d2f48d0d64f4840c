"""Random rows between the rows of a list that say something of all below: SUDAH PULANG, RENCANA, a company's name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random

    from random_registers import Register

_FEWEST = 4
"""Rows of the smallest list that is parted."""
LEFT = [
    "SUDAH PULANG", "B. SUDAH PULANG", "WNA YANG TELAH MENINGGALKAN INDONESIA", "EPO", "SUDAH EPO", "MUTASI KELUAR",
    "II. TELAH PULANG", "PINDAH KE KANTOR LAIN", "DIDEPORTASI", "MENINGGAL DUNIA", "TIDAK BERADA LAGI DI INDONESIA",
    "sudah pulang:", "Yang sudah pulang", "TIDAK AKTIF LAGI", "NON AKTIF", "KELUAR", "DICORET DARI REGISTER",
    "DIUSULKAN", "USULAN", "CALON", "DALAM PROSES", "DITOLAK", "DIBATALKAN", "PENCABUTAN",
]  # fmt: skip
"""Below these nobody is in the stock of the register."""
HERE = [
    "MASIH TINGGAL", "A. MASIH BERADA", "AKTIF", "MASIH AKTIF", "YANG MASIH BERADA DI WILAYAH", "BELUM PULANG",
    "I. MASIH TINGGAL", "Yang masih aktif",
]  # fmt: skip
PLAIN = [
    "PT MAJU BERSAMA", "PT. CAHAYA PULANG PERGI", "CV SUMBER REJEKI", "PT KELUAR NEGERI JAYA", "YAYASAN HARAPAN",
    "PERORANGAN", "KAWIN CAMPUR", "PT BATALINDO", "PENYATUAN KELUARGA", "TENAGA KERJA ASING", "LAIN-LAIN",
    "A. TENAGA AHLI", "RUMAH SAKIT MITRA", "HALAMAN 2", "SAMBUNGAN", "Keterangan: lihat lampiran", "PT RENCANA SEMESTA",
]  # fmt: skip
"""Captions that say nothing of whether rows count."""
NOT_HELD = [
    "RENCANA", "B. RENCANA KEGIATAN", "DIUSULKAN", "BATAL", "KEGIATAN YANG DIBATALKAN", "DITUNDA", "USULAN KEGIATAN",
    "BELUM TERLAKSANA", "II. AKAN DILAKSANAKAN", "TIDAK TERLAKSANA", "AGENDA", "JADWAL",
]  # fmt: skip
HELD = ["TERLAKSANA", "A. REALISASI", "SUDAH DILAKSANAKAN", "KEGIATAN YANG TELAH DILAKSANAKAN", "REALISASI KEGIATAN"]
OF_LOGS = ["MINGGU I", "SEKSI INTELDAKIM", "Tim 1", "Lanjutan", "KEGIATAN RUTIN", "HALAMAN 2"]
WORDS = {"register": (LEFT, HERE, PLAIN), "activities": (NOT_HELD, HELD, OF_LOGS)}
"""Kind → captions whose rows do not count, whose rows do, and that say nothing."""


def add_captions(sheet: Register, r: random.Random) -> bool:
    """Put one to three captions between the persons or events of a list, and set aside what no longer counts.

    Lists with groups or merged rows stay as they are: where a caption within them ends, nobody can say. So do companies
    below a caption of those who left.
    """
    if sheet.kind not in WORDS or len(sheet.people) < _FEWEST or _is_parted(sheet):
        return False
    out, back, plain = WORDS[sheet.kind]
    rows = sorted(sheet.people)
    captions: dict[int, str] = {}
    for row in sorted(r.sample(rows, r.randint(1, 3))):
        last = list(captions.values())[-1:]
        captions[row] = r.choice(r.choice([out, back] if last and last[0] in out else [out, plain, back]))
    column = r.choice([1, 1, 2])
    for row in reversed(captions):
        _insert(sheet, row, [None] * (column - 1) + [captions[row]])
    begins = {row + number: text for number, (row, text) in enumerate(captions.items())}
    _set_aside(sheet, begins, out)
    return True


def _set_aside(sheet: Register, begins: dict[int, str], out: list[str]) -> None:
    """Set aside the rows below the captions that say so; remember which caption each row stands below."""
    for row, human in list(sheet.people.items()):
        caption = max((place for place in begins if place < row), default=0)
        if caption and begins[caption] in out and human.remark != "Terlaksana":  # a status outdates the caption
            sheet.people[row] = replace(human, bin="set_aside")
            sheet.captions[row] = caption


def _is_parted(sheet: Register) -> bool:
    """Tell whether anything but persons and blank rows stands between the persons, or a merged cell covers several."""
    first, last = min(sheet.people), max(sheet.people)
    between = [cells for row, cells in enumerate(sheet.rows, 1) if first < row < last and row not in sheet.people]
    merged = any(bottom > top >= first for top, _left, bottom, _right in sheet.merged)
    return merged or any(any(cell is not None for cell in cells) for cells in between)


def _insert(sheet: Register, at: int, cells: list[Any]) -> None:
    """Insert a row between the persons, and move all below it that is known by its row."""
    sheet.rows.insert(at - 1, cells)
    sheet.people = {
        row + (row >= at): replace(human, copy_of=human.copy_of and human.copy_of + (human.copy_of >= at))
        for row, human in sheet.people.items()
    }
    sheet.merged = [
        (top + (top >= at), left, bottom + (bottom >= at), right) for top, left, bottom, right in sheet.merged
    ]
    sheet.struck = {row + (row >= at) for row in sheet.struck}

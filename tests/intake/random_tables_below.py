"""Random tables of other columns below a list on its sheet: agendas, plans, contacts, what was handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random

    from random_registers import Register

DAYS = ["26/10/2024", "27 Oktober 2024", "28-10-2024", "Senin, 28 Oktober"]
WORDS: dict[str, list[Any]] = {
    "TANGGAL": DAYS, "Tgl": DAYS, "Hari/Tanggal": DAYS,
    "KECAMATAN": ["Koja", "Cilincing", "Kec. Pademangan"], "Lokasi": ["Pelabuhan", "Mall", "Pasar Koja"],
    "Agenda": ["Pemeriksaan kapal", "Penjemputan deteni", "Apel bersama"], "RENCANA": ["Sosialisasi", "Patroli"],
    "Petugas": ["Budi", "Sari", "Tono"], "Unsur": ["Polres", "Disnaker", "Kesbangpol"],
    "KETERANGAN": [None, "menunggu", "sudah"], "Nama Pejabat": ["Budi Santoso", "Sari Dewi"], "JUMLAH": [1, 2, 5],
    "Telepon": ["021-0000001", "021-0000002"], "Status": ["siap", "menunggu"],
}  # fmt: skip
"""Header → what stands below it."""
CAPTIONS = ["Agenda Oktober", "RENCANA BULAN DEPAN", "Kontak", "B. LAIN-LAIN", "Catatan petugas:", None]


def add_table_below(sheet: Register, r: random.Random) -> None:
    """Append a table to a sheet, behind blank rows, a caption or both; remember where it begins."""
    sheet.below = len(sheet.rows) + 1
    for _ in range(r.randint(1, 3)):
        sheet.add()
    caption = r.choice(CAPTIONS)
    if caption:
        sheet.add(caption)
    heads = r.sample(list(WORDS), r.randint(2, 4))
    sheet.add(r.choice(["NO", "No.", "no"]), *heads)
    for number in range(1, r.randint(3, 6)):
        sheet.add(number, *(r.choice(WORDS[head]) for head in heads))

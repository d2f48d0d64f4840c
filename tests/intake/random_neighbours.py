"""Random tables of other columns above and below a list on its sheet: agendas, plans, contacts, arrivals."""

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
UNKNOWN = ["Nama Orang", "Asal", "Buku", "Kartu", "Wil.", "Perkara", "Org", "Tiba tgl", "Melalui", "Maksud", "Sumber"]
TEXTS = ["LUIS BARROS", "Timor Leste", "C7770000", "PLBN", "dagang", "ITAP", "Koja", "5-9-2024", 3, None]
CAPTIONS = ["Agenda Oktober", "RENCANA BULAN DEPAN", "Kontak", "B. LAIN-LAIN", "Catatan petugas:", None]


def add_table_above(sheet: Register, r: random.Random) -> None:
    """Put a table in front of a sheet's titles; remember its rows, and move all that is known by row."""
    rows: list[list[Any]] = [[r.choice(CAPTIONS)]] if r.random() < 0.7 else []
    rows.append([r.choice(["NO", "No.", "no"]), *r.sample(UNKNOWN, r.randint(3, 6))])
    width = len(rows[-1]) - 1
    rows += [[number, *r.choices(TEXTS, k=width)] for number in range(1, r.randint(3, 6))]
    rows += [[] for _ in range(r.randint(1, 3))]
    moved = len(rows)
    sheet.rows = rows + sheet.rows
    sheet.people = {row + moved: human for row, human in sheet.people.items()}
    for human in sheet.people.values():
        human.copy_of = human.copy_of and human.copy_of + moved
    sheet.merged = [(top + moved, left, bottom + moved, right) for top, left, bottom, right in sheet.merged]
    sheet.struck = {row + moved for row in sheet.struck}
    sheet.captions = {row + moved: caption + moved for row, caption in sheet.captions.items()}
    sheet.header = (sheet.header[0] + moved, sheet.header[1] + moved)
    sheet.above = moved
    sheet.below += moved if sheet.below else 0


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

"""The README of the sample office: what stands where, and which trap sits in which cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tools.sample_office.truth import TableFact, Trap, Truth

_HEAD = """# Kantor contoh

Folder ini adalah satu kantor rekaan lengkap dengan lembar kerjanya, dibuat oleh `tools/sample_office` dengan bilangan \
acak berbenih ({seed}). Tidak seorang pun di dalamnya nyata: nama disusun dari suku kata acak; nomor paspor dan \
keputusan direka, angka instansi lain direka. Jangan menyunting berkas di sini; ubah pembuatnya, lalu buat ulang:

    make golden

Lembar-lembarnya sengaja sejelek lembar sungguhan. Yang diuji bukan kerapian, melainkan apakah setiap baris \
sampai pada tempatnya.

Coba: `pora check -C inputs/sample`, lalu `pora return 2024-09 -C inputs/sample`.
"""
_FILES = """
## Berkas dan neraca baris

Setiap baris yang dibaca masuk tepat satu kolom: diterima, disisihkan, ganda, atau susunan (judul kolom, nomor kolom, \
JUMLAH, kelompok, catatan).

| berkas | lembar | jenis | bulan | judul kolom | isi | diterima | disisihkan | ganda | susunan |
|---|---|---|---|---|---|---:|---:|---:|---:|
"""
_TRAPS = """
Buku kerja rapat `rapat-2024-09-11.xlsx` ialah rapat sebelumnya; dua tindak lanjutnya belum selesai, satu di antaranya \
tercantum lagi pada `rapat-2024-10-16.xlsx`. Rapat kedua mengundang enam kecamatan, enam Polsek, dan lima Koramil; \
itu bukan kesalahan.

## Jebakan

Kolom terakhir ialah kode yang disebut `pora check` di tempat itu; "-" berarti harus dipahami tanpa catatan.
"""
_TRAPS_OF_FILE = """
### {file}

| lembar | sel | yang tertulis | artinya | kode |
|---|---|---|---|---|
"""


def text(truth: Truth, seed: int) -> str:
    """Return the README for what was made."""
    files = "".join(_table(one) for one in truth.tables)
    paths = dict.fromkeys(one.path for one in truth.traps)
    traps = (_traps(path, [one for one in truth.traps if one.path == path]) for path in paths)
    return _HEAD.format(seed=seed) + _FILES + files + _TRAPS + "".join(traps)


def _table(table: TableFact) -> str:
    """Return the line of a table."""
    bins, sheet = table.bins, table.sheet + (" (tersembunyi)" if table.hidden else "")
    places = (_name(table.path), sheet or "-", table.kind or "lain", table.period or "-")
    rows = (_rows(table.header_rows), _rows(table.data_rows))
    counts = (bins.accepted, bins.set_aside, bins.duplicate, bins.structure)
    return f"| {' | '.join(map(str, (*places, *rows, *counts)))} |\n"


def _name(path: str) -> str:
    """Return the name of a file without its folder."""
    return path.removeprefix("inputs/")


def _rows(rows: tuple[int, int] | None) -> str:
    """Return a range of rows as text."""
    return f"{rows[0]}–{rows[1]}" if rows else "-"


def _traps(path: str, traps: list[Trap]) -> str:
    """Return the part of a file."""
    return _TRAPS_OF_FILE.format(file=_name(path)) + "".join(_trap(one) for one in traps)


def _trap(trap: Trap) -> str:
    """Return the line of a trap."""
    shown = "-" if trap.cell is None else "(kosong)" if trap.value is None else str(trap.value).replace("|", "\\|")
    cells = (trap.sheet or "-", trap.cell or "-", shown, trap.note, f"`{trap.code}`" if trap.code else "-")
    return f"| {' | '.join(cells)} |\n"

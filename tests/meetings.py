"""Meeting workbooks and small offices for tests: ordinary, NIHIL at a kecamatan, very large, on a theme of their own.

Import it as ``from tests import meetings``. Nobody and nothing in it exists.
"""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Rows = Sequence[Sequence[object]]

INVITED = ("No", "Instansi", "Jabatan", "Nama", "Hadir", "Keterangan")
AGENDA = ("Waktu", "Acara", "Penanggung Jawab")
DISCUSSION = ("Instansi", "Pokok Bahasan", "Data", "Tanggapan")
DECISIONS = ("No", "Keputusan", "Penanggung Jawab", "Tenggat")
FOLLOW_UPS = ("No", "Uraian", "Penanggung Jawab", "Tenggat", "Status", "Keterangan")
PHOTOS = ("Berkas", "Keterangan")
TEXTS = ("Bagian", "Teks")
FACTS = {
    "Tema": "Keberadaan orang asing",
    "Tingkat": "Kota",
    "Hari/Tanggal": "Rabu, 9 Oktober 2024",
    "Pukul": "09.00 WIB",
    "Tempat": "Aula",
    "Pimpinan": "Kepala Kantor",
    "Notulis": "Kepala Subseksi",
    "Nomor Undangan": None,
    "Tanggal Undangan": "1-10-2024",
    "Kode Tema": "umum",
}
REGISTER = ("NO", "NAMA LENGKAP", "NO PASPOR", "KEBANGSAAN", "JENIS KELAMIN", "TANGGAL LAHIR", "JENIS IZIN TINGGAL",
            "MASA BERLAKU IZIN TINGGAL", "KECAMATAN")  # fmt: skip
INCIDENTS = ("NO", "TANGGAL", "NAMA", "NO PASPOR", "JENIS KEJADIAN", "TINGKAT", "PASAL", "KECAMATAN")
THEME = """\
title = "Pengawasan tenaga kerja asing di kawasan industri"
aim = "menyelaraskan data tenaga kerja asing antarinstansi"
incident_types = ["penyalahgunaan-izin-tinggal"]
recommendations = ["Data pengesahan RPTKA disampaikan per kecamatan."]

[[calendar]]
first = 2024-10-01
last = 2024-10-31
text = "Pemutakhiran data perusahaan"
source = "Rencana kerja Suku Dinas Tenaga Kerja, Transmigrasi, dan Energi"

[[norms]]
instrument = "Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian"
article = "Pasal 122 huruf a"
text = "Mengatur penyalahgunaan izin tinggal."
source = "Undang-Undang Nomor 6 Tahun 2011"

[[conducts]]
situation = "Tenaga kerja asing dengan izin tinggal dan pengesahan RPTKA yang berlaku"
grade = "keberadaan"
handling = "Dicatat sebagai keberadaan"
source = "Undang-Undang Nomor 6 Tahun 2011"

[[questions]]
agency = "Nakertrans"
question = "Berapa pengesahan RPTKA yang berlaku menurut kecamatan?"
"""
"""A theme of an office's own, without precedents."""


def workbook(sheets: Mapping[str, Rows], merged: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """Return a workbook of sheets, each a list of rows.

    Args:
        sheets: name → rows from row 1; None leaves a cell empty.
        merged: name → ranges to merge.
    """
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value
        for cells in (merged or {}).get(name, ()):
            sheet.merge_cells(cells)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def facts(**changes: object) -> list[tuple[object, ...]]:
    """Return the rows of the sheet Rapat; ``Tema="…"`` and so on, with ``_`` for the slash or space of a label."""
    labels = {label.replace("/", "_").replace(" ", "_"): label for label in FACTS}
    return list((FACTS | {labels[name]: value for name, value in changes.items()}).items())


def sheets(**changes: object) -> dict[str, Rows]:
    """Return the sheets of an ordinary small meeting; changes are those of ``facts``."""
    return {
        "Rapat": facts(**changes),
        "Undangan": [INVITED, (1, "Polres Metro", "Kasat Intelkam", None, "Ya", None),
                     (2, "Kodim", "Pasi Intel", None, "Tidak", None)],
        "Susunan Acara": [AGENDA, ("09.00", "Pembukaan", "Kepala Kantor")],
        "Pembahasan": [DISCUSSION, ("Polres Metro", "Pengamanan", "Jadwal", "Dibagikan")],
        "Keputusan": [DECISIONS, (1, "Data disampaikan setiap bulan", "Semua instansi", date(2024, 12, 31))],
        "Tindak Lanjut": [FOLLOW_UPS, (1, "Menyampaikan data", "Polres Metro", date(2024, 11, 1), "Belum", None)],
        "Dokumentasi": [PHOTOS],
        "Naskah": [TEXTS],
    }  # fmt: skip


def meeting(**changes: object) -> bytes:
    """Return the workbook of an ordinary small meeting."""
    return workbook(sheets(**changes))


def district_nihil() -> bytes:
    """Return a meeting of Kecamatan Koja at which nobody had anything to report, and nothing is to be done."""
    made = sheets(Tingkat="Kecamatan", Tempat="Aula Kantor Kecamatan Koja", Pimpinan="Camat Koja")
    made["Undangan"] = [INVITED, (1, "Polsek Koja", "Kapolsek", None, "Hadir", None),
                        (2, "Koramil Koja", "Danramil", None, "Hadir", None)]  # fmt: skip
    made["Pembahasan"] = [DISCUSSION, ("NIHIL",)]
    made["Keputusan"] = [DECISIONS]
    made["Tindak Lanjut"] = [FOLLOW_UPS, ("NIHIL",)]
    return workbook(made)


def large(agencies: int = 60, tasks: int = 200) -> bytes:
    """Return a meeting with many agencies, each of which says something, and many follow-ups with long texts."""
    made = sheets(Tema="Pengawasan orang asing pada akhir tahun")
    present = ("Hadir", "Hadir", "Diwakili", "Tidak")
    made["Undangan"] = [
        INVITED,
        *((n, f"Instansi Nomor {n} Jakarta Utara", "Kepala", None, present[n % 4], None)
          for n in range(1, agencies + 1)),
    ]  # fmt: skip
    made["Pembahasan"] = [
        DISCUSSION,
        *((f"Instansi Nomor {n} Jakarta Utara", f"Pokok bahasan {n}", f"Data {n} " + "yang diuraikan " * 6,
           f"Tanggapan {n} " + "secara lengkap " * 8) for n in range(1, agencies + 1)),
    ]  # fmt: skip
    status = ("Belum", "Proses", "Selesai")
    made["Tindak Lanjut"] = [
        FOLLOW_UPS,
        *((n, f"Tugas {n}: menyelesaikan pencocokan data " + "menurut kelurahan " * (n % 5),
           f"Instansi Nomor {n % agencies + 1} Jakarta Utara", date(2024, 10, 10) + timedelta(days=n), status[n % 3],
           "Keterangan" if n % 7 == 0 else None) for n in range(1, tasks + 1)),
    ]  # fmt: skip
    return workbook(made)


def register(month: str, year: int, *persons: Sequence[object]) -> bytes:
    """Return a register of a month; persons are rows of ``REGISTER`` without the number."""
    rows = [(number, *one) for number, one in enumerate(persons, 1)]
    return workbook({"REGISTER": [(f"REGISTER ORANG ASING BULAN {month} TAHUN {year}",), REGISTER, *rows]})


def person(number: int, district: str = "KOJA", permit: str = "ITAS") -> tuple[object, ...]:
    """Return a row of a register: an invented person with a passport number of their own."""
    return (f"SEN WIJO {chr(65 + number % 26)}KATA", f"X{1_000_000 + number}", "Jepang", "LP"[number % 2],
            date(1990, 1, 1), permit, date(2026, 1, 31), district)  # fmt: skip


def nil_log(month: str, year: int) -> bytes:
    """Return an incident log of a month that declares NIHIL."""
    title = (f"LOG KEJADIAN BULAN {month} TAHUN {year}",)
    return workbook({"KEJADIAN": [title, INCIDENTS, ("NIHIL",)]})


def office(folder: Path, *, themes: Mapping[str, str] | None = None, **inputs: bytes) -> Path:
    """Make an office folder and return it.

    Args:
        folder: to make it in.
        themes: code → text of a theme of its own.
        inputs: name of a workbook, ``_`` for a hyphen → its content.
    """
    (folder / "inputs").mkdir(parents=True, exist_ok=True)
    (folder / "pora.toml").write_text("", encoding="utf-8")
    for name, content in inputs.items():
        (folder / "inputs" / f"{name.replace('_', '-')}.xlsx").write_bytes(content)
    for code, text in (themes or {}).items():
        (folder / "themes").mkdir(exist_ok=True)
        (folder / "themes" / f"{code}.toml").write_text(text, encoding="utf-8")
    return folder


def nihil_office(folder: Path) -> Path:
    """Make an office with a register and a log that declares NIHIL, and a meeting of Kecamatan Koja."""
    september = register("SEPTEMBER", 2024, *(person(number) for number in range(12)))
    return office(
        folder, register=september, kejadian=nil_log("SEPTEMBER", 2024), rapat_koja_2024_10_09=district_nihil()
    )


def large_office(folder: Path) -> Path:
    """Make an office with a small register, and a meeting of 60 agencies and 200 follow-ups."""
    september = register("SEPTEMBER", 2024, *(person(number) for number in range(30)))
    return office(folder, register=september, rapat_2024_10_09=large())


def themed_office(folder: Path) -> Path:
    """Make an office with a theme of its own, and a meeting that names it."""
    named = meeting(Tema="Tenaga kerja asing", Kode_Tema="tenaga-kerja-asing")
    september = register("SEPTEMBER", 2024, *(person(number) for number in range(6)))
    return office(folder, themes={"tenaga-kerja-asing": THEME}, register=september, rapat_2024_10_09=named)

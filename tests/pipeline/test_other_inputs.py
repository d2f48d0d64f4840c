"""What lies in the inputs and is counted nowhere is named on the quality page of the return (settled rule 16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.model.document import Table
from reports.model.period import Month, Period
from reports.pipeline.composed_return import composed
from reports.pipeline.counting import quality_of
from reports.pipeline.gather import gather_office
from reports.pipeline.request import Request
from reports.vocabulary.config import Config
from tests import meetings

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.document import Section

HEADS = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "KECAMATAN"]
PEOPLE = [[n, f"MIRA KATO{'A' * n}", f"A{1234000 + n}", "Jepang", "ITAS", "KOJA"] for n in (1, 2, 3)]
REGISTER = [["REGISTER ORANG ASING SEPTEMBER 2024"], HEADS, *PEOPLE]
RECAP = [["REKAPITULASI SEPTEMBER 2024"], ["KECAMATAN", "ITAS", "ITAP"], ["KOJA", 2, 0], ["CILINCING", 0, 0]]
GUESTS = [["DAFTAR TAMU HOTEL"], ["NO", "NAMA", "NO KAMAR", "CHECK IN"], [1, "SEN WIJO", 12, "02-09-2024"]]
WEEKS = [["LAYANAN"], ["JENIS IZIN TINGGAL", "PERMOHONAN", "MINGGU I", "MINGGU II"],
         ["ITAS", "Lain", 3, 1], ["ITK", "Perpanjangan", 4, 0]]  # fmt: skip
SEPTEMBER = Period.of(Month(2024, 9))


def put(office: Path, name: str, **sheets: list[list[object]]) -> None:
    """Put a workbook into the inputs."""
    (office / "inputs" / name).write_bytes(meetings.workbook(sheets))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office with a register and much else."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "pora.toml").write_text('[document]\nletterhead = "kemenimipas"\n', encoding="utf-8")
    put(tmp_path, "register.xlsx", SEPT=REGISTER, REKAP=RECAP, PIKET=[["SARI", "malam"]])
    put(tmp_path, "tamu hotel.xlsx", TAMU=GUESTS)
    put(tmp_path, "lama.xlsx", A=REGISTER)
    put(tmp_path, "catatan.xlsx", A=[["Nihil. Tidak terdapat orang asing."]])
    put(tmp_path, "export.xlsx", T_IZIN=[["ID", "KODE", "URAIAN"], [1, "X", "a"], [2, "Y", "b"]])
    (tmp_path / "inputs" / "pindaian.pdf").write_bytes(b"%PDF-1.4 ")
    (tmp_path / "mappings.toml").write_text(
        'left_out = ["inputs/lama.xlsx", "inputs/register.xlsx › PIKET"]\n'
        '[lists]\n"ID | KODE | URAIAN" = "bukan masukan"\n',
        encoding="utf-8",
    )
    return tmp_path


def others(office: Path, period: Period = SEPTEMBER) -> set[tuple[str, str, str]]:
    """Return path, sheet and reason of what is named."""
    quality = quality_of(gather_office(office, store=False).files, period)
    return {(entry.path.removeprefix("inputs/"), entry.sheet, entry.reason) for entry in quality.other_files}


def tables(parts: tuple[Section, ...]) -> list[Table]:
    """Return every table of a document."""
    return [
        table
        for part in parts
        for table in (*(block for block in part.blocks if isinstance(block, Table)), *tables(part.sections))
    ]


def test_everything_that_is_not_counted_is_named_with_its_reason(office: Path) -> None:
    """Lists known as another, recapitulations, what the office leaves out, and what holds no table."""
    assert others(office) == {
        ("register.xlsx", "REKAP", "recap-compared"),
        ("register.xlsx", "PIKET", "sheet-left-out"),
        ("tamu hotel.xlsx", "TAMU", "list-other"),
        ("lama.xlsx", "", "file-superseded"),
        ("catatan.xlsx", "", "file-empty"),
        ("export.xlsx", "T_IZIN", "table-decided"),
        ("pindaian.pdf", "", "file-no-workbook"),
    }


def test_the_page_prints_them_and_says_what_to_do(office: Path) -> None:
    """In words, with the rows that are not counted."""
    document = composed(gather_office(office, store=False), SEPTEMBER, Request(office), Config()).document
    (table,) = (table for table in tables(document.sections) if table.id == "masukan-tidak-dihitung")
    rows = {row.cells[0]: row.cells[1:] for row in table.rows}
    assert rows["tamu hotel.xlsx › TAMU"] == ("Daftar lain, bukan register orang asing (CHECK IN)", "1")
    assert rows["lama.xlsx"] == ("Ditetapkan kantor untuk tidak dipakai", "tidak dibaca")
    assert rows["register.xlsx › REKAP"][0] == "Rekapitulasi, dibandingkan dengan register dan tidak dihitung"
    assert rows["pindaian.pdf"] == ("Berkas bukan buku kerja (PDF)", "tidak dibaca")
    assert "menjelaskan artinya atau mencabut ketetapannya" in table.notes[0]


def test_a_return_where_all_is_counted_has_no_such_table(office: Path) -> None:
    """Nor has a shared edition, where nothing of it is protected."""
    shared = composed(gather_office(office, store=False), SEPTEMBER, Request(office, edition="publik"), Config())
    for path in (office / "inputs").iterdir():
        path.unlink()
    (office / "mappings.toml").unlink()
    put(office, "register.xlsx", SEPT=REGISTER)
    own = composed(gather_office(office, store=False), SEPTEMBER, Request(office), Config())
    assert "masukan-tidak-dihitung" not in {table.id for table in tables(own.document.sections)}
    assert shared.document.edition == "publik"


def test_what_bears_on_another_month_is_not_named(office: Path) -> None:
    """By the title of its table, or by the name of its file."""
    (office / "mappings.toml").unlink()
    for path in (office / "inputs").iterdir():
        path.unlink()
    put(office, "register.xlsx", SEPT=REGISTER)
    put(office, "a.xlsx", TAMU=[["DAFTAR TAMU HOTEL AGUSTUS 2024"], *GUESTS[1:]])
    put(office, "tamu 2024-08.xlsx", TAMU=GUESTS)
    (office / "inputs" / "pindaian agustus 2024.pdf").write_bytes(b"%PDF-1.4 ")
    assert others(office) == set()
    assert {path for path, _sheet, _reason in others(office, Period.of(Month(2024, 8)))} == {
        "a.xlsx",
        "tamu 2024-08.xlsx",
    }


def test_a_scan_that_is_left_out_is_named_as_well(office: Path) -> None:
    """It makes no draft any more, and is not forgotten either."""
    (office / "inputs" / "pindaian september 2024.pdf").write_bytes(b"%PDF-1.4 ")
    path = office / "mappings.toml"
    path.write_text('left_out = ["inputs/pindaian september 2024.pdf"]\n', encoding="utf-8")
    assert ("pindaian september 2024.pdf", "", "file-superseded") in others(office)
    quality = quality_of(gather_office(office, store=False).files, SEPTEMBER)
    assert "inputs/pindaian september 2024.pdf" not in {entry.path for entry in quality.not_understood}


def test_what_makes_a_draft_is_named_there_and_not_twice(office: Path) -> None:
    """A recapitulation of services of the month; one without any month is named on the quality page."""
    put(office, "rekap.xlsx", A=[["LAYANAN SEPTEMBER 2024"], *WEEKS[1:]])
    put(office, "rekap lain.xlsx", A=WEEKS)
    quality = quality_of(gather_office(office, store=False).files, SEPTEMBER)
    drafts = {entry.path for entry in quality.not_understood}
    named = {entry.path for entry in quality.other_files}
    assert "inputs/rekap.xlsx" in drafts - named
    assert "inputs/rekap lain.xlsx" in drafts ^ named


def test_file_and_sheet_names_that_no_font_holds_are_printed_in_latin_letters_too(office: Path) -> None:
    """Of a file that counts, one that does not, and one that makes a draft: boxes alone would tell none apart."""
    put(office, "外籍.xlsx", SEPT=[*REGISTER[:2], ["9", "LEE KIM", *REGISTER[2][2:]]])
    put(office, "宿舍 tamu.xlsx", 客人=GUESTS)
    put(
        office, "名单.xlsx", A=[["名单 SEPTEMBER 2024"], ["序号", "姓名", "护照"], [1, "王伟", "E1"], [2, "李明", "E2"]]
    )
    document = composed(gather_office(office, store=False), SEPTEMBER, Request(office), Config()).document
    assert document.completeness
    sections = (document.completeness, *document.sections)
    texts = [str(cell) for table in tables(sections) for row in table.rows for cell in row.cells]
    for latin in ("WaiJi.xlsx", "SuShe tamu.xlsx › KeRen", "MingDan.xlsx"):
        assert any(f"(huruf Latin: {latin}" in text for text in texts), latin


def test_rows_outside_of_the_tables_of_a_sheet_are_named_among_the_causes(office: Path) -> None:
    """Persons may stand in them; who signs reads of it on the quality page of the month, and of no other."""
    rows = [*REGISTER, [], ["Senin", "Apel", "Budi"], ["Selasa", "Rapat", "Sari"]]
    put(office, "register.xlsx", SEPT=rows)
    files = gather_office(office, store=False).files
    assert quality_of(files, SEPTEMBER).causes["rows-outside"] == 1
    assert "rows-outside" not in quality_of(files, Period.of(Month(2024, 7))).causes

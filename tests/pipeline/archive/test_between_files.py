"""What two files of a month say of one another is told in the account of an archive, as a return of them tells it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import openpyxl
import pytest
from plain import WITHOUT_PAGES

from reports.cli.json_output import reprocess_json
from reports.documents.archive import compose
from reports.pipeline.archive.between_files import CODES
from reports.pipeline.gather import gather_office
from reports.pipeline.reprocess import reprocess
from reports.pipeline.request import Request
from reports.vocabulary.config import Config

if TYPE_CHECKING:
    from pathlib import Path

    from reports.pipeline.reprocess import Reprocessed

HEAD = "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;KECAMATAN"
COMPANY = f"ORANG ASING PT MIRA BULAN {{month}} 2024\n{HEAD};STATUS\n"
LOG = "NO;TANGGAL KEJADIAN;JENIS KEJADIAN;NAMA;NO PASPOR;KEBANGSAAN;KECAMATAN;NO LAPORAN\n"


def office_of(folder: Path, **files: str) -> Path:
    """Return an office with these files."""
    (folder / "kantor" / "inputs").mkdir(parents=True)
    for name, content in files.items():
        (folder / "kantor" / "inputs" / f"{name.replace('_', ' ')}.csv").write_text(content, encoding="utf-8")
    return folder / "kantor"


def registers(month: str = "SEPTEMBER") -> dict[str, str]:
    """Return the register of a month, and the list of a company by which two of its persons have left."""
    persons = "".join(f"{n};MIRA {n};A{n:07};Jepang;ITAS;Koja\n" for n in range(1, 31))
    left = "".join(f"{n};MIRA {n};A{n:07};Jepang;ITAS;Koja;DEPORTED 12-08-2024\n" for n in (7, 8))
    here = "9;MIRA 90;A0000090;Jepang;ITAS;Koja;\n"
    return {
        f"register_{month}": f"DATA ORANG ASING BULAN {month} 2024\n{HEAD}\n{persons}",
        f"perusahaan_{month}": COMPANY.format(month=month) + left + here,
    }


def logs(months: tuple[int, ...] = (9,)) -> dict[str, str]:
    """Return two logs of incidents that share two cases of each month, in other rows of which each has more."""
    first = [
        f"{n};{n:02}-{m:02}-2024;OVERSTAY;MIRA {m}{n};B{m:02}{n:05};Jepang;Koja;LP-{m}{n}"
        for m in months
        for n in range(1, 9)
    ]
    second = [
        f"{n};{n:02}-{m:02}-2024;OVERSTAY;MIRA {m}{n};B{m:02}{n:05};Jepang;Koja;B/{m}{n}/X"
        for m in months
        for n in (2, 3, 21, 22, 23, 24)
    ]
    return {"kejadian_a": LOG + "\n".join(first) + "\n", "kejadian_b": LOG + "\n".join(second) + "\n"}


def run(office: Path) -> Reprocessed:
    """Reprocess the inputs of an office."""
    return reprocess(office / "inputs", Request(office), Config(), WITHOUT_PAGES)


def of_archive(done: Reprocessed) -> dict[str, dict[str, int]]:
    """Return file → problem code → rows."""
    return {file.path: dict(file.between_files) for file in done.archive.files if file.between_files}


def of_inputs(office: Path) -> dict[str, dict[str, int]]:
    """Return the same from what a return of the office tells."""
    counts: dict[str, Counter[str]] = {}
    for problem in gather_office(office, store=False).problems:
        if problem.code in CODES:
            path = problem.path.removeprefix("inputs/")
            counts.setdefault(path, Counter())[problem.code] += int(str(problem.details.get("count", 1)))
    return {path: dict(counter) for path, counter in counts.items()}


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        (registers(), {"departed-elsewhere", "departed-still-counted"}),
        pytest.param(
            registers() | registers("AGUSTUS"), {"departed-elsewhere", "departed-still-counted"}, marks=pytest.mark.ci
        ),
        (logs(), {"case-in-two-files"}),
        pytest.param(logs((8, 9)), {"case-in-two-files"}, marks=pytest.mark.ci),
        (registers() | logs(), {"departed-elsewhere", "departed-still-counted", "case-in-two-files"}),
    ],
    ids=["registers", "two months", "logs", "logs of two months", "both"],
)
def test_the_account_tells_what_a_return_tells(tmp_path: Path, files: dict[str, str], codes: set[str]) -> None:
    """The same codes at the same files, of as many rows; once more where nothing has changed."""
    office = office_of(tmp_path, **files)
    told = of_archive(run(office))
    assert told == of_inputs(office)
    assert {code for counts in told.values() for code in counts} == codes
    again = run(office)
    assert (of_archive(again), again.written) == (told, ())


@pytest.mark.books
def test_it_stands_in_report_workbook_figures_and_json(tmp_path: Path) -> None:
    """With what is to be done."""
    office = office_of(tmp_path, **registers())
    done = run(office)
    document = compose(done.archive, Config(), version="0")
    (files,) = (section for section in document.sections if section.id == "berkas")
    (part,) = (part for part in files.sections if part.id == "berkas-antarberkas")
    assert [(row.cells[0], row.cells[1], row.cells[3].value) for row in part.blocks[1].rows] == [
        ("perusahaan SEPTEMBER.csv", "September 2024", 2),
        ("register SEPTEMBER.csv", "September 2024", 2),
    ]
    assert len(part.blocks[0].items) == 2
    folder = office / "outputs" / "olah-ulang"
    figures = json.loads((folder / "olah-ulang.dinas.figures.json").read_text(encoding="utf-8"))["figures"]
    assert {one["id"]: one["value"] for one in figures}["arsip/antarberkas-departed-elsewhere/berkas-2"] == 2
    sheet = openpyxl.load_workbook(folder / "olah-ulang.dinas.xlsx")["Berkas"]
    lines = {cells[0]: cells[-2:] for cells in sheet.iter_rows(values_only=True) if cells[0]}
    cause, remedy = lines["register SEPTEMBER.csv"]
    assert cause.endswith("tetap dihitung: 2 baris")
    assert remedy
    assert [file["between_files"] for file in reprocess_json(done)["files"]] == [
        {"departed-still-counted": 2}, {"departed-elsewhere": 2},
    ]  # fmt: skip


def test_files_that_say_the_same_tell_nothing(tmp_path: Path) -> None:
    """The part is left out."""
    files = registers()
    office = office_of(tmp_path, register=files["register_SEPTEMBER"])
    document = compose(run(office).archive, Config(), version="0")
    assert "berkas-antarberkas" not in {part.id for section in document.sections for part in section.sections}

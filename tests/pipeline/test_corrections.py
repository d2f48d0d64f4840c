"""The correction workbooks of an office, and what is remembered beside them."""

from __future__ import annotations

import io
import json
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.cli.i18n import translator_into
from reports.pipeline.check import check
from reports.pipeline.corrections import names_of
from reports.pipeline.request import Request
from reports.vocabulary.config import Config

if TYPE_CHECKING:
    from reports.pipeline.request import CheckResult, Corrections

ROOT = Path(__file__).parents[2]
HEADER = ["NO", "NAMA LENGKAP", "NO PASPOR", "KEBANGSAAN", "JENIS KELAMIN", "JENIS IZIN TINGGAL",
          "MASA BERLAKU IZIN TINGGAL", "KECAMATAN"]  # fmt: skip
TITLE = "DATA ORANG ASING BULAN SEPTEMBER 2024"
GOOD = ["1", "SEN WIJO", "A1234567", "Jepang", "L", "ITAS", "12-02-2025", "KOJA"]
FAULTY = ["2", "HARMO KATA", "B1234567", "Jepangg", "P", "ITAS", "31-02-2025", "KOJA"]


def register(*rows: list[str]) -> bytes:
    """Return a register as an .xlsx."""
    book = openpyxl.Workbook()
    book.active.title = "SEPTEMBER"
    for row in ([TITLE], HEADER, *rows):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office with one faulty register."""
    (tmp_path / "pora.toml").write_text("", encoding="utf-8")
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "register.xlsx").write_bytes(register(GOOD, FAULTY))
    return tmp_path


def ran(office: Path, *paths: Path, **request: object) -> CheckResult:
    """Check an office, or some paths."""
    return check(paths, Request(office, **request), Config(), translator_into("id"))  # type: ignore[arg-type] # any option


def corrections(office: Path, *paths: Path, **request: object) -> Corrections:
    """Check and return what became of the correction workbooks."""
    return ran(office, *paths, **request).corrections


def test_workbook_stands_in_the_outputs_of_the_office(office: Path) -> None:
    """For its owner only, with its memory beside it, and in Indonesian."""
    made = corrections(office)
    folder = office / "outputs" / "corrections"
    assert made.workbooks == (folder / "register.koreksi.xlsx",)
    assert sorted(one.name for one in folder.iterdir()) == ["register.koreksi.json", "register.koreksi.xlsx"]
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}
    book = openpyxl.load_workbook(made.workbooks[0])
    assert book.sheetnames == ["Perbaikan", "Pemahaman", "SEPTEMBER"]  # a value that nobody knows is asked
    assert book["SEPTEMBER"]["G4"].comment.text.startswith("Peringatan:\n")


def test_memory_holds_no_values(office: Path) -> None:
    """Only where which finding was."""
    memory = corrections(office).workbooks[0].with_suffix(".json").read_text(encoding="utf-8")
    assert sorted(json.loads(memory)["findings"]) == [
        ["SEPTEMBER", "D4", "nationality-unknown"], ["SEPTEMBER", "G4", "date-impossible"]
    ]  # fmt: skip
    assert "HARMO" not in memory
    assert "Jepangg" not in memory


def test_same_findings_give_the_same_bytes_and_no_second_writing(office: Path) -> None:
    """A check that finds nothing new changes nothing, and says nothing of progress."""
    path = corrections(office).workbooks[0]
    before = (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
    again = corrections(office)
    assert (again.workbooks, again.progress) == ((path,), ())
    assert (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) == before
    shutil.rmtree(path.parent)
    assert corrections(office).workbooks[0].read_bytes() == before[0]


def test_progress_tells_closed_left_and_new(office: Path) -> None:
    """Against the last workbook."""
    corrections(office)
    corrected = [*FAULTY[:6], "28-02-2025", "KOJAA"]
    (office / "inputs" / "register.xlsx").write_bytes(register(GOOD, corrected))
    (progress,) = corrections(office).progress
    assert (progress.path, progress.left, progress.new) == ("inputs/register.xlsx", 1, 1)
    assert progress.closed == (("SEPTEMBER", "G4", "date-impossible"),)


def test_workbook_goes_when_nothing_is_left(office: Path) -> None:
    """And its memory with it, after it has said that all is closed."""
    folder = corrections(office).workbooks[0].parent
    (office / "inputs" / "register.xlsx").write_bytes(register(GOOD))
    made = corrections(office)
    assert (made.workbooks, [(len(one.closed), one.left, one.new) for one in made.progress]) == ((), [(2, 0, 0)])
    assert list(folder.iterdir()) == []


def test_workbook_that_somebody_has_changed_is_kept(office: Path) -> None:
    """A day's work is not written over; handed in, it is free again."""
    path = corrections(office).workbooks[0]
    book = openpyxl.load_workbook(path)
    book["SEPTEMBER"]["G4"] = "28-02-2025"
    book.save(path)
    work = path.read_bytes()
    (office / "inputs" / "register.xlsx").write_bytes(register(GOOD, [*FAULTY[:7], "KOJAA"]))
    made = corrections(office)
    assert (made.workbooks, made.left_alone, path.read_bytes()) == ((), (path,), work)
    (office / "inputs" / "register.xlsx").write_bytes(work)
    made = corrections(office)
    assert (made.workbooks, made.left_alone) == ((path,), ())
    assert [one.closed for one in made.progress] == [(("SEPTEMBER", "G4", "date-impossible"),)]


def test_corrected_workbook_can_be_checked_where_it_stands(office: Path) -> None:
    """It is compared with the memory beside it, and never corrected itself."""
    path = corrections(office).workbooks[0]
    book = openpyxl.load_workbook(path)
    book["SEPTEMBER"]["G4"] = "28-02-2025"
    book.save(path)
    before = path.read_bytes()
    made = corrections(office, path)
    assert [(len(one.closed), one.left, one.new) for one in made.progress] == [(1, 1, 0)]
    assert (made.workbooks, made.left_alone, path.read_bytes()) == ((), (), before)


def test_index_sheet_is_no_table(office: Path) -> None:
    """A correction workbook that comes back has the tables of its sender only."""
    path = corrections(office).workbooks[0]
    found = ran(office, path)
    assert [one.table.sheet for one in found.files[0].tables] == ["SEPTEMBER"]
    assert {one.code for one in found.problems} == {"date-impossible", "nationality-unknown"}


def test_dry_run_writes_nothing(office: Path) -> None:
    """It names what would be made."""
    made = corrections(office, dry_run=True)
    assert [one.name for one in made.workbooks] == ["register.koreksi.xlsx"]
    assert not (office / "outputs").exists()


def test_path_outside_any_office_is_only_printed(tmp_path: Path) -> None:
    """Unless a folder is given."""
    path = tmp_path / "register.xlsx"
    path.write_bytes(register(FAULTY))
    assert corrections(tmp_path / "kantor", path).workbooks == ()
    assert list(tmp_path.iterdir()) == [path]
    made = corrections(tmp_path / "kantor", path, output=tmp_path / "hasil")
    assert made.workbooks == (tmp_path / "hasil" / "corrections" / "register.koreksi.xlsx",)


def test_csv_comes_back_as_a_workbook_and_is_known_again(office: Path) -> None:
    """Its one sheet has a name there, and the findings are the same."""
    (office / "inputs" / "register.xlsx").unlink()
    text = "\n".join(",".join(row) for row in ([TITLE], HEADER, GOOD, FAULTY))
    (office / "inputs" / "register.csv").write_text(text, encoding="utf-8")
    made = corrections(office)
    (office / "inputs" / "register.csv").unlink()
    shutil.copy(made.workbooks[0], office / "inputs")
    assert corrections(office).progress == ()


def event_log(*rows: list[str], title: str = "LOG KEJADIAN SEPTEMBER 2024") -> bytes:
    """Return a log of incidents as an .xlsx."""
    head = ["NO", "NO LAPORAN", "TANGGAL", "JENIS KEJADIAN", "KECAMATAN", "NAMA WNA", "NO PASPOR", "WN", "PASAL", "KET"]
    book = openpyxl.Workbook()
    for row in ([title], head, *rows):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


DEED = ["1", "LAP-01/IX/2024", "04/09/2024", "Overstay", "Koja", "SEN WIJO", "A1234567", "Jepang", "78 ayat 3", ""]
BAD_DEED = ["2", "LAP-02/IX/2024", "44/09/2024", "Overstay", "Koja", "TARO", "B1234567", "Jepang", "78 ayat 3", ""]
CROWD = [[str(n), f"ORANG {n}", f"C10000{n:02}", "Jepang", "L", "ITAS", "12-02-2025", "KOJA"] for n in range(3, 28)]
OTHERS = {
    "a copy that differs": ("register", register([*GOOD[:6], "12-02-2026", "CILINCING"])),
    "a copy": ("register", register(GOOD)),
    "another number": ("register", register([*GOOD[:2], "B7654321", *GOOD[3:]])),
    "another name": ("register", register([GOOD[0], "LAIN SAMA SEKALI", *GOOD[2:]])),
    "one who has left": ("register", register([*GOOD, "SUDAH DEPORTASI"])),
    "the same file": ("register", register(GOOD, FAULTY)),
    "another version": ("register", register(GOOD, FAULTY, *CROWD)),
    "the same case": ("log", event_log(DEED)),
    "the same number of another agency": ("log", event_log([*DEED[:5], "LAIN", "Z1234567", *DEED[7:]])),
    "another version of the log": ("log", event_log(DEED, BAD_DEED)),
}


@pytest.mark.parametrize("other", OTHERS)
def test_a_sender_learns_nothing_of_another_file(office: Path, other: str) -> None:
    """The workbook is byte for byte what it is without the other: a guessed person gets no answer, not even a count."""
    if other == "another version":
        (office / "inputs" / "register.xlsx").write_bytes(register(GOOD, FAULTY, *CROWD))
    (office / "inputs" / "kejadian.xlsx").write_bytes(event_log(DEED, BAD_DEED))
    alone = {one.name: one.read_bytes() for one in corrections(office).workbooks}
    (office / "inputs" / "rahasia").mkdir()
    (office / "inputs" / "rahasia" / "kiriman lain.xlsx").write_bytes(OTHERS[other][1])
    both = {one.name: one.read_bytes() for one in corrections(office).workbooks}
    own = {name: content for name, content in both.items() if "kiriman lain" not in name}
    assert sorted(own) == sorted(alone) == ["kejadian.koreksi.xlsx", "register.koreksi.xlsx"]
    assert own == alone


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["inputs/a.xlsx", "inputs/b.csv"], ["a", "b"]),
        (["inputs/a.koreksi.xlsx"], ["a"]),
        (["inputs/2023/a.xlsx", "inputs/2024/a.xlsx"], ["2023 - a.xlsx", "2024 - a.xlsx"]),
        (["inputs/A.csv", "inputs/a.xlsx"], ["inputs - A.csv", "inputs - a.xlsx"]),
    ],
)
def test_workbook_is_named_after_its_file(paths: list[str], names: list[str]) -> None:
    """Where two would meet, by their folders too."""
    assert list(names_of(paths).values()) == names


def test_names_never_meet_and_always_fit() -> None:
    """Whatever files are called."""
    paths = ["x/1/a.xls", "y/1/a.xls", "1 - a.xls.csv", f"{'é' * 120}.xls", f"{'é' * 120}.csv"]
    names = names_of(paths)
    assert len({one.casefold() for one in names.values()}) == len(paths)
    assert all(len(one.encode()) < 200 for one in names.values())


@pytest.mark.ci
def test_sample_office_reads_its_corrections_as_it_read_the_files(tmp_path: Path) -> None:
    """Marks, comments and the index change no finding: each corrected file has those of the file it came from."""
    for name in ("pora.toml", "inputs"):
        source = ROOT / "inputs" / "sample" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    made = corrections(tmp_path)
    assert len(made.workbooks) >= 6
    for path in made.workbooks:
        (source,) = (tmp_path / "inputs").glob(f"{path.name.removesuffix('.koreksi.xlsx')}.*")
        source.unlink()
        shutil.copy(path, tmp_path / "inputs")
    again = corrections(tmp_path)
    assert (again.progress, again.left_alone, again.impossible) == ((), (), ())
    assert again.workbooks == made.workbooks

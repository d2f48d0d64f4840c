"""``pora return`` on a real office, small but whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from reports.cli.main import pora
from reports.publish import lock
from tests.pdf_text import text_of

if TYPE_CHECKING:
    from pathlib import Path

REGISTER = """\
DATA ORANG ASING BULAN SEPTEMBER 2024
NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS KELAMIN,JENIS IZIN TINGGAL,MASA BERLAKU IZIN TINGGAL,KECAMATAN
1,SEN WIJO,A1234567,Jepang,L,ITAS,12-02-2025,KOJA
2,HARMO KATA,B1234567,India,P,ITAS,12-03-2025,CILINCING
3,BUDI REKAAN,,Indonesia,L,ITAS,12-02-2025,KOJA
"""
BINS = "4 rows = 2 accepted + 1 set aside + 0 duplicate + 1 structure"
FILES = ["pdf", "xlsx", "figures.json", "manifest.json"]
FOUND = (
    "error not-foreign × 1: a citizen of Indonesia does not belong in a register of foreigners; "
    "delete the row, or write ABG as permit\n"
    "in all inputs: errors 1, warnings 0, remarks 0; pora check shows where\n"
    "not delivered: incidents, activities, services, counts of other agencies\n"
)


def run(*words: str | Path) -> Result:
    """Run ``pora return`` in this process, in English."""
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, ["return", *map(str, words)])


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office with nothing but a register of three rows."""
    folder = tmp_path / "office"
    (folder / "inputs").mkdir(parents=True)
    (folder / "inputs" / "register.csv").write_text(REGISTER, encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_files_are_named_and_counted(office: Path) -> None:
    """What was made on standard output, what was found on standard error."""
    done = run("2024-09", "-C", office)
    made = [office / "outputs" / "2024-09" / f"laporan-bulanan.dinas.{end}" for end in FILES]
    assert done.exit_code == 0, done.stderr
    assert done.stdout == "".join(f"{path}\n" for path in made) + f"4 files made for 2024-09; {BINS}\n"
    assert done.stderr == "Composing the return of 2024-09 …\n" + FOUND
    assert all(path.stat().st_size for path in made)


def test_kinds_are_named_in_the_language_of_the_messages(office: Path) -> None:
    """Codes are for programs."""
    done = run("2024-09", "-C", office, "--dry-run", "--lang", "id")
    assert "belum disampaikan: log kejadian, kegiatan, layanan izin tinggal, data instansi lain" in done.stderr
    found = json.loads(run("2024-09", "-C", office, "--dry-run", "--lang", "id", "--json").stdout)
    assert found["missing_kinds"] == ["incidents", "activities", "services", "agency_counts"]


def test_counts_of_one_agency_are_told_as_delivered_in_part(office: Path) -> None:
    """Those of an earlier month still hold; the agencies that are compared and gave none are named."""
    counts = "DATA TKA AGUSTUS 2024\nNO,INSTANSI,KECAMATAN,JUMLAH\n1,DISNAKER,KOJA,12\n2,DISNAKER,CILINCING,9\n"
    (office / "inputs" / "disnaker.csv").write_text(counts, encoding="utf-8")
    done = run("2024-09", "-C", office, "--dry-run", "--lang", "id")
    assert "belum disampaikan: log kejadian, kegiatan, layanan izin tinggal\n" in done.stderr
    assert "data instansi lain: disampaikan sebagian, oleh" in done.stderr


def test_json_is_alone_on_standard_output(office: Path) -> None:
    """Other programs read it."""
    found = json.loads(run("2024-09", "-C", office, "--json").stdout)
    assert list(found) == [
        "schema",
        "period",
        "edition",
        "written",
        "missing_kinds",
        "not_understood",
        "problems",
        "balance",
    ]
    assert (found["period"], found["edition"], len(found["written"])) == ("2024-09", "dinas", 4)
    assert [one["code"] for one in found["problems"]] == ["not-foreign"]


def test_strict_ends_with_1_after_writing(office: Path) -> None:
    """A row was set aside; the document is there all the same."""
    done = run("2024-09", "-C", office, "--strict", "-q")
    assert done.exit_code == 1
    assert (office / "outputs" / "2024-09" / "laporan-bulanan.dinas.pdf").exists()


def test_dry_run_writes_nothing(office: Path) -> None:
    """It names what would be made."""
    before = contents(office)
    done = run("2024-09", "-C", office, "-n", "-q")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == f"3 files would be made for 2024-09; {BINS}"
    assert contents(office) == before


def test_period_without_data_is_3_and_touches_nothing(office: Path) -> None:
    """It says for which months there is data."""
    run("2024-09", "-C", office)
    before = contents(office / "outputs")
    done = run("2023-01", "-C", office)
    assert done.exit_code == 3
    assert done.stderr == (
        "Composing the return of 2023-01 …\n"
        "Error: there is no data for 2023-01\n"
        "What to do: put its workbooks into inputs; there is data for: 2024-09\n"
    )
    assert contents(office / "outputs") == before


def test_output_that_cannot_be_written_is_5(office: Path, tmp_path: Path) -> None:
    """It is found out before the long work."""
    (tmp_path / "file").touch()
    done = run("2024-09", "-C", office, "-o", tmp_path / "file" / "out")
    assert done.exit_code == 5
    assert done.stderr.splitlines()[1:] == [
        f"Error: {tmp_path}/file/out/2024-09 cannot be written: a part of the path is no folder",
        "What to do: choose another folder with -o",
    ]


def test_office_that_is_in_use_is_5(office: Path) -> None:
    """Two runs do not write over each other."""
    with lock(office):
        done = run("2024-09", "-C", office)
    assert done.exit_code == 5
    assert done.stderr.splitlines()[1:] == [
        f"Error: {office} is locked by another run of pora",
        "What to do: wait until it has ended, then try again",
    ]


def test_undecided_letterhead_is_4_and_says_what_to_write(office: Path) -> None:
    """In the months in which the ministry changed its name the office decides."""
    done = run("2024-09", "-C", office, "--date", "2024-11-05")
    assert done.exit_code == 4
    assert 'write letterhead = "kemenkumham" or letterhead = "kemenimipas"' in done.stderr
    assert not list((office / "outputs").rglob("*.pdf"))


def test_letters_that_ask_for_data_are_made_on_demand(office: Path) -> None:
    """As PDF and Word copy beside the return, and verified like it."""
    done = run("2024-09", "-C", office, "--requests")
    assert done.exit_code == 0, done.stderr
    folder = office / "outputs" / "2024-09"
    assert {f"permintaan-data.dinas.{end}" for end in ("pdf", "docx", "manifest.json")} < set(contents(folder))
    checked = CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, ["verify", str(folder), "-C", str(office)])
    assert checked.exit_code == 0, checked.output


def test_a_column_on_apgakkum_is_read_and_what_is_not_entered_there_is_named(office: Path) -> None:
    """From the heads of a log to the page."""
    log = (
        "KEGIATAN PENGAWASAN BULAN SEPTEMBER 2024\n"
        "NO,TANGGAL PELAKSANAAN,JENIS KEGIATAN,NAMA KEGIATAN,LOKASI,DICATAT DI APGAKKUM\n"
        "1,03-09-2024,Pengawasan Lapangan,Pemeriksaan di pabrik,Koja,12/APG/2024\n"
        "2,09-09-2024,Pengawasan Lapangan,Pemeriksaan di gudang,Koja,BELUM\n"
    )
    (office / "inputs" / "kegiatan.csv").write_text(log, encoding="utf-8")
    assert run("2024-09", "-C", office).exit_code == 0
    text = text_of(office / "outputs" / "2024-09" / "laporan-bulanan.dinas.pdf")
    assert "Dicatat di APGAKKUM (kegiatan dan tindakan)" in text
    assert "Pengawasan lapangan, 9 September 2024." in text.replace("\u00a0", " ")

"""``pora forget`` on an office with canaries in every store: searched byte by byte afterwards, by other means."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pikepdf
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from reports.cli.main import pora
from reports.publish import lock

if TYPE_CHECKING:
    from pathlib import Path

NAME, PASSPORT, NIORA = "KANARI OSTERMANN", "KX9876543", "2C11KN9876-W"
HEAD = "NO,NAMA LENGKAP,NO PASPOR,NIORA,KEBANGSAAN,JENIS KELAMIN,JENIS IZIN TINGGAL,MASA BERLAKU IZIN TINGGAL,KECAMATAN"
OTHERS = ("1,SEN WIJO,A1234567,,Jepang,L,ITAS,12-02-2025,KOJA", "2,HARMO KATA,B1234567,,India,P,ITAS,xx,CILINCING")
CANARY = f"3,{NAME},{PASSPORT},{NIORA},Jerman,L,ITAS,12-02-2025,KOJA"
ENGLISH = {"LANG": "C", "PORA_LANG": "en"}


def run(*words: str | Path, typed: str | None = None) -> Result:
    """Run ``pora`` in this process, in English."""
    return CliRunner(env=ENGLISH).invoke(pora, [*map(str, words)], input=typed)


def register(office: Path, month: str, *rows: str) -> Path:
    """Write the register of a month into the inputs."""
    path = office / "inputs" / f"register {month}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    title = {"08": "AGUSTUS", "09": "SEPTEMBER"}[month[-2:]]
    path.write_text("\n".join((f"DATA ORANG ASING BULAN {title} {month[:4]}", HEAD, *rows, "")), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office of two months after a check, a return, a reprocessing and a killed run, with canaries in all."""
    office = tmp_path_factory.mktemp("kantor")
    register(office, "2024-08", *OTHERS)
    register(office, "2024-09", *OTHERS, CANARY)
    # a file named after the person, and an activity that names the person in a document
    (office / "inputs" / f"kegiatan {NAME}.csv").write_text(
        "DATA KEGIATAN BULAN SEPTEMBER 2024\nTANGGAL,JENIS KEGIATAN,LOKASI,HASIL\n"
        f"03-09-2024,Pengawasan lapangan,KOJA,diperiksa {NAME}\n",
        encoding="utf-8",
    )
    review = ("review", "2024-09", "--show-values")
    for words in (("check",), ("return", "2024-09"), review, ("reprocess", office / "inputs")):
        assert run(*words, "-C", office, "-q").exit_code in {0, 1}
    (office / "ledger" / ".x.json.1-aa.part").write_text(NAME)
    (office / "outputs" / "2024-09" / ".x.pdf.pora-new").write_text(PASSPORT)
    (office / "mappings.proposed.toml").write_text(f'# "{NAME}"\n', encoding="utf-8")
    protection = office / "records" / "protection"
    protection.mkdir(parents=True)
    report = {"schema": 1, "inputs": [{"number": 1, "path": f"inputs/kegiatan {NAME}.csv", "sha256": "0"}]}
    (protection / "rapat.antarinstansi.json").write_text(json.dumps(report), encoding="utf-8")
    return office


@pytest.fixture
def office(filled: Path, tmp_path: Path) -> Path:
    """Return a copy of that office without PDF: looking into pages takes most of a run."""
    return shutil.copytree(filled, tmp_path / "kantor", ignore=shutil.ignore_patterns("*.pdf"))


def opened(content: bytes, suffix: str) -> bytes:
    """Return the bytes of a file with all that is compressed in it opened, by other means than the program's."""
    if suffix in {".xlsx", ".docx", ".pptx"}:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return b"\n".join(part.filename.encode() + package.read(part) for part in package.infolist())
    if suffix == ".parquet":
        return pq.read_table(io.BytesIO(content)).to_pandas().to_csv().encode()
    if suffix == ".pdf":
        text = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout
        written = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as document:
            document.save(written, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
        return text + written.getvalue()
    return content


def holding(folder: Path) -> set[str]:
    """Return the files that hold a canary anywhere."""
    found = set()
    for path in sorted(folder.rglob("*")):
        shown = path.relative_to(folder).as_posix()
        content = opened(path.read_bytes(), path.suffix) if path.is_file() else b""
        searched = (shown.encode() + content).lower()
        if any(text.lower().encode() in searched for text in (NAME, PASSPORT, NIORA)):
            found.add(shown)
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_office_is_full_of_canaries(filled: Path) -> None:
    """Else the other tests would prove nothing."""
    found = holding(filled)
    stores = {"/".join(path.split("/")[:2]) for path in found}
    assert {"outputs/corrections", "outputs/2024-09", "outputs/olah-ulang", "records/protection"} <= stores
    assert any(path.startswith("ledger/reprocess-") for path in found)
    assert any(path.startswith("ledger/") and path.endswith("-register.parquet") for path in found)


def take_out_of_inputs(office: Path) -> None:
    """Do what the office has to do itself."""
    register(office, "2024-09", *OTHERS)
    (office / "inputs" / f"kegiatan {NAME}.csv").unlink()


def test_no_byte_of_a_person_is_left(filled: Path, tmp_path: Path) -> None:
    """One number is typed; name and further numbers are known by the ledger."""
    office = shutil.copytree(filled, tmp_path / "kantor")
    take_out_of_inputs(office)
    done = run("forget", "--person", "--outputs", "-C", office, typed=f"{PASSPORT}\n")
    assert done.exit_code == 0, done.output
    assert holding(office) == set()
    assert NAME not in done.stdout.replace(f"kegiatan {NAME}", "")
    assert "0 stay" in done.stdout


def test_forgetting_twice_changes_nothing_more(office: Path) -> None:
    """The second run finds nothing."""
    take_out_of_inputs(office)
    first = f"{PASSPORT}\n{NAME}\n"
    run("forget", "--person", "--outputs", "-C", office, "-q", typed=first)
    before = contents(office)
    done = run("forget", "--person", "--outputs", "-C", office, typed=first)
    assert (done.exit_code, contents(office)) == (0, before)
    assert done.stdout.startswith("0 files removed; 0 stay\n")


def test_others_stay(office: Path) -> None:
    """Readings of other files, the register's own entry, and what was shared, are where they were."""
    take_out_of_inputs(office)
    before = contents(office)
    run("forget", "--person", "--outputs", "-C", office, "-q", typed=f"{PASSPORT}\n")
    after = contents(office)
    assert any("-register.parquet" in path for path in after)
    report = json.loads(after["records/protection/rapat.antarinstansi.json"])
    assert report["inputs"][0] == {"number": 1, "path": "[dihapus]", "sha256": "0"}
    assert after["inputs/register 2024-08.csv"] == before["inputs/register 2024-08.csv"]
    assert run("return", "2024-09", "-C", office, "-q").exit_code == 0


def test_inputs_are_named_and_never_removed(office: Path) -> None:
    """The office's own files are its own; the run ends with 1 while they hold the person."""
    inputs = contents(office / "inputs")
    done = run("forget", "--person", "-C", office, "--json", typed=f"{PASSPORT}\n")
    told = json.loads(done.stdout)
    staying = {(one["path"], one["why"]) for one in told["staying"]}
    assert done.exit_code == 1
    assert {("inputs/register 2024-09.csv", "input"), (f"inputs/kegiatan {NAME}.csv", "input")} <= staying
    assert any(why == "document" for _, why in staying)
    assert contents(office / "inputs") == inputs


def test_dry_run_tells_the_same_and_writes_nothing(office: Path) -> None:
    """What would be removed is what is removed."""
    take_out_of_inputs(office)
    (office / "outputs" / "2024-09" / ".x.pdf.pora-new").unlink()
    before = contents(office)
    words = ("forget", "--person", "--outputs", "-C", office, "--json")
    asked = json.loads(run(*words, "-n", typed=f"{PASSPORT}\n").stdout)
    assert contents(office) == before
    done = json.loads(run(*words, typed=f"{PASSPORT}\n").stdout)
    assert (asked.pop("dry_run"), done.pop("dry_run")) == (True, False)
    assert asked == done


def test_a_killed_run_is_taken_up(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At whichever removal it ends, the next run finds the rest: the ledger, which knows the person, goes last."""
    take_out_of_inputs(office)
    asked = run("forget", "--person", "--outputs", "-C", office, "--json", "-n", typed=PASSPORT).stdout
    number = len(json.loads(asked)["removed"])
    unlink = os.unlink
    for at in (1, number // 2, number - 1):
        other = shutil.copytree(office, office.parent / f"kantor-{at}")
        left = [at]

        def killed(path: str, left: list[int] = left, **options: int) -> None:
            left[0] -= 1
            if left[0] == 0:
                raise KeyboardInterrupt
            unlink(path, **options)

        with monkeypatch.context() as patched:
            patched.setattr("os.unlink", killed)
            assert run("forget", "--person", "--outputs", "-C", other, "-q", typed=PASSPORT).exit_code == 130
        assert run("forget", "--person", "--outputs", "-C", other, "-q", typed=PASSPORT).exit_code == 0
        assert holding(other) == set(), at


def test_months_before_a_limit_are_forgotten(office: Path) -> None:
    """In the ledgers, the correction workbooks and, if asked for, the documents; later months stay."""
    (office / "inputs" / "register 2024-08.csv").unlink()
    done = json.loads(run("forget", "--before", "2024-09", "--outputs", "-C", office, "--json").stdout)
    gone = {one["path"] for one in done["removed"]}
    assert {
        "outputs/corrections/register 2024-08.koreksi.xlsx",
        "outputs/corrections/register 2024-08.koreksi.json",
    } <= gone
    assert "outputs/olah-ulang/2024-08/laporan-bulanan.dinas.manifest.json" in gone
    assert not (office / "outputs" / "olah-ulang" / "2024-08").exists()
    assert (office / "outputs" / "2024-09" / "laporan-bulanan.dinas.xlsx").exists()
    left = [pq.read_table(path).column("period").to_pylist() for path in office.rglob("*-register.parquet")]
    assert left
    assert {month for months in left for month in months} == {"2024-09"}


def test_without_outputs_documents_are_named(office: Path) -> None:
    """Design: it says which documents still hold what was forgotten; review pages have no manifest."""
    done = run("forget", "--before", "2024-10", "-C", office)
    assert done.exit_code == 1
    assert "stays: outputs/2024-09/laporan-bulanan.dinas.manifest.json (a document: --outputs removes it" in done.stdout
    assert "stays: outputs/2024-09/tinjauan.dinas.html (a document: --outputs removes it" in done.stdout
    assert "stays: inputs/register 2024-09.csv (the office's own file" in done.stdout
    assert run("forget", "--before", "2024-10", "--outputs", "-C", office).exit_code in {0, 1}
    assert not (office / "outputs" / "2024-09" / "tinjauan.dinas.html").exists()


def test_a_changed_correction_workbook_stays_for_months_and_goes_for_a_person(office: Path) -> None:
    """A day's work is not lost to a limit of time; a person's request counts more."""
    changed = office / "outputs" / "corrections" / "register 2024-09.koreksi.xlsx"
    with zipfile.ZipFile(changed, "a") as package:
        package.writestr("docProps/catatan.txt", "diubah")
    for path in (office / "inputs").iterdir():
        path.unlink()
    done = json.loads(run("forget", "--before", "2024-10", "-C", office, "--json").stdout)
    assert {"path": "outputs/corrections/register 2024-09.koreksi.xlsx", "why": "changed"} in done["staying"]
    run("forget", "--person", "-C", office, "-q", typed=f"{NAME}\n")
    assert not changed.exists()


def test_limits_of_the_office(office: Path) -> None:
    """``--expired`` takes them from pora.toml; check tells what is past its time; a month of today never is."""
    toml = office / "pora.toml"
    toml.write_text('[retention]\nledger = "900 tahun"\n', encoding="utf-8")
    assert run("forget", "--expired", "-C", office, "-n").exit_code == 0
    assert "forget --expired" not in run("check", "-C", office).stderr
    toml.write_text('[retention]\nledger = "1 bulan"\ndocuments = "1 bulan"\n', encoding="utf-8")
    assert "ledger" in run("check", "-C", office).stderr
    done = json.loads(run("forget", "--expired", "-C", office, "--json").stdout)
    assert {one["store"] for one in done["removed"]} == {"ledger", "documents"}
    assert not list(office.glob("outputs/2024-09/*"))
    assert list(office.glob("outputs/corrections/*"))


@pytest.mark.parametrize(
    ("words", "typed", "code"),
    [
        ((), None, 2),
        (("--before", "2024-09", "--expired"), None, 2),
        (("--before", "2024"), None, 2),
        (("--expired",), None, 2),
        (("--person",), "\n", 2),
        (("--person",), "Budi\n", 2),
    ],
)
def test_unclear_orders_are_refused(office: Path, words: tuple[str, ...], typed: str | None, code: int) -> None:
    """Nothing is removed then."""
    before = contents(office)
    done = run("forget", *words, "-C", office, typed=typed)
    assert done.exit_code == code, done.output
    after = contents(office)
    after.setdefault("outputs/2024-09/.x.pdf.pora-new", before["outputs/2024-09/.x.pdf.pora-new"])
    assert after == before


def test_a_held_office_and_no_office_are_refused(office: Path, tmp_path: Path) -> None:
    """Exit codes 5 and 3."""
    with lock(office):
        assert run("forget", "--before", "2024-09", "-C", office).exit_code == 5
    empty = tmp_path / "kosong"
    empty.mkdir()
    assert run("forget", "--before", "2024-09", "-C", empty).exit_code == 3


def test_a_faulty_limit_is_a_fault_of_the_configuration(office: Path) -> None:
    """Exit code 4, with the line."""
    (office / "pora.toml").write_text('[retention]\nledger = "lima tahun"\n', encoding="utf-8")
    done = run("forget", "--expired", "-C", office)
    assert done.exit_code == 4
    assert "retention.ledger" in done.stderr


def test_an_output_folder_may_be_named_from_elsewhere(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the same folder, whichever way the path is written; a folder outside the office is searched, too."""
    take_out_of_inputs(office)
    monkeypatch.chdir(office)
    words = ("forget", "--person", "--outputs", "--json", "-n")
    usual = json.loads(run(*words, typed=PASSPORT).stdout)
    assert json.loads(run(*words, "-C", office, "-o", "outputs", typed=PASSPORT).stdout) == usual
    shutil.move("outputs", office.parent / "hasil")
    outside = office.parent / "hasil"
    assert run("forget", "--person", "--outputs", "-q", "-o", outside, typed=PASSPORT).exit_code == 0
    assert holding(outside) == holding(office) == set()

"""The annex of names: made only when asked for, in the office's own edition, and with the persons of its figures."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from reports.cli.main import pora
from reports.documents.named_annex import NAME
from tests import meetings

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.pages
SHORT = '{% extends "dasar.html" %}{% block isi %}<p>{{ document.title }}</p>{% endblock %}'
OTHERS = ("laporan-bulanan", "undangan", "bahan-rapat", "daftar-hadir", "laporan-rapat")
"""Documents that are made with the annex; how much they print is no matter of names."""
SAMPLE = Path(__file__).parents[2] / "inputs" / "sample"
JOBS = {
    "return": ("return", "2024-09"),
    "briefing": ("briefing", "rapat-2024-10-09.xlsx"),
    "minutes": ("minutes", "rapat-2024-10-09.xlsx"),
}
LOG = ("NO", "TANGGAL", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS KEJADIAN", "PASAL", "JENIS TAK", "NOMOR KEPUTUSAN",
       "TANGGAL KEPUTUSAN", "JUMLAH ORANG")  # fmt: skip


def run(*words: object, **environment: str) -> Result:
    """Run ``pora`` in this process, in English."""
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en", **environment}).invoke(pora, [*map(str, words)])


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office with permits that have ended, end soon and end late, and decided actions."""
    ends = [date(2024, 9, 1), date(2024, 8, 1), date(2024, 10, 20), date(2026, 1, 31), date(2026, 1, 31)]
    people = [(*meetings.person(at)[:6], end, "KOJA") for at, end in enumerate(ends)]
    decided = [
        (1, date(2024, 9, 3), "GURO TAKASEN", "Z7654321", "Jepang", "OVERSTAY", "Pasal 78 ayat (3)", "DEPORTASI",
         "SK.1/2024", date(2024, 9, 9), None),
        (2, date(2024, 9, 4), "LIMA REKAWAN", "Z7654322", "Jepang", "OVERSTAY", "Pasal 78 ayat (3)", None, None, None,
         None),
        (3, date(2024, 9, 5), None, None, "India", "OVERSTAY", "Pasal 78 ayat (1)", "BIAYA BEBAN", "SK.2/2024",
         date(2024, 9, 9), 4),
    ]  # fmt: skip
    log = meetings.workbook({"KEJADIAN": [("LOG KEJADIAN BULAN SEPTEMBER TAHUN 2024",), LOG, *decided]})
    folder = meetings.office(
        tmp_path_factory.mktemp("kantor"),
        register=meetings.register("SEPTEMBER", 2024, *people),
        kejadian=log,
        rapat_2024_10_09=meetings.meeting(),
    )
    (folder / "templates").mkdir()
    for name in OTHERS:
        (folder / "templates" / f"{name}.html").write_text(SHORT, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make all documents with their annexes, each job in a folder of its own."""
    outputs = tmp_path_factory.mktemp("keluaran")
    for job, words in JOBS.items():
        done = run(*words, "-C", office, "-o", outputs / job, "--edition", "dinas", "--named")
        assert done.exit_code == 0, done.stderr
    return outputs


def words_of(path: Path) -> str:
    """Return the text of a PDF on one line."""
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    return " ".join(told.split())


@pytest.mark.parametrize("edition", ["antarinstansi", "publik"])
@pytest.mark.parametrize("job", JOBS)
def test_no_edition_that_leaves_the_office_has_names(job: str, edition: str, tmp_path: Path) -> None:
    """Exit code 2, a remedy, and nothing written."""
    done = run(*JOBS[job], "-C", SAMPLE, "-o", tmp_path / "keluar", "--edition", edition, "--named")
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"in the edition dinas only, not in {edition}" in done.stderr
    assert "add --edition dinas, or leave --named out" in done.stderr
    assert not (tmp_path / "keluar").exists()


@pytest.mark.parametrize("job", ["briefing", "minutes"])
def test_the_usual_edition_of_a_meeting_is_refused_too(job: str, tmp_path: Path) -> None:
    """Who asks for names says for whom: the documents of a meeting are for other agencies unless said otherwise."""
    done = run(*JOBS[job], "-C", SAMPLE, "-o", tmp_path / "keluar", "--named")
    assert (done.exit_code, "not in antarinstansi" in done.stderr) == (2, True)


def test_the_environment_asks_for_no_names(office: Path, tmp_path: Path) -> None:
    """Only the command itself does: a variable that was set once would be forgotten."""
    done = run(*JOBS["return"], "-C", office, "-o", tmp_path, PORA_NAMED="1", PORA_RETURN_NAMED="1")
    assert done.exit_code == 0
    assert not list(tmp_path.rglob(f"{NAME}*"))


@pytest.mark.parametrize("job", JOBS)
def test_the_annex_names_those_whom_the_figures_count(made: Path, job: str) -> None:
    """Permits that ended or end soon, and decisions; nobody else of the register or the log."""
    text = words_of(next((made / job).rglob(f"{NAME}.dinas.pdf")))
    names = {at: str(meetings.person(at)[0]) for at in range(5)}
    assert [at for at, name in names.items() if name in text] == [0, 1, 2]
    assert "Jumlah menurut tabel: 2 orang" in text
    assert "Jumlah menurut tabel: 1 orang" in text
    assert "Jumlah menurut tabel: 5 orang" in text
    assert all(told in text for told in ("X1000001", "GURO TAKASEN", "Z7654321", "SK.1/2024", "tanpa nama (4 orang)"))
    assert "LIMA REKAWAN" not in text
    assert "1 Januari 1990" not in text
    assert text.count("TERBATAS") == text.count("Memuat nama orang – tidak untuk diteruskan") >= 1


@pytest.mark.parametrize("job", JOBS)
def test_all_other_documents_are_as_without_names(office: Path, made: Path, job: str, tmp_path: Path) -> None:
    """The same bytes, and no name of anybody in their manifests."""
    assert run(*JOBS[job], "-C", office, "-o", tmp_path, "--edition", "dinas").exit_code == 0
    plain = {path.relative_to(tmp_path): path.read_bytes() for path in files(tmp_path)}
    named = {path.relative_to(made / job): path.read_bytes() for path in files(made / job)}
    assert {path.name for path in named.keys() - plain.keys()} == {f"{NAME}.dinas.pdf", f"{NAME}.dinas.manifest.json"}
    assert plain == {path: content for path, content in named.items() if path in plain}
    manifest = next(content for path, content in named.items() if path.name == f"{NAME}.dinas.manifest.json")
    assert b"SEN WIJO" not in manifest


def files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.mark.parametrize("job", JOBS)
def test_an_annex_is_verified_like_any_document(office: Path, made: Path, job: str) -> None:
    """It is made again from the inputs of today, byte by byte."""
    folder = next((made / job).rglob(f"{NAME}.dinas.pdf")).parent
    done = run("verify", folder, "-C", office, "--json")
    told = json.loads(done.stdout)
    assert done.exit_code == 0, told


def test_names_are_handed_in_only_by_name(office: Path, made: Path) -> None:
    """``pora submit`` of a period takes the return; the annex must be named."""
    words = ("submit", "2024-09", "-C", office, "-o", made / "return", "--json", "--to", "Kanwil", "--dry-run")
    submitted = json.loads(run(*words).stdout)
    assert NAME not in json.dumps(submitted)
    assert NAME in run(*words, "--document", NAME).stdout

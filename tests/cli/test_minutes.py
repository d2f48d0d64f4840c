"""``pora minutes`` on the invented sample office and on small ones."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from reports.cli.main import pora
from reports.render import plain_text
from tests import meetings, sample_office
from tests.pdf_text import text_of

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "inputs" / "sample"
MEETING = "inputs/rapat-2024-10-16.xlsx"
FILES = [
    "laporan-rapat.antarinstansi.pdf",
    "laporan-rapat.antarinstansi.figures.json",
    "laporan-rapat.antarinstansi.manifest.json",
    "tindak-lanjut.antarinstansi.xlsx",
    "tindak-lanjut.antarinstansi.manifest.json",
    "atensi.antarinstansi.txt",
    "atensi.antarinstansi.manifest.json",
]


def run(*words: str | Path) -> Result:
    """Run ``pora minutes`` in this process, in English."""
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, ["minutes", *map(str, words)])


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Result, Path]:
    """Return a run on the sample office with all its copies, and where they are."""
    office = sample_office.copied(tmp_path_factory.mktemp("sample") / "office")
    done = run(MEETING, "-C", office, "--date", "2024-10-18", "--docx", "--pptx", "-q")
    return done, office / "outputs" / "rapat-2024-10-16"


def names(folder: Path) -> list[str]:
    """Return the files of a folder."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def everything(folder: Path) -> bytes:
    """Return all that the files of a folder say, unpacked."""
    parts = []
    for path in sorted(folder.iterdir()):
        content = path.read_bytes()
        if path.suffix in {".xlsx", ".docx", ".pptx"}:
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                content = b"\n".join(package.read(name) for name in package.namelist())
        if path.suffix == ".pdf":
            content = text_of(path).encode()
        parts.append(content)
    return b"\n".join(parts)


def test_all_documents_are_made_each_with_its_manifest(made: tuple[Result, Path]) -> None:
    """Report with its copies, register and message."""
    done, folder = made
    assert done.exit_code == 0, done.stderr
    copies = ["laporan-rapat.antarinstansi.docx", "laporan-rapat.antarinstansi.pptx"]
    assert names(folder) == sorted([*FILES, *copies])
    assert done.stdout.splitlines()[-1].startswith("9 files made for rapat-2024-10-16; ")
    manifest = json.loads((folder / "laporan-rapat.antarinstansi.manifest.json").read_text())
    assert [one["file"] for one in manifest["artifacts"]][1:3] == copies
    assert manifest["inputs"][0] == {"number": 1}, "which file that is stands in records/protection"


def test_figures_in_every_format_are_those_of_the_json(made: tuple[Result, Path]) -> None:
    """The total of the register and of the actions, wherever they are printed."""
    _done, folder = made
    listed = json.loads((folder / "laporan-rapat.antarinstansi.figures.json").read_text())["figures"]
    values = {one["id"]: one["value"] for one in listed}
    total = f"{values['stock-nationality-permit/total/total']:,}".replace(",", ".")
    printed = " ".join(text_of(folder / "laporan-rapat.antarinstansi.pdf").split())
    assert f"{total} orang asing" in printed
    assert f"{values['kehadiran/absent/count']} (tiga) instansi tidak hadir" in printed
    for suffix, part in (("docx", "word/document.xml"), ("pptx", "ppt/slides/slide2.xml")):
        with zipfile.ZipFile(folder / f"laporan-rapat.antarinstansi.{suffix}") as package:
            assert total in package.read(part).decode()


def test_absent_agencies_are_named_in_report_and_message(made: tuple[Result, Path]) -> None:
    """Those of the sample."""
    _done, folder = made
    message = (folder / "atensi.antarinstansi.txt").read_text(encoding="utf-8")
    assert plain_text.count_lines(message) <= 62
    for name in ("BNN Kota Jakarta Utara", "Polsek Koja"):
        assert name in " ".join(message.split())
        assert name.encode() in everything(folder)


def test_no_foreigner_is_in_any_shared_file(made: tuple[Result, Path]) -> None:
    """No name and no passport number of the sample's registers, in any part of any file."""
    _done, folder = made
    text = everything(folder)
    found = []
    for path in (SAMPLE / "inputs").glob("*.csv"):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()[5:]:
            cells = [cell.strip('" ') for cell in line.replace(";", ",").split(",")]
            found += [
                cell for cell in cells if len(cell) > 7 and (cell[:1] + cell[2:]).isalnum() and cell[-5:].isdigit()
            ]
    assert len(found) > 100
    begun = {text[place : place + 8] for place in range(len(text))}  # looked up faster than all that was found
    assert [one for one in map(str.encode, found) if one[:8] in begun and one in text] == []


def test_the_pdf_says_what_it_is_and_bears_its_class(made: tuple[Result, Path]) -> None:
    """Title, language, standards; TERBATAS on every page."""
    _done, folder = made
    with pikepdf.open(folder / "laporan-rapat.antarinstansi.pdf") as opened:
        assert str(opened.docinfo["/Title"]).startswith("Laporan Hasil Rapat – Rapat Koordinasi Tim PORA")
        assert str(opened.Root.Lang) == "id"
        pages = len(opened.pages)
        assert b"pdfuaid" in opened.Root.Metadata.read_bytes()
    assert everything(folder).count(b"TERBATAS") >= pages


@pytest.mark.ci
def test_the_same_run_gives_the_same_bytes(made: tuple[Result, Path], tmp_path: Path) -> None:
    """In another folder, another process, another zone and language, where the workbook of the meeting is read."""
    office = sample_office.copied(tmp_path / "office", unread=MEETING)
    command = [sys.executable, "-m", "reports", "minutes", MEETING, "-C", office, "--date", "2024-10-18", "--docx",
               "--pptx", "-q"]  # fmt: skip
    zone = {"TZ": "Asia/Jakarta", "LANG": "C", "PYTHONHASHSEED": "7", "PATH": "/usr/bin:/bin"}
    subprocess.run(command, check=True, cwd=ROOT, env=zone, capture_output=True)
    _done, folder = made
    again = office / "outputs" / "rapat-2024-10-16"
    differing = [name for name in names(folder) if (folder / name).read_bytes() != (again / name).read_bytes()]
    assert differing == []


def test_a_plain_run_makes_no_copies_and_says_so_in_json(tmp_path: Path) -> None:
    """Word and slides only when asked for; JSON alone on standard output."""
    office = meetings.office(tmp_path, register=meetings.register("SEPTEMBER", 2024, meetings.person(1)),
                             rapat_2024_10_09=meetings.meeting())  # fmt: skip
    done = run("inputs/rapat-2024-10-09.xlsx", "-C", office, "--json")
    told = json.loads(done.stdout)
    assert (told["meeting"], told["edition"], told["period"]) == ("rapat-2024-10-09", "antarinstansi", "2024-09")
    assert [Path(one).name for one in told["written"]] == FILES


@pytest.mark.ci
def test_a_plain_run_loads_neither_word_nor_slides(tmp_path: Path) -> None:
    """They cost a fifth of a second that only who asks for them pays."""
    office = meetings.office(tmp_path, register=meetings.register("SEPTEMBER", 2024, meetings.person(1)),
                             rapat_2024_10_09=meetings.meeting())  # fmt: skip
    code = (
        "import sys\nfrom pathlib import Path\nfrom reports.pipeline.minutes import minutes\n"
        "from reports.pipeline.request import Request\nfrom reports.vocabulary import config\n"
        "from reports.render.pdf import weasyprint_writer\n"
        "from tests import stand_ins\nstand_ins.pass_by()\n"
        "weasyprint_writer.write_pdf = lambda *_words: b'%PDF-1.7'\n"  # has neither, and takes half of the time
        f"office = Path({str(office)!r})\n"
        "minutes(Path('inputs/rapat-2024-10-09.xlsx'), Request(office, edition='antarinstansi'), config.load(office))\n"
        "sys.exit(bool({'docx', 'pptx', 'docxtpl'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_a_meeting_not_held_yet_is_3_and_touches_nothing(tmp_path: Path) -> None:
    """It says what to fill in."""
    sheets = meetings.sheets()
    sheets |= {"Pembahasan": [meetings.DISCUSSION], "Keputusan": [meetings.DECISIONS]}
    sheets["Undangan"] = [meetings.INVITED, (1, "Polres Metro", "Kasat Intelkam", None, None, None)]
    office = meetings.office(tmp_path, rapat_2024_10_09=meetings.workbook(sheets))
    done = run("inputs/rapat-2024-10-09.xlsx", "-C", office)
    assert done.exit_code == 3
    assert "tells of no meeting that was held" in done.stderr
    assert "fill in Hadir on the sheet Undangan, and the sheets Pembahasan and Keputusan" in done.stderr
    assert names(office / "outputs") == []


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--date", "2024-10-01"], 2, "a report dated 2024-10-01 would be older than the meeting of 2024-10-09"),
        (["--date", "2024-11-05"], 4, 'write letterhead = "kemenkumham" or letterhead = "kemenimipas"'),
    ],
)
def test_what_cannot_be_made_says_why(tmp_path: Path, words: list[str], code: int, told: str) -> None:
    """Nothing is written."""
    office = meetings.office(tmp_path, rapat_2024_10_09=meetings.meeting())
    done = run("inputs/rapat-2024-10-09.xlsx", "-C", office, *words)
    assert (done.exit_code, told in done.stderr) == (code, True), done.stderr
    assert names(office / "outputs") == []


def test_a_workbook_that_is_not_there_is_3(tmp_path: Path) -> None:
    """And named."""
    done = run("inputs/rapat.xlsx", "-C", meetings.office(tmp_path, rapat_2024_10_09=meetings.meeting()))
    assert done.exit_code == 3
    assert "inputs/rapat.xlsx does not exist" in done.stderr


def test_output_that_cannot_be_written_is_5(tmp_path: Path) -> None:
    """It is found out before the long work."""
    (tmp_path / "file").touch()
    office = meetings.office(tmp_path / "office", rapat_2024_10_09=meetings.meeting())
    assert run("inputs/rapat-2024-10-09.xlsx", "-C", office, "-o", tmp_path / "file" / "out").exit_code == 5


def test_dry_run_names_the_files_and_writes_none(tmp_path: Path) -> None:
    """Everything is composed and printed all the same."""
    office = meetings.office(tmp_path, rapat_2024_10_09=meetings.meeting())
    before = names(office)
    done = run("inputs/rapat-2024-10-09.xlsx", "-C", office, "-n", "-q", "--docx")
    assert done.exit_code == 0, done.stderr
    assert [Path(line).name for line in done.stdout.splitlines()[:-1]] == [
        "laporan-rapat.antarinstansi.pdf", "laporan-rapat.antarinstansi.docx",
        "laporan-rapat.antarinstansi.figures.json", "tindak-lanjut.antarinstansi.xlsx", "atensi.antarinstansi.txt",
    ]  # fmt: skip
    assert names(office) == before


@pytest.mark.pages
def test_photographs_are_in_the_own_edition_without_their_traces(tmp_path: Path) -> None:
    """And in no other; a file outside the folder is never read."""
    sheets = meetings.sheets()
    sheets["Dokumentasi"] = [meetings.PHOTOS, ("foto.jpg", "Suasana rapat"), ("../rahasia.jpg", "Luar map")]
    office = meetings.office(tmp_path / "office", rapat_2024_10_09=meetings.workbook(sheets))
    exif = Image.Exif()
    exif[0x010F] = "Telepon Rekaan"
    for path in (office / "inputs" / "foto.jpg", office / "rahasia.jpg"):
        Image.new("RGB", (80, 60), "grey").save(path, exif=exif)
    for edition, count in (("dinas", 1), ("antarinstansi", 0)):
        done = run("inputs/rapat-2024-10-09.xlsx", "-C", office, "--edition", edition, "--docx", "-q")
        assert done.exit_code == 0, done.stderr
        folder = office / "outputs" / "rapat-2024-10-09"
        with pikepdf.open(folder / f"laporan-rapat.{edition}.pdf") as opened:
            drawn = [
                one for one in opened.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
            ]
            assert len(drawn) == count
            assert not any(one.get("/Interpolate") for one in drawn), "PDF/A forbids it"
        with zipfile.ZipFile(folder / f"laporan-rapat.{edition}.docx") as package:
            assert sum(name.startswith("word/media/") for name in package.namelist()) == count
        assert b"Telepon Rekaan" not in everything(folder)

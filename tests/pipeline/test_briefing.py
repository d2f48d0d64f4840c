"""``pora briefing`` on the sample office: what is written, that all of it agrees, and that it names no foreigner."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from reports.cli.main import pora
from reports.pipeline.gather import gather_office
from reports.privacy.disclosure.declared_rules import MARGINS
from reports.publish import lock
from tests import meetings, sample_office
from tests.pdf_text import text_of

MEETING = "inputs/rapat-2024-10-16.xlsx"
PACK = "bahan-rapat.antarinstansi"
FILES = [
    "undangan.antarinstansi.pdf", "undangan.antarinstansi.manifest.json", f"{PACK}.pdf", f"{PACK}.xlsx",
    f"{PACK}.figures.json", f"{PACK}.manifest.json", "daftar-hadir.antarinstansi.pdf",
    "daftar-hadir.antarinstansi.manifest.json",
]  # fmt: skip


def run(*words):
    """Run ``pora briefing`` in this process, in English."""
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, ["briefing", *map(str, words)])


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Return a copy of the sample office with the documents of its meeting."""
    folder = sample_office.copied(tmp_path_factory.mktemp("briefing") / "office")
    done = run(MEETING, "-C", folder)
    assert done.exit_code == 0, done.stderr
    return folder


SMALL = "inputs/rapat-2024-10-09.xlsx"
"""The meeting of a small office, for what does not depend on its figures: small cells to hide take time to choose."""


@pytest.fixture
def small(tmp_path):
    """Return a small office, one row of whose register is set aside."""
    nobody = (None, None, *meetings.person(2)[2:])
    september = meetings.register("SEPTEMBER", 2024, meetings.person(1), nobody)
    return meetings.office(tmp_path / "kantor", register=september, rapat_2024_10_09=meetings.meeting())


@pytest.fixture(scope="module")
def out(office):
    """Return the folder of the documents."""
    return office / "outputs" / "rapat-2024-10-16"


@pytest.fixture(scope="module")
def figures(out):
    """Return id → figure of the pack."""
    told = json.loads((out / f"{PACK}.figures.json").read_text(encoding="utf-8"))
    return {one["id"]: one for one in told["figures"]}


def number(text):
    """Return a printed number as a whole number; a dash is zero."""
    return 0 if text == "-" else int(text.replace(".", "").replace("\u2212", "-").replace("+", ""))


def row_of(page, stub):
    """Return the numbers behind a stub on a page."""
    found = re.search(rf"^ *{re.escape(stub)} {{2,}}([-\d. ]+)$", page, re.MULTILINE)
    assert found, stub
    return [number(text) for text in found[1].split()]


def test_each_document_is_a_set_of_its_own(out):
    """Three documents, each with a manifest that proves its files."""
    assert sorted(path.name for path in out.iterdir()) == sorted(FILES)
    told = json.loads((out / f"{PACK}.manifest.json").read_text(encoding="utf-8"))
    assert [one["file"] for one in told["artifacts"]] == [f"{PACK}.pdf", f"{PACK}.xlsx", f"{PACK}.figures.json"]
    assert told["inputs"] == [{"number": number} for number in range(1, len(told["inputs"]) + 1)]
    assert "rows" not in told


def test_the_pack_has_at_most_16_pages(out):
    """A chair does not read a book."""
    with pikepdf.open(out / f"{PACK}.pdf") as file:
        assert 10 <= len(file.pages) <= 16


def test_the_pages_say_what_the_json_says(out, figures):
    """Key figures, tables and sentences, read back from the PDF."""
    pages = text_of(out / f"{PACK}.pdf").split("\f")
    values = {key: one["value"] for key, one in figures.items()}
    large = [number(text) for text in re.search(r"^ *(\d[\d.]*(?: +\d[\d.]*){4})$", pages[0], re.MULTILINE)[1].split()]
    assert large == [
        values["stock-nationality-permit/total/total"],
        values["stock-expiring/total/30"],
        values["incidents-type-grade/total/total"],
        values["tak-actions/total/total"],
        values["tindak-lanjut/terbuka/jumlah"],
    ]
    whole = "\n".join(pages)
    expiring = whole[whole.index("Izin tinggal yang akan berakhir") :]
    for code, name in (("31.72.01", "Penjaringan"), ("31.72.06", "Kelapa Gading"), ("total", "Jumlah")):
        wanted = [values[f"stock-expiring/{code}/{column}"] for column in ("30", "60", "90", "total")]
        assert row_of(expiring, name) == wanted
    flat = " ".join(whole.split())
    acts, persons = values["tak-actions/total/total"], values["tak-persons/total/total"]
    assert f"ditetapkan {acts} tindakan administratif keimigrasian terhadap {persons} orang" in flat
    assert f"tercatat dalam register {values['stock-nationality-permit/total/total']:,}".replace(",", ".") in flat


def test_no_small_figure_of_persons_is_printed(out, figures):
    """Neither a number below the threshold nor a hidden one; the warning that said so is gone."""
    own = ("tindak-lanjut", "timpora", "rapat", "kehadiran")
    small = [
        key
        for key, one in figures.items()
        if one["value"] and one["value"] < (5 if key.startswith(("tak", "incidents", "overstay", "projus")) else 3)
    ]
    assert [key for key in small if not key.startswith(own)] == []
    assert {one["status"] for one in figures.values()} <= {"value", "suppressed", "missing"}
    assert all(one["value"] is None for one in figures.values() if one["status"] != "value")
    text = text_of(out / f"{PACK}.pdf")
    assert "*) tidak ditampilkan demi pelindungan data pribadi" in text
    assert "belum dilindungi" not in text


def test_the_office_is_told_how_much_of_the_pack_is_printed(office, figures):
    """Cells of tables of persons above zero, as composed and as printed."""
    (path,) = (office / "records" / "protection").glob("*.briefing.antarinstansi.json")
    report = json.loads(path.read_text(encoding="utf-8"))
    share = report["shares"]["bahan-rapat"]
    printed = [key for key, one in figures.items() if one["value"] and key.partition("/")[0] in MARGINS]
    assert share["printed"] == len(printed)
    assert share["printed"] < share["filled"]


def test_the_workbook_says_what_the_json_says(out, figures):
    """Every data sheet, read back."""
    book = load_workbook(out / f"{PACK}.xlsx", data_only=True)
    found = {}
    for sheet in book:
        if sheet["A1"].value == "kode_baris":
            for row in sheet.iter_rows(min_row=2, values_only=True):
                found.setdefault((row[0], row[2], row[5]), set()).add(row[4])
    for key, one in figures.items():
        _, row, column = key.split("/")
        assert one["value"] in found[row, column, one["unit"]], key


def test_the_pack_is_about_the_months_since_the_last_meeting(out, figures):
    """The meeting of 11 September counts as the one before."""
    assert json.loads((out / f"{PACK}.figures.json").read_text(encoding="utf-8"))["period"] == "2024-09"
    assert "Perkembangan selama September 2024" in text_of(out / f"{PACK}.pdf")
    assert figures["stock-nationality-permit/total/total"]["as_of"] == "2024-09-30"


def plain(path):
    """Return every byte a reader could get out of a file: unzipped, uncompressed, as text."""
    raw = path.read_bytes()
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            return b"\n".join(package.read(name) for name in package.namelist()).decode("utf-8", "replace")
    if path.suffix == ".pdf":
        parts = [raw]
        for found in re.finditer(rb"stream\r?\n(.*?)endstream", raw, re.DOTALL):
            try:
                parts.append(zlib.decompressobj().decompress(found[1]))
            except zlib.error:
                continue
        return b"\n".join(parts).decode("latin-1") + text_of(path)
    return raw.decode("utf-8")


def test_the_precedents_of_the_theme_are_printed_with_their_sources(out):
    """Also the one that was first reported on the day of the meeting itself: the case was known in the office."""
    page = " ".join(text_of(out / f"{PACK}.pdf").split())
    for place in ("Pademangan, Menurut sumber,", "Bener Meriah,", "Gayo Lues, Aceh,", "Patung Kuda,"):
        assert place in page
    assert "Sumber tidak menyebut hasil" in page
    assert "Sumber internal" in page
    assert "Pemberitaan Antara" not in page, "the news of this meeting"


def test_no_byte_names_a_person_of_the_register_or_the_log(office, out):
    """Names, passports, permits, births and addresses of the sample stay in the office: text, metadata and workbook."""
    private = set()
    for table in (table for file in gather_office(office, store=False).files for table in file.tables):
        for field in ("full_name", "passport_no", "permit_no", "niora", "address", "birth_date"):
            private |= {str(one) for one in table.records.values.get(field, ()) if one}
    private = {one for one in private if len(one) > 5}
    assert len(private) > 2000
    wanted = {one.upper() for one in private}
    for path in sorted(out.iterdir()):
        flat = re.sub(r"\s+", " ", plain(path)).upper()
        begun = {flat[place : place + 6] for place in range(len(flat))}  # looked up faster than two thousand texts
        assert not [one for one in wanted if one[:6] in begun and one in flat], path.name


def test_no_file_or_hash_of_an_input_leaves_with_the_pack(office, out):
    """Colleagues of other agencies learn nothing of our files; which numbers they have is kept for the office."""
    files = gather_office(office, store=False).files
    for path in sorted(out.iterdir()):
        held = plain(path)
        assert "inputs/" not in held
        assert not any(file.sha256 in held for file in files)
    (report,) = (office / "records" / "protection").glob("*.briefing.antarinstansi.json")
    key = json.loads(report.read_text(encoding="utf-8"))["inputs"]
    told = json.loads((out / f"{PACK}.manifest.json").read_text(encoding="utf-8"))["inputs"]
    assert [one["number"] for one in key] == [one["number"] for one in told]
    assert {one["sha256"] for one in key} <= {file.sha256 for file in files}
    assert MEETING in {one["path"] for one in key}


@pytest.mark.ci
def test_the_same_bytes_in_another_folder_zone_and_hash_seed(out, tmp_path):
    """Documents depend on the inputs alone; the workbook of the meeting is read there."""
    other = sample_office.copied(tmp_path / "somewhere else", unread=MEETING)
    surroundings = {**os.environ, "PYTHONHASHSEED": "11", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"}
    command = [sys.executable, "-m", "reports", "briefing", MEETING, "-C", other, "-q"]
    subprocess.run(command, env=surroundings, check=True, capture_output=True)
    for name in FILES:
        made = other / "outputs" / "rapat-2024-10-16" / name
        assert made.read_bytes() == (out / name).read_bytes(), name


def test_json_is_alone_on_standard_output(small, tmp_path):
    """Other programs read it."""
    done = run(SMALL, "-C", small, "-o", tmp_path, "--json")
    found = json.loads(done.stdout)
    assert list(found) == [
        "schema", "meeting", "period", "edition", "written", "missing_kinds", "not_understood", "problems",
        "balance",
    ]  # fmt: skip
    assert (found["meeting"], found["period"], found["edition"]) == ("rapat-2024-10-09", "2024-09", "antarinstansi")
    assert [Path(path).name for path in found["written"]] == FILES


def test_dry_run_writes_nothing(small, tmp_path):
    """It names what would be made."""
    before = sorted(path for path in small.rglob("*"))
    done = run(SMALL, "-C", small, "-o", tmp_path / "new", "-n", "-q")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1].startswith("5 files would be made for rapat-2024-10-09; ")
    assert not (tmp_path / "new").exists()
    assert sorted(path for path in small.rglob("*")) == before


def test_strict_ends_with_1_after_writing(small, tmp_path):
    """A row is set aside; the documents are there all the same."""
    done = run(SMALL, "-C", small, "-o", tmp_path, "--strict", "-q")
    assert done.exit_code == 1
    assert (tmp_path / "rapat-2024-10-09" / f"{PACK}.pdf").exists()


def test_the_day_of_the_figures_can_be_chosen(small, tmp_path):
    """``--as-of`` decides the month, too."""
    found = json.loads(run(SMALL, "-C", small, "-o", tmp_path, "--as-of", "2024-08-31", "--json").stdout)
    assert found["period"] == "2024-08"


def test_a_workbook_that_is_not_there_is_3(office):
    """And names what was asked for."""
    done = run("inputs/rapat-2030-01-01.xlsx", "-C", office)
    assert done.exit_code == 3
    assert "rapat-2030-01-01.xlsx does not exist" in done.stderr


def test_an_office_in_use_is_5(office):
    """Two runs do not write over each other."""
    with lock(office):
        assert run(MEETING, "-C", office).exit_code == 5


def test_a_broken_template_leaves_the_earlier_documents(small):
    """All are printed before the first is published."""
    assert run(SMALL, "-C", small).exit_code == 0
    out = small / "outputs" / "rapat-2024-10-09"
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    (small / "templates").mkdir()
    (small / "templates" / "daftar-hadir.html").write_text("<html>{{ nothing }}</html>", encoding="utf-8")
    assert run(SMALL, "-C", small, "--date", "2024-10-08").exit_code == 4
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.parametrize(
    ("make", "document", "said"),
    [
        (meetings.nihil_office, PACK, "tidak tercatat kejadian"),
        (meetings.large_office, "daftar-hadir.antarinstansi", "Instansi Nomor 60 Jakarta Utara"),
        (meetings.themed_office, PACK, "Data pengesahan RPTKA disampaikan per kecamatan."),
    ],
)
def test_other_offices_are_briefed_too(tmp_path, make, document, said):
    """A kecamatan where nothing happened, sixty agencies, a theme of the office's own."""
    folder = tmp_path / "office"
    make(folder)
    (workbook,) = (folder / "inputs").glob("rapat*.xlsx")
    done = run(workbook, "-C", folder)
    assert done.exit_code == 0, done.stderr
    made = folder / "outputs" / workbook.stem
    assert sorted(path.name for path in made.iterdir()) == sorted(FILES)
    assert said in " ".join(text_of(made / f"{document}.pdf").split())


@pytest.mark.pages
def test_texts_of_the_workbook_stand_in_the_documents(tmp_path):
    """A paragraph by its id, a list line by line; the workbook wins over pora.toml."""
    made = meetings.sheets()
    made["Naskah"] = [
        meetings.TEXTS, ("undangan-dasar", "Dasar menurut kantor."),
        ("bahan-rekomendasi", "Menetapkan hal pertama.\nMenugaskan hal kedua."),
    ]  # fmt: skip
    folder = meetings.office(tmp_path / "office", rapat_2024_10_09=meetings.workbook(made))
    (folder / "pora.toml").write_text('[narrative]\nundangan-dasar = "Lain."\n', encoding="utf-8")
    assert run("inputs/rapat-2024-10-09.xlsx", "-C", folder).exit_code == 0
    made_in = folder / "outputs" / "rapat-2024-10-09"
    letter = text_of(made_in / "undangan.antarinstansi.pdf")
    assert "Dasar menurut kantor." in letter
    assert "Lain." not in letter
    points = re.findall(r"^ *([12]\. Men.*)$", text_of(made_in / f"{PACK}.pdf").split("8. Usulan")[-1], re.MULTILINE)
    assert points == ["1. Menetapkan hal pertama.", "2. Menugaskan hal kedua."]


@pytest.mark.ci
def test_copies_for_word_and_for_a_screen_say_what_the_pack_says(office, figures, tmp_path):
    """The invitation in Word, the pack as slides: numbers of charts and tables are figures of the pack."""
    from docx import Document as Word  # noqa: PLC0415 -- only this test opens them
    from pptx import Presentation  # noqa: PLC0415

    done = run(MEETING, "-C", office, "-o", tmp_path, "--docx", "--pptx")
    assert done.exit_code == 0, done.stderr
    folder = tmp_path / "rapat-2024-10-16"
    letter = "\n".join(one.text for one in Word(str(folder / "undangan.antarinstansi.docx")).paragraphs)
    assert "dengan hormat kami mengundang Bapak/Ibu" in letter
    slides = Presentation(str(folder / f"{PACK}.pptx")).slides
    shown = [shape for slide in slides for shape in slide.shapes]
    charts = [shape.chart for shape in shown if shape.has_chart]
    assert [len(chart.plots[0].series) for chart in charts] == [1]  # the trend; others would draw hidden figures
    drawn = {int(value) for chart in charts for series in chart.plots[0].series for value in series.values if value}
    assert drawn <= {one["value"] for one in figures.values()}
    texts = " ".join(shape.text_frame.text for shape in shown if shape.has_text_frame)
    assert f"{figures['stock-nationality-permit/total/total']['value']:,}".replace(",", ".") in texts
    assert texts.count("TERBATAS") >= len(slides)


def test_each_invitee_has_a_letter_to_print(tmp_path):
    """In a single PDF and a single Word file, for the edition for the public too."""
    from docx import Document as Word  # noqa: PLC0415 -- as above

    invited = [
        meetings.INVITED,
        (1, "Polres Metro", "Kasat Intelkam", None, None, None),
        (2, "Kecamatan Koja", "Camat", None, None, None),
    ]
    book = meetings.workbook({**meetings.sheets(), "Undangan": invited})
    office = meetings.office(
        tmp_path / "kantor", register=meetings.register("SEPTEMBER", 2024, meetings.person(1)), rapat_2024_10_09=book
    )
    for edition in ("dinas", "publik"):
        done = run(SMALL, "-C", office, "--edition", edition, "--per-addressee")
        assert done.exit_code == 0, done.output
        name = f"undangan-per-instansi.{edition}"
        folder = office / "outputs" / "rapat-2024-10-09"
        pages = text_of(folder / f"{name}.pdf")
        word = "\n".join(one.text for one in Word(str(folder / f"{name}.docx")).paragraphs)
        for text in (pages, word):
            assert "Yth. Kapolres Metro" in text
            assert "Yth. Camat Koja" in text
            assert "{" not in text


def test_without_invitees_there_is_no_letter_to_each(tmp_path):
    """It is said instead of an empty file."""
    book = meetings.workbook({**meetings.sheets(), "Undangan": [meetings.INVITED]})
    office = meetings.office(
        tmp_path / "kantor", register=meetings.register("SEPTEMBER", 2024, meetings.person(1)), rapat_2024_10_09=book
    )
    done = run(SMALL, "-C", office, "--edition", "dinas", "--per-addressee")
    assert done.exit_code == 3
    assert "lists no invitees" in done.stderr

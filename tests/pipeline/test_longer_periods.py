"""Documents of a month in which few actions were taken print those of the quarter, and say so."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from reports.model.period import Period
from reports.pipeline.longer_periods import longer_periods
from tests import meetings
from tests.command_line import run
from tests.pdf_text import text_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.no_pages
HEAD = (*meetings.INCIDENTS, "KEBANGSAAN", "NO KEPUTUSAN", "TANGGAL KEPUTUSAN", "JENIS TINDAKAN")
MONTHS = ("APRIL", "MEI", "JUNI", "JULI", "AGUSTUS", "SEPTEMBER")
KINDS = ("Deportasi", "Biaya beban", "Penangkalan")
DECIDED = {"APRIL": (3, 2, 2), "MEI": (2, 2, 3), "JUNI": (3, 2, 4), "JULI": (2, 3, 2), "AGUSTUS": (1, 0, 1),
           "SEPTEMBER": (3, 3, 2)}  # fmt: skip
"""Month → actions of each kind; 8, 6 and 9 in the second quarter."""
QUARTER = ["2024-04", "2024-05", "2024-06"]


@pytest.mark.parametrize(
    ("period", "longer"),
    [
        ("2024-09", ("2024-07..2024-09", "2024-01..2024-09")),
        ("2024-08", ("2024-04..2024-06", "2024-01..2024-06")),
        ("2024-03", ("2024-01..2024-03",)),
        ("2024-02", ("2023-10..2023-12", "2023-01..2023-12")),
        ("2024-08..2024-09", ("2024-07..2024-09", "2024-01..2024-09")),
        ("2024-07..2024-09", ("2024-01..2024-09",)),
        ("2024-01..2024-09", ()),
    ],
)
def test_the_last_whole_quarter_and_its_year_are_offered(period: str, longer: tuple[str, ...]) -> None:
    """With more months than the pack; every pack until the next quarter ends offers the same."""
    assert tuple(map(str, longer_periods(Period.parse(period)))) == longer


def log(month: str, numbers: tuple[int, ...]) -> bytes:
    """Return the log of a month: one incident with one action on one person in each row."""
    kinds = [kind for kind, number in zip(KINDS, numbers, strict=True) for _ in range(number)]
    first = 4 + MONTHS.index(month)
    rows = []
    for number, kind in enumerate(kinds, 1):
        day, person = date(2024, first, number), meetings.person(100 * first + number)
        rows.append((number, day, person[0], person[1], "Overstay", "Ditindak", "Pasal 75 ayat (1)", "KOJA", person[2],
                     f"W10-{first}{number:02}.GR.03", day, kind))  # fmt: skip
    return meetings.workbook({"KEJADIAN": [(f"LOG KEJADIAN BULAN {month} TAHUN 2024",), HEAD, *rows]})


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office whose pack of August was made and handed in."""
    persons = [meetings.person(number) for number in range(60)]
    folder = meetings.office(
        tmp_path_factory.mktemp("few") / "office",
        register=meetings.register("AGUSTUS", 2024, *persons),
        rapat_2024_09_11=meetings.meeting(**{"Hari_Tanggal": "11-09-2024", "Tanggal_Undangan": "2-9-2024"}),
        **{f"kejadian_{month.lower()}": log(month, numbers) for month, numbers in DECIDED.items()},
    )
    made = run("briefing", "inputs/rapat-2024-09-11.xlsx", "-C", folder, "--pptx")
    assert made.returncode in (0, 1), made.stderr
    return folder


def figures_of(office: Path) -> dict[str, dict]:
    """Return the figures of the pack."""
    path = office / "outputs" / "rapat-2024-09-11" / "bahan-rapat.antarinstansi.figures.json"
    return {one["id"]: one for one in json.loads(path.read_text(encoding="utf-8"))["figures"]}


def test_the_figures_are_those_of_the_quarter_and_name_its_months(office: Path) -> None:
    """Two actions of August are not told; the quarter is as of its own end."""
    figures = figures_of(office)
    actions = {key: one for key, one in figures.items() if key.startswith("tak-")}
    numbers = {key: one["value"] for key, one in actions.items() if key.startswith("tak-actions/total/")}
    assert {key.rpartition("/")[2]: number for key, number in numbers.items() if number} == {
        "TAK_A": 9, "TAK_E": 6, "TAK_F": 8, "total": 23,
    }  # fmt: skip
    assert all((one["months"], one["as_of"]) == (QUARTER, "2024-06-30") for one in actions.values())
    assert figures["tak-persons/total/total"]["value"] == 23
    longer = {key.partition("/")[0] for key, one in figures.items() if "months" in one}
    assert longer == {"tak-actions", "tak-persons", "incidents-type-grade"}


def test_heading_and_note_say_which_months_and_why(office: Path) -> None:
    """On the page; no sentence tells of the month."""
    text = " ".join(text_of(office / "outputs" / "rapat-2024-09-11" / "bahan-rapat.antarinstansi.pdf").split())
    assert "Tindakan administratif keimigrasian (tindakan), April–Juni 2024" in text
    assert "Tindakan, 1 April–30 Juni 2024" in text
    assert (
        "Untuk periode dokumen ini tabel tidak ditampilkan demi pelindungan data pribadi. Sebagai gantinya ditampilkan "
        "angka triwulan April–Juni 2024 menurut keadaan per 30 Juni 2024." in text
    )
    assert "Selama bulan Agustus 2024 ditetapkan" not in text


def test_the_workbook_prints_the_same_months(office: Path) -> None:
    """Heading, note and numbers of the sheet of the table."""
    book = load_workbook(office / "outputs" / "rapat-2024-09-11" / "bahan-rapat.antarinstansi.xlsx", data_only=True)
    cells = [
        [str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None]
        for sheet in book
    ]
    assert any("Tindakan administratif keimigrasian (tindakan), April–Juni 2024" in " ".join(texts) for texts in cells)
    assert any("triwulan April–Juni 2024" in " ".join(texts) and "23" in texts for texts in cells)


def test_the_report_names_the_months_and_the_pack_is_verified_and_handed_in(office: Path) -> None:
    """The register holds which table is of which months; the next pack prints the same quarter until another ends."""
    (path,) = (office / "records" / "protection").glob("*.json")
    report = json.loads(path.read_text(encoding="utf-8"))
    tables = ("incidents-type-grade", "tak-actions", "tak-persons")
    assert report["spans"] == report["release"]["spans"] == dict.fromkeys(tables, "2024-04..2024-06")
    verified = run("verify", office / "outputs" / "rapat-2024-09-11", "-C", office, "--quick")
    assert verified.returncode == 0, verified.stdout
    before = figures_of(office)
    done = run("submit", "rapat-2024-09-11", "-C", office, "--document", "bahan-rapat", "--to", "Anggota",
               "--sent", "2024-09-12", "--reason", "uji")  # fmt: skip
    assert done.returncode == 0, done.stderr
    (line,) = (office / "records" / "releases.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["spans"]["tak-actions"] == "2024-04..2024-06"
    again = run("briefing", "inputs/rapat-2024-09-11.xlsx", "-C", office, "--pptx")
    assert again.returncode in (0, 1)
    assert figures_of(office) == before
    assert run("verify", office / "outputs" / "rapat-2024-09-11", "-C", office, "--quick").returncode == 0

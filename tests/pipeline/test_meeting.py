"""What the documents of a meeting are composed from."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.cli.i18n import translator_into
from reports.cli.json_output import check_json
from reports.errors import ConfigurationError, NoInputError, UsageError
from reports.ledger.frames import frames
from reports.measures import measure
from reports.model.figures import Status
from reports.model.meeting import Progress
from reports.model.period import Month, Period
from reports.pipeline.check import check
from reports.pipeline.gather import gather_office
from reports.pipeline.meeting import Prepared, prepare
from reports.pipeline.request import Request
from reports.vocabulary import config as configuration
from tests import meetings, sample_office

if TYPE_CHECKING:
    from reports.problems import Problem

MEETING = Path("inputs/rapat-2024-10-16.xlsx")
OWN = "rapat-2024-10-09"


def prepared(office: Path, workbook: Path | str = MEETING, **request: object) -> Prepared:
    """Prepare a meeting as a command does, without writing a ledger."""
    asked = Request(office, dry_run=True, **request)  # type: ignore[arg-type] # any option
    return prepare(Path(workbook), asked, configuration.load(office))


@pytest.fixture(scope="module")
def sample() -> Prepared:
    """Return the prepared meeting of the sample office."""
    return prepared(sample_office.read_once())


def test_period_is_that_since_the_meeting_before(sample: Prepared) -> None:
    """The meeting of 11 September was the one before; September is the last month with a register."""
    material = sample.material
    assert material.previous is not None
    assert material.previous.day == date(2024, 9, 11)
    assert (str(material.data.period), material.data.figures.as_of) == ("2024-09", date(2024, 9, 30))
    assert material.theme.code == "pilkada-2024"
    assert material.took_place


def test_follow_ups_are_carried_over(sample: Prepared) -> None:
    """One a task, the oldest first; the status of the latest workbook, the day of the first."""
    tasks = {one.task: one for one in sample.material.follow_ups}
    again = tasks["Menyeragamkan format laporan kelurahan"]
    assert (again.since, again.meeting, again.note) == (
        date(2024, 9, 11), "rapat-2024-09-11", "Dari rapat 11 September 2024"
    )  # fmt: skip
    assert tasks["Menyampaikan data tenaga kerja asing menurut kecamatan"].progress is Progress.STARTED
    assert len(tasks) == len(sample.material.follow_ups) == 7
    assert [one.since for one in sample.material.follow_ups] == sorted(one.since for one in tasks.values() if one.since)
    assert {one.task for one in sample.material.carried()} == {
        "Menyeragamkan format laporan kelurahan", "Menyampaikan data tenaga kerja asing menurut kecamatan"
    }  # fmt: skip


def test_trend_is_the_total_of_each_month(sample: Prepared) -> None:
    """The same numbers as a return of each month has, each as of the end of its month."""
    trend = sample.material.trend
    assert trend is not None
    assert trend.rows == tuple(str(Month(2023, 10).plus(step)) for step in range(12))
    with_register = {"2024-07", "2024-08", "2024-09"}
    assert {row for row in trend.rows if trend.figure(row, "total").value is not None} == with_register
    gathered = gather_office(sample_office.read_once(), store=False)
    every, coverage = frames(gathered.files), gathered.coverage
    districts = configuration.load(sample_office.read_once()).work_area.districts
    for row in trend.rows:
        month = Month.parse(row)
        counted = measure(every, coverage, Period.of(month), as_of=month.last, districts=districts)
        for column in (*trend.columns, "total"):
            there = trend.figure(row, column)
            assert there.value == counted.figure("stock-district-permit", "total", column).value, (row, column)
            assert (there.as_of, there.unit, there.id) == (month.last, "orang", f"stock-trend/{row}/{column}")
            assert there.definition


def test_figures_are_those_of_the_return(sample: Prepared) -> None:
    """A briefing and a return of one month cannot disagree."""
    gathered = gather_office(sample_office.read_once(), store=False)
    every, coverage = frames(gathered.files), gathered.coverage
    data = sample.material.data
    counted = measure(every, coverage, data.period, as_of=data.figures.as_of, districts=data.districts)
    assert data.figures == counted
    assert data.comparison.previous.figures is not None
    assert data.events


def test_as_of_decides_the_last_month() -> None:
    """Stock is that of its month; the period still starts with the meeting before."""
    material = prepared(sample_office.read_once(), as_of=date(2024, 8, 20)).material
    assert (str(material.data.period), material.data.figures.as_of) == ("2024-08", date(2024, 8, 20))
    assert material.trend is not None
    assert material.trend.as_of == date(2024, 8, 20)


@pytest.mark.parametrize("given", ["rapat-2024-10-09.xlsx", "inputs/rapat-2024-10-09.xlsx"])
def test_workbook_is_found_from_the_office(tmp_path: Path, given: str) -> None:
    """By its name, or its path in the office."""
    office = meetings.office(tmp_path, rapat_2024_10_09=meetings.meeting())
    assert prepared(office, given).material.meeting.name == OWN


def test_an_office_without_register_has_a_meeting(tmp_path: Path) -> None:
    """Everything is missing, nothing is zero, and there is no trend."""
    office = meetings.office(tmp_path, rapat_2024_10_09=meetings.meeting())
    material = prepared(office, f"{OWN}.xlsx").material
    assert str(material.data.period) == "2024-09"
    assert material.trend is None
    assert material.data.figure("stock-district-permit").status is Status.MISSING
    assert {table.status for table in material.data.figures.tables.values()} == {Status.MISSING}
    assert [one.task for one in material.follow_ups] == ["Menyampaikan data"]


def test_a_workbook_outside_the_inputs_is_taken_too(tmp_path: Path) -> None:
    """With an office that has data, and with one that has none."""
    path = tmp_path / "rapat-2024-10-09.xlsx"
    path.write_bytes(meetings.meeting())
    office = meetings.office(tmp_path / "kantor", register=meetings.register("SEPTEMBER", 2024, meetings.person(1)))
    assert prepared(office, path).material.data.figure("stock-district-permit").value == 1
    assert prepared(meetings.office(tmp_path / "kosong"), path).material.meeting.name == OWN


def test_meetings_of_another_level_or_kecamatan_are_others(tmp_path: Path) -> None:
    """A meeting follows those of its own level, at a kecamatan those of its own kecamatan."""
    made = {
        "rapat_2024_07_01": meetings.meeting(Hari_Tanggal="1-7-2024"),
        "koja_2024_08_01": meetings.meeting(Hari_Tanggal="1-8-2024", Tingkat="Kecamatan Koja"),
        "cilincing_2024_09_01": meetings.meeting(Hari_Tanggal="1-9-2024", Tingkat="Kecamatan Cilincing"),
        "rapat_2024_12_01": meetings.meeting(Hari_Tanggal="1-12-2024"),
        "koja_2024_10_09": meetings.meeting(Tingkat="Kecamatan Koja"),
        "rapat_2024_10_09": meetings.meeting(),
    }
    office = meetings.office(tmp_path, **made)
    assert [one.name for one in prepared(office, f"{OWN}.xlsx").material.earlier] == ["rapat-2024-07-01"]
    assert [one.name for one in prepared(office, "koja-2024-10-09.xlsx").material.earlier] == ["koja-2024-08-01"]


def test_period_is_twelve_months_at_most(tmp_path: Path) -> None:
    """However long ago the meeting before was."""
    office = meetings.office(
        tmp_path,
        rapat_2022_01_05=meetings.meeting(Hari_Tanggal="5-1-2022"),
        rapat_2024_10_09=meetings.meeting(),
        register=meetings.register("AGUSTUS", 2024, meetings.person(1)),
    )
    assert str(prepared(office, f"{OWN}.xlsx").material.data.period) == "2023-09..2024-08"


def tasks(day: str, *rows: tuple[str, str]) -> bytes:
    """Return a meeting with these tasks and their status."""
    made = meetings.sheets(Hari_Tanggal=day)
    listed = [(n, task, "Instansi", date(2024, 12, 1), status, None) for n, (task, status) in enumerate(rows, 1)]
    made["Tindak Lanjut"] = [meetings.FOLLOW_UPS, *listed]
    return meetings.workbook(made)


def test_what_was_closed_before_the_last_meeting_is_left_out(tmp_path: Path) -> None:
    """What that meeting or this one closed is told once more; what is open stays, listed again or not."""
    office = meetings.office(
        tmp_path,
        a=tasks("1-7-2024", ("Lama selesai", "Selesai"), ("Lama terbuka", "Belum"), ("Berjalan", "Belum")),
        b=tasks("1-8-2024", ("Baru selesai", "Selesai"), ("berjalan ", "Proses")),
        rapat_2024_10_09=tasks("9-10-2024", ("Berjalan", "Selesai"), ("Baru", "Belum")),
    )
    found = [(one.task, one.progress.value, one.meeting) for one in prepared(office, f"{OWN}.xlsx").material.follow_ups]
    assert found == [
        ("Lama terbuka", "belum", "a"), ("Berjalan", "selesai", "a"), ("Baru selesai", "selesai", "b"),
        ("Baru", "belum", OWN),
    ]  # fmt: skip


def masked(problems: tuple[Problem, ...]) -> list[tuple[str, str | None, str | None]]:
    """Return path, sheet and cell of what was masked."""
    return [(one.path, one.sheet, one.cell) for one in problems if one.code == "personal-data-in-text"]


def test_names_in_the_texts_of_people_never_reach_a_document(tmp_path: Path) -> None:
    """Names of the register, numbers and addresses; each is a problem at its cell that does not repeat it."""
    name, number, *_ = meetings.person(4)
    made = meetings.sheets(Tema=f"Kasus {name}")
    made["Pembahasan"] = [meetings.DISCUSSION, ("Polres", "Laporan", f"{name} diperiksa", "Paspor Z7654321")]
    made["Tindak Lanjut"] = [
        meetings.FOLLOW_UPS, (1, f"Memeriksa pemegang {number}", "Polres (0812-3456-7890)", date(2024, 11, 1), "Belum")
    ]  # fmt: skip
    made["Naskah"] = [meetings.TEXTS, ("pembuka", f"Sdr. {name}")]
    office = meetings.office(
        tmp_path,
        rapat_2024_10_09=meetings.workbook(made),
        register=meetings.register("SEPTEMBER", 2024, meetings.person(4)),
    )
    (office / "pora.toml").write_text(f'problems = "Kasus {name} belum selesai."\n', encoding="utf-8")
    found = prepared(office, f"{OWN}.xlsx")
    words = repr((found.material.meeting, found.material.follow_ups, found.material.data.config))
    for secret in (str(name), str(number), "Z7654321", "0812"):
        assert secret not in words
        assert secret not in repr(found.problems)
    assert set(masked(found.problems)) == {
        ("inputs/rapat-2024-10-09.xlsx", "Rapat", "B1"),
        ("inputs/rapat-2024-10-09.xlsx", "Pembahasan", "C2"),
        ("inputs/rapat-2024-10-09.xlsx", "Pembahasan", "D2"),
        ("inputs/rapat-2024-10-09.xlsx", "Tindak Lanjut", "B2"),
        ("inputs/rapat-2024-10-09.xlsx", "Tindak Lanjut", "C2"),
        ("inputs/rapat-2024-10-09.xlsx", "Naskah", "B2"),
        ("pora.toml", None, None),
    }
    assert found.material.meeting.subject == "Kasus [disamarkan]"


def test_the_sample_holds_nothing_to_mask(sample: Prepared) -> None:
    """Roles stand where names would, and nobody is accused."""
    assert masked(sample.problems) == []
    assert [one for one in sample.problems if one.code in {"word-accusing", "personal-data-in-name"}] == []


def test_what_is_no_meeting_is_refused(tmp_path: Path) -> None:
    """Each with a remedy: no such file, a register, a blank form, no day, an unknown theme."""
    blank = {name: [rows[0]] for name, rows in meetings.sheets().items()}
    office = meetings.office(
        tmp_path,
        register=meetings.register("SEPTEMBER", 2024, meetings.person(1)),
        kosong=meetings.workbook({**blank, "Rapat": [(label, None) for label in meetings.FACTS]}),
        rapat=meetings.meeting(Hari_Tanggal=None),
        tema=meetings.meeting(Kode_Tema="pilkada2024"),
    )
    for name, kind, says in (
        ("tiada", NoInputError, "does not exist"),
        ("register", NoInputError, "holds no meeting"),
        ("kosong", NoInputError, "holds no meeting"),
        ("rapat", NoInputError, "has no day"),
        ("tema", ConfigurationError, "there is no theme pilkada2024"),
    ):
        with pytest.raises(kind, match=says) as caught:
            prepared(office, f"{name}.xlsx")
        assert caught.value.hint


def test_kecamatan_with_nothing_to_report(tmp_path: Path) -> None:
    """NIHIL is told from missing."""
    material = prepared(meetings.nihil_office(tmp_path), "rapat-koja-2024-10-09.xlsx").material
    assert material.meeting.district == "31.72.03"
    assert material.data.figure("incidents-type-grade").status is Status.NIHIL
    assert material.data.figure("stock-district-permit").value == 12
    assert material.data.figure("services-ITAS").status is Status.MISSING
    assert material.follow_ups == ()


def test_large_meeting(tmp_path: Path) -> None:
    """60 agencies and 200 tasks."""
    material = prepared(meetings.large_office(tmp_path), f"{OWN}.xlsx").material
    assert (len(material.meeting.invitees), len(material.follow_ups)) == (60, 200)


def test_the_ledger_keeps_a_meeting_as_it_was_read(tmp_path: Path) -> None:
    """The second run reads nothing and knows the same."""
    office = meetings.themed_office(tmp_path)
    first = gather_office(office, store=True)
    again = gather_office(office, store=True)
    assert again == first
    assert [one.meeting.theme for one in again.files if one.meeting] == ["tenaga-kerja-asing"]


def checked(office: Path) -> list[tuple[str, str | None, str | None]]:
    """Return code, sheet and cell of what check says."""
    return [(one.code, one.sheet, one.cell) for one in check((), Request(office), configuration.load(office)).problems]


def test_check_tells_what_a_theme_has_not(tmp_path: Path) -> None:
    """At the cell that names it, and at the theme's own file."""
    office = meetings.themed_office(tmp_path)
    assert checked(office) == [("theme-without", "Rapat", "B10"), ("theme-without", None, None)]
    (office / "themes" / "tenaga-kerja-asing.toml").write_text("titel = 1", encoding="utf-8")
    with pytest.raises(ConfigurationError):
        checked(office)


def test_check_names_a_text_that_replaces_nothing(tmp_path: Path) -> None:
    """With the nearest name there is."""
    made = meetings.sheets()
    made["Naskah"] = [meetings.TEXTS, ("bahan-tujuan", "Teks kantor."), ("bahan-tujuann", "Teks kantor.")]
    office = meetings.office(tmp_path, rapat_2024_10_09=meetings.workbook(made))
    assert checked(office) == [("text-part-unknown", "Naskah", "B3")]
    (problem,) = check((), Request(office), configuration.load(office)).problems
    assert problem.details == {"proposal": "; bahan-tujuan?"}


def test_check_looks_beside_the_workbook_every_time(tmp_path: Path) -> None:
    """Pictures and themes come and go while the workbook stays the same."""
    made = meetings.sheets(Kode_Tema="pilkada")
    made["Dokumentasi"] = [meetings.PHOTOS, ("a.jpg", None), ("b.png", None), ("c.jpg", None)]
    office = meetings.office(tmp_path, rapat_2024_10_09=meetings.workbook(made))
    (office / "inputs" / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n....")
    (office / "inputs" / "c.jpg").write_bytes(b"PK\x03\x04")
    assert checked(office) == [
        ("theme-unknown", "Rapat", "B10"), ("photo-missing", "Dokumentasi", "A2"),
        ("photo-unreadable", "Dokumentasi", "A4"),
    ]  # fmt: skip
    (office / "inputs" / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (office / "inputs" / "c.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (office / "themes").mkdir()
    (office / "themes" / "pilkada.toml").write_text(meetings.THEME, encoding="utf-8")
    assert [code for code, *_ in checked(office)] == ["theme-without", "theme-without"]
    assert [one.file for one in prepared(office, f"{OWN}.xlsx").material.meeting.photos] == ["a.jpg", "b.png", "c.jpg"]
    (office / "inputs" / "a.jpg").write_bytes(b"GIF89a")
    (office / "inputs" / "b.png").unlink()
    assert [one.file for one in prepared(office, f"{OWN}.xlsx").material.meeting.photos] == ["c.jpg"]


def test_two_workbooks_of_one_meeting_are_told(tmp_path: Path) -> None:
    """The same day and level; another level, or another day, is another meeting."""
    made = {
        "rapat_a": meetings.meeting(),
        "rapat_b": meetings.meeting(),
        "rapat_c": meetings.meeting(Tingkat="Kecamatan Koja"),
        "rapat_d": meetings.meeting(Hari_Tanggal="10-10-2024"),
    }
    office = meetings.office(tmp_path, **made)
    found = check((), Request(office), configuration.load(office)).problems
    assert [(one.code, one.path, one.cell) for one in found] == [("meeting-repeated", "inputs/rapat-b.xlsx", "B3")]


def test_a_picture_behind_a_link_out_of_the_folder_is_outside(tmp_path: Path) -> None:
    """A link is a way out too."""
    secret = tmp_path / "rahasia.jpg"
    secret.write_bytes(b"\xff\xd8\xff\xe0")
    made = meetings.sheets()
    made["Dokumentasi"] = [meetings.PHOTOS, ("a.jpg", None)]
    office = meetings.office(tmp_path / "kantor", rapat_2024_10_09=meetings.workbook(made))
    (office / "inputs" / "a.jpg").symlink_to(secret)
    assert checked(office) == [("photo-outside", "Dokumentasi", "A2")]


def test_the_correction_workbook_marks_the_faults_of_a_meeting(tmp_path: Path) -> None:
    """Its own workbook back, each faulty cell with a comment; put right, it is settled."""
    made = meetings.sheets(Tema=None)
    made["Tindak Lanjut"] = [meetings.FOLLOW_UPS, (1, "Mendata", None, date(2024, 11, 1), "entah", None)]
    office = meetings.office(tmp_path, rapat_2024_10_09=meetings.workbook(made))
    told = check((), Request(office), configuration.load(office), translator_into("id"))
    (path,) = told.corrections.workbooks
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Perbaikan", *made]
    comments = {
        (sheet.title, cell.coordinate): cell.comment.text.splitlines()[1]
        for sheet in book.worksheets[1:]
        for row in sheet
        for cell in row
        if cell.comment
    }
    assert comments == {
        ("Rapat", "B1"): "Tema belum diisi.",
        ("Tindak Lanjut", "C2"): "Tindak lanjut tanpa penanggung jawab.",
        ("Tindak Lanjut", "E2"): "Bukan status; dihitung sebagai belum.",
    }
    book["Rapat"]["B1"], book["Tindak Lanjut"]["C2"], book["Tindak Lanjut"]["E2"] = "Tema", "Polres", "Proses"
    book.save(office / "inputs" / "rapat-2024-10-09.xlsx")
    again = check((), Request(office), configuration.load(office), translator_into("id"))
    assert again.problems == ()
    assert (len(again.corrections.progress[0].closed), again.corrections.progress[0].left) == (3, 0)


def test_check_json_lists_the_sheets_of_a_meeting(tmp_path: Path) -> None:
    """As tables of kind meeting, whose bins add up; the sheet of facts is none."""
    office = meetings.office(tmp_path, rapat_2024_10_09=meetings.meeting())
    found = check_json(check((), Request(office), configuration.load(office)), show_values=False)
    sheets = {one["name"]: one["tables"] for one in found["files"][0]["sheets"]}
    assert list(sheets) == list(meetings.sheets())
    assert sheets["Rapat"] == []
    (invited,) = sheets["Undangan"]
    assert (invited["kind"], invited["period"], invited["header_rows"], invited["data_rows"]) == (
        "meeting", None, [1, 1], [2, 3]
    )  # fmt: skip
    assert invited["rows"] == {"seen": 3, "accepted": 2, "set_aside": 0, "duplicate": 0, "structure": 1, "unknown": 0}
    assert [(one["column"], one["field"]) for one in invited["columns"]][1] == ("B", "agency")
    assert found["balance"]["balanced"]


def test_figures_as_of_the_day_of_the_meeting_or_later_are_refused() -> None:
    """A meeting speaks of what was known before it."""
    with pytest.raises(UsageError, match="would be younger"):
        prepared(sample_office.read_once(), as_of=date(2024, 10, 16))

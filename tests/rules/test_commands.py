"""Settled rules 6, 9, 15 and 16 through the command line: what each command delivers, withholds and ends with."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from reports.cli.main import pora
from tests import meetings

pytestmark = [pytest.mark.no_pages, pytest.mark.no_books]

MEETING = "rapat-2024-10-09"
UNKNOWN = "DATA WNA BULAN {month} 2024\nNO;NAMA;NO PASPOR;KEBANGSAAN;JNS DOKUMEN XX\n1;SEN WIJO;A1234567;Jepang;9\n"
"""A list that resembles a register: its permits stand under a header that nobody declared."""
TABLES = ("incidents-type-grade", "activities", "services-ITAS")


def run(*words):
    """Run a command in this process, in English."""
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, [str(word) for word in words])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return an office with a register of September, a blank log, a log that says NIHIL, and a meeting."""
    register = meetings.register("SEPTEMBER", 2024, *(meetings.person(number) for number in range(8)))
    blank = meetings.workbook({"LAYANAN": [("LAYANAN IZIN TINGGAL BULAN SEPTEMBER 2024",), (
        "NO", "TANGGAL PERMOHONAN", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "HASIL", "L/P")]})  # fmt: skip
    made = meetings.office(
        tmp_path_factory.mktemp("rules") / "kantor", register=register, layanan=blank,
        kejadian=meetings.nil_log("SEPTEMBER", 2024), rapat_2024_10_09=meetings.meeting(),
    )  # fmt: skip
    for command in ("briefing", "minutes"):
        done = run(command, f"inputs/{MEETING}.xlsx", "-C", made, "--edition", "dinas", "--date", "2024-10-10")
        assert done.exit_code == 0, done.output
    assert run("return", "2024-09", "-C", made).exit_code == 0
    (made / "arsip").mkdir()
    for path in (made / "inputs").glob("[!r]*.xlsx"):
        (made / "arsip" / path.name).write_bytes(path.read_bytes())
    (made / "arsip" / "register.xlsx").write_bytes(register)
    assert run("reprocess", made / "arsip", "-C", made, "--documents").exit_code == 0
    return made


def statuses(path):
    """Return table → status of its total, of a file of figures."""
    told = json.loads(path.read_text(encoding="utf-8"))["figures"]
    return {one["id"].partition("/")[0]: one["status"] for one in told if one["id"].endswith("/total/total")}


def test_every_command_tells_a_blank_form_from_nihil_and_both_from_a_count(folder):
    """The log says NIHIL, services are a blank form, activities were never sent."""
    out = folder / "outputs"
    returned = statuses(out / "2024-09" / "laporan-bulanan.dinas.figures.json")
    rebuilt = statuses(next((out / "olah-ulang").rglob("2024-09/laporan-bulanan.dinas.figures.json")))
    for found in (returned, rebuilt):
        assert {name: found.get(name) for name in ("incidents-type-grade", "services-ITAS", "tak-persons")} == {
            "incidents-type-grade": "nihil", "services-ITAS": "missing", "tak-persons": "nihil",
        }  # fmt: skip
    for name in ("bahan-rapat", "laporan-rapat"):
        told = json.loads((out / MEETING / f"{name}.dinas.figures.json").read_text(encoding="utf-8"))["figures"]
        status = {one["id"]: one["status"] for one in told}
        assert status.get("incidents-type-grade/total/total", "nihil") == "nihil", name
        assert status.get("tak-actions/total/total", "nihil") == "nihil", name
        assert {state for key, state in status.items() if key.startswith("activities/")} <= {"missing"}, name


@pytest.mark.parametrize(("month", "code"), [("SEPTEMBER", 1), ("MEI", 0)])
@pytest.mark.parametrize("command", ["return", "briefing", "minutes", "reprocess"])
def test_what_is_not_understood_makes_a_draft_of_every_command(folder, command, month, code):
    """A list of September bears on the month that all of them print; one of May does not."""
    target = folder / ("arsip" if command == "reprocess" else "inputs") / "daftar orang.csv"
    target.write_text(UNKNOWN.format(month=month), encoding="utf-8")
    words = {
        "return": ["2024-09"], "reprocess": [folder / "arsip", "--documents"],
        "briefing": [f"inputs/{MEETING}.xlsx", "--edition", "dinas"],
        "minutes": [f"inputs/{MEETING}.xlsx", "--edition", "dinas"],
    }[command]  # fmt: skip
    dated = [] if command == "reprocess" else ["--date", "2024-10-10"]
    try:
        done = run(command, *words, "-C", folder, *dated)
    finally:
        target.unlink()
    told = "1 return is a draft: 2024-09" if command == "reprocess" else "inputs/daftar orang.csv: 1 rows"
    assert (done.exit_code, told in done.output) == (code, code == 1), done.output


@pytest.mark.parametrize("command", ["briefing", "minutes"])
def test_no_shared_edition_is_made_of_a_draft(folder, command):
    """The office's own edition is."""
    path = folder / "inputs" / "daftar orang.csv"
    path.write_text(UNKNOWN.format(month="SEPTEMBER"), encoding="utf-8")
    try:
        done = run(
            command, f"inputs/{MEETING}.xlsx", "-C", folder, "--date", "2024-10-10", "--edition", "antarinstansi"
        )
    finally:
        path.unlink()
    assert (done.exit_code, "no shared edition" in done.output) == (1, True)
    assert not list((folder / "outputs" / MEETING).glob("*.antarinstansi.*")), done.output


@pytest.mark.parametrize(
    ("remark", "nationality", "code"),
    [("", "Jepang", 0), ("Sudah pulang", "Jepang", 0), ("", "WNI", 1)],
    ids=["present", "departed", "citizen"],
)
def test_who_has_left_is_no_reason_for_strict(office, remark, nationality, code):
    """A citizen in the register is."""
    rows = ("MIRA KATO;A1234567;Jepang;ITAS;Koja;", f"SEN WIJO;A1234568;{nationality};ITAS;Koja;{remark}")
    office.write("register", "ORANG ASING BULAN SEPTEMBER 2024", *rows)
    office.write("kegiatan", "KEGIATAN BULAN SEPTEMBER 2024", "05-09-2024;Operasi Gabungan;Koja;0;0;BATAL")
    assert run("return", "2024-09", "-C", office.folder, "--strict", "-n").exit_code == code

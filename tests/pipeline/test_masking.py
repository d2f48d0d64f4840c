"""What the texts of a meeting say of persons is masked in documents, and told by check and by the commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reports.cli.main import pora
from reports.errors import UsageError
from reports.pipeline.check import check
from reports.pipeline.meeting import Prepared, prepare
from reports.pipeline.request import Request
from reports.vocabulary import config as configuration
from tests import meetings

OWN = "rapat-2024-10-09"


def prepared(office: Path, workbook: str) -> Prepared:
    """Prepare a meeting as a command does, without writing a ledger."""
    return prepare(Path(workbook), Request(office, dry_run=True), configuration.load(office))


def telling(folder: Path) -> Path:
    """Make an office whose meeting names a foreigner among officials, tells of one case and accuses."""
    name, number, *_ = meetings.person(4)
    made = meetings.sheets()
    made["Pembahasan"] = [
        meetings.DISCUSSION,
        (
            str(name),
            "Warga negara Jepang",
            "di Koja, 3 September 2024",
            f"Pelaku {str(number)[0].lower()}-{number[1:]}",
        ),
    ]
    other, other_number, _nationality, *rest = meetings.person(5)
    made["Keputusan"] = [meetings.DECISIONS, (1, f"Memeriksa {other}", None, None)]
    set_aside = (other, other_number, "WNI", *rest)
    return meetings.office(
        folder,
        rapat_2024_10_09=meetings.workbook(made),
        register=meetings.register("SEPTEMBER", 2024, meetings.person(4), set_aside),
    )


def test_check_tells_what_documents_mask(tmp_path: Path) -> None:
    """Where each stands, before any document is made."""
    office = telling(tmp_path)
    found = check((), Request(office, dry_run=True), configuration.load(office)).problems
    told = {(one.code, one.cell) for one in found if one.code in {"personal-data-in-text", "word-accusing"}}
    assert told == {
        ("personal-data-in-text", "A2"), ("personal-data-in-text", "B2"), ("personal-data-in-text", "D2"),
        ("word-accusing", "D2"),
    }  # fmt: skip
    assert [one.sheet for one in found if one.code == "personal-data-in-text" and one.cell == "B2"] == [
        "Pembahasan", "Keputusan",
    ]  # fmt: skip
    row = prepared(office, f"{OWN}.xlsx").material.meeting.contributions[0]
    assert (row.agency, row.topic, row.response) == (
        "[disamarkan]", "Warga negara [disamarkan]", "Pelaku [disamarkan]"
    )  # fmt: skip


def test_workbook_named_after_a_person_is_refused(tmp_path: Path) -> None:
    """Folder and documents would bear the name; that of an earlier meeting is masked."""
    office = telling(tmp_path)
    name, number, *_ = meetings.person(4)
    for stem in (f"Rapat_{name}", f"rapat {number}"):
        path = office / "inputs" / f"{stem}.xlsx"
        path.write_bytes(meetings.meeting())
        with pytest.raises(UsageError, match="the name of the workbook") as caught:
            prepared(office, path.name)
        assert "rename" in caught.value.hint
        path.unlink()
    (office / "inputs" / f"Rapat {name}.xlsx").write_bytes(meetings.meeting(Hari_Tanggal="1-8-2024"))
    found = prepared(office, f"{OWN}.xlsx").material
    assert str(name) not in found.earlier[0].name
    assert found.earlier[0].name == "Rapat [disamarkan]"


@pytest.mark.parametrize("command", ["briefing", "minutes"])
def test_commands_tell_what_they_masked_without_being_asked(tmp_path: Path, command: str) -> None:
    """It changes the document; where it stands, never what it was."""
    office = telling(tmp_path)
    asked = [command, f"{OWN}.xlsx", "-C", str(office), "--dry-run", "--lang", "en"]
    done = CliRunner(env={"LANG": "C"}).invoke(pora, asked)
    assert done.exit_code == 0
    assert "warning personal-data-in-text × 4" in done.stderr
    assert "inputs/rapat-2024-10-09.xlsx › Pembahasan!B2: seems to hold a nationality beside place" in done.stderr
    assert "warning word-accusing × 1" in done.stderr
    assert "SEN WIJO" not in done.output

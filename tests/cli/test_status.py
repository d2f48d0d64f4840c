"""``pora status``: the board says what there is, what was made of it, and what to do next."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from reports.pipeline.gather import gather_office
from reports.pipeline.input_stamps import settings_hash
from reports.pipeline.request import LEDGER
from reports.pipeline.rules import RULES
from reports.publish import publish
from tests.command_line import run

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS KELAMIN,JENIS IZIN TINGGAL,MASA BERLAKU IZIN TINGGAL,KECAMATAN"
PERSON = "{n},SEN WIJO,A123456{n},Jepang,L,ITAS,12-02-2035,KOJA"
RETURN = "laporan-bulanan.dinas"
AUGUST, SEPTEMBER = "inputs/register agustus 2024.csv", "inputs/register september 2024.csv"


def register(office: Path, path: str, month: str, persons: int = 2) -> None:
    """Write a register of a month."""
    rows = [PERSON.format(n=n) for n in range(1, persons + 1)]
    (office / path).parent.mkdir(exist_ok=True)
    (office / path).write_text("\n".join((f"DATA ORANG ASING BULAN {month}", HEADER, *rows)) + "\n", encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office with the registers of two months, read."""
    register(tmp_path, AUGUST, "AGUSTUS 2024")
    register(tmp_path, SEPTEMBER, "SEPTEMBER 2024", 3)
    (tmp_path / "pora.toml").write_text("", encoding="utf-8")
    gather_office(tmp_path, store=True)
    return tmp_path


def made(office: Path, month: str, *paths: str, rules: str = RULES, draft: bool = False) -> None:
    """Put a return of a month into the outputs, made from some inputs as they are now."""
    inputs = [{"path": path, "sha256": hashlib.sha256((office / path).read_bytes()).hexdigest()} for path in paths]
    facts = {
        "period": month, "as_of": f"{month}-30", "draft": draft, "versions": {"pora": "0", "rules": rules},
        "inputs": inputs, "settings_sha256": settings_hash(office),
    }  # fmt: skip
    publish(office / "outputs" / month, {f"{RETURN}.pdf": b"%PDF" + bytes(len(paths))}, facts, name=RETURN)


def board(office: Path) -> dict[str, Any]:
    """Return the board as other programs read it."""
    done = run("status", "-C", office, "--json")
    assert done.returncode == 0, done.stderr
    content: dict[str, Any] = json.loads(done.stdout)
    return content


def state(office: Path, month: str) -> str:
    """Return what became of the return of a month."""
    return next(str(line["return"]["state"]) for line in board(office)["months"] if line["period"] == month)


def test_the_board_names_months_kinds_and_rows(office: Path) -> None:
    """As the reading found them."""
    lines = board(office)["months"]
    assert [(line["period"], line["kinds"]["register"], line["rows"]["accepted"]) for line in lines] == [
        ("2024-08", "delivered", 2),
        ("2024-09", "delivered", 3),
    ]
    assert lines[0]["kinds"]["incidents"] == "missing"
    assert lines[0]["inputs"] == [AUGUST]


def test_the_last_line_is_what_to_type(office: Path) -> None:
    """Through the month: read, make, hand in, read again."""
    steps = [run("status", "-C", office).stdout.splitlines()[-1]]
    made(office, "2024-09", SEPTEMBER)
    steps.append(run("status", "-C", office).stdout.splitlines()[-1])
    assert run("submit", "2024-09", "-C", office).returncode == 0
    steps.append(run("status", "-C", office).stdout.splitlines()[-1])
    register(office, AUGUST, "AGUSTUS 2024", 5)
    steps.append(run("status", "-C", office).stdout.splitlines()[-1])
    commands = [f"Next: pora {step} -C {office}" for step in ("return 2024-09", "submit 2024-09", "check", "check")]
    assert steps == commands


def test_an_office_that_was_never_read_says_so(office: Path) -> None:
    """So does one whose summary was damaged, or forgotten."""
    (office / LEDGER / "last-reading.json").write_text("{}", encoding="utf-8")
    found = board(office)
    assert (found["read"], found["months"], found["next"]["reason"]) == (False, [], "read")


def test_what_changed_since_the_reading_is_named(office: Path) -> None:
    """New, changed, removed; the settings too. A file that was only saved again is none."""
    register(office, "inputs/baru.csv", "OKTOBER 2024")
    register(office, AUGUST, "AGUSTUS 2024", 9)
    (office / SEPTEMBER).unlink()
    (office / "mappings.toml").write_text("[headers]\n", encoding="utf-8")
    changes = board(office)["changes"]
    assert changes == {
        "new": ["inputs/baru.csv"], "changed": [AUGUST], "removed": [SEPTEMBER], "settings": True, "rules": False,
    }  # fmt: skip


def test_a_file_saved_again_with_the_same_content_is_unchanged(office: Path) -> None:
    """Its time differs, its hash does not."""
    os.utime(office / AUGUST, ns=(1, 1))
    assert not any(board(office)["changes"].values())


def test_a_change_of_the_same_size_is_seen(office: Path) -> None:
    """Size alone would not tell it."""
    path = office / AUGUST
    path.write_bytes(path.read_bytes().replace(b"Jepang", b"Turki "))
    os.utime(path, ns=(1, 1))
    assert board(office)["changes"]["changed"] == [AUGUST]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("none", "not-made"), ("made", "made"), ("draft", "draft"), ("other input", "outdated"),
        ("input more", "outdated"), ("rules", "outdated"), ("damaged", "damaged"), ("handed in", "handed-in"),
        ("made anew", "changed"), ("input after", "changed"), ("decision", "outdated"), ("setting", "outdated"),
        ("comment", "made"), ("decision after", "handed-in"),
    ],
)  # fmt: skip
def test_the_return_of_a_month_has_a_state(office: Path, case: str, expected: str) -> None:
    """Made from what is there, handed in as it is, or not."""
    if case not in {"none", "input more"}:
        made(office, "2024-09", SEPTEMBER, rules="0" if case == "rules" else RULES, draft=case == "draft")
    if case == "input more":
        made(office, "2024-09")
    if case in {"handed in", "made anew", "input after", "decision after"}:
        assert run("submit", "2024-09", "-C", office).returncode == 0
    if case == "made anew":
        made(office, "2024-09", SEPTEMBER, SEPTEMBER)
    if case in {"other input", "input after"}:
        register(office, SEPTEMBER, "SEPTEMBER 2024", 4)
        gather_office(office, store=True)
    if case.startswith("decision"):
        (office / "mappings.toml").write_text('[values.nationality]\n"Korea" = "KOR"\n', encoding="utf-8")
    if case in {"setting", "comment"}:
        text = "# [document]\n\n" if case == "comment" else '[document]\nletterhead = "kemenimipas"\n'
        (office / "pora.toml").write_text(text, encoding="utf-8")
    if case == "damaged":
        (office / "outputs" / "2024-09" / f"{RETURN}.manifest.json").write_text("{", encoding="utf-8")
    assert state(office, "2024-09") == expected


def test_what_was_not_understood_is_no_missing_kind(office: Path) -> None:
    """Its month says so, and the next step is to teach it."""
    (office / "inputs" / "KEGIATAN SEPTEMBER 2024.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    gather_office(office, store=True)
    found = board(office)
    line = found["months"][-1]
    assert line["kinds"]["activities"] == "not-understood"
    assert line["not_understood"] == ["inputs/KEGIATAN SEPTEMBER 2024.xlsx"]
    assert found["next"] == {"reason": "learn", "command": f"pora check --learn -C {office}"}
    assert "not understood: 1 (KEGIATAN SEPTEMBER 2024.xlsx)" in run("status", "-C", office).stdout


def test_the_board_fits_on_a_screen(office: Path) -> None:
    """24 lines of 80 characters, in both languages, with months, long names and changes of every way."""
    for month in range(1, 8):
        register(office, f"inputs/{month}.csv", f"0{month}-2024")
        register(office, f"inputs/{month} {'panjang ' * 12}.csv", f"0{month}-2023")
    (office / "inputs" / f"KEGIATAN {'x' * 90} SEPTEMBER 2024.xlsx").write_bytes(b"PK")
    gather_office(office, store=True)
    for path in (office / "inputs").glob("*panjang*"):
        path.rename(path.with_name(f"z{path.name}"))
    (office / "mappings.toml").write_text("[headers]\n", encoding="utf-8")
    for language in ("id", "en"):
        lines = run("status", "-C", office, "--lang", language).stdout.splitlines()
        assert len(lines) <= 24
        assert max(map(len, lines[:-1])) <= 80


def test_pora_alone_shows_the_board_in_an_office_and_the_help_elsewhere(
    office: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An office is a folder with pora.toml, or the one that PORA_OFFICE names."""
    monkeypatch.chdir(office)
    assert run().stdout.splitlines()[-1] == "Next: pora return 2024-09"
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run().stdout.startswith("Usage: pora [OPTIONS] [COMMAND]")
    assert run(PORA_OFFICE=str(office)).stdout.splitlines()[-1] == f"Next: pora return 2024-09 -C {office}"
    assert run("status").returncode == 3


def test_status_reads_no_workbook_and_writes_nothing(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It costs a tenth of a second, and may be typed while another run holds the office."""

    def refuse(*_of_call: object, **_named: object) -> None:
        raise AssertionError

    for name in ("reports.ledger.store.load", "reports.intake.read.read_for"):
        monkeypatch.setattr(name, refuse)
    before = {path: path.stat().st_mtime_ns for path in office.rglob("*")}
    board(office)
    assert {path: path.stat().st_mtime_ns for path in office.rglob("*")} == before

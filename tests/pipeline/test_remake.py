"""``pora verify`` makes documents from the inputs of today and compares."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports.cli.main import pora
from tests import meetings
from tests.cli.test_return import REGISTER

pytestmark = [pytest.mark.no_pages, pytest.mark.no_books]

RETURN = "laporan-bulanan.dinas"


def run(*words: str | Path) -> Result:
    """Run a command in this process, in English."""
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, [*map(str, words), "-q"])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office with a return of three rows, dated by an option."""
    folder = tmp_path_factory.mktemp("remake") / "office"
    (folder / "inputs").mkdir(parents=True)
    (folder / "inputs" / "register.csv").write_text(REGISTER, encoding="utf-8")
    done = run("return", "2024-09", "-C", folder, "--date", "2024-10-07", "--as-of", "2024-09-20")
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Path:
    """Return a copy of it."""
    return Path(shutil.copytree(made, tmp_path / "office"))


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_inputs_give_the_same_bytes_and_nothing_is_written(office: Path) -> None:
    """With the date and the day that the return was made with."""
    before = contents(office)
    done = run("verify", office / "outputs" / "2024-09", "-C", office)
    assert done.exit_code == 0, done.output
    assert "  the inputs of today give the same bytes" in done.stdout
    assert contents(office) == before


def test_other_inputs_are_told_and_are_no_fault(office: Path) -> None:
    """What it was made from is gone."""
    path = office / "inputs" / "register.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("SEN WIJO", "SEN WIJA"), encoding="utf-8")
    (office / "inputs" / "register.csv").write_text(path.read_text(encoding="utf-8").replace("KOJA", "CILINCING"))
    done = run("verify", office / "outputs" / "2024-09", "-C", office)
    assert done.exit_code == 0
    assert "  the inputs have changed since: what it was made from cannot be compared" in done.stdout


def unread(folder: Path, name: str) -> Path:
    """Put a file into the inputs that cannot be read."""
    path = folder / "inputs" / name
    path.write_bytes(b"PK\x03\x04 no workbook")
    return path


@pytest.mark.parametrize("name", [pytest.param("titipan.xlsx", marks=pytest.mark.ci), "titipan 2024-09.xlsx"])
def test_a_file_that_a_return_does_not_use_is_an_input_too(office: Path, name: str) -> None:
    """It is named in the return, or makes it a draft: then its bytes are others, since the inputs are."""
    folder = office / "outputs" / "2024-09"
    added = unread(office, name)
    done = run("verify", folder, "-C", office)
    assert done.exit_code == 0, done.stdout
    assert "  the inputs have changed since: what it was made from cannot be compared" in done.stdout
    run("return", "2024-09", "-C", office)
    assert "  the inputs of today give the same bytes" in run("verify", folder, "-C", office).stdout  # a draft, too
    added.unlink()
    assert "  the inputs have changed since" in run("verify", folder, "-C", office).stdout


def test_a_file_that_changes_no_byte_is_none(office: Path) -> None:
    """What a document says is compared, not the folder that it was made from."""
    other = REGISTER.replace("SEPTEMBER", "MARET").replace("12-02-2025", "12-02-2026")
    (office / "inputs" / "register maret.csv").write_text(other, encoding="utf-8")
    done = run("verify", office / "outputs" / "2024-09", "-C", office)
    assert "  the inputs of today give the same bytes" in done.stdout


def test_a_meeting_depends_on_files_that_it_does_not_use(tmp_path: Path) -> None:
    """Its shared manifests number the inputs only; what they were stands in the report of protection."""
    folder = meetings.office(
        tmp_path / "kantor",
        register=meetings.register("SEPTEMBER", 2024, *(meetings.person(number) for number in range(30))),
        rapat_2024_10_09=meetings.workbook(meetings.sheets()),
    )
    (folder / "pora.toml").write_text("[document]\nletterhead = 'kemenkumham'\n", encoding="utf-8")
    for edition in ("dinas", "antarinstansi"):
        done = run("briefing", "inputs/rapat-2024-10-09.xlsx", "-C", folder, "--edition", edition)
        assert done.exit_code == 0, done.output
    outputs = folder / "outputs" / "rapat-2024-10-09"
    names = {path.name for path in outputs.glob("*.manifest.json")}
    assert {"bahan-rapat.dinas.manifest.json", "bahan-rapat.antarinstansi.manifest.json"} <= names
    assert "all_inputs_sha256" not in (outputs / "bahan-rapat.antarinstansi.manifest.json").read_text(encoding="utf-8")
    assert "same inputs give other bytes" not in run("verify", outputs, "-C", folder).stdout
    unread(folder, "titipan 2024-09.xlsx")
    done = run("verify", outputs, "-C", folder)
    assert "same inputs give other bytes" not in done.stdout
    assert "  the inputs have changed since" in done.stdout


def test_other_bytes_from_the_same_inputs_are_1(office: Path) -> None:
    """A return whose manifest was made to fit what somebody wrote into it."""
    folder = office / "outputs" / "2024-09"
    figures, manifest = folder / f"{RETURN}.figures.json", folder / f"{RETURN}.manifest.json"
    changed = figures.read_bytes().replace(b'"value": 2', b'"value": 3')
    assert changed != figures.read_bytes()
    facts = json.loads(manifest.read_text(encoding="utf-8"))
    for one in facts["artifacts"]:
        one["sha256"] = sha256(changed).hexdigest() if one["file"] == figures.name else one["sha256"]
    figures.write_bytes(changed)
    manifest.write_text(json.dumps(facts), encoding="utf-8")
    done = run("verify", folder, "-C", office)
    assert done.exit_code == 1
    assert (
        f"  the same inputs give other bytes: {figures.name}; did pora.toml, mappings.toml, templates or fonts change?"
        in done.stdout
    )
    assert run("verify", folder, "-C", office, "--quick").exit_code == 0


def test_other_rules_and_lost_inputs_are_told(office: Path) -> None:
    """Nothing can be said then, and nothing is."""
    (office / "inputs" / "register.csv").unlink()
    (office / "inputs" / "notes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = run("verify", office / "outputs" / "2024-09", "-C", office)
    assert done.exit_code == 0
    assert "  cannot be made from the inputs of today" in done.stdout
    manifest = office / "outputs" / "2024-09" / f"{RETURN}.manifest.json"
    facts = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**facts, "versions": {"pora": "0", "rules": "0"}}), encoding="utf-8")
    done = run("verify", office / "outputs" / "2024-09", "-C", office)
    assert "  made under other rules of reading or counting" in done.stdout


def test_other_settings_are_told_and_no_fault(office: Path) -> None:
    """They explain other bytes, as other inputs do; comments in them do not."""
    folder = office / "outputs" / "2024-09"
    with (office / "pora.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n# a remark\n[letters]\nnumber = 'W.1-1'\n")
    done = run("verify", folder, "-C", office)
    assert done.exit_code == 0
    assert "  pora.toml or mappings.toml have changed since" in done.stdout

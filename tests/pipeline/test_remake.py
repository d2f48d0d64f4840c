"""``pora verify`` makes documents from the inputs of today and compares."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports.cli.main import pora
from tests.cli.test_return import REGISTER

pytestmark = pytest.mark.no_pages

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
        f"  the same inputs give other bytes: {figures.name}; did pora.toml, templates or fonts change?" in done.stdout
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

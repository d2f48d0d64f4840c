"""``pora verify``: changed files, what was handed in, and the attack on shared packs."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from reports.cli.main import pora
from reports.pipeline import released_packs
from reports.privacy.disclosure.release_register import append, release_values
from reports.privacy.disclosure.universe import Release
from reports.publish import publish
from tests.privacy.disclosure.test_release_attack import NUMBERS as CELLS
from tests.privacy.disclosure.test_release_attack import RELEASE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STARS = RELEASE.hidden
"""Protect the one person of 31.72.01, whoever looks."""
PACK = "bahan-rapat.antarinstansi"


def run(*words: str | Path) -> Result:
    """Run a command in this process, in English."""
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(
        pora, [*map(str, words), *(("--quick",) if words[0] == "verify" else ())]
    )


def figures(stars: frozenset[str], numbers: Mapping[str, int] = CELLS, period: str = "2024-09") -> bytes:
    """Return the file of figures of a pack."""
    cells = [
        {"id": name, "value": None if name in stars else number, "status": "suppressed" if name in stars else "value"}
        for name, number in {**numbers, "tindak-lanjut/total/jumlah": 1}.items()
    ]
    return json.dumps({"schema": 1, "period": period, "edition": "antarinstansi", "figures": cells}).encode()


def make(office: Path, stars: frozenset[str] = STARS, folder: str = "rapat") -> Path:
    """Publish a pack with its report of protection, whether it is protected or not."""
    files = {f"{PACK}.pdf": b"%PDF", f"{PACK}.figures.json": figures(stars)}
    facts = {"period": "2024-09", "as_of": "2024-09-30", "draft": False, "versions": {"pora": "0", "rules": "0"}}
    publish(office / "outputs" / folder, files, facts, name=PACK)
    release = Release("2024-09", "antarinstansi", {name: CELLS[name] for name in CELLS.keys() - stars}, stars)
    report = {
        "release": release_values(release),
        "state": released_packs.state(office),
        "artifacts": {file: sha256(content).hexdigest() for file, content in files.items()},
    }
    path = office / "records" / "protection" / f"{folder}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report), encoding="utf-8")
    return office / "outputs" / folder


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office without anything."""
    folder = tmp_path / "office"
    folder.mkdir()
    return folder


def test_a_protected_pack_passes_before_and_after_it_is_handed_in(office: Path) -> None:
    """One line for each thing that was found."""
    folder = make(office)
    done = run("verify", folder, "-C", office, "-q")
    assert (done.exit_code, done.stdout.splitlines()) == (0, [
        f"{PACK}:",
        "  2 files as made",
        "  not recorded as handed in",
        f"  attacked alone: {len(STARS)} stars, 3 values left at least, 0 narrowed too far",
        f"  attacked together with 0 earlier releases: {len(STARS)} stars, 3 values left at least, 0 narrowed too far",
    ])  # fmt: skip
    assert run("submit", "rapat", "-C", office, "--to", "Kodim", "--sent", "2024-10-16").exit_code == 0
    done = run("verify", folder / f"{PACK}.pdf", "-C", office, "-q")
    assert done.exit_code == 0
    assert "  handed in on 2024-10-16 to Kodim, no. 1" in done.stdout.splitlines()


@pytest.mark.parametrize("cell", sorted(STARS))
def test_a_pack_with_one_cell_unprotected_on_purpose_is_1(office: Path, cell: str) -> None:
    """Its manifest and its report agree; what it prints does not protect."""
    done = run("verify", make(office, STARS - {cell}), "-C", office, "-q")
    assert done.exit_code == 1
    assert "  stock-expiring/31.72.01/30: " in done.stdout
    found = json.loads(run("verify", office / "outputs" / "rapat", "-C", office, "--json").stdout)["documents"]
    assert [one["passed"] for one in found] == [False]
    assert bool(found[0]["attack"]["printed_below_threshold"]) == (CELLS[cell] < 3)


def test_what_was_released_before_is_part_of_the_attack(office: Path) -> None:
    """Another edition printed what is a star here; what was released later is not held against a pack handed in."""
    public = Release("2024-09", "publik", {**dict.fromkeys(STARS, 9), **CELLS})
    folder = make(office)
    (office / "records" / "releases.jsonl").write_text(append("", public), encoding="utf-8")
    done = run("verify", folder, "-C", office, "-q")
    assert done.exit_code == 1
    assert f"together with 1 earlier releases: {len(STARS)} stars" in done.stdout
    assert "  stock-expiring/31.72.01/30: hidden, but readers can tell that it is from 1 to 1" in done.stdout
    (office / "records" / "releases.jsonl").unlink()
    make(office)
    assert run("submit", "rapat", "-C", office).exit_code == 0
    text = (office / "records" / "releases.jsonl").read_text(encoding="utf-8")
    (office / "records" / "releases.jsonl").write_text(append(text, public), encoding="utf-8")
    assert run("verify", folder, "-C", office, "-q").exit_code == 0


@pytest.mark.parametrize("spoil", ["changed", "missing"])
def test_a_changed_file_is_1_and_named(office: Path, spoil: str) -> None:
    """The attack is made all the same."""
    folder = make(office)
    path = folder / f"{PACK}.pdf"
    path.unlink()
    if spoil == "changed":
        path.write_bytes(b"%PDF-2")
    done = run("verify", folder, "-C", office, "-q")
    assert done.exit_code == 1
    assert f"  {PACK}.pdf: missing, or no longer as made" in done.stdout
    assert "attacked alone" in done.stdout


def test_another_version_than_the_one_handed_in_is_told(office: Path) -> None:
    """It is no fault: a return may be made anew."""
    folder = make(office)
    run("submit", "rapat", "-C", office, "--to", "Kodim", "--sent", "2024-10-16")
    make(office, STARS | {"stock-expiring/31.72.02/total"})
    done = run("verify", folder, "-C", office, "-q")
    assert "  not handed in; another version was, on 2024-10-16 to Kodim, no. 1" in done.stdout


def test_what_is_no_document_is_3(office: Path) -> None:
    """A folder without documents, a file of something else, figures that cannot be read."""
    folder = make(office)
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    for path in (office, folder / "notes.txt", office / "nothing"):
        done = run("verify", path, "-C", office)
        assert done.exit_code == 3
        assert "is no document of pora" in done.stderr
    (folder / f"{PACK}.figures.json").write_text("[]", encoding="utf-8")
    assert run("verify", folder, "-C", office).exit_code == 3

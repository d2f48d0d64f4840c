"""``pora doctor`` names what is lacking on a PC and in an office, each with what to do."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reports.pipeline import computer_checks
from reports.render.pdf import system_fonts
from reports.render.pdf.template_names import template_faults
from reports.vocabulary.resources import template_root
from tests.command_line import run

if TYPE_CHECKING:
    from pathlib import Path

COMPLETE = """
[office]
address = "Jalan Contoh 1"
phone = "021-000"
[head]
name = "Sutalu Harmori"
nip = "19700101 199003 1 001"
[section_head]
name = "Wilda Somari"
nip = "197001011990031002"
[letters]
number = "W.10-1"
"""


class Disk(NamedTuple):
    """What the system says of a disk."""

    total: int
    used: int
    free: int


@pytest.fixture(autouse=True)
def ready_pc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the PC be ready, whatever this one is."""
    monkeypatch.setattr(system_fonts, "pango_version", lambda: (1, 50, 12))
    monkeypatch.setattr(system_fonts, "missing_libraries", lambda: ())
    monkeypatch.setattr(system_fonts, "is_installed", lambda _family: True)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return a complete office."""
    (tmp_path / "inputs").mkdir(mode=0o700)
    (tmp_path / "pora.toml").write_text(COMPLETE, encoding="utf-8")
    return tmp_path


def findings(*words: str | Path) -> tuple[int, list[tuple[str, str, str]]]:
    """Return the exit code, and check, verdict and message of what is not well."""
    done = run("doctor", *words, "--json")
    content = json.loads(done.stdout)["findings"]
    lacking = [one for one in content if one["verdict"] != "ok"]
    assert all(one["remedy"] for one in lacking), "each says what to do"
    return done.returncode, [(one["check"], one["verdict"], one["message"]) for one in lacking]


def test_a_complete_office_on_a_ready_pc_has_nothing_to_tell(office: Path) -> None:
    """Exit code 0."""
    assert findings("-C", office) == (0, [])
    assert run("doctor", "-C", office, "-q").stdout == "0 faults; 0 things are lacking\n"


@pytest.mark.parametrize(
    ("name", "answer", "check", "code"),
    [
        ("pango_version", None, "pango", 4), ("pango_version", (1, 40), "pango", 4),
        ("missing_libraries", ("libharfbuzz-subset.so.0",), "pango", 4), ("is_installed", False, "fonts", 1),
    ],
)  # fmt: skip
def test_what_a_pc_lacks_is_told(
    office: Path, monkeypatch: pytest.MonkeyPatch, name: str, answer: object, check: str, code: int
) -> None:
    """Without Pango nothing can be printed; without the fonts it looks different."""
    monkeypatch.setattr(system_fonts, name, lambda *_family: answer)
    exit_code, lacking = findings("-C", office)
    assert (exit_code, [one[0] for one in lacking]) == (code, [check])
    assert "apt-get install" in run("doctor", "-C", office).stdout


def test_the_font_of_the_office_is_looked_for(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another one is put in its place without a word otherwise."""
    monkeypatch.setattr(system_fonts, "is_installed", lambda family: family != "Huruf Kantor")
    (office / "pora.toml").write_text(f'{COMPLETE}\n[document]\nfont = "Huruf Kantor"\n', encoding="utf-8")
    assert [message for _check, _verdict, message in findings("-C", office)[1]] == [
        "not installed, so that documents look different or have boxes: Huruf Kantor"
    ]


@pytest.mark.parametrize(("free", "expected"), [(1 << 20, 4), (1 << 28, 1), (1 << 40, 0)])
def test_a_full_disk_is_told(office: Path, monkeypatch: pytest.MonkeyPatch, free: int, expected: int) -> None:
    """Before a run fails on it."""
    monkeypatch.setattr(computer_checks.shutil, "disk_usage", lambda _place: Disk(free, 0, free))
    assert findings("-C", office)[0] == expected


@pytest.mark.parametrize(
    ("old", "new", "told", "code"),
    [
        ('nip = "19700101 199003 1 001"', 'nip = "1970"', "[head] nip does not have 18 digits", 1),
        ('name = "Wilda Somari"\n', "", "[section_head] name is empty: a dotted line is printed", 1),
        ('number = "W.10-1"', "", "[letters] number is empty: a dotted line is printed", 1),
        ('phone = "021-000"', "", "[office] phone is empty: the letterhead lacks it", 1),
        ("[office]", '[office]\nname = "Kantor Imigrasi Bogor"', "[work_area] is that of Jakarta Utara", 1),
        ("[office]", '[office]\nemblem = "lambang.png"', "the emblem lambang.png is not there", 4),
        ("[office]", '[office]\nalamat = "x"', "", 4),
    ],
)
def test_what_the_settings_lack_is_told(office: Path, old: str, new: str, told: str, code: int) -> None:
    """One thing each time."""
    assert old in COMPLETE
    (office / "pora.toml").write_text(COMPLETE.replace(old, new), encoding="utf-8")
    exit_code, lacking = findings("-C", office)
    assert (exit_code, len(lacking)) == (code, 1)
    assert told in lacking[0][2]


def test_folders_that_are_missing_or_open_are_told(office: Path) -> None:
    """Inputs hold personal data."""
    (office / "inputs").chmod(0o755)
    assert findings("-C", office)[1] == [("folders", "warning", f"others on this PC may look into {office / 'inputs'}")]
    (office / "inputs").rmdir()
    assert findings("-C", office) == (4, [("folders", "error", "there is no folder inputs")])


@pytest.mark.parametrize(
    ("text", "line", "told", "remedy"),
    [
        ("\n{{ document.titel }}", 2, "nothing is called document.titel", "did you mean document.title?"),
        ("{{ dokumen }}", 1, "nothing is called dokumen", "did you mean document?"),
        ("\n\n{% if document %}", 3, "broken: ", "correct it"),
        ("{{ document.title|besar }}", 1, "No filter named 'besar'", "correct it"),
        ("{{ zzz }}", 1, "nothing is called zzz", "take the name out"),
    ],
)
def test_a_template_of_the_office_is_read_before_it_is_used(
    office: Path, text: str, line: int, told: str, remedy: str
) -> None:
    """File, line and the nearest name that there is."""
    (office / "templates").mkdir()
    (office / "templates" / "laporan-bulanan.html").write_text(text, encoding="utf-8")
    assert findings("-C", office)[0] == 4
    output = run("doctor", "-C", office, "-q").stdout
    assert "laporan-bulanan.html" in output
    assert f"line {line}" in output
    assert told in output
    assert remedy in output


def test_shipped_templates_have_no_fault(office: Path) -> None:
    """Nor has an office's copy of all of them."""
    paths = sorted(template_root().glob("*.html"))
    assert len(paths) > 5
    assert {path.name: template_faults(path) for path in paths if template_faults(path)} == {}
    shutil.copytree(template_root(), office / "templates", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    assert findings("-C", office) == (0, [])


def test_outside_an_office_only_the_pc_is_looked_at(tmp_path: Path) -> None:
    """And that is said."""
    done = run("doctor", "-C", tmp_path)
    assert done.returncode == 0
    assert "no office here: only the PC was looked at" in done.stdout

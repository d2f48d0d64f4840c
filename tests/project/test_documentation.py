"""What the documentation says is so."""

from __future__ import annotations

import itertools
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

from reports import __version__
from reports.cli.main import COMMANDS, pora

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), *(ROOT / "docs" / "panduan").glob("*.md")]
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml"))


def targets() -> set[str]:
    """Return the targets of the Makefile."""
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def shell_lines(page: Path) -> list[str]:
    """Return the command lines of a page: those of its code blocks, and the code in its text."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    inline = re.findall(r"`((?:pora|make) [^`]+)`", text)
    return [line.removeprefix("$ ").split(" #")[0] for block in blocks for line in block.splitlines()] + inline


def test_generated_pages_are_up_to_date() -> None:
    """docs/commands.md is what ``--help`` says, docs/errors.md what the catalogue holds."""
    command = [sys.executable, ROOT / "docs" / "generate.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT)})
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_manual_page_is_rendered_without_warnings() -> None:
    """By the program that ``man`` calls, with all its warnings; every command and exit code is there."""
    command = ["groff", "-man", "-Tutf8", "-ww", "-P-cbou", str(ROOT / "docs" / "pora.1")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    text = " ".join(done.stdout.split())
    assert [name for name in COMMANDS if f"pora {name} " not in text] == []
    assert "EXIT STATUS 0 done 1 done, but" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_on_a_page_exist(page: Path) -> None:
    """Whoever types what the page says gets what it says."""
    words = [shlex.split(line) for line in shell_lines(page) if line.strip()]
    made = {one[1] for one in words if one[0] == "make" and len(one) > 1}
    called = {one[1] for one in words if one[0] == "pora" and len(one) > 1 and not one[1].startswith("-")}
    assert made - targets() == set()
    assert called - set(COMMANDS) == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_a_page_lead_somewhere(page: Path) -> None:
    """No link to a file that is not there."""
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_readme_names_the_two_commands() -> None:
    """One runs the main job on the sample office, one runs the tests."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {"make demo", "make test"} <= set(re.findall(r"^make \w+", text, re.MULTILINE))


def test_ci_runs_the_command_of_the_readme() -> None:
    """What is promised is what is tested, then what that leaves out, and how much of the program the tests run."""
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-3:] == [
        "make test",
        "make lint",
        "make coverage",
    ]


def test_public_ci_runs_the_same_command_on_every_supported_python() -> None:
    """From the version on that setup.cfg requires; one job runs the long tests too, one has the oldest dependencies."""
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))["jobs"]
    run = {name: [step["run"] for step in job["steps"] if "run" in step] for name, job in jobs.items()}
    assert run == {"test": ["make test"], "coverage": ["make lint", "make coverage"], "oldest": ["make oldest"]}
    pythons = jobs["test"]["strategy"]["matrix"]["python"]
    assert f"python_requires = >={pythons[0]}\n" in (ROOT / "setup.cfg").read_text(encoding="utf-8")
    assert pythons == [f"3.{minor}" for minor in range(11, 11 + len(pythons))]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_no_issue_is_opened_without_a_word_on_personal_data(form: Path) -> None:
    """Each form begins with the warning, in both languages, and ends with a box that must be ticked."""
    first, *_fields, last = yaml.safe_load(form.read_text(encoding="utf-8"))["body"]
    assert "Do not attach" in first["attributes"]["value"]
    assert "Jangan lampirkan" in first["attributes"]["value"]
    assert [option["required"] for option in last["attributes"]["options"]] == [True]


def test_hooks_before_a_commit_are_the_checks_of_the_tests() -> None:
    """Ruff and mypy of the same environment, at the versions of constraints.txt."""
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    tools = {hook["id"]: hook["entry"].split()[0] for hook in repository["hooks"]}
    assert tools == {"ruff-check": ".venv/bin/ruff", "ruff-format": ".venv/bin/ruff", "mypy": ".venv/bin/mypy"}


def test_every_make_target_says_what_it_does() -> None:
    """A comment stands above each target."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    bare = [line for above, line in itertools.pairwise(lines) if re.match(r"[a-z]+:", line) and above[:2] != "# "]
    assert bare == []


def test_changelog_has_a_place_for_what_comes() -> None:
    """Keep a Changelog: unreleased changes stand first."""
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert __version__ in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8") or len(headings) == 1


def test_list_of_commands_says_what_the_commands_say() -> None:
    """The first sentence of each command's help is what ``pora --help`` shows without importing it."""
    context = click.Context(pora)
    for name, (_where, sentence) in COMMANDS.items():
        command = pora.get_command(context, name)
        assert command is not None
        assert (command.help or "").partition("\n")[0] == sentence

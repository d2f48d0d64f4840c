"""The rules of the house, each a test: style, types, floors, docstrings, sizes, packaging."""

from __future__ import annotations

import ast
import configparser
import subprocess
import sys
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "reports").rglob("*.py"))
CODE = ["reports", "tests", "docs", "templates"]
LONGEST = 400
"""Lines of a file, beyond which it knows too much."""


def run(*command: str) -> str:
    """Run a tool of this environment; return what it said, empty when it is content."""
    tool = Path(sys.executable).parent / command[0]
    done = subprocess.run([tool, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def setup_cfg() -> configparser.ConfigParser:
    """Return setup.cfg."""
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    return config


def test_ruff_is_content() -> None:
    """Style by the rules of pyproject.toml."""
    assert run("ruff", "check", "--quiet", *CODE) == ""


def test_code_is_formatted() -> None:
    """One formatting for everybody."""
    assert run("ruff", "format", "--check", "--quiet", *CODE) == ""


def test_types_are_strict() -> None:
    """Mypy in strict mode over the program; tests are checked by running them."""
    assert run("mypy") == ""


def test_imports_go_downwards() -> None:
    """The floors of docs/architecture.md, as contracts in setup.cfg."""
    assert run("lint-imports", "--no-cache") == ""


def test_everything_public_has_a_docstring() -> None:
    """Program and tests, to the last one."""
    assert run("interrogate", "-vv", "-c", "setup.cfg", "reports", "tests", "docs", "templates") == ""


def test_no_file_is_too_long() -> None:
    """A file that is too long knows two things."""
    files = [path for folder in CODE for path in (ROOT / folder).rglob("*.py")]
    long = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: lines for name, lines in long.items() if lines > LONGEST} == {}


def test_every_package_is_listed() -> None:
    """What setup.cfg does not list is missing from the wheel."""
    listed = setup_cfg()["options"]["packages"].split()
    folders = {path.parent.relative_to(ROOT) for path in MODULES if path.name == "__init__.py"}
    assert sorted(listed) == sorted([*(".".join(one.parts) for one in folders), "reports.templates"])


def test_wheel_holds_templates_data_and_messages(tmp_path: Path) -> None:
    """An installed pora has all that a checkout has."""
    source = tmp_path / "source"
    copy = ["setup.cfg", "pyproject.toml", "README.md", "LICENSE", "reports", "templates"]
    source.mkdir()
    subprocess.run(["cp", "-r", *(ROOT / name for name in copy), source], check=True)
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-build-isolation", "--no-deps", "-w", tmp_path, source]
    subprocess.run(command, check=True)
    names = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    files = {path.relative_to(ROOT) for path in (ROOT / "templates").rglob("*") if path.is_file()}
    wanted = {f"reports/{path.as_posix()}" for path in files if "__pycache__" not in path.parts}
    wanted |= {path.relative_to(ROOT).as_posix() for path in (ROOT / "reports" / "data").iterdir() if path.is_file()}
    wanted |= {path.relative_to(ROOT).as_posix() for path in MODULES}
    assert wanted - names == set()
    assert {"reports/locale/id/LC_MESSAGES/pora.mo", "reports/py.typed"} <= names


def test_constraints_name_what_is_required() -> None:
    """Every direct dependency has its exact version."""
    config = setup_cfg()
    required = config["options"]["install_requires"] + config["options.extras_require"]["test"]
    names = {line.split(">")[0].strip().lower() for line in required.splitlines() if line.strip()}
    pinned = {line.split("==")[0].lower() for line in (ROOT / "constraints.txt").read_text().splitlines()}
    assert names - pinned == set()


def test_every_import_is_required_and_every_requirement_imported() -> None:
    """What is imported is installed with the program; what is installed is used."""
    imported = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {one.name.partition(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").partition(".")[0])
    foreign = imported - set(sys.stdlib_module_names) - {"reports"}
    distributions = packages_distributions()
    needed = {distributions[name][0].lower() for name in foreign}
    required = requirements(setup_cfg()["options"]["install_requires"])
    assert needed == required | requirements(setup_cfg()["options.extras_require"]["cluster"])


def requirements(listed: str) -> set[str]:
    """Return the names of required distributions."""
    return {line.split(">")[0].strip() for line in listed.splitlines()} - {""}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_clock_and_no_chance(path: Path) -> None:
    """Time enters with the command line; the same inputs give the same bytes."""
    names = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }
    assert names & {"today", "now", "utcnow", "time_ns", "localtime", "gmtime", "uuid4", "getdefaultlocale"} == set()


def test_examples_in_docstrings_are_true() -> None:
    """Every ``>>>`` in the program is run."""
    with_examples = [str(path) for path in MODULES if ">>>" in path.read_text(encoding="utf-8")]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--doctest-modules"]
    done = subprocess.run(
        [*command, "--import-mode=importlib", *with_examples], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout

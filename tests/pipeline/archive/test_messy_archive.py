"""Reprocessing the messy archive finds exactly what was planted in it: matrix, files, rows, and the stock by class."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import messy
import pytest
from plain import WITHOUT_PAGES

from reports.model.archive import State
from reports.pipeline.reprocess import reprocess
from reports.pipeline.request import Request
from reports.vocabulary import config

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.archive import Archive
    from reports.model.figures import Figures
    from reports.model.period import Month

    Messy = tuple[Path, messy.Truth]

pytestmark = [pytest.mark.no_books, pytest.mark.ci]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Messy:
    """Return the folder of the archive and the truth about it."""
    folder = tmp_path_factory.mktemp("messy") / "arsip"
    return folder, messy.write(folder)


@pytest.fixture(scope="module")
def office(archive: Messy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office that has decided between most versions."""
    folder = tmp_path_factory.mktemp("kantor")
    leave_out(folder, archive[1])
    return folder


def leave_out(folder: Path, truth: messy.Truth) -> None:
    """Write the decisions between versions."""
    paths = [path for path, fate in truth.files.items() if fate.reason == "mappings"]
    (folder / "mappings.toml").write_text(f"left_out = {json.dumps(paths)}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def found(archive: Messy, office: Path) -> Archive:
    """Return the account of the archive without the password."""
    return reprocess(archive[0], Request(office), config.load(office), WITHOUT_PAGES).archive


@pytest.fixture(scope="module")
def worked(office: Path, found: Archive) -> Path:
    """Return the office after the first run."""
    assert found.files
    return office


@pytest.fixture(scope="module")
def opened(archive: Messy, worked: Path, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Return the account of a second run, with the password."""
    folder = tmp_path_factory.mktemp("sandi") / "kantor"
    shutil.copytree(worked, folder)
    request = Request(folder, password=archive[1].password)
    return reprocess(archive[0], request, config.load(folder), WITHOUT_PAGES).archive


def stock(figures: Figures) -> dict[str, int]:
    """Return the persons of each class that are in the figures of a month; classes nobody holds left out."""
    table = figures.tables["stock-nationality-permit"]
    margin = {code: table.figure("total", code).value for code in table.columns}
    assert sum(number or 0 for number in margin.values()) == table.figure("total", "total").value
    return {code: number for code, number in margin.items() if number}


def stocks(found: Archive, truth: messy.Truth) -> tuple[dict[Month, dict[str, int]], dict[Month, dict[str, int]]]:
    """Return the stock of every month and its truth; a month of undecided versions has none (settled rule 2)."""
    registers = {month: one for (kind, month), one in found.holdings.items() if kind == "register"}
    undecided = {month for month, one in registers.items() if "versions" in one.reasons}
    totals = {found.figures[month].figure("stock-nationality-permit", "total", "total").value for month in undecided}
    assert totals <= {None}
    months = [month for month in truth.stock if month not in undecided]
    return {month: stock(found.figures[month]) for month in months}, {
        month: dict(truth.stock[month]) for month in months
    }


def fates(found: Archive) -> dict[str, tuple[object, str, str]]:
    """Return what became of each file."""
    return {one.path: (one.role, one.other, one.reason) for one in found.files}


def planted(truth: messy.Truth) -> dict[str, tuple[object, str, str]]:
    """Return what must become of each file."""
    return {path: (fate.role, fate.other, fate.reason) for path, fate in truth.files.items()}


def test_the_coverage_matrix_is_the_truth(archive: Messy, found: Archive) -> None:
    """Dense over every kind and month, nothing more and nothing less."""
    truth = archive[1]
    assert (found.first, found.last) == (truth.span.first, truth.span.last)
    assert {field: holding.state for field, holding in found.holdings.items()} == dict(truth.states)


def test_every_file_became_what_it_must(archive: Messy, found: Archive) -> None:
    """Used, copy of which, left out by the office, unusable for which reason, empty."""
    assert fates(found) == planted(archive[1])


def test_rows_that_count_are_the_truth(archive: Messy, found: Archive) -> None:
    """Of every kind and month in which versions are decided."""
    truth = archive[1]
    decided = {field for field, state in truth.states.items() if state is not State.CONFLICTING}
    counted = {field: found.holdings[field].accepted for field in decided}
    assert counted == {field: truth.accepted[field] for field in decided}


def test_rows_that_count_name_a_person_once_though_two_versions_do(archive: Messy, found: Archive) -> None:
    """Where versions are undecided both are read, and a person who is in both is one row that counts."""
    truth = archive[1]
    undecided = {field for field, state in truth.states.items() if state is State.CONFLICTING}
    counted = {field: found.holdings[field].accepted for field in undecided}
    assert counted == {field: truth.accepted[field] for field in undecided}


def test_the_balance_adds_up(found: Archive) -> None:
    """Rows seen went somewhere."""
    assert found.balance.balanced


def test_the_balance_counts_what_the_matrix_counts(archive: Messy, found: Archive) -> None:
    """Rows accepted in all are those of every kind and month together; of an unusable file none."""
    assert found.balance.accepted == sum(archive[1].accepted.values())


def test_stock_of_every_month_is_the_truth(archive: Messy, found: Archive) -> None:
    """Persons by permit class, counted by plain Python from who was written down, each once, versions decided."""
    truth = archive[1]
    counted, expected = stocks(found, truth)
    assert counted == expected
    assert len(truth.stock) - len(expected) == 2, "months of undecided versions"
    memo = {month: number for month, number in truth.memo.items() if month in expected}
    assert {month: found.figures[month].figure("stock-memo", "ABG", "count").value for month in memo} == memo


def test_months_without_a_register_have_no_stock(archive: Messy, found: Archive) -> None:
    """Missing is not zero."""
    truth = archive[1]
    without = [month for month in found.figures if truth.states["register", month] is State.MISSING]
    assert without
    assert {found.figures[month].figure("stock-nationality-permit", "total", "total").value for month in without} == {
        None
    }


def test_files_of_every_holding_are_those_that_count(archive: Messy, found: Archive) -> None:
    """No copy, no superseded or unusable file stands behind a figure."""
    used = {path for path, fate in archive[1].files.items() if fate.role == "used"}
    assert {path for holding in found.holdings.values() for path in holding.files} == used


def test_reasons_say_what_is_wrong_with_a_month(found: Archive) -> None:
    """The kecamatan that lack, the file that could not be read, the versions, the title."""
    reasons = {
        str(month): holding.reasons
        for (kind, month), holding in found.holdings.items()
        if kind == "register" and holding.reasons
    }
    assert reasons == {
        "2019-04": ("versions", "period-conflict"),
        "2021-08": ("versions",),
        "2021-11": ("file-encrypted",),
        "2022-02": ("districts:31.72.03", "file-encrypted"),
        "2022-09": ("districts:31.72.03,31.72.05",),
        "2023-07": ("file-too-large",),
    }


def test_with_the_password_a_second_run_fills_what_was_locked(archive: Messy, opened: Archive) -> None:
    """What could not be opened is tried again; all else is as before."""
    truth = archive[1].opened
    assert truth is not None
    assert {field: holding.state for field, holding in opened.holdings.items()} == dict(truth.states)
    assert fates(opened) == planted(truth)
    counted, expected = stocks(opened, truth)
    assert counted == expected


def test_a_decision_of_the_office_settles_the_versions(archive: Messy, worked: Path, tmp_path: Path) -> None:
    """Left out in mappings.toml, one of two versions is superseded by that, and its month is present."""
    truth = archive[1].decided
    assert truth is not None
    shutil.copytree(worked, tmp_path / "kantor")
    leave_out(tmp_path / "kantor", truth)
    decided = reprocess(archive[0], Request(tmp_path / "kantor"), config.load(worked), WITHOUT_PAGES).archive
    assert {field: holding.state for field, holding in decided.holdings.items()} == dict(truth.states)
    assert fates(decided) == planted(truth)
    counted, expected = stocks(decided, truth)
    assert counted == expected
    assert decided.holding("register", messy.UNDECIDED).accepted == truth.accepted["register", messy.UNDECIDED]


def test_breaks_of_the_register_are_its_gaps_and_its_lacking_kecamatan(found: Archive) -> None:
    """The month after a gap, and both months around a change of coverage."""
    breaks = [(str(one.month), one.reason, one.detail) for one in found.breaks if one.kind == "register"]
    assert breaks == [
        ("2018-09", "gap", "2018-08..2018-08"),
        ("2019-04", "gap", "2019-03..2019-03"),
        ("2020-08", "gap", "2020-07..2020-07"),
        ("2021-12", "gap", "2021-11..2021-11"),
        ("2022-02", "coverage", "31.72.03"),
        ("2022-03", "coverage", "31.72.03"),
        ("2022-07", "gap", "2022-04..2022-06"),
        ("2022-09", "coverage", "31.72.03,31.72.05"),
        ("2022-10", "coverage", "31.72.03,31.72.05"),
    ]


def test_the_period_is_told_with_what_states_it(found: Archive) -> None:
    """A title before the name of a sheet before the name of a file."""
    sources = {one.path: one.period_from for one in found.files}
    assert sources["2019/01 Januari/REGISTER WNA JANUARI 2019.xlsx"] == "title"
    assert sources["ARSIP LAMA/REGISTER 2018/REGISTER ORANG ASING 2018.xls"] == "sheet"
    assert sources["2020/01 Januari/register wna januari 2020.csv"] == "file"

"""The messy archive is what it says it is: its traps are there, its files open with the libraries of others."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

import messy
import messy_truth
import openpyxl
import pytest
import xlrd
from msoffcrypto.exceptions import InvalidKeyError
from msoffcrypto.format.ooxml import OOXMLFile
from odf.opendocument import load as load_ods
from odf.table import Table

from reports.model.archive import Role, State
from reports.model.period import Month

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.ci
Archive = tuple["Path", messy.Truth]


def of_role(truth: messy.Truth, role: Role) -> dict[str, messy.Fate]:
    """Return the files that must have a role."""
    return {path: fate for path, fate in truth.files.items() if fate.role is role}


def digest(path: Path) -> str:
    """Return the hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def locked_in(truth: messy.Truth) -> list[str]:
    """Return the protected workbooks."""
    return [path for path, fate in truth.files.items() if fate.reason == messy.LOCKED]


def test_the_truth_names_every_file_and_no_other(archive: Archive) -> None:
    """A file without a fate would be forgotten by whoever checks them."""
    folder, truth = archive
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == truth.files.keys()


def test_the_matrix_is_dense_over_six_years(archive: Archive) -> None:
    """Every kind has a state for every month, and a number of rows that is nothing where nothing came."""
    _, truth = archive
    months = [Month(year, month) for year in range(2018, 2024) for month in range(1, 13)]
    assert truth.states.keys() == {(kind, month) for kind in messy_truth.KINDS for month in months}
    assert truth.accepted.keys() == truth.states.keys()
    assert not any(truth.accepted[field] for field, state in truth.states.items() if state is State.MISSING)
    assert truth.stock.keys() == {month for month in months if truth.states["register", month] is not State.MISSING}


def test_persons_of_a_month_are_its_stock_and_its_children_of_two_nationalities(archive: Archive) -> None:
    """The two ways in which the truth counts a register agree."""
    _, truth = archive
    for month, classes in truth.stock.items():
        assert sum(classes.values()) + truth.memo[month] == truth.accepted["register", month]


def test_the_same_seed_writes_the_same_archive_and_another_one_another(archive: Archive, tmp_path: Path) -> None:
    """All bytes but those of protected workbooks, whose keys are random; and the truth."""
    folder, first = archive
    again, other = messy.write(tmp_path / "1"), messy.told(2)
    assert first == again
    assert other.files == first.files
    assert other.stock != first.stock
    random = locked_in(first)
    same = [path for path in first.files if digest(folder / path) == digest(tmp_path / "1" / path)]
    assert sorted([*same, *random]) == sorted(first.files)


def test_every_file_that_counts_opens_with_its_library(archive: Archive) -> None:
    """Four formats, none of them read by the program here; sheets have rows."""
    folder, truth = archive
    opened: Counter[str] = Counter()
    for path, fate in truth.files.items():
        if fate.role in {Role.USED, Role.SUPERSEDED}:
            kind = path.rpartition(".")[2]
            assert _OPENED[kind](folder / path), path
            opened[kind] += 1
    assert opened.keys() == {"xlsx", "xls", "ods", "csv"}
    assert min(opened.values()) >= 5


def _xlsx(path: Path) -> bool:
    book = openpyxl.load_workbook(path, read_only=True)
    return all(next(sheet.iter_rows(), None) for sheet in book.worksheets)


def _xls(path: Path) -> bool:
    return all(sheet.nrows > 2 for sheet in xlrd.open_workbook(path).sheets())


def _ods(path: Path) -> bool:
    return len(load_ods(path).spreadsheet.getElementsByType(Table)) > 0


def _csv(path: Path) -> bool:
    content = path.read_bytes()
    marked = content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig" if marked else "cp1252")
    return len({len(row) for row in csv.reader(text.splitlines(), delimiter="," if marked else ";")}) == 1


_OPENED = {"xlsx": _xlsx, "xls": _xls, "ods": _ods, "csv": _csv}


def test_texts_come_in_two_encodings(archive: Archive) -> None:
    """One with a byte order mark and commas, one as Excel saves it in Indonesia."""
    folder, truth = archive
    marks = Counter(
        (folder / path).read_bytes()[:3] == b"\xef\xbb\xbf" for path in truth.files if path.endswith(".csv")
    )
    assert min(marks[True], marks[False]) >= 5


def test_two_workbooks_open_with_the_password_only(archive: Archive) -> None:
    """Neither with another one nor as a workbook without protection."""
    folder, truth = archive
    paths = locked_in(truth)
    assert len(paths) == 2
    for path in paths:
        with (folder / path).open("rb") as stream:
            book = OOXMLFile(stream)
            assert book.is_encrypted()
            book.load_key(password=truth.password, verify_password=True)
            with pytest.raises(InvalidKeyError):
                book.load_key(password="salah", verify_password=True)  # noqa: S106
        with pytest.raises(Exception, match="zip"):
            openpyxl.load_workbook(folder / path)


def test_copies_are_the_same_bytes_under_other_names(archive: Archive) -> None:
    """And nothing else is twice there, so that every copy is declared."""
    folder, truth = archive
    copies = of_role(truth, Role.COPY)
    assert len(copies) == 4
    for path, fate in copies.items():
        assert digest(folder / path) == digest(folder / fate.other)
        assert path.split("/") > fate.other.split("/"), "the first by path counts"
        assert truth.files[fate.other].role is Role.USED
    assert len({digest(folder / path) for path in truth.files if path not in copies}) == len(truth.files) - len(copies)


def test_a_version_differs_from_all_that_count(archive: Archive) -> None:
    """By people it lacks: a figure counted from it would be another. All marks of names occur."""
    folder, truth = archive
    versions = of_role(truth, Role.SUPERSEDED)
    used = of_role(truth, Role.USED)
    assert not {digest(folder / path) for path in versions} & {digest(folder / path) for path in used}
    names = " ".join([*versions, *used])
    assert all(mark in names for mark in ("FINAL", "REVISI 10", "REV 9", "FIX", "kopi", "draf", "(1)"))
    assert Counter(fate.reason for fate in versions.values()) == {"mappings": 10}


def test_gaps_and_halves_are_where_they_were_planted(archive: Archive) -> None:
    """Whole months, a whole quarter of everything, months of which only some kecamatan came."""
    _, truth = archive
    register = {month: state for (kind, month), state in truth.states.items() if kind == "register"}
    missing = {Month(2018, 8), Month(2019, 3), Month(2020, 7), Month(2021, 11), *messy.QUARTER.months}
    assert {month for month, state in register.items() if state is State.MISSING} == missing
    partial = {Month(2022, 2), Month(2022, 9), Month(2023, 7)}
    assert {month for month, state in register.items() if state is State.PARTIAL} == partial
    conflicting = {Month(2019, 4), Month(2021, 8)}
    assert {month for month, state in register.items() if state is State.CONFLICTING} == conflicting
    for kind in messy_truth.KINDS:
        assert all(truth.states[kind, month] is State.MISSING for month in messy.QUARTER.months)


def test_a_month_without_incidents_is_present_and_empty(archive: Archive) -> None:
    """NIHIL is a delivery."""
    _, truth = archive
    for month in messy.NIL:
        assert (truth.states["incidents", month], truth.accepted["incidents", month]) == (State.PRESENT, 0)


def test_the_title_of_march_says_april(archive: Archive) -> None:
    """While its file and its folder say March."""
    folder, truth = archive
    (path,) = (one for one in truth.files if "2019/03" in one and "REGISTER" in one)
    texts = [
        cell
        for row in openpyxl.load_workbook(folder / path).active.iter_rows(max_row=6, values_only=True)
        for cell in row
    ]
    assert "BULAN APRIL 2019" in texts
    assert "MARET" in path


def test_years_write_as_they_wrote_then(archive: Archive) -> None:
    """Index codes of the old series, the ministry of the time, the work permit that is no more."""
    folder, _ = archive
    sheet = xlrd.open_workbook(folder / "ARSIP LAMA/REGISTER 2018/REGISTER ORANG ASING 2018.xls").sheet_by_index(0)
    old = {str(sheet.cell_value(row, 7)) for row in range(3, sheet.nrows)}
    assert {"312", "211"} <= old
    assert not any(re.fullmatch(r"[A-E]\d+[A-Z]?", one) for one in old)
    text = (folder / "2020/01 Januari/register wna januari 2020.csv").read_text(encoding="cp1252")
    assert "C312" in text
    assert "E23" not in text
    book = openpyxl.load_workbook(folder / "2019/01 Januari/REGISTER WNA JANUARI 2019.xlsx")
    texts = [cell for row in book.active.iter_rows(max_row=7, values_only=True) for cell in row]
    assert "KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA RI" in texts
    assert "NO IMTA" in texts


def test_the_password_only_adds(archive: Archive) -> None:
    """With it two months have more, and nothing else is otherwise."""
    _, truth = archive
    opened = truth.opened
    assert opened is not None
    changed = {field for field in truth.states if truth.states[field] is not opened.states[field]}
    assert changed == {("register", messy.LOCKED_WHOLE), ("register", messy.LOCKED_PART)}
    assert {opened.states[field] for field in changed} == {State.PRESENT}
    more = {field for field in truth.accepted if truth.accepted[field] < opened.accepted[field]}
    assert more == changed

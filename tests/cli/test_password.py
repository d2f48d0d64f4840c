"""Claims about protected workbooks on the command line."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner
from msoffcrypto.format.ooxml import OOXMLFile

from reports.cli.main import pora

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    """Return a register that opens with the password ``rahasia``."""
    book = openpyxl.Workbook()
    for row in (
        ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL"],
        [1, "MIRA KATO", "A1234567", "Jepang", "ITAS"],
    ):
        book.active.append(row)
    plain = io.BytesIO()
    book.save(plain)
    path = tmp_path / "register 2024-09.xlsx"
    with path.open("wb") as stream:
        OOXMLFile(plain).encrypt("rahasia", stream)
    return path


def report(path: Path, password: str | None) -> dict:
    """Return what ``pora check --json`` says of a file."""
    environment = {"PORA_WORKBOOK_PASSWORD": password} if password else {"PORA_WORKBOOK_PASSWORD": ""}
    done = CliRunner().invoke(pora, ["check", str(path), "--json", "-n"], env=environment)
    return json.loads(done.stdout) | {"code": done.exit_code}


def test_the_password_of_the_environment_opens_a_protected_workbook(protected: Path) -> None:
    """With it the rows are read; it appears nowhere in the output."""
    found = report(protected, "rahasia")
    assert (found["files"][0]["status"], found["balance"]["accepted"]) == ("read", 1)
    assert "rahasia" not in json.dumps(found)


def test_without_the_right_password_the_only_file_is_no_input(protected: Path) -> None:
    """No file could be read: exit code 3, and why."""
    for password, code in ((None, "file-encrypted"), ("salah", "file-password-wrong")):
        found = report(protected, password)
        assert (found["code"], found["files"][0]["status"]) == (3, "encrypted")
        assert found["files"][0]["problem"]["code"] == code

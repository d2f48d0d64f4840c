"""Protected workbooks open with their password and with nothing else."""

from __future__ import annotations

from pathlib import Path

import hostile
import pytest

from reports.intake.read import Found, Unreadable, read
from reports.pipeline.intake import read_file

SHARED = Path(__file__).parents[4] / "shared" / "cases" / "hostile"


def locked(folder: Path, password: str) -> Path:
    """Write a workbook under a password."""
    path = folder / "locked.xlsx"
    path.write_bytes(hostile.locked_xlsx(password))
    return path


def code(path: Path, password: str | None) -> str:
    """Return the code of the problem that reading gives."""
    with pytest.raises(Unreadable) as caught:
        read(path, password)
    return caught.value.code


def test_password_opens_and_a_wrong_one_is_told_from_none(tmp_path: Path) -> None:
    """Three sentences for three cases."""
    path = locked(tmp_path, "rahasia")
    assert [one.height for one in read(path, "rahasia")] == [3]
    assert code(path, "salah") == "file-password-wrong"
    assert code(path, None) == "file-encrypted"
    assert code(path, "") == "file-encrypted"


def test_merely_write_protected_workbook_opens_as_in_excel(tmp_path: Path) -> None:
    """Excel locks it with a password of its own and asks nobody."""
    path = locked(tmp_path, "VelvetSweatshop")
    assert [one.height for one in read(path)] == [3]
    assert [one.height for one in read(path, "another")] == [3]


def test_problem_of_a_protected_file_is_its_status(tmp_path: Path) -> None:
    """``check --json`` says encrypted in both cases."""
    found = Found(locked(tmp_path, "rahasia"), is_lock=False)
    assert [read_file(found, "x", password).status for password in (None, "salah", "rahasia")] == [
        "encrypted",
        "encrypted",
        "read",
    ]


def test_damaged_lock_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    """Half of an encrypted workbook."""
    path = locked(tmp_path, "rahasia")
    path.write_bytes(path.read_bytes()[:3000])
    assert code(path, "rahasia") in {"file-unreadable", "file-password-wrong"}


@pytest.mark.skipif(not SHARED.is_dir(), reason="no shared files")
@pytest.mark.parametrize(
    ("name", "password", "size"),
    [("protected_sha512.xlsx", "this is a test", (2, 3)), ("xor-encryption-abc.xls", "abc", (3, 1))],
)
def test_workbooks_locked_by_others(name: str, password: str, size: tuple[int, int]) -> None:
    """Agile encryption with SHA-512, and XOR obfuscation of an old workbook."""
    grid = read(SHARED / name, password)[0]
    assert (grid.height, grid.width) == size
    assert code(SHARED / name, "wrong") == "file-password-wrong"

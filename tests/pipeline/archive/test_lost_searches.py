"""What is kept of a search in an archive is trusted only as it was written: what is lost or changed is searched again.

Every case begins with the same office and ends with the same outputs; both are made once.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.pipeline.archive.test_text_search import (
    anew,
    change,
    looked_into,
    outputs_of,
    run,
    three_registers,
    with_person,
)

if TYPE_CHECKING:
    from pathlib import Path

    Case = tuple[Path, Path, dict[str, bytes]]

pytestmark = [pytest.mark.no_pages, pytest.mark.no_books]
__all__ = ["looked_into"]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Return an office that has read an archive, the archive with a register changed since, and what is to come out."""
    folder = tmp_path_factory.mktemp("cari")
    office, archive = three_registers(folder)
    with_person(archive)
    run(office, archive)
    change(archive)
    return office, archive, anew(folder, office, archive)


def _without(path: Path) -> None:
    path.unlink()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5])


def _foreign(path: Path) -> None:
    """Put what is kept of another file in its place."""
    others = [other for other in sorted(path.parent.glob("*-persons.json")) if other != path]
    path.write_bytes(others[-1].read_bytes() if others else b"{}")


@pytest.mark.parametrize("damage", [_without, _cut, pytest.param(_foreign, marks=pytest.mark.ci)])
@pytest.mark.parametrize("name", ["*-persons.json", "sought.json"])
def test_what_is_lost_is_searched_again(
    case: Case, tmp_path: Path, looked_into: list[str], damage: Any, name: str
) -> None:
    """Nothing that is kept is trusted before its seal."""
    office = shutil.copytree(case[0], tmp_path / "kantor")
    for path in sorted((office / "ledger").rglob(name))[:2]:
        damage(path)
    run(office, case[1])
    assert len(set(looked_into)) >= 2
    assert outputs_of(office) == case[2]


def test_what_is_whole_is_not_searched_again(case: Case, tmp_path: Path, looked_into: list[str]) -> None:
    """Else the test above would prove nothing."""
    office = shutil.copytree(case[0], tmp_path / "kantor")
    run(office, case[1])
    assert len(set(looked_into)) == 1
    assert outputs_of(office) == case[2]

"""A disk or network share that drops away costs a run, never what was published or read before."""

from __future__ import annotations

import errno
import itertools
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from plain import SHORT, WITHOUT_PAGES, contents, kept, make_archive, register

from reports.errors import NoInputError, OutputError, PoraError
from reports.intake.read import Unreadable, opening, read
from reports.ledger.store import SOUGHT
from reports.pipeline.archive.inventory import is_below
from reports.pipeline.reprocess import reprocess
from reports.pipeline.request import Request
from reports.vocabulary.config import Config
from tests import command_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reports.pipeline.reprocess import Work

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True, scope="module")
def answer_once() -> None:
    """Read every file, though its like was read before: it takes time, in which something is lost."""


@pytest.fixture
def published(archive: Path, office: Path) -> dict[str, str]:
    """Publish six months, then change every file; return what was published."""
    reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    for number, path in enumerate(sorted(archive.rglob("*.csv"))):
        path.write_text(register(range(number, number + 20)))
    return contents(office / "outputs")


def losing(act: Callable[[], object], after: int = 2) -> Work:
    """Return work in which something is lost when so many files are done."""

    def progress(done: int, _every: int, _faults: int) -> None:
        if done == after:
            act()

    return replace(WITHOUT_PAGES, progress=progress)


def calm(archive: Path, folder: Path) -> dict[str, str]:
    """Return what a run leaves that nothing disturbs."""
    office = folder / "tenang"
    office.mkdir()
    reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    return without_causes(office)


def without_causes(office: Path) -> dict[str, str]:
    """Return what an office holds, save for why each month was last made."""
    return {name: digest for name, digest in kept(office).items() if name != "state.json"}


def figures_of(office: Path) -> dict[str, str]:
    """Return what an office holds below its outputs."""
    return {name: digest for name, digest in kept(office).items() if "/" in name}


@pytest.mark.parametrize(
    "lost",
    [
        "arsip",
        pytest.param("kantor/ledger", marks=pytest.mark.ci),
        "kantor/outputs",
        pytest.param("kantor", marks=pytest.mark.ci),
    ],
)
def test_a_folder_that_goes_away_midway_stops_the_run_and_damages_nothing(
    archive: Path, office: Path, published: dict[str, str], tmp_path: Path, lost: str
) -> None:
    """The folder is named; no month is withdrawn, none told as missing; with the folder back the run completes."""
    place, aside = tmp_path / lost, tmp_path / "hilang"
    kind: type[PoraError] = NoInputError if lost == "arsip" else OutputError
    with pytest.raises(kind, match=f"{place}.* went away during the run"):
        reprocess(archive, Request(office), Config(), losing(lambda: place.rename(aside)))
    assert not place.exists(), "nothing is written where the folder was"
    aside.rename(place)
    assert contents(office / "outputs") == published
    again = reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    assert len(again.anew) <= 4, "what was read before is kept"
    assert without_causes(office) == calm(archive, tmp_path)


def test_a_folder_that_is_empty_all_at_once_withdraws_nothing(
    archive: Path, office: Path, published: dict[str, str], tmp_path: Path
) -> None:
    """As where a share was mounted: exit 3, and ledger and outputs are as they were."""
    before = kept(office)
    archive.rename(tmp_path / "hilang")
    with pytest.raises(NoInputError, match="does not exist"):
        reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    archive.mkdir()
    with pytest.raises(NoInputError, match="no workbook"):
        reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    assert kept(office) == before
    assert contents(office / "outputs") == published


def test_another_folder_in_the_place_of_the_archive_is_not_taken_for_it(
    archive: Path, office: Path, published: dict[str, str], tmp_path: Path
) -> None:
    """What is mounted there now may be readable, and full: it is not what the run began with."""

    def swap() -> None:
        archive.rename(tmp_path / "hilang")
        make_archive(archive, 6)

    with pytest.raises(NoInputError, match="went away"):
        reprocess(archive, Request(office), Config(), losing(swap, after=6))
    assert contents(office / "outputs") == published


def test_an_error_of_the_disk_is_not_held_to_be_one_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Advice to save it again in Excel would be no help."""

    def broken(*_given: object) -> int:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    path = tmp_path / "REGISTER 2019-04.csv"
    path.write_text(register(range(3)))
    monkeypatch.setattr(opening, "_opened", broken)
    with pytest.raises(Unreadable) as caught:
        read(path)
    assert caught.value.code == "file-lost"


def test_what_lies_below_a_closed_folder_is_not_seen_either() -> None:
    """A folder that cannot be looked into stands for all it holds."""
    assert is_below("2019/01/a.xlsx", {"2019"})
    assert is_below("a.xlsx", {"a.xlsx"})
    assert not is_below("2019b/a.xlsx", {"2019"})
    assert not is_below("2019/a.xlsx", set())


def as_somebody_else() -> list[str]:
    """Return what makes even the superuser obey permissions; nothing where this user does anyway."""
    if os.geteuid():
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("the superuser obeys no permissions")
    without = "-dac_override,-dac_read_search"
    return ["setpriv", f"--inh-caps={without}", f"--bounding-set={without}"]


@pytest.mark.ci
def test_the_months_of_a_closed_folder_stay(tmp_path: Path, office: Path) -> None:
    """A year's folder that may not be looked into is told by its name; opened again, nothing has to be read."""
    archive = make_archive(tmp_path / "arsip", 14)
    (office / "templates").mkdir()
    (office / "templates" / "olah-ulang.html").write_text(SHORT)
    reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    before = kept(office)
    (archive / "2020").chmod(0)
    words = ["reprocess", archive, "-C", office, "--json", "--jobs=1"]
    command = [*as_somebody_else(), sys.executable, "-m", "reports", *words]
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)
    (archive / "2020").chmod(0o700)
    assert done.returncode == 0, done.stderr
    assert {one["path"]: one["reason"] for one in json.loads(done.stdout)["files"]}["2020"] == "file-forbidden"
    assert set(kept(office)) == set(before), "neither figures of its months nor readings are dropped"
    assert reprocess(archive, Request(office), Config(), WITHOUT_PAGES).anew == ()
    assert kept(office) | {SOUGHT: ""} == before | {SOUGHT: ""}, "all but in which words persons were looked for"


def test_a_reading_that_is_gone_from_the_ledger_is_never_passed_over(archive: Path, office: Path) -> None:
    """Two files of one month are counted from their rows; where those are lost the run says so, and the next heals."""
    (archive / "2019" / "REGISTER 2019-02 baru.csv").write_text(register(range(1, 14)))
    reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    before = figures_of(office)
    (ledger,) = (office / "ledger").iterdir()
    for path in (*ledger.glob("*-register.parquet"), *ledger.glob("*-count.json")):
        path.write_bytes(b"PAR1")
    with pytest.raises(OutputError, match="lost or damaged"):
        reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    assert len(reprocess(archive, Request(office), Config(), WITHOUT_PAGES).anew) == 7, "all that is lost, at once"
    assert figures_of(office) == before


def failing_after(number: int, code: int) -> Callable[[str, str], None]:
    """Return what puts so many files in their place, and then fails as a share does that has dropped away."""
    replaced, left = os.replace, itertools.count(number, -1)

    def failing(source: str, target: str) -> None:
        if next(left) <= 0:
            raise OSError(code, os.strerror(code), os.fspath(target))
        replaced(source, target)

    return failing


@pytest.mark.parametrize(
    "error", ["ESTALE", pytest.param("EIO", marks=pytest.mark.ci), pytest.param("ENOTCONN", marks=pytest.mark.ci)]
)
def test_a_ledger_whose_share_fails_is_said_and_the_next_run_goes_on(
    archive: Path, office: Path, tmp_path: Path, error: str
) -> None:
    """From the fourth file on the system answers with an error: exit 5, no traceback, and later the same as ever."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", failing_after(3, getattr(errno, error)))
        failed = command_line.run("reprocess", archive, "-C", office, "-q", "--lang=en", "--jobs=1")
    assert failed.returncode == 5, failed.stderr
    assert "cannot be written" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert not list(office.rglob("*.figures.json"))
    assert reprocess(archive, Request(office), Config(), WITHOUT_PAGES).anew
    assert without_causes(office) == calm(archive, tmp_path)


@pytest.fixture
def share(tmp_path: Path) -> Iterator[Path]:
    """Mount a file system of its own, where this user may."""
    place = tmp_path / "share"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "tmpfs", place]
    if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount")
    yield place
    subprocess.run(["umount", "-l", place], capture_output=True, check=False)


def unmount(place: Path) -> None:
    """Take a share away though it is in use."""
    subprocess.run(["umount", "-l", place], check=True)


def test_an_archive_that_is_unmounted_midway_is_told(share: Path, office: Path) -> None:
    """A real mount: what is left is an empty folder, and nobody takes it for the archive."""
    archive = make_archive(share / "arsip", 6)
    reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    before = figures_of(office)
    for path in archive.rglob("*.csv"):
        path.write_text(path.read_text() + "\n")
    with pytest.raises(NoInputError, match="went away"):
        reprocess(archive, Request(office), Config(), losing(lambda: unmount(share)))
    assert figures_of(office) == before


def test_an_office_that_is_unmounted_midway_leaves_nothing_on_the_disk_below(share: Path, archive: Path) -> None:
    """Personal data must not lie hidden under a share that is mounted again later."""
    office = share / "kantor"
    office.mkdir()
    with pytest.raises(OutputError, match="went away"):
        reprocess(archive, Request(office), Config(), losing(lambda: unmount(share)))
    assert not list(share.iterdir())

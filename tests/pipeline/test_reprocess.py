"""An archive is reprocessed by content: only what changed, whatever happened to the run before, wherever it is done."""

from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reports.errors import ConfigurationError, OutputError, UsageError
from reports.model.archive import Role, State
from reports.model.period import Month
from reports.pipeline.archive import versions
from reports.pipeline.archive.cluster import OnCluster
from reports.pipeline.reprocess import Work, reprocess, why
from reports.pipeline.request import Request
from reports.publish import lock
from reports.vocabulary.config import Cluster, Config

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
HEADER = "NO;NAMA LENGKAP;NO PASPOR;KEBANGSAAN;JENIS KELAMIN;JENIS IZIN TINGGAL;MASA BERLAKU IZIN TINGGAL;KECAMATAN"
PLACES = ("PENJARINGAN", "KOJA", "CILINCING", "PADEMANGAN", "TANJUNG PRIOK", "KELAPA GADING")


def register(persons: range) -> str:
    """Return a register of invented persons as csv."""
    rows = (
        f"{place};KARIMO {place:04d};E{place:07d};JEPANG;L;ITAS;31-12-2030;{PLACES[place % 6]}" for place in persons
    )
    return "\n".join((HEADER, *rows, ""))


def make_archive(folder: Path, months: int, rows: int = 12) -> Path:
    """Write one register a month from January 2019 on."""
    for number in range(months):
        month = Month(2019, 1).plus(number)
        path = folder / str(month.year) / f"REGISTER {month}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(register(range(number, number + rows)))
    return folder


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office without anything."""
    folder = tmp_path / "kantor"
    folder.mkdir()
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return an archive of six months."""
    return make_archive(tmp_path / "arsip", 6)


def contents(folder: Path) -> dict[str, str]:
    """Return the hash of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def kept(office: Path) -> dict[str, str]:
    """Return the ledger of the only archive of an office, and its outputs."""
    (ledger,) = (office / "ledger").iterdir()
    return contents(ledger) | contents(office / "outputs")


def test_nothing_changed_reads_nothing_and_rebuilds_nothing(archive: Path, office: Path) -> None:
    """The second run finds everything in the ledger; its files are the same."""
    first = reprocess(archive, Request(office), Config())
    before = kept(office)
    second = reprocess(archive, Request(office), Config())
    assert (len(first.anew), len(first.rebuilt)) == (6, 6)
    assert (second.anew, second.rebuilt, second.written) == ((), (), ())
    assert kept(office) == before
    assert second.archive == first.archive


def test_one_file_changed_is_read_and_its_month_rebuilt_and_says_why(archive: Path, office: Path) -> None:
    """A person more in March changes March alone."""
    reprocess(archive, Request(office), Config())
    (archive / "2019" / "REGISTER 2019-03.csv").write_text(register(range(2, 15)))
    done = reprocess(archive, Request(office), Config())
    assert done.anew == ("2019/REGISTER 2019-03.csv",)
    assert done.rebuilt == (Month(2019, 3),)
    assert done.archive.figures[Month(2019, 3)].figure("stock-district-permit", "total", "total").value == 13
    causes = why(archive, Request(office), Config(), Month(2019, 3))
    assert causes is not None
    assert [(one.code, one.path) for one in causes] == [("changed", "2019/REGISTER 2019-03.csv")]
    first = why(archive, Request(office), Config(), Month(2019, 2))
    assert first is not None
    assert [one.code for one in first] == ["first"]
    assert why(archive, Request(office), Config(), Month(2030, 1)) is None


def test_figures_are_what_a_return_of_the_same_inputs_says(archive: Path, office: Path, tmp_path: Path) -> None:
    """A month rebuilt has, id by id, the figures of the return of an office that holds this file only."""
    from reports.pipeline.returns import monthly_return  # noqa: PLC0415 -- brings WeasyPrint

    reprocess(archive, Request(office), Config())
    other = tmp_path / "lain"
    (other / "inputs").mkdir(parents=True)
    shutil.copy(archive / "2019" / "REGISTER 2019-05.csv", other / "inputs")
    from reports.model.period import Period  # noqa: PLC0415

    monthly_return(Period.parse("2019-05"), Request(other), Config())
    name = "laporan-bulanan.dinas.figures.json"
    rebuilt = (office / "outputs" / "olah-ulang" / "2019-05" / name).read_bytes()
    assert rebuilt == (other / "outputs" / "2019-05" / name).read_bytes()


def test_documents_are_made_again_only_where_their_figures_changed(archive: Path, office: Path) -> None:
    """Returns say that they are made again and bear no signature; a changed month changes the one compared with it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed")
    work = Work(2, documents=True)
    first = reprocess(archive, Request(office), Config(), work)
    assert len([path for path in first.written if path.name == "laporan-bulanan.dinas.pdf"]) == 6
    folder = office / "outputs" / "olah-ulang" / "2019-02"
    printed = subprocess.run(
        ["pdftotext", folder / "laporan-bulanan.dinas.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "hasil olah ulang" in printed.casefold()
    assert "NIP" not in printed
    assert "tempat tanda tangan elektronik" not in printed
    assert reprocess(archive, Request(office), Config(), work).written == ()
    (archive / "2019" / "REGISTER 2019-03.csv").write_text(register(range(2, 15)))
    again = reprocess(archive, Request(office), Config(), work)
    assert again.rebuilt == (Month(2019, 3), Month(2019, 4))
    plain = reprocess(archive, Request(office), Config())
    assert plain.written == (), "figures alone are there already"


def test_a_file_that_is_gone_is_forgotten(archive: Path, office: Path) -> None:
    """Its month is missing, its reading no longer in the ledger."""
    reprocess(archive, Request(office), Config())
    before = kept(office)
    (archive / "2019" / "REGISTER 2019-04.csv").unlink()
    done = reprocess(archive, Request(office), Config())
    assert done.archive.holding("register", Month(2019, 4)).state is State.MISSING
    assert len([name for name in before if name.endswith("-register.parquet")]) == 6
    assert len([name for name in kept(office) if name.endswith("-register.parquet")]) == 5
    assert [(one.month, one.reason) for one in done.archive.breaks] == [(Month(2019, 5), "gap")]


def test_how_many_read_at_a_time_changes_no_byte(archive: Path, tmp_path: Path) -> None:
    """One, two or five files at a time leave the same ledger."""
    found = []
    for workers in (1, 2, 5):
        office = tmp_path / f"kantor-{workers}"
        office.mkdir()
        reprocess(archive, Request(office), Config(), Work(workers))
        found.append(kept(office))
    assert found[0] == found[1] == found[2]


def test_versions_are_decided_by_rule_by_mappings_or_not_at_all(archive: Path, office: Path) -> None:
    """FINAL stands before a plain name; two plain ones conflict, until mappings.toml leaves one out."""
    year = archive / "2019"
    (year / "REGISTER 2019-01 FINAL.csv").write_text(register(range(0, 11)))
    (year / "REGISTER 2019-02 baru.csv").write_text(register(range(1, 12)))
    (year / "salinan").mkdir()
    shutil.copy(year / "REGISTER 2019-03.csv", year / "salinan" / "Maret.csv")
    found = reprocess(archive, Request(office), Config()).archive
    roles = {one.path.rpartition("/")[2]: (one.role, one.other.rpartition("/")[2]) for one in found.files}
    assert roles["REGISTER 2019-01.csv"] == (Role.SUPERSEDED, "REGISTER 2019-01 FINAL.csv")
    assert roles["Maret.csv"] == (Role.COPY, "REGISTER 2019-03.csv")
    assert found.holding("register", Month(2019, 1)).accepted == 11
    assert found.holding("register", Month(2019, 2)).state is State.CONFLICTING
    both = found.figures[Month(2019, 2)].figure("stock-district-permit", "total", "total").value
    assert both == 12, "each person of the two versions once"
    (office / "mappings.toml").write_text('left_out = ["2019/REGISTER 2019-02 baru.csv"]\n')
    decided = reprocess(archive, Request(office), Config()).archive
    assert decided.holding("register", Month(2019, 2)).state is State.PRESENT
    assert decided.balance.balanced


def test_ranks_of_names() -> None:
    """The stated rule, from the strongest claim to the weakest."""
    names = [
        "REGISTER MARET FINAL revisi 2", "Register_Maret-FIX", "REGISTER REV. 10", "register revisi 9",
        "Register revisi", "REGISTER MARET", "REGISTER MARET (1)",
    ]  # fmt: skip
    ranks = [versions.rank(f"2019/{name}.xlsx") for name in names]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == len(ranks)
    assert versions.rank("Maret revisi.xlsx") == versions.rank("Maret REVISI 1.xlsx")
    assert versions.rank("Final draft Maret FINAL - Copy.xlsx") < versions.rank("Maret.xlsx")


def run(archive: Path, office: Path, **further: object) -> subprocess.Popen[bytes]:
    """Start ``pora reprocess`` in a process of its own."""
    command = [sys.executable, "-m", "reports", "reprocess", archive, "-C", office, "-q", "--jobs", "2"]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": ROOT}
    return subprocess.Popen([str(word) for word in command], start_new_session=True, **(streams | further))


@pytest.mark.slow
def test_killed_at_any_moment_the_next_run_goes_on(tmp_path: Path) -> None:
    """SIGKILL at random moments; in the end ledger and outputs are those of a run that nobody disturbed."""
    archive = make_archive(tmp_path / "arsip", 12, rows=400)
    calm, hunted = tmp_path / "tenang", tmp_path / "dikejar"
    calm.mkdir()
    hunted.mkdir()
    begun = time.monotonic()
    assert run(archive, calm).wait() == 0
    whole = time.monotonic() - begun
    dice = random.Random(19)
    for _ in range(12 if os.environ.get("PORA_TEST_DOSE") == "long" else 5):
        process = run(archive, hunted)
        time.sleep(dice.uniform(0.2, 1.0) * whole)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    last = run(archive, hunted)
    assert last.wait() == 0, last.stderr.read() if last.stderr else ""
    assert kept(hunted) == kept(calm)


def test_a_second_run_leaves_with_a_clear_message(archive: Path, office: Path) -> None:
    """While one run holds the office another ends with 5 and says why; nothing is read."""
    with lock(office):
        second = run(archive, office)
        _, told = second.communicate()
    assert second.returncode == 5
    assert b"locked by another run" in told
    assert not (office / "ledger").exists()


def test_a_full_disk_damages_nothing(archive: Path, office: Path) -> None:
    """Files may be no longer than a few bytes: a clear message, exit 5; with room again the run completes."""

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))

    failed = run(archive, office, preexec_fn=no_room)
    _, told = failed.communicate()
    assert failed.returncode == 5, told
    assert b"cannot be written" in told
    assert b"Traceback" not in told
    assert len(reprocess(archive, Request(office), Config()).rebuilt) == 6


def test_what_cannot_be_read_is_told_and_the_rest_is_rebuilt(archive: Path, office: Path) -> None:
    """A damaged workbook named as a month is unusable; its month is missing for that reason."""
    (archive / "2019" / "REGISTER 2019-07.xlsx").write_bytes(b"PK\x03\x04 broken")
    done = reprocess(archive, Request(office), Config())
    (bad,) = (one for one in done.archive.files if one.role is Role.UNUSABLE)
    assert (bad.path, bad.reason) == ("2019/REGISTER 2019-07.xlsx", "file-unreadable")
    holding = done.archive.holding("register", Month(2019, 7))
    assert (holding.state, holding.reasons) == (State.MISSING, ("file-unreadable",))
    assert reprocess(archive, Request(office), Config()).anew == (), "what is damaged stays damaged"


def test_differences_to_a_return_once_made(archive: Path, office: Path) -> None:
    """Where outputs hold a return of the month, figures that are others now are told with both values."""
    folder = office / "outputs" / "2019-01"
    folder.mkdir(parents=True)
    old = {"figures": [{"id": "stock-district-permit/total/total", "value": 11}]}
    (folder / "laporan-bulanan.dinas.figures.json").write_text(json.dumps(old))
    found = reprocess(archive, Request(office), Config()).archive.differences
    assert ("stock-district-permit/total/total", 11, 12) in found[Month(2019, 1)]
    assert set(found) == {Month(2019, 1)}


@pytest.mark.parametrize("address", ["host:8786", "http://host", "tls://"])
def test_what_is_no_address_of_a_scheduler_is_refused(address: str) -> None:
    """The remedy names the form."""
    with pytest.raises(UsageError, match="not the address"):
        OnCluster(address, Cluster())


def test_personal_data_never_travel_in_the_clear() -> None:
    """tcp:// is for this machine only; tls:// needs its certificates."""
    with pytest.raises(UsageError, match="unencrypted"):
        OnCluster("tcp://10.0.0.5:8786", Cluster())
    with pytest.raises(ConfigurationError, match=r"cluster\.authority is missing"):
        OnCluster("tls://10.0.0.5:8786", Cluster())


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def cluster() -> Iterator[Callable[[], tuple[str, list[subprocess.Popen[bytes]]]]]:
    """Give a function that starts a scheduler and two workers on this machine."""
    started: list[subprocess.Popen[bytes]] = []

    def start() -> tuple[str, list[subprocess.Popen[bytes]]]:
        port = free_port()
        address = f"tcp://127.0.0.1:{port}"
        where = ["--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment, "cwd": ROOT}
        started.append(subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_scheduler", *where], **quiet))
        worker = ["-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        started.extend(subprocess.Popen([sys.executable, *worker], **quiet) for _ in range(2))
        return address, started[1:]

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_leaves_the_same_ledger(
    tmp_path: Path, cluster: Callable[[], tuple[str, list[subprocess.Popen[bytes]]]]
) -> None:
    """A real scheduler and two workers on loopback; one is killed when the first files are done."""
    archive = make_archive(tmp_path / "arsip", 16, rows=300)
    here, there = tmp_path / "sini", tmp_path / "sana"
    here.mkdir()
    there.mkdir()
    reprocess(archive, Request(here), Config())
    address, workers = cluster()

    def after_some(done: int, _every: int, _faults: int) -> None:
        if done == 3:
            workers[0].kill()

    done = reprocess(
        archive, Request(there), Config(), Work(perform=OnCluster(address, Cluster()), progress=after_some)
    )
    assert workers[0].poll() is not None
    assert len(done.anew) == 16
    assert kept(there) == kept(here)


def test_a_scheduler_that_does_not_answer_is_said(archive: Path, office: Path) -> None:
    """Exit 5 and the address, not a traceback."""
    elsewhere = OnCluster(f"tcp://127.0.0.1:{free_port()}", Cluster(), patience=1)
    with pytest.raises(OutputError, match="does not answer"):
        reprocess(archive, Request(office), Config(), Work(perform=elsewhere))

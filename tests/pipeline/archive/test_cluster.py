"""The same step on a Dask cluster leaves the same ledger, whatever becomes of the cluster."""

from __future__ import annotations

import os
import pwd
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from loopback import LocalCluster, free_port
from plain import WITHOUT_PAGES, kept, make_archive

from reports.errors import ConfigurationError, OutputError, UsageError
from reports.pipeline.archive import cluster as story
from reports.pipeline.archive.cluster import VERSION, OnCluster, on_worker
from reports.pipeline.archive.file_job import Job
from reports.pipeline.archive.file_summary import Brief, Order
from reports.pipeline.intake import Question, place_of
from reports.pipeline.reprocess import reprocess
from reports.pipeline.request import Request
from reports.vocabulary.config import Cluster, Config
from reports.vocabulary.mappings import Mappings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.mark.parametrize("address", ["host:8786", "http://host", "tls://", "tls://host:port", "tls://[::1]:x"])
def test_what_is_no_address_of_a_scheduler_is_refused(address: str) -> None:
    """The remedy names the form."""
    with pytest.raises(UsageError, match="not the address"):
        OnCluster(address, Cluster())


@pytest.mark.parametrize("host", ["10.0.0.5:8786", "scheduler.example:8786", "0.0.0.0:8786"])
def test_personal_data_never_travel_in_the_clear(host: str) -> None:
    """tcp:// is for this machine only; tls:// needs its certificates."""
    with pytest.raises(UsageError, match="unencrypted"):
        OnCluster(f"tcp://{host}", Cluster())
    with pytest.raises(ConfigurationError, match=r"cluster\.authority is missing"):
        OnCluster(f"tls://{host}", Cluster())


def test_on_a_pc_with_other_accounts_loopback_is_for_those_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them could run programs as this user; services have no accounts of people."""
    people = [("saya", os.getuid(), "/bin/bash"), ("budi", 1007, "/bin/bash"), ("layanan", 1008, "/usr/sbin/nologin")]
    accounts = [pwd.struct_passwd((name, "x", uid, 1, "", "/", shell)) for name, uid, shell in people]
    monkeypatch.setattr(pwd, "getpwall", lambda: accounts)
    with pytest.raises(UsageError, match="budi"):
        OnCluster("tcp://127.0.0.1:8786", Cluster())
    OnCluster("tcp://127.0.0.1:8786", Cluster(trusts_accounts=True))
    monkeypatch.setattr(pwd, "getpwall", lambda: [accounts[0], accounts[2]])
    OnCluster("tcp://127.0.0.1:8786", Cluster())


@pytest.fixture
def cluster() -> Iterator[Callable[[int], LocalCluster]]:
    """Give a function that starts a scheduler and workers on this machine."""
    started: list[LocalCluster] = []

    def start(workers: int) -> LocalCluster:
        started.append(LocalCluster(workers))
        return started[-1]

    yield start
    for one in started:
        one.stop()


@pytest.mark.ci
@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_leaves_the_same_ledger(
    tmp_path: Path, cluster: Callable[[int], LocalCluster]
) -> None:
    """A real scheduler and two workers on loopback; one is killed when the first files are done."""
    archive = make_archive(tmp_path / "arsip", 16, rows=300)
    here, there = tmp_path / "sini", tmp_path / "sana"
    here.mkdir()
    there.mkdir()
    reprocess(archive, Request(here), Config(), WITHOUT_PAGES)
    started = cluster(2)

    def after_some(done: int, _every: int, _faults: int) -> None:
        if done == 3:
            started.workers[0].kill()

    work = replace(
        WITHOUT_PAGES, perform=OnCluster(started.address, Cluster(trusts_accounts=True)), progress=after_some
    )
    done = reprocess(archive, Request(there), Config(), work)
    assert started.workers[0].poll() is not None
    assert len(done.anew) == 16
    assert kept(there) == kept(here)


@pytest.mark.ci
@pytest.mark.slow
@pytest.mark.parametrize(
    ("victim", "said"),
    [("scheduler", "connection .* was lost"), ("worker", "no workers")],
)
def test_a_cluster_that_dies_is_said_and_the_next_run_goes_on(
    tmp_path: Path, cluster: Callable[[int], LocalCluster], victim: str, said: str
) -> None:
    """Of sixteen files some are kept; the next run, here, reads the others."""
    archive = make_archive(tmp_path / "arsip", 16, rows=300)
    office = tmp_path / "kantor"
    office.mkdir()
    started = cluster(1)

    def after_some(done: int, _every: int, _faults: int) -> None:
        if done == 3:
            (started.scheduler if victim == "scheduler" else started.workers[0]).kill()

    elsewhere = OnCluster(started.address, Cluster(trusts_accounts=True), patience=4)
    with pytest.raises(OutputError, match=said):
        reprocess(archive, Request(office), Config(), replace(WITHOUT_PAGES, perform=elsewhere, progress=after_some))
    assert not list(office.rglob("*.figures.json"))
    assert 1 <= len(reprocess(archive, Request(office), Config(), WITHOUT_PAGES).anew) <= 13
    assert not [path for path in office.rglob("*.part") if path.is_file()], "the mark in the ledger is cleared away"


def test_a_scheduler_that_does_not_answer_is_said(archive: Path, office: Path) -> None:
    """Exit 5 and the address, not a traceback."""
    elsewhere = OnCluster(f"tcp://127.0.0.1:{free_port()}", Cluster(trusts_accounts=True), patience=1)
    with pytest.raises(OutputError, match="does not answer"):
        reprocess(archive, Request(office), Config(), replace(WITHOUT_PAGES, perform=elsewhere))


def job(archive: Path, ledger: Path) -> Job:
    """Return the job of the first file of an archive."""
    path = archive / "2019" / "REGISTER 2019-01.csv"
    question = Question(place_of("2019/REGISTER 2019-01.csv", path.name), Mappings(), originals=True)
    return Job(str(path), str(ledger), str(path.parent), Order(question, "", "0" * 16, ("31.72.01",)))


def test_a_worker_of_another_version_or_with_other_storage_does_nothing(archive: Path, tmp_path: Path) -> None:
    """What it makes would be another program's, or lie where nobody finds it."""
    ledger = tmp_path / "ledger"
    ledger.mkdir()
    with pytest.raises(ConfigurationError, match="another version"):
        on_worker(job(archive, ledger), "0.0 0", ".tanda.part")
    with pytest.raises(OutputError, match="does not see"):
        on_worker(job(archive, ledger), VERSION, ".tanda.part")
    assert not list(ledger.iterdir())
    (ledger / ".tanda.part").touch()
    assert on_worker(job(archive, ledger), VERSION, ".tanda.part").status == "read"


def test_a_file_that_only_a_worker_misses_ends_the_run(archive: Path, tmp_path: Path) -> None:
    """An archive that is not mounted there must not be told as missing; a file that is gone here too may be."""
    here = job(archive, tmp_path)
    missing = Brief("unreadable", "file-missing")
    with pytest.raises(OutputError, match=r"does not see .*2019-01"):
        story.refuse_unseen(here, missing)
    story.refuse_unseen(replace(here, path=str(tmp_path / "tiada.csv")), missing)
    story.refuse_unseen(here, Brief("unreadable", "file-unreadable"))

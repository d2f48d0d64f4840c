"""The same step on a Dask cluster leaves the same ledger; personal data never travel in the clear."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from plain import kept, make_archive

from reports.errors import ConfigurationError, OutputError, UsageError
from reports.pipeline.archive.cluster import OnCluster
from reports.pipeline.reprocess import Work, reprocess
from reports.pipeline.request import Request
from reports.vocabulary.config import Cluster, Config

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]


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

"""The same step on a Dask cluster: for all offices of the country, when one PC is not enough.

The jobs name files and a ledger on storage that every worker sees under the same path; a worker that dies in the middle
of a file leaves nothing half-written, and its file is given to another one. A worker that sees other storage, or is of
another version, ends the run: what it made would be missing, or not what this program makes. The data are personal: a
connection is encrypted with certificates both ways, save on this very machine.
"""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import os
import secrets
import socket
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from reports import __version__
from reports.errors import ConfigurationError, OutputError, UsageError
from reports.errors import msgid as _
from reports.ledger.store import SCHEMA
from reports.pipeline.archive.certificates import security_of
from reports.pipeline.archive.file_job import perform
from reports.pipeline.rules import RULES
from reports.private_files import UNFINISHED, put

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.pipeline.archive.file_job import Job
    from reports.pipeline.archive.file_summary import Brief
    from reports.vocabulary.config import Cluster

VERSION = f"{__version__} {RULES} {SCHEMA}"
"""Of the step; workers must have the same."""
_TALKATIVE = ("distributed", "distributed.client")
_OF_PEOPLE = range(1000, 60_000)
"""Numbers of the accounts of people; those below are of services."""
_MOST_NAMED = 3
_LOOK = _("look at what its workers report: each needs this version of pora and memory enough; then run it again")


class OnCluster:
    """Does jobs on a cluster.

    Args:
        address: of the scheduler, ``tls://host:8786``; ``tcp://`` only on this machine.
        settings: the certificates.
        office: folder that their paths are relative to.
        patience: seconds to wait for the scheduler, and then for a worker.

    Raises:
        UsageError: no such address, or one that would send personal data in the clear.
        ConfigurationError: Dask is not installed, or a certificate is missing or useless.
    """

    def __init__(self, address: str, settings: Cluster, office: Path = Path(), patience: float = 30) -> None:
        self._address, self._patience = address, patience
        _refuse(address, settings)
        try:
            from distributed import CancelledError, Client, KilledWorker, as_completed  # noqa: PLC0415 -- an extra
            from distributed.comm.core import CommClosedError  # noqa: PLC0415 -- an extra
        except ImportError as error:
            raise ConfigurationError(
                "a cluster needs Dask, which is not installed", 'install it: pip install "pora-reports[cluster]"'
            ) from error
        self._killed, self._lost = KilledWorker, (CancelledError, CommClosedError)
        self._closed = CommClosedError
        self._client: Any = Client
        self._as_completed: Any = as_completed
        self._security = security_of(settings, office) if address.startswith("tls:") else None

    def __call__(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Brief]]:
        """Yield jobs with their briefs as they are done.

        Raises:
            ConfigurationError: scheduler and office do not trust each other, or a worker has another program.
            OutputError: the scheduler or its workers do not answer, do not see the storage, or a file took its
                workers with it too often; how often is too often the scheduler decides
                (``distributed.scheduler.allowed-failures``).
        """
        for name in _TALKATIVE:  # what matters is raised
            logging.getLogger(name).setLevel(logging.CRITICAL)
        with closing(self._connected()) as client, _mark(Path(jobs[0].ledger)) as mark:
            self._await_workers(client)
            job_by_future = {client.submit(on_worker, job, VERSION, mark, pure=False): job for job in jobs}
            for future in self._done(client, job_by_future):
                brief = self._result(client, future)
                refuse_unseen(job_by_future[future], brief)
                yield job_by_future[future], brief

    def _done(self, client: Any, job_by_future: Mapping[Any, Job]) -> Iterator[Any]:  # noqa: ANN401 -- Dask has no types
        """Yield what is done; when nothing has been for a while, see that somebody is at work."""
        pending = set(job_by_future)
        while pending:
            completed = self._as_completed(pending, timeout=self._patience)
            while pending:
                try:
                    future = next(completed)
                except TimeoutError:
                    self._await_workers(client)
                    break
                pending.discard(future)
                yield future

    def _connected(self) -> Any:  # noqa: ANN401 -- Dask has no types
        try:
            return self._client(self._address, security=self._security, timeout=self._patience)
        except (self._closed, ValueError) as error:  # it was there; ValueError: it speaks in the clear, and first
            raise ConfigurationError(
                "the scheduler {address} and this office do not agree on certificates",
                "use tls://, and name under [cluster] in pora.toml those of that cluster, all signed by one authority",
                address=self._address,
            ) from error
        except (OSError, TimeoutError) as error:
            raise OutputError(
                "the scheduler {address} does not answer", "check that it runs, and its address", address=self._address
            ) from error

    def _await_workers(self, client: Any) -> None:  # noqa: ANN401 -- Dask has no types
        try:
            client.wait_for_workers(1, timeout=self._patience)
        except TimeoutError as error:
            raise OutputError(
                "the scheduler {address} has no workers (any more)", _LOOK, address=self._address
            ) from error

    def _result(self, client: Any, future: Any) -> Brief:  # noqa: ANN401 -- Dask has no types
        """Return the result of a task; run it again if the worker that had it died."""
        try:
            while True:
                with contextlib.suppress(TimeoutError):
                    return cast("Brief", future.result(timeout=self._patience))
                self._await_workers(client)
        except self._killed as error:
            raise OutputError(
                "the cluster at {address} lost a file too often", _LOOK, address=self._address,
            ) from error  # fmt: skip
        except self._lost as error:
            raise OutputError(
                "the connection to the scheduler {address} was lost", "run it again: what was read is kept",
                address=self._address,
            ) from error  # fmt: skip


@contextlib.contextmanager
def _mark(ledger: Path) -> Iterator[str]:
    """Lay a file into the ledger, by whose name a worker knows that it sees the same storage.

    Raises:
        OutputError: the ledger cannot be written.
    """
    name = f".{secrets.token_hex(8)}{UNFINISHED}"
    put(ledger / name, b"pora")
    try:
        yield name
    finally:
        with contextlib.suppress(OSError):  # the next run clears it away
            (ledger / name).unlink()


def on_worker(job: Job, version: str, mark: str) -> Brief:
    """Do one job on a worker.

    Args:
        job: the file.
        version: of the program that asks.
        mark: name of a file that lies in the ledger.

    Raises:
        ConfigurationError: the worker's program is another one.
        OutputError: it sees another ledger, or cannot write there.
    """
    if version != VERSION:
        raise _other_program()
    try:
        (Path(job.ledger) / mark).read_bytes()
    except OSError as error:
        raise _unseen(job.ledger) from error
    return perform(job)


def _other_program() -> ConfigurationError:
    return ConfigurationError(
        "a worker of the cluster has another version of pora, or none", "install this version on every worker"
    )


def refuse_unseen(job: Job, brief: Brief) -> None:
    """Raise if a worker cannot see a file that is here; the whole archive would be reported as missing."""
    if brief.problem == "file-missing" and Path(job.path).exists():
        raise _unseen(job.path)


def _unseen(path: str) -> OutputError:
    return OutputError(
        "a worker of the cluster does not see {path} ({host})",
        "mount the storage of archive and office under the same path on every worker, for the same user",
        path=path,
        host=socket.gethostname(),
    )


def _refuse(address: str, settings: Cluster) -> None:
    parts = urlsplit(address)
    if parts.scheme not in {"tls", "tcp"} or not parts.hostname or not _is_number(parts.netloc):
        raise UsageError("{address} is not the address of a scheduler", "write it as tls://host:8786", address=address)
    if parts.scheme == "tcp" and not _is_here(parts.hostname):
        raise UsageError(
            "{address} would send personal data over the network unencrypted",
            "use tls:// with the certificates of [cluster] in pora.toml; tcp:// is for this machine only",
            address=address,
        )
    if parts.scheme == "tcp" and not settings.trusts_accounts and other_accounts():
        raise UsageError(
            "over {address} every account of this PC could run programs as you, and there are others: {accounts}",
            "use tls:// with the certificates of [cluster] in pora.toml, or write trusts_accounts = true there",
            address=address,
            accounts=other_accounts()[:_MOST_NAMED],
        )


def other_accounts() -> tuple[str, ...]:
    """Return the names of the accounts of people on this machine beside our own, as far as its list of them goes."""
    try:
        import pwd  # noqa: PLC0415 -- not on Windows, which has no list to read
    except ImportError:
        return ()
    return tuple(
        account.pw_name
        for account in sorted(pwd.getpwall())
        if account.pw_uid in _OF_PEOPLE
        and account.pw_uid != os.getuid()
        and not account.pw_shell.endswith(("nologin", "false"))
    )


def _is_number(netloc: str) -> bool:
    """Tell whether the text after the host is empty or a port number."""
    port = netloc.rpartition("]")[2].partition(":")[2]
    return port.isascii() and (not port or port.isdigit())


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

"""The same step on a Dask cluster: for all offices of the country, when one PC is not enough.

The jobs name files and a ledger on storage that every worker sees under the same path; a worker that dies in the middle
of a file leaves nothing half-written, and its file is given to another one. The data are personal: a connection is
encrypted with certificates both ways, save on this very machine.
"""

from __future__ import annotations

import ipaddress
from contextlib import closing
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from reports.errors import ConfigurationError, OutputError, UsageError
from reports.pipeline.archive.work import perform

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from distributed import Security

    from reports.pipeline.archive.brief import Brief
    from reports.pipeline.archive.work import Job
    from reports.vocabulary.config import Cluster


class OnCluster:
    """Does jobs on a cluster.

    Args:
        address: of the scheduler, ``tls://host:8786``; ``tcp://`` only on this machine.
        settings: the certificates.
        patience: seconds to wait for the scheduler to answer.

    Raises:
        UsageError: no such address, or one that would send personal data in the clear.
        ConfigurationError: Dask is not installed, or a certificate is missing.
    """

    def __init__(self, address: str, settings: Cluster, patience: float = 30) -> None:
        self._address, self._patience = address, patience
        _refuse(address)
        try:
            from distributed import CancelledError, Client, KilledWorker, as_completed  # noqa: PLC0415 -- an extra
            from distributed.comm.core import CommClosedError  # noqa: PLC0415 -- an extra
        except ImportError as error:
            raise ConfigurationError(
                "a cluster needs Dask, which is not installed", 'install it: pip install "pora-reports[cluster]"'
            ) from error
        self._lost = (KilledWorker, CancelledError, CommClosedError)
        self._client: Any = Client
        self._as_completed: Any = as_completed
        self._security = _security(address, settings)

    def __call__(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Brief]]:
        """Yield jobs with their briefs as they are done.

        Raises:
            OutputError: the scheduler does not answer, or a file took its workers with it too often; how often is
                too often the scheduler decides (``distributed.scheduler.allowed-failures``).
        """
        try:
            client = self._client(self._address, security=self._security, timeout=self._patience)
        except (OSError, TimeoutError) as error:
            raise OutputError(
                "the scheduler {address} does not answer", "check that it runs, and its address", address=self._address
            ) from error
        with closing(client):
            asked = {client.submit(perform, job, pure=False): job for job in jobs}
            for future in self._as_completed(asked):
                yield asked[future], self._result(future)

    def _result(self, future: Any) -> Brief:  # noqa: ANN401 -- Dask has no types
        try:
            return cast("Brief", future.result())
        except self._lost as error:
            raise OutputError(
                "the cluster at {address} lost a file too often", "look at its workers, then run it again",
                address=self._address,
            ) from error  # fmt: skip


def _refuse(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme not in {"tls", "tcp"} or not parts.hostname:
        raise UsageError("{address} is not the address of a scheduler", "write it as tls://host:8786", address=address)
    if parts.scheme == "tcp" and not _is_here(parts.hostname):
        raise UsageError(
            "{address} would send personal data over the network unencrypted",
            "use tls:// with the certificates of [cluster] in pora.toml; tcp:// is for this machine only",
            address=address,
        )


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _security(address: str, settings: Cluster) -> Security | None:
    """Return the certificates; None for an unencrypted connection on this machine."""
    if not address.startswith("tls:"):
        return None
    from distributed import Security  # noqa: PLC0415 -- an extra

    missing = [name for name in ("authority", "certificate", "key") if not getattr(settings, name)]
    if missing:
        raise ConfigurationError(
            "{file}: cluster.{key} is missing", "name the file of each certificate under [cluster]",
            file="pora.toml", key=missing[0],
        )  # fmt: skip
    return Security(
        tls_ca_file=settings.authority,
        tls_client_cert=settings.certificate,
        tls_client_key=settings.key,
        require_encryption=True,
    )

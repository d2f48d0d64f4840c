"""A Dask cluster on this machine: a scheduler and workers as processes of their own, as they would run elsewhere."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
_PATIENCE = 30.0
"""Seconds for a scheduler to listen."""


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class LocalCluster:
    """A scheduler, and workers of one thread each.

    Args:
        workers: how many.
        tls: what Dask's commands are told of certificates; none for an unencrypted connection.
        path: folders in which the workers find the program.
    """

    def __init__(self, workers: int = 2, tls: Sequence[str] = (), path: Path | None = ROOT) -> None:
        port = free_port()
        host = f"{'tls' if tls else 'tcp'}://127.0.0.1"
        self.address = f"{host}:{port}"
        where = ["--host", host, "--port", str(port), "--no-dashboard", *tls]
        self.scheduler = _started("dask_scheduler", where, ROOT)
        _await(port)
        self._tls, self._path = tls, path
        self.workers = [self.add_worker() for _ in range(workers)]

    def add_worker(self) -> subprocess.Popen[bytes]:
        """Start a further worker."""
        own = [self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1"]
        return _started("dask_worker", [*own, *self._tls], self._path)

    def stop(self) -> None:
        """End all of them."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


def _started(command: str, words: list[str], path: Path | None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{command}", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | ({"PYTHONPATH": str(path)} if path else {}),
        start_new_session=True,
        cwd=path or "/",
    )


def _await(port: int) -> None:
    """Wait until somebody listens."""
    last = time.monotonic() + _PATIENCE
    while time.monotonic() < last:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(port)

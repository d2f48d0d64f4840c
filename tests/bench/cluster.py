"""Time ``pora reprocess`` on a Dask cluster of this machine against the run without one: cluster.py [DIR] [SIZE SIZE].

Of DIR (made where none is given) so many workbooks are taken (default: 12 and 24). For each number there is a run of
this machine with one reading process, then one on a scheduler with one worker and one with two, each of one thread.
Printed are wall time, the CPU of client, scheduler and workers apart, their peaks of resident memory, and the bytes
that crossed the loopback interface (of the whole machine: nothing else should use it). From the two sizes follows what
one workbook costs and what a run costs whatever its size, and from these what all offices of the country would take.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "archive"))

from archive import MIB, make, resident  # noqa: E402 -- beside this file
from loopback import LocalCluster  # noqa: E402 -- in the folder added above

OFFICES, MONTHS = 130, 120
"""Of the country, and of ten years: the plan of the project."""
CORES = (2, 8, 32, 128)
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """Of one run."""

    wall: float
    """Seconds."""
    client: float
    """Seconds of CPU, with its reading processes."""
    scheduler: float = 0.0
    workers: float = 0.0
    memory: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Peaks of client, scheduler, and the largest worker with its reading process (MiB)."""
    loopback: int = 0
    """Bytes."""


class Watch:
    """Looks at the memory of sessions until it is told to stop."""

    def __init__(self, sessions: list[int]) -> None:
        self.peaks = dict.fromkeys(sessions, 0)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(0.1):
            places = list(Path("/proc").glob("[0-9]*"))
            for session, peak in self.peaks.items():
                self.peaks[session] = max(peak, sum(resident(place, session) for place in places))

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()


def cpu(session: int) -> float:
    """Return the seconds of CPU of a session's processes and of those of their children that have ended."""
    found = 0
    for place in Path("/proc").glob("[0-9]*"):
        try:
            fields = (place / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            found += sum(map(int, fields[11:15]))
    return found / TICK


def loopback() -> int:
    """Return the bytes that the loopback interface has carried."""
    lines = Path("/proc/net/dev").read_text().splitlines()
    return next(int(line.split(":")[1].split()[0]) for line in lines if line.strip().startswith("lo:"))


def run(archive: Path, office: Path, cluster: LocalCluster | None) -> Cost:
    """Reprocess an archive into a new office."""
    office.mkdir()
    where = ["--scheduler", cluster.address] if cluster else ["--jobs", "1"]
    others = [one.pid for one in (cluster.scheduler, *cluster.workers)] if cluster else []
    before, carried, begun = [cpu(one) for one in others], loopback(), time.monotonic()
    command = [sys.executable, "-m", "reports", "reprocess", archive, "-C", office, "-q", *where]
    client = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, start_new_session=True)
    watch = Watch([client.pid, *others])
    _pid, status, used = os.wait4(client.pid, 0)
    wall = time.monotonic() - begun
    watch.stop()
    if status:
        raise SystemExit(f"{command} ended with {status}")
    spent = [cpu(one) - earlier for one, earlier in zip(others, before, strict=True)]
    peaks = [watch.peaks[one] / MIB for one in (client.pid, *others)]
    memory = (peaks[0], peaks[1] if others else 0.0, max(peaks[2:], default=0.0))
    own = used.ru_utime + used.ru_stime
    return Cost(wall, own, spent[0] if spent else 0.0, sum(spent[1:]), memory, loopback() - carried)


def on_cluster(archive: Path, office: Path, workers: int) -> Cost:
    """Reprocess on a cluster that is started for it; the time of its start does not count."""
    cluster = LocalCluster(workers)
    try:
        time.sleep(4)  # its processes are up; before that they would be counted, and share the cores
        return run(archive, office, cluster)
    finally:
        cluster.stop()


def told(name: str, size: int, cost: Cost) -> str:
    """Return a line of a run."""
    client, scheduler, worker = cost.memory
    return (
        f"{size:4d} workbooks, {name:10s}: wall {cost.wall:6.1f} s; CPU client {cost.client:5.1f}, scheduler "
        f"{cost.scheduler:4.1f}, workers {cost.workers:5.1f} s; memory client {client:.0f}, scheduler {scheduler:.0f}, "
        f"worker {worker:.0f} MiB; loopback {cost.loopback / 1024:.0f} KiB"
    )


def line(sizes: list[int], values: list[float]) -> tuple[float, float]:
    """Return what one workbook adds, and what there is without any."""
    each, fixed = statistics.linear_regression(sizes, values)
    return each, fixed


def size_of(folder: Path) -> int:
    """Return the bytes of the files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main(folder: Path, given: Path | None, sizes: list[int]) -> None:
    """Measure and print."""
    source = given or folder / "all"
    if given is None:
        make(source, max(sizes))
    costs: dict[str, list[Cost]] = {"this PC": [], "1 worker": [], "2 workers": []}
    for size in sizes:
        archive = folder / f"archive-{size}"
        archive.mkdir()
        for path in sorted(source.glob("*.xlsx"))[:size]:
            (archive / path.name).write_bytes(path.read_bytes())
        for workers, name in enumerate(costs):
            office = folder / f"office-{size}-{workers}"
            cost = on_cluster(archive, office, workers) if workers else run(archive, office, None)
            costs[name].append(cost)
            print(told(name, size, cost), flush=True)
    _print_offices(folder, sizes, costs)


def _print_offices(folder: Path, sizes: list[int], costs: dict[str, list[Cost]]) -> None:
    """Print what one workbook costs, and the extrapolation."""
    largest, both = max(sizes), costs["2 workers"]
    worker, _ = line(sizes, [one.workers for one in both])
    scheduler, _ = line(sizes, [one.scheduler for one in both])
    client, fixed = line(sizes, [one.client for one in both])
    alone, _ = line(sizes, [one.client for one in costs["this PC"]])
    carried, _ = line(sizes, [float(one.loopback) for one in both])
    archive, office = folder / f"archive-{largest}", folder / f"office-{largest}-2"
    print(
        f"one workbook: {worker:.3f} s of a worker's CPU, {scheduler:.4f} s of the scheduler's, {client:.3f} s of the "
        f"client's (and {fixed:.1f} s whatever the size); on this PC {alone:.3f} s in all"
    )
    kept = [size_of(place) / largest / 1024 for place in (archive, office / "ledger", office / "outputs")]
    print(
        f"one workbook: messages {carried / 1024:.1f} KiB, itself {kept[0]:.0f} KiB, ledger {kept[1]:.0f} KiB, outputs "
        f"{kept[2]:.0f} KiB"
    )
    files, each = OFFICES * MONTHS, fixed + MONTHS * client
    print(
        f"{OFFICES} offices of {MONTHS} workbooks: workers {files * worker / 3600:.2f} h of CPU, clients "
        f"{OFFICES * each / 3600:.2f} h, scheduler {files * scheduler / 60:.1f} min"
    )
    for cores in CORES:
        together, apart = files * worker / cores, OFFICES * (MONTHS * worker / cores + each)
        print(
            f"  {cores:3d} workers: {together / 60:.0f} min of reading; {apart / 60:.0f} min where one client does one "
            "office after the other"
        )


if __name__ == "__main__":
    words = sys.argv[1:]
    place = Path(words.pop(0)) if words and not words[0].isdigit() else None
    with tempfile.TemporaryDirectory() as name:
        main(Path(name), place, [int(word) for word in words] or [12, 24])

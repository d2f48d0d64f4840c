"""Time ``pora reprocess`` on an archive of monthly registers: archive.py [--keep FOLDER] [--texts] [MONTHS ...].

Without months it is 12, 60 and 120. With ``--keep`` the workbooks stay in a folder, and those that are there are used
again: writing 120 of them takes minutes, whatever is measured with them afterwards. With ``--texts`` each number of
workbooks is measured a second time, in an office that has written texts of its own: then the persons of all files are
searched for in what is printed, and what that adds to a run with one changed file is printed as CPU.

For each number of workbooks of 10,000 rows: a cold run, a warm one, one after a single file has got other figures, and
one after a single file was merely saved again, in wall time, with the peak of memory of all processes together. On a
slice of the workbooks (6) the cold run alternates with a plain script, whose time a workbook is what the ratios are of.
First the read step of one workbook is timed against calamine alone.
What one file costs can be understood in two ways, and both are printed: what it adds to a run on an archive of one
(cold less warm), and its share of the cold run on many. Where a folder ``shared/bench`` stands beside the checkout, its
generator and script are used.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import NamedTuple

from compare import ENVIRONMENT, HERE, SHARED
from read_step import read_step

SLICE, TURNS = 6, 3
COLD, WARM, ONE, PEAK = 0.09, 0.002, 1.5, 600.0
"""What must not be passed: cold and warm as parts of the plain script's time, one changed file as a multiple of what
one file costs (beside the warm cost), the memory of all processes together (MiB)."""
SETTINGS = """\
[office]
name = "Kantor Imigrasi Kelas I Muara Sungai"
address = "Jalan Melati Raya Nomor 12"
"""
"""What an office writes into ``pora.toml``."""
PAGE = os.sysconf("SC_PAGE_SIZE")
MIB = 1 << 20


class Timed(NamedTuple):
    """What a run took."""

    wall: float
    """Seconds."""
    peak: float
    """Of the resident memory of all its processes together, in MiB."""
    cpu: float
    """Seconds of all its processes."""


def timed(command: list[object]) -> Timed:
    """Run a command and measure it."""
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(
        [str(word) for word in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=ENVIRONMENT,
    )
    peak = [0]
    watcher = threading.Thread(target=watch, args=(process, peak), daemon=True)
    watcher.start()
    if process.wait():
        raise SystemExit(f"{command} ended with {process.returncode}")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return Timed(time.monotonic() - begun, peak[0] / MIB, cpu)


def watch(process: subprocess.Popen[bytes], peak: list[int]) -> None:
    """Look at the memory of a session's processes until the first of them has ended."""
    while process.poll() is None:
        peak[0] = max(peak[0], sum(resident(one, process.pid) for one in Path("/proc").glob("[0-9]*")))
        time.sleep(0.1)


def resident(place: Path, session: int) -> int:
    """Return the resident bytes of a process of a session; 0 for others."""
    try:
        fields = (place / "stat").read_text().rpartition(")")[2].split()
        return int(fields[21]) * PAGE if int(fields[3]) == session else 0
    except (OSError, ValueError, IndexError):
        return 0


def make(folder: Path, months: int, seed: int = 1) -> Path:
    """Write the workbooks into a folder, as far as they are not there, and return it."""
    if SHARED.is_dir():
        if len(list(folder.glob("*.xlsx"))) < months:
            script = SHARED / "make_archive.py"
            subprocess.run([sys.executable, script, folder, str(months), "10000", str(seed)], check=True)
        return folder
    first_days = [date(2015 + number // 12, number % 12 + 1, 1) for number in range(months)]
    missing = [
        (folder / f"REGISTER-{day:%Y-%m}.xlsx", 1000 * seed + number, day) for number, day in enumerate(first_days)
    ]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(make_one, *zip(*missing, strict=True)))
    return folder


def make_one(path: Path, seed: int, month: date) -> None:
    """Write the workbook of a month, given as its first day, whole, if it is not there."""
    if not path.exists():
        from make_register import make_register  # noqa: PLC0415 -- only where it is used

        unfinished = path.with_suffix(".part")
        make_register(unfinished, seed=seed, month=month)
        unfinished.replace(path)


def ours(archive: Path, office: Path) -> list[object]:
    """Return the command of a run."""
    return [sys.executable, "-m", "reports", "reprocess", archive, "-C", office, "-q"]


def plain_script(archive: Path, out: Path) -> list[object]:
    """Return the command of the plain script."""
    script = [SHARED / "naive.py", "archive"] if SHARED.is_dir() else [HERE / "naive_archive.py"]
    return [sys.executable, *script, archive, out]


def first_of(archive: Path, count: int, folder: Path) -> Path:
    """Return a folder with the first workbooks of an archive."""
    folder.mkdir()
    for path in sorted(archive.glob("*.xlsx"))[:count]:
        shutil.copy(path, folder / path.name)
    return folder


def against_plain(archive: Path, folder: Path) -> float:
    """Print cold runs on a slice, alternating with the plain script; return the latter's seconds a workbook."""
    part = first_of(archive, SLICE, folder / "slice")
    mine, other = [], []
    for turn in range(TURNS):
        office = folder / f"slice-{turn}"
        office.mkdir()
        mine.append(timed(ours(part, office)).wall)
        other.append(timed(plain_script(part, folder / f"plain-{turn}")).wall)
        print(f"slice of {SLICE}, turn {turn + 1}: pora {mine[-1]:.2f} s, plain script {other[-1]:.2f} s")
    each = statistics.median(other) / SLICE
    print(f"plain script: {each:.2f} s a workbook (median of {TURNS})")
    return each


def of_one(archive: Path, folder: Path) -> tuple[float, float]:
    """Print cold and warm runs on an archive of one workbook; return the medians of their differences, wall and CPU."""
    alone, runs = first_of(archive, 1, folder / "one"), []
    for turn in range(TURNS):
        office = folder / f"one-{turn}"
        office.mkdir()
        runs.append([timed(ours(alone, office)) for _ in ("cold", "warm")])
    print(f"one workbook alone: {', '.join(f'{cold.wall:.2f} s cold, {warm.wall:.2f} s warm' for cold, warm in runs)}")
    wall, cpu = ([(cold.wall - warm.wall, cold.cpu - warm.cpu)[of] for cold, warm in runs] for of in (0, 1))
    return statistics.median(wall), statistics.median(cpu)


def changed(archive: Path, office: Path, other: Path) -> tuple[Timed, Timed]:
    """Return the time after one workbook has other figures, and after another one was saved again as it is."""
    first, second, *_ = sorted(archive.glob("*.xlsx"))
    swap = archive / "zz.xlsx"
    shutil.copy(other / first.name, swap)
    swap.replace(first)
    figures = timed(ours(archive, office))
    shutil.copy(second, swap)
    with swap.open("ab") as stream:  # a zip may be followed by bytes; the content, and so its hash, is another
        stream.write(b"\0")
    swap.replace(second)
    return figures, timed(ours(archive, office))


def measure(
    archive: Path, office: Path, other: Path, plain: float, one: float, settings: str = ""
) -> tuple[bool, float]:
    """Print cold, warm and one changed of the workbooks; return whether all aims are met, and CPU of the changed run.

    Args:
        archive: of these workbooks.
        office: where it is worked on.
        other: holds the first workbook with other figures.
        plain: seconds a workbook of the plain script.
        one: seconds that one workbook adds to a run on an archive of it alone.
        settings: content of ``pora.toml``; empty for none.
    """
    office.mkdir()
    if settings:
        (office / "pora.toml").write_text(settings, encoding="utf-8")
    months = len(list(archive.glob("*.xlsx")))
    cold, peak, _ = timed(ours(archive, office))
    warm = timed(ours(archive, office)).wall
    figures, saved = changed(archive, office, other)
    ratios = (cold / (plain * months), warm / (plain * months), (figures.wall - warm) / one)
    print(
        f"{months:4d} workbooks{' and own texts' if settings else ''}: "
        f"cold {cold:.1f} s = {cold / months:.3f} s each, ratio {ratios[0]:.3f} (at most {COLD}); "
        f"warm {warm:.2f} s, ratio {ratios[1]:.4f} (at most {WARM}); one with other figures "
        f"{figures.wall:.2f} s = warm and {ratios[2]:.2f} of what one adds alone (at most {ONE}), or "
        f"{(figures.wall - warm) / (cold / months):.1f} of its share of the cold run; "
        f"one saved again {saved.wall:.2f} s; peak {peak:.0f} MiB (at most {PEAK:.0f})"
    )
    met = ratios[0] <= COLD and ratios[1] <= WARM and ratios[2] <= ONE and peak <= PEAK
    return met, figures.cpu


def own_texts_add(with_texts: float, without: float, one: float) -> bool:
    """Print what own texts add to a run in which one file has changed, in CPU; tell whether the aim is met."""
    ratio = (with_texts - without) / one
    print(
        f"     own texts add {with_texts - without:.2f} s of CPU to the run with other figures: {ratio:.2f} of what "
        f"one adds alone, {one:.2f} s (at most {ONE})"
    )
    return ratio <= ONE


def main(sizes: list[int], keep: Path | None, *, texts: bool = False) -> int:
    """Measure and print; 1 when an aim is missed at the largest size.

    Args:
        sizes: numbers of workbooks.
        keep: folder of the workbooks, which are used again; None makes them anew.
        texts: measure with an office's own texts, too; the aims are for both.
    """
    met = aims = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workbooks, other = make((keep or folder) / "all", max(sizes)), make((keep or folder) / "other", 1, seed=2)
        met = read_step(min(workbooks.glob("*.xlsx")))
        plain = against_plain(workbooks, folder)
        one, one_cpu = of_one(workbooks, folder)
        for months in sorted(sizes):
            archive = first_of(workbooks, months, folder / f"archive-{months}")
            aims, without = measure(archive, folder / f"office-{months}", other, plain, one)
            if texts:
                again = first_of(workbooks, months, folder / f"archive-{months}-texts")
                met_too, with_texts = measure(again, folder / f"office-{months}-texts", other, plain, one, SETTINGS)
                aims &= own_texts_add(with_texts, without, one_cpu) and met_too
    met = met and aims
    return int(not met)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--texts", action="store_true")
    parser.add_argument("sizes", type=int, nargs="*")
    options = parser.parse_args()
    sys.exit(main(options.sizes or [12, 60, 120], options.keep, texts=options.texts))

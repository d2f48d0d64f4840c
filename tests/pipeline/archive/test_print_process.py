"""The report is printed in a process of its own: the same bytes, and nothing of it is left, however a run ends."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from plain import make_archive

from reports.documents.archive import compose
from reports.errors import ConfigurationError
from reports.model.archive import Archive, Holding, State
from reports.model.period import Month
from reports.model.quality import Balance
from reports.pipeline.archive.print_process import PrintProcess
from reports.pipeline.rendering import print_pdf
from reports.pipeline.reprocess import reprocess
from reports.pipeline.request import Request
from reports.vocabulary.config import Config

pytestmark = [pytest.mark.pages, pytest.mark.own_processes]  # else there is no printing process, and readers stay
ROOT = Path(__file__).parents[3]


@pytest.fixture
def document():
    """Return a report on an archive in which nothing is."""
    month = Month(2019, 1)
    holdings = {("register", month): Holding("register", month, State.MISSING)}
    return compose(Archive(month, month, holdings, (), {}, (), Balance(), {}), Config(), version="0.0.0")


@pytest.mark.ci
def test_the_report_is_the_same_as_printed_here(document, office: Path) -> None:
    """Byte by byte, whether the process was warmed up or not."""
    wanted = print_pdf(document, Request(office), Config())
    for warm in (True, False):
        with PrintProcess() as printer:
            if warm:
                printer.start()
            assert printer.printed(document, Request(office), Config()).result() == wanted


def test_another_document_than_the_first_is_never_given_the_first_ones_pdf(document, office: Path) -> None:
    """A process prints once: who asks for something else is told so."""
    with PrintProcess() as printer:
        printer.printed(document, Request(office), Config())
        printer.printed(document, Request(office), Config())
        with pytest.raises(ValueError, match=document.title):
            printer.printed(replace(document, subtitle="lain"), Request(office), Config())


def test_a_wrong_template_is_told_as_it_is_here(document, office: Path) -> None:
    """With its remedy, and no traceback."""
    (office / "templates").mkdir()
    (office / "templates" / "olah-ulang.html").write_text("{% if %}")
    with PrintProcess() as printer, pytest.raises(ConfigurationError, match=r"olah-ulang\.html"):
        printer.printed(document, Request(office), Config()).result()


def test_a_fault_of_ours_is_told_where_the_run_ends_with_it(document, office: Path) -> None:
    """With the traceback of the other process."""
    with PrintProcess() as printer, pytest.raises(RuntimeError, match="Traceback"):
        printer.printed(replace(document, letterhead=None), Request(office), Config()).result()


def alive(pid: int) -> bool:
    """Tell whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc to look at processes")
@pytest.mark.parametrize("busy", [False, True])
def test_the_process_ends_with_the_run_that_is_killed(busy: bool) -> None:
    """SIGKILL of the run alone, before there is anything to print and while it is being printed."""
    script = (
        "import os, pickle, signal, sys; from reports.pipeline.archive.print_process import PrintProcess\n"
        "printer = PrintProcess(); printer.start(); pipe = printer._process.stdin\n"
        "print(printer._process.pid, flush=True)\n"
        "pipe.write(pickle.dumps((1, 2, 3)) if sys.argv[1] == 'True' else b'')\n"
        "pipe.flush(); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(busy)], capture_output=True, text=True, check=False)
    pid = int(done.stdout)
    deadline = time.monotonic() + 20
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(pid)


def test_leaving_a_run_ends_the_process_at_once() -> None:
    """Also where it was warmed up for nothing."""
    with PrintProcess() as printer:
        printer.start()
        process = printer._process
    assert process is not None
    assert process.returncode == -signal.SIGKILL


@pytest.mark.ci
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc to look at processes")
def test_interrupted_while_rendering_the_outputs_are_whole_and_nobody_is_left(tmp_path: Path) -> None:
    """Ctrl-C after the months are there: exit 130, no report yet, no process of the run."""
    archive, office = make_archive(tmp_path / "arsip", 2), tmp_path / "kantor"
    (office / "templates").mkdir(parents=True)
    shipped = (ROOT / "templates" / "olah-ulang.html").read_text(encoding="utf-8")
    waits = "{% for a in range(3000) %}{% for b in range(3000) %}{% endfor %}{% endfor %}"
    (office / "templates" / "olah-ulang.html").write_text(f"{waits}{shipped}", encoding="utf-8")
    command = [sys.executable, "-m", "reports", "reprocess", archive, "-C", office, "-q", "--jobs=1"]
    run = subprocess.Popen(command, cwd=ROOT, start_new_session=True, stderr=subprocess.PIPE)
    last = office / "outputs" / "olah-ulang" / "2019-02" / "laporan-bulanan.dinas.manifest.json"
    while not last.exists() and run.poll() is None:
        time.sleep(0.02)
    time.sleep(0.7)
    os.killpg(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=20)
    assert run.returncode == 130
    assert b"Traceback" not in told
    assert [path.name for path in (office / "outputs" / "olah-ulang").iterdir() if path.is_file()] == []
    left = (path for path in Path("/proc").glob("[0-9]*") if session_of(path) == run.pid)
    assert [path.name for path in left if alive(int(path.name))] == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc to look at processes")
@pytest.mark.ci
def test_no_process_of_a_run_outlives_it(archive: Path, office: Path) -> None:
    """Those that read have ended before the report is rendered, the one that printed after it."""
    before = children()
    assert reprocess(archive, Request(office), Config()).anew
    assert children() <= before


def children() -> set[int]:
    """Return the processes that this one started and that are there still."""
    found = set()
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if int((place / "stat").read_text().rpartition(")")[2].split()[1]) == os.getpid():
                found.add(int(place.name))
    return found


def session_of(place: Path) -> int:
    """Return the session of a process; 0 when it is gone."""
    try:
        return int((place / "stat").read_text().rpartition(")")[2].split()[3])
    except OSError:
        return 0

"""An archive is reprocessed by content: only what changed, whatever happened to the run before, wherever it is done."""

from __future__ import annotations

import contextlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from plain import SHORT, WITHOUT_PAGES, contents, kept, make_archive, register

from reports.errors import NoInputError, OutputError
from reports.model.archive import Role, State
from reports.model.period import Month
from reports.pipeline.archive import monthly_documents
from reports.pipeline.reprocess import reprocess, why
from reports.pipeline.request import Request
from reports.pipeline.submit import Sending, submit
from reports.publish import lock, publish
from reports.vocabulary.config import Config
from tests.pdf_text import text_of

ROOT = Path(__file__).parents[3]
IS_LONG = os.environ.get("PORA_TEST_DOSE") == "long"


def test_nothing_changed_reads_nothing_and_rebuilds_nothing(archive: Path, office: Path) -> None:
    """The second run finds everything in the ledger; its files are the same."""
    first = reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    before = kept(office)
    second = reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    assert (len(first.anew), len(first.rebuilt)) == (6, 6)
    assert (second.anew, second.rebuilt, second.written) == ((), (), ())
    assert kept(office) == before
    assert second.archive == first.archive


def test_one_file_changed_is_read_and_its_month_rebuilt_and_says_why(archive: Path, office: Path) -> None:
    """A person more in March changes March alone."""
    reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    (archive / "2019" / "REGISTER 2019-03.csv").write_text(register(range(2, 15)))
    done = reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
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

    reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    other = tmp_path / "lain"
    (other / "inputs").mkdir(parents=True)
    shutil.copy(archive / "2019" / "REGISTER 2019-05.csv", other / "inputs")
    from reports.model.period import Period  # noqa: PLC0415

    monthly_return(Period.parse("2019-05"), Request(other), Config())
    name = "laporan-bulanan.dinas.figures.json"
    rebuilt = (office / "outputs" / "olah-ulang" / "2019-05" / name).read_bytes()
    assert rebuilt == (other / "outputs" / "2019-05" / name).read_bytes()


DOCUMENTS = replace(WITHOUT_PAGES, documents=True)


def test_documents_are_made_again_only_where_their_figures_changed(tmp_path: Path, office: Path) -> None:
    """A changed month changes the one compared with it, and no other."""
    archive = make_archive(tmp_path / "arsip", 3)
    first = reprocess(archive, Request(office), Config(), DOCUMENTS)
    assert len([path for path in first.written if path.name == "laporan-bulanan.dinas.pdf"]) == 3
    assert reprocess(archive, Request(office), Config(), DOCUMENTS).written == ()
    (archive / "2019" / "REGISTER 2019-02.csv").write_text(register(range(1, 14)))
    again = reprocess(archive, Request(office), Config(), DOCUMENTS)
    assert again.rebuilt == (Month(2019, 2), Month(2019, 3))
    plain = reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    assert plain.written == (), "figures alone are there already"


@pytest.mark.ci
@pytest.mark.pages
def test_documents_say_that_they_are_made_again_and_bear_no_signature(tmp_path: Path, office: Path) -> None:
    """As they are printed."""
    reprocess(make_archive(tmp_path / "arsip", 1), Request(office), Config(), DOCUMENTS)
    path = office / "outputs" / "olah-ulang" / "2019-01" / "laporan-bulanan.dinas.pdf"
    printed = text_of(path)
    assert "hasil olah ulang" in printed.casefold()
    assert "NIP" not in printed
    assert "tempat tanda tangan elektronik" not in printed


@pytest.mark.ci
@pytest.mark.pages
@pytest.mark.books
def test_how_many_documents_are_rendered_at_a_time_changes_no_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here or in two processes, by a template of one line."""
    monkeypatch.setattr(monthly_documents, "_FEW", 1)
    archive = make_archive(tmp_path / "arsip", 2)
    made = []
    for workers in (1, 2):
        office = tmp_path / f"kantor-{workers}"
        (office / "templates").mkdir(parents=True)
        (office / "templates" / "laporan-bulanan.html").write_text(SHORT)
        reprocess(archive, Request(office), Config(), replace(DOCUMENTS, workers=workers))
        made.append(contents(office / "outputs"))
    assert len([name for name in made[0] if name.endswith(".pdf")]) == 3
    assert made[0] == made[1]


def test_a_file_that_is_gone_is_forgotten(archive: Path, office: Path) -> None:
    """Its month is missing, its reading no longer in the ledger."""
    reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    before = kept(office)
    (archive / "2019" / "REGISTER 2019-04.csv").unlink()
    done = reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    assert done.archive.holding("register", Month(2019, 4)).state is State.MISSING
    assert len([name for name in before if name.endswith("-register.parquet")]) == 6
    assert len([name for name in kept(office) if name.endswith("-register.parquet")]) == 5
    assert [(one.month, one.reason) for one in done.archive.breaks] == [(Month(2019, 5), "gap")]


def test_how_many_read_at_a_time_changes_no_byte(archive: Path, tmp_path: Path) -> None:
    """One or three files at a time leave the same ledger."""
    found = []
    for workers in (1, 3):
        office = tmp_path / f"kantor-{workers}"
        office.mkdir()
        reprocess(archive, Request(office), Config(), replace(WITHOUT_PAGES, workers=workers))
        found.append(kept(office))
    assert found[0] == found[1]


def test_versions_are_decided_by_mappings_or_not_at_all(archive: Path, office: Path) -> None:
    """FINAL decides nothing: both conflict until mappings.toml leaves one out; a copy is no version."""
    year = archive / "2019"
    for name, persons in (("01", range(30)), ("01 FINAL", range(31)), ("02", range(1, 31)), ("02 baru", range(1, 32))):
        (year / f"REGISTER 2019-{name}.csv").write_text(register(persons))
    (year / "salinan").mkdir()
    shutil.copy(year / "REGISTER 2019-03.csv", year / "salinan" / "Maret.csv")
    found = reprocess(archive, Request(office), Config(), WITHOUT_PAGES).archive
    roles = {one.path.rpartition("/")[2]: (one.role, one.other.rpartition("/")[2]) for one in found.files}
    assert roles["REGISTER 2019-01.csv"] == roles["REGISTER 2019-01 FINAL.csv"] == (Role.USED, "")
    assert roles["Maret.csv"] == (Role.COPY, "REGISTER 2019-03.csv")
    for month in (Month(2019, 1), Month(2019, 2)):
        assert found.holding("register", month).state is State.CONFLICTING
        both = found.figures[month].figure("stock-district-permit", "total", "total").value
        assert both is None, "nothing is printed before it is decided"
    left_out = ["2019/REGISTER 2019-01.csv", "2019/REGISTER 2019-02 baru.csv"]
    (office / "mappings.toml").write_text(f"left_out = {left_out}\n".replace("'", '"'))
    decided = reprocess(archive, Request(office), Config(), WITHOUT_PAGES).archive
    assert decided.holding("register", Month(2019, 2)).state is State.PRESENT
    assert decided.holding("register", Month(2019, 1)).accepted == 31
    assert decided.balance.balanced


LOG = "TANGGAL KEJADIAN;JENIS PELANGGARAN;KECAMATAN;URAIAN"


def test_a_row_of_another_month_counts_in_its_own(tmp_path: Path, office: Path) -> None:
    """As in a return: a log of January holds a row of February, one of February a row of January."""
    from reports.model.period import Period  # noqa: PLC0415
    from reports.pipeline.returns import monthly_return  # noqa: PLC0415 -- brings WeasyPrint

    folder = tmp_path / "lain" / "inputs"
    folder.mkdir(parents=True)
    days = {"JANUARI": ("03-01-2019", "09-01-2019", "05-02-2019"), "FEBRUARI": ("07-02-2019", "30-01-2019")}
    for name, dates in days.items():
        rows = (f"{day};OVERSTAY;KOJA;catatan {place} {name}" for place, day in enumerate(dates))
        (folder / f"LOG KEJADIAN {name} 2019.csv").write_text("\n".join((LOG, *rows, "")))
    done = reprocess(folder, Request(office), Config(), WITHOUT_PAGES)
    totals = [done.archive.figures[Month(2019, one)].figure("incidents-type-grade", "total", "total") for one in (1, 2)]
    assert [one.value for one in totals] == [3, 2]
    monthly_return(Period.parse("2019-01"), Request(folder.parent), Config())
    name = "laporan-bulanan.dinas.figures.json"
    theirs = (folder.parent / "outputs" / "2019-01" / name).read_bytes()
    assert (office / "outputs" / "olah-ulang" / "2019-01" / name).read_bytes() == theirs
    held = sum(done.archive.holding("incidents", Month(2019, one)).accepted for one in (1, 2))
    assert done.archive.balance.accepted == held == 5


def test_another_program_counts_anew(archive: Path, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an older version counted is not served as rebuilt by a newer one."""
    reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    monkeypatch.setattr("reports.pipeline.archive.reading_rules.__version__", "99.0")
    assert len(reprocess(archive, Request(office), Config(), WITHOUT_PAGES).anew) == 6


def test_what_is_gone_from_the_archive_is_withdrawn_from_the_outputs(archive: Path, office: Path) -> None:
    """The figures of the month go; what an official has put beside them stays."""
    reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    folder = office / "outputs" / "olah-ulang"
    (folder / "2019-06" / "catatan.txt").write_text("milik pegawai")
    shutil.copytree(folder / "2019-05", folder / "2019-99")
    for month in ("2019-05", "2019-06"):
        (archive / "2019" / f"REGISTER {month}.csv").unlink()
    reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    left = [*(f"2019-0{one}" for one in range(1, 5)), "2019-06", "2019-99"]
    assert sorted(path.name for path in folder.glob("2019-*")) == left, "2019-99 is no month, so not ours"
    assert [path.name for path in (folder / "2019-06").iterdir()] == ["catatan.txt"]


def test_two_archives_of_an_office_do_not_mix(archive: Path, office: Path, tmp_path: Path) -> None:
    """The second needs a folder of its own, and is told so before anything is read."""
    reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    other = make_archive(tmp_path / "arsip lain", 2)
    with pytest.raises(OutputError, match="another archive"):
        reprocess(other, Request(office), Config(), WITHOUT_PAGES)
    assert len(reprocess(other, Request(office, tmp_path / "keluar"), Config(), WITHOUT_PAGES).rebuilt) == 2


def test_an_archive_that_states_no_month_is_no_account(office: Path, tmp_path: Path) -> None:
    """Nothing is written that would say all is there."""
    (tmp_path / "tanpa").mkdir()
    (tmp_path / "tanpa" / "data.csv").write_text(register(range(5)))
    with pytest.raises(NoInputError, match="states a period"):
        reprocess(tmp_path / "tanpa", Request(office), Config(), WITHOUT_PAGES)
    assert not (office / "outputs" / "olah-ulang" / "olah-ulang.dinas.pdf").exists()


@pytest.mark.ci
@pytest.mark.slow
def test_interrupted_at_the_terminal_no_file_is_held_to_be_unreadable(tmp_path: Path) -> None:
    """Ctrl-C reaches the reading processes too; the next run finds every file as good as it is."""
    archive = make_archive(tmp_path / "arsip", 10, rows=400)
    for turn in range(4) if IS_LONG else (0, 2):
        office = tmp_path / f"kantor-{turn}"
        office.mkdir()
        process = run(archive, office)
        time.sleep(0.6 + 0.35 * turn)
        os.killpg(process.pid, signal.SIGINT)
        process.wait()
        done = reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
        assert {one.role for one in done.archive.files} == {Role.USED}


def run(archive: Path, office: Path, jobs: int = 2, **further: object) -> subprocess.Popen[bytes]:
    """Start ``pora reprocess`` in a process of its own."""
    command = [sys.executable, "-m", "reports", "reprocess", archive, "-C", office, "-q", f"--jobs={jobs}"]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": ROOT}
    return subprocess.Popen([str(word) for word in command], start_new_session=True, **(streams | further))


@pytest.mark.ci
@pytest.mark.books
@pytest.mark.pages
@pytest.mark.slow
def test_killed_at_any_moment_the_next_run_goes_on(tmp_path: Path) -> None:
    """SIGKILL when any number of files is there; in the end all are those of a run that nobody disturbed."""
    archive = make_archive(tmp_path / "arsip", 12, rows=400)
    calm, hunted = tmp_path / "tenang", tmp_path / "dikejar"
    for office in (calm, hunted):
        (office / "templates").mkdir(parents=True)
        (office / "templates" / "olah-ulang.html").write_text(SHORT)
    reprocess(archive, Request(calm), Config())
    dice, whole = random.Random(19), len(contents(calm))
    for _ in range(12 if IS_LONG else 2):
        enough = dice.randint(len(contents(hunted)), whole)
        process = run(archive, hunted)
        while process.poll() is None and sum(map(Path.is_file, hunted.rglob("*"))) < enough:
            time.sleep(0.02)
        with contextlib.suppress(ProcessLookupError):  # it has ended by itself
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    reprocess(archive, Request(hunted), Config())
    assert kept(hunted) == kept(calm)


def test_a_second_run_leaves_with_a_clear_message(archive: Path, office: Path) -> None:
    """While one run holds the office another ends with 5 and says why; nothing is read."""
    with lock(office):
        second = run(archive, office)
        _, told = second.communicate()
    assert second.returncode == 5
    assert b"locked by another run" in told
    assert not (office / "ledger").exists()


@pytest.mark.untraced
def test_a_full_disk_damages_nothing(archive: Path, office: Path) -> None:
    """Files may be no longer than a few bytes: a clear message, exit 5; with room again the run completes."""

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))

    failed = run(archive, office, jobs=1, preexec_fn=no_room)
    _, told = failed.communicate()
    assert failed.returncode == 5, told
    assert b"cannot be written" in told
    assert b"Traceback" not in told
    assert len(reprocess(archive, Request(office), Config(), WITHOUT_PAGES).rebuilt) == 6


def test_what_cannot_be_read_is_told_and_the_rest_is_rebuilt(archive: Path, office: Path) -> None:
    """A damaged workbook named as a month is unusable; its month is missing for that reason."""
    (archive / "2019" / "REGISTER 2019-07.xlsx").write_bytes(b"PK\x03\x04 broken")
    done = reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    (bad,) = (one for one in done.archive.files if one.role is Role.UNUSABLE)
    assert (bad.path, bad.reason) == ("2019/REGISTER 2019-07.xlsx", "file-unreadable")
    holding = done.archive.holding("register", Month(2019, 7))
    assert (holding.state, holding.reasons) == (State.MISSING, ("file-unreadable",))
    assert reprocess(archive, Request(office), Config(), WITHOUT_PAGES).anew == (), "what is damaged stays damaged"


def test_a_workbook_of_a_meeting_in_the_archive_is_told_as_such(archive: Path, office: Path) -> None:
    """In the second run, too, which reads only what was kept of it."""
    shutil.copy(ROOT / "inputs" / "sample" / "inputs" / "rapat-2024-09-11.xlsx", archive / "2019")
    for _ in range(2):
        done = reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
        (found,) = (one for one in done.archive.files if "rapat" in one.path)
        assert (found.role, found.reason) == (Role.EMPTY, "meeting")


def test_differences_to_a_return_once_made(archive: Path, office: Path) -> None:
    """Where outputs hold a return of the month, figures that are others now are told with both values."""
    folder = office / "outputs" / "2019-01"
    folder.mkdir(parents=True)
    old = {"figures": [{"id": "stock-district-permit/total/total", "value": 11}]}
    (folder / "laporan-bulanan.dinas.figures.json").write_text(json.dumps(old))
    found = reprocess(archive, Request(office), Config(), WITHOUT_PAGES).archive.differences
    assert ("stock-district-permit/total/total", 11, 12) in found[Month(2019, 1)]
    assert set(found) == {Month(2019, 1)}


def test_differences_to_what_was_handed_in_come_before_those_to_the_outputs(archive: Path, office: Path) -> None:
    """What lies in the outputs may be later; what was handed in for another day is not compared."""
    name, total = "laporan-bulanan.dinas", "stock-district-permit/total/total"

    def hand_in(month: str, value: int, as_of: str) -> None:
        """Make a return with one figure and record it."""
        content = json.dumps({"figures": [{"id": total, "value": value}]}).encode()
        facts = {"period": month, "as_of": as_of, "draft": False, "versions": {"pora": "0", "rules": "0"}}
        publish(office / "outputs" / month, {f"{name}.figures.json": content}, facts, name=name)
        sending = Sending("2019-03-01T08:00:00+07:00", date(2019, 3, 1))
        submit(month, sending, Request(office), Config())
        path = office / "outputs" / month / f"{name}.figures.json"
        path.write_text(json.dumps({"figures": [{"id": total, "value": 99}]}))

    hand_in("2019-01", 10, "2019-01-31")
    hand_in("2019-02", 10, "2019-02-20")
    found = reprocess(archive, Request(office), Config(), WITHOUT_PAGES).archive.differences
    assert (total, 10, 12) in found[Month(2019, 1)]
    assert [then for figure, then, _now in found[Month(2019, 2)] if figure == total] == [99]

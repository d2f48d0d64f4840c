"""What of the outputs of an archive is written again, and that it is the same as if all of it were."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from plain import WITHOUT_PAGES, contents, register

from reports.model.period import Month
from reports.pipeline.reprocess import Work, reprocess
from reports.pipeline.request import Request
from reports.render.pdf import template_root
from reports.vocabulary.config import Config

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.no_books

MARCH = "2019/REGISTER 2019-03.csv"
REPORT = "olah-ulang/olah-ulang.dinas"
OF_MARCH = "olah-ulang/2019-03/laporan-bulanan.dinas"


def run(archive: Path, office: Path, work: Work = WITHOUT_PAGES) -> None:
    """Reprocess an archive into an office."""
    office.mkdir(exist_ok=True)
    reprocess(archive, Request(office), Config(), work)


def written(office: Path, before: dict[str, int]) -> set[str]:
    """Return the outputs that were written since."""
    return {name for name, inode in inodes(office).items() if before.get(name) != inode}


def inodes(office: Path) -> dict[str, int]:
    """Return which file stands under which name: one that is written again is another."""
    outputs = office / "outputs"
    return {path.relative_to(outputs).as_posix(): path.stat().st_ino for path in outputs.rglob("*") if path.is_file()}


def test_a_file_saved_again_without_another_figure_changes_manifests_only(archive: Path, office: Path) -> None:
    """They name it with its new hash; figures, report, workbook and series stay as they are."""
    run(archive, office)
    before = inodes(office)
    path = archive / MARCH
    path.write_text(f"{path.read_text()}\n")
    run(archive, office)
    assert written(office, before) == {f"{REPORT}.manifest.json", f"{OF_MARCH}.manifest.json"}
    manifest = json.loads((office / "outputs" / f"{REPORT}.manifest.json").read_bytes())
    named = {one["path"]: one["sha256"] for one in manifest["inputs"]}
    assert named[MARCH] == contents(archive)[MARCH]


def test_a_figure_that_the_report_does_not_print_leaves_the_pdf(archive: Path, office: Path) -> None:
    """A nationality corrected in March: its figures, workbook and series are new."""
    run(archive, office)
    before = inodes(office)
    path = archive / MARCH
    path.write_text(path.read_text().replace("JEPANG", "KOREA SELATAN", 1))
    run(archive, office)
    assert written(office, before) == {
        *(f"{REPORT}.{end}" for end in ("xlsx", "parquet", "manifest.json")),
        *(f"{OF_MARCH}.{end}" for end in ("figures.json", "manifest.json")),
    }


def test_a_report_that_somebody_changed_is_made_again(archive: Path, office: Path) -> None:
    """A document that is not as its manifest says is not held to be ours."""
    run(archive, office)
    before = contents(office / "outputs")
    (office / "outputs" / f"{REPORT}.pdf").write_bytes(b"%PDF")
    (office / "outputs" / f"{OF_MARCH}.figures.json").unlink()
    run(archive, office)
    assert contents(office / "outputs") == before


@pytest.mark.parametrize("left", [f".{REPORT}.pora-journal", f".{OF_MARCH}.pora-journal", f".{OF_MARCH}.xlsx.pora-new"])
def test_what_a_killed_run_left_is_cleared_away_where_nothing_has_changed(
    archive: Path, office: Path, left: str
) -> None:
    """Killed when all files of a set were in their place: the set is whole, its journal is no part of it."""
    run(archive, office)
    before = contents(office / "outputs")
    folder, _slash, name = left.removeprefix(".").rpartition("/")
    manifest = f"{name.removesuffix('.pora-journal')}.manifest.json"
    (office / "outputs" / folder / f".{name}").write_text(json.dumps({"replace": [manifest], "remove": []}))
    run(archive, office)
    assert contents(office / "outputs") == before
    assert reprocess(archive, Request(office), Config(), WITHOUT_PAGES).written == ()


def test_another_emblem_is_printed(archive: Path, office: Path) -> None:
    """The report depends on the file, not on its name alone."""
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="%s"/></svg>'
    )
    config = replace(Config(), office=replace(Config().office, emblem="e.svg"))
    found = []
    for colour in ("red", "blue"):
        (office / "e.svg").write_text(picture % colour)
        reprocess(archive, Request(office), config)
        found.append((office / "outputs" / f"{REPORT}.pdf").read_bytes())
    assert found[0] != found[1]


def test_a_template_that_takes_the_place_of_ours_by_its_name_is_printed(archive: Path, office: Path) -> None:
    """The report depends on what a template is called as well: what was put aside and comes back is another report."""
    own = office / "templates"
    own.mkdir()
    aside = own / "olah-ulang.html.lama"
    shipped = (template_root() / "olah-ulang.html").read_text(encoding="utf-8")
    own_text = shipped.replace('<p class="sampul-judul">', '<p class="sampul-judul">Salinan kantor ', 1)
    assert own_text != shipped
    aside.write_text(own_text, encoding="utf-8")
    run(archive, office, Work())
    before = (office / "outputs" / f"{REPORT}.pdf").read_bytes()
    aside.rename(own / "olah-ulang.html")
    run(archive, office, Work())
    assert (office / "outputs" / f"{REPORT}.pdf").read_bytes() != before


@pytest.mark.ci
def test_step_by_step_or_in_one_go_the_outputs_are_the_same(archive: Path, tmp_path: Path) -> None:
    """Files that come, change, are saved again and go, run after run, or all at once: the same bytes."""
    year = archive / "2019"
    run(archive, tmp_path / "bertahap")
    (year / "REGISTER 2019-02.csv").write_text(register(range(3, 20)))
    (year / "REGISTER 2019-06.csv").unlink()
    (year / "REGISTER 2019-08.csv").write_text(register(range(40)))
    run(archive, tmp_path / "bertahap")
    (year / "REGISTER 2019-04 FINAL.csv").write_text(register(range(1, 9)))
    (year / "REGISTER 2019-01.csv").write_text(f"{register(range(12))}\n")
    (year / "REGISTER 2019-08 kopi.csv").write_text(register(range(40)))
    run(archive, tmp_path / "bertahap")
    (year / "REGISTER 2019-05 baru.csv").write_text(register(range(5, 18)))
    run(archive, tmp_path / "bertahap")
    run(archive, tmp_path / "sekaligus")
    assert contents(tmp_path / "bertahap" / "outputs") == contents(tmp_path / "sekaligus" / "outputs")


def test_a_run_without_changes_brings_no_library_that_counts_or_renders(archive: Path, office: Path) -> None:
    """Nothing is asked for figures, so that it ends at once."""
    run(archive, office)
    script = (
        "import sys; from pathlib import Path; from reports.pipeline.reprocess import Work, reprocess\n"
        "from reports.pipeline.request import Request; from reports.vocabulary.config import Config\n"
        "done = reprocess(Path(sys.argv[1]), Request(Path(sys.argv[2])), Config())\n"
        "print(done.written, sorted({'pandas', 'openpyxl', 'weasyprint', 'jinja2'} & set(sys.modules)))\n"
    )
    told = subprocess.run([sys.executable, "-c", script, archive, office], capture_output=True, text=True, check=True)
    assert told.stdout == "() []\n"


def test_what_is_known_of_a_month_is_what_its_figures_say(archive: Path, office: Path) -> None:
    """A district that leaves the register is a break, found again in a run that asks for no figures."""
    for month in ("2019-05", "2019-06"):
        lines = register(range(12)).splitlines()
        (archive / "2019" / f"REGISTER {month}.csv").write_text(
            "\n".join(one for one in lines if "KOJA" not in one) + "\n"
        )
    first = reprocess(archive, Request(office), Config(), WITHOUT_PAGES).archive
    second = reprocess(archive, Request(office), Config(), WITHOUT_PAGES).archive
    assert [(one.month, one.reason, one.detail) for one in first.breaks] == [(Month(2019, 5), "coverage", "31.72.03")]
    assert second.breaks == first.breaks
    assert second == first

"""From measured tables to protected ones, with what earlier packs gave away."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from reports.errors import ConfigurationError
from reports.model.contributions import Backing, Contribution
from reports.model.figures import Figure, FigureTable, Status
from reports.model.period import Month, Period
from reports.pipeline.protection_report import protection_report
from reports.pipeline.shared_figures import Measured, protect_figures, protect_released, released_before
from reports.privacy.disclosure.release_register import append, release_of
from reports.privacy.disclosure.universe import Release

DAY = date(2024, 9, 30)
NUMBERS = {
    "31.72.01": (1, 19, 30, 50), "31.72.02": (12, 12, 16, 40), "31.72.03": (14, 7, 21, 42),
    "work-area": (27, 38, 67, 132), "total": (27, 38, 67, 132),
}  # fmt: skip


def nobody_moved(_month: Month) -> dict[str, int]:
    """Return that nobody came or left."""
    return {}


def table(name: str = "stock-expiring", status: Status = Status.VALUE) -> FigureTable:
    """Return a measured table."""
    cells = {
        (row, column): Figure(name, row, column, number, "orang", "", DAY)
        for row, numbers in NUMBERS.items()
        for column, number in zip(("30", "60", "90", "total"), numbers, strict=True)
    }
    rows = tuple(row for row in NUMBERS if row not in ("work-area", "total"))
    return FigureTable(
        name, "orang", "", DAY, status, rows, ("30", "60", "90"), cells if status is Status.VALUE else {}
    )


def test_hidden_figures_have_no_value_and_the_others_their_own() -> None:
    """As readers and JSON get them."""
    found = protect_figures([table()], {}, "antarinstansi")
    shown = found.shared.tables["stock-expiring"]
    star = shown.figure("31.72.01", "30")
    assert (star.value, star.status) == (None, Status.SUPPRESSED)
    assert shown.figure("total", "total").value == 132
    hidden = {place for place, figure in shown.cells.items() if figure.status is Status.SUPPRESSED}
    assert len(hidden) >= 4
    assert found.pack.verdict.withstood


def test_few_persons_behind_a_large_number_hide_it() -> None:
    """Five actions on one person are one person."""
    cells = {
        (row, column): Figure("tak-actions", row, column, number, "tindakan", "", DAY)
        for row in ("75-1", "total")
        for column, number in (("TAK_A-L", 30), ("TAK_F-L", 25), ("total", 55))
    }
    actions = FigureTable("tak-actions", "tindakan", "", DAY, Status.VALUE, ("75-1",), ("TAK_A-L", "TAK_F-L"), cells)
    shown = protect_figures([actions], {}, "antarinstansi").shared
    assert shown.tables["tak-actions"].figure("total", "TAK_F").value == 25
    behind = {f"tak-actions/total/{kind}-L": Backing(1, (Contribution("person", "A1", 1),)) for kind in ("TAK_F",)}
    assert "TAK_F" not in protect_figures([actions], behind, "antarinstansi").shared.tables["tak-actions"].columns


def test_tables_without_numbers_say_why_and_tables_of_no_meeting_are_left_out() -> None:
    """Missing and nihil stay what they are."""
    tables = [table("stock-expiring", Status.MISSING), table("overstay", Status.NIHIL), table("services-ITK")]
    shown = protect_figures(tables, {}, "antarinstansi").shared.tables
    assert {name: one.status for name, one in shown.items()} == {
        "stock-expiring": Status.MISSING, "overstay": Status.NIHIL,
    }  # fmt: skip


def test_the_register_and_published_figures_are_read(tmp_path) -> None:
    """From the folder records; without one, nothing was shared."""
    period = Period.of(Month(2024, 9))
    (before,) = released_before(tmp_path, period, "antarinstansi", nobody_moved)
    assert (before.released.months, before.released.releases) == (("2024-09",), ())
    folder = tmp_path / "records"
    folder.mkdir()
    release = Release(
        "2024-08", "antarinstansi", {"stock-expiring/total/30": 20}, frozenset({"stock-expiring/31.72.01/30"})
    )
    (folder / "releases.jsonl").write_text(append("", release), encoding="utf-8")
    (folder / "known.toml").write_text(
        '[[known]]\nperiod = "2024-09"\nsource = "Antara"\n"a/b/c" = 4\n', encoding="utf-8"
    )
    (before,) = released_before(tmp_path, period, "antarinstansi", nobody_moved)
    assert [one.source for one in before.released.releases] == ["", "Antara"]
    assert before.history.hidden == release.hidden
    assert before.wider is None
    (public,) = released_before(tmp_path, period, "publik", nobody_moved)
    assert [one.source for one in public.released.releases] == ["Antara"]
    assert [one.source for one in public.wider.released.releases] == ["", "Antara"]
    (folder / "releases.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(ConfigurationError):
        released_before(tmp_path, period, "antarinstansi", nobody_moved)


def test_a_pack_that_was_released_keeps_its_pattern_whatever_is_released_after_it(tmp_path) -> None:
    """The same figures and the same releases before it; other figures are another version, protected against it."""
    period, folder = Period.of(Month(2024, 9)), tmp_path / "records"
    folder.mkdir()

    def shared(measured: FigureTable) -> Release:
        found = protect_released(
            Measured((measured,), {}, nobody_moved), "antarinstansi", office=tmp_path, period=period
        )
        return release_of(found.pack, "2024-09", "antarinstansi")

    first = shared(table())
    later = Release("2024-10", "antarinstansi", dict.fromkeys(first.hidden, 9) | dict(first.printed))
    (folder / "releases.jsonl").write_text(append(append("", first), later), encoding="utf-8")
    assert shared(table()) == first
    cells = table().cells
    corrected = {place: replace(cell, value=cell.value + (place[0] != "31.72.03" and place[1] in ("60", "total")))
                 for place, cell in cells.items() if place[0] != "31.72.02"}  # fmt: skip
    second = shared(replace(table(), cells=cells | corrected))
    assert second.period == first.period
    changed = {name for name in second.printed.keys() & first.printed if second.printed[name] != first.printed[name]}
    assert all(abs(second.printed[name] - first.printed[name]) >= 3 for name in changed)


def test_the_office_is_told_what_was_hidden_without_the_hidden_numbers() -> None:
    """Counts of the attack, the steps, and what readers of the pack hold."""
    pack = protect_figures([table()], {}, "antarinstansi").pack
    report = protection_report(pack, "2024-09", "antarinstansi")
    assert report["smallest_interval"] >= 3
    assert report["primary"] == 1
    release = report["release"]
    assert report["attacked"] == report["hidden"] == len(release["hidden"])
    assert "stock-expiring/31.72.01/30" in release["hidden"]
    assert not set(release["hidden"]) & set(release["printed"])
    assert len(release["hidden"]) + len(release["printed"]) == 20


@pytest.mark.ci
def test_the_solver_is_loaded_for_shared_editions_only() -> None:
    """Three megabytes that a return does not need; names of what is declared cost nothing."""
    program = (
        "import sys, reports.pipeline.returns, reports.pipeline.briefing, reports.pipeline.minutes\n"
        "print([name for name in sys.modules if name.startswith(('highspy', 'reports.privacy.disclosure.attack'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

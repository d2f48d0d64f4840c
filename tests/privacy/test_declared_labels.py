"""Types of incidents that people wrote are one row of figures that are shared, whatever stands in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from reports.cli.main import pora
from reports.model.figures import Figure, Figures, FigureTable, Status
from reports.model.period import Period
from reports.pipeline.check import check
from reports.pipeline.request import Request
from reports.privacy.declared_labels import OTHER_TYPES, TYPES, with_declared_types
from reports.vocabulary.config import Config
from tests import meetings

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = "Perkelahian Yamada Taro (paspor TZ1234567) di Koja"
LOG = meetings.workbook(
    {
        "KEJADIAN": [
            ("LOG KEJADIAN BULAN SEPTEMBER TAHUN 2024",),
            meetings.INCIDENTS,
            (1, date(2024, 9, 3), "YAMADA TARO", "TZ1234567", WRITTEN, "klarifikasi", None, "KOJA"),
            (2, date(2024, 9, 4), None, None, "Keributan di rumah Yamada", "keberadaan", None, "KOJA"),
            (3, date(2024, 9, 5), None, None, "OVERSTAY", "klarifikasi", None, "KOJA"),
        ]
    }
)


def made(folder: Path, edition: str) -> str:
    """Compose briefing and minutes and return every figure file and every text of them."""
    office = meetings.office(
        folder,
        rapat_2024_10_09=meetings.meeting(),
        register=meetings.register("SEPTEMBER", 2024, *(meetings.person(number) for number in range(6))),
        log=LOG,
    )
    for command in ("briefing", "minutes"):
        words = [command, "rapat-2024-10-09.xlsx", "-C", str(office), "--edition", edition, "-q"]
        assert CliRunner(env={"LANG": "C"}).invoke(pora, words).exit_code == 0
    texts = sorted((office / "outputs").rglob("*.json")) + sorted((office / "outputs").rglob("*.txt"))
    return "".join(path.read_text(encoding="utf-8") for path in texts)


def test_check_tells_at_once_which_types_name_or_may_name_a_person(tmp_path: Path) -> None:
    """At their cells, before any document is made; a declared type is no text that people wrote."""
    office = meetings.office(
        tmp_path,
        register=meetings.register("SEPTEMBER", 2024, *(meetings.person(number) for number in range(6))),
        log=LOG,
    )
    problems = check((), Request(office, dry_run=True), Config()).problems
    told = {(one.code, one.cell, one.value) for one in problems if one.field == "incident_type"}
    assert told == {("personal-data-in-text", "E3", None), ("name-possible", "E4", "Yamada")}


@pytest.mark.parametrize("edition", ["antarinstansi", "dinas"])
def test_a_type_that_names_a_person_is_no_code_and_no_label_of_what_is_shared(tmp_path: Path, edition: str) -> None:
    """The office's own edition tells types apart unless one names a known person; the others print one row of all."""
    texts = made(tmp_path, edition)
    is_shared = edition == "antarinstansi"
    assert "yamada-taro" not in texts
    assert "yamada taro" not in texts.lower()
    assert f"{TYPES}/perkelahian" not in texts
    assert (f"{TYPES}/keributan" in texts) is not is_shared
    assert is_shared or f"{TYPES}/total/total" in texts


def figures_of(*types: str) -> Figures:
    """Return figures of one incident of each type."""
    day, total = date(2024, 9, 30), {("total", column): len(types) for column in ("klarifikasi", "total")}
    counts = {(row, column): 1 for row in types for column in ("klarifikasi", "total")} | total
    cells = {
        (row, column): Figure(TYPES, row, column, value, "kejadian", "", day) for (row, column), value in counts.items()
    }
    table = FigureTable(TYPES, "kejadian", "", day, Status.VALUE, types, ("klarifikasi",), cells)
    return Figures(Period.parse("2024-09"), day, {TYPES: table})


def test_rows_of_undeclared_types_add_up_and_declared_ones_stay() -> None:
    """Cell by cell; without any such row nothing changes."""
    shared = with_declared_types(figures_of("perkelahian-x", "overstay", "keributan", "unknown"))
    assert shared.tables[TYPES].rows == ("overstay", "unknown", OTHER_TYPES)
    assert shared.figure(TYPES, OTHER_TYPES, "klarifikasi").value == 2
    assert shared.figure(TYPES, "overstay", "total").value == 1
    assert shared.figure(TYPES, "total", "total").value == 4
    declared = figures_of("overstay")
    assert with_declared_types(declared) is declared

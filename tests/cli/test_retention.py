"""Retention by date: with the clock in any month, nothing is held beyond its limit and nothing goes before it."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from reports.cli import clock
from reports.cli.main import pora
from reports.ledger import store
from reports.model.period import Month
from reports.pipeline.request import LEDGER
from reports.vocabulary import dates

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.no_pages

HEAD = "NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS KELAMIN,JENIS IZIN TINGGAL,MASA BERLAKU IZIN TINGGAL,KECAMATAN"
ROWS = ("1,SEN WIJO,A1234567,Jepang,L,ITAS,12-02-2026,KOJA", "2,HARMO KATA,B1234567,India,P,ITAS,xx,CILINCING")
MONTHS = tuple(Month(2024, number) for number in range(6, 10))
LIMITS = {"ledger": 3, "documents": 2, "corrections": 1}
MONTH = re.compile(r"\d{4}-\d\d")


def run(*words: str | Path) -> Result:
    """Run ``pora`` in this process, in English."""
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, [*map(str, words)])


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office of four months with a reading, a correction workbook and a return of each, and limits."""
    office = tmp_path_factory.mktemp("kantor")
    (office / "inputs").mkdir()
    names = {
        number: name for name, number in dates.months().items() if len(name) > 4 or name in {"MEI", "JUNI", "JULI"}
    }
    for month in MONTHS:
        title = f"DATA ORANG ASING BULAN {names[month.month]} {month.year}"
        (office / "inputs" / f"register {month}.csv").write_text("\n".join((title, HEAD, *ROWS, "")), encoding="utf-8")
    limits = "\n".join(f'{name} = "{months} bulan"' for name, months in LIMITS.items())
    (office / "pora.toml").write_text(f"[retention]\n{limits}\n", encoding="utf-8")
    assert run("check", "-C", office, "-q").exit_code in {0, 1}
    for month in MONTHS:
        assert run("return", str(month), "-C", office, "-q").exit_code == 0
    return office


def held(office: Path) -> dict[str, set[str]]:
    """Return store → months of which it holds something, by the names of files."""
    places = {
        "ledger": store.index(office / LEDGER),
        "documents": [path.parent.name for path in (office / "outputs").glob("2*/*")],
        "corrections": [path.name for path in (office / "outputs" / "corrections").glob("*.koreksi.xlsx")],
    }
    return {name: {match[0] for text in texts if (match := MONTH.search(text))} for name, texts in places.items()}


@pytest.mark.parametrize("day", ["2024-09-30", "2024-10-01", "2024-11-30", "2024-12-31", "2025-01-01", "2031-06-15"])
def test_nothing_is_held_beyond_its_limit_and_nothing_goes_before(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    """The month of today and as many before it as the limit says, on the last and the first day of a month."""
    office = shutil.copytree(filled, tmp_path / "kantor")
    assert held(office) == {name: set(map(str, MONTHS)) for name in LIMITS}
    today = datetime.fromisoformat(f"{day}T23:59:00+07:00")
    monkeypatch.setattr(clock, "now", lambda: today)
    told = run("check", "-C", office, "-n").stderr
    kept = {
        name: {str(month) for month in MONTHS if month >= Month.of(today.date()).plus(-months)}
        for name, months in LIMITS.items()
    }
    for name, months in kept.items():
        assert (f"{name}:" in told) == (len(months) < len(MONTHS)), told
    assert run("forget", "--expired", "-C", office).exit_code in {0, 1}
    assert held(office) == kept
    assert run("forget", "--expired", "-C", office, "-q").stdout.startswith("0 files removed")


def test_the_clock_decides_no_figure(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same return byte for byte ten years later."""
    office = shutil.copytree(filled, tmp_path / "kantor")
    shutil.rmtree(office / "outputs" / "2024-09")
    monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat("2034-01-01T00:00:00+07:00"))
    assert run("return", "2024-09", "-C", office, "-q").exit_code == 0
    files = sorted(path.name for path in (filled / "outputs" / "2024-09").iterdir())
    assert files
    for name in files:
        made, before = (place / "outputs" / "2024-09" / name for place in (office, filled))
        assert made.read_bytes() == before.read_bytes(), name

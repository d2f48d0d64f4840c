"""Makes packs of an office one after the other, each handed in before the next is made, and attacks them again."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest import mock

from click.testing import CliRunner
from whole_offices import MEETINGS

from reports.cli.main import pora
from reports.pipeline import shared_figures
from reports.pipeline.released_packs import RELEASES
from reports.privacy.disclosure.release_attack import attack_release
from reports.privacy.disclosure.release_register import read, release_from
from reports.vocabulary import places
from tests import meetings, sample_office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reports.privacy.disclosure.release_attack import Finding

_FIRST, _SECOND, _THIRD, _PUBLIC = MEETINGS
_EDITIONS = {_FIRST: "antarinstansi", _SECOND: "antarinstansi", _THIRD: "antarinstansi", _PUBLIC: "publik"}
"""Meeting → edition: three months in a row for agencies, then their quarter for the public."""
_LETTERHEAD = '[document]\nletterhead = "kemenkumham"\n'
"""Of the months in which the ministry changed its name."""


@dataclass(frozen=True)
class MadePack:
    """A pack that was made, with its report of protection and the attack on what it prints."""

    edition: str
    report: dict[str, object]
    again: Finding
    """Of the attack without insiders, as of readers."""
    seconds: float
    """CPU of protection and attack, with counting who stands behind each cell."""
    seconds_again: float
    """CPU of the attack on what is printed."""

    @property
    def seconds_in_all(self) -> float:
        """CPU of all of it."""
        return self.seconds + self.seconds_again

    @property
    def described(self) -> str:
        """One line for people."""
        (share,) = self.report["shares"].values()
        down = [f"{table} {step.replace('_', ' ')}" for table, step in self.report["steps"].items()]
        down += [f"{table} {span}" for table, span in self.report["spans"].items()]
        joined = max(self.report["releases"], self.report["releases_of_others"])
        return (
            f"{self.edition} {self.report['period']}: {self.report['primary']} primary, "
            f"{self.report['hidden']} hidden, smallest interval {self.report['smallest_interval']}, "
            f"{self.report['insiders']} insiders, of them "
            f"{self.report['pairs_of_agencies']} pairs of agencies; {joined} packs before it joined; "
            f"printed {share['printed']} of {share['filled']} non-zero cells, "
            f"{100 * share['printed'] // max(share['filled'], 1)} %; {'; '.join(down) or 'all as designed'}"
        )


def sample(folder: Path) -> Path:
    """Copy the sample office, with the meetings that others have here."""
    sample_office.copied(folder)
    settings = folder / "pora.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("[document]\n", _LETTERHEAD), encoding="utf-8")
    for book in (folder / "inputs").glob("rapat-*.xlsx"):
        book.unlink()
    for name, day in MEETINGS.items():
        content = meetings.meeting(**{"Hari_Tanggal": day, "Kode_Tema": "pilkada-2024"})
        (folder / "inputs" / f"{name}.xlsx").write_bytes(content)
    return folder


def packs(office: Path) -> Iterator[MadePack]:
    """Make the packs of an office; each is handed in before the next is made."""
    settings = office / "pora.toml"
    if "letterhead" not in settings.read_text(encoding="utf-8"):
        settings.write_text(_LETTERHEAD, encoding="utf-8")
    for meeting, edition in _EDITIONS.items():
        yield _pack(office, meeting, edition)
        _run(office, "submit", meeting, "--edition", edition, "--sent", "2024-11-20", "--to", "Tim PORA")


def _pack(office: Path, meeting: str, edition: str) -> MadePack:
    """Make a pack, timing what protects and attacks it."""
    spent: list[float] = []
    timed = _timed(shared_figures.protect_released, spent)
    with mock.patch.object(shared_figures, "protect_released", timed):
        _run(office, "briefing", f"{meeting}.xlsx", "--edition", edition, "--date", "2024-11-20")
    path = office / "records" / "protection" / f"{meeting}.briefing.{edition}.json"
    report = json.loads(path.read_text(encoding="utf-8"))
    register = office / "records" / RELEASES
    released = read(register.read_text(encoding="utf-8")) if register.exists() else ()
    district_of = {village.code: village.district for village in places.villages()}
    again: list[float] = []
    finding = _timed(attack_release, again)(release_from(report["release"]), released, district_of)
    return MadePack(edition, report, finding, sum(spent), sum(again))


def _timed(function: Callable[..., object], spent: list[float]) -> Callable[..., object]:
    """Return a function that notes the CPU it takes."""

    def timing(*arguments: object, **named: object) -> object:
        begun = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent.append(time.process_time() - begun)

    return timing


def _run(office: Path, *words: str) -> None:
    """Run a command of the program in this process.

    Raises:
        RuntimeError: it ended with neither 0 nor 1.
    """
    environment = {"LANG": "C", "PORA_LANG": "en"}
    done = CliRunner(env=environment).invoke(pora, [*words, "-C", str(office), "-q"])
    if done.exit_code not in {0, 1}:
        message = f"{' '.join(words)} ended with {done.exit_code}: {done.output[-500:]}"
        raise RuntimeError(message)

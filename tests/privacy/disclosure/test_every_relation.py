"""Every relation that the attack knows matters: those between packs, and of unprinted numbers, too."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reports.privacy import disclosure
from reports.privacy.disclosure.attack import Reader, attack
from reports.privacy.disclosure.declared_rules import INCIDENTS, THEME, Pack, relations
from reports.privacy.disclosure.pack_universe import universe_of
from reports.privacy.disclosure.release_attack import attack_release
from reports.privacy.disclosure.releases import Released, join
from reports.privacy.disclosure.universe import Pattern, Release, Universe
from tests.privacy.disclosure.tables import cell_table
from tests.privacy.disclosure.test_declared_rules import CASES, OTHER_CASES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TREND, STOCK = "stock-trend", "stock-district-permit"
SERVICES, PERSONS, ACTIONS = "services-ITK", "tak-persons", "tak-actions"
SEPTEMBER = ("2024-09",)


def _pack(name: str, columns: str, rows: dict[str, str], threshold: int = 3) -> Pack:
    return Pack({name: cell_table(name, columns, rows, threshold)}, {})


def _joined(pack: Pack, *releases: Release, hidden: str = "", moved: dict[str, int] | None = None):
    """Return a pack that hides some cells, joined with releases."""
    cells = tuple(cell for table in pack.tables.values() for cell in table.cells.values())
    since = {release.period: moved or {} for release in releases}
    universe, start = join(Universe(cells, relations(pack)), pack, Released(SEPTEMBER, releases, since))
    return universe, Pattern(start.hidden | set(hidden.split()), start.may_be_zero, start.absent)


def _part_of_detention():
    return universe_of(_pack(ACTIONS, "TAK_E DETENSI TAK_F total", {"total": "6 10 8 15"}, 5), None)


def _rest_beside_a_theme():
    incidents = cell_table(INCIDENTS, "total", {"overstay": "9", "lainnya": "12", "total": "21"}, 5)
    theme = cell_table(THEME, "total", {"ikut+liput": "10"}, 5)
    return universe_of(Pack({INCIDENTS: incidents, THEME: theme}, {}), None)


def _one_who_came():
    pack = _pack(STOCK, "ITK ITAS ITAP total", {"A": "21 60 31 112", "total": "21 60 31 112"})
    before = Release("2024-08", "antarinstansi", {f"{STOCK}/A/ITK": 20})
    return _joined(pack, before, moved={f"{STOCK}/A/ITK": 1})


def _star_that_the_public_edition_prints():
    pack = _pack(SERVICES, "approved-L", {"baru": "1", "perpanjangan": "6", "alih-status": "2", "total": "9"})
    known = Release("2024-09", "publik", {f"{SERVICES}/baru/approved-L": 1})
    return _joined(pack, known, hidden=" ".join(f"{SERVICES}/{row}/approved-L" for row in pack.tables[SERVICES].rows))


def _star_of_a_trend():
    pack = _pack(TREND, "ITK ITAS ITAP total", {"2024-08": "1 6 2 9", "2024-09": "9 28 7 44"})
    known = Release("2024-07", "antarinstansi", {f"{TREND}/2024-08/ITK": 1})
    return _joined(pack, known, hidden=" ".join(f"{TREND}/2024-08/{column}" for column in ("ITK", "ITAS", "ITAP")))


READER = Reader(blocks_hold_a_small_cell=False)
WAYS: dict[str, Callable[[], tuple[Universe, Pattern]]] = {
    "row-rest": _part_of_detention,
    "theme-rest": _rest_beside_a_theme,
    "change": _one_who_came,
    "same-month": _star_that_the_public_edition_prints,
    "same-trend": _star_of_a_trend,
}


@pytest.mark.parametrize("name", WAYS)
def test_without_a_relation_a_pack_passes_that_the_full_attack_refuses(name: str) -> None:
    """Of numbers that nobody prints, and of packs that readers hold; a lone star would be small by its block alone."""
    universe, pattern = WAYS[name]()
    assert name in universe.names
    assert attack(universe, pattern, reader=READER).narrowed
    assert attack(universe.without(name), pattern, reader=READER).withstood


STARS = frozenset(f"{PERSONS}/total/{kind}" for kind in ("TAK_A", "TAK_E", "TAK_F"))
ACTED_ON = Release("2024-09", "antarinstansi", {f"{PERSONS}/total/total": 7}, STARS)
CLASSES = frozenset(f"stock-nationality-permit/total/{column}" for column in ("ITK", "ITAS", "ITAP"))
BETWEEN_RELEASES: dict[str, tuple[Release, ...]] = {
    "persons-of-months": (
        Release("2024-10", "antarinstansi", {f"{PERSONS}/total/TAK_F": 1}, spans={PERSONS: "2024-07..2024-09"}),
        ACTED_ON,
    ),
    "left-over": (
        Release("2024-07", "antarinstansi", {f"{SERVICES}/baru/approved-L": 4}),
        Release("2024-08", "antarinstansi", {f"{SERVICES}/baru/approved-L": 3}),
        Release("2024-07..2024-09", "antarinstansi", {f"{SERVICES}/baru/approved-L": 8}),
    ),
    "trend-is-release": (
        Release("2024-08", "antarinstansi", {"stock-nationality-permit/total/total": 9}, CLASSES),
        Release("2024-09", "antarinstansi", {f"{TREND}/2024-08/ITAS": 6}),
    ),
}


@pytest.mark.parametrize("name", BETWEEN_RELEASES)
def test_without_a_relation_between_releases_one_passes_that_the_full_attack_refuses(name: str) -> None:
    """The last of them is attacked with those before."""
    *earlier, last = BETWEEN_RELEASES[name]
    assert not attack_release(last, earlier, {}).withstood
    assert attack_release(last, earlier, {}, without=name).withstood


def test_every_relation_in_the_program_has_a_case() -> None:
    """Names are taken from the source, so that one that is added without a case stops the tests."""
    names = {name for path in sorted(Path(disclosure.__path__[0]).rglob("*.py")) for name in _names_in(path)}
    assert names == CASES.keys() | OTHER_CASES.keys() | WAYS.keys() | BETWEEN_RELEASES.keys()


def _names_in(path: Path) -> Iterator[str]:
    """Yield the names that a module gives to relations: the first argument of what makes one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    makers = {
        one.name
        for one in ast.walk(tree)
        if isinstance(one, ast.FunctionDef) and one.args.args and one.args.args[0].arg == "name" and one.returns
        if "Relation" in ast.unparse(one.returns)
    }
    for call in (one for one in ast.walk(tree) if isinstance(one, ast.Call) and one.args):
        named = call.args[0]
        if ast.unparse(call.func) in {"Relation", "Relation.total", *makers} and isinstance(named, ast.Constant):
            yield str(named.value)

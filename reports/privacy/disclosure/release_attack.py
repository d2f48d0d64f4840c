"""Attack a pack as its readers can, from what is printed alone: by itself, and with all that they hold already.

No hidden number is needed, so that a pack can be attacked years after it was handed in. Insiders need the rows behind
the cells, and are tried where a pack is made.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.privacy.disclosure.attack import attack
from reports.privacy.disclosure.declared_rules import relations
from reports.privacy.disclosure.held_packs import changed_elsewhere
from reports.privacy.disclosure.left_beside import left_beside, unknown_differences
from reports.privacy.disclosure.month_sums import left_over
from reports.privacy.disclosure.releases import (
    Released,
    held_release,
    held_releases,
    join,
    opened_before,
    printed_before,
    readable,
    released_pack,
    with_numbers,
)
from reports.privacy.disclosure.row_rests import row_rests
from reports.privacy.disclosure.theme_totals import theme_rests, with_theme_totals
from reports.privacy.disclosure.universe import Pattern, Universe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.privacy.disclosure.attack import Narrowed, Reader, Verdict
    from reports.privacy.disclosure.held_packs import HeldPack
    from reports.privacy.disclosure.universe import Release


@dataclass(frozen=True)
class Finding:
    """What an attack on a pack found."""

    small: tuple[str, ...]
    """Cells printed as numbers below their threshold, and numbers that printed ones give away."""
    alone: Verdict
    joined: Verdict
    """With all releases that readers hold."""
    releases: int
    """That were joined."""
    left_over: tuple[str, ...] = ()
    """Numbers below their threshold that spans of months leave over, as ``left|<spans>|<cell>``."""

    @property
    def withstood(self) -> bool:
        """Whether no number below its threshold is printed or left over, and no star narrowed."""
        return not self.small and not self.left_over and self.alone.withstood and self.joined.withstood

    @property
    def narrowed(self) -> tuple[Narrowed, ...]:
        """Stars that are narrowed, each once."""
        return tuple({narrowed.cell: narrowed for narrowed in (*self.alone.narrowed, *self.joined.narrowed)}.values())


def attack_release(
    release: Release,
    earlier: Sequence[Release],
    district_of: Mapping[str, str],
    *,
    reader: Reader | None = None,
    without: str = "",
) -> Finding:
    """Attack what a pack prints.

    Args:
        release: the pack.
        earlier: all that was released or published besides it; what its readers do not hold is left out.
        district_of: kelurahan → kecamatan.
        reader: what the attack takes into account; everything by default. For tests.
        without: a declared rule that the attack does not know. For tests.
    """
    held_packs, pack = held_release(release, district_of), released_pack(release, district_of)
    cells = {cell.id: cell for held_pack in held_packs for cell in held_pack.cells.values()}
    small = tuple(
        name for name, cell in cells.items() if name in release.printed and 0 < release.printed[name] < cell.threshold
    )
    for rests in (row_rests, theme_rests, left_beside):
        small += tuple(cell.id for cell in rests(pack, printed=release.printed)[0])
    differences, equations = unknown_differences(pack, release.printed)
    own_universe = Universe((*cells.values(), *differences), (*relations(pack), *equations))
    stars = Pattern(*(kind & cells.keys() for kind in (release.hidden, release.may_be_zero, release.absent)))
    readable_releases = readable(release.edition, earlier)
    before = held_releases(readable_releases, district_of)
    unheld = tuple(earlier_release for earlier_release in earlier if earlier_release not in readable_releases)
    changing = frozenset(cell for held_pack in held_packs for cell in printed_before(held_pack, before))
    changing |= changed_elsewhere(held_packs, unheld)
    unprinted = frozenset(cell.id for cell in differences)
    stars = replace(stars, may_hide_change=changing, absent=stars.absent | unprinted, may_explain=unprinted)
    verdict_alone = _attack(own_universe, stars, reader, without)
    if not readable_releases:
        return Finding(small, verdict_alone, verdict_alone, 0)
    released = Released(held_packs[0].months, readable_releases, unheld=unheld)
    universe, start = join(own_universe, pack, released, printed=release.printed)
    opened = opened_before(replace(pack, tables={}), released)
    joined = _attack(universe, start.with_stars_of(stars), reader, without, opened)
    left = () if without == "left-over" else _left_over(held_packs, before)
    return Finding(small, verdict_alone, joined, len(readable_releases), left)


def _left_over(held_packs: Sequence[HeldPack], earlier: Sequence[HeldPack]) -> tuple[str, ...]:
    """Return the small numbers that a pack leaves over of spans of months, or others of its own."""
    packs, _, _ = with_theme_totals([*held_packs, *earlier])
    held_packs, earlier = packs[: len(held_packs)], packs[len(held_packs) :]
    return tuple(cell.id for held_pack in held_packs for cell in left_over(held_pack, earlier)[0])


def _attack(
    universe: Universe, stars: Pattern, reader: Reader | None, without: str, opened: frozenset[str] = frozenset()
) -> Verdict:
    reader_universe = universe.without(without) if without else universe
    reader_universe = with_numbers(reader_universe, stars, frozenset(stars.unknown))
    return attack(reader_universe.consistent(), stars, reader=reader, opened=opened)

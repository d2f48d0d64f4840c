"""``pora forget``: removes what the office's own stores hold of a person, or of months whose time is over.

Everything is worked out first and removed then: documents, correction workbooks and records, the ledger last, and of
the ledger last what tells a person's name and numbers from what was typed. So a run that was killed is taken up by the
next with nothing missed.
What the office put into ``inputs`` is its own: it is named and never removed.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.at_rest.needles import Needles
from reports.at_rest.removal import remove
from reports.errors import NoInputError
from reports.ledger import store
from reports.pipeline.forgetting.account import STORES, Order, Plan, Removal, Stores
from reports.pipeline.forgetting.by_month import plan_by_month
from reports.pipeline.forgetting.by_person import plan_by_person, redacted
from reports.pipeline.request import INPUTS, LEDGER
from reports.private_files import put
from reports.publish import lock, recover, refusing
from reports.vocabulary.retention import first_kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reports.model.period import Month
    from reports.pipeline.request import Request
    from reports.vocabulary.config import Retention


@dataclass(frozen=True)
class Forgotten:
    """What was removed, with a dry run what would be, and what stays."""

    plan: Plan
    dry_run: bool


def forget(order: Order, request: Request) -> Forgotten:
    """Remove what is to be forgotten; a second run finds nothing more to remove.

    Raises:
        NoInputError: the folder is no office.
        UsageError: a name is too short to be searched for.
        OutputError: something cannot be removed, or another run holds the office.
    """
    stores = _stores(request)
    office = stores.office
    if not any((office / name).is_dir() for name in (INPUTS, LEDGER)):
        raise NoInputError("{path} has no folder inputs", "make an office with: pora init {path}", path=str(office))
    with nullcontext() if request.dry_run else lock(office):
        if not request.dry_run:
            _recover(stores)
        plan, needles = planned(order, stores)
        if not request.dry_run:
            _carry_out(plan, needles, office)
    return Forgotten(plan, request.dry_run)


def planned(order: Order, stores: Stores) -> tuple[Plan, Needles]:
    """Return what is to be done, and by what persons are searched for.

    Raises:
        UsageError: a name is too short to be searched for.
    """
    return plan_by_person(order, stores) if order.persons else (plan_by_month(order, stores), Needles())


def expired(retention: Retention, today: Month) -> dict[str, Month]:
    """Return store → first month that may still be held, of the stores with a limit."""
    limits = {name: first_kept(getattr(retention, name), today) for name in STORES}
    return {name: month for name, month in limits.items() if month is not None}


def past_retention(retention: Retention, today: Month, request: Request) -> Mapping[str, int]:
    """Return store → number of files whose time is over; nothing is changed."""
    limits = expired(retention, today)
    if not limits:
        return {}
    plan, _ = planned(Order(limits, outputs=True), _stores(request))
    stores = [removal.store for removal in plan.removals if removal.why == "month"]
    return {name: stores.count(name) for name in STORES if name in stores}


def _stores(request: Request) -> Stores:
    """Return the stores by whole paths: an output folder may be named from here and still lie in the office."""
    return Stores(request.office.absolute(), request.outputs.absolute())


def _recover(stores: Stores) -> None:
    """Finish or undo what killed runs have left below the outputs: temporaries may hold anybody."""
    if stores.outputs.is_dir():
        folders = [path for path in stores.outputs.rglob("*") if path.is_dir() and not path.is_symlink()]
        for folder in (stores.outputs, *sorted(folders)):
            with lock(folder):
                recover(folder)


def _carry_out(plan: Plan, needles: Needles, office: Path) -> None:
    """Remove folder by folder, the ledger last; the lock of the office is held."""
    outside = [outside for outside in plan.removals if outside.store != "ledger"]
    for folder, removals in _by_folder(outside).items():
        with nullcontext() if folder == office else lock(folder), refusing(folder):
            remove(removal.file for removal in removals if removal.why != "redacted")
            for removal in removals:
                if removal.why == "redacted":
                    put(removal.file, redacted(removal.file.read_bytes(), needles))
    in_ledgers = _by_folder(removal for removal in plan.removals if removal.store == "ledger")
    for folder, removals in in_ledgers.items():
        readings = store.drop(folder, plan.readings.get(folder, frozenset()))
        with refusing(folder):
            remove(file for file in (*readings, *(removal.file for removal in removals)) if file not in plan.last)
    for folder, removals in in_ledgers.items():
        with refusing(folder):
            remove(removal.file for removal in removals if removal.file in plan.last)


def _by_folder(removals: Iterable[Removal]) -> dict[Path, list[Removal]]:
    by_folder: dict[Path, list[Removal]] = {}
    for removal in removals:
        by_folder.setdefault(removal.file.parent, []).append(removal)
    return by_folder

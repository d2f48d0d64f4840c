"""What an office holds of months before a limit: readings, correction workbooks, documents, rebuilt months."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reports.at_rest.removal import facts_of, manifests, review_pages, set_of
from reports.ledger import store
from reports.ledger.pins import pinned_keys
from reports.model.period import Period
from reports.pipeline.forgetting.account import Plan, Removal, Staying
from reports.pipeline.forgetting.readings import keys_in, stored_reading
from reports.pipeline.request import INPUTS, LEDGER
from reports.vocabulary.typed_periods import typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.period import Month
    from reports.pipeline.forgetting.account import Order, Stores
    from reports.pipeline.forgetting.readings import StoredReading


def plan_by_month(order: Order, stores: Stores) -> Plan:
    """Return what is removed of months before the limit of each store, and what stays though it is older."""
    entries: list[Removal | Staying] = []
    readings = {}
    main = stores.ledgers[0] if stores.ledgers else None
    for folder in stores.ledgers if "ledger" in order.before else ():
        ledger = _Ledger(folder, stores, is_archive=folder != main)
        readings[folder] = ledger.dropped(order.before["ledger"])
        entries += ledger.entries
    if "corrections" in order.before:
        entries += _corrections(order.before["corrections"], stores)
    for name in ("documents", "archive"):
        if name in order.before:
            entries += _sets(order.before[name], name, stores, outputs=order.outputs)
    removals = [entry for entry in entries if isinstance(entry, Removal)]
    staying = [entry for entry in entries if isinstance(entry, Staying)]
    return Plan(tuple(dict.fromkeys(removals)), tuple(dict.fromkeys(staying)), readings)


class _Ledger:
    """One ledger, gone through key by key."""

    def __init__(self, folder: Path, stores: Stores, *, is_archive: bool) -> None:
        self._folder, self._stores, self._is_archive = folder, stores, is_archive
        self._current = frozenset(store.index(folder).values())
        self._pinned = pinned_keys(folder)
        self.entries: list[Removal | Staying] = []

    def dropped(self, limit: Month) -> frozenset[str]:
        """Return the keys that go, with their entries in ``entries``; counts over several files go with any of them."""
        reasons, counts = {}, []
        files = keys_in(self._folder)
        for key, key_files in files.items():
            if all("-count" in file.name for file in key_files):
                counts.append(key)
            elif why := self._why(key, limit):
                reasons[key] = why
        reasons |= dict.fromkeys(counts, "month") if reasons else {}
        self.entries += [Removal(file, "ledger", why) for key, why in reasons.items() for file in files[key]]
        return frozenset(reasons)

    def _why(self, key: str, limit: Month) -> str:
        """Return why a reading goes; empty if it stays."""
        reading = stored_reading(self._folder, key)
        if reading is None:
            return "unusable"
        original = self._stores.office / reading.path
        is_pinned = key in self._pinned
        if not self._is_archive and not is_pinned and (key not in self._current or not original.is_file()):
            return "source-gone"
        if not reading.months or reading.months[0] >= limit:
            return ""
        self._tell_input(reading, limit, original)
        return "month" if reading.months[-1] < limit else ""

    def _tell_input(self, reading: StoredReading, limit: Month, original: Path) -> None:
        """Say that a file of the office still holds months before the limit."""
        below_inputs = self._stores.office / INPUTS / reading.path
        original = below_inputs if self._is_archive and below_inputs.is_file() else original
        if self._is_archive and original != below_inputs:
            self.entries.append(Staying(Path(reading.path), "archive-input"))
        else:
            self.entries.append(Staying(original, "input" if reading.months[-1] < limit else "later-months"))


def _corrections(limit: Month, stores: Stores) -> Iterator[Removal | Staying]:
    """Yield correction workbooks of files that are gone or wholly before the limit; changed ones stay."""
    main = stores.office / LEDGER
    index = store.index(main)
    for memory in sorted(stores.corrections.glob("*.json")):
        memory_facts = facts_of(memory)
        source = str(memory_facts.get("source", ""))
        workbook = memory.with_suffix(".xlsx")
        reading = stored_reading(main, index[source]) if source in index else None
        is_old = reading is not None and bool(reading.months) and reading.months[-1] < limit
        if (stores.office / source).is_file() and not is_old:
            continue
        if workbook.is_file() and sha256(workbook.read_bytes()).hexdigest() != memory_facts.get("workbook_sha256"):
            yield Staying(workbook, "changed")
            continue
        why = "month" if is_old else "source-gone"
        yield from (Removal(file, "corrections", why) for file in (workbook, memory) if file.is_file())


def _sets(limit: Month, name: str, stores: Stores, *, outputs: bool) -> Iterator[Removal | Staying]:
    """Yield the documents of a store whose period lies before the limit: removed if that is asked for."""
    for manifest in manifests(stores.outputs):
        if stores.store_of(manifest) != name:
            continue
        period = _period_of(manifest)
        if period is None or period.last >= limit:
            continue
        if outputs:
            yield from (Removal(file, name, "month") for file in set_of(manifest))
        else:
            yield Staying(manifest, "document")
    if name == "documents":
        yield from _review_pages(limit, stores, outputs=outputs)


def _review_pages(limit: Month, stores: Stores, *, outputs: bool) -> Iterator[Removal | Staying]:
    """Yield the review pages of periods before a limit, which hold rows and no manifest."""
    for page in review_pages(stores.outputs):
        period = typed(page.parent.name)
        if period is not None and period.last < limit:
            yield Removal(page, "documents", "month") if outputs else Staying(page, "document")


def _period_of(manifest: Path) -> Period | None:
    """Return the period of a set; None where its manifest states none, as that of an archive's account."""
    try:
        return Period.parse(str(facts_of(manifest).get("period", "")))
    except ValueError:
        return None

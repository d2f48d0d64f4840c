"""Decides how the files of an archive are read, and under which keys the ledger keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import __version__
from reports.ledger import store
from reports.pipeline.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reports.pipeline.archive.inventory import Found
    from reports.vocabulary.mappings import Mappings


class ReadingRules:
    """What decides how the files of an archive are read: the program's rules and the office's decisions."""

    def __init__(self, decisions: Mappings, archive: Path, office: Path, districts: tuple[str, ...]) -> None:
        self._decisions = decisions
        self._districts = ",".join(districts)
        try:
            self._above = archive.resolve().relative_to(office.resolve()).as_posix()
        except ValueError:
            self._above = ""

    @property
    def all(self) -> Mappings:
        """The office's decisions, those for single files among them."""
        return self._decisions

    def leaves_out(self, file: Found) -> bool:
        """Tell whether mappings.toml leaves a file out."""
        return not self._names(file).isdisjoint(self._decisions.left_out)

    def decisions(self, file: Found) -> Mappings:
        """Return the office's decisions for a file."""
        return self._decisions.of_file(*self._names(file))

    def key(self, file: Found, addition: str = "") -> str:
        """Return the key under which the ledger keeps a file."""
        return store.key_for(file.shown_path, file.sha256, self._rules_text(self.decisions(file)) + addition)

    def fingerprint(self, files: Iterable[Found]) -> str:
        """Return what decides how all these files are read."""
        decisions_by_path = {file.shown_path: self.decisions(file) for file in files}
        decided = {
            path: (*decisions.sheets_left_out, *decisions.sheet_periods.items())
            for path, decisions in decisions_by_path.items()
        }
        sheets = {path: names for path, names in decided.items() if names}
        return self._rules_text(self._decisions) + (f" {sheets}" if sheets else "")

    def _rules_text(self, decisions: Mappings) -> str:
        """Return what of program, rules and decisions is part of a key."""
        return f"{__version__} {RULES} {store.SCHEMA} {decisions.fingerprint} {self._districts}"

    def _names(self, file: Found) -> set[str]:
        """Return how mappings.toml may name a file: by its path from the office, or from the archive."""
        return {file.shown_path, f"{self._above}/{file.shown_path}"}

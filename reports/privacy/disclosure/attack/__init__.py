"""Attack a pattern as a reader would, with what is printed and what is known to hold, and report what can be narrowed.

Nothing here is imported from the protection, so that an error there is found here.
"""

from __future__ import annotations

from reports.privacy.disclosure.attack.knowledge import Insider, Reader, insiders_of
from reports.privacy.disclosure.attack.possible_tables import exact_interval
from reports.privacy.disclosure.attack.verdict import FEWEST, Narrowed, Verdict, any_table, attack

__all__ = ["FEWEST", "Insider", "Narrowed", "Reader", "Verdict", "any_table", "attack", "exact_interval", "insiders_of"]

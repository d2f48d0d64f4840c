"""Choose the cells to hide: small ones first, then others, so that every small one could also be a larger one."""

from __future__ import annotations

from reports.privacy.disclosure.protection.costs import History, hiding_costs
from reports.privacy.disclosure.protection.primary import primary_cells
from reports.privacy.disclosure.protection.secondary import Demand, Suppression

__all__ = ["Demand", "History", "Suppression", "hiding_costs", "primary_cells"]

"""Puts every record into exactly one bin, checks stated totals, and proves the balance. Opens no file."""

from reports.intake.validate.balance import balance_of, prove
from reports.intake.validate.bins import bin_records
from reports.intake.validate.duplicates import resolve_duplicates
from reports.intake.validate.persons import VERSIONS, propose_same_persons, tell_versions
from reports.intake.validate.totals import Checked, check_totals

__all__ = [
    "VERSIONS",
    "Checked",
    "balance_of",
    "bin_records",
    "check_totals",
    "propose_same_persons",
    "prove",
    "resolve_duplicates",
    "tell_versions",
]

"""Puts every record into exactly one bin, checks stated totals, and proves the balance. Opens no file.

What is done while a file is read is imported where it is asked for: a run that finds its readings in the ledger does
without it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from reports.intake.validate.balance import balance_of, prove
from reports.intake.validate.cases_in_two_files import tell_cases_in_two_files
from reports.intake.validate.damaged_cells import damaged_cells, damaged_elsewhere, struck_in_part
from reports.intake.validate.departed_copies import tell_departed_copies
from reports.intake.validate.duplicates import resolve_duplicates
from reports.intake.validate.file_contents import contents_by_month
from reports.intake.validate.file_versions import LOG_VERSIONS, VERSIONS, tell_versions
from reports.intake.validate.persons import propose_same_persons
from reports.intake.validate.recap_rows import tell_recaps
from reports.intake.validate.repeated_sheets import SHEET_VERSIONS, count_repeated_once
from reports.intake.validate.reports_in_two_files import tell_reports_in_two_files
from reports.intake.validate.shared_grounds import settle_shared_grounds
from reports.intake.validate.stated_districts import tell_district_differences
from reports.intake.validate.still_here import still_here

if TYPE_CHECKING:
    from reports.intake.validate.bins import bin_records
    from reports.intake.validate.group_totals import behind_totals
    from reports.intake.validate.totals import Checked, check_totals, rows_set_aside, stated_numbers
else:
    _MODULES = {
        "Checked": "totals",
        "behind_totals": "group_totals",
        "bin_records": "bins",
        "check_totals": "totals",
        "rows_set_aside": "totals",
        "stated_numbers": "totals",
    }

    def __getattr__(name: str) -> object:
        """Import what is asked for."""
        if name not in _MODULES:
            raise AttributeError(name)
        return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


__all__ = [
    "LOG_VERSIONS",
    "SHEET_VERSIONS",
    "VERSIONS",
    "Checked",
    "balance_of",
    "behind_totals",
    "bin_records",
    "check_totals",
    "contents_by_month",
    "count_repeated_once",
    "damaged_cells",
    "damaged_elsewhere",
    "propose_same_persons",
    "prove",
    "resolve_duplicates",
    "rows_set_aside",
    "settle_shared_grounds",
    "stated_numbers",
    "still_here",
    "struck_in_part",
    "tell_cases_in_two_files",
    "tell_departed_copies",
    "tell_district_differences",
    "tell_recaps",
    "tell_reports_in_two_files",
    "tell_versions",
]

"""Finds tables on a sheet and says why: header rows, columns, kind, period, and what each row is. Opens no file."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.intake.recognise.header_mapping import nearest
    from reports.intake.recognise.legends import legend_problems
    from reports.intake.recognise.located import Located
    from reports.intake.recognise.month_sheets import sheet_months
    from reports.intake.recognise.nil_sheets import nil_alone
    from reports.intake.recognise.outside_tables import rows_outside
    from reports.intake.recognise.periods import stated_by_name
    from reports.intake.recognise.tables import locate
    from reports.intake.recognise.transposed import transposed_sheet
    from reports.intake.recognise.unmarked_notes import lone_texts
else:
    _MODULES = {
        "Located": "located",
        "legend_problems": "legends",
        "locate": "tables",
        "lone_texts": "unmarked_notes",
        "nearest": "header_mapping",
        "nil_alone": "nil_sheets",
        "rows_outside": "outside_tables",
        "sheet_months": "month_sheets",
        "stated_by_name": "periods",
        "transposed_sheet": "transposed",
    }

    def __getattr__(name: str) -> object:
        """Import what is asked for, and no more: to read a month from the name of a file no table is recognised."""
        if name not in _MODULES:
            raise AttributeError(name)
        return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


__all__ = [
    "Located",
    "legend_problems",
    "locate",
    "lone_texts",
    "nearest",
    "nil_alone",
    "rows_outside",
    "sheet_months",
    "stated_by_name",
    "transposed_sheet",
]

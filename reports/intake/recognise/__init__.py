"""Finds tables on a sheet and says why: header rows, columns, kind, period, and what each row is. Opens no file."""

from reports.intake.recognise.header_mapping import nearest
from reports.intake.recognise.periods import stated_by_name
from reports.intake.recognise.tables import Located, locate

__all__ = ["Located", "locate", "nearest", "stated_by_name"]

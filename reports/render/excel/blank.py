"""Blank input workbooks for ``pora init``: one for each kind of table, and one for a meeting."""

from __future__ import annotations

from reports.render.excel.blank_meeting import blank_meeting, example_meeting
from reports.render.excel.blank_table import blank_form

__all__ = ["blank_form", "blank_meeting", "example_meeting"]

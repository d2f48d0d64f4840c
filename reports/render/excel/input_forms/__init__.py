"""Blank input workbooks for ``pora init``: one per kind of table, and one for a meeting."""

from __future__ import annotations

from reports.render.excel.input_forms.meeting_form import blank_meeting, example_meeting
from reports.render.excel.input_forms.table_form import blank_form

__all__ = ["blank_form", "blank_meeting", "example_meeting"]

"""Workbooks: the monthly return's workbook, and blank input forms. What openpyxl cannot do is patched afterwards."""

from reports.render.excel.annex_workbook import render as render_annex
from reports.render.excel.return_workbook import render

__all__ = ["render", "render_annex"]

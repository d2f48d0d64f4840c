"""Workbooks: the monthly return's workbook, and blank input forms. What openpyxl cannot do is patched afterwards."""

from reports.render.excel.annex import render as render_annex
from reports.render.excel.workbook import render

__all__ = ["render", "render_annex"]

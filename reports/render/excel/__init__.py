"""Workbooks: the monthly return's workbook, and blank input forms. What openpyxl cannot do is patched afterwards."""

from reports.render.excel.workbook import render

__all__ = ["render"]

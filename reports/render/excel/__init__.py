"""Excel workbooks of documents, and blank input forms: written with openpyxl, then patched where it falls short."""

from reports.render.excel.annex_workbook import render as render_annex
from reports.render.excel.return_workbook import render

__all__ = ["render", "render_annex"]

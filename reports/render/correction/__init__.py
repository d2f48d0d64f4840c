"""Marks the problems in a sender's workbook: coloured cells, comments, and an index sheet with links.

The sender's file is patched, not saved again: only the parts that must change do, so that charts, images, formulas,
styles and other sheets are preserved. A file that cannot be patched safely, or is not an .xlsx, is rebuilt as a plain
workbook from the cells that were read. Marks of an earlier correction are removed before new ones are set.
"""

from reports.render.correction.correct import Additions, correct, rebuild
from reports.render.correction.findings import Finding
from reports.render.correction.sheet_words import SHEET_OF_CSV, Words
from reports.render.correction.teaching_sheet import TaughtColumn, TaughtTable, TaughtText, Teaching

__all__ = [
    "SHEET_OF_CSV",
    "Additions",
    "Finding",
    "TaughtColumn",
    "TaughtTable",
    "TaughtText",
    "Teaching",
    "Words",
    "correct",
    "rebuild",
]

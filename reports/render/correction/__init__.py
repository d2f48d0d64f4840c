"""Gives a sender's workbook back with its faults marked: coloured cells, comments, an index sheet with links.

The sender's file is patched, not saved anew: only the parts that must change do, so that charts, images, formulas,
styles and other sheets stay as they were. What cannot be patched safely, and what was no .xlsx, is rebuilt as a plain
workbook from what was read. Marks of an earlier correction are taken off before new ones are set.
"""

from reports.render.correction.correct import correct, rebuilt
from reports.render.correction.findings import Finding
from reports.render.correction.wording import SHEET_OF_CSV, Words

__all__ = ["SHEET_OF_CSV", "Finding", "Words", "correct", "rebuilt"]

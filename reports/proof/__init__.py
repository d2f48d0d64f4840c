"""Reads finished files back, before they are published, and compares them with the document they print.

A PDF is read by its tags, cell by cell, and a workbook by its cells: never by how they look, and by libraries that have
no code in common with those that wrote them. What is not as composed is a fault of the program.
"""

from __future__ import annotations

from reports.proof.expected import Fault
from reports.proof.pdf_proof import pdf_faults
from reports.proof.workbook_proof import series_faults, workbook_faults

__all__ = ["Fault", "pdf_faults", "series_faults", "workbook_faults"]

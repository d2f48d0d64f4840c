"""Reads files into Grids: the only part of intake that opens a file.

What cannot be read raises ``Unreadable``, which the story turns into one Problem for that file; the others go on.
"""

from reports.intake.read.files import Found, find
from reports.intake.read.workbook import Unreadable, read

__all__ = ["Found", "Unreadable", "find", "read"]

"""Reads files into Grids: the only part of intake that opens a file.

What cannot be read raises ``Unreadable``, which the story turns into one Problem for that file; the others go on.
"""

from reports.intake.read.contract import Limits, Task, Unreadable, refused
from reports.intake.read.files import Found, find, find_documents
from reports.intake.read.opening import open_below, read_below
from reports.intake.read.reader_pool import compute, read, read_for

__all__ = [
    "Found",
    "Limits",
    "Task",
    "Unreadable",
    "compute",
    "find",
    "find_documents",
    "open_below",
    "read",
    "read_below",
    "read_for",
    "refused",
]

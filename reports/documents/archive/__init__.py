"""The report of reprocessing an archive: what is there, what is missing or contradictory, and the series it gave."""

from reports.documents.archive.report import NAME, compose

__all__ = ["NAME", "compose"]

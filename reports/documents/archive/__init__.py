"""Composes the report on a reprocessed archive: coverage, files, problems, and the resulting series."""

from reports.documents.archive.report import NAME, compose

__all__ = ["NAME", "compose"]

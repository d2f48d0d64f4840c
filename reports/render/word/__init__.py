"""Renders an editable Word copy of a document by filling a template with docxtpl; the PDF remains the record."""

from reports.render.word.copy import render

__all__ = ["render"]

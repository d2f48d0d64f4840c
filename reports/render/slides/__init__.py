"""Renders a document as PowerPoint slides with native, editable text, tables and charts."""

from reports.render.slides.deck import render

__all__ = ["render"]

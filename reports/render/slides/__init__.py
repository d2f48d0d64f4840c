"""A document as slides: native text, tables and charts that can be edited in PowerPoint."""

from reports.render.slides.deck import render

__all__ = ["render"]

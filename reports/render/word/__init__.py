"""An editable copy of a document for Word: the office's template filled by docxtpl. The PDF remains the record."""

from reports.render.word.copy import render

__all__ = ["render"]

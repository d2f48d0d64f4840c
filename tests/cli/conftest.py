"""What tests of commands share: the layout of equal pages."""

from __future__ import annotations

from tests.pages_once import lay_out_once, pages_as_digests

__all__ = ["lay_out_once", "pages_as_digests"]

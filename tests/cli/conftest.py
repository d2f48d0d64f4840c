"""What tests of commands share: the layout of equal pages, and the processes that read."""

from __future__ import annotations

from tests.pages_once import lay_out_once, pages_as_digests
from tests.readers_stay import readers_stay

__all__ = ["lay_out_once", "pages_as_digests", "readers_stay"]

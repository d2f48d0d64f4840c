"""What tests of commands share: equal pages and workbooks, and the processes that read."""

from __future__ import annotations

from tests.books_once import write_once
from tests.pages_once import lay_out_once, pages_as_digests
from tests.readers_stay import readers_stay

__all__ = ["lay_out_once", "pages_as_digests", "readers_stay", "write_once"]

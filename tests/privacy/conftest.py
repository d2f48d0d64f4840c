"""Documents of these tests: equal ones are made once in a process, and pages not at all where no test looks at them."""

from __future__ import annotations

from tests.books_once import write_once
from tests.pages_once import lay_out_once, pages_as_digests

__all__ = ["lay_out_once", "pages_as_digests", "write_once"]

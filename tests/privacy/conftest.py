"""Documents of these tests: equal pages are laid out once in a process, and not at all where no test looks at them."""

from __future__ import annotations

from tests.pages_once import lay_out_once, pages_as_digests

__all__ = ["lay_out_once", "pages_as_digests"]

"""Documents of these tests: equal ones are made once in a process, and pages not at all where no test looks at them."""

from __future__ import annotations

from tests.answers_once import answer_once
from tests.books_once import write_once
from tests.gathered_once import gather_once
from tests.pages_once import lay_out_once, pages_as_digests
from tests.protected_once import protect_once

__all__ = ["answer_once", "gather_once", "lay_out_once", "pages_as_digests", "protect_once", "write_once"]

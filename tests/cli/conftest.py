"""What tests of commands share: equal pages and workbooks, and the processes that read."""

from __future__ import annotations

from tests.answers_once import answer_once
from tests.books_once import write_once
from tests.gathered_once import gather_once
from tests.pages_once import lay_out_once, pages_as_digests
from tests.protected_once import protect_once
from tests.readers_stay import readers_stay

__all__ = [
    "answer_once",
    "gather_once",
    "lay_out_once",
    "pages_as_digests",
    "protect_once",
    "readers_stay",
    "write_once",
]

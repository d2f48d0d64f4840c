"""What tests of archives share beside what others of stories do: few of them write workbooks."""

from __future__ import annotations

from tests.books_once import books_as_digests

__all__ = ["books_as_digests"]

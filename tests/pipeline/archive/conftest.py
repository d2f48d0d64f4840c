"""What tests of archives share beside what others of stories do: few of them write the workbook of an archive."""

from __future__ import annotations

from tests.books_once import archive_books_as_digests

__all__ = ["archive_books_as_digests"]

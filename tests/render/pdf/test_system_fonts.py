"""What the system offers for printing is asked of the libraries that print."""

from __future__ import annotations

from reports.render.pdf import system_fonts


def test_libraries_that_this_system_prints_with_are_there() -> None:
    """Documents are made in these tests, so that none can be missing."""
    version = system_fonts.pango_version()
    assert version is not None
    assert version >= (1, 44)
    assert system_fonts.missing_libraries() == ()


def test_a_font_in_the_place_of_another_is_not_that_one() -> None:
    """Fontconfig always answers with some family."""
    assert system_fonts.is_installed("Liberation Sans")
    assert not system_fonts.is_installed("Huruf Yang Tidak Ada")

"""The pictures of the README: all there, small, and of pages that the documents still have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tools import guide_pictures, review_pictures
from tools.pictures import LARGEST, PAGES, PICTURES, SHADES, Page, page_number

if TYPE_CHECKING:
    from pathlib import Path

README = PICTURES.parents[1] / "README.md"


def test_ten_pages_are_drawn_and_shown_in_the_readme() -> None:
    """None is left over from a page that is no longer drawn."""
    names = (*(page.name for page in PAGES), *review_pictures.NAMES, *guide_pictures.NAMES)
    assert sorted(path.stem for path in PICTURES.glob("*")) == sorted(names)
    assert len(PAGES) == 10
    readme = README.read_text(encoding="utf-8")
    for page in PAGES:
        assert f'docs/pictures/{page.name}.png" width="150" alt="{page.caption}"' in readme


def test_pictures_are_small() -> None:
    """A clone does not pay for them."""
    assert sum(path.stat().st_size for path in PICTURES.glob("*.png")) < LARGEST
    for path in PICTURES.glob("*.png"):
        with Image.open(path) as picture:
            assert picture.mode == "P"
            assert len(picture.getcolors(256)) <= SHADES
            assert picture.height > (600 if path.stem in {page.name for page in PAGES} else 200)


def test_a_page_is_found_by_all_its_words(tmp_path: Path) -> None:
    """A page that names a title among others, in a table of contents, is not it."""
    from weasyprint import HTML  # noqa: PLC0415 -- for this test only

    pages = ["Daftar isi: Rekonsiliasi . . . . 3 Penjaringan", "Rekonsiliasi", "Rekonsiliasi Penjaringan"]
    document = tmp_path / "made.pdf"
    HTML(string="".join(f'<p style="break-after: page">{text}</p>' for text in pages)).write_pdf(document)
    assert page_number(document, Page("a", document.name, ("Rekonsiliasi", "Penjaringan"), "")) == 3
    with pytest.raises(SystemExit, match="has no page with Koja"):
        page_number(document, Page("a", document.name, ("Koja",), ""))

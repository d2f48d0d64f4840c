"""How pages of the sample office are filled: sections run on, forms stand alone, no heading ends a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.command_line import run
from tests.pages_once import lay_out_once
from tests.pdf_pages import pages
from tests.sample_office import read_once

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pdf_pages import Page

__all__ = ["lay_out_once"]
"""The same return is laid out for other files: it takes longer than looking at its pages."""

MOST_EMPTY = 0.35
"""Share of its height that a page may leave free below the last line."""
MEETING = "inputs/rapat-2024-10-16.xlsx"
DOCUMENTS = {
    "month": ("return", "2024-09"),
    "quarter": ("return", "2024-07..2024-09"),
    "year": ("return", "2024"),
    "nil month": ("return", "2024-06"),
    "pack, dinas": ("briefing", MEETING, "--edition", "dinas"),
    "pack, antarinstansi": ("briefing", MEETING, "--edition", "antarinstansi"),
    "pack, publik": ("briefing", MEETING, "--edition", "publik"),
    "minutes": ("minutes", MEETING, "--edition", "dinas"),
}
_ALONE = re.compile(r"tempat tanda tangan elektronik|Formulir \d+\. |^\s*LAPORAN (?:BULANAN|TRIWULAN|TAHUNAN)$", re.M)
"""On pages that end where what stands on them ends: letters and signatures, forms, title pages."""
_LAST_BEFORE = re.compile(r"^\s*(?:RINGKASAN|KATA PENGANTAR|FORMULIR|Lampiran I\. .*)$", re.M)
"""Begins a part of the document; the page before is the last of another."""
_HEADING = re.compile(r"^ *(?:BAB [IVX]+ |[A-H]\. |\d+(?:\.\d+)? )[A-Z][^.:;]*$")
_IN_MARGIN = re.compile(r"Halaman \d+ dari \d+|^EDISI |^TERBATAS")


_IN_EVERY_RUN = ("month",)
"""The others are left to CI."""


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(command, id=name, marks=() if name in _IN_EVERY_RUN else pytest.mark.ci)
        for name, command in DOCUMENTS.items()
    ],
)
def documents(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    """Return the pages of each PDF that a command makes, by its name."""
    folder: Path = tmp_path_factory.mktemp("made")
    command, *rest = request.param
    run(command, *rest, "-C", read_once(), "-o", folder)
    made = {path.name: pages(path) for path in sorted(folder.rglob("*.pdf")) if "daftar-hadir" not in path.name}
    assert made
    return made


def _ends_a_part(made: list[Page], number: int) -> bool:
    return number + 1 == len(made) or _LAST_BEFORE.search(made[number + 1].text) is not None


def test_no_page_is_more_than_a_third_empty(documents):
    """But title pages, letters, pages with a signature or a form, and the last of a part."""
    for name, made in documents.items():
        too_empty = {
            number + 1: round(page.empty, 2)
            for number, page in enumerate(made)
            if page.empty > MOST_EMPTY and not _ALONE.search(page.text) and not _ends_a_part(made, number)
        }
        assert not too_empty, name


def test_no_heading_ends_a_page(documents):
    """What it heads begins below it."""
    for name, made in documents.items():
        for number, page in enumerate(made, 1):
            lines = [line for line in page.text.splitlines() if line.strip() and not _IN_MARGIN.search(line.strip())]
            if lines and "DAFTAR ISI" not in page.text:
                assert not _HEADING.match(lines[-1]), (name, number, lines[-1])


def test_no_page_number_of_the_contents_stands_alone(documents):
    """An entry that fills its line takes its last word with it to the next."""
    entries = [
        line for made in documents.values() for page in made for line in page.text.splitlines() if ". . ." in line
    ]
    assert entries or "laporan-rapat.dinas.pdf" in documents, "minutes have no contents"
    assert [line for line in entries if re.fullmatch(r"[\s.]+\d+\s*", line)] == []


def test_a_form_has_a_page_of_its_own(documents):
    """One form with rows begins on a page, and no table or chart with any; the report ends with them."""
    for made in documents.values():
        forms = [page for page in made if re.search(r"^\s*Formulir \d+\. (?!.*\. \. )", page.text, re.M)]
        for page in forms:
            titles = re.findall(r"^\s*((?:Tabel|Grafik|Formulir) \d+)\. ", page.text, re.M)
            without_rows = len(re.findall(r"^\s*(?:NIHIL|Data belum disampaikan)\s*$", page.text, re.M))
            assert len(titles) == 1 or without_rows == len(titles), titles
            assert all(title.startswith("Formulir") for title in titles)
        assert forms == made[len(made) - len(forms) :]


def test_the_report_is_counted_from_its_title_page(documents):
    """The letter before it has no number; the last page has the number of all."""
    for name, made in documents.items():
        if not name.startswith("laporan-bulanan"):
            continue
        counted = [re.search(r"Halaman (\d+) dari (\d+)", page.text) for page in made]
        assert counted[:2] == [None, None], "letter and title page"
        found = [(int(one[1]), int(one[2])) for one in counted[2:]]
        assert found == [(number, len(made) - 1) for number in range(2, len(made))]

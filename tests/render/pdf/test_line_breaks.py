"""What no line break may part, and that the words stay as they were written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest
from weasyprint import HTML

from reports.render.pdf.line_breaks import unbroken, unbroken_words
from reports.render.pdf.weasyprint_writer import write_pdf
from reports.vocabulary.resources import template_root
from tests.pdf_text import text_of

if TYPE_CHECKING:
    from pathlib import Path

_TOGETHER = re.compile(r'<span class="utuh-baris">(.*?)</span>|([\w.()]+(?:\u00a0[\w.()]+)+)')


def kept_together(markup: str) -> list[str]:
    """Return the words of which no line break parts any, as they were written."""
    return [(first or second.rstrip(".")).replace("\u00a0", " ") for first, second in _TOGETHER.findall(markup)]


def as_written(markup: str) -> str:
    """Return the text of markup, its no-break spaces as spaces."""
    return re.sub(r"<[^>]*>", "", markup).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("paling lambat 27 November 2024.", ["27 November 2024"]),
        ("kegiatan 1–30 September 2024; sejak Juni 2024", ["1–30 September 2024", "Juni 2024"]),
        ("Pasal 75 ayat (2) huruf d Undang-Undang Nomor 6 Tahun 2011",
         ["Pasal 75", "ayat (2)", "huruf d", "Undang-Undang", "Nomor 6", "Tahun 2011"]),
        ("masing-masing 1.211 orang dalam 30 hari", ["masing-masing", "1.211 orang", "30 hari"]),
        ("berakhir dalam 0–30, 31–60, atau 61–90 hari", ["0–30,", "31–60,", "61–90"]),
        ("Nomor IMI.1-TI.03-3178 tanggal itu", ["IMI.1-TI.03-3178"]),
        ("berkas rapat-2024-09-11-final.xlsx itu – bukan yang lain - tetap", []),
    ],
)  # fmt: skip
def test_days_references_and_counts_stay_on_one_line(text: str, held: list[str]) -> None:
    """A file name may break, and so may a line at a dash between words."""
    markup = str(unbroken(text))
    assert kept_together(markup) == held
    assert as_written(markup) == text


def test_a_cell_keeps_only_what_its_column_has_room_for() -> None:
    """A day may be wider than a narrow column; a word of 16 letters is not."""
    assert kept_together(str(unbroken_words("27 November 2024, Undang-Undang, 31–60"))) == ["Undang-Undang,", "31–60"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("September 2023–September 2024", ["September 2023", "September 2024"]),
        ("Oktober 2023–Mei 2024", ["Oktober 2023", "Mei 2024"]),
        ("Januari–September 2024", ["September 2024"]),
        ("September 2024", []),
        ("13 September 2024 (lewat 34 hari)", ["(lewat 34 hari)"]),
    ],
)
def test_a_cell_breaks_beside_a_month_or_a_remark(text: str, ends: list[str]) -> None:
    """A range of months after its dash, not before a year; a month alone may still break in a narrow column."""
    assert kept_together(str(unbroken_words(text))) == ends


def test_a_text_cannot_become_markup() -> None:
    """Neither beside what is held together nor within it."""
    markup = str(unbroken("<b>a</b> & 3 hari <i>-<i>x")).replace("<span> </span>", " ")
    assert "&lt;b&gt;a&lt;/b&gt; &amp; " in markup
    assert "&lt;i&gt;-&lt;i&gt;x" in markup


@pytest.mark.parametrize("width", [55, 109, 109.5])
def test_no_line_is_almost_empty_before_words_that_stay_together(width: float, tmp_path: Path) -> None:
    """At these widths the words before fit into a line but for their last blank, and one word stood alone in it."""
    text = unbroken(
        "Tidak ada pertanyaan khusus dari data maupun tema; informasi menurut tugas masing-masing disampaikan di sini."
    )
    style = "@page { size: 200mm 60mm } p { font: 8.8pt Liberation Sans } .utuh-baris { white-space: nowrap }"
    page = f'<html lang="id"><style>{style} p {{ width: {width}mm }}</style><p>{text}</p></html>'
    path = tmp_path / "made.pdf"
    path.write_bytes(HTML(string=page).write_pdf())
    lines = [line.strip() for line in text_of(path).splitlines() if line.strip()]
    assert min(map(len, lines[:-1])) > 0.6 * max(map(len, lines))


def test_a_no_break_space_is_copied_and_found_as_a_space(tmp_path: Path) -> None:
    """Also where it is the first blank of the whole document, so that WeasyPrint notes it for its glyph."""
    page = f"<html lang='id'><head><title>a</title></head><body><p>{unbroken('3 hari lagi')}</p></body></html>"
    path = tmp_path / "made.pdf"
    path.write_bytes(write_pdf(fromstring(page), (template_root(),), None))  # noqa: S314 -- written here
    assert "3 hari lagi" in text_of(path)

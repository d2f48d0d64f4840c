"""What no line break may part, and that the words stay as they were written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from weasyprint import HTML

from reports.render.pdf.line_breaks import unbroken, unbroken_words
from tests.pdf_text import text_of

if TYPE_CHECKING:
    from pathlib import Path

_SPAN = re.compile(r'<span class="utuh-baris">(.*?)</span>')


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
    assert _SPAN.findall(markup) == held
    assert _SPAN.sub(r"\1", markup).replace("<span> </span>", " ") == text


def test_a_cell_keeps_only_what_its_column_has_room_for() -> None:
    """A day may be wider than a narrow column; a word of 16 letters is not."""
    assert _SPAN.findall(str(unbroken_words("27 November 2024, Undang-Undang, 31–60"))) == ["Undang-Undang,", "31–60"]


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
    assert _SPAN.findall(str(unbroken_words(text))) == ends


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

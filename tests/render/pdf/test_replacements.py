"""What is replaced of WeasyPrint to be faster gives what WeasyPrint gives, byte for byte."""

from __future__ import annotations

from collections import Counter

import pytest
import weasyprint

from reports.render.pdf import style_speed, text_memory, weasyprint_writer

PLACES = tuple((owner, name) for owner, name, _ours in (*style_speed.REPLACED, *text_memory.REPLACED))
OWN = {
    "split_first_line": text_memory.split_first_line,
    "reactivate": text_memory.reactivate,
    "draw_first_line": text_memory.draw_first_line,
    "__missing__": style_speed.own_style,
    "is_in_normal_flow": style_speed.own_flow,
    "resolve_one_percentage": style_speed.own_percentage,
    "_font_style_cache_key": style_speed.own_font_key,
    "_to_bytes": style_speed.own_bytes,
}
WORDS = "Orang asing pemegang izin tinggal terbatas di wilayah kerja"
CELLS = "".join(
    f"<tr><th>baris {row % 7}</th><td>{row % 5}</td><td class=k{row % 9}>{WORDS[: 7 + row % 50]}</td></tr>"
    for row in range(45)
)
STYLE = """
@page { size: A5; @bottom-center { content: "Halaman " counter(page) " / " counter(pages) } }
body { font: 9pt "Liberation Sans"; --tepi: 3px }
td { text-align: right; padding: 1px var(--tepi); border-bottom: 1px solid }
.k1 { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; max-width: 5em }
.k2 { letter-spacing: 1px } .k3 { word-spacing: 4px; text-decoration: underline } .k4 { text-transform: uppercase }
.k5 { hyphens: auto; width: 20px } .k6 { overflow-wrap: anywhere; width: 12px }
.k7 { font-variant-numeric: tabular-nums }
.k8 { font-size: calc(5pt + 1px); line-height: 150%; text-indent: 10% }
p { text-align: justify; width: 60% } pre { tab-size: 4 }
.kiri { float: left; width: 20% } .mutlak { position: absolute }
.potong { width: 30mm; max-lines: 1; block-ellipsis: auto; continue: discard }
"""
BODY = f"""
<html lang=id><title>Contoh</title><body><h1>{WORDS}</h1><p>{WORDS} {WORDS}</p><p dir=rtl>{WORDS}</p>
<div class=kiri>{WORDS}</div><div class=mutlak>{WORDS}</div><div class=potong>{WORDS} {WORDS}</div>
<pre>a\tb\n\n1\t2</pre><ol><li>satu<li>dua</ol><p>Baris<br>dua\u00a0kata \u00ad x</p>
<svg width=200 height=40><text x=5 y=20 font-size=9>12</text><text x=50 y=20 font-size=9 text-anchor=end>12</text></svg>
<table><caption>Tabel</caption><thead><tr><th>Nama<th>Jumlah<th>Ket</thead><tbody>{CELLS}</tbody></table></body></html>
"""


def printed(body: str = BODY) -> bytes:
    """Return a document with much that is rare, and much that comes again."""
    sheets = [weasyprint.CSS(string=STYLE)]
    return weasyprint.HTML(string=body).write_pdf(stylesheets=sheets, pdf_identifier=b"x", uncompressed_pdf=True)


def test_the_replacements_are_in_place():
    """The writer has put them where they belong."""
    assert weasyprint_writer.weasyprint is weasyprint
    assert {name for _owner, name in PLACES} == OWN.keys()
    assert all(getattr(owner, name) is not OWN[name] for owner, name in PLACES)


@pytest.mark.parametrize("module", [text_memory, style_speed], ids=lambda module: module.__name__)
def test_a_document_is_the_same_with_weasyprints_own_functions(monkeypatch, module):
    """Texts that are cut, hyphenated, underlined, spaced, turned and drawn in pictures are among them."""
    ours = printed()
    for owner, name, _ours in module.REPLACED:
        monkeypatch.setattr(owner, name, OWN[name])
    assert printed() == ours


def test_lines_that_fit_are_laid_out_once(monkeypatch):
    """Paragraphs with one text ask Pango once."""
    asked = Counter()

    def counted(text, *words):
        asked[text] += 1
        return own(text, *words)

    own = text_memory.split_first_line
    monkeypatch.setattr(text_memory, "split_first_line", counted)
    printed("<p>sama</p><p>sama</p><p>sama</p><p>lain</p>")
    assert (asked["sama"], asked["lain"]) == (1, 1)


def test_styles_ask_weasyprint_only_for_what_is_rare(monkeypatch):
    """What no style sheet sets is taken from the parent or the initial values."""
    asked = Counter()

    def counted(style, name):
        asked[name] += 1
        return own(style, name)

    own = style_speed.own_style
    monkeypatch.setattr(style_speed, "own_style", counted)
    printed("<p>teks</p>" * 30)
    assert 0 < asked["orphans"] < 10

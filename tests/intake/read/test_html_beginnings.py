"""A table of HTML is one whatever a server wrote before it, and under whatever name it was saved."""

from __future__ import annotations

import pytest

from reports.intake.read import Unreadable, read

TABLE = "<table border=1><tr><th>NO</th><th>NAMA</th></tr><tr><td>1</td><td>A &amp; B</td></tr></table>"
BEGINNINGS = {
    "heading": "<h3>DATA</h3>\n",
    "line break": "<br />\n<b>Notice</b>:  Undefined index: kec in <b>/var/www/app.php</b> on line <b>44</b><br />\n",
    "plain notice": "PHP Warning:  mysql_connect(): in /var/www/app.php on line 4\n\n",
    "comment": "<!-- dibuat oleh sistem -->\n",
    "comment before html": "<!-- x --><html><body>",
    "byte order mark": "\ufeff<p>x</p>",
    "processing instruction": "<?xml version='1.0'?>\n<!-- x -->\n<b>DATA</b>",
    "blank lines": "\n\n\t  ",
    "script": "<script>var a = '<b>';</script><link rel=stylesheet href=x>",
    "long style": "<style>" + "td{mso-number-format:'0'}\n" * 2000 + "</style>",
    "form": "<form action=x><input type=hidden value=1>",
    "namespace": '<o:p xmlns:o="urn:x">&nbsp;</o:p>',
}


def cells(folder, content, name="data.xls"):
    """Return the last two rows of what is read from a file of this content."""
    path = folder / name
    path.write_bytes(content)
    (grid,) = read(path)
    return [list(row) for row in grid.rows[-2:]]


@pytest.mark.parametrize("beginning", BEGINNINGS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_table_is_read_behind_any_beginning(tmp_path, beginning, encoding):
    """As .xls, which is what such systems call it."""
    content = (BEGINNINGS[beginning] + TABLE).encode(encoding)
    assert cells(tmp_path, content) == [["NO", "NAMA"], ["1", "A & B"]]


@pytest.mark.parametrize(
    "rows", ["<tr><td>NO<td>NAMA<tr><td>1<td>A &amp; B", "<TBODY><TR><TD>NO</TD><TD>NAMA</TD></TR>"]
)
def test_rows_without_a_table_around_them_are_a_table(tmp_path, rows):
    """A browser shows them, and so does Excel."""
    assert ["NO", "NAMA"] in cells(tmp_path, b"<b>x</b>" + rows.encode())


def test_a_web_archive_may_begin_with_other_headers(tmp_path):
    """MIME-Version is often not the first of them."""
    head = "From: <Saved by Excel>\nSubject: data\n lanjutan\nDate: Mon, 1 Sep 2024\nMIME-Version: 1.0\n"
    body = f'Content-Type: text/html; charset="utf-8"\n\n<html><body>{TABLE}</body></html>\n'
    assert cells(tmp_path, (head + body).encode(), "data.mht.xls") == [["NO", "NAMA"], ["1", "A & B"]]


def test_a_page_whose_sheets_are_in_other_files_is_refused_by_its_name(tmp_path):
    """Excel's own frame set holds no cell: the files beside it do."""
    page = (
        b"<html><head><title>x</title></head><frameset rows='*,39'><frame src='x_files/sheet001.htm'></frameset></html>"
    )
    with pytest.raises(Unreadable) as refused:
        cells(tmp_path, page)
    assert refused.value.details == {"what": "HTML"}


@pytest.mark.parametrize("text", ["NO;NAMA\n1;<b>A</b>\n", "NO;NAMA\n1;a < b\n2;<tr>\n", "<NO>,NAMA\n1,<td>\n"])
def test_a_csv_with_signs_of_html_stays_one(tmp_path, text):
    """Only a row with a cell in it makes a table."""
    assert len(cells(tmp_path, text.encode(), "data.csv")[0]) == 2


def test_many_rows_without_a_cell_cost_no_time(tmp_path):
    """Each of them is looked at once."""
    with pytest.raises(Unreadable):
        cells(tmp_path, b"x" + b"<tr>" * 60_000 + b"\0" * 3000)

"""Strokes through cells of .ods and web pages, and rows of web pages that nobody sees, are known as in .xlsx."""

from __future__ import annotations

import pytest
from odf import opendocument, style, table, text

from reports.pipeline.gather import gather_paths

HEADS = ("NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL")
PERSONS = [(str(n), f"MIRA {n}", f"A123456{n}", "Jepang", "ITAS") for n in range(1, 5)]


def page(rows):
    """Return a web page saved as a workbook; rows are pairs of attributes and cells of HTML."""
    body = "".join(f"<tr {of_row}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for of_row, cells in rows)
    return f"<html><h3>DATA WNA BULAN SEPTEMBER 2024</h3><table>{body}</table></html>"


def told(folder, name, content):
    """Return codes and bins of what is read of a file, and its hidden rows."""
    (folder / name).write_bytes(content)
    gathered = gather_paths([folder / name], None)
    (reading,) = gathered.files[0].tables
    bins = "".join(str(row_bin)[0] for row_bin in reading.records.bins)
    return {problem.code for problem in gathered.problems}, bins, reading.table.hidden_rows


@pytest.mark.parametrize("mark", ["<s>{}</s>", "<strike>{}</strike>", "<del>{}</del>"])
def test_a_struck_row_of_a_page_has_left(tmp_path, mark):
    """Every cell struck through; of one that is half struck the person stays, told."""
    rows = [("", HEADS), ("", [mark.format(cell) for cell in PERSONS[0]]), *(("", one) for one in PERSONS[1:])]
    codes, bins, _ = told(tmp_path, "data.xls", page(rows).encode())
    assert (bins, "departed-struck" in codes) == ("saaa", True)
    half = [("", HEADS), ("", [*PERSONS[0][:2], mark.format(PERSONS[0][2]), *PERSONS[0][3:]])]
    codes, bins, _ = told(tmp_path, "data.xls", page([*half, *(("", one) for one in PERSONS[1:])]).encode())
    assert (bins, "departed-struck" in codes) == ("aaaa", False)


@pytest.mark.parametrize("attribute", ['style="display:none"', 'style="color:red; display : none;"', "hidden"])
def test_a_row_of_a_page_that_nobody_sees_is_told_as_hidden(tmp_path, attribute):
    """It counts like a hidden row of a workbook; a row with another style is none."""
    rows = [("", HEADS), (attribute, PERSONS[0]), ('style="display:block"', PERSONS[1]), ("", PERSONS[2])]
    _, bins, hidden = told(tmp_path, "data.xls", page(rows).encode())
    assert (bins, hidden) == ("aaa", (3,))


def struck_ods(path, *, span):
    """Write a register with OpenDocument, its second person struck through as a whole."""
    document = opendocument.OpenDocumentSpreadsheet()
    stroke = style.Style(name="coret", family="text" if span else "table-cell")
    stroke.addElement(style.TextProperties(textlinethroughstyle="solid"))
    document.automaticstyles.addElement(stroke)
    sheet = table.Table(name="Data")
    for number, cells in enumerate([("DATA WNA BULAN SEPTEMBER 2024",), HEADS, *PERSONS]):
        row = table.TableRow()
        for value in cells:
            is_struck = number == 3
            cell = table.TableCell(valuetype="string", **({"stylename": stroke} if is_struck and not span else {}))
            paragraph = text.P(text="" if is_struck and span else value)
            if is_struck and span:
                paragraph.addElement(text.Span(stylename=stroke, text=value))
            cell.addElement(paragraph)
            row.addElement(cell)
        sheet.addElement(row)
    document.spreadsheet.addElement(sheet)
    document.save(path)


@pytest.mark.parametrize("span", [False, True], ids=["style of the cell", "style of the text"])
def test_a_struck_row_of_an_opendocument_has_left(tmp_path, span):
    """By the style of its cells, or of the text in them."""
    struck_ods(tmp_path / "tulis.ods", span=span)
    codes, bins, _ = told(tmp_path, "data.ods", (tmp_path / "tulis.ods").read_bytes())
    assert (bins, "departed-struck" in codes) == ("asaa", True)

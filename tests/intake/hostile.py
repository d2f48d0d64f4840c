"""Files built to harm whoever reads them, made anew by the tests that need them; none is large on disk."""

from __future__ import annotations

import io
import os
import random
import zipfile
from functools import cache
from typing import TYPE_CHECKING

from msoffcrypto.format.ooxml import OOXMLFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORKBOOK = f"""{_DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>
<sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>"""
_LAUGHS = "".join(f'<!ENTITY l{step} "{f"&l{step - 1};" * 10}">' for step in range(1, 12))
_DOCTYPE = f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]>'
_REGISTER = (
    "NO,NAMA,NO PASPOR,KEWARGANEGARAAN,L/P,TGL LAHIR,IZIN TINGGAL,BERLAKU SAMPAI,KECAMATAN\n"
    "1,ANNA LEE,K1234567,Australia,P,01-02-1980,ITAS,31-12-2024,Penjaringan\n"
    "2,JOHN ROE,X7654321,Inggris,L,11-12-1970,ITK,30-11-2024,Koja\n"
)


def package(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of these parts, all of one time, so that its bytes repeat."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression, compresslevel=6) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression, 6)
    return stream.getvalue()


def cell(place: str, text: str) -> str:
    """Return a cell of a sheet with its text inside."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet(rows: str, before: str = "", after: str = "") -> str:
    """Return a worksheet part."""
    return f'{_DECLARATION}<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def workbook_parts(data: str, **others: str | bytes) -> dict[str, str | bytes]:
    """Return the parts of a workbook of one sheet; others replace or add some, ``__`` standing for a slash."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f"""{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""",
        "_rels/.rels": f"""{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": f"""{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>""",
        "xl/sharedStrings.xml": f'{_DECLARATION}<sst xmlns="{_MAIN}"><si><t>shared</t></si></sst>',
        "xl/worksheets/sheet1.xml": data,
    }
    return parts | {name.replace("__", "/") + ".xml": content for name, content in others.items()}


def good_xlsx() -> bytes:
    """Return a small register that reads without a fault."""
    records = [line.split(",") for line in _REGISTER.splitlines()]
    rows = "".join(
        f'<row r="{number}">'
        + "".join(cell(f"{chr(65 + at)}{number}", text) for at, text in enumerate(record))
        + "</row>"
        for number, record in enumerate(records, 1)
    )
    return package(workbook_parts(sheet(rows)))


def locked_xlsx(password: str) -> bytes:
    """Return the same register under a password; padded, since msoffcrypto damages what is smaller than 4 kB."""
    stream, padded = io.BytesIO(), io.BytesIO(good_xlsx())
    with zipfile.ZipFile(padded, "a") as archive:
        archive.writestr("docProps/padding.bin", random.Random(1).randbytes(8192))
    OOXMLFile(padded).encrypt(password, stream)
    return stream.getvalue()


def good_csv() -> bytes:
    """Return the same register as text."""
    return _REGISTER.encode()


def good_ods() -> bytes:
    """Return the same register as an .ods."""
    rows = "".join(
        "<table:table-row>" + "".join(_ods_cell(text) for text in line.split(",")) + "</table:table-row>"
        for line in _REGISTER.splitlines()
    )
    return _ods(rows)


def _ods(rows: str) -> bytes:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    content = f"""{_DECLARATION}<office:document-content {names} office:version="1.2"><office:body>
<office:spreadsheet><table:table table:name="Data">{rows}</table:table></office:spreadsheet></office:body>
</office:document-content>"""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f"""{_DECLARATION}<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>"""
    return package({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def _ods_cell(text: str, repeated: int = 1) -> str:
    repeat = f' table:number-columns-repeated="{repeated}"' if repeated > 1 else ""
    return f'<table:table-cell office:value-type="string"{repeat}><text:p>{text}</text:p></table:table-cell>'


def ods_of_17e9_cells() -> bytes:
    """Return an .ods whose one cell is repeated over every place of the largest sheet."""
    return _ods(f'<table:table-row table:number-rows-repeated="1048576">{_ods_cell("x", 16384)}</table:table-row>')


@cache
def zip_bomb() -> bytes:
    """Return a workbook whose sheet unpacks to 200 MB of nothing; packed once, for that takes a second."""
    return package(workbook_parts(sheet(" " * 200_000_000)))


def lying_zip() -> bytes:
    """Return a workbook whose directory says that a sheet of 80 MB unpacks to 1,000 bytes."""
    content = package(workbook_parts(sheet(" " * 80_000_000)))
    size = len(sheet(" " * 80_000_000)).to_bytes(4, "little")
    return content.replace(size, (1000).to_bytes(4, "little"))


def laughs_in_strings() -> bytes:
    """Return a workbook whose one shared string grows to 10^11 letters."""
    strings = f'{_DECLARATION}{_DOCTYPE}<sst xmlns="{_MAIN}"><si><t>&l11;</t></si></sst>'
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    return package(workbook_parts(sheet(row), xl__sharedStrings=strings))


def laughs_in_workbook() -> bytes:
    """Return a workbook whose sheet's name grows to 10^11 letters."""
    book = _WORKBOOK.replace(_DECLARATION, _DECLARATION + _DOCTYPE).replace("Data", "&l11;")
    return package(workbook_parts(sheet(""), xl__workbook=book))


def laughs_late() -> bytes:
    """Return a workbook whose sheet declares its entities behind a long comment."""
    data = sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&l11;</t></is></c></row>')
    comment = f"<!--{' ' * 5000}-->"
    return package(workbook_parts(data.replace(_DECLARATION, _DECLARATION + comment + _DOCTYPE)))


def outside_entity() -> bytes:
    """Return a workbook that asks for a file of this computer."""
    doctype = '<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/passwd">]>'
    strings = f'{_DECLARATION}{doctype}<sst xmlns="{_MAIN}"><si><t>&out;</t></si></sst>'
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    return package(workbook_parts(sheet(row), xl__sharedStrings=strings))


def huge_area() -> bytes:
    """Return a workbook with a cell in either corner of the largest sheet."""
    rows = f'<row r="1">{cell("A1", "first")}</row><row r="1048576">{cell("XFD1048576", "last")}</row>'
    return package(workbook_parts(sheet(rows, '<dimension ref="A1:XFD1048576"/>')))


def huge_declared() -> bytes:
    """Return a workbook that declares the largest area and fills two cells."""
    rows = f'<row r="1">{cell("A1", "first")}{cell("B1", "second")}</row>'
    return package(workbook_parts(sheet(rows, '<dimension ref="A1:XFD1048576"/>')))


def long_column() -> bytes:
    """Return a workbook with a table above and a forgotten cell in the last row of the sheet."""
    rows = f'<row r="1">{cell("A1", "first")}{cell("T1", "x")}</row><row r="1048576">{cell("A1048576", "last")}</row>'
    return package(workbook_parts(sheet(rows)))


def many_merges() -> bytes:
    """Return a workbook with 100,000 merged ranges."""
    rows = "".join(f'<row r="{row}">{cell(f"A{row}", "x")}{cell(f"D{row}", "y")}</row>' for row in range(1, 1001))
    spans = "".join(f'<mergeCell ref="A{row}:B{row + 1}"/>' for row in range(1, 100_001))
    return package(workbook_parts(sheet(rows, after=f'<mergeCells count="100000">{spans}</mergeCells>')))


def overlapping_merges() -> bytes:
    """Return a register of 10,000 rows under as many merged ranges, each of which covers all rows below its own."""
    head = "".join(
        cell(f"{chr(65 + at)}1", text) for at, text in enumerate(("NO", "NAMA", "NO PASPOR", "KEWARGANEGARAAN"))
    )
    body = "".join(
        f'<row r="{row}">{cell(f"A{row}", str(row))}{cell(f"B{row}", "ANNA")}{cell(f"C{row}", f"K{row}")}'
        f"{cell(f'D{row}', 'Australia')}</row>"
        for row in range(2, 10_001)
    )
    spans = "".join(f'<mergeCell ref="A{row}:D10000"/>' for row in range(1, 10_001))
    return package(workbook_parts(sheet(f'<row r="1">{head}</row>{body}', after=f"<mergeCells>{spans}</mergeCells>")))


def wide_merge() -> bytes:
    """Return a workbook with one merged range over the largest sheet."""
    rows = f'<row r="1">{cell("A1", "first")}{cell("B1", "second")}</row>'
    return package(
        workbook_parts(sheet(rows, after='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'))
    )


def deep_nesting() -> bytes:
    """Return a workbook whose cells lie 200,000 elements deep."""
    return package(workbook_parts(sheet("<row>" * 200_000 + "</row>" * 200_000)))


def deep_page() -> bytes:
    """Return a web page of 20,000 tables in tables."""
    return b"<html>" + b"<table><tr><td>x" * 20_000 + b"</html>"


def wide_page() -> bytes:
    """Return a web page whose cells span as far as they may."""
    return b"<table>" + b"<tr>" + b"<td rowspan=65534 colspan=1000>x" * 2000 + b"</table>"


def cyclic_links() -> bytes:
    """Return a workbook whose relations lead to itself and to the network."""
    relations = f"""{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="../xl/workbook.xml"/>
<Relationship Id="rId2" Type="{_RELATIONS}/externalLink" TargetMode="External" Target="http://192.0.2.1/x.xlsx"/>
</Relationships>"""
    parts = workbook_parts(sheet(""))
    return package(parts | {"xl/_rels/workbook.xml.rels": relations})


def traversal() -> bytes:
    """Return a workbook with parts whose names lead out of the folder."""
    parts = workbook_parts(sheet(f'<row r="1">{cell("A1", "x")}</row>'))
    return package(parts | {"../../../../tmp/evil.txt": "evil", "/etc/evil": "evil", "xl/..\\evil": "evil"})


def many_parts() -> bytes:
    """Return a workbook of 30,000 empty parts."""
    return package(workbook_parts(sheet("")) | {f"xl/media/{number}.png": b"" for number in range(30_000)})


def odd_zip64() -> bytes:
    """Return a workbook whose directory promises sizes of 64 bits and keeps none."""
    content = bytearray(good_xlsx())
    at = content.rfind(b"PK\x01\x02")
    content[at + 20 : at + 28] = b"\xff" * 8
    return bytes(content)


def truncated() -> bytes:
    """Return the first half of a good workbook."""
    content = good_xlsx()
    return content[: len(content) // 2]


def one_field() -> bytes:
    """Return a text with one field of 100 MB, whose quotation mark is never closed."""
    return b'NO;NAMA\n1;"' + b"x" * 100_000_000


def with_nulls() -> bytes:
    """Return a text full of zero bytes in no order."""
    return b"NO;NAMA\n1;" + b"\0\0\0ab" * 2000


def not_a_workbook() -> bytes:
    """Return the beginning of a PDF."""
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\n"


REFUSED: dict[str, Callable[[], bytes]] = {
    "zip-bomb.xlsx": zip_bomb,
    "lying-zip.xlsx": lying_zip,
    "laughs-in-strings.xlsx": laughs_in_strings,
    "laughs-in-workbook.xlsx": laughs_in_workbook,
    "outside-entity.xlsx": outside_entity,
    "huge-area.xlsx": huge_area,
    "17e9-cells.ods": ods_of_17e9_cells,
    "many-parts.xlsx": many_parts,
    "truncated.xlsx": truncated,
    "one-field.csv": one_field,
    "nulls.csv": with_nulls,
    "not-a-workbook.xlsx": not_a_workbook,
    "wide-page.xls": wide_page,
}
"""File name → what makes it; every one must be refused."""

ENDURED: dict[str, Callable[[], bytes]] = {
    "laughs-late.xlsx": laughs_late,
    "huge-declared.xlsx": huge_declared,
    "long-column.xlsx": long_column,
    "many-merges.xlsx": many_merges,
    "overlapping-merges.xlsx": overlapping_merges,
    "wide-merge.xlsx": wide_merge,
    "deep-nesting.xlsx": deep_nesting,
    "deep-page.xls": deep_page,
    "cyclic-links.xlsx": cyclic_links,
    "traversal.xlsx": traversal,
    "odd-zip64.xlsx": odd_zip64,
}
"""Likewise; these may be read or refused."""


def write(folder: Path, made: Mapping[str, Callable[[], bytes]]) -> list[Path]:
    """Write such files into a folder; return their paths."""
    paths = []
    for name, make in made.items():
        path = folder / name
        path.write_bytes(make())
        paths.append(path)
    return paths


def special_files(folder: Path) -> list[Path]:
    """Make what bears an input's name and is no file: a FIFO, links to nowhere and to itself."""
    os.mkfifo(folder / "fifo.csv")
    (folder / "loop.xlsx").symlink_to(folder / "loop.xlsx")
    (folder / "nowhere.xlsx").symlink_to(folder / "not there")
    (folder / "device.csv").symlink_to("/dev/zero")
    return [folder / name for name in ("fifo.csv", "loop.xlsx", "nowhere.xlsx", "device.csv")]

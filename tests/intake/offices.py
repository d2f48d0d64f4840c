"""Random register sheets from random office layouts, each with its truth: where rows are and what they say.

Layouts as offices use them: title rows, headers of one to three rows with merged or merely blank spans, the row of
column numbers, group rows, JUMLAH inside and at the end, repeated headers, blank rows, merged cells to fill down,
hidden rows, pre-numbered empty rows, notes and signatures below. Nobody in them exists.
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import openpyxl
import xlwt

from reports.vocabulary import places

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from people import Person


@dataclass
class Sheet:
    """A sheet as cells, with what must be found on it."""

    name: str
    rows: list[list[Any]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    header_rows: tuple[int, int] = (0, 0)
    data_rows: tuple[int, int] | None = None
    persons: list[tuple[int, Person]] = field(default_factory=list)
    structure: int = 0

    def add(self, cells: list[Any]) -> int:
        """Append a row and return its number."""
        self.rows.append(cells)
        return len(self.rows)


HEADERS: dict[str, list[tuple[str, ...]]] = {
    "row_no": [("NO",), ("NO.",), ("No Urut",)],
    "full_name": [("NAMA",), ("NAMA LENGKAP",), ("Nama WNA",)],
    "passport_no": [("NO PASPOR",), ("NOMOR PASPOR",), ("PASPOR", "NOMOR"), ("PASPOR", "NO.")],
    "nationality": [("KEBANGSAAN",), ("KEWARGANEGARAAN",), ("WARGA NEGARA",)],
    "sex": [("L/P",), ("JENIS KELAMIN",), ("JK",)],
    "male": [("JENIS KELAMIN", "L")],
    "female": [("JENIS KELAMIN", "P")],
    "spacer": [("",)],
    "birth_date": [("TANGGAL LAHIR",), ("TGL. LAHIR",), ("LAHIR", "TANGGAL")],
    "birth_place_date": [("TTL",), ("TEMPAT/TGL LAHIR",)],
    "permit_type": [("JENIS IZIN TINGGAL",), ("IZIN TINGGAL", "JENIS"), ("STATUS KEIMIGRASIAN",)],
    "permit_no": [("NO IZIN TINGGAL",), ("IZIN TINGGAL", "NOMOR")],
    "permit_expiry": [("MASA BERLAKU IZIN TINGGAL",), ("IZIN TINGGAL", "MASA BERLAKU"), ("BERLAKU S/D",)],
    "address": [("ALAMAT",), ("DOMISILI", "JALAN")],
    "kelurahan": [("KELURAHAN",), ("DOMISILI", "KELURAHAN"), ("KEL.",)],
    "kecamatan": [("KECAMATAN",), ("KEC.",)],
    "sponsor_name": [("PENJAMIN",), ("SPONSOR",)],
    "occupation": [("PEKERJAAN",), ("JABATAN",), ("KEGIATAN",)],
    "remarks": [("KETERANGAN",), ("KET",)],
}


@dataclass
class Layout:
    """The choices of one office."""

    r: random.Random
    text_only: bool
    fields: list[str]
    headers: dict[str, tuple[str, ...]]
    merge_header: bool
    numbering: bool
    first_column: int
    grouping: str
    """none, kelurahan or kecamatan."""
    group_totals: bool
    grand_total: bool
    signature: bool
    blank_rows: float
    merged_fill: bool
    repeat_header: bool
    note: bool
    group_style: str
    total_style: str
    prenumbered: bool
    close_signature: bool


def layout(r: random.Random, *, text_only: bool, one_district: bool) -> Layout:
    """Return a random layout."""
    optional = [
        name
        for name in ("birth_date", "permit_no", "address", "sponsor_name", "occupation", "remarks")
        if r.random() < 0.7
    ]
    base = ["row_no", "full_name", "passport_no", "nationality", *r.choice([["sex"], ["sex"], ["male", "female"]])]
    optional = [r.choice(["birth_date", "birth_place_date"]) if name == "birth_date" else name for name in optional]
    rest = ["permit_type", "permit_expiry", "kelurahan"] + ([] if one_district and r.random() < 0.5 else ["kecamatan"])
    middle = rest + [name for name in optional if name != "remarks"]
    r.shuffle(middle)
    fields = base + _families(middle) + (["remarks"] if "remarks" in optional else [])
    if r.random() < 0.15:
        fields.remove("row_no")
    if r.random() < 0.15:
        fields.insert(r.randint(2, len(fields) - 1), "spacer")
    headers = {name: r.choice(HEADERS[name]) for name in fields}
    grouping = r.choice(["none", "none", "kelurahan"] if one_district else ["none", "none", "kecamatan"])
    return Layout(
        r,
        text_only,
        fields,
        headers,
        r.random() < 0.7,
        r.random() < 0.5,
        r.choice([1, 1, 2]),
        grouping,
        r.random() < 0.6,
        r.random() < 0.7,
        r.random() < 0.7,
        r.choice([0, 0, 0.05, 0.2]),
        r.random() < 0.3 and not text_only,
        r.random() < 0.2,
        r.random() < 0.3,
        r.choice(["word", "word", "bare", "lettered", "merged", "counted"]),
        r.choice(["JUMLAH", "JUMLAH", "SUB JUMLAH", "named", "Jumlah :"]),
        r.random() < 0.15,
        r.random() < 0.2,
    )


def _families(fields: list[str]) -> list[str]:
    """Keep fields that share a group header side by side."""
    families = (("permit_type", "permit_no", "permit_expiry"), ("address", "kelurahan"))
    result: list[str] = []
    for name in fields:
        family = next((one for one in families if name in one), (name,))
        result += [one for one in family if one in fields and one not in result]
    return result


def sheet(name: str, title: list[str], people: list[Person], lay: Layout) -> Sheet:
    """Lay people out on a sheet."""
    found = Sheet(name)
    for text in title:
        found.add([text])
    for _ in range(lay.r.choice([0, 1, 1, 2])):
        found.add([])
    _header(found, lay)
    counts = [0]
    key = {"kelurahan": "village", "kecamatan": "district", "none": None}[lay.grouping]
    groups: dict[Any, list[Person]] = {}
    for one in people:
        groups.setdefault(one.truth[key] if key else None, []).append(one)
    for position, (code, members) in enumerate(groups.items()):
        _group(found, lay, position, code, members, counts, last=position == len(groups) - 1)
    inner = lay.grouping != "none" and lay.group_totals and (len(groups) > 1 or lay.grand_total)
    if lay.grouping != "none" and lay.group_totals and not inner:
        found.structure -= 1  # the one JUMLAH of the one group is the sheet's total and lies below the body
    last_record = max(row for row, _ in found.persons)
    closing = last_record + 1
    while inner and closing <= len(found.rows) and not any(cell is not None for cell in found.rows[closing - 1]):
        closing += 1
    found.data_rows = (found.persons[0][0], closing if inner else last_record)
    _below(found, lay, len(people), groups=len(groups))
    return found


def _place(lay: Layout, cells: dict[str, Any]) -> list[Any]:
    return [None] * (lay.first_column - 1) + [cells.get(name) for name in lay.fields]


def _header(found: Sheet, lay: Layout) -> None:
    """Write the header of one or two rows, merged or with blank spans, and the row of column numbers."""
    tall = any(len(label) > 1 for label in lay.headers.values())
    top: list[Any] = [None] * (lay.first_column - 1)
    low: list[Any] = list(top)
    previous = None
    spans: list[tuple[int, int]] = []
    for offset, name in enumerate(lay.fields):
        column = lay.first_column + offset
        label = lay.headers[name]
        if len(label) == 1:
            top.append(label[0] or None)
            low.append(None)
            previous = None
        else:
            new = label[0] != previous
            top.append(label[0] if new else None)
            low.append(label[1])
            if new:
                spans.append((column, column))
            else:
                spans[-1] = (spans[-1][0], column)
            previous = label[0]
    first = found.add(top)
    if tall:
        found.add(low)
        if lay.merge_header:
            found.merged += [(first, left, first, right) for left, right in spans if right > left]
            found.merged += [
                (first, lay.first_column + i, first + 1, lay.first_column + i)
                for i, name in enumerate(lay.fields)
                if len(lay.headers[name]) == 1 and name != "spacer"
            ]
    found.header_rows = (first, len(found.rows))
    found.structure += len(found.rows) - first + 1
    if lay.numbering:
        numbers = iter(range(1, len(lay.fields) + 1))
        cells = [None if name == "spacer" else next(numbers) for name in lay.fields]
        found.add([None] * (lay.first_column - 1) + [str(one) if lay.text_only and one else one for one in cells])
        found.structure += 1


def _group(
    found: Sheet, lay: Layout, position: int, code: Any, members: list[Person], counts: list[int], *, last: bool
) -> None:
    """Write one group: its row, its people, its JUMLAH."""
    r = lay.r
    if code is not None:
        _group_row(found, lay, position, code, len(members))
    begin = len(found.rows) + 1
    for one in members:
        counts[0] += 1
        if r.random() < lay.blank_rows and counts[0] > 1:
            found.add([])
        if lay.prenumbered and "row_no" in lay.fields and r.random() < 0.05 and counts[0] > 1:
            found.add(
                [None] * (lay.first_column - 1 + lay.fields.index("row_no")) + [999 if not lay.text_only else "999"]
            )
            found.structure += 1
        if lay.repeat_header and r.random() < 0.05 and counts[0] > 1:
            for row in range(found.header_rows[0], found.header_rows[1] + 1):
                found.add(list(found.rows[row - 1]))
                found.structure += 1
        row = found.add(_place(lay, {"row_no": str(counts[0]) if lay.text_only else counts[0], **one.cells}))
        found.persons.append((row, one))
    _fill_down(found, lay, members, begin)
    if code is not None and lay.group_totals:
        word = f"JUMLAH {places.names()[code].upper()}" if lay.total_style == "named" else lay.total_style
        cells = [None] * (lay.first_column - 1) + [word, None, len(members) if not lay.text_only else str(len(members))]
        found.add(cells)
        found.structure += 1
        if not last and r.random() < 0.3:
            found.add([])


def _group_row(found: Sheet, lay: Layout, position: int, code: Any, count: int) -> None:
    """Write a group's row in the office's style."""
    word = "KELURAHAN" if lay.grouping == "kelurahan" else "KECAMATAN"
    name = places.names()[code].upper()
    cells: dict[str, list[Any]] = {
        "word": [f"{position + 1}. {word} {name}"],
        "bare": [name.title()],
        "lettered": ["ABCDEFGHIJ"[position], f"{word} {name}"],
        "merged": [f"{word} {name}"],
        "counted": [f"{word} {name} ({count} orang)"],
    }
    row = found.add([None] * (lay.first_column - 1) + cells[lay.group_style])
    if lay.group_style == "merged":
        found.merged.append((row, lay.first_column, row, lay.first_column + len(lay.fields) - 1))
    found.structure += 1


def _fill_down(found: Sheet, lay: Layout, members: list[Person], begin: int) -> None:
    """Merge the kecamatan cells of a run of rows."""
    if not lay.merged_fill or "kecamatan" not in lay.fields or len(members) < 2:
        return
    end = begin + len(members) - 1
    same = len({one.truth["district"] for one in members}) == 1
    if (
        same
        and end == len(found.rows)
        and all(any(cell is not None for cell in row) for row in found.rows[begin - 1 : end])
    ):
        column = lay.first_column + lay.fields.index("kecamatan")
        for row in range(begin + 1, end + 1):
            found.rows[row - 1][column - 1] = None
        found.merged.append((begin, column, end, column))


def _below(found: Sheet, lay: Layout, count: int, *, groups: int) -> None:
    """Write what stands below the body: grand total, note, signature."""
    r = lay.r
    if lay.grand_total or (lay.grouping != "none" and lay.group_totals and groups > 1):
        word = "JUMLAH KESELURUHAN" if lay.grouping != "none" else r.choice(["JUMLAH", "TOTAL", "Jumlah"])
        found.add([None] * (lay.first_column - 1) + [word, None, None, count if not lay.text_only else str(count)])
    if lay.note:
        found.add([])
        found.add([None] * (lay.first_column - 1) + ["Catatan: data per akhir bulan, sumber register kantor."])
    if lay.signature:
        if not lay.close_signature:
            found.add([])
        found.add([None] * (len(lay.fields) - 2) + ["Jakarta Utara, 1 Oktober 2024"])
        found.add([None, "Mengetahui,"] + [None] * (len(lay.fields) - 4) + ["Kepala Seksi,"])
        found.add([])
        found.add([None, "KARIMO TALU"] + [None] * (len(lay.fields) - 4) + ["SENWI JOHAR"])
        found.add([None, "NIP. 197601012000121001"] + [None] * (len(lay.fields) - 4) + ["NIP. 198001012005011002"])


def write_xlsx(path: Path, sheets: list[Sheet]) -> None:
    """Write sheets as a workbook."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for one in sheets:
        page = book.create_sheet(one.name)
        for number, row in enumerate(one.rows, start=1):
            for column, cell in enumerate(row, start=1):
                if cell is not None:
                    page.cell(number, column, cell)
        for top, left, bottom, right in one.merged:
            page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for row in one.hidden:
            page.row_dimensions[row].hidden = True
    book.save(path)


def write_csv(path: Path, one: Sheet, delimiter: str, encoding: str) -> None:
    """Write a sheet as a delimited file."""
    width = max(map(len, one.rows))
    with path.open("w", newline="", encoding=encoding) as stream:
        writer = csv.writer(stream, delimiter=delimiter)
        for row in one.rows:
            writer.writerow(["" if cell is None else cell for cell in row] + [""] * (width - len(row)))


def write_xls(path: Path, sheets: list[Sheet]) -> None:
    """Write sheets as an old workbook."""
    book = xlwt.Workbook()
    style = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for one in sheets:
        page = book.add_sheet(one.name)
        covered = {
            (row, column)
            for top, left, bottom, right in one.merged
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        }
        for number, row in enumerate(one.rows, start=1):
            for column, cell in enumerate(row, start=1):
                if cell is not None and (number, column) not in covered:
                    page.write(number - 1, column - 1, cell, style) if isinstance(cell, dt.date) else page.write(
                        number - 1, column - 1, cell
                    )
        for top, left, bottom, right in one.merged:
            value = one.rows[top - 1][left - 1]
            page.write_merge(
                top - 1, bottom - 1, left - 1, right - 1, value, *([style] if isinstance(value, dt.date) else [])
            )
    book.save(str(path))

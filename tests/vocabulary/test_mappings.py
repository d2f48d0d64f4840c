"""Claims about the office's remembered decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.errors import ConfigurationError
from reports.intake.read import find
from reports.pipeline.intake import read_file
from reports.vocabulary import mappings

if TYPE_CHECKING:
    from pathlib import Path


def decided(folder: Path, text: str) -> mappings.Mappings:
    """Write decisions and load them."""
    (folder / mappings.FILE).write_text(text, encoding="utf-8")
    return mappings.load(folder)


def test_a_remembered_header_and_value_are_applied(tmp_path: Path) -> None:
    """What an office decided once is read so, and the column says it was remembered."""
    book = openpyxl.Workbook()
    page = book.active
    for row in (
        ["NO", "NAMA", "NO BUKU", "KEBANGSAAN", "KECAMATAN", "JENIS IZIN TINGGAL"],
        [1, "MIRA KATO", "A1234567", "Korea", "Klp Gadng", "ITAS"],
    ):
        page.append(row)
    book.save(tmp_path / "2024-09.xlsx")
    columns = '[columns]\n"No. Buku" = "passport_no"\n'
    text = columns + '[values.nationality]\nKorea = "KOR"\n[values.kecamatan]\n"Klp Gadng" = "31.72.06"\n'
    (found,) = find(tmp_path / "2024-09.xlsx")
    plain = read_file(found, "x.xlsx").tables[0]
    table = read_file(found, "x.xlsx", decisions=decided(tmp_path, text)).tables[0]
    assert plain.records.values["passport_no"] == [None]
    assert table.records.values["passport_no"] == ["A1234567"]
    assert table.records.values["nationality"] == ["KOR"]
    assert table.records.values["district"] == ["31.72.06"]
    assert [column.how for column in table.table.columns] == ["alias", "alias", "remembered", "alias", "alias", "alias"]


def test_a_misspelt_header_is_proposed_and_not_applied(tmp_path: Path) -> None:
    """A near spelling is shown with the field it may mean; the column stays unused."""
    book = openpyxl.Workbook()
    for row in (
        ["NO", "NAMA", "NO PASPOR", "KEWARGANEGARAN", "JENIS IZIN TINGGAL"],
        [1, "MIRA KATO", "A1234567", "Jepang", "ITAS"],
    ):
        book.active.append(row)
    book.save(tmp_path / "2024-09.xlsx")
    (found,) = find(tmp_path / "2024-09.xlsx")
    table = read_file(found, "x.xlsx").tables[0]
    assert (table.table.columns[3].field, table.table.columns[3].how) == (None, "proposed")
    (problem,) = [one for one in table.problems if one.code == "column-proposed"]
    assert (problem.cell, problem.details) == ("D1", {"candidate": "nationality"})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[colums]\n", "colums"),
        ('[columns]\nX = "pasport_no"\n', "passport_no"),
        ("left_out = 3\n", "left_out"),
        ("left_out = [\n", "mappings.toml"),
    ],
)
def test_a_wrong_decision_names_what_would_be_right(tmp_path: Path, text: str, says: str) -> None:
    """Unknown keys, unknown fields and broken lines are errors with a remedy."""
    with pytest.raises(ConfigurationError) as error:
        decided(tmp_path, text)
    assert says in f"{error.value} {error.value.hint.format(**error.value.values)}"

"""What files hold cannot command the terminal that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlwt
from click.testing import CliRunner

from reports.cli.console import safe
from reports.cli.main import pora

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = ["A\x1b]0;TITLE\x07B", "A\nINJECTED: error", "A\u202egnp", "A\u2028B", "A\x9b31mB", "\x1b[31mA"]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("words", [[], ["-v"], ["--show-values"]])
def test_names_of_sheets_are_shown_escaped(
    tmp_path: Path, name: str, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No escape sequence, line or turned writing of theirs reaches the terminal, and values neither."""
    monkeypatch.setattr(xlwt.Utils, "valid_sheet_name", lambda _name: True)
    book = xlwt.Workbook()
    sheet = book.add_sheet(name)
    rows = [["DATA ORANG ASING SEPTEMBER 2024"], ["NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", name],
            ["SEN WIJO", "X1234567", f"Jepang{name}", f"ITAS{name}", "x"]]  # fmt: skip
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell)
    book.save(str(tmp_path / "register.xls"))
    shown = CliRunner(env={"LANG": "C"}).invoke(pora, ["check", str(tmp_path / "register.xls"), *words], color=False)
    lines = (shown.stdout + shown.stderr).split("\n")
    assert not any(line.startswith("INJECTED") for line in lines)
    assert not {mark for line in lines for mark in line if mark < " " or "\x7f" <= mark <= "\x9f"}
    assert not {"\u202e", "\u2028"} & set("".join(lines))
    assert any("\\u" in line for line in lines)


def test_only_a_word_coloured_by_the_program_stays_coloured() -> None:
    """At the beginning of a line; colours in data are shown as what they are."""
    assert safe("\x1b[31merror\x1b[0m code") == "\x1b[31merror\x1b[0m code"
    assert safe("inputs/a \x1b[31mred") == "inputs/a \\u001b[31mred"

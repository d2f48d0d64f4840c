"""What programs do to a .csv: lines in quotes, cells as formulas, two encodings, backslashes, shifted lines."""

from __future__ import annotations

import pytest

from reports.intake.read import Found, read
from reports.pipeline.intake import read_file

HEAD = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "BERLAKU S/D", "KECAMATAN", "PENJAMIN"]
ROWS = [
    [str(number), f"NAMA {number}", f"A100000{number}", "Jepang", "ITAS", "04-03-2025", "Koja", f"PT CONTOH {number}"]
    for number in range(1, 7)
]
TABLE = [HEAD, *ROWS]


def lines_of(rows, mark=",", quote=""):
    """Return rows as lines without any escaping."""
    return [mark.join(f"{quote}{cell}{quote}" for cell in row) for row in rows]


def wrapped(line):
    """Return a line as Excel saves it that took the line for one cell."""
    return '"' + line.replace('"', '""') + '"'


def rows_read(folder, text, encoding="utf-8"):
    """Return the cells of a file of this text, and its findings as (code, row, column)."""
    path = folder / "data.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    (grid,) = read(path)
    return [list(row) for row in grid.rows], [(one.code, one.row, one.column) for one in grid.findings]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_lines_in_quotes_are_taken_out_of_them(tmp_path, mark):
    """Whatever the delimiter inside."""
    text = "\n".join(map(wrapped, lines_of(TABLE, mark)))
    assert rows_read(tmp_path, text) == (TABLE, [])


def test_quotes_inside_of_quoted_lines_are_doubled_once_more(tmp_path):
    """A sponsor with a comma stays one cell."""
    rows = [[*row[:-1], "PT CONTOH, DUA"] for row in TABLE]
    text = "\n".join(map(wrapped, lines_of(rows, ",", '"')))
    assert rows_read(tmp_path, text) == (rows, [])


def test_only_the_lines_with_quotes_may_be_wrapped(tmp_path):
    """Excel leaves the others as they are, and a title above stays a title."""
    rows = [*TABLE[:3], [*ROWS[2][:-1], 'PT "CONTOH", TIGA'], *TABLE[4:]]
    lines = lines_of(rows)
    lines[3] = wrapped(",".join([*ROWS[2][:-1], '"PT ""CONTOH"", TIGA"']))
    read_as, findings = rows_read(tmp_path, "\n".join(["DATA ORANG ASING SEPTEMBER 2024", *lines]))
    assert read_as[0] == ["DATA ORANG ASING SEPTEMBER 2024", *[None] * 7]
    assert (read_as[1:], findings) == (rows, [])


def test_wrapped_lines_may_be_followed_by_empty_cells(tmp_path):
    """As Excel saves a sheet in whose first column the lines stand, and that once was wider."""
    text = "\n".join(f"{wrapped(line)};;;" for line in lines_of(TABLE))
    read_as, _findings = rows_read(tmp_path, text)
    assert [row[:8] for row in read_as] == TABLE


def test_a_sheet_of_sentences_is_no_wrapped_table(tmp_path):
    """Commas in sentences cut nothing evenly."""
    lines = ["Kepada Yth,", "Bapak A, B, dan C", "di Jakarta", "Dengan hormat, kami sampaikan", "Terima kasih"]
    assert rows_read(tmp_path, "\n".join(map(wrapped, lines)))[0] == [[line] for line in lines]


@pytest.mark.parametrize(
    "cell",
    ['="{}"', '"=""{}"""'],
)
def test_texts_written_as_formulas_are_texts(tmp_path, cell):
    """So programs keep Excel from making dates and numbers of them."""
    rows = [HEAD, *([cell.format(text) for text in row] for row in ROWS)]
    assert rows_read(tmp_path, "\n".join(lines_of(rows, ";"))) == (TABLE, [])


def test_a_text_written_as_a_formula_may_hold_the_delimiter(tmp_path):
    """It is in quotes, though not at its beginning."""
    text = "\n".join([*lines_of(TABLE[:-1], ";"), ";".join([*ROWS[5][:-1], '="PT A; ""B"""'])])
    assert rows_read(tmp_path, text)[0][-1] == [*ROWS[5][:-1], 'PT A; "B"']


def test_another_formula_stays_the_text_that_it_is(tmp_path):
    """Nothing is calculated here."""
    assert rows_read(tmp_path, "A;B\n=1+1;=SUM(A1)\n")[0][1] == ["=1+1", "=SUM(A1)"]


def test_bytes_of_another_encoding_change_no_other_line(tmp_path):
    """One pasted line does not turn the accents of all others into rubbish; its cell is told."""
    rows = [HEAD, *([*row[:3], "Türkiye", *row[4:]] for row in ROWS)]
    rows[3] = [*rows[3][:-1], "PT “CONTOH” É"]
    text = b"\n".join(",".join(row).encode("cp1252" if index == 3 else "utf-8") for index, row in enumerate(rows))
    text = text.replace("Türkiye".encode("cp1252"), "Türkiye".encode())
    assert rows_read(tmp_path, text) == (rows, [("cell-encoding", 4, 8)])


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_several_wrong_bytes_are_told_cell_by_cell(tmp_path, mark):
    """Also behind the byte order mark of UTF-8, and where they are more than the right ones."""
    text = mark + "NO;NAMA;KET\n1;Côte;".encode() + b"caf\xe9 \x93x\x94\n2;\xc9;\xf1\n"
    read_as, findings = rows_read(tmp_path, text)
    assert read_as == [["NO", "NAMA", "KET"], ["1", "Côte", "café “x”"], ["2", "É", "ñ"]]
    assert findings == [("cell-encoding", 2, 3), ("cell-encoding", 3, 2), ("cell-encoding", 3, 3)]


def test_a_file_in_windows_1252_is_read_without_a_word(tmp_path):
    """It is one encoding, and a lawful one."""
    assert rows_read(tmp_path, "NO;NAMA\n1;Renée “x”\n", "cp1252") == ([["NO", "NAMA"], ["1", "Renée “x”"]], [])


def test_a_broken_character_at_the_end_loses_nothing_else(tmp_path):
    """A file cut off in the middle of a character."""
    text = "NO;NAMA\n1;Côte\n2;Türk\n3;ü".encode()[:-1]
    assert rows_read(tmp_path, text)[0][:3] == [["NO", "NAMA"], ["1", "Côte"], ["2", "Türk"]]


def test_quotes_behind_backslashes_move_no_column(tmp_path):
    """As databases export them."""
    rows = [*TABLE[:2], [*ROWS[1][:-1], 'PT "CONTOH, DUA"'], *TABLE[3:]]
    lines = [",".join('"' + cell.replace('"', '\\"') + '"' for cell in row) for row in rows]
    assert rows_read(tmp_path, "\n".join(lines)) == (rows, [])


def test_a_backslash_at_the_end_of_a_cell_is_a_backslash(tmp_path):
    """Where the usual reading is the more even one it stays."""
    rows = [*TABLE[:2], [*ROWS[1][:-1], "D:\\"], *TABLE[3:]]
    lines = [",".join(f'"{cell}"' for cell in row) for row in rows]
    assert rows_read(tmp_path, "\n".join(lines)) == (rows, [])


def test_a_line_that_is_longer_than_all_others_is_told(tmp_path):
    """A comma in an address moves what follows; nobody can tell by how much."""
    rows = [HEAD, *ROWS, ["7", "NAMA 7", "A1000007", "Jepang", "ITAS", "04-03-2025", "Koja", "PT A", "PT B"]]
    text = "\n".join(["DATA ORANG ASING SEPTEMBER 2024", *lines_of(rows)])
    assert rows_read(tmp_path, text)[1] == [("record-overlong", 9, 8)]
    (table,) = read_file(Found(tmp_path / "data.csv", is_lock=False), "data.csv").tables
    assert [(one.cell, one.field) for one in table.problems if one.code == "record-overlong"] == [
        ("H9", "sponsor_name")
    ]


def test_empty_cells_at_the_end_of_a_line_are_no_fault(tmp_path):
    """Programs end some lines with more delimiters than others."""
    text = "\n".join([*lines_of(TABLE[:-1]), lines_of(ROWS[-1:])[0] + ",,,"])
    assert rows_read(tmp_path, text)[1] == []


@pytest.mark.parametrize("mark", ["^", "~", "¦", "§", "#", "^^"])
@pytest.mark.parametrize("titles", [0, 3])
def test_rare_delimiters_cut_where_no_usual_one_does(tmp_path, mark, titles):
    """Below titles and beside commas in names; blank columns of a doubled mark are none."""
    rows = [[row[0], f"{row[1]}, LENGKAP", *row[2:]] for row in TABLE]
    text = "\n".join([*["DAFTAR, ORANG ASING"] * titles, *lines_of(rows, mark)])
    read_as, _ = rows_read(tmp_path, text)
    assert [[cell for cell in row if cell is not None] for row in read_as[titles:]] == rows


@pytest.mark.parametrize("mark", ["^", "~", "#"])
def test_a_usual_delimiter_wins_over_a_rare_one(tmp_path, mark):
    """Numbers of flats and marks in names cut no file that commas cut."""
    rows = [[*row[:-1], f"PT {mark}1 {mark}2 {mark}3"] for row in TABLE]
    assert rows_read(tmp_path, "\n".join(lines_of(rows))) == (rows, [])


SEVERAL = ["~|~", "||", "<>", "|~|", "#;#", "^|^", "<|>", "@@", "&&", "::", "=>", "||~||", "-|-", "\t|\t", "|||", "!"]


@pytest.mark.parametrize("mark", SEVERAL)
@pytest.mark.parametrize("titles", [0, 2])
def test_delimiters_of_several_characters_leave_nothing_around_values(tmp_path, mark, titles):
    """Empty cells, commas in names and times in a column change nothing."""
    rows = [[*row, "10:30"] for row in TABLE]
    rows[0][-1] = "JAM"
    rows[2][2], rows[4][5], rows[5][7] = "", "", "PT A, B"
    text = "\n".join([*["DAFTAR ORANG ASING: SEPTEMBER 2024"] * titles, *lines_of(rows, mark)])
    read_as, findings = rows_read(tmp_path, text)
    assert [[cell or "" for cell in row] for row in read_as[titles:]] == rows
    assert findings == []


@pytest.mark.parametrize("mark", ["~|~", "||", "<>"])
def test_a_delimiter_of_several_characters_may_stand_in_quotes_or_be_named(tmp_path, mark):
    """Inside of quotes it belongs to the value; a first line may name it."""
    rows = [[*row[:-1], f"PT A{mark}B"] for row in TABLE]
    quoted = lines_of(rows, mark, '"')
    assert rows_read(tmp_path, "\n".join(quoted))[0] == rows
    assert rows_read(tmp_path, "\n".join([f"sep={mark}", *quoted]))[0][1:] == rows
    assert rows_read(tmp_path, "\n".join(map(wrapped, lines_of(TABLE, mark))))[0] == TABLE


@pytest.mark.parametrize("mark", [";", ",", "|", "\t"])
def test_a_mark_beside_a_usual_delimiter_in_some_lines_is_a_value(tmp_path, mark):
    """Only what stands at every delimiter of nearly all lines is a part of it; blank columns stay."""
    rows = [[row[0], "", *(f"~{cell}" if index else cell for cell in row[1:])] for index, row in enumerate(TABLE)]
    rows[0][1] = "LAIN"
    rows[3][3], rows[4][3] = "-", "~"
    read_as, _ = rows_read(tmp_path, "\n".join(lines_of(rows, mark)))
    assert [len(row) for row in read_as] == [9] * len(rows)
    assert [row[0] for row in read_as] == [row[0] for row in rows]


@pytest.mark.parametrize("pair", ["''", "``", "“”", "„“", "‘’", "«»"])
@pytest.mark.parametrize("mark", [",", ";", "~|~"])
@pytest.mark.parametrize("tail", ["", ", DUA"])
def test_other_quotes_are_quotes(tmp_path, pair, mark, tail):
    """They may keep the delimiter inside of a value, and values may be empty."""
    rows = [[*row[:-1], row[-1] + tail] for row in TABLE]
    rows[3][2] = ""
    text = "\n".join(mark.join(f"{pair[0]}{cell}{pair[1]}" for cell in row) for row in rows)
    assert [[cell or "" for cell in row] for row in rows_read(tmp_path, text)[0]] == rows


@pytest.mark.parametrize("mark", [" ; ", ", ", " | "])
def test_blanks_between_delimiter_and_quotes_are_no_values(tmp_path, mark):
    """A quote behind a blank is a quote."""
    rows = [[*row[:-1], f"{row[-1]}, DUA"] for row in TABLE]
    assert rows_read(tmp_path, "\n".join(lines_of(rows, mark, '"')))[0] == rows


@pytest.mark.parametrize("mark", [":", "/", "   "])
def test_lines_that_nothing_cuts_surely_are_refused_with_the_reason(tmp_path, mark):
    """Times hold colons and dates strokes; a list that is not read is no empty file."""
    rows = [[*row[:5], "04/03/2025", "10:30", *row[6:]] for row in TABLE]
    rows[0][5:7] = ["BERLAKU SD", "JAM"]
    text = "\n".join(mark.join(cell.ljust(14) if mark.isspace() else cell for cell in row) for row in rows)
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    reading = read_file(Found(tmp_path / "data.csv", is_lock=False), "data.csv")
    assert (reading.problem.code, reading.problem.details) == ("file-uncut", {"mark": mark.strip() or " "})


@pytest.mark.parametrize(
    "text", ["Kepada Yth.\nBapak Kepala\ndi tempat\n\nDengan hormat, kami kirim: data.\nTerima kasih"]
)
def test_a_letter_is_no_table_that_was_not_cut(tmp_path, text):
    """It is a file without a table."""
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    reading = read_file(Found(tmp_path / "data.csv", is_lock=False), "data.csv")
    assert (reading.problem, [one.code for one in reading.problems]) == (None, ["file-empty"])

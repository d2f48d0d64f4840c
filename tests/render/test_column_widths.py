"""Widths of columns: the same in every format, so they are tested where they are computed."""

from __future__ import annotations

from datetime import date

import pytest

from reports.model.document import Row, Table
from reports.model.figures import Figure
from reports.render import column_widths

A4 = 170.0
"""Millimetres of text on the page."""
NARROW = 62.0
"""Per cent of the page that a table of a name and a number or two takes."""
DEFINITION = "Orang yang tercantum dalam register pada akhir bulan, apa pun masa berlaku izin tinggalnya. " * 3


def figure(value=12):
    """Return a figure."""
    return Figure("t", "r", "c", value, "orang", "", date(2024, 9, 30))


def table(*rows, head=None):
    """Return a table of rows of cells."""
    head = head or ("Uraian", *(f"K{place}" for place in range(1, len(rows[0]))))
    return Table("t", "Judul", "Orang", head, tuple(Row(cells) for cells in rows))


@pytest.mark.parametrize(
    ("cells", "share"),
    [
        (("Koja", figure()), NARROW),
        (("Koja", figure(), figure()), NARROW),
        (("Koja", figure(), figure(), figure()), 100.0),
        (("Koja", "Lagoa", figure()), 100.0),
        (("Koja", "Lagoa"), 100.0),
        (("Koja",), 100.0),
        (("Koja", "12%", "1.234"), NARROW),
        (("Koja", "12 orang", figure()), 100.0),
    ],
    ids=["one", "two", "three", "two names", "no number", "one column", "numbers as text", "a text beside"],
)
def test_a_table_is_narrow_for_a_name_with_one_number_or_two(cells, share):
    """More numbers, or another column of text, need the page, however short they are."""
    assert column_widths.table_share(table(cells), A4) == share


def test_a_table_is_narrow_only_where_nothing_wraps_for_it():
    """The longest name and the numbers fit on one line each within the narrow width, else it gets the page."""
    # 62 % of 170 mm are 105.4: 54 letters of 1.80 mm, two digits of 1.80 mm, and twice 2.2 mm of padding are 105.2.
    shares = [column_widths.table_share(table(("n" * length, figure()), ("n", figure())), A4) for length in (54, 55)]
    assert shares == [NARROW, 100.0]


def test_the_narrow_width_is_a_share_of_the_page():
    """What fits on the wide page need not fit on the upright one."""
    name = "n" * 65
    assert column_widths.table_share(table((name, figure())), 257.0) == NARROW
    assert column_widths.table_share(table((name, figure())), A4) == 100.0


def test_a_table_without_rows_has_numbers_in_every_column_but_the_first():
    """Its heads say what would stand there: it is as wide as it will be."""
    empty = Table("t", "Judul", "Orang", ("Uraian", "Jumlah"), (), nil="NIHIL")
    assert column_widths.numeric_columns(empty) == (False, True)
    assert column_widths.table_share(empty, A4) == NARROW


@pytest.mark.parametrize(
    ("cells", "is_number"),
    [
        (("1.234", "12,5", "+3", "\u22123"), True),
        (("12%", "-", "…", "*"), True),
        (("", "12"), True),
        (("", ""), False),
        (("12", "12 orang"), False),
        (("12-", "12"), False),
        (("12", figure()), True),
        (("lebih", figure()), True),
    ],
    ids=str,
)
def test_a_column_holds_numbers_where_all_its_cells_stand_for_some(cells, is_number):
    """Or where it holds a figure at all."""
    assert column_widths.numeric_columns(table(*(("Koja", cell) for cell in cells))) == (False, is_number)


def millimetres(one, available):
    """Return the widths of the columns of a table."""
    return [share * available / 100 for share in column_widths.column_shares(one, available)]


def test_numbers_take_what_they_need_and_texts_the_rest():
    """Numbers stand near each other where there is room, and a number that is longer than that does not wrap."""
    jumlah = 3.69 * 3.104 + 2.2  # the letters of the head in em
    assert millimetres(table(("Koja", figure(12)), head=("Tempat", "Jumlah")), A4) == pytest.approx([147, 23], abs=0.1)
    text, number = millimetres(table((DEFINITION, figure(12)), head=("Definisi", "Jumlah")), A4)
    assert (text, number) == (pytest.approx(A4 - jumlah, abs=0.1), pytest.approx(jumlah, abs=0.1))
    long = 1_234_567_890_123
    text, number = millimetres(table((DEFINITION, figure(long)), head=("Definisi", "Jumlah")), 60.0)
    assert column_widths.count_lines(f"{long:,}".replace(",", "."), number + 0.01) == 1
    assert number > 24
    assert text + number == pytest.approx(60, abs=0.1)


def test_a_column_of_numbers_is_as_wide_as_the_longest_word_of_its_head():
    """The head may wrap between words, never within one."""
    heads = ("Uraian", "Penyalahgunaan izin", "Jumlah")
    _, number, other = millimetres(table((DEFINITION, figure(1), figure(1)), head=heads), 60.0)
    # P 0.72, l 0.34 and twelve letters of 0.58 em of 3.104 mm, and 2.2 mm of padding
    assert number == pytest.approx(27.1, abs=0.1)
    assert other == pytest.approx(3.69 * 3.104 + 2.2, abs=0.1)


def test_a_column_of_short_texts_never_wraps():
    """What is left goes to the long ones."""
    place, text = millimetres(table(("Koja", DEFINITION), ("Koja", "a"), head=("Tem", "Definisi")), A4)
    # K 0.72, j 0.34 and two letters of 0.58 em
    assert place == pytest.approx(2.22 * 3.104 + 2.2, abs=0.1)
    assert place + text == pytest.approx(A4, abs=0.1)


def test_of_two_long_texts_the_shorter_gets_more_than_its_share():
    """A definition of three times the length does not press the title beside it into a strip."""
    shorter, longer = millimetres(table(("aaaa " * 10, "aaaa " * 30), head=("A", "B")), 120.0)
    assert shorter == pytest.approx(120 / (1 + 3**0.6), abs=1)
    assert shorter + longer == pytest.approx(120, abs=0.1)


def test_no_ordinary_word_is_broken_in_a_narrow_column():
    """Though its texts are few and short beside those of the other column; the name of a file may be broken."""
    word = "pertanggungjawaban"
    texts = ((f"{word} {word}", DEFINITION), ("a", DEFINITION))
    narrow, _ = millimetres(table(*texts, head=("A", "B")), 60.0)
    assert narrow == pytest.approx(32.2, abs=0.2)
    broken, _ = millimetres(table((f"{word * 2} {word}", DEFINITION), ("a", DEFINITION), head=("A", "B")), 60.0)
    assert broken == pytest.approx(32.2, abs=0.2)


@pytest.mark.parametrize(
    ("text", "room", "count"),
    [("", 20.0, 1), ("aaa", 1.0, 1), ("aaa aaa", 1.0, 2), ("aaa aaa", 40.0, 1), ("aaa aaa aaa aaa", 16.0, 2)],
)
def test_lines_are_counted_by_words(text, room, count):
    """A word that is wider than its column takes one line, as it is counted."""
    assert column_widths.count_lines(text, room) == count

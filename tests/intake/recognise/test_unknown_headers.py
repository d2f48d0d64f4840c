"""Properties of the headers of tables of no known kind: of several rows, with years, numbered, merged, repeated."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from made_tables import Page, Truth, found, maker

from reports.intake.recognise import unknown_tables
from reports.model.sheet import RowRole

randoms = st.builds(Random, st.integers(0, 2**32 - 1))
"""Sources of numbers that a seed decides: sums agree only where a test makes them."""


@given(randoms, st.booleans(), st.booleans())
def test_a_second_header_row_of_years_is_header(rng: Random, merged: bool, labelled: bool) -> None:
    """Years under a heading belong to the header, merged or not, whether the label column stands above or beside."""
    page, made = Page(), maker(rng)
    made.titles(page)
    years = [2015 + index for index in range(made.columns)]
    top = page.add(None if labelled else "Provinsi", "Penduduk")
    bottom = page.add("Provinsi" if labelled else None, *years)
    if merged:
        page.merge(top, 2, top, made.columns + 1)
        page.merge(top, 1, bottom, 1)
    records, _sums = made.records(page, rng.randint(3, 10))
    assert found(page) == [Truth((top, bottom), (records[0], records[-1]), tuple(records), made.all_columns)]


@given(randoms, st.booleans())
def test_one_year_under_one_label_is_header(rng: Random, merged: bool) -> None:
    """A lone year under the label of a single column of numbers is no data."""
    page, made = Page(), maker(rng, columns=1)
    top = page.add("Kode", "Kabupaten", "IPM")
    bottom = page.add(None, None, 2022)
    if merged:
        page.merge(top, 1, bottom, 1)
        page.merge(top, 2, bottom, 2)
    code = rng.randrange(1101, 9000)
    records = [page.add(code + step * 3, label, made.numbers()[0]) for step, label in enumerate(made.places(8))]
    assert found(page) == [Truth((top, bottom), (records[0], records[-1]), tuple(records), (1, 2, 3))]


def numberings(columns: int) -> list[list[object]]:
    """Return the ways in which offices number columns."""
    numbers = range(1, columns + 1)
    return [
        [-1, -2],
        [-number for number in numbers],
        [f"({number})" for number in numbers],
        list(numbers),
        [*(f"{number}" for number in numbers[:-1]), f"{columns}=1+2"],
        list("abcdefg"[:columns]),
    ]


@given(randoms, st.integers(0, 5), st.booleans())
def test_column_numbers_are_no_header_and_no_data(rng: Random, form: int, spaced: bool) -> None:
    """The row of column numbers is between header and body."""
    page, made = Page(), maker(rng)
    made.titles(page)
    header = page.add("Kategori", *made.words())
    numbering = page.add(*numberings(made.columns + 1)[form])
    page.blank(spaced)
    records, _sums = made.records(page, rng.randint(3, 10))
    (table,) = unknown_tables.find(page.grid())
    assert (table.header_rows, table.records) == ((header, header), tuple(records))
    assert table.structure == {numbering: RowRole.NUMBERING}


@given(randoms, st.integers(1, 2))
def test_a_blank_row_inside_a_merged_header_does_not_split_it(rng: Random, blanks: int) -> None:
    """Merged cells reach over it."""
    page, made = Page(), maker(rng)
    made.titles(page)
    top = page.add("Kategori", "Nilai")
    page.blank(blanks)
    bottom = page.add(None, *made.words())
    page.merge(top, 1, bottom, 1)
    page.merge(top, 2, top, made.columns + 1)
    records, _sums = made.records(page, rng.randint(3, 10))
    assert found(page) == [Truth((top, bottom), (records[0], records[-1]), tuple(records), made.all_columns)]


@given(randoms, st.integers(3, 12))
def test_a_header_may_be_tall(rng: Random, height: int) -> None:
    """Rows of headings, a unit and a note of the column each add to the header."""
    page, made = Page(), maker(rng, columns=rng.randint(3, 6))
    page.add("Tabel 1")
    page.blank()
    rows = [
        page.add(f"Wilayah {level}" if level == height - 1 else None, *(f"{word} {level}" for word in made.words()))
        for level in range(height)
    ]
    records, _sums = made.records(page, rng.randint(4, 12))
    truth = Truth((rows[0], rows[-1]), (records[0], records[-1]), tuple(records), made.all_columns)
    assert found(page) == [truth]


@given(randoms)
def test_repeated_headers_of_areas_are_structure(rng: Random) -> None:
    """An area's name and the header again, then its records, and so on without a blank row."""
    page, made = Page(), maker(rng)
    words, texts = made.words(), rng.random() < 0.5
    page.add("Daftar menurut wilayah")
    page.blank()
    first, records, header = 0, [], 0
    for area in rng.sample(["Wilayah Utara", "Wilayah Timur", "Wilayah Barat"], rng.randint(2, 3)):
        page.add(area)
        repeated = page.add("Nama", *words)
        header = header or repeated
        for label in made.places(rng.randint(2, 5)):
            cells = [rng.choice(["Baru", "Lama"]) for _ in words] if texts else made.cells(made.numbers())
            records.append(page.add(label, *cells))
        first = first or records[0]
    assert found(page) == [Truth((header, header), (first, records[-1]), tuple(records), made.all_columns)]

"""Properties of locating tables of no known kind: header, body and records of made tables are found exactly.

Headers of several rows are in ``test_unknown_headers``.
"""

from __future__ import annotations

import cProfile
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_tables import PLACES, Maker, Page, Truth, filled_rows, found, maker, rows_in_bins

from reports.intake.recognise import unknown_tables
from reports.model.sheet import RowRole

randoms = st.builds(Random, st.integers(0, 2**32 - 1))
"""Sources of numbers that a seed decides: sums agree only where a test makes them."""


def plain(rng: Random, made: Maker, page: Page, *, total: bool = False) -> Truth:
    """Add a table with one header row; return where it is."""
    made.titles(page)
    header = page.add(rng.choice(["Kabupaten", "Wilayah", None]), *made.words())
    records, sums = made.records(page, rng.randint(3, 12))
    if total:
        page.add(rng.choice(["Jumlah", "TOTAL", "Jumlah Total", "J U M L A H"]), *made.cells(sums))
    return Truth((header, header), (records[0], records[-1]), tuple(records), made.all_columns)


@given(randoms, st.booleans())
def test_a_plain_table_is_located(rng: Random, total: bool) -> None:
    """Titles, the closing total and notes stay outside."""
    page, made = Page(), maker(rng)
    truth = plain(rng, made, page, total=total)
    made.notes(page)
    assert found(page) == [truth]


@given(randoms, st.sampled_from(["label", "merged", "unit"]))
def test_a_lone_text_below_the_header_hides_no_table(rng: Random, kind: str) -> None:
    """The name of a group opens the body; a unit over the numbers is a header row."""
    page, made = Page(), maker(rng)
    made.titles(page)
    header = page.add("Kabupaten", *made.words())
    lone = page.add("Kabupaten/Regency") if kind != "unit" else page.add(None, "(ribu orang)")
    if kind == "merged":
        page.merge(lone, 1, lone, made.columns + 1)
    records, _sums = made.records(page, rng.randint(3, 10))
    first, bottom = (records[0], lone) if kind == "unit" else (lone, header)
    assert found(page) == [Truth((header, bottom), (first, records[-1]), tuple(records), made.all_columns)]


@given(randoms, st.integers(3, 6))
def test_a_table_of_texts_has_no_sums(rng: Random, columns: int) -> None:
    """Where nothing can be added up, no row is a total."""
    page, made = Page(), maker(rng)
    made.titles(page)
    header = page.add(*rng.sample(["Nama", "Alamat", "Kota", "Jenis", "Status", "Penjamin"], columns))
    records = [
        page.add(label, *(rng.choice(["Aktif", "Baru", "Lama", "Kosong sementara"]) for _ in range(columns - 1)))
        for label in made.places(rng.randint(3, 20))
    ]
    truth = Truth((header, header), (records[0], records[-1]), tuple(records), tuple(range(1, columns + 1)))
    assert found(page) == [truth]


@given(randoms, st.sampled_from(["Total", "Jumlah", "TOTAL"]), st.booleans())
def test_a_total_that_is_a_value_makes_no_total_row(rng: Random, word: str, everywhere: bool) -> None:
    """A column of categories may hold the word in every row, or in all rows of one category."""
    page, made = Page(), maker(rng, columns=1)
    header = page.add("Tahun", "Kewarganegaraan", "Jenis kelamin", "Nilai")
    values = [word] if everywhere else rng.sample(["Laki-laki", "Perempuan", word], 3)
    places = made.places(rng.randint(4, 9))
    records = [page.add(2019, label, value, *made.cells(made.numbers())) for value in values for label in places]
    assert found(page) == [Truth((header, header), (records[0], records[-1]), tuple(records), (1, 2, 3, 4))]


@given(randoms)
def test_rows_whose_labels_begin_with_jumlah_are_records(rng: Random) -> None:
    """A list of indicators names what is counted; none of its rows is the sum of others."""
    page, made = Page(), maker(rng)
    header = page.add("Uraian", *made.words())
    things = ["desa", "penduduk", "rumah tangga", "sekolah", "kendaraan bermotor", "rumah sakit"]
    records = [page.add(f"Jumlah {thing}", *made.cells(made.numbers())) for thing in things]
    assert found(page) == [Truth((header, header), (records[0], records[-1]), tuple(records), made.all_columns)]


@given(randoms, st.integers(2, 4), st.booleans())
def test_every_table_of_a_sheet_is_located(rng: Random, count: int, spaced: bool) -> None:
    """Tables below each other differ in width; a title begins each, with or without a blank row before it."""
    page, truths = Page(), []
    for number in range(count):
        if number and spaced:
            page.blank(rng.randint(1, 3))
        if number:
            page.add(f"Tabel {number}. Menurut wilayah")
        truths.append(plain(rng, maker(rng), page, total=rng.random() < 0.5))
    assert found(page) == truths


@given(randoms)
def test_a_block_without_a_header_does_not_end_the_search(rng: Random) -> None:
    """Numbers that nothing labels are no table; the table below them is located all the same."""
    page, made = Page(), maker(rng)
    made.records(page, 3)
    page.blank(2)
    truth = plain(rng, maker(rng), page, total=True)
    assert found(page) == [truth]


@given(randoms)
def test_lines_of_key_and_value_are_no_table(rng: Random) -> None:
    """What describes a table above it is neither its header nor a table."""
    page, made = Page(), maker(rng)
    colon = rng.random() < 0.5
    for key, value in (("Provinsi", "Nasional"), ("Satuan", "Orang"), ("Tahun", 2021), ("Dipublikasikan", "Mei")):
        page.add(*((key, ":", value) if colon else (key, value)))
    page.blank(rng.randint(1, 2))
    truth = plain(rng, made, page)
    assert found(page) == [truth]


MARKS = ["NA", "n/a", "N.A.", "－", "-", "–", "..", "...", "…", ":", "*", "x", "tad", "<5", "nihil", "null", "(-)"]
"""Marks for no data that are known."""


@given(randoms, st.sampled_from([*MARKS, "(D)", "rahasia", "tidak ada", "belum lapor"]))
def test_marks_for_no_data_leave_a_record_a_record(rng: Random, mark: str) -> None:
    """Known marks, and texts that come again in columns of numbers, stand anywhere, in the first records too."""
    page, made = Page(), maker(rng, columns=rng.randint(2, 5))
    made.titles(page)
    header = page.add("Tahun", *made.words())
    records = []
    for number, label in enumerate(made.places(rng.randint(6, 14))):
        cells = made.cells(made.numbers())
        if number < 2 or rng.random() < 0.2:
            cells[-1] = mark
        records.append(page.add(label, *cells))
    assert found(page) == [Truth((header, header), (records[0], records[-1]), tuple(records), made.all_columns)]


@given(randoms, st.sampled_from(MARKS))
def test_a_record_without_any_data_is_no_header(rng: Random, mark: str) -> None:
    """Rows of marks only stay records, at the top and in the middle."""
    page, made = Page(), maker(rng)
    header = page.add("Provinsi", *made.words())
    empty = {0, 1, 5}
    records = [
        page.add(label, *([mark] * made.columns if number in empty else made.cells(made.numbers())))
        for number, label in enumerate(made.places(9))
    ]
    assert found(page) == [Truth((header, header), (records[0], records[-1]), tuple(records), made.all_columns)]


@given(randoms, st.booleans())
def test_a_closing_total_needs_no_word(rng: Random, titled: bool) -> None:
    """The sums of the columns prove it, whatever it is called."""
    page, made = Page(), maker(rng)
    made.titles(page)
    header = page.add("Kabupaten", *made.words())
    records, sums = made.records(page, rng.randint(3, 12))
    page.add("Jawa Timur" if titled else rng.choice(["Indonesia", "England and Wales", None]), *made.cells(sums))
    made.notes(page)
    assert found(page) == [Truth((header, header), (records[0], records[-1]), tuple(records), made.all_columns)]


@given(randoms, st.booleans(), st.booleans())
def test_subtotals_and_the_total_above_them_need_no_word(rng: Random, leading: bool, closing: bool) -> None:
    """Each block has its sum before or behind it; the closing total sums them all."""
    page, made = Page(), maker(rng)
    header = page.add("Wilayah", *made.words())
    records, totals, grand = [], [], [0] * made.columns
    labels = made.places(24)
    for region in rng.sample(["Utara", "Selatan", "Timur", "Barat"], rng.randint(2, 4)):
        block = [made.numbers() for _ in range(rng.randint(2, 5))]
        sums = [sum(column) for column in zip(*block, strict=True)]
        grand = [total + part for total, part in zip(grand, sums, strict=True)]
        if leading:
            totals.append(page.add(region, *made.cells(sums)))
        records += [page.add(labels.pop(), *made.cells(numbers)) for numbers in block]
        if not leading:
            totals.append(page.add(region, *made.cells(sums)))
    if closing:
        page.add("Seluruh wilayah", *made.cells(grand))
    (table,) = unknown_tables.find(page.grid())
    assert table.header_rows == (header, header)
    assert table.records == tuple(records)
    assert table.data_rows[0] == header + 1
    assert {row for row in totals if records[0] < row < records[-1]} <= table.structure.keys()
    assert table.data_rows[1] in {records[-1], max(totals)}


@given(randoms, st.integers(1, 2))
def test_of_which_rows_do_not_hide_the_closing_total(rng: Random, parts: int) -> None:
    """Rows that are parts of others are records, and no addends."""
    page, made = Page(), maker(rng, columns=rng.randint(3, 6))
    header = page.add("Kode", "Uraian", *made.words())
    records, grand = [], [0] * made.columns
    for code, label in zip("ABCDEFGH", made.places(8), strict=True):
        numbers = made.numbers()
        grand = [total + number for total, number in zip(grand, numbers, strict=True)]
        records.append(page.add(code, label, *made.cells(numbers)))
        if code in "CF"[:parts]:
            records.append(page.add(None, f"- {label} kota", *made.cells([number // 3 + 7 for number in numbers])))
    page.add(None, "Produk regional", *made.cells(grand))
    columns = tuple(range(1, made.columns + 3))
    assert found(page) == [Truth((header, header), (records[0], records[-1]), tuple(records), columns)]


@given(randoms)
def test_a_closing_total_may_be_rounded(rng: Random) -> None:
    """Numbers rounded to thousands do not add up to the last digit."""
    page, made = Page(), maker(rng, columns=4)
    header = page.add("Wilayah", *made.words())
    exact = [[rng.uniform(200, 9_000) for _ in range(4)] for _ in range(rng.randint(6, 15))]
    labels = made.places(len(exact))
    records = [page.add(label, *map(round, row)) for label, row in zip(labels, exact, strict=True)]
    page.add("Gabungan", *(round(sum(column)) for column in zip(*exact, strict=True)))
    assert found(page) == [Truth((header, header), (records[0], records[-1]), tuple(records), made.all_columns)]


@given(randoms)
def test_small_numbers_prove_no_total(rng: Random) -> None:
    """3 = 1 + 2 happens by chance; such rows stay records."""
    page, made = Page(), Maker(rng, columns=2, scale=20)
    header = page.add("Negara", "Laki-laki", "Perempuan")
    records, sums = [], [0, 0]
    for label in made.places(rng.randint(4, 15)):
        numbers = sums if 0 < max(sums) < 5 and rng.random() < 0.5 else [rng.randint(0, 3), rng.randint(0, 3)]
        sums = [total + number for total, number in zip(sums, numbers, strict=True)]
        records.append(page.add(label, *numbers))
    records.append(page.add("Ziarat", 0, 1))
    assert found(page) == [Truth((header, header), (records[0], records[-1]), tuple(records), (1, 2, 3))]


@given(randoms)
def test_a_record_may_hold_only_its_label(rng: Random) -> None:
    """A place without any number is a record among others, not a group."""
    page, made = Page(), maker(rng)
    header = page.add("Negara", *made.words())
    count = rng.randint(8, 20)
    empty = set(rng.sample(range(1, count - 1), rng.randint(1, 3)))
    records = [
        page.add(label, *([] if number in empty else made.cells(made.numbers())))
        for number, label in enumerate(made.places(count))
    ]
    assert found(page) == [Truth((header, header), (records[0], records[-1]), tuple(records), made.all_columns)]


@given(randoms)
def test_groups_that_begin_with_the_body_are_no_records(rng: Random) -> None:
    """Rows that name the group of the rows below them are structure."""
    page, made = Page(), maker(rng)
    header = page.add("Kabupaten/Kota", *made.words())
    groups, records = [], []
    labels = made.places(12)
    for group in ("Kabupaten", "Kota")[: rng.randint(1, 2)]:
        groups.append(page.add(group))
        records += [page.add(labels.pop(), *made.cells(made.numbers())) for _ in range(rng.randint(2, 6))]
    (table,) = unknown_tables.find(page.grid())
    assert (table.header_rows, table.data_rows) == ((header, header), (groups[0], records[-1]))
    assert (table.records, table.structure) == (tuple(records), dict.fromkeys(groups, RowRole.GROUP))


@given(randoms, st.integers(8, 25))
def test_a_sparse_wide_table_keeps_its_thin_rows(rng: Random, columns: int) -> None:
    """Most cells are empty; every row with a label and a number is a record."""
    page, made = Page(), maker(rng, columns=columns)
    made.titles(page)
    header = page.add("Kewarganegaraan", *(f"Bulan {number}" for number in range(1, columns + 1)))
    records = []
    for label in made.places(rng.randint(5, 20)):
        cells = [number if rng.random() < rng.choice([0.05, 0.3]) else None for number in made.numbers()]
        cells[rng.randrange(columns)] = rng.randrange(1, 5_000)
        records.append(page.add(label, *cells))
    (table,) = unknown_tables.find(page.grid())
    assert (table.header_rows, table.data_rows) == ((header, header), (records[0], records[-1]))
    assert table.records == tuple(records)


@given(randoms, st.integers(2, 5))
def test_blank_rows_do_not_end_a_table(rng: Random, every: int) -> None:
    """A blank row after every few records, or after each, is no end."""
    page, made = Page(), maker(rng)
    header = page.add("Kabupaten", *made.words())
    every = 1 if every == 5 else every
    records = []
    if every == 1:
        page.blank()
    for number, label in enumerate(made.places(12), 1):
        records.append(page.add(label, *made.cells(made.numbers())))
        page.blank(number % every == 0)
    assert found(page) == [Truth((header, header), (records[0], records[-1]), tuple(records), made.all_columns)]


CELLS = st.one_of(
    st.none(),
    st.none(),
    st.integers(-5, 2_200),
    st.floats(-1e9, 1e9),
    st.sampled_from(["Total", "Jumlah", "Kota", "Nilai", "-", ":", "2019", "1.234", "(1)", "a", "Sumber: x", "NA"]),
)


@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=14), st.booleans())
def test_every_row_of_any_sheet_is_in_one_bin(rows: list[list[object]], merged: bool) -> None:
    """Whatever a sheet holds, its tables do not overlap, and each row of a body is a record or structure, once."""
    page = Page()
    for row in rows:
        page.add(*row)
    if merged and len(rows) > 2:
        page.merge(1, 1, 3, 1)
        page.merge(2, 2, 2, 4)
    grid = page.grid()
    end = 0
    for table in unknown_tables.find(grid):
        assert rows_in_bins(table) == filled_rows(grid, table)
        assert end < table.header_rows[0] <= table.header_rows[1] < table.data_rows[0] <= table.data_rows[1]
        assert len(table.records) > 1
        end = table.last_row


def test_a_list_of_terms_is_a_table_only_where_nothing_else_is() -> None:
    """Two columns of texts below a table explain its words."""
    terms = [["Istilah", "Arti"], ["Luas", "Luas panen bersih"], ["Produksi", "Produksi gabah kering"]]
    page = Page()
    for row in terms:
        page.add(*row)
    assert [truth.records for truth in found(page)] == [(2, 3)]
    page.blank()
    header = page.add("Wilayah", "Luas", "Produksi")
    records = [page.add(label, 1_000 + number, 2_000) for number, label in enumerate(PLACES[:5])]
    page.blank()
    for row in terms:
        page.add(*row)
    assert [(truth.header, truth.records) for truth in found(page)] == [((header, header), tuple(records))]


LONG = ["subtotals", "tables"]
LONGER = ["records", "groups", "blank rows", "totals of words", "texts", "labels only"]


@pytest.mark.parametrize("kind", [*LONG, *(pytest.param(kind, marks=pytest.mark.ci) for kind in LONGER)])
def test_the_work_grows_with_the_rows_only(kind: str) -> None:
    """Four times the rows take about four times the steps, not sixteen times."""
    small, large = (_calls(_long(kind, rows)) for rows in (500, 2_000))
    assert large < 6 * small


def _long(kind: str, count: int) -> Page:
    """Return a long table."""
    rng, page = Random(7), Page()
    page.add("Desa", *(f"Kolom {number}" for number in range(1, 6)))
    block: list[list[int]] = []
    for number in range(count):
        if kind == "groups" and number % 5 == 0:
            page.add(f"Kecamatan {number}")
        if kind == "tables" and number % 20 == 0:
            page.blank(number % 40 == 0)
            page.add(f"Tabel {number}")
            page.add("Desa", *(f"Kolom {column} {number}" for column in range(1, 6)))
        block.append([rng.randrange(1_000, 99_999) for _ in range(5)])
        cells = [f"t{cell}" for cell in block[-1]] if kind == "texts" else block[-1]
        page.add(f"Desa {number}", *([] if kind == "labels only" and number % 3 == 1 else cells))
        if kind in {"subtotals", "totals of words"} and number % 4 == 3:
            label = "Jumlah" if kind == "totals of words" else f"Kecamatan {number}"
            page.add(label, *(sum(column) for column in zip(*block, strict=True)))
            block = []
        page.blank(kind == "blank rows" and number % 3 == 0)
    return page


def _calls(page: Page) -> int:
    """Return how many functions are called to locate the tables of a sheet."""
    profile, grid = cProfile.Profile(), page.grid()
    profile.runcall(unknown_tables.find, grid)
    return sum(entry.callcount for entry in profile.getstats())

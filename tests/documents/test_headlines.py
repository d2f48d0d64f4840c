"""Headlines over charts and tables: each rule at its edges, and nothing said that the figures do not say."""

from __future__ import annotations

from datetime import date

import pytest

from reports.documents.headlines import headline
from reports.documents.material import Material
from reports.model.comparison import Base, Comparison
from reports.model.coverage import Coverage
from reports.model.figures import TOTAL, Figure, Figures, FigureTable, Status
from reports.model.period import Month, Period
from reports.model.quality import Quality
from reports.vocabulary.config import Config

SEPTEMBER, AUGUST = date(2024, 9, 30), date(2024, 8, 31)
SINCE = "Sejak 31 Agustus 2024, dari 3 kecamatan hanya"
PLACES = ("31.72.01", "31.72.02", "31.72.03")
"""Penjaringan, Tanjung Priok and Koja."""


def table_of(table_id: str, rows: dict[str, dict[str, int]], day: date = SEPTEMBER, unit: str = "orang") -> FigureTable:
    """Return a table with its margins."""
    columns = tuple(dict.fromkeys(column for cells in rows.values() for column in cells))
    numbers = {(row, column): number for row, cells in rows.items() for column, number in cells.items()}
    for row, cells in rows.items():
        numbers[row, TOTAL] = sum(cells.values())
    for column in (*columns, TOTAL):
        numbers[TOTAL, column] = sum(numbers.get((row, column), 0) for row in rows)
    figures = {place: Figure(table_id, *place, number, unit, "", day) for place, number in numbers.items()}
    return FigureTable(table_id, unit, "", day, Status.VALUE, tuple(rows), columns, figures)


def material(now: FigureTable, before: FigureTable | None = None, **narrative: str) -> Material:
    """Return material of one table, with that of the month before."""
    month = Period.of(Month(2024, 9))
    base = Base(Figures(Period.of(Month(2024, 8)), AUGUST, {before.id: before})) if before else Base()
    config = Config(narrative={key.replace("_", "-"): text for key, text in narrative.items()})
    figures = Figures(month, SEPTEMBER, {now.id: now})
    return Material(figures, Comparison(base), (), Coverage(()), Quality((), {}, {}), config, None)


def said(made: Material, headline_id: str) -> str:
    """Return the text of a headline; empty without one."""
    return " ".join(paragraph.text for paragraph in headline(made, headline_id))


def by_place(*numbers: int, day: date = SEPTEMBER) -> FigureTable:
    """Return the register by kecamatan, all with ITAS."""
    rows = {place: {"ITAS": number} for place, number in zip(PLACES, numbers, strict=True)}
    return table_of("stock-district-permit", rows, day)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"CHN": 60, "KOR": 40, "JPN": 30, "IND": 20},
         "Tiga kebangsaan terbanyak, Republik Rakyat Tiongkok (60), Korea Selatan (40), dan Jepang (30), mencakup "
         "87 persen dari orang asing dalam register."),
        ({"CHN": 60, "KOR": 40, "JPN": 20, "IND": 20},
         "Dua kebangsaan terbanyak, Republik Rakyat Tiongkok (60) dan Korea Selatan (40), mencakup 71 persen dari "
         "orang asing dalam register."),
        ({"CHN": 60, "KOR": 20, "JPN": 20, "IND": 20},
         "Kebangsaan terbanyak, Republik Rakyat Tiongkok (60), mencakup 50 persen dari orang asing dalam register."),
        ({"CHN": 30, "KOR": 30, "JPN": 30, "IND": 30}, ""),
        ({"CHN": 20, "KOR": 10, "JPN": 5}, ""),  # a share of fewer than fifty says little
        ({"unknown": 60, "CHN": 3, "KOR": 2},
         "Dua kebangsaan terbanyak, Republik Rakyat Tiongkok (3) dan Korea Selatan (2), mencakup 8 persen dari orang "
         "asing dalam register."),
    ],
)  # fmt: skip
def test_as_many_nationalities_are_named_as_are_larger_than_all_others(counts: dict[str, int], expected: str) -> None:
    """At most three; who has none known is no nationality."""
    table = table_of("stock-nationality-permit", {code: {"ITAS": number} for code, number in counts.items()})
    assert said(material(table), "pesan-kebangsaan") == expected


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ((60, 40, 20), (50, 41, 22), f"{SINCE} Penjaringan yang bertambah, yaitu 10 orang. "),
        ((60, 40, 20), (50, 39, 25), "Perubahan terbesar sejak 31 Agustus 2024 di Penjaringan: bertambah 10 orang. "),
        ((60, 40, 20), (59, 38, 25), f"{SINCE} Koja yang berkurang, yaitu 5 orang. "),
        ((60, 40, 20), (60, 40, 20),
         "Jumlah orang asing di setiap kecamatan sama dengan keadaan per 31 Agustus 2024. "),
        ((60, 40, 20), (55, 45, 20), ""),
        ((60, 40, 20), None, "Orang asing terbanyak tercatat di Penjaringan: 60 orang (50 persen). "),
        ((50, 50, 20), None, ""),
    ],
)  # fmt: skip
def test_what_stands_out_among_the_kecamatan_is_told(
    now: tuple[int, ...], before: tuple[int, ...] | None, expected: str
) -> None:
    """One direction against all others, else the largest change; two equal ones are none."""
    earlier = by_place(*before, day=AUGUST) if before else None
    text = said(material(by_place(*now), earlier), "pesan-kecamatan")
    assert text == f"{expected}Seluruh 120 orang asing memegang ITAS."


def test_a_headline_lists_every_figure_it_compares() -> None:
    """So that a shared edition leaves it out where one of them is hidden."""
    made = material(by_place(60, 40, 20), by_place(50, 41, 22, day=AUGUST))
    (paragraph,) = headline(made, "pesan-kecamatan")
    listed = {(figure.row, figure.column, figure.as_of) for figure in paragraph.figures}
    assert {(place, TOTAL, day) for place in PLACES for day in (SEPTEMBER, AUGUST)} <= listed
    assert paragraph.is_headline


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"bekerja": 60, "keluarga": 40},
         "Maksud keberadaan terbanyak adalah bekerja: 60 orang (60 persen dari register)."),
        ({"bekerja": 60, "unknown": 60}, "Maksud keberadaan belum dicatat untuk 60 orang (50 persen dari register)."),
        ({"bekerja": 50, "keluarga": 50}, ""),
        ({"bekerja": 30, "keluarga": 10}, ""),
    ],
)  # fmt: skip
def test_the_purpose_of_most_is_named_unless_it_is_unknown_of_more(counts: dict[str, int], expected: str) -> None:
    """What is not recorded comes before what is."""
    table = table_of("stock-occupation-permit", {code: {"ITAS": number} for code, number in counts.items()})
    assert said(material(table), "pesan-maksud") == expected


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"30": 5, "60": 7, "90": 0}, "Izin tinggal 12 orang berakhir dalam 90 hari; 5 di antaranya dalam 30 hari."),
        ({"30": 0, "60": 7, "90": 1}, "Izin tinggal 8 orang berakhir dalam 90 hari; tidak ada yang dalam 30 hari."),
        ({"30": 0, "60": 0, "90": 0}, ""),
    ],
)  # fmt: skip
def test_permits_that_end_soon(columns: dict[str, int], expected: str) -> None:
    """None is said in words, so that a shared edition can tell it."""
    assert said(material(table_of("stock-expiring", {PLACES[0]: columns})), "pesan-akan-berakhir") == expected


def test_incidents_by_grade_are_named_from_the_least_certain() -> None:
    """Grades without an incident are left out; one grade alone needs no headline."""
    rows = {"overstay": {"klarifikasi": 2, "ditindak": 1}, "lainnya": {"keberadaan": 3}}
    table = table_of("incidents-type-grade", rows, unit="kejadian")
    text = "Dari 6 kejadian tercatat 3 keberadaan, 2 perlu klarifikasi, dan 1 dikenai TAK."
    assert said(material(table), "pesan-kejadian") == text
    assert said(material(table_of("incidents-type-grade", {"overstay": {"klarifikasi": 2}})), "pesan-kejadian") == ""


def test_the_office_may_say_it_in_its_own_words() -> None:
    """Its text lists no figures of ours; a meeting's workbook wins over pora.toml."""
    made = material(by_place(60, 40, 20), pesan_kecamatan="Register stabil.")
    (own,) = headline(made, "pesan-kecamatan")
    assert (own.text, own.figures, own.is_headline) == ("Register stabil.", (), True)
    assert headline(made, "pesan-kecamatan", "Dari buku kerja rapat.")[0].text == "Dari buku kerja rapat."


def test_a_register_that_was_not_delivered_has_no_headline() -> None:
    """Nothing is compared with what nobody knows."""
    missing = FigureTable("stock-district-permit", "orang", "", SEPTEMBER, Status.MISSING, (), (), {})
    assert said(material(missing), "pesan-kecamatan") == ""
    assert said(material(missing), "pesan-kebangsaan") == ""
    assert said(material(missing), "pesan-lewat-masa-berlaku") == ""

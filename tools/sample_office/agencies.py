"""Counts of foreigners given by other agencies, for reconciliation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.model.period import Month
from tools.sample_office import people, places
from tools.sample_office.page import Page
from tools.sample_office.table import Head, Site, TableMaker
from tools.sample_office.truth import ACCEPTED, CountFact

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

PATH = "inputs/DATA ORANG ASING INSTANSI LAIN 2024.xlsx"
_HEADS = (
    Head("row_no", ("NO",), 5), Head("kecamatan", ("KECAMATAN",), 18), Head("agency", ("SUMBER DATA",), 24),
    Head("count_male", ("ORANG ASING", "L"), 8), Head("count_female", ("ORANG ASING", "P"), 8),
    Head("count_total", ("ORANG ASING", "JUMLAH"), 10), Head("as_of", ("KEADAAN PER",), 16),
    Head("definition", ("CAKUPAN",), 36),
)  # fmt: skip
_AGENCIES = {
    "dukcapil": ("Sudin Dukcapil", "SKTT dan KTP-el orang asing", 21),
    "disnaker": ("Sudin Tenaga Kerja", "TKA dengan pengesahan RPTKA", 30),
    "kelurahan": ("Kelurahan", "Laporan bulanan lurah", 17),
    "pendidikan": ("Sudin Pendidikan", "Peserta didik dan pengajar asing", 4),
    "kesehatan": ("Sudin Kesehatan", "Tenaga kesehatan asing", 1),
}  # fmt: skip
"""Agency: as written, what it counts, about how many in a hundred of the register."""
_ODD = (
    (None, "31.72.03", "Koramil 03/Koja", (3, 1, 4), date(2024, 9, 30),
     ("agency", "agency-unreadable", "bukan instansi yang dibandingkan: tidak masuk rekonsiliasi")),
    ("kesehatan", "31.72.04", "Dinkes", (2, 6, 9), date(2024, 9, 30),
     ("count_total", "count-contradicts", "2 + 6 bukan 9: baris tidak dijumlahkan")),
    ("pendidikan", "31.72.05", "Disdik", (2, 1, 3), date(2024, 8, 31),
     ("as_of", "date-outside-period", "keadaan 31 Agustus di lembar September: data bulan Agustus")),
)  # fmt: skip
"""Agency, kecamatan, as written, (L, P, JUMLAH), as of, trap."""


def counts(seed: int, stock: dict[str, int]) -> tuple[list[TableMaker], list[CountFact]]:
    """Return the counts of August and September.

    Args:
        seed: of the sample.
        stock: about how many foreigners live in each kecamatan.
    """
    facts: list[CountFact] = []
    makers = [_month(seed, stock, month, name, facts) for month, name in ((8, "AGUSTUS"), (9, "SEPTEMBER"))]
    return makers, facts


def _month(seed: int, stock: dict[str, int], month: int, name: str, facts: list[CountFact]) -> TableMaker:
    """Write the counts of a month, each kecamatan merged over its agencies."""
    numbers = people.dice(seed, f"agencies/{month}")
    maker = TableMaker(Page(f"{name} 2024"), Site(PATH, "agency_counts", f"2024-{month:02d}"), _HEADS)
    maker.titles("REKAPITULASI DATA ORANG ASING MENURUT INSTANSI", f"BULAN {name} TAHUN 2024")
    maker.header()
    maker.numbering()
    first = maker.row
    for district, expected in stock.items():
        top = maker.row
        facts.extend(_of_agencies(maker, district, expected, numbers))
        maker.page.merge(top, 2, maker.row - 1, 2)
    if month == 9:
        maker.trap(first, "kecamatan", None, "sel kecamatan digabung bagi lima instansi")
        maker.trap(first + 1, "as_of", None, "tanggal data kosong: bulan lembarnya")
        _odd(maker, facts)
    row = maker.below("JUMLAH", None, None, *_sums(maker, first))
    maker.page.merge(row, 1, row, 3)
    if month == 9:
        maker.trap(row, "count_total", None, "JUMLAH per kolom, benar")
    maker.signature("Suban Kesbangpol Jakarta Utara")
    return maker


def _of_agencies(maker: TableMaker, district: str, expected: int, numbers: random.Random) -> Iterator[CountFact]:
    """Write what each agency counts in a kecamatan; the second one gives no date."""
    month = Month.parse(maker.site.period)
    for place_in_list, (code, (written, scope, share)) in enumerate(_AGENCIES.items()):
        total = max(1, expected * share * numbers.randint(85, 115) // 10_000)
        male = total * numbers.randint(50, 70) // 100
        place = maker.record(
            {
                "kecamatan": None if place_in_list else places.name(district),
                "agency": written,
                "count_male": male or "-",
                "count_female": total - male or "-",
                "count_total": total,
                "as_of": None if place_in_list == 1 else month.last,
                "definition": scope,
            }
        )
        yield CountFact(place, ACCEPTED, maker.site.period, code, district, total)


def _sums(maker: TableMaker, first: int) -> list[int]:
    """Return the sums of the three count columns from a row on."""
    columns = [maker.column(name) for name in ("count_male", "count_female", "count_total")]
    cells = [[maker.page.cells[row, column] for row in range(first, maker.row)] for column in columns]
    return [sum(cell for cell in column if isinstance(cell, int)) for column in cells]


def _odd(maker: TableMaker, facts: list[CountFact]) -> None:
    """Write a source that is none of the agencies, a sum that is wrong, and a count of another month."""
    for code, district, written, numbers, day, (field, problem, note) in _ODD:
        male, female, total = numbers
        place = maker.record(
            {
                "kecamatan": places.name(district),
                "agency": written,
                "count_male": male,
                "count_female": female,
                "count_total": total,
                "as_of": day,
                "definition": "Catatan susulan",
            }
        )
        maker.trap(place.row, field, problem, note)
        sound = total == male + female
        facts.append(CountFact(place, ACCEPTED, f"{day:%Y-%m}", code, district, total, sound))

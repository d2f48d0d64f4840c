"""Documents of offices with many kecamatan, or with desa, or whose places on the tile map are declared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reports.documents import data_requests, permit_bars, timpora, villages
from reports.documents.introduction import section
from reports.documents.meeting.tile_map import tile_map
from reports.documents.tables import without_empty_places
from reports.model.document import Listing, Row, Table
from reports.model.events import Event
from reports.model.figures import TOTAL, Figure, Status
from reports.vocabulary import labels, places, work_area
from reports.vocabulary.config import WorkArea
from tests.documents.meeting import minutes_material

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _jakarta_utara_afterwards() -> Iterator[None]:
    yield
    places.use_area(work_area.HOME)


def material(codes: list[str], *, tiles: tuple[str, ...] = ()):
    """Return a material of an area: one person of ITAS for the first kecamatan, two for the second, and so on."""
    data = minutes_material.data()
    districts = work_area.expanded(codes)
    places.use_area(districts)
    config = replace(data.config, work_area=WorkArea(districts, tiles))
    tables = dict(data.figures.tables)
    area = work_area.area_of(districts)
    rows = {
        "stock-district-permit": {code: number for number, code in enumerate(districts, 1)},
        "stock-village": {one.villages[0].code: number for number, one in enumerate(area.districts, 1)}
        | {village.code: 0 for one in area.districts for village in one.villages[1:]},
    }
    for name, counts in rows.items():
        table = tables[name]
        some = next(iter(table.cells.values()))
        every = counts | {TOTAL: sum(counts.values())}
        cells = {
            (code, column): replace(some, row=code, column=column, value=count if column in {"ITAS", TOTAL} else 0)
            for code, count in every.items()
            for column in (*table.columns, TOTAL)
        }
        tables[name] = replace(table, rows=tuple(counts), cells=cells)
    return replace(data, config=config, figures=replace(data.figures, tables=tables))


def test_a_chart_of_many_has_eight_bars_and_says_what_the_others_are() -> None:
    """The 32 smallest of 40 kecamatan hold 528 persons."""
    chart = permit_bars.district_chart(material(["32.01"]))
    assert len(chart.bars) == 8
    assert chart.subtitle.endswith("; 32 kecamatan lain 528 orang")
    assert "; 32 kecamatan lain 528 orang." in chart.alt


def test_a_chart_of_few_has_a_bar_for_each() -> None:
    """And says nothing of others."""
    chart = permit_bars.district_chart(material(["31.01"]))
    assert ([bar.label for bar in chart.bars], "lain" in chart.subtitle) == (
        ["Kepulauan Seribu Selatan", "Kepulauan Seribu Utara"],
        False,
    )


def test_of_many_kelurahan_those_without_persons_are_counted_in_a_note() -> None:
    """The first of each of 20 kecamatan has somebody."""
    data = material(["18.71"])
    table = villages.village_table(data)
    assert [row.role for row in table.rows] == ["group", "body"] * 20 + ["total"]
    assert table.notes == ("106 kelurahan tanpa orang asing tidak ditampilkan.",)
    assert len(villages.village_table(data, "18.71.01").rows) == 7 + 1


def test_a_table_with_desa_says_so() -> None:
    """By what the area has."""
    assert villages.village_table(material(["51.03"])).head[0] == "Kecamatan dan kelurahan/desa"
    assert villages.village_table(material(["33.22.01"])).head[0] == "Kecamatan dan desa"


def test_large_areas_are_introduced_by_numbers() -> None:
    """Names of 126 kelurahan would fill a page."""
    text = next(block for block in section(material(["18.71"])).sections[1].blocks if isinstance(block, Listing)).items
    assert (len(text), text[0]) == (20, "Kedaton: 7 kelurahan")
    small = next(block for block in section(material(["31.01"])).sections[1].blocks if isinstance(block, Listing)).items
    assert small[0] == "Kepulauan Seribu Utara: Pulau Panggang, Pulau Kelapa, dan Pulau Harapan"


def test_there_is_a_tile_map_only_where_places_are_declared() -> None:
    """Jakarta Utara has one without, from west to east."""
    assert tile_map(material(["31.01"])) is None
    declared = tile_map(material(["31.01"], tiles=("31.01.02", "31.01.01")))
    assert [group.label for group in declared.groups] == ["Kepulauan Seribu Selatan", "Kepulauan Seribu Utara"]
    assert [group.label for group in tile_map(material(["31.72"])).groups] == [
        "Penjaringan", "Pademangan", "Tanjung Priok", "Koja", "Kelapa Gading", "Cilincing",
    ]  # fmt: skip


def test_items_after_z_go_on_with_two_letters() -> None:
    """A kabupaten of 40 kecamatan in the form of Tim PORA."""
    data = material(["32.01"])
    meeting = Event(data.period.end, "rapat", "kota", None, "Rapat koordinasi", "Aula")
    forms = timpora.forms(replace(data, events=(meeting,)))
    letters = [row[0] for row in forms[0].rows][4:]
    assert letters[:40] == [*"abcdefghijklmnopqrstuvwxyz", *(f"a{letter}" for letter in "abcdefghijklmn")]
    rows = forms[0].rows
    assert rows[2][1] == "Kabupaten Bogor"


@pytest.mark.parametrize(
    ("codes", "name"),
    [(["31.72"], "Kota Jakarta Utara"), (["18.71"], "Kota Bandar Lampung"), (["31.01"], "Kabupaten Kepulauan Seribu"),
     (["51.03", "51.71"], "Kota/Kabupaten")],
)  # fmt: skip
def test_the_level_below_the_province_is_called_after_the_area(codes: list[str], name: str) -> None:
    """Not after the place where letters are signed."""
    assert material(codes).city_level == name


def test_a_kelurahan_of_several_says_its_kecamatan_where_none_is_beside_it() -> None:
    """As on a sheet of the workbook."""
    material(["32.06"])
    shared = sorted(places.shared_villages())
    assert shared
    names = [labels.village_label(code) for code in shared]
    assert len(set(names)) == len(names)
    assert all(", " in name for name in names)


def places_table(count: int) -> Table:
    """Return a table of places of which only the first has anybody, with its total."""

    def figure(row: str, value: int) -> Figure:
        return Figure("stock-expiring", row, "30", value, "orang", "", date(2024, 9, 30), Status.VALUE)

    rows = tuple(Row((f"Tempat {n}", figure(str(n), int(n == 0)))) for n in range(count))
    total = Row(("Jumlah", figure("total", 1)), "total")
    return Table("stock-expiring", "Berakhir", "Orang", ("Kecamatan", "0–30 hari"), (*rows, total))


def test_a_long_table_of_places_leaves_out_rows_of_zeros_and_says_how_many() -> None:
    """Two pages of dashes are no table; of six kecamatan each is shown."""
    shown = without_empty_places(places_table(40), "kecamatan")
    assert [row.cells[0] for row in shown.rows] == ["Tempat 0", "Jumlah"]
    assert shown.notes == ("Baris 39 kecamatan atau tempat lain yang seluruhnya nol tidak ditampilkan.",)
    assert without_empty_places(places_table(6), "kecamatan") == places_table(6)


def test_a_request_for_data_names_desa_where_there_are_some() -> None:
    """As the tables do, where a kecamatan has desa."""
    made = data_requests.data_requests(material(["33.22"]), edition="dinas")
    counted = {dict(letter.body[1].items)["Data"] for letter in made.letters if "Camat" in letter.addressee[0]}
    assert counted == {"jumlah orang asing yang bertempat tinggal di setiap kelurahan/desa"}

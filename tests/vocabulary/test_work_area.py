"""Work areas by code: what a code stands for, and what is said of one that does not exist."""

from __future__ import annotations

import pytest

from reports.errors import ConfigurationError
from reports.vocabulary import work_area
from reports.vocabulary.config import Config, load


def refused(codes: list[str]) -> str:
    """Return what is said of the codes of a work area."""
    with pytest.raises(ConfigurationError) as caught:
        work_area.expanded(codes)
    return f"{caught.value}; {caught.value.hint.format(**caught.value.values)}"


def test_codes_of_every_level_stand_for_their_kecamatan() -> None:
    """In the order written, each once, whether or not the dots are there."""
    assert work_area.expanded(["31.01"]) == ("31.01.01", "31.01.02")
    assert work_area.expanded(["310102", "31.72.03", "31.01"]) == ("31.01.02", "31.72.03", "31.01.01")
    assert len(work_area.expanded(["18.71"])) == 20
    assert len(work_area.expanded(["51"])) == 57
    assert work_area.expanded(["31.72"]) == work_area.HOME == Config().work_area.districts


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("32.16.99", "32.16.23 Bojongmangu, 32.16.22 Cibarusah, 32.16.21 Serang Baru"),
        ("31.72.07", "31.72.06 Kelapa Gading, 31.72.05 Pademangan, 31.72.04 Cilincing"),
        ("99.01.01", "96 Papua Barat Daya, 95 Papua Pegunungan, 94 Papua Tengah"),
        ("Semarang", "33.22 Kabupaten Semarang, 33.74 Kota Semarang"), ("Ubud", "51.04.05 Ubud"),
        ("Kota Semarng", "33.74 Kota Semarang"),
        ("31.72.03.1003", "figures are by kecamatan; write 31.72.03 Koja"),
    ],
)  # fmt: skip
def test_a_code_that_does_not_exist_is_refused_with_the_nearest(code: str, named: str) -> None:
    """By its digits, or by name where a name was written."""
    said = refused([code])
    assert f"there is no kecamatan, kota or kabupaten with the code {code}" in said
    assert named in said


def test_what_resembles_nothing_is_refused_with_the_form_of_a_code() -> None:
    """There is no near name to say."""
    assert "write a code such as 31.72.01" in refused(["???"])
    assert "write a code such as 31.72.01" in refused([""])
    assert "names no kecamatan; write at least one code" in refused([])


def test_configuration_lists_the_kecamatan_and_checks_the_tile_map(tmp_path) -> None:
    """A kecamatan on the map must be one of the area."""
    settings = tmp_path / "pora.toml"
    settings.write_text('[work_area]\ndistricts = ["31.01"]\ntile_map = ["31.01.02", "310101"]\n', encoding="utf-8")
    area = load(tmp_path).work_area
    assert (area.districts, area.tile_map) == (("31.01.01", "31.01.02"), ("31.01.02", "31.01.01"))
    settings.write_text('[work_area]\ndistricts = ["31.01"]\ntile_map = ["31.72.01"]\n', encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"work_area.tile_map: 31.72.01 is no kecamatan of the work area"):
        load(tmp_path)
    settings.write_text('[work_area]\ndistricts = ["32.16.01"]\n', encoding="utf-8")
    assert [one.name for one in work_area.area_of(load(tmp_path).work_area.districts).districts] == ["Tarumajaya"]


@pytest.mark.parametrize(
    ("codes", "word"),
    [(("31.72.01",), "kelurahan"), (("51.03.01", "51.03.02"), "kelurahan/desa"), (("51.03.03",), "desa"),
     (("33.22.01",), "desa")],
)  # fmt: skip
def test_an_area_knows_what_its_villages_are(codes: tuple[str, ...], word: str) -> None:
    """By the fourth part of their codes: 1 kelurahan, 2 desa."""
    assert work_area.area_of(codes).village_word == word


def test_names_of_any_code_are_known_and_nothing_else_is_looked_up() -> None:
    """A range of months begins with digits too."""
    assert work_area.name_of("31.72.03.1003") == "Lagoa"
    assert work_area.name_of("18.71.20") == "Bumi Waras"
    assert work_area.name_of("18.71.20.1001") == "Sukaraja"
    assert work_area.name_of("2024-07..2024-09") is None
    assert work_area.name_of("18.71.99") is None

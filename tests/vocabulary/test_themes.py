"""Themes are strict files: what is wrong is named, what ships is right."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reports.errors import ConfigurationError
from reports.vocabulary import labels, nationalities, themes
from reports.vocabulary.resources import load as data
from tests import meetings

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = themes.folders(None)


def written(folder: Path, text: str, code: str = "coba") -> Path:
    """Write a theme and return its file."""
    path = folder / f"{code}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, text: str, code: str = "coba") -> str:
    """Return what is said of a theme that is wrong."""
    with pytest.raises(ConfigurationError) as caught:
        themes.read(written(folder, text, code))
    return f"{caught.value}; {caught.value.hint.format(**caught.value.values)}"


@pytest.mark.parametrize("code", themes.codes(SHIPPED))
def test_shipped_themes_are_right(code: str) -> None:
    """Each can be read; its incident types are declared ones; the general one is there."""
    theme = themes.load(code, SHIPPED)
    assert theme.code == code
    assert set(theme.incident_types) <= set(data("incident_types")["types"])
    assert all(labels.incident_type_label(one) for one in theme.incident_types)


def test_the_pilkada_theme_says_what_the_sources_say() -> None:
    """Its calendar; norms of the Pilkada and of immigration, none of the general election; nothing is counted."""
    theme = themes.load("pilkada-2024", SHIPPED)
    assert [(one.first, one.last) for one in theme.calendar] == [
        (date(2024, 2, 27), date(2024, 11, 16)), (date(2024, 9, 25), date(2024, 11, 23)),
        (date(2024, 11, 24), date(2024, 11, 26)), (date(2024, 11, 27), date(2024, 11, 27)),
    ]  # fmt: skip
    instruments = " ".join(one.instrument for one in theme.norms)
    assert "Nomor 1 Tahun 2015" in instruments
    assert "Nomor 6 Tahun 2020" in instruments
    assert "Nomor 7 Tahun 2017" not in instruments
    assert {one.grade for one in theme.conducts} == {"keberadaan", "klarifikasi", "dugaan", "ditindak", "terbukti"}
    press = next(one for one in theme.conducts if one.situation.startswith("Jurnalis asing dengan izin"))
    assert press.grade == "keberadaan"


def test_the_theme_of_places_of_work_lists_sponsors_and_accuses_none() -> None:
    """What differs between lists is cleared up first; only an officer's article makes more of it."""
    theme = themes.load("tempat-kerja", SHIPPED)
    assert theme.sponsors
    assert {one.grade for one in theme.conducts} == {"keberadaan", "klarifikasi", "dugaan"}
    (suspected,) = [one for one in theme.conducts if one.grade == "dugaan"]
    assert "pejabat imigrasi" in suspected.situation


@pytest.mark.parametrize("code", themes.codes(SHIPPED))
def test_no_sanction_and_no_nationality_is_printed(code: str) -> None:
    """Articles are named; punishments, and the countries people come from, are not."""
    (path,) = [place / f"{code}.toml" for place in SHIPPED if (place / f"{code}.toml").is_file()]
    words = path.read_text(encoding="utf-8")
    statements = "\n".join(line for line in words.splitlines() if not line.startswith("#"))
    assert (
        re.findall(r"\b(?:penjara|denda|pidana (?:kurungan|penjara)|kurungan|Rp\s?\d)", statements, re.IGNORECASE) == []
    )
    countries = {nationalities.label(one) for one in data("nationality")["aliases"]} - {"Indonesia"}
    assert [one for one in sorted(countries) if re.search(rf"\b{re.escape(one)}\b", statements)] == []


def test_every_entry_has_a_source(tmp_path: Path) -> None:
    """An empty one or none is refused, and named."""
    for lack in ('source = "  "', ""):
        text = meetings.THEME.replace('source = "Undang-Undang Nomor 6 Tahun 2011"', lack, 1)
        assert "norms[1].source must be a text" in refused(tmp_path, text)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("title =", "titel =", "unknown key titel; did you mean title?"),
        ("handling =", "handeling =", "unknown key conducts[1].handeling; did you mean handling?"),
        ("first = 2024-10-01", 'first = "1 Oktober"', "calendar[1].first must be a date as 2024-10-07"),
        ("first = 2024-10-01", "first = 2024-10-01T00:00:00", "calendar[1].first must be a date as 2024-10-07"),
        ("last = 2024-10-31", "last = 2024-09-30", "calendar[1].last must be not before first"),
        ('grade = "keberadaan"', 'grade = "pelanggaran"', "conducts[1].grade must be keberadaan / klarifikasi"),
        ('["penyalahgunaan-izin-tinggal"]', '["Penyalahgunaan Izin"]', "incident_types[1] must be a code"),
        ('["penyalahgunaan-izin-tinggal"]', '"satu"', "incident_types must be a list of texts"),
        ("[[questions]]", "[questions]", "questions must be a list of tables"),
        ("title =", "title", "coba.toml: "),
        ('title = "', 'title = "" # ', "title must be a text"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    """File, key, and what was meant or expected."""
    assert old in meetings.THEME
    assert says in refused(tmp_path, meetings.THEME.replace(old, new, 1))


def test_a_file_name_is_a_code(tmp_path: Path) -> None:
    """So that it can be written into a cell without doubt."""
    assert "file name must be small letters" in refused(tmp_path, meetings.THEME, "Tema Baru")


def test_an_unknown_theme_names_the_nearest_and_all() -> None:
    """As for any misspelling."""
    with pytest.raises(ConfigurationError) as caught:
        themes.load("pilkada2024", SHIPPED)
    said = caught.value.hint.format(**caught.value.values)
    assert said == "did you mean pilkada-2024? known are: pilkada-2024, tempat-kerja, umum"
    with pytest.raises(ConfigurationError):
        themes.load("../umum", SHIPPED)


def test_an_offices_own_theme_wins(tmp_path: Path) -> None:
    """Also over one that ships."""
    office = meetings.office(tmp_path, themes={"umum": meetings.THEME})
    assert themes.load("umum", themes.folders(office)).title.startswith("Pengawasan tenaga kerja")
    assert themes.codes(themes.folders(office)) == ("pilkada-2024", "tempat-kerja", "umum")


def test_what_a_theme_has_not_is_told(tmp_path: Path) -> None:
    """Part by part."""
    assert themes.lacking(themes.read(written(tmp_path, meetings.THEME))) == ("precedents",)
    bare = themes.read(written(tmp_path, 'title = "A"\naim = "b"\n'))
    assert len(themes.lacking(bare)) == 7


def test_the_days_of_a_precedent_and_of_its_source_may_be_left_out(tmp_path):
    """The event decides which meetings it belongs to; one without a day belongs to all."""
    entry = '[[precedents]]\nplace = "A"\nwhen = "B"\noffice = "C"\nevent = "D"\noutcome = "E"\nsource = "F"\n'
    path = tmp_path / "tema.toml"
    path.write_text(f'title = "Tema"\naim = "tujuan"\n{entry}earliest = 2024-10-03\npublished = 2024-10-16\n{entry}')
    dated, undated = themes.read(path).precedents
    assert [dated.happened_by(date(2024, 10, day)) for day in (2, 3, 16)] == [False, True, True]
    assert [dated.published_before(date(2024, 10, day)) for day in (15, 16, 17)] == [False, False, True]
    assert undated.happened_by(date(1990, 1, 1))
    assert undated.published_before(date(1990, 1, 1))
    path.write_text(f'title = "Tema"\naim = "tujuan"\n{entry}published = "kemarin"\n')
    with pytest.raises(ConfigurationError):
        themes.read(path)

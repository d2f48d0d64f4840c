"""What was in force, and who stood over the office, on a day."""

from __future__ import annotations

from datetime import date

import pytest

from reports.errors import ConfigurationError, ExitCode
from reports.vocabulary import law
from reports.vocabulary.config import Config, DocumentOptions, Letters


def test_the_act_of_17_october_2024_is_not_named_a_day_earlier():
    """UU 63/2024 was promulgated the day after the meeting."""
    assert law.act(date(2024, 10, 16)).endswith("terakhir dengan Undang-Undang Nomor 6 Tahun 2023")
    assert law.act(date(2024, 10, 17)).endswith("terakhir dengan Undang-Undang Nomor 63 Tahun 2024")


def test_the_regulation_on_the_team_follows_the_day_and_so_does_its_spelling():
    """Tim PORA before Permenimipas 2/2025, Tim Pora under it."""
    before, after = date(2024, 9, 30), date(2025, 9, 30)
    assert any("Nomor 50 Tahun 2016" in text for text in law.basis(before))
    assert not any("Imigrasi dan Pemasyarakatan" in text for text in law.basis(before))
    assert any("Pemasyarakatan Nomor 2 Tahun 2025" in text for text in law.basis(after))
    assert not any("Nomor 50 Tahun 2016" in text for text in law.basis(after))
    assert (law.team_name(before), law.team_name(after)) == ("Tim PORA", "Tim Pora")


def test_the_basis_is_one_text_an_instrument_on_every_month_since_2013():
    """No day has a gap or an overlap that would print one law twice."""
    for year in range(2014, 2028):
        for month in range(1, 13):
            texts = law.basis(date(year, month, 28))
            assert texts[0].startswith("Undang-Undang Nomor 6 Tahun 2011")
            assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2024, 10, 20), "KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA", "KANTOR WILAYAH DKI JAKARTA"),
        (date(2025, 5, 23), "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN", "KANTOR WILAYAH DAERAH KHUSUS JAKARTA"),
    ],
)
def test_the_letterhead_follows_the_document_date(day, first, last):
    """The office's own line stays the same."""
    head = law.letterhead(Config(), day)
    assert (head.lines[0], head.lines[-1]) == (first, last)
    assert head.office == "KANTOR IMIGRASI KELAS I TPI JAKARTA UTARA"


@pytest.mark.parametrize("day", [date(2024, 10, 21), date(2025, 5, 22)])
def test_inside_the_window_the_office_has_to_choose(day):
    """Exit code 4, and the line to write."""
    with pytest.raises(ConfigurationError) as caught:
        law.letterhead(Config(), day)
    assert caught.value.exit_code is ExitCode.CONFIGURATION
    assert 'letterhead = "kemenkumham"' in caught.value.hint
    chosen = Config(document=DocumentOptions(letterhead="kemenimipas"))
    assert law.letterhead(chosen, day).lines[0] == "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN"


def test_the_addressee_follows_the_ministry_unless_configured():
    """The Divisi Keimigrasian is addressed while there is one."""
    assert "u.p. Kepala Divisi Keimigrasian" in law.addressee(Config(), date(2024, 10, 7))
    assert law.addressee(Config(), date(2025, 6, 2)) == (
        "Kepala Kantor Wilayah",
        "Direktorat Jenderal Imigrasi Daerah Khusus Jakarta",
        "di tempat",
    )
    own = Config(letters=Letters(addressee=("Kepala X",)))
    assert law.addressee(own, date(2024, 10, 7)) == ("Kepala X",)


def test_the_address_ends_no_line_with_a_dot():
    """It stands in two lines, each with two parts that do not break."""
    head = law.letterhead(Config(), date(2024, 10, 7))
    first, second = head.address.splitlines()
    assert [first.count(" · "), second.count(" · ")] == [1, 1]
    assert " " not in first.replace(" · ", "")

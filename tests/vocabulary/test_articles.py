"""Articles as offices write them, each with its law."""

from __future__ import annotations

import time

import pytest

from reports.vocabulary import articles
from reports.vocabulary.resources import load


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Pasal 75 ayat (1) UU 6/2011", [("75-1", "immigration")]),
        ("UU No. 6 Tahun 2011 Pasal 122 huruf a", [("122-a", "immigration")]),
        ("Pasal 113 Undang-Undang RI Nomor 6 Tahun 2011 tentang Keimigrasian", [("113", "immigration")]),
        ("Pasal 71 jo. 116 UU Keimigrasian", [("71", "immigration"), ("116", "immigration")]),
        ("122a", [("122-a", "")]),
        ("Pasal 78 ayat (1), (2), dan (3)", [("78-1", ""), ("78-2", ""), ("78-3", "")]),
        ("Pasal 75 ayat (2) huruf a dan f", [("75-2-a", ""), ("75-2-f", "")]),
        ("KUHP Pasal 362", [("362", "other")]),
        ("Pasal 112 UU Narkotika", [("112", "other")]),
        ("Pasal 114 UU 35/2009", [("114", "other")]),
        ("Pasal 362 KUHP jo. Pasal 75 ayat (1) UU 6/2011", [("362", "other"), ("75-1", "immigration")]),
        ("UU 6/2011 Pasal 75, UU 7/2017 Pasal 280", [("75", "immigration"), ("280", "other")]),
        ("Pasal 75 ayat (1) jo. Pasal 280 UU 7/2017", [("75-1", ""), ("280", "other")]),
        ("UU 6/2011", []),
        ("tidak ada", []),
    ],
)
def test_articles_are_read_with_the_law_they_belong_to(text: str, named: list[tuple[str, str]]) -> None:
    """A law stands behind its articles, or leads them where the text begins with it."""
    assert [(one.code, one.law) for one in articles.articles_in(text)] == named


def test_every_listed_article_says_whose_offence_it_is() -> None:
    """A foreigner is suspected of none that is only a guarantor's, a host's or a carrier's."""
    assert {one["offender"] for one in load("offences_uu6_2011")} <= {
        "foreigner",
        "anyone",
        *articles.NOT_THE_FOREIGNER,
    }
    own = {
        text: articles.judge(text) for text in ("Pasal 114", "Pasal 117", "Pasal 118", "122 b", "124", "122 a", "120")
    }
    assert {text for text, one in own.items() if one is not None and one.is_of_foreigner} == {"122 a", "120"}


def test_words_about_rules_in_general_name_no_other_law() -> None:
    """Otherwise no account that speaks of rules could hold a suspicion."""
    plain = ("melanggar peraturan yang berlaku", "UU yang berlaku di Indonesia", "laporan 12/2024", "UU 6 Tahun 2011")
    assert not any(map(articles.names_other_law, plain))
    assert all(map(articles.names_other_law, ("diduga melanggar UU ITE", "PKPU 13/2024", "pasal 362 KUHP")))


def test_no_text_takes_long() -> None:
    """Whatever somebody fills a cell with is read in time that grows with its length only."""
    begun = time.process_time()
    for text in ("PASAL " + "1 " * 16_000, "UNDANG - " * 3_600, "( " * 16_000, "UU" * 16_000, "1, " * 10_000):
        articles.articles_in(text)
        articles.names_other_law(text)
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Overstay 65 hari (Ps. 78 ayat 3)", ["78-3"]),
        ("Overstay 12 hari", []),
        ("overstay > 60 hari, 78 (3)", ["78-3"]),
        ("Pasal 78 & 122 huruf a, 4 org", ["78", "122-a"]),
        ("1 tahun 2 bulan", []),
        ("Denda Rp 1.000.000", []),
        ("Rp. 500 ribu", []),
        ("71,116", ["71", "116"]),
        ("PS 78, 116 dan 71", ["78", "116", "71"]),
    ],
)
def test_numbers_of_days_persons_and_money_are_no_articles(text: str, codes: list[str]) -> None:
    """How long somebody overstayed was printed as the article."""
    assert [article.code for article in articles.articles_in(text)] == codes

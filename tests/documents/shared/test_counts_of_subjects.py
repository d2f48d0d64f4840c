"""A number in a sentence stands where a table prints it of the same persons or cases, not of any others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reports.documents.shared import SharedFigures
from reports.documents.shared.texts import unlisted_text
from reports.model.figures import Figure, FigureTable, Status
from reports.vocabulary.counts_of_persons import Fewest, sentences_with_few

DAY = date(2024, 9, 30)
NEUTRAL = Path(__file__).parents[2] / "privacy"


def table(name: str, numbers: dict[tuple[str, str], int]) -> FigureTable:
    """Return a protected table."""
    cells = {place: Figure(name, *place, number, "orang", "", DAY) for place, number in numbers.items()}
    return FigureTable(name, "orang", "", DAY, Status.VALUE, (), (), cells)


NATIONALITIES = table(
    "stock-nationality-permit",
    {("LKA", "total"): 3, ("DEU", "total"): 11, ("JPN", "total"): 60, ("JPN", "ITAS"): 48, ("NGA", "total"): 17,
     ("total", "total"): 1211, ("total", "ITAS"): 885},
)  # fmt: skip
ACTIONS = table(
    "tak-actions", {("total", "TAK_F"): 6, ("total", "lainnya"): 8, ("total", "DETENSI"): 10, ("total", "total"): 24}
)
AGENCIES = table(
    "reconciliation", {("31.72.03", "imigrasi"): 90, ("31.72.03", "dukcapil"): 78, ("total", "dukcapil"): 257}
)
EXPIRING = table("stock-expiring", {("31.72.01", "30"): 54, ("total", "30"): 120})
TABLES = {item.id: item for item in (NATIONALITIES, ACTIONS, AGENCIES, EXPIRING)}
SHARED = SharedFigures(TABLES, {})


@pytest.mark.parametrize(
    "sentence",
    [
        "Warga Sri Lanka berjumlah 3 orang.", "Terdapat 11 WNA asal Jerman.", "Tercatat 48 pemegang ITAS asal Jepang.",
        "Register mencatat 1.211 orang asing.", "Sebanyak 885 orang pemegang KITAS.", "6 orang WNA dideportasi.",
        "Enam orang dideportasi.", "Sebanyak 10 deteni.", "24 tindakan administratif keimigrasian dijatuhkan.",
        "Di Kecamatan Penjaringan 54 WNA izin tinggalnya akan berakhir.",
        "Disdukcapil menyampaikan 257 orang asing.", "Selisih di Kecamatan Koja 12 orang.", "17 tamu asing menginap.",
    ],
)  # fmt: skip
def test_what_a_table_prints_of_the_same_stands(sentence: str) -> None:
    """In figures and words."""
    assert unlisted_text(sentence, SHARED) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "3 orang WNA dideportasi.", "11 orang WNA dideportasi.", "8 orang dideportasi.", "10 orang dideportasi.",
        "6 deteni.", "6 warga Nigeria dideportasi.", "6 orang dideportasi dari Kecamatan Koja.",
        "Dari 1.211 orang asing, 11 dideportasi.", "Terdapat 11 WNA asal Jepang.", "48 WNA asal Jepang.",
        "Sebanyak 17 pemegang ITAP.", "54 WNA izin tinggalnya akan berakhir.", "60 orang overstay.",
        "Selisih 257 orang.", "3 tamu asing menginap.",
        "Sebanyak tiga mahasiswa belum melapor.", "11 kejadian tercatat.",
        "17 tersangka diperiksa.",
    ],
)  # fmt: skip
def test_the_same_number_of_others_lends_no_sentence_its_cover(sentence: str) -> None:
    """Other actions, nationalities, places, classes; and few of whom no table tells."""
    assert unlisted_text(f"{sentence} Jadwal dibagikan.", SHARED) == "Jadwal dibagikan."


def test_without_a_word_that_leads_to_a_table_the_larger_threshold_holds() -> None:
    """The public's are larger."""
    text = "Diperiksa 6 orang."
    assert unlisted_text(text, SHARED) == text
    assert unlisted_text(text, SharedFigures(TABLES, {}, fewest=Fewest(5, 10))) == ""


@pytest.mark.parametrize(
    "name", ["neutral_sentences", "neutral_of_meetings", "neutral_operations", "neutral_visits", "neutral_of_offices"]
)
def test_sentences_of_meetings_count_few_in_two_of_a_hundred_at_most(name: str) -> None:
    """What would stop a shared document; articles, days, agencies and reports never do."""
    sentences = NEUTRAL.joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    few = [sentence for sentence in sentences if list(sentences_with_few(sentence))]
    assert len(few) * 50 <= len(sentences), few

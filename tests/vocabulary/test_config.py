"""``pora.toml`` where meetings are concerned: numbers, and texts by id."""

from __future__ import annotations

import pytest

from reports.errors import ConfigurationError
from reports.model.period import Month
from reports.vocabulary.config import load
from reports.vocabulary.retention import first_kept


def refused(folder, text):
    """Return what is said of a configuration."""
    (folder / "pora.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load(folder)
    return f"{caught.value} {caught.value.hint.format(**caught.value.values)}"


def test_numbers_and_texts_of_meetings_are_read(tmp_path):
    """Each of its kind."""
    text = '[meeting]\nspare_rows = 4\ncopies = ["Wali Kota"]\n[narrative]\nbahan-tujuan = "Teks kantor."\n'
    (tmp_path / "pora.toml").write_text(text, encoding="utf-8")
    config = load(tmp_path)
    assert (config.meeting.spare_rows, config.meeting.copies) == (4, ("Wali Kota",))
    assert config.narrative == {"bahan-tujuan": "Teks kantor."}


@pytest.mark.parametrize("value", ['"4"', "-1", "true", "1.5"])
def test_a_number_is_a_whole_number(tmp_path, value):
    """Neither text nor truth nor fraction, nor below nothing."""
    assert "meeting.spare_rows must be a whole number" in refused(tmp_path, f"[meeting]\nspare_rows = {value}\n")


def test_an_unknown_paragraph_is_named_with_the_nearest(tmp_path):
    """A text that replaces nothing would never be missed."""
    said = refused(tmp_path, '[narrative]\nbahan-tujuann = "x"\n')
    assert said == "pora.toml: unknown key narrative.bahan-tujuann did you mean bahan-tujuan?"


def test_a_paragraph_is_a_text(tmp_path):
    """Nothing else."""
    assert "narrative must be a table" in refused(tmp_path, "[narrative]\nbahan-tujuan = 3\n")


@pytest.mark.parametrize("limit", ["5", "lima tahun", "0 bulan", "-1 tahun", "5 years", "1.5 tahun", "99999 tahun"])
def test_a_limit_of_retention_is_a_number_of_months_or_years(tmp_path, limit):
    """Anything else would keep data for ever, or remove them too early."""
    assert "retention.ledger must be a number" in refused(tmp_path, f'[retention]\nledger = "{limit}"\n')


def test_limits_of_retention_are_counted_from_a_month():
    """The month of today is always held; a limit beyond the first year reaches to it."""
    today = Month(2024, 2)
    limits = ("", "1 bulan", "3 BULAN", "2 tahun", "9999 tahun")
    assert [str(first_kept(limit, today)) for limit in limits] == ["None", "2024-01", "2023-11", "2022-02", "0001-01"]


def test_numbers_of_a_month_are_read(tmp_path):
    """What is not given is not zero."""
    text = "[monthly.2024-09]\nobjections = 0\nfees_received = 84000000\n"
    (tmp_path / "pora.toml").write_text(text, encoding="utf-8")
    numbers = load(tmp_path).monthly["2024-09"]
    assert (numbers.objections, numbers.fees_received, numbers.detained_in) == (0, 84_000_000, -1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[monthly.2024-13]\nobjections = 1\n", "monthly.2024-13 is no month"),
        ("[monthly]\nobjections = 1\n", "monthly must be a table"),
        ('[monthly.2024-09]\nobjections = "1"\n', "monthly.2024-09.objections must be a whole number"),
        ("[monthly.2024-09]\nobjection = 1\n", "did you mean objections?"),
        (
            "[monthly.2024-09]\ndetained_before = 3\ndetained_in = 2\ndetained_out = 1\ndetained_moved = 0\n"
            "detained_after = 5\n",
            "3 + 2 − 1 − 0 is not 5",
        ),
    ],
)  # fmt: skip
def test_numbers_of_a_month_that_cannot_be_are_refused(tmp_path, text, said):
    """A wrong month, a misspelt key, a text, and detainees that do not add up."""
    assert said in refused(tmp_path, text)

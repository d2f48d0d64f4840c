"""Claims about the trend in the briefing pack: which months are shown, which compared, and what is said of others."""

from __future__ import annotations

from reports.documents.figures_used import iter_blocks
from reports.documents.meeting.pack import briefing_pack
from reports.model.charts import Trend
from reports.model.document import Paragraph
from reports.model.figures import Status


def trend_of(material):
    """Return the trend of a pack, or None, and its sentences as one text."""
    document = briefing_pack(material, edition="antarinstansi", version="0.0.0")
    blocks = list(iter_blocks(document.sections))
    trend = next((block for block in blocks if isinstance(block, Trend)), None)
    return trend, " ".join(block.text for block in blocks if isinstance(block, Paragraph))


def test_the_trend_shows_a_gap_as_one(meetings):
    """A month without a register is no zero."""
    trend, _ = trend_of(meetings.city(trend=meetings.trend(gap=4)))
    assert [len(panel.points) for panel in trend.panels] == [12] * 4
    assert trend.panels[0].points[4].status is Status.MISSING
    assert trend.notes == ("“…” bulan yang registernya belum disampaikan.",)


def test_months_of_other_kecamatan_are_shown_and_not_compared(meetings):
    """The sentence goes from the first month that can be compared; the chart says which cannot."""
    table = meetings.trend()
    other_months = frozenset(table.rows[:3])
    trend, text = trend_of(meetings.city(trend=table, months_of_other_area=other_months))
    assert trend.notes == (
        "Cakupan kecamatan pada register Oktober 2023, November 2023, dan Desember 2023 berbeda dari bulan terakhir; "
        "angkanya tidak dibandingkan.",
    )
    assert "Dari akhir Januari 2024 sampai dengan akhir September 2024" in text


def test_where_all_earlier_months_are_of_other_kecamatan_nothing_is_compared(meetings):
    """A number of persons more or less would be one of kecamatan more or less."""
    table = meetings.trend()
    _, text = trend_of(meetings.city(trend=table, months_of_other_area=frozenset(table.rows[:-1])))
    assert "Perkembangan bulanan tidak dapat dibandingkan: cakupan kecamatan" in text
    assert "Dari akhir" not in text


def test_months_that_were_never_delivered_do_not_lengthen_the_trend(meetings):
    """It begins with the first month there is."""
    trend, _ = trend_of(meetings.city(trend=meetings.trend(gap=0)))
    assert len(trend.moments) == 11


def test_one_month_is_no_trend(meetings):
    """The sentence says why there is no chart."""
    trend, text = trend_of(meetings.city(trend=meetings.trend(count=1)))
    assert trend is None
    assert "baru tersedia untuk bulan September 2024" in text

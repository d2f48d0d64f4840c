"""Foreign workers by sponsor: who works, of the month, by the name of the sponsor."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.measures import Scope, sponsors
from reports.model.named_persons import Sponsor
from reports.model.period import Period

if TYPE_CHECKING:
    from tests.measures.conftest import MakesFrames

SEPTEMBER = Scope(Period.parse("2024-09"), date(2024, 9, 30), ("31.72.03",))


def test_spellings_of_a_sponsor_are_one_and_the_order_of_rows_changes_nothing(frames_of: MakesFrames) -> None:
    """Only workers of the month count; where they stay is named once each; a worker without sponsor is counted."""

    def worker(name: str | None, district: str = "31.72.03", **more: object) -> dict[str, object]:
        return {"sponsor_name": name, "district": district, "purpose": "bekerja", "period": "2024-09", **more}

    rows = [
        worker("PT. WEXO"), worker("PT Wexo", "31.72.04"), worker("CV Quzo"), worker("CV Quzo"), worker(None),
        worker("Ibu Rekaan", purpose="keluarga"), worker("PT Lama", period="2024-08"),
    ]  # fmt: skip
    expected = (Sponsor("CV Quzo", 2, ("31.72.03",)), Sponsor("PT Wexo", 2, ("31.72.03", "31.72.04"))), 1
    assert sponsors(frames_of(register=rows), SEPTEMBER) == expected
    assert sponsors(frames_of(register=rows[::-1]), SEPTEMBER) == expected
    assert sponsors({}, SEPTEMBER) == ((), 0)

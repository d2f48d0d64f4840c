"""What `pora check` says of the theme a meeting names."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.cli import i18n
from reports.errors import ConfigurationError
from reports.pipeline.check import check
from reports.pipeline.meeting import prepare
from reports.pipeline.request import Request
from reports.problems import Severity
from reports.vocabulary import config as configuration
from tests import meetings


def test_an_unknown_theme_is_an_error_since_no_document_is_made_with_it(tmp_path: Path) -> None:
    """With the nearest theme there is; where none is near, with all of them."""
    office = meetings.office(
        tmp_path,
        rapat_2024_10_09=meetings.meeting(Kode_Tema="pilkda"),
        rapat_2024_10_10=meetings.meeting(Kode_Tema="zzz", Hari_Tanggal="10-10-2024"),
    )
    config = configuration.load(office)
    near, far = check((), Request(office), config).problems
    assert (near.code, near.severity) == ("theme-unknown", Severity.ERROR)
    i18n.activate("en")
    assert i18n.say(near.hint, near.details) == "did you mean pilkada-2024?"
    assert i18n.say(far.hint, far.details).startswith("known are: ")
    with pytest.raises(ConfigurationError, match="pilkda"):
        prepare(Path("rapat-2024-10-09.xlsx"), Request(office, dry_run=True), config)

"""Which texts of rows and of ``pora.toml`` name, or may name, a person: told by check, and decided before sharing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reports.errors import ConfigurationError
from reports.pipeline.check import check
from reports.pipeline.meeting import prepare
from reports.pipeline.request import Request
from reports.vocabulary import config as configuration
from tests import meetings

if TYPE_CHECKING:
    from reports.problems import Problem

COUNTS = """\
INSTANSI;PER TANGGAL;JUMLAH;DEFINISI
DUKCAPIL;27-09-2024;12;{definition}
"""
FIRST, SECOND, LAST = str(meetings.person(0)[0]).title().split()
MEETING = "rapat-2024-10-09"


def office_with(
    folder: Path, definition: str = "pemegang KITAS", settings: str = "", named: str = f"{FIRST} {SECOND} {LAST}"
) -> Path:
    """Make an office with counts of an agency and settings of its own."""
    office = meetings.office(
        folder,
        rapat_2024_10_09=meetings.meeting(),
        register=meetings.register(
            "SEPTEMBER",
            2024,
            (named.upper(), *meetings.person(0)[1:]),
            *(meetings.person(number) for number in range(1, 6)),
        ),
    )
    counts = COUNTS.format(definition=definition)
    (office / "inputs" / "instansi lain 2024-09.csv").write_text(counts, encoding="utf-8")
    (office / "pora.toml").write_text(settings, encoding="utf-8")
    return office


def problems_of(office: Path) -> list[Problem]:
    """Return what check tells of texts."""
    problems = check((), Request(office, dry_run=True), configuration.load(office)).problems
    return [one for one in problems if one.code in {"name-possible", "name-doubtful", "personal-data-in-text"}]


def test_a_doubtful_definition_is_told_and_blocks_what_is_shared(tmp_path: Path) -> None:
    """It is printed in every edition; the office's own prints it, and a decision of the office opens the others."""
    office = office_with(tmp_path, f"menurut berkas {LAST}")
    assert [(one.code, one.cell, one.value) for one in problems_of(office)] == [("name-doubtful", "D2", LAST)]
    config, workbook = configuration.load(office), Path(f"{MEETING}.xlsx")
    prepare(workbook, Request(office, dry_run=True, edition="dinas"), config)
    with pytest.raises(ConfigurationError, match="may name a person") as refused:
        prepare(workbook, Request(office, dry_run=True, edition="antarinstansi"), config)
    assert refused.value.values["cells"] == ("inputs/instansi lain 2024-09.csv D2",)
    (office / "mappings.toml").write_text(f'[names]\n"{LAST}" = "bukan nama orang"\n', encoding="utf-8")
    assert problems_of(office) == []
    prepare(workbook, Request(office, dry_run=True, edition="antarinstansi"), config)


def test_names_in_the_settings_that_may_be_of_a_foreigner_are_told(tmp_path: Path) -> None:
    """A whole name is masked, a part of one only told: officials and foreigners share words of their names."""
    settings = f'''\
[office]
name = "Kantor Imigrasi {LAST}"
[head]
name = "{FIRST} {SECOND} {LAST}"
[letters]
addressee = ["Yth. Sdr. {LAST}", "Direktur Jenderal Imigrasi"]
'''
    told = {(one.code, one.field, one.value) for one in problems_of(office_with(tmp_path, settings=settings))}
    assert told == {
        ("name-possible", "office.name", LAST),
        ("personal-data-in-text", "head.name", None),
        ("name-possible", "letters.addressee.1", f"Yth. Sdr. {LAST}"),
    }


def test_the_city_of_the_office_is_no_name_of_a_person(tmp_path: Path) -> None:
    """Though a foreigner is called like it; any other word is still told, and the city where it is an official's."""
    settings = f"""\
[office]
name = "Kantor Imigrasi Kupang"
city = "Kupang {LAST}"
[work_area]
districts = ["53.71"]
[letters]
addressee = ["Yth. Sdr. Kupang"]
"""
    office = office_with(tmp_path, settings=settings, named=f"{FIRST} Kupang {LAST}")
    told = {(one.field, one.value) for one in problems_of(office) if one.code == "name-possible"}
    assert ("office.name", "Kupang") not in told
    assert {field for field, _value in told} == {"office.city", "letters.addressee.1"}

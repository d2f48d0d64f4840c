"""The review page beside other versions of its figures, and the page for others, which holds no row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reports.errors import NoInputError, UsageError
from reports.model.period import Period
from reports.pipeline.request import Request
from reports.pipeline.reviewing import PageOptions, review
from reports.vocabulary import config
from tests.browser import opened, violations
from tests.cli.test_diff import ROWS, corrected, deliver
from tests.command_line import run
from tests.pipeline.test_reviewing import data_of, rows_in
from tests.sample_office import copied

SEPTEMBER = Period.parse("2024-09")
SHARED = "antarinstansi"
MEETING = Path("inputs/rapat-2024-10-16.xlsx")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample office."""
    return copied(tmp_path_factory.mktemp("kantor") / "kantor")


@pytest.fixture(scope="module")
def page(office: Path) -> Path:
    """Return the page of its figures for the agencies."""
    return review(SEPTEMBER, Request(office, edition=SHARED), config.load(office))


def values_of(page: Path) -> dict[str, Any]:
    """Return figure id → what a page knows of it."""
    figures: dict[str, Any] = data_of(page)["figures"]
    return figures


def test_a_page_for_others_holds_no_row_and_nothing_of_the_inputs(office: Path, page: Path) -> None:
    """Its data are tables and figures; no file, sheet, balance or problem is named."""
    data = data_of(page)
    assert set(data) == {"tables", "figures"}
    assert {key for content in data["figures"].values() for key in content} == {"v"}
    text = page.read_text(encoding="utf-8") + json.dumps(data, ensure_ascii=False)
    assert [path.name for path in (office / "inputs").rglob("*.*") if path.name in text] == []
    for part in ("Yang dipahami", "Neraca baris", "Masalah menurut sebab", "Baris sumber", "nama dan nomor paspor"):
        assert part not in text
    assert page.name == f"tinjauan.{SHARED}.html"


def test_the_own_page_marks_what_a_shared_edition_hides(office: Path, page: Path) -> None:
    """What is not marked is in the page for others with the same number, and what is marked is not."""
    own = values_of(review(SEPTEMBER, Request(office), config.load(office), PageOptions(hidden_in=SHARED)))
    printed = {name: content["v"] for name, content in values_of(page).items() if content["v"] is not None}
    hidden = {name for name, content in own.items() if "h" in content}
    assert hidden
    assert hidden.isdisjoint(printed)
    assert all(own[name]["v"] == value for name, value in printed.items() if name in own)


def test_a_page_for_others_shows_no_names(office: Path) -> None:
    """Asked for both, it says which to leave out."""
    with pytest.raises(UsageError, match="shows no rows"):
        review(SEPTEMBER, Request(office, edition=SHARED), config.load(office), PageOptions(values=True))


@pytest.mark.ci
def test_a_page_for_others_is_used_as_the_own_one(chromium: Any, page: Path) -> None:
    """A figure opens its definition and no list of rows; no rule of accessibility is broken."""
    with opened(chromium, page) as browser:
        browser.locator('[data-f="stock-district-permit/31.72.03/ITAS"]').first.click()
        browser.wait_for_selector("dialog[open]")
        assert "jumlah orang asing" in browser.locator("#s-definisi").text_content().lower()
        assert browser.locator("#s-baris").count() == 0
        assert violations(browser) == []
        assert browser.heard == [page.as_uri()]


@pytest.fixture(scope="module")
def corrected_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of an office that handed in July and September, and corrected three rows since."""
    office = tmp_path_factory.mktemp("kantor")
    deliver(office, ROWS)
    text = (office / "inputs" / "register.csv").read_text(encoding="utf-8")
    july = "".join(text.replace("SEPTEMBER", "JULI").splitlines(keepends=True)[:-2])
    (office / "inputs" / "juli.csv").write_text(july, encoding="utf-8")
    for month in ("2024-07", "2024-09"):
        assert run("return", month, "-C", office, "-q").returncode == 0
        assert run("submit", month, "-C", office, "--sent", "2024-10-07", "-q").returncode == 0
    deliver(office, corrected())
    return review(SEPTEMBER, Request(office), config.load(office))


@pytest.mark.ci
def test_figures_stand_beside_those_that_were_handed_in(corrected_page: Path) -> None:
    """Those of this period where they differ, and those of the months before as a series with its gaps."""
    figures = values_of(corrected_page)
    assert (
        figures["stock-district-permit/31.72.03/ITAS"]["v"],
        figures["stock-district-permit/31.72.03/ITAS"]["s"],
    ) == (5, 6)
    assert "s" not in figures["stock-district-permit/31.72.03/total"]
    assert data_of(corrected_page)["months"] == ["Juli 2024", "Agustus 2024"]
    assert figures["stock-district-permit/31.72.03/total"]["t"] == [4, None]
    assert "Perbaikan ke-1" in corrected_page.read_text(encoding="utf-8")


@pytest.mark.ci
def test_marks_and_series_are_shown(chromium: Any, corrected_page: Path) -> None:
    """The series is drawn with its gap, and told in words."""
    with opened(chromium, corrected_page) as browser:
        browser.check("#perbaikan")
        browser.wait_for_selector(".ubah")
        assert "disampaikan 6" in browser.locator("#angka").text_content()
        browser.goto(f"{corrected_page.as_uri()}#stock-district-permit/31.72.03/total")
        browser.wait_for_selector("dialog[open]")
        assert "Juli 2024 4, Agustus 2024 tidak disampaikan; kini 6." in browser.locator("#s-deret").text_content()
        assert browser.locator("#s-deret circle").count() == 2
        assert browser.locator("#s-deret path").get_attribute("d").count("M") == 2


def test_the_page_of_a_meeting_has_the_figures_of_its_pack_with_their_rows(office: Path) -> None:
    """Two months of incidents, of which some are hidden from the agencies that the pack goes to."""
    page = review(MEETING, Request(office), config.load(office), PageOptions(hidden_in=SHARED))
    assert page == office / "outputs" / MEETING.stem / "tinjauan.dinas.html"
    own = values_of(page)
    text = page.read_text(encoding="utf-8")
    assert "Tinjauan rapat 16 Oktober 2024" in text
    shown = {name: content for name, content in own.items() if f'data-f="{name}"' in text}
    assert len(shown) > 100
    assert 0 < sum("h" in content for content in shown.values()) < len(shown)
    total = own["incidents-type-grade/total/total"]["v"]
    assert sum(row[-1] for row in rows_in(data_of(page), "incidents-type-grade/total/total")) == total > 0


@pytest.mark.ci
def test_the_page_of_a_meeting_for_others_has_what_the_pack_prints(office: Path) -> None:
    """And no row."""
    page = review(MEETING, Request(office, edition=SHARED), config.load(office))
    assert set(data_of(page)) == {"tables", "figures"}
    assert "Angka rapat 16 Oktober 2024" in page.read_text(encoding="utf-8")


@pytest.mark.ci
def test_the_page_of_a_month_of_an_archive_leads_to_its_files(tmp_path: Path) -> None:
    """Those that its manifest names; where one was changed since, or nothing was made, it says what to do."""
    archive, office = tmp_path / "arsip", tmp_path / "kantor"
    deliver(tmp_path, ROWS)
    (tmp_path / "inputs").rename(archive)
    office.mkdir()
    asked = (SEPTEMBER, Request(office), config.load(office), PageOptions(archive=archive))
    with pytest.raises(NoInputError, match="nothing of"):
        review(*asked)
    assert run("reprocess", archive, "-C", office, "-q").returncode == 0
    page = review(*asked)
    assert page == office / "outputs" / "olah-ulang" / "2024-09" / "tinjauan.dinas.html"
    assert "Tinjauan arsip September 2024" in page.read_text(encoding="utf-8")
    rows = rows_in(data_of(page), "stock-district-permit/31.72.03/ITAS")
    assert [(Path(path).name, row) for path, _sheet, row, _adds in rows] == [("register.csv", n) for n in range(3, 9)]
    (archive / "register.csv").write_bytes((archive / "register.csv").read_bytes() + b"\n")
    with pytest.raises(NoInputError, match="changed since"):
        review(*asked)


def test_no_folder_bears_the_name_of_a_person(tmp_path: Path) -> None:
    """A workbook that is named after somebody is refused before a folder of its name is made."""
    office = copied(tmp_path / "kantor")
    book = openpyxl.load_workbook(office / "inputs" / "REGISTER ORANG ASING SEPTEMBER 2024.xlsx", read_only=True)
    rows = book["KOJA"].iter_rows(min_row=9, max_row=9, values_only=True)
    name = str(next(rows)[1])
    (office / MEETING).rename(office / "inputs" / f"rapat {name}.xlsx")
    with pytest.raises(UsageError):
        review(Path(f"inputs/rapat {name}.xlsx"), Request(office), config.load(office))
    assert not [path for path in (office / "outputs").rglob("*") if name in path.name]


def test_a_meeting_of_an_archive_is_refused(tmp_path: Path) -> None:
    """An archive has months: the workbook was taken, and the archive passed over without a word."""
    meeting = tmp_path / "inputs" / "rapat-2024-10-16.xlsx"
    with pytest.raises(UsageError, match="months and no meetings"):
        review(meeting, Request(tmp_path), config.Config(), PageOptions(archive=tmp_path / "arsip"))

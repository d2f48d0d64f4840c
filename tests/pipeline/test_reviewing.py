"""The review page holds every figure with exactly its rows, loads nothing, and runs nothing that a cell holds."""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import json
import os
import random
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from reports.at_rest.file_texts import texts_in
from reports.model.period import Period
from reports.pipeline.gather import gather_office
from reports.pipeline.request import Request
from reports.pipeline.reviewing import PageOptions, review
from reports.pipeline.traceable import Traceable, traceable
from reports.vocabulary import config
from tests.browser import opened, violations
from tests.sample_office import copied

if TYPE_CHECKING:
    from pathlib import Path

    Places = list[tuple[str, str, int, int]]

SEPTEMBER = Period.parse("2024-09")
MOST = 400_000
"""Bytes of the page of an office with 10,000 rows."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample office."""
    return copied(tmp_path_factory.mktemp("review") / "kantor")


@pytest.fixture(scope="module")
def page(office: Path) -> Path:
    """Return its review page."""
    return review(SEPTEMBER, Request(office), config.load(office))


@pytest.fixture(scope="module")
def figures(office: Path) -> Traceable:
    """Return its figures, each with its rows."""
    gathered = gather_office(office, store=False, originals=True)
    return traceable(gathered, SEPTEMBER, SEPTEMBER.end, config.load(office), None)


@cache
def data_of(page: Path) -> dict[str, Any]:
    """Return the figures and rows inside a page."""
    packed = re.search('id="data">([^<]*)<', page.read_text(encoding="utf-8"))
    assert packed is not None
    content: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(packed[1])))
    return content


def rows_in(data: dict[str, Any], figure: str) -> Places:
    """Return file, sheet, row and added count of each row of a figure, decoded as the page does."""
    content = data["figures"][figure]
    if "of" in content:
        return [row for other in content["of"] for row in rows_in(data, other)]
    rows: Places = []
    for part in content["parts"]:
        kind = data["kinds"][part["k"]]
        indexes = list(accumulate(part["i"])) if "i" in part else _with_keys(data, figure, part, kind)
        adds = part.get("a", [1] * len(indexes))
        places, numbers = list(accumulate(kind["place"])), list(accumulate(kind["row"]))
        rows += [
            (*data["places"][places[index]], numbers[index], added) for index, added in zip(indexes, adds, strict=True)
        ]
    return rows


def _with_keys(data: dict[str, Any], figure: str, part: dict[str, Any], kind: dict[str, Any]) -> list[int]:
    names = [name for name in data["tables"][figure.partition("/")[0]]["columns"] if name in kind["columns"]]
    keys = [0] * len(kind["row"])
    for name in names:
        column = kind["columns"][name]
        keys = [key * len(column["texts"]) + index for key, index in zip(keys, column["i"], strict=True)]
    wanted = set(accumulate(part["q"]))
    return [index for index, key in enumerate(keys) if key in wanted]


def traced(figures: Traceable, figure: str) -> Places:
    """Return the rows of a figure as ``pora trace`` shows them."""
    rows = figures.trace(figures.figures.figure(*figure.split("/"))).rows
    return [(row.path, row.sheet, row.row, row.adds) for row in rows]


@pytest.mark.parametrize("each", [7, pytest.param(1, marks=pytest.mark.ci)])
def test_page_holds_exactly_the_rows_that_trace_shows(page: Path, figures: Traceable, each: int) -> None:
    """Of every figure in CI, else of each seventh: the sums of others and those by the texts of their rows too."""
    data = data_of(page)
    ids = [figure.id for table in figures.figures.tables.values() for figure in table.cells.values()]
    assert sorted(data["figures"]) == sorted(ids)
    ways = [
        set(content) & {"of"} or {key for part in content["parts"] for key in part}
        for content in data["figures"].values()
    ]
    assert any("of" in way for way in ways)
    assert any("q" in way for way in ways)
    for figure in ids[::each]:
        assert sorted(rows_in(data, figure)) == sorted(traced(figures, figure)), figure


def test_page_shows_the_tables_of_the_return(page: Path) -> None:
    """Each number can be asked for, and those of the board and of the balance are there."""
    text = page.read_text(encoding="utf-8")
    assert '<html lang="id">' in text
    assert '<button data-f="stock-district-permit/31.72.03/ITAS">74</button>' in text
    buttons = re.findall('data-f="([^"]*)"', text)
    assert len(set(buttons)) > 300
    assert set(map(html.unescape, buttons)) <= set(data_of(page)["figures"])
    for part in ("Yang dipahami", "Neraca baris", "Masalah menurut sebab", "Tabel 3. Orang asing menurut kecamatan"):
        assert part in text


def test_policy_of_the_page_allows_its_own_style_and_script_alone(page: Path) -> None:
    """Both by hash; nothing in it names another place."""
    text = page.read_text(encoding="utf-8")
    policy = re.search('Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; ")
    for name in ("script", "style"):
        content = re.findall(f"<{name}>(.*?)</{name}>", text, re.DOTALL)
        assert len(content) == 1
        digest = base64.b64encode(hashlib.sha256(content[0].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy[1]
    assert not re.search(r"(?:src|href|action)=\"(?!#)|https?:|url\(", text)
    assert not re.search(r"\son\w+=|\sstyle=", text.split("<script", maxsplit=1)[0])


def test_page_names_nobody_unless_asked(office: Path, page: Path, figures: Traceable) -> None:
    """Neither in its tables nor in its compressed rows; with --show-values both are there."""
    names = {
        str(text)
        for file in figures.files
        for reading in file.tables
        for column in ("full_name", "passport_no")
        for text in reading.records.values.get(column, ())
        if text and reading.table.kind in {"register", "incidents"} and len(str(text)) > 6
    }
    texts = page.read_text(encoding="utf-8") + json.dumps(data_of(page), ensure_ascii=False)
    assert len(names) > 1000
    assert [name for name in names if f'"{name}"' in texts or f">{name}<" in texts] == []
    open_page = review(SEPTEMBER, Request(office, office / "lain"), config.load(office), PageOptions(values=True))
    open_text = json.dumps(data_of(open_page), ensure_ascii=False)
    shown_names = [name for name in names if f'"{name}"' in open_text]
    assert shown_names
    assert any(shown_names[0] in text for text in texts_in(open_page.read_bytes())), "a search for a person misses it"


@pytest.mark.ci
def test_same_inputs_make_the_same_page(office: Path, page: Path) -> None:
    """Byte by byte."""
    again = review(SEPTEMBER, Request(office, office / "ulang"), config.load(office))
    assert again.read_bytes() == page.read_bytes()


@pytest.mark.ci
@pytest.mark.slow
def test_page_of_a_large_office_stays_small(tmp_path: Path) -> None:
    """With 10,000 rows, of which hardly two say the same; in the short dose with fewer."""
    size = 10_000 if os.environ.get("PORA_TEST_DOSE") == "long" else 1_000
    draw = random.Random(11)
    nations = ["JEPANG", "RRT", "INDIA", "KOREA SELATAN", "Taiwan", "Belanda", "Jerman", "Nigeria", "Vietnam", "Mesir"]
    villages = [("TUGU UTARA", "KOJA"), ("LAGOA", "KOJA"), ("ANCOL", "PADEMANGAN"), ("PLUIT", "PENJARINGAN")]
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("DATA")
    sheet.append(["REGISTER ORANG ASING BULAN SEPTEMBER 2024"])
    head = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JK", "JENIS IZIN TINGGAL", "MASA BERLAKU IZIN TINGGAL"]
    sheet.append([*head, "KELURAHAN", "KECAMATAN", "PEKERJAAN"])
    for number in range(1, size + 1):
        day = date(2024, 7, 1) + timedelta(draw.randrange(800))
        sheet.append([
            number, f"ORANG {number}", f"E{number:07d}", draw.choice(nations), draw.choice("LP"),
            draw.choice(["ITAS", "KITAS", "ITAP", "ITK"]), draw.choice([day, day.strftime("%d-%m-%Y")]),
            *draw.choice(villages), draw.choice(["Direktur", "Pelajar", "Ikut Suami", "Investor"]),
        ])  # fmt: skip
    (tmp_path / "kantor" / "inputs").mkdir(parents=True)
    book.save(tmp_path / "kantor" / "inputs" / "register.xlsx")
    page = review(SEPTEMBER, Request(tmp_path / "kantor"), config.load(tmp_path / "kantor"))
    assert len(rows_in(data_of(page), "stock-district-permit/total/total")) > 0.9 * size
    assert page.stat().st_size < (MOST if size == 10_000 else MOST / 2)


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


def hostile(folder: Path) -> Path:
    """Return an office with markup in names of sheets, heads and cells."""
    (folder / "inputs").mkdir(parents=True)
    book = openpyxl.Workbook()
    book.active.title = "<img src=x onerror=1>"
    for row in (
        ["REGISTER ORANG ASING BULAN SEPTEMBER 2024"],
        ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JK", "JENIS IZIN TINGGAL", "KECAMATAN", HOSTILE],
        [1, HOSTILE, "E1000001", "JEPANG", "L", "ITAS", "KOJA", HOSTILE],
        [2, "LI WEI", "E1000002", HOSTILE, "P", "ITAP", "KOJA", "=1+1"],
    ):
        book.active.append(row)
    book.save(folder / "inputs" / "register.xlsx")
    return review(SEPTEMBER, Request(folder), config.load(folder), PageOptions(values=True))


def test_markup_in_cells_stays_text(tmp_path: Path) -> None:
    """In heads, values, sheets and rows."""
    text = hostile(tmp_path / "kantor").read_text(encoding="utf-8")
    assert "<img" not in text
    assert text.count("<script") == 2
    assert html.escape(HOSTILE) in text


def test_hostile_page_runs_nothing_in_a_browser(chromium: Any, tmp_path: Path) -> None:
    """Nor where its rows are shown."""
    with opened(chromium, hostile(tmp_path / "kantor")) as browser:
        browser.click('[data-f="stock-district-permit/31.72.03/total"]')
        browser.wait_for_selector("dialog[open] tbody tr")
        assert browser.locator("dialog tbody tr").count() == 2
        assert browser.locator("img").count() == 0
        assert len(browser.heard) == 1, browser.heard


def test_clicked_figure_shows_its_definition_and_rows(chromium: Any, page: Path, figures: Traceable) -> None:
    """In a real browser, which asks for nothing but the page; 300 figures have the rows that trace shows."""
    ids = sorted(data_of(page)["figures"])[:: max(1, len(data_of(page)["figures"]) // 300)]
    with opened(chromium, page) as browser:
        browser.locator('[data-f="stock-district-permit/31.72.03/ITAS"]').first.click()
        browser.wait_for_selector("dialog[open] tbody tr")
        assert browser.locator("dialog tbody tr").count() == 74
        assert browser.locator("#s-nilai").text_content() == "74 orang"
        assert "jumlah orang asing" in browser.locator("#s-definisi").text_content().lower()
        browser.fill("#s-cari", "tugu utara")
        assert 0 < browser.locator("dialog tbody tr").count() < 74
        shown = browser.evaluate(
            "async (ids) => { const all = await data(); return ids.map((id) => rowsOf(all, id).map("
            "(row) => [...placeOf(all, row.kind, row.index), row.adds])); }",
            ids,
        )
        for figure, rows in zip(ids, shown, strict=True):
            assert sorted(map(tuple, rows)) == sorted(traced(figures, figure)), figure
        assert browser.heard == [page.as_uri()]


@pytest.mark.ci
def test_page_is_used_by_keyboard_alone(chromium: Any, page: Path) -> None:
    """Enter opens a figure, Escape closes it and gives the focus back; an address with an id opens it at once."""
    with opened(chromium, page, color_scheme="dark") as browser:
        button = browser.locator('[data-f="tak-persons/total/total"]').first
        button.focus()
        browser.keyboard.press("Enter")
        browser.wait_for_selector("dialog[open] tbody tr")
        assert "satu kali" in browser.locator("#s-hubungan").text_content()
        browser.keyboard.press("Escape")
        assert browser.locator("dialog[open]").count() == 0
        assert browser.evaluate("document.activeElement.dataset.f") == "tak-persons/total/total"
        # as it is quoted in the PDF, where it is printed again
        browser.goto(f"{page.as_uri()}#overstay/total/total#2")
        browser.wait_for_selector("dialog[open] tbody tr")
        browser.keyboard.press("Escape")
        assert browser.evaluate("document.activeElement.dataset.f") == "overstay/total/total"
        assert browser.evaluate("scrollY") > 0
        browser.fill("#cari", "penjaringan")
        assert browser.locator("#angka tbody tr:visible").count() < browser.locator("#angka tbody tr").count()


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.ci)])
def test_page_breaks_no_rule_of_accessibility(chromium: Any, page: Path, scheme: str) -> None:
    """Those of axe-core, for the page with all that is folded opened, and for the rows of a figure."""
    with opened(chromium, page, color_scheme=scheme) as browser:
        browser.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert violations(browser) == []
        browser.locator('[data-f="stock-district-permit/31.72.03/ITAS"]').first.click()
        browser.wait_for_selector("dialog[open] tbody tr")
        assert violations(browser) == []


@pytest.mark.ci
def test_printed_page_has_no_dialog_and_opens_what_is_folded(chromium: Any, page: Path, tmp_path: Path) -> None:
    """As PDF by the browser itself."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is needed to read what was printed")
    with opened(chromium, page) as browser:
        browser.evaluate("dispatchEvent(new Event('beforeprint'))")
        browser.pdf(path=tmp_path / "cetak.pdf", format="A4")
        assert browser.locator("details:not([open])").count() == 0
    assert (tmp_path / "cetak.pdf").read_bytes().startswith(b"%PDF-")


def test_the_page_is_made_without_what_lays_out_documents() -> None:
    """WeasyPrint and openpyxl cost a third of a page."""
    program = (
        "import sys, reports.pipeline.reviewing, reports.pipeline.composed_return\n"
        "print(sorted({'weasyprint', 'openpyxl', 'pikepdf'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

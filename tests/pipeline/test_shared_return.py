"""The return in shared editions: protected as packs are, without what is the office's own, the same bytes again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from reports.errors import ConfigurationError, UsageError
from reports.pipeline.remake import Remaking
from reports.pipeline.rendering import Copies
from reports.pipeline.request import Request
from reports.pipeline.returns import monthly_return
from reports.pipeline.shared_return import shared_return
from reports.pipeline.submit import Sending, submit
from reports.pipeline.verify import verify
from reports.render.pdf import weasyprint_writer
from reports.vocabulary import config as configuration
from reports.vocabulary.typed_periods import typed
from tests import pages_once, sample_office
from tests.pdf_text import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from reports.pipeline.request import Outcome

NAME = "laporan-bulanan.antarinstansi"
DAY = date(2024, 10, 7)
OWN_CHAPTERS = ("KATA PENGANTAR", "PERMASALAHAN", "Saran", "Kesimpulan", "Mutu Data", "FORMULIR", "dalam Formulir")


def made(office: Path, outputs: Path, period: str = "2024-09", edition: str = "antarinstansi") -> Outcome:
    """Make the shared return of a period."""
    request = Request(office, outputs, edition=edition, document_date=DAY if edition != "publik" else None)
    config = configuration.load(office)
    if edition == "publik":
        config = replace(config, document=replace(config.document, date=date(2024, 10, 31), letterhead="kemenkumham"))
    return shared_return(typed(period), request, config, Copies(word=True))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample office."""
    return sample_office.copied(tmp_path_factory.mktemp("kantor") / "kantor")


LAID_OUT = pytest.param("laid out", marks=pytest.mark.ci)
"""Long, and read back as every PDF is; the short dose looks at the filled template."""


@pytest.fixture(scope="module", params=["filled", LAID_OUT])
def folder(office: Path, request: pytest.FixtureRequest) -> Path:
    """Make the return of September for the agencies; return the folder of its files."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "filled":
            patch.setattr(weasyprint_writer, "write_pdf", pages_once.digest_of_pages)
        made(office, office / "outputs")
    return office / "outputs" / "2024-09"


def test_it_prints_protected_figures_and_holds_no_others(folder: Path, office: Path, tmp_path: Path) -> None:
    """The figures file has the numbers of the office's own return, some of them hidden, and no small one of persons."""
    monthly_return(typed("2024-09"), Request(office, tmp_path), configuration.load(office))
    own_file = tmp_path / "2024-09" / "laporan-bulanan.dinas.figures.json"
    own = {figure["id"]: figure["value"] for figure in json.loads(own_file.read_text())["figures"]}
    figures = json.loads((folder / f"{NAME}.figures.json").read_text())["figures"]
    shown = {figure["id"]: figure["value"] for figure in figures if figure["status"] == "value"}
    hidden = {figure["id"] for figure in figures if figure["status"] == "suppressed"}
    assert hidden
    assert all(own.get(name, value) == value for name, value in shown.items())
    of_persons = {
        name: value for name, value in shown.items() if name.startswith(("stock-", "overstay", "tak-persons"))
    }
    assert len(of_persons) > 60
    assert not [name for name, value in of_persons.items() if value and value < 3]
    assert "stock-nationality-permit/total/total" in shown


def test_chapters_of_the_office_are_not_in_it(folder: Path) -> None:
    """No letter, foreword, problem, proposal or form, and no sentence that refers to a form; chapters have no gap."""
    text = text_of(folder / f"{NAME}.pdf")
    assert not [words for words in OWN_CHAPTERS if words in text]
    assert [words for words in ("BAB I ", "BAB II ", "BAB III LAMPIRAN") if words not in text] == []
    assert "belum dilindungi" not in text


def test_its_workbook_and_copy_say_the_same_hidden_cells(folder: Path) -> None:
    """A star in the PDF is a star in the workbook; the Word copy is there."""
    book = load_workbook(folder / f"{NAME}.xlsx", read_only=True)
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "*" in cells
    assert (folder / f"{NAME}.docx").stat().st_size > 5_000


def test_its_manifest_names_no_input_and_the_office_keeps_the_report(folder: Path, office: Path) -> None:
    """Which file a number stands for is told in records/protection alone."""
    facts = json.loads((folder / f"{NAME}.manifest.json").read_text())
    assert {tuple(entry) for entry in facts["inputs"]} == {("number",)}
    assert "rows" not in facts
    report = json.loads((office / "records" / "protection" / "2024-09.return.antarinstansi.json").read_text())
    assert set(report["artifacts"]) == {path.name for path in folder.glob(f"{NAME}.*")} - {f"{NAME}.manifest.json"}
    assert report["shares"]["laporan-bulanan"]["printed"] < report["shares"]["laporan-bulanan"]["filled"]
    assert [entry["path"] for entry in report["inputs"]]


@pytest.mark.ci
@pytest.mark.pages
@pytest.mark.parametrize("folder", ["laid out"], indirect=True)
def test_it_is_verified_and_handed_in_as_a_release(folder: Path, office: Path) -> None:
    """Made again from its inputs it is the same; what its readers hold is counted for every later pack."""
    assert "TERBATAS" in text_of(folder / f"{NAME}.pdf")
    config = configuration.load(office)
    (found,) = (one for one in verify(folder, office, Remaking(Request(office), config)) if one.finished.name == NAME)
    assert found.passed
    assert found.attack is not None
    assert found.attack.withstood
    assert found.remade is not None
    assert (found.remade.differing, found.remade.unknown) == ((), "")
    sending = Sending("2024-10-08T09:00:00+07:00", date(2024, 10, 8), addressee="Instansi anggota Tim PORA")
    done = submit("2024-09", sending, Request(office, edition="antarinstansi"), config)
    assert [entry.release for entry in done.new] == [1]
    changed = replace(config, office=replace(config.office, name="Kantor Imigrasi Lain"))
    request = Request(office, edition="antarinstansi", document_date=DAY)
    with pytest.raises(UsageError, match="was handed in"):
        shared_return(typed("2024-09"), request, changed)


@pytest.mark.ci
def test_the_public_gets_its_quarter(office: Path, tmp_path: Path) -> None:
    """Of three whole months, with higher bounds than agencies have."""
    outcome = made(office, tmp_path, "2024-07..2024-09", "publik")
    assert len(outcome.written) == 5
    (file,) = (path for path in outcome.written if path.name.endswith("figures.json"))
    values = {figure["id"]: figure["value"] for figure in json.loads(file.read_text())["figures"] if figure["value"]}
    assert min(value for name, value in values.items() if name.startswith("stock-nationality")) >= 5


def test_of_a_draft_nothing_is_shared(tmp_path: Path) -> None:
    """A table that nobody understood may belong to the month (settled rule 16)."""
    office = sample_office.copied(tmp_path / "kantor")
    unknown = "NAMA WARGA ASING;NEGARA;NOMOR\n" + "".join(f"Orang {n};China;E{n:07}\n" for n in range(30))
    (office / "inputs" / "daftar september 2024.csv").write_text(f"DAFTAR SEPTEMBER 2024\n{unknown}", encoding="utf-8")
    outcome = made(office, tmp_path / "keluaran")
    assert outcome.not_understood
    assert outcome.written == ()
    assert not list((tmp_path / "keluaran").rglob("*.*"))


def test_a_text_that_counts_few_persons_stops_it(tmp_path: Path) -> None:
    """In a text of pora.toml: not even where its chapter would be left out."""
    office = sample_office.copied(tmp_path / "kantor")
    config = replace(configuration.load(office), problems="Dua orang asing ditahan.")
    request = Request(office, tmp_path / "keluaran", edition="antarinstansi", document_date=DAY)
    with pytest.raises(ConfigurationError):
        shared_return(typed("2024-09"), request, config)

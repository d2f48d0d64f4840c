"""The whole way of an office elsewhere: made, given a register with places as clerks write them, counted, printed."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner
from other_offices import residents, write_register

from reports.cli.main import pora
from reports.vocabulary import places, regions, work_area

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.no_books

BANDAR_LAMPUNG = ["18.71"]
"""Outside Java, 20 kecamatan."""
BALI = ["51.03", "51.71"]
"""A kabupaten and a city, with desa and kelurahan."""
BOGOR = ["32.01"]
"""A kabupaten of 40 kecamatan, more than the alphabet has letters."""
OUTSIDE = {
    "18.71": ("Kota Metro", "Kab. Pesawaran", "Kec. Natar", "Jakarta Utara", "Koja"),
    "51.03": ("Pujut, Kab. Lombok Tengah", "Kab. Gianyar", "Ubud", "Kec. Tabanan"),
    "32.01": ("Kota Bogor", "Kota Depok", "Beji", "Kab. Cianjur", "Sukaraja, Kab. Tasikmalaya"),
}


@pytest.fixture(autouse=True)
def _jakarta_utara_afterwards() -> Iterator[None]:
    yield
    places.use_area(work_area.HOME)


def run(*words: object) -> str:
    """Run a command line; return its standard output."""
    done = CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an office as ``pora init`` makes it."""
    folder = tmp_path_factory.mktemp("baru") / "kantor"
    run("init", folder)
    return folder


@pytest.fixture
def office(new: Path, tmp_path: Path) -> Callable[[list[str]], Path]:
    """Give a function that makes the folder of an office with a work area."""

    def make(codes: list[str]) -> Path:
        folder = shutil.copytree(new, tmp_path / "kantor")
        settings = folder / "pora.toml"
        text = re.sub(r"(?m)^districts = .*$", f"districts = {json.dumps(codes)}", settings.read_text("utf-8"))
        settings.write_text(text, encoding="utf-8")
        return folder

    return make


def figures(folder: Path) -> dict[str, int | None]:
    """Return the figures of the return by id."""
    listed = json.loads((folder / "outputs/2024-09/laporan-bulanan.dinas.figures.json").read_text("utf-8"))["figures"]
    return {one["id"]: one["value"] for one in listed}


@pytest.mark.parametrize(
    "codes",
    [pytest.param(BANDAR_LAMPUNG, marks=pytest.mark.ci), BALI, pytest.param(BOGOR, marks=pytest.mark.ci)],
    ids=["lampung", "bali", "bogor"],
)
def test_everybody_is_counted_where_they_live(office: Callable[[list[str]], Path], codes: list[str]) -> None:
    """By the codes of the area's own kecamatan and kelurahan; who lives elsewhere under ``outside``."""
    kantor, area = office(codes), work_area.expanded(codes)
    rows = residents(area, OUTSIDE[codes[0]])
    write_register(kantor / "inputs" / "register september 2024.xlsx", rows, "DATA ORANG ASING")
    checked = json.loads(run("check", "-C", kantor, "--json"))
    assert checked["problems"] == []
    run("return", "2024-09", "-C", kantor, "--date", "2024-10-07")
    found = figures(kantor)
    expected = Counter(row.code for row in rows)
    assert {code: found[f"stock-district-permit/{code}/total"] for code in (*area, "outside")} == expected
    assert found["stock-district-permit/unknown/total"] == 0
    assert found["stock-district-permit/work-area/total"] == len(rows) - expected["outside"]
    by_village = Counter(row.village_code for row in rows if row.village_code)
    assert {code: found[f"stock-village/{code}/total"] for code in by_village} == by_village
    assert not any(key.split("/")[1].startswith("31.72") for key in found)


@pytest.mark.parametrize(
    ("district", "village", "told"),
    [
        ("Grogol", "Rawa Arum", {"district-unreadable"}),  # Gerogol of Cilegon, though there is a Grogol elsewhere
        ("Grogol", "Menteng", {"district-unreadable"}),  # a kelurahan of Cilegon has that name, too
        ("Grogol", "", {"district-unreadable"}),
        ("Menteng", "Rawa Arum", set()),
    ],
)
def test_a_misspelt_own_kecamatan_beside_its_kelurahan_is_asked(
    office: Callable[[list[str]], Path], district: str, village: str, told: set[str]
) -> None:
    """It is one elsewhere where neither the kelurahan nor a kelurahan of that name says otherwise."""
    kantor = office(["36.72"])
    heads = "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;KECAMATAN;KELURAHAN"
    row = f"1;SEN WIJO;A1234567;Jepang;ITAS;{district};{village}"
    text = f"DATA WNA BULAN SEPTEMBER 2024\n{heads}\n{row}\n"
    (kantor / "inputs" / "register.csv").write_text(text, encoding="utf-8")
    problems = json.loads(run("check", "-C", kantor, "--json"))["problems"]
    assert {problem["code"] for problem in problems if problem["code"].startswith("district")} == told


def test_the_form_offers_the_places_of_the_area(office: Callable[[list[str]], Path]) -> None:
    """Its drop-downs and its example; the office is filled in by hand."""
    kantor = office(BANDAR_LAMPUNG)
    form = kantor / "inputs" / "formulir-register.xlsx"
    form.unlink()
    run("init", kantor)
    texts = [str(cell.value) for sheet in openpyxl.load_workbook(form) for row in sheet for cell in row if cell.value]
    assert {"Telukbetung Timur", "Gunungterang"} <= set(texts)
    assert "Koja" not in texts
    assert any("Contoh: Kedaton" in text for text in texts)
    assert not any("Pluit" in text for text in texts)
    (kantor / "contoh" / "rapat-contoh.xlsx").unlink()
    run("init", kantor)
    invited = openpyxl.load_workbook(kantor / "contoh" / "rapat-contoh.xlsx")["Undangan"]
    agencies = [str(row[1].value) for row in invited]
    assert "Kecamatan Kedaton" in agencies
    assert "Kecamatan Koja" not in agencies


def test_sheets_and_group_rows_name_the_places_of_the_area(office: Callable[[list[str]], Path]) -> None:
    """One sheet for each kecamatan, or rows between the records."""
    kantor = office(BANDAR_LAMPUNG)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, groups in (
        ("Tj. Karang Brt", ["KELURAHAN GEDONG AIR", "Kel. Suka Jawa"]),
        ("TELOEK BETOENG OETARA", ["KUPANG RAYA"]),
    ):
        sheet = book.create_sheet(name)
        sheet.append(["DATA ORANG ASING BULAN SEPTEMBER 2024"])
        sheet.append(["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "BERLAKU S/D"])
        for group in groups:
            sheet.append([group])
            for number in range(3):
                passport = f"X{len(book.sheetnames)}{groups.index(group)}{number:05d}"
                sheet.append([number + 1, f"ORANG {passport}", passport, "Jepang", "ITAS", "01-05-2025"])
    book.save(kantor / "inputs" / "register.xlsx")
    run("return", "2024-09", "-C", kantor, "--date", "2024-10-07")
    found = figures(kantor)
    assert found["stock-district-permit/18.71.03/ITAS"] == 6
    assert found["stock-district-permit/18.71.09/ITAS"] == 3
    by_name = {name: code for code, name in regions.villages_of("18.71.03")}
    assert [found[f"stock-village/{by_name[name]}/ITAS"] for name in ("Gedong Air", "Sukajawa")] == [3, 3]


def test_a_code_that_does_not_exist_ends_with_4_and_the_nearest(office: Callable[[list[str]], Path]) -> None:
    """Instead of a kecamatan that is called after its code."""
    kantor = office(["32.16.99"])
    done = CliRunner(env={"LANG": "C", "PORA_LANG": "id"}).invoke(pora, ["return", "2024-09", "-C", str(kantor)])
    assert done.exit_code == 4
    assert "32.16.99" in done.stderr
    assert "apakah maksud Anda 32.16.23 Bojongmangu" in done.stderr


def test_another_area_is_read_anew(office: Callable[[list[str]], Path]) -> None:
    """The ledger keeps what was read under one area; another area reads other names."""
    kantor = office(BALI)
    write_register(kantor / "inputs" / "register.xlsx", residents(work_area.expanded(BALI), ()), "DATA ORANG ASING")
    run("return", "2024-09", "-C", kantor, "--date", "2024-10-07")
    assert figures(kantor)["stock-district-permit/outside/total"] == 0
    settings = kantor / "pora.toml"
    settings.write_text(settings.read_text("utf-8").replace('["51.03", "51.71"]', '["51.71"]'), encoding="utf-8")
    before = figures(kantor)["stock-district-permit/total/total"]
    run("return", "2024-09", "-C", kantor, "--date", "2024-10-07")
    found = figures(kantor)
    assert found["stock-district-permit/total/total"] == before
    assert found["stock-district-permit/outside/total"] == before - found["stock-district-permit/work-area/total"] > 0
    assert found["stock-district-permit/unknown/total"] == 0

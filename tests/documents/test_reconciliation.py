"""The section on reconciliation: what is printed of each agency, and what is said of gaps and doubtful rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reports.documents import introduction, reconciliation
from reports.documents.material import Material
from reports.measures import Scope
from reports.measures.reconciliation import with_pairs
from reports.model.comparison import Comparison
from reports.model.document import Listing, Paragraph, Table
from reports.model.figures import TOTAL, Status
from reports.model.reconciliation import Contradiction, Delivery, PartialCount, SourceRemarks, VillageDifference
from reports.vocabulary import formats, labels, places
from reports.vocabulary.config import Config
from reports.vocabulary.sources import REGISTER, sources

DAY = date(2024, 9, 30)


def remarks(agency, covered, **more):
    """Return what is told of an agency; its counts are of the end of September."""
    given = {"definitions": (), "first": DAY, "last": DAY, "is_dated": True, "covered": covered} | more
    return SourceRemarks(agency, **given)


@pytest.fixture
def material(invented):
    """Return a function from the cells that an agency did not give, and what is told, to material."""

    def make(gaps=(), sources=(), status=None):
        """Return material of September 2024."""
        figures = invented.figures("2024-09", status=status)
        table = figures.tables["reconciliation"]
        cells = {
            place: replace(one, value=None, status=Status.MISSING) if place in gaps else one
            for place, one in table.cells.items()
        }
        made = with_pairs(
            replace(table, cells=cells, columns=(*table.columns,)), Scope(figures.period, DAY, invented.DISTRICTS)
        )
        figures = replace(figures, tables={**figures.tables, "reconciliation": made})
        coverage, quality = invented.coverage(), invented.quality()
        return Material(figures, Comparison(), (), coverage, quality, Config(), None, sources=sources)

    return make


def places_of_reconciliation():
    """Return the kecamatan of the work area."""
    return Config().work_area.districts


def tables(made):
    """Return the tables of the section by id."""
    return {block.id: block for block in reconciliation.section(made).blocks if isinstance(block, Table)}


def printed(table):
    """Return the printed rows of a table by their first cell."""
    return {str(row.cells[0]): [formats.cell(cell) for cell in row.cells[1:]] for row in table.rows}


def test_difference_stands_only_for_declared_pairs(material):
    """Dukcapil and kelurahan; the others have the register next to them and no difference."""
    every = tables(material())
    assert every["reconciliation"].head == (
        "Kecamatan", "Imigrasi (ITAS dan ITAP)", "Dukcapil", "Selisih", "Imigrasi (selain ITD dan ITN)", "Kelurahan",
        "Selisih",
    )  # fmt: skip
    assert every["reconciliation-lain"].head == (
        "Kecamatan", "Imigrasi (ITAS dan ITAP)", "Suku Dinas Tenaga Kerja",
        "Suku Dinas Pendidikan", "Suku Dinas Kesehatan",
    )  # fmt: skip


def test_kecamatan_without_a_count_has_neither_register_nor_difference(material):
    """It is out of both sums, and the note says so."""
    table = tables(material(gaps={("31.72.03", "dukcapil")}))["reconciliation"]
    rows = printed(table)
    assert rows["Koja"][:3] == ["…", "…", "…"]
    register = rows["Jumlah kecamatan"][0]
    parts = [cells for name, cells in rows.items() if name not in {"Koja", "Jumlah kecamatan"}]
    numbers = [int(cells[0].replace(".", "")) for cells in parts if cells[0] != "-"]
    assert int(register.replace(".", "")) == sum(numbers)
    assert any("belum disampaikan" in note for note in table.notes)
    assert not any("belum disampaikan" in note for note in tables(material())["reconciliation"].notes)


@pytest.mark.parametrize("lacks_agency", [False, True])
def test_a_register_that_is_not_there_is_not_laid_to_the_agencies(material, lacks_agency):
    """The note names what lacks: the register, the counts of an agency, or both."""
    rows = (*places_of_reconciliation(), places.OUTSIDE, labels.UNKNOWN, labels.WORK_AREA, TOTAL)
    cells = {(row, column) for row in rows for column in (REGISTER, *(source.column for source in sources()))}
    notes = tables(material(cells | ({("31.72.03", "dukcapil")} if lacks_agency else set())))["reconciliation"].notes
    assert any(note.startswith("“…” pada angka imigrasi dan selisih: register orang asing") for note in notes)
    assert any("data kecamatan itu belum disampaikan" in note for note in notes) is lacks_agency


def test_part_of_the_kelurahan_is_said_in_the_cell(material):
    """In words, with how many of how many."""
    told = remarks("kelurahan", ("31.72.01",), partial=(PartialCount("31.72.03", 3, 6), PartialCount("31.72.04", 0, 7)))
    gaps = {("31.72.03", "kelurahan"), ("31.72.04", "kelurahan")}
    rows = printed(tables(material(gaps, (told,)))["reconciliation"])
    assert rows["Koja"][3:] == ["…", "sebagian (3 dari 6)", "…"]
    assert rows["Cilincing"][4] == "sebagian (kelurahan tidak terbaca)"


@pytest.mark.parametrize(
    ("villages", "told"),
    [
        (((), ()), "angka setiap kecamatan disampaikan"),
        (((), (("31.72.03.1001", DAY),)), "angka Kecamatan Penjaringan disampaikan"),
        (((("31.72.01.1001", DAY),), (("31.72.03.1001", DAY),)), ""),
    ],
    ids=["all as a whole", "one as a whole", "none"],
)
def test_kecamatan_counted_as_a_whole_are_told(material, villages, told):
    """The column bears the name of the kelurahan."""
    codes = ("31.72.01", "31.72.03")
    deliveries = tuple(Delivery(code, DAY, DAY, given) for code, given in zip(codes, villages, strict=True))
    notes = tables(material(sources=(remarks("kelurahan", codes, deliveries=deliveries),)))["reconciliation"].notes
    found = [note for note in notes if "tanpa rincian kelurahan" in note]
    assert len(found) == bool(told)
    assert all(told in note for note in found)


def test_doubtful_rows_are_marked_and_explained(material):
    """At the kecamatan, and under the table with their numbers."""
    told = remarks(
        "dukcapil",
        ("31.72.01",),
        contradictions=(Contradiction("31.72.03", None, 9, 8, DAY),),
        differences=(VillageDifference("31.72.01", 16, 15),),
    )
    table = tables(material(sources=(told,)))["reconciliation"]
    assert {"Koja 1)", "Penjaringan 2)"} <= set(printed(table))
    first, second = table.notes[-2:]
    assert first.startswith("1) Dukcapil, Koja: ")
    assert "jumlah tertulis 9 orang, laki-laki dan perempuan 8 orang); baris itu tidak dijumlahkan" in first
    assert (
        second == "2) Dukcapil, Penjaringan: dipakai angka kecamatan 16 orang; angka kelurahannya berjumlah 15 orang."
    )


def test_notes_of_a_shared_edition_hold_no_numbers(material):
    """They would escape the protection of small figures; what is doubtful is told all the same."""
    told = remarks(
        "dukcapil",
        ("31.72.01",),
        contradictions=(Contradiction("31.72.03", None, 9, 8, DAY),),
        differences=(VillageDifference("31.72.01", 16, 15),),
    ).without_numbers()
    notes = tables(material(sources=(told,)))["reconciliation"].notes[-2:]
    assert not any(number in note for note in notes for number in ("9 orang", "8 orang", "16 orang", "15 orang"))
    assert "tidak dijumlahkan" in notes[0]
    assert notes[1] == "2) Dukcapil, Penjaringan: dipakai angka kecamatan yang berbeda dari jumlah angka kelurahannya."


def test_coverage_and_date_of_each_source_are_printed(material):
    """With the number of kecamatan; a source without dates says of which month it is."""
    told = (
        remarks("dukcapil", ("31.72.01", "31.72.03"), definitions=("KTP-el", "SKTT"), first=date(2024, 8, 31)),
        remarks("disnaker", ("31.72.01",), is_dated=False),
    )
    rows = printed(tables(material(sources=told))["reconciliation-sumber"])
    assert rows["Dukcapil"][:3] == ["KTP-el; SKTT", "31 Agustus–30 September 2024", "2 dari 6"]
    assert rows["Suku Dinas Tenaga Kerja"][:3] == ["tidak disebutkan", "September 2024 (tanpa tanggal)", "1 dari 6"]
    assert rows["Suku Dinas Tenaga Kerja"][5] == "tidak dibandingkan"


def test_opening_names_each_pair_over_the_same_kecamatan(material):
    """And how many kecamatan an agency gave, if not all."""
    (opening, *_) = reconciliation.section(material(gaps={("31.72.03", "dukcapil")})).blocks
    assert isinstance(opening, Paragraph)
    assert "pada 5 kecamatan yang disampaikannya" in opening.text
    assert opening.text.count("pada kecamatan yang sama; selisih") == 2


def test_section_without_counts_says_which_side_is_missing(material):
    """The agencies, or the register."""
    nothing = reconciliation.section(material(status={"agency_counts": Status.MISSING})).blocks
    assert "Data instansi" in nothing[0].text
    assert nothing[1].nil == formats.NOT_DELIVERED
    places = (*places_of_reconciliation(), "work-area", "total")
    register = {(place, column) for place in places for column in ("imigrasi", "imigrasi-kelurahan")}
    without = reconciliation.opening(material(register))
    assert without.text.startswith("Register orang asing belum disampaikan")


def test_what_was_given_in_part_is_not_said_to_be_undelivered(material):
    """The agencies that gave counts are named beside those that are compared and gave none."""
    places = (*places_of_reconciliation(), "work-area", "total")
    gaps = {(place, agency) for place in places for agency in ("dukcapil", "kelurahan")}
    opening = reconciliation.opening(material(gaps, (remarks("disnaker", places_of_reconciliation()),)))
    assert "disampaikan sebagian, yaitu oleh" in opening.text
    assert "dari Dukcapil dan Kelurahan, belum disampaikan, sehingga selisih" in opening.text


def test_the_list_of_inputs_says_the_same(material):
    """Delivered where all that are compared gave counts; else by whom, and by whom not."""
    places = (*places_of_reconciliation(), "work-area", "total")
    told = (remarks("disnaker", places_of_reconciliation()),)

    def listed(made):
        """Return the entry on other agencies."""
        (scope,) = (part for part in introduction.section(made).sections if part.id == "ruang-lingkup")
        (items,) = (block.items for block in scope.blocks if isinstance(block, Listing))
        return next(item for item in items if item.startswith("Data instansi lain"))

    assert listed(material(sources=told)) == "Data instansi lain: disampaikan."
    assert "belum disampaikan oleh Dukcapil." in listed(material({(place, "dukcapil") for place in places}, told))


def test_the_register_stands_twice_only_where_it_counts_others(material):
    """An agency without a count for a kecamatan has the register's column over the others."""
    table = tables(material(gaps={("31.72.03", "pendidikan")}))["reconciliation-lain"]
    assert table.head == (
        "Kecamatan", "Imigrasi (ITAS dan ITAP)", "Suku Dinas Tenaga Kerja",
        "Imigrasi (ITAS dan ITAP)", "Suku Dinas Pendidikan",
        "Imigrasi (ITAS dan ITAP)", "Suku Dinas Kesehatan",
    )  # fmt: skip
    assert {len(row.cells) for row in table.rows} == {7}

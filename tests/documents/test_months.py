"""The months of a quarter one by one: each figure is that of its month, missing ones stay missing."""

from __future__ import annotations

from dataclasses import replace

from reports.documents import closing, introduction, timpora
from reports.documents.material import Material
from reports.documents.months import months_table
from reports.model.comparison import Comparison
from reports.model.figures import TOTAL, Status
from reports.model.quality import Quality
from reports.vocabulary.config import Config

MONTHS = ("2024-07", "2024-08", "2024-09")


def material(invented, by_month):
    """Return the material of the third quarter with figures of its months."""
    whole, coverage = invented.figures("2024-07..2024-09"), invented.coverage("2024-07..2024-09")
    made = Material(whole, Comparison(), (), coverage, Quality((), {}, {}), Config(), None)
    return replace(made, by_month=by_month)


def test_every_month_has_a_column_with_its_own_figures(invented):
    """And the whole period the last, which for a stock is no sum."""
    by_month = tuple(invented.figures(month, seed=place) for place, month in enumerate(MONTHS))
    made = material(invented, by_month)
    (table,) = months_table(made)
    assert table.head == ("Uraian", "Jul", "Agu", "Sep", "Seluruh periode")
    rows = {row.cells[0]: row.cells[1:] for row in table.rows}
    for name, place in (
        ("Jumlah register (orang)", ("stock-district-permit", TOTAL, TOTAL)),
        ("TAK (tindakan)", ("tak-actions", TOTAL, TOTAL)),
        ("Rapat koordinasi (kegiatan)", ("timpora", TOTAL, "rapat")),
    ):
        wanted = [figures.figure(*place).value for figures in (*by_month, made.figures)]
        assert [cell.value for cell in rows[name]] == wanted


def test_a_month_that_was_not_delivered_is_missing_and_a_single_month_has_no_table(invented):
    """Neither zero nor left out."""
    status = {"services": Status.MISSING}
    by_month = (invented.figures("2024-07", status=status), *map(invented.figures, MONTHS[1:]))
    (table,) = months_table(material(invented, by_month))
    row = next(row for row in table.rows if row.cells[0] == "ITAS diputus (permohonan)")
    assert [cell.status for cell in row.cells[1:3]] == [Status.MISSING, Status.VALUE]
    assert months_table(material(invented, ())) == ()


def test_other_editions_print_no_months(invented):
    """Differences of months are not protected in them."""
    by_month = tuple(map(invented.figures, MONTHS))
    for edition, printed in (("dinas", True), ("antarinstansi", False), ("publik", False)):
        document = invented.document("2024-07..2024-09", edition=edition, by_month=by_month)
        assert ("Perkembangan per bulan" in repr(document)) == printed


def test_months_in_a_row_without_a_log_share_a_form(invented):
    """A year of blank forms says nothing; each delivered month has its own."""
    made = Material(
        invented.figures("2024-05..2024-10"), Comparison(), (), invented.coverage("2024-08..2024-09"),
        Quality((), {}, {}), Config(), None,
    )  # fmt: skip
    forms = timpora.forms(made)
    assert [form.title for form in forms] == [
        "TIMPORA BULAN MEI–JULI 2024", "TIMPORA BULAN AGUSTUS 2024", "TIMPORA BULAN SEPTEMBER 2024",
        "TIMPORA BULAN OKTOBER 2024",
    ]  # fmt: skip
    assert [form.nil for form in forms] == ["Data belum disampaikan", "NIHIL", "NIHIL", "Data belum disampaikan"]


def test_a_month_without_a_log_is_undelivered_although_others_were_read(invented):
    """Nothing of it waits to be read: the text says the same as its form."""
    made = Material(
        invented.figures("2024-07..2024-09"), Comparison(), (), invented.coverage("2024-08..2024-09"),
        Quality((), {}, {}), Config(), None,
    )  # fmt: skip
    assert "Catatan kegiatan: belum disampaikan untuk Juli 2024." in repr(introduction.section(made))
    points, _figures = closing.findings(made)
    assert any(point.startswith("Data catatan kegiatan untuk Juli 2024 belum disampaikan") for point in points)

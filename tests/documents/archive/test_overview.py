"""The report of reprocessing as a Document: what it says of an archive, and that it leaves nothing out."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reports.documents import archive as archive_report
from reports.documents import causes
from reports.documents.archive import files, findings, stock_series
from reports.documents.archive.material import ArchiveMaterial
from reports.model.archive import ArchiveFile, Break, Role, State
from reports.model.charts import Matrix, Series
from reports.model.document import (
    KeyFigures,
    Listing,
    Paragraph,
    Table,
)
from reports.model.figures import Figure
from reports.model.period import Month
from reports.vocabulary import formats
from reports.vocabulary.config import Config


def compose(archive):
    """Compose the report."""
    return archive_report.compose(archive, Config(), version="0.0.0")


def sections(parts):
    """Yield every section."""
    for one in parts:
        yield one
        yield from sections(one.sections)


def blocks(document, kind):
    """Return the blocks of a kind in reading order."""
    return [block for one in sections(document.sections) for block in one.blocks if isinstance(block, kind)]


def table(document, table_id):
    """Return a table by id."""
    return next(one for one in blocks(document, Table) if one.id == table_id)


def words(row):
    """Return a row as it is printed."""
    return tuple(formats.cell(cell) for cell in row.cells)


@pytest.fixture(scope="session")
def archive(archives):
    """Return six years as archives are."""
    return archives.six_years()


@pytest.fixture(scope="session")
def document(archive):
    """Return their report."""
    return compose(archive)


def test_it_is_no_letter(document):
    """No number, no signature, no ministry's letterhead; and it says what it is."""
    assert (document.letter, document.signature, document.date, document.letterhead.lines) == (None, None, None, ())
    assert (document.name, document.title, document.edition) == ("olah-ulang", "Hasil olah ulang", "dinas")
    assert "bukan laporan resmi" in document.standing


def test_the_matrix_shows_the_state_of_every_month_and_nothing_else(archive, document):
    """Every field of the archive, and no month outside it."""
    (matrix,) = blocks(document, Matrix)
    assert [panel.label for panel in matrix.panels][:2] == ["Register orang asing", "Catatan kejadian dan tindakan"]
    kinds = ("register", "incidents", "activities", "services", "agency_counts")
    for kind, panel in zip(kinds, matrix.panels, strict=True):
        for year, states in zip(matrix.rows, panel.cells, strict=True):
            assert states == tuple(archive.holding(kind, Month(int(year), at)).state.value for at in range(1, 13))
    assert {code for code, _ in matrix.legend} == set(State)


def test_months_outside_the_archive_have_no_field(archives):
    """An archive from February to April has nine empty places."""
    (matrix,) = blocks(compose(archives.whole("2021-02", "2021-04")), Matrix)
    assert matrix.panels[0].cells == (("", "present", "present", "present", *("",) * 8),)


def test_the_words_of_the_picture_give_its_numbers(archive, document):
    """Who hears the matrix hears how many months of each kind are in which state, as the table says."""
    (matrix,) = blocks(document, Matrix)
    assert "Register orang asing 61 lengkap, 3 sebagian, 6 belum ada, 2 bertentangan" in matrix.alt
    assert words(table(document, "cakupan").rows[0]) == ("Register orang asing", "61", "3", "6", "2")
    for row in table(document, "cakupan").rows:
        assert sum(cell.value for cell in row.cells[1:]) == len(archive.holdings) / 5


def test_every_month_that_is_not_there_is_in_the_list_once_with_its_reason(archive):
    """The list of exceptions and the matrix are the same archive."""
    listed = findings.list_findings(ArchiveMaterial(archive, Config()))
    told = [(one.kind, month, one.state) for one in listed for month in one.period.months]
    wanted = {
        (kind, month, one.state) for (kind, month), one in archive.holdings.items() if one.state is not State.PRESENT
    }
    assert len(told) == len(set(told))
    assert set(told) == wanted
    assert all(one.why for one in listed)


def test_reasons_are_words(document):
    """Kecamatan by name, problems as documents name them, and the files between which nothing decides."""
    rows = {words(row)[:3]: words(row)[3] for row in table(document, "pengecualian").rows}
    register = "Register orang asing"
    assert rows[register, "Mei–Juni 2019", "Sebagian"] == "Kecamatan yang belum ada: Koja dan Cilincing."
    assert rows[register, "Februari 2022", "Sebagian"] == "Buku kerja dilindungi kata sandi."
    assert rows[register, "November–Desember 2018", "Belum ada"] == "Tidak ada berkas yang memuat periode ini."
    assert rows[register, "Maret 2019", "Bertentangan"].endswith(
        "Berkas: 2019/REGISTER OA 2019-03.xlsx; 2019/REGISTER OA 2019-03 (revisi staf).xlsx."
    )


def test_contradictions_are_never_put_together(archives):
    """Two months that contradict themselves are two decisions, two that are missing one gap."""
    archive = archives.whole()
    holdings = dict(archive.holdings)
    for at, state in ((3, State.CONFLICTING), (4, State.CONFLICTING), (6, State.MISSING), (7, State.MISSING)):
        place = "register", Month(2023, at)
        holdings[place] = replace(holdings[place], state=state, reasons=())
    listed = findings.list_findings(ArchiveMaterial(replace(archive, holdings=holdings), Config()))
    assert [formats.period(one.period) for one in listed] == ["Maret 2023", "April 2023", "Juni–Juli 2023"]


def test_the_summary_names_what_is_to_be_decided(document):
    """Decisions, the contradictions first; and the key figures are the archive's."""
    (points,) = blocks(document, Listing)
    assert points.items[0] == "Menetapkan versi yang berlaku: register Maret 2019."
    assert (
        points.items[1] == "Menetapkan periode laporan yang benar: register Oktober 2021; catatan kejadian Juni 2022."
    )
    assert points.items[2] == "Menetapkan perlu tidaknya ralat atas 4 angka yang berbeda dari laporan terdahulu."
    assert points.items[3].startswith("Meminta pengirim menyampaikan ulang 6 berkas yang tidak dapat dipakai (2 ")
    (figures,) = blocks(document, KeyFigures)
    assert [one.figure.value for one in figures.items] == [61, 282, 6, 3]


def test_the_series_is_the_archives_and_its_gaps_are_gaps(archive, document):
    """Every month a point, none invented where there is no register."""
    (series,) = blocks(document, Series)
    months = Month(2018, 1), Month(2018, 11), Month(2019, 5), Month(2023, 12)
    for panel, column in zip(series.panels, ("total", "ITAS", "ITAP", "ITK"), strict=True):
        assert len(panel.points) == 72
        for month in months:
            point = panel.points[(month.year - 2018) * 12 + month.month - 1]
            figures = archive.figures.get(month)
            told = figures.figure("stock-district-permit", "total", column).value if figures else None
            assert point.figure.value == told
            assert point.is_complete == (archive.holding("register", month).state is State.PRESENT)
    assert series.panels[0].points[10].figure.value is None


def test_only_other_kecamatan_break_the_series(archive, document):
    """A gap and a new visa code are explained in the table and divide no bars."""
    (series,) = blocks(document, Series)
    assert [(one.place, one.mark) for one in series.breaks] == [(16, "1"), (18, "2")]
    rows = [words(row) for row in table(document, "patahan").rows]
    assert [row[:3] for row in rows] == [
        ("1", "Mei 2019", "Register orang asing"),
        ("2", "Juli 2019", "Register orang asing"),
        ("–", "Januari 2019", "Register orang asing"),
        ("–", "Agustus 2020", "Register orang asing"),
        ("–", "Juli 2021", "Layanan izin tinggal"),
    ]
    assert rows[2][3] == "Bulan sebelumnya belum ada: November–Desember 2018"
    assert rows[2][4].startswith("Ya;")
    assert "Koja dan Cilincing" in rows[0][3]
    assert rows[0][4] == "Hanya kecamatan yang ada pada kedua periode."
    assert len(rows) == len(archive.breaks)


def test_nothing_points_to_breaks_where_there_are_none(archives):
    """Gaps and new codes alone have no number in the table and no line in the drawing's key."""
    gap = Break(Month(2023, 5), "register", "gap", "2023-01..2023-04")
    document = compose(replace(archives.whole(), breaks=(gap,)))
    assert table(document, "patahan").head[0] == "Sejak"
    assert words(table(document, "patahan").rows[0])[0] == "Mei 2023"
    (series,) = blocks(document, Series)
    assert "patahan (bernomor)" not in series.legend


def test_first_and_last_register_are_compared_unless_their_kecamatan_differ(archives):
    """Kecamatan that were lacking for a while leave the ends comparable; those that are lacking now do not."""
    archive, month = archives.whole(), Month(2023, 5)
    gap = Break(month, "register", "gap", "2023-01..2023-04")
    lost, back = (Break(Month(2023, n), "register", "coverage", "31.72.03") for n in (6, 8))
    for breaks, is_compared in (((), True), ((gap,), True), ((gap, lost), False), ((lost, back), True)):
        opening = next(
            one.text
            for one in blocks(compose(replace(archive, breaks=breaks)), Paragraph)
            if one.text.startswith("Register dapat dipakai")
        )
        assert ("Cakupan kecamatan kedua bulan itu berbeda" in opening) == (not is_compared)
        assert bool(re.search(r"(bertambah|berkurang) \d|tidak berubah", opening)) == is_compared


def test_two_breaks_of_one_month_share_a_number(archives):
    """One line in the drawing, two lines in the table."""
    month = Month(2023, 5)
    breaks = (Break(month, "register", "coverage", "31.72.01"), Break(month, "register", "coverage", "31.72.02"))
    marked = stock_series.numbered_breaks(ArchiveMaterial(replace(archives.whole(), breaks=breaks), Config()))
    assert [mark for _, mark in marked] == ["1", "1"]


def test_years_are_sums_of_the_months_that_are_there(archive, document):
    """And each group says how many those are; a year without any is missing, not zero."""
    rows = {words(row)[0]: row.cells for row in table(document, "arus-tahunan").rows}
    months = [month for month in archive.figures if month.year == 2021]
    wanted = [archive.figures[month].figure("services-ITAS", "total", "total").value for month in months]
    assert rows["2021"][1].value == sum(one is not None for one in wanted) == 6
    assert rows["2021"][3].value == sum(one or 0 for one in wanted)
    assert (rows["2018"][5].value, formats.cell(rows["2018"][6])) == (0, formats.MISSING)


def test_months_in_doubt_are_named_where_the_year_includes_them(archive, document):
    """June 2022 states two periods; it is summed all the same."""
    assert archive.figures[Month(2022, 6)].figure("incidents-type-grade", "total", "total").value is not None
    notes = table(document, "arus-tahunan").notes
    assert notes[0] == "Catatan kejadian dan tindakan termasuk Juni 2022, yang periode laporannya belum dipastikan."


def test_files_that_could_not_be_used_have_a_reason_and_a_remedy(archive, document):
    """Each of them, in Indonesian."""
    rows = [words(row) for row in table(document, "berkas-tak-terpakai-daftar").rows]
    lost = [one.path for one in archive.files if one.role in {Role.UNUSABLE, Role.EMPTY} and "~$" not in one.path]
    assert sorted(row[0] for row in rows) == lost
    assert (
        "2018/tanpa judul.ods",
        "Periode laporan tidak disebutkan",
        "Tulis bulan dan tahun pada baris judul lembar kerjanya.",
    ) in rows
    assert all(row[1] != "Catatan lain" and row[2].endswith(".") for row in rows)
    counted = {row.cells[0]: row.cells[1].value for row in table(document, "berkas-peran").rows}
    assert counted["Tidak dapat dipakai"] + counted["Tanpa tabel masukan"] == len(rows) + 1
    assert "“~$”" in table(document, "berkas-tak-terpakai-daftar").notes[0]


def test_a_workbook_of_a_meeting_is_told_as_such(archives):
    """It is no empty file, and nobody has to do anything about it."""
    meeting = ArchiveFile("2023/rapat-2023-05-10.xlsx", "0" * 64, Role.EMPTY, reason="meeting")
    document = compose(replace(archives.whole(), files=(meeting,)))
    (row,) = (words(row) for row in table(document, "berkas-tak-terpakai-daftar").rows)
    assert row == (meeting.path, "Buku kerja rapat, bukan data bulanan",
                   "Tidak ada; dipakai untuk bahan dan laporan rapat.")  # fmt: skip


@pytest.mark.parametrize("code", ["file-forbidden", "file-foreign", "file-too-slow", "kind-ambiguous", "versions"])
def test_remedies_are_indonesian_whatever_the_screen_speaks(code, monkeypatch):
    """Those of the catalogue through its translation, without open places."""
    monkeypatch.setenv("LANGUAGE", "en")
    said = causes.remedy(code)
    assert said
    assert not {"the", "or", "it"} & set(said.split())
    assert "{" not in said


def test_copies_and_older_versions_name_what_counts_and_why(document):
    """The rule that decided stands beside the file."""
    rows = {words(row)[0]: words(row)[1:] for row in table(document, "berkas-digantikan").rows}
    assert rows["2018/REGISTER OA 2018-06 KOPI.xlsx"] == (
        "Juni 2018", "Digantikan versi lain", "2018/REGISTER OA 2018-06.xlsx", "Ditetapkan kantor",
    )  # fmt: skip
    assert rows["2018/REGISTER OA 2018-03 - Copy.xlsx"][-1] == "Isi sama persis"
    assert all(told[0] for told in rows.values()), "a copy tells of the months of what it is a copy of"
    assert len(rows) == 7


def test_differences_give_then_now_and_the_change(archive, document):
    """Only figures that are two numbers differ."""
    rows = [words(row) for row in table(document, "perbedaan").rows]
    then, now = archive.differences[Month(2023, 4)][1][1:]
    assert ("April 2023", "Orang asing menurut kecamatan dan izin tinggal: jumlah seluruhnya",
            formats.number(then), formats.number(now), "+11") in rows  # fmt: skip
    assert not any(formats.MISSING in row for row in rows)


def test_figures_whose_files_are_gone_are_no_differences(archives):
    """They are counted by table, and no correction is to be decided; nor for figures that are new."""
    archive = archives.one_month()
    month = archive.first
    changed = (("stock-district-permit/total/total", 5, 7),)
    gone = tuple((f"services-ITAS/{row}/total", 3, None) for row in ("baru", "perpanjangan"))
    document = compose(replace(archive, differences={month: (*gone, ("tak-actions/total/total", None, 4))}))
    assert not [item for one in blocks(document, Listing) for item in one.items if "ralat" in item]
    assert words(table(document, "perbedaan-hilang").rows[0])[1:] == ("Layanan ITAS", "2")
    assert words(table(document, "perbedaan-baru").rows[0])[2] == "1"
    document = compose(replace(archive, differences={month: (*gone, *changed)}))
    points = [item for one in blocks(document, Listing) for item in one.items if "ralat" in item]
    assert points == ["Menetapkan perlu tidaknya ralat atas 1 angka yang berbeda dari laporan terdahulu."]


def test_nothing_compared_and_nothing_different_are_two_sentences(archives):
    """Whether an earlier return was there at all is told."""
    archive = archives.one_month()
    texts = {}
    for name, found in (("none", {}), ("equal", {archive.first: ()})):
        made = compose(replace(archive, differences=found))
        (part,) = [one for one in made.sections if one.id == "perbedaan-laporan"]
        (texts[name],) = [block.text for block in part.blocks]
    assert texts["none"].startswith("Belum ada laporan terdahulu")
    assert texts["equal"].startswith("Tidak ada angka yang berbeda")
    assert formats.month(archive.first) in texts["equal"]


def test_a_difference_under_an_id_of_another_form_is_told_as_it_stands(archives):
    """Files of earlier returns may have been changed by hand."""
    archive = archives.one_month()
    odd = replace(archive, differences={archive.first: (("catatan-tangan", 1, 2),)})
    assert words(table(compose(odd), "perbedaan").rows[0])[1:] == ("catatan-tangan: jumlah seluruhnya", "1", "2", "+1")


def test_names_and_rules_follow_the_time(archives):
    """Over the change of the ministry and of the visa index, month by month."""
    rows = [words(row) for row in table(compose(archives.whole("2023-11", "2025-07")), "aturan-menurut-waktu").rows]
    named = [row[1:] for row in rows if row[0] == "Kementerian"]
    assert named == [
        ("November 2023–September 2024", "Kementerian Hukum dan Hak Asasi Manusia"),
        ("Oktober 2024–April 2025", "Tidak dicetak, sebab belum ditetapkan kantor"),
        ("Mei–Juli 2025", "Kementerian Imigrasi dan Pemasyarakatan"),
    ]
    indices = [row[1] for row in rows if row[0] == "Kode indeks visa"]
    assert indices == ["November–Desember 2023", "Tahun 2024", "Januari–Mei 2025", "Juni–Juli 2025"]
    assert [row[1] for row in rows if row[2] == "Tim Pora"] == ["Juni–Juli 2025"]


def test_an_archive_without_gaps_says_so(archives):
    """Nothing to decide, no exception, no break."""
    document = compose(archives.whole())
    told = [one.text for one in blocks(document, Paragraph)]
    assert "Tidak ada hal yang memerlukan keputusan." in told
    assert any("tidak ada pengecualian" in text for text in told)
    assert any(text.startswith("Tidak ada patahan dan sela") for text in told)
    assert not blocks(document, Listing)


def test_one_month_is_no_series(archives):
    """A table, and no drawing of one column."""
    document = compose(archives.one_month())
    assert not blocks(document, Series)
    assert words(table(document, "stok-tahunan").rows[0])[:3] == ("2021", "Juli 2021", "1")


def test_long_lists_name_the_most_important_and_how_many_there_are(archives):
    """The page stays readable; the workbook has the rest."""
    archive = archives.crowded()
    document = compose(archive)
    for table_id, sheet in (
        ("pengecualian", "Pengecualian"), ("berkas-tak-terpakai-daftar", "Berkas"), ("perbedaan", "Perbedaan"),
    ):  # fmt: skip
        one = table(document, table_id)
        assert len(one.rows) == files.MOST_IMPORTANT
        assert f"lembar “{sheet}”" in one.notes[-1]
    assert [words(row)[2] for row in table(document, "pengecualian").rows[:3]] == ["Bertentangan"] * 3
    assert f"dari {formats.number(94)} angka" in table(document, "perbedaan").notes[-1]
    assert words(table(document, "perbedaan").rows[0])[1].endswith("jumlah seluruhnya")


def test_every_number_in_a_table_is_a_figure(document):
    """Numbers are counted ones, so that they can be proved; years and numbers of breaks are names."""
    for one in blocks(document, Table):
        for row in one.rows:
            for cell in row.cells[1:]:
                assert not (isinstance(cell, str) and cell.replace(".", "").isdigit()), (one.id, cell)
                if isinstance(cell, Figure):
                    assert cell.unit or cell.value is None

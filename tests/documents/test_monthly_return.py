"""The return as a Document: its parts, its words, and that every number in it is a counted one."""

from __future__ import annotations

import re
from datetime import date

import pytest

from reports.documents.monthly_return import monthly_return
from reports.errors import ConfigurationError, ExitCode
from reports.model.charts import Chart
from reports.model.comparison import Base, Comparison
from reports.model.document import Form, KeyFigures, Listing, Notice, Paragraph, Table
from reports.model.figures import TOTAL, Change, Figure, Status
from reports.model.quality import Quality
from reports.vocabulary import actions, formats
from reports.vocabulary.config import Config, DocumentOptions, Official

COUNTED = re.compile(r"(\d[\d.]*) (?:orang|tindakan|kejadian|permohonan|rapat|operasi)")


def sections(parts):
    """Yield every section."""
    for one in parts:
        yield one
        yield from sections(one.sections)


def blocks(document, kind):
    """Return the blocks of a kind in reading order."""
    return [block for one in sections(document.sections) for block in one.blocks if isinstance(block, kind)]


def block(document, block_id):
    """Return a table, form or chart by id."""
    return next(one for one in blocks(document, Table | Form | Chart) if one.id == block_id)


def cells(one):
    """Return all cells of a table or form."""
    rows = [row.cells for row in one.rows] if isinstance(one, Table) else [*one.rows, one.total]
    return [cell for row in rows for cell in row]


def texts(document):
    """Yield every text of a document."""
    letter = document.letter
    yield from (letter.subject, letter.number, letter.place_date, *letter.addressee, *letter.copies)
    yield from (paragraph.text for paragraph in letter.body)
    for one in sections(document.sections):
        yield one.title
    for one in blocks(document, Paragraph | Notice):
        yield one.text
    for one in blocks(document, Listing):
        yield from one.items
    for one in blocks(document, Table | Form):
        yield from (one.title, one.subtitle, *one.notes, *(cell for cell in cells(one) if isinstance(cell, str)))
    for one in blocks(document, Chart):
        yield from (one.title, one.subtitle, one.alt)


def test_the_parts_stand_in_the_ministrys_order(invented):
    """Foreword and short forms, the summary, BAB I to V, then the forms."""
    document = invented.document()
    assert [one.title for one in document.sections] == [
        "KATA PENGANTAR",
        "DAFTAR SINGKATAN",
        "RINGKASAN",
        "BAB I PENDAHULUAN",
        "BAB II PELAKSANAAN TUGAS SUBSTANTIF",
        "BAB III PERMASALAHAN",
        "BAB IV PENUTUP",
        "BAB V LAMPIRAN",
        "FORMULIR",
    ]
    assert [one.title for one in document.sections[4].sections] == [
        "A. Pelayanan Izin Tinggal",
        "B. Keberadaan Orang Asing",
        "C. Intelijen dan Penindakan Keimigrasian",
        "D. Rekonsiliasi Data Antarinstansi",
    ]


def test_every_measured_table_is_printed(invented):
    """What is counted is shown, in a table or as a memo line."""
    figures, document = invented.figures(), invented.document()
    printed = {one.id.removesuffix("-2024-09") for one in blocks(document, Table | Form)}
    assert set(figures.tables) - printed == {"stock-memo"}
    assert "4 orang anak berkewarganegaraan ganda" in block(document, "stock-district-permit").notes[-1]


def test_every_printed_number_is_a_counted_figure(invented):
    """Cells are the figures themselves, not copies."""
    figures = invented.figures()
    for one in blocks(invented.document(), Table | Form):
        for cell in cells(one):
            shown = cell.now if isinstance(cell, Change) else cell
            if isinstance(shown, Figure) and shown.table in figures.tables and shown.as_of == figures.as_of:
                grouped = "lainnya" in (shown.row, shown.column)
                assert grouped or shown == figures.figure(shown.table, shown.row, shown.column)


def test_numbers_in_sentences_are_those_of_their_figures(invented):
    """A sentence that counts names the figures it counts by."""
    document = invented.document()
    for one in (*document.letter.body, *blocks(document, Paragraph), *blocks(document, Listing)):
        values = [figure.value for figure in one.figures if figure.value is not None]
        known = {formats.number(value) for value in values}
        known |= {formats.number(abs(left - right)) for left in values for right in values}
        for text in (one.text,) if isinstance(one, Paragraph) else one.items:
            assert set(COUNTED.findall(text)) <= known, text


def test_no_text_shows_the_workings(invented):
    """No placeholder, no Python, no double space, no sanction, no colon before nothing."""
    for document in (invented.document(), invented.only_register(), invented.nothing_happened()):
        for text in texts(document):
            assert not re.search(r"None|[{}]|  |TODO|Status\.|\bnan\b| \.|\.\.", text), text
            assert not re.search(r"pidana penjara|denda|kurungan|Rp", text), text


def test_the_largest_nationalities_add_up(invented):
    """With the row of all others every column makes its total."""
    table = block(invented.document(), "stock-nationality-permit-ringkas")
    columns = list(zip(*(row.cells for row in table.rows), strict=True))
    for column in columns[1:-1]:
        assert sum(cell.value for cell in column[:-1]) == column[-1].value
    assert sum(cell.difference for cell in columns[-1][:-1]) == columns[-1][-1].difference


def test_bars_are_made_of_their_parts(invented):
    """A stacked bar is as long as its value."""
    for chart in blocks(invented.document(), Chart):
        assert all(sum(part.value for part in bar.parts) == bar.total.value for bar in chart.bars)
        assert all(len(bar.parts) == len(chart.legend) for bar in chart.bars)


def test_the_head_of_the_tak_form_is_the_ministrys(invented):
    """Word for word and in its order; two columns for each kind."""
    form = block(invented.document(), "tak-actions")
    assert [cell.text for cell in form.head[0]] == ["NO", "PASAL YANG DILANGGAR", "PELANGGARAN KEIMIGRASIAN", "JUMLAH"]
    assert [cell.text for cell in form.head[1]] == ["TINDAKAN ADMINISTRATIF KEIMIGRASIAN"]
    assert [cell.text for cell in form.head[2]] == [
        "DAFTAR CEKAL",
        "PEMBATALAN IZIN TINGGAL/DOKIM",
        "LARANGAN BERADA DI WILAYAH INDONESIA",
        "DEPORTASI/PEMINDAHAN",
        "RUANG DETENSI",
        "BIAYA BEBAN",
    ]
    assert [cell.text for cell in form.head[3]] == ["L", "P"] * 6


@pytest.mark.parametrize("form_id", ["services-ITK", "services-ITAS", "services-ITAP", "projustisia", "tak-actions"])
def test_heads_of_forms_cover_every_column_once(invented, form_id):
    """Spans fill the grid: no hole, no overlap."""
    form = block(invented.document(), form_id)
    taken = set()
    for line, row in enumerate(form.head):
        column = 0
        for cell in row:
            while (line, column) in taken:
                column += 1
            area = {(line + y, column + x) for y in range(cell.rows) for x in range(cell.columns)}
            assert not area & taken
            taken |= area
    assert taken == {(line, column) for line in range(len(form.head)) for column in range(len(form.widths))}
    assert all(len(row) == len(form.widths) for row in (*form.rows, form.total))


def test_what_a_form_sums_and_what_is_of_unknown_sex_make_jumlah(invented):
    """JUMLAH = the summed columns + the unknown + the kind without a column; detention apart."""
    figures, document = invented.figures(), invented.document()
    for form_id in ("services-ITAS", "projustisia", "tak-actions"):
        form, table = block(document, form_id), figures.tables[form_id]
        kinds = dict.fromkeys(column.rpartition("-")[0] for column in table.columns)
        unknown = sum(table.figure(TOTAL, f"{kind}-unknown").value for kind in kinds if kind != actions.DETENTION)
        placed = sum(table.figure(TOTAL, f"TAK_D-{sex}").value for sex in "LP") if form_id == "tak-actions" else 0
        assert sum(form.total[place].value for place in form.summed) + unknown + placed == form.total[-1].value


def test_detention_is_outside_jumlah_and_the_form_says_so(invented):
    """The column stands in the form; its numbers do not count."""
    form = block(invented.document(), "tak-actions")
    detention = [place for place in range(2, 14) if place not in form.summed]
    assert detention == [10, 11]
    assert any("RUANG DETENSI" in note for note in form.notes)


def test_detention_stands_behind_the_total_of_persons(invented):
    """Most detentions are outside of it: a row such as 1, 9, total 1 would look like an error."""
    head = block(invented.document(), "tak-persons").head
    assert head[-2:] == ("Jumlah", "Detensi (lihat catatan)")
    assert "Detensi" not in head


def test_an_office_with_a_register_only_says_what_it_lacks(invented):
    """Missing data are named on the forms, in a sentence of the section, the scope and the problems."""
    document = invented.only_register()
    for table_id in ("services-ITK", "projustisia", "tak-actions"):
        assert block(document, table_id).nil == "Data belum disampaikan"
    parts = {one.id: one for one in sections(document.sections)}
    for name in ("kejadian", "tak", "timpora-bagian", "kegiatan"):
        assert [type(one) for one in parts[name].blocks] == [Paragraph]
        assert parts[name].blocks[0].text.endswith(" belum disampaikan.")
    assert all(cell.status is Status.MISSING for cell in block(document, "tak-actions").total[2:])
    assert block(document, "stock-district-permit").head[-1] == "Jumlah"
    problems = next(one for one in sections(document.sections) if one.id == "permasalahan")
    lead = "Data catatan kejadian dan tindakan untuk September 2024 belum"
    assert any(item.startswith(lead) for item in problems.blocks[1].items)


def test_a_month_in_which_nothing_happened_is_nihil(invented):
    """Delivered and empty is neither missing nor zero."""
    document = invented.nothing_happened()
    nil = {one.nil for one in blocks(document, Table | Form) if one.id in invented.figures().tables}
    assert nil == {"NIHIL"}
    assert [item.figure.value for item in blocks(document, KeyFigures)[0].items] == [0, 0, 0, 0]


def test_a_range_has_a_form_of_the_team_for_each_month(invented):
    """The combined return names its months, its stock the last day."""
    document = invented.document("2024-07..2024-09")
    forms = [one.title for one in blocks(document, Form) if one.id.startswith("timpora")]
    assert [title.split(". ", 1)[1] for title in forms] == [
        "TIMPORA BULAN JULI 2024",
        "TIMPORA BULAN AGUSTUS 2024",
        "TIMPORA BULAN SEPTEMBER 2024",
    ]
    assert document.title == "Laporan Triwulan III"
    assert block(document, "stock-district-permit").subtitle.startswith("Orang, per 30 September 2024")
    assert block(document, "tak-actions").subtitle.endswith("1 Juli–30 September 2024")


def test_tables_are_numbered_through_without_a_gap(invented):
    """Tabel 1 to the last, in reading order; forms likewise."""
    for kind, name in ((Table, "Tabel"), (Form, "Formulir")):
        titles = [one.title for one in blocks(invented.document(), kind)]
        assert [title.split(".")[0] for title in titles] == [f"{name} {n}" for n in range(1, len(titles) + 1)]


def test_permits_past_their_date_are_summed_without_unreadable_dates(invented):
    """The total of the table is the number of the text; dates that cannot be read stand beside it."""
    document = invented.document()
    table = block(document, "overstay")
    whole = document_row(table)
    assert table.head[-2:] == ("Jumlah", "Tidak terbaca (di luar jumlah)")
    assert whole[3].value == sum(cell.value for cell in whole[:3])
    assert whole[3].id == "overstay/total/total"
    assert whole[4].column == "unknown"


def document_row(table):
    """Return the figures of the total row of a table."""
    (row,) = [row for row in table.rows if row.role == "total"]
    return row.cells[1:]


def test_the_balance_of_the_annex_adds_up(invented):
    """Rows read are the four bins, per source and together."""
    for row in block(invented.document(), "neraca-baris").rows:
        seen, *bins = (cell.value for cell in row.cells[3:])
        assert seen == sum(bins)


def test_very_many_sources_are_listed_by_kind(invented):
    """A return of a year has hundreds of sheets; the balance still adds up."""
    few = invented.quality()
    quality = Quality(few.lines * 7, few.causes, few.set_aside)
    document = invented.document(quality=quality)
    rows = block(document, "neraca-baris").rows
    assert [row.cells[:2] for row in rows] == [("42 tabel", "Register"), ("7 tabel", "Kejadian"), ("Jumlah", "")]
    assert rows[-1].cells[3].value == quality.total.seen


def test_a_year_is_compared_with_the_year_before_once(invented):
    """The period before a year is the year before."""
    document = invented.document("2025", day=date(2026, 1, 5))
    assert block(document, "perubahan").head == ("Uraian", "Tahun 2025", "Tahun 2024", "Perubahan", "%")
    bars = block(document, "grafik-perubahan").bars
    assert [(bar.label, bar.gap) for bar in bars] == [("31 Desember 2024", ""), ("31 Desember 2025", "11 bulan")]
    assert document.title == "Laporan Tahunan"


def test_revised_figures_are_marked(invented):
    """What differs from what was once submitted says so."""
    base = invented.comparison().previous
    marked = Comparison(Base(base.figures, revised=frozenset({"stock-district-permit/total/total"})))
    table = block(invented.document(changes=marked), "stock-district-permit")
    assert [formats.cell(row.cells[-1]).endswith("(r)") for row in table.rows] == [False] * 9 + [True]


def test_inside_the_window_a_return_asks_for_the_letterhead(invented):
    """The document date decides, not the period."""
    with pytest.raises(ConfigurationError) as caught:
        invented.document(day=date(2024, 11, 5))
    assert caught.value.exit_code is ExitCode.CONFIGURATION


def test_without_a_document_date_there_is_a_dotted_line(invented):
    """And the letterhead is that of the as-of date."""
    document = invented.document(day=None)
    assert set(document.letter.place_date) == {"…"}
    assert document.letterhead.lines[0] == "KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA"


@pytest.mark.parametrize(
    ("official", "position"),
    [
        (Official(), ("Kepala Kantor,",)),
        (Official(capacity="Plt."), ("Plt. Kepala Kantor,",)),
        (Official("Kepala Seksi X", "a.n.", "Kepala Kantor"), ("a.n. Kepala Kantor", "Kepala Seksi X,")),
        (Official("Kepala Subseksi Y", "u.b.", "Kepala Kantor"), ("a.n. Kepala Kantor", "u.b.", "Kepala Subseksi Y,")),
    ],
)
def test_signatories_sign_in_their_capacity(invented, official, position):
    """Plt., Plh., a.n. and u.b. come from the configuration."""
    assert invented.document(config=Config(head=official)).letter.signature.position == position


def test_an_offices_own_words_replace_the_generated_ones(invented):
    """BAB III and the suggestions of BAB IV."""
    document = invented.document(config=Config(problems="Satu.\n\nDua  baris.", suggestions="Saran kami."))
    problems = next(one for one in sections(document.sections) if one.id == "permasalahan")
    advice = next(one for one in sections(document.sections) if one.id == "saran")
    assert [one.text for one in problems.blocks] == ["Satu.", "Dua baris."]
    assert [one.text for one in advice.blocks] == ["Saran kami."]


def reprocessed(invented, period, **settings):
    """Compose a return made again from old workbooks, on a day long after."""
    return monthly_return(
        invented.figures(period),
        Comparison(),
        (),
        invented.coverage(period),
        invented.quality(),
        Config(**settings),
        edition="dinas",
        document_date=date(2026, 1, 5),
        version="0.0.0",
        reprocessed=True,
    )


@pytest.mark.parametrize(
    ("period", "ministry", "named", "not_named", "team"),
    [
        ("2018-03", "KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA", "Nomor 50 Tahun 2016", "IMI.1-TI.03-3178", "Tim PORA"),
        ("2021-07", "KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA", "IMI.1-TI.03-3178", "Nomor 6 Tahun 2023", "Tim PORA"),
        ("2025-03", "", "Nomor 63 Tahun 2024", "Nomor 50 Tahun 2016", "Tim PORA"),
        ("2025-08", "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN", "Nomor 2 Tahun 2025", "Nomor 50 Tahun 2016", "Tim Pora"),
    ],
)
def test_a_return_made_again_names_everything_as_it_was(invented, period, ministry, named, not_named, team):
    """By its own month, not by the day it is made again; what nobody decided is left out, and stops nothing."""
    document = reprocessed(invented, period)
    assert "".join(document.letterhead.lines[:1]) == ministry
    basis = next(one for one in sections(document.sections) if one.id == "dasar-hukum")
    items = " ".join(item for block in basis.blocks if isinstance(block, Listing) for item in block.items)
    assert named in items
    assert not_named not in items
    assert document.subtitle.endswith(team)
    general = next(one for one in sections(document.sections) if one.id == "gambaran-umum").blocks[0].text
    assert general.startswith(
        "Kantor Imigrasi Kelas I TPI Jakarta Utara adalah unit pelaksana teknis di bidang keimigrasian"
    )
    assert ("Kementerian" in general) == bool(ministry)


def test_a_return_made_again_is_no_letter_and_bears_nothing_of_today(invented):
    """Hasil olah ulang: no letter, number, signature or date, and not the office's words about this month."""
    document = reprocessed(invented, "2021-07", problems="Masalah bulan ini.", suggestions="Saran bulan ini.")
    assert (document.letter, document.signature, document.date) == (None, None, None)
    assert document.standing == "Hasil olah ulang"
    told = [one.text for one in blocks(document, Paragraph)]
    assert "Masalah bulan ini." not in told
    assert "Saran bulan ini." not in told
    assert not any("2026" in text for text in told)


def test_a_return_made_again_asks_for_no_decision(invented):
    """Nobody can warn in 2026 of permits that ended in 2021; an ordinary return of the same month does."""
    short_forms, summary, *_ = reprocessed(invented, "2021-07").sections
    assert short_forms.id == "singkatan", "no foreword of today"
    (decided,) = summary.sections[0].blocks
    assert decided.text.startswith("Laporan ini disusun ulang")
    _foreword, _short_forms, ordinary, *_ = invented.document("2021-07").sections
    assert isinstance(ordinary.sections[0].blocks[0], Listing)


def test_an_office_that_chose_its_letterhead_has_it_on_returns_made_again(invented):
    """The choice for the window of transition serves them too."""
    document = reprocessed(invented, "2025-03", document=DocumentOptions(letterhead="kemenimipas"))
    assert document.letterhead.lines[0] == "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN"

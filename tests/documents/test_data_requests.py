"""Requests for data: to whom, for what, and that nobody is asked for what was delivered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reports.documents.data_requests import data_requests
from reports.documents.material import Material
from reports.model.comparison import Comparison
from reports.model.reconciliation import Delivery, PartialCount, SourceRemarks
from reports.vocabulary import formats, places
from reports.vocabulary.config import Config, MeetingOptions
from reports.vocabulary.sources import sources

DAY = date(2024, 9, 30)


def delivered(invented, agency, *lacking):
    """Return the remarks on an agency that gave counts of all kecamatan but some."""
    covered = tuple(code for code in invented.DISTRICTS if code not in lacking)
    return SourceRemarks(agency, (), DAY, DAY, True, covered)


def letters(invented, *remarks, config=None):
    """Return the letters, by the first line of their addressee."""
    made = data_requests(
        Material(
            invented.figures(), Comparison(), (), invented.coverage(), invented.quality(), config or Config(),
            date(2024, 10, 7), sources=remarks,
        ),
        edition="dinas",
    )  # fmt: skip
    return {one.addressee[0]: one for one in made.letters} if made else {}


def extent(letter):
    """Return what a letter asks the data of."""
    return dict(letter.body[1].items)["Cakupan"]


def test_every_agency_without_data_is_asked_and_each_camat_for_his_kelurahan(invented):
    """Where nothing was delivered."""
    asked = letters(invented)
    camats = [name for name in asked if name.startswith("Camat ")]
    assert len(camats) == len(invented.DISTRICTS)
    assert set(asked) - set(camats) == {
        "Kepala Suku Dinas Kependudukan dan Pencatatan Sipil Jakarta Utara",
        "Kepala Suku Dinas Tenaga Kerja Jakarta Utara",
        "Kepala Suku Dinas Pendidikan Jakarta Utara",
        "Kepala Suku Dinas Kesehatan Jakarta Utara",
    }
    assert extent(asked["Camat Koja"]) == "Kecamatan Koja"
    assert "30 September 2024" in str(asked["Camat Koja"].body[1])
    assert "seluruh kecamatan" in extent(asked["Kepala Suku Dinas Kesehatan Jakarta Utara"])


def test_nobody_is_asked_for_what_was_delivered(invented):
    """Without anything missing there is no document."""
    everything = [delivered(invented, source.code) for source in sources()]
    assert letters(invented, *everything) == {}


def test_what_is_missing_in_part_is_asked_for_alone(invented):
    """A kecamatan without a count, and one of which only some kelurahan were counted."""
    koja, cilincing = "31.72.03", "31.72.04"
    others = [delivered(invented, source.code) for source in sources() if source.code not in {"dukcapil", "kelurahan"}]
    given = tuple((f"{cilincing}.{number}", DAY) for number in (1001, 1003, 1005))
    villages = replace(
        delivered(invented, "kelurahan"),
        partial=(PartialCount(cilincing, 3, 7),),
        deliveries=(Delivery(cilincing, DAY, DAY, given),),
    )
    asked = letters(invented, *others, villages, delivered(invented, "dukcapil", koja))
    assert set(asked) == {"Kepala Suku Dinas Kependudukan dan Pencatatan Sipil Jakarta Utara", "Camat Cilincing"}
    dukcapil = asked["Kepala Suku Dinas Kependudukan dan Pencatatan Sipil Jakarta Utara"]
    assert extent(dukcapil) == "Kecamatan Koja"
    assert "telah kami terima untuk sebagian kecamatan" in dukcapil.body[0].text
    assert "telah kami terima untuk sebagian kelurahan" in asked["Camat Cilincing"].body[0].text
    missing = [
        village.name
        for village in places.villages()
        if village.district == cilincing and village.code not in dict(given)
    ]
    assert len(missing) == 4
    assert extent(asked["Camat Cilincing"]) == (
        f"Kecamatan Cilincing (4 dari 7 kelurahan belum diterima: {formats.joined(missing)})"
    )


def test_a_request_has_a_day_of_its_own(invented):
    """The day of every month may be over for this one; only kecamatan have it."""
    config = Config(meeting=MeetingOptions(district_deadline="tanggal 5 setiap bulan"))
    asked = letters(invented, config=config)
    until = {name: dict(letter.body[1].items)["Batas waktu"] for name, letter in asked.items()}
    assert until["Camat Koja"] == f"{formats.DOTTED} (batas tetap: tanggal 5 setiap bulan)"
    assert until["Kepala Suku Dinas Kesehatan Jakarta Utara"] == formats.DOTTED


def test_heads_are_addressed_as_the_office_writes_them(invented):
    """By the full or the short name of the agency."""
    heads = {"Suku Dinas Kesehatan Jakarta Utara": "Kepala Sudin Kesehatan", "KECAMATAN KOJA": "Plt. Camat Koja"}
    assert {"Kepala Sudin Kesehatan", "Plt. Camat Koja"} < set(letters(invented, config=Config(addressees=heads)))

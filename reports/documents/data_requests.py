"""Requests for data (Permintaan Data): one letter to each agency whose counts for a period were not delivered.

Of kelurahan, whose data come through their kecamatan, one to each camat. What an agency delivered in part it is asked
for only where it is missing. A request is no reproach: agencies and kecamatan stand in the order of the tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.letter import signature
from reports.documents.meeting.addressees import lines_of
from reports.model.document import Document, Letter, Paragraph, Particulars
from reports.model.meeting import Invitee
from reports.vocabulary import formats, labels, law
from reports.vocabulary.sources import sources

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.reconciliation import PartialCount

NAME = "permintaan-data"
TITLE = "Permintaan Data"
VILLAGES = "kelurahan"
"""The source that is asked through the camat."""
_COUNTED = {
    "dukcapil": "jumlah orang asing pemegang SKTT atau KTP elektronik",
    "disnaker": "jumlah tenaga kerja asing menurut pengesahan RPTKA",
    VILLAGES: "jumlah orang asing yang bertempat tinggal di setiap {village}",
    "pendidikan": "jumlah peserta didik dan pengajar asing",
    "kesehatan": "jumlah tenaga kesehatan asing",
}
"""Source → what it is asked to count."""
_OFFICIAL_NAMES = {"dukcapil": "Dinas Kependudukan dan Pencatatan Sipil"}
"""Source → its name where tables print a short one."""


def data_requests(material: Material, *, edition: str) -> Document | None:
    """Return the letters; None where every agency delivered for every kecamatan.

    Args:
        material: with the remarks on the counts that were delivered.
        edition: of the office itself.

    Raises:
        ConfigurationError: the office must choose the letterhead for the document date.
    """
    letters = tuple(_letter(material, *request) for request in _requests(material))
    if not letters:
        return None
    return Document(
        name=NAME,
        title=TITLE,
        subtitle=f"Data orang asing {formats.period(material.period)}",
        office=material.config.office.name,
        period=material.period,
        edition=edition,
        as_of=material.figures.as_of,
        date=material.document_date,
        letterhead=law.letterhead(material.config, material.day),
        sections=(),
        letters=letters,
    )


def _requests(material: Material) -> tuple[tuple[Invitee, str, tuple[str, ...]], ...]:
    """Return each agency to be asked, the source that it is, and the kecamatan whose counts are missing."""
    covered = {remarks.agency: remarks.covered for remarks in material.sources}
    partial = {remarks.agency: tuple(count.district for count in remarks.partial) for remarks in material.sources}
    requests: list[tuple[Invitee, str, tuple[str, ...]]] = []
    for source in sources():
        complete = set(covered.get(source.code, ())) - set(partial.get(source.code, ()))
        lacking = tuple(code for code in material.districts if code not in complete)
        if source.code == VILLAGES:
            camat = ((Invitee(f"Kecamatan {labels.place_label(code)}", "Camat"), VILLAGES, (code,)) for code in lacking)
            requests += camat
        elif lacking:
            agency = Invitee(f"{_full_name(source.code)} {material.config.office.city}", "Kepala")
            requests.append((agency, source.code, lacking))
    return tuple(requests)


def _deadline(material: Material, source: str) -> str:
    """Return by when to answer, which the office writes; for kecamatan with the day that it has set for every month."""
    monthly = material.config.meeting.district_deadline if source == VILLAGES else ""
    return f"{formats.DOTTED} (batas tetap: {monthly})" if monthly else formats.DOTTED


def _full_name(source: str) -> str:
    """Return the name of an agency as a letter addresses it."""
    name = _OFFICIAL_NAMES.get(source, labels.agency_label(source))
    is_suku = labels.agency_label("disnaker").startswith("Suku ")
    return f"Suku {name}" if is_suku and name.startswith("Dinas ") else name


def _letter(material: Material, agency: Invitee, source: str, lacking: tuple[str, ...]) -> Letter:
    letters, config = material.config.letters, material.config
    day = material.document_date
    return Letter(
        number=formats.DOTTED,
        nature=letters.nature,
        enclosure="-",
        subject=f"Permintaan data orang asing {formats.period(material.period)}",
        place_date=formats.day(day) if day else formats.DOTTED,
        addressee=(*lines_of(agency, config.addressees), "di tempat"),
        body=_body(material, source, lacking),
        signature=signature(config.head),
        copies=(),
        place=config.office.city,
    )


def _body(material: Material, source: str, lacking: tuple[str, ...]) -> tuple[Paragraph | Particulars, ...]:
    team, regulation = material.team, law.team_regulation(material.period.end)
    basis = f"Pasal 69 {law.act(material.period.end)}{f' serta {regulation}' if regulation else ''}"
    is_whole = len(lacking) == len(material.districts)
    partial, village = _partial_count(material, source, lacking), material.area.village_word
    places = formats.joined([labels.place_label(code) for code in lacking])
    extent = "seluruh kecamatan di wilayah kerja, dirinci menurut kecamatan" if is_whole else f"Kecamatan {places}"
    if partial:
        extent += f" ({partial.listed - partial.villages_given} dari {partial.listed} {village} belum diterima"
        extent += f": {names})" if (names := _missing_villages(material, partial.district)) else ")"
    received = _received(village if partial else "", is_whole or source == VILLAGES)
    return (
        Paragraph(
            f"Berdasarkan {basis}, anggota {team} bertukar data keberadaan orang asing. Sampai dengan surat ini "
            f"disusun, data untuk {formats.period_phrase(material.period)} {received}. Dengan hormat kami mohon "
            "bantuan Bapak/Ibu menyampaikan data berikut:"
        ),
        Particulars(
            (
                ("Data", _COUNTED.get(source, "jumlah orang asing").format(village=village)),
                ("Keadaan per", formats.day(material.figures.as_of)),
                ("Cakupan", extent),
                ("Batas waktu", _deadline(material, source)),
            )
        ),
        Paragraph(
            "Data berupa jumlah, tanpa nama dan nomor dokumen perjalanan, disertai tanggal data dan keterangan "
            "mengenai siapa yang dihitung. Apabila nihil, mohon dinyatakan nihil. Apabila data telah dikirim, mohon "
            "surat ini diabaikan dan tanggal pengirimannya diberitahukan kepada kami."
        ),
        Paragraph("Demikian permintaan ini kami sampaikan. Atas perhatian Bapak/Ibu, kami ucapkan terima kasih."),
    )


def _partial_count(material: Material, source: str, lacking: tuple[str, ...]) -> PartialCount | None:
    """Return the count of some kelurahan of the kecamatan whose camat is asked; None where none were counted."""
    if source != VILLAGES:
        return None
    counts = (count for remarks in material.sources if remarks.agency == source for count in remarks.partial)
    return next((count for count in counts if count.district in lacking and count.villages_given), None)


def _missing_villages(material: Material, district: str) -> str:
    """Return the names of the kelurahan of a kecamatan without a count; empty where that is not known."""
    remarks = next((remarks for remarks in material.sources if remarks.agency == VILLAGES), None)
    delivery = remarks.delivery(district) if remarks else None
    if delivery is None:
        return ""
    counted_codes = {code for code, _ in delivery.villages}
    listed = next(part for part in material.area.districts if part.code == district).villages
    return formats.joined([village.name for village in listed if village.code not in counted_codes])


def _received(village: str, is_nothing: bool) -> str:
    """Return what was received of a period up to the letter; ``village`` where some arrived."""
    if is_nothing and not village:
        return "belum kami terima"
    return f"telah kami terima untuk sebagian {village or 'kecamatan'}; yang belum kami terima disebut di bawah ini"

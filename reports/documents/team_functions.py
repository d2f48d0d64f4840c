"""The functions of the team as Permenimipas 2/2025 Pasal 53 lists them, with what the return holds of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.document import Listing, Paragraph, Section
from reports.model.figures import TOTAL
from reports.vocabulary import formats, labels, law

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.figures import Figure

_REGULATION = "Menteri Imigrasi dan Pemasyarakatan Nomor 2 Tahun 2025"
"""The regulation whose Pasal 53 lists the functions."""
_UNAVAILABLE = "data belum tersedia"
_NOT_IN_INPUTS = "tidak dicatat dalam lembar masukan laporan ini, sehingga tidak disajikan"
"""Of functions that no kind of input tells of: no later delivery would fill them."""


def team_functions(material: Material) -> tuple[Section, ...]:
    """Compose the section, for a period under that regulation; none for an earlier one."""
    regulation = law.team_regulation(material.period.end)
    if _REGULATION not in regulation:
        return ()
    meetings, operations = (material.figure("timpora", TOTAL, column) for column in ("rapat", "operasi-gabungan"))
    points = (
        f"koordinasi dan pertukaran data: {_meetings(material, meetings)};",
        f"pengumpulan data keberadaan secara berjenjang dari desa atau kelurahan: {_villages(material)};",
        "analisis, evaluasi, dan peta pengawasan orang asing: dimuat dalam bagian B dan D bab ini;",
        "penyelesaian permasalahan: dimuat dalam BAB III;",
        f"kerja sama: {_NOT_IN_INPUTS};",
        f"perencanaan operasi gabungan khusus atau insidental: {_operations(operations)};",
        f"fungsi lain yang ditetapkan ketua: {_NOT_IN_INPUTS}.",
    )
    opening = f"Pelaksanaan fungsi {material.team} menurut Pasal 53 {regulation}:"
    title = f"7. Pelaksanaan fungsi {material.team}"
    return (Section("fungsi-tim", title, (Paragraph(opening), Listing(points, figures=(meetings, operations)))),)


def _meetings(material: Material, meetings: Figure) -> str:
    if meetings.value is None:
        return _UNAVAILABLE
    meetings_phrase = formats.counted(meetings, "rapat koordinasi") if meetings.value else "tidak ada rapat koordinasi"
    names = formats.joined([labels.agency_label(source.agency) for source in material.sources])
    return f"{meetings_phrase}; {f'data dari {names}' if names else 'data instansi belum tersedia'}"


def _villages(material: Material) -> str:
    source = next((source for source in material.sources if source.agency == "kelurahan"), None)
    return "data kelurahan dimuat dalam bagian D bab ini" if source else _UNAVAILABLE


def _operations(operations: Figure) -> str:
    if operations.value is None:
        return _UNAVAILABLE
    if not operations.value:
        return "tidak ada operasi gabungan"
    return f"{formats.counted(operations, 'operasi gabungan')} dilaksanakan"

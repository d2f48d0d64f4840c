"""Kata Pengantar and Daftar Singkatan: what stands before the summary of a return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.document import Paragraph, Particulars, Section
from reports.vocabulary import formats, law

if TYPE_CHECKING:
    from reports.documents.material import Material

_ABBREVIATIONS = (
    ("ABG", "anak berkewarganegaraan ganda"),
    ("Dukcapil", "kependudukan dan pencatatan sipil"),
    ("ITAP", "izin tinggal tetap"),
    ("ITAS", "izin tinggal terbatas"),
    ("ITD", "izin tinggal diplomatik"),
    ("ITK", "izin tinggal kunjungan"),
    ("ITN", "izin tinggal dinas"),
    ("L, P", "laki-laki, perempuan"),
    ("PNBP", "penerimaan negara bukan pajak"),
    ("RPTKA", "rencana penggunaan tenaga kerja asing"),
    ("SKTT", "surat keterangan tempat tinggal"),
    ("TAK", "tindakan administratif keimigrasian"),
    ("Tanpa dokumen", "menurut catatan tanpa dokumen, atau tidak dapat menunjukkannya"),
    ("TKA", "tenaga kerja asing"),
)
"""Short forms that the tables of a return use, in alphabetical order."""


def sections(material: Material) -> tuple[Section, ...]:
    """Return the foreword, which a reprocessed return has not, and the short forms."""
    team = (material.team, "tim pengawasan orang asing")
    listed = Particulars(tuple(sorted((*_ABBREVIATIONS, team), key=lambda entry: entry[0].casefold())))
    foreword = () if material.reprocessed else (_foreword(material),)
    return (*foreword, Section("singkatan", "DAFTAR SINGKATAN", (listed,), new_page=material.reprocessed))


def _foreword(material: Material) -> Section:
    office, team, asked_by = material.config.office.name, material.team, law.monthly_letter(material.period.end)
    basis_phrase = f" dan memenuhi {asked_by}" if asked_by else ""
    paragraphs = (
        "Puji syukur kami panjatkan ke hadirat Tuhan Yang Maha Esa. Laporan ini disusun sebagai pertanggungjawaban "
        f"{office} atas pengawasan orang asing dan kegiatan {team} selama {formats.period_phrase(material.period)}"
        f"{basis_phrase}.",
        "Setiap angka disertai satuan, tanggal, dan definisi. Data yang belum tersedia dan yang masih perlu dicocokkan "
        "dinyatakan sebagaimana adanya, sehingga laporan dapat menjadi dasar pengambilan keputusan.",
        f"Kami berterima kasih kepada instansi anggota {team} yang menyampaikan data. Arahan dan saran pimpinan kami "
        "harapkan untuk perbaikan laporan berikutnya.",
    )
    return Section("kata-pengantar", "KATA PENGANTAR", tuple(map(Paragraph, paragraphs)), new_page=True)

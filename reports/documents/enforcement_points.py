"""Points of BAB III on enforcement: decisions that lack something, plans and proposals apart, orders without number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.derived_figures import count
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.figures import Figure

_TABLE = "permasalahan"
_SENTENCES = (
    ("undecided", "perkara",
     "Tindakan pada {count} belum mempunyai nomor dan tanggal keputusan, sehingga belum dihitung."),
    ("deportations_alone", "perkara",
     "Deportasi pada {count} belum disertai keputusan penangkalan; perlu dipastikan apakah penangkalannya telah "
     "diusulkan."),
    ("one_leg", "perkara",
     "Pasal 78 ayat (3) menyebut deportasi dan penangkalan; pada {count} baru salah satunya yang diputuskan."),
    ("graded_lower", "perkara",
     "Keputusan tindakan atas {count} dihitung sebagai tindakan, sedangkan tingkat kepastian kejadiannya dicatat di "
     "bawah dikenai TAK; tingkatnya perlu dipastikan."),
    ("decided_later", "perkara",
     "Keputusan atas {count} ditetapkan setelah akhir periode laporan dan dihitung pada bulan keputusannya."),
    ("proposed_bans", "perkara",
     "Usulan penangkalan pada {count} belum diputuskan; usulan dicatat tersendiri dan tidak dihitung sebagai "
     "tindakan."),
    ("planned", "perkara",
     "Rencana tindakan pada {count} belum ditetapkan; rencana dicatat tersendiri dan tidak dihitung sebagai "
     "tindakan."),
    ("without_order", "kegiatan",
     "Nomor surat perintah belum dicatat untuk {count} operasi atau pengawasan lapangan, dari {of} kegiatan sejenis "
     "pada periode laporan."),
)  # fmt: skip
"""Field of the gaps, unit, and sentence, the most urgent first."""


def points(material: Material) -> tuple[tuple[str, Figure], ...]:
    """Return a sentence for each gap, with its figure; only the edition of the office itself has any."""
    gaps = material.decisions.gaps
    counted = [(sentence, _figure(material, name, unit)) for name, unit, sentence in _SENTENCES]
    ordered = formats.number(gaps.ordered_kinds)
    return tuple(
        (sentence.format(count=formats.counted(figure), of=ordered), figure)
        for sentence, figure in counted
        if figure.value
    )


def _figure(material: Material, name: str, unit: str) -> Figure:
    return count(
        _TABLE, name, "total", getattr(material.decisions.gaps, name), unit=unit,
        definition="Menurut catatan kejadian dan kegiatan periode laporan", as_of=material.figures.as_of,
    )  # fmt: skip

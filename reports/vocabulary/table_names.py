"""What tables, their rows and their columns are called: the words for the codes of a figure id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.figures import TOTAL, Status
from reports.model.period import Month
from reports.vocabulary import actions, formats, labels, permits, sources, workplaces

if TYPE_CHECKING:
    from collections.abc import Callable

STATUS = {
    Status.VALUE: "nilai",
    Status.NIHIL: "nihil",
    Status.MISSING: "belum disampaikan",
    Status.SUPPRESSED: "tidak ditampilkan",
}
EDITIONS = {"dinas": "Dinas", "antarinstansi": "Antarinstansi", "publik": "Publik"}
LONGEST_NAME = 31
"""Characters a sheet name can have."""

_DAYS = {
    "30": "0–30 hari lagi", "60": "31–60 hari lagi", "90": "61–90 hari lagi",
    "lt60": "1–59 hari", "eq60": "60 hari", "gt60": "Lebih dari 60 hari", labels.UNKNOWN: "Tidak terbaca",
}  # fmt: skip
_COUNTS = {
    "count": "Banyaknya", "checked": "Pemeriksaan", "findings": "Temuan", "participants": "Peserta",
    "rapat": "Rapat koordinasi", "operasi-gabungan": "Operasi gabungan",
    "approved": "Disetujui", "refused": "Ditolak", **labels.STAGES, **labels.GRADES, labels.UNKNOWN: "Tidak diketahui",
}  # fmt: skip


@dataclass(frozen=True)
class TableName:
    """What a table is called, and how its codes are."""

    title: str
    data_sheet: str
    """Name of its machine-readable sheet."""
    row_axis: str
    row: Callable[[str], str]
    column: Callable[[str], str]
    total: str = "Jumlah"
    """Name of the margin of rows."""


def _place(code: str) -> str:
    """Return the name of a level or a place."""
    return labels.LEVELS.get(code) or labels.place_label(code)


def _count(code: str) -> str:
    """Return the name of what a column counts."""
    return _COUNTS.get(code, code)


def _by_sex(label: Callable[[str], str]) -> Callable[[str], str]:
    """Return a labeller of codes that end with a sex."""

    def labelled(code: str) -> str:
        """Label the code without its sex, then the sex."""
        head, dash, sex = code.rpartition("-")
        if not dash or sex not in labels.SEXES:
            return label(code)
        return f"{label(head)}, {labels.SEXES[sex].lower()}"

    return labelled


def _from(labels_by_code: dict[str, str]) -> Callable[[str], str]:
    """Return a labeller of listed codes."""
    return lambda code: labels_by_code.get(code, code)


def _month(code: str) -> str:
    """Return the name of a month written as YYYY-MM."""
    return formats.month(Month.parse(code))


def _task(code: str) -> str:
    """Return the name of a status of tasks."""
    return {"belum": "Belum", "proses": "Proses", "selesai": "Selesai", "terbuka": "Belum selesai"}.get(code, code)


_BINS = {
    "seen": "Dibaca", "accepted": "Diterima", "set_aside": "Disisihkan", "duplicate": "Ganda", "structure": "Struktur",
}  # fmt: skip
_SERVICE = (_from(labels.SERVICES), _by_sex(_count))
_REGISTER_TOTAL = labels.PLACE_MARGINS[TOTAL]

TABLES: dict[str, TableName] = {
    "stock-nationality-permit": TableName(
        "Orang asing menurut kebangsaan/wilayah dan izin tinggal", "Data kebangsaan", "Kebangsaan/wilayah",
        labels.nationality_label, labels.permit_label, _REGISTER_TOTAL,
    ),
    "stock-district-permit": TableName(
        "Orang asing menurut kecamatan dan izin tinggal", "Data kecamatan-izin", "Kecamatan",
        labels.place_label, labels.permit_label, _REGISTER_TOTAL,
    ),
    "stock-district-sex": TableName(
        "Orang asing menurut kecamatan dan jenis kelamin", "Data kecamatan-kelamin", "Kecamatan",
        labels.place_label, _from(labels.SEXES), _REGISTER_TOTAL,
    ),
    "stock-village": TableName(
        "Orang asing menurut kelurahan dan izin tinggal", "Data kelurahan", "Kelurahan",
        labels.village_label, labels.permit_label, _REGISTER_TOTAL,
    ),
    "stock-occupation-permit": TableName(
        "Orang asing menurut maksud keberadaan dan izin tinggal", "Data maksud", "Maksud keberadaan",
        _from(labels.PURPOSES), labels.permit_label, _REGISTER_TOTAL,
    ),
    "stock-memo": TableName(
        "Anak berkewarganegaraan ganda (di luar jumlah register)", "Data anak ganda", "Golongan",
        _from(permits.labels()), _count,
    ),
    "stock-expiring": TableName(
        "Izin tinggal yang akan berakhir", "Data akan berakhir", "Kecamatan", labels.place_label, _from(_DAYS),
    ),
    "overstay": TableName(
        "Izin tinggal lewat masa berlaku menurut register (perlu verifikasi perlintasan)", "Data lewat masa berlaku",
        "Kecamatan", labels.place_label, _from(_DAYS),
    ),
    "services-ITK": TableName("Layanan ITK", "Data layanan ITK", "Jenis permohonan", *_SERVICE),
    "services-ITAS": TableName("Layanan ITAS", "Data layanan ITAS", "Jenis permohonan", *_SERVICE),
    "services-ITAP": TableName("Layanan ITAP", "Data layanan ITAP", "Jenis permohonan", *_SERVICE),
    "services-outside": TableName(
        "Permohonan di luar tabel layanan", "Data layanan lain", "Jenis izin tinggal", labels.permit_label,
        _from({"decided": "Diputus", "undecided": "Belum diputus atau tidak terbaca"}),
    ),
    "incidents-type-grade": TableName(
        "Kejadian menurut jenis dan tingkat kepastian", "Data kejadian",
        "Jenis kejadian (menurut laporan awal)", labels.incident_type_label,
        _count,
    ),
    "incidents-district": TableName(
        "Kejadian menurut kecamatan", "Data kejadian-kecamatan", "Kecamatan", labels.place_label, _count
    ),
    "tak-actions": TableName(
        "Tindakan administratif keimigrasian (tindakan)", "Data TAK-tindakan", "Pasal", actions.article_label,
        _by_sex(labels.action_label),
    ),
    "tak-persons": TableName(
        "Tindakan administratif keimigrasian (orang)", "Data TAK-orang", "Kebangsaan/wilayah",
        labels.nationality_label, labels.action_label,
    ),
    "projustisia": TableName("Projustisia", "Data projustisia", "Pasal", actions.article_label, _by_sex(_count)),
    "activities": TableName("Kegiatan pengawasan", "Data kegiatan", "Jenis kegiatan", _from(labels.ACTIVITIES), _count),
    "outreach": TableName("Sosialisasi", "Data sosialisasi", "Kecamatan", _place, _count),
    "timpora": TableName("Kegiatan tim pengawasan orang asing", "Data Tim PORA", "Tingkat/kecamatan", _place, _count),
    "reconciliation": TableName(
        "Rekonsiliasi data antarinstansi", "Data rekonsiliasi", "Kecamatan", labels.place_label,
        sources.column_label,
    ),
}  # fmt: skip
"""Every measured table."""
OF_MEETINGS: dict[str, TableName] = {
    "stock-trend": TableName(
        "Perkembangan jumlah orang asing dalam register", "Data perkembangan", "Bulan", _month, labels.permit_label
    ),
    "stock-permit": TableName(
        "Orang asing menurut izin tinggal", "Data izin tinggal", "Izin tinggal", labels.permit_label, _count,
    ),
    "tak-jenis": TableName(
        "Tindakan dan orang menurut jenis tindakan", "Data TAK-jenis", "Jenis tindakan", labels.action_label,
        _from({"tindakan": "Tindakan", "orang": "Orang"}),
    ),
    "projustisia-tahap": TableName(
        "Projustisia menurut pasal dan tahap", "Data projustisia-tahap", "Pasal", actions.article_label, _count
    ),
    "kejadian-tema": TableName(
        "Kejadian yang berkaitan dengan tema", "Data kejadian-tema",
        "Jenis kejadian (menurut laporan awal)", labels.incident_type_label,
        _count,
    ),
    workplaces.WORKERS_BY_DISTRICT: TableName(
        "Tenaga kerja asing menurut kecamatan dan ukuran tempat kerja", "Data TKA kecamatan-ukuran", "Kecamatan",
        labels.place_label, _from(workplaces.labels()),
    ),
    workplaces.BY_SIZE: TableName(
        "Tempat kerja menurut ukuran", "Data tempat kerja-ukuran",
        "Ukuran (orang asing)", _from(workplaces.labels()),
        _from({workplaces.WORKPLACES: "Tempat kerja", workplaces.WORKERS: "Tenaga kerja asing"}),
    ),
    "tindak-lanjut": TableName(
        "Tindak lanjut rapat terdahulu menurut status", "Data tindak lanjut", "Status", _task,
        _from({"jumlah": "Banyaknya", "lewat-tenggat": "Lewat tenggat"}),
    ),
    "tindak-lanjut-daftar": TableName(
        "Umur tindak lanjut rapat terdahulu", "Data umur tindak lanjut", "Nomor", str,
        _from({"umur": "Umur", "lewat": "Lewat tenggat"}),
    ),
    "rapat": TableName("Rapat menurut tingkat", "Data rapat", "Tingkat", _place, str),
    "neraca-baris": TableName("Neraca baris masukan", "Data neraca", "Tabel", _from({}), _from(_BINS)),
}  # fmt: skip
"""Tables that documents of a meeting derive, and the trend."""
_SHORT = "-ringkas"
"""Ending of the id of a table's short form."""


def table_name(table: str) -> TableName:
    """Return what a table is called; one that is not listed goes by its id."""
    listed = TABLES.get(table) or OF_MEETINGS.get(table)
    base = TABLES.get(table.removesuffix(_SHORT))
    if listed is None and base is not None:
        return _short_form(base)
    return listed or TableName(table, f"Data {table}"[:LONGEST_NAME], "Baris", _place, _count)


def short_name(table: str) -> str:
    """Return in a few words what a table is about; one that no list names goes by the words of its id.

    Example:
        >>> short_name("overstay"), short_name("reconciliation-lain"), short_name("susunan-acara")
        ('lewat masa berlaku', 'rekonsiliasi lain', 'susunan acara')
    """
    base, _, part = table.rpartition("-")
    if table not in OF_MEETINGS and base in TABLES:
        return f"{short_name(base)} {part}"
    is_listed = table in TABLES or table in OF_MEETINGS
    return table_name(table).data_sheet.removeprefix("Data ") if is_listed else table.replace("-", " ")


def _short_form(base: TableName) -> TableName:
    """Return the name of a table whose rows are grouped, from that of the table they come from."""

    def grouped(label: Callable[[str], str]) -> Callable[[str], str]:
        """Return a labeller that knows the group too."""
        return lambda code: "Lainnya" if code == "lainnya" else label(code)

    sheet = f"{base.data_sheet} ringkas"[:LONGEST_NAME]
    return TableName(
        f"{base.title} (dikelompokkan)", sheet, base.row_axis, grouped(base.row), grouped(base.column), base.total
    )


def row_label(table: str, code: str) -> str:
    """Return the printed name of a row code."""
    name = table_name(table)
    return name.total if code == TOTAL else name.row(code)


def column_label(table: str, code: str) -> str:
    """Return the printed name of a column code."""
    return "Jumlah" if code == TOTAL else table_name(table).column(code)


_KINDS_OF_TABLES = {
    "stock": "register",
    "overstay": "register",
    "services": "services",
    "activities": "activities",
    "outreach": "activities",
    "timpora": "activities",
    "reconciliation": "agency_counts",
    "workers": "register",
    "workplaces": "register",
}
"""First word of a table id → kind of input; every other table is counted from the incidents."""


def kind_of(table: str) -> str:
    """Return the kind of input a table is counted from; of one that compares, the kind it compares with."""
    return _KINDS_OF_TABLES.get(table.partition("-")[0], "incidents")

"""Adds data validation to input forms: drop-downs with the values that intake reads, dates, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.worksheet.datavalidation import DataValidation

from reports.vocabulary import actions, permits, themes, work_area
from reports.vocabulary.labels import SERVICES, STAGES, UNKNOWN
from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.vocabulary.config import Config

_FIXED = {
    "sex": ("L", "P"),
    "permit": (*(code for code in permits.CLASSES if code not in {"PENGUNGSI", "TANPA"}), "Pengungsi", permits.MEMO),
    "service_class": ("ITK", "ITAS", "ITAP"),
    "service": tuple(label for code, label in SERVICES.items() if code != UNKNOWN),
    "decision": ("Disetujui", "Ditolak"),
    "grade": actions.GRADES,
    "stage": tuple(STAGES.values()),
    "action": (
        "Penangkalan", "Pembatalan Izin Tinggal", "Larangan Berada", "Keharusan Bertempat Tinggal", "Biaya Beban",
        "Deportasi", "Detensi", "Usulan Penangkalan",
    ),
    "activity_kind": (
        "Pengawasan Administratif", "Pengawasan Lapangan", "Operasi Gabungan", "Operasi Mandiri", "Rapat Koordinasi",
        "Sosialisasi",
    ),
    "level": ("Provinsi", "Kota", "Kecamatan"),
    "agency": ("DUKCAPIL", "DISNAKER", "KELURAHAN", "SUDIN PENDIDIKAN", "SUDIN KESEHATAN"),
    "status": ("Belum", "Proses", "Selesai"),
    "present": ("Hadir", "Diwakili", "Tidak"),
}  # fmt: skip


def choices(name: str, config: Config) -> tuple[str, ...]:
    """Return the values of a list by name; kecamatan and kelurahan are those of the work area."""
    districts = work_area.area_of(config.work_area.districts).districts
    if name == "district":
        return tuple(dict.fromkeys(district.name for district in districts))
    if name == "village":
        return tuple(dict.fromkeys(village.name for district in districts for village in district.villages))
    if name == "theme":
        return themes.codes(themes.folders(None))
    if name == "part":
        return tuple(load("narrative")["paragraphs"])
    return _FIXED[name]


_LONGEST_INLINE = 255
"""Maximum number of characters of a list written in the validation rule itself (Excel limit)."""
_FIRST_DAY, _LAST_DAY = "DATE(1900,1,1)", "DATE(2150,12,31)"


def fits_inline(values: tuple[str, ...]) -> bool:
    """Tell whether a list can be written in the validation rule itself."""
    return len(",".join(values)) <= _LONGEST_INLINE and not any("," in value for value in values)


def add_list(sheet: Worksheet, cells: str, source: tuple[str, ...] | str, *, about: tuple[str, str]) -> None:
    """Add a drop-down of values, or of the cells of a defined name.

    Args:
        sheet: the sheet of the form.
        cells: the cells that get the drop-down, such as ``A5:A404``.
        source: the values, or a defined name.
        about: title and text of the prompt.
    """
    formula = f"={source}" if isinstance(source, str) else f'"{",".join(source)}"'
    _add(sheet, cells, DataValidation(type="list", formula1=formula.removeprefix("=")), about, "Pilih dari daftar.")


def add_date(sheet: Worksheet, cells: str, *, about: tuple[str, str]) -> None:
    """Add a check for dates, with a prompt of title and text."""
    rule = DataValidation(type="date", operator="between", formula1=_FIRST_DAY, formula2=_LAST_DAY)
    _add(sheet, cells, rule, about, "Tulis tanggal sebagai 31-12-2024.")


def add_count(sheet: Worksheet, cells: str, *, about: tuple[str, str]) -> None:
    """Add a check for whole numbers from 0, with a prompt of title and text."""
    rule = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
    _add(sheet, cells, rule, about, "Tulis bilangan bulat, tanpa kata.")


def _add(sheet: Worksheet, cells: str, rule: DataValidation, about: tuple[str, str], remedy: str) -> None:
    """Add a rule with a prompt before input and a warning, not a refusal, after wrong input."""
    rule.allow_blank, rule.errorStyle = True, "warning"
    rule.showInputMessage = rule.showErrorMessage = True
    rule.promptTitle, rule.prompt = about[0][:32], about[1][:255]
    rule.errorTitle, rule.error = about[0][:32], remedy
    rule.add(cells)
    sheet.add_data_validation(rule)

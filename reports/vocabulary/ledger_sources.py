"""From which fields of a table each column of the ledger comes, and what its codes are called.

For the way back from a figure to its cells. A value can also come from a title, the name of a sheet or a row between
the records; then no field of the row holds it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.vocabulary import actions, field_labels, labels, permits
from reports.vocabulary.labels import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

_COUNTS = "count_male count_female"
_DECIDED = "decision_date action_date receipt_date stage_date"
_SOURCES = {
    "nationality": "nationality",
    "sex": f"sex {_COUNTS}",
    "permit_class": "permit_type visa_index",
    "permit_lifetime": "permit_expiry",
    "district": "kecamatan kelurahan address incident_place place",
    "village": "kelurahan address",
    "purpose": "occupation",
    "service_class": "service_class permit_type visa_index",
    "decision": "decision status",
    "count": f"count_total {_COUNTS}",
    "incident_type": "incident_type",
    "grade": "grade status role accreditation",
    "grade_before": "grade",
    "article": "legal_basis",
    "actions": "action_type",
    "unplaced": "action_type",
    "decision_no": "decision_no receipt_no",
    "decision_date": _DECIDED,
    "agency": "reporting_agency agency",
    "stage": "stage",
    "marked_stages": "stage sidik_date penuntutan_date sidang_date",
    "sidik_date": "sidik_date stage_date lidik_date tahap1_date p21_date",
    "penuntutan_date": "penuntutan_date stage_date",
    "sidang_date": "sidang_date stage_date",
    "persons": f"persons {_COUNTS}",
    "persons_male": "count_male",
    "persons_female": "count_female",
    "parts": _COUNTS,
}
"""Column of the ledger → fields, the usual one first; other columns come from the field of their name."""
_WORDS = {
    "recap": "Rekapitulasi",
    "recap_week": "Minggu rekapitulasi",
    "permit_lifetime": "Seumur hidup",
    "parts": "L + P",
    "grade_before": "Tingkat sebelum putusan",
    "unplaced": "Tindakan dengan tanggal keputusan yang tidak mungkin",
    "marked_stages": "Tahap yang ditandai",
    "purpose": "Maksud keberadaan",
    "persons_male": "Orang (L)",
    "persons_female": "Orang (P)",
}
"""Columns whose name is not that of a field."""
PERSONAL = frozenset(
    "full_name passport_no niora permit_no birth_date birth_place birth_place_date address rt_rw sponsor_name "
    "sponsor_address officer narrative".split()
)
"""Fields whose text says who a person is."""


def fields_of_column(column: str) -> tuple[str, ...]:
    """Return the fields that a column of the ledger comes from, the usual one first."""
    return tuple(_SOURCES.get(column, column).split())


def column_name(column: str) -> str:
    """Return what officials call a column of the ledger.

    Example:
        >>> column_name("district"), column_name("recap")
        ('Kecamatan', 'Rekapitulasi')
    """
    return _WORDS.get(column) or field_labels.label(fields_of_column(column)[0])


_LABELS: dict[str, Callable[[str], str]] = {
    "nationality": labels.nationality_label,
    "sex": lambda code: labels.SEXES.get(code, code),
    "permit_class": lambda code: permits.labels().get(code, code),
    "service_class": lambda code: permits.labels().get(code, code),
    "district": labels.place_label,
    "village": labels.village_label,
    "purpose": lambda code: labels.PURPOSES.get(code, code),
    "service": lambda code: labels.SERVICES.get(code, code),
    "decision": lambda code: {"approved": "Disetujui", "refused": "Ditolak"}.get(code, code),
    "incident_type": labels.incident_type_label,
    "grade": lambda code: labels.GRADES.get(code, code),
    "grade_before": lambda code: labels.GRADES.get(code, code),
    "article": actions.article_label,
    "actions": labels.action_label,
    "unplaced": labels.action_label,
    "stage": lambda code: labels.STAGES.get(code, code),
    "marked_stages": lambda code: labels.STAGES.get(code, code),
    "activity_kind": lambda code: labels.ACTIVITIES.get(code, code),
    "level": lambda code: labels.LEVELS.get(code, code),
    "agency": labels.agency_label,
}


def value_texts(column: str, value: object) -> tuple[str, str]:
    """Return a value of the ledger as codes and in words; both are empty for none.

    Example:
        >>> value_texts("district", "31.72.03"), value_texts("permit_lifetime", value=True)
        (('31.72.03', 'Koja'), ('true', 'ya'))
    """
    if isinstance(value, bool):
        return ("true", "ya") if value else ("", "")
    if isinstance(value, tuple):
        pairs = [value_texts(column, part) for part in value]
        return ", ".join(code for code, _ in pairs), ", ".join(label for _, label in pairs)
    if value is None:
        return "", ""
    code = value.isoformat() if isinstance(value, date) else str(value)
    label = _LABELS.get(column)
    return code, label(code) if label and code != UNKNOWN else code

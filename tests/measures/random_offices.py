"""Random accepted rows of an office, small enough that every code meets every other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from reports.vocabulary import actions


def some(*values: object) -> st.SearchStrategy[object]:
    """Return one of the values, or nothing."""
    return st.sampled_from((None, *values))


DAYS = st.none() | st.integers(-130, 130).map(lambda days: date(2024, 9, 30) + timedelta(days))
PLACES = some("31.72.01", "31.72.02", "31.72.03", "outside")
SMALL = some(0, 1, 2, 3, 5)
STRATEGIES: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "register": {
        "period": some("2024-08", "2024-09"), "nationality": some("KOR", "CHN", "XXB"), "sex": some("L", "P"),
        "permit_class": some("ITK", "ITAS", "ITAP", "ITD", "ABG"), "permit_expiry": DAYS, "district": PLACES,
        "village": some("31.72.01.1001", "31.72.03.1001", "outside"), "purpose": some("bekerja", "keluarga"),
        "permit_lifetime": st.booleans(),
    },
    "incidents": {
        "period": some("2024-08", "2024-09"), "incident_id": some("1", "2"), "incident_date": DAYS,
        "incident_type": some("a", "b"), "grade": some(*actions.GRADES), "article": some("75-1", "75-2-d"),
        "actions": st.lists(st.sampled_from((*actions.KINDS, actions.PROPOSAL)), max_size=3, unique=True).map(tuple),
        "decision_no": some("S1", "S2"), "decision_date": DAYS, "stage": some("sidik", "sidang"), "persons": SMALL,
        "persons_male": SMALL, "persons_female": SMALL, "passport_no": some("X1", "X2"), "nationality": some("KOR"),
        "sex": some("L", "P"), "district": PLACES,
    },
    "activities": {
        "period": some("2024-09"), "activity_date": DAYS, "activity_kind": some("rapat", "sosialisasi", "lapangan"),
        "level": some("kota", "kecamatan"), "district": PLACES, "checked": SMALL, "findings": SMALL,
        "participants": SMALL,
    },
    "services": {
        "period": some("2024-09"), "service_class": some("ITK", "ITAS"), "service": some("baru"),
        "decision": some("approved", "refused"), "sex": some("L", "P"), "count": SMALL, "count_male": SMALL,
        "count_female": SMALL,
    },
    "agency_counts": {
        "period": some("2024-09"), "agency": some("dukcapil", "disnaker"), "district": PLACES, "count": SMALL,
    },
}  # fmt: skip
OFFICES = st.fixed_dictionaries(
    {kind: st.lists(st.fixed_dictionaries(fields), max_size=8) for kind, fields in STRATEGIES.items()}
)
"""Kind → rows that name only what matters."""

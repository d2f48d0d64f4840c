"""The incident log of July to September 2024: the cases in a table with a three-row header."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools.sample_office import cases, people, places
from tools.sample_office.page import Page
from tools.sample_office.table import Head, Site, TableMaker
from tools.sample_office.truth import IncidentFact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.sample_office.cases import Case
    from tools.sample_office.page import Cell

PATH = "inputs/LOG KEJADIAN INTELDAKIM 2024.xlsx"
_HEADS = (
    Head("row_no", ("NO",), 5),
    Head("incident_id", ("LAPORAN", "NO LAPORAN"), 14), Head("incident_date", ("LAPORAN", "TANGGAL KEJADIAN"), 16),
    Head("incident_type", ("LAPORAN", "JENIS PELANGGARAN"), 26),
    Head("incident_place", ("LAPORAN", "LOKASI KEJADIAN"), 22),
    Head("kecamatan", ("LAPORAN", "KECAMATAN"), 16), Head("narrative", ("LAPORAN", "URAIAN SINGKAT"), 34),
    Head("full_name", ("ORANG ASING", "NAMA"), 24), Head("sex", ("ORANG ASING", "L/P"), 6),
    Head("nationality", ("ORANG ASING", "KEBANGSAAN"), 15), Head("passport_no", ("ORANG ASING", "PASPOR", "NOMOR"), 12),
    Head("permit_type", ("ORANG ASING", "IZIN TINGGAL", "JENIS"), 12),
    Head("visa_index", ("ORANG ASING", "IZIN TINGGAL", "INDEKS"), 8),
    Head("persons", ("ORANG ASING", "JUMLAH ORANG"), 9), Head("count_male", ("ORANG ASING", "L"), 5),
    Head("count_female", ("ORANG ASING", "P"), 5),
    Head("legal_basis", ("PENANGANAN", "PASAL YANG DILANGGAR"), 24),
    Head("grade", ("PENANGANAN", "TINGKAT KEPASTIAN"), 16),
    Head("accreditation", ("PENANGANAN", "NO AKREDITASI"), 18), Head("action_type", ("PENANGANAN", "TINDAKAN"), 26),
    Head("decision_no", ("PENANGANAN", "NO SK"), 22), Head("decision_date", ("PENANGANAN", "TANGGAL SK"), 14),
    Head("execution_date", ("PENANGANAN", "TGL DEPORTASI"), 14), Head("stage", ("PENANGANAN", "TAHAP PERKARA"), 14),
    Head("theme", ("TEMA",), 14), Head("follow_up", ("TINDAK LANJUT",), 24),
)  # fmt: skip
_SHEETS = ((6, "JUNI", ()), (7, "JULI", cases.JULY), (8, "AGUSTUS", cases.AUGUST), (9, "SEPTEMBER", cases.SEPTEMBER))


def log(seed: int) -> tuple[list[TableMaker], list[IncidentFact]]:
    """Return the tables of the log and their facts."""
    facts: list[IncidentFact] = []
    makers = []
    for month, name, rows in _SHEETS:
        maker = TableMaker(Page(f"{name} 2024"), Site(PATH, "incidents", f"2024-{month:02d}"), _HEADS)
        maker.titles("LAPORAN KEJADIAN DAN PENINDAKAN ORANG ASING", f"BULAN {name} TAHUN 2024")
        maker.header()
        maker.numbering()
        if month == 9:
            maker.trap(4, "incident_id", None, "judul kolom tiga baris")
        facts.extend(_write(maker, case, seed) for case in rows)
        if not rows:
            maker.trap(
                maker.between("NIHIL"), None, None, "bulan tanpa kejadian: NIHIL, bukan data yang belum disampaikan"
            )
        makers.append(maker)
    return makers, facts


def _write(maker: TableMaker, case: Case, seed: int) -> IncidentFact:
    """Write a case and return its fact."""
    inside = case.district in places.DISTRICTS
    name, passport = _identity(case.who, seed)
    place = maker.record(_cells(case, name, passport), case.bin)
    for field, code, note in case.traps:
        maker.trap(place.row, field, code, note)
    day = _day(case.day)
    return IncidentFact(
        place=place,
        bin=case.bin,
        month=f"{day:%Y-%m}" if day else maker.site.period,
        day=day,
        number=case.number,
        kind=case.means,
        district=case.district if inside or case.district is None else "outside",
        grade=case.grade,
        article=case.article,
        actions=case.kinds if case.decided and "USUL_TANGKAL" not in case.kinds else (),
        decided=_day(case.decided),
        stage=_STAGES.get(case.stage or ""),
        persons=case.persons or 1,
        male=case.split[0] if case.split else None,
        female=case.split[1] if case.split else None,
        sex=case.sex,
        passport=passport,
        nationality=case.nationality,
    )


_STAGES = {"SPDP": "sidik", "Sidik": "sidik", "Tahap II": "penuntutan", "Sidang": "sidang"}
_TEXT_DAYS = {
    "Rabu, 4 September 2024": date(2024, 9, 4), "10-09-2024": date(2024, 9, 10), "9 Sept 2024": date(2024, 9, 9),
    "11/09/2024": date(2024, 9, 11),
    "13 September 2024": date(2024, 9, 13), "14 Agustus 2024": date(2024, 8, 14), "17-07-2024": date(2024, 7, 17),
}  # fmt: skip


def _day(value: Cell) -> date | None:
    """Return the day that a planted cell means; written down, not parsed."""
    return value if isinstance(value, date) else _TEXT_DAYS.get(str(value))


def _identity(who: int | None, seed: int) -> tuple[str | None, str | None]:
    """Return name and passport of one of the invented people of the log."""
    if who is None:
        return None, None
    numbers = people.dice(seed, f"case/{who}")
    return people.invented_name(numbers), f"{numbers.choice('CHRT')}{numbers.randint(1000000, 9999999)}"


def _cells(case: Case, name: str | None, passport: str | None) -> dict[str, Cell]:
    """Return the cells of a case."""
    male, female = case.split or (None, None)
    district = places.name(case.district) if case.district in places.DISTRICTS else case.district
    spelled: Sequence[str] = people.SPELLINGS.get(case.nationality or "", ())
    return {
        "incident_id": case.number, "incident_date": case.day, "incident_type": case.kind,
        "incident_place": "Lokasi dicatat dalam laporan" if case.number else None, "kecamatan": district,
        "narrative": case.story,
        "full_name": name, "sex": case.sex, "nationality": spelled[0] if spelled else None, "passport_no": passport,
        "permit_type": case.permit, "visa_index": case.index, "persons": case.persons, "count_male": male,
        "count_female": female,
        "legal_basis": case.pasal, "grade": case.stated, "accreditation": case.letter, "action_type": case.action,
        "decision_no": case.decision, "decision_date": case.decided, "execution_date": case.executed,
        "stage": case.stage,
        "theme": case.theme, "follow_up": case.follow_up,
    }  # fmt: skip

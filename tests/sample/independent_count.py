"""An independent count of the sample office: plain loops over the truth, by the rules of the design.

It shares no code with the reader or the measures. ``expected_figures(truth, "2024-09")`` gives the figures that are not
zero as ``{figure id: value}``; a figure that is not in it must be zero.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

NOT_DATED = ("ITD", "ITN", "PENGUNGSI")
GRADES = ("keberadaan", "klarifikasi", "dugaan", "ditindak", "terbukti")


class Tally:
    """Counts of one table with its margins."""

    def __init__(self, name, *, column_total=True, work_area=()):
        """Start a table; ``work_area`` lists the rows that make up the margin of that name."""
        self.name, self.column_total, self.work_area = name, column_total, work_area
        self.cells = Counter()

    def add(self, row, column, number=1, *, joins=True):
        """Count into a cell and its margins; what does not join stands outside the column ``total``."""
        rows = [row, "total"] + (["work-area"] if row in self.work_area else [])
        for one in rows:
            self.cells[one, column] += number
            if self.column_total and joins:
                self.cells[one, "total"] += number

    def figures(self):
        """Return the cells that are not zero by figure id."""
        return {f"{self.name}/{row}/{column}": number for (row, column), number in self.cells.items() if number}


def expected_figures(truth, period):
    """Return every figure of a month that is not zero, margins included.

    Args:
        truth: what ``tools.sample_office.write`` returned.
        period: month as ``YYYY-MM``.
    """
    found = {}
    for part in (stock, dates, incidents, actions, persons, stages, activities, services, reconciliation):
        for tally in part(truth, period):
            found |= tally if isinstance(tally, dict) else tally.figures()
    return dict(sorted(found.items()))


def month_end(period):
    """Return the last day of a month."""
    year, month = map(int, period.split("-"))
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def accepted(facts):
    """Return the facts that count."""
    return [one for one in facts if one.bin == "accepted"]


def in_stock(truth, period):
    """Return the register rows that are persons of the stock."""
    return [one for one in accepted(truth.register) if one.period == period and one.permit != "ABG"]


def stock(truth, period):
    """Count the persons of the register."""
    area = truth.work_area
    nationality, village, purpose, memo = map(
        Tally, ("stock-nationality-permit", "stock-village", "stock-occupation-permit", "stock-memo")
    )
    permit = Tally("stock-district-permit", work_area=area)
    sex = Tally("stock-district-sex", work_area=area)
    for one in in_stock(truth, period):
        kind = one.permit or "unknown"
        nationality.add(one.nationality or "unknown", kind)
        permit.add(one.district or "unknown", kind)
        sex.add(one.district or "unknown", one.sex or "unknown")
        village.add(one.village or "unknown", kind)
        is_refugee = kind == "PENGUNGSI" or one.nationality == "XXB"
        purpose.add("unknown" if is_refugee else one.purpose or "unknown", kind)
    for one in accepted(truth.register):
        if one.period == period and one.permit == "ABG":
            memo.add("ABG", "count")
    return nationality, permit, sex, village, purpose, memo


def dates(truth, period):
    """Count permits about to end and permits that have ended."""
    expiring, over = (Tally(name, work_area=truth.work_area) for name in ("stock-expiring", "overstay"))
    for one in in_stock(truth, period):
        if one.lifetime or one.permit in NOT_DATED or one.nationality == "XXB":
            continue
        district = one.district or "unknown"
        if one.expiry is None:
            over.add(district, "unknown", joins=False)
            continue
        left = (one.expiry - month_end(period)).days
        if left < 0:
            over.add(district, "lt60" if left > -60 else "eq60" if left == -60 else "gt60")
        elif left <= 90:
            expiring.add(district, "30" if left <= 30 else "60" if left <= 60 else "90")
    return expiring, over


def grade_on(one, day):
    """Return the grade of a row on a day: one that rests on a later decision is a suspicion by its article."""
    if one.grade in {"ditindak", "terbukti"} and one.decided and one.decided > day:
        return "dugaan" if one.article else "klarifikasi"
    return one.grade


def incidents(truth, period):
    """Count incidents: rows of one report number are one, of the highest grade and the earliest date."""
    reports = {}
    for one in accepted(truth.incidents):
        reports.setdefault(one.number or one.place, []).append(one)
    types, places = Tally("incidents-type-grade"), Tally("incidents-district", work_area=truth.work_area)
    for rows in reports.values():
        first = min(rows, key=lambda one: (one.month, one.day or date.max))
        if first.month != period:
            continue
        types.add(first.kind or "unknown", max((grade_on(one, month_end(period)) for one in rows), key=GRADES.index))
        places.add(first.district or "unknown", "count")
    return types, places


def by_sex(one):
    """Return (sex, number) of the persons a row of the log stands for."""
    if one.male is None:
        return [(one.sex or "unknown", one.persons)]
    return [("L", one.male), ("P", one.female), ("unknown", one.persons - one.male - one.female)]


def joins_total(kind, article):
    """Tell whether an action is in the totals: detention only under Pasal 75 ayat (2) huruf d."""
    return kind != "DETENSI" or article == "75-2-d"


def decided_in(truth, period):
    """Return the rows whose decision lies in the month."""
    return [one for one in accepted(truth.incidents) if one.actions and f"{one.decided:%Y-%m}" == period]


def actions(truth, period):
    """Count actions by article, kind and sex; detention stays out of the totals."""
    cells = Counter()
    for one in decided_in(truth, period):
        for kind in one.actions:
            for sex, number in by_sex(one):
                for row in (one.article or "unknown", "total"):
                    cells[row, f"{kind}-{sex}"] += number
                    cells[row, "total"] += number if joins_total(kind, one.article) else 0
    return [{f"tak-actions/{row}/{column}": number for (row, column), number in cells.items() if number}]


def persons(truth, period):
    """Count distinct persons in every cell and margin; a person without passport is the row's own."""
    found = {}
    for one in decided_in(truth, period):
        person = (one.passport, one.nationality) if one.passport else one.place
        for kind in one.actions:
            for row in (one.nationality or "unknown", "total"):
                found.setdefault((row, kind), {})[person] = one.persons
                if joins_total(kind, one.article):
                    found.setdefault((row, "total"), {})[person] = one.persons
    return [{f"tak-persons/{row}/{column}": sum(who.values()) for (row, column), who in found.items()}]


def stages(truth, period):
    """Count persons in criminal cases by article, stage and sex."""
    table = Tally("projustisia")
    for one in accepted(truth.incidents):
        if one.month == period and one.stage:
            for sex, number in by_sex(one):
                table.add(one.article or "unknown", f"{one.stage}-{sex}", number)
    return [table]


def activities(truth, period):
    """Count activities, outreach, and the meetings and operations of Tim PORA."""
    table, outreach = Tally("activities", column_total=False), Tally("outreach", column_total=False)
    timpora = Tally("timpora")
    for one in accepted(truth.activities):
        if one.month != period:
            continue
        for column, number in (("count", 1), ("checked", one.checked), ("findings", one.findings)):
            table.add(one.kind or "unknown", column, number)
        if one.kind == "sosialisasi":
            outreach.add(one.district or "unknown", "count")
            outreach.add(one.district or "unknown", "participants", one.participants)
        if one.kind in {"rapat", "operasi-gabungan"}:
            row = one.district if one.level == "kecamatan" else one.level
            timpora.add(row or "unknown", one.kind)
    return table, outreach, timpora


def services(truth, period):
    """Count stay-permit services by kind, decision and sex; what was not decided stands outside these tables."""
    tables = {permit: Tally(f"services-{permit}") for permit in ("ITK", "ITAS", "ITAP")}
    outside = Tally("services-outside")
    for one in accepted(truth.services):
        if one.month == period and one.decision and one.permit in tables:
            tables[one.permit].add(one.service or "unknown", f"{one.decision}-{one.sex or 'unknown'}")
        elif one.month == period:
            outside.add(one.permit or "unknown", "decided" if one.decision else "undecided")
    return [*tables.values(), outside]


def reconciliation(truth, period):
    """Compare the register with the counts of other agencies, each over the kecamatan that it covers.

    The sample names no kelurahan, and every month has a count of every kecamatan.
    """
    table = Tally("reconciliation", column_total=False, work_area=truth.work_area)
    given = [one for one in accepted(truth.counts) if one.month == period and one.agency and one.is_sound]
    for one in given:
        table.add(one.district or "unknown", one.agency, one.count)
    covered = {(one.agency, one.district) for one in given}
    for one in in_stock(truth, period):
        if one.permit in {"ITAS", "ITAP"}:
            table.add(one.district or "unknown", "imigrasi")
        for agency in ("dukcapil", "disnaker", "kelurahan", "pendidikan", "kesehatan"):
            counts = one.permit not in {"ITD", "ITN"} if agency == "kelurahan" else one.permit in {"ITAS", "ITAP"}
            if counts and (agency, one.district) in covered:
                table.add(one.district, f"imigrasi-{agency}")
    return [table]

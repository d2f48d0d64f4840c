"""Kecamatan and kelurahan of each record.

Empty kecamatan: from its merged cell, the group row, the sheet, its title or its file's name, then a kelurahan that
names only one. A kecamatan that is written but not understood stays unknown; the column wins over everything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reports.intake.normalise.asked_codes import asked_codes, is_own_code
from reports.intake.normalise.converters import as_text, proposal
from reports.intake.normalise.filled_districts import districts_filled, is_contradicted
from reports.intake.normalise.unread_bands import with_answered_bands
from reports.late_patterns import late_regex
from reports.model.grid import cell_name
from reports.problems import Problem
from reports.vocabulary import addresses, numbers, own_codes, places
from reports.vocabulary.text import decision_key, normal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.intake.normalise.unread_bands import Band
    from reports.model.grid import Scalar
    from reports.problems import Detail

    _Key = tuple[str | None, str | None, tuple[str | None, str | None] | None, str | None]
    """Kecamatan and kelurahan as written, what the group rows say, and the place of an event."""
    _Written = tuple[Any, ...]
    """The same as the cells hold it; the last two only where there are any."""

_PARTS = late_regex(r"[,;\n/]|\s[-–]\s")
"""What parts the date, the spot and the place of an event."""


@dataclass(frozen=True)
class Location:
    """Where a record is; codes, ``outside`` or None."""

    district: str | None
    village: str | None
    district_fault: str | None = None
    village_fault: str | None = None
    proposed: str = ""


def locations(
    cells: Cells, groups: Mapping[int, tuple[str | None, str | None]], *, by_place: bool = False
) -> tuple[list[str | None], list[str | None], list[Problem]]:
    """Return districts, villages and problems, one location a record.

    Args:
        cells: the table.
        groups: sheet row → (district, village) of its group rows.
        by_place: let a LOKASI that is exactly a kecamatan's name stand in (logs of events).
    """
    groups, bands = with_answered_bands(cells, groups)
    filled, of_filled = districts_filled(cells)
    columns: list[Sequence[Any]] = [filled, cells.raw("kelurahan")]
    if groups or by_place:  # keys that are longer for nothing take their time in a long register
        columns.append([groups.get(row) for row in cells.rows])
        spots = cells.raw("incident_place" if cells.has("incident_place") else "place")
        columns.append(spots if by_place else [None] * len(cells.rows))
    keys = list(zip(*columns, strict=True))
    table_place = _table_place(cells, filled)
    location_by_key = {key: _locate(*_decided(cells, _key(*key)), table_place) for key in set(keys)}
    districts = {key: location.district for key, location in location_by_key.items()}
    villages = {key: location.village for key, location in location_by_key.items()}
    problems = [
        *_problems(cells, keys, location_by_key),
        *_without_village(cells, [location_by_key[key] for key in keys]),
        *(_unread_band(cells, band) for band in bands),
        *of_filled,
    ]
    return [districts[key] for key in keys], [villages[key] for key in keys], problems


def _table_place(cells: Cells, districts: Sequence[Scalar]) -> tuple[str | None, str | None]:
    """Return the place that stands over the table, without a kecamatan that its own column contradicts."""
    district, village = cells.table.district, cells.table.village
    if district and None in districts and is_contradicted(district, districts, lambda text: written_district(text)[0]):
        district = None
    return district, village


def _unread_band(cells: Cells, band: Band) -> Problem:
    """Return that a group row names no known kecamatan, at its cell; it is asked about like any other entry."""
    details: dict[str, Detail] = {"proposal": written_district(band.text)[2]}
    cell = cell_name(band.row, band.column)
    return Problem("district-unreadable", cells.path, cells.table.sheet, cell, "kecamatan", band.text, details)


def _key(
    district: Scalar, village: Scalar, group: tuple[str | None, str | None] | None = None, spot: Scalar = None
) -> _Key:
    return _blank(district), _blank(village), group, _blank(spot)


def _decided(cells: Cells, key: _Key) -> _Key:
    """Return the key with kecamatan and kelurahan as this office once decided them."""
    district, village, group, spot = key
    named_spot = _decided_name(cells, "kecamatan", spot)
    return _decided_name(cells, "kecamatan", district), _decided_name(cells, "kelurahan", village), group, named_spot


def _decided_name(cells: Cells, field: str, text: str | None) -> str | None:
    code = cells.remembered.get(field, {}).get(decision_key(text)) if text else None
    if code == places.OUTSIDE:
        return code
    return places.name_of(code) or text if code else text


def _blank(cell: object) -> str | None:
    """Return a place cell's text; a dash is blank."""
    if cell is None:
        return None
    text = as_text(cell)
    return None if numbers.is_nothing(text) else text


def _locate(
    district: str | None,
    village: str | None,
    group: tuple[str | None, str | None] | None,
    spot: str | None,
    of_table: tuple[str | None, str | None],
) -> Location:
    code, fault, proposed = written_district(district)
    if district is not None and code == places.OUTSIDE and village is not None:
        code, fault, proposed = _misspelt_own(district, village) or (code, fault, proposed)
    group_district, group_village = group or (None, None)
    if district is None:
        code = group_district or of_table[0] or _district_of(_village_code(village) if village else group_village)
        if code is None and spot is not None:
            code = _of_spot(spot)
        fault = None if code else "district-missing"
    if code == places.OUTSIDE:
        return Location(code, places.OUTSIDE)
    village_code = _village_code(village, code) if village is not None else group_village or of_table[1]
    if village_code == places.OUTSIDE and code is None and district is None:
        return Location(places.OUTSIDE, places.OUTSIDE)
    wrong = village is not None and (village_code is None or (code is not None and _district_of(village_code) != code))
    if wrong or (code is not None and village_code is not None and _district_of(village_code) != code):
        village_code = None
    return Location(code, village_code, fault, "village-unreadable" if wrong else None, proposed)


def _of_spot(spot: str) -> str | None:
    """Return the kecamatan that the place of an event names, itself or by a kelurahan; None where parts disagree.

    Example:
        >>> _of_spot("3 September 2024, Pluit"), _of_spot("Aula Kec. Koja"), _of_spot("Hotel Gading")
        ('31.72.01', '31.72.03', None)
    """
    if spot == places.OUTSIDE:
        return spot
    village, district = addresses.place_in(spot)
    if district is not None:
        return places.district_code(district)
    codes = {code for part in (spot, village or "", *_PARTS.split(spot)) if (code := _place_code(part))}
    if not codes and places.is_elsewhere(spot) and not places.own_names_ending(spot):
        return places.OUTSIDE
    return codes.pop() if len(codes) == 1 else None


def _place_code(text: str) -> str | None:
    """Return the kecamatan of that name, else the one that a kelurahan of that name is in."""
    return places.district_code(text) or own_codes.district_code(text) or _district_of(places.village_code(text))


def written_district(district: str | None) -> tuple[str | None, str | None, str]:
    """Return code, fault and proposal of a kecamatan cell."""
    if district is None:
        return None, None, ""
    code = places.district_code(district) or own_codes.district_code(district)
    if code is not None:
        return code, None, ""
    own_village = places.village_code(district) if district != places.OUTSIDE else None
    is_exact = own_village is not None and normal(places.name_of(own_village) or "") == normal(district)
    if is_exact:  # there may be a kecamatan of that name elsewhere
        return None, "district-unreadable", f": {places.name_of(_district_of(own_village) or '')}?"
    short_for = places.own_names_ending(district)
    if district == places.OUTSIDE or (places.is_elsewhere(district) and not short_for):
        return places.OUTSIDE, None, ""
    if len(short_for) == 1:
        return None, "district-unreadable", f": {short_for[0]}?"
    near = proposal(district.upper(), places.names_of("kecamatan"))
    name = places.name_of(places.district_code(near) or "") if near else None
    return None, "district-unreadable", f": {name}?" if name else ""


def _misspelt_own(district: str, village: str) -> tuple[None, str, str] | None:
    """Return the proposal of an own kecamatan whose name is like one elsewhere, where the kelurahan lies in it.

    Grogol beside Rawa Arum is Gerogol of Cilegon, though there is another Grogol in Indonesia.
    """
    near = proposal(district.upper(), places.names_of("kecamatan")) if district != places.OUTSIDE else None
    code = places.district_code(near) if near else None
    if code is None or _district_of(_village_code(village, code)) != code:
        return None
    return None, "district-unreadable", f": {places.name_of(code)}?"


def _village_code(village: str, district: str | None = None) -> str | None:
    return places.village_code(village, district) or own_codes.village_code(village)


def _district_of(village: str | None) -> str | None:
    return village.rpartition(".")[0] if village and village != places.OUTSIDE else None


def _problems(cells: Cells, keys: list[_Written], location_by_key: Mapping[_Written, Location]) -> list[Problem]:
    """Return the faults; a table without any place column says it once, elsewhere."""
    by_address = cells.has_addresses_only and any(key[0] or key[1] for key in location_by_key)
    placed = by_address or cells.has("kecamatan") or cells.has("kelurahan")
    faulty = {key for key, location in location_by_key.items() if location.district_fault or location.village_fault}
    if not faulty:
        return []
    problems = [] if placed else _unplaced(cells, keys, faulty)
    codes: dict[int, Scalar] = {}
    district, village = ("address", "address") if cells.has_addresses_only else ("kecamatan", "kelurahan")
    for index, key in enumerate(keys):
        if key not in faulty:
            continue
        location = location_by_key[key]
        district_cell = cells.raw_at("kecamatan", index)
        if location.district_fault == "district-unreadable" and is_own_code(cells.table, "kecamatan", district_cell):
            codes[index] = district_cell
        elif location.district_fault == "district-unreadable" or (location.district_fault and placed):
            value = cells.raw_at(district, index)
            problems.append(
                cells.problem(location.district_fault, index, district, value, {"proposal": location.proposed})
            )
        if location.village_fault:
            problems.append(cells.problem(location.village_fault, index, village, cells.raw_at(village, index)))
    return [*problems, *asked_codes(cells, "kecamatan", codes)]


def _without_village(cells: Cells, row_locations: Sequence[Location]) -> list[Problem]:
    """Return the remark, once a table, that rows of a register whose column says the kelurahan have none."""
    if cells.table.kind != "register" or not cells.has("kelurahan"):
        return []
    count = sum(
        location.village is None and not location.village_fault and not location.district_fault
        for location in row_locations
    )
    details: dict[str, Detail] = {"count": count, "field": "kelurahan"}
    return [Problem("values-missing", cells.path, cells.table.sheet, field="kelurahan", details=details)] * bool(count)


def _unplaced(cells: Cells, keys: Sequence[_Written], faulty: Collection[_Written]) -> list[Problem]:
    """Return the remarks on rows without a kecamatan where no column says it: once a table, and at places not known.

    An activity need not be in any kecamatan; an incident is, and its place is told where it names none.
    """
    kind, rows = cells.table.kind, [index for index, key in enumerate(keys) if key in faulty]
    field = "incident_place" if cells.has("incident_place") else "place"
    spots = cells.raw(field)
    unknown = [index for index in rows if kind == "incidents" and _blank(spots[index])]
    problems = [cells.problem("place-unknown", index, field, spots[index]) for index in unknown]
    count = len(rows) - len(unknown)
    if count and (kind == "register" or (kind == "incidents" and cells.has(field))):
        details: dict[str, Detail] = {"count": count, "field": "kecamatan"}
        problems.append(Problem("values-missing", cells.path, cells.table.sheet, field="kecamatan", details=details))
    return problems

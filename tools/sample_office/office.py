"""The whole sample office: every file, and the truth about it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tools.sample_office import (
    activities,
    agencies,
    earlier,
    guide,
    incidents,
    meeting,
    meeting_before,
    opendocument,
    people,
    places,
    september,
    services,
    writers,
)
from tools.sample_office.truth import Trap, Truth

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterable

    from tools.sample_office.people import Person
    from tools.sample_office.table import TableMaker
    from tools.sample_office.truth import TableFact

LOCK = "inputs/~$REGISTER ORANG ASING SEPTEMBER 2024.xlsx"
_POOL, _SPARE = 1330, 700
_MEETINGS = (meeting_before.BOOK, meeting.BOOK)
_CONFIGURATION = """\
# Pengaturan kantor contoh. Nama pejabat di bawah ini rekaan.

[office]
name = "Kantor Imigrasi Kelas I TPI Jakarta Utara"
city = "Jakarta Utara"
address = "Jalan Contoh Nomor 1, Jakarta Utara"
phone = "(021) 0000000"
website = "jakartautara.example.id"
email = "kanim@jakartautara.example.id"
emblem = ""
regional_office_before = "Kantor Wilayah DKI Jakarta"
regional_office = "Kantor Wilayah Direktorat Jenderal Imigrasi Daerah Khusus Jakarta"

[work_area]
districts = ["31.72.01", "31.72.02", "31.72.03", "31.72.04", "31.72.05", "31.72.06"]

[head]
position = "Kepala Kantor"
capacity = ""
name = "Sutalu Harmori"
nip = "00000000 000000 0 001"

[section_head]
position = "Kepala Seksi Intelijen dan Penindakan Keimigrasian"
capacity = "Plt."
name = "Komasen Wijori"
nip = "00000000 000000 0 002"

[letters]
number = ""
nature = "Penting"
copies = ["Sekretaris Direktorat Jenderal Imigrasi", "Direktur Pengawasan dan Penindakan Keimigrasian"]

[document]
date = 2024-10-07
paper = "A4"
font = "Liberation Sans"

[meeting]
operation_target = 6

[monthly.2024-09]
detained_before = 3
detained_in = 9
detained_out = 7
detained_moved = 1
detained_after = 4
longest_detention = 41
fees_received = 84000000
cases_carried_over = 5
objections = 0
"""
_MAPPINGS = f"""\
# Keputusan kantor contoh: jadwal piket bukan masukan.

left_out = ["{activities.PATH} › {activities.ROSTER}"]
"""


def write(folder: pathlib.Path, seed: int = 2024) -> Truth:
    """Write the sample office into a folder and return the truth about it.

    Args:
        folder: made when missing; files of the same names are replaced, others left alone.
        seed: same seed, same bytes.
    """
    files, truth = make(seed)
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return truth


def told(seed: int) -> Truth:
    """Return the truth about the office of a seed; making its files takes most of the time."""
    return _laid_out(seed)[1]


def make(seed: int) -> tuple[dict[str, bytes], Truth]:
    """Return the files of the office by path, and the truth about them."""
    makers, truth = _laid_out(seed)
    files = {
        path: _file(path, [one for one in makers if one.site.path == path])
        for path in dict.fromkeys(one.site.path for one in makers)
    }
    for book in _MEETINGS:
        files[book.path] = writers.xlsx(book.pages())
    files[LOCK] = b"\x05Seksi".ljust(165, b" ")
    files["pora.toml"] = _CONFIGURATION.encode()
    files["mappings.toml"] = _MAPPINGS.encode()
    files["README.md"] = guide.text(truth, seed).encode()
    return files, truth


def _file(path: str, makers: list[TableMaker]) -> bytes:
    """Return the bytes of a file in the format its name says."""
    pages = list({maker.page.name: maker.page for maker in makers}.values())
    if path.endswith(".xlsx"):
        return writers.xlsx(pages)
    if path.endswith(".xls"):
        return writers.xls(pages)
    if path.endswith(".ods"):
        return opendocument.ods(pages)
    if path == earlier.YEAR_BEFORE_CSV:
        return writers.delimited(pages[0], delimiter=";", encoding="cp1252")
    return writers.delimited(pages[0], delimiter="," if path == earlier.JULY else ";", encoding="utf-8-sig")


def _laid_out(seed: int) -> tuple[list[TableMaker], Truth]:
    persons = people.pool(seed, _POOL + _SPARE)
    return _truth(seed, persons[:_POOL], persons[_POOL:])


def _truth(seed: int, pool: list[Person], spare: list[Person]) -> tuple[list[TableMaker], Truth]:
    """Lay out every table; months share most of their people, in the order in which these came and went."""
    current, facts = september.register(pool[175:], spare, people.dice(seed, "register/2024-09"))
    august = earlier.august(pool[95:1290], people.dice(seed, "register/2024-08"), facts)
    july = earlier.july(pool[30:1240], people.dice(seed, "register/2024-07"), facts)
    west, east = earlier.year_before(pool[:1010], people.dice(seed, "register/2023-09"), facts)
    cases, incident_facts = incidents.log(seed)
    events, activity_facts = activities.log()
    served, service_facts = services.september(pool[600:765], seed)
    served_before, earlier_services = services.august(pool[420:560], seed)
    stock = Counter(one.district for one in pool[175:])
    others, count_facts = agencies.counts(seed, {code: stock[code] for code in places.DISTRICTS})
    makers = [*current, august, july, *west, east, *cases, *events, served, served_before, *others]
    truth = Truth(
        work_area=places.DISTRICTS,
        register=tuple(facts),
        incidents=tuple(incident_facts),
        activities=tuple(activity_facts),
        services=(*service_facts, *earlier_services),
        counts=tuple(count_facts),
        tables=(*_tables(makers), *(table for book in _MEETINGS for table in book.tables())),
        traps=(*_traps(makers), meeting.TRAP, Trap(LOCK, None, None, "file-skipped", "berkas kunci Excel: dilewati")),
    )
    return makers, truth


def _tables(makers: Iterable[TableMaker]) -> list[TableFact]:
    """Return the tables that are read: all but those of the sheet that is left out."""
    return [table for maker in makers if (table := maker.finish()).sheet != activities.ROSTER]


def _traps(makers: Iterable[TableMaker]) -> list[Trap]:
    """Return the traps of all tables."""
    return [trap for maker in makers for trap in maker.traps]

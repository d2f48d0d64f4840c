"""An invented archive under construction: what each month of it is, and files added with what must become of them."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from messy_people import entries
from messy_registers import MONTHS, Laid, Register
from messy_truth import Made, Told
from msoffcrypto.format.ooxml import OOXMLFile

from reports.model.archive import Role
from reports.model.period import Month, Period
from tools.sample_office import opendocument, writers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from messy_people import Office

    from reports.model.archive import State
    from tools.sample_office.page import Page
    from tools.sample_office.register import Entry

PASSWORD = "rahasia kantor"  # noqa: S105 -- of workbooks that hold nobody
LOCKED = "file-encrypted"
"""Why a protected workbook cannot be used."""
NIL = frozenset({Month(2018, 4), Month(2023, 9)})
"""Months without an incident."""
NO_SHEET = Month(2018, 8)
"""The workbook of its year has no sheet for it."""
NO_FILE = Month(2020, 7)
QUARTER = Period(Month(2022, 4), Month(2022, 6))
"""Nothing at all is left of it."""
MISTAKEN, SAID = Month(2019, 3), Month(2019, 4)
"""The register of the one bears the other in its title."""
UNDECIDED = Month(2021, 8)
"""There are a FINAL and a FIX."""
LEFT_OUT = "2021/DATA ORANG ASING AGUSTUS 2021 FIX.ods"
"""What an office that decides between them leaves out."""
LEFT = {"role": Role.SUPERSEDED, "reason": "mappings"}
"""What becomes of files that ``mappings.toml`` leaves out."""
LOCKED_WHOLE, LOCKED_PART = Month(2021, 11), Month(2022, 2)
"""The register, or that of one kecamatan, is under a password."""
SHORT = Month(2022, 9)
"""Two kecamatan sent nothing."""
BOMBED = Month(2023, 7)
"""A zip bomb bears the name of a second register."""


@dataclass
class Archive:
    """An archive under construction."""

    office: Office
    is_drawn: bool = True
    """Files have their content; else it is known what they tell only."""
    made: list[Made] = field(default_factory=list)
    planted: dict[tuple[str, Month], State] = field(default_factory=dict)

    def but(self, *others: Month) -> dict[tuple[str, Month], State]:
        """Return what was planted in all months but some."""
        return {field: state for field, state in self.planted.items() if field[1] not in others}

    def add(self, path: str, pages: Sequence[Page], told: tuple[Told, ...], **fate: object) -> Made:
        """Add a file of pages, in the format its name says."""
        return self.put(path, self.content(path, pages), told, **fate)

    def content(self, path: str, pages: Sequence[Page], *, is_locked: bool = False) -> bytes:
        """Return pages in the format of a path, under the password if asked for."""
        if not self.is_drawn:
            return b""
        return locked(content(path, pages)) if is_locked else content(path, pages)

    def put(self, path: str, made: bytes, told: tuple[Told, ...] = (), **fate: object) -> Made:
        """Add a file."""
        self.made.append(Made(path, made, told, **fate))  # type: ignore[arg-type]
        return self.made[-1]

    def copy(self, of: Made, path: str) -> None:
        """Add the same content under another name."""
        self.put(path, of.content, role=Role.COPY, other=of.path)

    def rows(self, month: Month, *, by_column: bool = True) -> list[Entry]:
        """Return the rows of a month's register."""
        return entries(self.office, month, by_column=by_column)

    def register(
        self, path: str, month: Month, layout: Callable[[Register], Laid], rows: Sequence[Entry], **fate: object
    ) -> Made:
        """Add the register of a month."""
        laid = layout(Register(path, month, rows, self.office.seed))
        return self.add(path, laid.pages, (Told("register", month, facts=tuple(laid.facts)),), **fate)

    def superseded(self, path: str, by: Made, layout: Callable[[Register], Laid], rows: Sequence[Entry]) -> Made:
        """Add a version that the office leaves out, another one counting instead."""
        return self.register(path, by.tells[0].month, layout, rows, **LEFT)


def content(path: str, pages: Sequence[Page]) -> bytes:
    """Return pages in the format of a path; texts with commas are UTF-8, those of other years Windows-1252."""
    match path.rpartition(".")[2]:
        case "xlsx":
            return writers.xlsx(pages)
        case "xls":
            return writers.xls(pages)
        case "ods":
            return opendocument.ods(pages)
        case _:
            newer = "kiriman" in path
            return writers.delimited(pages[0], delimiter="," if newer else ";", encoding=_encoding(newer=newer))


def _encoding(*, newer: bool) -> str:
    return "utf-8-sig" if newer else "cp1252"


def locked(made: bytes) -> bytes:
    """Return a workbook under the password; its key is random, as encryption must be."""
    stream = io.BytesIO()
    OOXMLFile(io.BytesIO(made)).encrypt(PASSWORD, stream)
    return stream.getvalue()


def months(year: int, first: int = 1, last: int = 12) -> tuple[Month, ...]:
    """Return months of a year, both ends included."""
    return Period(Month(year, first), Month(year, last)).months


def folder_of(month: Month) -> str:
    """Return a month's folder as the office names it from 2019 on."""
    return f"{month.year}/{month.month:02d} {MONTHS[month.month - 1].title()}"


def named(month: Month) -> str:
    """Return month and year as the names of files say them."""
    return f"{MONTHS[month.month - 1]} {month.year}"

"""An office whose inputs are written line by line, and what is counted from them; see docs/counting-rules.md."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pytest

from reports.model.period import Period
from reports.pipeline.archive.file_job import on_this_machine
from reports.pipeline.archive.monthly_figures import Rebuilt
from reports.pipeline.archive.read_archive import Place, read
from reports.pipeline.counting import counted, quality_of
from reports.pipeline.gather import gather_office
from reports.vocabulary.config import Config
from tests.books_once import write_once
from tests.gathered_once import gather_once
from tests.pages_once import lay_out_once, pages_as_digests
from tests.readers_stay import readers_stay

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from reports.model.figures import Figures
    from reports.model.quality import Quality
    from reports.pipeline.counting import Counts
    from reports.pipeline.gather import Gathered

__all__ = ["Office", "gather_once", "lay_out_once", "office", "pages_as_digests", "readers_stay", "write_once"]

REGISTER = "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;KECAMATAN;KETERANGAN"
LOG = (
    "NO;NO LAPORAN;TANGGAL KEJADIAN;JENIS KEJADIAN;KECAMATAN;NAMA;NO PASPOR;KEBANGSAAN;L/P;PASAL;TINGKAT KEPASTIAN;"
    "JENIS TAK;NO SK;TANGGAL SK;TAHAP PERKARA;TGL SPDP;TGL TAHAP II;INSTANSI PELAPOR;URAIAN"
)
ACTIVITIES = "NO;TANGGAL;JENIS KEGIATAN;TEMPAT;DIPERIKSA;TEMUAN;KETERANGAN"
SERVICES = "NO;TANGGAL PERMOHONAN;JENIS IZIN TINGGAL;JENIS PERMOHONAN;HASIL;L/P"
_HEADS = {"register": REGISTER, "kejadian": LOG, "kegiatan": ACTIVITIES, "layanan": SERVICES}


@dataclass(frozen=True)
class Office:
    """A folder with inputs."""

    folder: Path

    def write(self, name: str, when: str, *rows: str, head: str = "") -> Office:
        """Write a table.

        Args:
            name: of the file; its first word says the kind.
            when: end of the title, such as ``BULAN SEPTEMBER 2024``.
            rows: without their number.
            head: in place of that of the kind.
        """
        lines = (f"{number};{row}" for number, row in enumerate(rows, 1))
        text = "\n".join((f"DATA {when}", head or _HEADS[name.split(maxsplit=1)[0]], *lines))
        (self.folder / "inputs" / f"{name}.csv").write_text(text + "\n", encoding="utf-8")
        return self

    def persons(self, name: str, when: str, numbers: range) -> Office:
        """Write a register of persons by their numbers."""
        return self.write(name, when, *(f"MIRA {n};A{n:07d};Jepang;ITAS;Koja;" for n in numbers))

    def gathered(self, as_of: date | None = None) -> Gathered:
        """Return the inputs as a return reads them."""
        return gather_office(self.folder, store=False, as_of=as_of)

    def counts(self, period: str, as_of: date | None = None, document_date: date | None = None) -> Counts:
        """Return what a return counts."""
        months = Period.parse(period)
        return counted(self.gathered(as_of), months, as_of or months.end, Config(), document_date)

    def figures(self, period: str, as_of: date | None = None) -> Figures:
        """Return the figures of a return."""
        return self.counts(period, as_of).figures

    def value(self, figure: str, period: str = "2024-09", as_of: date | None = None) -> int | None:
        """Return a figure of a return by its id."""
        return self.figures(period, as_of).figure(*figure.split("/")).value

    def quality(self, period: str = "2024-09") -> Quality:
        """Return what is said of the sources of a return."""
        return quality_of(self.gathered().files, Period.parse(period))

    def codes(self, as_of: date | None = None) -> set[str]:
        """Return the codes of all problems."""
        return {problem.code for problem in self.gathered(as_of).problems}

    def rebuilt(self) -> dict[str, Figures]:
        """Return month → figures, from the same files as an archive."""
        shutil.copytree(self.folder / "inputs", self.folder / "arsip", dirs_exist_ok=True)
        place = Place(self.folder / "arsip", self.folder, Config().work_area.districts)
        place.ledger.mkdir(parents=True, exist_ok=True)
        months = Rebuilt(read(place, partial(on_this_machine, workers=1)).material)
        return {str(month): months[month] for month in months}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Return an office without inputs."""
    (tmp_path / "kantor" / "inputs").mkdir(parents=True)
    return Office(tmp_path / "kantor")

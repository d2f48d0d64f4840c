"""The office's configuration, ``pora.toml``: strict, with defaults of Kantor Imigrasi Jakarta Utara.

Unknown keys are an error that names the nearest known one. Nothing but this module and the command line reads the
environment or the file.
"""

from __future__ import annotations

import dataclasses
import difflib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError
from reports.vocabulary import monthly_numbers, regions, retention, toml_files, work_area
from reports.vocabulary.monthly_numbers import MonthlyNumbers
from reports.vocabulary.resources import load as load_data

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = "pora.toml"


@dataclass(frozen=True)
class Office:
    """The office and its address."""

    name: str = "Kantor Imigrasi Kelas I TPI Jakarta Utara"
    city: str = "Jakarta Utara"
    address: str = ""
    phone: str = ""
    website: str = ""
    email: str = ""
    emblem: str = ""
    """File of the emblem, relative to the office folder; empty for a dashed box."""
    regional_office_before: str = "Kantor Wilayah DKI Jakarta"
    """Kanwil on letterheads of the Kemenkumham era."""
    regional_office: str = "Kantor Wilayah Direktorat Jenderal Imigrasi Daerah Khusus Jakarta"
    """Kanwil on letterheads of the Kemenimipas era."""


@dataclass(frozen=True)
class WorkArea:
    """The work area by codes of Kemendagri."""

    districts: tuple[str, ...] = work_area.HOME
    """Kecamatan in print order; a code of a kota, kabupaten or province stands for all of its kecamatan."""
    tile_map: tuple[str, ...] = ()
    """Kecamatan in the order of their places on the tile map, two in a row; empty: none, save for Jakarta Utara."""


@dataclass(frozen=True)
class Official:
    """An official who signs."""

    position: str = "Kepala Kantor"
    capacity: str = ""
    """``Plt.``, ``Plh.``, ``a.n.`` or empty."""
    on_behalf_of: str = ""
    """With ``a.n.``: the position signed for; with ``u.b.`` after it."""
    name: str = ""
    nip: str = ""


@dataclass(frozen=True)
class Letters:
    """Numbering and addressing of letters. Empty parts print as dotted lines."""

    number: str = ""
    nature: str = "Penting"
    addressee: tuple[str, ...] = ()
    """Empty: by the ministry's name at the document date."""
    copies: tuple[str, ...] = (
        "Sekretaris Direktorat Jenderal Imigrasi",
        "Direktur Pengawasan dan Penindakan Keimigrasian",
    )


@dataclass(frozen=True)
class DocumentOptions:
    """How documents look and are dated."""

    date: date | None = None
    """Document date; None prints a dotted line, with the letterhead of the as-of date."""
    letterhead: str = ""
    """``kemenkumham`` or ``kemenimipas``; needed for dates of the transition window only."""
    paper: str = "A4"
    """``A4`` or ``F4``."""
    font: str = "Liberation Sans"
    signature_field: bool = False
    """An empty field in each box for a signature, which a signing program (BSrE and others) fills in."""


@dataclass(frozen=True)
class Enforcement:
    """What the log alone does not tell of decisions on administrative actions. What is empty is asked."""

    own_prefixes: tuple[str, ...] = ()
    """Beginnings of this office's own numbers: a penangkalan under one may be a proposal to the Ditjen."""
    receipt: str = ""
    """A receipt with a date instead of a decision on biaya beban: ``keputusan`` or ``bukan``."""


@dataclass(frozen=True)
class MeetingOptions:
    """What an office decides about its meetings. What is empty is left out, or printed as a dotted line."""

    contact: str = ""
    """Narahubung named in the invitation: an office or a role, and how to reach it."""
    confirmation: str = "paling lambat satu hari sebelum rapat"
    """By when to confirm, as it follows "mohon konfirmasi kehadiran"."""
    remarks: tuple[str, ...] = ()
    """Further points under Catatan of the invitation."""
    copies: tuple[str, ...] = ("Kepala Kantor Wilayah",)
    """Tembusan of the invitation."""
    spare_rows: int = 10
    """Empty rows of the attendance sheet, beside one for each invited agency."""
    district_deadline: str = ""
    """By when each kecamatan gives its counts, as "tanggal 5 setiap bulan"."""
    province_target: int = 0
    """Meetings at the level of the province aimed at in a year; 0: none is named."""
    city_target: int = 0
    """The same at the level of the city."""
    district_target: int = 0
    """The same for each kecamatan."""
    operation_target: int = 0
    """Joint operations aimed at in a year, at all levels; 0: none is named."""


@dataclass(frozen=True)
class Cluster:
    """Certificates of the connection to a Dask cluster: files in PEM form."""

    authority: str = ""
    """Certificate of the authority that signed those of scheduler and workers: of this office's cluster alone."""
    scheduler: str = ""
    """The scheduler's own certificate, which must name its host; no other scheduler is spoken to."""
    certificate: str = ""
    """This office's own certificate."""
    key: str = ""
    """Its private key."""
    trusts_accounts: bool = False
    """Over ``tcp://`` on this machine every account of it may run programs as this one."""


@dataclass(frozen=True)
class Retention:
    """How long the office's own stores hold data, as "60 bulan" or "5 tahun"; empty for no limit."""

    ledger: str = ""
    """What was read of the inputs, those of archives too."""
    corrections: str = ""
    """Correction workbooks."""
    documents: str = ""
    """Documents of months and meetings."""
    archive: str = ""
    """Months of archives that were rebuilt, with their documents."""


@dataclass(frozen=True)
class Config:
    """Everything an office decides."""

    office: Office = field(default_factory=Office)
    work_area: WorkArea = field(default_factory=WorkArea)
    head: Official = field(default_factory=Official)
    section_head: Official = field(
        default_factory=lambda: Official(position="Kepala Seksi Intelijen dan Penindakan Keimigrasian")
    )
    letters: Letters = field(default_factory=Letters)
    document: DocumentOptions = field(default_factory=DocumentOptions)
    meeting: MeetingOptions = field(default_factory=MeetingOptions)
    narrative: Mapping[str, str] = field(default_factory=dict)
    """Id of a paragraph → the office's own text for it; the ids are those of narrative.json."""
    addressees: Mapping[str, str] = field(default_factory=dict)
    """Agency as in a meeting's workbook → its head as letters address it."""
    enforcement: Enforcement = field(default_factory=Enforcement)
    monthly: Mapping[str, MonthlyNumbers] = field(default_factory=dict, metadata={"each": MonthlyNumbers})
    """Month as ``YYYY-MM`` → numbers of it that no workbook gives."""
    retention: Retention = field(default_factory=Retention)
    cluster: Cluster = field(default_factory=Cluster)
    language: str = ""
    """``id`` or ``en``; empty: by the environment."""
    problems: str = ""
    """Replaces the generated text of BAB III Permasalahan."""
    suggestions: str = ""
    """Replaces the generated suggestions of BAB IV."""


def load(folder: Path) -> Config:
    """Return the configuration of an office folder; defaults where there is no file.

    Raises:
        ConfigurationError: unreadable file, unknown key, or a value of a wrong kind.
    """
    path = folder / FILE
    try:
        parsed = toml_files.read(path, FILE)
    except FileNotFoundError:
        return Config()
    config: Config = _build(Config, parsed, "")
    _check(config)
    return dataclasses.replace(config, work_area=_with_kecamatan(config.work_area))


def _with_kecamatan(area: WorkArea) -> WorkArea:
    """Return the work area with its kecamatan listed one by one.

    Raises:
        ConfigurationError: a code does not exist, or the tile map has one that is not in the area.
    """
    districts, tiles = work_area.expanded(area.districts), tuple(map(regions.dotted, area.tile_map))
    if strange := next((code for code in tiles if code not in districts), None):
        raise ConfigurationError(
            "{file}: {key}: {code} is no kecamatan of the work area", "write codes of work_area.districts there",
            file=FILE, key="work_area.tile_map", code=strange,
        )  # fmt: skip
    return WorkArea(districts, tuple(dict.fromkeys(tiles)))


def _build(kind: Any, parsed: dict[str, Any], where: str) -> Any:  # noqa: ANN401 -- builds any of the classes above
    """Build a frozen dataclass from a TOML table."""
    fields = {field.name: field for field in dataclasses.fields(kind)}
    default = kind()
    values: dict[str, Any] = {}
    for key, value in parsed.items():
        name = f"{where}{key}"
        _check_known(key, list(fields), where)
        table_class = fields[key].metadata.get("each")
        is_table_of_tables = isinstance(value, dict) and all(isinstance(inner, dict) for inner in value.values())
        if table_class and is_table_of_tables:
            values[key] = {inner: _build(table_class, table, f"{name}.{inner}.") for inner, table in value.items()}
        else:
            values[key] = _value(getattr(default, key), value, name)
    return kind(**values)


def _check_known(key: str, known_keys: list[str], where: str) -> None:
    """Refuse a key that nobody knows, naming the nearest."""
    if key in known_keys:
        return
    near = difflib.get_close_matches(key, known_keys, n=1)
    hint = "did you mean {near}?" if near else "known are: {near}"
    raise ConfigurationError(
        "{file}: unknown key {key}", hint, file=FILE, key=f"{where}{key}", near=(near or [", ".join(known_keys)])[0]
    )


def _value(default: Any, value: Any, name: str) -> Any:  # noqa: ANN401 -- values come from TOML
    """Check a value against the kind of its default."""
    if dataclasses.is_dataclass(default) and isinstance(value, dict):
        return _build(type(default), value, f"{name}.")
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if default is None and type(value) is date:
        return value
    if type(default) in {bool, int} and type(value) is type(default) and value >= 0:
        return value
    if isinstance(default, dict) and isinstance(value, dict) and all(isinstance(text, str) for text in value.values()):
        return value
    if isinstance(default, str) and isinstance(value, str):
        return value
    expected = (
        "a date as 2024-10-07"
        if default is None
        else "true or false"
        if isinstance(default, bool)
        else "a whole number"
        if isinstance(default, int)
        else "a list of texts"
        if isinstance(default, tuple)
        else "a table"
        if dataclasses.is_dataclass(default) or isinstance(default, dict)
        else "a text"
    )
    raise ConfigurationError(
        "{file}: {key} must be {expected}", "correct that line", file=FILE, key=name, expected=expected
    )


def _check(config: Config) -> None:
    """Check values and ids that have a closed list."""
    for store, limit in dataclasses.asdict(config.retention).items():
        retention.months_of(limit, f"retention.{store}")
    for key in config.narrative:
        _check_known(key, list(load_data("narrative")["paragraphs"]), "narrative.")
    monthly_numbers.check(config.monthly, FILE)
    for key, value, choices in (
        ("document.paper", config.document.paper, ("A4", "F4")),
        ("document.letterhead", config.document.letterhead, ("", "kemenkumham", "kemenimipas")),
        ("enforcement.receipt", config.enforcement.receipt, ("", "keputusan", "bukan")),
        ("language", config.language, ("", "id", "en")),
    ):
        if value not in choices:
            raise ConfigurationError(
                "{file}: {key} must be {expected}", "correct that line", file=FILE, key=key,
                expected=" / ".join(choice for choice in choices if choice),
            )  # fmt: skip

"""What people wrote reaches no output of an archive with a person of any of its files in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from plain import WITHOUT_PAGES, register

from reports.measures.tables import MEASURES
from reports.model.period import Month
from reports.pipeline.archive import found_persons, persons_of_archive, text_search
from reports.pipeline.reprocess import reprocess, why
from reports.pipeline.request import Request
from reports.privacy import text_words
from reports.privacy.declared_labels import TYPES
from reports.vocabulary import config as configuration
from reports.vocabulary.config import Config
from tests.privacy.document_parts import parts_of, searchable

if TYPE_CHECKING:
    from pathlib import Path

    from reports.pipeline.reprocess import Reprocessed


PERSON = "KARIMO 0005"
"""Of the plain register; a word with digits is a word."""
NAME = "Zelimtu Qarvoxi"
LOG = """\
NO;TANGGAL KEJADIAN;JENIS KEJADIAN;KECAMATAN;INSTANSI PELAPOR;NO LAPORAN
1;03-01-2019;{type};KOJA;POLRES;LP-1
2;04-01-2019;OVERSTAY;KOJA;POLRES;LP-2
"""


def plain_office(folder: Path) -> tuple[Path, Path]:
    """Return the folders of an office and of its archive, with a log of incidents of January 2019."""
    office, archive = folder / "kantor", folder / "arsip"
    office.mkdir()
    archive.mkdir()
    (archive / "KEJADIAN 2019-01.csv").write_text(LOG.format(type=f"PEMERIKSAAN {NAME.upper()}"))
    (archive / "REGISTER 2019-01.csv").write_text(register(range(6)))
    return office, archive


def with_person(archive: Path, name: str = "REGISTER 2019-02.csv") -> None:
    """Add a register in which the person stands."""
    (archive / name).write_text(register(range(6)).replace(PERSON, NAME.upper()))


def run(office: Path, archive: Path, *, documents: bool = False) -> Reprocessed:
    """Reprocess without pages."""
    work = replace(WITHOUT_PAGES, documents=documents)
    return reprocess(archive, Request(office), configuration.load(office), work)


def places_of(folder: Path, text: str = NAME) -> set[str]:
    """Return the names of the outputs in which a text stands, however written; manifests are left out."""
    spellings = {text.lower(), text.lower().replace(" ", "-"), text.lower().replace(" ", "_")}
    return {
        path.name
        for path in folder.rglob("*.*")
        if not path.name.endswith("manifest.json")
        for _part, content in parts_of(path.name, path.read_bytes().replace(b"%PDF", b"text"))
        if any(spelling in searchable(content) for spelling in spellings)
    }


def test_a_type_that_names_nobody_known_is_a_row_of_its_own(tmp_path: Path) -> None:
    """Otherwise the test below would find nothing wherever nothing is printed."""
    office, archive = plain_office(tmp_path)
    run(office, archive)
    assert {"olah-ulang.dinas.parquet", "laporan-bulanan.dinas.figures.json"} <= places_of(office / "outputs")


@pytest.mark.books
def test_a_person_who_comes_with_a_later_file_leaves_what_was_written_before(tmp_path: Path) -> None:
    """The month is written again, says why, and is what a first run on all files gives."""
    office, archive = plain_office(tmp_path)
    run(office, archive)
    with_person(archive)
    done = run(office, archive)
    assert done.rebuilt == (Month(2019, 1), Month(2019, 2))
    assert done.masked == 1
    assert places_of(office / "outputs") == set()
    causes = why(archive, Request(office), Config(), Month(2019, 1))
    assert causes is not None
    assert [one.code for one in causes] == ["persons"]
    fresh = tmp_path / "lain"
    fresh.mkdir()
    run(fresh, archive)
    outputs = {path.relative_to(office / "outputs") for path in (office / "outputs").rglob("*.*") if path.is_file()}
    for name in outputs:
        if not name.name.endswith("olah-ulang.dinas.manifest.json"):  # names the archive as its office does
            assert (office / "outputs" / name).read_bytes() == (fresh / "outputs" / name).read_bytes(), name


@pytest.mark.books
def test_names_of_files_and_the_offices_own_texts_are_searched(tmp_path: Path) -> None:
    """In the workbook of the archive, as in a return; the manifest names files as they are called."""
    office, archive = plain_office(tmp_path)
    with_person(archive, f"REGISTER {NAME.replace(' ', '_')} 2019-02.csv")
    (office / "pora.toml").write_text(f'[office]\nname = "Kantor {NAME}"\n', encoding="utf-8")
    run(office, archive)
    assert places_of(office / "outputs") == set()
    assert places_of(office / "outputs", "[disamarkan]") >= {"olah-ulang.dinas.xlsx"}


def test_nobody_is_looked_up_where_nothing_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found is kept as hashes, without a word of anybody."""
    office, archive = plain_office(tmp_path)
    with_person(archive)
    run(office, archive)
    (kept,) = (office / "ledger").rglob(text_search.FILE)
    assert "zelimtu" not in kept.read_text().lower()
    monkeypatch.setattr(persons_of_archive, "distinct", lambda *_arguments: pytest.fail("looked up"))
    again = run(office, archive)
    assert (again.written, again.masked) == ((), 1)


ACTIVITIES = """\
NO;TANGGAL;NAMA KEGIATAN;JENIS KEGIATAN;TEMPAT;KECAMATAN
1;03-01-2019;Kunjungan kepada {name} dan Sdr. Karimo;OPERASI GABUNGAN;Kantor {name};KOJA
"""


@pytest.mark.ci
@pytest.mark.books
def test_outputs_are_those_of_a_search_for_everybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever no text can name is not looked for; in no file, setting, type, row or document anything changes by it."""
    office, archive = plain_office(tmp_path)
    with_person(archive, f"REGISTER {NAME} 2019-02.csv")
    (archive / "KEGIATAN 2019-01.csv").write_text(ACTIVITIES.format(name=NAME))
    (office / "pora.toml").write_text(f'[office]\nname = "Kantor {NAME}"\n', encoding="utf-8")
    done = run(office, archive, documents=True)
    monkeypatch.setattr(text_words.FoundPersons, "among", lambda _self, cells, _use: set(cells))
    other = tmp_path / "lain"
    other.mkdir()
    (other / "pora.toml").write_bytes((office / "pora.toml").read_bytes())
    assert run(other, archive, documents=True).masked == done.masked > 3
    paths = [path.relative_to(office) for path in (office / "outputs").rglob("*.*") if path.is_file()]
    assert {path.suffix for path in paths} >= {".xlsx", ".json", ".parquet"}
    for path in paths:
        if not path.name.endswith("olah-ulang.dinas.manifest.json"):  # names the archive as its office does
            assert (office / path).read_bytes() == (other / path).read_bytes(), path
    assert places_of(office / "outputs") == set()
    assert "laporan-bulanan.dinas.xlsx" in places_of(office / "outputs", "[disamarkan]")


def test_persons_pass_by_once_for_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search knows beforehand what the report will say; who cannot be named does not stay."""
    office, archive = plain_office(tmp_path)
    (archive / "KEJADIAN 2019-01.csv").unlink()
    with_person(archive)
    (office / "pora.toml").write_text('[office]\nname = "Kantor Zelimtu"\n', encoding="utf-8")
    passes: list[int] = []
    found_in = persons_of_archive.PersonsOfArchive.found_in

    def counted(self: persons_of_archive.PersonsOfArchive, words: text_words.TextWords) -> persons_of_archive.FoundIn:
        found = found_in(self, words)
        passes.append(len(found.persons.names.words))
        return found

    monkeypatch.setattr(persons_of_archive.PersonsOfArchive, "found_in", counted)
    run(office, archive)
    assert passes == [1]


OFFICE = '[office]\nname = "Kantor {}"\n'
SETTINGS = OFFICE.format("Zelimtu")


def three_registers(folder: Path, settings: str = SETTINGS) -> tuple[Path, Path]:
    """Return the folders of an office with a text of its own, and of its archive of three registers."""
    office, archive = folder / "kantor", folder / "arsip"
    office.mkdir()
    archive.mkdir()
    for month in (1, 2, 3):
        (archive / f"REGISTER 2019-0{month}.csv").write_text(register(range(6 + month)))
    (office / "pora.toml").write_text(settings, encoding="utf-8")
    return office, archive


@pytest.fixture
def looked_into(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the keys of the files whose persons pass by, as they do."""
    keys: list[str] = []
    distinct = persons_of_archive.distinct

    def noted(ledger: Path, key: str, fields: Any, kinds: Any) -> Any:
        if "register" in kinds:  # else what rows say is read
            keys.append(key)
        return distinct(ledger, key, fields, kinds)

    monkeypatch.setattr(persons_of_archive, "distinct", noted)
    return keys


def anew(folder: Path, office: Path, archive: Path, *, documents: bool = False) -> dict[str, bytes]:
    """Return path → content of the outputs of an office that reads the archive for the first time."""
    fresh = folder / "lain"
    fresh.mkdir()
    for name in ("pora.toml", "mappings.toml"):
        if (office / name).is_file():
            (fresh / name).write_bytes((office / name).read_bytes())
    run(fresh, archive, documents=documents)
    return outputs_of(fresh)


def outputs_of(office: Path) -> dict[str, bytes]:
    """Return path → content of the outputs, without the manifest that names the archive as its office does."""
    paths = (path for path in (office / "outputs").rglob("*.*") if path.is_file())
    return {
        path.relative_to(office).as_posix(): path.read_bytes()
        for path in paths
        if not path.name.endswith("olah-ulang.dinas.manifest.json")
    }


def change(archive: Path, month: int = 3, rows: int = 12) -> None:
    """Give a register other figures, and other rows."""
    (archive / f"REGISTER 2019-0{month}.csv").write_text(register(range(20, 20 + rows)))


@pytest.mark.parametrize("documents", [False, pytest.param(True, marks=pytest.mark.ci)])
def test_persons_of_changed_and_new_files_only_pass_by(tmp_path: Path, looked_into: list[str], documents: bool) -> None:
    """Though the report has got other figures, and the archive another file name; outputs are those of a first run."""
    office, archive = three_registers(tmp_path)
    run(office, archive, documents=documents)
    assert len(set(looked_into)) == 3
    looked_into.clear()
    change(archive)
    run(office, archive, documents=documents)
    assert len(set(looked_into)) == 1
    looked_into.clear()
    (archive / "REGISTER 2019-04.csv").write_text(register(range(30, 37)))
    run(office, archive, documents=documents)
    assert len(set(looked_into)) == 1
    assert outputs_of(office) == anew(tmp_path, office, archive, documents=documents)


@pytest.mark.books
def test_a_person_of_an_unchanged_file_is_found_by_a_new_file_name(tmp_path: Path, looked_into: list[str]) -> None:
    """The new name leads to that person: the file passes by again, and its persons are masked."""
    office, archive = three_registers(tmp_path)
    with_person(archive)
    run(office, archive)
    looked_into.clear()
    (archive / f"REGISTER {NAME} 2019-04.csv").write_text(register(range(30, 37)))
    run(office, archive)
    assert len(set(looked_into)) == 2
    assert places_of(office / "outputs") == set()
    assert outputs_of(office) == anew(tmp_path, office, archive)


def test_other_texts_of_the_office_are_searched_for_everybody(tmp_path: Path, looked_into: list[str]) -> None:
    """A free text finds names that are misspelt, too."""
    office, archive = three_registers(tmp_path)
    with_person(archive)
    run(office, archive)
    looked_into.clear()
    (office / "pora.toml").write_text(OFFICE.format("Zelimtu dan Qarvoxi"), encoding="utf-8")
    run(office, archive)
    assert len(set(looked_into)) == 3
    assert outputs_of(office) == anew(tmp_path, office, archive)


@pytest.mark.parametrize("before", ["", '"Zelimtu" = "bukan nama orang"\n'])
def test_a_decision_holds_for_files_that_do_not_pass_by(tmp_path: Path, before: str) -> None:
    """Taken or taken back: who was found is known, what is masked is told anew."""
    office, archive = three_registers(tmp_path)
    (archive / "KEJADIAN 2019-01.csv").write_text(LOG.format(type="PEMERIKSAAN ZELIMTU"))
    with_person(archive)
    after = "" if before else '"Zelimtu" = "bukan nama orang"\n'
    (office / "mappings.toml").write_text(f"[names]\n{before}", encoding="utf-8")
    run(office, archive)
    (office / "mappings.toml").write_text(f"[names]\n{after}", encoding="utf-8")
    run(office, archive)
    assert outputs_of(office) == anew(tmp_path, office, archive)


def test_other_rules_search_again(tmp_path: Path, looked_into: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """As after an update of the program."""
    office, archive = three_registers(tmp_path)
    run(office, archive)
    looked_into.clear()
    monkeypatch.setattr(found_persons, "_RULES", "lain")
    change(archive)
    run(office, archive)
    assert len(set(looked_into)) == 3


def test_what_is_kept_goes_with_its_file(tmp_path: Path) -> None:
    """Of a file that has changed or gone; it is for its owner only, and names nobody but whom texts may name."""
    office, archive = three_registers(tmp_path)
    with_person(archive)
    run(office, archive)
    kept = sorted((office / "ledger").rglob("*-persons.json"))
    assert len(kept) == 3
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}
    texts = [path.read_text(encoding="utf-8") for path in kept]
    assert [sum(word in text for text in texts) for word in ("ZELIMTU", "KARIMO 0001")] == [1, 0]
    (archive / "REGISTER 2019-02.csv").unlink()
    change(archive)
    run(office, archive)
    left = sorted((office / "ledger").rglob("*-persons.json"))
    assert len(left) == 2
    assert not any("ZELIMTU" in path.read_text(encoding="utf-8") for path in left)


def test_types_of_incidents_are_the_first_tally_of_their_kind() -> None:
    """Where the search takes them from in what is kept of each file."""
    assert next(measure.table for measure in MEASURES if measure.kind == "incidents") == TYPES


@pytest.mark.parametrize(
    ("path", "is_open"),
    [
        ("2019/REGISTER 2019-03.csv", False),
        ("arsip/register WNA maret 2019.xlsx", True),
        ("REGISTER ORANG ASING MARET 2019.xlsx", False),
        ("REGISTER Zelimtu 2019.xlsx", True),
    ],
)
def test_names_of_files_made_of_declared_words_name_nobody(path: str, is_open: bool) -> None:
    """So that an archive with such names is made without looking anybody up."""
    assert text_search._open_words(path) is is_open

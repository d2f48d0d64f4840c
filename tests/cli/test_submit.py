"""``pora submit``: what was handed in is recorded once, as it was, and never changed."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from reports.cli.main import pora
from reports.cli.recording import fault_of_record
from reports.errors import ConfigurationError
from reports.pipeline import released_packs
from reports.pipeline.input_stamps import settings_hash
from reports.privacy.disclosure.release_register import read, release_values
from reports.privacy.disclosure.universe import Release
from reports.publish import lock, publish
from reports.publish.submission_register import kept_figures, submissions

if TYPE_CHECKING:
    from pathlib import Path

FACTS = {
    "period": "2024-09", "as_of": "2024-09-30", "draft": False, "versions": {"pora": "0.2.0", "rules": "20.3"},
}  # fmt: skip
RETURN = "laporan-bulanan.dinas"
PACK = "bahan-rapat.antarinstansi"
RELEASE = Release("2024-09", "antarinstansi", {"t/A/n": 9}, frozenset({"t/B/n"}))


def run(*words: str | Path) -> Result:
    """Run ``pora submit`` in this process, in English."""
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, ["submit", *map(str, words)])


def make(office: Path, folder: str, name: str, text: str = "1", **facts: object) -> dict[str, bytes]:
    """Publish a set of two files."""
    files = {f"{name}.pdf": f"%PDF {text}".encode(), f"{name}.figures.json": f'{{"figures": {text}}}'.encode()}
    publish(office / "outputs" / folder, files, {**FACTS, **facts}, name=name)
    return files


def protect(office: Path, files: dict[str, bytes], release: Release = RELEASE, state: str | None = None) -> None:
    """Write the report of protection of a set."""
    (office / "records" / "protection").mkdir(parents=True, exist_ok=True)
    report = {
        "release": release_values(release),
        "state": state or released_packs.state(office),
        "artifacts": {file: sha256(content).hexdigest() for file, content in files.items()},
    }
    path = office / "records" / "protection" / f"{sha256(repr(files).encode()).hexdigest()}.json"
    path.write_text(json.dumps(report), encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office with a return of September."""
    folder = tmp_path / "office"
    make(folder, "2024-09", RETURN)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_return_is_recorded_with_its_files_and_figures(office: Path) -> None:
    """To whom, when, under which letter; the figures stay although the return is made anew."""
    done = run("2024-09", "-C", office, "--letter", "W.10-1", "--sent", "2024-10-07", "--to", "Kanwil")
    assert done.exit_code == 0, done.output
    assert done.stdout == (
        "recorded: no. 1: laporan-bulanan, edition dinas, 2024-09; 2024-10-07; to Kanwil; letter W.10-1\n"
    )
    make(office, "2024-09", RETURN, "2")
    (one,) = submissions(office)
    assert (one.sent, one.letter, one.period, one.release) == (date(2024, 10, 7), "W.10-1", "2024-09", 0)
    assert sorted(one.artifacts) == [f"{RETURN}.figures.json", f"{RETURN}.pdf"]
    assert kept_figures(office, one) == '{"figures": 1}'
    assert (office / "records" / "submissions.jsonl").stat().st_mode & 0o777 == 0o600


def test_the_same_is_recorded_once_and_told(office: Path) -> None:
    """On another day too; another addressee or letter is another entry."""
    run("2024-09", "-C", office, "--sent", "2024-10-07")
    before = contents(office)
    done = run("2024-09", "-C", office)
    assert done.exit_code == 0
    assert done.stdout.startswith("was recorded already: no. 1: ")
    assert contents(office) == before
    assert "recorded: no. 2" in run("2024-09", "-C", office, "--to", "Direktur").stdout
    assert "recorded: no. 3" in run("2024-09", "-C", office, "--letter", "W.10-1").stdout
    assert "recorded: no. 4" in run("2024-09", "-C", office, "--sent", "2024-10-08").stdout


def test_another_version_is_recorded_and_the_earlier_one_told(office: Path) -> None:
    """Both stay in the register."""
    run("2024-09", "-C", office, "--sent", "2024-10-07")
    make(office, "2024-09", RETURN, "2")
    done = run("September 2024", "-C", office)
    assert done.stdout.startswith("recorded: no. 2: ")
    assert "an earlier version was handed in before, and stays recorded: no. 1: " in done.stderr
    assert len(submissions(office)) == 2


@pytest.mark.parametrize("spoil", ["changed", "missing", "linked"])
def test_files_that_are_not_those_that_were_made_are_3(office: Path, spoil: str) -> None:
    """A hash of something else would prove nothing."""
    path = office / "outputs" / "2024-09" / f"{RETURN}.pdf"
    other = path.with_name("other.pdf")
    path.replace(other)
    if spoil == "changed":
        path.write_bytes(b"%PDF 2")
    if spoil == "linked":
        path.symlink_to(other)
    done = run("2024-09", "-C", office)
    assert done.exit_code == 3
    assert f"{RETURN}.pdf in {path.parent}: no longer as made" in done.stderr
    assert "What to do: make the documents again" in done.stderr
    assert not (office / "records").exists()


def test_what_was_never_made_is_3_and_says_what_there_is(office: Path) -> None:
    """Neither an empty entry nor a guess."""
    for words in (("2024-08",), ("2024-09", "--edition", "publik"), ("2024-09", "--document", "bahan-rapat")):
        done = run(*words, "-C", office)
        assert done.exit_code == 3, words
        assert "there is no document" in done.stderr
    assert "laporan-bulanan" in run("2024-09", "--document", "bahan-rapat", "-C", office).stderr


def test_a_draft_needs_a_reason_and_is_recorded_with_it(office: Path) -> None:
    """A reader of the register sees that it was one."""
    make(office, "2024-09", RETURN, "draft", draft=True)
    for reason in ((), ("--reason", " ")):
        done = run("2024-09", "-C", office, *reason)
        assert done.exit_code == 2
        assert "laporan-bulanan is a draft: its data are not complete" in done.stderr
        assert "--reason" in done.stderr
    done = run("2024-09", "-C", office, "--reason", "diminta Kanwil hari ini")
    assert done.exit_code == 0
    assert "; DRAFT, because: diminta Kanwil hari ini" in done.stdout
    assert submissions(office)[0].draft


def test_a_shared_draft_is_never_recorded(office: Path) -> None:
    """Not with a reason either."""
    protect(office, make(office, "rapat", PACK, draft=True))
    done = run("rapat", "-C", office, "--reason", "mendesak")
    assert done.exit_code == 2
    assert "no draft leaves the office in the edition antarinstansi" in done.stderr


def test_a_dry_run_writes_nothing_and_finds_the_same_faults(office: Path) -> None:
    """Nor does it lock."""
    before = contents(office)
    with lock(office):
        done = run("2024-09", "-C", office, "-n")
    assert done.stdout.startswith("would be recorded: no. 1: ")
    assert contents(office) == before
    (office / "outputs" / "2024-09" / f"{RETURN}.pdf").unlink()
    assert run("2024-09", "-C", office, "-n").exit_code == 3


def test_an_office_in_use_is_5_and_a_day_to_come_is_2(office: Path) -> None:
    """Two runs would write over each other."""
    with lock(office):
        assert run("2024-09", "-C", office).exit_code == 5
    assert run("2024-09", "-C", office, "--sent", "2999-01-01").exit_code == 2


def test_a_register_that_was_changed_is_4(office: Path) -> None:
    """The entries are chained."""
    run("2024-09", "-C", office)
    run("2024-09", "-C", office, "--to", "Direktur")
    path = office / "records" / "submissions.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"sent": "2', '"sent": "1', 1), encoding="utf-8")
    done = run("2024-09", "-C", office, "--to", "lain")
    assert done.exit_code == 4
    assert "line 2 of records/submissions.jsonl was changed" in done.stderr


def test_without_a_name_the_register_is_listed(office: Path) -> None:
    """As lines, and as JSON."""
    assert "nothing was recorded as handed in" in run("-C", office).stdout
    run("2024-09", "-C", office, "--to", "Kanwil", "--sent", "2024-10-07")
    assert run("-C", office).stdout == "no. 1: laporan-bulanan, edition dinas, 2024-09; 2024-10-07; to Kanwil\n"
    listed = json.loads(run("-C", office, "--json").stdout)
    assert [one["number"] for one in listed["recorded"]] == [1]
    again = json.loads(run("2024-09", "-C", office, "--to", "Kanwil", "--json").stdout)
    assert (again["recorded"], [one["number"] for one in again["recorded_before"]]) == ([], [1])


def test_a_shared_pack_becomes_a_release(office: Path) -> None:
    """What its readers hold, once, however often it is handed in; documents without figures are none."""
    protect(office, make(office, "rapat", PACK))
    make(office, "rapat", "undangan.antarinstansi")
    assert run("inputs/rapat.xlsx", "-C", office).exit_code == 0
    assert {one.document: one.release for one in submissions(office)} == {"bahan-rapat": 1, "undangan": 0}
    assert run("rapat", "-C", office, "--to", "Kodim").exit_code == 0
    assert read((office / "records" / "releases.jsonl").read_text(encoding="utf-8")) == (RELEASE,)
    assert not (office / "records" / "submitted").exists()


def test_a_pack_without_a_report_of_its_protection_is_4(office: Path) -> None:
    """Another version of the same pack is another pack."""
    protect(office, make(office, "rapat", PACK))
    make(office, "rapat", PACK, "2")
    done = run("rapat", "-C", office)
    assert done.exit_code == 4
    assert "nothing in records/protection tells how bahan-rapat" in done.stderr
    assert submissions(office) == ()


def test_a_pack_made_before_another_was_released_is_4(office: Path) -> None:
    """It was not protected against readers who hold both; a published figure counts alike."""
    other = Release("2024-08", "antarinstansi", {"t/A/n": 7})
    files = make(office, "rapat", PACK)
    protect(office, files)
    protect(office, make(office, "rapat-lama", PACK, "2", period="2024-08"), other)
    assert run("rapat-lama", "-C", office).exit_code == 0
    done = run("rapat", "-C", office)
    assert done.exit_code == 4
    assert "since bahan-rapat was made, other figures were handed in or published" in done.stderr
    protect(office, files)
    (office / "records" / "known.toml").write_text("", encoding="utf-8")
    assert run("rapat", "-C", office).exit_code == 0


def test_the_same_figures_in_another_document_are_no_other_release(office: Path) -> None:
    """The report of a meeting prints what its briefing printed."""
    protect(office, make(office, "rapat", PACK))
    protect(office, make(office, "rapat", "laporan-rapat.antarinstansi"))
    assert run("rapat", "-C", office, "--document", "bahan-rapat").exit_code == 0
    assert run("rapat", "-C", office).exit_code == 0
    assert [one.release for one in submissions(office)] == [1, 1]


def test_two_packs_of_one_call_are_protected_against_each_other(office: Path) -> None:
    """The second was made before the first was released."""
    protect(office, make(office, "rapat", PACK))
    other = Release("2024-09", "antarinstansi", {"t/A/n": 8})
    protect(office, make(office, "rapat", "laporan-rapat.antarinstansi"), other)
    assert run("rapat", "-C", office).exit_code == 4
    assert submissions(office) == ()


def test_documents_for_agencies_do_not_go_outside_the_government(office: Path) -> None:
    """Theirs is the edition for the public."""
    files = make(office, "rapat", PACK)
    protect(office, files)
    (path,) = (office / "records" / "protection").iterdir()
    report = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**report, "outside_government": ["PT Angkasa Raya", ""]}), encoding="utf-8")
    done = run("rapat", "-C", office, "--to", "Pimpinan PT. ANGKASA RAYA")
    assert done.exit_code == 2
    assert "is outside the government: only the edition publik is for it" in done.stderr
    assert run("rapat", "-C", office, "--to", "Kodim").exit_code == 0


def test_a_register_of_releases_that_was_cut_off_is_4(office: Path) -> None:
    """The register of submissions remembers how long it was."""
    protect(office, make(office, "rapat", PACK))
    assert run("rapat", "-C", office).exit_code == 0
    (office / "records" / "releases.jsonl").unlink()
    protect(office, make(office, "rapat-2", PACK, "2"), state="-")
    done = run("rapat-2", "-C", office)
    assert done.exit_code == 4
    assert "records/releases.jsonl lacks lines that were there" in done.stderr


@pytest.mark.parametrize("change", [('"t/A/n": 7', '"t/A/n": 8'), ("antarinstansi", "publik"), (": ", ":  ")])
def test_a_release_that_was_changed_is_4(office: Path, change: tuple[str, str]) -> None:
    """The last line, too, which no other one holds the hash of."""
    protect(office, make(office, "rapat", PACK), Release("2024-09", "antarinstansi", {"t/A/n": 7}))
    assert run("rapat", "-C", office).exit_code == 0
    register = office / "records" / "releases.jsonl"
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace(*change, 1), encoding="utf-8")
    assert register.read_text(encoding="utf-8") != text
    with pytest.raises(ConfigurationError, match=r"line 1 of records/releases.jsonl was changed"):
        released_packs.releases_text(office)
    register.write_text(text, encoding="utf-8")
    assert released_packs.releases_text(office) == text


def test_what_older_versions_recorded_is_read(office: Path) -> None:
    """Their entries hold no hash of a release."""
    protect(office, make(office, "rapat", PACK))
    assert run("rapat", "-C", office).exit_code == 0
    register = office / "records" / "submissions.jsonl"
    (entry,) = submissions(office)
    values = {name: value for name, value in entry.values().items() if name != "release_sha256"}
    register.write_text(json.dumps({"previous": "0" * 64, **values}) + "\n", encoding="utf-8")
    (office / "records" / "submissions.head.json").unlink()
    assert released_packs.releases_text(office)


def test_a_run_that_was_killed_is_finished_and_counts_at_once(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was decided is what readers of the registers see, before and after the next run puts it in place."""
    protect(office, make(office, "rapat", PACK))
    with monkeypatch.context() as patch:
        patch.setattr("reports.publish.sets.carry_out", lambda *_: None)
        assert run("rapat", "-C", office).exit_code == 0
    assert not (office / "records" / "releases.jsonl").exists()
    assert len(read(released_packs.releases_text(office))) == 1
    assert [one.release for one in submissions(office)] == [1]
    assert run("2024-09", "-C", office).exit_code == 0
    assert (office / "records" / "releases.jsonl").exists()
    assert [one.release for one in submissions(office)] == [1, 0]
    assert not list((office / "records").glob(".*"))


@pytest.mark.parametrize("change", [('"sent": "2', '"sent": "1'), ("Direktur", "Direktor")])
def test_a_change_of_the_last_line_is_4_and_told_by_check(office: Path, change: tuple[str, str]) -> None:
    """The hash of the last line stands beside the register; a line cut off is missed as well."""
    run("2024-09", "-C", office)
    run("2024-09", "-C", office, "--to", "Direktur")
    path = office / "records" / "submissions.jsonl"
    first, last = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for text in (first + last.replace(*change), first):
        path.write_text(text, encoding="utf-8")
        done = run("2024-09", "-C", office, "--to", "lain")
        assert done.exit_code == 4
        assert "the last lines of records/submissions.jsonl were changed or removed" in done.stderr
        assert "submissions.jsonl were changed" in str(fault_of_record(office))
    path.write_text(first + last, encoding="utf-8")
    assert fault_of_record(office) is None


def test_a_register_without_the_hash_of_its_last_line_is_read(office: Path) -> None:
    """As versions before it wrote it; the next entry adds it."""
    run("2024-09", "-C", office)
    (office / "records" / "submissions.head.json").unlink()
    assert len(submissions(office)) == 1
    run("2024-09", "-C", office, "--to", "lain")
    assert (office / "records" / "submissions.head.json").exists()


def test_the_same_files_on_another_day_are_recorded_with_a_remark(office: Path) -> None:
    """The office may have handed them in twice; the same day again adds nothing."""
    run("2024-09", "-C", office, "--sent", "2024-10-07")
    done = run("2024-09", "-C", office, "--sent", "2024-10-08")
    assert "the same files are recorded with another day, too: no. 1" in done.stderr
    assert "another day" not in run("2024-09", "-C", office, "--sent", "2024-10-08").stderr
    assert len(submissions(office)) == 2


@pytest.mark.parametrize("case", ["same", "input", "setting", "not stated"])
def test_what_changed_since_a_return_was_made_is_told(tmp_path: Path, case: str) -> None:
    """Its files are recorded as they were handed in, and the line says that today's would be others."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "a.csv").write_bytes(b"1")
    (tmp_path / "pora.toml").write_text("# nothing set\n", encoding="utf-8")
    inputs = [{"path": "inputs/a.csv", "sha256": sha256(b"1").hexdigest()}]
    settings = {} if case == "not stated" else {"settings_sha256": settings_hash(tmp_path)}
    make(tmp_path, "2024-09", RETURN, inputs=inputs, **settings)
    if case == "input":
        (tmp_path / "inputs" / "a.csv").write_bytes(b"2")
    if case in {"setting", "not stated"}:
        (tmp_path / "mappings.toml").write_text('[values.nationality]\n"Korea" = "KOR"\n', encoding="utf-8")
    done = run("2024-09", "-C", tmp_path)
    assert done.exit_code == 0, done.output
    assert ("was made before inputs, settings or decisions changed" in done.output) == (case in {"input", "setting"})

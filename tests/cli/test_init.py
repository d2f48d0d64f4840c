"""``pora init`` makes an office that works from the first day, and never overwrites one."""

from __future__ import annotations

import dataclasses
import shutil
import stat
import tomllib
from pathlib import Path

import click
import docx
import openpyxl
import pytest
from click.testing import CliRunner, Result

from reports.cli.init_questions import QUESTIONS, _area, _choice
from reports.cli.main import pora
from reports.errors import UsageError
from reports.pipeline import config_template
from reports.pipeline.init import init
from reports.pipeline.office_place import refuse_own_checkout
from reports.render.excel import input_forms
from reports.vocabulary import config

FORMS = ("register", "kejadian", "kegiatan", "layanan", "data-instansi", "rapat")
FILES = ["pora.toml", *(f"inputs/formulir-{name}.xlsx" for name in FORMS), "contoh/rapat-contoh.xlsx"]
FILES += [
    f"pelindungan-data/{name}.docx"
    for name in ("catatan-kegiatan-pemrosesan", "pemberitahuan-kegagalan-pelindungan", "penilaian-dampak")
]
ANSWERS = {key: f'"{key}" \\ é' for key in ("office.name", *QUESTIONS)}


def run(*words: str) -> Result:
    """Run a command line in this process, in English."""
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, words)


def told_next(office: Path) -> str:
    """Return the last lines of the command."""
    return f"Put the office's workbooks into {office}/inputs, as they are.\nNext: pora check -C {office}\n"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """Return an office as a call without anything makes it, and what the call said."""
    folder = tmp_path_factory.mktemp("baru") / "kantor"
    return folder, run("init", str(folder))


@pytest.fixture
def made(first: tuple[Path, Result]) -> Path:
    """Return that office."""
    return first[0]


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office made with answers that hold quotes and backslashes."""
    folder = tmp_path_factory.mktemp("jawab")
    init(folder, sample=False, answers=ANSWERS)
    return folder


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Path:
    """Return a copy of that office."""
    return shutil.copytree(made, tmp_path / "kantor")


def test_office_folder_has_all_that_is_needed(first: tuple[Path, Result]) -> None:
    """Configuration, forms, outputs; private from the start."""
    office, done = first
    assert done.exit_code == 0
    assert done.stdout == "".join(f"{office}/{name}\n" for name in FILES) + "files made: 11; left alone: 0\n"
    area = "The work area is that of Kota Administrasi Jakarta Utara, and so is the letterhead.\n"
    change = (
        f"For another office, change [office] and [work_area] in {office}/pora.toml, or run pora init at a terminal.\n"
    )
    assert done.stderr == area + change + told_next(office)
    assert (office / "outputs").is_dir()
    assert {stat.S_IMODE((office / name).stat().st_mode) for name in FILES} == {0o600}


def test_second_time_changes_nothing_and_says_so(office: Path) -> None:
    """What the office has written stays."""
    (office / "pora.toml").write_text('language = "en"\n', encoding="utf-8")
    (office / "inputs" / "formulir-rapat.xlsx").unlink()
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}
    done = run("init", str(office))
    assert done.stdout == f"{office}/inputs/formulir-rapat.xlsx\nfiles made: 1; left alone: 10\n"
    left_alone = "".join(f"left alone: {office}/{name}\n" for name in FILES if "-rapat" not in name)
    assert done.stderr == left_alone + told_next(office)
    assert {path: path.read_bytes() for path in before} == before


def test_what_stands_there_is_not_made_again(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder made before is looked through at once; a link that leads nowhere stands there too."""
    monkeypatch.setattr(input_forms, "blank_form", lambda *_about: pytest.fail("made"))
    form = office / "inputs" / "formulir-register.xlsx"
    form.unlink()
    form.symlink_to("tiada.xlsx")
    assert run("init", str(office)).stdout == "files made: 0; left alone: 11\n"
    assert not form.exists()


def test_new_configuration_says_the_defaults(tmp_path: Path) -> None:
    """The file with all its comments means what no file means."""
    (tmp_path / "pora.toml").write_text(config_template.text({}), encoding="utf-8")
    assert config.load(tmp_path) == config.Config()


def test_new_configuration_names_every_key() -> None:
    """A key that is not in the file is a key nobody finds."""
    text = config_template.text({}).replace("# date =", "date =")
    parsed = tomllib.loads(text)
    for one in dataclasses.fields(config.Config):
        value = getattr(config.Config(), one.name)
        if dataclasses.is_dataclass(value):
            assert set(parsed[one.name]) == {inner.name for inner in dataclasses.fields(value)}
        else:
            assert one.name in parsed


def test_answers_are_written_as_they_were_given(answered: Path) -> None:
    """Quotes and backslashes too."""
    parsed = tomllib.loads((answered / "pora.toml").read_text(encoding="utf-8"))
    assert {key: parsed[key.split(".")[0]][key.split(".")[1]] for key in ANSWERS} == ANSWERS


def test_blank_forms_count_as_not_delivered(office: Path) -> None:
    """A fresh office has no data, and every row of its forms is accounted for."""
    done = run("return", "2024-09", "-C", str(office))
    assert done.exit_code == 3
    assert "Error: there is no data for 2024-09\n" in done.stderr


@pytest.mark.parametrize("folder", [".", "inputs"])
def test_folder_that_cannot_be_made_is_5(tmp_path: Path, folder: str) -> None:
    """A file stands in the way."""
    (tmp_path / "file").touch()
    done = run("init", str(tmp_path / "file" / folder))
    assert (done.exit_code, done.stdout) in [(5, ""), (2, "")]


def test_sample_is_the_office_that_ships_with_the_project(tmp_path: Path) -> None:
    """The invented office, ready for a return, with the blank forms beside it."""
    done = run("init", str(tmp_path), "--sample")
    assert done.exit_code == 0
    assert (tmp_path / "README.md").exists()
    assert "rekaan" in (tmp_path / "pora.toml").read_text(encoding="utf-8")
    assert len(list((tmp_path / "inputs").iterdir())) > len(FORMS)


def test_blank_forms_take_one_line_each_in_a_check(office: Path) -> None:
    """What nobody has filled in is said so; with -v its tables are shown."""
    shown = run("check", "-C", str(office)).stdout.splitlines()
    assert "inputs/formulir-register.xlsx: not filled in yet" in shown
    assert not any(line.startswith("  ") for line in shown)
    assert any(
        line.startswith("  Register: register") for line in run("check", "-v", "-C", str(office)).stdout.splitlines()
    )


def test_forms_on_the_protection_of_data_bear_the_name_of_the_office(office: Path) -> None:
    """Those that somebody has filled in are left alone, missing ones are made by the next call."""
    (office / "pora.toml").write_text('[office]\nname = "Kantor Imigrasi Uji"\n', encoding="utf-8")
    folder = office / "pelindungan-data"
    shutil.rmtree(folder)
    init(office, sample=False, answers={})
    files = sorted(folder.iterdir())
    assert len(files) == 3
    assert "KANTOR IMIGRASI UJI" in [line.text for line in docx.Document(files[0]).paragraphs]
    files[0].write_bytes(b"diisi")
    files[1].unlink()
    init(office, sample=False, answers={})
    assert (files[0].read_bytes(), files[1].exists()) == (b"diisi", True)


def test_forms_name_the_office_that_was_answered(answered: Path) -> None:
    """Not the one that the program was made for."""
    for name in FORMS[:-1]:
        sheet = openpyxl.load_workbook(answered / "inputs" / f"formulir-{name}.xlsx").worksheets[0]
        assert sheet["A2"].value == ANSWERS["office.name"]


@pytest.mark.parametrize("place", ["kantor", "inputs/kantor", "outputs", "link/kantor", ""])
def test_an_office_inside_the_checkout_is_refused(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever copy of the program runs, by link too; nothing is made, and the remedy is named."""
    checkout = tmp_path / "pora"
    for name in ("setup.cfg", "reports/cli/main.py", "reports/pipeline/init.py", "inputs/README.md"):
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).touch()
    (tmp_path / "link").symlink_to(checkout / "inputs")
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.chdir(tmp_path if place.startswith("link") else checkout)
    done = run("init", *filter(None, [place]))
    assert done.exit_code == 2
    assert f"{checkout}; personal data must not get in there" in done.stderr
    assert "What to do: make the office outside of it: pora init ~/kantor\n" in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_own_checkout_is_known() -> None:
    """The files by which it is known are there."""
    with pytest.raises(UsageError):
        refuse_own_checkout(Path(__file__).parents[2] / "kantor")


def test_an_office_in_another_repository_is_warned_of(made: Path) -> None:
    """It may be wanted, so it is made all the same."""
    (made.parent / ".git").mkdir()
    done = run("init", str(made))
    (made.parent / ".git").rmdir()
    assert done.exit_code == 0
    assert f"{made.parent} is kept in git: its commits would hold personal data." in done.stderr
    assert "kept in git" not in run("init", str(made)).stderr


@pytest.mark.parametrize(("answer", "chosen"), [("0", 0), ("2", 2), ("Kota Malang", 2), ("35.07", 1)])
def test_a_place_is_chosen_by_number_or_name(answer: str, chosen: int) -> None:
    """What chooses none is refused in the language of the dialogue."""
    codes = ("35.07", "35.73")
    assert _choice(codes, answer) == chosen
    for wrong in ("3", "-1", "Malang", "Batu"):
        with pytest.raises(click.UsageError, match=r"Type one of the numbers 0 to 2\."):
            _choice(codes, wrong)


def test_an_office_of_another_city_gets_its_own_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter after an error takes nothing; Enter at first takes the city of the name, never Jakarta Utara."""
    offered = []

    def answered(_text: str, *, default: str = "", complete: object = None) -> str:
        del complete
        offered.append(default)
        return next(answers) or default

    monkeypatch.setattr("reports.cli.init_questions.ask", answered)
    answers = iter(["Antah", "", "Kota Malang", ""])
    assert _area("Kantor Imigrasi Kelas I Non TPI Malang") == ("35.73",)
    assert offered == ["Malang", "", "", ""]
    answers = iter(["Kota Malang, Kota Batu", ""])
    assert _area("Kantor Imigrasi Rekaan") == ("35.73", "35.79")

"""What the texts of a meeting say of persons is masked in documents, and told by check and by the commands."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from click.testing import CliRunner

from reports.cli.main import pora
from reports.errors import UsageError
from reports.pipeline.check import check
from reports.pipeline.meeting import Prepared, prepare
from reports.pipeline.request import Request
from reports.vocabulary import config as configuration
from tests import meetings

OWN = "rapat-2024-10-09"


def prepared(office: Path, workbook: str) -> Prepared:
    """Prepare a meeting as a command does, without writing a ledger."""
    return prepare(Path(workbook), Request(office, dry_run=True), configuration.load(office))


def telling(folder: Path) -> Path:
    """Make an office whose meeting names a foreigner among officials, tells of one case and accuses."""
    name, number, *_ = meetings.person(4)
    made = meetings.sheets()
    made["Pembahasan"] = [
        meetings.DISCUSSION,
        (
            str(name),
            "Warga negara Jepang",
            "di Koja, 3 September 2024",
            f"Pelaku {str(number)[0].lower()}-{number[1:]}",
        ),
    ]
    other, other_number, _nationality, *rest = meetings.person(5)
    made["Keputusan"] = [meetings.DECISIONS, (1, f"Memeriksa {other}", None, None)]
    set_aside = (other, other_number, "WNI", *rest)
    return meetings.office(
        folder,
        rapat_2024_10_09=meetings.workbook(made),
        register=meetings.register("SEPTEMBER", 2024, meetings.person(4), set_aside),
    )


def test_check_tells_what_documents_mask(tmp_path: Path) -> None:
    """Where each stands, before any document is made."""
    office = telling(tmp_path)
    found = check((), Request(office, dry_run=True), configuration.load(office)).problems
    told = {(one.code, one.cell) for one in found if one.code in {"personal-data-in-text", "word-accusing"}}
    assert told == {
        ("personal-data-in-text", "A2"), ("personal-data-in-text", "B2"), ("personal-data-in-text", "D2"),
        ("word-accusing", "D2"),
    }  # fmt: skip
    assert [one.sheet for one in found if one.code == "personal-data-in-text" and one.cell == "B2"] == [
        "Pembahasan", "Keputusan",
    ]  # fmt: skip
    row = prepared(office, f"{OWN}.xlsx").material.meeting.contributions[0]
    assert (row.agency, row.topic, row.response) == (
        "[disamarkan]", "Warga negara [disamarkan]", "Pelaku [disamarkan]"
    )  # fmt: skip


def test_workbook_named_after_a_person_is_refused(tmp_path: Path) -> None:
    """Folder and documents would bear the name; that of an earlier meeting is masked."""
    office = telling(tmp_path)
    name, number, *_ = meetings.person(4)
    for stem in (f"Rapat_{name}", f"rapat {number}"):
        path = office / "inputs" / f"{stem}.xlsx"
        path.write_bytes(meetings.meeting())
        with pytest.raises(UsageError, match="the name of the workbook") as caught:
            prepared(office, path.name)
        assert "rename" in caught.value.hint
        path.unlink()
    (office / "inputs" / f"Rapat {name}.xlsx").write_bytes(meetings.meeting(Hari_Tanggal="1-8-2024"))
    found = prepared(office, f"{OWN}.xlsx").material
    assert str(name) not in found.earlier[0].name
    assert found.earlier[0].name == "Rapat [disamarkan]"


@pytest.mark.parametrize("command", ["briefing", "minutes"])
def test_commands_tell_what_they_masked_without_being_asked(tmp_path: Path, command: str) -> None:
    """It changes the document; where it stands, never what it was."""
    office = telling(tmp_path)
    asked = [command, f"{OWN}.xlsx", "-C", str(office), "--dry-run", "--lang", "en"]
    done = CliRunner(env={"LANG": "C"}).invoke(pora, asked)
    assert done.exit_code == 0
    assert "warning personal-data-in-text × 4" in done.stderr
    assert "inputs/rapat-2024-10-09.xlsx › Pembahasan!B2: seems to hold a nationality beside place" in done.stderr
    assert "warning word-accusing × 1" in done.stderr
    assert "SEN WIJO" not in done.output


def names_in_own_texts(folder: Path) -> Path:
    """Make an office whose ``pora.toml`` and own theme name foreigners of its register."""
    office = meetings.themed_office(folder)
    name, number, *_ = meetings.person(4)
    other = meetings.person(5)[0]
    (office / "pora.toml").write_text(
        f'[narrative]\nbahan-tujuan = "Membahas {name}."\nundangan-penutup = "Selesai."\n'
        f'[meeting]\nremarks = ["Membawa data.", "Paspor {number} diperlihatkan."]\n',
        encoding="utf-8",
    )
    path = office / "themes" / "tenaga-kerja-asing.toml"
    more = (
        f'[[precedents]]\nplace = "Koja"\nwhen = "3 September 2024"\noffice = "Kantor lain"\n'
        f'event = "Warga negara Jepang dan {other} diklarifikasi."\noutcome = "Selesai."\nsource = "Berita"\n'
        f'[[questions]]\nagency = "Polres"\nquestion = "Adakah kabar tentang {name}?"\n'
    )
    own = path.read_text(encoding="utf-8").replace('"Data pengesahan', f'"{other} ditanyai.", "Data pengesahan')
    path.write_text(f"{own}\n{more}", encoding="utf-8")
    return office


def test_names_in_pora_toml_and_in_own_themes_are_masked(tmp_path: Path) -> None:
    """In whatever document they are printed; what names nobody stays."""
    material = prepared(names_in_own_texts(tmp_path), f"{OWN}.xlsx").material
    theme, config = material.theme, material.data.config
    assert dict(config.narrative) == {"bahan-tujuan": "Membahas [disamarkan].", "undangan-penutup": "Selesai."}
    assert config.meeting.remarks == ("Membawa data.", "Paspor [disamarkan] diperlihatkan.")
    assert theme.precedents[0].event == "Warga negara [disamarkan] dan [disamarkan] diklarifikasi."
    assert (theme.precedents[0].place, theme.precedents[0].when) == ("Koja", "3 September 2024")
    assert theme.questions[-1] == ("Polres", "Adakah kabar tentang [disamarkan]?")
    assert theme.recommendations[0] == "[disamarkan] ditanyai."


def test_check_tells_what_is_masked_in_pora_toml_and_in_own_themes(tmp_path: Path) -> None:
    """With file and key, as a text without a cell has no other place."""
    office = names_in_own_texts(tmp_path)
    found = check((), Request(office, dry_run=True), configuration.load(office)).problems
    theme = "themes/tenaga-kerja-asing.toml"
    assert [(one.path, one.field) for one in found if one.code == "personal-data-in-text"] == [
        ("pora.toml", "narrative.bahan-tujuan"), ("pora.toml", "meeting.remarks.2"),
        (theme, "precedents[1].event"), (theme, "questions[2].question"), (theme, "recommendations[1]"),
    ]  # fmt: skip
    done = CliRunner(env={"LANG": "C"}).invoke(pora, ["check", "-C", str(office), "--dry-run", "--lang", "en"])
    assert "pora.toml › narrative.bahan-tujuan: seems to hold a name" in done.output
    assert f"{theme} › precedents[1].event: seems to hold a name, a nationality beside place" in done.output
    assert str(meetings.person(4)[0]) not in done.output


def doubtful(folder: Path) -> Path:
    """Make an office whose meeting holds a single word of the name of somebody in its register."""
    made = meetings.sheets()
    made["Keputusan"] = [meetings.DECISIONS, (1, "Keterangan Sendoro dicatat", None, None)]
    return meetings.office(
        folder,
        rapat_2024_10_09=meetings.workbook(made),
        register=meetings.register("SEPTEMBER", 2024, ("SENDORO WIJO", *meetings.person(4)[1:])),
    )


def test_a_doubtful_name_stops_what_is_shared_until_it_is_decided(tmp_path: Path) -> None:
    """It is told at its cell without the word; the office's own edition is made, and after a decision every one."""
    office = doubtful(tmp_path)
    asked = ["minutes", f"{OWN}.xlsx", "-C", str(office), "--dry-run", "--lang", "en"]
    refused = CliRunner(env={"LANG": "C"}).invoke(pora, asked)
    assert refused.exit_code == 4
    assert "inputs/rapat-2024-10-09.xlsx Keputusan B2" in refused.stderr
    assert "Sendoro" not in refused.output
    assert CliRunner(env={"LANG": "C"}).invoke(pora, [*asked, "--edition", "dinas"]).exit_code == 0
    found = check((), Request(office, dry_run=True), configuration.load(office)).problems
    assert [(one.cell, one.value) for one in found if one.code == "name-doubtful"] == [("B2", "Sendoro")]
    (office / "mappings.toml").write_text('[names]\n"Sendoro" = "bukan nama orang"\n', encoding="utf-8")
    assert CliRunner(env={"LANG": "C"}).invoke(pora, asked).exit_code == 0


def test_names_of_officials_and_addressees_are_searched_too(tmp_path: Path) -> None:
    """For persons of the register only: the office's own number and address stay, and so does what ships."""
    office = names_in_own_texts(tmp_path)
    name, number, *_ = meetings.person(4)
    config = configuration.load(office)
    official = dataclasses.replace(
        config,
        office=dataclasses.replace(config.office, phone="021-6543210", address=f"Jalan Rekaan 5, {name}"),
        head=dataclasses.replace(config.head, name=str(name), nip=str(number)),
        letters=dataclasses.replace(config.letters, addressee=("Yth. Kepala", f"Sdr. {name}")),
    )
    prepared_meeting = prepare(Path(f"{OWN}.xlsx"), Request(office, dry_run=True), official)
    masked = prepared_meeting.material.data.config
    assert (masked.office.phone, masked.office.address) == ("021-6543210", "Jalan Rekaan 5, [disamarkan]")
    assert (masked.head.name, masked.head.nip) == ("[disamarkan]", "[disamarkan]")
    assert masked.letters.addressee == ("Yth. Kepala", "Sdr. [disamarkan]")
    told = {one.field for one in prepared_meeting.problems if one.path == "pora.toml"}
    assert {"office.address", "head.name", "head.nip", "letters.addressee.2"} <= told

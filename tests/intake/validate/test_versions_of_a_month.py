"""Two registers of one month are versions by their persons; anything else is joined (settled rule 2)."""

from __future__ import annotations

import pytest

from reports.model.period import Month
from reports.pipeline.gather import gather_paths

HEAD = "NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS IZIN TINGGAL"


@pytest.fixture
def gathered(tmp_path):
    """Return a function that writes registers and reads all of them."""

    def read(*, of_august="", **registers):
        """Write registers.

        Args:
            of_august: names of the registers that are of August 2024; all others are of September.
            registers: name → first passport number and how many persons.
        """
        for name, (first, count) in registers.items():
            rows = [f"{n},SEN WIJO,A{n:07d},Jepang,ITAS" for n in range(first, first + count)]
            title = f"DATA ORANG ASING BULAN {'AGUSTUS' if name in of_august else 'SEPTEMBER'} 2024"
            blank = "\n" * ord(name)  # files with the same content are copies
            (tmp_path / f"{name}.csv").write_text("\n".join((title, HEAD, *rows)) + blank, encoding="utf-8")
        return gather_paths([tmp_path], None)

    return read


def versions(gathered):
    """Return which files are told as versions of which."""
    problems = [(file.path, problem) for file in gathered.files for problem in file.problems]
    return [
        (path.rpartition("/")[2], str(problem.details["other"]).rpartition("/")[2])
        for path, problem in problems
        if problem.code == "versions"
    ]


@pytest.mark.parametrize(
    ("registers", "are_versions"),
    [
        ({"a": (1, 30), "b": (16, 30)}, True),
        ({"a": (1, 30), "b": (17, 30)}, False),
        ({"a": (1, 60), "b": (31, 30)}, True),
        ({"a": (1, 61), "b": (1, 30)}, False),
        ({"a": (31, 30), "b": (1, 60)}, True),
        ({"a": (1, 20), "b": (1, 20)}, True),
        ({"a": (1, 19), "b": (1, 19)}, False),
    ],
    ids=["half", "less", "contained half", "contained less", "smaller first", "twenty", "nineteen"],
)
def test_versions_hold_twenty_persons_and_half_of_the_larger(gathered, registers, are_versions):
    """On both sides of each bound; it is told once, at the later file."""
    assert versions(gathered(**registers)) == ([("b.csv", "a.csv")] if are_versions else [])


def test_a_month_with_two_versions_has_no_register_before_it_is_decided(gathered):
    """The counts of both and of the two together are told; August is not touched."""
    result = gathered(a=(1, 30), b=(11, 30), c=(1, 30), of_august="c")
    (problem,) = [one for file in result.files for one in file.problems]
    assert {name: problem.details[name] for name in ("own", "others", "together")} == {
        "own": 30, "others": 30, "together": 40,
    }  # fmt: skip
    assert not result.coverage.find("register", Month(2024, 9))
    assert result.coverage.find("register", Month(2024, 8))


def test_files_of_a_month_that_share_few_persons_are_joined(gathered):
    """A register delivered in parts is one register, and copies are one person."""
    result = gathered(a=(1, 30), b=(28, 30))
    assert [delivery.accepted for delivery in result.coverage.find("register", Month(2024, 9))] == [30, 27]


def test_registers_of_two_months_are_no_versions(gathered):
    """The same persons are expected there."""
    assert versions(gathered(a=(1, 30), b=(1, 30), of_august="b")) == []


def test_a_copy_is_no_version(gathered, tmp_path):
    """The same content counts once and is told."""
    gathered(a=(1, 30))
    (tmp_path / "salinan.csv").write_bytes((tmp_path / "a.csv").read_bytes())
    result = gathered()
    assert [(file.status, file.problem and file.problem.code) for file in result.files] == [
        ("read", None), ("skipped", "file-copy"),
    ]  # fmt: skip
    assert [delivery.accepted for delivery in result.coverage.find("register", Month(2024, 9))] == [30]


def test_a_third_register_is_compared_with_each(gathered):
    """Each pair for itself."""
    assert versions(gathered(a=(1, 40), b=(21, 40), c=(41, 40))) == [("b.csv", "a.csv"), ("c.csv", "b.csv")]


def incident_log(rows):
    """Return a log of incidents, one on each line, each told apart by its passport and report number."""
    lines = [f"0{n % 9 + 1}/09/2024,Overstay,MIRA {n},A{n:07d},Jepang,Koja,LP-{n}" for n in rows]
    return "\n".join(
        (
            "LOG KEJADIAN SEPTEMBER 2024",
            "TGL KEJADIAN,JENIS KEJADIAN,NAMA,NO PASPOR,KEBANGSAAN,KECAMATAN,NO LAPORAN",
            *lines,
        )
    )


@pytest.mark.parametrize(("second", "are_versions"), [(range(10, 50), True), (range(28, 50), False)])
def test_logs_that_share_most_rows_are_undecided_and_others_are_joined(tmp_path, second, are_versions):
    """A log written on to is a version of the one before; two that touch in few rows are two parts of a month."""
    (tmp_path / "a.csv").write_text(incident_log(range(30)), encoding="utf-8")
    (tmp_path / "b.csv").write_text(incident_log(second), encoding="utf-8")
    result = gather_paths([tmp_path], None)
    codes = {problem.code for file in result.files for problem in file.problems}
    assert ("versions-log" in codes) == are_versions
    assert bool(result.coverage.find("incidents", Month(2024, 9))) != are_versions


LOG_HEAD = "NO LAPORAN,TGL KEJADIAN,JENIS KEJADIAN,NAMA,NO PASPOR,KEBANGSAAN,INSTANSI PELAPOR,URAIAN"


def case(number: int, **other: str) -> str:
    """Return a row of a log; what is named differs from the usual."""
    cells = {
        "report": f"LK-{number}", "day": f"{number % 28 + 1:02d}-09-2024", "type": "Overstay", "name": f"MIRA {number}",
        "passport": f"A{number:07d}", "nation": "Jepang", "agency": "", "text": "Ditemukan",
    }  # fmt: skip
    return ",".join((cells | other).values())


@pytest.mark.parametrize(
    ("changed", "are_versions"),
    [
        ({"text": "Ditemukan di hotel"}, True),
        ({"report": "LP-77"}, True),
        ({"name": "MIRAH"}, True),
        ({"report": "", "text": "Ditemukan di hotel"}, True),
        ({"passport": "", "name": "", "text": "Ditemukan di hotel"}, False),
        ({"passport": "B7654321", "name": "SEN WIJO"}, False),
        ({"day": "30-09-2024"}, False),
    ],
    ids=["texts", "numbers", "names", "no numbers", "no persons", "other persons", "other days"],
)
def test_a_log_that_was_mended_is_a_version(tmp_path, changed, are_versions):
    """The same persons on the same days in other words: nothing is counted twice before the office decides."""
    rows = [case(number) for number in range(10)]
    mended = [case(number, **changed) for number in range(10)]
    for name, lines in (("a", rows), ("b", mended)):
        text = "\n".join(("LOG KEJADIAN SEPTEMBER 2024", LOG_HEAD, *lines))
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    result = gather_paths([tmp_path], None)
    codes = {problem.code for file in result.files for problem in file.problems}
    assert ("versions-log" in codes) == are_versions


def test_reports_without_persons_are_versions_by_number_and_day(tmp_path):
    """As long as no agency makes them one incident, which counts once anyway."""
    for name, text in (("a", "Ditemukan"), ("b", "Ditemukan di hotel")):
        lines = [case(number, passport="", name="", text=text) for number in range(10)]
        sheet = "\n".join(("LOG KEJADIAN SEPTEMBER 2024", LOG_HEAD, *lines))
        (tmp_path / f"{name}.csv").write_text(sheet, encoding="utf-8")
    result = gather_paths([tmp_path], None)
    assert "versions-log" in {problem.code for file in result.files for problem in file.problems}


@pytest.mark.parametrize("more", [{"agency": "Polsek"}, {}], ids=["one incident", "list of decisions"])
def test_logs_that_tell_other_things_of_the_same_persons_are_joined(tmp_path, more):
    """Reports of one agency are one incident; a list of decisions beside the log is another table."""
    rows = [case(number, **more) for number in range(10)]
    head = LOG_HEAD if more else f"{LOG_HEAD},JENIS TAK,NO SK,TANGGAL SK"
    others = [
        case(number, text="Diputus", **more) + ("" if more else ",Deportasi,SK-1,30-09-2024") for number in range(10)
    ]
    for name, lines in (("a", (LOG_HEAD, *rows)), ("b", (head, *others))):
        text = "\n".join(("LOG KEJADIAN SEPTEMBER 2024", *lines))
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    result = gather_paths([tmp_path], None)
    assert "versions-log" not in {problem.code for file in result.files for problem in file.problems}


@pytest.mark.parametrize(
    ("changed", "told"),
    [({"report": "LP-77"}, True), ({"report": ""}, True), ({}, False), ({"day": "30-09-2024"}, False),
     ({"passport": "B7654321", "name": "SEN WIJO"}, False), ({"report": "LK-1", "agency": "Polsek"}, False)],
    ids=["another number", "no number", "the number tells it", "another day", "another person", "one incident"],
)  # fmt: skip
def test_a_case_in_two_logs_that_are_joined_is_told(tmp_path, changed, told):
    """It counts in each, and the later file says so."""
    agency = {"agency": changed["agency"]} if "agency" in changed else {}
    for name, lines in (
        ("a", [case(number, **agency) for number in range(10)]),
        ("b", [case(1, **changed), *(case(number, **agency) for number in range(20, 29))]),
    ):
        text = "\n".join(("LOG KEJADIAN SEPTEMBER 2024", LOG_HEAD, *lines))
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    result = gather_paths([tmp_path], None)
    problems = [problem for problem in result.problems if problem.code == "case-in-two-files"]
    assert [(problem.cell, problem.details["count"], problem.details["row"]) for problem in problems] == (
        [("B3", 1, 4)] if told else []
    )
    assert "versions-log" not in {problem.code for file in result.files for problem in file.problems}


def test_versions_are_told_once(tmp_path):
    """Nothing counts before the office has decided between them."""
    for name, text in (("a", "Ditemukan"), ("b", "Ditemukan di hotel")):
        lines = [case(number, report="", text=text) for number in range(10)]
        sheet = "\n".join(("LOG KEJADIAN SEPTEMBER 2024", LOG_HEAD, *lines))
        (tmp_path / f"{name}.csv").write_text(sheet, encoding="utf-8")
    result = gather_paths([tmp_path], None)
    assert "case-in-two-files" not in {problem.code for problem in result.problems}

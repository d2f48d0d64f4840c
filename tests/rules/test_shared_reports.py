"""Incidents whose case stands in one table and whose decision in another: type, grade and what is told of them."""

from __future__ import annotations

import pytest

TAK_HEAD = (
    "NO;NO LAPORAN;TANGGAL KEJADIAN;NAMA;NO PASPOR;KEBANGSAAN;L/P;PASAL;JENIS TAK;NO SK;TANGGAL SK;INSTANSI PELAPOR"
)
PERSON = "MIRA A;A1234567;Jepang;L"
OTHER = "MIRA B;B1234567;Jepang;L"
OVERSTAY = "incidents-type-grade/overstay/ditindak"


def case(grade: str, person: str = PERSON, number: str = "LK-14/IX/2024", kind: str = "Overstay") -> str:
    """Return a row of the log without a decision."""
    return f"{number};12-09-2024;{kind};Koja;{person};78 ayat (3);{grade};;;;;;;Kanim;"


def decided(person: str = PERSON, number: str = "LK-14/IX/2024", agency: str = "Kanim") -> str:
    """Return a row of the list of actions, which states no type."""
    action = "Deportasi dan Penangkalan;W25-0420;17-09-2024"
    return f"{number};12-09-2024;{person};78 ayat (3);{action};{agency}"


def total(office, column: str = "total") -> dict[str, int | None]:
    """Return type → its incidents of September that are not zero, of one grade or of all."""
    cells = office.figures("2024-09").tables["incidents-type-grade"].cells
    return {row: cell.value for (row, name), cell in cells.items() if name == column and cell.value}


@pytest.mark.parametrize("grade", ["dugaan", "ditindak", ""])
def test_the_type_is_that_of_any_row_of_the_incident(office, grade) -> None:
    """The highest grade stands in the row without a type: the type of the other row holds."""
    office.write("kejadian", "BULAN SEPTEMBER 2024", case(grade))
    office.write("tindakan", "TAK BULAN SEPTEMBER 2024", decided(), head=TAK_HEAD)
    assert total(office) == total(office, "ditindak") == {"overstay": 1, "total": 1}


def test_within_one_table_an_empty_type_is_filled_too(office) -> None:
    """The second person of a case has the decision and no type."""
    row = case("", OTHER, kind="").replace("78 ayat (3);;;;", "78 ayat (3);;Deportasi;W25-0421;17-09-2024")
    office.write("kejadian", "BULAN SEPTEMBER 2024", case("dugaan"), row)
    assert total(office) == {"overstay": 1, "total": 1}


def test_a_grade_whose_ground_stands_in_another_table_lacks_nothing(office) -> None:
    """It is counted as DITINDAK, and nothing says that it counts as a suspicion."""
    office.write("kejadian", "BULAN SEPTEMBER 2024", case("ditindak"))
    assert "grade-without-ground" in office.codes()
    office.write("tindakan", "TAK BULAN SEPTEMBER 2024", decided(), head=TAK_HEAD)
    assert "grade-without-ground" not in office.codes()


@pytest.mark.parametrize(
    "row",
    [decided(OTHER), decided(number="LK-15/IX/2024"), decided(agency="Polres"), decided().replace("W25-0420", "")],
)
def test_another_person_another_report_or_no_number_settles_nothing(office, row) -> None:
    """Persons keep their own grade, and so do other incidents."""
    office.write("kejadian", "BULAN SEPTEMBER 2024", case("ditindak"))
    office.write("tindakan", "TAK BULAN SEPTEMBER 2024", row, head=TAK_HEAD)
    assert "grade-without-ground" in office.codes()


SHARED = "report-in-two-files"


def without_agency(row: str) -> str:
    """Return a row that names no reporting agency."""
    return row.replace(";Kanim", ";")


@pytest.mark.parametrize(
    ("logged", "listed"),
    [
        (without_agency(case("ditindak")), without_agency(decided())),
        (case("ditindak"), without_agency(decided())),
        (without_agency(case("ditindak")), decided()),
        (
            without_agency(case("ditindak", number="LK-014")),
            without_agency(decided(number="lk 014")),
        ),
    ],
)
def test_a_number_in_two_files_without_agency_is_told(office, logged, listed) -> None:
    """By rule they are two incidents; the warning names both files and the number."""
    office.write("kejadian", "BULAN SEPTEMBER 2024", logged)
    assert SHARED not in office.codes()
    office.write("tindakan", "TAK BULAN SEPTEMBER 2024", listed, head=TAK_HEAD)
    assert total(office)["total"] == 2
    (problem,) = [problem for problem in office.gathered().problems if problem.code == SHARED]
    assert (problem.path, problem.details["other"]) == ("inputs/kejadian.csv", "inputs/tindakan.csv")
    assert (problem.severity, problem.cell, problem.details["count"]) == ("warning", "B3", 1)


@pytest.mark.parametrize(
    ("logged", "listed"),
    [
        (case("ditindak"), decided()),
        (case("ditindak"), decided(agency="Polres")),
        (without_agency(case("ditindak")), without_agency(decided(number="LK-15/IX/2024"))),
        (without_agency(case("ditindak", number="14")), without_agency(decided(number="14"))),
    ],
)
def test_one_agency_two_agencies_other_numbers_are_not_told(office, logged, listed) -> None:
    """One incident, two reports by what the office wrote, or no report number."""
    office.write("kejadian", "BULAN SEPTEMBER 2024", logged)
    office.write("tindakan", "TAK BULAN SEPTEMBER 2024", listed, head=TAK_HEAD)
    assert SHARED not in office.codes()


def test_many_shared_numbers_are_one_warning(office) -> None:
    """A pair of files is told once, with how many numbers it shares."""
    numbers = [f"LK-{number}/IX/2024" for number in range(10, 18)]
    office.write("kejadian", "BULAN SEPTEMBER 2024", *(without_agency(case("dugaan", number=one)) for one in numbers))
    office.write(
        "tindakan", "TAK BULAN SEPTEMBER 2024", *(without_agency(decided(number=one)) for one in numbers), head=TAK_HEAD
    )
    (problem,) = [problem for problem in office.gathered().problems if problem.code == SHARED]
    assert problem.details["count"] == len(numbers)


def test_versions_of_a_log_are_told_once_and_as_such(office) -> None:
    """Nothing of their month is counted, so that no number of it counts in two files; other months do."""
    september = [f"LK-{number}/IX/2024" for number in range(10, 18)]
    rows = [without_agency(case("dugaan", number=one)) for one in september]
    office.write("kejadian", "BULAN SEPTEMBER 2024", *rows)
    office.write("kejadian baru", "BULAN SEPTEMBER 2024", *rows, without_agency(case("dugaan", number="LK-99/IX/2024")))
    codes = office.codes()
    assert "versions-log" in codes
    assert SHARED not in codes

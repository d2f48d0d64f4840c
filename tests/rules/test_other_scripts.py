"""Cells without Latin letters: each text is one of its own, for decisions, names and questions; none is nothing."""

from __future__ import annotations

import tomllib

import pytest

from reports.pipeline.intake import decisions_of
from reports.pipeline.learn import proposed, questions, remember
from reports.vocabulary import mappings

SEPTEMBER = "ORANG ASING BULAN SEPTEMBER 2024"
HEAD = "NO;NAMA;L/P;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;KECAMATAN;KETERANGAN;TGL LAHIR"
PLACES = {"L/P": 1, "NO PASPOR": 2, "KEBANGSAAN": 3, "KECAMATAN": 5, "KETERANGAN": 6, "TGL LAHIR": 7, "NAMA": 0}
STOCK = "stock-district-permit/total/total"


def persons(office, head, cells, same=None):
    """Write a register of persons who differ in their names, numbers and the cells of one column."""
    rows = []
    for number, cell in enumerate(cells):
        row = [f"MIRA {number}", "L", f"A{number:07d}", "Jepang", "ITAS", "Koja", "", ""]
        row[PLACES[head]] = cell
        for name, texts in (same or {}).items():
            row[PLACES[name]] = texts[number] if isinstance(texts, list) else texts
        rows.append(";".join(row))
    office.write("register", SEPTEMBER, *rows, head=HEAD)


def decide(office, field, **codes):
    """Write decisions on values."""
    lines = [f"[values.{field}]", *(f'"{text}" = "{code}"' for text, code in codes.items())]
    (office.folder / "mappings.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def values(office, field):
    """Return the values of a field in the register, in the order of the rows."""
    ((reading,),) = [file.tables for file in office.gathered().files]
    return list(reading.records.values[field])


def asked(office, table):
    """Return text → codes that are offered, of what is asked for a table of mappings.toml."""
    found = questions(office.gathered().files, versions=True, decisions=decisions_of(office.folder))
    return {one.text: [answer.code for answer in one.answers] for one in found if one.table == table}


@pytest.mark.parametrize(
    ("field", "head", "decisions", "cells", "codes"),
    [
        ("nationality", "KEBANGSAAN", {"中国": "CHN"}, ["中国", "印度", "日本", "-", "?", "..."], ["CHN", *[None] * 5]),
        ("nationality", "KEBANGSAAN", {"中国": "CHN", "印度": "IND"}, ["中国", "印度", "日本"], ["CHN", "IND", None]),
        ("nationality", "KEBANGSAAN", {"중국": "CHN"}, ["중국", "인도", "Китай", "中国"], ["CHN", None, None, None]),
        ("nationality", "KEBANGSAAN", {"中国 A": "CHN"}, ["中国 A", "印度 A", "A"], ["CHN", None, None]),
        ("nationality", "KEBANGSAAN", {"中国1": "CHN"}, ["中国１", "中国2", "1"], ["CHN", None, None]),
        ("nationality", "KEBANGSAAN", {"?": "XXA"}, ["?", "-", "!", "中国"], ["XXA", None, None, None]),
        ("sex", "L/P", {"男": "L", "女": "P"}, ["男", "男", "女", "不详"], ["L", "L", "P", None]),
        ("district", "KECAMATAN", {"科贾": "Koja"}, ["科贾", "芝灵精", "?"], ["31.72.03", None, None]),
    ],
)
def test_a_decision_holds_for_its_text_alone(office, field, head, decisions, cells, codes):
    """Not for other texts of the same script, nor for a cell of signs."""
    persons(office, head, cells)
    decide(office, "kecamatan" if field == "district" else field, **decisions)
    assert values(office, field) == codes


def test_a_decision_on_a_departure_removes_nobody_else(office):
    """Its day is taken off; other words, a dash, a bare date and a question mark are no such word."""
    persons(office, "KETERANGAN", ["已回国 15/09/2024", "回国休假", "调岗", "-", "10/09/2024", "(?)", "已回国 B", ""])
    decide(office, "departed", 已回国="pergi")
    assert office.value(STOCK) == 7


def test_words_of_a_departure_in_chinese_are_asked(office):
    """With their day; what says something else is not."""
    persons(office, "KETERANGAN", ["已回国 15/09/2024", "已离境", "调岗", "经理"])
    assert asked(office, "values.departed").keys() == {"已回国", "已离境"}
    assert office.value(STOCK) == 4


def test_columns_with_heads_in_another_script_are_columns_of_their_own(office):
    """They are asked one by one, and none is told as another's copy; an answer holds for its head alone."""
    head = "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;到期;合同到期"
    office.write(
        "register", SEPTEMBER, *(f"MIRA {n};A{n:07d};Jepang;ITAS;01/02/2025;01/03/2026" for n in range(3)), head=head
    )
    assert "column-repeated" not in office.codes()
    assert asked(office, "columns").keys() == {"到期", "合同到期"}
    (office.folder / "mappings.toml").write_text('[columns]\n"到期" = "permit_expiry"\n', encoding="utf-8")
    assert {str(day) for day in values(office, "permit_expiry")} == {"2025-02-01"}


def test_latin_words_beside_another_script_are_read_as_before(office):
    """姓名 Nama is a name, 中国 China a country; the letters beside them take nothing away."""
    head = "NO;姓名 Nama;护照 NO PASPOR;国籍 KEBANGSAAN;JENIS IZIN TINGGAL;KECAMATAN"
    office.write(
        "register", SEPTEMBER, "MIRA;A1234567;中国 China;ITAS;Koja", "SEN;A1234568;日本 Jepang;ITAS;Koja", head=head
    )
    assert values(office, "nationality") == ["CHN", "JPN"]


@pytest.mark.parametrize("names", [["王伟", "李明", "赵瑞", "黄德"], ["Иван Петров", "Пётр Ли", "김철수", "佐藤"]])
def test_names_of_another_script_are_told_apart(office, names):
    """Rule 4: under one passport, with birth dates that differ, all stay; with one birth date nobody is similar."""
    persons(office, "NAMA", names, {"NO PASPOR": "A1234567", "TGL LAHIR": [f"02/01/198{n}" for n in range(4)]})
    assert office.value(STOCK) == 4
    persons(office, "NAMA", names, {"TGL LAHIR": "02/01/1980"})
    assert "person-similar" not in office.codes()


def test_one_name_of_another_script_twice_is_shown_as_similar(office):
    """As a Latin one is."""
    persons(office, "NAMA", ["王伟", "王伟"], {"TGL LAHIR": "02/01/1980"})
    assert "person-similar" in office.codes()


def test_names_of_signs_are_nobody_twice(office):
    """A question mark says nothing of a person."""
    persons(office, "NAMA", ["???", "??"], {"TGL LAHIR": "02/01/1980"})
    assert "person-similar" not in office.codes()


def test_values_of_another_script_are_asked_and_remembered(office):
    """A country is proposed by its name in CLDR; a sex is a choice of two; a place is asked without a proposal."""
    persons(
        office,
        "KEBANGSAAN",
        ["中国", "한국", "不详"],
        {"L/P": ["男", "女", "L"], "KECAMATAN": ["科贾", "Koja", "Koja"]},
    )
    assert asked(office, "values.nationality") == {"中国": ["CHN"], "한국": [], "不详": []}
    assert asked(office, "values.sex") == {"男": ["L", "P"], "女": ["L", "P"]}
    assert asked(office, "values.kecamatan") == {"科贾": []}
    found = questions(office.gathered().files, versions=True, decisions=decisions_of(office.folder))
    question = next(one for one in found if one.text == "男")
    remember(office.folder, [question.decided(question.answers[0])])
    assert tomllib.loads((office.folder / mappings.FILE).read_text(encoding="utf-8")) == {
        "values": {"sex": {"男": "L"}}
    }
    assert asked(office, "values.sex").keys() == {"女"}
    lines = [one.line for one in proposed(found, decisions_of(office.folder))]
    assert any(line.startswith('"中国" = "CHN"') for line in lines)


def test_a_table_whose_heads_are_all_of_another_script_is_asked(office):
    """What it is, then its heads; the answers make it a register."""
    office.write(
        "register",
        "外国人 SEPTEMBER 2024",
        "王伟;E1234567;中国;ITAS",
        "李明;E1234568;中国;ITAS",
        head="序号;姓名;护照;国籍;居留",
    )
    pattern = "序号 | 姓名 | 护照 | 国籍 | 居留"
    assert asked(office, "tables").keys() == {pattern}
    columns = {"姓名": "full_name", "护照": "passport_no", "国籍": "nationality", "居留": "permit_type"}
    lines = ["[tables]", f'"{pattern}" = "register"', "[columns]"]
    path = office.folder / "mappings.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert columns.keys() <= asked(office, "columns").keys()
    path.write_text(
        "\n".join([*lines, *(f'"{head}" = "{field}"' for head, field in columns.items())]), encoding="utf-8"
    )
    assert values(office, "passport_no") == ["E1234567", "E1234568"]

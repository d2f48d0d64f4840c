"""No sentence for people holds the id of a field or kind: each has a name in Indonesian and in English."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from reports.catalogue import CATALOGUE
from reports.cli.i18n import translator_into
from reports.pipeline.gather import gather_paths
from reports.vocabulary import field_labels, kinds, schema
from tests.command_line import run

SAMPLE = Path(__file__).parents[2] / "inputs" / "sample"
ID_PLACES = {"candidate", "candidates", "field", "fields", "kind", "missing"}
FIELDS = sorted(set().union(*(schema.fields_of(kind.name) for kind in schema.kinds())))
ALSO_WORDS = {"kecamatan", "kelurahan", "kota", "status", "niora", "register"}
"""Ids that are the Indonesian word as well."""
IDS = re.compile(rf"(?<!\w)({'|'.join(sorted({*FIELDS, *kinds.KINDS} - ALSO_WORDS, key=len, reverse=True))})(?!\w)")
MESSY = {
    # headers that come near known ones, of a register and of two logs
    "orang.csv": "REGISTER SEPTEMBER 2024\nNAMA,NO PASPR,KEBANGSAN,JNS KLAMIN,JENIS IZIN TINGGAL,PENJAMN,KECAMATAN\n"
    "SEN WIJO,A1234567,JEPANG,L,ITAS,PT X,KOJA\n",
    "giat.csv": "KEGIATAN SEPTEMBER 2024\nTANGGAL,JENIS KEGIATAN,LOKASI,JML DIPERIKSA OA,TEMUANNYA\n"
    "02-09-2024,Pengawasan Lapangan,Koja,3,1\n",
    "kasus.csv": "KEJADIAN SEPTEMBER 2024\nTGL KEJADIAN,NOMOR LAPORN,JENIS PELANGGARAN,TINGKT,PASAL\n"
    "02-09-2024,LP-1,Overstay,dugaan,75\n",
    # tables of no kind that resemble one
    "instansi.csv": "DATA SEPTEMBER 2024\nTEMPAT,LAKI-LAKI,RINCIAN,BAGIAN\n"
    "SEN WIJO,3,Aula,ada\nMIRA KATO,4,Balai,ada\n",
    "layanan.csv": "LAYANAN SEPTEMBER 2024\nTANGGAL,PERMOHONAN,HASIL\n02-09-2024,Perpanjangan,Disetujui\n",
    "agenda.csv": "AGENDA SEPTEMBER 2024\nWAKTU,JENIS KEGIATAN,DIPERIKSA,TEMUAN\n02-09-2024,Rapat,0,0\n",
    # copies that differ, gaps, two headers of one field
    "ganda.csv": "REGISTER SEPTEMBER 2024\n"
    "NAMA,NO PASPOR,KEBANGSAAN,JENIS IZIN TINGGAL,JENIS KELAMIN,KELAMIN,KECAMATAN\n"
    "SEN WIJO,A1234567,JEPANG,ITAP,L,L,CILINCING\nMIRA KATO,A1234568,,,P,P,\n",
}  # fmt: skip


def sentences(folder: Path, language: str) -> list[str]:
    """Return everything that is said of the inputs of a folder."""
    say = translator_into(language)
    problems = gather_paths([folder], folder, None, unread=True).problems
    return [say(text, problem.details) for problem in problems for text in (problem.message, problem.hint)]


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """Return a folder of files that are understood in part."""
    for name, text in MESSY.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_no_id_stands_in_what_is_said_of_inputs(messy: Path) -> None:
    """In Indonesian: of the sample office, and of files whose headers are understood in part."""
    said = {*sentences(messy, "id"), *sentences(SAMPLE / "inputs", "id")}
    assert any("mungkin berarti" in text for text in said)
    assert any("paling mirip data instansi lain" in text for text in said)
    assert sorted(text for text in said if IDS.search(text)) == []


def test_no_english_sentence_joins_words_by_an_underscore(messy: Path) -> None:
    """In English a field has a name of words, too."""
    ids = {field for field in (*FIELDS, *kinds.KINDS) if "_" in field}
    assert [text for text in sentences(messy, "en") if any(field in text for field in ids)] == []


def test_every_place_of_a_problem_that_names_fields_names_them_in_words() -> None:
    """Whatever field or kind a problem is about, and whichever problem."""
    say = translator_into("id")
    texts = [(code, text) for code, entry in CATALOGUE.items() for text in (entry.message, entry.hint, entry.near)]
    for code, text in texts:
        places = {place for _text, place, _spec, _conversion in string.Formatter().parse(text) if place} & ID_PLACES
        for name in (*FIELDS, *kinds.KINDS) if places else ():
            assert not IDS.search(say(text, dict.fromkeys(places, name))), (code, name)


def test_every_field_has_an_indonesian_and_an_english_name() -> None:
    """Declared for each; the English ones differ from each other."""
    assert set(FIELDS) <= field_labels.labels().keys()
    assert len({field_labels.english(field) for field in FIELDS}) == len(FIELDS)


def test_check_names_the_columns_in_words_with_the_id_that_mappings_hold(messy: Path) -> None:
    """With ``-v``, so that a line of mappings.toml can be written by hand."""
    done = run("check", messy / "ganda.csv", "-v", PORA_LANG="id")
    assert "'NO PASPOR' → Nomor paspor [passport_no] (alias)" in done.stdout

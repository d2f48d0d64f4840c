"""Headers are read as a person reads them: joined, bracketed, broken, abbreviated; nothing more is read into them."""

from __future__ import annotations

import time

import pytest

from reports.intake.recognise.header import anchors
from reports.intake.recognise.header_reading import is_header, read_header
from reports.model.grid import Grid

# fmt: off
ONE = {
    "nationality": ["Kebangsaan / Negara", "Negara/Kebangsaan", "KEBANG SAAN", "KEBANG\u00adSAAN",
                    "K E B A N G S A A N",
                    "Kewarganegaraan (Negara)", "Kebangsaan dan Kewarganegaraan", "KEBANG- SAAN / NEGARA"],
    "sponsor_name": ["Sponsor/Penjamin", "Penjamin/Sponsor", "PENJAMIN & SPONSOR", "Nama Perusahaan / Sponsor"],
    "sex": ["JK (L/P)", "Gender (L/P)", "Jns Kelamin (L/P)", "Jenis Kelamin L/P", "(L/P) JK",
            "Jenis Kelamin (Pria/Wanita)"],
    "permit_type": ["Jenis Ijin", "Jenis Izin", "Jns Ijin Tinggal", "JENIS IZIN TING GAL",
                    "Jenis Izin Tinggal (ITK/ITAS/ITAP)"],
    "kelurahan": ["Kel/Desa", "Desa / Kelurahan", "KELU- RAHAN"],
    "kecamatan": ["KECA- MATAN", "K E C A M A T A N", "Kec.", "Nama Kecamatan"],
    "full_name": ["N A M A", "Nama Lengkap WNA", "Nama (sesuai paspor)", "Nama WNA / TKA", "NAMA LENG KAP"],
    "passport_no": ["NO. PAS POR", "Nomor Pasport", "No. Passport", "NOMOR  PASPOR", "N\u041e PASPOR"],
    "permit_expiry": ["Masa Berlaku KITAS", "Berlaku Sampai Dengan", "Exp. Date", "Masa Berlaku Ijin Tinggal"],
    "passport_expiry": ["Masa Berlaku Pasport", "Masa Berlaku (Paspor)", "Paspor Berlaku s/d"],
    "permit_no": ["No. KITAS", "No ITAS/ITAP", "Nomor KITAP"],
    "birth_date": ["Tgl. Lahir (DD-MM-YYYY)", "Tanggal Lahir (tgl/bln/thn)"],
    "birth_place_date": ["Tempat, Tgl Lahir", "Tempat & Tanggal Lahir", "TTL"],
}
# fmt: on


@pytest.mark.parametrize(("field", "text"), [(field, text) for field, texts in ONE.items() for text in texts])
def test_spellings_of_one_header_name_one_field(field: str, text: str) -> None:
    """Aliases of one field joined in any way, in any order, broken over lines or with a hint in brackets."""
    reading = read_header("register", (text,))
    assert reading is not None
    assert reading.fields == (field,)
    assert is_header(text)


def test_a_joined_header_says_so() -> None:
    """A single alias, however spelt, is an alias; two of one field are joined."""
    how = {text: read_header("register", (text,)).how for text in ("NO PASPOR", "Nomor Pasport", "Kebangsaan / Negara")}
    assert how == {"NO PASPOR": "alias", "Nomor Pasport": "alias", "Kebangsaan / Negara": "joined"}


SEVERAL = {
    "NAMA / TTL": ("full_name", "birth_place", "birth_date"),
    "Nama dan Tempat Tgl Lahir": ("full_name", "birth_place", "birth_date"),
    "Nama Lengkap (TTL)": ("full_name", "birth_place", "birth_date"),
    "No. Paspor/Masa Berlaku": ("passport_no", "passport_expiry"),
    "No Paspor Masa Berlaku": ("passport_no", "passport_expiry"),
    "Paspor (No/Masa Berlaku)": ("passport_no", "passport_expiry"),
    "Masa Berlaku & No. Paspor": ("passport_expiry", "passport_no"),
    "No. Paspor / Kebangsaan": ("passport_no", "nationality"),
    "No. ITAS & Masa Berlaku": ("permit_no", "permit_expiry"),
    "ITAS/Masa Berlaku": ("permit_no", "permit_expiry"),
    "Jenis/No/Masa Berlaku Izin Tinggal": ("permit_type", "permit_no", "permit_expiry"),
    "Kel/Kec": ("kelurahan", "kecamatan"),
    "Kecamatan - Kelurahan": ("kecamatan", "kelurahan"),
    "Kec./Kel.": ("kecamatan", "kelurahan"),
    "Alamat Lengkap RT/RW Kel Kec": ("address", "rt_rw", "kelurahan", "kecamatan"),
    "Alamat (RT/RW, Kel, Kec)": ("address", "rt_rw", "kelurahan", "kecamatan"),
    "Nama dan Alamat Penjamin": ("sponsor_name", "sponsor_address"),
    "Nama / No. Paspor": ("full_name", "passport_no"),
}


@pytest.mark.parametrize(("text", "fields"), SEVERAL.items())
def test_a_header_that_names_several_fields_is_split(text: str, fields: tuple[str, ...]) -> None:
    """A word that the parts share (Izin Tinggal, Penjamin) belongs to each."""
    reading = read_header("register", (text,))
    assert reading is not None
    assert (reading.fields, reading.how) == (fields, "split")


@pytest.mark.parametrize(
    ("kind", "text", "fields", "how"),
    [
        ("incidents", "No & Tgl SK", ("decision_no", "decision_date"), "split"),
        ("incidents", "No. SK/Tgl", ("decision_no", "decision_date"), "split"),
        ("incidents", "Nomor dan Tanggal Keputusan", ("decision_no", "decision_date"), "split"),
        ("incidents", "Jml/Kebangsaan", ("persons", "nationality"), "split"),
        ("incidents", "Identitas WNA", ("full_name", "nationality", "passport_no"), "split"),
        ("incidents", "Kejadian / Kronologi Singkat", ("narrative",), "joined"),
        ("incidents", "Tindakan yg diambil", ("action_type",), "alias"),
        ("activities", "Tgl Giat", ("activity_date",), "alias"),
        ("activities", "Nama Giat", ("activity",), "alias"),
        ("activities", "Jml OA diperiksa", ("checked",), "alias"),
        ("activities", "Realisasi", ("realization",), "alias"),
        ("agency_counts", "J U M L A H", ("count_total",), "alias"),
    ],
)
def test_headers_of_logs_are_read_the_same_way(kind: str, text: str, fields: tuple[str, ...], how: str) -> None:
    """Each kind has words of its own."""
    reading = read_header(kind, (text,))
    assert reading is not None
    assert (reading.fields, reading.how) == (fields, how)


@pytest.mark.parametrize(
    ("label", "field"),
    [
        (("DOMISILI", "KEC."), "kecamatan"),
        (("DOMISILI", "DESA/KELURAHAN"), "kelurahan"),
        (("ALAMAT", "RT/RW"), "rt_rw"),
        (("KITAS", "NOMOR"), "permit_no"),
        (("IZIN TINGGAL", "BERLAKU SAMPAI"), "permit_expiry"),
        (("DOKUMEN PERJALANAN", "BERLAKU SAMPAI"), "passport_expiry"),
        (("SPONSOR", "NAMA"), "sponsor_name"),
    ],
)
def test_sub_headers_under_a_declared_group_are_read_in_any_spelling(label: tuple[str, ...], field: str) -> None:
    """An alias of a field that the group declares is that field."""
    reading = read_header("register", label)
    assert reading is not None
    assert (reading.fields, reading.how) == ((field,), "compound")


@pytest.mark.parametrize(
    "label",
    [("Nama (Suami)",), ("Nama Suami",), ("Status Paspor",), ("Negara Penjamin",), ("Alamat Negara Asal",),
     ("Tinggi",), ("PASPOR", "TGL TERBIT"), ("PELAPOR", "NAMA"), ("Tanggal Lahir Anak",), ("",), ("/",), ("()",),
     ("PT Pluit/Koja",)],
)  # fmt: skip
def test_a_header_of_something_else_names_nothing(label: tuple[str, ...]) -> None:
    """What a bracket or a further word says of another person or thing is not dropped."""
    assert read_header("register", label) is None


@pytest.mark.parametrize(("text", "fields"), [("Nama / Alamat", ("full_name", "address")), ("Penjamin/Kec.", None)])
def test_fields_that_share_no_cell_are_asked(text: str, fields: tuple[str, ...] | None) -> None:
    """No pattern can part them; the office decides."""
    reading = read_header("register", (text,))
    assert reading is not None
    assert reading.how == "asked"
    assert fields in {None, reading.fields}


def test_a_very_long_header_is_nothing() -> None:
    """What a hostile sheet writes costs no time."""
    assert read_header("register", ("NAMA / " * 5000,)) is None
    assert not is_header("NAMA " * 5000)


def test_row_labels_that_begin_like_headers_cost_little() -> None:
    """A long table of distinct Desa and Kelurahan is not read part by part as if each row were a header."""
    letters = "abcdefghij"
    endings = ["".join(letters[int(digit)] for digit in f"{number:05}") for number in range(10_000)]
    labels = [f"{word} {ending}" for ending in endings for word in ("Desa", "Kelurahan")]
    grid = Grid("S", tuple((label, 1, 2) for label in labels))
    begun = time.process_time()
    assert anchors(grid, {}) == []
    assert time.process_time() - begun < 1.5

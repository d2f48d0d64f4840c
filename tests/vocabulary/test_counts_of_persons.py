"""Sentences that count few persons or cases, in all the ways in which people write numbers."""

from __future__ import annotations

import pytest

from reports.vocabulary.counts_of_persons import counts_of_persons, sentences_with_few


@pytest.mark.parametrize(
    "sentence",
    [
        "Ditemukan dua WNA.", "Terdapat 2 mahasiswa Yaman di Koja.", "Seorang pengungsi tinggal di sana.",
        "WNA sebanyak 2 dijumpai.", "Kedua pelaku diserahkan.", "Dijumpai dua (2) orang.", "Diperiksa 2L dan 1P.",
        "4 deteni dipindahkan.", "Ditangani empat kasus.", "Sepasang suami istri dijumpai.",
        "1 orang peserta asing hadir.", "Ada \N{FULLWIDTH DIGIT TWO} orang asing.", "3 orang diamankan.",
    ],
)  # fmt: skip
def test_few_are_found(sentence: str) -> None:
    """Fewer than three persons, or than five where what is counted speaks against them."""
    assert list(sentences_with_few(sentence)) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ditemukan tiga WNA.", "12 orang diperiksa.", "Setiap instansi mengirim 2 orang peserta.",
        "Dua instansi hadir.", "Ditunjuk satu orang penghubung tiap instansi.", "6 deteni dipindahkan.",
        "Ditangani lima kasus.", "Rapat kedua dilaksanakan tanggal 2 Oktober.", "Pasal 75 ayat (2) berlaku.",
        "Satu laporan diterima.",
    ],
)  # fmt: skip
def test_many_and_other_things_are_not(sentence: str) -> None:
    """Nor participants of a meeting, articles, days and offices."""
    assert list(sentences_with_few(sentence)) == []


def test_only_the_sentence_is_named() -> None:
    """The others of its text stay out of the decision."""
    text = "Rapat dibuka. Ditemukan dua WNA. Data disampaikan."
    assert list(sentences_with_few(text)) == ["Ditemukan dua WNA."]


FEW = """Orang asing yang dideportasi ada tiga.
Jumlah deteni tiga orang.
WNA Nigeria (3) dideportasi.
Deportasi: 3.
Pendeportasian sebanyak 3.
Telah dideportasi 3 WNA.
Tiga di antaranya ditahan.
Dijumpai 2 WN Nigeria.
2-3 orang WNA dijumpai.
Tidak lebih dari dua orang WNA.
Satu-satunya WNA di kelurahan itu pindah.
Dijumpai seorg WNA.
Dijumpai 2 orng asing.
Dijumpai 1(satu) WNA.
WNA: 1.
WNA 1 orang.
WNA = 2.
Keduanya dideportasi.
Ketiganya ditahan.
2 bule menginap.
2 pengajar asing belum melapor.
Dua guru asing belum melapor.
Dua pelatih asing datang.
2 rohaniwan asing belum melapor.
Two foreigners were found.
3 foreigners were deported.
One Chinese national was found.
Didapati 2 penghuni apartemen tanpa dokumen.
Overstay sebanyak 4 orang.
Overstay: 4.
Overstay 4 orang.
4 x deportasi.
Deportan 1 orang.
1 kasus overstay.
Kasus overstay satu.
Kasus: 2.
Deportasi terhadap dua orang asing.
Dua WNA.
1 WNA, 1 WNI.
Satu dari mereka ditahan.
Dua dari lima WNA ditahan.
Seorang pria asing.
Satu orang.
Sebanyak dua pelanggaran.
Jumlah pelanggar: 4.
Ditangkap 4 WNA.
4 telah dideportasi.
Empat sudah dideportasi.
Jumlah deportasi 3.
Deportasi 3 kali.
3 pendeportasian dilaksanakan.""".splitlines()
NEUTRAL = """Tiga kapal asing bersandar di dermaga.
Dua perusahaan asing menyampaikan laporan.
Dua bahasa asing dipakai pada papan pengumuman.
Satu modal asing tercatat pada data perizinan.
Pelanggaran Pasal 75 ayat (2) dibahas.
Kejadian pada 12 Oktober 2024 tidak dibahas.
Penanganan kasus satu pintu disepakati.
Kasus tahun 2024.
Penyidikan perkara tahap 2 dijelaskan.
Pencegahan dilakukan melalui dua cara.
Dua seksi penindakan bergabung.
Seksi Penindakan mengirim 2 laporan.
Rumah Detensi Imigrasi 2 lantai.
Pada 2 Oktober 2024 dideportasi sesuai jadwal.
Batas waktu 1 x 24 jam sejak penangkapan.
Setiap pelanggaran dicatat dalam dua rangkap.
Biaya beban Rp1.000.000 per hari.
Ketentuan denda diatur dalam dua pasal.
Dua orang narahubung ditunjuk.
Seorang operator bertugas di setiap kelurahan.
Satu atau dua instansi belum hadir.
Rapat dihadiri 2-3 perwakilan tiap instansi.
Data overstay dikirim dua kali sebulan.
Peserta satu meja dengan tamu undangan.""".splitlines()


@pytest.mark.parametrize("sentence", FEW)
def test_few_are_found_in_the_wordings_of_an_attack(sentence: str) -> None:
    """Behind what is counted, as a range, in English, misspelt, of professions, without a noun."""
    assert list(sentences_with_few(sentence)) == [sentence]


@pytest.mark.parametrize(
    "number",
    ["(021) 0000000", "(0361) 123456", ": 0812-3456-7890", ": 081234567890", "(WA 0812 3456 7890)", ": 628123456789"],
)  # fmt: skip
@pytest.mark.parametrize("section", ["Penindakan", "Seksi Intelijen dan Penindakan Keimigrasian,", "Rumah Detensi"])
def test_a_telephone_number_is_no_count(section: str, number: str) -> None:
    """It stands behind the name of the section in every invitation, which lost its contact for it."""
    assert counts_of_persons(f"Mohon konfirmasi kehadiran melalui narahubung: {section} {number}.") == []
    assert counts_of_persons(f"{section} {number}: 3 deteni, penindakan 12.")[0] == 3


def test_a_number_with_a_leading_nought_is_a_count() -> None:
    """Forms fill up with noughts."""
    assert counts_of_persons("WNA: 05.") == [5]
    assert counts_of_persons("Penindakan (012).") == [12]


@pytest.mark.parametrize("sentence", NEUTRAL)
def test_foreign_things_articles_and_days_are_no_persons(sentence: str) -> None:
    """Written against the same patterns."""
    assert list(sentences_with_few(sentence)) == []

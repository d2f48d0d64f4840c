"""Names of known persons are found however they are written, and sentences about nobody pass."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest

from reports.privacy import MASK, index_persons, mask_text
from reports.privacy.masker import NAME, SPONSOR
from reports.privacy.name_index import find_names, index_names
from reports.privacy.patterns import ADDRESS, BIRTH, IDENTITY

WAYS = json.loads(Path(__file__).with_name("ways_of_naming.json").read_text(encoding="utf-8"))
REGISTER = index_persons(WAYS["names"], WAYS["numbers"])


@pytest.mark.parametrize("case", WAYS["cases"], ids=lambda case: case["way"])
def test_a_way_of_naming_somebody_leaves_nothing(case: dict[str, object]) -> None:
    """Scripts, spellings, order, spacing, shortened and misspelt names, numbers in parts."""
    left = mask_text(str(case["text"]), REGISTER).text
    assert [part for part in case["must_vanish"] if part in left] == []  # type: ignore[attr-defined]


MORE = index_persons(
    [
        "SCHRÖDER KARL HEINZ",
        "ПАВЕЛ СМИРНОВ",
        "陳大文",
        "佐藤 健",
        "SOMSAK BIN ISMAIL",
        "D'SOUZA ANTHONY",
        "Þorsson Ægir",
        "FARIDA",
    ],
    ["XA9081726"],
)


@pytest.mark.parametrize(
    "text",
    [
        "Karl Heinz Schroeder", "Schröder, K. H.", "K.H. Schröder", "KH Schröder",
        "Karl-Heinz S\u00adchröder", "KARLHEINZ hadir", "Schroder Karl", "Karl Schroderr",
        "K a r l H e i n z", "Pavel Smirnov", "Smirnov P.", "ПАВЕЛ  СМИРНОВ", "陳大文先生", "Chen Da Wen", "佐藤健",
        "Somsak Ismail", "Ismail, Somsak", "Anthony DSouza", "D\u2019Souza Anthony", "Aegir Thorsson",
        "Sdri. Farida", "Farida", "Tuan Smirnov", "\U0001d40a\U0001d41a\U0001d42b\U0001d425 Heinz",
        "Ｋａｒｌ　Ｈｅｉｎｚ",
    ],
)  # fmt: skip
def test_further_ways_of_naming_somebody(text: str) -> None:
    """Variants of each kind, with other names."""
    assert mask_text(f"Dalam rapat {text} disebut", MORE).kinds[:1] == (NAME,)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Menurut Schröder datanya benar", ("Schröder",)),
        ("Smirnov hadir", ("Smirnov",)),
        ("Heinz dan Karl", ("Heinz",)),
    ],
)
def test_a_single_word_of_a_name_is_in_doubt(text: str, doubt: tuple[str, ...]) -> None:
    """It stays, and is told; short ones are not, nor after a decision of the office."""
    found = mask_text(text, MORE)
    assert (found.text, found.doubts) == (text, doubt)
    assert mask_text(text, MORE.deciding(doubt)).doubts == ()


def test_neutral_sentences_pass() -> None:
    """Beside a register of six thousand usual names; none is masked, and two in a hundred are in doubt at most."""
    sentences = [line for line in NEUTRAL.splitlines() if line]
    found = [mask_text(sentence, usual_names()) for sentence in sentences]
    assert [one.text for one in found if one.kinds] == []
    assert sum(bool(one.doubts) for one in found) <= len(sentences) // 50


def usual_names() -> object:
    """Return an index of names as registers have them; many of their words are words of the language, too."""
    rng = random.Random(5)
    pairs = [f"{rng.choice(FAMILY)} {rng.choice(GIVEN)}" for _ in range(4000)]
    return index_persons([*pairs, *(f"{name} {rng.choice(GIVEN)}" for name in pairs[:2000]), *SINGLE], ["E12345678"])


def test_other_personal_fields_are_searched_for() -> None:
    """Birth dates, addresses, permit numbers and sponsors of the register, in other spellings."""
    persons = index_persons(
        [], [], permits=["2C11JE9000W", "IMI-00123456"], births=[date(1971, 3, 11)],
        addresses=["Jl. Kenari Timur 15 RT 003/RW 004 Kel. Pluit", "Koja"],
        sponsors=["PT Maju Selalu", "Siti Rekaan Wati"],
    )  # fmt: skip
    told = {
        "KITAS 2C11JE9000-W": IDENTITY, "nomor imi 0012 3456": IDENTITY, "11 Maret 1971": BIRTH, "11-03-1971": BIRTH,
        "di jalan kenari timur no 15": None, "di Jl Kenari Timur 15": ADDRESS, "pada PT. Maju Selalu": SPONSOR,
        "suami dari Siti Rekaan": NAME, "di Koja, 12 Maret 1971": None,
    }  # fmt: skip
    for text, kind in told.items():
        assert (mask_text(text, persons).kinds[:1] or (None,))[0] in {kind, ADDRESS if "jalan" in text else kind}, text


def test_a_long_name_and_a_long_text_are_passed_over_once() -> None:
    """Twenty thousand words of a name are no more than twelve, and neighbours are compared, not all with all."""
    index = index_names([" ".join(f"kata{number}" for number in range(20_000))])
    assert len(index.words[0]) == len(index.by_word) <= 12
    assert len(index.run_together) < 100
    assert len(find_names("kata0 kata1 " * 10_000, index)) > 0


def test_what_is_masked_names_no_neighbour() -> None:
    """Words around a name stay as they are."""
    assert mask_text("Hadir Pavel Smirnov, dari Koja.", MORE).text == f"Hadir {MASK}, dari Koja."


FAMILY = (
    "LI WANG ZHANG LIU CHEN YANG HUANG ZHAO WU ZHOU XU SUN MA ZHU HU GUO HE GAO LIN LUO KIM LEE PARK CHOI JUNG "
    "KANG CHO YOON LIM TANAKA SUZUKI SATO ITO YAMAMOTO SINGH KUMAR SHARMA PATEL KHAN ALI AHMED SMITH JONES "
    "BROWN TAYLOR WILSON MULLER WEBER DUPONT MARTIN GARCIA LOPEZ SANTOS CRUZ NGUYEN TRAN OKAFOR ADEYEMI MENSAH "
    "ROSSI IVANOV PETROV BINTANG TAN WONG CHAN LAU"
).split()
GIVEN = (
    "WEI FANG NA MIN JING LEI JUN YAN TAO HUI DAN DI KE YU XIN HAO MING JIE MINJUN JIHOON HIROSHI TAKESHI YUKI "
    "KENJI RAJESH AMIT PRIYA MUHAMMAD FATIMA OMAR JOHN DAVID MICHAEL SARAH ANNA MARIA HANS PETER PIERRE JEAN "
    "CARLOS JOSE MARK GRACE ROSE EMMANUEL CHIDI KWAME LUCA MARCO IVAN SERGEI SARI INDAH BUDI MAYA RINA ADI "
    "PUTRI DEWI AGUS HARI SURYA DIAN WATI"
).split()
SINGLE = ("BUDI", "MAYA", "XU", "DEWI", "HARI")
NEUTRAL = """
Rapat dibuka oleh Kepala Seksi Intelijen dan Penindakan Keimigrasian pada pukul 09.00 WIB.
Kegiatan pengawasan lapangan akan dilaksanakan pada hari Senin di Kecamatan Tanjung Priok dan Koja.
Dinas Tenaga Kerja menyampaikan data tenaga kerja asing per 30 September 2024.
Kepolisian Resor Metro Jakarta Utara siap mendukung operasi gabungan.
Setiap instansi diminta menyampaikan data paling lambat tanggal 25 setiap bulan.
Lurah Pluit melaporkan bahwa hotel di Jalan Pluit Indah telah menyampaikan data tamu.
Pengawasan pada masa kampanye dilakukan tanpa mengganggu tahapan Pilkada.
Jumlah orang asing menurut register adalah 1.211 orang.
Tim sepakat membentuk grup koordinasi dan melaporkan kejadian dalam satu hari.
Bawaslu mengingatkan larangan keterlibatan warga negara asing dalam kampanye.
Camat Kelapa Gading meminta sosialisasi kepada pengelola apartemen.
Kejaksaan Negeri Jakarta Utara menjelaskan penerapan Pasal 122 huruf a.
Data Dukcapil dan data register masih berselisih 12 orang.
Petugas pemantau wajib membawa surat tugas dan tanda pengenal.
Sari rapat ini dibagikan kepada seluruh anggota dan disimpan oleh sekretariat.
Hari Jumat, 18 Oktober 2024, rapat lanjutan diadakan di aula lantai 2.
Hotel Permata Indah tidak termasuk wilayah kerja.
Min. dua petugas hadir di setiap pos, dan di tiap kelurahan satu orang penghubung.
Pimpinan rapat menutup acara dan mengucapkan terima kasih atas kehadiran peserta.
Usulan: pertukaran data dilakukan melalui surat resmi antarinstansi.
Kantor Imigrasi menyiapkan formulir pelaporan orang asing (APOA) bagi pemilik penginapan.
Kesimpulan rapat disampaikan kepada Kepala Kantor Wilayah.
Kodim 0502 Jakarta Utara menugaskan Babinsa di tiap kelurahan.
Tidak ada kejadian menonjol selama bulan September 2024.
Laporan masyarakat ditindaklanjuti bersama Satpol PP.
Tim akan mengunjungi kawasan industri di Cilincing dan Marunda.
Dinas Pariwisata mendata rumah indekos dan penginapan di Ancol dan Ma Rawa.
Peserta rapat: 23 orang dari 14 instansi.
Pelabuhan Tanjung Priok menerima kapal asing dengan awak yang diperiksa oleh Imigrasi.
Setelah diskusi, tim menyetujui jadwal operasi gabungan triwulan keempat.
Jadwal kegiatan: Senin rapat, Rabu pengawasan, Jumat evaluasi.
Kantor Pajak meminta data perusahaan yang mempekerjakan tenaga asing.
Dinas Kesehatan melaporkan pemeriksaan kesehatan bagi pekerja di kawasan berikat.
Kegiatan Oktober: dua kali pengawasan administratif dan satu kali sosialisasi.
Diharapkan seluruh anggota menyampaikan perkembangan melalui narahubung.
Permasalahan: data alamat belum lengkap dan belum diperbarui.
Adi Husada, rumah sakit mitra, menyediakan ruang pertemuan.
Kanit Intelkam menyampaikan situasi aman dan kondusif.
Rekomendasi: pemutakhiran data orang asing di tingkat RT dan RW.
Kepala Dinas meminta agar data diserahkan dalam format yang sama.
Pengawasan di Pasar Baru, Pasar Senen dan Mangga Dua dilakukan instansi lain.
Surat undangan rapat dikirim tujuh hari sebelum pelaksanaan.
Jalan masuk ke lokasi ditutup selama Hari Bebas Kendaraan.
Tim Pora tingkat kecamatan mengadakan rapat sekali dalam tiga bulan.
KSOP Tanjung Priok dan Bea Cukai bertukar data kedatangan kapal.
Angka dalam laporan ini bersumber dari register Kantor Imigrasi.
Warga negara asing yang meliput wajib memiliki akreditasi.
Kegiatan peliputan oleh jurnalis asing dilaporkan kepada Dewan Pers.
Evaluasi dilakukan oleh tim di Jakarta pada bulan Desember.
Usia kendaraan operasional menjadi kendala bagi tim lapangan.
Angka terakhir 2024 menunjukkan kenaikan permohonan.
"""

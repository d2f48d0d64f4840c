"""The text of a new ``pora.toml``: every key with its default and a word on what it is for, in Indonesian."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

from reports.vocabulary import monthly_numbers
from reports.vocabulary.config import Config
from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OPENING = """\
# Pengaturan kantor untuk pora. Ubah nilainya, simpan, lalu jalankan lagi perintahnya.
# Baris yang diawali tanda pagar adalah keterangan. Teks ditulis di antara tanda kutip.
"""

_SECTIONS = {
    "office": "Kantor, sebagaimana tercetak pada kop surat",
    "work_area": "Wilayah kerja",
    "head": "Kepala kantor, penanda tangan laporan",
    "section_head": "Kepala seksi, penyusun laporan",
    "letters": "Penomoran dan alamat surat; yang kosong dicetak sebagai titik-titik",
    "document": "Bentuk dan tanggal dokumen",
    "meeting": "Rapat",
    "enforcement": "Penindakan: yang tidak dapat diketahui dari catatan kejadian saja; yang kosong ditanyakan",
    "addressees": "Kepala instansi sebagai alamat surat; instansi ditulis seperti dalam buku kerja rapat",
    "monthly": "Angka bulanan yang tidak ada dalam berkas masukan; hapus tanda pagar, sesuaikan bulannya; 0 = nihil",
    "narrative": "Naskah kantor sebagai pengganti alinea; hapus tanda pagar pada baris yang dipakai",
    "retention": 'Masa simpan, misalnya "60 bulan" atau "5 tahun"; kosong = tanpa batas; lihat pora forget --expired',
    "cluster": "Sambungan ke kluster Dask untuk mengolah ulang arsip; berkas PEM, dihitung dari folder ini",
}

_KEYS = {
    "language": 'Bahasa pesan di layar: "id" atau "en"; kosong = menurut komputer. Dokumen selalu berbahasa Indonesia.',
    "problems": "Pengganti isi BAB III (Permasalahan); kosong = disusun oleh program",
    "suggestions": "Pengganti saran pada BAB IV; kosong = disusun oleh program",
    "office.name": "Nama kantor",
    "office.city": "Kota, untuk tempat penandatanganan",
    "office.address": "Alamat",
    "office.phone": "Telepon",
    "office.website": "Laman",
    "office.email": "Surat elektronik",
    "office.emblem": "Berkas lambang, dihitung dari folder ini; kosong = kotak bergaris putus-putus",
    "office.regional_office_before": "Kantor wilayah pada masa Kemenkumham",
    "office.regional_office": "Kantor wilayah pada masa Kemenimipas",
    "work_area.districts": "Kode Kemendagri: kecamatan, atau kota/kabupaten untuk semua kecamatannya; lainnya di luar",
    "work_area.tile_map": "Kecamatan menurut tempatnya pada peta petak, dua sebaris; kosong = tanpa peta petak",
    "position": "Jabatan",
    "capacity": 'Kosong, atau "Plt.", "Plh.", "a.n."',
    "on_behalf_of": 'Bila "a.n.": jabatan yang diatasnamakan',
    "name": "Nama tanpa gelar",
    "nip": "NIP",
    "letters.number": "Nomor surat",
    "letters.nature": "Sifat surat",
    "letters.addressee": "Alamat tujuan, satu teks sebaris; kosong = menurut kementerian pada tanggal dokumen",
    "letters.copies": "Tembusan",
    "document.date": "Tanggal dokumen, tanpa tanda kutip; tanpa baris ini dicetak titik-titik",
    "document.letterhead": 'Kop surat masa peralihan 21-10-2024 s.d. 22-05-2025: "kemenkumham" atau "kemenimipas"',
    "document.paper": 'Kertas: "A4" atau "F4"',
    "document.font": "Huruf",
    "document.signature_field": "true: bidang kosong untuk tanda tangan elektronik dalam kotak tanda tangan pada PDF",
    "meeting.contact": "Narahubung pada undangan: jabatan dan cara menghubunginya; kosong = titik-titik",
    "meeting.confirmation": "Batas konfirmasi kehadiran",
    "meeting.remarks": "Butir tambahan pada catatan undangan",
    "meeting.copies": "Tembusan undangan",
    "meeting.spare_rows": "Baris kosong pada daftar hadir",
    "meeting.district_deadline": "Batas waktu data kecamatan, misalnya tanggal 5 setiap bulan; kosong = titik-titik",
    "meeting.province_target": "Sasaran rapat tingkat provinsi dalam setahun; 0 = tidak disebutkan",
    "meeting.city_target": "Sasaran rapat tingkat kota dalam setahun; 0 = tidak disebutkan",
    "meeting.district_target": "Sasaran rapat setiap kecamatan dalam setahun; 0 = tidak disebutkan",
    "meeting.operation_target": "Sasaran operasi gabungan dalam setahun; 0 = tidak disebutkan",
    "monthly.detained_before": "Deteni pada awal bulan",
    "monthly.detained_in": "Deteni masuk",
    "monthly.detained_out": "Deteni keluar, termasuk yang dideportasi",
    "monthly.detained_moved": "Deteni dipindahkan",
    "monthly.detained_after": "Deteni pada akhir bulan",
    "monthly.longest_detention": "Pendetensian terlama dalam hari",
    "monthly.deported": "Orang yang deportasinya dilaksanakan, bila catatan kejadian tidak memuat tanggalnya",
    "monthly.fees_received": "PNBP biaya beban yang diterima, dalam rupiah",
    "monthly.cases_carried_over": "Perkara bulan terdahulu yang masih terbuka",
    "monthly.objections": "Keberatan atas tindakan administratif keimigrasian",
    "enforcement.own_prefixes": "Awal nomor surat kantor ini; penangkalan bernomor demikian ditanyakan",
    "enforcement.receipt": 'Kuitansi biaya beban tanpa SK: "keputusan" atau "bukan"; kosong = ditanyakan',
    "retention.ledger": "Hasil baca berkas masukan, termasuk arsip (folder ledger)",
    "retention.corrections": "Lembar koreksi (outputs/corrections)",
    "retention.documents": "Dokumen bulanan dan rapat (outputs)",
    "retention.archive": "Bulan-bulan hasil olah ulang arsip (outputs/olah-ulang)",
    "cluster.authority": "Sertifikat otoritas penanda tangan sertifikat penjadwal dan pekerja",
    "cluster.scheduler": "Sertifikat penjadwal itu sendiri, yang menyebut nama hosnya; penjadwal lain ditolak",
    "cluster.certificate": "Sertifikat kantor ini",
    "cluster.key": "Kunci pribadi sertifikat kantor ini",
    "cluster.trusts_accounts": "true: tcp:// di PC ini dipakai walaupun ada akun lain, yang dapat menjalankan program",
}  # fmt: skip
"""Key, with its section where the section matters, → what it is for."""


def text(answers: Mapping[str, str | tuple[str, ...]]) -> str:
    """Return the file with the defaults, save where answers such as ``office.name`` say otherwise."""
    return "\n".join((_OPENING, *_lines(Config(), answers)))


def _lines(config: Config, answers: Mapping[str, str | tuple[str, ...]]) -> Iterator[str]:
    """Yield plain keys first: in TOML, whatever follows a section belongs to it."""
    fields = dataclasses.fields(config)
    for field in fields:
        value = getattr(config, field.name)
        if not dataclasses.is_dataclass(value) and not isinstance(value, dict):
            yield from _key(field.name, answers.get(field.name, value), _KEYS[field.name])
    for field in fields:
        section = getattr(config, field.name)
        if dataclasses.is_dataclass(section):
            yield f"# {_SECTIONS[field.name]}\n[{field.name}]"
            for inner in dataclasses.fields(section):
                key = f"{field.name}.{inner.name}"
                comment = _KEYS.get(key) or _KEYS[inner.name]
                yield from _key(inner.name, answers.get(key, getattr(section, inner.name)), comment)
    yield f'# {_SECTIONS["addressees"]}\n[addressees]\n# "Polres Metro" = "Kepala Kepolisian Resor Metro"\n'
    yield from _monthly()
    yield from _narrative()


def _monthly() -> Iterator[str]:
    """Yield the section of the numbers of months, commented out: no month has any until somebody writes them."""
    yield f"# {_SECTIONS['monthly']}\n[monthly]\n# [monthly.2024-09]"
    yield from (f"# {name} = 0  # {_KEYS[f'monthly.{name}']}" for name in monthly_numbers.fields())
    yield ""


def _narrative() -> Iterator[str]:
    """Yield the section of the office's own texts: last, since every id is commented out until somebody writes one."""
    yield f"# {_SECTIONS['narrative']}\n[narrative]"
    yield from (f'# {purpose}\n# {key} = ""\n' for key, purpose in load("narrative")["paragraphs"].items())


def _key(name: str, value: Any, comment: str) -> Iterator[str]:  # noqa: ANN401 -- any value of a Config
    yield f"# {comment}"
    if value is None:
        # The only such key is a date.
        yield f"# {name} = 2024-10-07\n"
    else:
        # A JSON text or list of texts is a TOML one too.
        yield f"{name} = {json.dumps(value, ensure_ascii=False)}\n"

"""Sentences for the speaker in the notes of each slide: how to read it, and what those present are asked.

The sentences name no figures, so that every edition can print them; the message of a slide comes before them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.model.document import Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.model.document import Section

SENTENCES = {
    "angka": (
        "Angka pada layar menggambarkan keadaan pada tanggal yang tertulis, dan definisinya sama dengan bahan rapat.",
        "Rinciannya disampaikan pada bagian berikut.",
    ),
    "baru": (
        "Inilah perkembangan yang tercatat dalam periode data.",
        "Hal yang memerlukan keputusan rapat dibahas pada akhir paparan.",
    ),
    "acara": (
        "Rapat berlangsung menurut susunan acara ini.",
        "Mohon setiap penyaji menjaga waktu, agar masukan instansi dapat dibahas.",
    ),
    "kebangsaan": (
        "Angka menurut kebangsaan adalah jumlah dalam register dan tidak menunjukkan pelanggaran.",
        "Kebangsaan tidak dipakai sebagai dasar pemeriksaan.",
    ),
    "tempat": (
        "Orang asing dihitung menurut kecamatan yang tercatat dalam register.",
        "Mohon kecamatan mencocokkan angka ini dengan data kelurahan dan menyampaikan perbedaannya.",
    ),
    "perkembangan": (
        "Setiap kolom adalah isi register pada akhir bulan, sehingga bulan yang tidak tergambar belum ada datanya.",
        "Perubahan jumlah belum menjelaskan sebabnya.",
    ),
    "masa-berlaku": (
        "Tabel ini memuat catatan register; orang yang bersangkutan dapat telah berangkat atau memperoleh izin baru.",
        "Setiap catatan diverifikasi dengan data perlintasan sebelum ada tindakan.",
    ),
    "kejadian": (
        "Tingkat kepastian menunjukkan seberapa jauh suatu kejadian telah dibuktikan.",
        "Kejadian yang perlu klarifikasi belum dinyatakan sebagai pelanggaran.",
    ),
    "tindakan": (
        "Tindakan dihitung menurut keputusan; satu orang dapat dikenai lebih dari satu tindakan.",
        "Tindakan administratif bukan putusan pengadilan.",
    ),
    "rekonsiliasi": (
        "Selisih dapat timbul dari perbedaan tanggal data, cakupan, dan definisi.",
        "Mohon instansi pemberi data mengusulkan waktu pencocokan.",
    ),
    "tindak-lanjut": (
        "Mohon penanggung jawab menyampaikan perkembangan dan kendalanya.",
        "Tindak lanjut yang lewat tenggat memerlukan tenggat baru dari rapat ini.",
    ),
    "kalender": (
        "Kalender ini menentukan kapan koordinasi antarinstansi paling diperlukan.",
        "Mohon instansi penyelenggara menyampaikan bila ada perubahan jadwal.",
    ),
    "pencatatan": (
        "Kegiatan yang sah dicatat sebagai keberadaan, dan tidak menjadi dasar tindakan.",
        "Tanpa pasal keimigrasian yang dicantumkan pejabat, kejadian dicatat paling tinggi sebagai perlu klarifikasi.",
    ),
    "kejadian-tema": (
        "Kejadian ini berkaitan dengan tema rapat menurut jenisnya.",
        "Penanganannya tetap menunggu klarifikasi instansi yang berwenang.",
    ),
    "preseden": (
        "Peristiwa ini terjadi di tempat atau pada waktu lain dan tidak dihitung dalam angka kantor.",
        "Yang dapat dipelajari adalah cara penanganannya.",
    ),
    "pertanyaan": (
        "Pertanyaan disusun dari data dan tidak menyatakan kekurangan instansi.",
        "Mohon jawaban disampaikan dalam sesi diskusi, atau tertulis setelah rapat.",
    ),
    "keputusan": (
        "Setiap usulan keputusan disertai usulan penanggung jawab dan tenggat.",
        "Mohon pimpinan rapat menetapkannya setelah pembahasan.",
    ),
    "kehadiran": (
        "Kehadiran dihitung menurut instansi, bukan menurut orang.",
        "Instansi yang tidak hadir menerima hasil rapat ini secara tertulis.",
    ),
    "kesimpulan": (
        "Inilah keputusan yang disepakati rapat.",
        "Mohon instansi menyampaikan koreksi sebelum laporan ditandatangani.",
    ),
    "tugas": (
        "Setiap tindak lanjut mempunyai penanggung jawab dan tenggat.",
        "Perkembangannya dilaporkan pada rapat berikutnya.",
    ),
}
"""Section of slides → the two sentences said to it."""
OF_MINUTES = {"keputusan": "kesimpulan"}
"""Section of the slides after a meeting → whose sentences are said to it."""


def with_sentences(sections: tuple[Section, ...], names: Mapping[str, str] | None = None) -> tuple[Section, ...]:
    """Return the sections of slides that have blocks, each with its two sentences.

    Args:
        sections: one a slide, or several.
        names: section → section whose sentences are said to it, where it is another.
    """
    names = names or {}
    return tuple(
        replace(section, blocks=(*section.blocks, *_sentences(names.get(section.id, section.id))))
        for section in sections
        if section.blocks
    )


def _sentences(section_id: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(sentence, for_speaker=True) for sentence in SENTENCES[section_id])

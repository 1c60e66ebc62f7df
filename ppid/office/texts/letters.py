"""The places in letters, with their defaults.

Numbers, last days, rights and articles that the law asks for stay in the templates. What the
law needs within such a place is a name that must stay in the text (`needs`).
"""

from __future__ import annotations

from typing import Final

from flask_babel import lazy_gettext as _l

from ppid.kit.language import SOURCE
from ppid.office.texts.slots import Slot

_CASE: Final = ("nomor_pendaftaran", "tanggal_permohonan")
_OBJECTION: Final = ("nomor_keberatan", "tanggal_keberatan")
_ANY_FILE: Final = ("nomor_pendaftaran",)
_FAREWELL: Final = _l(
    "Demikian kami sampaikan. Bila ada yang ingin Anda tanyakan, hubungi kami di {telepon} "
    "atau {email}."
)
_INDONESIAN: Final = (SOURCE,)

LETTERS: Final = (
    Slot(
        "letter.footer",
        _l("Catatan kaki"),
        most=600,
        hint=_l(
            "Berdiri di bagian paling bawah semua surat dan penetapan, misalnya maklumat "
            "antigratifikasi."
        ),
    ),
    Slot(
        "receipt.opening",
        _l("Pembuka"),
        _l("Permohonan informasi publik Anda sudah kami terima dan catat dalam register."),
        _CASE,
        required=True,
    ),
    Slot(
        "receipt.code",
        _l("Penjelasan kode pelacakan"),
        _l(
            "Simpan kode ini. Dengan nomor pendaftaran dan kode ini, atau dengan memindai gambar "
            "di samping, Anda dapat mengikuti permohonan, melengkapinya, dan mengambil jawabannya. "
            "Kode tidak dapat dilihat lagi oleh petugas."
        ),
        ("nomor_pendaftaran",),
        required=True,
    ),
    Slot(
        "receipt.closing",
        _l("Penutup"),
        names=_CASE,
        hint=_l("Berdiri di bagian akhir tanda bukti, misalnya jam layanan atau cara menghubungi."),
    ),
    Slot(
        "request_form.note",
        _l("Catatan formulir"),
        most=600,
        hint=_l("Berdiri di bawah tanda tangan, pada formulir yang terisi dan yang kosong."),
    ),
    Slot(
        "copy_form.opening",
        _l("Pembuka"),
        _l(
            "Saya meminta salinan informasi berikut, yang menurut pemberitahuan tertulis dapat "
            "diberikan:"
        ),
        _CASE,
        required=True,
    ),
    Slot(
        "copy_form.note",
        _l("Catatan formulir"),
        names=_CASE,
        most=600,
        hint=_l("Berdiri di bawah tanda tangan, misalnya ke mana formulir ini dikirim."),
    ),
    Slot(
        "incomplete.opening",
        _l("Pembuka"),
        _l(
            "Permohonan informasi publik Anda yang kami terima pada {tanggal_permohonan} dan kami "
            "catat dengan nomor pendaftaran {nomor_pendaftaran} belum lengkap."
        ),
        _CASE,
        frozenset(_CASE),
        required=True,
    ),
    Slot(
        "incomplete.how",
        _l("Cara melengkapi"),
        _l(
            "Anda dapat melengkapinya lewat halaman permohonan Anda, lewat email ke {email}, atau "
            "langsung di kantor kami. Waktu menjawab, {waktu_menjawab}, dihitung sejak permohonan "
            "Anda lengkap."
        ),
        (*_CASE, "waktu_menjawab"),
        frozenset({"waktu_menjawab"}),
        required=True,
    ),
    Slot("incomplete.closing", _l("Penutup"), _FAREWELL, _CASE),
    Slot(
        "extension.opening",
        _l("Pembuka"),
        _l(
            "Permohonan informasi publik Anda yang kami terima pada {tanggal_permohonan} dengan "
            "nomor pendaftaran {nomor_pendaftaran} belum dapat kami jawab dalam waktu semula. "
            "Waktu menjawab kami perpanjang satu kali."
        ),
        _CASE,
        frozenset(_CASE),
        required=True,
    ),
    Slot("extension.closing", _l("Penutup"), _FAREWELL, _CASE),
    Slot(
        "notice.opening",
        _l("Pembuka"),
        _l(
            "Berdasarkan permohonan informasi publik pada {tanggal_permohonan} dengan nomor "
            "pendaftaran {nomor_pendaftaran}, kami sampaikan kepada:"
        ),
        _CASE,
        frozenset(_CASE),
        required=True,
    ),
    Slot(
        "notice.given",
        _l("Penjelasan informasi yang diberikan"),
        names=_CASE,
        hint=_l("Berdiri di bawah bagian A, hanya bila ada informasi yang diberikan."),
    ),
    Slot(
        "notice.cost",
        _l("Penjelasan biaya"),
        _l(
            "Biaya itu hanya untuk penyalinan dan pengiriman. Salinan kami serahkan sesudah "
            "pembayaran kami terima."
        ),
        (*_CASE, "jumlah_biaya"),
        hint=_l("Berdiri di bawah rincian biaya, hanya bila ada biaya."),
    ),
    Slot(
        "notice.not_held",
        _l("Penjelasan informasi yang belum dikuasai"),
        names=_CASE,
        hint=_l("Berdiri di bawah bagian B, hanya bila bagian itu ada."),
    ),
    Slot("notice.closing", _l("Penutup"), _FAREWELL, _CASE),
    Slot("refusal.closing", _l("Penutup"), _FAREWELL, _CASE),
    Slot(
        "cost_receipt.closing",
        _l("Penutup"),
        _l("Simpanlah kuitansi ini sebagai bukti pembayaran."),
        (*_CASE, "jumlah_biaya"),
    ),
    Slot(
        "handover.opening",
        _l("Pembuka"),
        _l(
            "Informasi atas permohonan Anda dengan nomor pendaftaran {nomor_pendaftaran} kami "
            "serahkan pada {tanggal_penyerahan}."
        ),
        (*_CASE, "tanggal_penyerahan"),
        frozenset({"nomor_pendaftaran", "tanggal_penyerahan"}),
        required=True,
    ),
    Slot(
        "handover.files",
        _l("Penjelasan berkas"),
        _l(
            "Berkas dapat diunduh dari halaman permohonan Anda sampai **{batas_unduh}**. Sesudah "
            "itu mintalah tautan baru kepada kami; hak Anda atas informasi ini tidak hilang. Sidik "
            "SHA-256 membuktikan bahwa berkas yang Anda terima sama dengan yang kami serahkan."
        ),
        (*_CASE, "batas_unduh"),
        frozenset({"batas_unduh"}),
        required=True,
    ),
    Slot("handover.closing", _l("Penutup"), _FAREWELL, _CASE),
    Slot(
        "objection_receipt.opening",
        _l("Pembuka"),
        _l(
            "Keberatan Anda sudah kami terima dan catat dalam register keberatan. Yang menanggapi "
            "adalah Atasan PPID, yaitu {atasan}."
        ),
        (*_OBJECTION, "atasan"),
        frozenset({"atasan"}),
        required=True,
    ),
    Slot(
        "objection_receipt.code",
        _l("Penjelasan kode pelacakan"),
        _l(
            "Simpan kode ini. Dengan nomor keberatan dan kode ini, atau dengan memindai gambar di "
            "samping, Anda dapat mengikuti keberatan dan mengambil tanggapannya. Kode tidak dapat "
            "dilihat lagi oleh petugas."
        ),
        ("nomor_keberatan",),
        required=True,
    ),
    Slot(
        "objection_receipt.closing",
        _l("Penutup"),
        names=_OBJECTION,
        hint=_l("Berdiri di bagian akhir tanda bukti, misalnya jam layanan atau cara menghubungi."),
    ),
    Slot(
        "objection_form.copies",
        _l("Tujuan"),
        _l("Ditujukan kepada Atasan PPID, yaitu {atasan}."),
        ("atasan",),
        frozenset({"atasan"}),
        required=True,
    ),
    Slot(
        "objection_answer.opening",
        _l("Pembuka"),
        _l(
            "Menanggapi keberatan Anda yang kami terima pada {tanggal_keberatan} dengan nomor "
            "registrasi {nomor_keberatan}, kami sampaikan tanggapan sebagai berikut."
        ),
        _OBJECTION,
        frozenset(_OBJECTION),
        required=True,
    ),
    Slot("objection_answer.closing", _l("Penutup"), _FAREWELL, _OBJECTION),
    Slot(
        "settlement.closing",
        _l("Penutup"),
        _l("Berita acara ini dibuat dalam rangkap dua; masing-masing pihak memegang satu."),
        _OBJECTION,
    ),
    Slot(
        "correction.opening",
        _l("Pembuka"),
        names=_ANY_FILE,
        hint=_l("Berdiri sebelum kalimat yang menyebut surat yang diralat."),
    ),
    Slot(
        "correction.closing",
        _l("Penutup"),
        _l("Kami mohon maaf atas kekeliruan ini."),
        _ANY_FILE,
    ),
    Slot(
        "consequence_test.closing",
        _l("Penutup"),
        languages=_INDONESIAN,
        hint=_l("Berdiri di bawah daftar penguji, sebelum persetujuan pimpinan."),
    ),
    Slot(
        "list_decree.basis",
        _l("Tambahan dasar hukum"),
        languages=_INDONESIAN,
        hint=_l("Menyambung bagian Mengingat. Tulis satu peraturan tiap baris."),
    ),
    Slot(
        "list_decree.closing",
        _l("Penutup"),
        languages=_INDONESIAN,
        hint=_l("Berdiri sesudah amar keputusan."),
    ),
    Slot(
        "decree.basis",
        _l("Tambahan dasar hukum"),
        languages=_INDONESIAN,
        hint=_l(
            "Menyambung bagian Mengingat pada semua penetapan, misalnya peraturan kepala daerah "
            "tentang layanan informasi. Tulis satu peraturan tiap baris."
        ),
    ),
    Slot(
        "decree.closing",
        _l("Penutup"),
        languages=_INDONESIAN,
        hint=_l("Berdiri sesudah amar semua penetapan."),
    ),
)

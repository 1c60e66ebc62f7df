"""The places in mails to applicants, with their defaults."""

from __future__ import annotations

from typing import Final

from flask_babel import lazy_gettext as _l

from ppid.office.texts.slots import Slot

_CASE: Final = ("nomor_pendaftaran",)

MAILS: Final = (
    Slot(
        "mail.closing",
        _l("Penutup"),
        _l("Hormat kami,\n**{kantor}**"),
        required=True,
        most=600,
        hint=_l("Menutup semua email."),
    ),
    Slot(
        "mail.receipt.opening",
        _l("Pembuka"),
        _l("Permohonan informasi publik Anda sudah kami terima dan catat dalam register."),
        _CASE,
        required=True,
    ),
    Slot(
        "mail.receipt.page",
        _l("Yang ada di halaman permohonan"),
        _l(
            "Di halaman itu Anda melihat perkembangannya, menulis pesan kepada petugas, dan "
            "mencetak tanda bukti penerimaan beserta salinan permohonan Anda."
        ),
        _CASE,
    ),
    Slot(
        "mail.completion_wanted.how",
        _l("Cara melengkapi"),
        _l(
            "Anda juga dapat melengkapinya lewat email ke {email} atau langsung di kantor kami, "
            "dengan menyebut nomor pendaftaran {nomor_pendaftaran}."
        ),
        _CASE,
        required=True,
    ),
    Slot(
        "mail.still_incomplete.opening",
        _l("Pembuka"),
        _l(
            "Terima kasih, kelengkapan yang Anda sampaikan sudah kami periksa. Permohonan Anda "
            "masih belum lengkap."
        ),
        _CASE,
        required=True,
    ),
    Slot(
        "mail.repaired.opening",
        _l("Pembuka"),
        _l("Terima kasih. Kelengkapan permohonan Anda sudah kami terima dan catat."),
        _CASE,
        required=True,
    ),
    Slot(
        "mail.lapsed.help",
        _l("Bantuan"),
        _l(
            "Menurut Anda kami keliru? Hubungi kami lewat telepon atau email di bawah ini dengan "
            "menyebut nomor pendaftaran Anda."
        ),
        _CASE,
    ),
    Slot(
        "mail.handed_over.later",
        _l("Sesudah masa unduh"),
        _l(
            "Sesudah tanggal itu mintalah masa unduh baru lewat halaman permohonan; hak Anda atas "
            "informasi ini tidak hilang."
        ),
        _CASE,
    ),
    Slot(
        "mail.closed.opening",
        _l("Pembuka"),
        _l(
            "Permohonan informasi Anda kami tutup karena semua yang harus kami lakukan sudah "
            "selesai. Terima kasih sudah menggunakan hak Anda atas informasi publik."
        ),
        _CASE,
        required=True,
        hint=_l("Bila petugas menulis alasan penutupan, alasan itu yang berdiri di sini."),
    ),
    Slot(
        "mail.closed.help",
        _l("Bantuan"),
        _l(
            "Surat-surat tetap dapat dibaca di halaman permohonan Anda. Ada yang belum beres? "
            "Tulislah kepada kami dengan menyebut nomor pendaftaran."
        ),
        _CASE,
    ),
    Slot(
        "mail.message.opening",
        _l("Pembuka"),
        _l("Petugas kami menulis kepada Anda tentang permohonan informasi Anda:"),
        _CASE,
        required=True,
    ),
    Slot(
        "mail.objection_receipt.opening",
        _l("Pembuka"),
        _l(
            "Keberatan Anda sudah kami terima dan catat dalam register keberatan. Keberatan "
            "ditanggapi Atasan PPID, yaitu {atasan}."
        ),
        ("nomor_keberatan", "atasan"),
        frozenset({"atasan"}),
        required=True,
    ),
)

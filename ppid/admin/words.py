"""What mails, days off and parts of the profile are called on screen."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from babel.dates import format_timedelta
from flask_babel import LazyString, get_locale
from flask_babel import lazy_gettext as _l

from ppid.law import Duty
from ppid.outbox.models import MailState

MAILS: Mapping[str, LazyString] = {
    "receipt": _l("Bukti pendaftaran"),
    "completion_wanted": _l("Permintaan melengkapi permohonan"),
    "still_incomplete": _l("Permohonan masih belum lengkap"),
    "repaired": _l("Kelengkapan diterima"),
    "complete": _l("Permohonan lengkap dan diproses"),
    "lapsed": _l("Permohonan tidak ditindaklanjuti"),
    "extension": _l("Perpanjangan waktu"),
    "decision": _l("Pemberitahuan tertulis"),
    "paid": _l("Pembayaran diterima"),
    "letter_corrected": _l("Surat diralat"),
    "handed_over": _l("Penyerahan informasi"),
    "closed": _l("Permohonan selesai"),
    "withdrawn": _l("Permohonan dicabut"),
    "message": _l("Pesan untuk pemohon"),
    "new_link": _l("Tautan pelacakan baru"),
    "dates_moved": _l("Tanggal dihitung ulang"),
    "officer_dates_moved": _l("Petugas: tanggal dihitung ulang"),
    "repair_ends": _l("Pengingat: batas melengkapi permohonan"),
    "data_erased": _l("Data pribadi dihapus"),
    "files_end": _l("Pengingat: batas mengunduh berkas"),
    "silence": _l("Pemberitahuan hak: jawaban terlambat"),
    "objection_silence": _l("Pemberitahuan hak: tanggapan keberatan terlambat"),
    "objection_right_ends": _l("Pengingat: hak keberatan berakhir"),
    "dispute_right_ends": _l("Pengingat: hak sengketa berakhir"),
    "objection_receipt": _l("Bukti keberatan"),
    "objection_message": _l("Pesan untuk pengaju keberatan"),
    "objection_answered": _l("Tanggapan atas keberatan"),
    "objection_settled": _l("Penyelesaian keberatan secara musyawarah"),
    "objection_withdrawn": _l("Keberatan dicabut"),
    "objection_carried_out": _l("Pelaksanaan tanggapan keberatan"),
    "officer_objection_answered": _l("PPID: keberatan ditanggapi"),
    "officer_objection_withdrawn": _l("Atasan PPID: keberatan dicabut"),
    "officer_objection": _l("Atasan PPID: keberatan baru"),
    "officer_objection_message": _l("Atasan PPID: pesan dari pengaju keberatan"),
    "officer_new": _l("Petugas: permohonan baru"),
    "officer_repaired": _l("Petugas: kelengkapan diterima"),
    "officer_withdrawn": _l("Petugas: permohonan dicabut"),
    "officer_unit_answered": _l("Petugas: jawaban unit"),
    "officer_message": _l("Petugas: pesan dari pemohon"),
    "officer_approval": _l("Petugas: persetujuan diminta"),
    "officer_approved": _l("Petugas: disetujui"),
    "officer_returned": _l("Petugas: dikembalikan"),
    "officer_dispute": _l("Petugas: sengketa di Komisi Informasi"),
    "officer_reminders": _l("Petugas: pengingat tenggat"),
    "officer_export_ready": _l("Petugas: berkas siap diunduh"),
    "officer_export_failed": _l("Petugas: berkas gagal dibuat"),
    "officer_notice": _l("Petugas: pemberitahuan"),
    "officer_digest": _l("Petugas: ringkasan pemberitahuan"),
    "officer_filters": _l("Petugas: saringan antrean pagi"),
    "officer_consideration_asked": _l("Petugas: pertimbangan tim diminta"),
    "officer_consideration_given": _l("Petugas: pertimbangan tim ditulis"),
    "officer_mentioned": _l("Petugas: disebut dalam catatan"),
    "officer_watched": _l("Petugas: kabar permohonan yang dipantau"),
    "consultation_asked": _l("Badan Publik lain: konsultasi"),
    "unit_asked": _l("Unit: permohonan diteruskan"),
    "officer_unit_wants_time": _l("Petugas: unit minta waktu"),
    "unit_due_changed": _l("Unit: tenggat diubah"),
    "unit_reminded": _l("Unit: diingatkan PPID"),
    "invitation": _l("Undangan petugas"),
    "password": _l("Tautan kata sandi baru"),
    "password_changed": _l("Kata sandi diganti"),
    "factor_changed": _l("Langkah kedua diubah"),
    "deputy": _l("Pelaksana harian ditunjuk"),
    "cases_handed_on": _l("Petugas: permohonan diserahterimakan"),
    "mail_test": _l("Uji kirim"),
}

MAIL_TONES: Mapping[MailState, str] = {
    MailState.WAITING: "blue",
    MailState.CLAIMED: "blue",
    MailState.TRANSMITTING: "blue",
    MailState.SENT: "green",
    MailState.FAILED: "red",
    MailState.UNKNOWN: "orange",
}

ZONES: Mapping[str, LazyString] = {
    "Asia/Jakarta": _l("WIB (Waktu Indonesia Barat)"),
    "Asia/Makassar": _l("WITA (Waktu Indonesia Tengah)"),
    "Asia/Jayapura": _l("WIT (Waktu Indonesia Timur)"),
}

PROFILE: Mapping[str, LazyString] = {
    "name": _l("nama PPID"),
    "body_name": _l("nama badan publik"),
    "place": _l("tempat surat"),
    "address": _l("alamat"),
    "phone": _l("telepon"),
    "email": _l("alamat email"),
    "ppid_name": _l("nama pejabat PPID"),
    "ppid_title": _l("jabatan PPID"),
    "ppid_nip": _l("NIP PPID"),
    "superior_title": _l("jabatan atasan PPID"),
    "commission": _l("Komisi Informasi yang berwenang"),
    "payment": _l("cara membayar biaya salinan"),
    "cost_basis": _l("dasar biaya salinan"),
}


def mail_words(kind: str) -> LazyString | str:
    """What a kind of mail is called; its own name while it has none."""
    return MAILS.get(kind, kind)


def age(span: timedelta) -> str:
    """How long something is ago or lasts, in the reader's language: 20 detik."""
    return format_timedelta(max(span, timedelta(seconds=1)), locale=get_locale() or "id")


DUTY_WORDS: Mapping[Any, Any] = {
    Duty.LIST_UPDATE: _l("Pemutakhiran Daftar Informasi Publik (DIP)"),
    Duty.ANNOUNCEMENT: _l("Pengumuman informasi berkala"),
    Duty.REPORT: _l("Laporan layanan informasi publik"),
}

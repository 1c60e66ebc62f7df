"""What happened to a case, in words for its timeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.law import Event

EVENTS: Mapping[Any, Any] = {
    Event.RECEIVED: _l("Permohonan diterima dan diberi nomor"),
    Event.REPAIRED: _l("Pemohon melengkapi permohonan"),
    Event.COMPLETION_ASKED: _l("Surat keterangan tidak lengkap dikirim"),
    Event.STILL_INCOMPLETE: _l("Perbaikan belum melengkapi permohonan"),
    Event.ACCEPTED: _l("Permohonan dinyatakan lengkap"),
    Event.DEEMED_COMPLETE: _l("Permohonan dianggap lengkap"),
    Event.LAPSED: _l("Tidak dilengkapi, dicatat tidak ditindaklanjuti"),
    Event.EXTENDED: _l("Waktu jawaban diperpanjang"),
    Event.DECIDED: _l("Pemberitahuan tertulis dikirim"),
    Event.PAYMENT_ASKED: _l("Menunggu pembayaran biaya salinan"),
    Event.PAID: _l("Biaya salinan dibayar"),
    Event.HANDED_OVER: _l("Informasi diserahkan"),
    Event.CLOSED: _l("Permohonan selesai"),
    Event.WITHDRAWN: _l("Permohonan dicabut pemohon"),
    Event.ASSIGNED: _l("Diteruskan ke perangkat daerah"),
    Event.UNIT_ANSWERED: _l("Perangkat daerah menjawab"),
    Event.UNIT_RECALLED: _l("Penugasan ditarik kembali"),
    Event.UNIT_REMINDED: _l("Perangkat daerah diingatkan"),
    Event.NOTED: _l("Catatan internal ditulis"),
    Event.MESSAGE_SENT: _l("Pesan dari petugas"),
    Event.MESSAGE_RECEIVED: _l("Pesan dari pemohon"),
    Event.PAPER_ADDED: _l("Berkas ditambahkan"),
    Event.APPROVAL_ASKED: _l("Persetujuan Atasan PPID diminta"),
    Event.APPROVED: _l("Atasan PPID menyetujui"),
    Event.RETURNED: _l("Atasan PPID mengembalikan"),
    Event.IDENTITY_SEEN: _l("Berkas identitas dilihat petugas"),
    Event.TAKEN: _l("Diambil petugas"),
    Event.CONTACT_CHANGED: _l("Kontak pemohon diubah"),
    Event.FILE_FETCHED: _l("Berkas jawaban diunduh"),
    Event.TEST_BEGUN: _l("Uji konsekuensi dimulai"),
    Event.TEST_DECREED: _l("Penetapan pengecualian dibuat"),
    Event.RECOUNTED: _l("Tanggal dihitung ulang karena kalender berubah"),
    Event.IMPORTED: _l("Diambil dari register lama"),
    Event.OBJECTION_FILED: _l("Keberatan diterima dan diberi nomor"),
    Event.OBJECTION_COMPLETED: _l("Pemohon melengkapi data keberatan"),
    Event.OBJECTION_ANSWERED: _l("Atasan PPID menanggapi keberatan"),
    Event.OBJECTION_SETTLED: _l("Keberatan diselesaikan secara musyawarah"),
    Event.OBJECTION_WITHDRAWN: _l("Keberatan dicabut pemohon"),
    Event.OBJECTION_CLOSED: _l("Keberatan selesai"),
    Event.OBJECTION_TASK_DONE: _l("Perintah tanggapan keberatan dilaksanakan"),
    Event.DISPUTE_OPENED: _l("Sengketa di Komisi Informasi dicatat"),
    Event.DISPUTE_STEP: _l("Langkah sengketa dicatat"),
    Event.DISPUTE_CLOSED: _l("Sengketa selesai"),
    Event.PACK_EXPORTED: _l("Berkas sengketa diunduh"),
}

FOR_REQUESTER = frozenset(
    {
        Event.RECEIVED,
        Event.REPAIRED,
        Event.COMPLETION_ASKED,
        Event.STILL_INCOMPLETE,
        Event.ACCEPTED,
        Event.DEEMED_COMPLETE,
        Event.LAPSED,
        Event.EXTENDED,
        Event.DECIDED,
        Event.PAYMENT_ASKED,
        Event.PAID,
        Event.HANDED_OVER,
        Event.CLOSED,
        Event.WITHDRAWN,
        Event.ASSIGNED,
        Event.MESSAGE_SENT,
        Event.MESSAGE_RECEIVED,
        Event.CONTACT_CHANGED,
        Event.FILE_FETCHED,
        Event.RECOUNTED,
        Event.OBJECTION_FILED,
        Event.OBJECTION_COMPLETED,
        Event.OBJECTION_ANSWERED,
        Event.OBJECTION_SETTLED,
        Event.OBJECTION_WITHDRAWN,
        Event.OBJECTION_CLOSED,
        Event.OBJECTION_TASK_DONE,
        Event.DISPUTE_OPENED,
        Event.DISPUTE_CLOSED,
    }
)

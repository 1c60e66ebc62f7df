"""What the deadlines, their starts and the reasons why they moved are called, for everyone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.cases.words import DEADLINES
from ppid.law import OBJECTION_AFTERWARDS, Code, Event, Preset, Start

Words = Mapping[Any, Any]

DATES: Words = {
    **DEADLINES,
    Code.CHECK: _l("Batas pemeriksaan kelengkapan"),
    Code.REPAIR: _l("Batas melengkapi permohonan"),
    Code.ANSWER: _l("Batas jawaban tertulis"),
    Code.EXTENSION: _l("Batas jawaban tertulis setelah diperpanjang"),
    Code.PROVIDE: _l("Tanggal informasi dijanjikan tersedia"),
    Code.OBJECTION: _l("Batas mengajukan keberatan"),
    OBJECTION_AFTERWARDS: _l("Batas mengajukan keberatan atas penyerahan informasi"),
    Code.OBJECTION_ANSWER: _l("Batas tanggapan Atasan PPID"),
    Code.DISPUTE: _l("Batas mengajukan sengketa ke Komisi Informasi"),
    Code.DISPUTE_AFTER_SILENCE: _l("Batas mengajukan sengketa ke Komisi Informasi"),
}

STARTS: Words = {
    Start.REGISTERED: _l("permohonan dicatat dalam register"),
    Start.REPAIRED: _l("perbaikan permohonan diterima"),
    Start.LETTER_ARRIVED: _l("surat keterangan tidak lengkap diterima pemohon"),
    Start.COMPLETE_RECEIVED: _l("permohonan yang lengkap diterima"),
    Start.FIRST_RECEIVED: _l("permohonan pertama kali diterima"),
    Start.DECLARED_COMPLETE: _l("permohonan dinyatakan lengkap"),
    Start.FIRST_PERIOD_ENDED: _l("hari terakhir waktu jawaban yang pertama"),
    Start.NOTICE: _l("pemberitahuan tertulis diterima pemohon"),
    Start.SILENCE: _l("hari kerja pertama tanpa jawaban setelah batasnya lewat"),
    Start.PROMISE_BROKEN: _l("hari kerja pertama setelah tanggal yang dijanjikan"),
    Start.HANDED_OVER: _l("informasi diserahkan"),
    Start.REASON_FOUND: _l("alasan keberatan ditemukan"),
    Start.OBJECTION_RECEIVED: _l("keberatan diterima"),
    Start.OBJECTION_RECORDED: _l("keberatan dicatat dalam register"),
    Start.REASON_CAME: _l("alasan keberatan mulai ada"),
    Start.OBJECTION_COUNTS: _l("hari kerja pertama setelah keberatan masuk di luar jam layanan"),
    Start.ANSWER_ARRIVED: _l("tanggapan Atasan PPID diterima pemohon"),
    Start.SUPERIOR_SILENT: _l("hari terakhir waktu tanggapan Atasan PPID, tanpa tanggapan"),
    Start.DISPUTE_FILED: _l("permohonan sengketa diterima Komisi Informasi"),
    Start.DOCUMENTS_ASKED: _l("pemberitahuan kekurangan berkas diterima pemohon"),
    Start.PROCESS_BEGAN: _l("penyelesaian sengketa dimulai Komisi Informasi"),
    Start.SUMMONED: _l("panggilan sidang diterima"),
    Start.MEDIATION_MET: _l("pertemuan mediasi yang pertama"),
    Start.MEDIATION_ENDED: _l("hari terakhir waktu mediasi yang pertama"),
    Start.DECISION_READ: _l("putusan Komisi Informasi dibacakan"),
    Start.DECISION_RECEIVED: _l("salinan putusan Komisi Informasi diterima"),
    Start.COURT_DECIDED: _l("putusan pengadilan diterima"),
    Start.SESSION_DAY: _l("hari sidang"),
    Start.LIST_SET: _l("penetapan Daftar Informasi Publik yang terakhir"),
    Start.ANNOUNCED: _l("pengumuman berkala yang terakhir"),
    Start.FIRST_REQUEST: _l("permohonan pertama masuk register"),
    Start.BUDGET_YEAR_ENDED: _l("akhir tahun anggaran"),
    Start.EXCLUSION_ENDS: _l("hari terakhir pengecualian"),
}

ENDS: Words = {
    Code.SUMMONS: _l("hari terakhir panggilan disampaikan"),
    Code.OPENING: _l("hari pertama pembukaan dapat ditetapkan"),
}
"""What the day is that a count backwards arrives at; of all others it is the last day."""

SAFE: Words = {
    duty: _l(
        "Tanggal hukumnya bukan hari kerja dan tidak bergeser karena hari libur. Ini hari kerja "
        "terakhir sebelumnya."
    )
    for duty in (Code.LIST_UPDATE, Code.ANNOUNCEMENT, Code.REPORT)
}
"""Why there is an earlier day to aim at; of all others it is the strictest reading (A-01)."""

MOVES: Words = {
    Event.EXTENDED: _l("Waktu jawaban diperpanjang, satu kali"),
    Event.RECOUNTED: _l("Hari libur kantor berubah"),
}

PRESETS: Words = {
    Preset.UU_KIP: _l("UU 14/2008 dengan Perki 1/2021"),
    Preset.STRICT_UU: _l("UU 14/2008, bacaan ketat"),
    Preset.ELECTION: _l("Penyelenggara pemilu"),
}

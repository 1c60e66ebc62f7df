"""What the rules of objections and of their answers say on screen."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.law import Rule

OBJECTION_RULES: Mapping[Any, Any] = {
    Rule.OBJECTION_NOT_NOW: _l(
        "Langkah itu tidak dapat dilakukan pada status keberatan sekarang. Muat ulang halaman "
        "keberatan untuk melihat statusnya."
    ),
    Rule.OBJECTION_NEEDS_GROUND: _l("Pilih sedikitnya satu alasan keberatan, huruf a sampai g."),
    Rule.OBJECTION_NEEDS_REQUEST: _l(
        "Tanpa permohonan, keberatan hanya dapat diajukan karena informasi berkala tidak "
        "disediakan (huruf b). Untuk alasan lain, sebut nomor pendaftaran permohonannya."
    ),
    Rule.OBJECTION_NOT_YOURS: _l(
        "Keberatan atas permohonan ini hanya dapat diajukan pemohonnya, atau kuasanya dengan "
        "surat kuasa khusus bermeterai. Tulis nama penerima kuasa dan lampirkan surat kuasanya."
    ),
    Rule.OBJECTION_NEEDS_MANDATE: _l(
        "Keberatan melalui kuasa harus disertai surat kuasa khusus bermeterai. Lampirkan surat "
        "kuasanya, atau minta pemohon mengajukannya sendiri."
    ),
    Rule.OBJECTION_TOO_LATE: _l(
        "Waktu mengajukan keberatan ini sudah lewat sejak alasannya ditemukan. Profil hukum kantor "
        "ini tidak menerimanya."
    ),
    Rule.SETTLEMENT_NOT_FOR_REFUSAL: _l(
        "Keberatan atas penolakan karena dikecualikan (huruf a) tidak dapat diselesaikan secara "
        "musyawarah. Berikan tanggapan tertulis."
    ),
    Rule.SIGNER_DECIDED: _l(
        "Anda ikut memutuskan permohonan ini sebagai PPID, jadi tidak dapat menandatangani "
        "tanggapan keberatannya. Mintalah Atasan PPID lain."
    ),
    Rule.ANSWER_NEEDS_RULING: _l("Pilih putusan atas keberatan ini."),
    Rule.ANSWER_NEEDS_STATEMENT: _l("Tulis uraian tanggapan atas alasan keberatan."),
    Rule.ANSWER_NEEDS_REASONS: _l(
        "Tulis alasan mengapa keberatan tidak dikabulkan seluruhnya. Alasan tertulis wajib "
        "disertakan."
    ),
    Rule.ANSWER_NEEDS_DECREE: _l(
        "Sebut nomor surat keputusan pengecualian: ada informasi yang tetap ditutup karena "
        "dikecualikan."
    ),
    Rule.ANSWER_NEEDS_TASKS: _l(
        "Tulis sedikitnya satu perintah yang harus dilaksanakan PPID, dengan batas waktunya."
    ),
    Rule.TASK_IN_THE_PAST: _l(
        "Batas waktu sebuah perintah sudah lewat. Pilih hari ini atau tanggal sesudahnya."
    ),
}

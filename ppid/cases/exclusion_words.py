"""What the rules of consequence test and decree say on screen."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.law import Rule

EXCLUSION_RULES: Mapping[Any, Any] = {
    Rule.EXCLUSION_NOT_NOW: _l(
        "Langkah itu tidak dapat dilakukan pada status pengecualian sekarang. Muat ulang "
        "halamannya untuk melihat statusnya."
    ),
    Rule.EXCLUSION_NEEDS_APPROVAL: _l(
        "Penetapan dibuat setelah lembar uji disetujui oleh semua yang berwenang menurut profil "
        "hukum kantor ini."
    ),
    Rule.NEEDS_CONSEQUENCES: _l(
        "Tulis pertimbangan bagi publik bila informasi dibuka dan bila ditutup."
    ),
    Rule.NEEDS_TESTERS: _l(
        "Sebut sedikitnya satu penguji dengan nama, jabatan, dan unit kerjanya."
    ),
    Rule.NEEDS_PERIOD: _l(
        "Sebut jangka waktu pengecualian: tanggal berakhir, atau keadaan yang mengakhirinya."
    ),
    Rule.NEVER_PERMANENT: _l(
        "Pengecualian huruf a sampai f tidak bersifat permanen. Sebut tanggal berakhir atau "
        "keadaan yang mengakhirinya."
    ),
    Rule.PERIOD_TOO_LONG: _l(
        "Pengecualian huruf a paling lama 30 tahun. Sebut tanggal berakhir dalam batas itu."
    ),
    Rule.PERIOD_OVER: _l(
        "Jangka waktu pengecualian ini sudah berakhir, jadi informasinya terbuka. Berikan "
        "informasinya, atau uji kembali dengan jangka waktu yang baru."
    ),
    Rule.BEFORE_TEST: _l("Tanggal ini mendahului tanggal uji konsekuensi dimulai."),
    Rule.TEST_BEFORE_DECREE: _l("Uji konsekuensi mendahului Penetapan. Periksa kedua tanggalnya."),
    Rule.OPENING_TOO_EARLY: _l(
        "Penetapan pembukaan karena jangka waktu berakhir belum waktunya dibuat. Sebelum itu "
        "gunakan pengubahan status, atau pilih alasan lain yang sesuai."
    ),
    Rule.CONSENT_NOT_ENOUGH: _l(
        "Alasan pembukaan itu tidak berlaku untuk huruf ini: persetujuan tertulis dan jabatan "
        "publik hanya untuk huruf g dan h, sidang terbuka hanya untuk huruf a."
    ),
    Rule.OWN_TEST: _l(
        "Yang menyiapkan uji konsekuensi sebagai PPID tidak dapat menyetujuinya sebagai Atasan "
        "PPID. Mintalah pejabat lain yang berwenang."
    ),
}

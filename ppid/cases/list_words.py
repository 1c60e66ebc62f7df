"""What the rules of the public information list say on screen."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.law import Rule

LIST_RULES: Mapping[Any, Any] = {
    Rule.LIST_NOT_NOW: _l(
        "Langkah itu tidak dapat dilakukan pada status daftar sekarang. Muat ulang halamannya "
        "untuk melihat statusnya."
    ),
    Rule.LIST_NEEDS_ENTRIES: _l(
        "Penetapan belum memuat satu pun perubahan. Pilih sedikitnya satu usulan."
    ),
    Rule.LIST_ENTRY_INCOMPLETE: _l(
        "Ada usulan yang belum memuat semua unsur Daftar Informasi Publik. Lengkapi dahulu, atau "
        "keluarkan dari penetapan ini."
    ),
    Rule.LIST_NEEDS_APPROVAL: _l(
        "Daftar Informasi Publik ditetapkan dengan persetujuan Atasan PPID, dan bertanggal tidak "
        "sebelum persetujuan itu."
    ),
    Rule.LIST_BEFORE_LAST: _l(
        "Tanggal ini mendahului penetapan yang terakhir. Periksa tanggal keputusannya."
    ),
    Rule.OWN_LIST: _l(
        "Yang menyiapkan penetapan sebagai PPID tidak dapat menyetujuinya sebagai Atasan PPID. "
        "Mintalah pejabat lain yang berwenang."
    ),
}

"""Why somebody cannot be a deputy, in words."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from ppid.accounts.away.actions import Why

REASONS: Mapping[Why, LazyString] = {
    Why.ONESELF: _l("Pilih orang lain: tidak ada yang mewakili dirinya sendiri."),
    Why.LOCKED: _l("Akun yang dikunci tidak dapat mewakili atau diwakili."),
    Why.NOTHING_TO_LEND: _l(
        "Peran administrator tidak dipinjamkan. Jadikan petugas lain administrator bila perlu."
    ),
    Why.OTHER_UNIT: _l("PPID pelaksana hanya dapat diwakili rekan dari unit yang sama."),
    Why.APART: _l(
        "Orang ini tidak boleh mewakili: PPID dan Atasan PPID harus orang yang berbeda, juga "
        "selama cuti, dan auditor tidak bertindak (Perki 1/2021 Pasal 39 ayat (2))."
    ),
    Why.AWAY_ALREADY: _l("Pada hari-hari itu sudah ada cuti yang tercatat."),
    Why.DEPUTY_AWAY: _l("Pada hari-hari itu orang ini sendiri sedang cuti."),
    Why.IS_DEPUTY: _l(
        "Pada hari-hari itu petugas ini menjadi pelaksana harian orang lain. Akhiri itu dahulu."
    ),
}

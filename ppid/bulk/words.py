"""What steps on many requests are called."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from ppid.bulk.models import BulkStep

STEPS: Mapping[BulkStep, LazyString] = {
    BulkStep.TAKE: _l("Ambil sebagai pemegang"),
    BulkStep.HAND_ON: _l("Serahkan kepada rekan"),
    BulkStep.ASSIGN: _l("Teruskan ke perangkat daerah"),
    BulkStep.REMIND: _l("Ingatkan perangkat daerah"),
    BulkStep.NOTE: _l("Tulis catatan internal"),
    BulkStep.EXTEND: _l("Perpanjang waktu jawaban"),
}
DONE: Mapping[BulkStep, LazyString] = {
    BulkStep.TAKE: _l("Diambil"),
    BulkStep.HAND_ON: _l("Diserahkan"),
    BulkStep.ASSIGN: _l("Diteruskan"),
    BulkStep.REMIND: _l("Diingatkan"),
    BulkStep.NOTE: _l("Dicatat"),
    BulkStep.EXTEND: _l("Diperpanjang"),
}
ABOUT: Mapping[BulkStep, LazyString] = {
    BulkStep.TAKE: _l("Anda menjadi pemegang setiap permohonan di bawah."),
    BulkStep.HAND_ON: _l("Rekan itu menjadi pemegang setiap permohonan di bawah dan diberi tahu."),
    BulkStep.ASSIGN: _l(
        "Setiap perangkat daerah menerima satu email untuk tiap permohonan. Permohonan yang harus "
        "dijawab lebih cepat memakai tanggalnya sendiri."
    ),
    BulkStep.REMIND: _l("Perangkat daerah yang belum menjawab menerima email pengingat."),
    BulkStep.NOTE: _l("Hanya petugas yang membacanya, pemohon tidak."),
    BulkStep.EXTEND: _l(
        "Setiap pemohon menerima surat perpanjangan. Perpanjangan hanya satu kali dan tidak dapat "
        "dibatalkan (UU 14/2008 Pasal 22 ayat (8))."
    ),
}
NO_LONGER_WAITING = _l("Perangkat daerah sudah menjawab, jadi penugasannya tetap.")
HELD_BY_ANOTHER = _l("Permohonan ini sudah dipegang petugas lain, jadi pemegangnya tetap.")
NOBODY_WAITS = _l("Tidak ada perangkat daerah yang sedang ditunggu jawabannya.")
NOT_UNDONE: Mapping[BulkStep, LazyString] = {
    BulkStep.TAKE: HELD_BY_ANOTHER,
    BulkStep.HAND_ON: HELD_BY_ANOTHER,
    BulkStep.ASSIGN: NO_LONGER_WAITING,
}

"""What steps on many requests are called."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from ppid.bulk.models import BulkStep

STEPS: Mapping[BulkStep, LazyString] = {
    BulkStep.TAKE: _l("Ambil sebagai pemegang"),
    BulkStep.ASSIGN: _l("Teruskan ke perangkat daerah"),
    BulkStep.REMIND: _l("Ingatkan perangkat daerah"),
    BulkStep.NOTE: _l("Tulis catatan internal"),
    BulkStep.EXTEND: _l("Perpanjang waktu jawaban"),
}
DONE: Mapping[BulkStep, LazyString] = {
    BulkStep.TAKE: _l("Diambil"),
    BulkStep.ASSIGN: _l("Diteruskan"),
    BulkStep.REMIND: _l("Diingatkan"),
    BulkStep.NOTE: _l("Dicatat"),
    BulkStep.EXTEND: _l("Diperpanjang"),
}
ABOUT: Mapping[BulkStep, LazyString] = {
    BulkStep.TAKE: _l("Anda menjadi pemegang setiap permohonan di bawah."),
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
NOBODY_WAITS = _l("Tidak ada perangkat daerah yang sedang ditunggu jawabannya.")

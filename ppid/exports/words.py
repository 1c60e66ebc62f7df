"""What the states of a file are called on screen."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from ppid.exports.models import ExportFault, ExportState

STATES: Mapping[ExportState, LazyString] = {
    ExportState.QUEUED: _l("Menunggu giliran"),
    ExportState.RUNNING: _l("Sedang dibuat"),
    ExportState.READY: _l("Siap diunduh"),
    ExportState.FAILED: _l("Gagal dibuat"),
    ExportState.ENDED: _l("Sudah dihapus"),
}

TONES: Mapping[ExportState, str] = {
    ExportState.QUEUED: "grey",
    ExportState.RUNNING: "blue",
    ExportState.READY: "green",
    ExportState.FAILED: "red",
    ExportState.ENDED: "grey",
}

FAULTS: Mapping[ExportFault, LazyString] = {
    ExportFault.BROKEN: _l(
        "Berkas gagal dibuat karena kesalahan pada sistem. Coba lagi; bila tetap gagal, hubungi "
        "administrator."
    ),
    ExportFault.NO_SPACE: _l(
        "Ruang penyimpanan kantor ini hampir penuh. Minta administrator menambah ruang, lalu coba "
        "lagi."
    ),
    ExportFault.WORKER_STOPPED: _l(
        "Pembuatan berkas berulang kali terputus. Coba lagi; bila tetap gagal, hubungi "
        "administrator."
    ),
}

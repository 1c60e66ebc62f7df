"""What states and faults of a mail are called on screen."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from ppid.outbox.models import Fault, MailState

STATES: Mapping[MailState, LazyString] = {
    MailState.WAITING: _l("Menunggu dikirim"),
    MailState.CLAIMED: _l("Akan dikirim"),
    MailState.TRANSMITTING: _l("Sedang dikirim"),
    MailState.SENT: _l("Terkirim"),
    MailState.FAILED: _l("Gagal dikirim"),
    MailState.UNKNOWN: _l("Belum pasti terkirim"),
}

FAULTS: Mapping[Fault, LazyString] = {
    Fault.RELAY_SILENT: _l("Server email kantor tidak dapat dihubungi."),
    Fault.RELAY_REFUSED: _l(
        "Server email kantor menolak sambungan: periksa nama pengguna, "
        "kata sandi, dan sertifikatnya."
    ),
    Fault.BUSY: _l("Server email meminta kami mencoba lagi nanti."),
    Fault.CUT_OFF: _l("Sambungan ke server email terputus sebelum email diterima."),
    Fault.ADDRESS_REFUSED: _l("Alamat penerima ditolak: mungkin salah tulis atau sudah tidak ada."),
    Fault.MESSAGE_REFUSED: _l("Isi email ditolak oleh server email."),
    Fault.SENDER_REFUSED: _l("Server email tidak mengizinkan alamat pengirim kantor."),
    Fault.NO_ANSWER: _l("Email sudah diserahkan, tetapi server email tidak menjawab."),
    Fault.WORKER_STOPPED: _l("Pengiriman terhenti di tengah jalan."),
}

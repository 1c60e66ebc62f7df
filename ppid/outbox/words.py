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
    Fault.RETURNED: _l("Email kembali: server penerima tidak menyampaikannya."),
}

# Why a mail came back, by the beginning of its code (RFC 3463); the longest that fits counts.
RETURNS: Mapping[str, LazyString] = {
    "": _l("Server penerima tidak menyampaikannya."),
    "5.1": _l("Alamat itu tidak dikenal di server penerima: mungkin salah tulis."),
    "5.2": _l("Kotak surat penerima tidak menerima email."),
    "5.2.1": _l("Kotak surat penerima sudah tidak aktif."),
    "5.2.2": _l("Kotak surat penerima penuh."),
    "4.2.2": _l("Kotak surat penerima penuh."),
    "5.3.4": _l("Email terlalu besar bagi server penerima."),
    "5.4": _l("Server penerima tidak dapat dihubungi."),
    "4.4": _l("Server penerima tidak dapat dihubungi."),
    "5.7": _l("Server penerima menolak email dari kantor ini."),
}


def return_words(status: str) -> LazyString:
    """Why a mail came back, in one sentence."""
    fits = [code for code in RETURNS if status == code or status.startswith(f"{code}.") or not code]
    return RETURNS[max(fits, key=len)]

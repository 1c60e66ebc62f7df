"""What signatures are called on screen, and what becomes of one that was not made."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from ppid.letters.models import PrintRole
from ppid.letters.signing.models import MakerKind, SignatureState, SignFault

STATES: Mapping[SignatureState, LazyString] = {
    SignatureState.WANTED: _l("Menunggu penanda tangan"),
    SignatureState.WAITING: _l("Sedang ditandatangani"),
    SignatureState.SIGNED: _l("Sudah ditandatangani secara elektronik"),
    SignatureState.FAILED: _l("Gagal ditandatangani"),
}
TONES: Mapping[SignatureState, str] = {
    SignatureState.WANTED: "yellow",
    SignatureState.WAITING: "blue",
    SignatureState.SIGNED: "green",
    SignatureState.FAILED: "red",
}
ROLES: Mapping[PrintRole, LazyString] = {
    PrintRole.ISSUED: _l("Surat seperti diterbitkan"),
    PrintRole.SIGNED: _l("Surat dengan tanda tangan elektronik"),
    PrintRole.SCAN: _l("Pindaian surat bertanda tangan basah"),
}
MAKERS: Mapping[MakerKind, LazyString] = {
    MakerKind.CERTIFICATE: _l("sertifikat elektronik kantor"),
    MakerKind.BSRE: _l("layanan tanda tangan elektronik BSrE"),
    MakerKind.OUTSIDE: _l("aplikasi tanda tangan di luar sistem ini"),
}
FAULTS: Mapping[SignFault, LazyString] = {
    SignFault.UNREACHABLE: _l("Layanan tanda tangan tidak dapat dihubungi. Kami mencoba lagi."),
    SignFault.BUSY: _l("Layanan tanda tangan sedang sibuk. Kami mencoba lagi."),
    SignFault.GARBAGE: _l(
        "Jawaban layanan tanda tangan bukan surat ini yang sudah ditandatangani. Kami mencoba lagi."
    ),
    SignFault.WRONG_PASSPHRASE: _l(
        "Kata sandi tanda tangan (passphrase) salah. Isi sekali lagi dengan teliti: terlalu sering "
        "salah mengunci sertifikat Anda."
    ),
    SignFault.UNKNOWN_SIGNER: _l(
        "NIK itu tidak terdaftar di layanan tanda tangan. Periksa NIK, atau minta admin TTE kantor "
        "mendaftarkannya."
    ),
    SignFault.NO_ACCESS: _l(
        "Layanan tanda tangan menolak kantor ini. Minta administrator memeriksa nama pengguna dan "
        "kata sandi layanan."
    ),
    SignFault.REFUSED: _l("Layanan tanda tangan menolak surat ini. Hubungi admin TTE kantor."),
    SignFault.NO_KEY: _l(
        "Kunci tanda tangan kantor tidak dapat dibuka. Minta administrator memeriksa berkas "
        "sertifikat atau tokennya."
    ),
    SignFault.EXPIRED: _l(
        "Sertifikat elektroniknya sudah tidak berlaku. Perbarui, lalu coba lagi."
    ),
    SignFault.NO_TIMESTAMP: _l("Server cap waktu tidak menjawab. Kami mencoba lagi."),
    SignFault.NO_PRINT: _l(
        "Berkas PDF surat tidak dapat dibaca. Minta administrator memeriksanya."
    ),
    SignFault.NO_SPACE: _l("Ruang penyimpanan penuh. Kami mencoba lagi."),
    SignFault.SWITCHED_OFF: _l(
        "Tanda tangan dengan cara ini dimatikan oleh administrator sebelum surat ditandatangani."
    ),
    SignFault.WORKER_STOPPED: _l("Penandatanganan terhenti di tengah jalan beberapa kali."),
}

"""What the verification says, in words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from ppid.letters.models import PrintRole
from ppid.letters.signing.words import ROLES
from ppid.verifying.queries import SignedHow

__all__ = ["EXPLAINED", "KINDS", "NO_FILE", "ROLES", "SAME_AS", "SIGNED", "TONES", "TOO_LARGE",
           "UNKNOWN", "VERDICTS", "Verdict"]  # fmt: skip


class Verdict(StrEnum):
    """What a compared file turned out to be."""

    SAME = "same"
    REPLACED = "replaced"
    OTHER_LETTER = "other_letter"
    FOREIGN = "foreign"


UNKNOWN = _l(
    "Tidak ada surat dengan kode ini. Periksa setiap huruf dan angkanya, atau pindai kode QR di "
    "kaki surat. Bila tetap tidak ditemukan, tanyakan kepada kantor kami sebelum mempercayai surat "
    "itu."
)
TOO_LARGE = _l(
    "Berkas ini lebih besar daripada surat mana pun yang kami terbitkan, jadi bukan berkas asli. "
    "Pilih PDF yang Anda unduh atau terima dari kami."
)
NO_FILE = _l("Pilih berkas PDF surat yang ingin dibandingkan. Berkas kosong tidak dapat diperiksa.")

SAME_AS: Mapping[PrintRole, LazyString] = {
    PrintRole.ISSUED: _l("Berkas Anda persis sama dengan surat yang kami terbitkan."),
    PrintRole.SIGNED: _l(
        "Berkas Anda persis sama dengan surat bertanda tangan elektronik yang kami terbitkan."
    ),
    PrintRole.SCAN: _l(
        "Berkas Anda persis sama dengan pindaian surat bertanda tangan basah yang kami simpan."
    ),
}
VERDICTS: Mapping[Verdict, LazyString] = {
    Verdict.SAME: _l("Berkas ini asli"),
    Verdict.REPLACED: _l("Berkas ini asli, tetapi suratnya sudah diralat"),
    Verdict.OTHER_LETTER: _l("Berkas ini asli, tetapi surat yang lain"),
    Verdict.FOREIGN: _l("Berkas ini bukan berkas yang kami terbitkan"),
}
KINDS: Mapping[Verdict, str] = {
    Verdict.SAME: "success",
    Verdict.REPLACED: "warning",
    Verdict.OTHER_LETTER: "warning",
    Verdict.FOREIGN: "error",
}
SIGNED: Mapping[SignedHow, LazyString] = {
    SignedHow.ELECTRONICALLY: _l("Ditandatangani secara elektronik"),
    SignedHow.SOON: _l("Menunggu tanda tangan elektronik"),
    SignedHow.SCANNED: _l("Ditandatangani basah"),
    SignedHow.ON_PAPER: _l("Sah dengan tanda tangan basah"),
}
TONES: Mapping[SignedHow, str] = {
    SignedHow.ELECTRONICALLY: "green",
    SignedHow.SOON: "yellow",
    SignedHow.SCANNED: "green",
    SignedHow.ON_PAPER: "blue",
}
EXPLAINED: Mapping[SignedHow, LazyString] = {
    SignedHow.ELECTRONICALLY: _l(
        "Dokumen ini ditandatangani secara elektronik menggunakan sertifikat elektronik. Tanda "
        "tangan elektronik mempunyai kekuatan hukum (UU 11/2008 tentang Informasi dan Transaksi "
        "Elektronik Pasal 11), dan berkas elektroniknya beserta cetakannya merupakan alat bukti "
        "hukum yang sah (Pasal 5 ayat (1))."
    ),
    SignedHow.SOON: _l(
        "Surat sudah diterbitkan dan penandatanganannya sedang diproses. Muat ulang halaman ini "
        "nanti; berkas bertanda tangan akan muncul di bawah."
    ),
    SignedHow.SCANNED: _l(
        "Surat ini ditandatangani dengan tangan di atas kertas (tanda tangan basah). Pindaiannya "
        "disimpan kantor dan tercantum di bawah."
    ),
    SignedHow.ON_PAPER: _l(
        "Surat ini tidak memakai tanda tangan elektronik. Cetakannya sah sebagai surat bertanda "
        "tangan setelah dibubuhi tanda tangan basah penanda tangan di atas; halaman ini hanya "
        "membuktikan bahwa kantor menerbitkan surat dengan isi itu."
    ),
}

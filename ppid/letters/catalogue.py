"""The table of letters: what each is called, and on what it rests."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.letters.models import LetterKind


class Signer(StrEnum):
    """Who signs a letter: the PPID, the superior, the head of the body, or the officer who acts."""

    PPID = "ppid"
    SUPERIOR = "superior"
    HEAD = "head"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class LetterForm:
    """A kind of letter: its register, its title, its article, and who signs it."""

    register: str
    title: Any
    article: str
    signer: Signer = Signer.PPID


# Its number is the request's own, UU 14/2008 Pasal 22 ayat (4): it stands in no other register.
RECEIPT = LetterForm(
    "",
    _l("Tanda bukti penerimaan permohonan informasi publik"),
    "Perki 1/2021 Pasal 29 ayat (4) dan Pasal 30 ayat (2)",
)

REQUEST_FORM = LetterForm(
    "",
    _l("Formulir permintaan informasi"),
    "Perki 1/2021 Pasal 29 ayat (5), Lampiran VI",
)
COPY_FORM = LetterForm(
    "", _l("Formulir permintaan salinan informasi"), "Perki 1/2021 Pasal 35 ayat (3) dan Pasal 38"
)

# Both bear the objection's own number, Perki 1/2021 Pasal 43 ayat (1).
OBJECTION_RECEIPT = LetterForm(
    "", _l("Tanda bukti keberatan"), "Perki 1/2021 Pasal 41 ayat (6) dan Pasal 42 ayat (3)"
)
OBJECTION_FORM = LetterForm(
    "",
    _l("Formulir keberatan"),
    "Perki 1/2021 Pasal 41 ayat (5), Lampiran X",
)

CATALOGUE: Mapping[LetterKind, LetterForm] = {
    LetterKind.INCOMPLETE: LetterForm(
        "SKTL",
        _l("Surat keterangan permohonan tidak lengkap"),
        "Perki 1/2021 Pasal 33 ayat (2), Lampiran IX",
    ),
    LetterKind.EXTENSION: LetterForm(
        "SPW",
        _l("Pemberitahuan perpanjangan waktu"),
        "UU 14/2008 Pasal 22 ayat (8), Perki 1/2021 Pasal 36",
    ),
    LetterKind.NOTICE: LetterForm(
        "PT",
        _l("Pemberitahuan tertulis"),
        "UU 14/2008 Pasal 22 ayat (7), Perki 1/2021 Pasal 31 ayat (4), Lampiran VII",
    ),
    LetterKind.REFUSAL: LetterForm(
        "SKP",
        _l("Surat keputusan penolakan permohonan informasi"),
        "UU 14/2008 Pasal 17 dan Pasal 22 ayat (7), Perki 1/2021 Pasal 34",
    ),
    LetterKind.COST_RECEIPT: LetterForm(
        "KW",
        _l("Kuitansi biaya salinan informasi"),
        "Perki 1/2021 Pasal 37 dan Pasal 38",
        Signer.OFFICER,
    ),
    LetterKind.HANDOVER: LetterForm(
        "BAST", _l("Berita acara penyerahan informasi"), "Perki 1/2021 Pasal 35"
    ),
    LetterKind.OBJECTION_ANSWER: LetterForm(
        "TK",
        _l("Tanggapan atas keberatan"),
        "UU 14/2008 Pasal 36 ayat (2) dan ayat (3), Perki 1/2021 Pasal 44",
        Signer.SUPERIOR,
    ),
    LetterKind.SETTLEMENT: LetterForm(
        "BAPK",
        _l("Berita acara penyelesaian keberatan"),
        "UU 14/2008 Pasal 35 ayat (2)",
        Signer.SUPERIOR,
    ),
    LetterKind.CONSEQUENCE_TEST: LetterForm(
        "LUK",
        _l("Lembar pengujian konsekuensi"),
        "UU 14/2008 Pasal 19, Perki 1/2021 Pasal 49, Lampiran II",
        Signer.HEAD,
    ),
    LetterKind.DECREE: LetterForm(
        "PKI",
        _l("Penetapan tentang klasifikasi informasi yang dikecualikan"),
        "Perki 1/2021 Pasal 49 ayat (4) sampai ayat (6), Lampiran III",
    ),
    LetterKind.CHANGE_TEST: LetterForm(
        "LUP",
        _l("Lembar pengujian konsekuensi atas pengubahan klasifikasi"),
        "Perki 1/2021 Pasal 53, Lampiran IV",
        Signer.HEAD,
    ),
    LetterKind.CHANGE_DECREE: LetterForm(
        "PKP",
        _l("Penetapan tentang pengubahan klasifikasi informasi yang dikecualikan"),
        "Perki 1/2021 Pasal 53, PP 61/2010 Pasal 10, Lampiran V",
    ),
    LetterKind.OPENING_DECREE: LetterForm(
        "PBI",
        _l("Penetapan tentang pembukaan informasi yang dikecualikan"),
        "PP 61/2010 Pasal 11, Perki 1/2021 Pasal 52",
    ),
    LetterKind.LIST_DECREE: LetterForm(
        "KDIP",
        _l("Keputusan PPID tentang Daftar Informasi Publik"),
        "Perki 1/2021 Pasal 21 ayat (2) dan Pasal 45",
    ),
    LetterKind.CORRECTION: LetterForm("SR", _l("Surat ralat"), "UU 14/2008 Pasal 7 ayat (2)"),
}

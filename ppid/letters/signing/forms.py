"""What is asked of a signatory, and of who keeps a letter that was signed elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.kit.checks import Length, Nik, Required
from ppid.kit.forms import (
    ChoiceField,
    Form,
    ManyField,
    PasswordField,
    PlainForm,
    TextField,
    UploadField,
)
from ppid.letters.signing.models import Signature

__all__ = ["KeepForm", "PlainForm", "SignForm", "SignedAs"]


class SignForm(Form):
    """Which letters, and the signatory's own key to the signing service."""

    chosen = ManyField(
        _l("Surat yang Anda tanda tangani"), validators=[Required(_l("Pilih paling sedikit satu."))]
    )
    nik = TextField(
        _l("NIK Anda"),
        validators=[Required(_l("Isi NIK yang terdaftar di layanan tanda tangan.")), Nik()],
        description=_l("16 angka, seperti terdaftar di layanan tanda tangan elektronik."),
    )
    passphrase = PasswordField(
        _l("Kata sandi tanda tangan (passphrase)"),
        validators=[Required(_l("Isi passphrase tanda tangan Anda.")), Length(200)],
        description=_l(
            "Disimpan tersandi hanya sampai surat ditandatangani, paling lama satu hari, lalu "
            "dihapus."
        ),
    )

    def __init__(self, *args: Any, rows: Sequence[Signature], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chosen.choices = [(str(one.id), one.letter.number) for one in rows]

    @property
    def asked(self) -> tuple[list[int], str, str]:
        """The rows, the NIK in digits only, the passphrase as it was typed."""
        ids = [int(one) for one in self.chosen.data or ()]
        return ids, re.sub(r"\D", "", self.nik.data or ""), str(self.passphrase.data)


class SignedAs(StrEnum):
    """How a letter was signed outside this house."""

    SCAN = "scan"
    SIGNED = "signed"


class KeepForm(Form):
    """A letter as it was signed by hand, or with another application."""

    role = ChoiceField(
        _l("Berkas ini"),
        choices=[
            (SignedAs.SCAN.value, _l("Pindaian surat bertanda tangan basah")),
            (SignedAs.SIGNED.value, _l("PDF bertanda tangan elektronik dari aplikasi lain")),
        ],
        missing=_l("Pilih cara surat ini ditandatangani."),
    )
    file = UploadField(_l("Berkas PDF"))

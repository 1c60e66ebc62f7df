"""Who somebody is and how they are reached: the same fields for a request and an objection."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import wtforms as wtf
from flask_babel import lazy_gettext as _l
from wtforms import validators as v

from ppid.cases import words
from ppid.cases.kinds import RequesterKind
from ppid.kit.checks import Length, Nik, OrEmpty, Phone, Required
from ppid.kit.forms import (
    ChoiceField,
    EmailField,
    Form,
    LongTextField,
    PhoneField,
    TextField,
    YesField,
)
from ppid.law import is_minor
from ppid.outbox.addresses import BadAddress, plain


class Mailbox(v.Email):  # type: ignore[misc]
    """An address that a mail can be promised to."""

    def __call__(self, form: wtf.Form, field: wtf.Field) -> None:
        """Refuse in words what the mail room would refuse."""
        super().__call__(form, field)
        try:
            plain(field.data)
        except BadAddress:
            raise wtf.ValidationError(self.message) from None


def mailbox() -> Mailbox:
    """The check of an email address, in our words."""
    return Mailbox(_l("Tulis alamat email lengkap, contoh nama@contoh.id."))


def phone_field() -> Any:
    """A telephone number that may be left empty."""
    return PhoneField(
        _l("Nomor telepon"),
        [OrEmpty(), Length(40), Phone()],
        description=_l("Untuk menghubungi Anda bila ada yang kurang jelas."),
    )


def email_field() -> Any:
    """An email address that may be left empty."""
    return EmailField(
        _l("Alamat email"),
        [OrEmpty(), Length(254), mailbox()],
        description=_l(
            "Bukti pendaftaran dan jawaban dikirim ke sini. Tanpa email, Anda "
            "melacak dengan nomor dan kode."
        ),
    )


class Reachable(Form):
    """Some way to reach the requester: telephone, email, or both."""

    email = email_field()
    phone = phone_field()

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """At least one of them, Perki 1/2021 Pasal 29 ayat (5) huruf e."""
        good = super().validate(extra_validators)
        if not (self.phone.data or self.email.data or self.phone.errors or self.email.errors):
            self.email.errors = [_l("Isi nomor telepon, alamat email, atau keduanya.")]
            return False
        return bool(good)


class ContactOfAnyKind(Form):
    """Where somebody is reached, as an officer puts it right: one way must stay."""

    address = LongTextField(_l("Alamat"), [OrEmpty(), Length(400)])
    phone = PhoneField(_l("Nomor telepon"), [OrEmpty(), Length(40), Phone()])
    email = EmailField(_l("Alamat email"), [OrEmpty(), Length(254), mailbox()])

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Somebody who cannot be reached at all is never told anything."""
        good = super().validate(extra_validators)
        if good and not (self.address.data or self.phone.data or self.email.data):
            self.form_errors.append(_l("Sisakan paling sedikit satu cara menghubungi pemohon."))
        return bool(good) and not self.form_errors


class WhoForm(Form):
    """Who asks (Perki 1/2021 Pasal 27)."""

    kind = ChoiceField(
        _l("Siapa yang meminta informasi?"),
        choices=words.choices(words.KINDS),
        missing=_l("Pilih siapa yang meminta informasi."),
    )
    by_proxy = YesField(_l("Saya mewakili orang atau badan lain dengan surat kuasa"))


NAMES: Mapping[RequesterKind, tuple[Any, Any]] = {
    RequesterKind.PERSON: (_l("Nama lengkap"), _l("Seperti tertulis di KTP.")),
    RequesterKind.LEGAL_ENTITY: (_l("Nama badan hukum"), _l("Seperti tertulis di akta.")),
    RequesterKind.GROUP: (_l("Nama kelompok"), _l("Nama yang dipakai kelompok Anda.")),
}
NUMBERS: Mapping[RequesterKind, tuple[Any, Any]] = {
    RequesterKind.PERSON: (
        _l("NIK (Nomor Induk Kependudukan)"),
        _l(
            "16 angka di KTP. Diwajibkan Pasal 29 ayat (5) Perki 1/2021. Disimpan tersandi; hanya "
            "petugas layanan dan PPID yang dapat melihatnya."
        ),
    ),
    RequesterKind.LEGAL_ENTITY: (
        _l("Nomor surat keputusan pengesahan"),
        _l(
            "Nomor pengesahan badan hukum oleh kementerian yang membidangi hukum, contoh "
            "AHU-0001234.AH.01.01.TAHUN 2020."
        ),
    ),
    RequesterKind.GROUP: (
        _l("NIK (Nomor Induk Kependudukan) pemberi kuasa"),
        _l(
            "16 angka di KTP anggota yang memberi kuasa. Disimpan tersandi; hanya petugas layanan "
            "dan PPID yang dapat melihatnya."
        ),
    ),
}


class DetailsForm(Reachable):
    """Name, number, address and contact (Perki 1/2021 Pasal 29 ayat (5))."""

    name = TextField("", [Required(_l("Tulis nama.")), Length(160)])
    identity_number = TextField("", [Required(_l("Tulis nomornya."))])
    address = LongTextField(
        _l("Alamat"),
        [Required(_l("Tulis alamat.")), Length(400)],
        description=_l(
            "Jalan dan nomor, desa atau kelurahan, kabupaten atau kota. Dipakai untuk "
            "surat dan salinan yang dikirim."
        ),
    )
    occupation = TextField(
        _l("Pekerjaan"),
        [OrEmpty(), Length(120)],
        description=_l("Ada pada formulir resmi (Lampiran VI Perki 1/2021), tetapi tidak wajib."),
    )
    email = email_field()
    phone = phone_field()

    def __init__(
        self,
        *args: Any,
        kind: RequesterKind = RequesterKind.PERSON,
        minors_on: date | None = None,
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        self._minors_on = minors_on if kind is RequesterKind.PERSON else None
        self.name.label.text, self.name.description = NAMES[kind]
        self.identity_number.label.text, self.identity_number.description = NUMBERS[kind]
        check = Length(80) if kind is RequesterKind.LEGAL_ENTITY else Nik()
        self.identity_number.validators = [*self.identity_number.validators, check]

    def validate_identity_number(self, field: wtf.Field) -> None:
        """Who is under age brings a parent or guardian, where the office asks for one (A-16)."""
        if self._minors_on and is_minor(field.data or "", self._minors_on):
            raise wtf.ValidationError(
                _l(
                    "Menurut NIK ini Anda belum berusia 17 tahun. Minta orang tua atau wali "
                    "mengajukan sebagai kuasa Anda (UU 27/2022 Pasal 25 ayat (2)): pilih "
                    "“mewakili” pada langkah sebelumnya, atau datang ke kantor kami."
                )
            )


class ProxyForm(DetailsForm):
    """The same, and who asks for them (penerima kuasa)."""

    proxy_name = TextField(
        _l("Nama lengkap penerima kuasa"), [Required(_l("Tulis nama penerima kuasa.")), Length(160)]
    )
    proxy_address = LongTextField(
        _l("Alamat penerima kuasa"), [Required(_l("Tulis alamat penerima kuasa.")), Length(400)]
    )
    proxy_phone = PhoneField(_l("Nomor telepon penerima kuasa"), [OrEmpty(), Length(40), Phone()])

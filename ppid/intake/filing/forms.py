"""The pages of the form, one thing a page, each with what the law asks there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import wtforms as wtf
from flask_babel import lazy_gettext as _l
from wtforms import validators as v

from ppid.cases import words
from ppid.cases.kinds import CopyForm, Delivery, Obtain, RequesterKind
from ppid.files.slots import Slot
from ppid.kit.checks import Length, Nik, OrEmpty, Phone, Required, When
from ppid.kit.forms import (
    ChoiceField,
    EmailField,
    Form,
    LongTextField,
    PhoneField,
    TextField,
    UploadsField,
    YesField,
)
from ppid.outbox.addresses import BadAddress, plain

MOST_QUESTIONS = 10
NOW, LATER = "now", "later"


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

    def __init__(self, *args: Any, kind: RequesterKind = RequesterKind.PERSON, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.name.label.text, self.name.description = NAMES[kind]
        self.identity_number.label.text, self.identity_number.description = NUMBERS[kind]
        check = Length(80) if kind is RequesterKind.LEGAL_ENTITY else Nik()
        self.identity_number.validators = [*self.identity_number.validators, check]


class ProxyForm(DetailsForm):
    """The same, and who asks for them (penerima kuasa)."""

    proxy_name = TextField(
        _l("Nama lengkap penerima kuasa"), [Required(_l("Tulis nama penerima kuasa.")), Length(160)]
    )
    proxy_address = LongTextField(
        _l("Alamat penerima kuasa"), [Required(_l("Tulis alamat penerima kuasa.")), Length(400)]
    )
    proxy_phone = PhoneField(_l("Nomor telepon penerima kuasa"), [OrEmpty(), Length(40), Phone()])


class WhatForm(Form):
    """What is asked, and what for (Perki 1/2021 Pasal 29 ayat (5) huruf g dan h)."""

    questions = wtf.FieldList(
        LongTextField(_l("Informasi yang Anda minta"), [Length(5000)]),
        min_entries=1,
        max_entries=MOST_QUESTIONS,
    )
    purpose = LongTextField(
        _l("Untuk apa informasi ini akan Anda gunakan?"),
        [Required(_l("Tulis tujuan penggunaan informasi.")), Length(2000)],
        description=_l(
            "Undang-undang mewajibkan kami menanyakannya (Pasal 4 ayat (3) UU 14/2008). "
            "Isinya tidak kami nilai; satu kalimat cukup."
        ),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if len(self.questions.entries) > 1:
            for place, entry in enumerate(self.questions.entries, 1):
                entry.label.text = _l("Informasi yang Anda minta, butir %(place)d", place=place)

    def validate_questions(self, field: wtf.FieldList) -> None:
        """At least one question; empty ones beside it are left out."""
        if not any(entry.data for entry in field.entries):
            field.entries[0].errors = [_l("Jelaskan informasi yang Anda minta.")]
            raise wtf.ValidationError([[_l("Jelaskan informasi yang Anda minta.")]])

    @property
    def answers(self) -> dict[str, Any]:
        """The questions that are not empty, in order, and the purpose."""
        asked = [entry.data for entry in self.questions.entries if entry.data]
        return {"questions": asked, "purpose": self.purpose.data}


def _wants_copy(form: Any) -> bool:
    return bool(form.obtain.data == Obtain.COPY.value)


def chosen(how: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of `HowForm` as an action takes them."""
    kinds = {"obtain": Obtain, "copy_form": CopyForm, "delivery": Delivery}
    return {name: kind(how[name]) if how[name] else None for name, kind in kinds.items()}


class HowForm(Form):
    """How to obtain and how to send (Lampiran VI Perki 1/2021)."""

    obtain = ChoiceField(
        _l("Bagaimana Anda ingin memperoleh informasi?"),
        choices=words.choices(words.OBTAIN),
        missing=_l("Pilih cara memperoleh informasi."),
    )
    copy_form = ChoiceField(
        _l("Bentuk salinan"),
        [When(_wants_copy), Required(_l("Pilih bentuk salinan."))],
        choices=words.choices(words.COPY_FORMS),
        missing=_l("Pilih bentuk salinan."),
    )
    delivery = ChoiceField(
        _l("Cara mendapatkan salinan"),
        [When(_wants_copy), Required(_l("Pilih cara mendapatkan salinan."))],
        choices=words.choices(words.DELIVERIES),
        missing=_l("Pilih cara mendapatkan salinan."),
    )

    def __init__(
        self, *args: Any, phone_known: bool = True, email_known: bool = True, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.has_phone, self.has_email = phone_known, email_known

    def validate_delivery(self, field: ChoiceField) -> None:
        """Refuse what cannot be done with the contact and the form that were chosen."""
        printed = self.copy_form.data == CopyForm.HARDCOPY.value
        wrong = {
            (Delivery.EMAIL, printed): _l(
                "Salinan cetak tidak dapat dikirim lewat email. Pilih "
                "salinan elektronik, atau cara lain."
            ),
            (Delivery.EMAIL, not self.has_email): _l(
                "Anda belum menulis alamat email. Tambahkan pada langkah 1, atau pilih cara lain."
            ),
            (Delivery.FAX, not printed): _l("Faksimile hanya untuk salinan cetak."),
            (Delivery.FAX, not self.has_phone): _l(
                "Tulis nomor faksimile sebagai nomor telepon pada langkah 1, atau pilih cara lain."
            ),
        }
        for (delivery, applies), sentence in wrong.items():
            if applies and field.data == delivery.value:
                raise wtf.ValidationError(sentence)

    @property
    def answers(self) -> dict[str, Any]:
        """What was chosen, without what does not belong to seeing on the spot."""
        copy = _wants_copy(self)
        return {
            "obtain": self.obtain.data,
            "copy_form": self.copy_form.data if copy else None,
            "delivery": self.delivery.data if copy else None,
        }


SLOTS: Mapping[Slot, Any] = {
    Slot.IDENTITY: _l("Salinan KTP atau surat keterangan kependudukan"),
    Slot.DEED: _l("Salinan akta pendirian dengan pengesahannya"),
    Slot.MANDATE: _l("Surat kuasa khusus bermeterai"),
    Slot.ATTACHMENT: _l("Lampiran lain"),
}


class IdentityForm(Form):
    """What must be attached (Perki 1/2021 Pasal 27), now or later."""

    bring = ChoiceField(
        _l("Kapan Anda menyerahkan lampiran wajib?"),
        choices=[
            (NOW, _l("Saya unggah sekarang")),
            (LATER, _l("Saya susulkan, atau tunjukkan di kantor")),
        ],
        missing=_l("Pilih unggah sekarang atau susulkan."),
    )
    identity = UploadsField(SLOTS[Slot.IDENTITY])
    deed = UploadsField(SLOTS[Slot.DEED])
    mandate = UploadsField(SLOTS[Slot.MANDATE])
    attachment = UploadsField(SLOTS[Slot.ATTACHMENT])

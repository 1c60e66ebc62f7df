"""The pages of the form, one thing a page, each with what the law asks there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import wtforms as wtf
from flask_babel import lazy_gettext as _l

from ppid.cases import words
from ppid.cases.identity import WhoForm
from ppid.cases.kinds import CopyForm, Delivery, Obtain
from ppid.cases.proofs import SLOTS
from ppid.files.slots import Slot
from ppid.kit.checks import Length, OrEmpty, Required, When
from ppid.kit.forms import ChoiceField, Form, LongTextField, TextField, UploadsField

MOST_QUESTIONS = 10
NOW, LATER = "now", "later"


class AskerForm(WhoForm):
    """Who asks, and who sits beside them and types."""

    helper_name = TextField(_l("Nama Anda yang membantu mengisi"), [OrEmpty(), Length(160)])
    helper_relation = ChoiceField(
        _l("Anda siapa bagi pemohon?"), [OrEmpty()], choices=words.choices(words.RELATIONS)
    )
    helper_organisation = TextField(
        _l("Organisasi atau kelompok Anda, bila ada"), [OrEmpty(), Length(160)]
    )

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """A helper says both a name and a relation, or nothing."""
        good = super().validate(extra_validators)
        named, related = bool(self.helper_name.data), bool(self.helper_relation.data)
        if related and not named:
            self.helper_name.errors = [_l("Tulis nama Anda yang membantu mengisi.")]
        if (named or self.helper_organisation.data) and not related:
            self.helper_relation.errors = [_l("Pilih Anda siapa bagi pemohon.")]
        return bool(good) and not (self.helper_name.errors or self.helper_relation.errors)


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

"""What a requester fills in to answer, to complete, to withdraw, to be reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import wtforms as wtf
from flask_babel import lazy_gettext as _l

from ppid.cases import words
from ppid.cases.identity import NUMBERS, Reachable
from ppid.cases.kinds import Missing, RequesterKind
from ppid.intake.filing.forms import HowForm, chosen
from ppid.kit.checks import Length, Nik, OrEmpty, Required
from ppid.kit.forms import Form, LongTextField, TextField, UploadsField, YesField


class MessageForm(Form):
    """A message to the office."""

    text = LongTextField(_l("Pesan Anda"), [Required(_l("Tulis pesan Anda.")), Length(5000)])
    papers = UploadsField(_l("Lampiran"), [OrEmpty()])


class WithdrawForm(Form):
    """Taking a request back, in writing."""

    confirm = YesField(
        _l("Ya, saya mencabut permohonan ini"),
        [Required(_l("Beri tanda centang bila Anda sungguh ingin mencabutnya."))],
    )
    reason = LongTextField(
        _l("Alasan"),
        [OrEmpty(), Length(1000)],
        description=_l("Boleh dikosongkan. Tersimpan dalam register."),
    )


class ContactForm(Reachable):
    """Where the requester can be reached from now on."""


class CompletionForm(HowForm):
    """What is still missing, and only that."""

    identity = UploadsField(words.MISSING[Missing.IDENTITY], [OrEmpty()])
    deed = UploadsField(words.MISSING[Missing.DEED], [OrEmpty()])
    mandate = UploadsField(words.MISSING[Missing.MANDATE], [OrEmpty()])
    identity_number = TextField(words.MISSING[Missing.IDENTITY_NUMBER], [OrEmpty(), Length(80)])
    address = LongTextField(words.MISSING[Missing.ADDRESS], [OrEmpty(), Length(400)])
    phone = Reachable.phone
    email = Reachable.email
    explained = wtf.FieldList(LongTextField("", [Length(3000)]))
    purpose = LongTextField(words.MISSING[Missing.PURPOSE], [OrEmpty(), Length(2000)])

    def __init__(
        self, *args: Any, missing: Sequence[str], kind: RequesterKind, questions: int, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        asked = {name for item in missing for name in FIELDS[Missing(item)]}
        for name in [name for name in self._fields if name not in asked | {"csrf_token"}]:
            del self[name]
        if "identity_number" in self:
            self.identity_number.label.text, self.identity_number.description = NUMBERS[kind]
            if kind is not RequesterKind.LEGAL_ENTITY:
                self.identity_number.validators = [*self.identity_number.validators, Nik()]
        if "explained" in self:
            while len(self.explained.entries) < questions:
                self.explained.append_entry()
            for place, entry in enumerate(self.explained.entries, 1):
                entry.label.text = _l("Penjelasan untuk butir %(place)d", place=place)

    def validate(self, extra_validators: Any = None) -> bool:
        """Something must be supplied, or there is nothing to send."""
        good = Form.validate(self, extra_validators)
        if good and not any(self._given(field) for field in self if field.name != "csrf_token"):
            self.form_errors = [_l("Lengkapi paling sedikit satu hal, lalu kirim.")]
            return False
        return bool(good)

    @property
    def supplied(self) -> dict[str, Any]:
        """What was supplied beside files, as the action `complete` takes it."""
        said = {name: field.data for name, field in self._fields.items() if field.data}
        columns = ("identity_number", "address", "phone", "email")
        given: dict[str, Any] = {
            "requester": {name: said[name] for name in columns if name in said},
            "purpose": said.get("purpose"),
            "explained": {
                place: text for place, text in enumerate(said.get("explained", ()), 1) if text
            },
        }
        return given | (chosen(self.answers) if "obtain" in self else {})

    @staticmethod
    def _given(field: wtf.Field) -> bool:
        return any(field.data) if isinstance(field.data, list) else bool(field.data)


FIELDS: dict[Missing, tuple[str, ...]] = {
    Missing.IDENTITY: ("identity",),
    Missing.DEED: ("deed",),
    Missing.MANDATE: ("mandate",),
    Missing.IDENTITY_NUMBER: ("identity_number",),
    Missing.ADDRESS: ("address",),
    Missing.CONTACT: ("phone", "email"),
    Missing.QUESTIONS: ("explained",),
    Missing.PURPOSE: ("purpose",),
    Missing.OBTAIN: ("obtain", "copy_form", "delivery"),
    Missing.DELIVERY: ("obtain", "copy_form", "delivery"),
}

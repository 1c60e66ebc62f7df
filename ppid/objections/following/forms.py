"""What an applicant fills in to write, to complete, to withdraw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.cases import words
from ppid.cases.identity import NUMBERS, Reachable, email_field, phone_field
from ppid.cases.kinds import Missing, RequesterKind
from ppid.kit.checks import Length, Nik, OrEmpty, Required
from ppid.kit.forms import Form, LongTextField, TextField, UploadsField, YesField


class MessageForm(Form):
    """A message to the office."""

    text = LongTextField(_l("Pesan Anda"), [Required(_l("Tulis pesan Anda.")), Length(5000)])
    papers = UploadsField(_l("Lampiran"), [OrEmpty()])


class WithdrawForm(Form):
    """Taking an objection back, in writing (A-23)."""

    confirm = YesField(
        _l("Ya, saya mencabut keberatan ini"),
        [Required(_l("Beri tanda centang bila Anda sungguh ingin mencabutnya."))],
    )
    reason = LongTextField(
        _l("Alasan"),
        [OrEmpty(), Length(1000)],
        description=_l("Boleh dikosongkan. Tersimpan sebagai pesan pada keberatan ini."),
    )


class ContactForm(Reachable):
    """Where the applicant can be reached from now on."""


FIELDS: Mapping[Missing, tuple[str, ...]] = {
    Missing.IDENTITY: ("identity",),
    Missing.DEED: ("deed",),
    Missing.IDENTITY_NUMBER: ("identity_number",),
    Missing.ADDRESS: ("address",),
    Missing.CONTACT: ("phone", "email"),
    Missing.PURPOSE: ("purpose",),
}
COLUMNS = ("identity_number", "address", "phone", "email")


class CompletionForm(Form):
    """What is still missing, and only that."""

    identity = UploadsField(words.MISSING[Missing.IDENTITY], [OrEmpty()])
    deed = UploadsField(words.MISSING[Missing.DEED], [OrEmpty()])
    identity_number = TextField(words.MISSING[Missing.IDENTITY_NUMBER], [OrEmpty(), Length(80)])
    address = LongTextField(words.MISSING[Missing.ADDRESS], [OrEmpty(), Length(400)])
    phone = phone_field()
    email = email_field()
    purpose = LongTextField(words.MISSING[Missing.PURPOSE], [OrEmpty(), Length(2000)])

    def __init__(
        self, *args: Any, missing: Sequence[Missing], kind: RequesterKind, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        asked = {name for item in missing for name in FIELDS.get(item, ())} | {"csrf_token"}
        for name in [name for name in self._fields if name not in asked]:
            del self[name]
        if "identity_number" in self:
            self.identity_number.label.text, self.identity_number.description = NUMBERS[kind]
            if kind is not RequesterKind.LEGAL_ENTITY:
                self.identity_number.validators = [*self.identity_number.validators, Nik()]

    def validate(self, extra_validators: Any = None) -> bool:
        """Something must be supplied, or there is nothing to send."""
        good = super().validate(extra_validators)
        if good and not any(self._given(field.data) for field in self if field.name in self.named):
            self.form_errors = [_l("Lengkapi paling sedikit satu hal, lalu kirim.")]
            return False
        return bool(good)

    @property
    def named(self) -> list[str]:
        """The fields beside the token."""
        return [name for name in self._fields if name != "csrf_token"]

    @property
    def supplied(self) -> dict[str, Any]:
        """What was supplied beside files, as the action `complete` takes it."""
        said = {name: self._fields[name].data for name in self.named}
        return {
            "requester": {name: said[name] for name in COLUMNS if said.get(name)},
            "purpose": said.get("purpose"),
        }

    @staticmethod
    def _given(data: Any) -> bool:
        return any(data) if isinstance(data, list) else bool(data)

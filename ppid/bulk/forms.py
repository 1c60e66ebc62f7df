"""What is asked once for many requests."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import wtforms as wtf
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from ppid.accounts.models import Officer
from ppid.bulk.models import BulkStep
from ppid.cases.models import Case
from ppid.decisions.extending.forms import GROUNDS, OTHER, OTHER_WORDS
from ppid.decisions.extending.queries import extends_freely
from ppid.kit.checks import Length, OrEmpty, Required
from ppid.kit.forms import (
    ChoiceField,
    DayField,
    Form,
    HiddenField,
    LongTextField,
    ManyField,
    SubmitButton,
    YesField,
)
from ppid.law import ExtensionGround

_LEAST = 20  # letters of a reason, as on the page of one extension


class BulkForm(Form):
    """The run's own name, so that a form sent twice is one run, and how each request was seen."""

    run = HiddenField()
    submit = SubmitButton(_l("Kerjakan untuk semua yang dipilih"))

    def __init__(self, *args: Any, cases: Sequence[Case], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.cases = cases
        if not self.run.data:
            self.run.data = secrets.token_hex(16)

    @property
    def name(self) -> str:
        """The run's name; a foreign one is replaced."""
        typed = str(self.run.data or "")
        usual = len(typed) == 32 and all(letter in "0123456789abcdef" for letter in typed)
        return typed if usual else secrets.token_hex(16)

    @property
    def said(self) -> dict[str, Any]:
        """What was answered, for the step."""
        return {key: value for key, value in self.answers.items() if key != "run"}


class AssignForm(BulkForm):
    """Which units are asked, until when, and a word with it."""

    unit_ids = ManyField(
        _l("Perangkat daerah"), [Required(_l("Pilih paling sedikit satu perangkat daerah."))]
    )
    due_on = DayField(_l("Jawaban paling lambat"), [InputRequired(_l("Tulis tanggalnya."))])
    note = LongTextField(_l("Catatan untuk perangkat daerah"), [OrEmpty(), Length(2000)])

    def __init__(
        self, *args: Any, units: Sequence[Any], today: date, usual: date, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.today = today
        self.unit_ids.choices = [(str(unit.id), unit.name) for unit in units]
        if not self.is_submitted():
            self.due_on.data = usual

    def validate_due_on(self, field: DayField) -> None:
        """A day that is still to come."""
        if field.data and field.data <= self.today:
            raise wtf.ValidationError(_("Pilih tanggal sesudah hari ini."))

    @property
    def said(self) -> dict[str, Any]:
        """Units by their ids."""
        return super().said | {"unit_ids": [int(one) for one in self.unit_ids.data or ()]}


class HandOnForm(BulkForm):
    """Which colleague holds them from now on."""

    to_id = ChoiceField(_l("Rekan yang memegang"), missing=_l("Pilih rekan yang memegang."))

    def __init__(self, *args: Any, officers: Sequence[Officer], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.officers = {str(one.id): one for one in officers}
        self.to_id.choices = [(key, one.name) for key, one in self.officers.items()]

    @property
    def said(self) -> dict[str, Any]:
        """The colleague."""
        return {"to": self.officers[str(self.to_id.data)]}


class NoteForm(BulkForm):
    """One note for all."""

    text = LongTextField(_l("Catatan internal"), [Required(_l("Tulis catatannya.")), Length(5000)])


class ExtendForm(BulkForm):
    """One of the two grounds, and one reason for all that was confirmed as such, or one each."""

    ground = ChoiceField(
        _l("Alasan menurut Perki 1/2021 Pasal 36 ayat (1)"),
        choices=GROUNDS,
        missing=_l("Pilih salah satu dari dua alasan yang diakui."),
    )
    reason = LongTextField(
        _l("Penjelasan bersama untuk semua pemohon"),
        [OrEmpty(), Length(4000, _LEAST)],
        description=_l("Dimuat dalam setiap surat; jangan menulis data pribadi."),
    )
    same = YesField(_l("Penjelasan ini memang berlaku untuk setiap permohonan yang dipilih"))

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if any(extends_freely(case) for case in self.cases):
            self.ground.choices = [*GROUNDS, (OTHER, OTHER_WORDS)]
            self.ground.missing = _l("Pilih salah satu alasan.")

    def own(self, given: Mapping[str, str]) -> dict[str, str]:
        """The reasons that were written for single requests, by their number."""
        found = {case.number: given.get(f"alasan-{case.number}", "") for case in self.cases}
        return {number: " ".join(text.split())[:4000] for number, text in found.items() if text}

    def check_reasons(self, given: Mapping[str, str]) -> bool:
        """Each request needs a reason: its own, or the common one that was confirmed."""
        own = self.own(given)
        if any(len(text) < _LEAST for text in own.values()):
            self.form_errors.append(_("Penjelasan tersendiri paling sedikit 20 huruf."))
        elif len(own) < len(self.cases) and not self.reason.data:
            self.reason.errors = [
                _("Tulis penjelasan bersama, atau penjelasan tersendiri untuk setiap permohonan.")
            ]
        elif len(own) < len(self.cases) and not self.same.data:
            self.same.errors = [
                _("Nyatakan bahwa penjelasan bersama berlaku, atau tulis satu per satu.")
            ]
        return not self.errors

    @property
    def said(self) -> dict[str, Any]:
        """The ground as the law names it; none for written reasons alone (A-13)."""
        ground = None if self.ground.data == OTHER else ExtensionGround(self.ground.data)
        return super().said | {"ground": ground}


FORMS: Mapping[BulkStep, type[BulkForm]] = {
    BulkStep.TAKE: BulkForm,
    BulkStep.HAND_ON: HandOnForm,
    BulkStep.ASSIGN: AssignForm,
    BulkStep.REMIND: BulkForm,
    BulkStep.NOTE: NoteForm,
    BulkStep.EXTEND: ExtendForm,
}

"""What is asked when units are asked, and what a unit is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import shorten
from typing import Any

import wtforms as wtf
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from ppid.cases.models import Assignment, Case
from ppid.casework.case_form import CaseForm
from ppid.kit.checks import Length, OrEmpty, Required
from ppid.kit.forms import (
    DayField,
    LongTextField,
    ManyField,
    SubmitButton,
)
from ppid.kit.templates import day


def _within(field: DayField, today: date, latest: date) -> None:
    if field.data and not today <= field.data <= latest:
        raise wtf.ValidationError(
            _(
                "Pilih tanggal dari hari ini sampai %(day)s, batas jawaban kepada pemohon.",
                day=day(latest),
            )
        )


class AssignForm(CaseForm):
    """Which units are asked, until when, for what."""

    unit_ids = ManyField(
        _l("Perangkat daerah"),
        coerce=int,
        validators=[Required(_l("Pilih paling sedikit satu perangkat daerah."))],
    )
    positions = ManyField(
        _l("Butir yang menjadi bagian mereka"),
        coerce=int,
        description=_l("Kosongkan bila semua butir."),
    )
    due_on = DayField(
        _l("Jawab paling lambat"), [InputRequired(_l("Tulis tanggal paling lambat."))]
    )
    note = LongTextField(
        _l("Catatan untuk perangkat daerah"),
        [OrEmpty(), Length(2000)],
        description=_l(
            "Butir mana yang menjadi bagian mereka, dan dalam bentuk "
            "apa. Jangan tulis data pribadi pemohon."
        ),
    )
    submit = SubmitButton(_l("Teruskan"))

    def __init__(
        self,
        *args: Any,
        seen: Case,
        units: Sequence[Any],
        questions: Sequence[Any],
        today: date,
        usual: date,
        latest: date,
        **rest: Any,
    ) -> None:
        super().__init__(*args, seen=seen, **rest)
        self.unit_ids.choices = [(unit.id, unit.name) for unit in units]
        self.positions.choices = [
            (one.position, f"{one.position}. {shorten(one.text, 90, placeholder=' …')}")
            for one in questions
        ]
        if len(questions) < 2:
            del self.positions
        self.today, self.latest = today, latest
        if not self.is_submitted():
            self.due_on.data = usual

    def validate_due_on(self, field: DayField) -> None:
        """Not in the past and not after the answer is due."""
        _within(field, self.today, self.latest)


class DueForm(CaseForm):
    """Another day for a unit."""

    due_on = DayField(_l("Jawab paling lambat"), [InputRequired(_l("Tulis tanggalnya."))])
    submit = SubmitButton(_l("Simpan tenggat baru"))

    def __init__(
        self, *args: Any, seen: Assignment, today: date, latest: date, **rest: Any
    ) -> None:
        super().__init__(*args, seen=seen, **rest)
        self.today, self.latest = today, latest
        if not self.is_submitted():
            self.due_on.data = min(seen.more_until or seen.due_on, latest)

    def validate_due_on(self, field: DayField) -> None:
        """Not in the past and not after the answer is due."""
        _within(field, self.today, self.latest)


class MoreTimeForm(CaseForm):
    """A unit that cannot answer in time says until when, and why."""

    until = DayField(_l("Kami dapat menjawab pada"), [InputRequired(_l("Tulis tanggalnya."))])
    reason = LongTextField(
        _l("Mengapa perlu waktu"), [Required(_l("Tulis alasannya.")), Length(1000)]
    )
    more = SubmitButton(_l("Minta waktu tambahan"))

    def __init__(self, *args: Any, seen: Assignment, **rest: Any) -> None:
        super().__init__(*args, seen=seen, **rest)
        self.due_on = seen.due_on

    def validate_until(self, field: DayField) -> None:
        """Later than what was asked, or it needs no asking."""
        if field.data and field.data <= self.due_on:
            raise wtf.ValidationError(
                _("Pilih tanggal sesudah %(day)s, batas yang sekarang.", day=day(self.due_on))
            )

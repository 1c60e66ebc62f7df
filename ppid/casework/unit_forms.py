"""What is asked when units are asked, and what a unit is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

import wtforms as wtf
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from ppid.cases import words as case_words
from ppid.cases.kinds import Found
from ppid.cases.models import Case
from ppid.casework.case_form import CaseForm, Slots
from ppid.files.slots import Slot
from ppid.kit.checks import Length, OrEmpty, Required
from ppid.kit.forms import (
    ChoiceField,
    DayField,
    LongTextField,
    ManyField,
    SubmitButton,
    UploadsField,
)
from ppid.kit.templates import day

MOST_PAPERS = 10


class AssignForm(CaseForm):
    """Which units are asked, until when, for what."""

    unit_ids = ManyField(
        _l("Perangkat daerah"),
        coerce=int,
        validators=[Required(_l("Pilih paling sedikit satu perangkat daerah."))],
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
        today: date,
        usual: date,
        latest: date,
        **rest: Any,
    ) -> None:
        super().__init__(*args, seen=seen, **rest)
        self.unit_ids.choices = [(unit.id, unit.name) for unit in units]
        self.today, self.latest = today, latest
        if not self.is_submitted():
            self.due_on.data = usual

    def validate_due_on(self, field: DayField) -> None:
        """Not in the past and not after the answer is due."""
        if field.data and not self.today <= field.data <= self.latest:
            raise wtf.ValidationError(
                _(
                    "Pilih tanggal dari hari ini sampai %(day)s, batas jawaban kepada pemohon.",
                    day=day(self.latest),
                )
            )


class UnitAnswerForm(CaseForm):
    """What a unit holds."""

    SLOTS: ClassVar[Slots] = {"papers": Slot.UNIT_ANSWER}

    found = ChoiceField(
        _l("Apakah perangkat daerah Anda menguasai informasi ini?"),
        choices=case_words.choices(case_words.FOUND),
        missing=_l("Pilih salah satu."),
    )
    answer = LongTextField(
        _l("Jawaban"),
        [Required(_l("Tulis jawaban untuk PPID.")), Length(10_000)],
        description=_l("Bila tidak dikuasai, sebutkan siapa yang mungkin menguasainya."),
    )
    papers = UploadsField(_l("Berkas"))
    submit = SubmitButton(_l("Kirim jawaban ke PPID"))

    def validate_papers(self, field: UploadsField) -> None:
        """A handful: more belong into one archive of pages."""
        if len([upload for upload in field.data or () if upload]) > MOST_PAPERS:
            raise wtf.ValidationError(
                _("Paling banyak %(most)d berkas sekali kirim.", most=MOST_PAPERS)
            )

    @property
    def answers(self) -> dict[str, Any]:
        """The answer with what was found as a member."""
        return super().answers | {"found": Found(self.found.data or "")}

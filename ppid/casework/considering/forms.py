"""What the team is asked, and what it writes."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError
from wtforms.validators import InputRequired

from ppid.kit.checks import Length, Required
from ppid.kit.forms import DayField, Form, HiddenField, LongTextField, SubmitButton
from ppid.kit.templates import day


class AskTeamForm(Form):
    """What is asked of the team, and until when."""

    question = LongTextField(
        _l("Yang perlu dipertimbangkan"),
        [Required(_l("Tulis apa yang perlu dipertimbangkan tim.")), Length(4000)],
        description=_l("Misalnya dasar hukum atau akibat bila dibuka. Jangan tulis data pribadi."),
    )
    due_on = DayField(_l("Paling lambat"), [InputRequired(_l("Tulis tanggal paling lambat."))])
    submit = SubmitButton(_l("Minta pertimbangan"))

    def __init__(self, *given: Any, today: date, latest: date, **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.today, self.latest = today, latest

    def validate_due_on(self, field: DayField) -> None:
        """Not in the past and not after the answer is due."""
        if field.data and not self.today <= field.data <= self.latest:
            raise ValidationError(
                _(
                    "Pilih tanggal dari hari ini sampai %(day)s, batas jawaban kepada pemohon.",
                    day=day(self.latest),
                )
            )


class ConsiderForm(Form):
    """The team's written consideration."""

    text = LongTextField(
        _l("Pertimbangan tertulis"),
        [Required(_l("Tulis pertimbangan tim.")), Length(20_000)],
        description=_l("Sebutkan dasar hukum dan akibatnya. PPID yang memutus."),
    )
    seen = HiddenField()
    submit = SubmitButton(_l("Kirim pertimbangan"))

"""Which answer of the linked case is taken over for which question."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.cases.models import Question
from ppid.cases.words import OUTCOMES
from ppid.kit.draft_form import DraftForm
from ppid.kit.forms import ChoiceField, SelectField

_SHOWN = 100


class CopyForm(DraftForm):
    """One answered question of the other case, and the question here that it answers."""

    answered = ChoiceField(
        _l("Jawaban yang disalin"), coerce=int, missing=_l("Pilih jawaban yang disalin.")
    )
    own = SelectField(
        _l("Untuk butir permohonan ini"), coerce=int, missing=_l("Pilih butir dari daftar.")
    )

    def __init__(
        self, *args: Any, own: Sequence[Question], answered: Sequence[Question], **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.of_own = {one.id: one for one in own}
        self.of_answered = {one.id: one for one in answered}
        self.own.choices = [(one.id, _asked(one)) for one in own]
        self.answered.choices = [
            (one.id, f"{OUTCOMES[one.outcome]}. {_asked(one)}") for one in answered
        ]

    @property
    def chosen(self) -> tuple[Question, Question]:
        """The question here, and the answered one."""
        return self.of_own[self.own.data], self.of_answered[self.answered.data]


def _asked(question: Question) -> str:
    text = shorten(question.text, _SHOWN, placeholder=" …")
    return str(_("Butir %(position)d: %(text)s", position=question.position, text=text))

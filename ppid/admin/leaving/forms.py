"""What is filled in when somebody leaves for a while, and when cases are handed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice

from ppid.accounts.away.forms import LeaveForm
from ppid.accounts.models import Officer
from ppid.kit.forms import Form, SelectField, SubmitButton


def _whole(value: object) -> int:
    return int(str(value)) if str(value).isdecimal() else 0


class OthersLeaveForm(LeaveForm):
    """The leave of any officer."""

    officer_id = SelectField(
        _l("Petugas yang cuti"),
        coerce=_whole,
        choices=(),
        missing=_l("Pilih petugas dari daftar."),
    )

    def __init__(self, *given: Any, officers: Sequence[Officer], today: date, **rest: Any) -> None:
        super().__init__(*given, officers=officers, today=today, **rest)
        self.officer_id.choices = self.deputy_id.choices


class HandOnForm(Form):
    """Who gets the cases: one for all that are not given to somebody singly."""

    all_to = SelectField(
        _l("Serahkan semua kepada"),
        coerce=_whole,
        choices=(),
        missing=_l("Pilih penerima dari daftar."),
    )
    submit = SubmitButton(_l("Serahkan"))

    def __init__(self, *given: Any, receivers: Sequence[Officer], **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.receivers = {one.id: one for one in receivers}
        self.all_to.choices = [
            SelectChoice(0, _l("Pilih satu per satu di bawah")),
            *(SelectChoice(one.id, one.name) for one in receivers),
        ]

    def chosen(self, case_ids: Sequence[int], typed: Mapping[str, str]) -> dict[int, Officer]:
        """Who gets each case: who was chosen for it, else who gets all; those of nobody are out."""
        singly = {key: _whole(typed.get(f"case-{key}", "")) for key in case_ids}
        wanted = {key: one or self.all_to.data for key, one in singly.items()}
        return {key: self.receivers[one] for key, one in wanted.items() if one in self.receivers}

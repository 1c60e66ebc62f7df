"""What is filled in for a leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice, ValidationError
from wtforms.validators import InputRequired

from ppid.accounts.away.actions import LONGEST
from ppid.accounts.models import Officer
from ppid.kit.forms import DayField, Form, SelectField, SubmitButton


def _whole(value: object) -> int:
    return int(str(value)) if str(value).isdecimal() else 0


class LeaveForm(Form):
    """From when to when, and who stands in."""

    since = DayField(_l("Hari pertama cuti"), [InputRequired(_l("Tulis hari pertama cuti."))])
    until = DayField(_l("Hari terakhir cuti"), [InputRequired(_l("Tulis hari terakhir cuti."))])
    deputy_id = SelectField(
        _l("Pelaksana harian"),
        coerce=_whole,
        choices=(),
        missing=_l("Pilih pelaksana harian dari daftar."),
        description=_l(
            "Pada hari-hari itu ia menerima permohonan dan pengingat, dan boleh melakukan yang "
            "boleh dilakukan petugas yang cuti, kecuali administrasi."
        ),
    )
    submit = SubmitButton(_l("Simpan cuti"))

    def __init__(self, *given: Any, officers: Sequence[Officer], today: date, **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.today = today
        self.deputy_id.choices = [
            SelectChoice("", _l("Pilih")),
            *(SelectChoice(one.id, one.name) for one in officers),
        ]

    @property
    def days(self) -> dict[str, Any]:
        """The first and the last day, once both were read."""
        return {"since": self.since.data, "until": self.until.data}

    def validate_until(self, field: DayField) -> None:
        """Not before the first day, not over, not for ever."""
        if not field.data or not self.since.data:
            return
        if field.data < max(self.since.data, self.today):
            raise ValidationError(
                _("Hari terakhir tidak boleh sebelum hari pertama atau hari ini.")
            )
        if field.data - self.since.data > LONGEST:
            raise ValidationError(_("Paling lama satu tahun. Periksa tahunnya."))

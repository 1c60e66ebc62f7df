"""What is written down when a duty was fulfilled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice, ValidationError

from ppid.admin.words import DUTY_WORDS
from ppid.kit.checks import Length, OrEmpty, Required
from ppid.kit.forms import ChoiceField, DayField, Form, SelectField, SubmitButton, TextField
from ppid.law import Duty


class DutyForm(Form):
    """Which duty, on which day, and where it can be found."""

    duty = ChoiceField(
        _l("Kewajiban yang dilaksanakan"),
        choices=[(duty.value, DUTY_WORDS[duty]) for duty in Duty],
        validators=[Required(_l("Pilih kewajibannya."))],
    )
    on = DayField(
        _l("Tanggal dilaksanakan"),
        description=_l("Tanggal keputusan, pengumuman, atau tersedianya laporan."),
        validators=[Required(_l("Isi tanggalnya, contoh 31-3-2026."))],
    )
    year = SelectField(
        _l("Tahun anggaran laporan"),
        description=_l("Hanya untuk laporan layanan informasi publik."),
        coerce=int,
        validators=[OrEmpty()],
    )
    reference = TextField(
        _l("Nomor keputusan atau alamat halaman"), validators=[OrEmpty(), Length(300)]
    )
    submit = SubmitButton(_l("Catat"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        self.year.choices = _years(today)

    def validate_on(self, field: DayField) -> None:
        """What lies ahead was not fulfilled yet."""
        if field.data and field.data > self._today:
            raise ValidationError(_l("Tanggal ini belum tiba. Catat sesudah dilaksanakan."))

    def validate_year(self, field: SelectField) -> None:
        """A report is of a budget year that has ended."""
        if self.duty.data == Duty.REPORT.value and not field.data:
            raise ValidationError(_l("Pilih tahun anggaran laporan ini."))


def _years(today: date) -> Sequence[SelectChoice]:
    years = range(today.year - 1, today.year - 7, -1)
    return [SelectChoice(0, "-"), *(SelectChoice(year, str(year)) for year in years)]

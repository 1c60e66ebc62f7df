"""What an administrator fills in about days off and the working week."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from ppid.kit.checks import Length, Required
from ppid.kit.forms import (
    ChoiceField,
    DayField,
    Form,
    HiddenField,
    SubmitButton,
    TextField,
)
from ppid.office.words import HOLIDAYS, WEEKS


class _Day(Form):
    """A form with one day."""

    def validate_on(self, field: DayField) -> None:
        """A day of the years for which an office plans."""
        if field.data and not 2020 <= field.data.year <= 2100:
            raise ValidationError(_l("Periksa tahunnya."))


class HolidayForm(_Day):
    """A day off more."""

    on = DayField(_l("Tanggal"), [Required(_l("Isi tanggalnya."))])
    name = TextField(_l("Nama hari libur"), [Required(_l("Isi nama hari libur.")), Length(160)])
    kind = ChoiceField(_l("Jenis"), choices=tuple(HOLIDAYS.items()))
    source = TextField(
        _l("Dasar"),
        [Required(_l("Isi dasar penetapannya.")), Length(300)],
        description=_l("Contoh: SKB Tiga Menteri, Keputusan Bupati Nomor 12 Tahun 2026."),
    )
    submit = SubmitButton(_l("Lihat akibatnya"))


class MoveForm(_Day):
    """Another date for a day off."""

    on = DayField(_l("Tanggal baru"), [Required(_l("Isi tanggal barunya."))])
    source = TextField(
        _l("Dasar"),
        [Required(_l("Isi dasar penetapannya.")), Length(300)],
        description=_l("Keputusan yang memindahkan hari libur ini."),
    )
    submit = SubmitButton(_l("Lihat akibatnya"))


class WeekForm(Form):
    """Which days of the week are worked."""

    weekend = ChoiceField(_l("Minggu kerja kantor"), choices=tuple(WEEKS.items()))
    submit = SubmitButton(_l("Lihat akibatnya"))


class ChangeForm(Form):
    """A change that was looked at, carried along, sealed; `after` where its list goes on."""

    change = HiddenField()
    after = HiddenField()

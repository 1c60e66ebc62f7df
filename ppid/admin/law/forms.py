"""The whole legal profile as a form: every length, every switch, from when, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

import wtforms as wtf
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import validators as v

from ppid import law
from ppid.admin.law.switches import NO, SWITCHES, YES
from ppid.admin.law.words import AMOUNTS, CHANNELS_QUESTION, Amount, length_words, period_name
from ppid.cases.words import CHANNELS, choices
from ppid.kit.checks import Length, Required
from ppid.kit.forms import (
    ChoiceField,
    DayField,
    Form,
    HiddenField,
    LongTextField,
    ManyField,
    NumberField,
)
from ppid.kit.templates import cited
from ppid.law import ALWAYS_OPEN, BadProfile, Channel, Code, LegalProfile, Period, Preset

CHOICES = tuple(switch.name for switch in SWITCHES)
LATEST_YEARS = 5
_MOST = {"max_letters": law.MOST_LETTERS, "post_days": law.MOST_POST_DAYS}
LENGTHS: Mapping[Code, str] = {code: f"length_{code.value}" for code in law.PERIODS}


class Between:
    """A whole number from 1; `refusal` says which rule, its article, and what would do."""

    field_flags: Mapping[str, Any] = {}

    def __init__(self, most: int, refusal: Callable[[], str]) -> None:
        self.most, self.refusal = most, refusal

    def __call__(self, form: wtf.Form, field: wtf.Field) -> None:
        """Refuse nothing, zero, less than zero, and slips of the pen."""
        if field.data is None or not 1 <= field.data <= self.most:
            raise v.StopValidation(self.refusal())


class LawForm(Form):
    """All of a profile. `seen` is the `law_version` that the administrator has read."""

    seen = HiddenField()
    preset = ChoiceField(
        _l("Profil awal"),
        choices=[(one.value, one.value) for one in Preset],
        missing=_l("Profil awal ini tidak dikenal. Buka formulirnya lagi dari profil hukum."),
    )
    channels = ManyField(CHANNELS_QUESTION, choices=choices(CHANNELS))
    effective_from = DayField(
        _l("Berlaku mulai"),
        description=_l(
            "Hari ini atau sesudahnya. Hanya permohonan yang didaftarkan mulai hari itu yang "
            "memakai profil baru."
        ),
    )
    reason = LongTextField(
        _l("Alasan perubahan"),
        [Required(_l("Tulis mengapa profil hukum diubah.")), Length(500, 10)],
        description=_l("Sebut peraturan atau keputusan yang menjadi dasarnya."),
    )

    def __init__(self, *args: Any, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.today = today

    def validate_effective_from(self, field: DayField) -> None:
        """From today on, and not for another generation."""
        if field.data is None:
            raise wtf.ValidationError(_("Tulis tanggal mulai berlakunya."))
        if field.data < self.today:
            raise wtf.ValidationError(
                _(
                    "Tanggal ini sudah lewat. Permohonan yang sudah terdaftar tetap memakai "
                    "profil saat didaftarkan (Perki 1/2021 Pasal 62): pilih hari ini atau "
                    "sesudahnya."
                )
            )
        if field.data.year > self.today.year + LATEST_YEARS:
            raise wtf.ValidationError(_("Periksa tahunnya: paling lambat lima tahun lagi."))

    def validate_channels(self, field: ManyField) -> None:
        """The roads that the law names stay open."""
        if not set(field.data or ()) >= {channel.value for channel in ALWAYS_OPEN}:
            raise wtf.ValidationError(
                _(
                    "Datang langsung, surat, dan email harus tetap dicentang: Perki 1/2021 Pasal "
                    "28 ayat (2) dan UU 14/2008 Pasal 22 ayat (6) menyebutnya. Yang dapat ditutup "
                    "hanya situs web dan telepon."
                )
            )

    def validate(self, extra_validators: Any = None) -> bool:
        """Field by field, then as one value: what the law itself would refuse."""
        if not super().validate(extra_validators):
            return False
        try:
            self.profile()
        except BadProfile as bad:
            wrong = self._fields.get(bad.field) or self._fields.get(f"length_{bad.field}")
            (wrong or self.reason).errors = [_("Nilai ini tidak dapat dipakai. Periksa lagi.")]
            return False
        return True

    @property
    def since(self) -> date:
        """From when it holds; today while that cannot be read."""
        return self.effective_from.data or self.today

    def profile(self) -> LegalProfile:
        """The profile that was filled in; raises BadProfile."""
        preset = Preset(self.preset.data)
        told: dict[str, Any] = {name: self[name].data for name in CHOICES}
        told |= {amount.name: self[amount.name].data for amount in AMOUNTS}
        told |= {name: told[name] == YES for name in _YES_OR_NO}
        return LegalProfile.of(
            told
            | {
                "preset": preset.value,
                "confirmed": law.PRESETS[preset].confirmed,
                "channels": self.channels.data or (),
                "lengths": {code.value: self[name].data for code, name in LENGTHS.items()},
            }
        )


_YES_OR_NO = tuple(
    switch.name for switch in SWITCHES if isinstance(getattr(law.DEFAULT, switch.name), bool)
)


def _numbers() -> Iterable[tuple[str, NumberField]]:
    for code, period in law.PERIODS.items():
        most = law.longest(code)
        refusal = partial(_no_length, most, period)
        yield LENGTHS[code], NumberField(period_name(code), [Between(most, refusal)])
    for amount in AMOUNTS:
        most = _MOST[amount.name]
        refusal = partial(_no_amount, most, amount)
        yield amount.name, NumberField(amount.question, [Between(most, refusal)])


def _no_length(most: int, period: Period) -> str:
    return _(
        "Tulis 1 sampai %(most)s. Jangka waktu ini ditetapkan %(article)s: %(usual)s.",
        most=most,
        article=cited(period.article),
        usual=length_words(period.days, period.unit),
    )


def _no_amount(most: int, amount: Amount) -> str:
    return _("Tulis 1 sampai %(most)s. %(basis)s", most=most, basis=amount.basis)


for _name, _field in _numbers():
    setattr(LawForm, _name, _field)
for _switch in SWITCHES:
    _told = [(str(value), text) for value, text in _switch.choices.items()]
    setattr(LawForm, _switch.name, ChoiceField(_switch.question, choices=_told))


def from_profile(profile: LegalProfile) -> dict[str, Any]:
    """What the form starts with: a profile."""
    told: dict[str, Any] = {name: getattr(profile, name) for name in CHOICES}
    told |= {name: YES if told[name] else NO for name in _YES_OR_NO}
    told |= {amount.name: getattr(profile, amount.name) for amount in AMOUNTS}
    told |= {name: profile.period(code).days for code, name in LENGTHS.items()}
    channels = [channel.value for channel in Channel if channel in profile.channels]
    return told | {"preset": profile.preset.value, "channels": channels}

"""What is asked about an exclusion: its ground, its sheet, its period."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import wtforms as wtf
from flask_babel import lazy_gettext as _l

from ppid import law
from ppid.cases.words import rule_words
from ppid.exclusions.ground_form import GroundFields, ground_columns, point_value
from ppid.exclusions.models import Exclusion
from ppid.exclusions.queries import is_said_in
from ppid.kit.checks import Length, OrEmpty, Required
from ppid.kit.draft_form import DraftForm
from ppid.kit.forms import DayField, LongTextField, SelectField, TextField
from ppid.law import Ground, NotAllowed
from ppid.office.models import Unit

LONG = 8000
REASON_LEAST = 20


def _unit(value: object) -> int:
    """The id of a unit; nonsense is no unit that exists."""
    return int(str(value)) if str(value).isdecimal() else -1


class SheetForm(DraftForm, GroundFields):
    """The sheet of the test (lembar uji), Perki 1/2021 Lampiran II, and the same of a decree."""

    title = TextField(
        _l("Judul informasi"),
        [Required(_l("Tulis judul informasinya.")), Length(200)],
        description=_l("Judul dapat diumumkan, jadi jangan memuat isi rahasia atau nama orang."),
    )
    information = LongTextField(
        _l("Informasi yang diuji"),
        [Required(_l("Jelaskan informasi mana yang diuji.")), Length(LONG, 10)],
        description=_l("Sebut dokumen dan bagiannya secara jelas dan terang, bukan kelompoknya."),
    )
    unit_id = SelectField(_l("Unit yang menguasai"), coerce=_unit)
    if_opened = LongTextField(
        _l("Konsekuensi bagi publik bila dibuka"),
        [Required(_l("Tulis apa akibatnya bila dibuka.")), Length(LONG, REASON_LEAST)],
        description=_l("Paling sedikit 20 huruf. Timbang juga kepentingan umum."),
    )
    if_closed = LongTextField(
        _l("Konsekuensi bagi publik bila ditutup"),
        [Required(_l("Tulis apa akibatnya bila ditutup.")), Length(LONG, REASON_LEAST)],
        description=_l("Paling sedikit 20 huruf."),
    )
    period_ends_on = DayField(
        _l("Dikecualikan sampai dengan tanggal"),
        [OrEmpty()],
        description=_l("Huruf a paling lama 30 tahun dan harus bertanggal. Kosongkan bila tidak."),
    )
    condition = TextField(
        _l("Keadaan yang mengakhiri pengecualian"),
        [Length(300)],
        description=_l(
            "Isi bila tanggalnya belum dapat ditentukan. Contoh: sampai lelang selesai."
        ),
    )
    place = TextField(_l("Tempat pengujian"), [OrEmpty(), Length(100)])
    change_reason = LongTextField(
        _l("Mengapa statusnya diubah"),
        [Required(_l("Tulis mengapa statusnya diubah.")), Length(LONG, REASON_LEAST)],
    )

    def __init__(
        self,
        *args: Any,
        units: Iterable[Unit],
        changing: bool = False,
        asked: Iterable[str] = (),
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        self.asked = tuple(asked)
        kept = [(unit.id, unit.name) for unit in units]
        self.unit_id.choices = [(0, _l("Belum ditentukan")), *kept]
        if not changing:
            del self.change_reason

    def validate_title(self, field: wtf.Field) -> None:
        """The office's words: titles are published, the applicant's words are not."""
        if any(is_said_in(field.data or "", text) for text in self.asked):
            raise wtf.ValidationError(
                _l(
                    "Judul ini masih kata-kata pemohon. Tulis judul dengan kata-kata kantor, "
                    "karena judul informasi yang dikecualikan diumumkan."
                )
            )

    def validate_condition(self, field: wtf.Field) -> None:
        """A lawful period: of a day, of a condition, or of both."""
        if self.period_ends_on.errors or self.ground.data not in set(Ground):
            return
        try:
            law.check_period(
                Ground(self.ground.data),
                starts_on=self.starts_on,
                expires_on=self.period_ends_on.data,
                condition=field.data or "",
            )
        except NotAllowed as error:
            raise wtf.ValidationError(f"{rule_words(error.rule)} ({error.article})") from None

    @property
    def starts_on(self) -> Any:
        """The day from which the period is counted."""
        return self.today

    @property
    def answers(self) -> dict[str, Any]:
        """The columns of an exclusion, and the version that was read."""
        said = ground_columns(super().answers)
        return said | {"unit_id": said["unit_id"] or None}


def from_kept(exclusion: Exclusion) -> dict[str, Any]:
    """What the sheet starts with."""
    names = (
        "title",
        "information",
        "law_article",
        "if_opened",
        "if_closed",
        "period_ends_on",
        "condition",
        "place",
        "change_reason",
    )
    return {name: getattr(exclusion, name) for name in names} | {
        "unit_id": exclusion.unit_id or 0,
        "ground": exclusion.ground.value,
        "point": point_value(exclusion.ground, exclusion.sub_point),
    }

"""How a notice on paper went to its reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import wtforms as wtf
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from ppid.cases import words as case_words
from ppid.cases.kinds import Way
from ppid.cases.printed import PrintedNotice
from ppid.kit.checks import Length, OrEmpty, Required
from ppid.kit.forms import ChoiceField, DayField, Form, ManyField, SubmitButton, TextField


class HandOverForm(Form):
    """When, how and to whom; which other notices went with it."""

    way = ChoiceField(
        _l("Bagaimana surat ini sampai kepada pemohon?"),
        choices=case_words.choices(case_words.WAYS),
        missing=_l("Pilih bagaimana surat ini diserahkan atau dikirim."),
    )
    given_on = DayField(
        _l("Tanggal diserahkan atau dikirim"), [InputRequired(_l("Tulis tanggalnya."))]
    )
    given_to = TextField(
        _l("Kepada siapa"), [Required(_l("Tulis nama yang menerima.")), Length(160)]
    )
    tracking = TextField(
        _l("Nomor resi pos atau kurir"),
        [OrEmpty(), Length(80)],
        description=_l("Tulis bila dikirim dengan resi. Pos biasa tanpa resi: biarkan kosong."),
    )
    also = ManyField(_l("Diserahkan bersama surat ini"), [OrEmpty()])
    submit = SubmitButton(_l("Catat sudah diserahkan"))

    def __init__(
        self,
        *args: Any,
        notice: PrintedNotice,
        siblings: Sequence[PrintedNotice],
        today: date,
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        self.notice, self.today = notice, today
        self.promised_on = min(notice.promised_at.date(), today)
        self.also.choices = [(str(one.id), one.title) for one in siblings]
        if not siblings:
            del self.also
        if not self.is_submitted():
            who = notice.subject.requester
            self.given_on.data = today
            self.given_to.data = who.proxy_name or who.name
            if siblings:
                self.also.data = [str(one.id) for one in siblings]

    def validate_given_on(self, field: DayField) -> None:
        """From the day it was owed until today."""
        if field.data and not self.promised_on <= field.data <= self.today:
            raise wtf.ValidationError(_("Tanggal ini harus sejak surat dibuat sampai hari ini."))

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks for."""
        return {
            "way": Way(self.way.data),
            "given_on": self.given_on.data,
            "given_to": self.given_to.data or "",
            "tracking": self.tracking.data or "",
        }

    @property
    def together(self) -> set[int]:
        """The other notices that went with it."""
        return {int(one) for one in (self.also.data or ())} if "also" in self._fields else set()

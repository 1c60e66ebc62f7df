"""What an administrator chooses to take over: a file, or suggested days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.kit.checks import Required, RequiredFile
from ppid.kit.forms import Form, ManyField, SubmitButton, UploadField
from ppid.kit.templates import day
from ppid.office.edits import DayOff
from ppid.office.words import HOLIDAYS


class ImportForm(Form):
    """A file with days off."""

    file = UploadField(
        _l("Berkas CSV atau iCalendar (.ics)"), [RequiredFile(_l("Pilih berkasnya dahulu."))]
    )
    submit = SubmitButton(_l("Periksa berkas"))


class SuggestionsForm(Form):
    """Which suggested days are taken over."""

    days = ManyField(
        _l("Hari yang belum tercatat"), [Required(_l("Pilih paling sedikit satu hari."))]
    )
    submit = SubmitButton(_l("Lihat akibatnya"))

    def __init__(self, *given: Any, offered: Sequence[DayOff], **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.days.choices = [
            (one.on.isoformat(), f"{day(one.on)}: {one.name} ({HOLIDAYS[one.kind]})")
            for one in offered
        ]
        self.offered = {one.on: one for one in offered}

    @property
    def chosen(self) -> tuple[DayOff, ...]:
        """The ticked days, in order."""
        ticked = (date.fromisoformat(on) for on in self.days.data or ())
        return tuple(self.offered[on] for on in sorted(ticked))

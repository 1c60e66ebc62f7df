"""What every form on a draft has: the version of the draft that was read, and today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import wtforms as wtf
from flask_babel import lazy_gettext as _l

from ppid.kit.forms import Form, HiddenField


class NotBefore:
    """A day that has not passed: the form knows `today`."""

    field_flags: Mapping[str, Any] = {}

    def __call__(self, form: Any, field: wtf.Field) -> None:
        """Raise in words when the day lies behind."""
        if field.data and field.data < form.today:
            raise wtf.ValidationError(_l("Pilih hari ini atau tanggal sesudahnya."))


class NotAfter:
    """A day that has come: the form knows `today`."""

    field_flags: Mapping[str, Any] = {}

    def __call__(self, form: Any, field: wtf.Field) -> None:
        """Raise in words when the day lies ahead."""
        if field.data and field.data > form.today:
            raise wtf.ValidationError(_l("Tanggal ini belum tiba."))


class DraftForm(Form):
    """A part of the draft; `seen` is the version of the draft that was read."""

    seen = HiddenField()

    def __init__(self, *args: Any, today: date, version: int, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.today = today
        if not self.seen.data:
            self.seen.data = str(version)

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, with the version that was read as a number."""
        seen = self.seen.data or ""
        return super().answers | {"seen": int(seen) if seen.isdecimal() else -1}

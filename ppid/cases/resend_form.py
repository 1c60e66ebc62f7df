"""Sending a mail again: a mail that the relay took goes out a second time only when confirmed."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.kit.forms import Form, HiddenField, SubmitButton
from ppid.outbox.models import Mail


class ResendForm(Form):
    """`seen` is the sending that was read: who confirms it twice sends once."""

    seen = HiddenField()
    submit = SubmitButton(_l("Ya, kirim sekali lagi"))

    def __init__(self, *args: Any, mail: Mail, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.sending = f"{mail.sent_at.timestamp():.6f}" if mail.sent_at else ""
        self.confirmed = bool(self.sending) and self.seen.data == self.sending
        self.seen.data = self.sending

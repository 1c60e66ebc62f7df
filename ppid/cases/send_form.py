"""Sending what the last page of a form shows."""

from __future__ import annotations

import wtforms as wtf
from flask_babel import lazy_gettext as _l

from ppid.kit.forms import Form, HiddenField, TextField


class SendForm(Form):
    """Sending what the page shows, and nothing else."""

    seen = HiddenField()
    website = TextField(_l("Biarkan kosong"))

    def validate_website(self, field: TextField) -> None:
        """A trap for robots: people never see it."""
        if field.data:
            raise wtf.ValidationError(_l("Kosongkan isian ini, lalu kirim sekali lagi."))

"""What is asked when two cases are linked."""

from __future__ import annotations

from typing import Any

import wtforms as wtf
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.cases.linked import LINKS, LinkKind
from ppid.cases.models import Case
from ppid.casework.linking.queries import found
from ppid.kit.checks import Length, Required
from ppid.kit.forms import ChoiceField, Form, LongTextField, SubmitButton, TextField


class LinkForm(Form):
    """Which case, how they belong together, and why."""

    number = TextField(
        _l("Nomor permohonan yang lain"),
        [Required(_l("Tulis nomornya.")), Length(40)],
        description=_l("Nomor lengkap, atau nomor urutnya saja."),
    )
    kind = ChoiceField(
        _l("Permohonan ini"),
        choices=[(kind.value, words[0]) for kind, words in LINKS.items()],
        missing=_l("Pilih kaitannya."),
    )
    reason = LongTextField(
        _l("Mengapa dikaitkan"), [Required(_l("Tulis alasannya.")), Length(1000)]
    )
    submit = SubmitButton(_l("Kaitkan"))

    def __init__(self, *args: Any, year: int, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.year = year
        self.other: Case | None = None

    def validate_number(self, field: wtf.Field) -> None:
        """A case of this office."""
        self.other = found(field.data or "", self.year)
        if self.other is None:
            raise wtf.ValidationError(_("Nomor ini tidak ada dalam register."))

    @property
    def answers(self) -> dict[str, Any]:
        """The other case, the kind as a member, and the reason."""
        return {
            "other": self.other,
            "kind": LinkKind(self.kind.data),
            "reason": self.reason.data,
        }

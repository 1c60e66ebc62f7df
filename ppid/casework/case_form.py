"""What every form on a case has: the version it was begun on, and its files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import wtforms as wtf
from flask_babel import gettext as _

from ppid.cases.models import Assignment, Case
from ppid.files import actions as files
from ppid.files import words as file_words
from ppid.files.actions import Stored
from ppid.files.reasons import Refused
from ppid.files.slots import Slot
from ppid.kit.checks import Email, Length, OrEmpty
from ppid.kit.forms import EmailField, Form, HiddenField, UploadsField
from ppid.outbox.addresses import BadAddress, plain

Slots = Mapping[str, Slot]


class MailboxField(EmailField):
    """An address that a mail can be promised to; may stay empty."""

    def __init__(self, label: Any, **rest: Any) -> None:
        super().__init__(label, [OrEmpty(), Length(254), Email()], **rest)

    def post_validate(self, form: wtf.Form, validation_stopped: bool) -> None:
        """Refuse in words what the outbox would refuse."""
        if not self.data or self.errors:
            return
        try:
            plain(self.data)
        except BadAddress:
            raise wtf.ValidationError(
                _("Tulis alamat email lengkap, contoh nama@contoh.id.")
            ) from None


class CaseForm(Form):
    """A step that was begun on a case as it stood; its files are kept before the step is done."""

    SLOTS: ClassVar[Slots] = {}

    version = HiddenField()

    def __init__(self, *args: Any, seen: Case | Assignment | None = None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.seen = seen
        self.stored: list[Stored] = []
        if seen is not None and not self.version.data:
            self.version.data = str(seen.version)

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, without the version."""
        return {name: value for name, value in super().answers.items() if name != "version"}

    def take_in(self) -> bool:
        """Check and store the files; a file that is not taken is said at its field."""
        for name, slot in self.SLOTS.items():
            field = self._fields.get(name)
            if field is not None:
                _take_in(field, slot, self.stored)
        if self.errors:
            self.discard()
        return not self.errors

    def discard(self) -> None:
        """Take stored files away again: the step was not done."""
        for stored in self.stored:
            files.discard(stored)
        self.stored.clear()

    def forbid(self, sentence: str) -> None:
        """Say at the top why the step was not done, and start from how the case stands now."""
        self.discard()
        self.form_errors.append(sentence)
        if self.seen is not None:
            self.version.data = str(self.seen.version)


def _take_in(field: wtf.Field, slot: Slot, stored: list[Stored]) -> None:
    many = isinstance(field, UploadsField)
    chosen = [upload for upload in (field.data if many else [field.data]) or () if upload]
    kept = []
    for upload in chosen:
        try:
            kept.append(files.inspect_and_store(upload.stream, upload.filename or "", slot))
        except Refused as refused:
            field.errors = [*field.errors, file_words.sentence(refused)]
    stored += kept
    field.data = kept if many else next(iter(kept), None)

"""What an administrator writes in the place of a letter or mail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from ppid.admin.texts.words import LANGUAGES, troubles
from ppid.kit.checks import Length, OrEmpty, Required
from ppid.kit.forms import Form, HiddenField, LongTextField, SubmitButton, TextField
from ppid.office.texts.slots import Slot

_NAMES = {"id": "indonesian", "en": "english"}


class TextForm(Form):
    """One place in each of its languages, and why it is changed."""

    indonesian = LongTextField(LANGUAGES["id"])
    english = LongTextField(
        LANGUAGES["en"],
        description=_l("Untuk pemohon yang memilih bahasa Inggris."),
    )
    reason = TextField(
        _l("Alasan perubahan"),
        [
            Required(_l("Tulis alasan perubahan, contoh: SK Bupati Nomor 12 Tahun 2026.")),
            Length(300),
        ],
        description=_l("Tercatat dalam riwayat bersama nama Anda."),
    )
    seen = HiddenField()
    submit = SubmitButton(_l("Simpan"))

    def __init__(self, *given: Any, slot: Slot, **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.slot = slot
        for language, name in _NAMES.items():
            if language not in slot.languages:
                del self[name]
            else:
                self[name].flags.maxlength = slot.most
                self[name].flags.optional = not slot.required

    def fields_by_language(self) -> Mapping[str, Any]:
        """The field of each language."""
        return {language: self[_NAMES[language]] for language in self.slot.languages}

    def words(self) -> dict[str, str]:
        """What is written, by language."""
        return {language: field.data or "" for language, field in self.fields_by_language().items()}

    def check_words(self) -> bool:
        """Whether the texts alone can be kept: a preview asks for no reason."""
        for field in self.fields_by_language().values():
            field.errors = self._troubles(field)[:1]
        return not any(field.errors for field in self.fields_by_language().values())

    def troubles(self) -> list[tuple[Any, list[str]]]:
        """Everything that keeps the texts out, by language: a field itself says the first."""
        found = [
            (LANGUAGES[one], self._troubles(f)) for one, f in self.fields_by_language().items()
        ]
        return [(words, lines) for words, lines in found if lines]

    def _troubles(self, field: LongTextField) -> list[str]:
        return list(troubles(self.slot, field.data or ""))

    def validate_indonesian(self, field: LongTextField) -> None:
        """It can be read, and names what the law needs."""
        self._check(field)

    def validate_english(self, field: LongTextField) -> None:
        """The same."""
        self._check(field)

    def _check(self, field: LongTextField) -> None:
        found = self._troubles(field)
        if found:
            raise ValidationError(found[0])


def from_words(words: Mapping[str, str]) -> dict[str, str]:
    """What the form holds when it opens."""
    return {_NAMES[language]: text for language, text in words.items() if language in _NAMES}


class SeenForm(Form):
    """A button that says which version was looked at."""

    seen = HiddenField(validators=[OrEmpty()])
    submit = SubmitButton(_l("Kembalikan"))

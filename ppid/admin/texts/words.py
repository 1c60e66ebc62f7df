"""What is said about texts: where they stand, and what in one cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.admin.faults import fault_words
from ppid.admin.words import MAILS
from ppid.letters.catalogue import (
    CATALOGUE,
    COPY_FORM,
    OBJECTION_FORM,
    OBJECTION_RECEIPT,
    RECEIPT,
    REQUEST_FORM,
)
from ppid.letters.models import LetterKind
from ppid.office.texts import versions
from ppid.office.texts.names import NAMES
from ppid.office.texts.slots import Slot

LANGUAGES: Final = {"id": _l("Bahasa Indonesia"), "en": _l("Bahasa Inggris")}
_MAIL: Final = "mail"

_PLACES: Final[Mapping[str, Any]] = {
    "letter": _l("Semua surat dan penetapan"),
    "receipt": RECEIPT.title,
    "request_form": REQUEST_FORM.title,
    "copy_form": COPY_FORM.title,
    "objection_receipt": OBJECTION_RECEIPT.title,
    "objection_form": OBJECTION_FORM.title,
    "decree": _l("Semua penetapan"),
    _MAIL: _l("Semua email"),
}


def place_words(place: str) -> Any:
    """What the letter or mail is called."""
    if place in _PLACES:
        return _PLACES[place]
    kind = place.removeprefix(f"{_MAIL}.")
    if kind == place:
        return CATALOGUE[LetterKind(place)].title
    return _l("Email: %(mail)s", mail=MAILS[kind])


def is_mail(slot: Slot) -> bool:
    """Whether a place stands in a mail."""
    return slot.place.split(".")[0] == _MAIL


def troubles(slot: Slot, text: str) -> Iterator[str]:
    """Everything that keeps a text out of a place, in words."""
    if slot.required and not text.strip():
        yield _("Tulis teksnya. Surat ini tidak dapat terbit tanpa bagian ini.")
        return
    if len(text) > slot.most:
        yield _("Paling banyak %(most)d huruf; sekarang %(now)d.", most=slot.most, now=len(text))
    for fault in versions.faults(slot, text):
        yield _("Baris %(line)d, ", line=fault.line) + fault_words(fault)
    for name in versions.lacking(slot, text):
        yield _(
            "Teks ini harus memuat {%(name)s} (%(means)s), karena surat ini tidak sah tanpanya.",
            name=name,
            means=NAMES[name].means,
        )

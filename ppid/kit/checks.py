"""What may be typed, in words: validators for the forms of all rooms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import wtforms as wtf
from flask_babel import lazy_gettext as _l
from wtforms import validators as v

_PHONE = re.compile(r"^\+?\(?[0-9][0-9 ()./-]{5,24}$")

Text = Any  # str or a lazy string: Flask-Babel's lazy strings are not str


def Required(message: Text) -> v.DataRequired:
    """Something must be filled in; the message says what."""
    return v.DataRequired(message)


def RequiredFile(message: Text) -> v.InputRequired:
    """A file must be chosen; the message says which."""
    return v.InputRequired(message)


def Length(most: int, least: int = 0, message: Text = None) -> v.Length:
    """Bounds on letters, in words."""
    words = message or (
        _l("Tulis %(least)d sampai %(most)d huruf.", least=least, most=most)
        if least
        else _l("Paling banyak %(most)d huruf.", most=most)
    )
    return v.Length(min=least or -1, max=most, message=words)


def Email() -> v.Email:
    """An email address that could receive mail."""
    return v.Email(_l("Tulis alamat email lengkap, contoh nama@contoh.id."))


def Phone() -> v.Regexp:
    """A telephone number as people write it."""
    return v.Regexp(_PHONE, message=_l("Tulis nomor telepon dengan angka, contoh 0812 3456 7890."))


class Nik:
    """Sixteen digits of the KTP."""

    field_flags: Mapping[str, Any] = {}

    def __call__(self, form: wtf.Form, field: wtf.Field) -> None:
        """Accept spaces and dots between digits; raise in words otherwise."""
        digits = re.sub(r"[ .-]", "", field.data or "")
        if not re.fullmatch(r"\d{16}", digits):
            raise wtf.ValidationError(_l("NIK harus 16 angka, contoh 3273010101900001."))
        field.data = digits


class When:
    """Ask the validators after it only when another field says so."""

    field_flags: Mapping[str, Any] = {}

    def __init__(self, applies: Callable[[Any], bool]) -> None:
        self.applies = applies

    def __call__(self, form: wtf.Form, field: wtf.Field) -> None:
        """Stop the chain without an error when the field is not asked for."""
        if not self.applies(form):
            field.errors = []
            raise v.StopValidation()


class OrEmpty(v.Optional):
    """An empty answer ends the chain."""

"""Two people wrote at once: what each field holds and what is stored, side by side.

A form knows what is stored because it was begun with it (`object_data` of its fields); so every
form that starts from stored text can show both, without a word of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

import wtforms as wtf
from flask import has_request_context, request
from flask_babel import gettext as _

from ppid.kit.templates import day

MERGE = "gabungkan"
"""The button that lays both texts into the field; nothing is saved by it."""

_UNSAID = (wtf.HiddenField, wtf.SubmitField, wtf.FileField, wtf.MultipleFileField)


@dataclass(frozen=True, slots=True)
class Pair:
    """One field that differs: its name on the page, what was typed, what is stored."""

    label: Any
    mine: str
    stored: str


@dataclass(frozen=True, slots=True)
class BothTexts:
    """What a page shows of a conflict; `merged` once both were laid into the fields."""

    pairs: tuple[Pair, ...] = ()
    by: str = ""
    when: str = ""
    merged: bool = False


def pairs(form: wtf.Form) -> tuple[Pair, ...]:
    """The fields that differ from what is stored; those begun with nothing are left out."""
    return tuple(
        Pair(field.label.text, mine, stored)
        for field in _told(form)
        if (mine := _said(field, field.data)) != (stored := _said(field, field.object_data))
    )


def wants_merge() -> bool:
    """Whether the button that joins both texts was pressed."""
    return has_request_context() and MERGE in request.form


def lay_both(form: wtf.Form) -> None:
    """Lay stored and typed text together into each long field that differs."""
    for field in _told(form):
        if isinstance(field, wtf.TextAreaField):
            field.data = merged(_said(field, field.data), _said(field, field.object_data))


def merged(mine: str, stored: str) -> str:
    """Both texts as one: lines they share once, where they differ the stored ones first."""
    ours, theirs = mine.splitlines(), stored.splitlines()
    lines: list[str] = []
    for _kind, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        lines += theirs[a:b]
        lines += ours[c:d] if theirs[a:b] != ours[c:d] else []
    return "\n".join(lines)


def _told(form: wtf.Form) -> Iterator[wtf.Field]:
    for field in form:
        if field.object_data is not None and not isinstance(field, _UNSAID):
            yield field


def _said(field: wtf.Field, value: Any) -> str:
    """A value as the page says it."""
    if isinstance(field, wtf.BooleanField):
        return _("Ya") if value else _("Tidak")
    if value in (None, "", []):
        return ""
    if isinstance(value, date):
        return day(value)
    if isinstance(field, wtf.SelectField | wtf.SelectMultipleField):
        known = {str(choice[0]): str(choice[1]) for choice in field.iter_choices()}
        chosen = value if isinstance(value, list | tuple) else [value]
        return ", ".join(known.get(str(one), str(one)) for one in chosen)
    return str(value).replace("\r\n", "\n").strip()

"""How a notice on paper reached its reader, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel.speaklater import LazyString

from ppid.cases import printing
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.cases.printed import PrintedNotice
from ppid.cases.words import WAYS
from ppid.kit.templates import day
from ppid.law import Event

Told = Mapping[str, object]


_PAPER = frozenset({Event.MAIL_RETURNED, Event.NOTICE_HANDED})


def shown(subject: Case | Objection, entries: Sequence[Any]) -> list[dict[str, object]]:
    """Notices on paper; none is looked for where all that was mailed arrived, by its timeline."""
    mailed = subject.requester.email and not any(row.Entry.event in _PAPER for row in entries)
    return [] if mailed else [told(one) for one in printing.of(subject)]


def told(one: PrintedNotice) -> dict[str, object]:
    """One notice as a page shows it: what, by when, or how it was handed over."""
    return {
        "id": one.id,
        "title": one.title,
        "due_on": one.due_on,
        "owed": printing.is_owed(one),
        "done": _done(one),
        "instead": one.mail_id is not None,
        "receipt": one.kind in printing.RECEIPTS,
    }


def _done(one: PrintedNotice) -> str:
    if one.given_on is None or one.way is None:
        return (
            "" if printing.is_owed(one) else _("Emailnya kemudian terkirim, tidak perlu dicetak.")
        )
    way: LazyString = WAYS[one.way]
    parts = [
        _("%(way)s, %(day)s", way=way, day=day(one.given_on)),
        _("kepada %(name)s", name=one.given_to) if one.given_to else "",
        _("nomor resi %(number)s", number=one.tracking) if one.tracking else "",
        _("dicatat oleh %(name)s", name=one.given_by.name) if one.given_by else "",
    ]
    return ", ".join(part for part in parts if part)

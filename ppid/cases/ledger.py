"""The ledger of a file's mails: what was promised, whether it left, what came of it since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import gettext as _

from ppid.accounts import queries as accounts
from ppid.cases.telling import Told, moment
from ppid.outbox.models import Mail, MailLine, MailNews, MailState
from ppid.outbox.words import FAULTS, STATES, return_words

_TONES = {MailState.SENT: "green", MailState.FAILED: "red", MailState.UNKNOWN: "orange"}
RESENT = frozenset({MailState.SENT, MailState.FAILED, MailState.UNKNOWN})
_TO_OFFICERS = ("officer_", "unit_")


def mails(rows: Iterable[Mail]) -> list[Told]:
    """What was mailed, each with its ledger: line by line, the oldest first."""
    mine = list(rows)
    names = accounts.names({one.officer_id for mail in mine for one in mail.lines})
    return [_told(mail, names) for mail in mine]


def _told(mail: Mail, names: Mapping[int, str]) -> Told:
    return {
        "id": mail.id,
        "subject": mail.subject,
        "to": _("Petugas") if mail.kind.startswith(_TO_OFFICERS) else _("Pemohon"),
        "state": STATES[mail.state],
        "tone": _TONES.get(mail.state, "grey"),
        "fault": FAULTS[mail.fault] if mail.fault and mail.state in RESENT else "",
        "when": moment(mail.sent_at or mail.promised_at),
        "may_resend": mail.state in RESENT,
        "lines": [
            (moment(mail.promised_at), _("Dijanjikan")),
            *(told for one in mail.lines for told in _line(one, names)),
            *_now(mail),
        ],
    }


def _line(one: MailLine, names: Mapping[int, str]) -> Iterable[tuple[str, Any]]:
    """What a line says, after what it keeps of the time before."""
    if one.was_sent_at:
        yield moment(one.was_sent_at), _taken(one.was_said)
    why = " ".join(filter(None, (one.status, one.said)))
    if one.news is MailNews.RETURNED:
        words = _("Kembali: %(reason)s", reason=return_words(one.status))
        yield moment(one.at), f"{words} ({why})" if why else words
    elif one.news is MailNews.DELAYED:
        words = _("Tertahan, masih dicoba server lain: %(reason)s", reason=return_words(one.status))
        yield moment(one.at), f"{words} ({why})" if why else words
    else:
        by = names.get(one.officer_id or 0, "")
        said = _("Dikirim ulang oleh %(name)s", name=by) if by else _("Dikirim ulang")
        yield moment(one.at), said


def _now(mail: Mail) -> Iterable[tuple[str, Any]]:
    if mail.sent_at:
        yield moment(mail.sent_at), _taken(mail.reply or "")
    elif mail.fault and mail.state in RESENT:
        tried = _("dicoba %(times)s kali", times=mail.attempts)
        yield "", f"{FAULTS[mail.fault]} {mail.last_error or ''} ({tried})"
    elif mail.attempts:
        yield moment(mail.due_at), _("Dicoba lagi: %(why)s", why=_why(mail))
    else:
        yield "", STATES[mail.state]


def _why(mail: Mail) -> str:
    return f"{FAULTS[mail.fault] if mail.fault else ''} {mail.last_error or ''}".strip()


def _taken(reply: str) -> str:
    return _("Diterima server email: %(reply)s", reply=reply or "250")
